"""Feeds in three formats: of the site, of each program and of each tag."""

from collections.abc import Callable, Iterator
from typing import Any

from site_builder.artifact import Artifact
from site_builder.dataclass import dataclass
from site_builder.model.story import Story
from site_builder.model.values import Language
from site_builder.plan.cards import maker_link, story_address, tag_ids, tag_link
from site_builder.plan.edition import Edition, wording_of
from site_builder.plan.frame import FEEDS, Frame, base_url, frame_of, frames
from site_builder.plan.machine_views import FeedEntry, FeedView
from site_builder.plan.photos import social_image
from site_builder.plan.prose import prose_of
from site_builder.plan.stories import modified_at

NEWEST = 20
"""Stories in a feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One feed, whatever its format."""

    title: str
    description: str
    page: str
    """The address that it belongs to."""
    stories: tuple[str, ...]


def list_feeds(edition: Edition) -> Iterator[Artifact]:
    """RSS, Atom and JSON Feed of the site, each program and each tag, wherever there is a story to tell; none of a preview."""
    if edition.is_preview or not edition.content.site.features.feeds:
        return
    for frame in frames(edition):
        language, urls = frame.language, edition.urls
        keys = [("home", "", urls.home(language), edition.newest(language))]
        keys += [
            ("programs", id, urls.section("programs", language, id), edition.group("by_program", language, id))
            for id in edition.content.programs
        ]
        keys += [
            ("tags", tag, urls.section("tags", language, tag), edition.group("by_tag", language, tag))
            for tag in edition.keys("by_tag", language)
        ]
        for what, key, page, stories in keys:
            for name, _ in FEEDS if stories else ():
                yield frame.artifact(page + name, "feed", what, key, name)


def make_feed(edition: Edition, language: str, what: str, key: str, name: str) -> bytes:
    """A feed in one format."""
    frame = frame_of(edition, language)
    channel = CHANNELS[what](frame, key)
    view = FeedView(
        title=channel.title,
        description=channel.description,
        path=channel.page + name,
        page=edition.urls.link(channel.page),
        updated=max(modified_at(edition.content.stories[id]) for id in channel.stories).astimezone(edition.zone),
        entries=tuple(feed_entry(frame, edition.content.stories[id]) for id in channel.stories),
    )
    if name == "feed.json":
        return edition.press.json(json_feed(frame, view))
    return edition.press.page(f"feeds/{name}", frame.site, view)


def _of_site(frame: Frame, _key: str) -> Channel:
    site, language = frame.site, frame.language
    return Channel(
        title=site.name,
        description=site.tagline,
        page=frame.edition.urls.home(language),
        stories=frame.edition.newest(language)[:NEWEST],
    )


def _of_program(frame: Frame, id: str) -> Channel:
    edition, language = frame.edition, frame.language
    program = edition.content.programs[id]
    return Channel(
        title=f"{program.name.read(language)} – {frame.site.name}",
        description=program.summary.read(language).text,
        page=edition.urls.section("programs", language, id),
        stories=edition.group("by_program", language, id)[:NEWEST],
    )


def _of_tag(frame: Frame, tag: str) -> Channel:
    edition, language = frame.edition, frame.language
    name = tag_link(edition, tag, language).label.text
    return Channel(
        title=f"{name} – {frame.site.name}",
        description=frame.say("plan.list.tag", title=name),
        page=edition.urls.section("tags", language, tag),
        stories=edition.group("by_tag", language, tag)[:NEWEST],
    )


CHANNELS: dict[str, Callable[[Frame, str], Channel]] = {"home": _of_site, "programs": _of_program, "tags": _of_tag}


def feed_entry(frame: Frame, story: Story) -> FeedEntry:
    """A story in a feed."""
    return frame.edition.once(("feed entry", story.id, frame.language), lambda: _feed_entry(frame, story))


def _feed_entry(frame: Frame, story: Story) -> FeedEntry:
    edition, language, head = frame.edition, frame.language, story.head
    wording = wording_of(story, language)
    authors = [maker_link(edition, name, language).label.text for name in head.byline.writer]
    return FeedEntry(
        id=permanent_id(edition, story, language),
        title=wording.title,
        path=edition.urls.link(story_address(edition, story, language)),
        summary=wording.summary,
        body=prose_of(edition, edition.content.bodies["story", story.id, language], language),
        published=story.live.astimezone(edition.zone),
        updated=modified_at(story).astimezone(edition.zone),
        authors=tuple(authors) or (frame.site.desk,),
        categories=tuple(tag_link(edition, tag, language).label.text for tag in tag_ids(story)),
        image=(image := social_image(edition, head.cover, language)),
        image_bytes=edition.size(image.path) if image else 0,
    )


def permanent_id(edition: Edition, story: Story, language: Language) -> str:
    """An identifier that stays when the address changes (RFC 4151)."""
    host = base_url(edition).split("/")[2].split(":")[0]
    return f"tag:{host},{story.head.date.isoformat()}:story/{story.id}/{language}"


def json_feed(frame: Frame, view: FeedView) -> dict[str, Any]:
    """JSON Feed 1.1."""
    site, base = frame.site, frame.site.base_url
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "description": view.description,
        "home_page_url": base + view.page,
        "feed_url": base + view.path,
        "language": site.language,
        "authors": [{"name": site.desk, "url": base + site.publisher.path}],
        "items": [_item(frame, entry) for entry in view.entries],
    }


def _item(frame: Frame, entry: FeedEntry) -> dict[str, Any]:
    base = frame.site.base_url
    item: dict[str, Any] = {
        "id": entry.id,
        "url": base + entry.path,
        "title": entry.title,
        "content_html": frame.edition.press.html(entry.body, base, frame.site),
        "summary": entry.summary,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.categories),
        "language": frame.language,
    }
    return item | ({"image": base + entry.image.path} if entry.image else {})
