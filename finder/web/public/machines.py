"""Answers for machines: what search engines may read, and whether the site is up."""

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

ROBOTS = "User-agent: *\nDisallow: /services?\nDisallow: /api/\n"

blueprint = Blueprint("machines", __name__)


@blueprint.get("/robots.txt")
def robots() -> ResponseReturnValue:
    """Keep questions out of search engines."""
    return Response(ROBOTS, mimetype="text/plain")


@blueprint.get("/healthz")
def health() -> ResponseReturnValue:
    """Say that the process answers; asks nothing of the database."""
    return Response("ok\n", mimetype="text/plain")
