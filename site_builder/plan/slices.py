"""What is cut out of many records: a page that shows one year of a program has read that year and nothing of the others."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from site_builder.dataclass import dataclass
from site_builder.model.coverage import Coverage
from site_builder.model.figure import Figure
from site_builder.model.program import Partner, Program, Session
from site_builder.model.values import LANGUAGES, LocalText
from site_builder.plan.rows import Row
from site_builder.plan.shards import Shard, shards_of

EVERYTHING = ""
"""Stands for the whole site where the id of a program is asked for."""


class ProgramYear(NamedTuple):
    """A program in one year."""

    id: str
    name: LocalText
    is_active: bool
    """Whether it met, began or ended then; where sessions were only planned, postponed or cancelled, it did not."""
    has_begun: bool
    """Whether this was its first year."""
    has_ended: bool
    """Whether this was its last one."""
    sessions: tuple[Session, ...]
    """In the order of their time."""
    partners: tuple[Partner, ...]
    instructors: tuple[str, ...]
    """Who taught in that year."""


class FigureOfYear(NamedTuple):
    """A figure whose period has the year in it, as it may be shown."""

    program: str
    id: str
    figure: Figure


@dataclass(frozen=True)
class Slices:
    """Cuts the public records of an edition."""

    records: Mapping[str, Mapping[Any, Any]]
    rows: Callable[[], Sequence[Row]]
    periods: Callable[[str, str], Iterable[str]]
    """What the stories of a language can be grouped by, from the name of the grouping and the language."""
    zone: ZoneInfo

    def program_name(self, id: str) -> LocalText | None:
        """What a program is called; nothing where there is no such program."""
        program: Program | None = self.records["programs"].get(id)
        return program.name if program else None

    def program_ids(self) -> tuple[str, ...]:
        """Of all programs."""
        return tuple(sorted(self.records["programs"]))

    def years(self, language: str, program: str) -> tuple[int, ...]:
        """The years of a program, or of the site, that have something to tell in a language."""
        years = {year for (id, year), one in self._programs.items() if one.is_active and program in (EVERYTHING, id)}
        years |= {year for year in self._reports(program) if year}
        if program == EVERYTHING:
            years |= {int(period[:4]) for period in self.periods("by_month", language)}
        else:
            own = (key.partition(" ") for key in self.periods("by_program_month", language))
            years |= {int(period[:4]) for id, _, period in own if id == program}
        return tuple(sorted(years))

    def year_programs(self, year: str, program: str) -> tuple[ProgramYear, ...]:
        """The programs that did something in a year, or one of them, in the order of their ids."""
        return tuple(one for (id, own), one in sorted(self._programs.items()) if own == int(year) and program in (EVERYTHING, id))

    def year_figures(self, year: str, program: str) -> tuple[FigureOfYear, ...]:
        """The figures of a year, of all programs or of one."""
        ids = [id for id in self.program_ids() if program in (EVERYTHING, id)]
        figures: Mapping[str, Mapping[str, Figure]] = self.records["figures"]
        found = (FigureOfYear(id, name, one) for id in ids for name, one in (figures.get(id) or {}).items())
        return tuple(one for one in found if int(year) in _years_of_figure(one.figure))

    def year_reports(self, year: str, program: str) -> tuple[str, ...]:
        """The press reports of a year, or those of them that a program names, the newest first."""
        return tuple(self._reports(program).get(int(year), ()))

    def year_corrections(self, year: str, language: str, program: str) -> int:
        """How many corrections were made in a year to stories that have a text in *language*."""
        return self._corrections[int(year), language, program]

    def programs_of(self, kind: str, id: str) -> tuple[tuple[str, int], ...]:
        """Programs that name an organization, person or press report: program id, and position among its partners (else 0)."""
        return self._programs_of.get((kind, id), ())

    def search_shards(self, language: str) -> tuple[Shard, ...]:
        """How the stories of a language are cut for search, the oldest first."""
        return shards_of(row.date[:7] for row in self.rows() if row.has(language))

    @cached_property
    def _programs_of(self) -> dict[tuple[str, str], tuple[tuple[str, int], ...]]:
        found: dict[tuple[str, str], dict[tuple[str, int], None]] = defaultdict(dict)
        for id, program in self.records["programs"].items():
            for number, partner in enumerate(program.partners):
                found["organization", partner.organization][id, number] = None
            for session in program.sessions:
                for person in session.instructors:
                    found["person", person][id, 0] = None
            for person in program.instructors:
                found["person", person][id, 0] = None
            for report in program.coverage:
                found["coverage", report][id, 0] = None
        return {key: tuple(programs) for key, programs in found.items()}

    @cached_property
    def _programs(self) -> dict[tuple[str, int], ProgramYear]:
        found = {}
        for id, program in self.records["programs"].items():
            for year in {*self._years_of(program), *(self._year(session.start) for session in program.sessions)}:
                found[id, year] = self._cut(id, program, year)
        return found

    def _years_of(self, program: Program) -> set[int]:
        """Those in which something happened; what is only planned has not."""
        years = {self._year(session.start) for session in program.sessions if session.status == "held"}
        return years | {day.year for day in (program.started, program.ended) if day}

    def _cut(self, id: str, program: Program, year: int) -> ProgramYear:
        years = self._years_of(program)
        last = program.ended.year if program.ended else max(years, default=0)
        sessions = [session for session in program.sessions if self._year(session.start) == year]
        sessions.sort(key=lambda session: self._day(session.start))
        taught = [person for session in sessions if session.status == "held" for person in session.instructors]
        return ProgramYear(
            id=id,
            name=program.name,
            is_active=year in years,
            has_begun=year == min(years, default=0),
            has_ended=program.status == "finished" and year == last,
            sessions=tuple(sessions),
            partners=program.partners,
            instructors=tuple(dict.fromkeys(taught)),
        )

    def _day(self, when: date | datetime) -> date:
        return when.astimezone(self.zone).date() if isinstance(when, datetime) else when

    def _year(self, when: date | datetime) -> int:
        return self._day(when).year

    def _reports(self, program: str) -> dict[int, list[str]]:
        """By year, 0 where none is known."""
        reports: Mapping[str, Coverage] = self.records["coverage"]
        own: Program | None = self.records["programs"].get(program)
        ids: Iterable[str] = reports if program == EVERYTHING else own.coverage if own else ()
        by_year: dict[int, list[str]] = defaultdict(list)
        when = {id: reports[id].date or reports[id].about or date.min for id in ids}
        for id in sorted(when, key=lambda id: (when[id], id), reverse=True):
            day = reports[id].date or reports[id].about
            by_year[day.year if day else 0].append(id)
        return by_year

    @cached_property
    def _corrections(self) -> Counter[tuple[int, str, str]]:
        counts: Counter[tuple[int, str, str]] = Counter()
        for row in self.rows():
            for made in row.corrected:
                year = datetime.fromtimestamp(made, self.zone).year
                for wording in row.wordings:
                    counts.update({(year, wording.language, program) for program in (EVERYTHING, row.program)})
        return counts


NAMES = (
    "programs_of",
    "program_name",
    "program_ids",
    "years",
    "year_programs",
    "year_figures",
    "year_reports",
    "year_corrections",
    "search_shards",
)
"""Each is a method of `Slices` and the name of a fact."""


def _years_of_figure(figure: Figure) -> range:
    """`Mei 2024–Desember 2025` reaches from 2024 to 2025; a period that names no year is of none."""
    text = " ".join((*figure.periods, *(getattr(figure.period, language) or "" for language in LANGUAGES)))
    named = sorted(int(year) for year in re.findall(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])", text))
    return range(named[0], named[-1] + 1) if named else range(0)
