"""The rooms of those who keep the directory."""

from flask import Blueprint

from finder.web.admin import (
    changes,
    checks,
    desk,
    drafts,
    duplicates,
    ending,
    erasing,
    history,
    imports,
    organizations,
    services,
    settings,
)

admin = Blueprint("admin", __name__, url_prefix="/staff")
for _room in (
    changes,
    checks,
    desk,
    drafts,
    duplicates,
    ending,
    erasing,
    history,
    imports,
    organizations,
    services,
    settings,
):
    admin.register_blueprint(_room.blueprint)
