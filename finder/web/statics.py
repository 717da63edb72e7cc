"""Style and pictures, served by whitenoise under names that hold a print of their content."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask
from whitenoise import WhiteNoise  # type: ignore[import-untyped]

FOLDER = Path(__file__).parents[1] / "static"
PREFIX = "/static/"


class UnknownFileError(LookupError):
    """There is no static file of this name."""


def serve_files(app: Flask) -> None:
    """Serve the static folder; `static_address(name)` in templates gives a file's address."""
    files = {path.name: path for path in sorted(FOLDER.iterdir()) if path.is_file()}
    addresses = {name: _address(path) for name, path in files.items()}
    server = WhiteNoise(
        app.wsgi_app,
        allow_all_origins=False,
        immutable_file_test=lambda _path, _url: True,
    )
    for name, path in files.items():
        server.add_file_to_dictionary(addresses[name], str(path))

    def static_address(name: str) -> str:
        if name not in addresses:
            raise UnknownFileError(name)
        return addresses[name]

    app.jinja_env.globals["static_address"] = static_address
    inner: Callable[..., Any] = server
    app.wsgi_app = inner  # type: ignore[method-assign]


def _address(path: Path) -> str:
    print_of_content = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    return f"{PREFIX}{path.stem}.{print_of_content}{path.suffix}"
