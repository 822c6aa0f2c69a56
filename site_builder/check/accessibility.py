"""What readers who do not see the page need."""

import re
from collections.abc import Iterator

from site_builder.check.texts import Markdown
from site_builder.model.content import Content
from site_builder.places import Places, Ref
from site_builder.problems import Problem, problem
from site_builder.regex import regex

HEADING = regex(r"^(#{1,6})[ \t]*(.*?)[ \t]*#*$")
UNDERLINE = regex(r"^(=+|-+) *$")
UNDERLINES = ("=", "-")
HEADING_BELOW = regex(r"\n(?:#|(?:=+|-+) *(?:\n|$))")
"""Whether any line but the first makes a heading."""
VAGUE = regex(r"(klik )?(di ?)?sini|baca|selengkapnya|tautan( ini)?|(click )?here|link|read more", re.IGNORECASE)


def check_alt(content: Content, places: Places) -> Iterator[Problem]:
    """A photo has an alternative text, or is marked as decorative."""
    for id, photo in content.photos.items():
        ref = Ref("photo", id)
        if not photo.decorative and (photo.alt is None or not photo.alt.read("id").text.strip()):
            yield problem(places.place(ref, "alt", key=True), "A101", "alt")
        if photo.decorative and photo.alt is not None:
            yield problem(places.place(ref, "decorative"), "A106", "decorative")


def check_headings(markdown: Markdown, _: Content, places: Places) -> Iterator[Problem]:
    """Headings in a text begin at the second level and leave none out."""
    if not (markdown.text.startswith("#") or HEADING_BELOW.search(markdown.text)):
        return
    level = 1
    for number, depth, heading in _headings(markdown.text.split("\n")):
        if not heading:
            yield problem(markdown.place(places, number, 1), "A107")
        elif depth == 1:
            yield problem(markdown.place(places, number, 1), "A102", found=heading[:60])
        elif depth > level + 1:
            yield problem(markdown.place(places, number, 1), "A103", found="#" * depth, expected="#" * (level + 1))
        level = max(depth, 2) if depth == 1 else depth


def _headings(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """Line, level and text of every heading, those too that are underlined with `===` or `---`."""
    before = ""
    for number, (line, below) in enumerate(zip(lines, [*lines[1:], ""], strict=True)):
        if line[:1] == "#" and (match := HEADING.match(line)):
            yield number, len(match[1]), match[2]
        elif below[:1] in UNDERLINES and line.strip() and not before.strip() and (underline := UNDERLINE.match(below)):
            yield number, 1 if underline[1][0] == "=" else 2, line.strip()
        before = line


def check_link_texts(markdown: Markdown, _: Content, places: Places) -> Iterator[Problem]:
    """A link's text tells where it leads."""
    for number, match in markdown.targets:
        label = match["label"].strip(" *_`")
        if not label and not match["image"]:
            yield problem(markdown.place(places, number, match.start() + 1), "A104", found=match["to"][:60])
        elif VAGUE.fullmatch(label):
            yield problem(markdown.place(places, number, match.start() + 1), "A105", found=label)


REST_RULES = (check_alt,)
TEXT_RULES = (check_headings, check_link_texts)
