"""What a text may be made of beside plain Markdown."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from site_builder.check.links import AUTOLINK
from site_builder.check.texts import Markdown
from site_builder.model.content import Content
from site_builder.places import Places
from site_builder.problems import Problem, problem
from site_builder.regex import regex

TAG = regex(r"<(?P<what>[A-Za-z/!?][^>\n]*>?)")
PAIRED = "b|i|em|strong|sub|sup|small|mark|cite|q|kbd|del|ins|s|u|abbr"
ALLOWED_TAG = regex(rf"</?({PAIRED}|br)\s*/?>")
PAIRED_TAG = regex(rf"</?({PAIRED})\b[^>\n]*>")
MAIL = regex(r"<[^\s<>@:]+@[^\s<>@:]+>")

FOOTNOTE = regex(r"\[\^([^\]\n]*)\]")
LABEL = regex(r"[A-Za-z0-9-]{1,40}")
INDENTED = regex(r"[ \t]{60,}(?=\S)|(?:[ \t]*>){20,}")
BLANK_BELOW = regex(r"\n[ \t]")
"""Whether any line but the first begins with a blank."""
MOST_BRACKETS = 20
"""More than this within each other, or a list of 15 levels, is no prose, and costs the Markdown library minutes."""

ENTITY = regex(r"&(?:#(?P<decimal>[0-9]{1,8})|#[xX](?P<hexadecimal>[0-9a-fA-F]{1,7})|[A-Za-z]{1,31});")
HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn")
"""Unicode's categories of what is not seen."""
LAST = 0x10FFFF
"""The last character of Unicode."""
HARMLESS = "\u00ad\t\n"
"""A soft hyphen, a tab and a line break do what they say."""


def check_html(markdown: Markdown, _: Content, places: Places) -> Iterator[Problem]:
    """HTML in a text is one of a few tags without attributes."""
    for line, text in markdown.lines_with("<"):
        for match in TAG.finditer(text):
            rest = text[match.start() :]
            if not (ALLOWED_TAG.match(rest) or AUTOLINK.match(rest) or MAIL.match(rest)):
                yield problem(markdown.place(places, line, match.start() + 1), "C140", found=match[0][:40])


def check_closed(markdown: Markdown, _: Content, places: Places) -> Iterator[Problem]:
    """An HTML tag is closed within its own paragraph, the one opened last first."""
    if "<" not in markdown.text:
        return
    opened: list[tuple[str, int, int]] = []
    for line, text in enumerate([*markdown.without_code.split("\n"), ""]):
        if not text.strip():
            for tag, above, column in opened:
                yield problem(markdown.place(places, above, column), "C142", found=f"<{tag}>")
            opened = []
        for match in PAIRED_TAG.finditer(text):
            name = match[1]
            if match[0].startswith("</") and opened and opened[-1][0] == name:
                opened.pop()
            elif match[0].startswith("</"):
                yield problem(markdown.place(places, line, match.start() + 1), "C142", found=f"</{name}>")
            else:
                opened.append((name, line, match.start() + 1))


def check_footnotes(markdown: Markdown, _: Content, places: Places) -> Iterator[Problem]:
    """A footnote's label is letters, digits and hyphens."""
    for line, text in markdown.lines_with("[^"):
        for match in FOOTNOTE.finditer(text):
            if not LABEL.fullmatch(match[1]):
                yield problem(markdown.place(places, line, match.start() + 1), "C143", found=match[1][:40])


def check_depth(markdown: Markdown, _: Content, places: Places) -> Iterator[Problem]:
    """Lists, quotations and brackets in a text are nested no deeper than prose is."""
    if not _may_be_deep(markdown.text):
        return
    depth, was_told = 0, False
    for line, text in enumerate(markdown.text.split("\n")):
        depth, was_told = (depth, was_told) if text.strip() else (0, False)
        column = next((at for at, depth in _depths(text, depth) if depth > MOST_BRACKETS), None)
        column = 0 if INDENTED.match(text) else column
        if column is not None and not was_told:
            was_told = True
            yield problem(markdown.place(places, line, column + 1), "C141", deepest=MOST_BRACKETS)
        depth = max(depth + text.count("[") - text.count("]"), 0)


def _may_be_deep(text: str) -> bool:
    """Whether a line begins with a blank, or brackets or quotation signs are enough to be too many within each other."""
    if text.startswith((" ", "\t")) or BLANK_BELOW.search(text):
        return True
    return ("[" in text and text.count("[") > MOST_BRACKETS) or (">" in text and text.count(">") >= MOST_BRACKETS)


def _depths(text: str, depth: int) -> Iterator[tuple[int, int]]:
    """Where a bracket is opened, and how many are open then."""
    for match in re.finditer(r"[\[\]]", text):
        depth = max(depth + (1 if match[0] == "[" else -1), 0)
        yield match.start(), depth


def check_entities(markdown: Markdown, _: Content, places: Places) -> Iterator[Problem]:
    """An entity brings in no character that the text itself may not hold."""
    for line, text in markdown.lines_with("&"):
        for match in ENTITY.finditer(text):
            for character in _hidden(match):
                code = "C004" if unicodedata.category(character) == "Cc" else "C005"
                place = markdown.place(places, line, match.start() + 1)
                yield problem(place, code, found=f"U+{ord(character):04X}")


def _hidden(entity: re.Match[str]) -> Iterator[str]:
    """The characters of *entity* that nobody would see."""
    number = int(entity["decimal"]) if entity["decimal"] else int(entity["hexadecimal"] or "0", 16)
    is_numeric = entity["decimal"] or entity["hexadecimal"]
    characters = (chr(number) if number <= LAST else "\0") if is_numeric else unescape(entity[0])
    return (c for c in characters if unicodedata.category(c) in HIDDEN and c not in HARMLESS)


TEXT_RULES = (check_html, check_closed, check_footnotes, check_depth, check_entities)
