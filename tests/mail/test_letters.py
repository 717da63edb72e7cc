"""A letter is what was meant, to whom it was meant, whatever the words in it are."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from uuid import UUID

import pytest

from finder.mail.letters import (
    UnusableRecipientError,
    plain_recipient,
    plain_subject,
    plain_text,
    write_letter,
)
from finder.models import OutboxMessage
from tests.conftest import NOW

BREAKS = ("\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\x00", "\ud800")


def letter(subject: str, text: str, to: str = "editor@example.org") -> EmailMessage:
    """Give what a mail program reads of such a letter."""
    message = OutboxMessage(
        id=UUID(int=7),
        recipient=plain_recipient(to),
        subject=plain_subject(subject),
        text=plain_text(text),
        queued_at=NOW,
    )
    sent = write_letter(message, "finder@example.org").as_bytes()
    return message_from_bytes(sent, policy=SMTP)


def content(letter: EmailMessage) -> str:
    return str(letter.get_content()).replace("\r\n", "\n")


@pytest.mark.parametrize("end", BREAKS)
def test_no_word_in_a_subject_begins_another_header(end: str) -> None:
    plain = letter("Invitation", "Hello")
    poisoned = letter(f"Invitation{end}Bcc: other@example.org{end}{end}Pay here", "Hello")

    assert poisoned.keys() == plain.keys()
    assert poisoned["Subject"] == "Invitation Bcc: other@example.org Pay here"
    assert content(poisoned) == content(plain) == "Hello\n"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "editor",
        "@example.org",
        "editor@",
        "editor@example",
        "editor@@example.org",
        "a@example.org,b@example.org",
        "a@example.org b@example.org",
        "Editor <editor@example.org>",
        '"a b"@example.org',
        "editor@example..org",
        "editor@example.org>",
        "editor@[127.0.0.1]",
        ".editor@example.org",
        f"{'a' * 65}@example.org",
        f"editor@{'a' * 64}.org",
        *(f"editor@example.org{end}Bcc: other@example.org" for end in BREAKS),
        *(f"edi{end}tor@example.org" for end in BREAKS),
    ],
)
def test_what_is_not_one_plain_address_is_refused(address: str) -> None:
    with pytest.raises(UnusableRecipientError):
        plain_recipient(address)


def test_an_address_is_written_as_mail_servers_know_it() -> None:
    assert plain_recipient(" O'Neil+x@Example.ORG ") == "O'Neil+x@example.org"
    assert plain_recipient("editor@Bücher.example") == "editor@xn--bcher-kva.example"


def test_letters_of_every_language_arrive_as_written() -> None:
    long_line = "https://help.example.org/" + "a=b&" * 400
    said = f"Grüße, नमस्ते, 你好 “{chr(0x1F44B)}”\n.\nFrom here\n{long_line}\n"

    read = letter("Grüße an alle", said)

    assert read["Subject"] == "Grüße an alle"
    assert content(read) == said
    assert read.get_content_type() == "text/plain"
    assert read.get_content_charset() == "utf-8"
    assert read.as_bytes().isascii()


def test_a_plain_letter_holds_its_link_as_it_is() -> None:
    link = "https://help.example.org/accounts/a?token=" + "x" * 100

    assert f"\r\n{link}\r\n".encode() in letter("Hello", f"Open this:\n{link}\n").as_bytes()


def test_a_letter_says_who_writes_when_and_that_nobody_reads_answers() -> None:
    read = letter("Hello\ttoo", "one\r\ntwo\rthree\x07\x1b[2J\ud800")

    assert read["From"] == "Support Finder <finder@example.org>"
    assert read["To"] == "editor@example.org"
    assert read["Subject"] == "Hello too"
    assert read["Date"].datetime == NOW
    assert read["Auto-Submitted"] == "auto-generated"
    assert read["Message-ID"] == "<00000000000000000000000000000007@example.org>"
    assert content(read) == "one\ntwo\nthree[2J\n"
    assert len(letter("long " * 100, "")["Subject"]) <= 200
