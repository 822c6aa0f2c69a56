"""The page of each story."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from site_builder.artifact import Artifact
from site_builder.digest import mix
from site_builder.model.body import Body, IndicatorBlock, SeeAlso, Statement
from site_builder.model.story import Story
from site_builder.model.values import Language, Words
from site_builder.plan import json_ld
from site_builder.plan.cards import (
    correction_view,
    coverage_views,
    internal_links,
    maker_link,
    organization_card,
    person_card,
    program_card,
    program_link,
    prose_of,
    story_address,
    story_card,
    story_cards,
    story_link,
    tag_ids,
    tag_link,
)
from site_builder.plan.edition import Edition, photos_in, wording_of
from site_builder.plan.frame import Frame, frames
from site_builder.plan.page_views import StoryView
from site_builder.plan.photos import photo_view, photo_views, social_image
from site_builder.plan.related import neighbours, related_to
from site_builder.plan.urls import root_from
from site_builder.plan.views import CorrectionView, Link

WORDS_PER_MINUTE = 200
"""A calm reader's speed in Indonesian."""


def plan_stories(edition: Edition) -> Iterator[Artifact]:
    """One page for each story and language."""
    for frame in frames(edition):
        for story in edition.stories[frame.language]:
            yield frame.page(
                story_address(edition, story, frame.language),
                "pages/story.html",
                partial(view_story, frame, story),
                reads=(story_reads(frame, story),),
                source=edition.source("story", story.id, frame.language),
            )


def story_reads(frame: Frame, story: Story) -> bytes:
    """What a story's page reads beyond what every page shares."""
    return frame.edition.once(("reads", story.id, frame.language), lambda: mix(*_story_reads(frame, story)))


def _story_reads(frame: Frame, story: Story) -> tuple[object, ...]:
    edition, head = frame.edition, story.head
    body = edition.body("story", story.id, frame.language)
    blocks = body.blocks
    newer, older = neighbours(edition, story, frame.language)
    people = [*head.people, *(name for name in _makers(story) if name in edition.content.people)]
    people += [block.speaker for block in blocks if isinstance(block, Statement) and block.speaker]
    reports = [*head.coverage, *(block.coverage for block in blocks if isinstance(block, Statement) and block.coverage)]
    programs = [*([head.program] if head.program else []), *(b.program for b in blocks if isinstance(b, IndicatorBlock))]
    organizations = list(head.organizations)
    organizations += [o for id in people if id in edition.content.people and (o := edition.content.people[id].organization)]
    near = [*related_to(edition, story, frame.language), *(other for other in (newer, older) if other)]
    shown = [*head.see_also, *(block.story for block in blocks if isinstance(block, SeeAlso)), *(other.id for other in near)]
    beside = [other for id in shown if (other := edition.content.stories.get(id))]
    covers = [other.head.cover for other in beside if other.head.cover]
    programs += [other.head.program for other in beside if other.head.program]
    photos = [*([head.cover] if head.cover else []), *head.photos, *photos_in(body), *covers]
    photos += [c for id in programs if (p := edition.content.programs.get(id)) and (c := p.cover)]
    return (
        json_ld.publisher_digest(frame),
        edition.digest("stories", story.id),
        edition.digests("people", people),
        edition.digests("organizations", organizations),
        edition.digests("programs", programs),
        edition.digests("coverage", reports),
        edition.digests("photos", photos),
        edition.digests("stories", shown),
        [tag_link(edition, tag, frame.language) for tag in tag_ids(story)],
        internal_links(edition, body.text, frame.language),
        [len(edition.by_program.get((frame.language, id), ())) for id in programs],
        [len(edition.programs_by_organization.get(id, ())) for id in organizations],
        mix(*(coverage_views(edition, reports, frame.language))),
    )


def _makers(story: Story) -> tuple[str, ...]:
    byline = story.head.byline
    return (*byline.writer, *((byline.editor,) if byline.editor else ()), *byline.photographer)


def modified_at(story: Story) -> datetime:
    """When the story was last changed in substance."""
    changes = [correction.at for correction in story.head.corrections]
    return max([story.live, *changes, *([story.head.updated] if story.head.updated else [])])


def minutes_of(body: Body) -> int:
    """Reading time, at least one minute."""
    return max(round(len(body.text.split()) / WORDS_PER_MINUTE), 1)


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
    wording, body = wording_of(story, language), edition.body("story", story.id, language)
    address = story_address(edition, story, language)
    trail = story_trail(frame, story)
    modified = modified_at(story)
    newer, older = neighbours(edition, story, language)
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
        minutes=minutes_of(body),
        writers=tuple(maker_link(edition, name, language) for name in head.byline.writer) or (desk_link(frame),),
        editor=maker_link(edition, head.byline.editor, language) if head.byline.editor else None,
        photographers=tuple(maker_link(edition, name, language) for name in head.byline.photographer),
        initials=head.byline.initials,
        translator=wording.translator,
        cover=photo_view(edition, head.cover, language) if head.cover else None,
        photos=photo_views(edition, _more_photos(story, body), language),
        program=program_card(edition, head.program, language) if head.program else None,
        tags=tuple(tag_link(edition, tag, language) for tag in tag_ids(story)),
        people=tuple(person_card(edition, id, language) for id in head.people),
        organizations=tuple(organization_card(edition, id, language) for id in head.organizations),
        coverage=coverage_views(edition, head.coverage, language),
        corrections=_corrections(edition, story, language),
        see_also=story_cards(edition, (edition.content.stories[id] for id in head.see_also), language),
        related=tuple(story_card(edition, other, language) for other in related_to(edition, story, language)),
        newer=story_link(edition, newer, language) if newer else None,
        older=story_link(edition, older, language) if older else None,
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
