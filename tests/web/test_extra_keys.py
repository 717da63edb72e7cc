"""Every form sent twice, and with keys that it does not have: it writes what it writes once."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import pytest
from cryptography.fernet import Fernet, InvalidToken
from flask import Flask
from sqlalchemy import Boolean, Date, DateTime, Integer, Uuid
from sqlmodel import Session, SQLModel, col, select
from werkzeug.exceptions import HTTPException

from finder.accounts.links import make_link
from finder.accounts.passkeys import NewKey, add_passkey, list_passkeys
from finder.accounts.passwords import hash_password
from finder.accounts.people import create_account, get_account
from finder.accounts.second_factors import set_recovery_codes
from finder.accounts.sessions import open_session
from finder.casework.cases import Known, open_case
from finder.casework.collections import create_collection
from finder.casework.items import Pick, give, list_items
from finder.casework.sealing import Sealer
from finder.casework.team_links import list_links, share_collection
from finder.casework.teams import create_team
from finder.db import writing
from finder.directory.authors import Author, Together
from finder.directory.closing import close
from finder.directory.drafts import discard, save, submit
from finder.directory.duplicates.register import Register
from finder.directory.editing import apply
from finder.directory.links.looking import ask_for_a_look
from finder.directory.reports import report_listing
from finder.erased import FILE
from finder.models import NotDuplicate, Service, TeamMember
from finder.search.finding import Finder
from finder.vocabulary import ClosedReason, LinkPurpose, NotHelped, Origin, Role
from finder.web.proving import waiting_factor
from tests import make
from tests.conftest import NOW
from tests.web.accounts.test_passkeys import options_of
from tests.web.accounts.test_sign_in import app_on_the_phone
from tests.web.authenticator import Stick
from tests.web.browsing import FIELDS, Browser, Page, fill_form, path_of_form, under
from tests.web.conftest import CASE_KEY, BrowserOn
from tests.web.staff import StaffMember, cookie_of, sign_in

UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
OURS = {"Sec-Fetch-Site": "same-origin"}
PASSWORD, NEW_PASSWORD = "quiet rivers run deep", "loud rivers run shallow"
CODE = "0000-1111-2222"
ME, OTHER, SUSPENDED = "me@example.org", "other@example.org", "suspended@example.org"
CHANGE_SET, JOB = UUID(int=1), UUID(int=2)
MINE, BINNED, WAITING = UUID(int=11), UUID(int=12), UUID(int=13)
PHONE = {"number": "+1 617 555 0100", "published": True}
# What nobody types: it must be nowhere afterwards.
MARK, DAY = "zq7x", "2020-02-02"
BY_HAND = (
    *("is_admin", "admin", "roles", "permissions", "author", "actor", "tombstone", "erased"),
    *("confirmed", "account.role", "account[role]", "service[status]", "service-version"),
    *("roles[]", "roles-0", "phones-0-number", "__proto__[role]", "_method", "_sa_instance_state"),
)
MOST_PARTS = 190


@dataclass(frozen=True)
class World:
    """One state of a site with something for every form, and those who send them."""

    app: Flask
    me: StaffMember
    cookies: dict[str, tuple[str, str]]
    names: dict[str, Any]
    path: Path
    state: Path

    def back(self) -> None:
        """Bring everything back to the state, also what the application holds in memory."""
        parts = self.app.extensions
        parts["engine"].dispose()
        shutil.copy(self.state, self.path)
        (parts["config"].var / FILE).unlink(missing_ok=True)
        parts["finder"] = Finder(parts["gazetteer"])
        parts["register"] = Register(parts["gazetteer"], parts["config"].home_country)


Typed = Callable[[Page], dict[str, Any]]


@dataclass(frozen=True)
class Way:
    """How a valid form comes about: where it stands, what is typed and pressed, and by whom.

    `page` is the address of the page that holds it, the form's own where there is none; `also`
    are names that the form has in another state; `before` is what has to happen first.
    """

    page: str = ""
    typed: dict[str, Any] | Typed | None = None
    button: str = ""
    who: str = ME
    also: frozenset[str] = frozenset()
    before: Callable[[Session], object] | None = None


def new_key() -> Typed:
    """Give what a browser adds for one passkey."""
    stick = Stick()
    return lambda page: {"name": "My stick", "response": stick.make(options_of(page))}


def code_shown(page: Page) -> dict[str, str]:
    """Give the code of an app that was just set up."""
    return {"code": str(app_on_the_phone(page).generate(moment_of_codes()).token)}


@cache
def moment_of_codes() -> datetime:
    """Give one moment for both times: of a code its place in time is kept, which goes on."""
    return now()


def leave_two(session: Session) -> None:
    """Call the first two services two."""
    ids = sorted(session.exec(select(Service.id).where(col(Service.number) < 3)).all())
    session.add(
        NotDuplicate(
            id=uuid4(),
            first_id=ids[0],
            second_id=ids[1],
            first_print="",
            second_print="",
            said_by=ME,
            said_at=now(),
        )
    )


def table(_: Page) -> dict[str, Any]:
    """Give a spreadsheet to send."""
    return {"file": (BytesIO(b"name\nOne\n"), "one.csv")}


PERSON, CASE = "/staff/people/{account_id}", "/staff/cases/{case_id}"
COLLECTION = "/staff/collections/{collection_id}"
WAYS: dict[str, Way] = {
    "accounts.links.show": Way(
        typed={"name": "New", "password": NEW_PASSWORD}, button="Go on", who=""
    ),
    "accounts.me.end_other_sessions": Way("/staff/account", button="Sign out all others"),
    "accounts.me.end_session": Way("/staff/account"),
    "accounts.me.index": Way(typed={"name": "Another"}, button="Save the name"),
    "accounts.me.password": Way(typed={"old": PASSWORD, "new": NEW_PASSWORD}),
    "accounts.me.second_factor": Way(button="Begin"),
    "accounts.passkeys.index": Way(typed=new_key(), button="Add a passkey"),
    "accounts.passkeys.remove": Way("/staff/account/passkeys"),
    "accounts.passwords.forgotten": Way(typed={"email": OTHER}, who=""),
    "accounts.people.export": Way("/staff/people"),
    "accounts.people.forget_factor": Way(PERSON),
    "accounts.people.invite": Way(typed={"email": "new@example.org", "roles": ["editor"]}),
    "accounts.people.new_link": Way(PERSON),
    "accounts.people.restore": Way("/staff/people/{suspended}"),
    "accounts.people.show": Way(typed={"roles": ["worker"]}, button="Save the roles"),
    "accounts.people.suspend": Way(PERSON),
    "accounts.recovery_codes.index": Way(button="Make new codes"),
    "accounts.sign_in.index": Way(typed={"email": ME, "password": PASSWORD}, who=""),
    "accounts.sign_in.second_factor": Way(typed={"code": CODE}, button="Sign in", who="halfway"),
    "accounts.sign_in.set_up": Way(typed=code_shown, button="Go on", who="new"),
    "accounts.sign_in.sign_out": Way("/staff"),
    "admin.bulk.preview": Way(
        "/staff/services/change/preview?chosen=1x2&field=needs&how=add&needs=helpline",
        {"why": "They answer calls now", "source": "Their page"},
        "Change 2 services",
    ),
    "admin.changes.show": Way(typed={"reason": "Wrong file"}),
    "admin.checks.service": Way(typed={"groups": ["contact"], "method": "phone"}),
    "admin.drafts.bring_mine_back": Way("/staff/drafts"),
    "admin.drafts.discard_mine": Way("/staff/drafts"),
    "admin.drafts.show": Way(typed={"reason": "Which town?"}, button="Send it back"),
    "admin.duplicates.ask_about_again": Way("/staff/duplicates", before=leave_two),
    "admin.duplicates.compare": Way(
        typed={"take_name": "second"}, button="They are one: join them"
    ),
    "admin.duplicates.index": Way(),
    "admin.ending.close_service": Way(typed={"reason": "ended", "instead": "Ask the city."}),
    "admin.ending.reopen_service": Way("/staff/services/3"),
    "admin.erasing.service": Way(typed={"kind": "safety", "number": "1"}),
    "admin.history.restore_organization": Way(),
    "admin.history.restore_service": Way(),
    "admin.imports.index": Way(typed=table),
    "admin.imports.show": Way(button="Take it in"),
    "admin.link_checks.start": Way("/staff/link-checks"),
    "admin.link_checks.stop": Way(
        "/staff/link-checks", before=lambda session: ask_for_a_look(session, ME, now())
    ),
    "admin.organizations.show": Way(typed={"name": "New Trust", "source": "Their page"}),
    "admin.proposals.show": Way(typed={"reason": "It is open"}, button="Send it back"),
    "admin.reports.settle": Way("/staff/services/1"),
    "admin.services.add": Way(
        typed={"organization_name": "Example Trust"},
        button="Keep and go on",
        also=frozenset({"organization_id"}),
    ),
    "admin.services.edit": Way("/staff/services/1", button="Edit it"),
    "admin.services.preview": Way(f"/staff/services/add/preview?draft={MINE}", button="Publish it"),
    "admin.settings.index": Way(typed={"shown_countries": "US GB"}, button="Save"),
    "casework.cases.close": Way(CASE),
    "casework.cases.erase": Way(),
    "casework.cases.known": Way(typed={"age": "46"}),
    "casework.cases.minutes": Way(CASE, {"minutes": "15"}),
    "casework.cases.new": Way(typed={"reference": "amber-heron-274"}),
    "casework.cases.show": Way(CASE, {"pick": ["2:support_group"]}),
    "casework.collections.index": Way(typed={"name": "Second", "numbers": "1"}),
    "casework.collections.remove": Way(COLLECTION),
    "casework.collections.show": Way(typed={"name": "Usual", "numbers": "2"}),
    "casework.collections.use": Way(COLLECTION),
    "casework.items.follow_up": Way(CASE, button="in a week"),
    "casework.items.outcome": Way(CASE, button="Reached them – Cancer help line"),
    "casework.items.take_item_back": Way(CASE),
    "casework.team_links.collection": Way(COLLECTION),
    "casework.team_links.remove": Way(COLLECTION),
    "casework.team_links.sheet": Way(CASE),
    "casework.teams.index": Way(typed={"name": "Ward 5"}),
    "casework.teams.show": Way(typed={"name": "Ward 7"}),
}
# What is only asked in this way, so that no address holds it.
WRITES_NOTHING = {"casework.cases.find", "public.services.index", "shortlist.sheets.handout"}

# Sent again they answer otherwise: a file is given once, and nobody is signed in any more.
ANSWERS_ONCE = {"accounts.people.export", "accounts.sign_in.sign_out"}


def now() -> datetime:
    return datetime.now(UTC)


def fill(app: Flask, session: Session, me: UUID) -> dict[str, Any]:
    """Put something for every form into the database, and give what addresses name it by."""
    secret, gazetteer = app.extensions["config"].secret_key, app.extensions["gazetteer"]
    records = [
        make.record(name, phones=[PHONE], organization="Helping Trust", staff_note=f"{name} 1")
        for name in ("Cancer help line", "The cancer helpline", "Closed group")
    ]
    make.store(session, gazetteer, *records)
    trust = records[0].organization.model_copy(update={"website": "https://trust.example/"})
    changed = {"award": "A book", "organization": trust}
    make.store(session, gazetteer, records[0].model_copy(update=changed))
    author = Author("tests", Origin.STAFF, together=Together(CHANGE_SET, "Two lines"))
    apply(session, [make.record("Together")], author, NOW, gazetteer)
    ended = ClosedReason.ENDED
    close(session, records[2].id, ended, None, Author("tests", Origin.STAFF), NOW, gazetteer)
    session.add(make.looked_at_import(session, JOB))
    report_listing(session, 1, NotHelped.CLOSED, NOW.date())
    for draft, account in ((MINE, ME), (BINNED, ME), (WAITING, OTHER)):
        hour_ago = now() - timedelta(hours=1)
        save(session, draft, account, make.TYPED, hour_ago, step="source", title="Tuesday group")
    discard(session, BINNED, ME, NOW)
    submit(session, WAITING, OTHER, now())

    hashed = hash_password(PASSWORD)
    get_account(session, me).password = hashed
    set_recovery_codes(session, me, secret, [CODE])
    add_passkey(session, me, "phone", NewKey(uuid4().hex, "none", 0), NOW)
    other = create_account(session, OTHER, "Other", [Role.EDITOR], NOW)
    other.password, other.totp_secret = hashed, "{}"
    suspended = create_account(session, SUSPENDED, "Suspended", [Role.EDITOR], NOW)
    suspended.password, suspended.active = hashed, False
    invited = create_account(session, "invited@example.org", "", [Role.EDITOR], NOW)
    return {
        "account_id": other.id,
        "suspended": suspended.id,
        "passkey_id": list_passkeys(session, me)[0].id,
        "token": make_link(session, invited.id, LinkPurpose.INVITATION, now()),
        "change_set": CHANGE_SET,
        "draft_id": WAITING,
        "proposal_id": make.propose_closing(
            session, records[1].id, Author(OTHER, Origin.STAFF), gazetteer
        ),
        "job_id": JOB,
        **open_one_case(session, me),
        "first": 1,
        "number": 1,
        "second": 2,
        "version": 1,
    }


def open_one_case(session: Session, me: UUID) -> dict[str, UUID]:
    """Open a case in which a service was given, and give what addresses name of it."""
    team = create_team(session, "Ward 6", NOW)
    session.add(TeamMember(team_id=team, account_id=me))
    session.flush()
    known = Known("bed 7", needs=("support_group",))
    case = open_case(session, Sealer([CASE_KEY]), me, team, known, "", NOW)
    give(session, me, case, [Pick(1)], NOW)
    usual = create_collection(session, me, team, "Usual", [1], NOW)
    share_collection(session, me, usual, timedelta(days=1), now())
    return {
        "team_id": team,
        "case_id": case,
        "item_id": list_items(session, me, case)[0].id,
        "collection_id": usual,
        "link_id": list_links(session, me, usual, now())[0].id,
    }


@pytest.fixture
def world(browser_on: BrowserOn, tmp_path: Path) -> World:
    """Give a site with something for every form."""
    return make_world(browser_on().client.application, tmp_path / "state.sqlite")


def make_world(app: Flask, state: Path) -> World:
    """Put something for every form into a site; `state` is where that is kept to come back to."""
    app.extensions["config"] = replace(app.extensions["config"], smtp_host="localhost")
    me, halfway = sign_in(app, ME, Role), sign_in(app, ME, whole=False)
    sign_in(app, ME)  # in another browser
    with writing(app.extensions["engine"]) as session:
        names = fill(app, session, me.id)
        with app.test_request_context("/staff"):
            new = create_account(session, "new-one@example.org", "New", [Role.EDITOR], NOW)
            token = open_session(session, new.id, now(), waiting_factor(new))
        newcomer = StaffMember(new.id, new.email, token, new.id)
    people = {ME: me, "halfway": halfway, "new": newcomer, "": None}
    cookies = {name: cookie_of(app, member) for name, member in people.items()}
    path = Path(app.extensions["engine"].url.database)
    app.extensions["engine"].dispose()
    shutil.copy(path, state)
    return World(app, me, cookies, names, path, state)


def extra_keys(other: UUID, chance: random.Random) -> dict[str, Any]:
    """Give every column of every table with a value of its kind, and keys of other kinds."""
    found: dict[str, Any] = dict.fromkeys(BY_HAND, "admin")
    for one in (column for table in SQLModel.metadata.sorted_tables for column in table.columns):
        kinds: tuple[tuple[type, Any], ...] = (
            (Boolean, "1"),
            (Integer, "77"),
            (Uuid, str(other)),
            (Date, DAY),
            (DateTime, f"{DAY}T02:02:02+00:00"),
        )
        found[one.name] = next((v for kind, v in kinds if isinstance(one.type, kind)), MARK)
    for _ in range(20):
        found["".join(chance.choices("abcdefghij_-.[]", k=8))] = MARK
    known = {"role": "admin", "state": "waiting", "status": "not_live", "origin": "staff"}
    pairs = list((found | known).items())
    chance.shuffle(pairs)
    return dict(pairs)


def send(
    world: World, endpoint: str, way: Way, extra: dict[str, Any]
) -> Iterator[tuple[int, str, int]]:
    """Send a valid form as it is, the same once more, and with these keys beside its own.

    First and last begin from one state. Gives status, target, and how many of the keys were none
    of the form's own.
    """
    world.back()
    browser, (name, value) = Browser(world.app), world.cookies[way.who]
    browser.client.set_cookie(name, value, domain="localhost", path="/")
    page = browser.open(way.page.format(**world.names) or own_address(world, endpoint))
    forms = [one for one in page.all("form") if leads_to(world.app, path_of_form(one)) == endpoint]
    assert forms, f"no form for {endpoint} on {page.path}"
    tags = (*FIELDS, "button")
    own = {one.get("name") for form in forms for tag in tags for one in under(form, tag)}
    foreign = {key: value for key, value in extra.items() if key not in own | way.also}
    held = browser.client.get_cookie(name, domain="localhost")
    assert held is not None
    again = Browser(world.app)
    for keys, at_once in (({}, False), ({}, True), (foreign, False)):
        typed = way.typed(page) if callable(way.typed) else way.typed or {}
        address, fields = fill_form(page, typed, to=path_of_form(forms[0]), button=way.button)
        if "file" in fields:  # more parts are refused
            keys = dict(list(keys.items())[: MOST_PARTS - len(fields)])
        if not at_once:
            again = Browser(world.app)
            again.client.set_cookie(name, held.value, domain="localhost", path="/")
            world.back()
        answer = again.ask(address, "POST", data=keys | fields, headers=OURS)
        yield answer.status, answer.location or "", len(keys)


def prepare(world: World, way: Way) -> None:
    """Let happen what has to happen before a form, and make that the state to begin from."""
    if way.before is not None:
        world.back()
        with writing(world.app.extensions["engine"]) as session:
            way.before(session)
        world.app.extensions["engine"].dispose()
        shutil.copy(world.path, world.state)


def own_address(world: World, endpoint: str) -> str:
    """Give the address of an endpoint, of what the world has for it."""
    rule = next(one for one in world.app.url_map.iter_rules() if one.endpoint == endpoint)
    values = {name: world.names[name] for name in rule.arguments}
    return world.app.url_map.bind("localhost").build(endpoint, values)


def leads_to(app: Flask, path: str) -> str:
    """Give the endpoint that a form is sent to."""
    try:
        endpoint, _ = app.url_map.bind("localhost").match(urlsplit(path).path, "POST")
    except HTTPException:
        return ""
    return str(endpoint)


SEALED = re.compile(r"gAAAA[\w=-]{20,}")
TIME = re.compile(r"\d{4}-\d\d-\d\d([ T][\d:.]+(\+00:00|Z)?)?")
LONG = re.compile(r"[\w+/=.$-]{20,}")


def dump(path: Path) -> dict[str, list[str]]:
    """Give all rows of all tables as text."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall()
        return {
            name: [repr(row) for row in connection.execute(f'SELECT * FROM "{name}"')]
            for (name,) in tables
        }


