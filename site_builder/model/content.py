"""All that the editors said, and the part of it that the public may see at a given time."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from site_builder.model.body import Body
from site_builder.model.coverage import Coverage
from site_builder.model.people import Organization, Person
from site_builder.model.photo import Photo, Picture
from site_builder.model.program import Program
from site_builder.model.site import Site
from site_builder.model.story import Page, Story, Wording
from site_builder.model.tag import Tag
from site_builder.model.values import suggest_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Every record, by id."""

    site: Site
    stories: Mapping[str, Story] = field(default_factory=dict)
    programs: Mapping[str, Program] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    organizations: Mapping[str, Organization] = field(default_factory=dict)
    photos: Mapping[str, Photo] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """By photo id."""
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    tags: Mapping[str, Tag] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    bodies: Mapping[tuple[str, str, str], Body] = field(default_factory=dict)
    """The texts of stories and pages, by kind (`story` or `page`), id and language of the wording."""
    tag_ids: Collection[str] = frozenset()
    """The ids of all tags: those that have a record and those that a story bears."""


def tag_ids(tags: Iterable[str], stories: Iterable[Story]) -> frozenset[str]:
    """The ids of *tags* and of every tag of *stories*."""
    return frozenset((*tags, *map(suggest_id, {tag for story in stories for tag in story.head.tags})))


def is_public(story: Story, now: datetime) -> bool:
    """Whether *story* may be seen at *now*: published, its time come, not expired."""
    head = story.head
    return head.status == "published" and story.live <= now and (head.expires is None or now < head.expires)


def published_wordings(wordings: tuple[Wording, ...]) -> tuple[Wording, ...]:
    """The languages whose text is published; none while the original is not."""
    if not wordings or wordings[0].status != "published":
        return ()
    return tuple(wording for wording in wordings if wording.status == "published")


def public_at(content: Content, now: datetime) -> Content:
    """What the public may see at *now*.

    Nothing that is left out is referred to by what stays, so that no later stage can leak it.
    """
    stories = {
        story.id: replace(story, wordings=published_wordings(story.wordings))
        for story in content.stories.values()
        if is_public(story, now)
    }
    pages = {
        page.id: replace(page, wordings=published_wordings(page.wordings))
        for page in content.pages.values()
        if page.head.status == "published"
    }
    linked = {id: _without_hidden_links(story, stories, now) for id, story in stories.items()}
    site = replace(content.site, featured=tuple(id for id in content.site.featured if id in stories))
    return replace(
        content,
        site=site,
        stories=linked,
        pages=pages,
        bodies=_bodies_of(content, stories, pages),
        tag_ids=tag_ids(content.tags, stories.values()),
    )


def _bodies_of(content: Content, stories: Mapping[str, Story], pages: Mapping[str, Page]) -> dict[tuple[str, str, str], Body]:
    """The texts of *stories* and *pages* alone."""
    keys = [("story", id, wording.language) for id, story in stories.items() for wording in story.wordings]
    keys += [("page", id, wording.language) for id, page in pages.items() for wording in page.wordings]
    return {key: content.bodies[key] for key in keys}


def preview_at(content: Content, now: datetime) -> Content:
    """What the newsroom may see before it is public: all but what was withdrawn, whatever its status and time."""
    stories = {
        id: replace(story, head=replace(story.head, status="published", expires=None), wordings=_shown(story.wordings))
        for id, story in content.stories.items()
        if story.head.status != "withdrawn"
    }
    pages = {
        id: replace(page, head=replace(page.head, status="published"), wordings=_shown(page.wordings))
        for id, page in content.pages.items()
        if page.head.status != "withdrawn"
    }
    latest = max([now, *(story.live for story in stories.values())])
    return public_at(replace(content, stories=stories, pages=pages), latest)


def _shown(wordings: tuple[Wording, ...]) -> tuple[Wording, ...]:
    return tuple(replace(wording, status="published") for wording in wordings if wording.status != "withdrawn")


def _without_hidden_links(story: Story, stories: Mapping[str, Story], now: datetime) -> Story:
    head = story.head
    seen = tuple(id for id in head.see_also if id in stories)
    made = tuple(correction for correction in head.corrections if correction.at <= now)
    if seen == head.see_also and made == head.corrections:
        return story
    return replace(story, head=replace(head, see_also=seen, corrections=made))
