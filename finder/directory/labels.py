"""What editors call the fields of a record; visitors meet none of these words."""

from finder.i18n import gettext
from finder.vocabulary import mark

LABELS = {
    "key": mark("Short handle"),
    "organization": mark("Organisation"),
    "name": mark("Name"),
    "description": mark("What it does"),
    "category": mark("Gathered under"),
    "status": mark("Is it still there?"),
    "merged_into": mark("Part of another service"),
    "needs": mark("Kind of help"),
    "delivery_modes": mark("How people take part"),
    "application_routes": mark("How one starts"),
    "audiences": mark("Made for"),
    "cancers": mark("Kinds of cancer"),
    "sensitivities": mark("Not to be met unasked"),
    "stage": mark("Stage of cancer"),
    "reach": mark("Do people go there?"),
    "service_areas": mark("Where its users live"),
    "locations": mark("Places"),
    "phones": mark("Phone numbers"),
    "email": mark("E-mail address"),
    "email_published": mark("E-mail address may be shown"),
    "url": mark("Web page"),
    "url_kind": mark("Kind of web page"),
    "schedules": mark("Opening times"),
    "hours_description": mark("Hours in words"),
    "languages": mark("Languages"),
    "cost_options": mark("Cost"),
    "award": mark("What is given"),
    "fund_status": mark("Does the fund take applications?"),
    "fund_status_date": mark("Day of the fund's status"),
    "eligibility_description": mark("Who may use it, in words"),
    "minimum_age": mark("Youngest age"),
    "maximum_age": mark("Oldest age"),
    "who_can_apply": mark("Who can ask for it"),
    "own_patients_only": mark("Only for patients of"),
    "run_by_maker": mark("Run by a maker of drugs or devices"),
    "designation": mark("Official title"),
    "sources": mark("Where we know it from"),
    "freshness": mark("Checks"),
    "evidence_confidence": mark("How good the evidence is"),
    "evidence_page_date": mark("Date of the newest page"),
    "staff_note": mark("Note for staff"),
    "keywords": mark("Words to find it by"),
    "former_names": mark("Older names"),
    "translations": mark("Translations"),
    "website": mark("Web site"),
    "organization_type": mark("Kind of organisation"),
}


def label_of_field(name: str) -> str:
    """Give a field's name as editors read it."""
    return gettext(LABELS[name])
