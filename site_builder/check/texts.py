"""Every piece of Markdown that the editors wrote, with a way back to where it stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field

from site_builder.dataclass import dataclass
from site_builder.model.body import Body
from site_builder.model.content import Content
from site_builder.model.program import Program
from site_builder.model.story import Page, Story, Wording, body_languages
from site_builder.model.values import LANGUAGES
from site_builder.places import Places, Ref
from site_builder.problems import Place
from site_builder.regex import regex
from site_builder.signs import Signs

TARGET = regex(r"(?P<image>!?)\[(?P<label>(?:[^\[\]\\]|\\.|\[[^\[\]]*\]){0,500})\]\(\s*<?(?P<to>[^\s)>]*)")


PLAIN_TARGET = regex(r"(?P<image>!?)\[(?P<label>[^\[\]\\]{0,500})\]\(\s*<?(?P<to>[^\s)>]*)")
"""The same where the label is nothing but text, as it mostly is; found several times as fast."""
FEW = 20

Target = tuple[int, re.Match[str]]
"""A `[label](address)` or `![label](address)`, and its line from 0."""


@dataclass(slots=True)
class Markdown:
    """A text in Markdown, and what several rules look at."""

    text: str
    ref: Ref
    line: int
    """The line of the file on which the text begins; 0 where that cannot be told."""
    loc: tuple[str, ...] = ()
    """The key that holds the text; nothing for a body."""
    without_code: str = field(init=False)
    """The text; code keeps its length but loses its meaning."""
    targets: list[Target] = field(init=False)
    """In the text as it was typed."""
    targets_outside_code: list[Target] = field(init=False)

    def __post_init__(self) -> None:
        has_code = "`" in self.text
        self.targets = list(_targets(self.text))
        self.without_code = without_code(self.text) if has_code else self.text
        self.targets_outside_code = list(_targets(self.without_code)) if has_code else self.targets

    def place(self, places: Places, line: int, column: int) -> Place:
        """From a line (from 0) and a column (from 1) of the text to its place in the file."""
        return places.line(self.ref, self.line + line, column) if self.line else places.place(self.ref, *self.loc)

    def lines_with(self, sign: str) -> Iterator[tuple[int, str]]:
        """Number (from 0) and text of each line that holds *sign* outside code."""
        return lines_with(self.without_code, sign)


def lines_with(text: str, sign: str) -> Iterator[tuple[int, str]]:
    """Number (from 0) and text of each line of *text* that holds *sign*."""
    number, counted, at = 0, 0, _find(text, sign)
    while at >= 0:
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        number += text.count("\n", counted, start)
        yield number, text[start:] if end < 0 else text[start:end]
        counted = start
        at = -1 if end < 0 else text.find(sign, end)


def _find(text: str, sign: str) -> int:
    """What `text.find(sign)` gives. Looking for one character is forty times as fast, and most are not there at all."""
    at = text.find(sign[0])
    for _ in range(FEW):
        if at < 0 or text.startswith(sign, at):
            return at
        at = text.find(sign[0], at + 1)
    return text.find(sign, at) if at >= 0 else at


def _targets(text: str) -> Iterator[Target]:
    for number, line in lines_with(text, "]("):
        begin, at = 0, line.find("[")
        while at >= 0 and line.find("](", at) >= 0:
            start = at - 1 if at > begin and line[at - 1] == "!" else at
            match = PLAIN_TARGET.match(line, start) or TARGET.match(line, start)
            if match:
                yield number, match
                begin = match.end()
            at = line.find("[", match.end() if match else at + 1)


@dataclass(slots=True)
class Written:
    """The text of a story or page in one language."""

    ref: Ref
    wording: Wording
    body: Body
    is_double: bool
    """Whether it is a translation into the original's own language."""
    record: Story | Page
    """Whose text it is."""
    signs: Signs | None = None
    """As `sieve.signs_of` tells them, once they were asked for."""


def texts_of(kind: str, record: Story | Page, bodies: Mapping[str, Body]) -> Iterator[Written]:
    """The texts of a story or page; *bodies* as `body_languages` names them."""
    for wording, language, key in body_languages(record.wordings):
        yield Written(Ref(kind, record.id, language), wording, bodies[key], not key, record)


def bodies_of(kind: str, record: Story | Page, content: Content) -> dict[str, Body]:
    """The bodies of a story or page, by language, as `body_languages` names them."""
    return {key: content.bodies[kind, record.id, key] for _, _, key in body_languages(record.wordings)}


def markdown_of(written: Written) -> Markdown:
    """The body of *written* as a text."""
    return Markdown(written.body.text, written.ref, written.body.line)


def program_texts(program: Program) -> Iterator[Markdown]:
    """The long texts of a program."""
    for language in LANGUAGES:
        if program.description and (text := getattr(program.description, language)):
            yield Markdown(text, Ref("program", program.id), 0, ("description", language))


CODE = regex(r"(?<![`\\])(`+)(?!`)((?:(?!\n[ \t]*\n).)*?)(?<!`)\1(?!`)", re.DOTALL)


def without_code(text: str) -> str:
    """*text*; code keeps its length but loses its meaning.

    A code span may run over a line's end, but not out of its block, and where a block ends only Markdown knows. So only
    what is code both within its line and within its paragraph is taken for code.
    """
    by_line = "\n".join(CODE.sub(_blank, line) for line in text.split("\n"))
    by_paragraph = CODE.sub(_blank, text)
    pairs = zip(text, by_line, by_paragraph, strict=True)
    return "".join(one if one == other else typed for typed, one, other in pairs)


def _blank(code: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", code[0])
