"""The folder `content/` to one `Content`, with everything that is wrong in it and where each key stands."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from site_builder.load.documents import Document, parse_document
from site_builder.load.folder import Found, list_content
from site_builder.load.records import Origin, parse_record
from site_builder.load.source_text import SourceText, read_source
from site_builder.load.yaml_tree import Tree, parse_yaml
from site_builder.model.content import Content
from site_builder.model.coverage import Coverage
from site_builder.model.people import Organization, Person
from site_builder.model.photo import Photo, Picture
from site_builder.model.program import Program
from site_builder.model.site import Site
from site_builder.model.story import Page, PageHead, Story, StoryHead, TranslationHead, Wording
from site_builder.model.tag import Tag
from site_builder.model.values import Language, Reading, Refusal, start_of
from site_builder.places import Ref
from site_builder.problems import Place, Problem, problem

Inspector = Callable[[Path], tuple[int, int]]
"""Gives a picture's width and height, upright; refuses what is not a whole picture."""

MAPS: tuple[tuple[str, type], ...] = (
    ("people", Person),
    ("organizations", Organization),
    ("coverage", Coverage),
    ("tags", Tag),
)
"""Files that hold many records, by id."""


@dataclass(slots=True)
class Loaded:
    """What was read."""

    content: Content | None = None
    """None where `site.yaml` itself cannot be understood."""
    problems: list[Problem] = field(default_factory=list)
    origins: dict[Ref, Origin] = field(default_factory=dict)
    unread: set[Ref] = field(default_factory=set)
    """Files of many records that could not be read at all."""

    def place(self, ref: Ref, *loc: str | int, key: bool = False) -> Place:
        """Where the value at *loc* of a record stands; of its key where *key* is true."""
        origin = self.origins.get(ref)
        return origin.place(loc, key=key) if origin else Place("content/site.yaml")

    def line(self, ref: Ref, line: int, column: int = 1) -> Place:
        """A line of the file that a record stands in."""
        return Place(self.origins[ref].path, line, column)

    def is_unread(self, ref: Ref) -> bool:
        """Whether the record exists, or its file may name it, but could not be read."""
        return ref in self.origins or Ref(ref.kind) in self.unread

    def path(self, ref: Ref) -> str:
        """The file that a record stands in."""
        return self.origins[ref].path if ref in self.origins else ""


def load_content(root: Path, inspect: Inspector) -> Loaded:
    """Read everything below `root/content`, and tell everything that is wrong with it."""
    loaded = Loaded()
    if not (root / "content" / "site.yaml").is_file():
        loaded.problems.append(problem(Place("content/site.yaml"), "C008"))
        return loaded
    found, problems = list_content(root)
    loaded.problems += problems
    for file in found:
        loaded.origins.setdefault(Ref(file.kind, file.id, file.language), Origin(Tree(), (), file.path))
    reader = _ContentReader(root, loaded, inspect)
    site = reader.read_site(next((file for file in found if file.kind == "site"), None))
    records: dict[str, dict[str, Any]] = {}
    for name, kind in MAPS:
        records[name] = reader.read_map(name, kind, [file for file in found if file.kind == name])
    records["programs"] = reader.read_each("program", Program, found)
    records["photos"] = reader.read_each("photo", Photo, found)
    records["pictures"] = reader.read_pictures([file for file in found if file.kind == "picture"])
    records["stories"] = reader.read_stories([file for file in found if file.kind == "story"])
    records["pages"] = reader.read_pages([file for file in found if file.kind == "page"])
    if site is not None:
        loaded.content = Content(site=site, **records)
    return loaded


