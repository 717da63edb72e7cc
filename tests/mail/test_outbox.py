"""The outbox, in real conversations with a real mail server."""

import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import closing
from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from finder.config import Config
from finder.db import reading, writing
from finder.mail import folder, smtp
from finder.mail.letters import UnusableRecipientError
from finder.mail.outbox import WAITS, OutboxCount, count, forget, queue, send_again, send_due
from finder.models import OutboxMessage
from tests.config.test_config import GOOD_SECRET
from tests.conftest import NOW
from tests.mail.conftest import PASSWORD, USER, OpenPost, mail_settings, settings
from tests.test_cli import free_port

SECRET = "https://help.example.org/accounts/invitation/s3cret"
MINUTE = timedelta(minutes=1)


def put(engine: Engine, *recipients: str, now: datetime = NOW) -> None:
    with writing(engine) as session:
        for to in recipients or ("editor@example.org",):
            queue(session, to, "Invitation", f"Hello,\n{SECRET}\n", now)


def messages(engine: Engine) -> list[OutboxMessage]:
    with reading(engine) as session:
        return list(session.exec(select(OutboxMessage)))


def only(engine: Engine) -> OutboxMessage:
    (message,) = messages(engine)
    return message


def counted(engine: Engine) -> OutboxCount:
    with reading(engine) as session:
        return count(session)


@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_a_letter_is_sent_once_and_its_text_is_forgotten(
    own_engine: Engine, tmp_path: Path, open_post: OpenPost, security: str
) -> None:
    post = open_post(security)
    login = {"FINDER_SMTP_USER": USER, "FINDER_SMTP_PASSWORD": PASSWORD}
    config = settings(tmp_path, post.port, security, **login)
    put(own_engine)

    assert send_due(own_engine, config, NOW) == 1
    assert send_due(own_engine, config, NOW + timedelta(days=1)) == 0

    (letter,) = post.letters
    assert letter["To"] == "editor@example.org"
    assert letter["From"] == "Support Finder <finder@example.org>"
    assert SECRET in letter.get_content()
    assert (post.encrypted, post.signed_in) == ([security != "none"], [True])
    kept = only(own_engine)
    assert (kept.text, kept.sent_at, kept.next_attempt, kept.attempts) == (None, NOW, None, 1)
    assert counted(own_engine) == OutboxCount(0, None, 0)


def test_nothing_is_sent_before_the_caller_has_committed(
    own_engine: Engine, tmp_path: Path, open_post: OpenPost
) -> None:
    post = open_post()
    config = settings(tmp_path, post.port)
    with Session(own_engine.execution_options(finder_writes=True)) as session:
        queue(session, "editor@example.org", "Invitation", "Hello", NOW)
        with pytest.raises(UnusableRecipientError):
            queue(session, "a@example.org\nBcc: b@example.org", "Invitation", "Hello", NOW)
        assert send_due(own_engine, config, NOW) == 0
        session.rollback()

    assert send_due(own_engine, config, NOW) == 0
    assert messages(own_engine) == []


def test_a_server_that_says_later_is_asked_again_after_growing_waits(
    own_engine: Engine, tmp_path: Path, open_post: OpenPost
) -> None:
    post = open_post()
    config = settings(tmp_path, post.port)
    put(own_engine)
    moment = NOW
    for wait in WAITS:
        post.to_recipient = ["450 4.2.0 Come back later, editor@example.org"]
        assert send_due(own_engine, config, moment) == 0
        message = only(own_engine)
        assert message.next_attempt is not None
        assert message.next_attempt - moment == pytest.approx(wait, abs=timedelta(seconds=5))
        assert message.last_error == "SMTPRecipientsRefused 450"
        assert send_due(own_engine, config, message.next_attempt - MINUTE / 60) == 0
        assert only(own_engine).attempts == message.attempts
        moment = message.next_attempt

    assert send_due(own_engine, config, moment) == 1
    assert len(post.letters) == 1


def test_after_the_last_wait_a_letter_is_given_up_and_can_be_put_back(
    own_engine: Engine, tmp_path: Path, open_post: OpenPost
) -> None:
    post = open_post()
    config = settings(tmp_path, post.port)
    put(own_engine)
    post.to_data = ["451 4.3.0 Not now"] * (len(WAITS) + 1)
    for day in range(len(WAITS) + 3):
        assert send_due(own_engine, config, NOW + timedelta(days=day)) == 0

    message = only(own_engine)
    assert (message.attempts, message.next_attempt) == (len(WAITS) + 1, None)
    assert message.last_error == "SMTPDataError 451"
    assert counted(own_engine).failed == 1
    with writing(own_engine) as session:
        assert send_again(session, NOW) == 1
    assert send_due(own_engine, config, NOW) == 1
    assert counted(own_engine) == OutboxCount(0, None, 0)


