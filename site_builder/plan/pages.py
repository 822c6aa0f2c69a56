"""The home page, the static pages, the page for unknown addresses, and redirects from former addresses."""

from collections.abc import Iterator
from functools import partial

from site_builder.artifact import Artifact
from site_builder.digest import mix
from site_builder.model.story import Page
from site_builder.model.values import Language
from site_builder.plan import json_ld
from site_builder.plan.cards import coverage_views, internal_links, program_card, prose_of, story_address, story_cards
from site_builder.plan.edition import Edition, photos_in, wording_of
from site_builder.plan.frame import Frame, base_url, everywhere, frames, itself
from site_builder.plan.lists import list_reads
from site_builder.plan.page_views import HomeView, NotFoundView, RedirectView, StaticPageView
from site_builder.plan.photos import social_image
from site_builder.plan.urls import file_of, root_from

FEATURED, LATEST, REPORTS = 3, 9, 4
"""How much the home page shows."""
RECENT = 3
"""Stories on the page for unknown addresses."""


def plan_home(edition: Edition) -> Iterator[Artifact]:
    """The home page in each language."""
    for frame in frames(edition):
        view = view_home(frame)
        stories = edition.stories[frame.language][: FEATURED + LATEST]
        reads = (mix(view), list_reads(frame, stories))
        address = edition.urls.home(frame.language)
        yield frame.page(address, "pages/home.html", partial(itself, view), reads=reads)


def view_home(frame: Frame) -> HomeView:
    """All that the home page shows."""
    edition, language = frame.edition, frame.language
    address = edition.urls.home(language)
    chosen = [edition.content.stories[id] for id in edition.content.site.featured]
    featured = [story for story in chosen if story.wording(language)] or list(edition.stories[language][:1])
    shown = {story.id for story in featured[:FEATURED]}
    latest = [story for story in edition.stories[language][: FEATURED + LATEST] if story.id not in shown]
    reports = edition.content.coverage
    newest = sorted(reports, key=lambda id: (str(reports[id].date or reports[id].about or ""), id), reverse=True)
    programs = [program_card(edition, id, language) for id in edition.content.programs]
    programs.sort(key=lambda card: (-card.stories, card.name.text.casefold(), card.id))
    covers = [story.head.cover for story in featured if story.head.cover]
    return HomeView(
        root=root_from(address),
        head=frame.head(
            frame.site.name,
            frame.site.tagline,
            address,
            everywhere(edition, edition.urls.home, but=language),
            json_ld=(json_ld.website(frame),),
            image=social_image(edition, covers[0], language) if covers else None,
            feeds=frame.feeds_of(address),
            is_home=True,
        ),
        section="home",
        featured=story_cards(edition, featured[:FEATURED], language),
        latest=story_cards(edition, latest[:LATEST], language),
        programs=tuple(programs[:6]),
        coverage=coverage_views(edition, newest[:REPORTS], language),
    )


def plan_pages(edition: Edition) -> Iterator[Artifact]:
    """The static pages."""
    for frame in frames(edition):
        for page in edition.content.pages.values():
            wording = page.wording(frame.language)
            if wording is None:
                continue
            body = edition.body("page", page.id, frame.language)
            yield frame.page(
                edition.urls.static(wording.slug, frame.language),
                "pages/page.html",
                partial(view_page, frame, page),
                reads=(
                    edition.digest("pages", page.id),
                    internal_links(edition, body.text, frame.language),
                    edition.digests("photos", photos_in(body)),
                    mix(prose_of(edition, body, frame.language).blocks),
                ),
                source=edition.source("page", page.id, frame.language),
            )


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
        body=prose_of(edition, edition.body("page", page.id, language), language),
        updated=page.head.updated,
    )


def plan_not_found(edition: Edition) -> Iterator[Artifact]:
    """The page for unknown addresses. A server shows it at any depth, so its links begin at the site's top."""
    for frame in frames(edition):
        address = edition.urls.not_found(frame.language)
        root = root_from(address) if edition.urls.is_portable else "/" + base_url(edition).split("/", 3)[3]
        reads = (root, list_reads(frame, edition.stories[frame.language][:RECENT]))
        yield frame.page(address, "pages/404.html", partial(view_not_found, frame, root), reads=reads)


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
        latest=story_cards(edition, edition.stories[frame.language][:RECENT], frame.language),
    )


def plan_redirects(edition: Edition) -> Iterator[Artifact]:
    """A page at each former address that leads to the new one."""
    for frame in frames(edition):
        for alias, target, title, source in _aliases(frame):
            view = RedirectView(root=root_from(alias), path=edition.urls.link(target), title=title, language=frame.language)
            yield Artifact(
                path=file_of(alias),
                key=mix(frame.key, "redirect", view),
                make=partial(edition.press.page, "pages/redirect.html", frame.site, view),
                source=source,
            )


def _aliases(frame: Frame) -> Iterator[tuple[str, str, str, str]]:
    """Former address (of a page, or of a folder), new address, title and source file of each."""
    for alias, *rest in _written_aliases(frame):
        is_page = alias.endswith("/") or "." in alias.rpartition("/")[2]
        yield alias if is_page else f"{alias}/", rest[0], rest[1], rest[2]


def _written_aliases(frame: Frame) -> Iterator[tuple[str, str, str, str]]:
    edition, language = frame.edition, frame.language
    for story in edition.stories[language]:
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
