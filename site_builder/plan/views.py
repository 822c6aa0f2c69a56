"""What templates see: plain, finished values. A `path` is relative to the site's root and starts with no slash.

Every page's view has `head` and `root`; a template writes an address as `{{ view.root }}{{ item.path }}`.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Any

from site_builder.dataclass import dataclass
from site_builder.model.values import Day, Language, Words
from site_builder.plan.figure_views import FigureView


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Link:
    """Something that can be followed."""

    label: Words
    path: str
    """Empty where there is no page to lead to: then only the label is shown."""
    key: str = ""
    """Of a navigation entry: its word in `site.yaml`."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Alternate:
    """The same page in another language."""

    language: Language
    path: str
    exact: bool
    """False where the page does not exist in that language and the link leads to its home page."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Source:
    """A photo in one format: `(path, width in pixels)`, narrowest first."""

    type: str
    """Media type, for example `image/webp`."""
    files: tuple[tuple[str, int], ...]


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class PhotoView:
    """A photo as it is published."""

    id: str
    sources: tuple[Source, ...]
    """WebP first, JPEG last; the last source's last file is the fallback."""
    path: str
    """The fallback file."""
    width: int
    """Of the fallback file, in pixels."""
    height: int
    alt: Words
    """Empty where the photo is decorative."""
    caption: Words | None
    credit: str
    """For example `Humas Rutan` or `istimewa`."""
    rights: Words | None
    illustration: bool
    """A drawing: say so in the caption."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class StoryCard:
    """A story in a list."""

    id: str
    title: str
    path: str
    summary: str
    date: date
    kind: str
    """berita, feature, siaran_pers or pengumuman; its name is the text `kind.<kind>`."""
    program: Link | None
    photo: PhotoView | None
    corrected: bool


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ProgramCard:
    """A program in a list."""

    id: str
    name: Words
    path: str
    summary: Words
    field: str
    """kemandirian or kepribadian; text `field.<field>`."""
    status: str
    """planned, running, finished, paused; text `program_status.<status>`."""
    started: date | None
    """Its first day."""
    stories: int
    """How many stories there are about it."""
    photo: PhotoView | None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class PersonCard:
    """A public person in a list or beside a story."""

    id: str
    name: str
    path: str
    title: Words
    organization: Link | None
    role: Words | None
    official: bool


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class OrganizationCard:
    """An organization in a list."""

    id: str
    name: Words
    short: Words
    path: str
    kind: str
    """Text `organization_kind.<kind>`."""
    role: Words | None
    """What it does in the program at hand, in a list of partners."""
    lead: bool = False
    programs: int = 0
    """How many programs it takes part in."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class CoverageView:
    """One report by a press outlet."""

    id: str
    path: str
    """Its place in the coverage register."""
    outlet: str
    kind: str
    """Text `coverage_kind.<kind>`."""
    headline: str | None
    date: date | None
    about: Day | None
    """The day of the event that it reports."""
    dateline: str | None
    writers: tuple[str, ...]
    editor: str | None
    initials: str | None
    link: str | None
    """Absolute."""
    summary: Words | None
    photo_caption: Words | None
    photo_credit: str | None
    text: str | None
    """A passage of the report, in its own language; with the outlet's permission."""
    picture: PhotoView | None
    logo: PhotoView | None
    permitted: tuple[str, ...]
    """What may be reproduced: text, photo, logo."""
    permission_by: str
    permission_on: Day | None
    language: Language
    stories: tuple[Link, ...] = ()
    programs: tuple[Link, ...] = ()


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class CorrectionView:
    """A correction, on its story and in the register."""

    kind: str
    """ralat, koreksi, hak_jawab, pencabutan; text `correction.<kind>`."""
    at: datetime
    text: Words | None
    wrong: Words | None
    right: Words | None
    by: Link | None
    """Who replies."""
    received: datetime | None
    reason: Words | None
    story: Link
    anchor: str
    """Its id on the story's page."""
    path: str
    """Its place there."""
    entry: str
    """Its id in the register."""
    entry_path: str
    """Its place there."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class SessionView:
    """One meeting of a program."""

    title: Words
    start: date | datetime
    end: date | datetime | None
    place: Words | None
    status: str
    """Text `session_status.<status>`."""
    instructors: tuple[PersonCard, ...]
    description: Words | None


# The blocks of a body: `partials/blocks.html` has a macro for each.


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class StatementView:
    """A statement in indirect speech or a quotation; the text stands between its two marks."""

    name = "statement"
    kind: str
    """statement or quote."""
    speaker: PersonCard | None
    called: str
    """How a named speaker is called here: in full at first, then in short."""
    is_first: bool  # in this text: the speaker is introduced
    organization: Words | None
    """For whom a speaker who is introduced speaks, where the title does not say it."""
    shown_as: str
    """How an unnamed speaker is called."""
    reason: str
    said: date | None
    coverage: CoverageView | None
    """The report that published it first; say so visibly."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class PhotoBlockView:
    """A photo within the text."""

    name = "photo"
    photo: PhotoView | None
    """None where the picture is missing: show nothing."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class SeeAlsoView:
    """A link to another story within the text. None where that story is not public: show nothing."""

    name = "see_also"
    story: StoryCard | None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class IndicatorBlockView:
    """A figure within the text."""

    name = "indicator"
    figure: FigureView
    program: Link


BlockView = StatementView | PhotoBlockView | SeeAlsoView | IndicatorBlockView


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Prose:
    """Markdown that waits to be rendered: `{{ view.body | markup(view.root) }}`."""

    text: str
    language: Language
    marker: str = ""
    blocks: tuple[BlockView, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    """Where `story:slug` and its like lead; what is missing is shown without a link."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class SocialImage:
    """The picture that a messenger shows with a link."""

    path: str
    type: str
    width: int
    height: int
    alt: str


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Head:
    """What stands in `<head>`."""

    title: str
    """Of the page alone; the layout adds the site's name, except on the home page (`is_home`)."""
    description: str
    path: str
    """Of this page; `site.base_url ~ head.path` is its canonical address (a portable site has the same one)."""
    language: Language
    alternates: tuple[Alternate, ...]
    """The other languages."""
    json_ld: tuple[Mapping[str, Any], ...] = ()
    """Print as `{{ item | json_ld }}` inside `<script type="application/ld+json">`."""
    og_type: str = "website"
    """website or article."""
    image: SocialImage
    published: datetime | None = None
    modified: datetime | None = None
    section: str = ""
    tags: tuple[str, ...] = ()
    feeds: tuple[Link, ...] = ()
    """RSS, Atom and JSON Feed of this page; `key` is the media type."""
    is_home: bool = False
    noindex: bool = False


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class SiteView:
    """The site in one language: what every page shares."""

    language: Language
    languages: tuple[Language, ...]
    name: str
    short_name: str
    tagline: str
    base_url: str
    """Absolute, ends with a slash."""
    home: str
    """Path of the home page; may be empty, which `view.root` allows for."""
    navigation: tuple[Link, ...]
    footer: tuple[Link, ...]
    sections: Mapping[str, Link]
    """stories, programs, organizations, people, tags, coverage, corrections."""
    publisher: Link
    desk: str
    notice: Words | None
    email: str | None
    phone: str | None
    address: Words | None
    hours: Words | None
    license: Words | None
    zone: str
    """WIB, WITA or WIT."""
    accent: str
    icon: str
    """Path of the SVG icon."""
    manifest: str
    """Path of the web manifest."""
    offline: str
    """The script for reading without a network; empty where there is none."""
    is_portable: bool
    is_preview: bool
    """Whether drafts are shown; every page then says so."""
