"""Where a consent is used."""

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.model.body import PhotoBlock, Statement
from site_builder.model.content import Content
from site_builder.model.story import Page, Story


@dataclass(frozen=True, slots=True)
class Uses:
    """What cannot stand without a consent, by id."""

    stories: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    """The photos themselves; whoever shows one is among the others."""

    def __bool__(self) -> bool:
        return bool(self.stories or self.programs or self.pages or self.photos)


def uses_of(content: Content, consent: str) -> Uses:
    """Every record that rests on *consent*: it says so, by words that it allows, or by a photo of the person."""
    photos = {id for id, photo in content.photos.items() if consent in photo.shows.identifiable}
    return Uses(
        stories=tuple(
            id
            for id, story in content.stories.items()
            if consent in story.head.consents
            or {story.head.cover, *story.head.photos} & photos
            or _is_in_text(content, "story", story, consent, photos)
        ),
        programs=tuple(
            id
            for id, program in content.programs.items()
            if consent in program.consents or {program.cover, *program.photos} & photos
        ),
        pages=tuple(
            id
            for id, page in content.pages.items()
            if consent in page.head.consents or _is_in_text(content, "page", page, consent, photos)
        ),
        photos=tuple(sorted(photos)),
    )


def _is_in_text(content: Content, kind: str, record: Story | Page, consent: str, photos: set[str]) -> bool:
    return any(
        (isinstance(block, Statement) and block.consent == consent) or (isinstance(block, PhotoBlock) and block.photo in photos)
        for block in _blocks(content, kind, record)
    )


def _blocks(content: Content, kind: str, record: Story | Page) -> Iterator[object]:
    for wording in record.wordings:
        body = content.bodies.get((kind, record.id, wording.language))
        yield from body.blocks if body else ()
