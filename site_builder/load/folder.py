"""Which files `content/` holds, and which of them are not what they should be."""

import os
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from site_builder.model.values import ID_PATTERN, LANGUAGES, LONGEST_ID, WINDOWS_NAMES, suggest_id
from site_builder.problems import Place, Problem, problem
from site_builder.regex import regex

IGNORED = regex(r"^(\..*|Thumbs\.db|desktop\.ini|.*~|~\$.*)$", re.IGNORECASE)
"""What operating systems and editors leave behind."""

NAME = r"[^/]+?"
LANGUAGE = "|".join(LANGUAGES)
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("site", r"(site)\.yaml"),
        ("people", r"(people)\.yaml"),
        ("organizations", r"(organizations)\.yaml"),
        ("coverage", r"(coverage)\.yaml"),
        ("tags", r"(tags)\.yaml"),
        ("withdrawals", r"(withdrawals)\.yaml"),
        ("lexicon", r"(lexicon)\.yaml"),
        ("approvals", r"(approvals)\.yaml"),
        ("story", rf"stories/[0-9]{{4}}/({NAME})(?:\.({LANGUAGE}))?\.md"),
        ("page", rf"pages/({NAME})(?:\.({LANGUAGE}))?\.md"),
        ("program", rf"programs/({NAME})\.yaml"),
        ("photo", rf"photos/({NAME})\.yaml"),
        ("picture", rf"photos/({NAME})\.(?:jpg|jpeg|png|webp|heic|heif)"),
    )
)


class Found(NamedTuple):
    """One file of `content/`."""

    kind: str
    id: str
    language: str
    """Of a translation; empty otherwise."""
    path: str
    """Relative to the project's root, with forward slashes."""


PLAIN_STORY = regex(rf"content/stories/[0-9]{{4}}/([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.({LANGUAGE}))?\.md")
"""A story whose name is right, told with one look: most files are stories."""


def list_content(root: Path) -> tuple[list[Found], list[Problem]]:
    """Every file below `content/`, in an order that no file system decides."""
    found: list[Found] = []
    problems: list[Problem] = []
    names: dict[str, str] = {}
    for path in sorted(_walk(root, "content", problems), key=str.swapcase):
        plain = PLAIN_STORY.fullmatch(path)
        if plain and len(plain[1]) <= LONGEST_ID and plain[1] not in WINDOWS_NAMES and names.setdefault(path, path) == path:
            found.append(Found("story", plain[1], plain[2] or "", path))
            continue
        place = Place(_printable(path))
        below = path.removeprefix("content/")
        if (first := names.setdefault(_folded(path), path)) != path:
            problems.append(problem(place, "C014", other=first))
            continue
        match = next(((kind, hit) for kind, pattern in KINDS if (hit := pattern.fullmatch(below))), None)
        if match is None:
            problems.append(problem(place, "C015" if re.search(r"\.(md|markdown|ya?ml)$", below, re.IGNORECASE) else "C010"))
            continue
        kind, hit = match
        if problem_code := _bad_name(hit[1]):
            problems.append(problem(place, problem_code, found=hit[1][:80], suggestion=_nearest_name(hit[1])))
            continue
        language = (hit[2] or "") if hit.re.groups > 1 else ""
        found.append(Found(kind, hit[1], language, path))
    return sorted(found), problems


def _folded(path: str) -> str:
    """The same for two names that some file system would take for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", path).casefold())


def _bad_name(name: str) -> str:
    if name.lower() in WINDOWS_NAMES:
        return "C112"
    return "" if re.match(ID_PATTERN, name) and len(name) <= LONGEST_ID else "C011"


def _nearest_name(name: str) -> str:
    return suggest_id(name)[:80].strip("-") or "berita-baru"


def _walk(root: Path, folder: str, problems: list[Problem]) -> list[str]:
    paths: list[str] = []
    try:
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(problem(Place(folder), "C012", reason=error.strerror or "I/O error"))
        return paths
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if IGNORED.match(entry.name):
            continue
        if entry.is_symlink() or _is_junction(entry.path):
            problems.append(problem(Place(_printable(path)), "C009"))
        elif entry.is_dir(follow_symlinks=False):
            paths += _walk(root, path, problems)
        elif entry.is_file(follow_symlinks=False):
            paths.append(path)
        else:
            problems.append(problem(Place(_printable(path)), "C010"))
    return paths


def _printable(path: str) -> str:
    """*path* on one line, whatever bytes the name is made of."""
    return path if path.isprintable() else "".join(character if character.isprintable() else "\ufffd" for character in path)


def _is_junction(path: str) -> bool:
    """A Windows folder that stands for another one."""
    if os.name != "nt":
        return False
    plain = Path(path)
    return plain.resolve() != plain.parent.resolve() / plain.name
