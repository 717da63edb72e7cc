"""The pages for everybody."""

from flask import Blueprint

from finder.web.public import home, machines, organizations, pages, services, urgent

public = Blueprint("public", __name__)
for _room in (home, services, organizations, urgent, pages, machines):
    public.register_blueprint(_room.blueprint)
