"""Whom a service is for, and whom it shuts out, as a person would say it."""

from collections.abc import Sequence

from finder.directory.records import ServiceRecord
from finder.i18n import gettext, join_and, join_or, ngettext
from finder.places.gazetteer import Gazetteer
from finder.search.cards import is_small, name_area
from finder.search.results import Card
from finder.vocabulary import (
    ANY_CANCER,
    CANCERS,
    Applicant,
    Reach,
    Stage,
    mark,
)
from finder.web.words import inside_sentence, label_of

MOST_NAMED = 3
PATIENT = "patient"
# Many who are newly told do not want to read these on a list.
HARD_WORDS = frozenset({"metastatic", "bereaved"})
# People who stand in a list of their own, beside "people with breast cancer".
PEOPLE = {
    "newly_diagnosed": mark("people who were just told"),
    "metastatic": mark("people with metastatic (stage 4) cancer"),
    "survivor": mark("people who finished treatment"),
    "high_risk": mark("people at high risk"),
    "caregiver": mark("carers, family and friends"),
    "partner": mark("husbands, wives and partners"),
    "parent_with_cancer": mark("parents with cancer"),
    "child_with_cancer": mark("children with cancer"),
    "child_of_patient": mark("children whose parent has cancer"),
    "bereaved": mark("people who lost someone"),
    "professional": mark("health and social care workers"),
}
# Groups that a service has in mind: nobody else is shut out by them.
GROUPS = {
    "young_adult": mark("teens and young adults"),
    "older_adult": mark("older adults"),
    "women": mark("women"),
    "men": mark("men"),
    "lgbtq": mark("LGBTQ+ people"),
    "trans_nonbinary": mark("trans and non-binary people"),
    "veteran_military": mark("veterans and military families"),
    "black": mark("Black communities"),
    "hispanic_latino": mark("Hispanic and Latino communities"),
    "asian_pacific": mark("Asian and Pacific communities"),
    "indigenous": mark("Indigenous peoples"),
    "immigrant_refugee": mark("immigrants and refugees"),
    "limited_english": mark("people who prefer another language"),
    "rural": mark("people who live far from a centre"),
    "disabled": mark("disabled people"),
    "deaf_hoh": mark("people who are deaf or hard of hearing"),
    "blind_low_vision": mark("people who are blind or see little"),
    "low_income": mark("people with a low income"),
    "uninsured": mark("people without insurance"),
    "no_home": mark("people without a stable home"),
}


def whom_words(cancers: Sequence[str], audiences: Sequence[str], most: int = MOST_NAMED) -> str:
    """Give cancers and people together, such as "people with breast cancer; partners".

    Empty when nothing is known, or only that it is for people with cancer.
    """
    cancer = cancer_words(cancers, most)
    people = [gettext(PEOPLE[one]) for one in audiences if one in PEOPLE]
    groups = [inside_sentence(gettext(GROUPS[one])) for one in audiences if one in GROUPS]
    if people and PATIENT not in audiences:
        words = "; ".join(some(people, most))
        if cancer:
            words = gettext("%(people)s (%(cancer)s)", people=words, cancer=cancer)
    elif cancer:
        with_cancer = gettext("people with %(cancer)s", cancer=cancer)
        words = "; ".join([with_cancer, *some(people, most)])
    elif people or groups:
        words = "; ".join([gettext("people with cancer"), *some(people, most)])
    else:
        return ""
    if groups:
        return gettext(
            "%(people)s; made for %(groups)s", people=words, groups=join_and(some(groups, most))
        )
    return words


def softly(audiences: Sequence[str]) -> tuple[str, ...]:
    """Give the audiences that a card names: hard words only where they are all it is for."""
    if set(audiences) <= HARD_WORDS | {PATIENT}:
        return tuple(audiences)
    return tuple(one for one in audiences if one not in HARD_WORDS)


def cancer_words(cancers: Sequence[str], most: int = MOST_NAMED) -> str:
    """Give kinds of cancer for use within a sentence, empty when none is known."""
    named = [inside_sentence(label_of(CANCERS, one)) for one in cancers if one != ANY_CANCER]
    if ANY_CANCER not in cancers:
        return join_or(some(named, most))
    if not named:
        return gettext("any cancer")
    return gettext("any cancer, %(named)s among them", named=join_and(some(named, most)))


def some(parts: Sequence[str], most: int = MOST_NAMED) -> list[str]:
    """Give the first few parts, and in words how many more there are."""
    if len(parts) <= most + 1:
        return list(parts)
    more = ngettext("%(num)s more", "%(num)s more", len(parts) - most)
    return [*parts[:most], more]


def limits_of(service: ServiceRecord | Card, residents_of: Sequence[str] = ()) -> tuple[str, ...]:
    """Give what shuts people out, one short sentence each."""
    limits = []
    youngest, oldest = service.minimum_age, service.maximum_age
    if service.own_patients_only:
        limits.append(gettext("Only for patients of %(centre)s", centre=service.own_patients_only))
    if service.who_can_apply is Applicant.PROFESSIONAL_ONLY:
        limits.append(gettext("A health or social care worker must refer you"))
    elif service.who_can_apply is Applicant.FAMILY:
        limits.append(gettext("The family asks for it"))
    if youngest is not None and oldest is not None:
        limits.append(gettext("Ages %(low)s to %(high)s", low=youngest, high=oldest))
    elif youngest is not None:
        limits.append(gettext("Age %(low)s and over", low=youngest))
    elif oldest is not None:
        limits.append(gettext("Age %(high)s and under", high=oldest))
    if service.stage is Stage.METASTATIC_ONLY:
        limits.append(gettext("For metastatic (stage 4) cancer"))
    elif service.stage is Stage.EARLY_ONLY:
        limits.append(gettext("For early cancer, not stage 4"))
    if residents_of:
        places = join_or(some(residents_of))
        limits.append(gettext("For people who live in %(places)s", places=places))
    return tuple(limits)


def residents_of(record: ServiceRecord, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Give the towns and counties where one must live, none where people elsewhere may ask too."""
    areas = [(one.area, one.name) for one in record.service_areas]
    if record.reach is Reach.SITE or not all(is_small(gazetteer, *one) for one in areas):
        return ()
    return tuple(name_area(gazetteer, *one) for one in areas)
