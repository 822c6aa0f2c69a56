"""Where a protected name that would be published comes from: the file and line of each, told without the name."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from site_builder.artifact import Artifact
from site_builder.gate.folding import SOFT, unescaped
from site_builder.gate.lookout import Lookout
from site_builder.problems import Place, Problem, problem
from site_builder.protect import Hit
from site_builder.regex import regex

MARKUP = regex(r"[*_`~]+")
"""What Markdown may put into a word."""
MOST_LINES = 4
"""Over so many lines of a source a name may go."""


def findings(
    hits: Sequence[Hit], lookout: Lookout, folders: Mapping[str, Path], has_read: Callable[[Artifact, str], bool]
) -> tuple[Problem, ...]:
    """Where each name comes from, in words that do not repeat it.

    Args:
        folders: Where `content` and `templates` are.
        has_read: Whether a finished file has read a source, as far as that can be told.
    """
    by_name: dict[int, list[Artifact]] = {}
    for hit in hits:
        for number in hit.names:
            by_name.setdefault(number, []).append(hit.artifact)
    sources = dict(_sources(folders))
    places: dict[tuple[Place, str], set[Artifact]] = {}
    lost = set(by_name)
    for is_thorough in (False, True):
        sought = frozenset(lost)
        for path, text in sources.items():
            for place, code, number in _places(path, text, sought, lookout, is_thorough=is_thorough):
                if any(has_read(artifact, path) for artifact in by_name[number]):
                    lost.discard(number)
                    places.setdefault((place, code), set()).update(by_name[number])
    told = {_told(place, code, led_to, lookout, sources) for (place, code), led_to in places.items()}
    untraced = {artifact for number in lost for artifact in by_name[number]}
    told |= {_told(Place(f"output/{one.path}"), "O125", [one], lookout, sources) for one in untraced}
    return tuple(sorted(told))


def _told(place: Place, code: str, led_to: Collection[Artifact], lookout: Lookout, sources: Collection[str]) -> Problem:
    shows_it_most = min(led_to, key=lambda artifact: (artifact.source != place.path, artifact.path))
    values = {"artifact": masked(shows_it_most.path, lookout), "count": str(len(led_to))}
    shown = place._replace(path=masked(place.path, lookout))
    if not place.path.startswith("content/"):
        return problem(shown, "O125", **values)
    return problem(shown, code, **values, **(_position(place.path, shown.path, sources) if code == "P131" else {}))


def _position(path: str, shown: str, sources: Collection[str]) -> dict[str, str]:
    """Which of the files and folders beside it the first one is that must not be named."""
    above = shown.partition("…")[0].rpartition("/")[0] + "/"
    beside = sorted({source.removeprefix(above).partition("/")[0] for source in sources if source.startswith(above)})
    own = path.removeprefix(above).partition("/")[0]
    return {"number": str(beside.index(own) + 1), "folder": above.rstrip("/")}


def masked(path: str, lookout: Lookout) -> str:
    """*path* without the parts of it that hold a name."""
    parts = ["…" if lookout.find_in_text(unescaped(part)) else part for part in path.split("/")]
    whole = "/".join(parts)
    return "…" if lookout.find_in_text(unescaped(whole)) else whole


def _sources(folders: Mapping[str, Path]) -> Iterator[tuple[str, str]]:
    """The files that editors and designers write, each with its text; a picture's is empty."""
    for name, folder in folders.items():
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            try:
                text = file.read_bytes().decode()
            except (OSError, UnicodeDecodeError):
                text = ""
            yield f"{name}/{file.relative_to(folder).as_posix()}", text


def _places(
    path: str, text: str, wanted: Collection[int], lookout: Lookout, *, is_thorough: bool
) -> Iterator[tuple[Place, str, int]]:
    """Where *wanted* names stand in a source, with the code to tell it by: P130, or P131 for the name of the file itself."""
    for number in lookout.find_in_text(unescaped(path)) & set(wanted):
        yield Place(path), "P131", number
    quickly = lookout.find("", text.encode()) if not is_thorough else wanted
    for number in set(wanted) & set(quickly):
        for line in _lines(text, number, lookout):
            yield Place(path, line), "P130", number


def _lines(text: str, number: int, lookout: Lookout) -> list[int]:
    """The lines that a name begins on; none where it stands nowhere."""
    if number not in _found(text, lookout):
        return []
    lines = text.split("\n")
    for size in range(1, MOST_LINES + 1):
        starts = range(len(lines) - size + 1)
        found = [start + 1 for start in starts if number in _found("\n".join(lines[start : start + size]), lookout)]
        if found:
            return found
    return [1]


def _found(text: str, lookout: Lookout) -> set[int]:
    plain = unescaped(text)
    return lookout.find_in_text(plain) | lookout.find_in_text(MARKUP.sub(SOFT, plain))
