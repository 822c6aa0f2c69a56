"""Charts as coordinates: bars, a line over time, columns by part, and a share. All are drawn of what may be shown."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from textwrap import wrap

from site_builder.model.figure import Amount
from site_builder.model.values import Words
from site_builder.plan.figure_views import ChartText, ChartView, TableRow

WIDTH = 288
"""A phone of 320 pixels without its margins."""
LINE = 17
BAR = 11
GAP = 13
LONGEST_LABEL = 27
"""Characters beside a number."""
EDGE = 16
"""Beside a line, for half a label."""
PLOT = 84
MARKED = 8
"""The mark of a range on a line is at least so high."""
COLUMN = 46
MOST_NUMBERS = 7
"""Points or columns that all have their number beside them."""
MOST_MARKS = 8
"""Periods that are named below."""
FEWEST = 3
"""Periods that make a line."""

Mark = tuple[Words, Words | None]
"""What a period is called below a chart, and its year where that stands below it."""
Box = tuple[int, int, int, int]
"""x, y, width and height."""


class Scale:
    """From numbers to units of the drawing."""

    def __init__(self, amounts: Sequence[Amount], length: int) -> None:
        self.low = min(Decimal(0), *(amount.low for amount in amounts))
        self.span = max(Decimal(0), *(amount.high for amount in amounts)) - self.low or Decimal(1)
        self.length = length

    def at(self, number: Decimal) -> int:
        """How far *number* is from the lowest."""
        return int(((number - self.low) * self.length / self.span).quantize(Decimal(1), ROUND_HALF_UP))


def bars(rows: Sequence[TableRow]) -> ChartView:
    """A bar for each row, its label above it and its number beside the label."""
    scale = Scale([row.amounts[0] for row in rows], WIDTH)
    texts: list[ChartText] = []
    boxes: list[Box] = []
    ranges: list[Box] = []
    y = 0
    for row in rows:
        amount = row.amounts[0]
        texts.append(ChartText(x=WIDTH, y=y + 13, anchor="end", amount=amount, percent=row.percent))
        texts += _label(row.label, y)
        y = texts[-1].y + 6
        boxes += _box(scale, amount, y, BAR)
        ranges += _range(scale, amount, y, BAR)
        y += BAR + GAP
    return ChartView(kind="bars", height=y - GAP + 1, texts=tuple(texts), boxes=tuple(boxes), ranges=tuple(ranges))


def _label(label: Words, y: int, width: int = LONGEST_LABEL) -> list[ChartText]:
    lines = wrap(label.text, width) or [""]
    return [ChartText(x=0, y=y + 13 + number * LINE, words=Words(line, label.language)) for number, line in enumerate(lines)]


def _box(scale: Scale, amount: Amount, y: int, height: int) -> Iterator[Box]:
    start, end = sorted((scale.at(Decimal(0)), scale.at(amount.low)))
    if end > start or amount.low:
        yield start, y, max(end - start, 1), height


def _range(scale: Scale, amount: Amount, y: int, height: int) -> Iterator[Box]:
    if not amount.is_exact:
        yield scale.at(amount.low), y, max(scale.at(amount.high) - scale.at(amount.low), 2), height


def share(value: Amount, of: Amount) -> ChartView:
    """A part of a whole."""
    scale = Scale([value, of], WIDTH - 2)
    boxes = tuple((x + 1, y, width, height) for x, y, width, height in _box(scale, value, 1, BAR + 1))
    ranges = tuple((x + 1, y, width, height) for x, y, width, height in _range(scale, value, 1, BAR + 1))
    whole = (1, 1, max(scale.at(of.low), 1), BAR + 1)
    return ChartView(kind="share", height=BAR + 3, boxes=boxes, ranges=ranges, frame=whole)


def line(rows: Sequence[TableRow], marks: Sequence[Mark]) -> ChartView:
    """A line through the numbers of all periods; where one is hidden, its range, and a broken line to the middle of it."""
    amounts = [row.amounts[0] for row in rows]
    top, scale = 22, Scale(amounts, PLOT)
    across = [EDGE + number * (WIDTH - 2 * EDGE) // (len(rows) - 1) for number in range(len(rows))]
    down = [top + PLOT - scale.at(amount.high) for amount in amounts]
    texts = [
        ChartText(x=_inside(across[number]), y=down[number] - 9, anchor=_anchor(across[number]), amount=amounts[number])
        for number in _told(amounts)
    ]
    texts += _marks(marks, across, top + PLOT)
    floors = [top + PLOT - scale.at(amount.low) for amount in amounts]
    points = [(x, (high + low) // 2, one) for x, high, low, one in zip(across, down, floors, amounts, strict=True)]
    return ChartView(
        kind="line",
        height=max(text.y for text in texts) + 5,
        texts=tuple(texts),
        ranges=tuple(
            (x - MARKED // 2, y - max(low - high, MARKED) // 2, MARKED, max(low - high, MARKED))
            for (x, y, one), high, low in zip(points, down, floors, strict=True)
            if not one.is_exact
        ),
        lines=tuple(_lines(points)),
        dots=tuple((x, y) for x, y, amount in points if amount.is_exact),
        rules=(top + PLOT - scale.at(Decimal(0)),),
    )


def _inside(x: int) -> int:
    return 0 if x <= EDGE else WIDTH if x >= WIDTH - EDGE else x


def _anchor(x: int) -> str:
    return "start" if x <= EDGE else "end" if x >= WIDTH - EDGE else "middle"


def _told(amounts: Sequence[Amount]) -> list[int]:
    """Which numbers stand in the chart: all, or the first, the last, the highest and the lowest, and those that are hidden."""
    longest = max(len(f"{amount.high:.0f}") for amount in amounts)
    if len(amounts) <= MOST_NUMBERS and longest * len(amounts) <= MOST_NUMBERS * 4:
        return list(range(len(amounts)))
    numbers = range(len(amounts))
    highest = max(numbers, key=lambda number: amounts[number].high)
    lowest = min(numbers, key=lambda number: amounts[number].low)
    kept: list[int] = []
    for number in (0, len(amounts) - 1, highest, lowest):  # the first come first: none may stand on another
        if all(abs(number - other) * (WIDTH // len(amounts)) > longest * 9 for other in kept):
            kept.append(number)
    return sorted(kept)


def _lines(points: Sequence[tuple[int, int, Amount]]) -> Iterator[tuple[str, bool]]:
    """The way from point to point; what leads to a range or from one is a line of its own, which ends at its edge."""
    run: list[str] = []
    for (x, y, amount), (next_x, next_y, following) in pairwise(points):
        if amount.is_exact and following.is_exact:
            run = run or [f"{x},{y}"]
            run.append(f"{next_x},{next_y}")
            continue
        if run:
            yield " ".join(run), True
        run = []
        yield (
            f"{x if amount.is_exact else x + MARKED // 2},{y} {next_x if following.is_exact else next_x - MARKED // 2},{next_y}",
            False,
        )
    if run:
        yield " ".join(run), True


def _marks(marks: Sequence[Mark], across: Sequence[int], floor: int) -> Iterator[ChartText]:
    """The periods below; the year only where it is another one than before."""
    step = -(-len(marks) // MOST_MARKS)
    shown = range(0, len(marks), step)
    for before, number in pairwise((None, *shown)):
        short, year = marks[number]
        yield ChartText(x=across[number], y=floor + 17, anchor="middle", words=short)
        if year and (before is None or str(marks[before][1]) != str(year)):
            yield ChartText(x=across[number], y=floor + 33, anchor="middle", words=year)


def columns(parts: Sequence[TableRow], marks: Sequence[Mark]) -> ChartView:
    """For each part a column for each period, all by one scale."""
    scale = Scale([amount for part in parts for amount in part.amounts], COLUMN)
    slot = WIDTH // len(marks)
    wide, is_told = max(slot * 2 // 3, 2), len(marks) <= MOST_NUMBERS
    across = [number * slot + slot // 2 for number in range(len(marks))]
    texts: list[ChartText] = []
    boxes: list[Box] = []
    ranges: list[Box] = []
    rules: list[int] = []
    y = 0
    for part in parts:
        texts += _label(part.label, y, LONGEST_LABEL + 9)
        floor = texts[-1].y + (20 if is_told else 6) + COLUMN
        for x, amount in zip(across, part.amounts, strict=True):
            low, high = scale.at(amount.low), scale.at(amount.high)
            if amount.low > 0:
                boxes.append((x - wide // 2, floor - low, wide, max(low, 1)))
            if not amount.is_exact:
                ranges.append((x - wide // 2, floor - high, wide, max(high - low, 2)))
            if is_told:
                texts.append(ChartText(x=x, y=floor - high - 5, anchor="middle", amount=amount))
        rules.append(floor)
        y = floor + GAP
    texts += _marks(marks, across, y - GAP)
    return ChartView(
        kind="columns",
        height=max(text.y for text in texts) + 5,
        texts=tuple(texts),
        boxes=tuple(boxes),
        ranges=tuple(ranges),
        rules=tuple(rules),
    )
