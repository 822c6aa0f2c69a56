"""Every piece of Markdown that the editors wrote, with a way back to where it stands."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from site_builder.model.body import Body
from site_builder.model.content import Content
from site_builder.model.values import LANGUAGES
from site_builder.places import Places, Ref
from site_builder.problems import Place


class Markdown(NamedTuple):
    """A text in Markdown."""

    text: str
    ref: Ref
    line: int
    """The line of the file on which the text begins; 0 where that cannot be told."""
    loc: tuple[str, ...]
    """The key that holds the text; nothing for a body."""

    def place(self, places: Places, line: int, column: int) -> Place:
        """From a line (from 0) and a column (from 1) of the text to its place in the file."""
        return places.line(self.ref, self.line + line, column) if self.line else places.place(self.ref, *self.loc)


def bodies(content: Content) -> Iterator[tuple[Ref, Body]]:
    """The body of every story and page in every language."""
    for kind, records in (("story", content.stories), ("page", content.pages)):
        for record in records.values():
            for number, wording in enumerate(record.wordings):
                yield Ref(kind, record.id, wording.language if number else ""), wording.body


def markdown_texts(content: Content) -> Iterator[Markdown]:
    """Bodies, and the long texts of programs."""
    for ref, body in bodies(content):
        yield Markdown(body.text, ref, body.line, ())
    for program in content.programs.values():
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
