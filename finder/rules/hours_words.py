"""The pieces of a text about opening hours: days, times, zones, and words that change them.

English and Spanish are read; a word that stands in no table is kept as unknown, never skipped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from finder.rules.clock_times import Clock, Half, PartOfDay
from finder.rules.opening import DAYS
from finder.rules.zone_words import zone_pattern
from finder.text import plain_letters

HOLIDAY = "holiday"
WEEKDAYS, WEEKEND = DAYS[:5], DAYS[5:]


class Kind(StrEnum):
    """What a piece of the text is."""

    DAY = "day"
    DAYS = "days"
    CLOCK = "clock"
    ALWAYS = "always"
    PART = "part"
    ZONE = "zone"
    CLOSED = "closed"
    EXCEPT = "except"
    HOLIDAY = "holiday"
    WEEK = "week"
    MONTH = "month"
    NOT_WEEKLY = "not_weekly"
    DOUBT = "doubt"
    ONLY = "only"
    LABEL = "label"
    BETWEEN = "between"
    TO = "to"
    DASH = "dash"
    AND = "and"
    JOIN = "join"
    COMMA = "comma"
    FILLER = "filler"
    BRACKET = "bracket"
    BREAK = "break"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text from character `start` to `end`, in plain letters."""

    kind: Kind
    text: str
    start: int
    end: int
    days: tuple[str, ...] = ()
    clock: Clock | None = None
    part: PartOfDay | None = None
    week: int | None = None


