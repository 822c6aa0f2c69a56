"""A year in review, of the site and of each program, made from data alone: counts, a few of the newest, and ways to all."""

from collections import Counter
from collections.abc import Iterator, Sequence

from site_builder.artifact import Artifact
from site_builder.model.values import Language, LocalText
from site_builder.plan import json_ld
from site_builder.plan.cards import (
    cards_of,
    organization_card,
    person_card,
    program_link,
    report_card,
    session_view,
)
from site_builder.plan.edition import Edition
from site_builder.plan.figure_views import FigureView
from site_builder.plan.figures import view_figure
from site_builder.plan.frame import Frame, frame_of, frames
from site_builder.plan.lists import MANY
from site_builder.plan.page_views import MonthCount
from site_builder.plan.slices import EVERYTHING, FigureOfYear, ProgramYear
from site_builder.plan.urls import root_from
from site_builder.plan.views import Link, OrganizationCard, SessionView
from site_builder.plan.year_views import ProgramInYear, Tally, YearView

STORIES, REPORTS, FIGURES = 4, 6, 6
"""How many of the newest a review shows."""
STATUSES = ("held", "planned", "postponed", "cancelled")


def years_of(edition: Edition, language: Language, program: str = EVERYTHING) -> tuple[int, ...]:
    """The years with something to tell, of a program or of the site."""
    years: tuple[int, ...] = edition.slice("years", language, program)
    return years


def review_link(frame: Frame, year: int, program: str = EVERYTHING) -> Link:
    """To a year in review."""
    return frame.link(f"{year}", frame.edition.urls.year(year, frame.language, program))


def list_years(edition: Edition) -> Iterator[Artifact]:
    """A page for each year of the site and of each program that has something to tell."""
    for frame in frames(edition):
        for program in (EVERYTHING, *edition.slice("program_ids")):
            for year in years_of(edition, frame.language, program):
                address = edition.urls.year(year, frame.language, program)
                yield frame.artifact(address, "year", year, program)


def make_year(edition: Edition, language: str, year: int, program: str) -> bytes:
    """A year in review."""
    return frame_of(edition, language).page("pages/year.html", view_year(frame_of(edition, language), year, program))


def view_year(frame: Frame, year: int, program: str) -> YearView:
    """All that a year in review shows."""
    edition, language = frame.edition, frame.language
    address = edition.urls.year(year, language, program)
    told: tuple[ProgramYear, ...] = edition.slice("year_programs", f"{year}", program)
    programs = [one for one in told if program or one.is_active]
    reports: tuple[str, ...] = edition.slice("year_reports", f"{year}", program)
    stories, name = _stories(frame, year, program), _name(frame, program)
    title = frame.say("plan.year_of_program", name=name, year=year) if program else frame.say("plan.year", year=year)
    trail = _trail(frame, program, name, year, address)
    others = {
        other: edition.urls.year(year, other, program)
        for other in edition.languages
        if other != language and year in years_of(edition, other, program)
    }
    description = frame.say("plan.about.year_of_program" if program else "plan.about.year", name=name, year=year)
    data = (json_ld.year_page(frame, title, description, address, program), json_ld.breadcrumbs(frame, trail))
    lines = () if program else _programs(frame, year, told)
    tallies = _tallies(frame, year, program, programs, (len(stories), len(lines), len(reports)))
    months = _months(frame, year, program)
    years = years_of(edition, language, program)
    place = years.index(year)
    return YearView(
        root=root_from(address),
        head=frame.head(title, description, address, others, json_ld=data),
        section="programs" if program else "stories",
        crumbs=json_ld.crumb_links(frame, trail),
        title=title,
        year=year,
        program=program_link(edition, program, language) if program else None,
        tallies=tallies,
        months=months,
        most=max((month.stories for month in months), default=0),
        stories=cards_of(edition, stories[:STORIES], language),
        all_stories=_all_stories(frame, year, program) if len(stories) > STORIES else "",
        programs=lines,
        sessions=_sessions(frame, programs) if program else (),
        partners=_partners(frame, programs, with_roles=bool(program)),
        people=tuple(person_card(edition, id, language) for id in dict.fromkeys(_taught(programs))),
        figures=_figures(frame, year, program),
        coverage=tuple(report_card(edition, id, language) for id in reports[:REPORTS]),
        all_coverage=_all_reports(frame, year) if len(reports) > REPORTS else "",
        earlier=review_link(frame, years[place - 1], program) if place else None,
        later=review_link(frame, years[place + 1], program) if place + 1 < len(years) else None,
    )


def _name(frame: Frame, program: str) -> str:
    name: LocalText | None = frame.edition.slice("program_name", program) if program else None
    return name.read(frame.language).text if name else frame.site.name


