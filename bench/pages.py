"""Pages through the real server against a constant page through the same server."""

import http.client
import resource
import threading
from collections.abc import Callable
from pathlib import Path

from waitress.server import create_server

from bench.data import config_of, load_seed
from bench.measuring import Row, compare, plain, time_calls
from finder import create_app

PAGES = (
    ("home", "/"),
    ("results: a place", "/services?near=Boston"),
    ("results: words and a place", "/services?q=support+group&near=Leeds&country=GB"),
    ("results: need and mode", "/services?need=emotional&mode=phone"),
    ("results as JSON", "/api/v1/search?q=wigs&near=Boston"),
    ("a service", None),
    ("urgent help", "/urgent"),
)
BYTES_OF_A_PAGE = 12_000
ROUNDS = 150


def measure_pages(var: Path) -> list[Row]:
    """Give rows for pages served one after another over one kept connection."""
    load_seed(var)
    app = create_app(config_of(var))
    app.add_url_rule("/constant", "constant", lambda: "x" * BYTES_OF_A_PAGE)
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    connection = http.client.HTTPConnection("127.0.0.1", server.effective_port)  # type: ignore[union-attr]

    def get(path: str) -> Callable[[], object]:
        def call() -> object:
            connection.request("GET", path)
            response = connection.getresponse()
            body = response.read()
            if response.status != http.client.OK:
                raise RuntimeError(f"{path}: {response.status}")
            return body

        return call

    constant = time_calls([get("/constant")], ROUNDS)
    rows = [plain(f"constant page of {BYTES_OF_A_PAGE:,} bytes", constant)]
    for name, path in PAGES:
        address = path or _first_service(app)
        size = len(get(address)())  # type: ignore[arg-type]
        times = time_calls([get(address)], ROUNDS)
        rows.append(compare(f"{name}, {size:,} bytes", times, constant, "the constant page"))
    connection.close()
    server.close()
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows.append(Row("highest memory of this process", f"{megabytes:.0f} MB"))
    return rows


def _first_service(app) -> str:  # type: ignore[no-untyped-def]
    return app.test_client().get("/services/1").headers["Location"]  # type: ignore[no-any-return]