# Whole words, and short ones, after which a full stop ends nothing.
DAY_WORDS = {
    "MO": (r"mondays?|lunes", r"mons?|lun|m(?= ?[-–] ?[a-z])"),
    "TU": (r"tuesdays?|martes", r"tues?|tu"),
    "WE": (r"wednesdays?|miercoles", r"weds?|mier?"),
    "TH": (r"thursdays?|jueves", r"thurs?|thu?|jue"),
    "FR": (r"fridays?|viernes", r"fris?|vie"),
    "SA": (r"saturdays?|sabados?", r"sats?|sab"),
    "SU": (r"sundays?|domingos?", r"suns?|dom"),
}
GROUPS = (
    (
        r"m ?[-–] ?f|l ?(?:-|–|a) ?v"
        r"|week ?days?|entre semana|dias de (?:la )?semana",
        WEEKDAYS,
    ),
    (r"(?:working|work|business)[ -]?days?|dias (?:laborables|laborales|habiles)", WEEKDAYS),
    (r"week-?ends?|fin(?:es)? de semana", WEEKEND),
    (
        r"every ?day(?: of the (?:week|year))?|(?:each|any) day|daily|all week"
        r"|(?:7|seven) days(?: (?:a|per|of the|in the) week)?|365 days(?: (?:a|per) year)?"
        r"|todos los dias(?: de la semana)?|cada dia|diariamente|a diario"
        r"|(?:7|siete) dias (?:a|de|por) la semana|365 dias al ano",
        DAYS,
    ),
)
ASSUMED_GROUP = re.compile(GROUPS[1][0])
PART_WORDS = {
    PartOfDay.MORNING: r"(?:in the )?mornings?|(?:de|por) las? mananas?",
    PartOfDay.AFTERNOON: r"(?:in the )?afternoons?|(?:de|por) las? tardes?",
    PartOfDay.EVENING: r"(?:in the )?evenings?|(?:at )?nights?|(?:de|por) las? noches?",
}
A_WEEK = r"(?:7|seven) days (?:a|per) week"
ALWAYS = (
    rf"24 ?[/x-] ?7(?: ?/ ?365)?|(?:24|twenty[ -]four)[ -]?(?:hours?|hrs?|h)"
    rf"(?: (?:a|per) day)?(?:,? {A_WEEK})?"
    r"|all day and (?:all )?night|day and night|a?round the clock|(?:at )?any ?time|all hours"
    r"|(?:las )?24 horas(?: (?:del|al) dia| diarias)?|dia y noche|a (?:toda|cualquier) hora"
)
# Which one of a month, the last as -1.
WEEK_WORDS = {
    1: r"first|1st|primer(?:os?|as?)?",
    2: r"second|2nd|segund[oa]s?",
    3: r"third|3rd|tercer(?:os?|as?)?",
    4: r"fourth|4th|cuart[oa]s?",
    5: r"fifth|5th|quint[oa]s?",
    -1: r"last|ultim[oa]s?",
}
MONTH = (
    r"(?:once )?(?:of )?(?:the|each|every|a|per) month|monthly"
    r"|(?:del|al|de cada|cada) mes|mensual(?:es|mente)?"
)
NOT_WEEKLY = (
    r"\d{1,2}(?:st|nd|rd|th)"
    r"|every (?:other|two|three|four|2|3|4)(?: weeks?)?|fortnight(?:ly)?|bi-?weekly|bi-?monthly"
    r"|quarterly|yearly|alternat(?:e|ing)|once|twice|weeks?|months?"
    r"|cada (?:dos|tres|2|3|15|quince)(?: semanas| dias)?|quincenal(?:es|mente)?|semanas?"
)
MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
DOUBT = (
    rf"{MONTHS}|(?:19|20)\d\d|check|confirm(?:ed)?|ask|old(?:er)?|may|might|var(?:y|ies)|differs?"
    r"|usually|sometimes|normally|approx(?:imately)?|about|around|unless|until further|stated"
    r"|listed|reported|unknown|tba|tbc|summer|winter|spring|autumn|term|seasonal|temporar(?:y|ily)"
    r"|confirmar|consultar?|puede|pueden|aproximadamente|verano|invierno|temporal(?:mente)?"
)
# One pattern each, the first that fits at a place is taken, so the order matters.
CLOCK = (
    r"(?P<noon>(?:12 ?)?(?:noon|midday)|(?:12 del )?mediodia)"
    r"|(?P<midnight>(?:12 ?)?(?:midnight)|medianoche)"
    r"|(?P<hour>\d{1,2})(?:(?P<mark> ?h ?|[:.])(?P<minute>\d\d)(?::00)?)?"
    r"(?:(?P<half>(?: ?[ap]\. ?m\.?)|(?: ?[ap]m\b)|(?:[ap]\b))"
    r"|(?P<h> ?(?:hrs?|hs|horas?|h)\b\.?))?(?![\d:%]|\.\d)"
    r"|(?P<four>(?:[01]\d|2[0-4])[0-5]\d)(?P<hours> ?(?:hrs|hours|h)\b\.?)?(?!\d)"
)
# Words that take times away from what is said beside them.
TAKING_AWAY = (Kind.CLOSED, Kind.EXCEPT, Kind.ONLY)
SIGNS = (Kind.DASH, Kind.JOIN, Kind.BREAK, Kind.BRACKET, Kind.COMMA, Kind.UNKNOWN)
PATTERNS: tuple[tuple[Kind, str], ...] = (
    (Kind.ALWAYS, rf"(?:{ALWAYS})\b"),
    *((Kind.DAYS, rf"(?:{pattern})\b") for pattern, _ in GROUPS),
    (Kind.HOLIDAY, r"(?:(?:bank|public|federal|national|statutory|legal|major|all) )*holidays?\b"),
    (Kind.HOLIDAY, r"(?:dias )?(?:festivos?|feriados?)\b"),
    *((Kind.WEEK, rf"(?:{pattern})\b") for pattern in WEEK_WORDS.values()),
    (Kind.MONTH, rf"(?:{MONTH})\b"),
    (Kind.NOT_WEEKLY, rf"(?:{NOT_WEEKLY})\b"),
    (Kind.DOUBT, rf"(?:{DOUBT})\b\.?"),
    (Kind.CLOCK, CLOCK),
    *((Kind.DAY, rf"(?:{whole})\b|(?:{short})\b\.?") for whole, short in DAY_WORDS.values()),
    *((Kind.PART, rf"(?:{pattern})\b") for pattern in PART_WORDS.values()),
    (
        Kind.CLOSED,
        r"(?:closed|closes|closing|shut|cerrad[oa]s?|cierran?|not open)\b",
    ),
    (Kind.EXCEPT, r"(?:except(?:ing)?(?: for| on)?|excluding|but not|not|salvo|excepto|menos)\b"),
    (Kind.ONLY, r"(?:only|solo|solamente)\b"),
    (
        Kind.LABEL,
        r"(?:(?:(?:tele)?phone|tel|helpline|hotline|office|clinic|reception|telefono|oficina|linea)"
        r"s?\b\.?|call(?: us)?\b|drop-?in\b|walk-?in\b)",
    ),
    (Kind.BETWEEN, r"(?:between|entre)\b"),
    (Kind.AND, r"(?:and|y|e)\b"),
    (Kind.JOIN, r"[&+]"),
    (Kind.TO, r"(?:to|till?|until|thru|through|al?|hasta)\b"),
    (Kind.DASH, r"[-‐-―−~]+"),
    (
        Kind.FILLER,
        r"(?:(?:working|opening|business) (?:hours|times)|open(?:s|ing)?|hours?|times?|hrs"
        r"|are|is|we(?:'re)?|our|lines?|from|on|the|at|every|each|available|weekly|for lunch"
        r"|o'?clock|abiert[oa]s?|abre|horario|horas?|atencion|en|los|las|el|la|del?|desde"
        r"|(?:para|por) (?:el )?almuerzo)\b",
    ),
    (Kind.BREAK, r"[;\n\r•|]+|\.+(?=\s|$)"),
    (Kind.COMMA, r"[,/:]"),
    (Kind.BRACKET, r"[()\[\]'\"“”‘’*]+"),
    (Kind.UNKNOWN, r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:st|nd|rd|th)?|\S"),
)