class _ContentReader:
    """Reads files one after the other and notes what is wrong with each."""

    def __init__(self, root: Path, loaded: Loaded, inspect: Inspector) -> None:
        self.root = root
        self.loaded = loaded
        self.inspect = inspect
        self.reading = Reading()

    def note(self, result: tuple[Any, list[Problem]]) -> Any:
        value, problems = result
        self.loaded.problems += problems
        return value

    def source(self, file: Found) -> SourceText | None:
        text: SourceText | None = self.note(read_source(self.root / file.path, file.path))
        return text

    def mapping(self, file: Found) -> tuple[Any, Origin | None]:
        source = self.source(file)
        if source is None:
            return None, None
        tree, problems = parse_yaml(source.text, file.path)
        self.loaded.problems += problems
        origin = Origin(tree, (), file.path)
        if tree.data is None and not problems:
            self.loaded.problems.append(problem(Place(file.path), "C007"))
        return tree.data, origin if tree.data is not None else None

    def read_site(self, file: Found | None) -> Site | None:
        if file is None:
            return None
        data, origin = self.mapping(file)
        if origin is None:
            return None
        self.loaded.origins[Ref("site")] = self.loaded.origins[Ref("site", "site")] = origin
        self.reading = _reading_of(data)
        site: Site | None = self.note(parse_record(Site, data, origin, self.reading, lenient=True))
        return site

    def read_map(self, name: str, kind: type, files: list[Found]) -> dict[str, Any]:
        records: dict[str, Any] = {}
        for file in files:
            data, origin = self.mapping(file)
            if not isinstance(data, Mapping):
                self.loaded.unread.add(Ref(name))
            if origin is None:
                continue
            if not isinstance(data, Mapping):
                self.loaded.problems.append(problem(origin.place(key=False), "C027"))
                continue
            named = {path[0] for path in origin.tree.keys if len(path) == 1}
            for id in sorted(map(str, named)):
                entry = data.get(id)
                own = Origin(origin.tree, (id,), file.path)
                self.loaded.origins[Ref(name, id)] = own
                record = self.note(parse_record(kind, entry, own, self.reading, id=id))
                if record is not None:
                    records[id] = record
        return records

    def read_each(self, name: str, kind: type, found: list[Found]) -> dict[str, Any]:
        records: dict[str, Any] = {}
        for file in found:
            if file.kind != name:
                continue
            data, origin = self.mapping(file)
            if origin is None:
                continue
            self.loaded.origins[Ref(name, file.id)] = origin
            record = self.note(parse_record(kind, data, origin, self.reading, id=file.id))
            if record is not None:
                records[file.id] = record
        return records

    def read_pictures(self, files: list[Found]) -> dict[str, Picture]:
        pictures: dict[str, Picture] = {}
        for file in files:
            if file.id in pictures:
                self.loaded.problems.append(problem(Place(file.path), "M106", other=pictures[file.id].file))
                continue
            path = self.root / file.path
            try:
                digest = hashlib.blake2b(path.read_bytes(), digest_size=16).digest()
                width, height = self.inspect(path)
            except Refusal as refusal:
                self.loaded.problems.append(problem(Place(file.path), refusal.code, **refusal.values))
                continue
            except OSError as error:
                self.loaded.problems.append(problem(Place(file.path), "C012", reason=error.strerror or "I/O error"))
                continue
            pictures[file.id] = Picture(file=file.path, digest=digest, width=width, height=height)
        return pictures

    def documents(self, files: list[Found]) -> dict[str, list[tuple[Found, Document]]]:
        """The readable files of each id, the original before its translations."""
        documents: dict[str, list[tuple[Found, Document]]] = {}
        for file in sorted(files, key=lambda file: (file.id, file.language)):
            source = self.source(file)
            if source is None:
                continue
            document: Document | None = self.note(parse_document(source))
            if document is not None and document.head is not None:
                documents.setdefault(file.id, []).append((file, document))
        return documents

    def read_stories(self, files: list[Found]) -> dict[str, Story]:
        stories: dict[str, Story] = {}
        for id, documents in self.documents(self.without_doubles(files)).items():
            head, wordings = self.read_wordings("story", id, documents, StoryHead, TranslationHead)
            if head is None or not wordings:
                continue
            file = documents[0][0]
            if file.path.split("/")[2] != f"{head.date.year:04d}":
                place = self.loaded.place(Ref("story", id), "date")
                self.loaded.problems.append(problem(place, "C118", "date", year=head.date.year, folder=file.path.split("/")[2]))
            live = head.publish or start_of(head.date, self.reading.zone)
            live = max(live, head.embargo) if head.embargo else live
            stories[id] = Story(id=id, head=head, live=live, wordings=wordings)
        return stories

    def without_doubles(self, files: list[Found]) -> list[Found]:
        """The same file name in two years would make two stories of one id: the first one stays, with its translations."""
        originals: dict[str, list[str]] = {}
        for file in files:
            originals.setdefault(file.id, []).extend([] if file.language else [file.path])
        second = {(id, _folder(path)) for id, paths in originals.items() for path in paths[1:]}
        for paths in originals.values():
            self.loaded.problems += [problem(Place(path), "C120", other=paths[0]) for path in paths[1:]]
        return [file for file in files if (file.id, _folder(file.path)) not in second]

    def read_pages(self, files: list[Found]) -> dict[str, Page]:
        pages: dict[str, Page] = {}
        for id, documents in self.documents(files).items():
            head, wordings = self.read_wordings("page", id, documents, PageHead, PageHead)
            if head is not None and wordings:
                pages[id] = Page(id=id, head=head, wordings=wordings)
        return pages

    def read_wordings(
        self, kind: str, id: str, documents: list[tuple[Found, Document]], original: type, translation: type
    ) -> tuple[Any, tuple[Wording, ...]]:
        """The head of the original, and every language's text."""
        head, wordings = None, []
        for file, document in documents:
            ref = Ref(kind, id, file.language)
            if file.language and _folder(self.loaded.path(Ref(kind, id))) != _folder(file.path):
                self.loaded.problems.append(problem(Place(file.path), "C121"))
            self.loaded.origins[ref] = document.origin
            record = self.note(
                parse_record(
                    translation if file.language else original, document.head, document.origin, self.reading, lenient=True
                )
            )
            if record is None:
                continue
            head = head or (None if file.language else record)
            language: Language = "en" if file.language == "en" else "id" if file.language == "id" else self.reading.language
            wordings.append(_wording(id, record, document, language))
        return head, tuple(wordings)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _wording(id: str, head: Any, document: Document, language: Language) -> Wording:
    return Wording(
        language=language,
        status=head.status,
        title=head.title,
        summary=head.summary or "",
        body=document.body,
        slug=getattr(head, "slug", None) or id,
        aliases=head.aliases,
        translator=getattr(head, "translator", None),
        digest=document.digest,
    )


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
