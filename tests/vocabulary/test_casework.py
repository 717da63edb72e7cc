from finder.vocabulary import (
    FHIR,
    INSURANCES,
    ITEM_STATES,
    NOT_HELPED,
    PHASES,
    Insurance,
    ItemState,
    NotHelped,
    Outcome,
    Phase,
)

# https://www.hl7.org/fhir/us/sdoh-clinicalcare/en/ValueSet-SDOHCC-ValueSetReferralTaskStatus.html
TASK_STATUSES = {
    *("draft", "requested", "accepted", "rejected", "cancelled", "in-progress", "on-hold"),
    *("failed", "completed", "entered-in-error"),
}
# https://hl7.org/fhir/R4b/valueset-goal-achievement.html
GOAL_STATUSES = {
    *("in-progress", "improving", "worsening", "no-change", "achieved", "sustaining"),
    *("not-achieved", "no-progress", "not-attainable"),
}


def test_every_outcome_has_codes_of_the_value_sets_and_no_other() -> None:
    states = {(state, None) for state in ItemState if state is not ItemState.NOT_HELPED}
    assert set(FHIR) == states | {(ItemState.NOT_HELPED, reason) for reason in NotHelped}
    assert {codes.task for codes in FHIR.values()} <= TASK_STATUSES
    assert {codes.goal for codes in FHIR.values()} <= GOAL_STATUSES
    helped = [key for key, codes in FHIR.items() if codes.goal == "achieved"]
    assert helped == [(ItemState.HELPED, None)]


def test_every_value_has_its_words_and_every_state_is_counted() -> None:
    assert list(ITEM_STATES) == list(ItemState)
    assert list(NOT_HELPED) == list(NotHelped)
    assert list(PHASES) == list(Phase)
    assert list(INSURANCES) == list(Insurance)
    assert {one.value for one in Outcome} == {*(one.value for one in ItemState), "unmet"}
