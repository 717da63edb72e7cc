"""Where a text may name somebody: by the words beside it, or because it is a name that people have.

What is a place, an organisation, a day or a language is left out where the words beside it say so.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from finder.places.mentions import given_names, ordinary_words

HERE = Path(__file__).parent
NAME = r"[A-ZÀ-Þ][\w’'-]*[a-zß-ÿ][\w’'-]*"
CAPITALS = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+(?: (?:[A-Z]\. )?[A-ZÀ-Þ][\w’'-]+){0,3}")
SMALL = re.compile(r"(?<![\w’'@./-])[a-zß-ÿ]{4,}(?![\w@/-])")
TITLES = "mrs?|ms|mx|mister|madam"
TITLES_ES = "sr|sra|srta|señora?|señorita|doña"
PEOPLE = (
    "husband|wife|partner|spouse|sons?|daughters?|dtr|mother|mom|mum|father|dad|brothers?|sisters?"
    "|aunt|uncle|niece|nephew|cousin|grand(?:son|daughter|mother|father|ma|pa)|friend|neighbou?r"
    "|roommate|caregiver|carer|guardian|patient|pt|client|boyfriend|girlfriend|fianc[eé]e?|twins"
    "|espos[oa]|marido|hij[oa]s?|madre|mamá|padre|papá|herman[oa]s?|tí[oa]|abuel[oa]|niet[oa]"
    "|sobrin[oa]|prim[oa]|vecin[oa]|amig[oa]|novi[oa]|cuidadora?|paciente|client[ea]|suegr[oa]"
    "|cuñad[oa]"
)
TALKED = (
    "spoke (?:with|to|w/)|talked (?:with|to)|met(?: with)?|called|asked|told|texted|rang|emailed"
    "|(?:habl[éó]|hablamos) con|llam[éó](?: a)?|(?:le )?dije a|vi a"
)
# What says by itself that a name follows.
TOLD = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:Miss|Sir|Don|(?i:{TITLES}|{TITLES_ES}))\b\.? +(?P<name>{NAME}(?: {NAME})?)",
        rf"\b(?i:name is|name's|(?:is|was|are) called|named|se llaman?|llamad[oa])"
        rf" +(?P<name>{NAME}(?: {NAME})?)",
        rf"\b(?i:{PEOPLE})\b(?:['’]s)?(?:[,:]| (?:is|are|es))? +(?P<name>{NAME}(?: {NAME})?)",
        rf"\b[Tt]he (?P<name>{NAME})(?:['’]s?)? (?:family|household|children|kids|boys|girls)\b",
        rf"\b(?i:familia|family of) (?P<name>{NAME})",
        rf"(?<![\w.] )(?<![\w.])(?![NSEW]\.)[A-Z]\. ?(?P<name>{NAME})",
    )
)
# A name of the list follows these in any case: "spoke to tom".
AFTER_TALK = re.compile(rf"\b(?i:{TALKED}) +(?P<name>[\w’'-]+)")
SAYS = re.compile(
    r"(?: [a-zß-ÿ’'-]+)?"  # a second name
    r" (?:called|calls|said|says|wants?|wanted|needs?|needed|asked|asks|told|cannot|can['’]t|feels"
    r"|felt|prefers|lost|cried|llamó|dice|dijo|quiere|pide|pidió|necesita|prefiere|llora)\b"
)
INITIAL_AFTER = re.compile(r" [A-Z]\.?(?=[\s,;:.)]|$)")
# Days, months, languages, faiths and schemes that are written with a capital and are nobody.
NOBODY = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio
    agosto septiembre setiembre octubre noviembre diciembre easter christmas thanksgiving ramadan
    english spanish french german portuguese arabic hindi chinese mandarin russian polish irish
    medicare medicaid christian catholic jewish muslim royal general not no
    """.split()  # noqa: SIM905 (one a line would be forty lines)
)
# What a name belongs to when one of these is in it or follows it.
ORGANIZATIONS = re.compile(
    r"(?:^| )(?:cent(?:er|re)s?|house|foundation|fund|clinic|hospitals?|institute|club|lodge|trust"
    r"|society|hospice|church|county|university|college|school|street|road|avenue|ave|line|bridge"
    r"|station|care|charit(?:y|ies)|cancer|medical|health|general|home|place|project|program(?:me)?s?"
    r"|services?|group|network|alliance|association|flight|grants?|mercy|temple|memorial|bus|train"
    r"|hotel|inn|pharmacy|park|law|act|syndrome|disease|lift|test|therapy|period|shelter|hurricane"
    r"|flood|damage)(?:$|\W)",
    re.IGNORECASE,
)
NAMESAKES = re.compile(
    r"Susan G\. Komen|Ronald McDonald|Johns Hopkins|Dana[- ]Farber|Marie Curie|Mary Bird Perkins"
    r"|Patrick Dempsey|Sidney Kimmel|Teenage Cancer|Lance Armstrong|Gilda['’]s|Maggie['’]?s"
    r"|Vincent de Paul|Joe['’]s House|Barbara Ann Karmanos|Penny Brohn|Mary['’]s Place"
)
SAINTS = "St\\.?|Saint|San|Santa|Santo"
COMPASS = "North|South|East|West|New|Fort|Port|Puerto|Mount|Lake|Los|Las"
OF_A_PLACE = re.compile(rf"\b(?:{SAINTS}|{COMPASS})\b")
BEFORE_A_PLACE = re.compile(
    r"(?:\b(?:in|near|at|from|to|of|around|en|cerca de|desde|hasta|calle|avenida|plaza|barrio"
    r"|colonia|escuela|clínica|hospital|iglesia|parque|[Ll]ínea)"
    rf"|\b(?:{SAINTS}|{COMPASS}))"
    r"\s{1,9}$"
)
AFTER_A_TOWN = re.compile(r",? ?[A-Z]{2}\b")
IN_A_SENTENCE = re.compile(r"[\w,;’')]\s{1,3}$")
# As far as such words and their blanks reach back, and what a name belongs to reaches on.
BEFORE, AFTER = 20, 24
SHORTEST_SHOUTED = 4