def read_pieces(text: str) -> Iterator[Piece]:
    """Give the pieces of a text in order, whatever stands in it."""
    plain = plain_letters(text).replace("\u00a0", " ").replace("\u202f", " ")
    depth, place = 0, 0
    pattern, tables = _patterns()
    while place < len(plain):
        found = pattern.match(plain, place)
        if found is None or not found.group():
            place += 1
            continue
        place = found.end()
        kind, number = tables[found.lastgroup or ""]
        words = found.group()
        depth = max(depth + words.count("(") - words.count(")"), 0)
        if kind is Kind.BREAK and depth:
            kind = Kind.COMMA  # what stands in brackets belongs to what they follow
        yield _piece(kind, number, words, found.start(), found.end())


def _piece(kind: Kind, number: int, words: str, start: int, end: int) -> Piece:
    days: tuple[str, ...] = ()
    if kind is Kind.DAY:
        days = (tuple(DAY_WORDS)[number],)
    elif kind is Kind.DAYS:
        days = GROUPS[number][1]
    elif kind is Kind.HOLIDAY:
        days = (HOLIDAY,)
    clock = _clock(words) if kind is Kind.CLOCK else None
    part = tuple(PART_WORDS)[number] if kind is Kind.PART else None
    week = tuple(WEEK_WORDS)[number] if kind is Kind.WEEK else None
    return Piece(kind, words, start, end, days, clock, part, week)


def _clock(words: str) -> Clock:
    found = re.fullmatch(CLOCK, words)
    assert found is not None
    if found["noon"]:
        return Clock(12, half=Half.PM)
    if found["midnight"]:
        return Clock(12, half=Half.AM)
    if found["four"]:
        return Clock(int(words[:2]), int(words[2:4]), is_whole_day=True)
    half = Half.AM if "a" in (found["half"] or "") else Half.PM if found["half"] else None
    has_h = bool(found["h"]) or "h" in (found["mark"] or "")
    is_padded = found["minute"] is not None and found["hour"].startswith("0")
    return Clock(
        int(found["hour"]),
        int(found["minute"] or 0),
        half=half,
        is_whole_day=half is None and (has_h or is_padded),
    )


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, tuple[Kind, int]]]:
    """Give one pattern for every kind of piece, and what each of its groups stands for."""
    kinds = ((Kind.ZONE, rf"(?:{zone_pattern()})\b"), *PATTERNS)
    tables: dict[str, tuple[Kind, int]] = {}
    parts = []
    for place, (kind, pattern) in enumerate(kinds):
        before = sum(1 for earlier, _ in kinds[:place] if earlier is kind)
        tables[f"kind{place}"] = (kind, before)
        bare = re.sub(r"\?P<\w+>", "?:", pattern)
        # A word does not begin inside another one.
        start = "" if kind in SIGNS else r"(?<![^\W_])"
        parts.append(rf"(?P<kind{place}>{start}(?:{bare}))")
    return re.compile("|".join(parts)), tables
