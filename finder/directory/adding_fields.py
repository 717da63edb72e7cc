"""The form by which a service is added: its steps, and every field with its words."""

from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from finder.directory.adding_choices import (
    APPLICANTS,
    COST_WORDS,
    FUND_STATUSES,
    LINK_KINDS,
    ORGANIZATION_TYPES,
    ROUTES,
    SENSITIVITIES,
    SOURCE_KINDS,
    STAGES,
    Choices,
    all_terms,
    countries,
    grouped_terms,
    listed,
    zones,
)
from finder.vocabulary import AUDIENCES, CANCERS, DELIVERY_MODES, NEEDS, mark

LINE, PARAGRAPH, LONG_LINE, MANY_LINES = 300, 5000, 2000, 30_000


class Kind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    TEXT = "text"
    ONE = "one"
    MANY = "many"
    YES = "yes"
    AREAS = "areas"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, its words, how it is filled in, and whether the page needs it.

    `choices` gives what may be chosen in a country. `example` is what somebody might type. What is
    rarely needed stands apart, so that nobody has to read past it.
    """

    name: str
    label: str
    hint: str = ""
    example: str = ""
    kind: Kind = Kind.LINE
    compulsory: bool = False
    longest: int = LINE
    choices: Choices | None = None
    is_rare: bool = False

    def values(self, country: str) -> frozenset[str]:
        """Give what may be chosen, nothing where anything may be typed."""
        groups = self.choices(country) if self.choices is not None else ()
        return frozenset(choice.value for group in groups for choice in group.choices)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the form, with the question that it asks."""

    name: str
    heading: str
    fields: tuple[Field, ...]


