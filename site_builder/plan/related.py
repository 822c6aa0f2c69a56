"""Which stories stand beside a story. The cost of one story does not grow with the number of stories."""

from collections.abc import Iterable

from site_builder.model.story import Story
from site_builder.model.values import Language
from site_builder.plan.edition import Edition
from site_builder.plan.groups import SEASON

MOST = 4
"""Related stories on a page."""
RARE = 3
"""Who or what is named in more than about an eighth of all stories makes no two of them related by itself."""


def related_to(edition: Edition, story: Story, tags: Iterable[str], language: Language) -> tuple[str, ...]:
    """Up to four others that have most in common with *story*, the nearer in time first among equals.

    What two stories share counts the more the fewer stories have it: one point for each time that the stories without it are
    halved until those with it are left. A program counts twice. A tag is a choice, and so is worth a point even if all have it;
    people and organizations in it are not. For each doubling of a season between the two a point is taken away. Neither the
    stories before and after this one nor those under "see also" are told again.

    Args:
        tags: The story's, as they stand in addresses.
    """
    head, at = story.head, story.live.timestamp()
    points: dict[str, int] = {}
    lives: dict[str, float] = {}
    for name, keys, times, chosen in (
        ("by_program", (head.program,) if head.program else (), 2, 1),
        ("by_tag", tags, 1, 1),
        ("by_person", head.people, 1, 0),
        ("by_organization", head.organizations, 1, 0),
    ):
        for key in keys:
            rarity, near = edition.near(name, language, key, at)
            worth = times * (rarity + chosen)
            if chosen or rarity >= RARE:
                lives.update(near)
                for id in near:
                    points[id] = points.get(id, 0) + worth
            elif worth:
                for id in near:
                    if id in points:
                        points[id] += worth
    for told in (story.id, *head.see_also, *edition.neighbours(story.id, language)):
        if told:
            points.pop(told, None)
    ranked = [(worth - int(abs(lives[id] - at) // SEASON).bit_length(), -abs(lives[id] - at), id) for id, worth in points.items()]
    ranked.sort(reverse=True)
    return tuple([id for worth, _, id in ranked[:MOST] if worth > 0])
