"""What the macro `figure` sees: a figure with its source, its chart and its table. Everything is made of what may be shown."""

from decimal import Decimal

from site_builder.dataclass import dataclass
from site_builder.model.figure import Amount
from site_builder.model.values import Words


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ChartText:
    """A label within a chart: words or a number."""

    x: int
    y: int
    anchor: str = "start"
    """start, middle or end."""
    words: Words | None = None
    amount: Amount | None = None
    percent: Decimal | None = None
    """Beside the number."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ChartView:
    """A drawing, 288 units wide, in which a unit of text is about a pixel on the narrowest phone."""

    kind: str
    """bars, line, columns or share; what it shows is the text `figure.chart.<kind>`."""
    height: int
    texts: tuple[ChartText, ...] = ()
    boxes: tuple[tuple[int, int, int, int], ...] = ()
    """x, y, width and height of what is known."""
    ranges: tuple[tuple[int, int, int, int], ...] = ()
    """The same of the ranges in which hidden numbers lie."""
    lines: tuple[tuple[str, bool], ...] = ()
    """Points as `polyline` has them, and whether all of them are known."""
    dots: tuple[tuple[int, int], ...] = ()
    rules: tuple[int, ...] = ()
    """How low the lines for nothing are."""
    frame: tuple[int, int, int, int] | None = None
    """The whole, where parts of it are shown."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class TableRow:
    """A row of a table of figures."""

    label: Words
    amounts: tuple[Amount, ...]
    percent: Decimal | None = None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class TableView:
    """The numbers of a chart."""

    columns: tuple[Words, ...]
    """What heads the numbers; nothing where the caption says it."""
    rows: tuple[TableRow, ...]
    total: TableRow | None
    is_by_period: bool
    """Whether a row is a period rather than a part."""
    has_percent: bool


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class FigureView:
    """A figure with its source: `{{ figure(view, site) }}` of `macros/indicator.html`."""

    id: str
    label: Words
    unit: Words | None
    value: Amount | None
    """Its one number, or what all come to; nothing where there is only a table."""
    of: Amount | None
    percent: Decimal | None
    """Value of the whole, 0 to 100, where both are shown."""
    period: Words
    source: Words
    method: Words | None
    below: int
    """Numbers of people from 1 to below this one are hidden."""
    is_whole: bool
    """False where numbers are hidden: then the reason is told."""
    is_cumulative: bool
    chart: ChartView | None
    table: TableView | None
