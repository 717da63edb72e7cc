"""The site on the whole seed, served as in production, for a real browser."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from playwright.sync_api import Browser, ViewportSize
from sqlalchemy import Engine
from waitress.server import create_server

from finder.accounts.tokens import token_hash
from finder.casework.cases import Known
from finder.casework.items import Pick, give, list_items, set_follow_up
from finder.casework.reporting import note_minutes
from finder.casework.sealing import Sealer
from finder.config import DEVELOPMENT
from finder.db import writing
from finder.directory.authors import Author, Together
from finder.directory.drafts import save, submit
from finder.directory.editing import apply
from finder.directory.links.findings import keep
from finder.directory.links.wanted import list_wanted
from finder.fetching import Answer
from finder.models import Account, CaseFile, Collection, Proposal, Team, TeamLink, TeamMember
from finder.places.gazetteer import Gazetteer
from finder.search.finding import Finder
from finder.vocabulary import LinkOutcome, Origin, Role
from tests import make
from tests.browser.pages import (
    CASE,
    CHANGE_SET,
    COLLECTION,
    DRAFT,
    IMPORT,
    PROPOSED,
    SHARED,
    TEAM,
    WAITING,
)
from tests.chromium import PHONE, Looker, Window, WindowOpener, open_in
from tests.conftest import NOW
from tests.web.conftest import CASE_KEY, config_for, make_app
from tests.web.staff import StaffMember, cookie_of, sign_in

# Who has every role in the site of the staff, and looks through its pages.
LOOKS = "looks@example.org"


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve an application, and give its origin."""
    server: Any = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    # The server's own thread closes it: a socket closed under its `select` is an error there.
    server.trigger.pull_trigger(server.close)
    thread.join(5)
    # An answer that was read may still be cleared up after; its connection would stay open.
    server.task_dispatcher.shutdown()
    app.extensions["engine"].dispose()


@pytest.fixture(scope="session")
def site(seed_engine: Engine, seed_finder: Finder) -> Iterator[str]:
    """Give the origin of the running site, such as `http://127.0.0.1:40123`."""
    app = make_app(config_for(str(seed_engine.url)))
    app.extensions["finder"] = seed_finder
    with served(app) as origin:
        yield origin


@dataclass(frozen=True)
class StaffSite:
    """A site of its own on the whole seed, where somebody may sign in and change things."""

    app: Flask
    origin: str


@pytest.fixture(scope="session")
def staff_site(
    seed_engine: Engine, gazetteer: Gazetteer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StaffSite]:
    """Give a running site on a copy of the seed; tests may change its accounts and records."""
    path = tmp_path_factory.mktemp("staff") / "staff.sqlite"
    with closing(sqlite3.connect(str(seed_engine.url.database))) as connection:
        connection.execute("VACUUM INTO ?", (str(path),))
    # In production the cookie needs HTTPS, which this server does not speak.
    app = make_app(config_for(f"sqlite:///{path}", environment=DEVELOPMENT))
    with writing(app.extensions["engine"]) as session:
        author = Author("tests", Origin.STAFF, together=Together(CHANGE_SET, "Two lines together"))
        apply(session, [make.record("Made together")], author, NOW, gazetteer)
        person = Account(
            id=UUID(int=1),
            email="p@example.org",
            email_key="p@example.org",
            name="",
            created_at=NOW,
        )
        session.add(person)
        session.add(make.looked_at_import(session, IMPORT))
        found = zip(list_wanted(session), LinkOutcome, strict=False)
        keep(session, [(url, Answer(outcome), NOW) for url, outcome in found])
        save(session, DRAFT, LOOKS, make.TYPED, NOW, step="source", title="Tuesday group")
        save(
            session, WAITING, "p@example.org", make.TYPED, NOW, step="source", title="Waiting group"
        )
        submit(session, WAITING, "p@example.org", NOW)
        other = Author("p@example.org", Origin.STAFF, "They told me", "https://example.org/")
        made = make.propose_closing(session, make.ident("Made together"), other, gazetteer)
        kept = session.get_one(Proposal, made)
        kept.id = PROPOSED
    keep_case(app, sign_in(app, LOOKS, Role))
    with served(app) as origin:
        yield StaffSite(app, origin)


