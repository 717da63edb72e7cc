"""One link asked after: HEAD, then GET, following redirects, with no more read than the headers."""

import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from finder.fetching.networks import (
    Address,
    ForbiddenNetworkError,
    Resolve,
    connect,
    is_public,
    resolve,
)
from finder.vocabulary import LinkOutcome

NAME = "SupportFinder-LinkCheck"
MOST_HOPS = 5
SECONDS_FOR_A_REQUEST = 10.0
SECONDS_FOR_A_LINK = 25.0
LONGEST = 2000
REDIRECTS = (301, 302, 303, 307, 308)
LASTING = (301, 308)
GONE = (404, 410)
# Whoever says this wants to be left alone for a while.
WANTS_PEACE = (429, 503)
NO_SUCH_HOST = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
USUAL_PORTS = {"http": 80, "https": 443}
HOST = re.compile(r"[a-z0-9._:-]+")
# What a second request could not make better.
SETTLED = (
    LinkOutcome.FINE,
    LinkOutcome.MOVED,
    LinkOutcome.NO_HOST,
    LinkOutcome.BAD_CERTIFICATE,
    LinkOutcome.NOT_FOLLOWED,
)
IN_A_PATH = "%/:=&?~#+!$,;'@()*[]|"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking after a link; `status` is None where nobody spoke HTTP to us.

    `moved_to` is where the link leads for good, by redirects that say so.
    """

    outcome: LinkOutcome
    status: int | None = None
    moved_to: str | None = None

    @property
    def wants_peace(self) -> bool:
        """Say whether this site asked not to be asked more now."""
        return self.status in WANTS_PEACE


class NotFollowedError(Exception):
    """The address is none that we follow."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks after links under a name, `agent`; connects to public networks only.

    A test may allow others, and answer for the resolver of this machine. Seconds are the most that
    one request, and one link with all its redirects, may take.
    """

    agent: str
    allowed: Callable[[Address], bool] = is_public
    resolve: Resolve = resolve
    patience: float = SECONDS_FOR_A_REQUEST
    whole_patience: float = SECONDS_FOR_A_LINK

    def ask(self, link: str) -> Answer:
        """Give what became of a link; never raises. Only the resolver may take its own time."""
        until = time.monotonic() + self.whole_patience
        answer = self._follow("HEAD", link, until)
        if answer.outcome in SETTLED or answer.wants_peace:
            return answer
        # Many servers know HEAD badly: only what they say to GET counts.
        return self._follow("GET", link, until)

    def _follow(self, method: str, link: str, until: float) -> Answer:
        status, is_lasting = 0, True
        try:
            here = for_good = _read(link)
            for _ in range(MOST_HOPS + 1):
                status, location = self._request(method, here, until)
                if status not in REDIRECTS or not location:
                    return _judge(status, link, for_good.address)
                here = _read(urljoin(here.address, location))
                is_lasting = is_lasting and status in LASTING
                for_good = here if is_lasting else for_good
        except (NotFollowedError, ForbiddenNetworkError):
            return Answer(LinkOutcome.NOT_FOLLOWED)
        except ssl.SSLCertVerificationError:
            return Answer(LinkOutcome.BAD_CERTIFICATE)
        except socket.gaierror as error:
            missing = error.errno in NO_SUCH_HOST
            return Answer(LinkOutcome.NO_HOST if missing else LinkOutcome.NO_ANSWER)
        except (OSError, HTTPException, ValueError):
            return Answer(LinkOutcome.NO_ANSWER)
        return Answer(LinkOutcome.NO_ANSWER, status)  # in circles, or too far

    def _request(self, method: str, target: "_Target", until: float) -> tuple[int, str]:
        """Give the status of one request and where it redirects to, else nothing."""
        until = min(until, time.monotonic() + self.patience)
        sock = connect(target.host, target.port, self.allowed, until, self.resolve)
        with closing(sock):
            if target.is_secure:
                sock = ssl.create_default_context().wrap_socket(
                    sock, server_hostname=target.host, do_handshake_on_connect=False
                )
            with closing(sock), _ended_at(sock, until):
                if isinstance(sock, ssl.SSLSocket):
                    sock.do_handshake()
                return self._speak(method, target, sock)

    def _speak(self, method: str, target: "_Target", sock: socket.socket) -> tuple[int, str]:
        kind = HTTPSConnection if target.is_secure else HTTPConnection
        headers = {"User-Agent": self.agent, "Accept": "*/*", "Connection": "close"}
        with closing(kind(target.host, target.port)) as connection:
            # It must never connect by itself: only what was checked is spoken to.
            connection.auto_open = 0
            connection.sock = sock
            connection.request(method, target.path, headers=headers)
            with closing(connection.getresponse()) as response:
                return response.status, _as_meant(response.getheader("Location", ""))


@dataclass(frozen=True, slots=True)
class _Target:
    """An address that may be asked, in plain letters only, and its parts."""

    address: str
    host: str
    port: int
    path: str

    @property
    def is_secure(self) -> bool:
        return self.address.startswith("https:")


def _read(link: str) -> _Target:
    """Give an address in its parts; raises NotFollowedError for one that we do not follow."""
    try:
        parts = urlsplit(link.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        port = parts.port
    except ValueError as error:
        raise NotFollowedError from error
    if parts.scheme not in USUAL_PORTS or not HOST.fullmatch(host) or "@" in parts.netloc:
        raise NotFollowedError
    shown = f"[{host}]" if ":" in host else host
    place = shown if port is None else f"{shown}:{port}"
    path, query = quote(parts.path or "/", IN_A_PATH), quote(parts.query, IN_A_PATH)
    fragment = quote(parts.fragment, IN_A_PATH)
    return _Target(
        SplitResult(parts.scheme, place, path, query, fragment).geturl(),
        host,
        port or USUAL_PORTS[parts.scheme],
        f"{path}?{query}" if query else path,
    )


def _as_meant(header: str) -> str:
    """Give a header as it was meant: it comes as Latin-1, and what is not plain is mostly UTF-8."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def name_to_give(contact: str) -> str:
    """Give the name under which sites are asked, with whom they may write to, where known."""
    return f"{NAME} (+{contact})" if contact else NAME


