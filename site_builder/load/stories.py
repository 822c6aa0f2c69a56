"""Stories and pages: each is read from its own files alone, so that any of them can be read at any time in any process."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from site_builder.dataclass import dataclass
from site_builder.load.documents import Digests, Heads, read_document, read_front_tree
from site_builder.load.folder import Found
from site_builder.load.tree import Origin
from site_builder.model.body import Body
from site_builder.model.story import Page, PageHead, Story, StoryHead, TranslationHead, Wording, body_languages
from site_builder.model.values import Language, Reading, start_of
from site_builder.places import Ref
from site_builder.problems import Place, Problem, problem


@dataclass(slots=True)
class LoadedFiles:
    """The files of one story or page as they were read."""

    head: Any = None
    """Of the original; None where that could not be read."""
    wordings: tuple[Wording, ...] = ()
    bodies: dict[str, Body] = field(default_factory=dict)
    """By language, as `body_languages` names them."""
    problems: list[Problem] = field(default_factory=list)
    digests: dict[str, Digests] = field(default_factory=dict)
    """Of each file that was read, by path."""
    sources: dict[Ref, str] = field(default_factory=dict)
    """The path of each file."""


@dataclass(slots=True)
class LoadedStory(LoadedFiles):
    """One story as it was read."""

    story: Story | None = None
    """None where the original could not be read, or there is none."""


@dataclass(slots=True)
class LoadedPage(LoadedFiles):
    """One page as it was read."""

    page: Page | None = None
    """None where the original could not be read, or there is none."""


NOTHING: Heads = {}

Groups = Mapping[str, tuple[Found, ...]]
"""The files of each story or page, by id: the original before its translations."""


def group_stories(found: Iterable[Found]) -> tuple[Groups, list[Problem]]:
    """Which files make up which story, told from their names alone.

    The same file name in two years would make two stories of one id: the first one stays, with its translations.
    """
    files = group_files(found, "story")
    problems: list[Problem] = []
    for id, group in files.items():
        originals = [file.path for file in group if not file.language]
        if len(originals) > 1:
            problems += [problem(Place(path), "C120", other=originals[0]) for path in originals[1:]]
            second = {_folder(path) for path in originals[1:]}
            files[id] = tuple(file for file in group if _folder(file.path) not in second)
    return files, problems


def group_files(found: Iterable[Found], kind: str) -> dict[str, tuple[Found, ...]]:
    """The files of each story (*kind* `story`) or page (`page`)."""
    groups: dict[str, tuple[Found, ...]] = {}
    for file in found:
        if file.kind == kind:
            groups[file.id] = (*groups[file.id], file) if file.id in groups else (file,)
    return groups


def load_story(root: Path, files: Sequence[Found], reading: Reading, known: Heads = NOTHING) -> LoadedStory:
    """Read one story from its *files*, the original before its translations; *known* are heads that were read before."""
    loaded = LoadedStory()
    _read_files(loaded, root, files, (StoryHead, TranslationHead), (reading, known))
    head: StoryHead | None = loaded.head
    if head is None:
        return loaded
    original = files[0]
    folder = original.path.split("/")[2]
    if folder != f"{head.date.year:04d}":
        place = Origin(read_front_tree(root, original.path), (), original.path).place(("date",), key=False)
        loaded.problems.append(problem(place, "C118", "date", year=head.date.year, folder=folder))
    live = head.publish or start_of(head.date, reading.zone)
    live = max(live, head.embargo) if head.embargo else live
    loaded.story = Story(id=original.id, head=head, live=live, wordings=loaded.wordings)
    return loaded


def load_page(root: Path, files: Sequence[Found], reading: Reading) -> LoadedPage:
    """Read one page from its *files*, the original before its translations."""
    loaded = LoadedPage()
    _read_files(loaded, root, files, (PageHead, PageHead), (reading, NOTHING))
    if loaded.head is not None:
        loaded.page = Page(id=files[0].id, head=loaded.head, wordings=loaded.wordings)
    return loaded


def _read_files(
    loaded: LoadedFiles, root: Path, files: Sequence[Found], kinds: tuple[type, type], how: tuple[Reading, Heads]
) -> None:
    """The heads of the *files*, which are of two *kinds*: originals and translations; and their bodies."""
    bodies: list[Body] = []
    wordings: list[Wording] = []
    home = "" if files[0].language else _folder(files[0].path)
    for file in sorted(files, key=lambda file: (file.language, _folder(file.path) != home)) if len(files) > 1 else files:
        document = read_document(root, file.path, kinds[1] if file.language else kinds[0], *how)
        loaded.problems += document.problems
        ref = Ref(file.kind, file.id, file.language)
        is_first = loaded.sources.setdefault(ref, file.path) == file.path
        if document.digests is None or document.body is None:
            continue
        loaded.digests[file.path] = document.digests
        if file.language and _folder(file.path) != home:
            loaded.problems.append(problem(Place(file.path), "C121"))
        if document.head is None or not is_first:
            continue
        loaded.head = loaded.head or (None if file.language else document.head)
        language: Language = "en" if file.language == "en" else "id" if file.language == "id" else how[0].language
        wordings.append(_wording(file.id, document.head, language))
        bodies.append(document.body)
    if loaded.head is not None:
        loaded.wordings = tuple(wordings)
        keys = (key for _, _, key in body_languages(loaded.wordings))
        loaded.bodies = dict(zip(keys, bodies, strict=True))


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _wording(id: str, head: Any, language: Language) -> Wording:
    return Wording(
        language=language,
        status=head.status,
        title=head.title,
        summary=head.summary or "",
        slug=getattr(head, "slug", None) or id,
        aliases=head.aliases,
        translator=getattr(head, "translator", None),
        original=getattr(head, "original", {}),
    )
