"""The pages for everybody."""

from flask import Blueprint

from finder.web.public import helping, home, machines, organizations, pages, services, start, urgent

public = Blueprint("public", __name__)
for _room in (home, services, organizations, start, helping, urgent, pages, machines):
    public.register_blueprint(_room.blueprint)
