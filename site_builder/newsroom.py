"""All that the editors said: what changed since the last build is read and checked, the rest is remembered."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from site_builder.catalogue import is_error
from site_builder.check import check_rest, check_story
from site_builder.load.content import load_rest
from site_builder.load.documents import read_body
from site_builder.load.folder import Found, list_content
from site_builder.load.loaded import Loaded
from site_builder.load.stories import group_stories, load_story
from site_builder.model.body import Body
from site_builder.model.content import Content
from site_builder.model.story import Story, body_languages
from site_builder.model.values import Reading
from site_builder.places import Ref
from site_builder.plan.records import Records
from site_builder.plan.rows import Row, row_of
from site_builder.problems import ContentError, Place, Problem, problem
from site_builder.reads import Fact, Reads
from site_builder.vault import ForgottenError, Vault, digest, freeze, thaw
from site_builder.workshop import Claims, share_out

PIECE = 50
"""Stories that a process claims at once."""
WORTH_SHARING = 300
"""Fewer stories than this are read faster by one process than a second one is started."""

Inspector = Callable[[Path], tuple[int, int]]
Key = tuple[str, str, str]


class Entry(NamedTuple):
    """What is remembered of a story beside its record."""

    files: tuple[tuple[str, str], ...]
    """Language in the file's name and path of each file, the original first."""
    row: Row
    digest: bytes
    """Of all that its files say but the texts."""
    texts: tuple[tuple[str, str, bytes], ...]
    """Language, path and digest of each text."""
    warnings: tuple[Problem, ...]
    looked_up: tuple[Fact, ...]
    """The other records that its check asked for."""
    span: tuple[int, int, bytes]
    """Where the record lies among the remembered stories, and its digest."""


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

    def groups(self) -> dict[str, tuple[Found, ...]]:
        """The files of each story."""
        return {
            id: tuple(Found("story", id, language, path) for language, path in entry.files) for id, entry in self.entries.items()
        }

    def loaded(self, root: Path) -> Loaded:
        """What was said, but for the stories, as it would be read again."""
        site = self.content.site
        sources = {Ref(*key): path for key, path in self.sources.items()}
        return Loaded(root, content=self.content, reading=Reading(site.languages[0], ZoneInfo(site.time_zone)), sources=sources)

    def rows(self) -> Iterator[Row]:
        """Of all stories."""
        return (entry.row for entry in self.entries.values())

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
            story = self._read[id] = thaw(self.frozen(id))
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


class _Told(NamedTuple):
    """A story as one process read it, ready to be handed over."""

    id: str
    entry: Entry
    frozen: bytes
    bodies: dict[str, Body]


class _Everything(Container[str]):
    """Every tag, for the time being: which there are is known when all stories have been read."""

    def __init__(self, note: Callable[..., None]) -> None:
        self._note = note

    def __contains__(self, tag: object) -> bool:
        self._note("tag_ids", str(tag))
        return True


class _Always(Container[str]):
    """Every tag."""

    def __contains__(self, tag: object) -> bool:
        return True


class _Ids(Mapping[str, Any]):
    """Ids without records."""

    def __init__(self, ids: Container[str]) -> None:
        self._ids = ids

    def __getitem__(self, id: str) -> Any:
        raise KeyError(id)

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)  # type: ignore[call-overload]  # only where a likely id is sought

    def __len__(self) -> int:
        return 0


def read_newsroom(
    root: Path, inspect: Inspector, jobs: int, before: Newsroom | None = None, changes: Changes | None = None
) -> Newsroom:
    """Read and check what was said; with the newsroom *before* and the *changes* since, only what changed.

    Raises:
        ContentError: with every finding, warnings too, if any of them is an error.
    """
    if not (root / "content" / "site.yaml").is_file():
        raise ContentError((problem(Place("content/site.yaml"), "C008"),))
    if before is None or changes is None:
        return _read_all(root, inspect, jobs)
    return _read_changed(root, inspect, jobs, before, changes) or _read_all(root, inspect, jobs)


def _read_all(root: Path, inspect: Inspector, jobs: int) -> Newsroom:
    found, problems = list_content(root)
    loaded = load_rest(root, found, inspect)
    groups, doubles = group_stories(found)
    rest = _check_rest(loaded, groups)
    told, wrong = _read_stories(root, loaded, groups, list(groups), jobs)
    entries, blob = _laid_out({}, b"", told)
    wrong += _check_tags(root, loaded, entries)
    listing = tuple(sorted({*problems, *doubles}))
    warnings = _sound(loaded, [*listing, *rest, *wrong], entries)
    return _newsroom(root, loaded, _files_of_rest(found), (listing, rest), entries, (blob, told), warnings, is_rest_new=True)


