"""What is read at one go is what html5lib reads letter by letter, with the same complaints."""

from xml.etree.ElementTree import tostring

import html5lib
import pytest

from tests.web.parsing import Parser

START = "<!doctype html>\n<html lang=en><head><title>A &amp; B</title></head><body><main>"
PIECES = (
    '<p class="a b" id="x"  hidden>Words</p>',
    '<p\n  class="a"\n  data-x="1 < 2">Words<br>more</p >',
    '<a href="/?a=1&amp;b=2" rel="x">A</a><a href="/?a&b">B</a><h2>C</h2>',
    '<p id="x" id="y">Twice the same</p>',
    '<p id="x"class="y">Without a space</p>',
    '<p\u00a0id="x">A space that is none</p>',
    "<p id='x'>Other marks</p><p id=x>None</p><P ID=X>Loud</P>",
    '<p id="\0">Nothing</p><p id="\x01">Less</p>',
    '<p a"b="c" <="d">Odd names</p>',
    "<input /><div/><br/></br></input></p x=1></p/>",
    "<script>if (a < b) '</p>'</script><textarea>\n<p></textarea><style><p></style>",
    '<svg viewBox="0 0 1 1"><path d="M0"/><title>T</title></svg>',
    "<table><p>Misplaced</p><tr><td>A<td>B</table><ul><li>A<li>B</ul>",
    "<b><i>Crossed</b></i><p><div>Inside</div></p></section>",
    "<!-- <p> --><![CDATA[<p>]]><?php <p> ?><>< p></ p><3",
    '<p title="never ended>Words</p>',
    "<custom-thing>Words</custom-thing><h1>A</h1><h7>B</h7>",
    f'<p title="{"long " * 5000}">{"Words " * 5000}</p><p id="cut">{"x" * 10200}</p><p id="y">',
)


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_is_read_as_html5lib_reads_it(piece: str) -> None:
    tree = html5lib.getTreeBuilder("etree")
    ours, theirs = Parser(tree), html5lib.HTMLParser(tree)

    for page in (START + piece, START + piece + "</main></body></html>\n"):
        assert tostring(ours.parse(page)) == tostring(theirs.parse(page))
        assert ours.errors == theirs.errors
