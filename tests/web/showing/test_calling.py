from typing import Any

import pytest

from finder.vocabulary import NEEDS
from finder.web.showing.calling import LOOKED_FOR, what_to_have_ready, what_to_say
from tests import make

# One calls these in danger, without any words prepared.
URGENT = {"urgent", "crisis_line", "safety"}


def test_every_need_has_words_to_ask_for_it() -> None:
    assert {one.id for one in NEEDS} - set(LOOKED_FOR) == URGENT


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {},
            [
                "My name is …, and I have cancer. I am looking for a support group.",
                "My name is …, and someone close to me has cancer. "
                "I am looking for a support group.",
            ],
        ),
        (
            {"cancers": ["lung"], "needs": ["wigs"]},
            [
                "My name is …, and I have lung cancer. I am looking for a wig or head covering.",
                "My name is …, and someone close to me has lung cancer. "
                "I am looking for a wig or head covering.",
            ],
        ),
        (
            {"cancers": ["inherited_risk"], "who_can_apply": "self"},
            ["My name is …, and I have cancer. I am looking for a support group."],
        ),
        (
            {"audiences": ["caregiver"], "needs": ["respite"]},
            [
                "My name is …, and someone close to me has cancer. "
                "I am looking for a break from caring."
            ],
        ),
        (
            {"audiences": ["child_with_cancer"], "cancers": ["leukaemia"]},
            ["My name is …, and my child has leukaemia. I am looking for a support group."],
        ),
        (
            {"audiences": ["bereaved"], "needs": ["grief_support"]},
            [
                "My name is …, and someone close to me has died. "
                "I am looking for support after a death."
            ],
        ),
        (
            {"needs": ["screening_tests"], "cancers": ["breast"]},
            ["My name is …, and I am looking for a screening test."],
        ),
        (
            {"audiences": ["high_risk"]},
            ["My name is …, and I am looking for a support group."],
        ),
        (
            {"audiences": ["professional"]},
            ["My name is …, and I am looking for a support group."],
        ),
        ({"needs": ["crisis_line"]}, []),
        ({"needs": []}, []),
        ({"who_can_apply": "professional_only"}, []),
    ],
)
def test_what_to_say_fits_the_service_and_the_caller(
    fields: dict[str, Any], said: list[str]
) -> None:
    assert what_to_say(make.record(**fields)) == tuple(said)


@pytest.mark.parametrize(
    ("fields", "ready"),
    [
        ({}, []),
        (
            {"needs": ["wigs", "living_costs"]},
            ["They may ask for documents. Ask which ones before you send any."],
        ),
        ({"own_patients_only": "Saint Luke"}, ["Say that you are a patient of Saint Luke."]),
        (
            {"cost_options": ["sliding_scale"]},
            ["The price depends on your income, so they may ask what you earn."],
        ),
        ({"minimum_age": 18}, ["They may ask how old you are."]),
        (
            {"application_routes": ["professional_only"]},
            ["Ask your nurse, doctor or social worker to refer you."],
        ),
    ],
)
def test_what_to_have_ready_follows_from_the_record(
    fields: dict[str, Any], ready: list[str]
) -> None:
    assert what_to_have_ready(make.record(**fields), ()) == tuple(ready)


def test_who_must_live_somewhere_may_be_asked_where() -> None:
    assert what_to_have_ready(make.record(), ("Kent",)) == ("They may ask where you live.",)
