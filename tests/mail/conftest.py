"""A real mail server for tests, with a certificate of its own."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from finder.config import Config, load_config
from tests.test_cli import free_port

USER, PASSWORD = "finder", "a password of this test"


@dataclass
class Post:
    """A mail server: what it got, and what it answers instead of yes to the next letters."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    signed_in: list[bool] = field(default_factory=list)
    passwords: list[bytes] = field(default_factory=list)
    to_recipient: list[str] = field(default_factory=list)
    to_data: list[str] = field(default_factory=list)
    before_answer: Callable[[], None] = lambda: None  # the letter is taken, and nobody knows yet

    async def handle_RCPT(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if self.to_recipient:
            return self.to_recipient.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.to_data:
            return self.to_data.pop(0)
        self.letters.append(message_from_bytes(envelope.content, policy=SMTP))
        self.encrypted.append(server.transport.get_extra_info("ssl_object") is not None)
        self.signed_in.append(bool(session.authenticated))
        self.before_answer()
        return "250 OK"

    def let_in(self, _server: Any, _session: Any, _envelope: Any, _how: str, login: Any) -> Any:
        self.passwords.append(login.password)
        good = (login.login, login.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=good, handled=False)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a file with a key and its certificate for 127.0.0.1."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "a mail server of tests")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("certificate") / "both.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


OpenPost = Callable[..., Post]


@pytest.fixture
def open_post(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenPost]:
    """Give a function that starts a mail server, `security` as our setting has it."""
    # How an operator trusts a certificate of their own, too.
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with ExitStack() as stack:

        def start(security: str = "none") -> Post:
            post = Post(port=free_port())
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(certificate)
            more: dict[str, Any] = {"auth_require_tls": False}
            if security == "starttls":
                more |= {"tls_context": context, "require_starttls": True}
            if security == "tls":
                more |= {"ssl_context": context}
            controller = Controller(post, "127.0.0.1", post.port, authenticator=post.let_in, **more)
            controller.start()
            stack.callback(controller.stop)
            return post

        yield start


def mail_settings(
    var: Path, port: int | None = None, security: str = "none", **more: str
) -> dict[str, str]:
    """Give an environment for development, with a mail server where a port is named."""
    mail = {
        "FINDER_SMTP_HOST": "127.0.0.1",
        "FINDER_SMTP_PORT": str(port),
        "FINDER_SMTP_SECURITY": security,
        "FINDER_MAIL_FROM": "finder@example.org",
    }
    plain = {"FINDER_ENV": "development", "FINDER_VAR": str(var)}
    return plain | (mail if port is not None else {}) | more


def settings(var: Path, port: int | None = None, security: str = "none", **more: str) -> Config:
    """Give the settings of such an environment."""
    return load_config(mail_settings(var, port, security, **more))
