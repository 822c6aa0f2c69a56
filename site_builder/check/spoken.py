"""The words of each block in which somebody speaks, and where they stand."""

from collections.abc import Iterator
from typing import NamedTuple

from site_builder.model.body import Body, Statement
from site_builder.regex import regex

WORD = regex(r"[^\W_]+")
SENTENCE_END = regex(r"[.!?…]+[\"”’»)\]]*\s+|\n[ \t]*\n")


class Spoken(NamedTuple):
    """One block."""

    block: Statement
    start: int
    """Where its words begin in the body's text."""
    end: int

    def text(self, body: Body) -> str:
        """Its words, with the marks of Markdown."""
        return body.text[self.start : self.end]


def spoken_in(body: Body) -> Iterator[Spoken]:
    """Every statement and quotation of *body* that has an end, in order."""
    for number, block in enumerate(body.blocks):
        if not isinstance(block, Statement):
            continue
        opening, closing = f"{body.marker}o{number}\n", f"{body.marker}c{number}"
        at = body.text.find(opening)
        end = body.text.find(closing, at)
        if at >= 0 and end >= 0:
            yield Spoken(block, at + len(opening), end)


def sentences_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each sentence between *start* and *end* begins and ends."""
    for match in SENTENCE_END.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end
