"""A ward whose social workers sign in for themselves, on a site with a few services of its own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from flask import Flask
from pypdf import PdfReader

from finder.accounts.passwords import hash_password
from finder.accounts.people import create_account, find_account
from finder.accounts.second_factors import CodeReader
from finder.accounts.sessions import end_sessions
from finder.db import writing
from finder.directory.records import ServiceRecord
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Role
from tests import make
from tests.browser.conftest import served
from tests.journeys.keeping import Editor, code_of
from tests.web.casework.conftest import put_into_team

PASSWORD = "four quiet words of theirs"


@dataclass
class Ward:
    """A running site with a team, and the apps for codes of those who are in it."""

    app: Flask
    origin: str
    letters: dict[str, str] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)

    def let_in(self, *emails: str) -> None:
        """Make people social workers of the team, each with a password and an app for codes."""
        reader, moment = CodeReader(self.app.extensions["config"].secret_key), datetime.now(UTC)
        hashed = hash_password(PASSWORD)
        for email in emails:
            sealed = str(reader.generate_totp_secret())
            with writing(self.app.extensions["engine"]) as session:
                account = create_account(session, email, "", [Role.WORKER], moment)
                account.password, account.totp_secret = hashed, sealed
            self.letters[email] = reader.show(sealed, email).letters
            put_into_team(self.app, email, "Ward 5")

    def sign_in(self, who: Editor, email: str) -> None:
        """Fill in the page that asks who it is, at once with the code that the app shows."""
        who.type("E-mail address", email)
        who.type("Password", PASSWORD)
        # A code opens once; the next one is taken half a minute early.
        again = timedelta(seconds=30 * self.used.setdefault(email, 0))
        self.used[email] += 1
        who.type("Code", code_of(self.letters[email], datetime.now(UTC) + again))
        who.press("Go on")

    def forget(self, email: str) -> None:
        """End whatever sessions somebody has."""
        with writing(self.app.extensions["engine"]) as session:
            account = find_account(session, email)
            assert account is not None
            end_sessions(session, account.id)


@contextmanager
def open_ward(app: Flask, gazetteer: Gazetteer, *records: ServiceRecord) -> Iterator[Ward]:
    """Serve a site on these services."""
    with writing(app.extensions["engine"]) as session:
        make.store(session, gazetteer, *records)
    with served(app) as origin:
        yield Ward(app, origin)


def on_paper(who: Editor) -> tuple[int, str]:
    """Give how many pages a sheet takes, and its words."""
    read = PdfReader(io.BytesIO(who.page.pdf(format="A4")))
    return len(read.pages), " ".join(" ".join(one.extract_text().split()) for one in read.pages)
