"""The register of press coverage: what other outlets published, by year and by outlet, and the same as a table."""

from collections.abc import Iterable, Iterator
from datetime import date

from site_builder.artifact import Artifact
from site_builder.model.coverage import Coverage
from site_builder.model.values import LocalText, suggest_id
from site_builder.plan import json_ld
from site_builder.plan.cards import coverage_views, story_address
from site_builder.plan.edition import Edition
from site_builder.plan.frame import Frame, base_url, everywhere, frame_of, frames
from site_builder.plan.page_views import CoverageRegisterView, CoverageYear
from site_builder.plan.urls import COVERAGE_TABLE, root_from
from site_builder.plan.views import Head, Link

COLUMNS = (
    *("id", "outlet", "kind", "date", "event_date", "headline", "language", "writers", "editor", "link"),
    *("summary_id", "summary_en", "stories", "programs", "permission", "register"),
)
"""Of the table: in one order for good, since others' sheets rely on it."""
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""How a cell begins that a sheet might run."""
SIGNATURE = "\ufeff"
"""By which Excel knows that a table is UTF-8; without it, it shows other letters than were written."""


def list_coverage(edition: Edition) -> Iterator[Artifact]:
    """The register, a page for each outlet that has several reports, and the table."""
    outlets = [slug for slug, reports in outlets_of(edition).items() if len(reports) > 1]
    for frame in frames(edition):
        yield frame.artifact(edition.urls.section("coverage", frame.language), "coverage", "")
        for slug in outlets:
            yield frame.artifact(edition.urls.section("coverage", frame.language, slug), "coverage", slug)
    if has_table(edition):
        yield Artifact(COVERAGE_TABLE, "coverage_table")


def has_table(edition: Edition) -> bool:
    """Whether the register is there as a table; not of a preview, whose mark a table cannot carry."""
    return edition.content.site.features.open_data and not edition.is_preview


def year_of(report: Coverage) -> int:
    """When it was published or, where that is not known, when what it reports happened; 0 where neither is known."""
    day = report.date or report.about
    return day.year if day else 0


def newest(edition: Edition, ids: Iterable[str]) -> list[str]:
    """These reports, the newest first; those of which no day is known last."""
    reports = edition.content.coverage
    return sorted(ids, key=lambda id: (reports[id].date or reports[id].about or date.min, id), reverse=True)


def outlets_of(edition: Edition) -> dict[str, list[str]]:
    """The reports of each outlet, the newest first, by the outlet's part of an address."""
    reports = edition.content.coverage
    outlets: dict[str, list[str]] = {}
    for id in newest(edition, reports):
        outlets.setdefault(suggest_id(reports[id].outlet), []).append(id)
    outlets.pop("", None)
    return dict(sorted(outlets.items()))


def make_coverage(edition: Edition, language: str, outlet: str) -> bytes:
    """The register of one outlet, or of all where *outlet* is empty."""
    frame = frame_of(edition, language)
    return frame.page("pages/coverage.html", view_coverage(frame, outlet))


def view_coverage(frame: Frame, outlet: str) -> CoverageRegisterView:
    """All that a page of the register shows."""
    edition, language = frame.edition, frame.language
    reports, outlets = edition.content.coverage, outlets_of(edition)
    shown = outlets[outlet] if outlet else newest(edition, reports)
    below = (outlet,) if outlet else ()
    address = edition.urls.section("coverage", language, *below)
    title = reports[shown[0]].outlet if outlet else frame.say("plan.section.coverage")
    trail = _trail(frame, (title, address) if outlet else None)
    years = dict.fromkeys(year_of(reports[id]) for id in shown)
    return CoverageRegisterView(
        root=root_from(address),
        head=_head(frame, trail, below),
        section="coverage",
        crumbs=json_ld.crumb_links(frame, trail),
        title=title,
        outlet=outlet,
        years=tuple(
            CoverageYear(
                year=year, entries=coverage_views(edition, [id for id in shown if year_of(reports[id]) == year], language)
            )
            for year in sorted(years, reverse=True)
        ),
        outlets=tuple((_outlet_link(frame, slug, ids), len(ids)) for slug, ids in outlets.items()) if not outlet else (),
        total=len(shown),
        table=COVERAGE_TABLE if has_table(edition) and not outlet else "",
    )


def _outlet_link(frame: Frame, slug: str, ids: list[str]) -> Link:
    """To the outlet's page, or to its only report."""
    urls, name = frame.edition.urls, frame.edition.content.coverage[ids[0]].outlet
    below = urls.section("coverage", frame.language)
    return frame.link(name, urls.section("coverage", frame.language, slug) if len(ids) > 1 else f"{below}#{ids[0]}")


def _trail(frame: Frame, below: tuple[str, str] | None) -> list[tuple[str, str]]:
    urls, language = frame.edition.urls, frame.language
    here = (frame.say("plan.section.coverage"), urls.section("coverage", language))
    return [(frame.home.label.text, urls.home(language)), here, *((below,) if below else ())]


def _head(frame: Frame, trail: list[tuple[str, str]], below: tuple[str, ...]) -> Head:
    title, address = trail[-1]
    others = everywhere(frame.edition, lambda other: frame.edition.urls.section("coverage", other, *below), but=frame.language)
    description = frame.say("plan.about.outlet", outlet=title) if below else frame.say("plan.about.coverage")
    name = frame.say("plan.outlet_title", outlet=title) if below else title
    return frame.head(name, description, address, others, json_ld=(json_ld.breadcrumbs(frame, trail),))


# The table.


def make_coverage_table(edition: Edition) -> bytes:
    """All reports as CSV (RFC 4180), in both languages, the newest first."""
    rows = [COLUMNS, *(_row(edition, id) for id in newest(edition, edition.content.coverage))]
    return (SIGNATURE + "".join(_line(row) for row in rows)).encode()


def _row(edition: Edition, id: str) -> tuple[str, ...]:
    report: Coverage = edition.content.coverage[id]
    language, base = edition.languages[0], base_url(edition)
    stories = [edition.content.stories[story] for story in edition.group("by_coverage", language, id)]
    return (
        id,
        report.outlet,
        report.kind,
        report.date.isoformat() if report.date else "",
        report.about.isoformat() if report.about else "",
        report.headline or "",
        report.language,
        "; ".join(report.writers),
        report.editor or "",
        report.link or "",
        _only(report.summary, "id"),
        _only(report.summary, "en"),
        " ".join(base + story_address(edition, story, language) for story in stories),
        " ".join(base + edition.urls.section("programs", language, name) for name, _ in edition.programs_of("coverage", id)),
        " ".join(report.reproduction.permitted) if report.reproduction else "",
        f"{base}{edition.urls.section('coverage', language)}#{id}",
    )


def _only(text: LocalText | None, language: str) -> str:
    """The text in *language* and no other."""
    return (getattr(text, language) or "") if text else ""


def _line(cells: Iterable[str]) -> str:
    """A row of the table; every cell stands in quotation marks."""
    return ",".join('"' + harmless(cell).replace('"', '""') + '"' for cell in cells) + "\r\n"


def harmless(cell: str) -> str:
    """*cell* as no sheet takes it for a formula: an apostrophe before it says that it is text."""
    return "'" + cell if cell.lstrip().startswith(FORMULA) else cell
