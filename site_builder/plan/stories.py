"""The page of each story."""

from collections.abc import Iterator
from datetime import datetime

from site_builder.artifact import Artifact
from site_builder.model.body import Body
from site_builder.model.story import Story
from site_builder.model.values import Language
from site_builder.plan.article import Told, cover_of, desk_of, maker_of, minutes_of, news_article, way_to
from site_builder.plan.cards import (
    cards_of,
    coverage_views,
    maker_link,
    organization_card,
    person_card,
    program_card,
    row_address,
    story_cards,
    story_link,
    tag_ids,
    tag_link,
    wording_address,
)
from site_builder.plan.corrections import corrections_of
from site_builder.plan.edition import Edition, photos_in, wording_of
from site_builder.plan.frame import Frame, frame_of, frames
from site_builder.plan.json_ld import breadcrumb_list, crumb
from site_builder.plan.page_views import StoryView
from site_builder.plan.photos import photo_views
from site_builder.plan.prose import prose_of
from site_builder.plan.qr_codes import qr_code_of
from site_builder.plan.related import related_to
from site_builder.plan.share_cards import story_image
from site_builder.plan.translations import newer_original
from site_builder.plan.urls import root_from
from site_builder.plan.views import Link


def list_stories(edition: Edition) -> Iterator[Artifact]:
    """One page for each story and language."""
    for frame in frames(edition):
        language = frame.language
        for row in edition.rows("id", "date", "wordings"):
            if row.has(language):
                source = edition.source("story", row.id, language)
                yield frame.artifact(row_address(edition, row, language), "story", row.id, source=source)


def make_story(edition: Edition, language: str, id: str) -> bytes:
    """The page of a story."""
    frame = frame_of(edition, language)
    return frame.page("pages/story.html", view_story(frame, edition.content.stories[id]))


def modified_at(story: Story) -> datetime:
    """When the story was last changed in substance."""
    changes = [correction.at for correction in story.head.corrections]
    return max([story.live, *changes, *([story.head.updated] if story.head.updated else [])])


def story_alternates(edition: Edition, story: Story, language: Language) -> dict[Language, str]:
    """The same story in the other languages that it was written in."""
    if len(story.wordings) == 1:
        return {}
    return {
        wording.language: wording_address(edition, story, wording)
        for wording in story.wordings
        if wording.language != language and wording.language in edition.languages
    }


def view_story(frame: Frame, story: Story) -> StoryView:
    """All that the page of a story shows."""
    edition, language, head = frame.edition, frame.language, story.head
    body = edition.content.bodies["story", story.id, language]
    labels = tag_ids(story)
    tags = tuple([tag_link(edition, tag, language) for tag in labels])
    told = _told(frame, story, body, tags)
    way = way_to(frame, head.program, f"{head.date.year:04d}")
    here = crumb(frame, told.wording.title, told.address, len(way.items) + 1)
    newer, older = edition.neighbours(story.id, language)
    return StoryView(
        root=root_from(told.address),
        head=frame.head(
            told.wording.title,
            told.wording.summary,
            told.address,
            story_alternates(edition, story, language),
            json_ld=(news_article(frame, story, told), breadcrumb_list([*way.items, here])),
            og_type="article",
            image=story_image(edition, story, told.wording),
            published=told.published,
            modified=told.modified,
            section=told.section,
            tags=told.tags,
            feeds=frame.feeds_of(edition.urls.home(language)),
        ),
        section="stories",
        crumbs=way.links,
        title=told.wording.title,
        summary=told.wording.summary,
        kind=head.kind,
        date=head.date,
        published=told.published,
        updated=told.modified if told.modified > story.live else None,
        city=head.city,
        number=head.number,
        body=prose_of(edition, body, language),
        minutes=minutes_of(told.words),
        writers=tuple([writer.link for writer in told.writers]),
        editor=told.editor.link if told.editor else None,
        photographers=tuple([maker_link(edition, name, language) for name in head.byline.photographer]),
        initials=head.byline.initials,
        translator=told.wording.translator,
        cover=told.cover.photo if told.cover else None,
        photos=photo_views(edition, _more_photos(story, body), language) if head.photos else (),
        program=program_card(edition, head.program, language, counted=False) if head.program else None,
        tags=tags,
        people=tuple([person_card(edition, id, language) for id in head.people]),
        organizations=tuple([organization_card(edition, id, language) for id in head.organizations]),
        coverage=coverage_views(edition, head.coverage, language),
        original=newer_original(frame, story) if len(story.wordings) > 1 else None,
        corrections=corrections_of(frame, story) if head.corrections else (),
        see_also=story_cards(edition, head.see_also, language),
        qr_code=qr_code_of(edition, story.id, language, told.address),
        related=cards_of(edition, related_to(edition, story, labels, language), language),
        newer=story_link(edition, edition.content.stories[newer], language) if newer else None,
        older=story_link(edition, edition.content.stories[older], language) if older else None,
    )


def _told(frame: Frame, story: Story, body: Body, tags: tuple[Link, ...]) -> Told:
    head, zone = story.head, frame.edition.zone
    wording = wording_of(story, frame.language)
    published = story.live.astimezone(zone)
    return Told(
        wording=wording,
        address=wording_address(frame.edition, story, wording),
        published=published,
        modified=modified_at(story).astimezone(zone) if head.corrections or head.updated else published,
        section=frame.say(f"kind.{head.kind}"),
        tags=tuple([tag.label.text for tag in tags]),
        words=len(body.text.split()),
        writers=[maker_of(frame, name) for name in head.byline.writer] or [desk_of(frame)],
        editor=maker_of(frame, head.byline.editor) if head.byline.editor else None,
        cover=cover_of(frame, head.cover) if head.cover else None,
    )


def _more_photos(story: Story, body: Body) -> tuple[str, ...]:
    """The photos below the text: those that do not stand above or within it already."""
    shown = {story.head.cover, *photos_in(body)}
    return tuple(id for id in story.head.photos if id not in shown)
