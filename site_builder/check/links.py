"""Where a text leads, and what it may be made of."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from site_builder.check.references import is_missing, missing
from site_builder.check.texts import markdown_texts
from site_builder.model.content import Content
from site_builder.model.values import suggest_id
from site_builder.places import Places
from site_builder.problems import Place, Problem, problem

TARGET = re.compile(r"(?P<image>!?)\[(?P<label>(?:[^\[\]\\]|\\.|\[[^\[\]]*\]){0,500})\]\(\s*<?(?P<to>[^\s)>]*)")
IMAGE = re.compile(r"!\[(?P<label>[^\[\]]*)\](?:\(\s*<?(?P<to>[^\s)>]*)| ?\[(?P<ref>[^\[\]]*)\])?")
DEFINITION = re.compile(r"^ {0,3}\[(?!\^)(?P<id>[^\]]+)\]:\s*<?(?P<to>[^\s>]+)")
AUTOLINK = re.compile(r"<(?P<to>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")
TAG = re.compile(r"<(?P<what>[A-Za-z/!?][^>\n]*>?)")
ALLOWED_TAG = re.compile(r"</?(b|i|em|strong|sub|sup|small|mark|cite|q|kbd|del|ins|s|u|abbr|br)\s*/?>")
CODE = re.compile(r"(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)")
MAIL = re.compile(r"<[^\s<>@:]+@[^\s<>@:]+>")

INDENTED = re.compile(r"[ \t]{60,}(?=\S)|(?:[ \t]*>){20,}")
MOST_BRACKETS = 20
"""More than this within each other, or a list of 15 levels, is no prose, and costs the Markdown library minutes."""

ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z]{1,31});")
HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn")
"""Unicode's categories of what is not seen."""
SOFT_HYPHEN = "\u00ad"

SCHEMES = ("http", "https", "mailto", "tel")
KINDS = {
    "story": "stories",
    "program": "programs",
    "person": "people",
    "organization": "organizations",
    "page": "pages",
    "coverage": "coverage",
    "tag": "tags",
}
"""Ways to point at our own records: `[teks](story:judul-berita)`."""


def check_addresses(content: Content, places: Places) -> Iterator[Problem]:
    """A link leads to a web address, a mail address, an anchor, or one of our own records by its id."""
    for markdown in markdown_texts(content):
        for line, text in enumerate(_lines(markdown.text)):
            for match in (*TARGET.finditer(text), *DEFINITION.finditer(text), *AUTOLINK.finditer(text)):
                if not match.groupdict().get("image"):
                    yield from _check_address(match["to"], markdown.place(places, line, match.start("to") + 1), content, places)


def _check_address(to: str, place: Place, content: Content, places: Places) -> Iterator[Problem]:
    scheme, colon, rest = to.partition(":")
    if to.startswith("#") and len(to) > 1:
        return
    if not colon or not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*", scheme):
        yield problem(place, "L105", found=to[:60])
    elif scheme in KINDS:
        known = _tags(content) if scheme == "tag" else getattr(content, KINDS[scheme])
        if rest not in known and (scheme == "tag" or is_missing(content, places, KINDS[scheme], rest)):
            yield missing(place, "", rest, KINDS[scheme], known, "L102")
    elif scheme.lower() not in SCHEMES:
        yield problem(place, "L106", found=scheme[:40])
    elif scheme.lower().startswith("http") and not re.match(r"//[^\s/@\\\"'<>]+(/|$|\?|#)", rest):
        yield problem(place, "C107", found=to[:80])


def _tags(content: Content) -> set[str]:
    return {*content.tags, *(suggest_id(tag) for story in content.stories.values() for tag in story.head.tags)}


def check_images(content: Content, places: Places) -> Iterator[Problem]:
    """A picture comes into a text as a photo with its record, never by Markdown."""
    for markdown in markdown_texts(content):
        lines = _lines(markdown.text)
        defined = {match["id"].lower() for line in lines if (match := DEFINITION.match(line))}
        for number, line in enumerate(lines):
            for match in IMAGE.finditer(line):
                named = match["ref"] or match["label"]
                if match["to"] is not None or named.lower() in defined:
                    yield problem(markdown.place(places, number, match.start() + 1), "L107", found=(match["to"] or named)[:60])


def check_html(content: Content, places: Places) -> Iterator[Problem]:
    """HTML in a text is one of a few tags without attributes."""
    for markdown in markdown_texts(content):
        for line, text in enumerate(_lines(markdown.text)):
            for match in TAG.finditer(text):
                rest = text[match.start() :]
                if not (ALLOWED_TAG.match(rest) or AUTOLINK.match(rest) or MAIL.match(rest)):
                    yield problem(markdown.place(places, line, match.start() + 1), "C140", found=match[0][:40])


def check_depth(content: Content, places: Places) -> Iterator[Problem]:
    """Lists, quotations and brackets in a text are nested no deeper than prose is."""
    for markdown in markdown_texts(content):
        depth, was_told = 0, False
        for line, text in enumerate(markdown.text.split("\n")):
            depth, was_told = (depth, was_told) if text.strip() else (0, False)
            column = next((at for at, depth in _depths(text, depth) if depth > MOST_BRACKETS), None)
            column = 0 if INDENTED.match(text) else column
            if column is not None and not was_told:
                was_told = True
                yield problem(markdown.place(places, line, column + 1), "C141", deepest=MOST_BRACKETS)
            depth = max(depth + text.count("[") - text.count("]"), 0)


def _depths(text: str, depth: int) -> Iterator[tuple[int, int]]:
    """Where a bracket is opened, and how many are open then."""
    for match in re.finditer(r"[\[\]]", text):
        depth = max(depth + (1 if match[0] == "[" else -1), 0)
        yield match.start(), depth


def _lines(text: str) -> list[str]:
    """The lines of *text*; code keeps its length but loses its meaning."""
    return [CODE.sub(lambda match: " " * len(match[0]), line) for line in text.split("\n")]


def check_entities(content: Content, places: Places) -> Iterator[Problem]:
    """An entity does not bring in an invisible character that the text itself may not hold."""
    for markdown in markdown_texts(content):
        for line, text in enumerate(_lines(markdown.text)):
            for match in ENTITY.finditer(text):
                hidden = [c for c in unescape(match[0]) if unicodedata.category(c) in HIDDEN and c != SOFT_HYPHEN]
                if hidden:
                    yield problem(markdown.place(places, line, match.start() + 1), "C005", found=f"U+{ord(hidden[0]):04X}")


RULES = (check_addresses, check_images, check_html, check_depth, check_entities)
