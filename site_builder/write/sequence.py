"""What a publication does to the output, step by step: what pages load, pages, lists of pages, removals.

At no moment does a page that lies in the output lead to a file or place that is not there. Pages that would are put there in an
interim version first (`order`), which is staged here.

A packed file is never older than its own, nor leads elsewhere: it goes before anything is done, and comes when all is done.
"""

import os
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from site_builder.packing import is_packed
from site_builder.write.hypertext import Hypertext
from site_builder.write.journal import Step
from site_builder.write.order import Move, arrange
from site_builder.write.paths import group_of, is_page
from site_builder.write.whole import NEW

INTERIM = "interim"


def steps_for(
    output: str, staging: str, staged: Iterable[str], fresh: AbstractSet[str], removed: Collection[str], pages: Hypertext
) -> list[Step]:
    """The steps in order; interim versions are left in the staging folder.

    Args:
        output: The folder as it is now.
        staging: The folder that holds the new files.
        staged: Every file that is to be placed.
        fresh: Those of them at whose place nothing stands.
        removed: What stands in the output and goes away.
        pages: Reads pages.
    """
    return _Sequence(output, staging, fresh, pages).steps(sorted(staged), sorted(removed))


class _Sequence:
    def __init__(self, output: str, staging: str, fresh: AbstractSet[str], pages: Hypertext) -> None:
        self.output = output
        self.staging = staging
        self.fresh = fresh
        self.pages = pages
        self.interims = 0

    def steps(self, staged: Sequence[str], removed: Sequence[str]) -> list[Step]:
        packed = [path for path in staged if is_packed(path)]
        before = [path for path in packed if path not in self.fresh] + [path for path in removed if is_packed(path)]
        groups: tuple[list[str], list[str], list[str]] = ([], [], [])
        for path in staged:
            if is_packed(path):
                continue
            groups[group_of(path)].append(path)
        loaded, pages, late = groups
        going = [path for path in removed if is_page(path)]
        moves, loose = self._moves(pages, frozenset(late), going)
        interim = [move.path for move in moves if move.without and not move.is_old]
        return [
            *(("", path) for path in before),
            *map(_final, loaded),
            *map(self._placed, moves),
            *map(_final, late),
            *map(_final, interim),
            *self._removals(going, loose),
            *(("", path) for path in removed if not is_page(path) and not is_packed(path)),
            *map(_final, packed),
        ]

    def _moves(
        self, pages: Sequence[str], late: frozenset[str], going: Sequence[str]
    ) -> tuple[list[Move], dict[str, frozenset[str]]]:
        """How to place *pages*, and which links removed pages have lost by then."""
        there = [path for path in pages if path not in self.fresh]
        before = {path: self.pages.anchors(path, self._old(path)) for path in there}
        after = {path: self.pages.anchors(path, self._new(path)) for path in there}
        arriving = {*(anchor for path in there for anchor in after[path] - before[path])}
        arriving |= {path for path in (*pages, *late) if path in self.fresh}
        leaving = {anchor for path in there for anchor in before[path] - after[path]}
        wants = (
            {path: found for path in pages if (found := self.pages.targets(path, self._new(path)) & arriving)} if arriving else {}
        )
        holds = {path: found for path in (*there, *going) if (found := self._holds(path, leaving))} if leaving else {}
        loose = {path: frozenset(holds[path]) for path in going if path in holds}
        first = [Move(path, is_old=True, without=loose[path]) for path in loose]
        return [*first, *arrange(pages, wants, holds, late & self.fresh)], loose

    def _holds(self, path: str, leaving: AbstractSet[str]) -> AbstractSet[str]:
        return self.pages.targets(path, self._old(path)) & leaving

    def _removals(self, going: Sequence[str], loose: dict[str, frozenset[str]]) -> list[Step]:
        """Pages go away before what they lead to."""
        gone = frozenset(going)
        holds = {path: self.pages.targets(path, self._old(path)) & gone for path in going} if len(going) > 1 else {}
        moves = arrange(going, {}, holds, frozenset())
        return [
            self._placed(Move(move.path, is_old=True, without=move.without | loose.get(move.path, frozenset())))
            if move.is_old
            else ("", move.path)
            for move in moves
        ]

    def _placed(self, move: Move) -> Step:
        if not move.without:
            return _final(move.path)
        data = self._old(move.path) if move.is_old else self._new(move.path)
        name = f"{INTERIM}/{self.interims}"
        if not self.interims:
            os.mkdir(f"{self.staging}/{INTERIM}")
        self.interims += 1
        Path(self.staging, name).write_bytes(self.pages.without(move.path, data, move.without))
        return name, move.path

    def _old(self, path: str) -> bytes:
        return _read(f"{self.output}/{path}")

    def _new(self, path: str) -> bytes:
        return _read(f"{self.staging}/{NEW}/{path}")


def _read(file: str) -> bytes:
    with open(file, "rb", buffering=0) as handle:
        return handle.read()


def _final(path: str) -> Step:
    return f"{NEW}/{path}", path
