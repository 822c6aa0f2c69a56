"""What the template of a year in review sees."""

from site_builder.dataclass import dataclass
from site_builder.plan.figure_views import FigureView
from site_builder.plan.page_views import MonthCount, PageView
from site_builder.plan.views import CoverageView, Link, OrganizationCard, PersonCard, SessionView, StoryCard


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Tally:
    """A number of things in a year."""

    what: str
    """stories, sessions, programs, reports or corrections; its name is the text `year.<what>`."""
    n: int
    path: str
    """Where they are; may be empty."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ProgramInYear:
    """A program in the review of a site's year."""

    link: Link
    """To its own review of that year."""
    sessions: tuple[tuple[str, int], ...]
    """How many sessions have which status; held first."""
    stories: int
    has_begun: bool
    has_ended: bool


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class YearView(PageView):
    """`pages/year.html`: a year in review, of the site or of one program, from data alone."""

    title: str
    year: int
    program: Link | None
    tallies: tuple[Tally, ...]
    """Without those of which there are none."""
    months: tuple[MonthCount, ...]
    """Those with a story, in order; of a program without a path, since only the site has lists of months."""
    most: int
    """Stories in the busiest month."""
    stories: tuple[StoryCard, ...]
    """The newest few."""
    all_stories: str
    """Path of the list of them; empty where the page shows all there are."""
    programs: tuple[ProgramInYear, ...]
    """Of the site's year."""
    sessions: tuple[SessionView, ...]
    """Of a program's year."""
    partners: tuple[OrganizationCard, ...]
    people: tuple[PersonCard, ...]
    """Who taught."""
    figures: tuple[tuple[FigureView, Link | None], ...]
    """Each with its program, in the review of a site's year."""
    coverage: tuple[CoverageView, ...]
    all_coverage: str
    """As of the stories."""
    earlier: Link | None
    later: Link | None
