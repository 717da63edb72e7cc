"""What the words of a sentence are about: phrases of the lexicon, ages, and what was denied."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from finder.search import lexicon
from finder.search.alarms import Notice
from finder.search.analysis import stem, stopwords
from finder.search.known_words import is_only_spanish
from finder.search.whoever import read_whoever
from finder.text import Word
from finder.vocabulary import NEEDS


@dataclass(frozen=True, slots=True)
class Read:
    """A piece of the sentence that was read as a term of a list."""

    words: str  # as typed
    taxonomy: str  # need, mode, cancer, audience, language, cost; country, medicine
    term: str
    certain: bool = False

    @property
    def key(self) -> str:
        """Give what says in an address that this was not meant, such as "need.lodging"."""
        return f"{self.taxonomy}.{self.term}"


# What answers somebody in danger, whatever else the words of the danger might mean; the first
# before the rest.
NEEDED_IN = {
    Notice.CRISIS: ("crisis_line", "helpline"),
    Notice.SAFETY: ("safety", "crisis_line", "helpline"),
}
SPANISH = "es"
SHORTER_THAN_SAID = 3  # so short, an English word in a Spanish sentence is a Spanish one
LONGEST_OF_COUNTRY = 3
NEED, MODE, AUDIENCE, CANCER = "need", "mode", "audience", "cancer"
CLOSE_TO_THE_ILL = frozenset({"caregiver", "partner", "bereaved", "child_of_patient"})
BEREAVED = "bereaved"
# Who names a medicine and money asks for help to pay for it.
MONEY, MEDICINE_COSTS = "money", "medicine_copay"
# "not online", "instead of calling": the way that somebody does not want.
DENYING = frozenset({"not", "instead", "without", "rather"})
MOST_BETWEEN = 2
# "Child with leukaemia", "niños con leucemia": the child is ill. "Kids with breast cancer" are
# those of somebody who is.
CHILDREN = frozenset(
    {"child", "children", "kid", "kids", "toddler", "baby", "infant"}
    | {"nino", "ninos", "nina", "ninas", "bebe", "bebes"}
)
WITH = frozenset({"with", "has", "have", "con", "tiene", "tienen"})
CANCERS_OF_CHILDREN = frozenset(
    {"blood", "leukaemia", "lymphoma", "brain_spine", "sarcoma", "kidney", "childhood"}
)
CHILD_WITH_CANCER, CHILDREN_OF_THE_ILL = "child_with_cancer", "children_family"
# "My mum has cancer and I'm 15": somebody so young whose parent is ill.
PARENTS = frozenset(
    {"mum", "mums", "mom", "moms", "dad", "dads", "mother", "father", "parent", "parents"}
    | {"mam", "mammy", "mummy", "mommy", "daddy", "stepmum", "stepmom", "stepdad"}
    | {"mama", "papa", "mami", "papi", "madre", "padre"}
)
TELLING = frozenset(
    {"explain", "explaining", "tell", "telling", "explicar", "explicarle", "decirle", "contarle"}
)
# "I have breast cancer": the one who asks.
ILL_ONESELF = frozenset({("i", "have"), ("ive", "got"), ("i", "had"), ("yo", "tengo")})
CANCER_WORDS = frozenset({"cancer", "leukaemia", "leukemia", "lymphoma", "myeloma", "melanoma"})
CHILD_OF_THE_ILL, OLDEST_CHILD = "child_of_patient", 24
NOT_FOR_MEDICINE = frozenset(
    {"living_costs", "emergency_grant", "travel_costs", "benefits", "debt_advice", "forms_help"}
)
CLAUSE_ENDS = frozenset(".,;!?")
# Ages at which help is made for people of that age: from, to, whom.
MADE_FOR_AGES = ((0, 14, CHILD_WITH_CANCER), (15, 39, "young_adult"), (65, 110, "older_adult"))
AGE = re.compile(r"(\d{1,3})(m|f|y|yo)?", re.ASCII)
BEFORE_AGE = frozenset(
    {"im", "am", "age", "aged", "shes", "hes", "lady", "woman", "man", "girl", "gentleman", "pt"}
)
OWN_AGE = frozenset({"im", "am", "tengo"})
BEFORE_SPANISH_AGE = frozenset({"de", "tengo", "tiene"})
AFTER_AGE = frozenset({"yo", "y", "yr", "yrs"})  # "26 yo", "26 y/o"
# "I'm 20 weeks pregnant", "im 15 minutes away".
MEASURED_IN = frozenset(
    {"week", "weeks", "wks", "days", "months", "minutes", "mins", "hours", "miles", "km", "percent"}
)
# Only so old is an age without "years old", and only before these words.
LEAST_BARE_AGE = 12
AFTER_BARE_AGE = frozenset({"with", "and", "from", "in", "live", "living", "just", "newly", "had"})
SEXES = {"m": "men", "f": "women"}  # "55m", "34f"


def read_topics(
    text: str,
    rest: Sequence[Word],
    sounds_like: frozenset[str] = frozenset(),
    place_at: Collection[int] = (),
) -> tuple[tuple[Read, ...], Notice | None]:
    """Give what the words were read as and what must stand above the results.

    `sounds_like` says which notices the whole sentence sounds like, `place_at` where in the text
    the words of a place stood: no phrase goes across them ("in Chennai, Tamil" is no "in Tamil").

    The longest phrases come first, in each language; one word may serve one phrase only. Weak
    readings ("work", "room") count only where nothing else says which kind of help is meant.
    """
    notice = next((one for one in Notice if one in sounds_like), None)
    countries = dict.fromkeys(_read_countries(text, rest))
    if notice in NEEDED_IN:
        # "I want to die" asks for no help with a death, "my husband" in danger for none for him.
        needed = {Read(text, NEED, need): None for need in NEEDED_IN[notice]}
        return tuple(countries | needed), notice
    reads: dict[Read, None] = {}
    weak: dict[Read, None] = {}
    about_others = tuple(_phrases_about_others(rest))
    of_others = {
        meaning.target
        for _, _, meanings in about_others
        for meaning in meanings
        if meaning.kind == NEED
    }
    for start, end, meanings in chain(_phrases(rest, place_at), about_others):
        said = text[rest[start].start : rest[end - 1].end]
        if _is_of_a_child(rest, start, meanings):
            reads[Read(said, AUDIENCE, CHILD_WITH_CANCER)] = None
        for meaning in meanings:
            denied = meaning.kind == MODE and _is_denied(rest, start)
            if not denied and meaning.kind != lexicon.COUNTRY:
                into = weak if meaning.note == lexicon.WEAK else reads
                read = Read(said, meaning.kind, meaning.target, meaning.note == lexicon.CERTAIN)
                into.setdefault(read)
    if notice is None:
        # "Explain it to a 5 year old", "my 14 year old, I have cancer": the child is not ill.
        told = any(read.term == CHILDREN_OF_THE_ILL for read in reads) or _is_ill_oneself(rest)
        ages = tuple(_read_ages(text, rest))
        if TELLING.intersection(word.text for word in rest):
            # "How do I explain my wife's cancer to our 6 yr old": how to tell a child.
            told_to = [read for read in ages if read.term == CHILD_WITH_CANCER]
            reads |= {Read(read.words, NEED, CHILDREN_OF_THE_ILL): None for read in told_to}
            told = told or bool(told_to)
        reads |= {read: None for read in ages if not (told and read.term == CHILD_WITH_CANCER)}
    if not any(read.taxonomy == NEED for read in reads):
        reads |= weak
    reads = _narrowed(reads, weak)
    for medicine in [read for read in reads if read.taxonomy == lexicon.MEDICINE]:
        if any(read.taxonomy == NEED and _may_be_for_medicine(read.term) for read in reads):
            reads.setdefault(Read(medicine.words, NEED, MEDICINE_COSTS))
    if of_others and of_others.issuperset(read.term for read in reads if read.taxonomy == NEED):
        # "Drive my dad": the help is for him, and who asks for it does not matter.
        reads = {read: None for read in reads if not _is_who_asks(read)}
    return tuple(reads | countries), notice


def _is_of_a_child(rest: Sequence[Word], start: int, meanings: Sequence[lexicon.Meaning]) -> bool:
    """Say whether a cancer is that of a child: "children with leukaemia"."""
    return (
        start > 1
        and rest[start - 1].text in WITH
        and rest[start - 2].text in CHILDREN
        and any(m.kind == CANCER and m.target in CANCERS_OF_CHILDREN for m in meanings)
    )


def _narrowed(reads: dict[Read, None], weak: Iterable[Read]) -> dict[Read, None]:
    """Give the readings with what lies in a group of needs in place of it, though it was weak.

    "Ayuda para pagar la luz" asks for help with bills, not for any help with money.
    """
    needs = {read.term for read in reads if read.taxonomy == NEED}
    if not needs or not all(NEEDS.children(need) for need in needs):
        return reads
    inside = {read: None for read in weak if needs & set(NEEDS.ancestors(read.term))}
    within = {above for read in inside for above in NEEDS.ancestors(read.term)}
    kept = {read: None for read in reads if read.taxonomy != NEED or read.term not in within}
    return kept | inside if inside else reads


def _may_be_for_medicine(need: str) -> bool:
    """Say whether money of a kind may be for a medicine: rent while on Herceptin is not."""
    return is_money(need) and need not in NOT_FOR_MEDICINE


def is_money(need: str) -> bool:
    """Say whether a kind of help is one with money."""
    return MONEY in (need, *NEEDS.ancestors(need))


def _is_who_asks(read: Read) -> bool:
    return read.taxonomy == AUDIENCE and read.term in CLOSE_TO_THE_ILL - {BEREAVED}


def _read_countries(text: str, rest: Sequence[Word]) -> Iterator[Read]:
    """Read words of one country, whatever longer phrase has them too: "carer" in "carer stress"."""
    for language in lexicon.languages():
        phrases, _ = lexicon.load(language)
        terms = [stem(word.text, language) for word in rest]
        for length in range(1, LONGEST_OF_COUNTRY + 1):
            for start in range(len(terms) - length + 1):
                phrase = phrases.get(tuple(terms[start : start + length]))
                said = rest[start : start + length]
                run = tuple(word.text for word in said)
                if phrase is None or not phrase.is_said_by(run):
                    continue
                for meaning in phrase.meanings:
                    is_spelt_so = meaning.note != lexicon.SPELT or " ".join(run) in phrase.spelt
                    if meaning.kind == lexicon.COUNTRY and is_spelt_so:
                        shown = text[said[0].start : said[-1].end]
                        yield Read(shown, lexicon.COUNTRY, meaning.target)


def without_fillers(rest: tuple[Word, ...]) -> tuple[Word, ...]:
    """Give the words without the phrases that say nothing, such as "right now"."""
    for language in lexicon.languages():
        terms = [stem(word.text, language) for word in rest]
        gone = {
            at + step
            for filler in lexicon.fillers(language)
            for at in range(len(terms) - len(filler) + 1)
            if tuple(terms[at : at + len(filler)]) == filler
            for step in range(len(filler))
        }
        if len(gone) < len(rest):
            rest = tuple(word for at, word in enumerate(rest) if at not in gone)
    return rest


def says_nothing(word: str) -> bool:
    """Say whether a word is one of those that say nothing in some language."""
    return any(word in stopwords(language) for language in lexicon.languages())


def is_phrase(*run: str) -> bool:
    """Say whether a word, or several in a row, are a phrase of some lexicon by themselves."""
    return any(
        tuple(stem(word, language) for word in run) in lexicon.load(language)[0]
        for language in lexicon.languages()
    )


def _phrases(
    rest: Sequence[Word], place_at: Collection[int]
) -> Iterator[tuple[int, int, tuple[lexicon.Meaning, ...]]]:
    """Give the phrases read, the longest first, each with its first word and the one after it."""
    is_spanish = any(is_only_spanish(word.text) for word in rest)
    for language in lexicon.languages():
        phrases, longest = lexicon.load(language)
        terms = [stem(word.text, language) for word in rest]
        free = [True] * len(terms)
        for length in range(min(longest, len(terms)), 0, -1):
            for start in range(len(terms) - length + 1):
                end = start + length
                phrase = phrases.get(tuple(terms[start:end]))
                if phrase is None or not all(free[start:end]):
                    continue
                if all(meaning.kind == lexicon.COUNTRY for meaning in phrase.meanings):
                    continue  # read elsewhere; its words still ask for what they ask for
                if any(rest[start].start < at < rest[end - 1].start for at in place_at):
                    continue
                if is_spanish and language != SPANISH and length == 1:
                    said = rest[start].text
                    if len(said) <= SHORTER_THAN_SAID or said not in phrase.written:
                        continue  # "va a la quimio" says nothing of the VA, "terminé" no "terminal"
                if phrase.is_said_by(tuple(word.text for word in rest[start:end])):
                    free[start:end] = [False] * length
                    yield start, end, phrase.meanings


def _phrases_about_others(
    rest: Sequence[Word],
) -> Iterator[tuple[int, int, tuple[lexicon.Meaning, ...]]]:
    """Give the phrases of the lexicon about "me" that are said here of somebody else."""
    for language in lexicon.languages():
        yield from read_whoever(rest, language)


def _is_denied(rest: Sequence[Word], start: int) -> bool:
    """Say whether the words before deny it: "not on a computer", "instead of calling"."""
    for back in range(start - 1, max(-1, start - 2 - MOST_BETWEEN), -1):
        if rest[back].text in DENYING:
            return True
        if not says_nothing(rest[back].text):
            return False
    return False


def _is_ill_oneself(rest: Sequence[Word]) -> bool:
    """Say whether somebody says that they are ill themselves: "I have ... cancer"."""
    texts = [word.text for word in rest]
    return any(
        (one in ILL_ONESELF) and bool(CANCER_WORDS.intersection(texts[at + 1 : at + 6]))
        for at, one in enumerate(pairwise(texts))
    )


def _read_ages(text: str, rest: Sequence[Word]) -> Iterator[Read]:
    """Read "im 26", "26yo", "72 years old", "55M", "26 with", "de 24 años" as whom help is for."""
    texts = [word.text for word in rest]
    for at, said in enumerate(texts):
        written = AGE.fullmatch(said)
        if written is None:
            continue
        before = texts[at - 1] if at else ""
        after = texts[at + 1 : at + 3]
        stated = (
            bool(written[2])
            or (after[:1] and after[0] in AFTER_AGE)
            or after in (["years", "old"], ["year", "old"])
            or (before in BEFORE_SPANISH_AGE and after[:1] == ["anos"])
        )
        age = int(written[1])
        # "im 3 weeks post op" is no age, and neither is "pain is 10".
        ends = text[rest[at].end : rest[at].end + 1] in CLAUSE_ENDS
        bare = age >= LEAST_BARE_AGE and (not after or ends or after[0] in AFTER_BARE_AGE)
        of_the_ill = (
            before in OWN_AGE
            and age <= OLDEST_CHILD
            and PARENTS.intersection(texts)
            and not _is_ill_oneself(rest)
        )
        # "My mum has cancer n im 15 dont no who to talk to", but not "im 15 weeks pregnant".
        told = of_the_ill and age >= LEAST_BARE_AGE and not MEASURED_IN.intersection(after)
        bare = bare and (before in BEFORE_AGE or (at == 0 and after[:1] == ["with"]))
        if stated or told or bare:
            if of_the_ill:
                # Not ill, and wants what there is for the young when a parent is.
                yield Read(said, AUDIENCE, CHILD_OF_THE_ILL)
                yield Read(said, NEED, CHILDREN_OF_THE_ILL)
            for least, most, whom in MADE_FOR_AGES:
                if least <= age <= most and not of_the_ill:
                    yield Read(said, AUDIENCE, whom)
            if written[2] in SEXES:
                yield Read(said, AUDIENCE, SEXES[written[2]])