def _read_changed(root: Path, inspect: Inspector, jobs: int, before: Newsroom, changes: Changes) -> Newsroom | None:
    """The newsroom with what changed; None where too much changed to tell it apart."""
    listing, rest_files = before.listing, before.rest_files
    groups: Mapping[str, Sequence[Found]] = before.groups()
    is_rest_new = any(not path.startswith("content/stories/") for path in changes.paths)
    if changes.is_list_new or is_rest_new:
        found, problems = list_content(root)
        groups, doubles = group_stories(found)
        listing, rest_files = tuple(sorted({*problems, *doubles})), _files_of_rest(found)
        is_rest_new = is_rest_new or rest_files != before.rest_files
    loaded = load_rest(root, found, inspect) if is_rest_new else before.loaded(root)
    if loaded.content is None or loaded.content.site != before.content.site:
        return None
    rest = _check_rest(loaded, groups) if is_rest_new or groups.keys() != before.entries.keys() else before.rest
    facts = _changed_records(before.content, loaded.content) if is_rest_new else set()
    facts |= {("stories", id) for id in groups.keys() ^ before.entries.keys()}
    known = before.entries
    ids = [
        id
        for id, files in groups.items()
        if id not in known
        or known[id].files != _named(files)
        or any(path in changes.paths for _, path in known[id].files)
        or (facts and not facts.isdisjoint(known[id].looked_up))
    ]
    told, wrong = _read_stories(root, loaded, groups, ids, jobs)
    kept = {id: entry for id, entry in known.items() if id in groups and id not in set(ids)}
    entries, blob = _laid_out(kept, before.blob, told)
    wrong += _check_tags(root, loaded, entries)
    warnings = _sound(loaded, [*listing, *rest, *wrong], entries)
    return _newsroom(root, loaded, rest_files, (listing, rest), entries, (blob, told), warnings, is_rest_new=is_rest_new)


def _newsroom(
    root: Path,
    loaded: Loaded,
    rest_files: tuple[str, ...],
    problems: tuple[tuple[Problem, ...], tuple[Problem, ...]],
    entries: dict[str, Entry],
    read: tuple[bytes, Sequence[_Told]],
    warnings: tuple[Problem, ...],
    *,
    is_rest_new: bool,
) -> Newsroom:
    if loaded.content is None:
        raise TypeError(loaded)
    blob, told = read
    pages = {key: body for key, body in loaded.content.bodies.items() if key[0] == "page"}
    bodies = Bodies(root, entries, pages)
    for one in told:
        bodies.add(one.id, one.bodies)
    return Newsroom(
        content=replace(loaded.content, stories=Stories(entries, blob), bodies=bodies),
        entries=entries,
        blob=blob,
        warnings=warnings,
        sources={(ref.kind, ref.id, ref.language): path for ref, path in loaded.sources.items() if ref.kind != "story"},
        rest_files=rest_files,
        listing=problems[0],
        rest=problems[1],
        is_rest_new=is_rest_new,
        changed={one.id for one in told},
    )


def _files_of_rest(found: Sequence[Found]) -> tuple[str, ...]:
    return tuple(file.path for file in found if file.kind != "story")


def _named(files: Sequence[Found]) -> tuple[tuple[str, str], ...]:
    return tuple((file.language, file.path) for file in files)


def _check_rest(loaded: Loaded, groups: Container[str]) -> tuple[Problem, ...]:
    problems = set(loaded.problems)
    if loaded.content is not None:
        problems |= set(check_rest(replace(loaded.content, stories=_Ids(groups), tag_ids=_Always()), loaded))
    return tuple(sorted(problems))


def _changed_records(before: Content, now: Content) -> set[Fact]:
    """The records, but stories, that are new, gone or another."""
    changed: set[Fact] = set()
    for kind in ("programs", "people", "organizations", "photos", "coverage", "pages"):
        old, new = getattr(before, kind), getattr(now, kind)
        changed |= {(kind, id) for id in old.keys() | new.keys() if old.get(id) != new.get(id)}
    return changed


