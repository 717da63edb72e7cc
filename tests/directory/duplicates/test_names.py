"""Names share words, also mistyped, written apart and shortened."""

import pytest

from finder.directory.duplicates.names import abbreviations, name_of
from finder.directory.duplicates.sharing import share
from finder.directory.duplicates.vocabulary import Vocabulary

KNOWN = (
    "Maple House Cancer Centre",
    "Cedar House Cancer Centre",
    "Cancer Support of Oakham",
    "Hope Well Cancer Support",
    "Helping Hands Cancer Trust",
    "Karunashraya Hospice",
)


@pytest.fixture
def vocabulary() -> Vocabulary:
    """Give a vocabulary of a few names."""
    vocabulary = Vocabulary()
    for name in KNOWN:
        vocabulary.add(name_of(name))
    return vocabulary


def alike(vocabulary: Vocabulary, one: str, other: str) -> float:
    with vocabulary.knowing(name_of(f"{one} {other}")):
        return share(name_of(one), name_of(other), vocabulary).likeness


def test_a_rare_word_tells_more_than_one_that_all_have(vocabulary: Vocabulary) -> None:
    assert vocabulary.weight("mapl") > 2 * vocabulary.weight("cancer")
    by_rare = alike(vocabulary, "Maple House", "Maple Cancer Centre")
    assert by_rare > alike(vocabulary, "Cedar House", "Cancer House")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Karunashraya Hospice", "Karunasraya Hospice"),
        ("Hope Well Cancer Support", "HopeWell Cancer Support"),
        ("The Helping Hands Trust Ltd", "Helping Hands Trust"),
        ("St. Example Med Ctr", "Saint Example Medical Center"),
        ("Tumour Centre", "Tumor Center"),
    ],
)
def test_one_name_written_in_two_ways_is_nearly_the_same(
    vocabulary: Vocabulary, one: str, other: str
) -> None:
    assert alike(vocabulary, one, other) > 0.9


def test_two_known_words_that_many_use_are_no_slips_of_each_other() -> None:
    vocabulary = Vocabulary()
    for number in range(10):
        vocabulary.add(name_of(f"Breast Care {number}"))
        vocabulary.add(name_of(f"Breasts Cart {number}"))

    assert vocabulary.near("care") == frozenset()
    assert "breast" in vocabulary.near("breaast")


def test_a_name_taken_back_counts_no_longer(vocabulary: Vocabulary) -> None:
    vocabulary.remove(name_of("Karunashraya Hospice"))

    assert "karunashraya" not in vocabulary
    assert vocabulary.near("karunasraya") == frozenset()


def test_an_inner_name_is_inside_the_longer_one(vocabulary: Vocabulary) -> None:
    shared = share(name_of("Maple House"), name_of("Maple House Cancer Centre"), vocabulary)

    assert shared.inside == 1
    assert shared.left == ()
    assert shared.right == ("cancer", "center")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("The Oak & Elm Society of Oakham", "oeso"),
        ("Oakham Children's House (OaKids)", "oakids"),
        ("The University of Example MD Oakham Cancer Center", "mdocc"),
    ],
)
def test_a_name_is_shortened_by_its_letters_or_as_its_brackets_say(name: str, short: str) -> None:
    assert short in abbreviations(name, name_of(name))
