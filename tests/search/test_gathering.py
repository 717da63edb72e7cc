"""Several kinds of help gathered for one page."""

from typing import Any

import pytest
from sqlmodel import Session

from finder.directory.records import ServiceRecord
from finder.directory.urgent import urgent_lines
from finder.places.gazetteer import Gazetteer
from finder.search.finding import Finder
from finder.search.gathering import Gathered, Part
from finder.search.request import SearchRequest
from finder.search.sensitive import ASKED_BY
from finder.search.starting import CALLS, SECTIONS, choose_calls
from finder.vocabulary import Sensitivity
from tests import make
from tests.conftest import TODAY

TALK = Part("talk", {"need": ("helpline",)})
GROUPS = Part("groups", {"need": ("support_group",)}, local=True, go_there=True)
PARTS = [section.part for section in SECTIONS]


class Gather:
    """Gathers parts over records, or over the whole seed."""

    def __init__(self, session: Session, gazetteer: Gazetteer, finder: Finder) -> None:
        self._session = session
        self._gazetteer = gazetteer
        self._finder = finder

    def __call__(self, *records: ServiceRecord, parts: list[Part], **asked: Any) -> Gathered:
        if records:
            make.store(self._session, self._gazetteer, *records)
        request = SearchRequest(chosen={"cancer": (asked.pop("cancer", "breast"),)}, **asked)
        return self._finder.gather(self._session, request, parts, TODAY)


@pytest.fixture
def gather(session: Session, gazetteer: Gazetteer) -> Gather:
    """Give a gathering over records."""
    return Gather(session, gazetteer, Finder(gazetteer))


@pytest.fixture
def seed_gather(seed_session: Session, gazetteer: Gazetteer, seed_finder: Finder) -> Gather:
    """Give a gathering over the whole seed."""
    return Gather(seed_session, gazetteer, seed_finder)


def helpline(name: str, **fields: Any) -> ServiceRecord:
    plain = {"needs": ["helpline"], "url": "https://own.example", "url_kind": "own"}
    return make.record(name, **(plain | fields))


def test_the_more_specific_cancer_comes_first_and_makers_last(gather: Gather) -> None:
    records = (
        helpline("Any cancer"),
        helpline("Breast", cancers=["breast"]),
        helpline("Company", cancers=["her2_positive"], run_by_maker=True),
        helpline("Her2", cancers=["her2_positive"]),
        helpline("Triple", cancers=["triple_negative"]),
    )

    found = gather(*records, parts=[Part("talk", TALK.chosen, most=9)], cancer="her2_positive")

    assert make.names(found.parts[0].cards) == ["Her2", "Breast", "Any cancer", "Company"]
    assert found.parts[0].total == 4


def test_what_only_some_can_use_comes_after_what_all_can(gather: Gather) -> None:
    records = (
        helpline("A for men", audiences=["patient", "men"]),
        helpline("B for carers", audiences=["caregiver"]),
        helpline("C for own patients", own_patients_only="Some Hospital"),
        helpline("D by referral", who_can_apply="professional_only"),
        helpline("E for all", audiences=["patient", "caregiver"]),
    )

    found = gather(*records, parts=[Part("talk", TALK.chosen, most=9)])

    assert make.names(found.parts[0].cards)[0] == "E for all"
    assert set(make.names(found.parts[0].cards)[-2:]) == {"C for own patients", "D by referral"}


def test_a_service_is_best_in_two_parts_at_most_while_there_are_others(gather: Gather) -> None:
    everywhere = ["helpline", "peer_match", "counselling"]
    records = (
        helpline("One", needs=everywhere, cancers=["breast"]),
        *(helpline(f"Plain {n}", needs=everywhere) for n in range(5)),
    )
    parts = [Part(need, {"need": (need,)}) for need in everywhere]

    found = gather(*records, parts=parts)

    shown = [make.names(part.cards) for part in found.parts]
    assert ["One" in names for names in shown] == [True, True, False]
    alone = gather(parts=[Part(str(n), {"need": ("helpline",)}, most=4) for n in range(3)])
    assert all("One" in make.names(part.cards) for part in alone.parts)


def test_without_a_place_nobody_is_sent_on_a_journey(gather: Gather) -> None:
    records = (
        make.record("By video", delivery_modes=["live_online_group"]),
        make.record(
            "In Boston",
            reach="site",
            delivery_modes=["in_person"],
            locations=[make.location("Hall", "Boston", "MA")],
            service_areas=[{"area": "US-MA"}],
        ),
    )

    assert make.names(gather(*records, parts=[GROUPS]).parts[0].cards) == ["By video"]
    near = gather(parts=[GROUPS], near="Boston")
    assert make.names(near.parts[0].cards) == ["In Boston"]
    assert near.parts[0].request.values("mode") == ("in_person",)


