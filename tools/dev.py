"""The project's commands, with nothing but a plain Python: run, test, check, bench and the rest.

Only the standard library, and only syntax that Python 3.8 can read, so that an old Python
gets a sentence and not a SyntaxError.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
STAMP = ENVIRONMENT / "complete.json"
RUN_LOCKS = ("requirements.txt",)
TEST_LOCKS = (*RUN_LOCKS, "requirements-dev.txt")
CHECK_LOCKS = (*TEST_LOCKS, "requirements-check.txt")
OLDEST_PYTHON = (3, 11)
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
CHECKS = {
    "format": ["-m", "ruff", "format", "--check", "--output-format=concise", "."],
    "lint": ["-m", "ruff", "check", "--output-format=concise", "."],
    "types": ["-m", "mypy"],
    "imports": [str(ENVIRONMENT / "bin" / "lint-imports"), "--no-logo"],
    "templates": ["-m", "djlint", "--lint", "--quiet", "--allow-empty-input", "templates"],
}
# What proves that nothing of a visitor is kept or told to others.
PRIVACY_TESTS = (
    "tests/web/test_privacy.py",
    "tests/web/test_headers.py",
    "tests/web/test_origins.py",
    "tests/web/test_reading_only.py",
    "tests/browser/test_pages.py::test_a_page_asks_only_its_own_origin",
    "tests/browser/test_leaving.py",
    "tests/browser/test_keeping.py",
)
UNREACHABLE = (
    "Failed to establish a new connection",
    "Temporary failure in name resolution",
    "Name or service not known",
    "Network is unreachable",
    "Connection refused",
    "Connection timed out",
    "ConnectTimeoutError",
    "NewConnectionError",
    "NameResolutionError",
    "ProxyError",
    "ReadTimeoutError",
)


class CannotGoOnError(Exception):
    """Something on this machine stands in the way; the message is one sentence with a way on."""


def require_python() -> None:
    """Raise CannotGoOnError unless this Python can run Support Finder."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    this = ".".join(str(part) for part in sys.version_info[:3])
    raise CannotGoOnError(
        f"Support Finder needs Python 3.11 or newer, and this is Python {this}: start it with "
        f"a newer one, for example `make run PYTHON={_newer_python()}`."
    )


def require_folder() -> None:
    """Raise CannotGoOnError unless the project's folder, and `var` in it, can be written."""
    var = ROOT / os.environ.get("FINDER_VAR", "var")
    for folder in (ROOT, var):
        if os.access(folder, os.F_OK) and not os.access(folder, os.W_OK | os.X_OK):
            raise CannotGoOnError(
                f"No permission to write in {folder}: give your user that folder, or copy "
                "the project to a folder of your own."
            )


def require_port() -> None:
    """Raise CannotGoOnError unless the port that the server will ask for is free."""
    text = os.environ.get("PORT", "").strip() or "8000"
    host = os.environ.get("FINDER_HOST", "").strip() or "127.0.0.1"
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise CannotGoOnError(f"PORT must be a number from 1 to 65535, and it is {text!r}.")
    port = int(text)
    other = port + 1 if 1024 <= port < 65535 else 8000
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family) as probe:
            # A server just stopped leaves its port waiting; the next one may take it all the same.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            sentence = (
                f"Port {port} is taken by another program: stop that one, or choose another port "
                f"with `PORT={other} make run`."
            )
        elif error.errno == errno.EACCES:
            sentence = (
                f"Port {port} is kept for the system: choose another with `PORT={other} make run`."
            )
        else:
            sentence = f"Cannot listen on {host}, port {port}: {error.strerror}."
        raise CannotGoOnError(sentence) from error


def ready_environment(locks: Sequence[str]) -> None:
    """Bring the project's virtual environment to what the lock files say.

    Takes milliseconds when it is there already. The stamp goes before anything is changed and
    comes back last, so an environment without one is half-finished and is made anew.
    """
    wanted = _stamp(locks)
    if _holds(wanted):
        return
    with _one_at_a_time():
        if _holds(wanted):
            return
        found = _read_stamp()
        STAMP.unlink(missing_ok=True)
        if found is None or _without_locks(found) != _without_locks(wanted):
            _say("Making the virtual environment .venv ...")
            _make_environment()
        _say(f"Installing the packages of {' and '.join(locks)} ...")
        _install(locks)
        STAMP.write_text(json.dumps(wanted), encoding="utf-8")


def find_chromium() -> str | None:
    """Give the path of a Chromium that tests can drive, or None."""
    return next((path for path in map(shutil.which, CHROMIUM_NAMES) if path), None)


def ready_chromium() -> None:
    """Install Chromium where it is missing and we may; raise CannotGoOnError where we may not."""
    if find_chromium():
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _say("Installing Chromium ...")
        environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        # A machine without fonts would draw empty pages.
        install = ["apt-get", "install", "-y", "-qq", "chromium", "fonts-dejavu-core"]
        for command in (["apt-get", "update", "-qq"], install):
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
        if find_chromium():
            return
    raise CannotGoOnError(
        "The browser tests need Chromium, and it is not on this machine: install it, on Debian "
        "and Ubuntu with `sudo apt-get install chromium`."
    )


