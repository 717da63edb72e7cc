from sqlmodel import Session

from finder.directory.desk_search import OrganizationLine, find_drafts, find_organizations
from finder.directory.drafts import discard, save, submit
from finder.places.gazetteer import Gazetteer
from tests import make
from tests.conftest import NOW

MINE, OTHER = "editor@example.org", "admin@example.org"


def test_a_draft_is_found_by_whatever_was_typed_by_whoever_may_see_it(session: Session) -> None:
    typed = {
        "organization_name": "Línea Trust",
        "phone": "+1 (617) 555-0100",
        "town": "Salem",
        "needs": ["support_group"],
    }
    for title, account in (("Línea draft", MINE), ("Línea of theirs", OTHER)):
        save(session, make.ident(title), account, typed, NOW, step="organization", title=title)

    def found(text: str) -> list[str]:
        return [one.title for one in find_drafts(session, text, MINE)]

    for text in ("linea", "draft trust", "SALEM", "617 555 0100", "5550100"):
        assert found(text) == ["Línea draft"], text
    for text in ("", "walks", "support_group", "555 9999"):
        assert found(text) == [], text
    submit(session, make.ident("Línea of theirs"), OTHER, NOW)
    assert set(found("trust salem")) == {"Línea draft", "Línea of theirs"}
    discard(session, make.ident("Línea draft"), MINE, NOW)
    assert found("salem") == ["Línea of theirs"]


def test_organizations_are_found_by_name_or_site(session: Session, gazetteer: Gazetteer) -> None:
    runner = {"id": make.ident("o"), "name": "Línea Trust", "website": "https://linea.example/"}
    make.store(
        session,
        gazetteer,
        make.record("One", organization=runner),
        make.record("Two", organization=runner),
        make.record("Three", organization="Línea Trust of another town"),
    )

    first = OrganizationLine(1, "Línea Trust", 2)
    assert [one.name for one in find_organizations(session, "TRUST linea")] == [
        "Línea Trust",
        "Línea Trust of another town",
    ]
    assert find_organizations(session, "https://www.linea.example/") == [first]
    for nothing in ("", " ", "%", "walks", "..."):
        assert find_organizations(session, nothing) == [], nothing