def test_without_a_place_a_part_of_the_country_stands_only_where_there_is_no_other(
    gather: Gather,
) -> None:
    ohio = helpline("Ohio", service_areas=[{"area": "US-OH"}], cancers=["breast"])

    assert make.names(gather(ohio, parts=[TALK]).parts[0].cards) == ["Ohio"]
    whole = gather(helpline("Everywhere"), parts=[TALK]).parts[0]
    assert make.names(whole.cards) == ["Everywhere"]
    assert whole.total == 2
    assert make.names(gather(parts=[TALK], near="Ohio").parts[0].cards) == ["Ohio", "Everywhere"]


@pytest.mark.parametrize("sensitivity", Sensitivity)
def test_nothing_sensitive_is_met_on_a_page_to_start_from(
    gather: Gather, sensitivity: Sensitivity
) -> None:
    needs = ["helpline", "support_group", "navigator", "living_costs", "lodging", "wigs"]
    hard = helpline("Hard to read", needs=needs, sensitivities=[sensitivity])

    found = gather(hard, helpline("Plain"), parts=PARTS)

    assert sensitivity in ASKED_BY
    shown = {card.name for part in found.parts for card in part.cards}
    assert shown == {"Plain"}


def test_a_page_of_its_own_needs_eight_listed_services(gather: Gather) -> None:
    records = [helpline(f"Line {n}", cancers=["myeloma"]) for n in range(8)]

    assert gather(*records[:7], parts=[TALK]).kinds == ()
    assert gather(records[7], parts=[TALK]).kinds == ("blood", "myeloma")
    ended = helpline("Line 7", cancers=["myeloma"], status="not_live")
    assert gather(ended, parts=[TALK]).kinds == ()


@pytest.mark.parametrize(("near", "country"), [("", "GB"), ("Leeds", "US"), ("", "IE")])
def test_the_country_is_followed(seed_gather: Gather, near: str, country: str) -> None:
    found = seed_gather(parts=PARTS, near=near, country=country)

    shown = [card for part in found.parts for card in part.cards]
    assert len(shown) > 10
    assert not any("United States" in card.areas and len(card.areas) == 1 for card in shown)


def test_every_total_is_that_of_its_own_search(
    seed_gather: Gather, seed_finder: Finder, seed_session: Session
) -> None:
    found = seed_gather(parts=PARTS, near="Boston", cancer="her2_positive")

    for part in found.parts:
        assert part.total == seed_finder.search(seed_session, part.request, TODAY).total


@pytest.mark.parametrize("near", ["", "Boston", "Texas"])
def test_calls_are_to_different_numbers_that_a_stranger_may_call(
    seed_gather: Gather, near: str
) -> None:
    line = urgent_lines().first_helpline("US")
    assert line is not None

    found = seed_gather(parts=[call.part for call in CALLS], near=near, cancer="her2_positive")
    calls = choose_calls(found.parts, line.phone)

    assert [call.part.key for call, _ in calls] == [call.part.key for call in CALLS]
    phones = [card.phone for _, card in calls]
    assert len({*phones, line.phone}) == 5
    assert not any(card.own_patients_only or card.run_by_maker for _, card in calls)


def test_where_carers_ask_what_is_made_for_them_alone_comes_first(gather: Gather) -> None:
    records = (
        helpline("A for both", audiences=["patient", "caregiver"]),
        helpline("B for carers", audiences=["caregiver"]),
    )
    carers = Part("carers", {"audience": ("caregiver", "partner")})

    (found,) = gather(*records, parts=[carers], cancer="any").parts

    assert [card.name for card in found.cards] == ["B for carers", "A for both"]


def test_calls_are_to_people_who_speak_the_readers_language_where_there_are(
    gather: Gather,
) -> None:
    peer = {"needs": ["peer_match"], "cancers": ["breast"]}
    records = (
        make.record("A peer", phones=[{"number": "800 555 0101", "published": True}], **peer),
        make.record(
            "B peer",
            phones=[{"number": "800 555 0102", "published": True}],
            languages=[{"code": "es"}],
            **peer,
        ),
    )
    parts: list[Part] = [call.part for call in CALLS]

    found = gather(*records, parts=parts).parts

    english = [card.name for _, card in choose_calls(found, None)]
    spanish = [card.name for _, card in choose_calls(found, None, "es")]
    assert english[0] == "A peer"
    assert spanish[0] == "B peer"
