import json
import re
from collections import Counter
from pathlib import Path

import pytest

from finder.directory.urgent import (
    FILE,
    ORDER,
    WORDS,
    BrokenUrgentLinesError,
    read_urgent_lines,
    urgent_lines,
)
from finder.i18n import speaking
from finder.vocabulary import UrgentKind
from tests.conftest import SEED

LINE = {
    "country": "US",
    "kind": "crisis",
    "organization": "Somebody",
    "name": "A line",
    "summary": "They listen.",
    "phone": "988",
    "sources": [{"url": "https://lines.example/"}],
    "confidence": "high",
}


def test_every_country_of_the_directory_has_emergency_and_crisis_lines() -> None:
    countries = Counter[str]()
    for line in SEED.read_text(encoding="utf-8").splitlines():
        areas = {area["area"][:2] for area in json.loads(line).get("service_areas", [])}
        countries.update(areas - {"WO"})
    territories = {"PR", "GU", "VI", "AS", "MP"}  # of the US: 911 and 988 work there
    assert countries.keys() - territories
    for country in countries.keys() - territories:
        kinds = {line.kind for line in urgent_lines().lines_for(country)}
        assert {UrgentKind.EMERGENCY, UrgentKind.CRISIS} <= kinds, country


def test_every_line_says_whom_to_reach_and_how_we_know() -> None:
    lines = list(urgent_lines())

    assert len(lines) == 95
    for line in lines:
        assert line.phone or line.text_to or line.chat_url or line.url, line.name
        assert line.sources


def test_lines_for_gives_kinds_in_order_and_the_nationwide_ones_first() -> None:
    lines = urgent_lines().lines_for("GB")

    assert [ORDER.index(line.kind) for line in lines] == sorted(
        ORDER.index(line.kind) for line in lines
    )
    crisis = [line.region for line in lines if line.kind is UrgentKind.CRISIS]
    assert crisis[0] is None
    assert crisis == sorted(crisis, key=lambda region: region is not None)


def test_lines_for_a_region_leave_out_those_of_other_regions() -> None:
    regions = {line.region for line in urgent_lines().lines_for("GB", "GB-SCT")}

    assert regions == {None, "GB-SCT"}


def test_lines_for_gives_only_the_kinds_asked_for() -> None:
    lines = urgent_lines().lines_for("US", kinds=[UrgentKind.ABUSE])

    assert [line.phone for line in lines] == ["1-800-799-7233"]


@pytest.mark.parametrize("country", urgent_lines().countries())
def test_the_first_helpline_is_one_of_the_whole_country_to_call(country: str) -> None:
    line = urgent_lines().first_helpline(country)

    assert line is not None
    assert (line.country, line.region, line.kind) == (country, None, UrgentKind.CANCER_HELPLINE)
    assert line.phone


def test_the_first_helpline_has_known_hours_where_one_has(tmp_path: Path) -> None:
    lines = [
        LINE | {"kind": "cancer_helpline", "name": "Silent"},
        LINE | {"kind": "cancer_helpline", "name": "Texas", "region": "US-TX", "hours": "Always"},
        LINE | {"kind": "cancer_helpline", "name": "Chat", "phone": None, "hours": "Always"},
        LINE | {"kind": "cancer_helpline", "name": "Open", "hours": "9 to 5"},
        LINE | {"kind": "cancer_helpline", "name": "Only", "country": "CA"},
    ]
    file = tmp_path / "lines.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")

    found = read_urgent_lines(file)

    names = [
        line.name if (line := found.first_helpline(*where)) else None
        for where in (("US",), ("US", "US-TX"), ("CA",), ("IE",))
    ]
    assert names == ["Open", "Open", "Only", None]


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "advert"},
        {"country": "usa"},
        {"chat_url": "javascript:alert(1)"},
        {"sources": []},
        {"price": 1},
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, wrong: dict[str, object]) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text(json.dumps(LINE) + "\n" + json.dumps(LINE | wrong) + "\n", encoding="utf-8")

    with pytest.raises(BrokenUrgentLinesError, match=r"Line 2 of lines\.jsonl"):
        read_urgent_lines(path)


def test_the_file_is_one_record_a_line() -> None:
    assert len(FILE.read_text(encoding="utf-8").splitlines()) == 95


def test_every_line_has_its_words_in_spanish_and_they_still_fit() -> None:
    with speaking("es"):
        for country in urgent_lines().countries():
            for line in urgent_lines().lines_for(country):
                assert line.words_in == "es", line.name


def test_a_translation_changes_words_and_never_a_number_or_a_name() -> None:
    for line in urgent_lines():
        spanish = line.spoken_in("es")

        assert spanish.model_dump(exclude={*WORDS}) == line.model_dump(exclude={*WORDS})
        assert spanish.summary != line.summary
        assert (spanish.hours is None, spanish.relay is None) == (
            line.hours is None,
            line.relay is None,
        )
        said = f"{line.summary} {line.hours} {line.relay}"
        said_in_spanish = f"{spanish.summary} {spanish.hours} {spanish.relay}"
        assert long_numbers(said) == long_numbers(said_in_spanish), line.name
        for way, spanish_way in ((line.phone, spanish.phone), (line.text_to, spanish.text_to)):
            assert what_is_sent(way) == what_is_sent(spanish_way), line.name
            assert "press" not in f"{spanish_way}"


def what_is_sent(way: str | None) -> list[str]:
    """Give the numbers to dial and the words in capitals that are sent to them."""
    return re.findall(r"\d[\d -]*\d|\d|\b[A-Z]{4,}\b", way or "")


def long_numbers(text: str) -> list[str]:
    """Give the numbers of three digits and more in a text: those that somebody might dial."""
    return sorted(re.findall(r"\d{3,}", text))


def test_a_line_that_was_edited_loses_its_old_translation() -> None:
    line = urgent_lines().lines_for("US")[0]

    edited = line.model_copy(update={"summary": "Now it is for something else."})

    assert edited.spoken_in("es") == edited
    assert edited.spoken_in("fr") == edited


def test_lines_that_speak_the_readers_language_stand_first(tmp_path: Path) -> None:
    lines = [
        LINE | {"kind": "cancer_helpline", "name": "English", "hours": "Always"},
        LINE | {"kind": "cancer_helpline", "name": "Both", "languages": ["en", "es"]},
    ]
    file = tmp_path / "lines.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    found = read_urgent_lines(file)

    with speaking("es"):
        in_spanish = [line.name for line in found.lines_for("US")]
        first = found.first_helpline("US")

    assert [line.name for line in found.lines_for("US")] == ["English", "Both"]
    assert in_spanish == ["Both", "English"]
    assert first is not None
    assert first.name == "Both"
