"""A service is found by what it says in a language that it speaks, while that still holds."""

from finder.text import print_of
from tests import make
from tests.search.conftest import Search

SPANISH = {"language": "es", "text": "Zanahorias y manzanas.", "source_hash": print_of("Apples.")}


def test_words_of_a_translation_are_found(search: Search) -> None:
    record = make.record(description="Apples.", languages=[{"code": "es"}], translations=[SPANISH])

    assert search(record, text="zanahorias").total == 1


def test_words_of_a_translation_that_no_longer_fits_are_not_found(search: Search) -> None:
    record = make.record(description="Pears.", languages=[{"code": "es"}], translations=[SPANISH])

    assert search(record, text="zanahorias").total == 0


def test_words_of_a_language_that_nobody_speaks_there_are_not_found(search: Search) -> None:
    record = make.record(description="Apples.", translations=[SPANISH])

    assert search(record, text="zanahorias").total == 0
