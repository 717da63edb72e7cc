"""The commands, run as a person runs them: in a process of their own."""

import json
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from finder.config import SETTINGS
from finder.places.gazetteer import Gazetteer
from tests import make

ROOT = Path(__file__).parents[1]


def environment(var: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FINDER_")}
    return kept | {"FINDER_ENV": "development", "FINDER_VAR": str(var)} | more


def run(var: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "finder", *arguments],
        cwd=ROOT,
        env=environment(var, **more),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=50,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Path:
    """Give a folder with a migrated and seeded database."""
    var = tmp_path_factory.mktemp("var")
    assert run(var, "migrate").returncode == 0
    done = run(var, "seed")
    assert "639 read: 639 added, 0 changed, 0 unchanged, 0 quarantined." in done.stdout
    return var


def test_settings_are_printed_with_their_help(tmp_path: Path) -> None:
    secret = "verySecret-".join("abcdefgh")
    printed = run(tmp_path, "settings", FINDER_SECRET_KEY=secret).stdout

    for setting in SETTINGS:
        assert f"{setting.name}=" in printed
        assert setting.help in printed
    assert secret not in printed


def test_seed_again_changes_nothing(var: Path) -> None:
    assert "0 added, 0 changed, 639 unchanged" in run(var, "seed").stdout


def test_import_says_what_it_did_and_keeps_what_it_could_not_take(
    var: Path, tmp_path: Path
) -> None:
    file = tmp_path / "two.jsonl"
    good = json.dumps(make.record("A new service").to_json())
    file.write_text(f"{good}\nnot json\n", "utf-8")

    done = run(var, "import", str(file))

    assert done.returncode == 1
    assert "2 read: 1 added, 0 changed, 0 unchanged, 1 quarantined." in done.stdout
    kept = Path(re.findall(r"and why: (.+)", done.stdout)[0]).read_text("utf-8")
    assert json.loads(kept)["line"] == 2
    assert run(var, "import", str(tmp_path / "missing.jsonl")).returncode == 2


def test_production_without_a_secret_is_one_clear_sentence(tmp_path: Path) -> None:
    done = run(tmp_path, "settings", FINDER_ENV="production")

    assert done.returncode != 0
    assert "FINDER_SECRET_KEY is missing" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_taken_port_is_one_clear_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run(tmp_path, "serve", PORT=str(taken.getsockname()[1]))

    assert done.returncode == 1
    assert "is taken" in done.stderr
    assert "Traceback" not in done.stderr


@dataclass
class Server:
    """A site served by the command: where it listens, and what it said until it was ready."""

    port: int
    said: list[str]
    process: subprocess.Popen[str]

    def open(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as answer:
            return str(answer.read().decode("utf-8"))

    def stop(self) -> str:
        """Stop it as Ctrl+C does; gives what it wrote as errors."""
        self.process.send_signal(signal.SIGINT)
        return self.process.communicate(timeout=20)[1]


@contextmanager
def serving(var: Path) -> Iterator[Server]:
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi", "finder", "serve"],
        cwd=ROOT,
        env=environment(var, PORT=str(port), PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if "is ready" in line:
                break
        yield Server(port, said, process)
        process.kill()


def test_serve_starts_from_nothing_and_again_without_a_change(tmp_path: Path) -> None:
    for start in ("first", "second"):
        with serving(tmp_path) as server:
            body = server.open("/services?q=wigs&near=Boston")
            errors = server.stop()
        assert 'data-service="' in body
        assert f"http://127.0.0.1:{server.port}" in server.said[-1]
        assert ("639 added" in "".join(server.said)) is (start == "first")
        assert "wigs" not in errors
        assert "Traceback" not in errors
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_slow_clients_do_not_shut_others_out(var: Path) -> None:
    with serving(var) as server, ExitStack() as slow:
        for _ in range(300):
            connection = socket.create_connection(("127.0.0.1", server.port), timeout=10)
            slow.enter_context(connection)
            connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")

        assert "</html>" in server.open("/")