STEPS = (
    Step(
        "organization",
        mark("Who runs it?"),
        (
            Field(
                "organization_name",
                mark("Name of the organisation"),
                mark("We look whether it is here already."),
                "Example Cancer Trust",
                compulsory=True,
            ),
            Field(
                "organization_id",
                mark("One of these?"),
                mark("Only if it is the one that runs this service."),
                kind=Kind.ONE,
                longest=36,
            ),
            Field(
                "organization_website",
                mark("Its web site"),
                mark("Its front page, if it has one."),
                example="https://example.org",
                longest=LONG_LINE,
                is_rare=True,
            ),
            Field(
                "organization_type",
                mark("Kind of organisation"),
                mark("Leave it if you are not sure."),
                kind=Kind.ONE,
                choices=partial(listed, ORGANIZATION_TYPES),
                is_rare=True,
            ),
        ),
    ),
    Step(
        "help",
        mark("What does it give?"),
        (
            Field(
                "name",
                mark("Name of the service"),
                mark("As the organisation calls it. It may be the same name."),
                "Breast cancer support group",
                compulsory=True,
            ),
            Field(
                "needs",
                mark("Kind of help"),
                mark("Tick what it really gives."),
                kind=Kind.MANY,
                compulsory=True,
                choices=partial(grouped_terms, NEEDS),
            ),
            Field(
                "main_need",
                mark("Which of these matters most?"),
                mark("The service stands first among those that give this."),
                kind=Kind.ONE,
                choices=partial(grouped_terms, NEEDS),
                is_rare=True,
            ),
            Field(
                "description",
                mark("What somebody gets, in a sentence or two"),
                mark("Plain words. No praise, no promise, no medical advice."),
                "A group that meets every week to talk, led by a nurse.",
                Kind.TEXT,
                longest=PARAGRAPH,
            ),
            Field(
                "award",
                mark("Money or goods that are given"),
                mark("Only if it gives any."),
                "Up to $500, once",
                longest=PARAGRAPH,
                is_rare=True,
            ),
            Field(
                "fund_status",
                mark("Does the fund take applications?"),
                mark("Only for money. It counts for a week: then we say that we do not know."),
                kind=Kind.ONE,
                choices=partial(listed, FUND_STATUSES),
                is_rare=True,
            ),
            Field(
                "cost",
                mark("What it costs"),
                mark("For whoever uses it. Leave it if no page says so."),
                kind=Kind.ONE,
                choices=partial(listed, COST_WORDS),
            ),
        ),
    ),
    Step(
        "taking_part",
        mark("How and where?"),
        (
            Field(
                "delivery_modes",
                mark("How people take part"),
                mark("Not how they apply. Nothing where only money or goods come."),
                kind=Kind.MANY,
                compulsory=True,
                choices=partial(all_terms, DELIVERY_MODES),
            ),
            Field(
                "country",
                mark("Country"),
                mark("Where the help is given, or where the phone is answered."),
                kind=Kind.ONE,
                choices=countries,
            ),
            Field(
                "phone",
                mark("Phone number"),
                mark("One way to get in touch is needed: phone, e-mail or web page."),
                "+1 212 639 2000",
            ),
            Field(
                "phone_note",
                mark("What the number is for"),
                mark("Only if callers must know it."),
                example="Ask for the nurse",
                is_rare=True,
            ),
            Field(
                "phone_shown",
                mark("Everybody may see this number"),
                mark("Not for a number that stands on no page for everybody."),
                kind=Kind.YES,
                is_rare=True,
            ),
            Field(
                "email",
                mark("E-mail address"),
                mark("As it stands on a page, or as you were given it."),
                "help@example.org",
            ),
            Field(
                "email_shown",
                mark("Everybody may see this address"),
                mark("Not for an address that stands on no page for everybody."),
                kind=Kind.YES,
                is_rare=True,
            ),
            Field(
                "url",
                mark("Web page of the service"),
                mark("Its own page. An article about it belongs to the last step."),
                "https://example.org/help",
                longest=LONG_LINE,
            ),
            Field(
                "url_kind",
                mark("Kind of web page"),
                mark("Its own page, or a page of somebody else about it."),
                kind=Kind.ONE,
                choices=partial(listed, LINK_KINDS),
                is_rare=True,
            ),
            Field(
                "hours",
                mark("Hours"),
                mark(
                    "From when to when, as you would write it. Say whose clock it is where your "
                    "country has several."
                ),
                "Monday to Friday 9am to 5pm ET; first Tuesday of the month 6pm to 8pm",
                Kind.TEXT,
                longest=PARAGRAPH,
            ),
            Field(
                "timezone",
                mark("Whose clock?"),
                mark("Only where neither the hours nor the address tell it, or it is another one."),
                kind=Kind.ONE,
                choices=zones,
                is_rare=True,
            ),
            Field(
                "place_name",
                mark("Name of the place"),
                mark("The building, where people go to one."),
                example="Community hall",
                is_rare=True,
            ),
            Field(
                "street",
                mark("Street and number"),
                mark("As it stands on the page, where people go there."),
                example="12 Elm Street",
            ),
            Field(
                "town",
                mark("Town"),
                mark("Where people go. Leave it empty if they need not."),
                "Boston",
                longest=120,
            ),
            Field(
                "region",
                mark("State, province or county"),
                mark("It tells towns of one name apart."),
                example="Massachusetts",
                longest=120,
            ),
            Field(
                "postcode",
                mark("Postcode"),
                mark("It puts the pin more exactly."),
                example="02215",
                longest=20,
            ),
            Field(
                "point",
                mark("Its point on the map"),
                mark(
                    "Only where the pin is wrong. Latitude, longitude, as map services give them."
                ),
                "42.3375, -71.1085",
                longest=60,
                is_rare=True,
            ),
            Field(
                "confidential",
                mark("This address is confidential"),
                mark("It is then shown to nobody, and no distance is told."),
                kind=Kind.YES,
                is_rare=True,
            ),
            Field(
                "other_places",
                mark("Other places where it is given"),
                mark(
                    "One place a line: its name; its street and number; its town; its state, "
                    "province or county; its postcode. Leave out what you do not know, and keep "
                    "the semicolons."
                ),
                "Community hall; 12 Elm Street; Lowell; Massachusetts; 01852",
                Kind.TEXT,
                longest=MANY_LINES,
                is_rare=True,
            ),
            Field(
                "areas",
                mark("People must live in one of these"),
                mark("Untick what it does not serve."),
                kind=Kind.AREAS,
                longest=60,
            ),
            Field(
                "area_search",
                mark("Where must people live to use it?"),
                mark(
                    "Needed where no town is given. Countries, states, counties, towns, or "
                    "“worldwide”; several with a semicolon between them."
                ),
                "Ohio; Adams County, Illinois",
                longest=LONG_LINE,
            ),
            Field(
                "languages",
                mark("Languages that are spoken"),
                mark("Only what a page says or somebody told you."),
                "English, Spanish (interpreter)",
            ),
        ),
    ),
    Step(
        "whom",
        mark("Who is it for?"),
        (
            Field(
                "cancers",
                mark("Kinds of cancer"),
                mark("Nothing ticked means any."),
                kind=Kind.MANY,
                choices=partial(all_terms, CANCERS),
            ),
            Field(
                "audiences",
                mark("Made for"),
                mark("Nothing ticked means anyone with cancer and those around them."),
                kind=Kind.MANY,
                choices=partial(all_terms, AUDIENCES),
            ),
            Field(
                "stage",
                mark("Stage of cancer"),
                mark("Only if it is for one stage. Leave it if no page says so."),
                kind=Kind.ONE,
                choices=partial(listed, STAGES),
                is_rare=True,
            ),
            Field(
                "ages",
                mark("Ages"),
                mark("In years. Nothing means every age."),
                example="18 to 39",
                longest=60,
            ),
            Field(
                "eligibility",
                mark("Who may use it, in words"),
                mark("Income, insurance, where one is treated: as the page says it."),
                "People in treatment who live in Ohio",
                kind=Kind.TEXT,
                longest=PARAGRAPH,
            ),
            Field(
                "own_patients_only",
                mark("Only for patients of"),
                mark("Only where others are turned away."),
                example="General Hospital",
                is_rare=True,
            ),
            Field(
                "who_can_apply",
                mark("Who can ask for it?"),
                mark("Oneself, or only a professional."),
                kind=Kind.ONE,
                choices=partial(listed, APPLICANTS),
                is_rare=True,
            ),
            Field(
                "application_routes",
                mark("How does one ask?"),
                mark("As the page says it."),
                kind=Kind.MANY,
                choices=partial(listed, ROUTES),
                is_rare=True,
            ),
            Field(
                "sensitivities",
                mark("Shown only to those who ask for it"),
                mark("Help that many do not want to meet unasked."),
                kind=Kind.MANY,
                choices=partial(listed, SENSITIVITIES),
                is_rare=True,
            ),
        ),
    ),
    Step(
        "source",
        mark("Where do we know it from?"),
        (
            Field(
                "source_kind",
                mark("How do you know?"),
                mark("Where these facts come from."),
                kind=Kind.ONE,
                choices=partial(listed, SOURCE_KINDS),
            ),
            Field(
                "source_url",
                mark("Address of the web page"),
                mark("The page that says it. Readers see this."),
                "https://example.org/help",
                longest=LONG_LINE,
                compulsory=True,
            ),
            Field(
                "source_seen",
                mark("What it says there"),
                mark("Which facts stand there."),
                example="phone, hours, who can apply",
                longest=PARAGRAPH,
                is_rare=True,
            ),
            Field(
                "source_date",
                mark("Date of the page"),
                mark("As it stands there, or nothing."),
                "2026-11",
                longest=40,
                is_rare=True,
            ),
            Field(
                "keywords",
                mark("Other words to find it by"),
                mark("What people may type and no other text here says. Commas between them."),
                example="scarves, hats",
                is_rare=True,
            ),
            Field(
                "staff_note",
                mark("Note for staff"),
                mark("Visitors never see it."),
                example="They answer e-mail sooner than the phone",
                kind=Kind.TEXT,
                longest=PARAGRAPH,
                is_rare=True,
            ),
        ),
    ),
)
FIELDS = {field.name: field for step in STEPS for field in step.fields}
STEP_OF = {field.name: step for step in STEPS for field in step.fields}