def run(arguments: Sequence[str]) -> NoReturn:
    """Serve the directory on http://127.0.0.1:8000, or on PORT."""
    require_folder()
    require_port()
    ready_environment(RUN_LOCKS)
    os.environ.setdefault("FINDER_ENV", "development")
    _become("-m", "flask", "--app", "wsgi", "finder", "serve", *arguments)


def test(arguments: Sequence[str]) -> NoReturn:
    """Run all tests, or those that ARGS names."""
    require_folder()
    ready_environment(TEST_LOCKS)
    ready_chromium()
    # One worker more than cores, because tests wait for servers, letters and pages now and then;
    # more gain nothing: the browser of a test keeps a core busy by itself.
    processes = f"--numprocesses={(os.cpu_count() or 1) + 1}"
    workers = [] if arguments else [processes, "--dist=worksteal"]
    _become("-m", "pytest", *workers, *arguments)


def privacy(arguments: Sequence[str]) -> NoReturn:
    """Prove that nothing of a visitor is kept, one line for each proof."""
    require_folder()
    ready_environment(TEST_LOCKS)
    ready_chromium()
    _become("-m", "pytest", "--verbose", *PRIVACY_TESTS, *arguments)


def check(arguments: Sequence[str]) -> None:
    """Check format, lint, types, import contracts and templates, or those that ARGS names."""
    require_folder()
    ready_environment(CHECK_LOCKS)
    unknown = [name for name in arguments if name not in CHECKS]
    if unknown:
        raise CannotGoOnError(
            f"No such check: {', '.join(unknown)}. There are: {', '.join(CHECKS)}."
        )
    failed = []
    for name in arguments or CHECKS:
        result = _quietly([str(PYTHON), *CHECKS[name]])
        _say(f"{name:<10} {'good' if result.returncode == 0 else 'NOT GOOD'}")
        if result.returncode != 0:
            failed.append(name)
            _say(result.stdout)
    if failed:
        raise CannotGoOnError(f"Not good: {', '.join(failed)}.")


def bench(arguments: Sequence[str]) -> NoReturn:
    """Measure search, pages, import, start, memory, and what social workers wait for."""
    require_folder()
    ready_environment(TEST_LOCKS)
    _become("-m", "bench", *arguments)


def duplicates(arguments: Sequence[str]) -> NoReturn:
    """Measure the finder of duplicates on labelled pairs and on ten thousand services."""
    require_folder()
    ready_environment(TEST_LOCKS)
    _become("-m", "bench.duplicates", *arguments)


def spreadsheet(arguments: Sequence[str]) -> NoReturn:
    """Measure large spreadsheets with bad rows: looked at, taken in, out, in again, undone."""
    require_folder()
    ready_environment(TEST_LOCKS)
    _become("-m", "bench.spreadsheet", *arguments)


def editors(arguments: Sequence[str]) -> NoReturn:
    """Measure six editors at once on the same records: nothing lost, nobody waits for long."""
    require_folder()
    ready_environment(TEST_LOCKS)
    _become("-m", "bench.editors", *arguments)


def crash(arguments: Sequence[str]) -> NoReturn:
    """Kill a server 300 times while forms arrive: nothing lost, nothing doubled."""
    require_folder()
    ready_environment(TEST_LOCKS)
    _become("-m", "bench.crash", *arguments)


def backups(arguments: Sequence[str]) -> NoReturn:
    """Restore 50 backups made while others write, and try 50 damaged ones."""
    require_folder()
    ready_environment(TEST_LOCKS)
    _become("-m", "bench.backups", *arguments)


def lock(arguments: Sequence[str]) -> None:
    """Write the lock files from requirements.in, requirements-dev.in and requirements-check.in."""
    require_folder()
    ready_environment(CHECK_LOCKS)
    written: list[str] = []
    for name in CHECK_LOCKS:
        # No configuration and no index options: nothing of this machine gets into the files.
        command = [str(PYTHON), "-m", "uv", "--no-config", "pip", "compile", "--quiet"]
        command += ["--universal", "--generate-hashes", "--python-version", "3.11"]
        command += ["--custom-compile-command", "make lock", "--output-file", name, *arguments]
        # A package stands in one file only: each is installed beside the others.
        command += [f"--no-emit-package={package}" for package in written]
        command.append(Path(name).stem + ".in")
        if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
            raise CannotGoOnError(f"{name} could not be locked: see above.")
        written += re.findall(r"(?m)^([a-z0-9-]+).*==", (ROOT / name).read_text(encoding="utf-8"))


def gazetteer(arguments: Sequence[str]) -> NoReturn:
    """Build the gazetteer's data anew from its sources."""
    require_folder()
    ready_environment(RUN_LOCKS)
    _become("tools/gazetteer.py", *(arguments or ["build"]))


def show_help(_arguments: Sequence[str]) -> None:
    """List these commands."""
    _say("make COMMAND, or: python3 tools/dev.py COMMAND")
    for name, command in COMMANDS.items():
        _say(f"  {name:<11} {(command.__doc__ or '').splitlines()[0]}")
    _say('More for a command: make test ARGS="tests/places", PORT=8001 make run')


