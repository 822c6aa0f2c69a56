"""What search engines read first: sitemaps and robots.txt."""

from collections.abc import Iterator
from datetime import datetime

from site_builder.artifact import Artifact
from site_builder.model.values import Language
from site_builder.plan.cards import row_address, story_address
from site_builder.plan.coverage import outlets_of
from site_builder.plan.edition import Edition, wording_of
from site_builder.plan.frame import base_url, frames, has_search
from site_builder.plan.lists import MANY, pages_of
from site_builder.plan.machine_views import NewsEntry, NewsSitemapView, SitemapEntry, SitemapIndexView, SitemapView
from site_builder.plan.pages import page_alternates
from site_builder.plan.slices import EVERYTHING
from site_builder.plan.urls import SECTIONS

LARGEST = 45_000
"""Addresses in one sitemap; the protocol allows 50,000."""
NEWS_MOST = 1_000


def list_sitemaps(edition: Edition) -> Iterator[Artifact]:
    """The sitemap, or several and their index; the news sitemap; robots.txt. Of a preview robots.txt only."""
    yield Artifact("robots.txt", "robots")
    if edition.is_preview:
        return
    parts = len(_parts(edition))
    yield Artifact("sitemap.xml", "sitemap", (0,))
    if parts > 1:
        for number in range(1, parts + 1):
            yield Artifact(f"sitemap-{number}.xml", "sitemap", (number,))
    if edition.content.site.features.news_sitemap:
        yield Artifact("news-sitemap.xml", "news_sitemap")


def make_sitemap(edition: Edition, number: int) -> bytes:
    """The sitemap; where there are several, number 0 is their index."""
    frame, parts = frames(edition)[0], _parts(edition)
    if len(parts) > 1 and number == 0:
        names = [f"sitemap-{part}.xml" for part in range(1, len(parts) + 1)]
        index = SitemapIndexView(urls=tuple(base_url(edition) + name for name in names))
        return edition.press.page("feeds/sitemap-index.xml", frame.site, index)
    view = SitemapView(entries=parts[max(number - 1, 0)], default=edition.languages[0])
    return edition.press.page("feeds/sitemap.xml", frame.site, view)


def _parts(edition: Edition) -> tuple[tuple[SitemapEntry, ...], ...]:
    def cut() -> tuple[tuple[SitemapEntry, ...], ...]:
        entries = [entry for group, modified in _groups(edition) for entry in _entries(edition, group, modified)]
        return tuple(tuple(entries[start : start + LARGEST]) for start in range(0, len(entries), LARGEST))

    return edition.once("sitemap", cut)


def _groups(edition: Edition) -> Iterator[tuple[dict[Language, str], datetime | None]]:
    """Every page once: its address in each language that has it, and when it changed where that is known."""
    urls, languages = edition.urls, edition.languages
    yield {language: urls.home(language) for language in languages}, None
    for name in SECTIONS:
        yield {language: urls.section(name, language) for language in languages}, None
    if has_search(edition):
        yield {language: urls.search(language) for language in languages}, None
    for row in sorted(edition.rows("id", "date", "wordings", "live", "updated", "corrected"), key=lambda row: row.id):
        own = {language: row_address(edition, row, language) for language in languages if row.has(language)}
        yield own, datetime.fromtimestamp(max(row.live, row.updated, *row.corrected), edition.zone)
    yield from _lists(edition)
    yield from ((review, None) for review in _reviews(edition))
    for section in ("programs", "organizations", "people"):
        for id in getattr(edition.content, section):
            yield {language: urls.section(section, language, id) for language in languages}, None
    for outlet, reports in outlets_of(edition).items():
        if len(reports) > 1:
            yield {language: urls.section("coverage", language, outlet) for language in languages}, None
    for page in edition.content.pages.values():
        first = page.wordings[0].language
        yield {first: urls.static(page.wordings[0].slug, first), **page_alternates(edition, page, first)}, None


def _reviews(edition: Edition) -> Iterator[dict[Language, str]]:
    """Each year in review, in the languages that have something to tell of it."""
    for program in (EVERYTHING, *edition.slice("program_ids")):
        told = {language: edition.slice("years", language, program) for language in edition.languages}
        for year in sorted({year for years in told.values() for year in years}):
            yield {language: edition.urls.year(year, language, program) for language, years in told.items() if year in years}


def _lists(edition: Edition) -> Iterator[tuple[dict[Language, str], datetime | None]]:
    """The lists by year, month and tag, and from the second page on those and the list of all."""
    urls, languages = edition.urls, edition.languages
    lists = [({language: urls.section("stories", language) for language in languages}, "newest", "")]
    for section, name in (("stories", "by_month"), ("tags", "by_tag")):
        for key in sorted({key for language in languages for key in edition.keys(name, language)}):
            below = key.split("-") if section == "stories" else [key]
            found = [language for language in languages if edition.group(name, language, key)]
            addresses = {language: urls.section(section, language, *below) for language in found}
            yield addresses, None
            lists.append((addresses, name, key))
    yield {language: urls.archive(language) for language in languages}, None
    for year in sorted({year for language in languages for year in edition.keys("corrected", language)}):
        found = [language for language in languages if year in edition.keys("corrected", language)]
        yield {language: urls.section("corrections", language, year) for language in found}, None
    for id in edition.slice("program_ids"):
        found = [language for language in languages if len(edition.group("by_program", language, id)) > MANY]
        lists.append(({language: urls.program_stories(id, language) for language in found}, "by_program", id))
        yield lists[-1][0], None
    for addresses, name, key in lists:
        for language, address in addresses.items():
            for number in range(2, pages_of(edition.group(name, language, key)) + 1):
                yield {language: urls.numbered(address, number, language)}, None


def _entries(edition: Edition, group: dict[Language, str], modified: datetime | None) -> Iterator[SitemapEntry]:
    base = base_url(edition)
    alternates = tuple((language, base + address) for language, address in group.items())
    when = modified.astimezone(edition.zone) if modified else None
    for _, url in alternates:
        yield SitemapEntry(url=url, modified=when, alternates=alternates if len(alternates) > 1 else ())


def make_news_sitemap(edition: Edition) -> bytes:
    """The stories that are news."""
    recent = [edition.content.stories[id] for id in edition.recent()]
    entries = tuple(
        NewsEntry(
            url=base_url(edition) + story_address(edition, story, frame.language),
            title=wording_of(story, frame.language).title,
            language=frame.language,
            published=story.live.astimezone(edition.zone),
            publication=frame.site.name,
        )
        for frame in frames(edition)
        for story in recent
        if story.wording(frame.language)
    )
    site = frames(edition)[0].site
    return edition.press.page("feeds/news-sitemap.xml", site, NewsSitemapView(entries=entries[:NEWS_MOST]))


def make_robots(edition: Edition) -> bytes:
    """Everybody may read everything, but nothing of a preview."""
    if edition.is_preview:
        return b"User-agent: *\nDisallow: /\n"
    base = base_url(edition)
    lines = ["User-agent: *", "Allow: /", "", f"Sitemap: {base}sitemap.xml"]
    if edition.content.site.features.news_sitemap:
        lines.append(f"Sitemap: {base}news-sitemap.xml")
    return ("\n".join(lines) + "\n").encode()
