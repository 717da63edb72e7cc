"""How well each service fits what was said and chosen, and which fit well enough."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from pyroaring import BitMap

from finder.i18n import SOURCE_LANGUAGE
from finder.search import lexicon
from finder.search.analysis import stems
from finder.search.index import TEXT_FIELDS, Index, members
from finder.search.naming import (
    asked_by_name,
    called_after,
    is_only_a_name,
    is_somebodys_name,
)
from finder.search.needs_met import best_need, related_needs, score_needs
from finder.search.people_met import (
    for_the_other_sex,
    other_audiences,
    other_roles,
    own_groups,
    share,
)
from finder.search.related import PEOPLE_TO_ASK, related
from finder.search.topics import NEEDED_IN
from finder.search.understanding import Understanding
from finder.search.weights import FIELD_WEIGHTS, WEIGHTS, Scores, flags, total, weigh, weighed
from finder.vocabulary import ANY_CANCER, CANCERS, NEEDS

# A service belongs to the answer when it fits at least this share as well as the best one.
FLOOR = 0.4
# What a service for a wider kind of the cancer counts beside one for just this one.
NARROWER = 0.4
# What answers a danger by itself comes before everybody else who listens.
AFTER_IT = 0.6
# Somebody who may know where it is, beside what is a kind of it.
ASKED_ABOUT_ANYTHING = 0.9
EXACTLY = 1.0
# A sentence has so many telling words; fewer of them than this share is hardly a match.
SENTENCE, HARDLY = 3, 0.4
# How much a word counts in the text of a service when it was read as a kind of help already.
SAID_AND_READ = 0.5
# For one cancer only, where none was mentioned: how much of the weight of another one counts.
COMMONEST_CANCER, RAREST_CANCER = 0.25, 0.8
KINDS_OF_CANCER = tuple(term.id for term in CANCERS.children(ANY_CANCER))
# Who grieves needs help with grief, whatever the cancer was.
BEREAVED, HARDLY_MATTERS = "bereaved", 0.3
PREFER_ANOTHER_LANGUAGE = ("limited_english", "hispanic_latino")
CHILDREN_AND_PARENTS = ("child_of_patient", "parent_with_cancer")
CHILD_WITH_CANCER, CHILDHOOD_CANCER = "child_with_cancer", "childhood"


@dataclass(frozen=True, slots=True)
class Fit:
    """How well each service fits the words: scores by number, and the services that fit at all."""

    scores: Scores
    content: Scores  # the part of the scores that comes from the kind of help asked for
    kind: Scores  # the same, without what help for exactly this cancer is worth whatever its kind
    fitting: BitMap | None  # None: no kind of help was asked for in words, everything fits
    named: BitMap  # asked for by name
    others: BitMap  # only for other cancers than the one mentioned
    reasons: Mapping[str, Scores]  # what the scores are the sum of, by reason, weighed
    unsure: bool  # the words were hardly read
    asks_kind: bool  # a kind of help was asked for, whether anybody gives it or not
    says_whom: bool  # it was said for whom or how, and no kind of help


def fit(
    index: Index,
    understanding: Understanding,
    chosen: Mapping[str, tuple[str, ...]],
    reader: str = SOURCE_LANGUAGE,
) -> Fit:
    """Give how well every service fits what was said and chosen, whatever its place.

    The kind of help that was asked for (content) decides what belongs to the answer; who it is
    for and how (context) only lifts. A service for another cancer than the one mentioned is out.
    Chosen filters cut elsewhere; here they bring what fits them best to the top.
    """
    named = asked_by_name(index, understanding)
    has_medicine, other_medicine = _score_medicines(index, understanding)
    needs = score_needs(index, understanding.reads)
    if understanding.notice in NEEDED_IN:
        first, *rest = NEEDED_IN[understanding.notice]
        needs = np.maximum(best_need(index, (first,)), AFTER_IT * best_need(index, rest))
    in_words = _score_words(index, _content_words(understanding))
    unsure = is_unsure(index, understanding, named, in_words)
    if unsure:
        # Hardly a word was read or found: people who listen, and know who else helps, come first.
        needs = best_need(index, PEOPLE_TO_ASK)
    content = weigh(index, {"words": in_words, "need": needs})
    if understanding.terms("need"):
        # Who asks for help with rent while on Herceptin does not ask its maker.
        has_medicine = has_medicine * (needs > 0)
    cancers, other_cancers = _score_cancers(index, _cancers(understanding, chosen))
    if BEREAVED in understanding.terms("audience"):
        cancers = HARDLY_MATTERS * cancers
    audiences = _audiences(understanding, chosen)
    reasons = weighed(
        {
            "asked_by_name": named,
            "front_door": _front_doors(index, understanding, named),
            # Who is asked for by name has all the words, however its name is parted into words.
            "words": np.maximum(
                _score_words(index, understanding.words, understanding.stems_read("need")), named
            ),
            "need": needs,
            "related": related_needs(index, understanding, needs),
            "any_help": _people_to_ask(index, understanding, chosen),
            "chosen_need": best_need(index, chosen.get("need", ())),
            "cancer": cancers,
            "other_cancer": other_cancers,
            "audience": share(index, "audience", audiences),
            "own_group": share(index, "audience", own_groups(audiences)),
            "other_role": other_roles(index, audiences),
            "other_sex": flags(index, for_the_other_sex(index, understanding)),
            "other_audience": other_audiences(index, audiences),
            "mode": share(index, "mode", understanding.terms("mode")),
            "language": share(index, "language", understanding.terms("language")),
            "reader_language": share(
                index, "language", (reader,) if reader != SOURCE_LANGUAGE else ()
            ),
            "only_other_language": _only_other_language(index, understanding, chosen, reader),
            "medicine": has_medicine,
            "other_medicine": other_medicine,
            "cost": share(index, "cost", understanding.terms("cost")),
            "maker": flags(index, index.makers),
            "maker_unasked": flags(
                index, BitMap() if _asks_for_money(understanding, chosen) else index.makers
            ),
            "for_cancer": flags(index, index.for_cancer),
            "closed_fund": flags(index, index.closed_funds),
            "not_sure_live": flags(index, index.not_sure_live),
        },
    )
    scores = total(index, reasons)
    by_name = BitMap(np.flatnonzero(named).tolist())
    kind = content
    content, fitting, others = _fitting(index, understanding, content, by_name)
    asks_kind = unsure or bool(understanding.terms("need"))
    says_whom = bool(understanding.reads) and not asks_kind and not by_name
    return Fit(
        scores=scores,
        content=content,
        kind=kind,
        fitting=fitting,
        named=by_name,
        others=others,
        reasons=reasons,
        unsure=unsure,
        asks_kind=asks_kind,
        says_whom=says_whom,
    )


def _people_to_ask(
    index: Index, understanding: Understanding, chosen: Mapping[str, tuple[str, ...]]
) -> Scores:
    """Give how far each service answers any question, where no kind of help was asked for."""
    says_kind = _terms("need", understanding, chosen) or _content_words(understanding)
    if says_kind or not understanding.reads:
        return np.zeros(index.size)
    return best_need(index, PEOPLE_TO_ASK)


def _front_doors(index: Index, understanding: Understanding, named: Scores) -> Scores:
    """Give how far each service answers questions, where just its organisation was asked for.

    One whose own name says the organisation's ("Maggie's centres") is what most of them mean.
    """
    if not is_only_a_name(index, understanding):
        return np.zeros(index.size)
    called_so = flags(index, called_after(index, "".join(understanding.spoken)))
    doors: Scores = np.maximum(best_need(index, PEOPLE_TO_ASK), called_so)
    return doors * (named >= EXACTLY)


def _fitting(
    index: Index,
    understanding: Understanding,
    content: Scores,
    by_name: BitMap,
) -> tuple[Scores, BitMap | None, BitMap]:
    """Give the content with what is for just this cancer, what fits, and what is for others."""
    fitting, others = None, BitMap()
    asks = _content_words(understanding) or understanding.terms("need") or by_name
    # A kind of help that nobody gives is asked for all the same.
    says_kind = bool(understanding.terms("need"))
    only_context = bool(understanding.reads) and not says_kind and not content.any()
    if asks and not only_context:
        # A service for exactly this cancer is worth seeing whatever its kind of help.
        mentioned, _ = _score_cancers(index, understanding.terms("cancer"))
        if BEREAVED not in understanding.terms("audience"):
            own = own_groups(understanding.terms("audience"))
            exact = (mentioned >= EXACTLY) | (share(index, "audience", own) > 0)
            content = np.where(exact, np.maximum(content, content.max()), content)
        fitting = BitMap(np.flatnonzero(content > 0).tolist())
    if understanding.terms("cancer"):  # a chosen filter cuts by itself
        _, other_than_mentioned = _score_cancers(index, _cancers(understanding, {}))
        others = BitMap(np.flatnonzero(other_than_mentioned).tolist())
        fitting = (index.listed | index.ended if fitting is None else fitting) - others
    return content, None if fitting is None else fitting | by_name, others


def _asks_for_money(understanding: Understanding, chosen: Mapping[str, tuple[str, ...]]) -> bool:
    return any(
        "money" in (need, *NEEDS.ancestors(need)) for need in _terms("need", understanding, chosen)
    )


def _terms(
    key: str, understanding: Understanding, chosen: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    return (*understanding.terms(key), *chosen.get(key, ()))


def _audiences(
    understanding: Understanding, chosen: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Give whom help is for; help for the children of the ill is for these, whoever asks."""
    found = _terms("audience", understanding, chosen)
    of_children = "children_family" in _terms("need", understanding, chosen)
    return (*found, *CHILDREN_AND_PARENTS) if of_children else found


