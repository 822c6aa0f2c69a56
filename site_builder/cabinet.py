"""What was said, filed: stories are taken out of what is remembered, and texts out of their files, when they are asked for."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from site_builder.dataclass import dataclass
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
from site_builder.table import ForgottenError, Table, digest
from site_builder.vault import Vault, freeze, thaw

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
    warnings: tuple[Problem, ...]


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
    bodies: "Bodies"
    """Those of *content*."""
    entries: Table[str, Entry]
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
    warned: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    """Warnings about stories, by id."""
    spare: int = 0
    """Bytes of the blob that nobody asks for any more."""
    is_rest_new: bool = False
    """Whether anything but stories was read."""
    changed: set[str] = field(default_factory=set)
    """The stories that were read."""
    gone: set[str] = field(default_factory=set)
    """The stories that were there before."""

    def groups(self, ids: Iterable[str]) -> dict[str, tuple[Found, ...]]:
        """The files of each of these stories, as far as they are known."""
        known = ((id, self.entries[id].files) for id in ids if id in self.entries)
        return {id: tuple(Found("story", id, language, path) for language, path in files) for id, files in known}

    def loaded(self, root: Path) -> Loaded:
        """What was said, but for the stories, as it would be read again."""
        site = self.content.site
        sources = {Ref(*key): path for key, path in self.sources.items()}
        content = replace(self.content, bodies=self.bodies.pages)
        return Loaded(root, content=content, reading=Reading(site.languages[0], ZoneInfo(site.time_zone)), sources=sources)

    def rows(self, ids: Collection[str] | None = None) -> Iterator[Row]:
        """Of all stories, or of these, but for those that were withdrawn by a record."""
        withdrawn = self.content.withdrawals
        pairs = self.entries.pairs() if ids is None else ((id, self.entries[id]) for id in ids)
        return (entry.row for id, entry in pairs if id not in withdrawn)

    def signed_later(self, root: Path, public: Collection[str], now: datetime) -> tuple[Problem, ...]:
        """The signatures under *public* stories that did not exist yet at *now*."""
        if self.content.site.approval is None:
            return ()
        every = ((number, one) for id, own in self.content.approvals.items() if id in public for number, one in own)
        late = [(number, one) for number, one in every if one.at > now]
        if not late:
            return ()
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

    def facts_by_file(self) -> dict[str, tuple[Fact, ...]]:
        """What whoever shows something of a story's file has read."""
        return {
            path: (("stories", id), ("bodies", "story", id, language), ("bodies", "story", id, ""))
            for id, entry in self.entries.items()
            for language, path in entry.files
        }

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
        return iter(sorted(self._entries))

    def __len__(self) -> int:
        return len(self._entries)


class Bodies(Mapping[Key, Body]):
    """Texts, read from their files when they are asked for.

    That of a story is given away: its page asks for it once, and all of them together would take the most room of all.
    """

    def __init__(self, root: Path, entries: Mapping[str, Entry], pages: Mapping[Key, Body]) -> None:
        self._root, self._entries, self.pages = root, entries, pages
        self._read: dict[Key, Body] = {}

    def add(self, id: str, bodies: Mapping[str, Body]) -> None:
        """The texts of a story that was just read."""
        for language, body in bodies.items():
            self._read["story", id, language] = body

    def __getitem__(self, key: Key) -> Body:
        kind, id, language = key
        if kind == "page":
            return self.pages[key]
        body = self._read.pop(key, None)
        if body is None:
            if id not in self._entries:
                raise KeyError(key)
            path, known = next((path, known) for own, path, known in self._entries[id].texts if own == language)
            body = read_body(self._root, path, known)
            if body is None:
                raise ContentError((problem(Place(path), "C018"),))
        return body

    def __iter__(self) -> Iterator[Key]:
        yield from self.pages
        yield from (("story", id, language) for id in self._entries for language, *_ in self._entries[id].texts)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def file_away(
    kept: Table[str, Entry], blob: bytes, spare: int, told: Sequence[Told], gone: Collection[str]
) -> tuple[Table[str, Entry], bytes, int]:
    """The entries by id, the records one after the other, those of *told* after those that are there, and their spare bytes.

    Args:
        kept: What was there; what is *gone* and not *told* is dropped.
    """
    parts, at = [blob], len(blob)
    new: dict[str, Entry] = {}
    spare += sum(kept[id].span[1] for id in gone if id in kept)
    for one in sorted(told, key=lambda one: one.id):
        _, size, known = one.entry.span
        before = kept.get(one.id)
        if before is not None and before.span[1:] == (size, known):
            span = before.span
        else:
            spare += before.span[1] if before and one.id not in gone else 0
            span = (at, size, known)
            parts.append(one.frozen)
            at += size
        new[one.id] = one.entry._replace(span=span)
    entries = kept.changed(new, gone)
    blob = blob if len(parts) == 1 else b"".join(parts)
    return (*_packed(entries, blob), 0) if spare > SPARE + len(blob) // 2 else (entries, blob, spare)


def _packed(entries: Table[str, Entry], blob: bytes) -> tuple[Table[str, Entry], bytes]:
    """The same without records that nobody asks for any more."""
    parts, at = [], 0
    moved: dict[str, Entry] = {}
    for id, entry in entries.pairs():
        start, size, known = entry.span
        parts.append(blob[start : start + size])
        moved[id] = entry._replace(span=(at, size, known))
        at += size
    return entries.changed(moved), b"".join(parts)


# Kept for the next build.


def sections_of(newsroom: Newsroom, before: Newsroom | None) -> dict[str, bytes]:
    """What to keep, as far as it differs from *before*."""
    found: dict[str, bytes] = {}
    if before is None or newsroom.is_rest_new or newsroom.listing != before.listing or newsroom.rest != before.rest:
        rest = replace(newsroom.content, stories={}, bodies=newsroom.bodies.pages, tag_ids=frozenset())
        found["rest"] = freeze((rest, newsroom.sources, newsroom.rest_files, newsroom.listing, newsroom.rest))
    if before is None or (newsroom.warned, newsroom.spare) != (before.warned, before.spare):
        found["warned"] = freeze((newsroom.warned, newsroom.spare))
    if before is None or newsroom.blob is not before.blob:
        found["stories"] = newsroom.blob
    return found


def settled(newsroom: Newsroom, root: Path) -> Newsroom:
    """*newsroom* as the next build would remember it."""
    bodies = Bodies(root, newsroom.entries, newsroom.bodies.pages)
    stories = Stories(newsroom.entries, newsroom.blob)
    content = replace(newsroom.content, stories=stories, bodies=bodies, tag_ids=frozenset())
    return replace(newsroom, content=content, bodies=bodies, warnings=(), is_rest_new=False, changed=set(), gone=set())


def remembered(vault: Vault, root: Path) -> Newsroom:
    """The newsroom of the last build.

    Raises:
        ForgottenError: if it is not all there.
    """
    content, sources, rest_files, listing, rest = vault.load("rest")
    entries = vault.load_table("entries")
    blob = vault.load_bytes("stories", checked=False)
    warned, spare = vault.load("warned")
    bodies = Bodies(root, entries, content.bodies)
    return Newsroom(
        content=replace(content, stories=Stories(entries, blob), bodies=bodies),
        bodies=bodies,
        entries=entries,
        blob=blob,
        warnings=(),
        sources=sources,
        rest_files=rest_files,
        listing=listing,
        rest=rest,
        warned=warned,
        spare=spare,
    )