def alike(rows: dict[str, list[str]], known: set[str]) -> dict[str, list[str]]:
    """Give the rows without what differs each time: moments, and ids and secrets made anew."""

    def unseal(found: re.Match[str]) -> str:
        try:
            return Fernet(CASE_KEY).decrypt(found[0]).decode("utf-8")
        except InvalidToken:  # with another key, or other words
            return found[0]

    def mask_time(found: re.Match[str]) -> str:
        return found[0] if found[0].startswith(DAY) else "<time>"

    def mask_new(found: re.Match[str]) -> str:
        return found[0] if found[0] in known else "<new>"

    return {
        name: sorted(
            LONG.sub(mask_new, TIME.sub(mask_time, SEALED.sub(unseal, row))) for row in lines
        )
        for name, lines in rows.items()
    }


def test_a_form_sent_again_and_keys_that_it_does_not_have_change_nothing(world: World) -> None:
    extra, start = extra_keys(world.names["account_id"], random.Random(5)), world.state.read_bytes()
    unsafe = {
        rule.endpoint for rule in world.app.url_map.iter_rules() if UNSAFE & (rule.methods or set())
    }
    assert unsafe - WRITES_NOTHING == set(WAYS), "a new form needs its way"
    wrong = []
    for endpoint, way in WAYS.items():
        prepare(world, way)
        before = dump(world.state)
        known = {one for lines in before.values() for line in lines for one in LONG.findall(line)}
        told, after, amounts = [], [], []
        for status, target, amount in send(world, endpoint, way, extra):
            world.app.extensions["engine"].dispose()
            told.append((status, LONG.sub("", target)))
            after.append(alike(dump(world.path), known))
            amounts.append(amount)
        assert told[0][0] in (200, 303), (endpoint, told)
        assert after[0] != alike(before, known), f"the form of {endpoint} did nothing"
        assert amounts[2] > 100, endpoint
        for one in (1, 2):
            other = told[0] != told[one] and (one == 2 or endpoint not in ANSWERS_ONCE)
            if other or after[0] != after[one]:
                tables = [name for name in after[0] if after[0][name] != after[one].get(name)]
                wrong.append((endpoint, one, told, tables))
        world.state.write_bytes(start)

    assert wrong == []
