"""Where a text leads."""

import re
from collections.abc import Iterator

from site_builder.check.references import is_missing, missing
from site_builder.check.texts import lines_without_code, markdown_texts
from site_builder.model.content import Content
from site_builder.model.values import MAIL, PHONE, is_web_address, suggest_id
from site_builder.places import Places
from site_builder.problems import Place, Problem, problem

TARGET = re.compile(r"(?P<image>!?)\[(?P<label>(?:[^\[\]\\]|\\.|\[[^\[\]]*\]){0,500})\]\(\s*<?(?P<to>[^\s)>]*)")
IMAGE = re.compile(r"!\[(?P<label>[^\[\]]*)\](?:\(\s*<?(?P<to>[^\s)>]*)| ?\[(?P<ref>[^\[\]]*)\])?")
DEFINITION = re.compile(r"^ {0,3}\[(?!\^)(?P<id>[^\]]+)\]:\s*<?(?P<to>[^\s>]+)")
DEFINED_BELOW = re.compile(r"^ {0,3}\[(?!\^)(?P<id>[^\]]+)\]:\s*$")
BELOW = re.compile(r"^\s*<?(?P<to>[^\s>]+)")
"""A definition whose address stands on the next line."""
AUTOLINK = re.compile(r"<(?P<to>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")

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


def check_addresses(content: Content, places: Places) -> Iterator[Problem]:
    """A link leads to a web address, a mail address, an anchor, or one of our own records by its id."""
    for markdown in markdown_texts(content):
        lines = lines_without_code(markdown.text)
        for line, text in enumerate(lines):
            above = lines[line - 1] if line else ""
            below = BELOW.finditer(text) if DEFINED_BELOW.match(above) else ()
            for match in (*TARGET.finditer(text), *DEFINITION.finditer(text), *below, *AUTOLINK.finditer(text)):
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
    elif scheme.lower() in DIRECT and not DIRECT[scheme.lower()].fullmatch(rest):
        yield problem(place, "C144", found=to[:80])
    elif scheme.lower().startswith("http") and not is_web_address(to):
        yield problem(place, "C107", found=to[:80])


def _tags(content: Content) -> set[str]:
    return {*content.tags, *(suggest_id(tag) for story in content.stories.values() for tag in story.head.tags)}


def check_images(content: Content, places: Places) -> Iterator[Problem]:
    """A picture comes into a text as a photo with its record, never by Markdown."""
    for markdown in markdown_texts(content):
        lines = lines_without_code(markdown.text)
        definitions = [DEFINITION.match(line) or DEFINED_BELOW.match(line) for line in lines]
        defined = {match["id"].lower() for match in definitions if match}
        for number, line in enumerate(lines):
            for match in IMAGE.finditer(line):
                named = match["ref"] or match["label"]
                if match["to"] is not None or named.lower() in defined:
                    yield problem(markdown.place(places, number, match.start() + 1), "L107", found=(match["to"] or named)[:60])


RULES = (check_addresses, check_images)
