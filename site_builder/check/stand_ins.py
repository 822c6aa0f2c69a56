"""What stands for records that are not there while stories are read one by one: their ids, or any tag at all."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any


class EveryTag(Collection[str]):
    """Every tag, for the time being: which there are is known when all stories have been read."""

    def __init__(self, note: Callable[..., None]) -> None:
        self._note = note

    def __contains__(self, tag: object) -> bool:
        self._note("tag_ids", str(tag))
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class Ids(Mapping[str, Any]):
    """Ids without records."""

    def __init__(self, ids: Collection[str]) -> None:
        self._ids = ids

    def __getitem__(self, id: str) -> Any:
        raise KeyError(id)

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
