"""Our own texts as they stand in the code and in the catalogues, by the file that says them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "finder" / "translations"
FOLDERS = {"finder", "templates"}
KEYWORDS = {**DEFAULT_KEYWORDS, "mark": None}


@dataclass(frozen=True, slots=True)
class Message:
    """A text as the code has it: the last form where there are two, and its context or None."""

    id: str | tuple[str, ...]
    context: str | None

    @property
    def text(self) -> str:
        """Give the English words."""
        return self.id if isinstance(self.id, str) else self.id[-1]

    def text_in(self, catalog: Catalog) -> str:
        """Give the words in another language, empty where they are not translated yet."""
        entry = catalog.get(self.id, self.context)
        if entry is None or entry.fuzzy or not entry.string:
            return ""
        return entry.string if isinstance(entry.string, str) else entry.string[-1]


@cache
def read_messages() -> dict[str, list[Message]]:
    """Give what each file of the code says, such as `templates/public/pages/about.html`."""
    method_map, options_map = parse_mapping_cfg(  # type: ignore[no-untyped-call]
        StringIO((TRANSLATIONS / "babel.cfg").read_text(encoding="utf-8"))
    )
    messages: dict[str, list[Message]] = defaultdict(list)
    found = extract_from_dir(ROOT, method_map, options_map, KEYWORDS, directory_filter=_is_ours)
    for file, _, message, _, context in found:
        messages[file].append(Message(message, context))
    return messages


def _is_ours(folder: object) -> bool:
    parts = Path(str(folder)).relative_to(ROOT).parts
    return not parts or parts[0] in FOLDERS


def read_catalogs() -> dict[str, Catalog]:
    """Give the catalogue of each language that has one, by the language's code."""
    catalogs = {}
    for path in sorted(TRANSLATIONS.glob("*/LC_MESSAGES/messages.po")):
        language = path.parts[-3]
        with path.open("rb") as file:
            catalogs[language] = read_po(file, locale=language)
    return catalogs
