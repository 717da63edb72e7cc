"""Languages made up for tests: every text of ours is framed, accented and longer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from babel import Locale
from babel.support import NullTranslations

from finder import i18n

OPENING, CLOSING = "⟦", "⟧"
PLACEHOLDER = re.compile(r"(%(?:\(\w+\))?[sd%])")
ACCENTED = str.maketrans("aceginosuyACEGINOSUY", "àçéğîñöšûýÀÇÉĞÎÑÖŠÛÝ")
# Translations of English are about as much longer.
LONGER = 0.3
FILLING = "öñé ţŵö "

PseudoSpeaker = Callable[..., str]


class PseudoTranslations(NullTranslations):
    """Gives every text in a frame, with its placeholders as they were."""

    def ugettext(self, message: str) -> str:
        """Give the text, framed."""
        return framed(message)

    def ungettext(self, singular: str, plural: str, number: int) -> str:
        """Give the form that fits the number, framed."""
        return framed(singular if number == 1 else plural)

    def upgettext(self, _context: str, message: str) -> str:
        """Give the text, framed."""
        return framed(message)


def framed(text: str) -> str:
    """Give a text between frames, accented, and longer by a third."""
    parts = PLACEHOLDER.split(text)
    accented = "".join(
        part if number % 2 else part.translate(ACCENTED) for number, part in enumerate(parts)
    )
    more = round(len(text) * LONGER) + 1
    return f"{OPENING}{accented} {(FILLING * more)[:more].strip()}{CLOSING}"


def outside_frames(text: str) -> str:
    """Give what stands outside of all frames, each frame with what is in it as a space."""
    kept, depth = [], 0
    for letter in text:
        if letter == OPENING:
            depth += 1
            kept.append(" ")
        elif letter == CLOSING:
            depth -= 1
        elif not depth:
            kept.append(letter)
    return "".join(kept)


@pytest.fixture
def speak_pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[PseudoSpeaker]:
    """Give a function that offers pages in a made-up language with the names of a real one."""
    real = i18n._catalogue

    def offer(language: str) -> str:
        monkeypatch.setitem(i18n.LANGUAGES, language, Locale.parse(language))
        monkeypatch.setattr(
            i18n,
            "_catalogue",
            lambda asked: PseudoTranslations() if asked == language else real(asked),
        )
        return f"/{language}"

    yield offer
    i18n._translate.cache_clear()
