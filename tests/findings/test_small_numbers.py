"""No small number of people can be worked out from what is published, by whatever subtraction, on whatever page.

Two independent proofs over any figures: had a hidden number been another one of its range, every byte of the site would be the same;
and a reader who solves everything that is published as equations finds at least two values for each hidden number.
"""

import itertools
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from malformed.case import MINIMAL
from malformed.runs import contents, run

from site_builder.model.small_numbers import coarse_share

BELOW = 5
STORY = "content/stories/2025/panen-selada.md"
PERIODS = ("2025-11", "2025-12", "2026-01", "2026-02")


@dataclass(frozen=True)
class Shape:
    """One indicator without its numbers: how many rows and columns, and what is made of them."""

    kind: str
    """single, share, parts, time, cumulative, table."""
    rows: int
    columns: int
    is_summed: bool


SHAPES = st.one_of(
    st.builds(Shape, kind=st.just("single"), rows=st.just(1), columns=st.just(1), is_summed=st.just(value=False)),
    st.builds(Shape, kind=st.just("share"), rows=st.just(1), columns=st.just(2), is_summed=st.just(value=False)),
    st.builds(Shape, kind=st.just("parts"), rows=st.integers(1, 3), columns=st.just(1), is_summed=st.booleans()),
    st.builds(
        Shape, kind=st.sampled_from(["time", "cumulative"]), rows=st.just(1), columns=st.integers(1, 4), is_summed=st.booleans()
    ),
    st.builds(Shape, kind=st.just("table"), rows=st.integers(1, 2), columns=st.integers(1, 2), is_summed=st.booleans()),
)
NUMBERS = st.one_of(st.integers(0, 9), st.integers(1, 4), st.integers(10, 60))
"""What was counted, each person once: in a share, the part and the rest; cumulative, what is new in each period."""


@st.composite
def figures(draw: st.DrawFn) -> list[tuple[Shape, list[list[int]]]]:
    """Shapes, and the people that each counts."""
    shapes = draw(st.lists(SHAPES, min_size=1, max_size=3))
    told = [(one, [[draw(NUMBERS) for _ in range(one.columns)] for _ in range(one.rows)]) for one in shapes]
    return [(one, [[0, 7]] if one.kind == "share" and not any(counted[0]) else counted) for one, counted in told]


def written(shape: Shape, counted: list[list[int]], words: str) -> str:
    """An indicator as an officer writes it."""
    head = f"unit: orang, counts: people, period: 2026, source: Daftar hadir, {words}"
    flat = sum(itertools.chain(*counted))
    total = f", total: {flat}" if shape.is_summed else ""
    match shape.kind:
        case "single":
            return f"{{{head}, value: {counted[0][0]}}}"
        case "share":
            return f"{{{head}, value: {counted[0][0]}, of: {flat}}}"
        case "parts":
            parts = ", ".join(f"{{label: Kelompok {n}, value: {row[0]}}}" for n, row in enumerate(counted))
            return f"{{{head}, parts: [{parts}]{total}}}"
        case "table":
            parts = ", ".join(f"{{label: Kelompok {n}, over_time: {over_time(row)}}}" for n, row in enumerate(counted))
            return f"{{{head}, parts: [{parts}]{total}}}"
        case "cumulative":
            return f"{{{head}, over_time: {over_time(list(itertools.accumulate(counted[0])))}, cumulative: true{total}}}"
    return f"{{{head}, over_time: {over_time(counted[0])}{total}}}"


def over_time(numbers: list[int]) -> str:
    """Numbers with their periods."""
    return "{" + ", ".join(f"{period}: {number}" for period, number in zip(PERIODS, numbers, strict=False)) + "}"


def head_of(shape: Shape, counted: list[list[int]]) -> int | None:
    """The one number that a figure comes to, where it says so."""
    if shape.kind in ("single", "share"):
        return counted[0][0]
    return sum(itertools.chain(*counted)) if shape.is_summed or shape.kind == "cumulative" else None


def program_text(told: list[tuple[Shape, list[list[int]]]]) -> str:
    """A program with these figures, and one that is the sum of all that have one number."""
    lines = [f"  f{n}: {written(shape, counted, f'label: Angka {n}')}" for n, (shape, counted) in enumerate(told)]
    heads = {f"kebun/f{n}": head for n, (shape, counted) in enumerate(told) if (head := head_of(shape, counted)) is not None}
    if heads:
        names = ", ".join(heads)
        lines.append(
            f"  semua: {{label: Semua, value: {sum(heads.values())}, sum_of: [{names}], unit: orang, period: 2026, source: Humas}}"
        )
    base = "name: Kebun Selada\nsummary: Warga binaan belajar menanam selada.\nfield: kemandirian\nstatus: running\nindicators:\n"
    return base + "".join(f"{line}\n" for line in lines)


