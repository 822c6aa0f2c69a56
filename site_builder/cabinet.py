"""What was said, filed: stories are taken out of what is remembered, and texts out of their files, when they are asked for."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from site_builder.load.documents import read_body
from site_builder.load.folder import Found
from site_builder.load.loaded import Loaded
from site_builder.model.body import Body
from site_builder.model.content import Content
from site_builder.model.packed import unpack
from site_builder.model.story import Story
from site_builder.model.values import Reading
from site_builder.places import Ref
from site_builder.plan.rows import Row
from site_builder.problems import ContentError, Place, Problem, problem
from site_builder.reads import Fact
from site_builder.vault import ForgottenError, Vault, digest, freeze, thaw

Key = tuple[str, str, str]
"""Kind, id and language."""
SPARE = 4_000
"""Bytes of records that nobody asks for any more which are not worth a new file."""


class Entry(NamedTuple):
    """What is remembered of a story beside its record."""

    files: tuple[tuple[str, str], ...]
    """Language in the file's name and path of each file, the original first."""
    row: Row
    digest: bytes
    """Of all that its files say but the texts."""
    texts: tuple[tuple[str, str, bytes], ...]
    """Language, path and digest of each text."""
    front: bytes
    """Digest of the front matter of the original."""
    warnings: tuple[Problem, ...]
    looked_up: tuple[Fact, ...]
    """The other records that its check asked for."""
    span: tuple[int, int, bytes]
    """Where the record lies among the remembered stories, and its digest."""


class Told(NamedTuple):
    """A story as one process read it, ready to be handed over."""

    id: str
    entry: Entry
    frozen: bytes
    bodies: dict[str, Body]


class Changes(NamedTuple):
    """What happened to the files since the last build."""

    paths: frozenset[str]
    """The files that are new, gone or another, from the project's root."""
    is_list_new: bool
    """Whether there may be other files than before."""


@dataclass(slots=True)
class Newsroom:
    """What was said."""

    content: Content
    """Stories and their texts are read when they are asked for."""
    entries: dict[str, Entry]
    warnings: tuple[Problem, ...]
    blob: bytes
    """The records of the stories, frozen, where the entries say."""
    sources: Mapping[Key, str]
    """The files of everything but stories, by kind, id and language."""
    rest_files: tuple[str, ...]
    listing: tuple[Problem, ...] = ()
    """Warnings about which files there are."""
    rest: tuple[Problem, ...] = ()
    """Warnings about everything but stories."""
    is_rest_new: bool = False
    """Whether anything but stories was read."""
    changed: set[str] = field(default_factory=set)
    """The stories that were read."""

    def groups(self, ids: Iterable[str]) -> dict[str, tuple[Found, ...]]:
        """The files of each of these stories, as far as they are known."""
        known = ((id, self.entries[id].files) for id in ids if id in self.entries)
        return {id: tuple(Found("story", id, language, path) for language, path in files) for id, files in known}

    def loaded(self, root: Path) -> Loaded:
        """What was said, but for the stories, as it would be read again."""
        site = self.content.site
        sources = {Ref(*key): path for key, path in self.sources.items()}
        return Loaded(root, content=self.content, reading=Reading(site.languages[0], ZoneInfo(site.time_zone)), sources=sources)

    def rows(self) -> Iterator[Row]:
        """Of all stories."""
        return (entry.row for entry in self.entries.values())

    def signed_later(self, root: Path, public: Collection[str], now: datetime) -> tuple[Problem, ...]:
        """The signatures under *public* stories that did not exist yet at *now*."""
        if self.content.site.approval is None:
            return ()
        every = ((number, one) for id, own in self.content.approvals.items() if id in public for number, one in own)
        late = [(number, one) for number, one in every if one.at > now]
        loaded = self.loaded(root)
        return tuple(
            problem(
                loaded.place(Ref("approvals"), number, "at"),
                "T134",
                f"{number}.at",
                role=one.role,
                story=one.story,
                at=f"{one.at:%Y-%m-%d %H:%M}",
            )
            for number, one in late
        )

    def source(self, kind: str, id: str, language: str = "") -> str:
        """The file of a record."""
        if kind == "story":
            files = dict(self.entries[id].files)
            return files.get(language) or files[""]
        return self.sources.get((kind, id, language)) or self.sources.get((kind, id, ""), "")


