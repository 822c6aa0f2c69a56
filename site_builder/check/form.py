"""Times, tags and numbers make sense together."""

from collections.abc import Iterator
from functools import lru_cache
from zoneinfo import ZoneInfo

from site_builder.check.texts import Written
from site_builder.model.content import Content
from site_builder.model.story import Story
from site_builder.model.values import LONGEST_ID, start_of, suggest_id
from site_builder.places import Places, Ref
from site_builder.problems import Problem, problem

WHOLE = 100
"""A picture's width or height, in hundredths."""


def check_expiry(story: Story, _: Content, places: Places) -> Iterator[Problem]:
    """A story expires after it goes live."""
    if story.head.expires and story.head.expires <= story.live:
        place = places.place(Ref("story", story.id), "expires")
        yield problem(place, "T101", "expires", live=story.live.isoformat(" ", "minutes"))


def check_sessions(content: Content, places: Places) -> Iterator[Problem]:
    """A session ends after it begins."""
    zone = ZoneInfo(content.site.time_zone)
    for id, program in content.programs.items():
        for number, session in enumerate(program.sessions):
            if session.end and start_of(session.end, zone) < start_of(session.start, zone):
                place = places.place(Ref("program", id), "sessions", number, "end")
                yield problem(place, "T102", f"sessions.{number}.end", start=str(session.start)[:16])


_slug = lru_cache(maxsize=4096)(suggest_id)
"""Many stories have the same tags."""


def check_tags(story: Story, _: Content, places: Places) -> Iterator[Problem]:
    """A tag has letters or digits, and one story has it once."""
    seen: dict[str, str] = {}
    for number, tag in enumerate(story.head.tags):
        slug = _slug(tag)
        if not slug or len(slug) > LONGEST_ID:
            place = places.place(Ref("story", story.id), "tags", number)
            yield problem(place, "C122", f"tags.{number}", found=tag[:40])
        elif slug in seen:
            place = places.place(Ref("story", story.id), "tags", number)
            yield problem(place, "C123", f"tags.{number}", found=tag[:40], other=seen[slug][:40])
        seen.setdefault(slug, tag)


def check_spans(content: Content, places: Places) -> Iterator[Problem]:
    """A program ends on or after its first day, and once it is said to be finished."""
    zone = ZoneInfo(content.site.time_zone)
    for id, program in content.programs.items():
        if program.ended is None:
            continue
        days = [start_of(session.start, zone).astimezone(zone).date() for session in program.sessions if session.status == "held"]
        first = min((*days, *((program.started,) if program.started else ())), default=program.ended)
        if program.ended < first:
            yield problem(places.place(Ref("program", id), "ended"), "C181", "ended", found=program.ended, first=first)
        elif program.status != "finished":
            yield problem(places.place(Ref("program", id), "ended"), "C182", "ended", found=program.ended, status=program.status)


def check_languages(content: Content, places: Places) -> Iterator[Problem]:
    """The site's languages are named once each."""
    languages = content.site.languages
    if not languages or len(set(languages)) != len(languages):
        yield problem(places.place(Ref("site"), "languages"), "C124", "languages", found=", ".join(languages) or "—")


def check_language(written: Written, content: Content, places: Places) -> Iterator[Problem]:
    """No file is written in a language that the site does not have, nor in the original's own once more."""
    ref, wording, languages = written.ref, written.wording, content.site.languages
    if languages and (wording.language not in languages or written.is_double):
        yield problem(places.line(ref, 1), "C125", found=wording.language, languages=", ".join(languages))


def check_regions(content: Content, places: Places) -> Iterator[Problem]:
    """A region to redact lies within its picture."""
    for id, photo in content.photos.items():
        for number, region in enumerate(photo.redact):
            edges = (region.left, region.top, region.width, region.height)
            inside = min(edges) >= 0 and max(region.left + region.width, region.top + region.height) <= WHOLE
            if not inside or not region.width or not region.height:
                yield problem(places.place(Ref("photo", id), "redact", number), "M107", f"redact.{number}")


STORY_RULES = (check_expiry, check_tags)
WRITTEN_RULES = (check_language,)
REST_RULES = (check_sessions, check_spans, check_languages, check_regions)
