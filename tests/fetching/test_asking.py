"""Links asked after over real connections, to servers on this machine that behave badly."""

from __future__ import annotations

import datetime
import socket
import ssl
import time
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from finder.fetching import Answer, Asker
from finder.fetching.networks import Address, is_public, resolve, undressed
from finder.vocabulary import LinkOutcome
from tests.fetching.site import Handler, Site, serving

AGENT = "SupportFinder-LinkCheck (+links@example.org)"
HERE = ip_address("127.0.0.1")


def only_here(address: Address) -> bool:
    return address == HERE


def asker(*, patience: float = 5.0, whole: float = 5.0) -> Asker:
    return Asker(AGENT, only_here, patience=patience, whole_patience=whole)


def test_what_a_site_says_becomes_what_we_know(site: Site) -> None:
    site.answers = {
        "/gone": 404,
        "/for-ever": 410,
        "/members": 401,
        "/no-machines": 403,
        "/slowly": 429,
        "/broken": 500,
        "/new": lambda one: one.say(405 if one.command == "HEAD" else 200),
        "/hidden": lambda one: one.say(404 if one.command == "HEAD" else 200),
    }
    found = {path: asker().ask(site.origin + path) for path in ("/", *site.answers)}

    assert found == {
        "/": Answer(LinkOutcome.FINE, 200),
        "/gone": Answer(LinkOutcome.GONE, 404),
        "/for-ever": Answer(LinkOutcome.GONE, 410),
        "/members": Answer(LinkOutcome.REFUSED, 401),
        "/no-machines": Answer(LinkOutcome.REFUSED, 403),
        "/slowly": Answer(LinkOutcome.REFUSED, 429),
        "/broken": Answer(LinkOutcome.NO_ANSWER, 500),
        "/new": Answer(LinkOutcome.FINE, 200),
        "/hidden": Answer(LinkOutcome.FINE, 200),
    }
    # Who is content with HEAD, or wants peace, is asked once.
    methods = [method for method, path in site.asked if path in ("/", "/slowly")]
    assert methods == ["HEAD", "HEAD"]
    assert site.agents == {AGENT}


def test_redirects_are_followed_and_only_lasting_ones_move_a_link(site: Site) -> None:
    site.answers = {
        "/old": "301 /newer",
        "/newer": "308 /new?a=1",
        "/today": "302 /new",
        "/old-and-today": "301 /today",
        "/slash": "301 /slash/",
        "/old-and-gone": "301 /gone",
        "/gone": 404,
        "/words": "301 /grüße dich",
        "/circle": "301 /circle",
        "/away": "302 ftp://example.org/",
        "/script": "302 javascript:alert(1)",
        "/nowhere": "302 http://[::1",
    }

    def found(path: str) -> tuple[LinkOutcome, str | None]:
        answer = asker().ask(site.origin + path)
        moved = answer.moved_to
        return answer.outcome, moved and moved.removeprefix(site.origin)

    assert found("/old#part") == (LinkOutcome.MOVED, "/new?a=1#part")
    assert found("/today") == (LinkOutcome.FINE, None)
    assert found("/old-and-today") == (LinkOutcome.MOVED, "/today")
    assert found("/slash") == (LinkOutcome.FINE, None)
    assert found("/old-and-gone") == (LinkOutcome.GONE, None)
    assert found("/words") == (LinkOutcome.MOVED, "/gr%C3%BC%C3%9Fe%20dich")
    assert found("/away") == found("/script") == (LinkOutcome.NOT_FOLLOWED, None)
    assert found("/nowhere")[0] in (LinkOutcome.NOT_FOLLOWED, LinkOutcome.NO_ANSWER)
    site.asked.clear()
    assert found("/circle") == (LinkOutcome.NO_ANSWER, None)
    assert len(site.asked) == 12  # six by HEAD, six by GET


INSIDE = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.168.1.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:80ff:fffe",
    "fc00::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
]
OUTSIDE = ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]


def test_only_public_networks_are_connected_to() -> None:
    assert [one for one in INSIDE if is_public(undressed(ip_address(one)))] == []
    assert [one for one in OUTSIDE if not is_public(undressed(ip_address(one)))] == []


def test_no_redirect_and_no_disguise_leads_inside(site: Site) -> None:
    """The one machine that is allowed sends us to its neighbour, in every spelling."""
    with serving(Site("127.0.0.2")) as secret:
        port = secret.server_port
        disguises = [
            f"//127.0.0.2:{port}/",
            f"http://2130706434:{port}/",
            f"http://0x7f000002:{port}/",
            f"http://0177.0.0.2:{port}/",
            f"http://127.2:{port}/",
            f"http://[::ffff:127.0.0.2]:{port}/",
            f"http://[::ffff:7f00:2]:{port}/",
            f"http://127。0。0。2:{port}/",
            f"http://127.0.0.1@127.0.0.2:{port}/",
            f"http://127.0.0.1:{port}\\@127.0.0.2:{port}/",
            "http://127.0.0.1:22/",
        ]
        for number, target in enumerate(disguises):
            site.answers[f"/{number}"] = f"302 {target}"
        outcomes = [asker().ask(f"{site.origin}/{n}").outcome for n in range(len(disguises))]
        # What nothing allows is not reached straight away either, by whatever is usual.
        usual = Asker(AGENT, patience=2).ask(f"http://localhost:{port}/")

        assert outcomes == [LinkOutcome.NOT_FOLLOWED] * len(disguises)
        assert usual == Answer(LinkOutcome.NOT_FOLLOWED)
        assert secret.asked == []


