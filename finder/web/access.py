"""Who may open what: every endpoint stands in exactly one list; what stands in none is closed.

`MATRIX` is written out from the lists: person x endpoint x record. The check before each request
reads it, `permit` reads it for a record, and the tests try every line of it.
"""

from enum import StrEnum

from finder.vocabulary import Role


class Access(StrEnum):
    """Whom an endpoint is open to."""

    PUBLIC = "public"  # everybody, and nothing is kept: no session, no cookie
    SIGNING_IN = "signing in"  # everybody, with a session for the form's own token
    HALFWAY = "halfway"  # who gave the password and still owes the second factor
    SIGNED_IN = "signed in"  # whoever gave both
    EDITOR = "editor"  # editors and admins
    ADMIN = "admin"
    WORKER = "worker"


class Person(StrEnum):
    """Who asks. Somebody with several roles may do whatever one of them may."""

    VISITOR = "visitor"
    HALFWAY = "halfway"
    WITHOUT_ROLE = "without role"
    EDITOR = "editor"
    ADMIN = "admin"
    WORKER = "worker"


class Record(StrEnum):
    """Whose record the address names, where it names one."""

    NONE = "none"
    OWN = "own"
    OTHER = "other"
    MISSING = "missing"


class Answer(StrEnum):
    """What somebody gets, the kindest first: it holds for who has several roles."""

    OPEN = "open"
    SIGN_IN = "sign in"
    SECOND_FACTOR = "second factor"
    NOT_FOUND = "not found"
    FORBIDDEN = "forbidden"


LISTS: dict[Access, tuple[str, ...]] = {
    Access.PUBLIC: (
        "api.search.index",
        "public.helping.index",
        "public.home.index",
        "public.machines.health",
        "public.machines.robots",
        "public.organizations.show",
        "public.pages.about",
        "public.pages.accessibility",
        "public.pages.how_we_check",
        "public.pages.privacy",
        "public.pages.quick_exit",
        "public.pages.what_we_list",
        "public.services.index",
        "public.services.show",
        "public.start.five_calls",
        "public.start.index",
        "public.start.show",
        "public.urgent.index",
        "shortlist.files.calendar",
        "shortlist.files.contacts",
        "shortlist.lists.index",
        "shortlist.sending.index",
        "shortlist.shared.collection",
        "shortlist.shared.sheet",
        "shortlist.sheets.calls",
        "shortlist.sheets.handout",
    ),
    Access.SIGNING_IN: (
        "accounts.links.show",
        "accounts.passwords.forgotten",
        "accounts.sign_in.index",
        "accounts.sign_in.sign_out",
    ),
    Access.HALFWAY: (
        "accounts.sign_in.second_factor",
        "accounts.sign_in.set_up",
    ),
    Access.SIGNED_IN: (
        "accounts.me.end_other_sessions",
        "accounts.me.end_session",
        "accounts.me.index",
        "accounts.me.password",
        "accounts.me.second_factor",
        "accounts.passkeys.index",
        "accounts.passkeys.remove",
        "accounts.recovery_codes.index",
        "admin.desk.index",
    ),
    Access.EDITOR: (
        "admin.bulk.change",
        "admin.bulk.choose",
        "admin.bulk.done",
        "admin.bulk.preview",
        "admin.changes.index",
        "admin.changes.show",
        "admin.checks.service",
        "admin.drafts.bring_mine_back",
        "admin.drafts.discard_mine",
        "admin.drafts.index",
        "admin.drafts.show",
        "admin.duplicates.ask_about_again",
        "admin.duplicates.compare",
        "admin.duplicates.index",
        "admin.ending.close_service",
        "admin.ending.reopen_service",
        "admin.history.organization",
        "admin.history.restore_organization",
        "admin.history.restore_service",
        "admin.history.service",
        "admin.link_checks.index",
        "admin.organizations.names",
        "admin.organizations.show",
        "admin.proposals.show",
        "admin.reports.settle",
        "admin.services.add",
        "admin.services.edit",
        "admin.services.index",
        "admin.services.preview",
        "admin.services.show",
    ),
    Access.ADMIN: (
        "accounts.people.export",
        "accounts.people.forget_factor",
        "accounts.people.index",
        "accounts.people.invite",
        "accounts.people.new_link",
        "accounts.people.restore",
        "accounts.people.show",
        "accounts.people.suspend",
        "admin.erasing.service",
        "admin.imports.export",
        "admin.imports.index",
        "admin.imports.refused",
        "admin.imports.show",
        "admin.imports.template",
        "admin.link_checks.start",
        "admin.link_checks.stop",
        "admin.settings.index",
        "casework.teams.index",
        "casework.teams.show",
    ),
    Access.WORKER: (
        "casework.cases.close",
        "casework.cases.erase",
        "casework.cases.find",
        "casework.cases.index",
        "casework.cases.known",
        "casework.cases.minutes",
        "casework.cases.new",
        "casework.cases.sheet",
        "casework.cases.show",
        "casework.collections.index",
        "casework.collections.remove",
        "casework.collections.show",
        "casework.collections.use",
        "casework.items.follow_up",
        "casework.items.outcome",
        "casework.items.take_item_back",
        "casework.report.index",
        "casework.report.minutes",
        "casework.report.table",
        "casework.team_links.collection",
        "casework.team_links.remove",
        "casework.team_links.sheet",
    ),
}
# Endpoints whose address names a record that belongs to one account: nobody else may know of it.
# A draft that waits for somebody's eyes may be read by whoever could publish it.
# Endpoints whose address names a record of one account or one team: nobody else may know of it.
PERSONAL: frozenset[str] = frozenset(
    {
        "accounts.me.end_session",
        "accounts.passkeys.remove",
        "admin.drafts.bring_mine_back",
        "admin.drafts.discard_mine",
        "admin.drafts.show",
        "casework.cases.close",
        "casework.cases.erase",
        "casework.cases.known",
        "casework.cases.minutes",
        "casework.cases.sheet",
        "casework.cases.show",
        "casework.collections.remove",
        "casework.collections.show",
        "casework.collections.use",
        "casework.items.follow_up",
        "casework.items.outcome",
        "casework.items.take_item_back",
        "casework.team_links.collection",
        "casework.team_links.remove",
        "casework.team_links.sheet",
    }
)
# Endpoints whose address names a record that is shared by all who may open it.
SHARED: frozenset[str] = frozenset(
    {
        "admin.changes.show",
        "admin.checks.service",
        "admin.duplicates.ask_about_again",
        "admin.duplicates.compare",
        "admin.ending.close_service",
        "admin.ending.reopen_service",
        "admin.erasing.service",
        "admin.history.organization",
        "admin.history.restore_organization",
        "admin.history.restore_service",
        "admin.history.service",
        "admin.imports.refused",
        "admin.imports.show",
        "admin.organizations.show",
        "admin.proposals.show",
        "admin.reports.settle",
        "admin.services.edit",
        "admin.services.show",
        "accounts.people.forget_factor",
        "accounts.people.new_link",
        "accounts.people.restore",
        "accounts.people.show",
        "accounts.people.suspend",
        "casework.teams.show",
    }
)

