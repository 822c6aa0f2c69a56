"""What is plain in a text that is not: its paragraphs step aside while Markdown reads the rest.

A paragraph without indentation neither changes what stands around it nor is changed by it, as long as there is no raw HTML: a
word in its place gives the same text. Markdown's time then goes by what is not plain, such as code or a nested list.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from site_builder.regex import regex
from site_builder.render.inline import NotPlainError
from site_builder.render.plain import render_paragraph

_WORD = "qzsisihzq"
"""Stands for a run of paragraphs, followed by its number."""
_STANDING = regex(rf"<p>{_WORD}([0-9]+)</p>")
_HTML = regex(r"<(?!https?://[\w./?#=%+:@-]+>|[\w.+-]+@[\w.-]+>)", re.ASCII)
"""Whatever could begin an element; an address in angle brackets cannot."""
_PLACE_OF_NOTES = "///"
"""Markdown looks in every paragraph for a line of its own that would move the footnotes."""


def set_aside(text: str, targets: Mapping[str, str], root: str) -> tuple[str, list[str]]:
    """The text with words in place of its plain paragraphs, and their HTML in the words' order.

    Args:
        text: Any text.
        targets: Where `story:slug` and its like lead, from the site's root.
        root: From the page that shows it up to the site's root.
    """
    if _HTML.search(text) or _PLACE_OF_NOTES in text or _WORD in text:
        return text, []
    drawn = [(block, _paragraph(block, targets, root)) for block in text.split("\n\n")]
    # Markdown remembers unpaired stars from one paragraph to the next: where it meets any, it must meet all.
    if any(html is None and ("*" in block or "_" in block) for block, html in drawn):
        drawn = [(block, None if "*" in block or "_" in block else html) for block, html in drawn]
    aside: list[str] = []
    return "\n\n".join(_reduced(drawn, aside)), aside


def _reduced(drawn: list[tuple[str, str | None]], aside: list[str]) -> Iterator[str]:
    for stays, run in groupby(drawn, lambda block: block[1] is None):
        if stays:
            yield from (block for block, _ in run)
        else:
            yield f"{_WORD}{len(aside)}"
            aside.append("\n".join(html for _, html in run if html))


def put_back(html: str, aside: list[str]) -> str | None:
    """The paragraphs in place of their words; None if one of them is not where a paragraph stands."""
    parts = _STANDING.split(html)
    if parts[1::2] != [str(number) for number in range(len(aside))] or any(_WORD in part for part in parts[::2]):
        return None
    parts[1::2] = aside
    return "".join(parts)


def _paragraph(block: str, targets: Mapping[str, str], root: str) -> str | None:
    try:
        return render_paragraph(block.rstrip("\n"), targets, root)
    except NotPlainError:
        return None
