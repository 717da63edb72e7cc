"""In which characters a file was written: read from its bytes, or guessed and shown."""

import codecs
import re
from dataclasses import dataclass
from typing import BinaryIO

from charset_normalizer import from_bytes

CHUNK = 1 << 20
LONGEST_SAMPLE = 8_000
SHOWN_LINES, SHOWN_LETTERS = 3, 120
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UTF_8, WINDOWS, MAC = "utf-8", "cp1252", "mac_roman"
# A UTF-8 file with a few broken places is still UTF-8.
BROKEN_SHARE = 0.1
# Half of the bytes of UTF-16 are 0 where the text is plain, and always the same half.
WIDE_SHARE, NARROW_SHARE = 0.2, 0.05
MAKES_SENSE = 0.5
# What no text holds stands for bytes that are no character, so that its line can be refused.
NO_CHARACTER = "\udcff"
BROKEN_BYTES = "finder_broken_bytes"
LETTER = r"[^\W\d_]"
# Where a character above ASCII is where people write it; what is left over was read wrongly.
FAMILIAR = re.compile(
    rf"(?<={LETTER})[’ʼ]|(?<!{LETTER})[“‘„«¿¡](?=\w)|(?<=[\w.,!?…])[”’»“](?!\w)"
    r"|(?<=\s)[–—](?=\s)|(?<=\d)–(?=\d)|[£€](?=\s?\d)|(?<=\d)[€£°½¼¾%]|[•…®™©\xa0]"
    r"|(?<=[a-z])[ß-öø-ÿœ]|[ß-öø-ÿœ](?=[a-z])"
    rf"|(?<!{LETTER})[ÀÁÂÄÅÇÈÉÊËÍÎÑÓÔÖØÚÛÜ](?=[a-zA-Z])|(?<=[A-Z])[ÀÁÂÄÅÇÈÉÊËÍÎÑÓÔÖØÚÛÜ]"
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """The name of an encoding as Python knows it, whether it is a guess, and lines that show it."""

    name: str
    is_guessed: bool = False
    sample: tuple[str, ...] = ()


def _put_no_character(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return NO_CHARACTER, error.end


codecs.register_error(BROKEN_BYTES, _put_no_character)


def find_encoding(file: BinaryIO) -> Encoding:
    """Give the encoding of a file, from where it stands now to its end.

    A byte order mark and valid UTF-8 are certain. Else it is guessed between what spreadsheet
    programs write, and then the sample holds lines for people to judge by.
    """
    head = file.read(CHUNK)
    for mark, name in MARKS:
        if head.startswith(mark):
            return Encoding(name)
    wide = _find_wide(head[:LONGEST_SAMPLE])
    if wide is not None:
        return Encoding(wide, is_guessed=True, sample=_shown(head[:LONGEST_SAMPLE], wide))
    characters, broken, sample = _weigh_utf_8(head, file)
    if broken == 0:
        return Encoding(UTF_8)
    if broken <= characters * BROKEN_SHARE:
        return Encoding(UTF_8, is_guessed=True, sample=_shown(sample, UTF_8))
    name = guess(sample)
    return Encoding(name, is_guessed=True, sample=_shown(sample, name))


def _find_wide(head: bytes) -> str | None:
    """Give UTF-16 where many bytes in even or in odd places are 0, None elsewhere."""
    first, second = head[::2].count(0), head[1::2].count(0)
    pairs = len(head) // 2
    if max(first, second) < pairs * WIDE_SHARE or min(first, second) > pairs * NARROW_SHARE:
        return None
    return "utf-16-le" if second > first else "utf-16-be"


def _weigh_utf_8(chunk: bytes, file: BinaryIO) -> tuple[int, int, bytes]:
    """Give how many characters above ASCII are UTF-8, how many are not, and lines with some."""
    decoder = codecs.getincrementaldecoder(UTF_8)(BROKEN_BYTES)
    characters = broken = 0
    sample = b""
    while chunk:
        if not chunk.isascii() and len(sample) < LONGEST_SAMPLE:
            sample += b"\n".join(line for line in chunk.splitlines() if not line.isascii())
            sample = sample[:LONGEST_SAMPLE]
        following = file.read(CHUNK)
        text = decoder.decode(chunk, final=not following)
        faults = text.count(NO_CHARACTER)
        broken += faults
        characters += len(text) - len(text.encode("ascii", "ignore")) - faults
        chunk = following
    return characters, broken, sample


def guess(sample: bytes) -> str:
    """Give the likeliest encoding of bytes that are not UTF-8: what Windows or old Macs write.

    Where neither makes sense of them, charset-normalizer looks among all that it knows.
    """
    best = max((WINDOWS, MAC), key=lambda name: _familiar_share(sample, name))
    if _familiar_share(sample, best) >= MAKES_SENSE:
        return best
    found = from_bytes(sample).best()
    return found.encoding if found is not None else WINDOWS


def _familiar_share(sample: bytes, name: str) -> float:
    text = sample.decode(name, BROKEN_BYTES)
    above = sum(not letter.isascii() for letter in text)
    return len(FAMILIAR.findall(text)) / max(1, above)


def _shown(sample: bytes, name: str) -> tuple[str, ...]:
    """Give lines with characters above ASCII as they read in this encoding."""
    lines = sample.decode(name, "replace").splitlines()
    odd = [line for line in lines if not line.isascii()] or lines
    return tuple(_around(line) for line in odd[:SHOWN_LINES])


def _around(line: str) -> str:
    """Give the part of a line around its first character above ASCII."""
    first = next((place for place, letter in enumerate(line) if not letter.isascii()), 0)
    start = max(0, first - SHOWN_LETTERS // 2)
    return line[start : start + SHOWN_LETTERS].strip()