@pytest.mark.parametrize("refusal", ["to_recipient", "to_data"])
def test_a_server_that_says_never_is_asked_once_and_others_are_served(
    own_engine: Engine, tmp_path: Path, open_post: OpenPost, refusal: str
) -> None:
    post = open_post()
    config = settings(tmp_path, post.port)
    put(own_engine, "nobody@example.org")
    put(own_engine, "editor@example.org", now=NOW + MINUTE)
    getattr(post, refusal).append("550 5.1.1 nobody@example.org is unknown here")

    assert send_due(own_engine, config, NOW + MINUTE) == 1

    failed = next(one for one in messages(own_engine) if one.failed_at is not None)
    assert failed.recipient == "nobody@example.org"
    assert failed.next_attempt is None
    assert failed.last_error in ("SMTPRecipientsRefused 550", "SMTPDataError 550")
    assert counted(own_engine) == OutboxCount(0, None, 1)


def stalls(connection: socket.socket) -> None:
    connection.recv(1)  # until they hang up


def drips(connection: socket.socket) -> None:
    try:
        connection.sendall(b"220 ")
        while True:
            connection.sendall(b"2")
            time.sleep(0.05)
    except OSError:
        return


@pytest.mark.parametrize("behaviour", [stalls, drips])
def test_a_server_that_never_answers_holds_nobody_up(
    own_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, behaviour: Any
) -> None:
    monkeypatch.setattr(smtp, "SECONDS_FOR_AN_ANSWER", 0.3)
    monkeypatch.setattr(smtp, "SECONDS_IN_ALL", 0.6)
    put(own_engine, "a@example.org", "b@example.org")
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:

        def answer() -> None:
            connection, _ = listening.accept()
            with connection:
                behaviour(connection)

        thread = threading.Thread(target=answer)
        thread.start()
        started = time.monotonic()
        assert send_due(own_engine, settings(tmp_path, listening.getsockname()[1]), NOW) == 0
        assert time.monotonic() - started < 5
        thread.join(timeout=5)
        assert not thread.is_alive()

    # The second letter would fare no better: it was not even tried.
    assert sorted(one.attempts for one in messages(own_engine)) == [0, 1]
    tried = next(one for one in messages(own_engine) if one.attempts)
    assert tried.next_attempt == pytest.approx(NOW + WAITS[0], abs=timedelta(seconds=5))
    assert tried.last_error == "SMTPServerDisconnected"


def reason(engine: Engine, config: Config) -> str | None:
    put(engine)
    assert send_due(engine, config, NOW) == 0
    message = only(engine)
    assert message.failed_at is None  # somebody can mend it
    return message.last_error


def test_a_wrong_password_is_said_by_its_code(
    own_engine: Engine, tmp_path: Path, open_post: OpenPost
) -> None:
    login = {"FINDER_SMTP_USER": USER, "FINDER_SMTP_PASSWORD": "another"}
    config = settings(tmp_path, open_post("starttls").port, "starttls", **login)

    assert reason(own_engine, config) == "SMTPAuthenticationError 535"
    with pytest.raises(smtp.UndeliveredError, match="SMTPAuthenticationError 535"):
        smtp.greet(config)


def test_the_password_is_not_told_to_a_server_without_encryption(
    own_engine: Engine, tmp_path: Path, open_post: OpenPost
) -> None:
    post = open_post("none")
    login = {"FINDER_SMTP_USER": USER, "FINDER_SMTP_PASSWORD": PASSWORD}

    assert reason(own_engine, settings(tmp_path, post.port, "starttls", **login)) == (
        "SMTPNotSupportedError"
    )
    assert post.passwords == []


@pytest.mark.parametrize("fault", ["unknown", "of another name"])
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_the_password_is_not_told_to_a_server_that_nobody_vouches_for(
    own_engine: Engine,
    tmp_path: Path,
    open_post: OpenPost,
    monkeypatch: pytest.MonkeyPatch,
    security: str,
    fault: str,
) -> None:
    post = open_post(security)
    more = {"FINDER_SMTP_USER": USER, "FINDER_SMTP_PASSWORD": PASSWORD}
    if fault == "unknown":
        monkeypatch.delenv("SSL_CERT_FILE")
    else:
        more["FINDER_SMTP_HOST"] = "localhost"  # and its certificate says 127.0.0.1

    assert reason(own_engine, settings(tmp_path, post.port, security, **more)) == (
        "SSLCertVerificationError"
    )
    assert post.passwords == []


def test_a_server_that_is_not_there_is_said(own_engine: Engine, tmp_path: Path) -> None:
    assert reason(own_engine, settings(tmp_path, free_port())) == "ConnectionRefusedError"


