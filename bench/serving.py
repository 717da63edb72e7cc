"""`python -m bench.serving FOLDER`: the site with a constant page beside it, for measuring."""

import sys
from pathlib import Path

from waitress.server import create_server

from bench.data import config_of
from finder import create_app
from finder.web.access import ACCESS_OF, Access

BYTES_OF_A_PAGE = 12_000


def main(folder: Path) -> None:
    """Serve the directory in the folder on a free port, and print the port."""
    app = create_app(config_of(folder))
    ACCESS_OF["constant"] = Access.PUBLIC
    app.add_url_rule("/constant", "constant", lambda: "x" * BYTES_OF_A_PAGE)
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    sys.stdout.write(f"{server.effective_port}\n")  # type: ignore[union-attr]
    sys.stdout.flush()
    server.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
