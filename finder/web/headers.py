"""Headers on every answer: pages, errors, files and redirects alike."""

from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask, Response, request

from finder.web.addresses import KEPT

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
# For a page whose script sends what was typed to us, so that nothing of it is lost.
SENDING = {"Content-Security-Policy": f"{CONTENT_SECURITY_POLICY}; connect-src 'self'"}
EVERYWHERE = (
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    # "no-referrer" would make browsers send a null Origin with our own forms.
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Permitted-Cross-Domain-Policies", "none"),
)
# What somebody typed or keeps; an answer to it is kept nowhere and found by no search engine.
TYPED = ("q", "near", KEPT)

# The addresses of these pages hold a secret, whether there is such a page or not.
WITH_A_KEY = "/shared/"

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def guard(app: Flask) -> None:
    """Put the headers on every answer; call it last, so that nothing answers outside of it."""
    app.after_request(_set_caching)
    inner: Wsgi = app.wsgi_app

    def with_headers(
        environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        def start(
            status: str, given: list[tuple[str, str]], exc_info: Any = None
        ) -> Callable[[bytes], object]:
            names = {name.lower() for name, _ in given}
            added = [one for one in EVERYWHERE if one[0].lower() not in names]
            return start_response(status, [*given, *added], exc_info)  # type: ignore[no-any-return]

        return inner(environ, start)

    app.wsgi_app = with_headers  # type: ignore[method-assign]


def _set_caching(response: Response) -> Response:
    typed = request.method == "POST" or any(any(request.args.getlist(name)) for name in TYPED)
    is_secret = request.path.startswith(WITH_A_KEY)
    if "Cache-Control" not in response.headers:
        # "no-cache" lets the Back button work on a weak phone; "no-store" leaves no trace.
        keep = response.status_code < 400 and not typed and not is_secret
        response.headers["Cache-Control"] = "private, no-cache" if keep else "no-store"
    if is_secret:
        response.headers["Referrer-Policy"] = "no-referrer"
    if typed or is_secret or request.args:
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
