"""What becomes of a service that was given to somebody, and what is known of their situation.

Each value is what the database holds. `FHIR` says what an outcome is called where systems of
health care exchange referrals.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from finder.vocabulary.taxonomy import mark


class ItemState(StrEnum):
    """How far somebody came with a service that was given to them."""

    GIVEN = "given"
    CALLED_TOGETHER = "called_together"
    REACHED = "reached"
    HELPED = "helped"
    NOT_HELPED = "not_helped"


class NotHelped(StrEnum):
    """Why a service did not help."""

    NO_FUNDS = "no_funds"
    NO_CAPACITY = "no_capacity"
    NOT_ELIGIBLE = "not_eligible"
    OUT_OF_AREA = "out_of_area"
    PAPERS_MISSING = "papers_missing"
    NO_ANSWER = "no_answer"
    PERSON_SAID_NO = "person_said_no"
    CLOSED = "closed"
    DETAILS_WRONG = "details_wrong"
    OTHER = "other"


# What the editors want to know of a listing; the other reasons say nothing against it.
REPORTED = frozenset({NotHelped.NO_FUNDS, NotHelped.CLOSED, NotHelped.DETAILS_WRONG})


class Outcome(StrEnum):
    """What is counted: the states of a service, and a need that nothing met when a case closed."""

    GIVEN = "given"
    CALLED_TOGETHER = "called_together"
    REACHED = "reached"
    HELPED = "helped"
    NOT_HELPED = "not_helped"
    UNMET = "unmet"


class Phase(StrEnum):
    """Where somebody stands with the illness."""

    TESTS = "tests"
    NEWLY_DIAGNOSED = "newly_diagnosed"
    IN_TREATMENT = "in_treatment"
    AFTER_TREATMENT = "after_treatment"
    METASTATIC = "metastatic"
    END_OF_LIFE = "end_of_life"
    BEREAVED = "bereaved"


class Insurance(StrEnum):
    """Who pays for treatment."""

    NONE = "none"
    UNDERINSURED = "underinsured"
    PRIVATE = "private"
    MEDICARE = "medicare"
    MEDICAID = "medicaid"
    VETERANS = "veterans"
    NATIONAL = "national"


ITEM_STATES = {
    ItemState.GIVEN: mark("Given"),
    ItemState.CALLED_TOGETHER: mark("Called together"),
    ItemState.REACHED: mark("Reached them"),
    ItemState.HELPED: mark("Was helped"),
    ItemState.NOT_HELPED: mark("Was not helped"),
}
NOT_HELPED = {
    NotHelped.NO_FUNDS: mark("no funds"),
    NotHelped.NO_CAPACITY: mark("no capacity"),
    NotHelped.NOT_ELIGIBLE: mark("not eligible"),
    NotHelped.OUT_OF_AREA: mark("out of their area"),
    NotHelped.PAPERS_MISSING: mark("papers missing"),
    NotHelped.NO_ANSWER: mark("nobody answered"),
    NotHelped.PERSON_SAID_NO: mark("the person said no"),
    NotHelped.CLOSED: mark("it has closed"),
    NotHelped.DETAILS_WRONG: mark("our details are wrong"),
    NotHelped.OTHER: mark("something else"),
}
PHASES = {
    Phase.TESTS: mark("Tests, no diagnosis yet"),
    Phase.NEWLY_DIAGNOSED: mark("Newly diagnosed"),
    Phase.IN_TREATMENT: mark("In treatment"),
    Phase.AFTER_TREATMENT: mark("After treatment"),
    Phase.METASTATIC: mark("Metastatic (stage 4)"),
    Phase.END_OF_LIFE: mark("End of life"),
    Phase.BEREAVED: mark("Bereaved"),
}
INSURANCES = {
    Insurance.NONE: mark("None"),
    Insurance.UNDERINSURED: mark("Not enough (underinsured)"),
    Insurance.PRIVATE: mark("Private, or through work"),
    Insurance.MEDICARE: mark("Medicare"),
    Insurance.MEDICAID: mark("Medicaid"),
    Insurance.VETERANS: mark("Veterans or military"),
    Insurance.NATIONAL: mark("National health service"),
}


@dataclass(frozen=True, slots=True)
class FhirCodes:
    """What an outcome is in FHIR R4: the status of the referral's Task, and of its Goal."""

    task: str
    goal: str


# Task.status: value set "SDOHCC ValueSet Referral Task Status" of SDOH Clinical Care 3.0.0
# https://www.hl7.org/fhir/us/sdoh-clinicalcare/en/ValueSet-SDOHCC-ValueSetReferralTaskStatus.html
# Goal.achievementStatus: https://hl7.org/fhir/R4b/valueset-goal-achievement.html
FHIR_TASK_STATUS = "http://hl7.org/fhir/task-status"
FHIR_GOAL_STATUS = "http://terminology.hl7.org/CodeSystem/goal-achievement"
_STATES = {
    ItemState.GIVEN: FhirCodes("requested", "in-progress"),
    ItemState.CALLED_TOGETHER: FhirCodes("in-progress", "in-progress"),
    ItemState.REACHED: FhirCodes("in-progress", "in-progress"),
    ItemState.HELPED: FhirCodes("completed", "achieved"),
}
# Rejected: they would not take it on. Cancelled: the person did not want it. Failed: it was
# tried and came to nothing.
_REASONS = {
    NotHelped.NO_FUNDS: "rejected",
    NotHelped.NO_CAPACITY: "rejected",
    NotHelped.NOT_ELIGIBLE: "rejected",
    NotHelped.OUT_OF_AREA: "rejected",
    NotHelped.PAPERS_MISSING: "rejected",
    NotHelped.NO_ANSWER: "failed",
    NotHelped.PERSON_SAID_NO: "cancelled",
    NotHelped.CLOSED: "failed",
    NotHelped.DETAILS_WRONG: "failed",
    NotHelped.OTHER: "failed",
}
FHIR: Mapping[tuple[ItemState, NotHelped | None], FhirCodes] = {
    **{(state, None): codes for state, codes in _STATES.items()},
    **{
        (ItemState.NOT_HELPED, reason): FhirCodes(task, "not-achieved")
        for reason, task in _REASONS.items()
    },
}
