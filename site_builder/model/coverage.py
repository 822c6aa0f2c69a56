"""What other outlets published about the programs."""

from dataclasses import dataclass
from typing import Literal

from site_builder.model.values import STRICT, Day, Flag, Id, Line, Link, Several, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePhoto:
    """The picture of a report, told in our own words; the picture itself is not ours to show."""

    __pydantic_config__ = STRICT

    caption: Text | None = None
    """What the report's caption says, in our own words."""
    credit: Line | None = None
    """The credit word as printed, for example `istimewa`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """An entry of `content/coverage.yaml`: one report by a press outlet."""

    __pydantic_config__ = STRICT

    id: Id
    """The key of the entry."""
    outlet: Line
    """The outlet's own name, for example `Niaga.Asia`."""
    kind: Literal["news", "feature", "opinion", "broadcast", "photo_essay"] = "news"
    """What kind of report it is."""
    headline: Line | None = None
    """As printed; left out where it is not known."""
    date: Day | None = None
    """The day of publication; left out where it is not known."""
    dateline: Line | None = None
    """The place that the report names first, as printed, for example `BALIKPAPAN`."""
    writers: Several = ()
    """Whom the report names as its writers."""
    editor: Line | None = None
    """Whom the report names as its editor."""
    initials: Line | None = None
    """The sign-off at the report's end, for example `rep`."""
    link: Link | None = None
    """Its address, where it has one."""
    summary: Text | None = None
    """What it says, in our own words."""
    about: Day | None = None
    """The day of the event that it reports."""
    photo: CoveragePhoto | None = None
    """Its picture, described."""
    reproducible: Flag = False
    """Whether the outlet allowed its text to be reproduced."""
    language: Literal["id", "en"] = "id"
    """The language of the report."""
