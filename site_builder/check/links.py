"""Where a text leads."""

import re
from collections.abc import Iterator

from site_builder.check.references import is_missing, missing
from site_builder.check.texts import Markdown
from site_builder.model.content import Content
from site_builder.model.values import MAIL, PHONE, is_web_address
from site_builder.places import Places
from site_builder.problems import Place, Problem, problem
from site_builder.regex import regex

IMAGE = regex(r"!\[(?P<label>[^\[\]]*)\](?:\(\s*<?(?P<to>[^\s)>]*)| ?\[(?P<ref>[^\[\]]*)\])?")
DEFINITION = regex(r"^ {0,3}\[(?!\^)(?P<id>[^\]]+)\]:\s*<?(?P<to>[^\s>]+)")
DEFINED_BELOW = regex(r"^ {0,3}\[(?!\^)(?P<id>[^\]]+)\]:\s*$")
BELOW = regex(r"^\s*<?(?P<to>[^\s>]+)")
"""A definition whose address stands on the next line."""
AUTOLINK = regex(r"<(?P<to>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")

SCHEME = regex(r"[A-Za-z][A-Za-z0-9+.-]*")
SCHEMES = ("http", "https", "mailto", "tel")
DIRECT = {
    "mailto": re.compile(rf"{MAIL.pattern}(\?[A-Za-z0-9=&%+._-]*)?"),
    "tel": PHONE,
}
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


def check_addresses(markdown: Markdown, content: Content, places: Places) -> Iterator[Problem]:
    """A link leads to a web address, a mail address, an anchor, or one of our own records by its id."""
    for line, match in markdown.targets_outside_code:
        if not match["image"]:
            yield from _check_address(match, markdown, line, content, places)
    for line, match in _other_addresses(markdown):
        yield from _check_address(match, markdown, line, content, places)


def _other_addresses(markdown: Markdown) -> Iterator[tuple[int, re.Match[str]]]:
    """Those between angle brackets, and those that are defined below the text."""
    for line, text in markdown.lines_with("<"):
        yield from ((line, match) for match in AUTOLINK.finditer(text))
    lines: list[str] = []
    for line, text in markdown.lines_with("]:"):
        lines = lines or markdown.without_code.split("\n")
        yield from ((line, match) for match in DEFINITION.finditer(text))
        if DEFINED_BELOW.match(text):
            yield from ((line + 1, match) for below in lines[line + 1 : line + 2] for match in BELOW.finditer(below))


def _check_address(match: re.Match[str], markdown: Markdown, line: int, content: Content, places: Places) -> Iterator[Problem]:
    to = match["to"]
    scheme, colon, rest = to.partition(":")

    def tell(code: str, **values: str) -> Problem:
        return problem(_place(match, markdown, line, places), code, "", **values)

    if to.startswith("#") and len(to) > 1:
        return
    if not colon or not SCHEME.fullmatch(scheme):
        yield tell("L105", found=to[:60])
    elif scheme in KINDS:
        known = content.tag_ids if scheme == "tag" else getattr(content, KINDS[scheme])
        if rest not in known and (scheme == "tag" or is_missing(content, places, KINDS[scheme], rest)):
            yield missing(_place(match, markdown, line, places), "", rest, KINDS[scheme], known, "L102")
    elif scheme.lower() not in SCHEMES:
        yield tell("L106", found=scheme[:40])
    elif scheme.lower() in DIRECT and not DIRECT[scheme.lower()].fullmatch(rest):
        yield tell("C144", found=to[:80])
    elif scheme.lower().startswith("http") and not is_web_address(to):
        yield tell("C107", found=to[:80])


def _place(match: re.Match[str], markdown: Markdown, line: int, places: Places) -> Place:
    return markdown.place(places, line, match.start("to") + 1)


def check_images(markdown: Markdown, _: Content, places: Places) -> Iterator[Problem]:
    """A picture comes into a text as a photo with its record, never by Markdown."""
    pictures = [(number, match) for number, line in markdown.lines_with("![") for match in IMAGE.finditer(line)]
    if not pictures:
        return
    definitions = [DEFINITION.match(line) or DEFINED_BELOW.match(line) for _, line in markdown.lines_with("]:")]
    defined = {match["id"].lower() for match in definitions if match}
    for number, match in pictures:
        named = match["ref"] or match["label"]
        if match["to"] is not None or named.lower() in defined:
            yield problem(markdown.place(places, number, match.start() + 1), "L107", found=(match["to"] or named)[:60])


TEXT_RULES = (check_addresses, check_images)
