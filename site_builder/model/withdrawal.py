"""What was taken back for good, and what stands at its former addresses."""

from dataclasses import field
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from site_builder.dataclass import dataclass
from site_builder.model.values import STRICT, Aliases, Flag, Id, Language, Moment, Text

LIMIT = timedelta(days=3)
"""How long after the request a withdrawal may take: 3 × 24 hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerAddresses:
    """The addresses of a withdrawn story in each language, below the site's root; the story's own comes first."""

    __pydantic_config__ = STRICT

    id: Aliases = ()
    """In Indonesian, for example `berita/2025/panen-selada/`."""
    en: Aliases = ()
    """In English."""

    def read(self, language: Language) -> tuple[str, ...]:
        """Those in *language*."""
        return self.en if language == "en" else self.id

    def __contains__(self, address: object) -> bool:
        return address in self.id or address in self.en

    def __bool__(self) -> bool:
        return bool(self.id or self.en)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """An entry of `content/withdrawals.yaml`, under the story's id. Who asked, and any name, does not belong here."""

    __pydantic_config__ = STRICT

    id: Id
    """The story's file name without its ending; the story itself may be deleted."""
    kind: Literal["request", "error", "legal"] = "request"
    """At somebody's request, because of an error of ours, or by an order of law."""
    requested: Moment
    """When it was asked for, for example `2025-10-14 14:05`."""
    removed: Moment
    """When it was taken off the site."""
    reason: Text | None = None
    """The public reason, in a sentence that repeats neither the title nor a name."""
    tombstone: Flag = True
    """Whether a page at the former addresses says that the story was withdrawn; `no` where the address itself names a person."""
    addresses: FormerAddresses = field(default_factory=FormerAddresses)
    """Where it stood."""

    @property
    def deadline(self) -> datetime:
        """Until when it was to be removed."""
        return self.requested + LIMIT

    @property
    def is_late(self) -> bool:
        """Whether it took longer than that."""
        return self.removed > self.deadline


class Resting(NamedTuple):
    """What cannot stand without a consent, by id."""

    stories: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """Programs, pages and whatever else only a person can change; `site` for the settings."""
    photos: tuple[str, ...] = ()
    """The photos themselves; whoever shows one is among the others."""