def _read_stories(
    root: Path, loaded: Loaded, groups: Mapping[str, Sequence[Found]], ids: Sequence[str], jobs: int
) -> tuple[list[_Told], list[Problem]]:
    def work(claims: Claims) -> tuple[list[_Told], list[Problem]]:
        told: list[_Told] = []
        problems: list[Problem] = []
        for number in claims:
            for id in islice(ids, number * PIECE, (number + 1) * PIECE):
                one, found = _read_story(root, loaded, groups, groups[id])
                problems += found
                told += [one] if one else []
        return told, problems

    pieces = -(-len(ids) // PIECE)
    results = share_out(pieces, jobs if len(ids) >= WORTH_SHARING else 1, work)
    return [one for told, _ in results for one in told], [one for _, found in results for one in found]


def _read_story(
    root: Path, loaded: Loaded, groups: Mapping[str, Sequence[Found]], files: Sequence[Found]
) -> tuple[_Told | None, list[Problem]]:
    """One story, and the errors in it."""
    read = load_story(root, files, loaded.reading)
    problems = list(read.problems)
    story = read.story
    if story is None:
        return None, problems
    reads = Reads()
    if loaded.content is not None:
        loaded.sources |= read.sources
        problems += check_story(story, read.bodies, _noting(loaded.content, groups, reads), loaded)
    by_language = {found.language: found.path for found in files}
    paths = {key: by_language.get(language, "") for _, language, key in body_languages(story.wordings)}
    texts = tuple((key, path, read.digests[path].text) for key, path in paths.items() if path in read.digests)
    frozen = freeze(story)
    entry = Entry(
        files=tuple((found.language, found.path) for found in files),
        row=row_of(story, read.bodies.values()),
        digest=digest(b"".join(read.digests[path].front for path in paths.values() if path in read.digests)),
        texts=texts,
        warnings=tuple(one for one in problems if not is_error(one)),
        looked_up=tuple(sorted(reads.facts)),
        span=(0, len(frozen), digest(frozen)),
    )
    return _Told(story.id, entry, frozen, read.bodies), [one for one in problems if is_error(one)]


def _noting(content: Content, stories: Container[str], reads: Reads) -> Content:
    """*content* as the check of one story sees it: what it looks up is noted."""
    return replace(
        content,
        programs=Records("programs", content.programs, reads.note),
        people=Records("people", content.people, reads.note),
        organizations=Records("organizations", content.organizations, reads.note),
        photos=Records("photos", content.photos, reads.note),
        coverage=Records("coverage", content.coverage, reads.note),
        pages=Records("pages", content.pages, reads.note),
        stories=Records("stories", _Ids(stories), reads.note),
        tag_ids=_Everything(reads.note),  # type: ignore[arg-type]  # only `in` is asked of it
    )


def _laid_out(kept: Mapping[str, Entry], blob: bytes, told: Sequence[_Told]) -> tuple[dict[str, Entry], bytes]:
    """The entries by id, and the records one after the other: those of *told* after those that are there."""
    entries = dict(kept)
    if told and len(blob) > 2 * sum(entry.span[1] for entry in kept.values()):
        entries, blob = _compact(kept, blob)
    parts, at = [blob], len(blob)
    for one in sorted(told, key=lambda one: one.id):
        _, size, known = one.entry.span
        entries[one.id] = one.entry._replace(span=(at, size, known))
        parts.append(one.frozen)
        at += size
    return dict(sorted(entries.items())), b"".join(parts)


def _compact(entries: Mapping[str, Entry], blob: bytes) -> tuple[dict[str, Entry], bytes]:
    """The same without the records that no entry names any more."""
    parts: list[bytes] = []
    laid: dict[str, Entry] = {}
    at = 0
    for id, entry in entries.items():
        start, size, known = entry.span
        parts.append(blob[start : start + size])
        laid[id] = entry._replace(span=(at, size, known))
        at += size
    return laid, b"".join(parts)


def _check_tags(root: Path, loaded: Loaded, entries: Mapping[str, Entry]) -> list[Problem]:
    """What is wrong with links to tags, which cannot be told before all stories were read."""
    if loaded.content is None:
        return []
    known = frozenset((*loaded.content.tags, *(tag for entry in entries.values() for tag, _ in entry.row.tags)))
    full = replace(loaded.content, stories=_Ids(entries), tag_ids=known)
    found = list(check_rest(full, loaded))
    for id, entry in entries.items():
        if any(fact[0] == "tag_ids" and fact[1] not in known for fact in entry.looked_up):
            read = load_story(root, [Found("story", id, language, path) for language, path in entry.files], loaded.reading)
            loaded.sources |= read.sources
            found += check_story(read.story, read.bodies, full, loaded) if read.story else ()
    return [one for one in found if is_error(one)]


def _sound(loaded: Loaded, problems: Sequence[Problem], entries: Mapping[str, Entry]) -> tuple[Problem, ...]:
    """Every warning; but if there is any error, everything is raised."""
    found = tuple(sorted({*problems, *(one for entry in entries.values() for one in entry.warnings)}))
    if loaded.content is None or any(is_error(one) for one in found):
        raise ContentError(found)
    return found


# Kept for the next build.


def sections_of(newsroom: Newsroom, before: Newsroom | None) -> dict[str, bytes]:
    """What to keep, as far as it differs from *before*."""
    found: dict[str, bytes] = {}
    if before is None or newsroom.is_rest_new or newsroom.listing != before.listing or newsroom.rest != before.rest:
        pages = {key: newsroom.content.bodies[key] for key in newsroom.content.bodies if key[0] == "page"}
        rest = replace(newsroom.content, stories={}, bodies=pages, tag_ids=frozenset())
        found["rest"] = freeze((rest, newsroom.sources, newsroom.rest_files, newsroom.listing, newsroom.rest, newsroom.warnings))
    if before is None or newsroom.entries != before.entries:
        found["entries"] = freeze({id: tuple(entry) for id, entry in newsroom.entries.items()})
    if before is None or newsroom.blob is not before.blob:
        found["stories"] = newsroom.blob
    return found


def remembered(vault: Vault, root: Path) -> Newsroom:
    """The newsroom of the last build.

    Raises:
        ForgottenError: if it is not all there.
    """
    content, sources, rest_files, listing, rest, warnings = vault.load("rest")
    entries = {id: Entry._make(entry) for id, entry in vault.load("entries").items()}
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
