"""The rooms of social workers: cases, what was given in them, and what became of it."""

from flask import Blueprint, abort, make_response, render_template
from flask.typing import ResponseReturnValue

from finder.casework.cases import UnknownCaseError
from finder.casework.collections import UnknownCollectionError
from finder.casework.items import UnknownItemError
from finder.casework.sealing import NoKeyError, UnreadableCaseError
from finder.casework.team_links import UnknownLinkError
from finder.casework.teams import UnknownTeamError
from finder.i18n import gettext
from finder.web.casework import cases, collections, items, report, team_links, teams

casework = Blueprint("casework", __name__, url_prefix="/staff")
for _room in (cases, collections, items, report, team_links, teams):
    casework.register_blueprint(_room.blueprint)


@casework.errorhandler(UnknownCaseError)
@casework.errorhandler(UnknownCollectionError)
@casework.errorhandler(UnknownItemError)
@casework.errorhandler(UnknownLinkError)
@casework.errorhandler(UnknownTeamError)
def _say_that_it_is_gone(_error: LookupError) -> ResponseReturnValue:
    """Answer who was a moment too late: somebody else took it away, or them out of the team."""
    abort(404)


@casework.errorhandler(NoKeyError)
def _say_that_a_key_is_missing(_error: NoKeyError) -> ResponseReturnValue:
    sentence = gettext(
        "Cases are sealed with a key, and this site has none yet. Whoever runs it makes one with "
        "“flask finder case-keys --new”."
    )
    return _no_key(gettext("Cases cannot be kept yet"), sentence)


@casework.errorhandler(UnreadableCaseError)
def _say_that_the_key_is_another(_error: UnreadableCaseError) -> ResponseReturnValue:
    sentence = gettext(
        "It was sealed with a key that this site does not have now. Nothing is lost: whoever runs "
        "the site can bring the key back. “flask finder doctor” tells more."
    )
    return _no_key(gettext("This case cannot be opened now"), sentence)


def _no_key(heading: str, sentence: str) -> ResponseReturnValue:
    page = render_template("errors/no_key.html", heading=heading, sentence=sentence)
    return make_response(page, 503)
