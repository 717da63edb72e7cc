import pytest

from finder.rules.ages import Ages
from finder.rules.eligibility import (
    Conditions,
    Fit,
    Person,
    judge,
    only_professionals_apply,
    wants_form,
)
from finder.vocabulary import Applicant, ApplicationRoute, Cost, FundStatus, Insurance, Phase, Stage

KNOWN = Person(
    age=46,
    cancer="breast",
    phase=Phase.METASTATIC,
    insurance=Insurance.NONE,
    language="es",
    treatment="Dana-Farber Cancer Institute, Boston",
)


@pytest.mark.parametrize(
    ("stated", "known", "unknown"),
    [
        (
            Conditions(ages=Ages(None, 39)),
            "clash: under 40 only: 46",
            "ask: under 40 only (age not known)",
        ),
        (
            Conditions(ages=Ages(18, None)),
            "fits: 18 and over only: 46",
            "ask: 18 and over only (age not known)",
        ),
        (
            Conditions(ages=Ages(46, 46)),
            "fits: ages 46 to 46 only: 46",
            "ask: ages 46 to 46 only (age not known)",
        ),
        (
            Conditions(cancers=["lung"]),
            "clash: Lung cancer only: Breast cancer",
            "ask: Lung cancer only (kind of cancer not known)",
        ),
        (
            Conditions(cancers=["her2_positive"]),
            "ask: HER2-positive breast cancer only: Breast cancer",
            "ask: HER2-positive breast cancer only (kind of cancer not known)",
        ),
        (
            Conditions(cancers=["breast", "lung"]),
            "fits: Breast cancer and Lung cancer only: Breast cancer",
            "ask: Breast cancer and Lung cancer only (kind of cancer not known)",
        ),
        (Conditions(cancers=["any", "lung"]), "", ""),
        (
            Conditions(stage=Stage.METASTATIC_ONLY),
            "fits: metastatic (stage 4) only",
            "ask: metastatic (stage 4) only (stage not known)",
        ),
        (
            Conditions(audiences=["survivor", "women"]),
            "ask: if it is for them too (made for: Finished treatment)",
            "ask: if it is for them too (made for: Finished treatment)",
        ),
        (
            Conditions(audiences=["metastatic", "caregiver"]),
            "",
            "ask: if it is for them too (made for: Living with metastatic (stage 4) cancer or "
            "Carer, family or friend)",
        ),
        (Conditions(audiences=["patient", "caregiver"]), "", ""),
        (Conditions(audiences=["women"]), "", ""),
        (
            Conditions(stage=Stage.EARLY_ONLY),
            "clash: early cancer only, not stage 4",
            "ask: early cancer only, not stage 4 (stage not known)",
        ),
        (
            Conditions(own_patients_only="Dana-Farber"),
            "fits: patients of Dana-Farber only: Dana-Farber Cancer Institute, Boston",
            "ask: patients of Dana-Farber only (place of treatment not known)",
        ),
        (
            Conditions(own_patients_only="Mercy Cancer Institute"),
            "ask: patients of Mercy Cancer Institute only: Dana-Farber Cancer Institute, Boston",
            "ask: patients of Mercy Cancer Institute only (place of treatment not known)",
        ),
        (
            Conditions(cost=Cost.INSURANCE_BILLED),
            "clash: billed to insurance: they have none",
            "ask: billed to insurance: if theirs is taken",
        ),
        (
            Conditions(fund_status=FundStatus.CLOSED),
            "clash: the fund is closed for now",
            "clash: the fund is closed for now",
        ),
        (
            Conditions(fund_status=FundStatus.UNKNOWN),
            "ask: if the fund is open",
            "ask: if the fund is open",
        ),
    ],
)
def test_what_is_stated_beside_what_is_known_fits_clashes_or_is_to_be_asked(
    stated: Conditions, known: str, unknown: str
) -> None:
    def said(person: Person) -> list[str]:
        found = [f"{one.fit.value}: {one.words}" for one in judge(stated, person)]
        return [one for one in found if "speak" not in one]

    assert said(KNOWN) == ([known] if known else [])
    assert said(Person()) == ([unknown] if unknown else [])


def test_languages_are_asked_for_unless_they_are_stated() -> None:
    def said(*languages: str) -> list[str]:
        return [one.words for one in judge(Conditions(languages=languages), KNOWN)]

    assert said("en", "es") == ["Spanish is among its languages"]
    assert said("en") == said() == ["if they speak Spanish"]


def test_clashes_come_first_and_what_fits_last() -> None:
    stated = Conditions(ages=Ages(18, None), cancers=["lung"], fund_status=FundStatus.UNKNOWN)

    assert [one.fit.value for one in judge(stated, KNOWN)][0::3] == ["clash", "fits"]


@pytest.mark.parametrize(
    "text",
    [
        "Your doctor's office fills in part of the form.",
        "A social worker must sign for you.",
        "Usually referred by a doctor",
        "Confirmed by a health provider, and low income.",
    ],
)
def test_what_wants_the_form_of_a_professional_is_read_from_its_own_words(text: str) -> None:
    assert wants_form(Conditions(described=text))


@pytest.mark.parametrize(
    "text", ["Fill in the form on the website. Ask your doctor first.", "Income under a limit.", ""]
)
def test_other_words_want_no_form_of_a_professional(text: str) -> None:
    assert not wants_form(Conditions(described=text))


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("A disease with a fund and active insurance that covers drugs.", True),
        ("Cancer diagnosis, insurance, and income within limits.", True),
        ("No insurance, or money problems.", False),
        ("Women with little or no insurance.", False),
        ("Low income. Ask your insurance first.", False),
        ("Uninsured people, or insurance that does not cover tests.", False),
        ("Low income.", False),
    ],
)
def test_what_speaks_of_insurance_is_asked_for_whoever_has_none(
    text: str, *, is_asked: bool
) -> None:
    def said(insurance: Insurance) -> list[str]:
        return [one.words for one in judge(Conditions(described=text), Person(insurance=insurance))]

    assert said(Insurance.NONE) == ["if it is for people without insurance"] * is_asked
    assert said(Insurance.PRIVATE) == []


def test_only_professionals_apply_where_there_is_no_other_way() -> None:
    only = ApplicationRoute.PROFESSIONAL_ONLY

    assert only_professionals_apply(Conditions(who_can_apply=Applicant.PROFESSIONAL_ONLY))
    assert only_professionals_apply(Conditions(routes=[only]))
    assert not only_professionals_apply(Conditions(routes=[only, ApplicationRoute.PHONE]))
    assert not only_professionals_apply(Conditions())


@pytest.mark.parametrize(
    ("centre", "typed", "fit"),
    [
        ("Boston Children's Hospital", "Boston, MA", Fit.ASK),
        ("Boston Medical Center", "Boston, MA", Fit.ASK),
        ("University of Illinois Cancer Center", "Urbana, Illinois", Fit.ASK),
        ("The Royal Marsden NHS Foundation Trust", "Leeds NHS Trust", Fit.ASK),
        ("The Royal Marsden NHS Foundation Trust", "Royal Marsden, Sutton", Fit.FITS),
        ("Mass General", "Mass Eye and Ear", Fit.ASK),
        ("Duke Cancer Institute", "Duke cancer institute", Fit.FITS),
        ("Cancer Centre", "Cancer Centre", Fit.ASK),
    ],
)
def test_a_town_or_a_word_that_many_share_is_no_proof_of_the_centre(
    centre: str, typed: str, fit: Fit
) -> None:
    (limit,) = judge(Conditions(own_patients_only=centre), Person(treatment=typed))

    assert limit.fit is fit
