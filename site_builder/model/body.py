"""The body of a story: Markdown, and the few blocks that a news story needs beside it."""

from datetime import date
from typing import Literal

from site_builder.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """`::: statement` (indirect speech) or `::: quote` (a speaker's own words), up to a closing `:::`."""

    kind: Literal["statement", "quote"]
    line: int
    """Where it begins in its file, counted from 1."""
    speaker: str | None
    """A person by id; none when unnamed."""
    said: date | None = None
    """The day on which it was said."""
    shown_as: str = ""
    """How an unnamed speaker is called, for example `Seorang warga binaan`."""
    reason: str = ""
    """Why the speaker stays unnamed."""
    coverage: str | None = None
    """The press report that already published the statement."""
    consent: str | None = None
    """The consent that allows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoBlock:
    """`::: photo <id>`."""

    line: int
    photo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeeAlso:
    """`::: see-also <story>`."""

    line: int
    story: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorBlock:
    """`::: indicator <program>/<indicator>`."""

    line: int
    program: str
    indicator: str


Block = Statement | PhotoBlock | SeeAlso | IndicatorBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body as it was written, its blocks taken out and numbered."""

    text: str
    """Markdown. Block *n* is a line `marker + "o" + n`; its end, if it has one, `marker + "c" + n`."""
    line: int
    """The line of the file on which *text* begins, counted from 1. Lines of *text* and file run in step."""
    blocks: tuple[Block, ...] = ()
    marker: str
    """A word that the text does not contain."""
