"""A visitor's own list: kept in the address, sent on, and printed; no account, nothing stored."""

from flask import Blueprint

from finder.web.shortlist import files, lists, sending, shared, sheets

shortlist = Blueprint("shortlist", __name__)
for _room in (lists, sending, files, sheets, shared):
    shortlist.register_blueprint(_room.blueprint)
