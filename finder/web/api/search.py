"""Search for programs: the parameters of the results page and `limit`, answered as JSON."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from finder.places.place import Place
from finder.search.alarms import Notice
from finder.search.ordering import ROUNDED
from finder.search.placing import PlaceRead
from finder.search.results import Card, Facet, FacetValue, SearchResults
from finder.web.addresses import safe_link, service_address
from finder.web.inputs import read_query
from finder.web.requests import get_finder, get_session, today
from finder.web.search_form import HIGHEST_LIMIT, USUAL_LIMIT, SearchForm, WholeNumber

# Both mean: not safe now. Which lines come first is for pages to know.
NOTICES: dict[Notice | None, Notice | None] = {Notice.ILLNESS: Notice.SAFETY}

blueprint = Blueprint("search", __name__)


class ApiSearchForm(SearchForm):
    """The search form with the number of results on a page."""

    limit = WholeNumber(1, HIGHEST_LIMIT)


@blueprint.get("/search")
def index() -> ResponseReturnValue:
    """Give the services that fit the question."""
    form = ApiSearchForm(read_query(request.query_string))
    question = form.to_request(form.limit.data or USUAL_LIMIT)
    results = get_finder().search(get_session(), question, today())
    return jsonify(to_json(results))


def to_json(results: SearchResults) -> dict[str, Any]:
    """Give the results as plain values."""
    request, understanding = results.request, results.understanding
    return {
        "total": results.total,
        "page": min(request.page, results.pages),
        "pages": results.pages,
        "notice": NOTICES.get(understanding.notice, understanding.notice),
        "country": results.country,
        "understood": {
            "text": understanding.text,
            "place": _place(understanding.place),
            "unsure": results.unsure,
            "left_open": [{"list": key, "term": value} for key, value in results.left_open],
            "reads": [
                {"words": read.words, "list": read.taxonomy, "term": read.term}
                for read in understanding.reads
            ],
            "corrections": [
                {"said": correction.said, "read": correction.read}
                for correction in understanding.corrections
            ],
        },
        "results": [
            _card(card) | {"fit": fit} | _explained(results.reasons.get(card.number))
            for fit, cards in (("found", results.cards), ("also", results.also))
            for card in cards
        ],
        "facets": {facet.key: _facet(facet) for facet in results.facets},
        "problems": [
            {"kind": problem.kind, "field": problem.field, "value": problem.value}
            for problem in request.problems
        ],
    }


def _explained(reasons: Mapping[str, float] | None) -> dict[str, Any]:
    """Give what each reason adds to a result's place, and the sum; nothing unless it was asked."""
    if reasons is None:
        return {}
    return {"score": round(sum(reasons.values()), ROUNDED), "reasons": dict(reasons)}


def _place(read: PlaceRead | None) -> dict[str, Any] | None:
    if read is None:
        return None
    return {
        "words": read.words,
        **_named(read.place),
        "others": [_named(place) for place in read.lookup.others],
        "suggestions": [_named(place) for place in read.lookup.suggestions],
        "beside": [_named(place) for place in read.beside],
    }


def _named(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {"label": None, "kind": None, "country": None}
    return {"label": place.label, "kind": place.kind, "country": place.country}


def _card(card: Card) -> dict[str, Any]:
    return {
        "id": str(card.id),
        "number": card.number,
        "name": card.name,
        "address": service_address(card.number, card.name),
        "organization": {
            "id": str(card.organization.id),
            "number": card.organization.number,
            "name": card.organization.name,
            "type": card.organization.type,
        },
        "description": card.description,
        "status": card.status,
        "needs": card.needs,
        "modes": card.modes,
        "audiences": card.audiences,
        "cancers": card.cancers,
        "stage": card.stage,
        "languages": card.languages,
        "cost": card.cost,
        "fund_status": card.fund_status,
        "reach": card.reach,
        "areas": card.areas,
        "band": card.band,
        "distance_km": round(card.distance_km, 1) if card.distance_km is not None else None,
        "site": {
            "name": card.site.name,
            "city": card.site.city,
            "region": card.site.region,
            "country": card.site.country,
            "about": card.site.about,
        }
        if card.site is not None
        else None,
        "sites": card.sites,
        "phone": card.phone,
        "email": card.email,
        "url": safe_link(card.url) or None,
        "url_kind": card.url_kind,
        "minimum_age": card.minimum_age,
        "maximum_age": card.maximum_age,
        "who_can_apply": card.who_can_apply,
        "own_patients_only": card.own_patients_only,
        "run_by_maker": card.run_by_maker,
        "designation": card.designation,
        "confirmed_on": card.confirmed_on.isoformat() if card.confirmed_on is not None else None,
    }


def _facet(facet: Facet) -> list[dict[str, Any]]:
    return [_facet_value(value) for value in facet.values]


def _facet_value(value: FacetValue) -> dict[str, Any]:
    return {
        "value": value.value,
        "label": value.label,
        "count": value.count,
        "chosen": value.chosen,
        "children": [_facet_value(child) for child in value.children],
    }
