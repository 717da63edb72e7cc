"""All that knows HTTP: routes, forms, pages, headers."""

from flask import Flask
from flask_compress import Compress

from finder.web import (
    addresses,
    asked_again,
    authors,
    countries,
    errors,
    headers,
    keeping,
    languages,
    leaving,
    origins,
    previewing,
    quiet,
    receipts,
    requests,
    rooms,
    signed_in,
    staff_cookie,
    statics,
    templating,
)
from finder.web.accounts import accounts
from finder.web.admin import admin
from finder.web.api import api
from finder.web.casework import casework
from finder.web.public import public
from finder.web.public.previews import show_preview
from finder.web.quiet import FinderApp
from finder.web.shortlist import shortlist

__all__ = ["FinderApp", "furnish"]


def furnish(app: Flask) -> None:
    """Give the application its pages and everything that holds for each of them."""
    app.config.update(
        MAX_CONTENT_LENGTH=1_000_000,
        MAX_FORM_MEMORY_SIZE=500_000,
        MAX_FORM_PARTS=200,
        COMPRESS_MIMETYPES=["text/html", "application/json", "text/plain"],
        COMPRESS_LEVEL=5,
        COMPRESS_BR_LEVEL=4,
    )
    app.json.sort_keys = False  # type: ignore[attr-defined]
    quiet.silence_logs(app)
    requests.open_late(app)
    addresses.teach_routes(app)
    app.register_blueprint(public)
    app.register_blueprint(shortlist)
    app.register_blueprint(api)
    app.register_blueprint(accounts)
    app.register_blueprint(admin)
    app.register_blueprint(casework)
    previewing.put_in_place(app, show_preview)
    errors.answer_errors(app)
    countries.follow_country(app)
    keeping.follow_list(app)
    origins.refuse_foreign_writes(app)
    staff_cookie.prepare(app)
    signed_in.guard(app)
    rooms.prepare(app)
    asked_again.prepare(app)
    authors.prepare(app)
    receipts.prepare(app)
    templating.prepare(app)
    leaving.prepare(app)
    Compress(app)
    languages.follow_language(app)
    statics.serve_files(app)
    headers.guard(app)
