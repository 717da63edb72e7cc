"""Templates print: they translate only their own texts, and nothing switches escaping off."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "templates"
# A translated text is trusted as our own: data must never come in that way.
TRANSLATED = re.compile(r"(?<!\w)(?:_|gettext|ngettext|pgettext)\(\s*(.)")
# Escaping would be off behind these.
TRUSTING = re.compile(r"\|\s*safe\b|\bautoescape\b|\bMarkup\b")
BETWEEN_TAGS = re.compile(r">([^<>{}]+)<")
LETTERS = re.compile(r"[A-Za-z]{2}")


def contents() -> dict[str, str]:
    found = {
        str(path.relative_to(TEMPLATES)): path.read_text(encoding="utf-8")
        for path in sorted(TEMPLATES.rglob("*.html"))
    }
    assert len(found) > 10
    return found


def test_only_plain_texts_are_translated() -> None:
    for name, content in contents().items():
        for first in TRANSLATED.findall(content):
            assert first in "\"'", name


def test_nothing_is_trusted_unescaped() -> None:
    for name, content in contents().items():
        assert not TRUSTING.search(content), name


def test_every_text_is_translated() -> None:
    for name, content in contents().items():
        without_code = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", content, flags=re.DOTALL)
        texts = BETWEEN_TAGS.findall(without_code)
        assert [text for text in texts if LETTERS.search(text)] == [], name