ACCESS_OF = {endpoint: access for access, endpoints in LISTS.items() for endpoint in endpoints}
PERSON_OF = {
    Role.EDITOR: Person.EDITOR,
    Role.ADMIN: Person.ADMIN,
    Role.WORKER: Person.WORKER,
}
WHOLE = frozenset({Person.WITHOUT_ROLE, Person.EDITOR, Person.ADMIN, Person.WORKER})
EVERYBODY = frozenset(Person)
OPEN_TO: dict[Access, frozenset[Person]] = {
    Access.PUBLIC: EVERYBODY,
    Access.SIGNING_IN: EVERYBODY,
    Access.HALFWAY: EVERYBODY - {Person.VISITOR},
    Access.SIGNED_IN: WHOLE,
    Access.EDITOR: frozenset({Person.EDITOR, Person.ADMIN}),
    Access.ADMIN: frozenset({Person.ADMIN}),
    Access.WORKER: frozenset({Person.WORKER}),
}
STANDING_IN_THE_WAY = {
    Person.VISITOR: Answer.SIGN_IN,
    Person.HALFWAY: Answer.SECOND_FACTOR,
}


def records_of(endpoint: str) -> tuple[Record, ...]:
    """Give the kinds of records that an endpoint's address can name."""
    if endpoint in PERSONAL or endpoint in SHARED:
        return (Record.OWN, Record.OTHER, Record.MISSING)
    return (Record.NONE,)


def _answer(person: Person, endpoint: str, record: Record) -> Answer:
    if person not in OPEN_TO[ACCESS_OF[endpoint]]:
        return STANDING_IN_THE_WAY.get(person, Answer.FORBIDDEN)
    if record is Record.MISSING or (record is Record.OTHER and endpoint in PERSONAL):
        return Answer.NOT_FOUND
    return Answer.OPEN


MATRIX: dict[tuple[Person, str, Record], Answer] = {
    (person, endpoint, record): _answer(person, endpoint, record)
    for person in Person
    for endpoint in ACCESS_OF
    for record in records_of(endpoint)
}


def people_of(roles: frozenset[Role]) -> frozenset[Person]:
    """Give whom somebody with these roles counts as."""
    return frozenset(PERSON_OF[role] for role in roles) or frozenset({Person.WITHOUT_ROLE})


def look_up(people: frozenset[Person], endpoint: str, record: Record | None = None) -> Answer:
    """Give the kindest answer of the matrix for somebody; an endpoint in no list is not there.

    Without a record it answers for one that they may see: whether there is such a one comes later.
    """
    if endpoint not in ACCESS_OF:
        return Answer.NOT_FOUND
    asked = record or records_of(endpoint)[0]
    answers = {MATRIX.get((person, endpoint, asked), Answer.NOT_FOUND) for person in people}
    return next(answer for answer in Answer if answer in answers)
