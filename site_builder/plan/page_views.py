"""What the templates of whole pages see. Every one has `root` and `head`; addresses are as in `views`."""

from datetime import date, datetime

from site_builder.dataclass import dataclass
from site_builder.model.values import Language, Words
from site_builder.plan.figure_views import FigureView
from site_builder.plan.views import (
    CorrectionView,
    CoverageView,
    Head,
    Link,
    OrganizationCard,
    PersonCard,
    PhotoView,
    ProgramCard,
    Prose,
    SessionView,
    StoryCard,
)


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class PageView:
    """Every page."""

    root: str
    """From this page to the site's root: `./`, `../`, `../../`; an absolute path on the 404 page."""
    head: Head
    section: str
    """The navigation entry that this page belongs to; may be empty."""
    crumbs: tuple[Link, ...] = ()
    """From the home page down to the page above this one."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class HomeView(PageView):
    """`pages/home.html`."""

    featured: tuple[StoryCard, ...]
    """At least one if there is any story; the first is the lead."""
    latest: tuple[StoryCard, ...]
    review: Link | None
    """The newest year in review."""
    programs: tuple[ProgramCard, ...]
    coverage: tuple[CoverageView, ...]
    colophon: Link | None
    """None where the foot of every page has it."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class StoryView(PageView):
    """`pages/story.html`."""

    title: str
    summary: str
    kind: str
    date: date
    published: datetime
    updated: datetime | None
    city: str | None
    """The dateline's place, as written; the template sets it in capitals."""
    number: str | None
    body: Prose
    minutes: int
    """Reading time."""
    writers: tuple[Link, ...]
    """The desk where nobody is named."""
    editor: Link | None
    photographers: tuple[Link, ...]
    initials: str | None
    translator: str | None
    cover: PhotoView | None
    photos: tuple[PhotoView, ...]
    program: ProgramCard | None
    tags: tuple[Link, ...]
    people: tuple[PersonCard, ...]
    organizations: tuple[OrganizationCard, ...]
    coverage: tuple[CoverageView, ...]
    original: Link | None
    """Of a translation: its original, where that has changed since."""
    corrections: tuple[CorrectionView, ...]
    """The newest first."""
    see_also: tuple[StoryCard, ...]
    qr_code: str
    """Path of the picture that print shows beside the address; empty where there is none."""
    related: tuple[StoryCard, ...]
    newer: Link | None
    """The next story of the same program, or of the site."""
    older: Link | None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Pagination:
    """Where we are in a list of many pages."""

    number: int
    """From 1."""
    pages: tuple[Link, ...]
    """All of them; the label is the number."""
    previous: Link | None
    next: Link | None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class MonthCount:
    """A month or year of the archive."""

    year: int
    month: int
    """1 to 12; 0 for the whole year."""
    path: str
    stories: int


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ArchiveView(PageView):
    """`pages/archive.html`: every year and month that has stories."""

    title: str
    total: int
    years: tuple[tuple[MonthCount, tuple[MonthCount, ...]], ...]
    """Each year with its months, the newest first."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class StoryListView(PageView):
    """`pages/stories.html`: all stories, a year, a month, a tag or a program."""

    what: str
    """all, year, month, tag or program."""
    title: str
    intro: Words | None
    year: int
    """0 unless a year or month."""
    month: int
    stories: tuple[StoryCard, ...]
    pagination: Pagination
    total: int
    archive: tuple[MonthCount, ...]
    """Of `all`: the years; of a year: its months."""
    whole_archive: str
    """Path of the page with all years and months, where some of them are told."""
    reviews: tuple[Link, ...]
    """Years in review: of `all` each of them, of a year its own."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ProgramsView(PageView):
    """`pages/programs.html`."""

    title: str
    fields: tuple[tuple[str, tuple[ProgramCard, ...]], ...]
    """By field, kemandirian first; a field without programs is left out."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ProgramView(PageView):
    """`pages/program.html`."""

    name: Words
    summary: Words
    field: str
    status: str
    purpose: Words | None
    audience: Words | None
    place: Words | None
    city: str | None
    description: Prose | None
    sessions: tuple[SessionView, ...]
    curriculum: tuple[tuple[Words, Words | None], ...]
    partners: tuple[OrganizationCard, ...]
    instructors: tuple[PersonCard, ...]
    outcomes: tuple[Words, ...]
    outlook: Words | None
    figures: tuple[tuple[FigureView, None], ...]
    """Each with no program, since this is its page."""
    cover: PhotoView | None
    photos: tuple[PhotoView, ...]
    stories: tuple[StoryCard, ...]
    coverage: tuple[CoverageView, ...]
    calendar: str | None
    """Path of the .ics file."""
    total: int
    """How many stories there are."""
    all_stories: str
    """Path of the list of them; empty where the page shows all there are."""
    reviews: tuple[Link, ...]
    """Its years in review, the newest first."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class OrganizationsView(PageView):
    """`pages/organizations.html`."""

    title: str
    organizations: tuple[OrganizationCard, ...]


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class OrganizationView(PageView):
    """`pages/organization.html`."""

    name: Words
    short: Words | None
    kind: str
    description: Words | None
    parent: Link | None
    units: tuple[Link, ...]
    address: Words | None
    city: str | None
    link: str | None
    logo: PhotoView | None
    logo_permission: str | None
    people: tuple[PersonCard, ...]
    programs: tuple[tuple[ProgramCard, Words | None], ...]
    """With its role in each."""
    stories: tuple[StoryCard, ...]


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class PeopleView(PageView):
    """`pages/people.html`."""

    title: str
    people: tuple[PersonCard, ...]


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class PersonView(PageView):
    """`pages/person.html`."""

    person: PersonCard
    description: Words | None
    link: str | None
    programs: tuple[ProgramCard, ...]
    stories: tuple[StoryCard, ...]


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class TagsView(PageView):
    """`pages/tags.html`."""

    title: str
    tags: tuple[tuple[Link, int], ...]
    """With the number of stories, by name."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class CoverageYear:
    """The reports of one year, the newest first."""

    year: int
    """Of publication or, where that is not known, of what is reported; 0 where neither is known."""
    entries: tuple[CoverageView, ...]


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class CoverageRegisterView(PageView):
    """`pages/coverage.html`: all reports, or those of one outlet. Each entry is an element with `id="<entry.id>"`."""

    title: str
    outlet: str
    """The outlet's part of the address; empty on the page of all."""
    years: tuple[CoverageYear, ...]
    """The newest first; each is an element with `id="_<year>"`."""
    outlets: tuple[tuple[Link, int], ...]
    """Each with the number of its reports; none on the page of one outlet."""
    total: int
    table: str
    """Path of the CSV file; empty where there is none."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class CorrectionsRegisterView(PageView):
    """`pages/corrections.html`. On the page of a year, each entry is an element with `id="<entry.entry>"`."""

    title: str
    year: int
    """0 on the first page, which has the newest entries."""
    corrections: tuple[CorrectionView, ...]
    years: tuple[Link, ...]
    """The newest first; the page's own year has the key `here`."""
    policy: Link | None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class StaticPageView(PageView):
    """`pages/page.html`."""

    title: str
    summary: str
    body: Prose
    updated: date | None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ColophonView(PageView):
    """`pages/colophon.html`: how the site is made and what it does, of which every sentence follows from data."""

    title: str
    software: str
    """Its name and version."""
    days: int
    """For how long a reader's browser keeps pages; 0 where it keeps none."""
    most: int
    """How many pages it keeps."""
    is_searched: bool
    """Whether there is a page on which readers search."""
    policies: tuple[Link, ...]
    """Pages that tell how the newsroom works."""
    security: tuple[Link, ...]
    """Whom to tell of a weakness; the path is a whole address."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class NotFoundView(PageView):
    """`pages/404.html`."""

    title: str
    latest: tuple[StoryCard, ...]


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class TombstoneView(PageView):
    """`pages/tombstone.html`: what stands where a withdrawn story stood."""

    title: str
    kind: str
    """Why, in general: at a request, because of an error, by law."""
    removed: datetime
    reason: Words | None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class RedirectView:
    """`pages/redirect.html`: a page that only leads elsewhere (meta refresh, canonical link, one visible link)."""

    root: str
    path: str
    """Where to."""
    title: str
    language: Language
