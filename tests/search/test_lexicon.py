"""The lexicon as data: every target exists and the phrases mean what they should."""

import csv
import json
from pathlib import Path

import pytest

from finder.places.gazetteer import Gazetteer
from finder.search import lexicon
from finder.search.alarms import Notice
from finder.search.request import SearchRequest
from finder.search.understanding import understand
from finder.text import fold

FOLDER = Path(lexicon.__file__).parent


def read(text: str, gazetteer: Gazetteer, taxonomy: str) -> set[str]:
    understanding = understand(SearchRequest(text=text), gazetteer, lambda _words: (), bool)
    return set(understanding.terms(taxonomy))


@pytest.mark.parametrize("language", lexicon.languages())
def test_every_line_is_whole_and_points_at_something(language: str) -> None:
    phrases, longest = lexicon.load(language)
    with (FOLDER / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert len(phrases) > 100
    assert longest <= 8
    assert all(row["register"] in ("public", "professional") for row in rows)
    assert len({(row["phrase"], row["kind"], row["target"]) for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("text", "taxonomy", "term"),
    [
        ("Where can I get a WIG?", "need", "wigs"),
        ("my mum can't pay the rent", "need", "living_costs"),
        ("place to stay", "need", "lodging"),
        ("counseling", "need", "counselling"),
        ("grupos de apoyo", "need", "support_group"),
        ("cáncer de mama", "cancer", "breast"),
        ("no puedo pagar la renta", "need", "living_costs"),
        ("quiero hablar con alguien", "need", "counselling"),
        ("llenar unos papeles", "need", "forms_help"),
        ("para el pasaje", "need", "travel_costs"),
        ("mi mamá está enferma", "audience", "caregiver"),
        ("HER2+", "cancer", "her2_positive"),
        ("her2-positive", "cancer", "her2_positive"),
        ("TNBC", "cancer", "triple_negative"),
        ("husbands", "audience", "partner"),
        ("over the phone", "mode", "phone"),
        ("in Spanish", "language", "es"),
        ("free", "cost", "free"),
    ],
)
def test_phrases_are_read(gazetteer: Gazetteer, text: str, taxonomy: str, term: str) -> None:
    assert term in read(text, gazetteer, taxonomy)


def test_the_longest_phrase_wins(gazetteer: Gazetteer) -> None:
    assert "cancer" not in read("genetic counselling", gazetteer, "need")
    assert read("genetic counselling", gazetteer, "need") == {"genetics"}


def test_a_negative_is_not_read_as_its_parts(gazetteer: Gazetteer) -> None:
    assert "her2_positive" not in read("triple negative", gazetteer, "cancer")


def test_notices_come_crisis_first(gazetteer: Gazetteer) -> None:
    text = "he hits me and I want to die"
    understanding = understand(SearchRequest(text=text), gazetteer, lambda _words: (), bool)

    assert understanding.notice is Notice.CRISIS


@pytest.mark.parametrize(
    "text", ["for", "four", "morning", "met", "date", "fit", "come", "medicine cabinet come"]
)
def test_a_word_of_the_same_stem_is_not_the_phrase(gazetteer: Gazetteer, text: str) -> None:
    understanding = understand(SearchRequest(text=text), gazetteer, lambda _words: (), bool)

    wrong = {"online_community", "grief_support", "metastatic", "rehab_exercise", "meals"}
    assert not wrong & {read.term for read in understanding.reads}


@pytest.mark.parametrize(
    "text",
    ["I cannot go on", "I can't go on", "want to be dead", "ya no puedo más", "me quiero morir"],
)
def test_who_cannot_go_on_is_heard(gazetteer: Gazetteer, text: str) -> None:
    understanding = understand(SearchRequest(text=text), gazetteer, lambda _words: (), bool)

    assert understanding.notice is Notice.CRISIS


def test_a_phrase_that_says_nothing_leaves_its_words_out(gazetteer: Gazetteer) -> None:
    request = SearchRequest(text="talk to someone right now please")
    understanding = understand(request, gazetteer, lambda _words: (), bool)

    assert "right" not in understanding.words
    assert "counselling" in understanding.terms("need")


def test_rights_are_still_rights(gazetteer: Gazetteer) -> None:
    understanding = understand(SearchRequest(text="my rights"), gazetteer, lambda _w: (), bool)

    assert "right" in understanding.words


@pytest.mark.parametrize(
    "text",
    ["is this cancer", "diabetes help near Leeds", "which drug should she get", "cura del cáncer"],
)
def test_what_we_do_not_do_is_said(gazetteer: Gazetteer, text: str) -> None:
    understanding = understand(SearchRequest(text=text), gazetteer, lambda _words: (), bool)

    assert understanding.notice is Notice.NONE


@pytest.mark.parametrize(
    "text",
    ["should I take time off work", "drug company help", "help to pay for medicine", "my symptoms"],
)
def test_what_we_do_is_not_called_what_we_do_not_do(gazetteer: Gazetteer, text: str) -> None:
    understanding = understand(SearchRequest(text=text), gazetteer, lambda _words: (), bool)

    assert understanding.notice is None


@pytest.mark.parametrize("language", lexicon.languages())
def test_no_phrase_fights_another(language: str) -> None:
    """One phrase has one medicine and one note for each meaning, or says nothing."""
    phrases, _ = lexicon.load(language)
    for phrase in phrases.values():
        by_kind: dict[str, set[str]] = {}
        for meaning in phrase.meanings:
            by_kind.setdefault(meaning.kind, set()).add(meaning.target)
        assert len(by_kind.get(lexicon.MEDICINE, ())) <= 1, phrase
        assert lexicon.NOTHING not in by_kind or len(by_kind) == 1, phrase
        meant = [(meaning.kind, meaning.target) for meaning in phrase.meanings]
        assert len(set(meant)) == len(meant), phrase


@pytest.mark.parametrize("language", lexicon.languages())
def test_no_phrase_is_a_whole_question_of_a_test(language: str) -> None:
    questions = {
        fold(json.loads(line)["question"])
        for line in (Path(__file__).parent / "questions.jsonl").read_text("utf-8").splitlines()
    }
    phrases, _ = lexicon.load(language)

    assert not {written for phrase in phrases.values() for written in phrase.written} & questions
