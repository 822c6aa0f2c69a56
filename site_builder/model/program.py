"""An empowerment program: what is learned, when, with whom, and what came of it."""

from dataclasses import field as made_by
from typing import Literal

from site_builder.dataclass import dataclass
from site_builder.model.consent import Form
from site_builder.model.values import STRICT, Aliases, Day, Flag, Id, Line, Number, Period, Prose, Several, Text, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One meeting of a program."""

    __pydantic_config__ = STRICT

    title: Text
    """What the meeting is about."""
    start: When
    """The day, or the day and hour where that is known."""
    end: When | None = None
    """When it ends, where that is known."""
    place: Text | None = None
    """The room, where it is not the program's place."""
    instructors: tuple[Id, ...] = ()
    """Who teaches, by person id."""
    status: Literal["planned", "held", "postponed", "cancelled"] = "planned"
    """What became of it."""
    description: Text | None = None
    """What happened, in a sentence or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """An organization and what it does in the program."""

    __pydantic_config__ = STRICT

    organization: Id
    """By organization id."""
    role: Text
    """For example `penyelenggara teknis`."""
    lead: Flag = False
    """Whether it is the organizer rather than a partner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One part of the curriculum."""

    __pydantic_config__ = STRICT

    title: Text
    """What is learned."""
    description: Text | None = None
    """In more words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of what an indicator counts: a kind of training, an age group."""

    __pydantic_config__ = STRICT

    label: Text
    """What the part is called."""
    value: Number | None = None
    """Its number; a point before decimals."""
    over_time: dict[Period, Number] = made_by(default_factory=dict)
    """Instead, its number in each period, for example `2026-01: 12`. Every part has the same periods."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """Figures about a program, and where they come from: one number, numbers over time, by parts, or both."""

    __pydantic_config__ = STRICT

    label: Text
    """What is counted."""
    value: Number | None = None
    """The figure, where it is one number; a point before decimals."""
    unit: Text | None = None
    """What one of it is, for example `orang`, `%` or `Rp`."""
    of: Number | None = None
    """The whole that the value is a part of."""
    over_time: dict[Period, Number] = made_by(default_factory=dict)
    """Instead of a value, the number in each month (`2026-01: 12`), quarter (`2026-Q1: 40`) or year (`2026: 160`)."""
    parts: tuple[Part, ...] = ()
    """Instead of a value, the number of each part, for example of each kind of training."""
    total: Number | None = None
    """What all parts or periods come to, where each is counted once only; then totals are shown."""
    cumulative: Flag = False
    """Whether each period includes those before it, for example the graduates since the beginning."""
    sum_of: Several = ()
    """The figures that this value is the sum of, for example `[dapur-kukus/peserta, kejar-paket-c/peserta]`."""
    counts: Literal["people", "things"] | None = None
    """What is counted. Small numbers of people are hidden; where this is not said, small whole numbers are hidden too."""
    period: Text
    """The time that it covers, for example `Januari–Juni 2026`."""
    source: Text
    """Who counted."""
    method: Text | None = None
    """How it was counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """`content/programs/<id>.yaml`."""

    __pydantic_config__ = STRICT

    id: Id
    """The file's name without its ending."""
    name: Text
    """What the program is called."""
    summary: Text
    """One or two sentences."""
    purpose: Text | None = None
    """What it is for."""
    field: Literal["kemandirian", "kepribadian"]
    """Self-reliance (work and skills) or personal development (faith, mind, body)."""
    audience: Text | None = None
    """Whom it is for, as a group; never a person."""
    status: Literal["planned", "running", "finished", "paused"]
    """Where it stands."""
    place: Text | None = None
    """Where it is held."""
    city: Line | None = None
    """The city."""
    started: Day | None = None
    """The first day, where there are no sessions."""
    ended: Day | None = None
    """The last day, once the program is finished and where no session tells it."""
    sessions: tuple[Session, ...] = ()
    """Its meetings, in order."""
    curriculum: tuple[Topic, ...] = ()
    """What is learned."""
    partners: tuple[Partner, ...] = ()
    """With whom, and in which role."""
    instructors: tuple[Id, ...] = ()
    """Who teaches, by person id."""
    outcomes: tuple[Text, ...] = ()
    """What came of it."""
    outlook: Text | None = None
    """What is hoped for or planned next."""
    indicators: dict[Id, Indicator] = made_by(default_factory=dict)
    """Figures with their sources, by id."""
    description: Prose | None = None
    """The long text, in Markdown."""
    cover: Id | None = None
    """The photo that stands for the program."""
    photos: tuple[Id, ...] = ()
    """More photos."""
    coverage: tuple[Id, ...] = ()
    """Press reports about it, by coverage id."""
    aliases: Aliases = ()
    """Former addresses below the site's root that should lead here, for example `dimsum/`."""
    consents: dict[Id, tuple[Form, ...]] = made_by(default_factory=dict)
    """What it uses of whom and the software cannot see, for example a voice in a linked video: `wb-2025-014: [voice]`."""