def keep_case(app: Flask, member: StaffMember) -> None:
    """Keep a case of somebody's team, with a need and a service given."""
    sealer = Sealer([CASE_KEY])
    known = {"home": "Lowell, MA", "treatment": "Dana-Farber", "age": 46, "language": "es"}
    content = asdict(Known("amber-heron-274", note="Two children at home", **known))  # type: ignore[arg-type]
    del content["needs"]
    with writing(app.extensions["engine"]) as session:
        session.add(Team(id=TEAM, name="Ward 5", name_key="ward 5", created_at=NOW))
        session.flush()
        session.add(TeamMember(team_id=TEAM, account_id=member.id))
        session.add(
            CaseFile(
                id=CASE,
                team_id=TEAM,
                reference_key=sealer.reference_key(TEAM, "amber-heron-274"),
                sealed=sealer.seal(CASE, content),
                needs=["ride", "treatment_costs"],
                area="US-MA",
                opened_at=NOW,
                touched_at=NOW,
            )
        )
        session.flush()
        give(session, member.id, CASE, [Pick(6, "ride")], NOW)
        (item,) = list_items(session, member.id, CASE)
        set_follow_up(session, member.id, item.id, NOW.date(), NOW)
        note_minutes(session, member.id, CASE, NOW.date(), 15, NOW)
        entries = [{"number": number, "phone": "1", "version": 0} for number in (5, 6, 1000)]
        session.add(
            Collection(
                id=COLLECTION,
                team_id=TEAM,
                name="Usual",
                name_key="usual",
                entries=entries,
                changed_at=NOW,
                used_at=NOW,
            )
        )
        session.flush()
        for kind, owner in (
            ("sheets", {"case_id": CASE}),
            ("collections", {"collection_id": COLLECTION}),
        ):
            link = TeamLink(
                id=uuid4(),
                token_hash=token_hash(SHARED[kind]),
                made_at=NOW,
                expires_at=datetime.now(UTC) + timedelta(days=90),
                **owner,
            )
            session.add(link)


def let_in(window: Window, site: StaffSite, member: StaffMember) -> None:
    """Give the window the cookie of somebody signed in."""
    name, value = cookie_of(site.app, member)
    window.page.context.add_cookies([{"name": name, "value": value, "url": site.origin}])


@pytest.fixture(scope="session")
def staff_window_to_look_through(chromium: Browser, staff_site: StaffSite) -> Iterator[Window]:
    """Give the window of somebody who may do everything, which is used again."""
    window = open_in(chromium)
    let_in(window, staff_site, sign_in(staff_site.app, LOOKS, Role))
    yield window
    window.page.context.close()


@pytest.fixture
def look_at_as_staff(staff_window_to_look_through: Window, staff_site: StaffSite) -> Looker:
    """Give a function that shows a path of the staff's site, as `look_at` does a visitor's."""

    def look(path: str, *, size: ViewportSize = PHONE) -> Window:
        staff_window_to_look_through.open_anew(staff_site.origin + path, size)
        return staff_window_to_look_through

    return look


StaffWindowOpener = Callable[..., Window]


@pytest.fixture
def open_staff_window(open_window: WindowOpener, staff_site: StaffSite) -> StaffWindowOpener:
    """Give a function that opens a window of somebody signed in: `roles`, and all of a window's."""

    def open_one(
        roles: Iterable[Role] = Role,
        email: str = "everything@example.org",
        *,
        whole: bool = True,
        **options: Any,
    ) -> Window:
        window = open_window(**options)
        member = sign_in(staff_site.app, email, roles, whole=whole)
        let_in(window, staff_site, member)
        return window

    return open_one
