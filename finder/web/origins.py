"""A visitor has no cookie and so no token: who sends something must come from our own pages."""

from urllib.parse import urlsplit

from flask import Flask, Request, abort, request

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def refuse_foreign_writes(app: Flask) -> None:
    """Refuse every unsafe request that does not come from a page of this site."""
    app.before_request(_check)


def _check() -> None:
    if request.method in SAFE_METHODS or request.routing_exception is not None:
        return
    if not comes_from_us(request):
        abort(403)


def comes_from_us(asked: Request) -> bool:
    """Say whether the browser names a page of this site as the place the request comes from."""
    fetched_from = asked.headers.get("Sec-Fetch-Site")
    if fetched_from is not None:
        return fetched_from == "same-origin"
    origin = urlsplit(asked.headers.get("Origin", ""))
    # The scheme is left out: behind a proxy it is not the one that the browser sees.
    return origin.scheme in ("http", "https") and origin.netloc == asked.host
