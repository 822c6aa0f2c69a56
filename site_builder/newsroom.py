"""All that the editors said: what changed since the last build is read and checked, the rest is remembered."""

from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from site_builder.cabinet import Bodies, Changes, Entry, Newsroom, Stories, Told, file_away
from site_builder.catalogue import is_error
from site_builder.check import check_rest, check_story
from site_builder.check.consents import Judge
from site_builder.check.rulings import ruled
from site_builder.check.stand_ins import EveryTag, Ids
from site_builder.custody import Custody
from site_builder.load.content import Inspector, load_rest
from site_builder.load.documents import Heads
from site_builder.load.folder import Found, list_content
from site_builder.load.loaded import Loaded
from site_builder.load.stories import group_stories, load_story
from site_builder.lookups import are_tags_used, doubtful_tags, noting
from site_builder.model.content import Content
from site_builder.model.packed import pack
from site_builder.model.story import body_languages
from site_builder.model.values import Language
from site_builder.model.withdrawal import Withdrawal
from site_builder.plan.rows import row_of
from site_builder.problems import ContentError, Place, Problem, problem
from site_builder.reads import Fact, Reads
from site_builder.table import Table, digest
from site_builder.vault import freeze
from site_builder.workshop import Claims, share_out

PIECE = 50
"""Stories that a process claims at once."""
WORTH_SHARING = 300
"""Fewer stories than this are read faster by one process than a second one is started."""

Loader = Callable[[Sequence[Found]], Loaded]
"""Reads all but the stories of the files that were found."""


def read_newsroom(
    root: Path,
    inspect: Inspector,
    jobs: int,
    before: Newsroom | None = None,
    changes: Changes | None = None,
    custody: Custody | None = None,
    *,
    asks_signatures: bool = True,
    supposed: Mapping[str, Withdrawal] | None = None,
    meanwhile: Callable[[tuple[Language, ...]], None] | None = None,
) -> Newsroom:
    """Read and check what was said; with the newsroom *before* and the *changes* since, only what changed.

    Args:
        custody: By which consents are judged; without it none is.
        asks_signatures: Whether a published story must bear its signatures, if this site asks for any.
        supposed: Records of withdrawal to reckon with as if they were written already, by story.
        meanwhile: Done by this process while others read already, if all is to be read.

    Raises:
        ContentError: with every finding, warnings too, if any of them is an error.
    """
    if not (root / "content" / "site.yaml").is_file():
        raise ContentError((problem(Place("content/site.yaml"), "C008"),))

    def load(found: Sequence[Found]) -> Loaded:
        return load_rest(root, found, inspect, asks_signatures=asks_signatures, supposed=supposed)

    if before and changes and (read := _read_changed(root, load, jobs, before, changes, custody, is_rest_new=bool(supposed))):
        return read
    return _read_all(root, load, jobs, custody, meanwhile)


def _read_all(
    root: Path, load: Loader, jobs: int, custody: Custody | None, meanwhile: Callable[[tuple[Language, ...]], None] | None
) -> Newsroom:
    found, problems = list_content(root)
    loaded = load(found)
    groups, doubles = group_stories(found)
    held = custody.open(loaded) if custody else ()
    rest = _check_rest(loaded, groups, custody)
    ready = partial(meanwhile, loaded.content.site.languages) if meanwhile and loaded.content else None
    told, wrong = _read_stories(root, loaded, groups, [*groups], jobs, all_ids=groups.keys(), custody=custody, meanwhile=ready)
    entries, blob, spare = file_away(Table.of({}), b"", 0, told, ())
    warned = {one.id: one.warnings for one in told if one.warnings}
    wrong += held
    wrong += _check_tags(root, loaded, entries, groups)
    listing = tuple(sorted({*problems, *doubles}))
    warnings = _sound(loaded, [*listing, *rest, *wrong], warned)
    return _newsroom(
        root,
        loaded,
        told,
        entries=entries,
        blob=(blob, spare),
        rest_files=_files_of_rest(found),
        listing=listing,
        rest=rest,
        warnings=warnings,
        warned=warned,
        is_rest_new=True,
    )


