"""Which stories stand beside a story. The cost of one story does not grow with the number of stories."""

from collections.abc import Iterable

from site_builder.model.story import Story
from site_builder.model.values import Language
from site_builder.plan.cards import tag_ids
from site_builder.plan.edition import Edition

MOST = 4
"""Related stories on a page."""
WINDOW = 8
"""How many of the newest stories of each shared tag or program are looked at."""


def related_to(edition: Edition, story: Story, language: Language) -> tuple[Story, ...]:
    """Up to four others that share most with *story*: a tag counts one, the program two; the newer first among equals."""
    shared: dict[str, int] = {}
    found: dict[str, Story] = {}
    for weight, stories in _neighbourhoods(edition, story, language):
        for other in stories[:WINDOW]:
            if other.id != story.id and other.id not in story.head.see_also:
                shared[other.id] = shared.get(other.id, 0) + weight
                found[other.id] = other
    ranked = sorted(found.values(), key=lambda other: (-shared[other.id], edition.positions[language, other.id]))
    return tuple(ranked[:MOST])


def _neighbourhoods(edition: Edition, story: Story, language: Language) -> Iterable[tuple[int, tuple[Story, ...]]]:
    if story.head.program:
        yield 2, edition.by_program.get((language, story.head.program), ())
    for tag in tag_ids(story):
        yield 1, edition.by_tag.get((language, tag), ())


def neighbours(edition: Edition, story: Story, language: Language) -> tuple[Story | None, Story | None]:
    """The next newer and the next older story of the same program; of the site where there is no program."""
    place = edition.program_positions.get((language, story.id))
    stories = (
        edition.by_program[language, story.head.program]
        if place is not None and story.head.program
        else edition.stories[language]
    )
    number = place if place is not None else edition.positions[language, story.id]
    newer = stories[number - 1] if number > 0 else None
    older = stories[number + 1] if number + 1 < len(stories) else None
    return newer, older
