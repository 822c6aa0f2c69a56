"""Lists of stories: all, by year and month, and by tag, twenty to a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from site_builder.artifact import Artifact
from site_builder.digest import mix
from site_builder.model.story import Story
from site_builder.model.values import Language, Words
from site_builder.plan import json_ld
from site_builder.plan.cards import program_link, story_cards, tag_link
from site_builder.plan.edition import PAGE_SIZE, Edition
from site_builder.plan.frame import Frame, everywhere, frames
from site_builder.plan.page_views import MonthCount, Pagination, StoryListView, TagsView
from site_builder.plan.photos import social_image
from site_builder.plan.urls import root_from
from site_builder.plan.views import Link

NEARBY = 2
"""Pages on either side that the pagination names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryList:
    """One list, before it is cut into pages."""

    what: str
    title: str
    address: str
    others: dict[Language, str]
    """The same list in the other languages."""
    stories: tuple[Story, ...]
    trail: tuple[tuple[str, str], ...]
    intro: Words | None = None
    year: int = 0
    month: int = 0
    archive: tuple[MonthCount, ...] = ()
    has_feeds: bool = False
    section: str = "stories"


def plan_archive(edition: Edition) -> Iterator[Artifact]:
    """All stories, and those of each year and month."""
    for frame in frames(edition):
        yield from _pages(frame, _all_stories(frame))
        periods = sorted({key for language, key in edition.by_month if language == frame.language})
        for period in periods:
            yield from _pages(frame, _period(frame, period))


def plan_tags(edition: Edition) -> Iterator[Artifact]:
    """The stories of each tag, and the list of tags."""
    for frame in frames(edition):
        tags = sorted({tag for language, tag in edition.by_tag if language == frame.language})
        for tag in tags:
            yield from _pages(frame, _tag(frame, tag))
        yield _tag_index(frame, tags)


def _home(frame: Frame) -> tuple[str, str]:
    return frame.home.label.text, frame.edition.urls.home(frame.language)


def _all_stories(frame: Frame) -> StoryList:
    edition, language = frame.edition, frame.language
    address = edition.urls.section("stories", language)
    title = frame.say("plan.section.stories")
    return StoryList(
        what="all",
        title=title,
        address=address,
        others=everywhere(edition, lambda other: edition.urls.section("stories", other), but=language),
        stories=edition.stories[language],
        trail=(_home(frame), (title, address)),
        archive=_counts(frame, ""),
    )


def _period(frame: Frame, period: str) -> StoryList:
    edition, language = frame.edition, frame.language
    year, month = int(period[:4]), int(period[5:] or 0)
    parts = period.split("-")
    address = edition.urls.section("stories", language, *parts)
    title = edition.press.month(language, year, month) if month else period
    above = [("", ())] if not month else [("", ()), (parts[0], (parts[0],))]
    trail = [
        (label or frame.say("plan.section.stories"), edition.urls.section("stories", language, *below)) for label, below in above
    ]
    return StoryList(
        what="month" if month else "year",
        title=title,
        address=address,
        others={
            other: edition.urls.section("stories", other, *parts)
            for other in edition.languages
            if other != language and (other, period) in edition.by_month
        },
        stories=edition.by_month[language, period],
        trail=(_home(frame), *trail, (title, address)),
        year=year,
        month=month,
        archive=() if month else _counts(frame, f"{period}-"),
    )


def _counts(frame: Frame, prefix: str) -> tuple[MonthCount, ...]:
    """The years, or the months of one year, the newest first."""
    edition, language = frame.edition, frame.language
    periods = sorted((key for other, key in edition.by_month if other == language and key.startswith(prefix)), reverse=True)
    return tuple(
        MonthCount(
            year=int(period[:4]),
            month=int(period[5:] or 0),
            path=edition.urls.link(edition.urls.section("stories", language, *period.split("-"))),
            stories=len(edition.by_month[language, period]),
        )
        for period in periods
        if bool(prefix) == ("-" in period)
    )


