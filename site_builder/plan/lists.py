"""Lists of stories: all, by year and month, and by tag, twenty to a page."""

from collections.abc import Callable, Iterator, Sequence

from site_builder.artifact import Artifact
from site_builder.dataclass import dataclass
from site_builder.model.values import Language, Words
from site_builder.plan import json_ld
from site_builder.plan.archive import counts
from site_builder.plan.cards import cards_of, tag_link
from site_builder.plan.edition import PAGE_SIZE, Edition
from site_builder.plan.frame import Frame, everywhere, frame_of, frames
from site_builder.plan.groups import Group, page_count
from site_builder.plan.page_views import MonthCount, Pagination, StoryListView, TagsView
from site_builder.plan.slices import EVERYTHING
from site_builder.plan.urls import root_from
from site_builder.plan.views import Link

MANY = 3
"""Stories on a program's page, the newest; where there are more, a list has all of them."""
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
    stories: Sequence[str]
    trail: tuple[tuple[str, str], ...]
    intro: Words | None = None
    year: int = 0
    month: int = 0
    archive: tuple[MonthCount, ...] = ()
    reviews: tuple[Link, ...] = ()
    has_feeds: bool = False
    section: str = "stories"


@dataclass(frozen=True, slots=True)
class Way:
    """The way down to a list, the same on all its pages."""

    links: tuple[Link, ...]
    told: json_ld.Data
    """For machines."""


def list_periods(edition: Edition) -> Iterator[Artifact]:
    """All stories, and those of each year and month."""
    for frame in frames(edition):
        language = frame.language
        yield from _pages(frame, "all", "", edition.urls.section("stories", language), edition.newest(language))
        for period in edition.keys("by_month", language):
            address = edition.urls.section("stories", language, *period.split("-"))
            yield from _pages(frame, "period", period, address, edition.group("by_month", language, period))


def list_tags(edition: Edition) -> Iterator[Artifact]:
    """The stories of each tag, and the list of tags."""
    for frame in frames(edition):
        language = frame.language
        for tag in edition.keys("by_tag", language):
            address = edition.urls.section("tags", language, tag)
            yield from _pages(frame, "tag", tag, address, edition.group("by_tag", language, tag))
        yield frame.artifact(edition.urls.section("tags", language), "tags")


def list_program_stories(edition: Edition) -> Iterator[Artifact]:
    """All stories of each program that has more than its page shows."""
    for frame in frames(edition):
        for id in edition.slice("program_ids"):
            stories = edition.group("by_program", frame.language, id)
            if len(stories) > MANY:
                yield from _pages(frame, "program", id, edition.urls.program_stories(id, frame.language), stories)


def _pages(frame: Frame, what: str, key: str, address: str, stories: Group) -> Iterator[Artifact]:
    for number in range(1, pages_of(stories) + 1):
        yield frame.artifact(frame.edition.urls.numbered(address, number, frame.language), "list", what, key, number)


def make_list(edition: Edition, language: str, what: str, key: str, number: int) -> bytes:
    """One page of a list."""
    frame = frame_of(edition, language)
    whole, way = edition.once(("list", language, what, key), lambda: _whole(frame, what, key))
    count = page_count(len(whole.stories), PAGE_SIZE)
    shown = whole.stories[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    return frame.page("pages/stories.html", _view(frame, whole, way, shown, number, count))


def _whole(frame: Frame, what: str, key: str) -> tuple[StoryList, Way]:
    whole = LISTS[what](frame, key)
    return whole, Way(json_ld.crumb_links(frame, whole.trail), json_ld.breadcrumbs(frame, whole.trail))


def _home(frame: Frame) -> tuple[str, str]:
    return frame.home.label.text, frame.edition.urls.home(frame.language)


def _all_stories(frame: Frame, _key: str) -> StoryList:
    edition, language = frame.edition, frame.language
    address = edition.urls.section("stories", language)
    title = frame.say("plan.section.stories")
    return StoryList(
        what="all",
        title=title,
        address=address,
        others=everywhere(edition, lambda other: edition.urls.section("stories", other), but=language),
        stories=edition.newest(language),
        trail=(_home(frame), (title, address)),
        archive=counts(frame),
        reviews=tuple(_review(frame, year) for year in reversed(edition.slice("years", language, EVERYTHING))),
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
            if other != language and edition.group("by_month", other, period)
        },
        stories=edition.group("by_month", language, period),
        trail=(_home(frame), *trail, (title, address)),
        year=year,
        month=month,
        archive=() if month else counts(frame, period),
        reviews=() if month else (_review(frame, year),),
    )


