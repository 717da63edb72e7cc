"""Everything that people can write, poisoned: the tables of a site, and where its pages are."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

from flask import Flask
from sqlmodel import Session

from finder.accounts.links import make_link
from finder.accounts.passkeys import NewKey, add_passkey
from finder.accounts.people import create_account
from finder.accounts.sessions import open_session
from finder.accounts.tokens import token_hash
from finder.accounts.trail import note
from finder.casework.cases import Known
from finder.casework.reporting import note_minutes
from finder.casework.sealing import Sealer
from finder.db import writing
from finder.directory.adding_fields import FIELDS, Kind
from finder.directory.authors import Author, Together
from finder.directory.drafts import discard, save, send_back, submit
from finder.directory.duplicates.looking import FIND
from finder.directory.editing import apply
from finder.directory.links.findings import keep
from finder.directory.links.wanted import list_wanted
from finder.exchange.import_jobs import LOOK, TAKE_IN, describe
from finder.exchange.quarantine import SpreadsheetQuarantine
from finder.exchange.spreadsheet import read_spreadsheet
from finder.exchange.spreadsheet_import import preview
from finder.exchange.uploads import refused_path
from finder.fetching import Answer
from finder.models import (
    Account,
    CaseCounter,
    CaseFile,
    CaseItem,
    Collection,
    Job,
    ListingReport,
    NotDuplicate,
    Proposal,
    Team,
    TeamLink,
    TeamMember,
)
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import (
    REPORTED,
    AccountDeed,
    ItemState,
    JobState,
    LinkOutcome,
    LinkPurpose,
    Origin,
    Outcome,
    Role,
)
from finder.web.proving import waiting_factor
from tests import make
from tests.browser.pages import PROPOSED, SHARED
from tests.browser.poisons import POISONS, pieces, record
from tests.conftest import NOW
from tests.web.conftest import CASE_KEY
from tests.web.staff import StaffMember, sign_in

# What breaks out of a text and of an attribute, where there is no room for more.
SHARP = "'\"><script>window.hit=1</script><img src=x onerror=window.hit=1>"
# The same of words that nothing is found by.
ODD = "'\"><zzqyx onzzqy=zzqxy>"
SINGLES = range(1, len(POISONS) + 1)
PIECES = range(SINGLES.stop, SINGLES.stop + len(pieces()))
# Where those that hold all poisons together are: a page that shows few shows the nearest.
TOWNS = (
    *(("Denver", "CO"), ("Phoenix", "AZ"), ("Seattle", "WA"), ("Miami", "FL"), ("Dallas", "TX")),
    *(("Chicago", "IL"), ("Atlanta", "GA"), ("Omaha", "NE"), ("Boise", "ID"), ("Tulsa", "OK")),
    *(("Fargo", "ND"), ("Reno", "NV"), ("Memphis", "TN"), ("Juneau", "AK")),
)[: len(PIECES)]
CLOSED, LEADS_ON, SHEET = PIECES.stop, PIECES.stop + 1, PIECES.stop + 2
CHANGE_SET, IMPORT, DONE, UNDER_WAY = (make.ident(f"poisoned {one}") for one in range(4))
TYPED, WHOLE, WAITING, EDITS = (make.ident(f"poisoned draft {one}") for one in range(4))
TEAM, OTHER_TEAM, CASE, COLLECTION = (make.ident(f"poisoned team {one}") for one in range(4))
# Who looks through the pages, and somebody whose own account is poisoned.
LOOKS, POISONED = "looks@example.org", "poisoned@example.org"
ENDED = datetime(2026, 2, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class People:
    """Who opens the pages: somebody with every role, and the poisoned one, whole and halfway."""

    looks: StaffMember
    poisoned: StaffMember
    halfway: StaffMember
    invitation: str


class Filler:
    """Fills the tables of a site; `said` makes of each text what is really written."""

    def __init__(self, app: Flask, gazetteer: Gazetteer, said: Callable[[str], str]) -> None:
        self.app, self.gazetteer = app, gazetteer
        self.texts = [said(one) for one in POISONS]
        self.pieces = [said(one) for one in pieces()]
        self.everything = said("\n".join(POISONS))
        self.sharp, self.odd = said(SHARP), said(ODD)

    def fill(self) -> People:
        """Write all of it, and give who may look."""
        with writing(self.app.extensions["engine"]) as session:
            self._records(session)
            self._drafts(session)
            self._proposals(session)
            self._links(session)
            self._jobs(session)
        looks, poisoned = (sign_in(self.app, one, Role) for one in (LOOKS, POISONED))
        with writing(self.app.extensions["engine"]) as session:
            self._cases(session, looks)
            return self._people(session, looks, poisoned)

    def _records(self, session: Session) -> None:
        piece = self.pieces[0]
        gone: dict[str, Any] = {
            "status": "not_live",
            "closed_reason": "ended",
            "instead": self.everything,
        }
        records = [record(number, text) for number, text in enumerate(self.texts, 1)]
        records += [
            record(number, text, town)
            for number, text, town in zip(PIECES, self.pieces, TOWNS, strict=True)
        ]
        records += [
            record(CLOSED, piece, **gone, instead_services=[records[0].id, records[PIECES[1]].id]),
            record(LEADS_ON, piece, merged_into=records[PIECES[0] - 1].id),
            record(
                SHEET,
                self.sharp,
                audiences=["caregiver"],
                needs=["peer_match", "children_family"],
                own_patients_only=None,
            ),
        ]
        make.store(session, self.gazetteer, *records)
        # A second version of each piece, in one change that somebody with such a name made.
        author = Author(
            self.sharp,
            Origin.STAFF,
            self.everything,
            self.everything,
            Together(CHANGE_SET, self.everything),
        )
        again = [
            record(
                number,
                text,
                town,
                award=text[::-1],
                organization=records[number - 1].organization.model_copy(
                    update={"name": f"{number} again {text}"}
                ),
            )
            for number, text, town in zip(PIECES, self.pieces, TOWNS, strict=True)
        ]
        apply(session, again, author, NOW, self.gazetteer)
        first, second = records[PIECES[0] - 1].id, records[PIECES[1] - 1].id
        session.add(
            NotDuplicate(
                id=uuid4(),
                first_id=min(first, second),
                second_id=max(first, second),
                first_print="0" * 16,
                second_print="0" * 16,
                said_by=self.sharp,
                said_at=NOW,
                reason=self.everything,
            )
        )
        session.add_all(
            ListingReport(
                id=uuid4(),
                service_number=number,
                reason=min(REPORTED),
                reported_on=NOW.date(),
            )
            for number in PIECES
        )

    def typed(self, names: Mapping[str, Any]) -> dict[str, Any]:
        """Give what the form for services holds with every text of it poisoned but these."""
        texts = {
            name: (self.everything if field.kind is Kind.TEXT else self.pieces[0])[: field.longest]
            for name, field in FIELDS.items()
            if field.kind in (Kind.LINE, Kind.TEXT)
        }
        return make.TYPED | texts | dict(names)

    def _drafts(self, session: Session) -> None:
        valid = {
            name: make.TYPED.get(name, "")
            for name in (
                *("phone", "email", "url", "organization_website", "source_url", "ages"),
                *("town", "region", "postcode", "point", "area_search", "languages"),
            )
        } | {
            "keywords": ", ".join(one.replace(",", "")[:40] for one in self.texts[:5]),
            "other_places": f"{self.sharp}; {self.sharp}; Salem; MA;",
        }
        other = self.sharp
        for key, account, typed in (
            (TYPED, LOOKS, self.typed({"name": self.odd})),
            (WHOLE, LOOKS, self.typed(valid)),
            (WAITING, other, self.typed(valid)),
        ):
            save(session, key, account, typed, NOW, step="source", title=self.everything)
        edited: dict[str, Any] = {
            "service_id": make.ident(f"poison {PIECES[0]}"),
            "expected_version": 2,
        }
        save(
            session, EDITS, other, self.typed(valid), NOW, step="source", title=self.sharp, **edited
        )
        for place, piece in enumerate(self.pieces):
            for account, end in (
                (LOOKS, "open"),
                (other, "waits"),
                (LOOKS, "back"),
                (LOOKS, "bin"),
            ):
                key = make.ident(f"draft {end} {place}")
                save(session, key, account, {"name": piece}, NOW, step="help", title=piece)
                if end in ("waits", "back"):
                    submit(session, key, account, NOW)
                if end == "back":
                    send_back(session, key, other, self.everything[:2000], NOW)
                if end == "bin":
                    discard(session, key, account, NOW)
        # It was sent back once, and waits again.
        submit(session, WAITING, other, NOW)
        send_back(session, WAITING, LOOKS, self.everything, NOW)
        for key in (WAITING, EDITS):
            submit(session, key, other, NOW)

    def _proposals(self, session: Session) -> None:
        """Let something wait for whoever looks, of each kind of record."""
        author = Author(self.sharp, Origin.STAFF, self.everything[:500], self.everything)
        key = make.ident(f"poison {SHEET}")
        made = make.propose_closing(
            session, key, author, self.gazetteer, title=self.sharp, instead=self.everything
        )
        session.get_one(Proposal, made).id = PROPOSED

    def _links(self, session: Session) -> None:
        """Let every kind of trouble be found behind links, each leading to poison."""
        outcomes = [one for one in LinkOutcome if one is not LinkOutcome.FINE]
        there = set(list_wanted(session))
        wanted = [
            url
            for number, text in zip(PIECES, self.pieces, strict=True)
            for url in (record(number, text).url or "",)
        ]
        assert there.issuperset(wanted)
        for day in (1, 2, 3):
            moment = NOW.replace(day=day)
            keep(
                session,
                [
                    (url, Answer(outcomes[at % len(outcomes)], 404, f"{url}/moved"), moment)
                    for at, url in enumerate(wanted)
                ],
            )

    def _jobs(self, session: Session) -> None:
        header = ["number", "name", "organization_name", "status", "award", self.pieces[0]]
        rows = [[str(SHEET), "", "", "live", self.everything, ""]]
        rows += [["", one, one, one, one, one] for one in self.texts]
        rows += [["", one, one, "live", one, one] for one in self.pieces]
        text = "\n".join(",".join(map(_quoted, row)) for row in (header, *rows))
        sheet = read_spreadsheet(BytesIO(text.encode()))
        kept = SpreadsheetQuarantine(
            refused_path(self.app.extensions["config"].var, IMPORT), sheet.headings.texts
        )
        result = describe(preview(session, sheet, Origin.IMPORT, kept), sheet)
        kept.close()
        result["guessed"] = self.pieces
        pairs = [
            {"first": one, "second": one + 1, "for": self.pieces, "against": [self.sharp]}
            for one in PIECES[:-1]
        ]
        for key, kind, state, found in (
            (IMPORT, LOOK, JobState.DONE, result),
            (DONE, TAKE_IN, JobState.FAILED, None),
            (UNDER_WAY, TAKE_IN, JobState.RUNNING, None),
            (uuid4(), FIND, JobState.DONE, {"pairs": pairs}),
        ):
            session.add(
                Job(
                    id=key,
                    kind=kind,
                    arguments={"upload": str(key), "name": self.everything},
                    asked_by=self.sharp,
                    state=state,
                    due_at=NOW,
                    created_at=NOW,
                    heartbeat_at=datetime.now(UTC),
                    finished_at=None if state is JobState.RUNNING else NOW,
                    message=self.everything,
                    result=found,
                )
            )

    def _cases(self, session: Session, worker: StaffMember) -> None:
        sealer = Sealer([CASE_KEY])
        known = Known(self.everything, self.sharp, self.sharp, note=self.everything)
        content = asdict(known)
        del content["needs"]
        session.add(Team(id=TEAM, name=self.everything, name_key="poison", created_at=NOW))
        session.flush()
        session.add(Team(id=OTHER_TEAM, name=self.sharp, name_key="other", created_at=NOW))
        session.flush()
        session.add_all(TeamMember(team_id=one, account_id=worker.id) for one in (TEAM, OTHER_TEAM))
        session.add(
            CaseFile(
                id=CASE,
                team_id=TEAM,
                reference_key="poison",
                sealed=sealer.seal(CASE, content),
                needs=["support_group"],
                area=self.sharp,
                opened_at=NOW,
                touched_at=NOW,
            )
        )
        session.flush()
        session.add_all(
            CaseItem(
                id=uuid4(),
                case_id=CASE,
                service_number=number,
                position=place,
                need="support_group",
                area=self.sharp,
                month="2026-01",
                state=ItemState.GIVEN,
                follow_up_on=NOW.date(),
                given_at=NOW,
                changed_at=NOW,
            )
            for place, number in enumerate(PIECES)
        )
        note_minutes(session, worker.id, CASE, ENDED.date(), 15, NOW)
        session.add(
            CaseCounter(
                team_id=TEAM,
                month="2026-02",
                need=self.sharp,
                area=self.sharp,
                outcome=Outcome.GIVEN,
                reason="",
                number=20,
            )
        )
        session.add(
            Collection(
                id=COLLECTION,
                team_id=TEAM,
                name=self.everything,
                name_key="poison",
                entries=[
                    {"number": number, "phone": self.sharp, "version": 0}
                    for number in (*PIECES, CLOSED, LEADS_ON)
                ],
                changed_at=NOW,
                used_at=NOW,
            )
        )

        session.flush()
        session.add_all(
            TeamLink(
                id=uuid4(),
                token_hash=token_hash(SHARED[kind]),
                made_at=NOW,
                expires_at=datetime.now(UTC) + timedelta(days=90),
                **owner,
            )
            for kind, owner in (
                ("sheets", {"case_id": CASE}),
                ("collections", {"collection_id": COLLECTION}),
            )
        )

    def _people(self, session: Session, looks: StaffMember, poisoned: StaffMember) -> People:

        account = session.get(Account, poisoned.id)
        assert account is not None
        account.name, account.email = self.everything, f"{self.sharp}@example.org"
        for place, text in enumerate(self.texts):
            add_passkey(session, poisoned.id, text, NewKey(f"key{place:05}", "none", 0), NOW)
        note(session, AccountDeed.ROLES_CHANGED, poisoned.id, self.sharp, NOW, self.sharp)
        invited = create_account(session, "invited@example.org", "", [Role.WORKER], NOW)
        invited.name, invited.email = self.everything, account.email
        token = make_link(session, invited.id, LinkPurpose.INVITATION, datetime.now(UTC))
        fresh = create_account(session, "fresh@example.org", "", [Role.WORKER], NOW)
        fresh.email = account.email
        workers = (account, invited, fresh)
        session.add_all(TeamMember(team_id=TEAM, account_id=one.id) for one in workers)
        with self.app.test_request_context():
            waiting = waiting_factor(fresh)
        opened = open_session(session, fresh.id, datetime.now(UTC), waiting)
        halfway = StaffMember(fresh.id, fresh.email, opened, uuid4())
        return People(looks, poisoned, halfway, token)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
