"""A consent: what somebody in custody allowed to be shown, where, and for how long."""

from collections.abc import Collection, Iterator
from dataclasses import field
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from site_builder.dataclass import dataclass
from site_builder.model.photo import Photo
from site_builder.model.values import STRICT, Id, Line, Several, When, start_of

Form = Literal["quote", "alias", "name", "face", "voice"]
Channel = Literal["site", "press_kit", "social"]
Standing = Literal["valid", "withdrawn", "pending", "expired", "late", "form", "channel"]
"""What becomes of one use: allowed, or why not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """An entry of `private/consents.yaml`. Who it is shows in no `repr`, and so in no message."""

    __pydantic_config__ = STRICT

    id: Id
    """The key of the entry: a code that tells nobody who it is, for example `wb-2025-014`."""
    forms: tuple[Form, ...]
    """What may be shown: `quote`, `alias`, `name`, `face`, `voice`."""
    channels: tuple[Channel, ...]
    """Where: `site`, `press_kit`, `social`."""
    given: When | None = None
    """When it was signed; without it the consent is still awaited."""
    until: When | None = None
    """Its last day, or the moment at which it ends."""
    withdrawn: When | None = None
    """When the person took it back; with it nothing is shown any more."""
    evidence: Line | None = field(default=None, repr=False)
    """Where the signed paper lies, for example its number; required with `given`."""
    name: Several = field(default=(), repr=False)
    """The real name, or several ways in which it is written."""
    alias: Several = field(default=(), repr=False)
    """The name under which the person may be shown instead."""


class Occasion(NamedTuple):
    """One publication, for which a consent is asked."""

    at: datetime
    """When it is judged."""
    live: datetime | None
    """Since when it is, or will be, published; None for what has no such time."""
    channels: tuple[str, ...]
    """Where it is published."""


def standing(consent: Consent, form: str, occasion: Occasion, zone: ZoneInfo) -> Standing:
    """Whether *consent* allows *form* on this *occasion*; else the first reason why not."""
    given = start_of(consent.given, zone) if consent.given else None
    if consent.withdrawn and start_of(consent.withdrawn, zone) <= occasion.at:
        return "withdrawn"
    if given is None or given > occasion.at:
        return "pending"
    if consent.until and end_of(consent.until, zone) <= occasion.at:
        return "expired"
    if occasion.live and given > occasion.live:
        return "late"
    if form not in consent.forms:
        return "form"
    return "valid" if set(occasion.channels) <= set(consent.channels) else "channel"


def end_of(when: date | datetime, zone: ZoneInfo) -> datetime:
    """The first instant after *when*: a day counts to its end."""
    return when if isinstance(when, datetime) else datetime.combine(when + timedelta(days=1), time.min, tzinfo=zone)


def turning_points(consents: Collection[Consent], zone: ZoneInfo) -> Iterator[datetime]:
    """Every moment at which time alone changes what a consent allows."""
    for consent in consents:
        yield from (start_of(when, zone) for when in (consent.given, consent.withdrawn) if when)
        yield from (end_of(when, zone) for when in (consent.until,) if when)


def recognizable(photo: Photo) -> tuple[str, ...]:
    """The consents of those who can be recognized in *photo* as it is published: no region hides them."""
    hidden = {region.hides for region in photo.redact}
    return tuple(id for id in photo.shows.identifiable if id not in hidden)


def may_share(photo: Photo, channels: Collection[str]) -> bool:
    """Whether *photo* may stand on a share card: it shows no face, or its story says `channels: [..., social]`.

    A build is refused unless every consent covers what its story says, so that the story's word suffices here.
    """
    return "social" in channels or photo.shows.people != "identifiable" or (bool(photo.redact) and not recognizable(photo))
