"""The home page, the static pages, the page for unknown addresses, and redirects from former addresses."""

from collections.abc import Iterator

from site_builder.artifact import Artifact
from site_builder.model.story import Page
from site_builder.model.values import Language
from site_builder.plan import json_ld
from site_builder.plan.cards import coverage_views, program_card, story_address, story_cards
from site_builder.plan.edition import Edition, wording_of
from site_builder.plan.frame import Frame, base_url, everywhere, frame_of, frames
from site_builder.plan.page_views import HomeView, NotFoundView, RedirectView, StaticPageView
from site_builder.plan.prose import prose_of
from site_builder.plan.urls import root_from
from site_builder.plan.years import review_link, years_of

FEATURED, LATEST, REPORTS = 3, 6, 4
"""How much the home page shows."""
RECENT = 3
"""Stories on the page for unknown addresses."""


def list_home(edition: Edition) -> Iterator[Artifact]:
    """The home page and the page for unknown addresses, in each language."""
    for frame in frames(edition):
        yield frame.artifact(edition.urls.home(frame.language), "home")
        yield frame.artifact(edition.urls.not_found(frame.language), "not_found")


def make_home(edition: Edition, language: str) -> bytes:
    """The home page."""
    frame = frame_of(edition, language)
    return frame.page("pages/home.html", view_home(frame))


def view_home(frame: Frame) -> HomeView:
    """All that the home page shows."""
    edition, language = frame.edition, frame.language
    address = edition.urls.home(language)
    chosen = [edition.content.stories[id] for id in edition.content.site.featured]
    newest = edition.newest(language)
    featured = [story.id for story in chosen if story.wording(language)] or list(newest[:1])
    shown = featured[:FEATURED]
    latest = [id for id in newest[: FEATURED + LATEST] if id not in shown]
    reports = edition.content.coverage
    told = sorted(reports, key=lambda id: (str(reports[id].date or reports[id].about or ""), id), reverse=True)
    programs = [program_card(edition, id, language) for id in edition.content.programs]
    programs.sort(key=lambda card: (-card.stories, card.name.text.casefold(), card.id))
    return HomeView(
        root=root_from(address),
        head=frame.head(
            frame.site.name,
            frame.site.tagline,
            address,
            everywhere(edition, edition.urls.home, but=language),
            json_ld=(json_ld.website(frame),),
            feeds=frame.feeds_of(address),
            is_home=True,
        ),
        section="home",
        featured=story_cards(edition, shown, language),
        latest=story_cards(edition, latest[:LATEST], language),
        review=review_link(frame, years[-1]) if (years := years_of(edition, language)) else None,
        programs=tuple(programs[:6]),
        coverage=coverage_views(edition, told[:REPORTS], language),
        colophon=None if "colophon" in edition.content.site.footer else frame.section("colophon"),
    )


def list_pages(edition: Edition) -> Iterator[Artifact]:
    """The static pages."""
    for frame in frames(edition):
        for page in edition.content.pages.values():
            if wording := page.wording(frame.language):
                source = edition.source("page", page.id, frame.language)
                yield frame.artifact(edition.urls.static(wording.slug, frame.language), "page", page.id, source=source)


def make_page(edition: Edition, language: str, id: str) -> bytes:
    """A static page."""
    frame = frame_of(edition, language)
    return frame.page("pages/page.html", view_page(frame, edition.content.pages[id]))


def page_alternates(edition: Edition, page: Page, language: Language) -> dict[Language, str]:
    """The same page in the other languages that it was written in."""
    return {
        wording.language: edition.urls.static(wording.slug, wording.language)
        for wording in page.wordings
        if wording.language != language and wording.language in edition.languages
    }


def view_page(frame: Frame, page: Page) -> StaticPageView:
    """All that a static page shows."""
    edition, language = frame.edition, frame.language
    wording = wording_of(page, language)
    address = edition.urls.static(wording.slug, language)
    trail = [(frame.home.label.text, edition.urls.home(language)), (wording.title, address)]
    return StaticPageView(
        root=root_from(address),
        head=frame.head(
            wording.title,
            wording.summary or frame.say("plan.about.page", title=wording.title, site=frame.site.name),
            address,
            page_alternates(edition, page, language),
            json_ld=(json_ld.breadcrumbs(frame, trail),),
        ),
        section=page.id,
        crumbs=json_ld.crumb_links(frame, trail),
        title=wording.title,
        summary=wording.summary,
        body=prose_of(edition, edition.content.bodies["page", page.id, language], language),
        updated=page.head.updated,
    )


def make_not_found(edition: Edition, language: str) -> bytes:
    """The page for unknown addresses. A server shows it at any depth, so its links begin at the site's top."""
    frame = frame_of(edition, language)
    top = "/" + base_url(edition).split("/", 3)[3]
    root = root_from(edition.urls.not_found(frame.language)) if edition.urls.is_portable else top
    return frame.page("pages/404.html", view_not_found(frame, root))


def view_not_found(frame: Frame, root: str) -> NotFoundView:
    """All that the page for unknown addresses shows."""
    edition, title = frame.edition, frame.say("plan.not_found_title")
    address = edition.urls.not_found(frame.language)
    others = everywhere(edition, edition.urls.not_found, but=frame.language)
    return NotFoundView(
        root=root,
        head=frame.head(title, frame.say("plan.not_found_text"), address, others, noindex=True),
        section="",
        title=title,
        latest=story_cards(edition, edition.newest(frame.language)[:RECENT], frame.language),
    )


def list_redirects(edition: Edition) -> Iterator[Artifact]:
    """A page at each former address that leads to the new one."""
    for frame in frames(edition):
        for alias, target, title, source in _aliases(frame):
            yield frame.artifact(alias, "redirect", alias, target, title, source=source)


def make_redirect(edition: Edition, language: str, alias: str, target: str, title: str) -> bytes:
    """A page that leads to another."""
    frame = frame_of(edition, language)
    view = RedirectView(root=root_from(alias), path=edition.urls.link(target), title=title, language=frame.language)
    return edition.press.page("pages/redirect.html", frame.site, view)


def _aliases(frame: Frame) -> Iterator[tuple[str, str, str, str]]:
    """Former address (of a page, or of a folder), new address, title and source file of each."""
    for alias, *rest in _written_aliases(frame):
        is_page = alias.endswith("/") or "." in alias.rpartition("/")[2]
        yield alias if is_page else f"{alias}/", rest[0], rest[1], rest[2]


def _written_aliases(frame: Frame) -> Iterator[tuple[str, str, str, str]]:
    edition, language = frame.edition, frame.language
    for id in edition.group("with_aliases", language):
        story = edition.content.stories[id]
        wording = wording_of(story, language)
        for alias in wording.aliases:
            yield alias, story_address(edition, story, language), wording.title, edition.source("story", story.id, language)
    for page in edition.content.pages.values():
        if own := page.wording(language):
            for alias in own.aliases:
                yield alias, edition.urls.static(own.slug, language), own.title, edition.source("page", page.id, language)
    if language == edition.languages[0]:
        for id, program in edition.content.programs.items():
            for alias in program.aliases:
                name = program.name.read(language).text
                yield alias, edition.urls.section("programs", language, id), name, edition.source("program", id)
