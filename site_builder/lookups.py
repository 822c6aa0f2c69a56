"""The content as the check of one story sees it: whatever it looks up is noted."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from site_builder.model.content import Content
from site_builder.plan.records import Records
from site_builder.reads import Reads


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


def noting(content: Content, stories: Collection[str], reads: Reads) -> Content:
    """*content* as the check of one story sees it: what it looks up is noted."""
    return replace(
        content,
        programs=Records("programs", content.programs, reads.note),
        people=Records("people", content.people, reads.note),
        organizations=Records("organizations", content.organizations, reads.note),
        photos=Records("photos", content.photos, reads.note),
        coverage=Records("coverage", content.coverage, reads.note),
        pages=Records("pages", content.pages, reads.note),
        stories=Records("stories", Ids(stories), reads.note),
        tag_ids=EveryTag(reads.note),
    )
