"""What can be wrong and where: plain types that every stage may speak in."""

from typing import NamedTuple


class Place(NamedTuple):
    """A spot in a text file that an editor can jump to."""

    path: str
    """Relative to the project's root, with forward slashes, e.g. `content/site.yaml`."""
    line: int = 1
    """Counted from 1."""
    column: int = 1
    """Counted from 1, in characters."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Edit(NamedTuple):
    """What could be written instead: in the file, at a place, one text for another."""

    place: Place
    """Where *old* begins."""
    old: str
    """What stands there now, character by character."""
    new: str


class Problem(NamedTuple):
    """One finding. Its wording stands in the catalogue, under its code."""

    place: Place
    code: str
    """Family letter and number, e.g. `C101`; never reused for something else."""
    key: str = ""
    """The dotted key that it is about, e.g. `sessions.0.start`; empty for a whole file."""
    values: tuple[tuple[str, str], ...] = ()
    """What fills the wording's blanks, e.g. `(("found", "draf"),)`."""
    ruling: tuple[str, ...] = ()
    """What the site's settings make of it: its severity (`off` where it is silenced), who decided so, and why; mostly nothing."""
    edits: tuple[Edit, ...] = ()
    """What would put it right, where that is known. Which may be done without a person's judgement, the catalogue says."""


def problem(place: Place, code: str, key: str = "", **values: object) -> Problem:
    """A finding with its blanks given by name."""
    return Problem(place, code, key, tuple((name, str(value)) for name, value in values.items()))


def suggesting(found: Problem, place: Place, old: str, new: str) -> Problem:
    """*found*, with what to write at *place*."""
    return found._replace(edits=(Edit(place, old, new),)) if old != new else found


class ContentError(Exception):
    """The content is wrong; nothing was written. Carries every finding."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems

    def __reduce__(self) -> tuple[object, ...]:
        """How a process that reads or makes a part hands it to the one that builds."""
        return ContentError, (self.problems,)
