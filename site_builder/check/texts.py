"""Every piece of Markdown that the editors wrote, with a way back to where it stands."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from site_builder.model.body import Body
from site_builder.model.content import Content
from site_builder.model.values import LANGUAGES
from site_builder.places import Places, Ref
from site_builder.problems import Place


class Markdown(NamedTuple):
    """A text in Markdown."""

    text: str
    place: Callable[[int, int], Place]
    """From a line (from 0) and a column (from 1) of the text to a place in its file."""


def bodies(content: Content) -> Iterator[tuple[Ref, Body]]:
    """The body of every story and page in every language."""
    for kind, records in (("story", content.stories), ("page", content.pages)):
        for record in records.values():
            for number, wording in enumerate(record.wordings):
                yield Ref(kind, record.id, wording.language if number else ""), wording.body


def markdown_texts(content: Content, places: Places) -> Iterator[Markdown]:
    """Bodies, and the long texts of programs."""
    for ref, body in bodies(content):
        yield Markdown(body.text, lambda line, column, ref=ref, body=body: places.line(ref, body.line + line, column))  # type: ignore[misc]
    for program in content.programs.values():
        for language in LANGUAGES:
            if program.description and (text := getattr(program.description, language)):
                ref = Ref("program", program.id)
                yield Markdown(text, lambda _line, _column, ref=ref, language=language: places.place(ref, "description", language))  # type: ignore[misc]
