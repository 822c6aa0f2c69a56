"""Which stories stand beside a story. The cost of one story does not grow with the number of stories."""

from collections.abc import Iterable

from site_builder.model.story import Story
from site_builder.model.values import Language
from site_builder.plan.edition import Edition, Rank

MOST = 4
"""Related stories on a page."""


def related_to(edition: Edition, story: Story, tags: Iterable[str], language: Language) -> tuple[str, ...]:
    """Up to four others that share most with *story*: a tag counts one, the program two; the newer first among equals.

    Only the newest few of each tag and program are looked at. *tags* are the story's, as they stand in addresses.
    """
    shared: dict[str, int] = {}
    ranks: dict[str, Rank] = {}
    if story.head.program:
        ranks.update(edition.window("by_program", language, story.head.program))
        shared = dict.fromkeys(ranks, 2)
    for tag in tags:
        window = edition.window("by_tag", language, tag)
        ranks.update(window)
        for id in window:
            shared[id] = shared.get(id, 0) + 1
    for id in (story.id, *story.head.see_also):
        shared.pop(id, None)
    if not shared:
        return ()
    least = sorted(shared.values(), reverse=True)[:MOST][-1]
    ranked = sorted([(weight, ranks[id]) for id, weight in shared.items() if weight >= least], reverse=True)
    return tuple([id for _, (_, _, id) in ranked[:MOST]])
