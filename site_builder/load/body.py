"""From a body as it was written to Markdown and typed blocks."""

import hashlib
import re
import shlex
from collections.abc import Callable
from typing import Any

from site_builder.model.body import Block, Body, IndicatorBlock, PhotoBlock, SeeAlso, Statement
from site_builder.model.values import Reading, Refusal, parse_day
from site_builder.problems import Place, Problem, problem

OPENING = re.compile(r"^:::[ \t]*([A-Za-z][\w-]*)(.*)$")
CLOSING = re.compile(r"^:::+[ \t]*$")
NAMES = ("statement", "quote", "photo", "see-also", "indicator")


class _BlockProblem(Exception):
    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def parse_body(text: str, path: str, first_line: int) -> tuple[Body, list[Problem]]:
    """Take the blocks out of *text*, which begins on *first_line* of its file."""
    marker = "x" + hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
    blocks: list[Block] = []
    problems: list[Problem] = []
    lines: list[str] = []
    open_block: tuple[int, Place] | None = None
    for number, line in enumerate(text.split("\n"), first_line):
        here = Place(path, number)
        if CLOSING.match(line):
            if open_block is None:
                problems.append(problem(here, "C133"))
                lines.append("")
                continue
            lines.append(_mark(marker, "c", open_block[0]))
            open_block = None
            continue
        opening = OPENING.match(line)
        if not opening:
            lines.append(line)
            continue
        name, arguments = opening[1], opening[2]
        if open_block is not None:
            problems.append(problem(open_block[1], "C131"))
            open_block = None
        try:
            block = _parse_block(name, arguments, number)
        except _BlockProblem as error:
            problems.append(problem(Place(path, number, opening.start(1) + 1), error.code, name, **error.values))
            block = None
        if name in ("statement", "quote"):
            open_block = (len(blocks), here)
        lines.append(_mark(marker, "o", len(blocks)) if block else "")
        if block:
            blocks.append(block)
    if open_block is not None:
        problems.append(problem(open_block[1], "C131"))
    body = Body(text="\n".join(lines), line=first_line, blocks=tuple(blocks), marker=marker)
    return body, problems


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
    return PARSERS[name](name, plain, named, line)


def _parse_statement(name: str, plain: list[str], named: dict[str, str], line: int) -> Statement:
    if unknown := sorted(set(named) - {"as", "reason", "coverage", "consent"}):
        raise _BlockProblem("C132", found=unknown[0][:40], usage=USAGE[name])
    if not plain or len(plain) > 2:
        raise _BlockProblem("C132", found=" ".join(plain)[:60] or "—", usage=USAGE[name])
    try:
        said = parse_day(plain[1], Reading()) if len(plain) == 2 else None
    except Refusal as refusal:
        raise _BlockProblem(refusal.code, **refusal.values) from None
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
    "statement": '::: statement agus-salim 2025-10-13',
    "quote": '::: quote agus-salim 2025-10-13',
    "photo": "::: photo suasana-aula",
    "see-also": "::: see-also judul-berita",
    "indicator": "::: indicator pelatihan-dimsum/peserta",
}
