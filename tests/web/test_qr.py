import re

import segno

from finder.web.qr import BORDER, draw

URI = "otpauth://totp/Support%20Finder:editor%40example.org?secret=ABCDEFGH&issuer=Support%20Finder"


def test_a_drawing_is_dark_where_the_code_is() -> None:
    drawing = draw(URI)

    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", drawing.path)}
    rows = list(segno.make(URI, error="m", micro=False).matrix_iter(border=BORDER))
    assert drawing.side == len(rows)
    assert dark == {(x, y) for y, row in enumerate(rows) for x, one in enumerate(row) if one}