def test_a_name_that_says_something_else_the_second_time_gets_nowhere(site: Site) -> None:
    """What was checked is what is connected to; each connection is checked anew."""
    said: list[list[str]] = [["127.0.0.1"], ["127.0.0.2"]]
    asked: list[str] = []

    def rebind(host: str, port: int) -> list[str]:
        asked.append(host)
        return said.pop(0) if said else ["127.0.0.2"]

    site.answers["/first"] = "302 /second"
    one = Asker(AGENT, only_here, rebind)

    answer = one.ask(f"http://rebinding.example:{site.server_port}/first")

    assert answer.outcome is LinkOutcome.NOT_FOLLOWED
    assert site.asked == [("HEAD", "/first")]
    assert asked == ["rebinding.example"] * 2


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (socket.EAI_NONAME, LinkOutcome.NO_HOST),
        (socket.EAI_AGAIN, LinkOutcome.NO_ANSWER),
    ],
)
def test_no_such_host_is_not_a_resolver_in_trouble(error: int, outcome: LinkOutcome) -> None:
    def fail(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(error, "no")

    assert Asker(AGENT, resolve=fail).ask("https://nobody.example/") == Answer(outcome)


def say_nothing(one: Handler) -> None:
    one.server.over.wait(10)


def say_for_ever(one: Handler) -> None:
    """Begin well, and then send headers without an end, each just in time."""
    one.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not one.server.over.wait(0.05):
        one.wfile.write(b"X-More: 1\r\n" if one.path == "/headers" else b"X")


def say_what_is_no_http(one: Handler) -> None:
    one.wfile.write(b"\x00\xff not HTTP\r\n\r\n")


def say_much(one: Handler) -> None:
    one.say(200)
    while not one.server.over.is_set():
        one.wfile.write(b"x" * 65536)


@pytest.mark.parametrize("path", ["/silent", "/headers", "/drops"])
def test_who_is_slow_without_end_is_left(site: Site, path: str) -> None:
    site.answers = {"/silent": say_nothing, "/headers": say_for_ever, "/drops": say_for_ever}
    started = time.monotonic()

    answer = asker(patience=0.2, whole=0.5).ask(site.origin + path)

    assert answer == Answer(LinkOutcome.NO_ANSWER)
    assert time.monotonic() - started < 1.5


def test_of_an_endless_page_nothing_is_read(site: Site) -> None:
    site.answers = {
        "/": lambda one: say_much(one) if one.command == "GET" else one.say(405),
        "/strange": say_what_is_no_http,
        "/nothing": lambda one: one.wfile.flush(),
    }

    assert asker().ask(f"{site.origin}/") == Answer(LinkOutcome.FINE, 200)
    assert asker().ask(f"{site.origin}/strange") == Answer(LinkOutcome.NO_ANSWER)
    assert asker().ask(f"{site.origin}/nothing") == Answer(LinkOutcome.NO_ANSWER)


def test_who_is_not_there_and_what_is_no_link_are_no_answers() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    for link in (
        "mailto:a@b.example",
        "https://",
        "http://a b/",
        "http://\x00/",
        "https://a:99999/",
    ):
        assert asker().ask(link) == Answer(LinkOutcome.NOT_FOLLOWED)
    assert asker().ask(nobody) == Answer(LinkOutcome.NO_ANSWER)


def certify(folder: Path, name: str) -> ssl.SSLContext:
    """Give a server's context with a certificate of its own making, which is also kept there."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    moment = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(moment - datetime.timedelta(days=1))
        .not_valid_after(moment + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return context


def test_a_certificate_counts_only_for_its_name(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = certify(tmp_path, "help.example")
    site.socket = context.wrap_socket(site.socket, server_side=True)
    one = Asker(AGENT, only_here, lambda *_: ["127.0.0.1"])
    secure = f"https://help.example:{site.server_port}/"

    assert one.ask(secure) == Answer(LinkOutcome.BAD_CERTIFICATE)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    assert one.ask(secure) == Answer(LinkOutcome.FINE, 200)
    assert one.ask(secure.replace("help", "other")) == Answer(LinkOutcome.BAD_CERTIFICATE)
    assert resolve("127.0.0.1", 1) == ["127.0.0.1"]
