"""Stories by what they have in common, the newest first; whoever looks at a part of a group has read that part only."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, overload

from site_builder.digest import mix
from site_builder.model.values import Language
from site_builder.plan.rows import Row
from site_builder.reads import Fact

Note = Callable[..., None]
WINDOW = 12
"""How many stories of a group are looked at, to find those that are near to one of them."""
SEASON = 91 * 24 * 3600.0
"""Seconds in which stories are near to each other."""
NEAR = "near/"
"""Begins the name of the fact which stories of a group are nearest to a season."""
PAGES = "pages/"
"""Begins the name of the fact on how many pages of a size a group stands."""


class Group(Sequence[str]):
    """Ids of stories, the newest first; they are found when they are asked for."""

    __slots__ = ("_find", "_found", "_name", "_note", "_remembered")

    def __init__(self, name: Fact, find: Callable[[], tuple[str, ...]], note: Note, remembered: Callable[[Fact], Any]) -> None:
        self._name, self._find, self._note, self._remembered = name, find, note, remembered
        self._found: tuple[str, ...] | None = None

    @property
    def _ids(self) -> tuple[str, ...]:
        if self._found is None:
            self._found = self._find()
        return self._found

    def __len__(self) -> int:
        return self._size("count")

    def __bool__(self) -> bool:
        return bool(self._size("any"))

    def pages(self, size: int) -> int:
        """On how many pages of *size* stories it stands; an empty one on one. It changes far more rarely than their number."""
        return self._size(f"{PAGES}{size}")

    def _size(self, part: str) -> int:
        self._note(*self._name, part)
        known = self._remembered((*self._name, part))
        if known is None and part.startswith(PAGES):
            return page_count(len(self._ids), int(part.removeprefix(PAGES)))
        return len(self._ids) if known is None else known

    def __iter__(self) -> Iterator[str]:
        self._note(*self._name, "all")
        return iter(self._ids)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[str, ...]: ...
    def __getitem__(self, index: int | slice) -> str | tuple[str, ...]:
        if isinstance(index, int):
            return self[index : index + 1][0]
        part = f"{index.start or 0}:{index.stop if index.stop is not None else ''}"
        self._note(*self._name, part)
        known = self._remembered((*self._name, part)) if index.stop is not None else None
        return self._ids[index.start or 0 : index.stop] if known is None else known


def page_count(stories: int, size: int) -> int:
    """On how many pages of *size* stories a list stands."""
    return max(-(-stories // size), 1)


class Grouping:
    """All groups of one kind, by language and key."""

    def __init__(self, name: str, rows: Mapping[Language, Sequence[Row]], keys: Callable[[Row], Iterable[str]]) -> None:
        """Group *rows*, by language, by the *keys* of each."""
        groups: dict[tuple[str, str], list[str]] = defaultdict(list)
        for language, written in rows.items():
            for row in written:
                for key in keys(row):
                    groups[language, key].append(row.id)
        self.name = name
        self._ids = {key: tuple(ids) for key, ids in groups.items()}

    def get(self, language: str, key: str) -> tuple[str, ...]:
        """The group of *key*; an empty one if there is none."""
        return self._ids.get((language, key), ())

    def keys(self, note: Note, language: str) -> list[str]:
        """The keys of all groups of a language, sorted."""
        note(self.name, language)
        return self.known(language)

    def known(self, language: str) -> list[str]:
        """The same, for whoever notes by itself what it has read."""
        return sorted(key for other, key in self._ids if other == language)

    def digest(self, fact: Fact) -> object:
        """Of what a `Group` or `keys` has noted; a number and a few ids stand for themselves."""
        _, language, *rest = fact
        if not rest:
            return mix(self.known(language))
        key, part = rest
        ids = self._ids.get((language, key), ())
        if part == "all":
            return mix(ids)
        if part == "count":
            return len(ids)
        if part == "any":
            return bool(ids)
        if part.startswith(PAGES):
            return page_count(len(ids), int(part.removeprefix(PAGES)))
        start, _, stop = part.partition(":")
        return ids[int(start) : int(stop)] if stop else mix(ids[int(start) :])


def beside(ids: Sequence[str]) -> dict[str, tuple[str | None, str | None]]:
    """For each of *ids* the one before it and the one after it."""
    return dict(zip(ids, zip((None, *ids[:-1]), (*ids[1:], None), strict=True), strict=True)) if ids else {}


def nearest(ids: Sequence[str], live: Callable[[str], float], season: int) -> tuple[tuple[str, float], ...]:
    """Of *ids*, the newest first, those that went *live* nearest to the middle of a season, and when."""
    place = bisect_left(ids, -(season + 0.5) * SEASON, key=lambda id: -live(id))
    first = max(min(place - WINDOW // 2, len(ids) - WINDOW), 0)
    return tuple([(id, live(id)) for id in ids[first : first + WINDOW]])
