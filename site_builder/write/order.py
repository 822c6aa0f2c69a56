"""In which order pages are replaced or removed so that no link of any page leads nowhere meanwhile. Knows no disk.

A page that is to be placed waits for two kinds of others. It *wants* what it leads to and what is not there yet. And it is
*held* by pages whose present version leads to a place that goes away with it. Where pages wait for each other in a circle, one
of them goes through an interim version: the new one without the links that it still wants, or the old one without those
that hold others.
"""

import heapq
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field

from site_builder.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """One page and what becomes of it next."""

    path: str
    is_old: bool = False
    """Whether it stays as it is but for *without*; otherwise its new version comes, or it goes away."""
    without: frozenset[str] = frozenset()
    """The targets that it may not lead to yet, or no longer."""


def arrange(
    pages: Sequence[str], wants: Mapping[str, AbstractSet[str]], holds: Mapping[str, AbstractSet[str]], never: AbstractSet[str]
) -> list[Move]:
    """Each of *pages* once as a move that is not old, and what must happen in between.

    Args:
        pages: What is to be placed or removed.
        wants: By page, the targets of its new version (`file` or `file#anchor`) that are not there before *pages* or *never* are.
        holds: By page, the targets of its present version that go away with one of *pages*.
        never: Files that are wanted and come only after all *pages*.

    Returns:
        The moves in order. A new version that lacks links must be followed by the whole one once everything is there.
    """
    return list(_Arrangement(pages, wants, holds, never).moves())


@dataclass(slots=True)
class _Waiting:
    """One page that is not placed yet."""

    wants: set[str] = field(default_factory=set)
    """Files that it waits for, by its new links."""
    held_by: set[str] = field(default_factory=set)
    """Pages that still lead to something that goes away with it."""
    wanted_by: set[str] = field(default_factory=set)
    holding: set[str] = field(default_factory=set)


class _Arrangement:
    def __init__(
        self,
        pages: Sequence[str],
        wants: Mapping[str, AbstractSet[str]],
        holds: Mapping[str, AbstractSet[str]],
        never: AbstractSet[str],
    ) -> None:
        self._targets = {page: _by_file(wants.get(page, ()), page) for page in pages}
        self._held = {page: _by_file(holds.get(page, ()), page) for page in pages if page in holds}
        self._waiting = {page: _Waiting() for page in pages}
        self._never = never
        self._connect()
        self._ready = deque(page for page, one in self._waiting.items() if not one.wants and not one.held_by)
        self._ranks = [(self._rank(page), page) for page, one in self._waiting.items() if one.wants and not one.held_by]
        self._loosened = [(-len(self._waiting[page].holding), page) for page in self._held]
        heapq.heapify(self._ranks)
        heapq.heapify(self._loosened)

    def _connect(self) -> None:
        for page, one in self._waiting.items():
            one.wants.update(file for file in self._targets[page] if file in self._waiting or file in self._never)
            for file in one.wants - self._never:
                self._waiting[file].wanted_by.add(page)
            for file in self._held.get(page, ()):
                if file in self._waiting:
                    one.holding.add(file)
                    self._waiting[file].held_by.add(page)

    def _rank(self, page: str) -> tuple[bool, int]:
        """How well a page serves as the one that goes through an interim version; the least is the best."""
        one = self._waiting[page]
        return (one.wants.isdisjoint(self._never), -len(one.wanted_by))

    def moves(self) -> Iterator[Move]:
        while self._waiting:
            if self._ready:
                yield self._place(self._ready.popleft())
            elif page := self._best_interim():
                yield self._place(page)
            else:
                yield self._loosen()

    def _place(self, page: str) -> Move:
        one = self._waiting.pop(page)
        targets = self._targets[page]
        without = frozenset(target for file in one.wants for target in targets[file])
        for file in one.wants:
            if file in self._waiting:
                self._waiting[file].wanted_by.discard(page)
        for other in sorted(one.wanted_by):
            self._waiting[other].wants.discard(page)
            self._look_at(other)
        self._release(page, one.holding)
        return Move(page, without=without)

    def _loosen(self) -> Move:
        """Every page is held. The one that holds most stops doing so."""
        while True:
            count, page = heapq.heappop(self._loosened)
            one = self._waiting.get(page)
            if one is None or not one.holding:
                continue
            if -count != len(one.holding):
                heapq.heappush(self._loosened, (-len(one.holding), page))
                continue
            without = frozenset(target for file in one.holding for target in self._held[page][file])
            held, one.holding = one.holding, set()
            self._release(page, held)
            return Move(page, is_old=True, without=without)

    def _release(self, page: str, held: set[str]) -> None:
        for other in sorted(held):
            if other in self._waiting:
                self._waiting[other].held_by.discard(page)
                self._look_at(other)

    def _look_at(self, page: str) -> None:
        one = self._waiting[page]
        if one.held_by:
            return
        if one.wants:
            heapq.heappush(self._ranks, (self._rank(page), page))
        else:
            self._ready.append(page)

    def _best_interim(self) -> str:
        """The page that most others want, of those that nothing holds; nothing if there is none."""
        while self._ranks:
            rank, page = heapq.heappop(self._ranks)
            if page not in self._waiting:
                continue
            if rank == (now := self._rank(page)):
                return page
            heapq.heappush(self._ranks, (now, page))
        return ""


def _by_file(targets: AbstractSet[str] | tuple[()], own: str) -> dict[str, list[str]]:
    """Targets by the file that they are in. A page replaces its own places with itself, so these are left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for target in sorted(targets):
        file = target.partition("#")[0]
        if file != own:
            found[file].append(target)
    return found
