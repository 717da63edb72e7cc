"""What to say when one calls, and what to have ready: only what follows from the record."""

from collections.abc import Sequence
from dataclasses import dataclass

from finder.directory.records import ServiceRecord
from finder.i18n import SOURCE_LANGUAGE, current_language, gettext
from finder.vocabulary import CANCERS, NEEDS, Applicant, ApplicationRoute, Cost, mark
from finder.web.words import inside_sentence, label_of

# What stands after "I am looking for".
LOOKED_FOR = {
    "emotional": mark("someone to talk to"),
    "support_group": mark("a support group"),
    "peer_match": mark("someone to talk to who has been there"),
    "counselling": mark("counselling"),
    "online_community": mark("an online group"),
    "helpline": mark("someone to talk to"),
    "spiritual_care": mark("spiritual support"),
    "grief_support": mark("support after a death"),
    "children_family": mark("help for the children in the family"),
    "intimacy_body_image": mark("help with body image and closeness"),
    "money": mark("help with money and bills"),
    "treatment_costs": mark("help to pay for treatment"),
    "medicine_copay": mark("help to pay for medicine"),
    "insurance_premium": mark("help to pay for insurance"),
    "living_costs": mark("help with rent, bills and daily costs"),
    "emergency_grant": mark("urgent help with money"),
    "benefits": mark("help with benefits"),
    "debt_advice": mark("help with debt"),
    "rights": mark("help with insurance, work or the law"),
    "insurance_help": mark("help with insurance"),
    "legal_advice": mark("legal advice"),
    "work_rights": mark("help with rights at work"),
    "planning_ahead": mark("help to plan ahead"),
    "immigration": mark("immigration advice"),
    "travel_stay": mark("help with travel or a place to stay"),
    "ride": mark("rides to appointments"),
    "travel_costs": mark("help with travel costs"),
    "long_distance_travel": mark("help with a long trip to treatment"),
    "lodging": mark("a place to stay near treatment"),
    "away_from_home": mark("support during treatment away from home"),
    "home": mark("help at home"),
    "meals": mark("help with meals and food"),
    "home_care": mark("help with care or cleaning at home"),
    "childcare": mark("childcare"),
    "respite": mark("a break from caring"),
    "pet_care": mark("help with a pet"),
    "equipment": mark("medical supplies"),
    "recovery": mark("help with recovery"),
    "wigs": mark("a wig or head covering"),
    "breast_garments": mark("a breast form or bra"),
    "lymphoedema": mark("help with swelling (lymphoedema)"),
    "rehab_exercise": mark("help with exercise"),
    "nutrition": mark("advice on food"),
    "side_effects_pain": mark("help with side effects or pain"),
    "fertility": mark("help with fertility"),
    "complementary": mark("yoga, massage or other therapies"),
    "stop_smoking_alcohol": mark("help to stop smoking or drinking"),
    "after_treatment": mark("help with life after treatment"),
    "retreat_camp_wish": mark("a retreat, camp or wish"),
    "guidance": mark("help to find my way"),
    "navigator": mark("a person to guide me"),
    "cancer_information": mark("facts about this cancer"),
    "second_opinion": mark("a second opinion"),
    "clinical_trials": mark("a clinical trial"),
    "genetics": mark("genetic testing or advice"),
    "forms_help": mark("help to fill in forms"),
    "interpreter": mark("an interpreter"),
    "treatment": mark("treatment"),
    "cancer_centre": mark("treatment at your centre"),
    "specialist_clinic": mark("an appointment at your clinic"),
    "screening_tests": mark("a screening test"),
    "palliative_care": mark("palliative (comfort) care"),
    "hospice": mark("hospice care"),
    "disaster_relief": mark("help after a disaster"),
}
# Who needs no cancer to ask.
FOR_THE_HEALTHY = frozenset({"screening_tests", "genetics", "stop_smoking_alcohol"})
RELATIVES = frozenset({"caregiver", "partner", "child_of_patient"})
# Names of cancers that nobody has in just these words.
NOT_SAID = frozenset({"any", "inherited_risk", "brain_spine", "dcis", "male_breast", "upper_gi"})
# Said in English to the person who answers, whatever the language of the page.
INTERPRETER = (
    ("en", "I need a Spanish interpreter, please."),
    ("es", "Necesito un intérprete de español, por favor."),
)
MONEY = frozenset(NEEDS.family("money"))


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence in a language that may not be the page's own."""

    language: str
    words: str


