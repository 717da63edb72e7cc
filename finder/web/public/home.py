"""The first page: one question, and a door for each kind of need."""

from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from finder.directory.urgent import urgent_lines
from finder.vocabulary import NEEDS
from finder.web.addresses import address
from finder.web.countries import country_choices, home_country
from finder.web.inputs import read_query
from finder.web.search_form import SearchForm
from finder.web.words import label_of

URGENT = "urgent"
MOST_EXAMPLES = 3
# What most people come for, where the first needs of a group are not just that.
EXAMPLES = {
    "emotional": ("support_group", "online_community", "peer_match"),
    "money": ("living_costs", "medicine_copay", "treatment_costs"),
    "travel_stay": ("lodging", "ride", "travel_costs"),
    "recovery": ("wigs", "breast_garments", "side_effects_pain"),
}

blueprint = Blueprint("home", __name__)


@dataclass(frozen=True, slots=True)
class Door:
    """A group of needs, with a few of them as examples, and where it leads."""

    words: str
    examples: str
    address: str


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """Show the question and the doors."""
    question = SearchForm.of(read_query(request.query_string)).to_request()
    return render_template(
        "public/home/index.html",
        text=question.text,
        near=question.near,
        line=urgent_lines().first_helpline(home_country()),
        doors=[_door(term.id) for term in NEEDS.top()],
        countries=country_choices(lambda code: address("public.home.index", country=code)),
    )


def _door(group: str) -> Door:
    first = [term.id for term in NEEDS.children(group)[:MOST_EXAMPLES]]
    needs = [label_of(NEEDS, need) for need in EXAMPLES.get(group, first)]
    # Who is in danger needs a number to call, not a list to read.
    leads_to = (
        address("public.urgent.index")
        if group == URGENT
        else address("public.services.index", need=group)
    )
    return Door(label_of(NEEDS, group), " · ".join(needs), leads_to)