def _cancers(
    understanding: Understanding, chosen: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Give the cancer types that count; help for children with cancer is for each of theirs.

    Who says "breast" and "HER2" means the second: the first only says where it is.
    """
    said = _terms("cancer", understanding, chosen)
    wider = {above for one in said for above in CANCERS.ancestors(one)}
    found = tuple(one for one in said if one not in wider)
    of_child = CHILD_WITH_CANCER in _terms("audience", understanding, chosen)
    return (*found, CHILDHOOD_CANCER) if found and of_child else found


def _content_words(understanding: Understanding) -> tuple[str, ...]:
    """Give the words that may say which kind of help is meant, not for whom or how."""
    kind: set[str] = set()
    context: set[str] = set()
    for read in understanding.reads:
        (kind if read.taxonomy == "need" else context).update(stems(read.words))
    return tuple(word for word in understanding.words if word in kind or word not in context)


def keep_good(fitted: Fit, found: BitMap) -> BitMap:
    """Give those found that fit well enough beside the best one found.

    Where a kind of help was asked for that none of them gives, a word or two of the question in a
    text makes no answer: "someone to take mum to chemo" asks for no course after chemo, and a lift
    in Fife for no breast form by post.
    """
    if fitted.fitting is None or not found:
        return found
    numbers = members(found)
    content = fitted.content[numbers]
    if fitted.asks_kind and not fitted.reasons["need"][numbers].any():
        kind = fitted.kind[numbers]
        content = np.where(kind < HARDLY * WEIGHTS["words"].value, 0.0, content)
        if not content.any():
            return found & fitted.named
    return BitMap(numbers[content >= FLOOR * content.max()].tolist()) | (found & fitted.named)


def is_unsure(index: Index, understanding: Understanding, named: Scores, in_words: Scores) -> bool:
    """Say whether a whole sentence was typed of which hardly anything was read or found."""
    return (
        len(understanding.words) >= SENTENCE
        and not understanding.terms("need")
        and not bool(named.any())
        and 0 < float(in_words.max(initial=0.0)) < HARDLY
        and not any(is_somebodys_name(index, word) for word in understanding.spoken)
    )


def beside(index: Index, understanding: Understanding, found: BitMap) -> Scores:
    """Give, weighed, how near each service's kind of help is to the one asked for."""
    needs = understanding.terms("need")
    if not needs and not found:
        return np.zeros(index.size)  # words that nobody reads ask for nothing that is near
    near = best_need(index, related(needs))
    anything = ASKED_ABOUT_ANYTHING * best_need(index, PEOPLE_TO_ASK)
    return WEIGHTS["beside"].value * np.maximum(near, anything)


def _score_words(
    index: Index, terms: tuple[str, ...], read: frozenset[str] = frozenset()
) -> Scores:
    """Give the share of the words, weighed by rarity and field, that each service has.

    What was `read` as a kind of help is answered by the service's needs, whatever words it uses;
    that it says the very words counts for less.
    """
    scores = np.zeros(index.size)
    total = 0.0
    count = max(1, len(index.listed))
    for term in terms:
        holders = {name: index.text[name].get(term) for name in TEXT_FIELDS}
        everywhere = BitMap.union(BitMap(), *(found for found in holders.values() if found))
        rarity = np.log(1 + count / (1 + len(everywhere)))
        total += rarity
        best = np.zeros(index.size)
        for name, found in holders.items():
            if found:
                at = members(found)
                best[at] = np.maximum(best[at], FIELD_WEIGHTS[name])
        scores += rarity * best * (SAID_AND_READ if term in read else 1)
    return scores / total if total else scores


def _score_cancers(index: Index, terms: tuple[str, ...]) -> tuple[Scores, Scores]:
    """Give the fit to the cancer types mentioned, and flags for services of other types only."""
    fits = np.zeros(index.size)
    for term in terms:
        line = (term, *CANCERS.ancestors(term))
        for step, one in enumerate(line):
            share = 0.0 if one == ANY_CANCER else NARROWER**step
            at = members(index.exact_cancer.get(one, BitMap()))
            fits[at] = np.maximum(fits[at], share)
        below = members(
            BitMap.union(
                BitMap(),
                *(index.exact_cancer.get(one, BitMap()) for one in CANCERS.descendants(term)),
            )
        )
        fits[below] = np.maximum(fits[below], 0.6)
    fine = BitMap(np.flatnonzero(fits > 0).tolist()) | index.exact_cancer.get(ANY_CANCER, BitMap())
    stated = index.facets["cancer"].get(ANY_CANCER, BitMap())
    others = flags(index, stated - fine)
    return fits, others if terms else others * _less_likely(index)


def _less_likely(index: Index) -> Scores:
    """Give how much less likely a service for some cancers only is right where none was mentioned.

    The rarer the cancer is among the services, the less likely it is meant.
    """
    shared = np.zeros(index.size)
    most = max(map(len, (index.facets["cancer"].get(one, BitMap()) for one in KINDS_OF_CANCER)))
    for cancer in KINDS_OF_CANCER:
        at = members(index.facets["cancer"].get(cancer, BitMap()))
        shared[at] = np.maximum(shared[at], len(at) / max(1, most))
    return RAREST_CANCER - (RAREST_CANCER - COMMONEST_CANCER) * shared


def _score_medicines(index: Index, understanding: Understanding) -> tuple[Scores, Scores]:
    """Give flags for services that name a medicine of the question, and makers' that do not."""
    medicines = understanding.terms(lexicon.MEDICINE)
    if not medicines:
        return np.zeros(index.size), np.zeros(index.size)
    naming = BitMap()
    for medicine in medicines:
        for name in lexicon.names_of_medicine(medicine):
            holders = [
                BitMap.union(BitMap(), *(index.text[f].get(word, BitMap()) for f in TEXT_FIELDS))
                for word in name
            ]
            naming |= BitMap.intersection(*holders) if len(holders) > 1 else holders[0]
    return flags(index, naming), flags(index, index.makers - naming)


def _only_other_language(
    index: Index,
    understanding: Understanding,
    chosen: Mapping[str, tuple[str, ...]],
    reader: str,
) -> Scores:
    """Give flags for services made for speakers of another language than the asker's.

    A page that says "also in Spanish" says nothing of English, which goes without saying there.
    """
    languages = index.facets["language"]
    own = {SOURCE_LANGUAGE, reader, *_terms("language", understanding, chosen)}
    spoken = BitMap.union(BitMap(), *(languages.get(one, BitMap()) for one in own))
    audiences = index.facets["audience"]
    for_speakers = BitMap.union(*(audiences.get(one, BitMap()) for one in PREFER_ANOTHER_LANGUAGE))
    return flags(index, (index.known["language"] - spoken) & for_speakers)
