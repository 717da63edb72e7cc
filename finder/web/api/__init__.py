"""The same answers for programs, as JSON."""

from flask import Blueprint

from finder.web.api import search

api = Blueprint("api", __name__, url_prefix="/api/v1")
api.register_blueprint(search.blueprint)
