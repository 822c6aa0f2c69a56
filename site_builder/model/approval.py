"""Who must sign a story before it is published, and the signatures that were given."""

from typing import Literal

from site_builder.dataclass import dataclass
from site_builder.model.values import STRICT, Day, Id, Moment

Role = Literal["writer", "editor", "head"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """A colleague who may sign."""

    __pydantic_config__ = STRICT

    roles: tuple[Role, ...]
    """As what: `writer`, `editor`, `head`."""
    until: Day | None = None
    """The last day on which a signature counts, once the colleague has left; earlier ones stay good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Who signs a story before it may be published; without it nobody need."""

    __pydantic_config__ = STRICT

    people: dict[Id, Signer]
    """The colleagues who may sign, by an id of their own."""
    roles: tuple[Role, ...] = ("writer", "editor", "head")
    """Which signatures a story needs, in their order."""
    since: Day | None = None
    """Stories that went live before this day need none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """An entry of `content/approvals.yaml`, which `site-builder approve` writes."""

    __pydantic_config__ = STRICT

    story: Id
    """The story, by file name."""
    role: Role
    """As what it was signed."""
    by: Id
    """Who signed, by the id in `approval.people`."""
    at: Moment
    """When."""
    signed: dict[str, str]
    """What was signed: of each part of the story its digest."""


Signatures = tuple[tuple[int, Signature], ...]
"""Of one story, each with its number in the file, counted from 0."""
