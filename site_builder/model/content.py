"""All that the editors said."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from datetime import datetime

from site_builder.dataclass import dataclass
from site_builder.model.approval import Signatures
from site_builder.model.body import Body
from site_builder.model.coverage import Coverage
from site_builder.model.lexicon import LexiconEntry
from site_builder.model.people import Organization, Person
from site_builder.model.photo import Photo, Picture
from site_builder.model.program import Program
from site_builder.model.site import Site
from site_builder.model.story import Page, Story, Wording
from site_builder.model.tag import Tag
from site_builder.model.values import suggest_id
from site_builder.model.withdrawal import Withdrawal


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
    withdrawals: Mapping[str, Withdrawal] = field(default_factory=dict)
    """By the story's id. Such a story is public at no time, whatever its own file says."""
    bodies: Mapping[tuple[str, str, str], Body] = field(default_factory=dict)
    """The texts of stories and pages, by kind (`story` or `page`), id and language of the wording."""
    tag_ids: Collection[str] = frozenset()
    """The ids of all tags: those that have a record and those that a story bears."""
    lexicon: Mapping[str, LexiconEntry] = field(default_factory=dict)
    """What this site adds to the words that hurt or judge, or changes."""
    approvals: Mapping[str, Signatures] = field(default_factory=dict)
    """Who signed, by story."""
    asks_signatures: bool = True
    """Whether a published story must bear its signatures; a preview asks for none."""


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
