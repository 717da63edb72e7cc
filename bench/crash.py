"""`make crash`: a real server is killed again and again while forms arrive; nothing may be lost.

Three clients send forms that each add one service. The server is killed with SIGKILL at a moment
that nobody chose, and another one started. A form without an answer is sent again, with the same
key. At the end every form that was answered has made one service, and none has made two.
"""

import http.client
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

from flask import Blueprint, Flask, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf
from sqlalchemy import Engine, select
from waitress.server import create_server

from bench.measuring import Row, print_table
from finder import create_app
from finder.config import load_config
from finder.db import open_engine, reading
from finder.directory.authors import Author
from finder.directory.by_hand import edit
from finder.migrations import upgrade
from finder.models import Service, table_of
from finder.vocabulary import Origin
from finder.web.access import ACCESS_OF, MATRIX, Access, Answer, Person, Record
from finder.web.entrance import FORM_KEY
from finder.web.requests import get_gazetteer, now
from finder.web.signed_in import new_form_key, see_other, write
from tests import make
from tests.postgresql import find_programs, start_postgresql
from tests.web.staff import cookie_of, sign_in

KILLS, CLIENTS = 300, 3
ADDRESS = "/staff/measure"
# A server lives for a few answers and a moment more, in which the clients write on.
MOST_ANSWERS, LONGEST_MOMENT, LONGEST_LIFE = 4, 0.1, 10.0
SECONDS_TO_ANSWER = 20
NEXT, STOP = "next", "stop"


def make_site(url: str, var: Path) -> Flask:
    """Give the whole application with one form more: it adds a service as the pages do."""
    settings = {"FINDER_ENV": "development", "FINDER_VAR": str(var), "FINDER_DATABASE_URL": url}
    app = create_app(load_config(settings))
    upgrade(app.extensions["engine"])
    measure = Blueprint("measure", __name__)

    @measure.get(ADDRESS)
    def token() -> str:
        return str(generate_csrf())

    @measure.post(ADDRESS)
    def add() -> ResponseReturnValue:
        # A new id each time: only the form's key keeps a second sending from a second service.
        record = make.record(request.form["name"], id=uuid4())
        with write() as work:
            edit(work.session, record, None, Author("e", Origin.STAFF), now(), get_gazetteer())
            work.outcome = f"{ADDRESS}?done"
        return see_other(work.outcome)

    app.register_blueprint(measure)
    for endpoint in ("measure.token", "measure.add"):
        ACCESS_OF[endpoint] = Access.EDITOR
        MATRIX[Person.EDITOR, endpoint, Record.NONE] = Answer.OPEN
    return app


def let_in(app: Flask) -> tuple[dict[str, str], str]:
    """Give the headers of a signed-in editor's browser and the token of their forms."""
    client = app.test_client()
    name, value = cookie_of(app, sign_in(app))
    client.set_cookie(name, value, domain="localhost", path="/")
    token = client.get(ADDRESS).text
    cookie = client.get_cookie(name, domain="localhost", path="/")
    assert cookie is not None
    headers = {
        "Cookie": f"{name}={cookie.value}",
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    return headers, token


def keep_starting(url: str, var: Path, pipe: Connection) -> None:
    """Start one server after the other, each when it is asked for; a process of its own.

    They are forked from one that has read its data, so that each is there in a moment.
    """
    app = make_site(url, var)
    pipe.send(let_in(app))
    app.extensions["engine"].dispose()
    forked = multiprocessing.get_context("fork")
    while pipe.poll(None) and pipe.recv() == NEXT:
        here, there = forked.Pipe(duplex=False)
        server = forked.Process(target=_serve, args=(app, there))
        server.start()
        pipe.send((server.pid, here.recv()))
        server.join()


def _serve(app: Flask, tell: Connection) -> None:
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    tell.send(server.effective_port)  # type: ignore[union-attr]
    server.run()


@dataclass
class Clients:
    """Forms on their way: which were answered, and which nobody can tell of yet."""

    headers: dict[str, str]
    token: str
    port: int = 0
    answered: list[str] = field(default_factory=list)
    waiting: dict[int, str] = field(default_factory=dict)
    resent: int = 0
    faults: list[int] = field(default_factory=list)  # statuses that no form should get
    there: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)

    def send_for_ever(self, client: int) -> None:
        """Send one form after the other, each until it is answered."""
        number = 0
        while not self.over.is_set():
            number += 1
            name = f"service {client}-{number}"
            form = {"name": name, FORM_KEY: new_form_key(), "csrf_token": self.token}
            self.waiting[client] = name
            while not self._send(urlencode(form)):
                self.resent += 1
            self.answered.append(name)
            del self.waiting[client]

    def wait_for(self, answers: int) -> None:
        """Wait until so many more forms are answered."""
        wanted, deadline = len(self.answered) + answers, time.monotonic() + LONGEST_LIFE
        while len(self.answered) < wanted and time.monotonic() < deadline:
            time.sleep(0.001)

    def _send(self, form: str) -> bool:
        """Send a form; gives False when there was no answer."""
        self.there.wait()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS_TO_ANSWER)
        try:
            connection.request("POST", ADDRESS, form, self.headers)
            status = connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
        if status == http.client.SEE_OTHER:
            return True
        self.faults.append(status)
        if status < http.client.INTERNAL_SERVER_ERROR:
            raise RuntimeError(f"the form was refused with {status}")
        time.sleep(0.1)
        return False


