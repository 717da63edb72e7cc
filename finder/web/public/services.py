"""Finding services, and one service's page."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from finder.directory.reading import Gone, ServiceMoved, read_service
from finder.web import addresses, leaving
from finder.web.countries import ask_for, follow_words, home_country, settle_in
from finder.web.inputs import read_query
from finder.web.public.results_page import show_results
from finder.web.public.service_page import show_service
from finder.web.public.similar import find_similar
from finder.web.requests import get_finder, get_gazetteer, get_session, now, today
from finder.web.search_form import SearchForm

blueprint = Blueprint("services", __name__)


@blueprint.route("/services", methods=("GET", "POST"))
def index() -> ResponseReturnValue:
    """Show the services that fit; a posted question stays out of the address and the history."""
    posted = request.method == "POST"
    form = SearchForm.of(read_query(request.get_data() if posted else request.query_string))
    if posted:
        ask_for(form.country.data or home_country())
    results = get_finder().search(get_session(), form.to_request(), today())
    # Who looks for help in Leeds, or writes "carer", needs British numbers behind "Urgent help".
    if results.place is not None:
        settle_in(results.place.country)
    elif results.country != results.request.country:
        follow_words(results.country)
    return render_template(
        "public/services/index.html",
        results=show_results(results),
        posted=posted,
        offers_exit=leaving.offered(*leaving.topics_of(results)),
    )


@blueprint.get("/services/<number:number>")
@blueprint.get("/services/<number:number>-")
@blueprint.get("/services/<number:number>-<slug>")
def show(number: int, slug: str = "") -> ResponseReturnValue:
    """Show the service of this number; another spelling, or a merged one, moves to the right."""
    near = SearchForm.of(read_query(request.query_string)).to_request().near
    page = read_service(get_session(), number)
    if page is None or number in get_finder().off(get_session()):
        abort(404)
    if isinstance(page, Gone):
        abort(410)
    if isinstance(page, ServiceMoved):
        return addresses.moved_permanently(_address(page.number, page.name, near))
    if slug != addresses.slug(page.record.name):
        return addresses.moved_permanently(_address(number, page.record.name, near))
    similar = find_similar(get_finder(), get_session(), page, near, today())
    return render_template(
        "public/services/show.html",
        service=show_service(page, near, similar, get_gazetteer(), now()),
        offers_exit=leaving.offered(*page.record.needs, *page.record.audiences),
    )


def _address(number: int, name: str, near: str) -> str:
    """Give the right address of a service's page, with the place that the visitor gave."""
    slug = addresses.slug(name)
    return addresses.address("public.services.show", number=number, slug=slug, near=near or None)
