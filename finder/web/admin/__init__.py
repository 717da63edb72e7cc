"""The rooms of those who keep the directory."""

from importlib import import_module

from flask import Blueprint

from finder.web.admin.proposing import asks_for_second

# Each is a module here, with a blueprint of its own.
ROOMS = (
    "bulk",
    "changes",
    "checks",
    "desk",
    "drafts",
    "duplicates",
    "ending",
    "erasing",
    "history",
    "imports",
    "link_checks",
    "organizations",
    "proposals",
    "reports",
    "services",
    "settings",
)

admin = Blueprint("admin", __name__, url_prefix="/staff")
admin.add_app_template_global(asks_for_second)
for _room in ROOMS:
    admin.register_blueprint(import_module(f"{__name__}.{_room}").blueprint)
