from pathlib import Path

from finder.web.statics import FOLDER, pack
from tests.web.browsing import Browser


def style_of(browser: Browser) -> str:
    """Give the address of the main style sheet."""
    links = [one.get("href", "") for one in browser.open("/privacy").all("link")]
    return next(link for link in links if link.startswith("/static/style."))


def test_a_file_travels_packed_for_whoever_reads_that(browser: Browser) -> None:
    address = style_of(browser)

    plain = browser.client.get(address)
    packed = browser.client.get(address, headers={"Accept-Encoding": "br"})

    assert packed.headers["Content-Encoding"] == "br"
    assert "Content-Encoding" not in plain.headers
    assert len(packed.data) < len(plain.data) / 3
    assert "immutable" in packed.headers["Cache-Control"]
    assert "Accept-Encoding" in packed.headers["Vary"]
    plain.close()
    packed.close()


def test_packing_is_done_once_and_leaves_nothing_unfinished(tmp_path: Path) -> None:
    files = sorted(FOLDER.iterdir())

    folder = pack(tmp_path, files)
    (folder / "seen").touch()

    assert pack(tmp_path, files) == folder
    assert (folder / "seen").exists()
    assert {path.name for path in files} <= {path.name for path in folder.iterdir()}
    assert [path.name for path in (tmp_path / "static").iterdir()] == [folder.name]


def test_another_content_is_packed_anew(tmp_path: Path) -> None:
    style = tmp_path / "style.css"
    style.write_text("a {}")
    first = pack(tmp_path, [style])
    style.write_text("b {}")

    assert pack(tmp_path, [style]) != first