def _trail(frame: Frame, program: str, name: str, year: int, address: str) -> list[tuple[str, str]]:
    urls, language = frame.edition.urls, frame.language
    home = (frame.home.label.text, urls.home(language))
    if not program:
        stories = (frame.say("plan.section.stories"), urls.section("stories", language))
        return [home, stories, (frame.say("plan.year", year=year), address)]
    programs = (frame.say("plan.section.programs"), urls.section("programs", language))
    return [home, programs, (name, urls.section("programs", language, program)), (f"{year}", address)]


def _stories(frame: Frame, period: object, program: str) -> Sequence[str]:
    """Those of a year or month, the newest first."""
    if program:
        return frame.edition.group("by_program_month", frame.language, f"{program} {period}")
    return frame.edition.group("by_month", frame.language, f"{period}")


def _all_stories(frame: Frame, year: int, program: str) -> str:
    urls = frame.edition.urls
    if not program:
        return urls.link(urls.section("stories", frame.language, f"{year}"))
    is_listed = len(frame.edition.group("by_program", frame.language, program)) > MANY
    return urls.link(urls.program_stories(program, frame.language)) if is_listed else ""


def _all_reports(frame: Frame, year: int) -> str:
    urls = frame.edition.urls
    return urls.link(f"{urls.section('coverage', frame.language)}#_{year}")


def _tallies(
    frame: Frame, year: int, program: str, programs: Sequence[ProgramYear], known: tuple[int, int, int]
) -> tuple[Tally, ...]:
    """How much of what there was; *known* are the numbers of stories, programs and reports."""
    urls, language = frame.edition.urls, frame.language
    stories, active, reports = known
    held = sum(session.status == "held" for one in programs for session in one.sessions)
    corrections = frame.edition.slice("year_corrections", f"{year}", language, program)
    numbers = (
        ("stories", stories, _all_stories(frame, year, program)),
        ("sessions", held, ""),
        ("programs", active, urls.link(urls.section("programs", language))),
        ("reports", reports, _all_reports(frame, year)),
        ("corrections", corrections, urls.link(urls.section("corrections", language, f"{year}"))),
    )
    return tuple(Tally(what=what, n=n, path=path) for what, n, path in numbers if n)


def _months(frame: Frame, year: int, program: str) -> tuple[MonthCount, ...]:
    """Those that have stories, in order."""
    urls, counts = frame.edition.urls, {}
    for month in range(1, 13):
        counts[month] = len(_stories(frame, f"{year:04d}-{month:02d}", program))
    return tuple(
        MonthCount(
            year=year,
            month=month,
            path="" if program else urls.link(urls.section("stories", frame.language, f"{year:04d}", f"{month:02d}")),
            stories=count,
        )
        for month, count in counts.items()
        if count
    )


def _programs(frame: Frame, year: int, programs: Sequence[ProgramYear]) -> tuple[ProgramInYear, ...]:
    """The programs that met, began or ended, and those that there are stories about."""
    edition, language = frame.edition, frame.language
    active = {one.id: one for one in programs}
    lines = []
    for id in edition.slice("program_ids"):
        stories, one = len(_stories(frame, year, id)), active.get(id)
        if not stories and not (one and one.is_active):
            continue
        counts: Counter[str] = Counter(session.status for session in one.sessions) if one else Counter()
        label = edition.slice("program_name", id).read(language)
        lines.append(
            ProgramInYear(
                link=frame.link(label, edition.urls.year(year, language, id)),
                sessions=tuple((status, counts[status]) for status in STATUSES if counts[status]),
                stories=stories,
                has_begun=bool(one and one.has_begun),
                has_ended=bool(one and one.has_ended),
            )
        )
    return tuple(sorted(lines, key=lambda line: line.link.label.text.casefold()))


def _sessions(frame: Frame, programs: Sequence[ProgramYear]) -> tuple[SessionView, ...]:
    return tuple(session_view(frame.edition, session, frame.language) for one in programs for session in one.sessions)


def _partners(frame: Frame, programs: Sequence[ProgramYear], *, with_roles: bool) -> tuple[OrganizationCard, ...]:
    edition, language = frame.edition, frame.language
    partners = [partner for one in programs for partner in one.partners]
    if with_roles:
        return tuple(
            organization_card(edition, one.organization, language, role=one.role.read(language), lead=one.lead)
            for one in partners
        )
    cards = [organization_card(edition, id, language) for id in dict.fromkeys(one.organization for one in partners)]
    return tuple(sorted(cards, key=lambda card: card.name.text.casefold()))


def _taught(programs: Sequence[ProgramYear]) -> Iterator[str]:
    return (person for one in programs for person in one.instructors)


def _figures(frame: Frame, year: int, program: str) -> tuple[tuple[FigureView, Link | None], ...]:
    edition, language = frame.edition, frame.language
    figures: tuple[FigureOfYear, ...] = edition.slice("year_figures", f"{year}", program)
    views = [
        (view_figure(edition, one.id, one.figure, language), None if program else program_link(edition, one.program, language))
        for one in figures[: None if program else FIGURES]
    ]
    return tuple(sorted(views, key=lambda pair: pair[0].table is not None))
