"""The rooms of those who keep the directory."""

from flask import Blueprint

from finder.web.admin import desk

admin = Blueprint("admin", __name__, url_prefix="/staff")
for _room in (desk,):
    admin.register_blueprint(_room.blueprint)