def _tag(frame: Frame, tag: str) -> StoryList:
    edition, language = frame.edition, frame.language
    address = edition.urls.section("tags", language, tag)
    record = edition.content.tags.get(tag)
    title = tag_link(edition, tag, language).label.text
    return StoryList(
        what="tag",
        title=title,
        address=address,
        others={
            other: edition.urls.section("tags", other, tag)
            for other in edition.languages
            if other != language and (other, tag) in edition.by_tag
        },
        stories=edition.by_tag[language, tag],
        trail=(_home(frame), (frame.say("plan.section.tags"), edition.urls.section("tags", language)), (title, address)),
        intro=record.description.read(language) if record and record.description else None,
        has_feeds=True,
        section="tags",
    )


def page_count(stories: tuple[Story, ...]) -> int:
    """On how many pages a list stands."""
    return max(-(-len(stories) // PAGE_SIZE), 1)


def _pages(frame: Frame, whole: StoryList) -> Iterator[Artifact]:
    count = page_count(whole.stories)
    for number in range(1, count + 1):
        shown = whole.stories[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        yield frame.page(
            frame.edition.urls.numbered(whole.address, number, frame.language),
            "pages/stories.html",
            partial(_view, frame, whole, shown, number, count),
            reads=(
                list_reads(frame, shown),
                whole.title,
                whole.intro,
                whole.archive,
                whole.others,
                number,
                count,
                len(whole.stories),
            ),
        )


def list_reads(frame: Frame, stories: tuple[Story, ...]) -> bytes:
    """What the cards of *stories* read."""
    edition = frame.edition
    return mix(
        *(edition.digest("stories", story.id) for story in stories),
        *(program_link(edition, story.head.program, frame.language) for story in stories if story.head.program),
        *(edition.digest("photos", story.head.cover) for story in stories if story.head.cover),
    )


def _view(frame: Frame, whole: StoryList, shown: tuple[Story, ...], number: int, count: int) -> StoryListView:
    edition, language = frame.edition, frame.language
    address = edition.urls.numbered(whole.address, number, language)
    title = whole.title if number == 1 else frame.say("plan.page_of", title=whole.title, n=number, total=count)
    covers = [story.head.cover for story in shown if story.head.cover]
    return StoryListView(
        root=root_from(address),
        head=frame.head(
            title,
            whole.intro.text if whole.intro else frame.say(f"plan.list.{whole.what}", title=whole.title),
            address,
            whole.others if number == 1 else {},
            json_ld=(json_ld.breadcrumbs(frame, whole.trail),),
            image=social_image(edition, covers[0], language) if covers else None,
            feeds=frame.feeds_of(whole.address if whole.has_feeds else edition.urls.home(language)),
        ),
        section=whole.section,
        crumbs=json_ld.crumb_links(frame, whole.trail),
        what=whole.what,
        title=whole.title,
        intro=whole.intro,
        year=whole.year,
        month=whole.month,
        stories=story_cards(edition, shown, language),
        pagination=_pagination(frame, whole.address, number, count),
        total=len(whole.stories),
        archive=whole.archive,
    )


def _pagination(frame: Frame, address: str, number: int, count: int) -> Pagination:
    def page(other: int) -> Link:
        return frame.link(str(other), frame.edition.urls.numbered(address, other, frame.language))

    nearby = [other for other in range(1, count + 1) if other in (1, count) or abs(other - number) <= NEARBY]
    return Pagination(
        number=number,
        pages=tuple(page(other) for other in nearby),
        previous=page(number - 1) if number > 1 else None,
        next=page(number + 1) if number < count else None,
    )


def _tag_index(frame: Frame, tags: list[str]) -> Artifact:
    edition, language = frame.edition, frame.language
    address = edition.urls.section("tags", language)
    title = frame.say("plan.section.tags")
    trail = [_home(frame), (title, address)]
    links = [(tag_link(edition, tag, language), len(edition.by_tag[language, tag])) for tag in tags]
    links.sort(key=lambda entry: (entry[0].label.text.casefold(), entry[0].key))
    others = everywhere(edition, lambda other: edition.urls.section("tags", other), but=language)
    return frame.page(
        address,
        "pages/tags.html",
        lambda: TagsView(
            root=root_from(address),
            head=frame.head(title, frame.say("plan.about.tags"), address, others, json_ld=(json_ld.breadcrumbs(frame, trail),)),
            section="tags",
            crumbs=json_ld.crumb_links(frame, trail),
            title=title,
            tags=tuple(links),
        ),
        reads=(links,),
    )
