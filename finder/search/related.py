"""Which kinds of help serve the same trouble as the one asked for, where that one is not there."""

from collections.abc import Iterable

from finder.vocabulary import NEEDS

# Each need with those that a person who asked for it would next be glad of. Not symmetric: who
# looks for a wig may want advice on looks, and hardly the other way round.
RELATED: dict[str, tuple[str, ...]] = {
    "emotional": ("navigator",),
    "support_group": ("peer_match", "online_community", "counselling"),
    "peer_match": ("support_group", "online_community", "helpline"),
    "counselling": ("helpline", "support_group", "peer_match"),
    "online_community": ("support_group", "peer_match"),
    "helpline": ("navigator", "counselling", "cancer_information"),
    "spiritual_care": ("counselling", "support_group"),
    "grief_support": ("counselling", "support_group"),
    "children_family": ("counselling", "retreat_camp_wish", "childcare"),
    "intimacy_body_image": ("counselling", "wigs", "breast_garments"),
    "money": ("debt_advice", "travel_costs", "meals"),
    "treatment_costs": ("medicine_copay", "living_costs", "insurance_help"),
    "medicine_copay": ("treatment_costs", "insurance_premium", "insurance_help"),
    "insurance_premium": ("insurance_help", "medicine_copay", "treatment_costs"),
    "living_costs": ("emergency_grant", "benefits", "debt_advice"),
    "emergency_grant": ("living_costs", "treatment_costs"),
    "benefits": ("living_costs", "debt_advice", "forms_help"),
    "debt_advice": ("benefits", "living_costs"),
    "rights": ("navigator",),
    "insurance_help": ("legal_advice", "treatment_costs", "navigator"),
    "legal_advice": ("work_rights", "insurance_help", "planning_ahead"),
    "work_rights": ("legal_advice", "benefits"),
    "planning_ahead": ("legal_advice",),
    "immigration": ("legal_advice",),
    "ride": ("travel_costs", "long_distance_travel"),
    "travel_costs": ("ride", "living_costs", "benefits"),
    "long_distance_travel": ("travel_costs", "lodging", "ride"),
    "lodging": ("travel_costs", "away_from_home"),
    "away_from_home": ("lodging",),
    "home": ("respite", "living_costs"),
    "meals": ("living_costs", "home_care"),
    "home_care": ("respite", "equipment", "hospice"),
    "childcare": ("home_care", "children_family"),
    "respite": ("home_care", "support_group", "counselling"),
    "pet_care": ("home_care",),
    "equipment": ("home_care", "treatment_costs"),
    "wigs": ("intimacy_body_image", "breast_garments"),
    "breast_garments": ("wigs", "intimacy_body_image"),
    "lymphoedema": ("rehab_exercise", "breast_garments"),
    "rehab_exercise": ("complementary", "after_treatment"),
    "nutrition": ("meals", "after_treatment"),
    "side_effects_pain": ("complementary", "palliative_care", "helpline"),
    "fertility": ("cancer_information",),
    "complementary": ("rehab_exercise", "support_group"),
    "stop_smoking_alcohol": ("helpline",),
    "after_treatment": ("rehab_exercise", "support_group", "peer_match"),
    "retreat_camp_wish": ("support_group", "complementary"),
    "navigator": ("helpline", "cancer_information"),
    "cancer_information": ("helpline", "navigator"),
    "second_opinion": ("cancer_centre", "cancer_information"),
    "clinical_trials": ("cancer_information", "cancer_centre"),
    "genetics": ("cancer_information",),
    "forms_help": ("benefits", "navigator"),
    "interpreter": ("navigator",),
    "cancer_centre": ("specialist_clinic",),
    "specialist_clinic": ("cancer_centre",),
    "screening_tests": ("navigator", "genetics"),
    "palliative_care": ("hospice", "side_effects_pain"),
    "hospice": ("palliative_care", "home_care"),
    "crisis_line": ("helpline",),
    "disaster_relief": ("emergency_grant",),
}
# What such places give, whether they say so or not: another hospital gives a second opinion.
GIVEN_BY: dict[str, tuple[str, ...]] = {"second_opinion": ("cancer_centre",)}
# Groups of needs that are talk and advice, so that the language counts before the very kind.
TALK = frozenset({"emotional", "rights", "guidance"})
# Whatever it is: people whose work is to know who else helps.
PEOPLE_TO_ASK = ("helpline", "navigator")


def related(needs: Iterable[str]) -> tuple[str, ...]:
    """Give the needs that are nearest to these, without these themselves."""
    asked = tuple(needs)
    return tuple(
        dict.fromkeys(one for need in asked for one in RELATED.get(need, ()) if one not in asked)
    )


def asks_to_talk(needs: Iterable[str]) -> bool:
    """Say whether any of these, or nothing at all, is help that lies in talking with somebody."""
    asked = tuple(needs)
    return not asked or any(TALK.intersection((need, *NEEDS.ancestors(need))) for need in asked)
