"""One letter handed to a mail server: within a bounded time, never unencrypted by accident."""

import smtplib
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage

from finder.config import STARTTLS, TLS, Config

SECONDS_FOR_AN_ANSWER = 20.0
SECONDS_IN_ALL = 120.0
READY = 220
FINAL = 500  # codes from here on mean never
FAULTS = (smtplib.SMTPException, OSError, ValueError)


class UndeliveredError(Exception):
    """A letter was not taken; the message is the class and code of what was wrong."""


class RefusedError(UndeliveredError):
    """The server did not take this letter; `final` where it never will."""

    def __init__(self, error: Exception, code: int) -> None:
        super().__init__(_name(error, code))
        self.final = code >= FINAL


def send(config: Config, letter: EmailMessage) -> None:
    """Hand the letter over; raises RefusedError, or UndeliveredError where no letter would go."""
    try:
        with _signed_in(config) as server:
            server.send_message(letter)
    except smtplib.SMTPRecipientsRefused as error:
        raise RefusedError(error, max(code for code, _ in error.recipients.values())) from None
    except smtplib.SMTPDataError as error:
        raise RefusedError(error, error.smtp_code) from None
    except FAULTS as error:
        raise UndeliveredError(_name(error)) from None


def greet(config: Config) -> None:
    """Sign in to the mail server and leave; raises UndeliveredError where that is not possible."""
    try:
        with _signed_in(config):
            pass
    except FAULTS as error:
        raise UndeliveredError(_name(error)) from None


@contextmanager
def _signed_in(config: Config) -> Iterator[smtplib.SMTP]:
    """Give a connection on which mail may be sent; it is closed whatever happens."""
    server = _new_client(config)
    # Each answer has a time of its own, which a server that drips letters never uses up.
    watch = threading.Timer(SECONDS_IN_ALL, _hang_up, [server])
    watch.daemon = True
    watch.start()
    try:
        code, words = server.connect(config.smtp_host, config.smtp_port)
        if code != READY:
            raise smtplib.SMTPConnectError(code, words)
        if config.smtp_security == STARTTLS:
            server.starttls(context=ssl.create_default_context())
        server.ehlo_or_helo_if_needed()
        if config.smtp_user:
            server.login(config.smtp_user, config.smtp_password)
        yield server
        # The letter is theirs by now: a goodbye that fails is no reason to send it again.
        with suppress(*FAULTS):
            server.quit()
    finally:
        watch.cancel()
        server.close()


def _new_client(config: Config) -> smtplib.SMTP:
    # The machine's own name is nobody's business, and asking for it may take seconds.
    name = config.mail_from.rpartition("@")[2]
    client: smtplib.SMTP
    if config.smtp_security == TLS:
        trust = ssl.create_default_context()
        client = smtplib.SMTP_SSL(local_hostname=name, timeout=SECONDS_FOR_AN_ANSWER, context=trust)
    else:
        client = smtplib.SMTP(local_hostname=name, timeout=SECONDS_FOR_AN_ANSWER)
    # Its certificate must be for this name. The constructor would connect before we can watch it.
    client._host = config.smtp_host  # type: ignore[attr-defined]  # noqa: SLF001
    return client


def _hang_up(server: smtplib.SMTP) -> None:
    """End the talk under whoever waits for an answer; closing alone would not wake them."""
    if server.sock is not None:
        with suppress(OSError):
            socket.socket.shutdown(server.sock, socket.SHUT_RDWR)


def _name(error: Exception, code: int | None = None) -> str:
    """Give the class of an error and its code, and nothing of what the server wrote."""
    code = code if code is not None else getattr(error, "smtp_code", None)
    return type(error).__name__ if code is None else f"{type(error).__name__} {code}"
