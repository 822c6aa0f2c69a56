"""The footnotes of a plain text: one line each, referred to at most once, none referring to another."""

import re
from collections.abc import Callable, Mapping

from site_builder.regex import regex
from site_builder.render.inline import NotPlainError

_NOTE = regex(r"^\[\^([A-Za-z0-9-]+)\]: *((?![#>|=-]|[*+] |[0-9]+\. )\S.*)$", re.MULTILINE)
_NEEDS_ESCAPE = regex(r"[<>&\"{}%\xa0]")


def is_note(line: str) -> bool:
    """Whether a line is a footnote's text and nothing more."""
    return _NOTE.fullmatch(line) is not None


def read_notes(text: str) -> dict[str, str]:
    """The text of each footnote by its label, in their order; raises NotPlainError if two have the same label."""
    found = _NOTE.findall(text)
    notes = {label: words.rstrip(" ") for label, words in found}
    # The three strokes could be a mark that moves the footnotes.
    if len(notes) != len(found) or (notes and "///" in text) or any("[^" in words for words in notes.values()):
        raise NotPlainError
    return notes


def number_notes(notes: Mapping[str, str]) -> dict[str, int]:
    """The number of each footnote by its label."""
    return {label: number for number, label in enumerate(notes, start=1)}


def draw_notes(notes: Mapping[str, str], inline: Callable[[str], str], back: str) -> list[str]:
    """The list of footnotes, line by line."""
    if _NEEDS_ESCAPE.search(back):
        raise NotPlainError
    lines = ['<div class="footnote">', "<hr>", "<ol>"]
    for label, words in notes.items():
        link = f'<a class="footnote-backref" href="#fnref:{label}" title="{back}">↩</a>'
        lines += (f'<li id="fn:{label}">', f"<p>{inline(words)}&nbsp;{link}</p>", "</li>")
    return [*lines, "</ol>", "</div>"]
