from datetime import timedelta

from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.editing import apply
from finder.directory.telling import tell_all
from finder.directory.trail import list_actors, read_trail
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin
from tests import make
from tests.conftest import NOW


def write(
    session: Session, gazetteer: Gazetteer, actor: str, hour: int, *, together: str = ""
) -> None:
    """Write something of one's own, alone or together with another thing."""
    author = Author(actor, Origin.STAFF)
    records = [make.record(f"{actor} {hour}")]
    if together:
        author, records = author.for_all(together), [*records, make.record(f"{actor} {hour} b")]
    apply(session, records, author, NOW + timedelta(hours=hour), gazetteer)


def told(session: Session, page: int = 1, actor: str = "") -> tuple[list[str], bool]:
    """Give who did what on a page of two lines, each with what it was."""
    found = read_trail(session, 2, page, actor)
    return [
        line.change_set.description
        if line.change_set
        else line.version.record.name
        if line.version and line.version.record
        else ""
        for line in found.lines
    ], found.has_older


def test_the_trail_goes_back_page_by_page_and_by_who_did_it(
    session: Session, gazetteer: Gazetteer
) -> None:
    write(session, gazetteer, "anna", 1)
    write(session, gazetteer, "ben", 2, together="Import of x.csv")
    write(session, gazetteer, "anna", 3)
    write(session, gazetteer, "ben", 4)

    # Its organisation is a record too, written before the service in the same moment.
    assert list_actors(session) == ["anna", "ben"]
    everything = [name for page in range(1, 5) for name in told(session, page)[0]]
    assert everything[0].startswith("ben 4")
    assert [name for name in everything if name.startswith("Import")] == ["Import of x.csv"]
    assert len(everything) == len(set(everything)) == 7
    assert told(session, 4) == ([everything[-1]], False)
    assert told(session, 3)[1]
    assert told(session, 9) == ([], False)
    assert [name[:6] for page in (1, 2) for name in told(session, page, "anna")[0]] == [
        "anna 3",
        "anna 3",
        "anna 1",
        "anna 1",
    ]


def test_each_version_says_what_it_did(session: Session, gazetteer: Gazetteer) -> None:
    facts = {
        "award": "Tea",
        "hours_description": "Ring first",
        "staff_note": "Kind",
        "email": "a@b.example",
    }
    make.store(session, gazetteer, make.record(), origin=Origin.IMPORT)
    make.store(session, gazetteer, make.record(**facts), origin=Origin.STAFF)
    lines = read_trail(session, 9).lines
    versions = [line.version for line in lines if line.version and line.version.entity == "service"]

    assert sorted(tell_all(session, versions)) == [
        "Added by an import",
        "Changed: E-mail address, Hours in words, What is given, 1 more",
    ]