def _read_changed(
    root: Path,
    load: Loader,
    jobs: int,
    before: Newsroom,
    changes: Changes,
    custody: Custody | None,
    *,
    is_rest_new: bool,
) -> Newsroom | None:
    """The newsroom with what changed; None where too much changed to tell it apart."""
    listing, rest_files, known = before.listing, before.rest_files, before.entries
    is_rest_new = is_rest_new or any(not path.startswith("content/stories/") for path in changes.paths)
    if changes.is_list_new or is_rest_new:
        found, problems = list_content(root)
        groups, doubles = group_stories(found)
        listing, rest_files = tuple(sorted({*problems, *doubles})), _files_of_rest(found)
        is_rest_new = is_rest_new or rest_files != before.rest_files
    else:
        groups = before.groups({path.rpartition("/")[2].partition(".")[0] for path in changes.paths})
    loaded = load(found) if is_rest_new else before.loaded(root)
    now, then = loaded.content, before.content
    if now is None or (now.site, now.lexicon) != (then.site, then.lexicon):  # by which every story is judged
        return None
    gone = {id for id in known if id not in groups} if changes.is_list_new else set[str]()
    held = custody.open(loaded) if custody else ()
    facts = _changed_records(then, now) if is_rest_new else set()
    facts |= {("stories", id) for id in gone} | {("stories", id) for id in groups if id not in known}
    if facts and not changes.is_list_new:
        groups = before.groups(known)
    ids = [id for id, files in groups.items() if _is_touched(known.get(id), files, changes.paths, facts)]
    all_ids: Collection[str] = groups if changes.is_list_new else known
    rest = _check_rest(loaded, all_ids, custody) if is_rest_new or facts else before.rest
    told, wrong = _read_stories(root, loaded, groups, ids, jobs, all_ids=all_ids, before=before, custody=custody)
    read = {one.id: one.warnings for one in told}
    gone |= {id for id in ids if id not in read and id in known}
    entries, blob, spare = file_away(known, before.blob, before.spare, told, gone)
    warned = {id: found for id, found in before.warned.items() if id not in gone} | read
    warned = {id: found for id, found in warned.items() if found}
    wrong += held
    if is_rest_new or gone or not are_tags_used(entries, loaded.content, doubtful_tags(known, entries, ids)):
        wrong += _check_tags(root, loaded, entries, all_ids)
    warnings = _sound(loaded, [*listing, *rest, *wrong], warned)
    return _newsroom(
        root,
        loaded,
        told,
        entries=entries,
        blob=(blob, spare),
        rest_files=rest_files,
        listing=listing,
        rest=rest,
        warnings=warnings,
        warned=warned,
        is_rest_new=is_rest_new,
        gone=gone,
    )


def _is_touched(entry: Entry | None, files: Sequence[Found], paths: Collection[str], facts: AbstractSet[Fact]) -> bool:
    """Whether a story must be read again: it is new, one of its files changed, or a record that it names."""
    if entry is None or entry.files != _named(files):
        return True
    return any(path in paths for _, path in entry.files) or not facts.isdisjoint(entry.looked_up)


def _newsroom(
    root: Path,
    loaded: Loaded,
    told: Sequence[Told],
    *,
    entries: Table[str, Entry],
    blob: tuple[bytes, int],
    rest_files: tuple[str, ...],
    listing: tuple[Problem, ...],
    rest: tuple[Problem, ...],
    warnings: tuple[Problem, ...],
    warned: dict[str, tuple[Problem, ...]],
    is_rest_new: bool,
    gone: AbstractSet[str] = frozenset(),
) -> Newsroom:
    if loaded.content is None:
        raise TypeError(loaded)
    pages = {key: body for key, body in loaded.content.bodies.items() if key[0] == "page"}
    bodies = Bodies(root, entries, pages)
    for one in told:
        bodies.add(one.id, one.bodies)
    return Newsroom(
        content=replace(loaded.content, stories=Stories(entries, blob[0]), bodies=bodies),
        bodies=bodies,
        entries=entries,
        blob=blob[0],
        spare=blob[1],
        warnings=warnings,
        sources={(ref.kind, ref.id, ref.language): path for ref, path in loaded.sources.items() if ref.kind != "story"},
        rest_files=rest_files,
        listing=listing,
        rest=rest,
        warned=warned,
        is_rest_new=is_rest_new,
        changed={one.id for one in told},
        gone=set(gone),
    )


def _files_of_rest(found: Sequence[Found]) -> tuple[str, ...]:
    return tuple(file.path for file in found if file.kind != "story")


def _named(files: Sequence[Found]) -> tuple[tuple[str, str], ...]:
    return tuple((file.language, file.path) for file in files)


def _check_rest(loaded: Loaded, groups: Collection[str], custody: Custody | None) -> tuple[Problem, ...]:
    problems = set(loaded.problems)
    if loaded.content is not None:
        problems |= set(custody.judge.judge_rest(loaded.content, loaded)) if custody and custody.judge else set()
        problems |= set(check_rest(replace(loaded.content, stories=Ids(groups), tag_ids=EveryTag(Reads().note)), loaded))
    return tuple(sorted(problems))


def _changed_records(before: Content, now: Content) -> set[Fact]:
    """The records, but stories, that are new, gone or another; and the kinds of which any is."""
    changed: set[Fact] = set()
    kinds = ("programs", "people", "organizations", "photos", "pictures", "coverage", "pages", "withdrawals", "approvals")
    for kind in kinds:
        old, new = getattr(before, kind), getattr(now, kind)
        ids = {id for id in old.keys() | new.keys() if old.get(id) != new.get(id)}
        changed |= {(kind, id) for id in ids} | ({(kind,)} if ids else set())
    return changed


