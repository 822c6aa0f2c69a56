"""A translation says what its original says."""

from collections.abc import Iterator, Mapping

from site_builder.model.body import Body
from site_builder.model.story import Story, body_languages
from site_builder.model.translation import PARTS, changed_parts
from site_builder.places import Places, Ref
from site_builder.problems import Problem, problem
from site_builder.regex import regex

DIGEST = regex("[0-9a-f]{16}")


def check_translations(story: Story, bodies: Mapping[str, Body], places: Places) -> Iterator[Problem]:
    """A published translation was made of its original as it is now, if it says what it was made of."""
    original, *_ = story.wordings
    for wording, language, _ in body_languages(story.wordings):
        if not language or not wording.original:
            continue
        place = places.place(Ref("story", story.id, language), "original", key=True)
        if wording.original.keys() != set(PARTS) or not all(map(DIGEST.fullmatch, wording.original.values())):
            yield problem(place, "C162", "original", story=story.id)
        elif wording.status == "published" and (changed := changed_parts(wording, original, bodies[original.language])):
            yield problem(place, "T125", "original", changed=", ".join(changed), story=story.id)
