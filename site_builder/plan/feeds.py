"""Feeds in three formats: of the site, of each program and of each tag."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from site_builder.artifact import Artifact
from site_builder.digest import mix
from site_builder.model.story import Story
from site_builder.model.values import Language
from site_builder.plan.cards import maker_link, prose_of, story_address, tag_ids, tag_link
from site_builder.plan.edition import Edition, wording_of
from site_builder.plan.frame import FEEDS, Frame, base_url, frames
from site_builder.plan.machine_views import FeedEntry, FeedView
from site_builder.plan.photos import social_image
from site_builder.plan.stories import modified_at, story_reads

NEWEST = 20
"""Stories in a feed."""


def plan_feeds(edition: Edition) -> Iterator[Artifact]:
    """RSS, Atom and JSON Feed, wherever there is a story to tell."""
    if not edition.content.site.features.feeds:
        return
    for frame in frames(edition):
        for title, description, page, stories in _channels(frame):
            for name, _ in FEEDS if stories else ():
                yield _feed(frame, name, title, description, page, stories[:NEWEST])


def _channels(frame: Frame) -> Iterator[tuple[str, str, str, Sequence[Story]]]:
    """Title, description, page and stories of each feed."""
    edition, urls, language = frame.edition, frame.edition.urls, frame.language
    yield frame.site.name, frame.site.tagline, urls.home(language), edition.stories[language]
    for id, program in edition.content.programs.items():
        stories = edition.by_program.get((language, id), ())
        title = f"{program.name.read(language)} – {frame.site.name}"
        yield title, program.summary.read(language).text, urls.section("programs", language, id), stories
    for (other, tag), stories in sorted(edition.by_tag.items()):
        if other == language:
            name = tag_link(edition, tag, language).label.text
            title = f"{name} – {frame.site.name}"
            yield title, frame.say("plan.list.tag", title=name), urls.section("tags", language, tag), stories


def _feed(frame: Frame, name: str, title: str, description: str, page: str, stories: Sequence[Story]) -> Artifact:
    covers = {image.path: None for story in stories if (image := social_image(frame.edition, story.head.cover, frame.language))}

    def view(finished: Sequence[bytes]) -> FeedView:
        sizes = {path: len(data) for path, data in zip(covers, finished, strict=True)}
        return FeedView(
            title=title,
            description=description,
            path=page + name,
            page=frame.edition.urls.link(page),
            updated=max(modified_at(story) for story in stories).astimezone(frame.edition.zone),
            entries=tuple(feed_entry(frame, story, sizes) for story in stories),
        )

    press = frame.edition.press
    make: Callable[..., bytes] = {
        "rss.xml": lambda *finished: press.page("feeds/rss.xml", frame.site, view(finished)),
        "atom.xml": lambda *finished: press.page("feeds/atom.xml", frame.site, view(finished)),
        "feed.json": lambda *finished: press.json(json_feed(frame, view(finished))),
    }[name]
    reads = [story_reads(frame, story) for story in stories]
    return Artifact(
        path=PurePosixPath(page + name),
        key=mix(frame.key, name, title, description, page, *reads),
        make=make,
        needs=tuple(PurePosixPath(path) for path in covers),
    )


def feed_entry(frame: Frame, story: Story, sizes: Mapping[str, int]) -> FeedEntry:
    """A story in a feed; *sizes* has the bytes of each picture by its path."""
    edition, language, head = frame.edition, frame.language, story.head
    wording = wording_of(story, language)
    authors = [maker_link(edition, name, language).label.text for name in head.byline.writer]
    return FeedEntry(
        id=permanent_id(edition, story, language),
        title=wording.title,
        path=edition.urls.link(story_address(edition, story, language)),
        summary=wording.summary,
        body=prose_of(edition, edition.body("story", story.id, language), language),
        published=story.live.astimezone(edition.zone),
        updated=modified_at(story).astimezone(edition.zone),
        authors=tuple(authors) or (frame.site.desk,),
        categories=tuple(tag_link(edition, tag, language).label.text for tag in tag_ids(story)),
        image=(image := social_image(edition, head.cover, language)),
        image_bytes=sizes[image.path] if image else 0,
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