@dataclass(frozen=True)
class Outcome:
    """What the kills did: forms answered, saved ones that nobody was told of, lost, doubled."""

    answered: int
    resent: int
    saved_untold: int
    lost: int
    doubled: int
    unasked: int
    faults: int


def kill_often(
    url: str, var: Path, kills: int, progress: Callable[[int], None] = lambda _: None
) -> Outcome:
    """Give what came of killing the server so many times, on this database."""
    here, there = multiprocessing.get_context("spawn").Pipe()
    nursery = multiprocessing.get_context("spawn").Process(
        target=keep_starting, args=(url, var, there)
    )
    nursery.start()
    clients = Clients(*here.recv())
    engine = open_engine(url)
    threads = [
        threading.Thread(target=clients.send_for_ever, args=(number,)) for number in range(CLIENTS)
    ]
    chance = random.Random(7)  # noqa: S311 (no secret)
    saved_untold = 0
    for thread in threads:
        thread.start()
    for number in range(kills):
        with _served(here, clients):
            clients.wait_for(chance.randint(0, MOST_ANSWERS))
            time.sleep(chance.uniform(0, LONGEST_MOMENT))
        untold = set(clients.waiting.values())
        saved_untold += sum(name in untold for name in _names(engine))
        progress(number)
    with _served(here, clients):
        # The last server lives until every form has its answer.
        clients.over.set()
        for thread in threads:
            thread.join()
    here.send(STOP)
    nursery.join()
    names = Counter(_names(engine))
    engine.dispose()
    return Outcome(
        answered=len(clients.answered),
        resent=clients.resent,
        saved_untold=saved_untold,
        lost=sum(names[name] == 0 for name in clients.answered),
        doubled=sum(count > 1 for count in names.values()),
        unasked=len(names.keys() - set(clients.answered)),
        faults=len(clients.faults),
    )


@contextmanager
def _served(pipe: Connection, clients: Clients) -> Iterator[None]:
    """Let a server live for as long as the body lasts, and kill it then."""
    pipe.send(NEXT)
    process, clients.port = pipe.recv()
    clients.there.set()
    try:
        yield
    finally:
        clients.there.clear()
        os.kill(process, signal.SIGKILL)


def _names(engine: Engine) -> list[str]:
    with reading(engine) as session:
        return list(session.execute(select(table_of(Service).c.name)).scalars())


def rows_of(name: str, kills: int, done: Outcome, took: float) -> list[Row]:
    """Give the rows of the table for one database."""
    return [
        Row(f"{name}: kills during writes", f"{kills} in {took:.0f} s"),
        Row(f"{name}: forms answered", str(done.answered), f"{done.resent} sendings unanswered"),
        Row(f"{name}: saved, and killed before the answer", str(done.saved_untold)),
        Row(f"{name}: answered and lost", str(done.lost)),
        Row(f"{name}: doubled", str(done.doubled)),
        Row(f"{name}: never answered and there", str(done.unasked)),
        Row(f"{name}: other answers", str(done.faults)),
    ]


def main(kills: int) -> int:
    """Kill on SQLite and on PostgreSQL and print the table; 1 when a promise was broken."""
    rows = [Row("load of the machine at the start", f"{os.getloadavg()[0]:.1f}")]
    broken = 0
    with tempfile.TemporaryDirectory(prefix="finder-bench-") as folder:
        server = start_postgresql(find_programs()[0])
        urls = {
            "SQLite": f"sqlite:///{folder}/crash.sqlite",
            "PostgreSQL": server.create_database("crash"),
        }
        try:
            for name, url in urls.items():
                sys.stderr.write(f"killing on {name} ...\n")
                start = time.perf_counter()
                done = kill_often(url, Path(folder), kills)
                rows += rows_of(name, kills, done, time.perf_counter() - start)
                broken += done.lost + done.doubled
        finally:
            server.stop()
    rows.append(Row("load of the machine at the end", f"{os.getloadavg()[0]:.1f}"))
    print_table(rows)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS))