class Press:
    """Builds the minimal site with a program of figures and a story that shows them all."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "site"
        shutil.copytree(MINIMAL, self.root)
        site = self.root / "content/site.yaml"
        site.write_text(site.read_text("utf-8").replace("languages: [id]", "languages: [id, en]"), "utf-8")
        self.story = (self.root / STORY).read_text("utf-8")

    def publish(self, told: list[tuple[Shape, list[list[int]]]]) -> dict[str, bytes]:
        """Every file that is published, read back."""
        text = program_text(told)
        (self.root / "content/programs").mkdir(exist_ok=True)
        (self.root / "content/programs/kebun.yaml").write_text(text, "utf-8")
        names = [f"f{n}" for n in range(len(told))] + (["semua"] if "  semua:" in text else [])
        blocks = "".join(f"\n::: indicator kebun/{name}\n" for name in names)
        (self.root / STORY).write_text(self.story + blocks, "utf-8")
        shutil.rmtree(self.root / "output", ignore_errors=True)
        built = run("build", self.root, "id")
        if re.search(r": P15[13] ", built.err):
            reject()  # a number that would tell a hidden one is refused, and then nothing is published
        assert built.code == 0, built.err
        return {path: data for path, data in contents(self.root / "output").items() if isinstance(data, bytes)}


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """One site that is built again and again."""
    return Press(tmp_path_factory.mktemp("press"))


def hidden_in(counted: list[list[int]]) -> Iterator[tuple[int, int]]:
    """Where a small number of people stands."""
    for row, numbers in enumerate(counted):
        for column, number in enumerate(numbers):
            if 0 < number < BELOW:
                yield row, column


def other_people(draw: Any, shape: Shape, counted: list[list[int]]) -> list[list[int]]:
    """Other numbers wherever they are hidden, each of the same range."""
    if shape.kind == "share":
        return [draw(st.sampled_from(alike(*counted[0])))]
    small = st.integers(1, BELOW - 1)
    return [[draw(small) if 0 < number < BELOW else number for number in row] for row in counted]


def alike(part: int, rest: int) -> list[list[int]]:
    """Every part and rest that may not be told from these: both are shown, or one of them is small."""

    def kind(part: int, rest: int) -> object:
        if 0 < part + rest < BELOW:
            return "few", part > 0
        if part == 0 or rest == 0 or min(part, rest) >= BELOW:
            return "shown", part, rest
        return part + rest, part + rest < 2 * BELOW - 1 or part < BELOW

    most = part + rest + BELOW
    return [[a, b] for a in range(most) for b in range(most) if kind(a, b) == kind(part, rest)]


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(told=figures(), data=st.data())
def test_a_hidden_number_leaves_no_trace(press: Press, told: list[tuple[Shape, list[list[int]]]], data: st.DataObject) -> None:
    """Whatever the hidden numbers are, every file of the site has the same bytes: pages, charts, feeds, data, and the list of them."""
    others = [(shape, other_people(data.draw, shape, counted)) for shape, counted in told]
    assert press.publish(told) == press.publish(others)


@dataclass(frozen=True)
class Read:
    """One figure as a reader finds it in `programs.json`: each number as the lowest and the highest that it may be."""

    rows: list[list[tuple[int, int]]]
    row_totals: list[tuple[int, int] | None]
    totals: list[tuple[int, int]]
    value: tuple[int, int] | None
    of: tuple[int, int] | None
    is_cumulative: bool


def range_of(told: Any) -> tuple[int, int] | None:
    """A number of the open data."""
    if told is None:
        return None
    return (int(told["from"]), int(told["to"])) if isinstance(told, dict) else (int(told), int(told))


def read_figures(files: Mapping[str, bytes]) -> dict[str, Read]:
    """All figures of the open data."""
    (program,) = json.loads(files["programs.json"])["programs"]
    return {
        one["id"]: Read(
            rows=[[range_of(number) or (0, 0) for number in row["values"]] for row in one.get("rows", ())],
            row_totals=[range_of(row["total"]) for row in one.get("rows", ())],
            totals=[range_of(number) or (0, 0) for number in one.get("totals", ())],
            value=range_of(one["value"]),
            of=range_of(one["of"]),
            is_cumulative=one.get("cumulative", False),
        )
        for one in program["indicators"]
    }


def within(number: int, told: tuple[int, int] | None) -> bool:
    """Whether a number may be what was told."""
    return told is None or told[0] <= number <= told[1]


def possible(read: Read) -> Iterator[tuple[tuple[int, ...], int]]:
    """Every way to fill in what was counted that agrees with all that is told of one figure, and what it comes to."""
    if not read.rows:
        value, of = read.value or (0, 0), read.of
        for part in range(value[0], value[1] + 1):
            if of is None:
                yield (part,), part
            else:
                yield from (((part, whole - part), part) for whole in range(of[0], of[1] + 1) if part <= whole)
        return
    for cells in itertools.product(*(_counted(row, read) for row in read.rows)):
        columns = [sum(column) for column in zip(*cells, strict=True)]
        whole = sum(columns)
        fits = all(map(within, map(sum, cells), read.row_totals)) and all(
            map(within, columns, read.totals or columns_of(columns))
        )
        if fits and within(whole, read.value):
            yield tuple(itertools.chain(*cells)), whole


def columns_of(columns: list[int]) -> list[None]:
    """No totals."""
    return [None] * len(columns)


def _counted(row: list[tuple[int, int]], read: Read) -> Iterator[tuple[int, ...]]:
    """What may have been counted in each period. In growing numbers, a range that widens hides a small step: so much is known."""
    if not read.is_cumulative:
        return itertools.product(*(range(low, high + 1) for low, high in row))
    steps = []
    for (low, high), (next_low, next_high) in itertools.pairwise([(0, 0), *row]):
        is_wider = next_high - next_low > high - low
        steps.append(range(1, BELOW) if is_wider else range(next_low - low, next_low - low + 1))
    return itertools.product(*steps)


def solved(reads: dict[str, Read]) -> dict[str, list[set[int]]]:
    """The values that remain possible for each number that was counted, given all figures and their sum."""
    ways = {name: list(possible(read)) for name, read in reads.items() if name != "semua"}
    total = reads["semua"].value if "semua" in reads else None
    heads = {name: {head for _, head in found} for name, found in ways.items() if reads[name].value is not None}
    left: dict[str, list[set[int]]] = {}
    for name, found in ways.items():
        rest = {0}
        for other, comes_to in heads.items():
            if other != name:
                rest = {a + b for a in rest for b in comes_to}
        kept = [cells for cells, head in found if name not in heads or any(within(head + other, total) for other in rest)]
        assert kept, "what is published contradicts itself"
        left[name] = [set(column) for column in zip(*kept, strict=True)]
    return left


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(told=figures())
def test_no_hidden_number_can_be_worked_out(press: Press, told: list[tuple[Shape, list[list[int]]]]) -> None:
    """Who solves all that is published keeps every hidden number open: from 1 to 4 where it is one of many, and two at the least."""
    files = press.publish(told)
    left = solved(read_figures(files))
    for n, (shape, counted) in enumerate(told):
        for row, column in hidden_in(counted):
            values = left[f"f{n}"][row * shape.columns + column]
            assert counted[row][column] in values
            assert len(values) >= 2
            if shape.kind != "share":
                assert values == set(range(1, BELOW))


CELL = re.compile(r"<td>([^<]*)</td>")
FIGURE = re.compile(r'<figure class="indicator">.*?</figure>', re.DOTALL)
TEXT = re.compile(r'<text [^>]*class="told"[^>]*>([^<]*)</text>')


def parsed(text: str) -> tuple[int, int]:
    """A number as a page says it."""
    text = unescape(text).replace(".", "").partition(" (")[0]
    if text in ("kurang dari 5", "<5"):
        return 1, BELOW - 1
    low, _, high = text.partition("–")
    return int(low), int(high or low)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(told=figures())
def test_pages_and_charts_tell_no_more_than_the_data(press: Press, told: list[tuple[Shape, list[list[int]]]]) -> None:
    """Tables, charts and cards on pages of the program and of the story say the numbers that `programs.json` has, and no other."""
    files = press.publish(told)
    reads = read_figures(files)
    for page in ("program/kebun/index.html", "berita/2025/panen-selada/index.html"):
        drawn = FIGURE.findall(files[page].decode())
        assert len(drawn) == len(reads)
        for name, read in reads.items():
            label = "Semua" if name == "semua" else f"Angka {name[1:]}"
            (figure,) = (one for one in drawn if re.search(rf">{label}(?:, [^<]*)?</", one))
            known = {*itertools.chain(*read.rows), *read.row_totals, *read.totals, read.value, read.of}
            cells = [parsed(cell) for cell in CELL.findall(figure) if not cell.endswith("%")]
            assert set(cells) <= known
            assert len(cells) >= sum(map(len, read.rows))
            assert {parsed(text) for text in TEXT.findall(figure)} <= known
            amounts = re.findall(r'<p class="amount">(.*?) <small>', figure)
            assert [parsed(amount) for amount in amounts] == ([read.value] if read.value and not read.is_cumulative else [])
            hides = any(low < high for low, high in filter(None, known))
            assert ("Angka 1 sampai 4 tidak disebutkan" in figure) == hides
            assert not (hides and "%" in figure)


@pytest.mark.parametrize("below", [3, 5, 10])
def test_of_every_share_two_values_remain(below: int) -> None:
    """By any threshold: what is shown of a part and its whole is the same for two parts at least, where the part or the rest is small."""
    shown: dict[object, set[tuple[int, int]]] = {}
    for of in range(4 * below):
        for part in range(of + 1):
            shown.setdefault(coarse_share(Decimal(part), Decimal(of), below), set()).add((part, of))
    for same in shown.values():
        for numbers in zip(*((part, of - part, of) for part, of in same), strict=True):
            assert len(set(numbers)) >= 2 or not 0 < numbers[0] < below
