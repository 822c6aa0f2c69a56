"""How the stories of a language are cut into indexes for search: by the months of their dates, from the oldest on."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

FULL = 500
"""Stories with which a shard is closed. Each costs a reader some kilobytes for a word; an edit costs a whole one."""


class Shard(NamedTuple):
    """The stories of some months on end."""

    name: str
    """Its first month, for example `2024-03`."""
    months: tuple[str, ...]
    """Those that have stories, the oldest first."""
    stories: int


def shards_of(months: Iterable[str]) -> tuple[Shard, ...]:
    """Shards of stories with these months of their dates, the oldest first. A new story changes the last, unless dated back."""
    shards: list[Shard] = []
    for month, stories in sorted(Counter(months).items()):
        if shards and shards[-1].stories < FULL:
            last = shards[-1]
            shards[-1] = Shard(last.name, (*last.months, month), last.stories + stories)
        else:
            shards.append(Shard(month, (month,), stories))
    return tuple(shards)
