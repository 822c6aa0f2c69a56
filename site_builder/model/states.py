"""In which state a story is at a given time: what the editors said of it, and what time makes of that."""

from collections.abc import Container
from datetime import datetime
from typing import Literal

from site_builder.model.story import Story

State = Literal["draft", "review", "approved", "scheduled", "embargoed", "published", "expired", "withdrawn"]
STATES: tuple[State, ...] = ("scheduled", "embargoed", "published", "expired", "approved", "review", "draft", "withdrawn")
"""In the order in which a newsroom asks for them."""


def state_of(story: Story, now: datetime, withdrawn: Container[str]) -> State:
    """The state of *story* at *now*; *withdrawn* are the ids of stories that have a record of withdrawal."""
    head = story.head
    if story.id in withdrawn:
        return "withdrawn"
    if head.status != "published":
        return head.status
    if head.expires is not None and head.expires <= now:
        return "expired"
    if story.live > now:
        return "embargoed" if head.embargo == story.live else "scheduled"
    return "published"


def coming_changes(story: Story, now: datetime, withdrawn: Container[str]) -> tuple[datetime, ...]:
    """When time alone will change what may be seen of *story*: it goes live, a correction appears, it expires."""
    head = story.head
    if head.status != "published" or story.id in withdrawn:
        return ()
    moments = (story.live, *(change.at for change in head.corrections), *((head.expires,) if head.expires else ()))
    return tuple(sorted({moment for moment in moments if moment > now}))
