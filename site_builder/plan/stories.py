"""The page of each story."""

from collections.abc import Iterator
from datetime import datetime

from site_builder.artifact import Artifact
from site_builder.model.body import Body
from site_builder.model.story import Story
from site_builder.model.values import Language, Words
from site_builder.plan import json_ld
from site_builder.plan.cards import (
    correction_view,
    coverage_views,
    maker_link,
    organization_card,
    person_card,
    program_card,
    program_link,
    prose_of,
    row_address,
    story_address,
    story_card,
    story_cards,
    story_link,
    tag_ids,
    tag_link,
)
from site_builder.plan.edition import Edition, photos_in, wording_of
from site_builder.plan.frame import Frame, frame_of, frames
from site_builder.plan.page_views import StoryView
from site_builder.plan.photos import photo_view, photo_views, social_image
from site_builder.plan.related import related_to
from site_builder.plan.urls import root_from
from site_builder.plan.views import CorrectionView, Link

WORDS_PER_MINUTE = 200
"""A calm reader's speed in Indonesian."""


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


def minutes_of(words: int) -> int:
    """Reading time, at least one minute."""
    return max(round(words / WORDS_PER_MINUTE), 1)


def story_alternates(edition: Edition, story: Story, language: Language) -> dict[Language, str]:
    """The same story in the other languages that it was written in."""
    return {
        wording.language: story_address(edition, story, wording.language)
        for wording in story.wordings
        if wording.language != language and wording.language in edition.languages
    }


def view_story(frame: Frame, story: Story) -> StoryView:
    """All that the page of a story shows."""
    edition, language, head = frame.edition, frame.language, story.head
    wording = wording_of(story, language)
    address = story_address(edition, story, language)
    trail = story_trail(frame, story)
    modified = modified_at(story)
    body = edition.content.bodies["story", story.id, language]
    newer, older = edition.neighbours(story.id, language)
    return StoryView(
        root=root_from(address),
        head=frame.head(
            wording.title,
            wording.summary,
            address,
            story_alternates(edition, story, language),
            json_ld=(json_ld.news_article(frame, story, modified), json_ld.breadcrumbs(frame, trail)),
            og_type="article",
            image=social_image(edition, head.cover, language),
            published=story.live.astimezone(edition.zone),
            modified=modified.astimezone(edition.zone),
            section=frame.say(f"kind.{head.kind}"),
            tags=tuple(tag_link(edition, tag, language).label.text for tag in tag_ids(story)),
            feeds=frame.feeds_of(edition.urls.home(language)),
        ),
        section="stories",
        crumbs=json_ld.crumb_links(frame, trail),
        title=wording.title,
        summary=wording.summary,
        kind=head.kind,
        date=head.date,
        published=story.live.astimezone(edition.zone),
        updated=modified.astimezone(edition.zone) if modified > story.live else None,
        city=head.city,
        number=head.number,
        body=prose_of(edition, body, language),
        minutes=minutes_of(json_ld.word_count(edition, story, language)),
        writers=tuple(maker_link(edition, name, language) for name in head.byline.writer) or (desk_link(frame),),
        editor=maker_link(edition, head.byline.editor, language) if head.byline.editor else None,
        photographers=tuple(maker_link(edition, name, language) for name in head.byline.photographer),
        initials=head.byline.initials,
        translator=wording.translator,
        cover=photo_view(edition, head.cover, language) if head.cover else None,
        photos=photo_views(edition, _more_photos(story, body), language),
        program=program_card(edition, head.program, language, counted=False) if head.program else None,
        tags=tuple(tag_link(edition, tag, language) for tag in tag_ids(story)),
        people=tuple(person_card(edition, id, language) for id in head.people),
        organizations=tuple(organization_card(edition, id, language) for id in head.organizations),
        coverage=coverage_views(edition, head.coverage, language),
        corrections=_corrections(edition, story, language),
        see_also=story_cards(edition, head.see_also, language),
        related=tuple(story_card(edition, other, language) for other in related_to(edition, story, language)),
        newer=story_link(edition, edition.content.stories[newer], language) if newer else None,
        older=story_link(edition, edition.content.stories[older], language) if older else None,
    )


def _more_photos(story: Story, body: Body) -> tuple[str, ...]:
    """The photos below the text: those that do not stand above or within it already."""
    shown = {story.head.cover, *photos_in(body)}
    return tuple(id for id in story.head.photos if id not in shown)


def _corrections(edition: Edition, story: Story, language: Language) -> tuple[CorrectionView, ...]:
    numbers = sorted(range(len(story.head.corrections)), key=lambda number: story.head.corrections[number].at, reverse=True)
    return tuple(correction_view(edition, story, number, language) for number in numbers)


def desk_link(frame: Frame) -> Link:
    """The byline of a story without a named writer."""
    return Link(label=Words(frame.site.desk, frame.language), path="")


def story_trail(frame: Frame, story: Story) -> list[tuple[str, str]]:
    """The way down to a story: through its program where it has one, through its year otherwise."""
    edition, language = frame.edition, frame.language
    address = story_address(edition, story, language)
    year = f"{story.head.date.year:04d}"
    above = (year, edition.urls.section("stories", language, year))
    if story.head.program and (link := program_link(edition, story.head.program, language)):
        above = (link.label.text, edition.urls.section("programs", language, story.head.program))
    first = "programs" if story.head.program else "stories"
    return [
        (frame.home.label.text, edition.urls.home(language)),
        (frame.say(f"plan.section.{first}"), edition.urls.section(first, language)),
        above,
        (wording_of(story, language).title, address),
    ]
