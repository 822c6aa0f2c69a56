"""Corrections have what their kind needs, in the order in which they were made."""

import re
from collections.abc import Iterator

from site_builder.check.references import is_missing, missing
from site_builder.model.content import Content
from site_builder.model.story import Correction, CorrectionKind, Story
from site_builder.model.values import ID_PATTERN, LocalText
from site_builder.places import Places, Ref
from site_builder.problems import Problem, problem

MENDED = ("wrong", "right")
NEEDED: dict[CorrectionKind, tuple[str, ...]] = {
    "ralat": ("text",),
    "koreksi": ("text",),
    "hak_jawab": ("by", "received", "text"),
    "pencabutan": ("text", "reason"),
}
"""What each kind must say; what was wrong and what is right stand for the text of the first two."""
ALLOWED: dict[CorrectionKind, tuple[str, ...]] = {**NEEDED, "ralat": (*MENDED, "text"), "koreksi": (*MENDED, "text")}
EITHER = ("ralat", "koreksi")
"""Kinds that say it in one text, or in what was wrong and what is right."""
OPTIONAL = ("text", *MENDED, "by", "received", "reason")


def check_corrections(story: Story, content: Content, places: Places) -> Iterator[Problem]:
    """Every correction has what its kind needs and nothing else, and names who is known."""
    for number, correction in enumerate(story.head.corrections):
        ref, loc = Ref("story", story.id), ("corrections", number)
        key = f"corrections.{number}"
        if lacking := _lacking(correction):
            lacking = ["either"] if lacking == ["text"] and correction.kind in EITHER else lacking
            yield problem(places.place(ref, *loc, "kind"), "C160", key, correction=correction.kind, lacking=", ".join(lacking))
        for field in OPTIONAL:
            if getattr(correction, field) is not None and field not in ALLOWED[correction.kind]:
                allowed = ", ".join(ALLOWED[correction.kind])
                place = places.place(ref, *loc, field, key=True)
                yield problem(place, "C161", f"{key}.{field}", correction=correction.kind, field=field, allowed=allowed)
        yield from _check_speaker(story, number, content, places)


def _lacking(correction: Correction) -> list[str]:
    """The fields that this correction should have."""
    needed = NEEDED[correction.kind]
    if needed == ("text",) and any(getattr(correction, name) is not None for name in MENDED):
        needed = MENDED
    return [name for name in needed if _is_empty(getattr(correction, name))]


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, LocalText) and not value.read("id").text.strip())


def _check_speaker(story: Story, number: int, content: Content, places: Places) -> Iterator[Problem]:
    """What looks like an id is one: of a person or of an organization."""
    by = story.head.corrections[number].by
    if by is None or not re.match(ID_PATTERN, by):
        return
    if is_missing(content, places, "people", by) and is_missing(content, places, "organizations", by):
        place = places.place(Ref("story", story.id), "corrections", number, "by")
        known = [*content.people, *content.organizations]
        yield missing(place, f"corrections.{number}.by", by, "replying", known)


def check_times(story: Story, _: Content, places: Places) -> Iterator[Problem]:
    """A correction comes after the publication and after the reply that it prints, and stands after earlier ones."""
    head, ref = story.head, Ref("story", story.id)
    before = None
    for number, correction in enumerate(head.corrections):
        loc, key = ("corrections", number), f"corrections.{number}"
        at = f"{correction.at:%Y-%m-%d %H:%M}"
        if correction.at < story.live:
            yield problem(places.place(ref, *loc, "at"), "T120", f"{key}.at", live=f"{story.live:%Y-%m-%d %H:%M}")
        if before is not None and correction.at < before:
            yield problem(places.place(ref, *loc, "at"), "T121", f"{key}.at", at=f"{before:%Y-%m-%d %H:%M}")
        if correction.received is not None and correction.at < correction.received:
            yield problem(places.place(ref, *loc, "received"), "T123", f"{key}.received", at=at)
        before = correction.at if before is None else max(before, correction.at)
    if before is not None and head.updated is not None and head.updated < before:
        yield problem(places.place(ref, "updated"), "T122", "updated", at=f"{before:%Y-%m-%d %H:%M}")


def check_languages(story: Story, _: Content, places: Places) -> Iterator[Problem]:
    """A correction is written in every language in which its story is published."""
    languages = [wording.language for wording in story.wordings if wording.status == "published"]
    if not story.head.corrections or len(languages) < 2:  # noqa: PLR2004 (one language needs no other)
        return
    for number, correction in enumerate(story.head.corrections):
        for field in ("text", *MENDED, "reason"):
            text: LocalText | None = getattr(correction, field)
            lacking = [language for language in languages if text and not _is_empty(text) and not getattr(text, language)]
            if lacking:
                place = places.place(Ref("story", story.id), "corrections", number, field)
                yield problem(place, "N160", f"corrections.{number}.{field}", language=", ".join(lacking), option=lacking[0])


STORY_RULES = (check_corrections, check_times, check_languages)
