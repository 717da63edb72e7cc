"""A visitor's own list: kept in the address, sent on, and printed; no account, nothing stored."""

from flask import Blueprint

from finder.web.shortlist import lists, sheets

shortlist = Blueprint("shortlist", __name__)
for _room in (lists, sheets):
    shortlist.register_blueprint(_room.blueprint)
