from typing import Any

import pytest

from finder.vocabulary import AUDIENCES, Applicant, Stage
from finder.web.showing.whom import GROUPS, PATIENT, PEOPLE, limits_of, softly, whom_words
from tests import make


@pytest.mark.parametrize(
    ("cancers", "audiences", "words"),
    [
        ([], [], ""),
        ([], ["patient"], ""),
        (["any"], ["patient"], "people with any cancer"),
        (["any", "breast"], [], "people with any cancer, breast cancer among them"),
        (
            ["breast"],
            ["patient", "partner"],
            "people with breast cancer; husbands, wives and partners",
        ),
        (["breast", "ovarian"], [], "people with breast cancer or ovarian cancer"),
        (["her2_positive"], [], "people with HER2-positive breast cancer"),
        (["any"], ["caregiver"], "carers, family and friends (any cancer)"),
        ([], ["bereaved"], "people who lost someone"),
        (["any"], ["women", "men"], "people with any cancer; made for women and men"),
        ([], ["low_income"], "people with cancer; made for people with a low income"),
        (
            ["any"],
            ["patient", "survivor", "caregiver", "partner", "high_risk", "professional"],
            "people with any cancer; people who finished treatment; carers, family and friends; "
            "husbands, wives and partners; 2 more",
        ),
    ],
)
def test_whom_words_are_what_a_person_would_say(
    cancers: list[str], audiences: list[str], words: str
) -> None:
    assert whom_words(cancers, audiences) == words


def test_every_audience_has_words_of_its_own() -> None:
    assert {one.id for one in AUDIENCES} == {PATIENT, *PEOPLE, *GROUPS}


def test_hard_words_stay_away_unless_they_are_all() -> None:
    assert softly(["patient", "metastatic", "partner"]) == ("patient", "partner")
    assert softly(["bereaved"]) == ("bereaved",)
    assert softly(["patient", "metastatic"]) == ("patient", "metastatic")


@pytest.mark.parametrize(
    ("fields", "limit"),
    [
        ({"own_patients_only": "Saint Luke"}, "Only for patients of Saint Luke"),
        (
            {"who_can_apply": Applicant.PROFESSIONAL_ONLY},
            "A health or social care worker must refer you",
        ),
        ({"who_can_apply": Applicant.FAMILY}, "The family asks for it"),
        ({"minimum_age": 18, "maximum_age": 39}, "Ages 18 to 39"),
        ({"minimum_age": 18}, "Age 18 and over"),
        ({"maximum_age": 39}, "Age 39 and under"),
        ({"stage": Stage.METASTATIC_ONLY}, "For metastatic (stage 4) cancer"),
        ({"stage": Stage.EARLY_ONLY}, "For early cancer, not stage 4"),
    ],
)
def test_limits_say_what_shuts_people_out(fields: dict[str, Any], limit: str) -> None:
    assert limits_of(make.record()) == ()
    assert limits_of(make.record(**fields)) == (limit,)


def test_limits_say_where_one_must_live() -> None:
    limits = limits_of(make.record(), ["Kent", "Essex"])

    assert limits == ("For people who live in Kent or Essex",)
