"""The commands, run as a person runs them, in a project so small that it installs in a second."""

import ast
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import pytest

from tools import dev

REPORT = """import json, os, sys
print(json.dumps({"arguments": sys.argv[1:], "environment": os.environ.get("FINDER_ENV"),
                  "folder": os.getcwd(), "python": sys.executable,
                  "keeps_compiled": not sys.dont_write_bytecode}))
"""
CHECKER = """import os, sys
print("a fault in line 3" if os.environ.get("FAULTY") else "fine")
sys.exit(1 if os.environ.get("FAULTY") else 0)
"""
HIDE_PIP = "sys.modules['pip'] = None"
# Where these tests run there may be no pip, as they were installed by one from outside.
PYTHON = sys.executable if find_spec("pip") else dev._base_python()


@dataclass(frozen=True)
class Project:
    """A copy of the commands beside a lock file that names one tiny package."""

    folder: Path
    wheels: Path

    def start(self, *arguments: str, before: str = "", **settings: str) -> subprocess.Popen[str]:
        """Start the commands with the settings, after the lines of Python in `before`."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PIP_", "FINDER_")) and name != "PORT"
        }
        environment = {
            **kept,
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_FIND_LINKS": str(self.wheels),
            "PIP_NO_INDEX": "1",
            "PORT": str(free_port()),
            **settings,
        }
        program = (
            f"import runpy, sys\n{before}\n"
            f"sys.argv = ['dev.py', *{arguments!r}]\n"
            "runpy.run_path('tools/dev.py', run_name='__main__')\n"
        )
        return subprocess.Popen(
            [PYTHON, "-c", program],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def do(self, *arguments: str, before: str = "", **settings: str) -> "Outcome":
        """Give how the command ended."""
        process = self.start(*arguments, before=before, **settings)
        output, errors = process.communicate(timeout=50)
        return Outcome(process.returncode, output, errors)

    def write_lock(self, *lines: str, name: str = "requirements.txt") -> None:
        """Write a lock file."""
        (self.folder / name).write_text("".join(f"{line}\n" for line in lines))

    def tiny_package(self, version: str, name: str = "flask") -> str:
        """Make a package whose `python -m flask` tells how it was called; give its lock line.

        One of the name of `ruff` finds a fault when the setting FAULTY is there.
        """
        files = {
            f"{name}/__init__.py": "",
            f"{name}/__main__.py": CHECKER if name == "ruff" else REPORT,
            f"{name}-{version}.dist-info/METADATA": (
                f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
            ),
            f"{name}-{version}.dist-info/WHEEL": (
                "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
            ),
        }
        record = f"{name}-{version}.dist-info/RECORD"
        files[record] = "".join(f"{file},,\n" for file in [*files, record])
        wheel = self.wheels / f"{name}-{version}-py3-none-any.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            for file, content in files.items():
                archive.writestr(file, content)
        return f"{name}=={version} --hash=sha256:{sha256(wheel.read_bytes()).hexdigest()}"


@dataclass(frozen=True)
class Outcome:
    """How a command ended."""

    code: int
    output: str
    errors: str

    @property
    def told(self) -> dict[str, object]:
        """What the tiny server, or the tiny pytest, was called with."""
        assert self.code == 0, self.errors
        told = json.loads(self.output.splitlines()[-1])
        assert isinstance(told, dict)
        return told

    @property
    def sentence(self) -> str:
        """The one sentence that a command that cannot go on must leave."""
        assert self.code == 1
        lines = self.errors.splitlines()
        assert len(lines) == 1, self.errors
        assert lines[0].endswith("."), lines[0]
        return lines[0]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert isinstance(port, int)
    return port


def new_project(folder: Path) -> Project:
    project = Project(folder / "project", folder / "wheels")
    (project.folder / "tools").mkdir(parents=True)
    project.wheels.mkdir()
    shutil.copy(dev.__file__, project.folder / "tools" / "dev.py")
    project.write_lock(project.tiny_package("1.0"))
    return project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a project in which nothing was started yet."""
    return new_project(tmp_path)


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Give a project that was started before."""
    project = new_project(tmp_path_factory.mktemp("lived-in"))
    assert project.do("run").code == 0
    return project


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give a folder that other users can read."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


# Starting


def test_the_first_run_sets_up_and_serves_for_development(project: Project) -> None:
    told = project.do("run").told

    assert told["arguments"] == ["--app", "wsgi", "finder", "serve"]
    assert told["environment"] == "development"
    assert told["folder"] == str(project.folder)
    assert str(told["python"]).startswith(str(project.folder / ".venv"))


def test_a_second_run_installs_nothing(lived_in: Project) -> None:
    lived_in.do("run")

    outcome = lived_in.do("run", PIP_FIND_LINKS="/nowhere")

    assert len(outcome.output.splitlines()) == 1
    assert outcome.told


def test_settings_reach_the_server(lived_in: Project) -> None:
    assert lived_in.do("run", FINDER_ENV="production").told["environment"] == "production"


def test_arguments_reach_the_server(lived_in: Project) -> None:
    assert lived_in.do("run", "--help").told["arguments"] == [
        *["--app", "wsgi", "finder", "serve"],
        "--help",
    ]


def test_a_new_lock_file_is_installed_into_the_same_environment(lived_in: Project) -> None:
    kept = lived_in.folder / ".venv" / "kept"
    kept.touch()
    lived_in.write_lock(lived_in.tiny_package("1.1"))

    outcome = lived_in.do("run")

    assert outcome.told
    assert "Installing" in outcome.output
    assert kept.exists()
    assert list((lived_in.folder / ".venv").rglob("flask-1.1.dist-info"))


def test_packages_that_were_changed_half_way_are_not_trusted(lived_in: Project) -> None:
    good = (lived_in.folder / "requirements.txt").read_text()
    lived_in.do("run")
    lived_in.write_lock(lived_in.tiny_package("1.4"), "missing==1.0 --hash=sha256:" + "0" * 64)
    assert lived_in.do("run").code == 1
    lived_in.write_lock(good)

    outcome = lived_in.do("run")

    assert outcome.told
    assert "Making the virtual environment" in outcome.output


def test_a_moved_project_makes_its_environment_anew(project: Project) -> None:
    project.do("run")
    moved = Project(project.folder.with_name("moved"), project.wheels)
    project.folder.rename(moved.folder)

    told = moved.do("run").told

    assert str(told["python"]).startswith(str(moved.folder))
    assert str(moved.folder) in (moved.folder / ".venv" / "bin" / "activate").read_text()


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_a_set_up_that_was_stopped_half_way_is_recovered(
    project: Project, ending: signal.Signals
) -> None:
    process = project.start("run")
    while not (project.folder / ".venv" / "pyvenv.cfg").exists():
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, ending)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == (130 if ending == signal.SIGINT else -signal.SIGKILL)
    assert "Traceback" not in errors

    assert project.do("run").told


def test_an_install_that_failed_is_recovered(project: Project) -> None:
    failed = project.do("run", PIP_FIND_LINKS="/nowhere")
    assert "failed" in failed.sentence

    assert project.do("run").told


def test_a_broken_environment_is_made_anew(project: Project) -> None:
    (project.folder / ".venv" / "bin").mkdir(parents=True)
    (project.folder / ".venv" / "bin" / "python").symlink_to("/nowhere/python3")
    (project.folder / ".venv" / "complete.json").write_text("{")

    assert project.do("run").told


def test_two_first_runs_at_once_share_one_set_up(project: Project) -> None:
    both = [project.start("run") for _ in range(2)]

    outputs = [process.communicate(timeout=50)[0] for process in both]

    assert [process.returncode for process in both] == [0, 0]
    assert "".join(outputs).count("Making the virtual environment") == 1


@pytest.fixture(scope="module")
def equipped(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Give a project with its test tools installed; no test changes it."""
    project = new_project(tmp_path_factory.mktemp("equipped"))
    project.write_lock(project.tiny_package("1.2", "pytest"), name="requirements-dev.txt")
    project.write_lock(project.tiny_package("1.2", "ruff"), name="requirements-check.txt")
    assert project.do("check", "lint").code == 0
    return project


