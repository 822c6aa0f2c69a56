"""Every piece of Markdown that the editors wrote, with a way back to where it stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from site_builder.model.body import Body
from site_builder.model.content import Content
from site_builder.model.program import Program
from site_builder.model.story import Page, Story, Wording, body_languages
from site_builder.model.values import LANGUAGES
from site_builder.places import Places, Ref
from site_builder.problems import Place


@dataclass
class Markdown:
    """A text in Markdown. What several rules look at is found once."""

    text: str
    ref: Ref
    line: int
    """The line of the file on which the text begins; 0 where that cannot be told."""
    loc: tuple[str, ...]
    """The key that holds the text; nothing for a body."""

    def place(self, places: Places, line: int, column: int) -> Place:
        """From a line (from 0) and a column (from 1) of the text to its place in the file."""
        return places.line(self.ref, self.line + line, column) if self.line else places.place(self.ref, *self.loc)

    @cached_property
    def lines(self) -> list[str]:
        """The lines as they were typed."""
        return self.text.split("\n")

    @cached_property
    def lines_without_code(self) -> list[str]:
        """The lines; code keeps its length but loses its meaning."""
        return lines_without_code(self.text) if "`" in self.text else self.lines

    def lines_with(self, sign: str) -> Iterator[tuple[int, str]]:
        """Number (from 0) and text of each line that holds *sign* outside code."""
        if sign in self.text:
            for number, line in enumerate(self.lines_without_code):
                if sign in line:
                    yield number, line


class Written(NamedTuple):
    """The text of a story or page in one language."""

    ref: Ref
    wording: Wording
    body: Body
    is_double: bool
    """Whether it is a translation into the original's own language."""


def texts_of(kind: str, record: Story | Page, bodies: Mapping[str, Body]) -> Iterator[Written]:
    """The texts of a story or page; *bodies* as `body_languages` names them."""
    for wording, language, key in body_languages(record.wordings):
        yield Written(Ref(kind, record.id, language), wording, bodies[key], not key)


def bodies_of(kind: str, record: Story | Page, content: Content) -> dict[str, Body]:
    """The bodies of a story or page, by language, as `body_languages` names them."""
    return {key: content.bodies[kind, record.id, key] for _, _, key in body_languages(record.wordings)}


def markdown_of(written: Written) -> Markdown:
    """The body of *written* as a text."""
    return Markdown(written.body.text, written.ref, written.body.line, ())


def program_texts(program: Program) -> Iterator[Markdown]:
    """The long texts of a program."""
    for language in LANGUAGES:
        if program.description and (text := getattr(program.description, language)):
            yield Markdown(text, Ref("program", program.id), 0, ("description", language))


CODE = re.compile(r"(?<![`\\])(`+)(?!`)((?:(?!\n[ \t]*\n).)*?)(?<!`)\1(?!`)", re.DOTALL)


def lines_without_code(text: str) -> list[str]:
    """The lines of *text*; code keeps its length but loses its meaning.

    A code span may run over a line's end, but not out of its block, and where a block ends only Markdown knows. So only
    what is code both within its line and within its paragraph is taken for code.
    """
    by_line = "\n".join(CODE.sub(_blank, line) for line in text.split("\n"))
    by_paragraph = CODE.sub(_blank, text)
    pairs = zip(text, by_line, by_paragraph, strict=True)
    return "".join(one if one == other else typed for typed, one, other in pairs).split("\n")


def _blank(code: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", code[0])