def what_to_say(record: ServiceRecord) -> tuple[str, ...]:
    """Give what a caller can say, one version for each kind of caller; none where we do not know.

    Where a professional must ask, or one only calls in danger, there is nothing to prepare.
    """
    help_words = LOOKED_FOR.get(record.needs[0]) if record.needs else None
    if help_words is None or needs_professional(record):
        return ()
    audiences = set(record.audiences)
    cancer, looked_for = _cancer(record.cancers), gettext(help_words)
    said = []
    healthy = FOR_THE_HEALTHY.intersection(record.needs[:1]) or audiences == {"high_risk"}
    if healthy:
        said.append(gettext("My name is …, and I am looking for %(help)s.", help=looked_for))
    elif _is_for_patients(record):
        said.append(
            gettext(
                "My name is …, and I have %(cancer)s. I am looking for %(help)s.",
                cancer=cancer,
                help=looked_for,
            )
        )
    # Whoever is ill may have no strength to call: somebody close may do it nearly everywhere.
    asks_for_another = bool(said) and not healthy and record.who_can_apply is not Applicant.SELF
    if audiences & RELATIVES or record.who_can_apply is Applicant.FAMILY or asks_for_another:
        said.append(
            gettext(
                "My name is …, and someone close to me has %(cancer)s. I am looking for %(help)s.",
                cancer=cancer,
                help=looked_for,
            )
        )
    elif "child_with_cancer" in audiences:
        said.append(
            gettext(
                "My name is …, and my child has %(cancer)s. I am looking for %(help)s.",
                cancer=cancer,
                help=looked_for,
            )
        )
    if not said and "bereaved" in audiences:
        said.append(
            gettext(
                "My name is …, and someone close to me has died. I am looking for %(help)s.",
                help=looked_for,
            )
        )
    return tuple(said or [gettext("My name is …, and I am looking for %(help)s.", help=looked_for)])


def interpreter_lines() -> tuple[Spoken, ...]:
    """Give how to ask for an interpreter: to be said in English, and what it means."""
    return tuple(Spoken(language, words) for language, words in INTERPRETER)


def papers_words() -> str:
    """Give what who reads another language may be afraid to ask; empty for the others."""
    if current_language() == SOURCE_LANGUAGE:
        return ""
    return gettext(
        "We do not know if they ask about immigration papers. "
        "You can ask that before you give your name."
    )


def what_to_have_ready(
    record: ServiceRecord, residents_of: Sequence[str], *, papers: bool = True
) -> tuple[str, ...]:
    """Give what the record lets one expect to be asked; no paper is named that it does not name.

    Without `papers` where one sentence about them stands for a whole list.
    """
    ready = []
    if needs_professional(record):
        ready.append(gettext("Ask your nurse, doctor or social worker to refer you."))
    if record.own_patients_only:
        ready.append(
            gettext("Say that you are a patient of %(centre)s.", centre=record.own_patients_only)
        )
    if MONEY.intersection(record.needs):
        ready.append(gettext("They may ask for documents. Ask which ones before you send any."))
    if Cost.SLIDING_SCALE in record.cost_options:
        ready.append(gettext("The price depends on your income, so they may ask what you earn."))
    if residents_of:
        ready.append(gettext("They may ask where you live."))
    if record.minimum_age is not None or record.maximum_age is not None:
        ready.append(gettext("They may ask how old you are."))
    if papers and not record.eligibility_description and (words := papers_words()):
        ready.append(words)
    return tuple(ready)


def needs_professional(record: ServiceRecord) -> bool:
    """Say whether only a professional can ask for it."""
    return record.who_can_apply is Applicant.PROFESSIONAL_ONLY or record.application_routes == [
        ApplicationRoute.PROFESSIONAL_ONLY
    ]


def _is_for_patients(record: ServiceRecord) -> bool:
    aside = RELATIVES | {"bereaved", "child_with_cancer", "professional", "high_risk"}
    audiences = set(record.audiences)
    return record.who_can_apply is not Applicant.FAMILY and not (audiences and audiences <= aside)


def _cancer(cancers: Sequence[str]) -> str:
    """Give the one kind of cancer that the service is for, else just "cancer"."""
    if len(cancers) == 1 and cancers[0] not in NOT_SAID:
        return inside_sentence(label_of(CANCERS, cancers[0]))
    return gettext("cancer")
