"""A message of the outbox as a letter that any mail program reads."""

import re
import unicodedata
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from finder.models import OutboxMessage

SENDER = "Support Finder"
NO_ADDRESS = "finder@localhost.localdomain"  # where no sender was set and nothing leaves us
LONGEST_SUBJECT = 200
LONGEST_LINE = 990  # of the 998 bytes that mail servers take
# Stricter than what could be an address, so that none is also something else.
LOCAL_PART = re.compile(r'[^\s"(),:;<>@\[\\\]]{1,64}')
DOMAIN = re.compile(r"(?=.{1,253}$)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+")
# Control characters and halves of characters: no letter holds them.
UNSEEN = ("Cc", "Cs")


class UnusableRecipientError(ValueError):
    """Mail cannot go there: it is not one plain address."""

    def __init__(self) -> None:
        super().__init__("this is not one plain e-mail address")


def plain_recipient(address: str) -> str:
    """Give an address as mail servers know it; raises UnusableRecipientError for another text."""
    local, _, domain = address.strip().rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii").lower()
        if LOCAL_PART.fullmatch(local) and DOMAIN.fullmatch(domain) and _is_visible(local):
            return Address(addr_spec=f"{local}@{domain}").addr_spec
    except (ValueError, IndexError, MessageError) as error:
        raise UnusableRecipientError from error
    raise UnusableRecipientError


def plain_subject(subject: str) -> str:
    """Give the subject on one line, without anything that could begin another."""
    spaced = "".join(one if _is_visible(one) else " " for one in subject)
    return " ".join(spaced.split())[:LONGEST_SUBJECT]


def plain_text(text: str) -> str:
    """Give the text with lines as we write them, without control characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(one for one in lines if one in "\n\t" or unicodedata.category(one) not in UNSEEN)


def write_letter(message: OutboxMessage, sender: str) -> EmailMessage:
    """Give the letter; written again for the same message, it is the same letter.

    A mail program that gets it twice can tell by its Message-ID.
    """
    sender, text = sender or NO_ADDRESS, message.text or ""
    letter = EmailMessage(policy=SMTP)
    letter["From"] = Address(SENDER, addr_spec=sender)
    letter["To"] = Address(addr_spec=message.recipient)
    letter["Subject"] = message.subject
    letter["Date"] = message.queued_at
    letter["Message-ID"] = f"<{message.id.hex}@{sender.rpartition('@')[2]}>"
    # No holiday notices in answer, please: nobody reads them.
    letter["Auto-Submitted"] = "auto-generated"
    is_plain = text.isascii() and all(len(line) <= LONGEST_LINE for line in text.split("\n"))
    letter.set_content(text, cte="7bit" if is_plain else "quoted-printable")
    return letter


def _is_visible(text: str) -> bool:
    return all(unicodedata.category(one)[0] not in "CZ" for one in text)