COMMANDS: dict[str, Callable[[Sequence[str]], None]] = {
    "run": run,
    "test": test,
    "privacy": privacy,
    "check": check,
    "bench": bench,
    "duplicates": duplicates,
    "spreadsheet": spreadsheet,
    "editors": editors,
    "crash": crash,
    "backups": backups,
    "lock": lock,
    "gazetteer": gazetteer,
    "help": show_help,
}


def main(arguments: Sequence[str]) -> int:
    """Do the command that the arguments name and give the exit code."""
    name = arguments[0] if arguments else "help"
    try:
        require_python()
        if os.name != "posix":
            raise CannotGoOnError(
                "These commands need Linux, macOS or Windows Subsystem for Linux."
            )
        if name not in COMMANDS:
            raise CannotGoOnError(f"There is no command {name!r}: `make help` lists them.")
        COMMANDS[name](arguments[1:])
    except CannotGoOnError as error:
        sys.stdout.flush()
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped; the next run goes on from here.\n")
        return 130
    return 0


def _newer_python() -> str:
    for minor in range(20, OLDEST_PYTHON[1] - 1, -1):
        name = f"python3.{minor}"
        # Version managers put names on the path that do not start.
        if shutil.which(name) and _quietly([name, "--version"]).returncode == 0:
            return name
    return "python3.12"


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _become(*command: str) -> NoReturn:
    # Packages are compiled when they are first imported, and every process would do so anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.chdir(ROOT)
    sys.stdout.flush()
    os.execv(str(PYTHON), [str(PYTHON), *command])  # noqa: S606 (this process is replaced)


def _base_python() -> str:
    # Started by the environment's own Python: it must not be the one to build it anew.
    return str(getattr(sys, "_base_executable", sys.executable))


def _stamp(locks: Sequence[str]) -> dict[str, object]:
    try:
        digests = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in locks}
    except FileNotFoundError as error:
        raise CannotGoOnError(
            f"{error.filename} is missing: get the whole project again."
        ) from error
    # The folder counts because the environment's scripts name it: one that was moved is made anew.
    python = ".".join(str(part) for part in sys.version_info[:2])
    return {"folder": str(ROOT), "python": python, "locks": digests}


def _without_locks(stamp: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in stamp.items() if key != "locks"}


def _read_stamp() -> dict[str, object] | None:
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    usable = isinstance(found, dict) and os.access(PYTHON, os.X_OK)
    return found if usable else None


def _holds(wanted: dict[str, object]) -> bool:
    found = _read_stamp()
    if found is None or _without_locks(found) != _without_locks(wanted):
        return False
    installed, locks = found.get("locks"), wanted["locks"]
    assert isinstance(locks, dict)
    return isinstance(installed, dict) and installed.items() >= locks.items()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    import fcntl

    # `make run` and `make test` may be started together the first time.
    with (ROOT / ".venv.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _make_environment() -> None:
    has_pip = find_spec("pip") is not None
    if find_spec("venv") is None or not (has_pip or find_spec("ensurepip")):
        raise CannotGoOnError(
            "This Python cannot make virtual environments: install the rest of it, on Debian and "
            "Ubuntu with `sudo apt-get install python3-venv`."
        )
    command = [_base_python(), "-m", "venv", "--clear"]
    # A pip that is there already need not be installed once more; Debian may have no other.
    command += ["--without-pip"] if has_pip else []
    if ENVIRONMENT.is_symlink() or ENVIRONMENT.is_file():
        ENVIRONMENT.unlink()
    result = _quietly([*command, str(ENVIRONMENT)])
    if result.returncode != 0:
        raise CannotGoOnError(f"Making .venv failed: {_last_line(result.stdout)}")


def _install(locks: Sequence[str]) -> None:
    if (ENVIRONMENT / "bin" / "pip").exists():
        pip = [str(PYTHON), "-m", "pip"]
    else:
        pip = [_base_python(), "-m", "pip", "--python", str(PYTHON)]
    pip += ["install", "--quiet", "--no-input", "--disable-pip-version-check", "--retries", "2"]
    # The files name whatever is needed, so nothing has to be asked beside them; and what is
    # imported is compiled then, which is a third of all.
    pip += ["--no-deps", "--no-compile", "--require-hashes", "--requirement"]
    # One pip would use one core.
    with ThreadPoolExecutor() as pool:
        results = list(pool.map(lambda name: _quietly([*pip, str(ROOT / name)]), locks))
    for name, result in zip(locks, results, strict=True):
        if result.returncode == 0:
            continue
        if any(sign in result.stdout for sign in UNREACHABLE):
            raise CannotGoOnError(
                "The package index cannot be reached: connect to the network, or tell pip its "
                "proxy (HTTPS_PROXY), and start again."
            )
        raise CannotGoOnError(f"Installing {name} failed: {_last_line(result.stdout, 'ERROR: ')}")


def _quietly(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _last_line(output: str, mark: str = "") -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    marked = [line[len(mark) :] for line in lines if line.startswith(mark)]
    return (marked or lines or ["no reason was given"])[-1].rstrip(".") + "."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