def host_of(link: str) -> str:
    """Give the host of a link in small letters, empty where it has none."""
    try:
        return urlsplit(link).hostname or ""
    except ValueError:
        return ""


def _judge(status: int, link: str, for_good: str) -> Answer:
    if 200 <= status < 300:
        moved = _with_fragment(for_good, link)
        if len(moved) > LONGEST or _same_place(moved, link):
            return Answer(LinkOutcome.FINE, status)
        return Answer(LinkOutcome.MOVED, status, moved)
    if status in GONE:
        return Answer(LinkOutcome.GONE, status)
    if 400 <= status < 500:
        return Answer(LinkOutcome.REFUSED, status)
    return Answer(LinkOutcome.NO_ANSWER, status)


def _with_fragment(moved: str, link: str) -> str:
    """Give where it moved with the part of the page that the link names, as browsers keep it."""
    fragment = urlsplit(link).fragment
    return f"{moved}#{fragment}" if fragment and "#" not in moved else moved


def _same_place(one: str, other: str) -> bool:
    """Say whether two addresses differ in nothing that people would mend."""

    def core(address: str) -> tuple[str, ...]:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
        return host, parts.path.rstrip("/"), parts.query

    return core(one) == core(other)


@contextmanager
def _ended_at(sock: socket.socket, until: float) -> Iterator[None]:
    """Cut a connection off at a moment, however slowly it still talks; raises TimeoutError then."""

    def cut() -> None:
        # Past SSL's own way, which would take the connection from under who reads it.
        with suppress(OSError):
            socket.socket.shutdown(sock, socket.SHUT_RDWR)

    timer = threading.Timer(max(0.0, until - time.monotonic()), cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
    if time.monotonic() >= until:
        raise TimeoutError
