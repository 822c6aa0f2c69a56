"""Which numbers of people are too small to be shown, and what is shown instead.

Every number that an editor typed is made coarse before anything is made of it: of 1 to 4 only that range is kept. Totals, shares
and whatever is drawn are then made of what was kept, as sums of ranges. So nothing that is published depends on a hidden number:
had it been another one of its range, every byte would be the same. Nothing can be subtracted from anything.

Zero is shown: it tells of no single person, and a list without it would make readers guess.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from site_builder.model.figure import NOTHING, Amount, Figure, Row
from site_builder.model.program import Indicator, Part, Program

DEFAULT = 5
"""Numbers of people below this one are hidden where a site says nothing else: whoever knows three or four can tell them apart."""
MEASURES = frozenset(
    (
        *("%", "rp", "rupiah", "kg", "kilogram", "g", "gram", "ton", "tonne", "tonnes", "kuintal", "ml", "l", "liter", "litre"),
        *(
            "litres",
            "mm",
            "cm",
            "m",
            "meter",
            "metre",
            "metres",
            "km",
            "m2",
            "m²",
            "ha",
            "hektare",
            "hectares",
            "kwh",
            "watt",
            "°c",
        ),
        *("menit", "minute", "minutes", "jam", "hour", "hours", "hari", "day", "days", "pekan", "minggu", "week", "weeks"),
        *("bulan", "month", "months", "tahun", "year", "years"),
    )
)
"""Units that count no people."""


def counts_people(indicator: Indicator) -> bool:
    """Whether small numbers are hidden: unless it says that it counts things, is measured in a unit, or has fractions."""
    if indicator.counts is not None:
        return indicator.counts == "people"
    unit = indicator.unit
    if unit and {text.lower() for text in (unit.id, unit.en) if text} <= MEASURES:
        return False
    return all(number == int(number) and number >= 0 for number in numbers_in(indicator))


def numbers_in(indicator: Indicator) -> Iterator[Decimal]:
    """Every number that was counted, but for totals."""
    yield from (number for number in (indicator.value, indicator.of) if number is not None)
    yield from indicator.over_time.values()
    for part in indicator.parts:
        yield from (part.value,) if part.value is not None else ()
        yield from part.over_time.values()


def coarse(number: Decimal, below: int) -> Amount:
    """A number of people as it may be shown."""
    return Amount(Decimal(1), Decimal(below - 1)) if 0 < number < below else Amount(number, number)


def coarse_share(value: Decimal, of: Decimal, below: int) -> tuple[Amount, Amount]:
    """A part of a whole as both may be shown: neither the part nor the rest is told where it is small."""
    most = below - 1
    if of < below or value in (0, of) or not below:
        return coarse(value, below), coarse(of, below)
    whole = Amount(of, of)
    if of <= 2 * most:
        return Amount(Decimal(1), of - 1), whole
    if of - value < below:
        return Amount(of - most, of - 1), whole
    return coarse(value, below), whole


def figures_of(programs: Mapping[str, Program], below: int) -> dict[str, dict[str, Figure]]:
    """What may be shown of every indicator, by program and id."""
    told = {id: program for id, program in programs.items() if program.indicators}
    found = {
        id: {name: figure_of(indicator, below) for name, indicator in program.indicators.items() if not indicator.sum_of}
        for id, program in told.items()
    }
    single = {f"{id}/{name}": figure for id, figures in found.items() for name, figure in figures.items()}
    return {
        id: {
            name: found[id][name]
            if name in found[id]
            else _sum(indicator, [single[one] for one in indicator.sum_of if one in single])
            for name, indicator in program.indicators.items()
        }
        for id, program in told.items()
    }


def _sum(indicator: Indicator, figures: Iterable[Figure]) -> Figure:
    """A sum of other indicators: of what is shown of them."""
    parts = list(figures)
    value = sum((part.value or NOTHING for part in parts), NOTHING)
    return _figure(indicator, max((part.hidden_below for part in parts), default=0), value=value)


def figure_of(indicator: Indicator, below: int) -> Figure:
    """What may be shown of one indicator that is no sum of others."""
    hidden = below if counts_people(indicator) else 0
    if indicator.value is not None:
        value, of = indicator.value, indicator.of
        if of is None:
            return _figure(indicator, hidden, value=coarse(value, hidden))
        part, whole = coarse_share(value, of, hidden)
        return _figure(indicator, hidden, value=part, of=whole)
    return _table(indicator, hidden)


def _table(indicator: Indicator, below: int) -> Figure:
    parts = indicator.parts or (Part(label=indicator.label, over_time=indicator.over_time),)
    periods = tuple(sorted({period for part in parts for period in part.over_time}))
    is_summed = indicator.total is not None
    rows = []
    for part in parts:
        numbers = [part.over_time.get(period, Decimal(0)) for period in periods] if periods else [part.value or Decimal(0)]
        amounts = _cumulated(numbers, below) if indicator.cumulative else tuple(coarse(number, below) for number in numbers)
        total = _together(amounts, is_cumulative=indicator.cumulative) if is_summed and periods else None
        rows.append(Row(label=part.label if indicator.parts else None, amounts=amounts, total=total))
    columns = zip(*(row.amounts for row in rows), strict=True)
    sums = tuple(sum(column, NOTHING) for column in columns) if is_summed else ()
    value = _together(sums, is_cumulative=indicator.cumulative) if is_summed else None
    if indicator.cumulative and not indicator.parts:
        value = rows[0].amounts[-1]
    totals = sums if indicator.parts and periods else ()
    return _figure(indicator, below, value=value, periods=periods, rows=tuple(rows), totals=totals)


def _cumulated(numbers: list[Decimal], below: int) -> tuple[Amount, ...]:
    """Growing numbers as they may be shown: neither the first nor any growth is told where it is small."""
    amount, amounts = NOTHING, []
    for before, number in pairwise([Decimal(0), *numbers]):
        amount += coarse(number - before, below)
        amounts.append(amount)
    return tuple(amounts)


def _together(amounts: tuple[Amount, ...], *, is_cumulative: bool) -> Amount:
    if not amounts:
        return NOTHING
    return amounts[-1] if is_cumulative else sum(amounts, NOTHING)


def _figure(indicator: Indicator, below: int, **shown: object) -> Figure:
    return Figure(
        label=indicator.label,
        unit=indicator.unit,
        is_cumulative=indicator.cumulative,
        hidden_below=below,
        period=indicator.period,
        source=indicator.source,
        method=indicator.method,
        **shown,  # type: ignore[arg-type]  # by name
    )