def test_many_workers_at_once_send_each_letter_once(
    ready_engine: Engine, tmp_path: Path, open_post: OpenPost
) -> None:
    expected = [f"person{number}@example.org" for number in range(8)]
    post = open_post()
    config = settings(tmp_path, post.port)
    put(ready_engine, *expected)
    ready = threading.Barrier(3)

    def work() -> None:
        ready.wait(timeout=5)
        sent.append(send_due(ready_engine, config, NOW))

    sent: list[int] = []
    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert sum(sent) == len(expected)
    assert Counter(letter["To"] for letter in post.letters) == Counter(expected)
    assert all(one.sent_at is not None and one.attempts == 1 for one in messages(ready_engine))


SENDING = """
from datetime import UTC, datetime
from finder.config import load_config
from finder.db import open_engine
from finder.mail.outbox import send_due
config = load_config()
send_due(open_engine(config.database_url), config, datetime(2026, 11, 24, 12, tzinfo=UTC))
"""


def test_a_worker_killed_after_sending_makes_a_double_that_is_seen_to_be_one(
    own_engine: Engine, tmp_path: Path, open_post: OpenPost
) -> None:
    post = open_post()
    put(own_engine)
    environment = mail_settings(tmp_path, post.port, FINDER_DATABASE_URL=str(own_engine.url))
    worker = subprocess.Popen([sys.executable, "-c", SENDING], env=environment)
    post.before_answer = lambda: os.kill(worker.pid, signal.SIGKILL)
    assert worker.wait(timeout=20) == -signal.SIGKILL
    post.before_answer = lambda: None
    assert only(own_engine).sent_at is None

    config = settings(tmp_path, post.port)
    assert send_due(own_engine, config, NOW + 9 * MINUTE) == 0
    assert send_due(own_engine, config, NOW + 11 * MINUTE) == 1

    first, second = post.letters
    assert first.as_bytes() == second.as_bytes()
    assert first["Message-ID"] == second["Message-ID"]


def test_bad_news_that_come_late_undo_no_good_news(
    own_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = settings(tmp_path)
    put(own_engine)

    def overtaken(_config: Config, _letter: EmailMessage) -> None:
        monkeypatch.undo()
        assert send_due(own_engine, config, NOW + 11 * MINUTE) == 1
        raise smtp.UndeliveredError("TimeoutError")

    monkeypatch.setattr(folder, "write", overtaken)
    assert send_due(own_engine, config, NOW) == 0

    message = only(own_engine)
    assert (message.sent_at, message.attempts) == (NOW + 11 * MINUTE, 2)
    assert (message.next_attempt, message.last_error) == (None, None)


def test_in_development_letters_are_files_for_their_owner(
    own_engine: Engine, tmp_path: Path
) -> None:
    config = settings(tmp_path)
    put(own_engine)

    assert send_due(own_engine, config, NOW) == 1

    (file,) = (tmp_path / "outbox").iterdir()
    assert file.name.startswith("20261124T120000-")
    assert file.suffix == ".eml"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert SECRET in message_from_bytes(file.read_bytes()).get_payload()
    assert only(own_engine).text is None


def test_a_full_disk_in_development_is_tried_again(own_engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "outbox").write_text("in the way")

    assert reason(own_engine, settings(tmp_path)) in ("FileExistsError", "NotADirectoryError")


def test_production_without_a_mail_server_lets_letters_wait(
    own_engine: Engine, tmp_path: Path
) -> None:
    config = settings(tmp_path, FINDER_ENV="production", FINDER_SECRET_KEY=GOOD_SECRET)
    put(own_engine)

    assert send_due(own_engine, config, NOW) == 0
    assert not (tmp_path / "outbox").exists()
    assert counted(own_engine) == OutboxCount(1, NOW, 0)


def test_secrets_are_forgotten_after_a_week_and_the_rest_after_three_months(
    own_engine: Engine, tmp_path: Path, open_post: OpenPost
) -> None:
    post = open_post()
    put(own_engine, "nobody@example.org")
    post.to_recipient = ["550 Unknown"]
    send_due(own_engine, settings(tmp_path, post.port), NOW)
    put(own_engine, "waiting@example.org")
    week = timedelta(days=7)
    for after, texts, rows in (
        (week - MINUTE, 2, 2),
        (week + MINUTE, 0, 2),
        (timedelta(days=91), 0, 0),
    ):
        with writing(own_engine) as session:
            forget(session, NOW + after)
        left = messages(own_engine)
        assert (len([one for one in left if one.text]), len(left)) == (texts, rows)

    put(own_engine, now=NOW + week)
    with writing(own_engine) as session:
        assert forget(session, NOW + week) == 0
    assert only(own_engine).text
