"""Sentences of danger: the language of the patterns, and what they find and leave alone."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from finder.search import alarms
from finder.search.alarms import Notice
from finder.text import words
from tests.search.conftest import Search

# Written by people who had not seen the patterns, and read by those who then mended them.
SENTENCES = Path(__file__).parent / "danger.csv"
Patterns = Callable[..., Sequence[alarms.Alarm]]


@pytest.fixture
def patterns(tmp_path: Path) -> Patterns:
    def write(*lines: str) -> Sequence[alarms.Alarm]:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.csv"
        path.write_text("\n".join(("notice,pattern", *lines)), encoding="utf-8")
        return alarms.load(path)

    return write


def sounds(text: str) -> frozenset[str]:
    return alarms.sounds_like(word.text for word in words(text))


@pytest.mark.parametrize(
    ("pattern", "finds", "leaves"),
    [
        ("want to die", "i want to die now", "i want to dine"),
        ("suicid*", "suicidal thoughts", "a side effect"),
        ("want|wish ~ die", "wish i could just die", "wish we could all see her not die"),
        ("want ~~ die", "want us all not to see her die", "want"),
        ("hits [the] kids", "he hits the kids", "he hits all kids"),
        ("^ help me", "help me", "please help me"),
        ("burning up $", "she is burning up", "burning up calories"),
        ("fever #38-41", "fever 39", "fever 37"),
        ("@them hit|hits me", "she hits me", "we hits me"),
        ("end_it|end_my_life now", "end it now", "end now"),
    ],
)
def test_a_pattern_says_how_people_put_it(
    patterns: Patterns, pattern: str, finds: str, leaves: str
) -> None:
    (alarm,) = patterns("class,them=he|she", f"crisis,{pattern}")

    assert alarm.spans(f" {finds} ")
    assert not alarm.spans(f" {leaves} ")


@pytest.mark.parametrize("line", ["crisis,@nobody hits me", "illness,#38-41", "crisis,~ [a]"])
def test_a_pattern_that_cannot_be_read_is_an_error(patterns: Patterns, line: str) -> None:
    with pytest.raises(alarms.UnreadablePatternError):
        patterns(line)


@pytest.mark.parametrize("language", alarms.LANGUAGES)
def test_every_pattern_has_a_notice_and_none_is_a_whole_sentence_of_a_test(language: str) -> None:
    path = Path(alarms.__file__).parent / f"{language}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(row["notice"], row["pattern"]) for row in csv.DictReader(file)]
    known = {alarms.CLASS, *alarms.HARMLESS, *(notice.value for notice in Notice)}
    sentences = {" ".join(word.text for word in words(text)) for text, _ in read_sentences()}

    assert {notice for notice, _ in rows} <= known
    assert len(set(rows)) == len(rows)
    for notice, pattern in rows:
        if notice != alarms.CLASS and len(pattern.split()) > MOST_PLAIN:
            assert pattern not in sentences
    for alarm in alarms.load(path):
        assert not alarm.spans(" ")  # and it compiles


MOST_PLAIN = 4


def read_sentences() -> list[tuple[str, str]]:
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        return [(row["sentence"], row["sounds_like"]) for row in csv.DictReader(file)]


def test_almost_all_danger_is_noticed_and_hardly_anything_else() -> None:
    raised = {True: 0, False: 0}
    all_of = {True: 0, False: 0}
    for sentence, label in read_sentences():
        danger = label in (Notice.CRISIS, Notice.SAFETY, Notice.ILLNESS)
        all_of[danger] += 1
        raised[danger] += bool(sounds(sentence) - {Notice.NONE})

    assert all_of[True] > 1_000
    assert all_of[False] > 2_000
    assert raised[True] >= 0.96 * all_of[True]
    assert raised[False] <= 0.01 * all_of[False]


def test_what_we_hold_is_hardly_ever_refused() -> None:
    held = [sentence for sentence, label in read_sentences() if label == "ok"]
    refused = [sentence for sentence, label in read_sentences() if label == Notice.NONE]

    assert sum(Notice.NONE in sounds(one) for one in held) <= 0.01 * len(held)
    assert sum(Notice.NONE in sounds(one) for one in refused) >= 0.8 * len(refused)


@pytest.mark.parametrize(
    ("typed", "notice"),
    [
        ("i want to die", Notice.CRISIS),
        ("sucidal thoughts", Notice.CRISIS),
        ("my husband hits me", Notice.SAFETY),
        ("he threatened to kill me", Notice.SAFETY),
        ("he hits me and i want to die", Notice.CRISIS),
        ("suddenly confused on chemo and wont wake up properly", Notice.ILLNESS),
        ("mi esposo me pega", Notice.SAFETY),
        ("fever after chemo", Notice.ILLNESS),
        ("dolor en el pecho", Notice.ILLNESS),
        ("is this lump cancer", Notice.NONE),
        ("dying for a coffee", None),
        ("i dont sleep and dont want to wake my husband", None),
        ("i dont want to wake up the next morning", Notice.CRISIS),
        ("dont want to wake the next day", Notice.CRISIS),
        ("no quiero despertar", Notice.CRISIS),
        ("no quiero despertar a mi esposo, con quien hablo", None),
        ("no quiero despertar al otro dia", Notice.CRISIS),
        ("where can i get a thermometer to check for fever", None),
        ("the thermometer says i have a fever after chemo", Notice.ILLNESS),
        ("me pego duro la noticia", None),
        ("me pego duro el domingo mi esposo", Notice.SAFETY),
        ("want to throw myself off a cliff", Notice.CRISIS),
        ("feel like im being dropped off a cliff", None),
        ("end of treatment party", None),
        ("kill the pain", None),
        ("crisis of money", None),
        ("i could murder a curry", None),
        ("me muero de hambre", None),
        ("counselling after my sister's suicide", None),
        ("stroke group for people with cancer", None),
        ("fever patch for free", None),  # also when "free" has become a filter
        ("i dont feel safe with myself", Notice.CRISIS),
    ],
)
def test_a_search_says_what_its_sentence_sounds_like(
    seed_search: Search, typed: str, notice: Notice | None
) -> None:
    assert seed_search(text=typed).understanding.notice is notice


@pytest.mark.parametrize(
    "typed",
    [
        "I want to kill myself, I have a fever of 39 and chest pain after chemo",
        "I want to die. fever 102 after chemo, vomiting blood",
        "i took all my pills and cant breathe chest pain bleeding",
    ],
)
def test_a_wish_to_die_is_never_lost_behind_an_illness(seed_search: Search, typed: str) -> None:
    results = seed_search(text=typed)

    assert results.understanding.notice is Notice.CRISIS
    assert "crisis_line" in results.cards[0].needs


@pytest.mark.parametrize(
    "kind",
    [
        "her2 positive breast cancer",
        "HER2 low metastatic breast cancer",
        "triple negative cancer",
        "er positive her2 negative breast cancer",
        "brca positive",
        "cáncer de mama her2 positivo",
        "stage 2 ovarian cancer",
        "high grade serous ovarian cancer",
    ],
)
@pytest.mark.parametrize("asked", ["{}", "help for {}", "my mother has {}, Chennai", "{} support"])
def test_who_names_their_cancer_is_never_told_that_we_do_not_do_it(kind: str, asked: str) -> None:
    assert not alarms.sounds_like(word.text for word in words(asked.format(kind)))
