"""Who may open what: each line of the matrix tried, and nothing left out of the lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from werkzeug.routing import Rule

from finder.accounts.passkeys import NewKey, add_passkey, list_passkeys
from finder.casework.cases import Known, open_case
from finder.casework.collections import create_collection
from finder.casework.items import Pick, give, list_items
from finder.casework.sealing import Sealer
from finder.casework.team_links import list_links, share_collection
from finder.casework.teams import create_team
from finder.db import writing
from finder.directory.authors import Author, Together
from finder.directory.drafts import save
from finder.directory.editing import apply
from finder.exchange.uploads import refused_path
from finder.models import TeamMember
from finder.vocabulary import Origin, Role
from finder.web.access import (
    ACCESS_OF,
    LISTS,
    MATRIX,
    PERSONAL,
    SHARED,
    Access,
    Answer,
    Person,
    Record,
    look_up,
    people_of,
    records_of,
)
from tests import make
from tests.conftest import NOW
from tests.web.browsing import Browser
from tests.web.conftest import CASE_KEY, BrowserOn
from tests.web.staff import StaffMember, cookie_of, form_token, sign_in

UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
OURS = {"Sec-Fetch-Site": "same-origin"}
ROLES: dict[Person, list[Role]] = {
    Person.HALFWAY: [],
    Person.WITHOUT_ROLE: [],
    Person.EDITOR: [Role.EDITOR],
    Person.ADMIN: [Role.ADMIN],
    Person.WORKER: [Role.WORKER],
}
CHANGE_SET = uuid4()
# What the parts of an address name, for whoever owns it; a new kind of part needs its maker here.
MAKERS: dict[str, Callable[[Flask, StaffMember], Any]] = {
    "account_id": lambda _, owner: owner.id,
    "case_id": lambda app, owner: case_of(app, owner),
    "change_set": lambda app, _: stored(app),
    "collection_id": lambda app, owner: collection_of(app, owner),
    "item_id": lambda app, owner: item_of(app, owner),
    "link_id": lambda app, owner: link_of(app, owner),
    "job_id": lambda app, _: looked_at(app),
    "draft_id": lambda app, owner: drafted(app, owner),
    "first": lambda app, _: first(app),
    "number": lambda app, _: first(app),
    "passkey_id": lambda app, owner: passkey(app, owner),
    "proposal_id": lambda app, owner: proposed(app, owner),
    "second": lambda app, _: second(app),
    "session_id": lambda app, owner: sign_in(app, owner.email).session_id,
    "version": lambda app, _: first(app),
    "team_id": lambda app, owner: team_of(app, owner),
}
# The same for a record that is not there; any other part is an id that nobody has.
NOWHERE: dict[str, Any] = {
    "first": 999_998,
    "number": 999_999,
    "second": 999_999,
    "token": "none",
    "version": 999_999,
}
# What a form names beside its address, so that a 404 can only be about who asks.
NAMED: dict[str, Callable[[Flask, StaffMember], dict[str, str]]] = {
    "admin.services.preview": lambda app, owner: {"draft": str(drafted(app, owner))},
}
STAFF = sorted(endpoint for endpoint, access in ACCESS_OF.items() if access is not Access.PUBLIC)


@pytest.fixture
def app(browser_on: BrowserOn) -> Flask:
    """Give an application with empty tables."""
    return browser_on().client.application


def stored(app: Flask) -> UUID:
    """Store the service and the organisation of number 1, and give their change set."""
    author = Author("tests", Origin.STAFF, together=Together(CHANGE_SET, "One line"))
    with writing(app.extensions["engine"]) as session:
        apply(session, [make.record()], author, NOW, app.extensions["gazetteer"])
    return CHANGE_SET


def first(app: Flask) -> int:
    """Store a service and an organisation, and give the number of both."""
    stored(app)
    return 1


def second(app: Flask) -> int:
    """Store another service, and give its number."""
    with writing(app.extensions["engine"]) as session:
        make.store(session, app.extensions["gazetteer"], make.record(), make.record("Another"))
    return 2


def looked_at(app: Flask) -> UUID:
    """Keep a spreadsheet that was looked at, with rows to mend, and give its job."""
    path = refused_path(app.extensions["config"].var, CHANGE_SET)
    path.parent.mkdir(exist_ok=True)
    path.write_text("line,what to mend,name\n")
    with writing(app.extensions["engine"]) as session:
        session.merge(make.looked_at_import(session, CHANGE_SET))
    return CHANGE_SET


def drafted(app: Flask, owner: StaffMember) -> UUID:
    """Keep a draft of somebody, and give its id."""
    with writing(app.extensions["engine"]) as session:
        return save(session, uuid4(), owner.email, {}, NOW, step="organization").id


def proposed(app: Flask, owner: StaffMember) -> UUID:
    """Let a deed of somebody wait for another one, and give its proposal."""
    gazetteer = app.extensions["gazetteer"]
    with writing(app.extensions["engine"]) as session:
        record = make.record(uuid4().hex)
        make.store(session, gazetteer, record)
        author = Author(owner.email, Origin.STAFF)
        return make.propose_closing(session, record.id, author, gazetteer)


def passkey(app: Flask, owner: StaffMember) -> UUID:
    """Give a passkey of an account."""
    with writing(app.extensions["engine"]) as session:
        key = NewKey(uuid4().hex, "none", 0)
        add_passkey(session, owner.id, "phone", key, NOW)
        return list_passkeys(session, owner.id)[-1].id


def team_of(app: Flask, owner: StaffMember) -> UUID:
    """Put somebody into a team of their own, and give it."""
    with writing(app.extensions["engine"]) as session:
        key = create_team(session, uuid4().hex, NOW)
        session.add(TeamMember(team_id=key, account_id=owner.id))
        return key


def case_of(app: Flask, owner: StaffMember) -> UUID:
    """Open a case in a team of somebody, and give it."""
    team, sealer = team_of(app, owner), Sealer([CASE_KEY])
    with writing(app.extensions["engine"]) as session:
        return open_case(session, sealer, owner.id, team, Known(uuid4().hex), "", NOW)


def collection_of(app: Flask, owner: StaffMember) -> UUID:
    """Make a collection of a team of somebody, and give it."""
    team = team_of(app, owner)
    with writing(app.extensions["engine"]) as session:
        return create_collection(session, owner.id, team, "Usual", [], NOW)


def link_of(app: Flask, owner: StaffMember) -> UUID:
    """Share a collection of a team of somebody, and give the link."""
    key = collection_of(app, owner)
    with writing(app.extensions["engine"]) as session:
        share_collection(session, owner.id, key, timedelta(days=1), NOW)
        return list_links(session, owner.id, key, NOW)[0].id


def item_of(app: Flask, owner: StaffMember) -> UUID:
    """Give a service in a case of somebody, and give the item."""
    number, case_id = first(app), case_of(app, owner)
    with writing(app.extensions["engine"]) as session:
        give(session, owner.id, case_id, [Pick(number)], NOW)
        return list_items(session, owner.id, case_id)[0].id


def rule_of(app: Flask, endpoint: str) -> Rule:
    """Give the route of an endpoint."""
    return next(rule for rule in app.url_map.iter_rules() if rule.endpoint == endpoint)


def browser_of(app: Flask, person: Person) -> tuple[Browser, StaffMember | None]:
    """Give a browser of such a person, and their account where they have one."""
    browser, member = Browser(app), None
    if person is not Person.VISITOR:
        email = f"{uuid4().hex}@example.org"
        member = sign_in(app, email, ROLES[person], whole=person is not Person.HALFWAY)
    browser.client.set_cookie(*cookie_of(app, member), domain="localhost", path="/")
    return browser, member


def ask(
    app: Flask, person: Person, endpoint: str, record: Record, other: StaffMember
) -> Iterator[tuple[str, int, str]]:
    """Give method, status and target of the answers that somebody gets, all tokens given."""
    browser, member = browser_of(app, person)
    rule = rule_of(app, endpoint)
    if record in (Record.MISSING, Record.NONE):
        values = {name: NOWHERE.get(name, uuid4()) for name in rule.arguments}
    else:
        owner = member if record is Record.OWN and member is not None else other
        values = {name: MAKERS[name](app, owner) for name in rule.arguments}
    address = app.url_map.bind("localhost").build(endpoint, values)
    for method in sorted({"GET", *UNSAFE} & (rule.methods or set())):
        fields = {"csrf_token": form_token(app), "form_key": uuid4().hex}
        if endpoint in NAMED:
            fields |= NAMED[endpoint](app, member or other)
        options = {} if method == "GET" else {"data": fields, "headers": OURS}
        answer = browser.ask(address, method, **options)
        yield method, answer.status, answer.location or ""


def kind_of(status: int, target: str) -> set[Answer]:
    """Give which answers of the matrix this may be."""
    if status == 403:
        # What is sent cannot be kept over a sign-in.
        return {Answer.FORBIDDEN, Answer.SIGN_IN, Answer.SECOND_FACTOR}
    if status == 404:
        return {Answer.NOT_FOUND}
    if "/sign-in?next=" in target or target.endswith("/sign-in"):
        return {Answer.SIGN_IN, Answer.OPEN}
    if "/second-factor?next=" in target:
        return {Answer.SECOND_FACTOR}
    return {Answer.OPEN}


@pytest.mark.parametrize("person", Person)
def test_everybody_gets_what_the_matrix_says(app: Flask, person: Person) -> None:
    other = sign_in(app, "other@example.org", [Role.EDITOR, Role.ADMIN, Role.WORKER])
    wrong, asked = [], Counter[str]()
    for endpoint in STAFF:
        for record in records_of(endpoint):
            expected = MATRIX[person, endpoint, record]
            for method, status, target in ask(app, person, endpoint, record, other):
                asked[method] += 1
                if expected not in kind_of(status, target):
                    wrong.append((method, endpoint, record, expected, status, target))

    assert wrong == []
    assert min(asked["GET"], asked["POST"]) > 30


def test_every_endpoint_is_in_exactly_one_list(app: Flask) -> None:
    listed = Counter(endpoint for endpoints in LISTS.values() for endpoint in endpoints)

    assert set(listed) == {rule.endpoint for rule in app.url_map.iter_rules()}
    assert [endpoint for endpoint, times in listed.items() if times > 1] == []
    assert all(list(endpoints) == sorted(endpoints) for endpoints in LISTS.values())


def test_an_address_that_names_a_record_says_whose_it_is(app: Flask) -> None:
    naming = {
        endpoint
        for endpoint in STAFF
        if rule_of(app, endpoint).arguments - {"token"}  # a link is for whoever holds it
    }

    assert naming == PERSONAL | SHARED
    assert frozenset() == PERSONAL & SHARED


def test_pages_of_the_staff_and_no_others_lie_below_staff(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        below = str(rule) == "/staff" or str(rule).startswith("/staff/")
        assert below == (ACCESS_OF[rule.endpoint] is not Access.PUBLIC), rule


def test_a_page_in_no_list_is_closed_for_everybody(app: Flask) -> None:
    @app.get("/staff/forgotten")
    def forgotten() -> str:
        return "secret"

    for person in Person:
        browser, _ = browser_of(app, person)
        assert browser.ask("/staff/forgotten").status == 404


def test_several_roles_may_do_what_each_of_them_may() -> None:
    both = people_of(frozenset({Role.WORKER, Role.EDITOR}))

    assert both == {Person.WORKER, Person.EDITOR}
    assert look_up(both, "admin.desk.index") is Answer.OPEN
    assert look_up(both, "admin.services.show", Record.MISSING) is Answer.NOT_FOUND
    assert look_up(both, "accounts.people.index") is Answer.FORBIDDEN
    assert people_of(frozenset()) == {Person.WITHOUT_ROLE}


def test_nothing_but_signing_in_is_open_without_the_second_factor() -> None:
    early = {Access.PUBLIC, Access.SIGNING_IN, Access.HALFWAY}
    for endpoint, access in ACCESS_OF.items():
        for record in records_of(endpoint):
            answer = MATRIX[Person.HALFWAY, endpoint, record]
            assert (answer is Answer.OPEN) == (access in early)


def test_nothing_is_taken_without_its_token(app: Flask) -> None:
    member = sign_in(app, "all@example.org", Role)
    browser = Browser(app)
    browser.client.set_cookie(*cookie_of(app, member), domain="localhost", path="/")
    tried = 0
    for endpoint in STAFF:
        rule = rule_of(app, endpoint)
        values = {name: NOWHERE.get(name, uuid4()) for name in rule.arguments}
        address = app.url_map.bind("localhost").build(endpoint, values)
        for method in UNSAFE & (rule.methods or set()):
            for fields in ({}, {"csrf_token": "made up", "form_key": "k" * 32}):
                answer = browser.ask(address, method, data=fields, headers=OURS)
                assert answer.status == 400, (endpoint, method, fields)
                tried += 1

    assert tried > 30
