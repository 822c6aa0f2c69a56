"""Figures as pages and open data show them."""

from decimal import Decimal
from typing import Any

from site_builder.model.figure import Amount, Figure
from site_builder.model.values import Language, LocalText, Words
from site_builder.plan import charts
from site_builder.plan.edition import Edition
from site_builder.plan.figure_views import ChartView, FigureView, TableRow, TableView


def figure_views(edition: Edition, program: str, language: Language) -> tuple[FigureView, ...]:
    """All figures of a program, those without a table first: one number takes less room than a drawing."""
    figures = edition.content.figures.get(program) or {}
    views = [view_figure(edition, id, figure, language) for id, figure in figures.items()]
    return tuple(sorted(views, key=lambda view: view.table is not None))


def figure_view(edition: Edition, program: str, id: str, language: Language) -> FigureView:
    """One figure of a program."""
    return view_figure(edition, id, edition.content.figures[program][id], language)


def view_figure(edition: Edition, id: str, figure: Figure, language: Language) -> FigureView:
    """A figure that is already at hand."""
    value, of = figure.value, figure.of
    table = _table(edition, figure, language)
    return FigureView(
        id=id,
        label=figure.label.read(language),
        unit=figure.unit.read(language) if figure.unit else None,
        value=value,
        of=of,
        percent=_percent(value, of),
        period=figure.period.read(language),
        source=figure.source.read(language),
        method=figure.method.read(language) if figure.method else None,
        below=figure.hidden_below,
        is_whole=figure.is_whole,
        is_cumulative=figure.is_cumulative,
        chart=_chart(edition, figure, table, language),
        table=table,
    )


def _percent(value: Amount | None, of: Amount | None) -> Decimal | None:
    if value is None or of is None or not (value.is_exact and of.is_exact and of.low):
        return None
    return value.low * 100 / of.low


def _table(edition: Edition, figure: Figure, language: Language) -> TableView | None:
    if not figure.rows:
        return None
    labels = tuple(row.label.read(language) if row.label else figure.label.read(language) for row in figure.rows)
    say = edition.press.say(language, "plan.figure.total")
    total = figure.value if not figure.is_cumulative else None
    if not figure.periods:
        rows = tuple(
            TableRow(label=label, amounts=row.amounts, percent=_percent(row.amounts[0], figure.value))
            for label, row in zip(labels, figure.rows, strict=True)
        )
        has_percent = figure.is_whole and any(row.percent is not None for row in rows)
        foot = TableRow(label=Words(say, language), amounts=(total,)) if total else None
        return TableView(columns=(), rows=rows, total=foot, is_by_period=False, has_percent=has_percent)
    lines = zip(*(row.amounts for row in figure.rows), strict=True)
    sums: tuple[Amount | None, ...] = figure.totals or (None,) * len(figure.periods)
    rows = tuple(
        TableRow(label=Words(period_name(edition, period, language), language), amounts=(*amounts, *((own,) if own else ())))
        for period, amounts, own in zip(figure.periods, lines, sums, strict=True)
    )
    ends = tuple(row.total for row in figure.rows if row.total)
    foot = TableRow(label=Words(say, language), amounts=(*ends, total) if figure.totals else (total,)) if total else None
    heads = (*labels, *((Words(say, language),) if figure.totals else ())) if figure.rows[0].label else ()
    return TableView(columns=heads, rows=rows, total=foot, is_by_period=True, has_percent=False)


def _chart(edition: Edition, figure: Figure, table: TableView | None, language: Language) -> ChartView | None:
    if table is None:
        return charts.share(figure.value, figure.of) if figure.value and figure.of and figure.of.high else None
    marks = [_mark(edition, period, language) for period in figure.periods]
    if not figure.periods or (len(figure.rows) == 1 and len(figure.periods) < charts.FEWEST):
        return charts.bars(table.rows)
    if len(figure.rows) == 1:
        return charts.line(table.rows, marks)
    parts = [
        TableRow(label=label, amounts=row.amounts)
        for label, row in zip((row.label.read(language) for row in figure.rows if row.label), figure.rows, strict=True)
    ]
    return charts.columns(parts, marks)


def period_name(edition: Edition, period: str, language: Language) -> str:
    """A period in words: `Januari 2026`, `Triwulan I 2026`, `2026`."""
    year, _, rest = period.partition("-")
    if not rest:
        return year
    if rest.startswith("Q"):
        return edition.press.say(language, f"plan.figure.quarter_{rest[1]}", year=year)
    return edition.press.month(language, int(year), int(rest))


def _mark(edition: Edition, period: str, language: Language) -> charts.Mark:
    """A period below a chart, as briefly as it goes, and its year where that stands below."""
    year, _, rest = period.partition("-")
    if not rest:
        return Words(year, language), None
    if rest.startswith("Q"):
        short = edition.press.say(language, f"plan.figure.short_quarter_{rest[1]}")
    else:
        short = edition.press.month(language, int(year), int(rest))[:3]
    return Words(short, language), Words(year, language)


def figure_records(edition: Edition, program: str) -> list[dict[str, Any]]:
    """The figures of a program as open data: hidden numbers as the range in which they lie."""
    figures = edition.content.figures.get(program) or {}
    return [_record(edition, id, figure) for id, figure in figures.items()]


def _record(edition: Edition, id: str, figure: Figure) -> dict[str, Any]:
    def said(text: LocalText | None) -> dict[Language, str] | None:
        return {language: text.read(language).text for language in edition.languages} if text else None

    record: dict[str, Any] = {
        "id": id,
        "label": said(figure.label),
        "value": _number(figure.value),
        "unit": said(figure.unit),
        "of": _number(figure.of),
        "period": said(figure.period),
        "source": said(figure.source),
        "method": said(figure.method),
    }
    if figure.rows:
        record["cumulative"] = figure.is_cumulative
        record["periods"] = list(figure.periods)
        record["rows"] = [
            {"label": said(row.label), "values": [_number(one) for one in row.amounts], "total": _number(row.total)}
            for row in figure.rows
        ]
        record["totals"] = [_number(one) for one in figure.totals]
    return record


def _number(amount: Amount | None) -> str | dict[str, str] | None:
    if amount is None or amount.is_exact:
        return None if amount is None else str(amount.low)
    return {"from": str(amount.low), "to": str(amount.high)}