def test_test_tools_are_installed_on_top(lived_in: Project) -> None:
    lived_in.write_lock(lived_in.tiny_package("1.3"))
    lived_in.write_lock(lived_in.tiny_package("1.3", "pytest"), name="requirements-dev.txt")

    tested = lived_in.do("test")
    served = lived_in.do("run")

    packages = "the packages of requirements.txt and requirements-dev.txt"
    assert f"Installing {packages} ..." in tested.output
    assert tested.told
    assert served.told
    assert "Installing" not in served.output


def test_all_tests_use_both_cores(equipped: Project) -> None:
    processes = f"--numprocesses={(os.cpu_count() or 1) + 1}"
    assert equipped.do("test").told["arguments"] == [processes, "--dist=worksteal"]


def test_tests_compile_a_module_once_also_where_nothing_compiled_is_kept(equipped: Project) -> None:
    told = equipped.do("test", PYTHONDONTWRITEBYTECODE="1").told

    assert told["keeps_compiled"] is True


def test_chosen_tests_are_run_as_they_are_chosen(equipped: Project) -> None:
    chosen = equipped.do("test", "tests/places", "-k", "boston").told

    assert chosen["arguments"] == ["tests/places", "-k", "boston"]


def test_the_proofs_of_privacy_are_told_one_by_one(equipped: Project) -> None:
    told = equipped.do("privacy", "--maxfail=1").told

    assert told["arguments"] == ["--verbose", *dev.PRIVACY_TESTS, "--maxfail=1"]


