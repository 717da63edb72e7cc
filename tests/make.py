"""Makers of records: everything that a test does not name is plain and valid."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from sqlmodel import Session

from finder.directory.deeds import Deed
from finder.directory.editing import Author, Changes, apply
from finder.directory.proposals import propose
from finder.directory.records import ServiceRecord
from finder.exchange.import_jobs import describe
from finder.exchange.spreadsheet import read_spreadsheet
from finder.exchange.spreadsheet_import import preview
from finder.models import Job
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import JobState, Origin, ProposedDeed
from tests.conftest import NOW

# What the form for a new service holds when it is filled in.
TYPED = {
    "organization_name": "Example Cancer Trust",
    "name": "Tuesday group",
    "needs": ["support_group", "wigs"],
    "description": "A group that meets every week to talk, led by a nurse.",
    "delivery_modes": ["in_person"],
    "phone": "212-639-2000",
    "hours": "Tue 6pm-8pm ET, except holidays; 7-9",
    "town": "Salem",
    "region": "MA",
    "areas": ["US-MA"],
    "ages": "18 and over",
    "source_url": "https://example.org/groups",
}

# Three rows: one that changes a service, one with a fault, a new one; and a letter to be guessed.
SPREADSHEET = """number,organization_name,name,status,stage,service_areas,award,colour
1,,,not_live,early_only,US-MA | Boston; US-NY,Línea de ayuda,red
2,,,live,wrong,,,
,Example Trust,Walks,unknown,any,WORLD,,
"""


def ident(name: str) -> UUID:
    """Give the id that a name stands for in tests."""
    return uuid5(NAMESPACE_OID, name)


def record(name: str = "Helping Hands", **fields: Any) -> ServiceRecord:
    """Give a valid record; `organization` may be just a name."""
    organization = fields.pop("organization", f"{name} Trust")
    if isinstance(organization, str):
        organization = {"id": ident(organization), "name": organization}
    content = {
        "id": ident(name),
        "name": name,
        "organization": organization,
        "status": "live",
        "description": f"{name} for people with cancer.",
        "needs": ["support_group"],
        "delivery_modes": ["phone"],
        "cancers": ["any"],
        "service_areas": [{"area": "US"}],
    }
    return ServiceRecord.model_validate(content | fields)


def location(
    name: str, city: str, region: str, country: str = "US", **fields: Any
) -> dict[str, Any]:
    """Give a physical location in a town, without coordinates unless given."""
    return {
        "id": ident(f"location {name}"),
        "name": name,
        "precision": "town",
        "addresses": [{"city": city, "state_province": region, "country": country}],
    } | fields


def store(
    session: Session,
    gazetteer: Gazetteer,
    *records: ServiceRecord,
    origin: Origin = Origin.SEED,
    actor: str = "tests",
) -> Changes:
    """Write the records and give what changed."""
    return apply(session, list(records), Author(actor, origin), NOW, gazetteer)


def looked_at_import(session: Session, key: UUID) -> Job:
    """Give the job of a spreadsheet that was looked at and not taken in."""
    sheet = read_spreadsheet(BytesIO(SPREADSHEET.encode("windows-1252")))
    return Job(
        id=key,
        kind="import_look",
        arguments={"upload": str(key), "name": "list.csv"},
        asked_by="editor@example.org",
        state=JobState.DONE,
        due_at=NOW,
        created_at=NOW,
        result=describe(preview(session, sheet), sheet),
    )


def propose_closing(
    session: Session, service_id: UUID, author: Author, gazetteer: Gazetteer, **values: Any
) -> UUID:
    """Let the closing of a service wait for somebody else, and give the proposal."""
    content: dict[str, Any] = {
        "service": str(service_id),
        "reason": "ended",
        "on": None,
        "instead": None,
        "numbers": [],
        "seen": 1,
    }
    title = values.pop("title", "Close it")
    deed = Deed(ProposedDeed.CLOSE, content | values, author.reason, author.source)
    return propose(session, deed, title, author, NOW, gazetteer)


def names(cards: Sequence[Any]) -> list[str]:
    """Give the names of cards or services in order."""
    return [card.name for card in cards]
