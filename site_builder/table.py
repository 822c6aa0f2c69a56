"""A big mapping as it is remembered: in pieces, each of which is read when something in it is asked for."""

import hashlib
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

Key = TypeVar("Key", bound=str | tuple[str, ...])
Value = TypeVar("Value")

PER_PIECE = 100
"""Entries in a piece, about: to look at one costs as much as to read so many."""
BESIDE = 3
"""So many parts of a key say where it lies."""
FEW = 200
"""So many changes, and a twentieth of the table, are kept beside it; with more it is saved whole."""
Extent = tuple[int, int, bytes]
"""Where a piece lies, its bytes, and their digest."""


class ForgottenError(Exception):
    """What was remembered is missing, damaged, older than this software or not ours."""


def digest(data: bytes) -> bytes:
    """Tells damaged bytes from whole ones."""
    return hashlib.sha256(data).digest()[:16]


def _number(key: str | tuple[str, ...], pieces: int) -> int:
    """In which piece *key* lies; keys that begin with the same three parts lie together, so that they are found together."""
    return zlib.crc32((key if isinstance(key, str) else "\0".join(key[:BESIDE])).encode()) % pieces


class Table(Mapping[Key, Value]):
    """What was saved whole, and what was changed since. Never altered: `changed` gives another one."""

    __slots__ = ("_count", "gone", "new", "saved")

    def __init__(self, saved: "Mapping[Key, Value]", new: dict[Key, Value], gone: frozenset[Key], count: int) -> None:
        self.saved, self.new, self.gone, self._count = saved, new, gone, count

    @classmethod
    def of(cls, items: Mapping[Key, Value]) -> "Table[Key, Value]":
        """A table that was never saved."""
        return cls({}, dict(items), frozenset(), len(items))

    def changed(self, new: Mapping[Key, Value], gone: Collection[Key] = ()) -> "Table[Key, Value]":
        """The same with other entries, and without those that are *gone*."""
        if not new and not gone:
            return self
        added = sum(key not in self for key in new)
        lost = [key for key in gone if key in self and key not in new]
        entries = {**self.new, **new}
        for key in lost:
            entries.pop(key, None)
        return Table(self.saved, entries, (self.gone - new.keys()) | frozenset(lost), self._count + added - len(lost))

    def is_near(self, other: "Table[Key, Value] | None") -> bool:
        """Whether both were saved whole as one, and so little changed since then that it is kept beside it."""
        return other is not None and self.saved is other.saved and len(self.new) + len(self.gone) <= FEW + self._count // 20

    def holding(self, needles: Sequence[bytes]) -> Iterator[tuple[Key, Value]]:
        """The entries that may hold one of *needles* in a value of bytes, and some that do not."""
        if isinstance(self.saved, Pieces):
            for key, value in self.saved.holding(needles):
                if key not in self.new and key not in self.gone:
                    yield key, value
        yield from self.new.items()

    def beside(self, key: Key) -> Iterator[tuple[Key, Value]]:
        """The entries that begin as *key* does, among others."""
        if isinstance(self.saved, Pieces):
            for other, value in self.saved.beside(key):
                if other not in self.new and other not in self.gone:
                    yield other, value
        else:
            yield from ((other, value) for other, value in self.saved.items() if other not in self.new and other not in self.gone)
        yield from self.new.items()

    def pairs(self) -> Iterator[tuple[Key, Value]]:
        """Every key with its value, faster than by asking for one after the other."""
        new, gone = self.new, self.gone
        saved = self.saved.pairs() if isinstance(self.saved, Pieces) else self.saved.items()
        yield from (pair for pair in saved if pair[0] not in new and pair[0] not in gone)
        yield from new.items()

    def __getitem__(self, key: Key) -> Value:
        if key in self.new:
            return self.new[key]
        if key in self.gone:
            raise KeyError(key)
        return self.saved[key]

    def __contains__(self, key: object) -> bool:
        return key in self.new or (key not in self.gone and key in self.saved)

    def __iter__(self) -> Iterator[Key]:
        new, gone = self.new, self.gone
        yield from (key for key in self.saved if key not in new and key not in gone)
        yield from new

    def __len__(self) -> int:
        return self._count


class Pieces(Mapping[Key, Value]):
    """A table as it was saved."""

    __slots__ = ("_count", "_data", "_extents", "_read", "_thaw")

    def __init__(self, data: memoryview, extents: Sequence[Extent], count: int, thaw: Callable[[bytes], Any]) -> None:
        self._data, self._extents, self._count, self._thaw = data, extents, count, thaw
        self._read: dict[int, dict[Key, Value]] = {}

    def _bytes(self, number: int) -> bytes:
        start, size, known = self._extents[number]
        data = self._data[start : start + size].tobytes()
        if digest(data) != known:
            raise ForgottenError(number)
        return data

    def _piece(self, number: int) -> dict[Key, Value]:
        piece = self._read.get(number)
        if piece is None:
            piece = self._read[number] = self._thaw(self._bytes(number))
        return piece

    def holding(self, needles: Sequence[bytes]) -> Iterator[tuple[Key, Value]]:
        """The entries of the pieces in which one of *needles* stands: bytes are saved as they are."""
        for number in range(len(self._extents)):
            data = self._bytes(number)
            if any(needle in data for needle in needles):
                yield from self._piece(number).items()

    def beside(self, key: Key) -> Iterable[tuple[Key, Value]]:
        """The entries of the piece in which *key* lies, or would lie."""
        return self._piece(_number(key, len(self._extents))).items()

    def pairs(self) -> Iterator[tuple[Key, Value]]:
        """Every key with its value."""
        for number in range(len(self._extents)):
            yield from self._piece(number).items()

    def __getitem__(self, key: Key) -> Value:
        return self._piece(_number(key, len(self._extents)))[key]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, (str, tuple)) and key in self._piece(_number(key, len(self._extents)))

    def __iter__(self) -> Iterator[Key]:
        for number in range(len(self._extents)):
            yield from self._piece(number)

    def __len__(self) -> int:
        return self._count


def packed(table: Table[Key, Value], freeze: Callable[[object], bytes]) -> tuple[list[Extent], bytes]:
    """All of *table* for `Pieces`."""
    pieces: list[dict[Key, Value]] = [{} for _ in range(len(table) // PER_PIECE + 1)]
    for key, value in table.pairs():
        pieces[_number(key, len(pieces))][key] = value
    extents: list[Extent] = []
    frozen: list[bytes] = []
    at = 0
    for piece in pieces:
        data = freeze(piece)
        extents.append((at, len(data), digest(data)))
        frozen.append(data)
        at += len(data)
    return extents, b"".join(frozen)
