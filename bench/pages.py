"""Pages through the real server against a constant page through the same server."""

import http.client
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from bench.data import load_seed
from bench.measuring import Row, Times, compare, plain
from bench.serving import BYTES_OF_A_PAGE
from bench.starting import ROOT, memory_of

CONSTANT = "/constant"
PAGES = {
    "home": "/",
    "results: a place": "/services?near=Boston",
    "results: words and a place": "/services?q=support+group&near=Leeds&country=GB",
    "results: with a map": "/services?near=Boston&mode=in_person",
    "results: need and mode": "/services?need=emotional&mode=phone",
    "results as JSON": "/api/v1/search?q=wigs&near=Boston",
    "a service": "/services/1",
    "urgent help": "/urgent",
}
ROUNDS = 300
WARM_UP = 20


def measure_pages(var: Path) -> list[Row]:
    """Give rows for pages served in turn over one kept connection, each against the constant."""
    load_seed(var)
    with serving(var) as (connection, process):
        rows = time_pages(connection, PAGES)
        rows.append(
            Row("memory of the server after all these pages", f"{memory_of(process):.0f} MB")
        )
    return rows


@contextmanager
def serving(var: Path) -> Iterator[tuple[http.client.HTTPConnection, int]]:
    """Serve the directory in a folder; gives a connection to it, and the id of its process."""
    with subprocess.Popen(
        [sys.executable, "-m", "bench.serving", str(var)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        connection = http.client.HTTPConnection("127.0.0.1", int(process.stdout.readline()))
        try:
            yield connection, process.pid
        finally:
            connection.close()
            process.terminate()


def time_pages(
    connection: http.client.HTTPConnection,
    pages: Mapping[str, str],
    headers: Mapping[str, str] = MappingProxyType({}),
) -> list[Row]:
    """Give a row for the constant page, and one for each of these against it."""
    addresses = {name: _settle(connection, path, headers) for name, path in pages.items()}
    sizes = {name: len(_get(connection, path, headers)) for name, path in addresses.items()}
    taken: dict[str, list[float]] = {name: [] for name in (CONSTANT, *addresses)}
    for turn in range(WARM_UP + ROUNDS):
        # In turn, so that whatever else the machine does falls on all of them.
        for name, path in ({CONSTANT: CONSTANT} | addresses).items():
            start = time.perf_counter()
            _get(connection, path, headers)
            if turn >= WARM_UP:
                taken[name].append((time.perf_counter() - start) * 1000)
    times = {name: Times.of(durations) for name, durations in taken.items()}
    rows = [plain(f"constant page of {BYTES_OF_A_PAGE:,} bytes", times[CONSTANT])]
    return rows + [
        compare(f"{name}, {sizes[name]:,} bytes", times[name], times[CONSTANT], "the constant page")
        for name in addresses
    ]


def _settle(connection: http.client.HTTPConnection, path: str, headers: Mapping[str, str]) -> str:
    """Give the address where a path leads in the end."""
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    response.read()
    return response.getheader("Location") or path


def _get(connection: http.client.HTTPConnection, path: str, headers: Mapping[str, str]) -> bytes:
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    body = response.read()
    if response.status != http.client.OK:
        raise RuntimeError(f"{path}: {response.status}")
    return body
