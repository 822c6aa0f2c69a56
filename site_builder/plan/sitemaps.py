"""What search engines read first: sitemaps and robots.txt."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from site_builder.artifact import Artifact
from site_builder.digest import mix
from site_builder.model.values import Language
from site_builder.plan.cards import story_address
from site_builder.plan.edition import Edition, wording_of
from site_builder.plan.frame import Frame, base_url, frames
from site_builder.plan.lists import page_count
from site_builder.plan.machine_views import NewsEntry, NewsSitemapView, SitemapEntry, SitemapIndexView, SitemapView
from site_builder.plan.pages import page_alternates
from site_builder.plan.stories import modified_at, story_alternates
from site_builder.plan.urls import SECTIONS

LARGEST = 45_000
"""Addresses in one sitemap; the protocol allows 50,000."""
NEWS_AGE = timedelta(days=2)
NEWS_MOST = 1_000


def plan_sitemaps(edition: Edition) -> Iterator[Artifact]:
    """The sitemap, or several and their index; the news sitemap; robots.txt."""
    frame = frames(edition)[0]
    entries = [entry for group, modified in _groups(edition) for entry in _entries(edition, group, modified)]
    parts = [tuple(entries[start : start + LARGEST]) for start in range(0, len(entries), LARGEST)]
    if len(parts) == 1:
        yield _sitemap(frame, "sitemap.xml", parts[0])
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            yield _sitemap(frame, name, part)
        index = SitemapIndexView(urls=tuple(base_url(edition) + name for name in names))
        yield _xml(frame, "sitemap.xml", "feeds/sitemap-index.xml", index)
    if edition.content.site.features.news_sitemap:
        yield _news(edition)
    yield _robots(edition)


def _xml(frame: Frame, name: str, template: str, view: object) -> Artifact:
    return Artifact(
        path=PurePosixPath(name),
        key=mix(frame.key, template, view),
        make=lambda: frame.edition.press.page(template, frame.site, view),
    )


def _sitemap(frame: Frame, name: str, entries: tuple[SitemapEntry, ...]) -> Artifact:
    view = SitemapView(entries=entries, default=frame.edition.languages[0])
    return _xml(frame, name, "feeds/sitemap.xml", view)


def _groups(edition: Edition) -> Iterator[tuple[dict[Language, str], datetime | None]]:
    """Every page once: its address in each language that has it, and when it changed where that is known."""
    urls, languages = edition.urls, edition.languages
    yield {language: urls.home(language) for language in languages}, None
    for name in SECTIONS:
        yield {language: urls.section(name, language) for language in languages}, None
    for story in edition.content.stories.values():
        first = story.wordings[0].language
        own = {first: story_address(edition, story, first), **story_alternates(edition, story, first)}
        yield {language: own[language] for language in languages if language in own}, modified_at(story)
    yield from _lists(edition)
    for section in ("programs", "organizations", "people"):
        for id in getattr(edition.content, section):
            yield {language: urls.section(section, language, id) for language in languages}, None
    for page in edition.content.pages.values():
        first = page.wordings[0].language
        yield {first: urls.static(page.wordings[0].slug, first), **page_alternates(edition, page, first)}, None


def _lists(edition: Edition) -> Iterator[tuple[dict[Language, str], datetime | None]]:
    """The lists by year, month and tag, and from the second page on those and the list of all."""
    urls, languages = edition.urls, edition.languages
    lists = [({language: urls.section("stories", language) for language in languages}, edition.stories)]
    for section, index in (("stories", edition.by_month), ("tags", edition.by_tag)):
        for key in sorted({key for _, key in index}):
            below = key.split("-") if section == "stories" else [key]
            found = {language: index[language, key] for language in languages if (language, key) in index}
            addresses = {language: urls.section(section, language, *below) for language in found}
            yield addresses, None
            lists.append((addresses, found))
    for addresses, stories in lists:
        for language, address in addresses.items():
            for number in range(2, page_count(stories[language]) + 1):
                yield {language: urls.numbered(address, number, language)}, None


def _entries(edition: Edition, group: dict[Language, str], modified: datetime | None) -> Iterator[SitemapEntry]:
    base = base_url(edition)
    alternates = tuple((language, base + address) for language, address in group.items())
    when = modified.astimezone(edition.zone) if modified else None
    for _, url in alternates:
        yield SitemapEntry(url=url, modified=when, alternates=alternates if len(alternates) > 1 else ())


def _news(edition: Edition) -> Artifact:
    entries = tuple(
        NewsEntry(
            url=base_url(edition) + story_address(edition, story, frame.language),
            title=wording_of(story, frame.language).title,
            language=frame.language,
            published=story.live.astimezone(edition.zone),
            publication=frame.site.name,
        )
        for frame in frames(edition)
        for story in edition.stories[frame.language]
        if story.live > edition.now - NEWS_AGE
    )
    return _xml(frames(edition)[0], "news-sitemap.xml", "feeds/news-sitemap.xml", NewsSitemapView(entries=entries[:NEWS_MOST]))


def _robots(edition: Edition) -> Artifact:
    base = base_url(edition)
    lines = ["User-agent: *", "Allow: /", "", f"Sitemap: {base}sitemap.xml"]
    if edition.content.site.features.news_sitemap:
        lines.append(f"Sitemap: {base}news-sitemap.xml")
    text = "\n".join(lines) + "\n"
    return Artifact(path=PurePosixPath("robots.txt"), key=mix(text), make=text.encode)
