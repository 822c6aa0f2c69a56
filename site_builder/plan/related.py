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


def related_to(edition: Edition, story: Story, language: Language) -> tuple[str, ...]:
    """Up to four others that share most with *story*: a tag counts one, the program two; the newer first among equals."""
    shared: dict[str, int] = {}
    for weight, ids in _neighbourhoods(edition, story, language):
        for id in ids:
            shared[id] = shared.get(id, 0) + weight
    for id in (story.id, *story.head.see_also):
        shared.pop(id, None)
    if not shared:
        return ()
    least = sorted(shared.values(), reverse=True)[:MOST][-1]
    ranked = sorted(((shared[id], edition.rank(id)) for id in shared if shared[id] >= least), reverse=True)
    return tuple(id for _, (_, _, id) in ranked[:MOST])


def _neighbourhoods(edition: Edition, story: Story, language: Language) -> Iterable[tuple[int, tuple[str, ...]]]:
    if story.head.program:
        yield 2, edition.group("by_program", language, story.head.program)[:WINDOW]
    for tag in tag_ids(story):
        yield 1, edition.group("by_tag", language, tag)[:WINDOW]
