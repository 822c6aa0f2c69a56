"""What an editor did wrong where the YAML parser gave up: its complaint, and the line that it gave up on, as a finding."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from site_builder.problems import Place, Problem, problem


class Spot(NamedTuple):
    """A line and a column of the text, counted from 0."""

    line: int
    column: int


class Complaint(NamedTuple):
    """What the parser said, and the text that it said it of."""

    said: str
    doing: str
    """What the parser was busy with."""
    at: Spot
    opened: Spot
    """Where that began."""
    lines: list[str]
    path: str
    first_line: int

    @property
    def typed(self) -> str:
        """The line that the parser gave up on."""
        return self.lines[self.at.line] if self.at.line < len(self.lines) else ""

    def place(self, spot: Spot) -> Place:
        """Where *spot* is in its file."""
        return Place(self.path, spot.line + self.first_line, spot.column + 1)


def complaint_of(error: Any, text: str, path: str, first_line: int) -> Complaint:
    """The parser's *error*, freed from the parser."""
    mark = error.problem_mark or error.context_mark
    at = Spot(mark.line, mark.column) if mark else Spot(0, 0)
    opened = Spot(error.context_mark.line, error.context_mark.column) if error.context_mark else at
    return Complaint(error.problem or "", error.context or "", at, opened, text.split("\n"), path, first_line)


def explain_complaint(complaint: Complaint) -> Problem:
    """The finding that tells an editor most."""
    found = next((found for rule in MISTAKES if (found := rule(complaint))), None)
    return found or problem(complaint.place(complaint.at), "C020", found=complaint.typed.strip()[:60] or "—")


def _second_colon(complaint: Complaint) -> Problem | None:
    """A value holds a colon; or the line above has none, so that this line reads as its continuation."""
    if "mapping values are not allowed" not in complaint.said:
        return None
    if ":" not in complaint.typed[: complaint.at.column]:
        above = (number for number in range(complaint.at.line - 1, -1, -1) if complaint.lines[number].strip())
        return problem(complaint.place(Spot(next(above, complaint.at.line), 0)), "C029")
    key, _, value = complaint.typed.partition(":")
    value = value.strip()[:60].replace('"', "'")
    return problem(complaint.place(complaint.at), "C021", key.strip(" -\t")[:60], value=value)


def _tab(complaint: Complaint) -> Problem | None:
    """A line is indented with a tab."""
    tab = re.match(r"[ -]*\t", complaint.typed)
    return problem(complaint.place(Spot(complaint.at.line, tab.end() - 1)), "C022") if tab else None


def _sign_with_a_meaning(complaint: Complaint) -> Problem | None:
    """A value begins with a sign that makes it an alias, an anchor or a tag."""
    for code, doing in (("C023", ("scanning an alias", "scanning an anchor")), ("C024", ("scanning a tag", "parsing a tag"))):
        if any(one in complaint.doing for one in doing) or (code == "C024" and "tag handle" in complaint.said):
            line, column = complaint.opened
            words = complaint.lines[line][column:].split() if line < len(complaint.lines) else []
            return problem(complaint.place(complaint.opened), code, found=words[0][:60] if words else "—")
    return None


def _second_document(complaint: Complaint) -> Problem | None:
    """Something follows the end of the document."""
    return problem(complaint.place(complaint.at), "C026") if "<document start>" in complaint.said else None


def _escape(complaint: Complaint) -> Problem | None:
    """A backslash within double quotation marks begins no known escape."""
    if "parsing a quoted scalar" not in complaint.doing:
        return None
    column = complaint.typed.rfind("\\", 0, complaint.at.column + 1)
    return problem(complaint.place(Spot(complaint.at.line, column)), "C030", found=complaint.typed[column : column + 2])


def _left_open(complaint: Complaint) -> Problem | None:
    """A quotation mark or bracket is not closed: at all, or not on the line where it was opened."""
    closing = "]" if "flow sequence" in complaint.doing else "}" if "flow mapping" in complaint.doing else ""
    line, column = complaint.opened
    is_open = bool(closing) and closing not in complaint.lines[line][column:]
    if is_open or "end of stream" in complaint.said or "scanning a quoted scalar" in complaint.doing:
        return problem(complaint.place(complaint.opened), "C028")
    return None


def _no_colon(complaint: Complaint) -> Problem | None:
    """A line between two fields has no colon."""
    if "could not find expected ':'" not in complaint.said:
        return None
    return problem(complaint.place(Spot(complaint.opened.line, 0)), "C029")


MISTAKES: tuple[Callable[[Complaint], Problem | None], ...] = (
    _second_colon,
    _tab,
    _sign_with_a_meaning,
    _second_document,
    _escape,
    _left_open,
    _no_colon,
)
"""In order: the first that knows the complaint explains it."""
