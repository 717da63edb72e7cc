"""Answers for machines: what search engines may read, and whether the site is up."""

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from finder.i18n import LANGUAGES, SOURCE_LANGUAGE

FOLDERS = ("", *(f"/{language}" for language in LANGUAGES if language != SOURCE_LANGUAGE))
CLOSED = ("/services?", "/list?", "/list/", "/shared/", "/api/")
ROBOTS = "\n".join(
    ("User-agent: *", *(f"Disallow: {folder}{path}" for folder in FOLDERS for path in CLOSED), "")
)

blueprint = Blueprint("machines", __name__)


@blueprint.get("/robots.txt")
def robots() -> ResponseReturnValue:
    """Keep questions out of search engines."""
    return Response(ROBOTS, mimetype="text/plain")


@blueprint.get("/healthz")
def health() -> ResponseReturnValue:
    """Say that the process answers; asks nothing of the database."""
    return Response("ok\n", mimetype="text/plain")
