"""What other outlets published about the programs."""

from typing import Annotated, Literal

from site_builder.dataclass import dataclass
from site_builder.model.values import STRICT, Day, Id, Line, Link, Several, Shape, Text, parse_several

Reproduced = Literal["text", "photo", "logo"]
"""What of an outlet may be shown by its permission."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePhoto:
    """The picture of a report, told in our own words; the picture itself is not ours to show."""

    __pydantic_config__ = STRICT

    caption: Text | None = None
    """What the report's caption says, in our own words."""
    credit: Line | None = None
    """The credit word as printed, for example `istimewa`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reproduction:
    """An outlet's permission to show what is its own."""

    __pydantic_config__ = STRICT

    permitted: Annotated[tuple[Reproduced, ...], Shape(parse_several, {"type": "string", "or": True})]
    """What may be shown: `text`, `photo`, `logo`, or several of them."""
    by: Line
    """Who gave the permission, for the outlet, for example `Redaksi Harian Contoh`."""
    on: Day
    """When it was given."""
    evidence: Line
    """Where the permission can be looked up in the office, for example `surel 21 Mei 2025, map izin`. It is not published."""


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
    text: Line | None = None
    """A passage of the report, word for word; only with a permission for `text`."""
    picture: Id | None = None
    """The report's own picture, by the id of its record in `content/photos`; only with a permission for `photo`."""
    logo: Id | None = None
    """The outlet's logo, by the id of its record in `content/photos`; only with a permission for `logo`."""
    reproduction: Reproduction | None = None
    """The outlet's permission; without it only what the report is, where it stands and our own summary are shown."""
    language: Literal["id", "en"] = "id"
    """The language of the report."""