class Stories(Mapping[str, Story]):
    """Stories as they were said, from memory or as they were just read."""

    def __init__(self, entries: Mapping[str, Entry], blob: bytes) -> None:
        self._entries, self._blob = entries, blob
        self._read: dict[str, Story] = {}

    def add(self, story: Story) -> None:
        """A story that was just read."""
        self._read[story.id] = story

    def __getitem__(self, id: str) -> Story:
        story = self._read.get(id)
        if story is None:
            story = self._read[id] = unpack(thaw(self.frozen(id)))
        return story

    def frozen(self, id: str) -> bytes:
        """A story as it is remembered."""
        start, size, known = self._entries[id].span
        data = self._blob[start : start + size]
        if digest(data) != known:
            raise ForgottenError(id)
        return data

    def __contains__(self, id: object) -> bool:
        return id in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


class Bodies(Mapping[Key, Body]):
    """Texts, read from their files when they are asked for."""

    def __init__(self, root: Path, entries: Mapping[str, Entry], kept: Mapping[Key, Body]) -> None:
        self._root, self._entries = root, entries
        self._read: dict[Key, Body] = dict(kept)

    def add(self, id: str, bodies: Mapping[str, Body]) -> None:
        """The texts of a story that was just read."""
        for language, body in bodies.items():
            self._read["story", id, language] = body

    def __getitem__(self, key: Key) -> Body:
        body = self._read.get(key)
        if body is None:
            kind, id, language = key
            if kind != "story" or id not in self._entries:
                raise KeyError(key)
            path, known = next((path, known) for own, path, known in self._entries[id].texts if own == language)
            body = read_body(self._root, path, known)
            if body is None:
                raise ContentError((problem(Place(path), "C018"),))
            self._read[key] = body
        return body

    def __iter__(self) -> Iterator[Key]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


def file_away(kept: dict[str, Entry], blob: bytes, told: Sequence[Told], read: Collection[str]) -> tuple[dict[str, Entry], bytes]:
    """The entries by id, and the records one after the other: those of *told* after those that are there.

    Args:
        kept: What was there; what was *read* again and is not *told* is dropped.
    """
    before = {id: kept[id].span for id in read if id in kept}
    is_sorted = len(before) == len(told) == len(read)
    parts, at = [blob], len(blob)
    for id in before.keys() - {one.id for one in told}:
        del kept[id]
    for one in sorted(told, key=lambda one: one.id):
        _, size, known = one.entry.span
        span = before.get(one.id)
        if span is None or span[1:] != (size, known):
            span = (at, size, known)
            parts.append(one.frozen)
            at += size
        kept[one.id] = one.entry._replace(span=span)
    entries = kept if is_sorted else dict(sorted(kept.items()))
    return _packed(entries, blob if len(parts) == 1 else b"".join(parts))


def _packed(entries: dict[str, Entry], blob: bytes) -> tuple[dict[str, Entry], bytes]:
    """The same without records that nobody asks for any more, once they are more than half."""
    if len(blob) <= SPARE + 2 * sum(entry.span[1] for entry in entries.values()):
        return entries, blob
    parts, at = [], 0
    for id, entry in entries.items():
        start, size, known = entry.span
        parts.append(blob[start : start + size])
        entries[id] = entry._replace(span=(at, size, known))
        at += size
    return entries, b"".join(parts)


# Kept for the next build.


def sections_of(newsroom: Newsroom, before: Newsroom | None) -> dict[str, bytes]:
    """What to keep, as far as it differs from *before*."""
    found: dict[str, bytes] = {}
    if before is None or newsroom.is_rest_new or newsroom.listing != before.listing or newsroom.rest != before.rest:
        pages = {key: newsroom.content.bodies[key] for key in newsroom.content.bodies if key[0] == "page"}
        rest = replace(newsroom.content, stories={}, bodies=pages, tag_ids=frozenset())
        found["rest"] = freeze((rest, newsroom.sources, newsroom.rest_files, newsroom.listing, newsroom.rest, newsroom.warnings))
    if before is None or newsroom.blob is not before.blob:
        found["stories"] = newsroom.blob
    return found


def remembered(vault: Vault, root: Path) -> Newsroom:
    """The newsroom of the last build.

    Raises:
        ForgottenError: if it is not all there.
    """
    content, sources, rest_files, listing, rest, warnings = vault.load("rest")
    entries = vault.load_table("entries")
    blob = vault.load_bytes("stories", checked=False)
    return Newsroom(
        content=replace(content, stories=Stories(entries, blob), bodies=Bodies(root, entries, content.bodies)),
        entries=entries,
        blob=blob,
        warnings=warnings,
        sources=sources,
        rest_files=rest_files,
        listing=listing,
        rest=rest,
    )
