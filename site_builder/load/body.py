"""From a body as it was written to Markdown and typed blocks."""

import re
import shlex
from collections.abc import Callable
from hashlib import blake2b
from typing import Any

from site_builder.model.body import Block, Body, IndicatorBlock, PhotoBlock, SeeAlso, Statement
from site_builder.model.values import Reading, Refusal, parse_day
from site_builder.problems import Place, Problem, problem
from site_builder.regex import regex

OPENING = regex(r"^:::[ \t]*([A-Za-z][\w-]*)(.*)$")
CLOSING = regex(r"^:::+[ \t]*$")
STRAY = regex(r"^[ \t]*:::")
NAMES = ("statement", "quote", "photo", "see-also", "indicator")


class _BlockProblem(Exception):
    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def digest_of(text: bytes) -> bytes:
    """16 bytes that tell *text* from any other."""
    return blake2b(text, digest_size=16).digest()


def parse_body(text: str, path: str, first_line: int, digest: bytes) -> tuple[Body, list[Problem]]:
    """Take the blocks out of *text*, which begins on *first_line* of its file and has this *digest*."""
    marker = "x" + digest.hex()[:24]
    if ":::" not in text:
        return Body(text=text, line=first_line, marker=marker), []
    reader = _BodyReader(path, marker)
    for number, line in enumerate(text.split("\n"), first_line):
        reader.read_line(line, number)
    reader.refuse_open_block()
    body = Body(text="\n".join(reader.lines), line=first_line, blocks=tuple(reader.blocks), marker=marker)
    return body, reader.problems


class _BodyReader:
    """Reads one line after the other; each gives one line of Markdown, so that lines keep their numbers."""

    def __init__(self, path: str, marker: str) -> None:
        self.path = path
        self.marker = marker
        self.lines: list[str] = []
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self.opened: tuple[int, Place] | None = None
        """The number and place of the block that waits for its closing line."""
        self.may_close = False
        """Whether a closing line may follow that belongs to a block which was refused already."""

    def read_line(self, line: str, number: int) -> None:
        if CLOSING.match(line):
            self.close(Place(self.path, number))
        elif opening := OPENING.match(line):
            self.open(opening, number)
        else:
            self.lines.append(line)
            if STRAY.match(line):
                self.refuse_stray(line, number)

    def close(self, here: Place) -> None:
        if self.opened is None:
            self.problems += [] if self.may_close else [problem(here, "C133")]
        self.lines.append(_mark(self.marker, "c", self.opened[0]) if self.opened else "")
        self.opened, self.may_close = None, False

    def open(self, opening: re.Match[str], number: int) -> None:
        name = opening[1]
        self.may_close = self.refuse_open_block() or self.may_close or name not in PARSERS
        block: Block | None = None
        try:
            block = _parse_block(name, opening[2], number)
        except _BlockProblem as error:
            place = Place(self.path, number, opening.start(1) + 1)
            self.problems.append(problem(place, error.code, name[:40], **error.values))
        if name in ("statement", "quote"):
            self.opened, self.may_close = (len(self.blocks), Place(self.path, number)), False
        self.lines.append(_mark(self.marker, "o", len(self.blocks)) if block else "")
        self.blocks += [block] if block else []

    def refuse_open_block(self) -> bool:
        """Tell of a block that was not closed; whether there was one."""
        if self.opened is None:
            return False
        self.problems.append(problem(self.opened[1], "C131"))
        self.opened = None
        return True

    def refuse_stray(self, line: str, number: int) -> None:
        """A line that would show raw on the page: it is indented, or its block has no name."""
        place = Place(self.path, number, line.index(":") + 1)
        if line[0] in " \t":
            self.problems.append(problem(place, "C135"))
        else:
            self.problems.append(problem(place, "C130", found=line.strip()[:40], allowed=", ".join(NAMES)))
        is_closing = not line.strip().strip(":")
        self.opened, self.may_close = (None, False) if is_closing else (self.opened, True)


def _mark(marker: str, side: str, number: int) -> str:
    return f"{marker}{side}{number}"


def _parse_block(name: str, arguments: str, line: int) -> Block:
    if name not in PARSERS:
        raise _BlockProblem("C130", found=name[:40], allowed=", ".join(NAMES))
    try:
        words = shlex.split(arguments)
    except ValueError:
        raise _BlockProblem("C134") from None
    plain = [word for word in words if "=" not in word]
    named = dict(word.split("=", 1) for word in words if "=" in word)
    block: Block = PARSERS[name](name, plain, named, line)
    return block


def _parse_statement(name: str, plain: list[str], named: dict[str, str], line: int) -> Statement:
    if unknown := sorted(set(named) - {"as", "reason", "coverage", "consent"}):
        raise _BlockProblem("C132", found=unknown[0][:40], usage=USAGE[name])
    if not plain or not plain[0].strip() or len(plain) > len(("speaker", "day")):
        raise _BlockProblem("C132", found=" ".join(plain)[:60] or "—", usage=USAGE[name])
    try:
        said = parse_day(plain[1], Reading()) if plain[1:] else None
    except Refusal as refusal:
        raise _BlockProblem(refusal.code, **{name: value[:80] for name, value in refusal.values.items()}) from None
    return Statement(
        kind="quote" if name == "quote" else "statement",
        line=line,
        speaker=None if plain[0] == "unnamed" else plain[0],
        said=said,
        shown_as=named.get("as", ""),
        reason=named.get("reason", ""),
        coverage=named.get("coverage"),
        consent=named.get("consent"),
    )


def _one_word(name: str, plain: list[str], named: dict[str, str]) -> str:
    if len(plain) != 1 or named:
        raise _BlockProblem("C132", found=" ".join([*plain, *named])[:60] or "—", usage=USAGE[name])
    return plain[0]


def _parse_photo(name: str, plain: list[str], named: dict[str, str], line: int) -> PhotoBlock:
    return PhotoBlock(line=line, photo=_one_word(name, plain, named))


def _parse_see_also(name: str, plain: list[str], named: dict[str, str], line: int) -> SeeAlso:
    return SeeAlso(line=line, story=_one_word(name, plain, named))


def _parse_indicator(name: str, plain: list[str], named: dict[str, str], line: int) -> IndicatorBlock:
    program, slash, indicator = _one_word(name, plain, named).partition("/")
    if not slash:
        raise _BlockProblem("C132", found=program[:60], usage=USAGE[name])
    return IndicatorBlock(line=line, program=program, indicator=indicator)


PARSERS: dict[str, Callable[[str, list[str], dict[str, str], int], Any]] = {
    "statement": _parse_statement,
    "quote": _parse_statement,
    "photo": _parse_photo,
    "see-also": _parse_see_also,
    "indicator": _parse_indicator,
}
USAGE = {
    "statement": "::: statement agus-salim 2025-10-13",
    "quote": "::: quote agus-salim 2025-10-13",
    "photo": "::: photo suasana-aula",
    "see-also": "::: see-also judul-berita",
    "indicator": "::: indicator pelatihan-dimsum/peserta",
}
