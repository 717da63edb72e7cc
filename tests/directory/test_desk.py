from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from finder.db import writing
from finder.directory.desk import PAGE, Weakness, count_weak, find_records
from finder.directory.links.findings import keep
from finder.fetching import Answer
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import LinkOutcome, Origin
from tests import make
from tests.conftest import NOW


def found(session: Session, typed: str = "", weakness: Weakness | None = None) -> list[str]:
    return [line.name for line in find_records(session, typed, weakness).lines]


PHONE = {"number": "+1 (617) 555-0100", "published": True}


@pytest.mark.parametrize(
    "typed",
    [
        "línea",
        "LINEA trust",
        "617 555 0100",
        "5550100",
        "https://www.linea.example/help/",
        "linea.example",
        "ask@linea.example",
        "1",
        "#1",
        "Boston",
        str(make.ident("Línea")),
    ],
)
def test_a_service_is_found_by_whatever_is_known_of_it(
    session: Session, gazetteer: Gazetteer, typed: str
) -> None:
    line = make.record(
        "Línea",
        phones=[PHONE],
        url="https://www.linea.example/help",
        url_kind="own",
        email="ask@linea.example",
        reach="site",
        locations=[make.location("Hall", "Boston", "MA")],
        organization="Línea Trust",
        status="not_live",
    )
    make.store(session, gazetteer, line, make.record("Other"))

    assert found(session, typed) == ["Línea"]


def test_signs_of_the_database_are_letters_like_others(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(session, gazetteer, make.record("Half"), make.record("100% Hope"))

    assert found(session, "%") == []
    assert found(session, "_") == []
    assert found(session, "100 hope") == ["100% Hope"]


def test_each_list_holds_what_it_says_and_counts_it(
    ready_engine: Engine, gazetteer: Gazetteer
) -> None:
    confirmed = {
        "field_group": "contact",
        "checked_on": "2026-03-01",
        "checked_by": "staff",
        "method": "phone",
        "result": "confirmed",
    }
    sound = {"phones": [PHONE], "freshness": [confirmed]}
    about = {"url": "https://about.example/", "url_kind": "about"}
    with writing(ready_engine) as session:
        make.store(
            session,
            gazetteer,
            make.record("Sound", **sound),
            make.record(
                "Machine", **sound | {"freshness": [confirmed | {"checked_by": "machine"}]}
            ),
            make.record("Silent", freshness=[confirmed], phones=[PHONE | {"published": False}]),
            make.record("Nowhere", **sound | {"reach": "site"}),
            make.record("About", **sound | about),
            make.record("Lost", **sound | {"url": "https://lost.example/", "url_kind": "own"}),
            make.record("Shut", **sound | {"url": "https://shut.example/", "url_kind": "own"}),
            make.record("Unknown", **sound | {"status": "unknown"}),
            make.record("Ended", status="not_live"),
            make.record("Part", merged_into=make.ident("Sound")),
        )
        for days in range(3):
            moment = NOW + timedelta(days=days)
            gone, shut = Answer(LinkOutcome.GONE, 404), Answer(LinkOutcome.REFUSED, 403)
            looks = [("https://lost.example/", gone), ("https://shut.example/", shut)]
            keep(session, [(url, answer, moment) for url, answer in looks])
        lists = {one: found(session, weakness=one) for one in Weakness}
        counts = count_weak(session)

    assert lists == {
        Weakness.NEVER_CONFIRMED: ["Machine"],
        Weakness.NO_CONTACT: ["Silent"],
        Weakness.NO_COORDINATES: ["Nowhere"],
        Weakness.ABOUT_LINKS_ONLY: ["About"],
        Weakness.DEAD_LINK: ["Lost"],
        Weakness.CONFIRMED: ["About", "Lost", "Nowhere", "Shut", "Silent", "Sound", "Unknown"],
        Weakness.UNKNOWN_STATUS: ["Unknown"],
        Weakness.CLOSED: ["Ended"],
        Weakness.MERGED: ["Part"],
    }
    assert counts == {one: len(names) for one, names in lists.items()}


def test_who_waits_longest_for_a_confirmation_stands_first(
    session: Session, gazetteer: Gazetteer
) -> None:
    def checked(on: str) -> list[dict[str, str]]:
        return [
            {
                "field_group": "contact",
                "checked_on": on,
                "checked_by": "staff",
                "method": "phone",
                "result": "confirmed",
            }
        ]

    make.store(
        session,
        gazetteer,
        make.record("Lately", freshness=checked("2026-10-01")),
        make.record("Long ago", freshness=checked("2025-10-01")),
        make.record("Never"),
    )

    assert found(session) == ["Never", "Long ago", "Lately"]
    assert find_records(session, "lately").lines[0].confirmed_on == date(2026, 10, 1)


def test_a_long_list_has_pages_and_one_too_far_is_the_last(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(session, gazetteer, *(make.record(f"Group {n:03}") for n in range(PAGE + 1)))

    assert find_records(session).pages == 2
    last = find_records(session, page=99)
    assert (last.page, [one.name for one in last.lines]) == (2, [f"Group {PAGE:03}"])


def test_the_list_of_an_origin_holds_what_was_last_written_on_that_word(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(session, gazetteer, make.record("Seeded"), make.record("Mended"))
    make.store(session, gazetteer, make.record("Mended", award="Tea"), origin=Origin.STAFF)

    assert [one.name for one in find_records(session, origin=Origin.STAFF).lines] == ["Mended"]
    assert [one.name for one in find_records(session, origin=Origin.SEED).lines] == ["Seeded"]
