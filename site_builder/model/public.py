"""What may be seen at a given time. Nothing that is left out is referred to by what stays, so that no later stage can leak it."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from site_builder.model.body import Body
from site_builder.model.content import Content, published_wordings
from site_builder.model.figure import Figure
from site_builder.model.small_numbers import figures_of
from site_builder.model.story import Page, Story, Wording

Figures = Mapping[str, Mapping[str, Figure]]
"""By program and id."""


class Moment(NamedTuple):
    """For whom and when."""

    now: datetime
    is_preview: bool
    """Whether the newsroom looks: at all but what was withdrawn, whatever its status and time."""


def shown_wordings(wordings: tuple[Wording, ...], moment: Moment) -> tuple[Wording, ...]:
    """The languages that may be seen."""
    if not moment.is_preview:
        return published_wordings(wordings)
    return tuple(replace(wording, status="published") for wording in wordings if wording.status != "withdrawn")


def shown_story(story: Story, shown: Container[str], moment: Moment) -> Story:
    """A story that may be seen, without what may not; *shown* are the ids of all stories that may."""
    head = story.head
    seen = tuple(id for id in head.see_also if id in shown)
    made = head.corrections if moment.is_preview else tuple(change for change in head.corrections if change.at <= moment.now)
    changes: dict[str, object] = {}
    if seen != head.see_also or made != head.corrections:
        changes |= {"see_also": seen, "corrections": made}
    if moment.is_preview and (head.status != "published" or head.expires is not None):
        changes |= {"status": "published", "expires": None}
    wordings = shown_wordings(story.wordings, moment)
    if not changes and wordings == story.wordings:
        return story
    return replace(story, head=replace(head, **changes) if changes else head, wordings=wordings)  # type: ignore[arg-type]  # by name


def shown_rest(content: Content, shown: Container[str], moment: Moment) -> tuple[Content, Figures]:
    """Everything but the stories; and what may be shown of the figures of each program, whose own numbers stay behind."""
    pages = {id: shown_page(page, moment) for id, page in content.pages.items() if _may_be_seen(page, moment)}
    site = replace(content.site, featured=tuple(id for id in content.site.featured if id in shown))
    figures = figures_of(content.programs, int(site.privacy.small_numbers.below))
    programs = {id: replace(program, indicators={}) if id in figures else program for id, program in content.programs.items()}
    return replace(content, site=site, pages=pages, programs=programs), figures


def _may_be_seen(page: Page, moment: Moment) -> bool:
    return page.head.status != "withdrawn" if moment.is_preview else page.head.status == "published"


def shown_page(page: Page, moment: Moment) -> Page:
    """A page that may be seen, in the languages that may."""
    return replace(page, wordings=shown_wordings(page.wordings, moment))


class ShownStories(Mapping[str, Story]):
    """The stories that may be seen; each is prepared when it is first asked for."""

    def __init__(self, stories: Mapping[str, Story], shown: Mapping[str, object], moment: Moment) -> None:
        self._stories, self._shown, self._moment = stories, shown, moment
        self._ready: dict[str, Story] = {}

    def __getitem__(self, id: str) -> Story:
        story = self._ready.get(id)
        if story is None:
            if id not in self._shown:
                raise KeyError(id)
            story = self._ready[id] = shown_story(self._stories[id], self._shown, self._moment)
        return story

    def __contains__(self, id: object) -> bool:
        return id in self._shown

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._shown))

    def __len__(self) -> int:
        return len(self._shown)


class ShownBodies(Mapping[tuple[str, str, str], Body]):
    """The texts that may be seen."""

    def __init__(self, bodies: Mapping[tuple[str, str, str], Body], shown: Container[str]) -> None:
        self._bodies, self._shown = bodies, shown

    def __getitem__(self, key: tuple[str, str, str]) -> Body:
        if key[0] == "story" and key[1] not in self._shown:
            raise KeyError(key)
        return self._bodies[key]

    def __iter__(self) -> Iterator[tuple[str, str, str]]:
        return (key for key in self._bodies if key[0] != "story" or key[1] in self._shown)

    def __len__(self) -> int:
        return sum(1 for _ in self)
