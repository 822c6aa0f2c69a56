"""The folder `content/` to one `Content`, with everything that is wrong in it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from site_builder.load.documents import read_record, read_tree
from site_builder.load.folder import Found
from site_builder.load.loaded import Loaded
from site_builder.load.records import parse_record
from site_builder.load.stories import group_files, load_page
from site_builder.load.tree import Origin
from site_builder.model.approval import Signature, Signatures
from site_builder.model.body import Body
from site_builder.model.content import Content, tag_ids
from site_builder.model.coverage import Coverage
from site_builder.model.lexicon import LexiconEntry
from site_builder.model.people import Organization, Person
from site_builder.model.photo import Photo, Picture
from site_builder.model.program import Program
from site_builder.model.site import Site
from site_builder.model.story import Page
from site_builder.model.tag import Tag
from site_builder.model.values import Reading, Refusal
from site_builder.model.withdrawal import Withdrawal
from site_builder.places import Ref
from site_builder.problems import Place, problem

Inspector = Callable[[str], Picture]
"""Looks at a picture, by its path below the project's root; refuses what is not a whole one."""

MAPS: tuple[tuple[str, type], ...] = (
    ("people", Person),
    ("organizations", Organization),
    ("coverage", Coverage),
    ("tags", Tag),
    ("withdrawals", Withdrawal),
    ("lexicon", LexiconEntry),
)
"""Files that hold many records, by id."""


def load_rest(
    root: Path,
    found: Sequence[Found],
    inspect: Inspector,
    *,
    asks_signatures: bool = True,
    supposed: Mapping[str, Withdrawal] | None = None,
) -> Loaded:
    """Read all but the stories of what was *found* below `root/content`; the files of stories are only noted."""
    loaded = Loaded(root)
    for file in found:
        loaded.sources.setdefault(Ref(file.kind, file.id, file.language), file.path)
    reader = _RestReader(root, loaded, inspect)
    site = reader.read_site([file for file in found if file.kind == "site"])
    records: dict[str, dict[str, Any]] = {}
    for name, kind in MAPS:
        records[name] = reader.read_map(name, kind, [file for file in found if file.kind == name])
    records["programs"] = reader.read_each(Program, [file for file in found if file.kind == "program"])
    records["photos"] = reader.read_each(Photo, [file for file in found if file.kind == "photo"])
    records["pictures"] = reader.read_pictures([file for file in found if file.kind == "picture"])
    records["approvals"] = reader.read_signatures([file for file in found if file.kind == "approvals"])
    records["withdrawals"] |= supposed or {}
    records["pages"], bodies = reader.read_pages(found)
    if site is not None:
        known = tag_ids(records["tags"], ())
        loaded.content = Content(site=site, bodies=bodies, tag_ids=known, asks_signatures=asks_signatures, **records)
    return loaded


class _RestReader:
    """Reads files one after the other and notes what is wrong with each."""

    def __init__(self, root: Path, loaded: Loaded, inspect: Inspector) -> None:
        self.root = root
        self.loaded = loaded
        self.inspect = inspect

    def note(self, result: tuple[Any, list[Any]]) -> Any:
        value, problems = result
        self.loaded.problems += problems
        return value

    def read_site(self, files: list[Found]) -> Site | None:
        site: Site | None = None
        for file in files:
            tree = self.note(read_tree(self.root, file.path))
            if tree.data is None:
                continue
            self.loaded.sources[Ref("site")] = file.path
            self.loaded.reading = _reading_of(tree.data)
            site = self.note(parse_record(Site, tree.data, Origin(tree, (), file.path), self.loaded.reading, lenient=True))
        return site

    def read_map(self, name: str, kind: type, files: list[Found]) -> dict[str, Any]:
        records: dict[str, Any] = {}
        for file in files:
            tree = self.note(read_tree(self.root, file.path))
            if not isinstance(tree.data, Mapping):
                self.loaded.unread.add(Ref(name))
                place = Origin(tree, (), file.path).place(key=False)
                self.loaded.problems += [] if tree.data is None else [problem(place, "C027")]
                continue
            for id in sorted(str(path[0]) for path in tree.keys if len(path) == 1):
                own = Origin(tree, (id,), file.path)
                self.loaded.sources[Ref(name, id)] = file.path
                record = self.note(parse_record(kind, tree.data.get(id), own, self.loaded.reading, id=id))
                if record is not None:
                    records[id] = record
        return records

    def read_signatures(self, files: list[Found]) -> dict[str, Signatures]:
        """A list of signatures, by story."""
        signatures: dict[str, Signatures] = {}
        for file in files:
            self.loaded.sources[Ref("approvals")] = file.path
            tree = self.note(read_tree(self.root, file.path))
            if tree.data is not None and not isinstance(tree.data, list):
                self.loaded.problems.append(problem(Origin(tree, (), file.path).place(key=False), "T139"))
                continue
            for number, data in enumerate(tree.data or ()):
                own = Origin(tree, (number,), file.path)
                one: Signature | None = self.note(parse_record(Signature, data, own, self.loaded.reading))
                if one is not None:
                    signatures[one.story] = (*signatures.get(one.story, ()), (number, one))
        return signatures

    def read_each(self, kind: type, files: list[Found]) -> dict[str, Any]:
        read = ((file.id, self.note(read_record(self.root, file.path, kind, self.loaded.reading, file.id))) for file in files)
        return {id: record for id, record in read if record is not None}

    def read_pictures(self, files: list[Found]) -> dict[str, Picture]:
        pictures: dict[str, Picture] = {}
        for file in files:
            if file.id in pictures:
                self.loaded.problems.append(problem(Place(file.path), "M106", other=pictures[file.id].file))
                continue
            try:
                pictures[file.id] = self.inspect(file.path)
            except Refusal as refusal:
                self.loaded.problems.append(problem(Place(file.path), refusal.code, **refusal.values))
            except OSError as error:
                self.loaded.problems.append(problem(Place(file.path), "C012", reason=error.strerror or "I/O error"))
        return pictures

    def read_pages(self, found: Sequence[Found]) -> tuple[dict[str, Page], dict[tuple[str, str, str], Body]]:
        pages: dict[str, Page] = {}
        bodies: dict[tuple[str, str, str], Body] = {}
        for id, files in group_files(found, "page").items():
            read = load_page(self.root, files, self.loaded.reading)
            self.loaded.problems += read.problems
            if read.page is not None:
                pages[id] = read.page
                bodies |= {("page", id, language): body for language, body in read.bodies.items()}
        return pages, bodies


def _reading_of(data: Any) -> Reading:
    """The first language and the time zone, if they are written in a way that can be understood."""
    reading = Reading()
    if not isinstance(data, Mapping):
        return reading
    languages = data.get("languages")
    first = languages[0] if isinstance(languages, list) and languages else "id"
    zone = data.get("time_zone", reading.zone.key)
    try:
        return Reading("en" if first == "en" else "id", ZoneInfo(zone))
    except (ValueError, TypeError, OSError, KeyError):
        return reading
