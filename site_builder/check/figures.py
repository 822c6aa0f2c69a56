"""Figures hold together: parts, wholes, totals and periods; and small numbers of people stay hidden."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from site_builder.model.content import Content
from site_builder.model.figure import NOTHING, Figure
from site_builder.model.program import Indicator
from site_builder.model.small_numbers import DEFAULT, counts_people, figures_of, numbers_in
from site_builder.places import Places, Ref
from site_builder.problems import Problem, problem

FEWEST, MOST = 3, 100
"""Of two numbers at least must it be unknown which one is meant; and a hundred is no small number."""
HUNDRED = 100
Named = tuple[str, str, Indicator]


def _named(content: Content) -> Iterator[Named]:
    for id, program in content.programs.items():
        for name, indicator in program.indicators.items():
            yield id, name, indicator


def _wrong(places: Places, named: Named, code: str, *loc: str | int, **values: object) -> Problem:
    id, name, _ = named
    way = ("indicators", name, *loc)
    return problem(places.place(Ref("program", id), *way, key=not loc), code, ".".join(map(str, way)), **values)


def check_shares(content: Content, places: Places) -> Iterator[Problem]:
    """A part is not larger than its whole."""
    for named in _named(content):
        value, of = named[2].value, named[2].of
        if value is not None and of is not None and (of <= 0 or value > of):
            yield _wrong(places, named, "C126", "of", value=value, of=of)


def check_shapes(content: Content, places: Places) -> Iterator[Problem]:
    """An indicator has one value, or numbers over time, or parts; and only what belongs to that."""
    for named in _named(content):
        one = named[2]
        ways = [way for way in ("value", "over_time", "parts") if getattr(one, way) not in (None, {}, ())]
        if len(ways) != 1:
            yield _wrong(places, named, "C171", found=", ".join(ways) or "—")
            continue
        allowed = {"of", "sum_of"} if ways == ["value"] else {"total", "cumulative"}
        given = [key for key in ("of", "sum_of", "total", "cumulative") if getattr(one, key) not in (None, False, ())]
        for key in given:
            if key not in allowed or given[:2] == ["of", "sum_of"]:
                yield _wrong(places, named, "C172", key, found=key, shape=ways[0])


def check_parts(content: Content, places: Places) -> Iterator[Problem]:
    """All parts have one number each, or all the same periods; and no two have one label."""
    for named in _named(content):
        parts = named[2].parts
        first = frozenset(parts[0].over_time) if parts else frozenset()
        seen: Counter[str] = Counter()
        for number, part in enumerate(parts):
            if (part.value is None) != bool(first) or frozenset(part.over_time) != first:
                yield _wrong(places, named, "C173", "parts", number)
            label = part.label.read(content.site.languages[0] if content.site.languages else "id").text.casefold()
            if seen[label]:
                yield _wrong(places, named, "C174", "parts", number, "label", found=label[:60])
            seen[label] += 1


def check_periods(content: Content, places: Places) -> Iterator[Problem]:
    """All periods of a figure are years, or quarters, or months: else one lies in another and is counted twice."""
    for named in _named(content):
        one = named[2]
        ways = [((), one.over_time), *((("parts", number), part.over_time) for number, part in enumerate(one.parts))]
        for above, numbers in ways:
            first = next(iter(numbers), "")
            for period in numbers:
                if (len(period), "Q" in period) != (len(first), "Q" in first):
                    yield _wrong(places, named, "C175", *above, "over_time", period, found=period, other=first)


def check_totals(content: Content, places: Places) -> Iterator[Problem]:
    """Parts come to the total that is told."""
    for named in _named(content):
        one = named[2]
        lines = [list(part.over_time.values()) or [part.value or Decimal(0)] for part in one.parts]
        lines = lines or [list(one.over_time.values())]
        if one.total is None or not all(lines):
            continue
        ordered = [line[-1:] if one.cumulative else line for line in _in_order(one, lines)]
        counted = sum((number for line in ordered for number in line), Decimal(0))
        if counted != one.total:
            yield _wrong(places, named, "C176", "total", total=one.total, counted=counted)


def _in_order(one: Indicator, lines: list[list[Decimal]]) -> list[list[Decimal]]:
    series = [part.over_time for part in one.parts] or [one.over_time]
    return [[numbers[period] for period in sorted(numbers)] or line for numbers, line in zip(series, lines, strict=True)]


def check_counts(content: Content, places: Places) -> Iterator[Problem]:
    """People are counted in whole numbers; and what includes the periods before never falls."""
    for named in _named(content):
        one = named[2]
        if one.counts == "people" and (wrong := [number for number in numbers_in(one) if number < 0 or number != int(number)]):
            yield _wrong(places, named, "C177", "counts", found=wrong[0])
        for above, numbers in [((), one.over_time), *((("parts", n), part.over_time) for n, part in enumerate(one.parts))]:
            ordered = sorted(numbers)
            for before, period in pairwise(ordered):
                if one.cumulative and numbers[period] < numbers[before]:
                    place = (*above, "over_time", period)
                    yield _wrong(places, named, "C178", *place, found=numbers[period], before=numbers[before])


def check_sums(content: Content, places: Places) -> Iterator[Problem]:
    """A sum of other figures names figures that have one number, in the same unit, and comes to their sum."""
    for named in _named(content):
        one, parts, counted = named[2], named[2].sum_of, Decimal(0)
        for number, name in enumerate(parts):
            id, _, own = name.partition("/")
            program = content.programs.get(id)
            other = program.indicators.get(own) if program else None
            head = _head(other) if other else None
            if other is None or head is None or other.sum_of or parts.index(name) != number or other.unit != one.unit:
                yield _wrong(places, named, "C179", "sum_of", number, found=name[:80])
                break
            counted += head
        else:
            if parts and one.value is not None and counted != one.value:
                yield _wrong(places, named, "C176", "value", total=one.value, counted=counted)


def _head(one: Indicator) -> Decimal | None:
    """The one number that an indicator comes to."""
    if one.value is None and one.total is None and one.cumulative and one.over_time:
        return one.over_time[max(one.over_time)]
    return one.total if one.value is None else one.value


def check_percent(content: Content, places: Places) -> Iterator[Problem]:
    """More than a hundred per cent is growth rather than a share, and a method says so."""
    for named in _named(content):
        one = named[2]
        is_percent = one.unit is not None and "%" in (one.unit.id, one.unit.en)
        if is_percent and one.method is None and (high := [number for number in numbers_in(one) if number > HUNDRED]):
            yield _wrong(places, named, "N181", found=high[0])


def check_threshold(content: Content, places: Places) -> Iterator[Problem]:
    """Fewer small numbers are hidden than usual only for a reason that is written down."""
    own, ref = content.site.privacy.small_numbers, Ref("site")
    way = ("privacy", "small_numbers", "below")
    if own.below != int(own.below) or (own.below and not FEWEST <= own.below <= MOST):
        yield problem(places.place(ref, *way), "P152", ".".join(way), found=own.below)
    elif own.below < DEFAULT and own.reason is None:
        yield problem(places.place(ref, *way), "P150", ".".join(way), found=own.below, usual=DEFAULT)


def check_hidden(content: Content, places: Places) -> Iterator[Problem]:
    """Where numbers are hidden, somebody has said that they count people; and no other figure tells what a hidden total is."""
    below = int(content.site.privacy.small_numbers.below)
    figures = figures_of(content.programs, below)
    totals = []
    for named in _named(content):
        id, name, one = named
        figure = figures[id][name]
        is_sound = one.of is None or one.value is None or one.value <= one.of
        if not figure.is_whole and one.counts is None and not one.sum_of and is_sound:
            yield _wrong(places, named, "N180", below=below)
        if (
            is_sound
            and not one.sum_of
            and figure.value
            and not figure.value.is_exact
            and (head := _head(one) or Decimal(0)) >= below
        ):
            totals.append((named, head))
    for named in _named(content) if totals else ():
        yield from _check_told(named, totals, places)
    yield from _check_together(totals, figures, places)


def _check_together(
    totals: list[tuple[Named, Decimal]], figures: Mapping[str, Mapping[str, Figure]], places: Places
) -> Iterator[Problem]:
    """Two tables of the same people whose ranges leave only one number for both, from which a hidden one can be worked out."""
    for number, (named, total) in enumerate(totals):
        for other, other_total in totals[:number]:
            both = [figures[id][name] for id, name, _ in (named, other)]
            low = max((one.value or NOTHING).low for one in both)
            high = min((one.value or NOTHING).high for one in both)
            is_one = total == other_total and low == high and _are_alike(named, other)
            if is_one and any(_is_solved(one, low) for one in both):
                yield _wrong(places, named, "P153", found=low, other=f"{other[0]}/{other[1]}")


def _is_solved(figure: Figure, total: Decimal) -> bool:
    """Whether a hidden number of *figure* follows from its total: as the only one, or where all are the least or the most."""
    value = figure.value or NOTHING
    is_alone = not figure.rows or value.high - value.low < figure.hidden_below - 1
    return is_alone or total in (value.low, value.high)


def _are_alike(named: Named, other: Named) -> bool:
    """Whether two figures of a program are of the same time and unit."""
    return named[0] == other[0] and named[2].period == other[2].period and named[2].unit == other[2].unit


def _check_told(named: Named, totals: list[tuple[Named, Decimal]], places: Places) -> Iterator[Problem]:
    """A number of people that is also a hidden total of the same program and time."""
    _, name, one = named
    if one.sum_of or not counts_people(one):
        return
    for key, number in (("value", one.value), ("of", one.of)):
        for (other_id, other_name, other), total in totals:
            if number == total and other_name != name and _are_alike(named, (other_id, other_name, other)):
                yield _wrong(places, named, "P151", key, found=number, other=f"{other_id}/{other_name}")


REST_RULES = (
    check_shares,
    check_shapes,
    check_parts,
    check_periods,
    check_totals,
    check_counts,
    check_sums,
    check_percent,
    check_threshold,
    check_hidden,
)