@cache
def _sure() -> frozenset[str]:
    return frozenset((HERE / "given_names.txt").read_text(encoding="ascii").split())


@cache
def _words_too() -> frozenset[str]:
    """Give names that are as often a word: they count where a word would have no capital."""
    return frozenset((HERE / "names_and_words.txt").read_text(encoding="ascii").split())


@cache
def _in_small_letters() -> frozenset[str]:
    """Give names that are neither a word nor a town, however they are written."""
    return _sure() - given_names() - ordinary_words()


def find_names(text: str) -> Iterator[tuple[int, int]]:
    """Give where somebody may be named, what is surer first."""
    for pattern in TOLD:
        for one in pattern.finditer(text):
            is_somebody = not _is_nobody(one["name"].split()[0])
            if is_somebody and not _is_a_thing(text, *one.span("name")):
                yield one.span("name")
    for one in CAPITALS.finditer(text):
        if not _is_no_person(text, *one.span()) and not AFTER_A_TOWN.match(text, one.end()):
            yield from _listed(text, one)
    for one in AFTER_TALK.finditer(text):
        name = _fold(one["name"])
        is_name = (name in _sure() or name in _words_too()) and not _is_nobody(name)
        if is_name and not _is_a_thing(text, *one.span("name")):
            yield one.span("name")
    for one in SMALL.finditer(text):
        if _is_small_name(text, one) and not _is_no_person(text, *one.span()):
            yield one.span()


def _is_small_name(text: str, found: re.Match[str]) -> bool:
    name = _fold(found[0])
    if name in _in_small_letters():
        return not _is_nobody(name)
    # A town says and wants nothing.
    return name in _sure() and SAYS.match(text, found.end()) is not None


def _listed(text: str, found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Give the names of the list among words with capitals, each with what follows it."""
    if OF_A_PLACE.match(found[0]):
        return
    is_inside = IN_A_SENTENCE.search(text, max(0, found.start() - BEFORE), found.start())
    for word in re.finditer(r"[\w’'-]+", found[0]):
        start, name = found.start() + word.start(), _fold(word[0])
        if _is_nobody(word[0]) or (word[0].isupper() and len(name) < SHORTEST_SHOUTED):
            continue
        has_more = word.end() < len(found[0]) or INITIAL_AFTER.match(text, start + len(word[0]))
        is_word_too = name in _words_too() and (is_inside or word.start() or has_more)
        if name in _sure() or is_word_too:
            yield start, found.end()
            return


def _is_nobody(name: str) -> bool:
    return _fold(name) in NOBODY or name.casefold() in NOBODY


def _is_no_person(text: str, start: int, end: int) -> bool:
    """Say whether the words beside it make a place or an organisation of it."""
    is_place = BEFORE_A_PLACE.search(text, max(0, start - BEFORE), start) is not None
    return is_place or _is_a_thing(text, start, end)


def _is_a_thing(text: str, start: int, end: int) -> bool:
    """Say whether what stands in it and after it makes an organisation of it, or a thing."""
    if any(one.start() <= start < one.end() for one in NAMESAKES.finditer(text)):
        return True
    following = re.match(r"(?:['’]s)? ?[\w’'-]*", text[end : end + AFTER])
    rest = following[0] if following is not None else ""
    return ORGANIZATIONS.search(f"{text[start:end]} {rest.strip()}") is not None


def _fold(word: str) -> str:
    plain = re.sub(r"['’]s?$", "", word).casefold()
    letters = unicodedata.normalize("NFKD", plain)
    return "".join(one for one in letters if not unicodedata.combining(one))
