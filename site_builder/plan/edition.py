"""The public content, indexed once, so that no feature walks it again for every page."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from site_builder.digest import mix
from site_builder.model.body import Body, PhotoBlock
from site_builder.model.content import Content
from site_builder.model.story import Page, Story, Wording
from site_builder.model.values import Language, suggest_id
from site_builder.plan.urls import Urls
from site_builder.press import Press

Made = TypeVar("Made")

PAGE_SIZE = 20
"""Stories on one page of a list."""


@dataclass(frozen=True)
class Edition:
    """What is published at one time, with everything that the features ask of it."""

    content: Content
    """Only what the public may see."""
    urls: Urls
    press: Press
    now: datetime
    is_preview: bool
    """Whether the newsroom looks at what is not public yet."""
    sources: Mapping[tuple[str, str, str], str]
    """The file of each record, by kind, id and language of a translation."""

    @cached_property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.content.site.time_zone)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The first is the default."""
        return self.content.site.languages

    def source(self, kind: str, id: str, language: str = "") -> str:
        """The file to open when something about this record is wrong."""
        return self.sources.get((kind, id, language)) or self.sources.get((kind, id, ""), "")

    def body(self, kind: str, id: str, language: Language) -> Body:
        """The text of a story or page in *language*, which it is known to have."""
        return self.content.bodies[kind, id, language]

    @cached_property
    def stories(self) -> dict[Language, tuple[Story, ...]]:
        """The newest first."""
        newest = sorted(self.content.stories.values(), key=lambda story: (story.live, story.head.date, story.id), reverse=True)
        return {language: tuple(story for story in newest if story.wording(language)) for language in self.languages}

    def _grouped(self, keys: Any) -> dict[tuple[Language, str], tuple[Story, ...]]:
        groups: dict[tuple[Language, str], list[Story]] = defaultdict(list)
        for language, stories in self.stories.items():
            for story in stories:
                for key in keys(story):
                    groups[language, key].append(story)
        return {key: tuple(stories) for key, stories in groups.items()}

    @cached_property
    def by_program(self) -> dict[tuple[Language, str], tuple[Story, ...]]:
        """Stories about a program, the newest first."""
        return self._grouped(lambda story: (story.head.program,) if story.head.program else ())

    @cached_property
    def by_tag(self) -> dict[tuple[Language, str], tuple[Story, ...]]:
        """Stories with a tag, the newest first."""
        return self._grouped(lambda story: dict.fromkeys(suggest_id(tag) for tag in story.head.tags))

    @cached_property
    def by_person(self) -> dict[tuple[Language, str], tuple[Story, ...]]:
        """Stories in which a person appears or that a person made."""
        return self._grouped(self._people_of)

    def _people_of(self, story: Story) -> Iterable[str]:
        byline = story.head.byline
        made = (*byline.writer, *byline.photographer, *((byline.editor,) if byline.editor else ()))
        return dict.fromkeys((*story.head.people, *(name for name in made if name in self.content.people)))

    @cached_property
    def by_organization(self) -> dict[tuple[Language, str], tuple[Story, ...]]:
        """Stories in which an organization appears."""
        return self._grouped(lambda story: dict.fromkeys(story.head.organizations))

    @cached_property
    def by_coverage(self) -> dict[tuple[Language, str], tuple[Story, ...]]:
        """Stories that name a press report."""
        return self._grouped(lambda story: dict.fromkeys(story.head.coverage))

    @cached_property
    def by_month(self) -> dict[tuple[Language, str], tuple[Story, ...]]:
        """Stories of a month (`2025-10`) and of a year (`2025`)."""
        return self._grouped(lambda story: (f"{story.head.date:%Y-%m}", f"{story.head.date:%Y}"))

    @cached_property
    def programs_by_organization(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """Programs that an organization takes part in: `(program id, position among its partners)`."""
        groups: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for id, program in self.content.programs.items():
            for number, partner in enumerate(program.partners):
                groups[partner.organization].append((id, number))
        return {id: tuple(programs) for id, programs in groups.items()}

    @cached_property
    def programs_by_person(self) -> dict[str, tuple[str, ...]]:
        """Programs that a person teaches in."""
        groups: dict[str, dict[str, None]] = defaultdict(dict)
        for id, program in self.content.programs.items():
            taught = (person for session in program.sessions for person in session.instructors)
            for person in (*program.instructors, *taught):
                groups[person][id] = None
        return {id: tuple(programs) for id, programs in groups.items()}

    @cached_property
    def tag_names(self) -> dict[str, str]:
        """Each tag as its newest story writes it."""
        names: dict[str, str] = {}
        for story in self.stories[self.languages[0]]:
            for tag in story.head.tags:
                names.setdefault(suggest_id(tag), tag)
        return names

    @cached_property
    def positions(self) -> dict[tuple[Language, str], int]:
        """Where a story stands among all stories of a language."""
        return {
            (language, story.id): number for language, stories in self.stories.items() for number, story in enumerate(stories)
        }

    @cached_property
    def program_positions(self) -> dict[tuple[Language, str], int]:
        """Where a story stands among the stories of its program."""
        return {
            (language, story.id): number
            for (language, _), stories in self.by_program.items()
            for number, story in enumerate(stories)
        }

    @cached_property
    def photos_in_use(self) -> dict[str, None]:
        """The photos that some published page shows. No other photo is published."""
        used: dict[str, None] = {}
        for story in self.content.stories.values():
            used.update(dict.fromkeys((*((story.head.cover,) if story.head.cover else ()), *story.head.photos)))
            for wording in story.wordings:
                used.update(dict.fromkeys(photos_in(self.body("story", story.id, wording.language))))
        for page in self.content.pages.values():
            for wording in page.wordings:
                used.update(dict.fromkeys(photos_in(self.body("page", page.id, wording.language))))
        for program in self.content.programs.values():
            used.update(dict.fromkeys((*((program.cover,) if program.cover else ()), *program.photos)))
        for organization in self.content.organizations.values():
            if organization.logo:
                used[organization.logo.photo] = None
        return dict.fromkeys(sorted(used))

    @cached_property
    def _memo(self) -> dict[object, Any]:
        return {}

    def once(self, key: object, make: Callable[[], Made]) -> Made:
        """What *make* gives, made once: many pages show the same card."""
        if key not in self._memo:
            self._memo[key] = make()
        made: Made = self._memo[key]
        return made

    # What a page reads, as digests.

    @cached_property
    def _digests(self) -> dict[tuple[str, str], bytes]:
        return {}

    def digest(self, kind: str, id: str) -> bytes:
        """Of one record: `digest("people", "agus-salim")`. A record that is not public has one too."""
        known = self._digests.get((kind, id))
        if known is None:
            record = getattr(self.content, kind).get(id)
            if kind in ("stories", "pages") and record is not None:
                name = "story" if kind == "stories" else "page"
                markers = [self.body(name, id, wording.language).marker for wording in record.wordings]
                known = mix(id, record.head, record.wordings, *markers)
            elif kind == "photos":
                known = mix(record, self.content.pictures.get(id))
            else:
                known = mix(record)
            self._digests[kind, id] = known
        return known

    def digests(self, kind: str, ids: Iterable[str]) -> bytes:
        """Of several records."""
        return mix(*(self.digest(kind, id) for id in ids))


def photos_in(body: Body) -> Iterable[str]:
    """The photos that *body* shows."""
    return (block.photo for block in body.blocks if isinstance(block, PhotoBlock))


def wording_of(record: Story | Page, language: Language) -> Wording:
    """The text of *record* in *language*, which it is known to have."""
    wording = record.wording(language)
    if wording is None:
        raise LookupError(f"{record.id} has no text in {language}")
    return wording