@pytest.mark.parametrize("proof", dev.PRIVACY_TESTS)
def test_a_proof_of_privacy_is_there(proof: str) -> None:
    name, _, test = proof.partition("::")

    assert f"def {test or 'test_'}" in (dev.ROOT / name).read_text()


def test_a_check_without_faults_is_good(equipped: Project) -> None:
    outcome = equipped.do("check", "format", "lint")

    assert outcome.code == 0
    assert outcome.output.split() == ["format", "good", "lint", "good"]


def test_a_check_with_faults_shows_them(equipped: Project) -> None:
    outcome = equipped.do("check", "lint", FAULTY="yes")

    assert outcome.sentence == "Not good: lint."
    assert "a fault in line 3" in outcome.output


# What stands in the way


def test_an_old_python_is_told_which_one_is_needed(project: Project) -> None:
    outcome = project.do("run", before="sys.version_info = (3, 8, 18, 'final', 0)")

    assert "needs Python 3.11 or newer, and this is Python 3.8.18" in outcome.sentence
    assert not (project.folder / ".venv").exists()


def test_an_old_python_can_read_the_commands() -> None:
    ast.parse(Path(dev.__file__).read_text(), feature_version=(3, 8))


def test_a_taken_port_is_said_before_anything_is_made(project: Project) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        outcome = project.do("run", PORT=str(port))

    assert f"Port {port} is taken by another program" in outcome.sentence
    assert not (project.folder / ".venv").exists()


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "８０００", "80 00"])
def test_a_port_that_is_none_is_said(project: Project, port: str) -> None:
    assert "PORT must be a number from 1 to 65535" in project.do("run", PORT=port).sentence


@pytest.mark.parametrize("part", [".", "var"])
def test_a_folder_that_cannot_be_written_is_said(open_folder: Path, part: str) -> None:
    project = new_project(open_folder)
    project.folder.chmod(0o777)
    locked = project.folder / part
    locked.mkdir(exist_ok=True)
    locked.chmod(0o555)
    # Root may write everywhere; another user's Python may be out of reach, so this one changes.
    program = (
        "import os, sys; from tools import dev\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "sys.exit(dev.main(['run']))\n"
    )

    refused = subprocess.run(
        [sys.executable, "-c", program], cwd=project.folder, capture_output=True, check=False
    )

    assert refused.returncode == 1
    sentence = refused.stderr.decode()
    assert sentence.startswith(f"No permission to write in {locked.resolve()}: ")
    assert sentence.count("\n") == 1