def _review(frame: Frame, year: int) -> Link:
    return frame.link(f"{year}", frame.edition.urls.year(year, frame.language))


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
            if other != language and edition.group("by_tag", other, tag)
        },
        stories=edition.group("by_tag", language, tag),
        trail=(_home(frame), (frame.say("plan.section.tags"), edition.urls.section("tags", language)), (title, address)),
        intro=record.description.read(language) if record and record.description else None,
        has_feeds=True,
        section="tags",
    )


def _program(frame: Frame, id: str) -> StoryList:
    edition, language, urls = frame.edition, frame.language, frame.edition.urls
    name = edition.slice("program_name", id).read(language).text
    address = urls.program_stories(id, language)
    title = frame.say("plan.program_stories", name=name)
    here = (frame.say("plan.section.stories"), address)
    above = (frame.say("plan.section.programs"), urls.section("programs", language))
    return StoryList(
        what="program",
        title=title,
        address=address,
        others={
            other: urls.program_stories(id, other)
            for other in edition.languages
            if other != language and len(edition.group("by_program", other, id)) > MANY
        },
        stories=edition.group("by_program", language, id),
        trail=(_home(frame), above, (name, urls.section("programs", language, id)), here),
        section="programs",
    )


LISTS: dict[str, Callable[[Frame, str], StoryList]] = {"all": _all_stories, "period": _period, "tag": _tag, "program": _program}


def pages_of(stories: Group) -> int:
    """On how many pages a list of these stories stands."""
    return stories.pages(PAGE_SIZE)


def _view(frame: Frame, whole: StoryList, way: Way, shown: Sequence[str], number: int, count: int) -> StoryListView:
    edition, language = frame.edition, frame.language
    address = edition.urls.numbered(whole.address, number, language)
    title = whole.title if number == 1 else frame.say("plan.page_of", title=whole.title, n=number, total=count)
    return StoryListView(
        root=root_from(address),
        head=frame.head(
            title,
            whole.intro.text if whole.intro else frame.say(f"plan.list.{whole.what}", title=whole.title),
            address,
            whole.others if number == 1 else {},
            json_ld=(way.told,),
            feeds=frame.feeds_of(whole.address if whole.has_feeds else edition.urls.home(language)),
        ),
        section=whole.section,
        crumbs=way.links,
        what=whole.what,
        title=whole.title,
        intro=whole.intro,
        year=whole.year,
        month=whole.month,
        stories=cards_of(edition, shown, language),
        pagination=_pagination(frame, whole.address, number, count),
        total=len(whole.stories),
        archive=whole.archive,
        whole_archive=edition.urls.link(edition.urls.archive(language)) if whole.archive else "",
        reviews=whole.reviews,
    )


def _pagination(frame: Frame, address: str, number: int, count: int) -> Pagination:
    def page(other: int) -> Link:
        return frame.link(str(other), frame.edition.urls.numbered(address, other, frame.language))

    nearby = sorted({1, count, *range(max(number - NEARBY, 1), min(number + NEARBY, count) + 1)})
    return Pagination(
        number=number,
        pages=tuple([page(other) for other in nearby]),
        previous=page(number - 1) if number > 1 else None,
        next=page(number + 1) if number < count else None,
    )


def make_tags(edition: Edition, language: str) -> bytes:
    """The list of tags."""
    frame = frame_of(edition, language)
    address = edition.urls.section("tags", frame.language)
    title = frame.say("plan.section.tags")
    trail = [_home(frame), (title, address)]
    tags = edition.keys("by_tag", frame.language)
    links = [(tag_link(edition, tag, frame.language), len(edition.group("by_tag", frame.language, tag))) for tag in tags]
    links.sort(key=lambda entry: (entry[0].label.text.casefold(), entry[0].key))
    others = everywhere(edition, lambda other: edition.urls.section("tags", other), but=frame.language)
    view = TagsView(
        root=root_from(address),
        head=frame.head(title, frame.say("plan.about.tags"), address, others, json_ld=(json_ld.breadcrumbs(frame, trail),)),
        section="tags",
        crumbs=json_ld.crumb_links(frame, trail),
        title=title,
        tags=tuple(links),
    )
    return frame.page("pages/tags.html", view)
