"""What the templates of feeds, sitemaps and calendars see."""

from collections.abc import Mapping
from datetime import date, datetime

from site_builder.dataclass import dataclass
from site_builder.model.values import Language
from site_builder.plan.views import Prose, SocialImage


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class FeedEntry:
    """A story in a feed."""

    id: str
    """A permanent identifier: a tag URI that does not change with the address."""
    title: str
    path: str
    summary: str
    body: Prose
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    image: SocialImage | None
    image_bytes: int = 0


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class FeedView:
    """`feeds/rss.xml` and `feeds/atom.xml`."""

    title: str
    description: str
    path: str
    """Of this feed."""
    page: str
    """Path of the page that it belongs to."""
    updated: datetime
    entries: tuple[FeedEntry, ...]


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class SitemapEntry:
    """One address in a sitemap, absolute, with all its languages, itself included."""

    url: str
    modified: datetime | date | None
    alternates: tuple[tuple[Language, str], ...]


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class SitemapView:
    """`feeds/sitemap.xml`. Where a page has more than one language, print `xhtml:link` for each and `x-default`."""

    entries: tuple[SitemapEntry, ...]
    default: Language


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class NewsEntry:
    """One story in the news sitemap."""

    url: str
    title: str
    language: Language
    published: datetime
    publication: str


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class NewsSitemapView:
    """`feeds/news-sitemap.xml`."""

    entries: tuple[NewsEntry, ...]


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class SitemapIndexView:
    """`feeds/sitemap-index.xml`: the sitemaps of a site with more addresses than one may hold."""

    urls: tuple[str, ...]


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class CalendarEvent:
    """One session in a calendar file."""

    uid: str
    title: str
    start: date | datetime
    end: date | datetime | None
    place: str
    description: str
    url: str
    status: str
    """CONFIRMED, TENTATIVE or CANCELLED (RFC 5545, section 3.8.1.11)."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class OfflineView:
    """`offline.js`."""

    days: int
    """For how long a page that was opened is kept."""
    most: int
    """How many are kept."""
    notices: Mapping[Language, str]
    """What stands above a copy that is shown; `%when%` stands for when it was last asked for."""