def test_a_python_without_venv_is_told_how_to_get_it(project: Project) -> None:
    hidden = f"{HIDE_PIP}; sys.modules['ensurepip'] = None"

    assert "apt-get install python3-venv" in project.do("run", before=hidden).sentence


def test_pip_is_made_only_where_there_is_none_outside(lived_in: Project, project: Project) -> None:
    assert not (lived_in.folder / ".venv" / "bin" / "pip").exists()

    assert project.do("run", before=HIDE_PIP).told
    assert (project.folder / ".venv" / "bin" / "pip").exists()


def test_no_network_is_said(project: Project) -> None:
    cut_off = {
        "PIP_FIND_LINKS": "",
        "PIP_INDEX_URL": f"http://127.0.0.1:{free_port()}/simple",
        "PIP_NO_INDEX": "0",
        "NO_PROXY": "127.0.0.1",
    }

    sentence = project.do("run", **cut_off).sentence

    assert "package index cannot be reached" in sentence


def test_a_package_with_another_hash_is_refused(project: Project) -> None:
    project.write_lock(f"flask==1.0 --hash=sha256:{'0' * 64}")

    outcome = project.do("run")

    assert outcome.sentence.startswith("Installing requirements.txt failed: ")
    assert not (project.folder / ".venv" / "complete.json").exists()


def test_a_missing_lock_file_is_said(project: Project) -> None:
    (project.folder / "requirements.txt").unlink()

    assert "requirements.txt is missing" in project.do("run").sentence


def test_an_unknown_command_is_said(project: Project) -> None:
    assert "no command 'serve'" in project.do("serve").sentence


def test_an_unknown_check_is_said(equipped: Project) -> None:
    assert "No such check: spelling." in equipped.do("check", "spelling").sentence


# Chromium


def program(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def test_chromium_is_found_under_any_of_its_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert dev.find_chromium() is None

    program(tmp_path, "chromium-browser", "")

    assert dev.find_chromium() == str(tmp_path / "chromium-browser")


def test_root_gets_chromium_from_apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    script = f'echo "$@" >> {tmp_path}/asked\ncase "$*" in *chromium*)'
    script += f" : > {tmp_path}/chromium; /bin/chmod +x {tmp_path}/chromium;; esac"
    program(tmp_path, "apt-get", script)

    dev.ready_chromium()

    assert dev.find_chromium() == str(tmp_path / "chromium")
    assert [line.split()[0] for line in (tmp_path / "asked").read_text().splitlines()] == [
        "update",
        "install",
    ]


@pytest.mark.parametrize("user", [0, 1000])
def test_who_cannot_get_chromium_is_told_how(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: int
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: user)

    with pytest.raises(dev.CannotGoOnError, match="apt-get install chromium"):
        dev.ready_chromium()


# One list of commands


def words(text: str) -> Sequence[str]:
    return re.findall(r"[a-z]+", text)


def test_help_says_a_line_for_every_command(project: Project) -> None:
    output = project.do("help").output

    for name, command in dev.COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(command.__doc__ or '?')}$", output, re.MULTILINE)


def test_make_knows_the_same_commands() -> None:
    makefile = (dev.ROOT / "Makefile").read_text()

    listed = re.search(r"^COMMANDS := (.+)$", makefile, re.MULTILINE)

    assert listed
    assert sorted(words(listed[1])) == sorted(dev.COMMANDS)


def test_continuous_integration_runs_what_people_run() -> None:
    script = (dev.ROOT / ".ci" / "run").read_text()

    assert script.rstrip().endswith("\nmake test")
    assert subprocess.run(["bash", "-n", dev.ROOT / ".ci" / "run"], check=False).returncode == 0
