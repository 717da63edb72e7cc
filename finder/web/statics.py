"""Style and pictures, served by whitenoise under names that hold a print of their content."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from flask import Flask
from whitenoise import WhiteNoise  # type: ignore[import-untyped]
from whitenoise.compress import Compressor  # type: ignore[import-untyped]

from finder.config import Config
from finder.web.languages import site_folder

FOLDER = Path(__file__).parents[1] / "static"
PREFIX = "/static/"
LENGTH_OF_PRINT = 12


class UnknownFileError(LookupError):
    """There is no static file of this name."""


def serve_files(app: Flask) -> None:
    """Serve the static folder; `static_address(name)` in templates gives a file's address."""
    files = {path.name: path for path in static_files()}
    addresses = {name: _address(path) for name, path in files.items()}
    server = WhiteNoise(
        app.wsgi_app,
        allow_all_origins=False,
        immutable_file_test=lambda _path, _url: True,
    )
    config: Config = app.extensions["config"]
    packed = pack(config.var, files.values())
    for name in files:
        server.add_file_to_dictionary(addresses[name], str(packed / name))

    def static_address(name: str) -> str:
        if name not in addresses:
            raise UnknownFileError(name)
        return site_folder() + addresses[name]

    app.jinja_env.globals["static_address"] = static_address
    app.jinja_env.globals["has_file"] = addresses.__contains__
    inner: Callable[..., Any] = server
    app.wsgi_app = inner  # type: ignore[method-assign]


def static_files() -> list[Path]:
    """Give the paths of all files that are served as they are."""
    return [path for path in sorted(FOLDER.iterdir()) if path.is_file()]


def pack(var: Path, files: Iterable[Path]) -> Path:
    """Give a folder with the files and their compressed forms, made once for these contents.

    A weak phone line notices: packed, the style sheet has a quarter of its size.
    """
    paths = list(files)
    prints = "".join(f"{path.name} {_print_of(path)} " for path in paths)
    folder = var / "static" / hashlib.sha256(prints.encode()).hexdigest()[:LENGTH_OF_PRINT]
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="unfinished-") as unfinished:
        made = Path(unfinished) / "files"
        made.mkdir()
        compressor = Compressor(quiet=True)
        for path in paths:
            shutil.copyfile(path, made / path.name)
            compressor.compress(str(made / path.name))
        try:
            made.rename(folder)  # whole or not at all
        except OSError:
            if not folder.is_dir():  # nobody else made it meanwhile
                raise
    return folder


def _address(path: Path) -> str:
    return f"{PREFIX}{path.stem}.{_print_of(path)}{path.suffix}"


def _print_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:LENGTH_OF_PRINT]