def _known_head(before: Newsroom | None, id: str) -> Heads:
    """The head of a story as it was read before."""
    entry = before.entries.get(id) if before else None
    if before is None or entry is None or id in before.warned:
        return {}
    return {path: (entry.front, before.content.stories[id].head) for language, path in entry.files if not language}


def _read_stories(
    root: Path,
    loaded: Loaded,
    groups: Mapping[str, Sequence[Found]],
    ids: Sequence[str],
    jobs: int,
    *,
    all_ids: Collection[str],
    before: Newsroom | None = None,
    custody: Custody | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> tuple[list[Told], list[Problem]]:
    is_few = len(ids) < WORTH_SHARING  # of many, all texts would take more room than all else: pages read them again

    def work(claims: Claims) -> tuple[list[Told], list[Problem]]:
        told: list[Told] = []
        problems: list[Problem] = []
        reads = Reads()
        content = noting(loaded.content, all_ids, reads) if loaded.content else None
        judge = custody.judge if custody else None
        for number in claims:
            for id in islice(ids, number * PIECE, (number + 1) * PIECE):
                one, found = _read_story(root, loaded, (content, reads, judge), groups[id], _known_head(before, id))
                problems += found
                told += [one if is_few else one._replace(bodies={})] if one else []
        return told, problems

    pieces = -(-len(ids) // PIECE)
    results = share_out(pieces, 1 if is_few else jobs, work, meanwhile=meanwhile)
    return [one for told, _ in results for one in told], [one for _, found in results for one in found]


def _read_story(
    root: Path, loaded: Loaded, noting: tuple[Content | None, Reads, Judge | None], files: Sequence[Found], known: Heads
) -> tuple[Told | None, list[Problem]]:
    """One story, and the errors in it."""
    read = load_story(root, files, loaded.reading, known)
    problems = list(read.problems)
    story = read.story
    if story is None:
        return None, problems
    content, reads, judge = noting
    reads.facts = set()
    if content is not None:
        loaded.sources |= read.sources
        problems += check_story(story, read.bodies, content, loaded)
        problems += judge.judge_story(story, read.bodies, content, loaded) if judge else ()
        problems = _ruled(problems, loaded)
    by_language = {found.language: found.path for found in files}
    paths = {key: by_language.get(language, "") for _, language, key in body_languages(story.wordings)}
    texts = tuple((key, path, read.digests[path].text) for key, path in paths.items() if path in read.digests)
    frozen = freeze(pack(story))
    entry = Entry(
        files=tuple((found.language, found.path) for found in files),
        row=row_of(story, read.bodies.values()),
        digest=digest(b"".join(read.digests[path].front for path in paths.values() if path in read.digests)),
        texts=texts,
        front=next((read.digests[path].front for path in paths.values() if path in read.digests), b""),
        looked_up=tuple(reads.facts),
        span=(0, len(frozen), digest(frozen)),
    )
    warnings = tuple(one for one in problems if not is_error(one)) if problems else ()
    return Told(story.id, entry, frozen, read.bodies, warnings), [one for one in problems if is_error(one)]


def _check_tags(root: Path, loaded: Loaded, entries: Table[str, Entry], stories: Collection[str]) -> list[Problem]:
    """What is wrong with links to tags, which cannot be told before all stories were read.

    Args:
        stories: The ids of all stories, of those too that could not be read: who names one of these is not wrong.
    """
    if loaded.content is None:
        return []
    known = frozenset((*loaded.content.tags, *(tag for _, entry in entries.pairs() for tag, _ in entry.row.tags)))
    full = replace(loaded.content, stories=Ids(stories), tag_ids=known)
    found = list(check_rest(full, loaded))
    for id, entry in entries.pairs():
        if any(fact[0] == "tag_ids" and fact[1] not in known for fact in entry.looked_up):
            read = load_story(root, [Found("story", id, language, path) for language, path in entry.files], loaded.reading)
            loaded.sources |= read.sources
            found += check_story(read.story, read.bodies, full, loaded) if read.story else ()
    return [one for one in _ruled(found, loaded) if is_error(one)]


def _ruled(problems: Sequence[Problem], loaded: Loaded) -> list[Problem]:
    """*problems* as this site weighs them."""
    rules = loaded.content.site.rules if loaded.content else None
    return [ruled(one, rules) for one in problems] if rules else list(problems)


def _sound(loaded: Loaded, problems: Sequence[Problem], warned: Mapping[str, Sequence[Problem]]) -> tuple[Problem, ...]:
    """Every warning; but if there is any error, everything is raised."""
    found = tuple(sorted({*_ruled(problems, loaded), *(one for found in warned.values() for one in found)}))
    if loaded.content is None or any(is_error(one) for one in found):
        raise ContentError(found)
    return found
