"""Files for programs rather than readers: calendars, open data, the web manifest."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from zlib import crc32

from site_builder.artifact import Artifact
from site_builder.digest import mix
from site_builder.model.story import Story
from site_builder.model.values import Language, LocalText
from site_builder.plan.cards import story_address, tag_ids
from site_builder.plan.edition import Edition
from site_builder.plan.figures import figure_records
from site_builder.plan.frame import Frame, base_url, frame_of, frames, manifest_path
from site_builder.plan.machine_views import CalendarEvent
from site_builder.plan.programs import calendar_address
from site_builder.plan.stories import modified_at
from site_builder.plan.urls import ASSETS

PER_RUN = 64
"""Stories, about, whose records are kept together."""
STATUS = {"planned": "CONFIRMED", "held": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


def list_calendars(edition: Edition) -> Iterator[Artifact]:
    """A calendar of each program's sessions."""
    if not edition.content.site.features.calendar:
        return
    for frame in frames(edition):
        for id, program in edition.content.programs.items():
            if program.sessions:
                address = calendar_address(edition, id, frame.language)
                yield frame.artifact(address, "calendar", id, source=edition.source("program", id))


def make_calendar(edition: Edition, language: str, id: str) -> bytes:
    """A program's calendar."""
    frame = frame_of(edition, language)
    program = edition.content.programs[id]
    events = tuple(_event(frame, id, number) for number in range(len(program.sessions)))
    return edition.press.calendar(program.name.read(frame.language).text, frame.language, events)


def _event(frame: Frame, id: str, number: int) -> CalendarEvent:
    edition, language = frame.edition, frame.language
    program = edition.content.programs[id]
    session = program.sessions[number]
    place = session.place or program.place
    description = session.description or program.summary
    base = base_url(edition)
    where = [place.read(language).text if place else "", program.city or ""]
    return CalendarEvent(
        uid=f"{id}-{number + 1}-{language}@{base.split('/')[2]}",
        title=session.title.read(language).text,
        start=session.start,
        end=session.end,
        place=", ".join(part for part in where if part),
        description=description.read(language).text,
        url=base + edition.urls.section("programs", language, id),
        status=STATUS[session.status],
    )


def list_open_data(edition: Edition) -> Iterator[Artifact]:
    """All stories and all programs as data; not of a preview, whose mark data cannot carry."""
    if not edition.is_preview and edition.content.site.features.open_data:
        yield Artifact("stories.json", "stories_data")
        yield Artifact("programs.json", "programs_data")


def make_stories_data(edition: Edition) -> bytes:
    """All stories."""
    return _json(edition, {"stories": [_records(edition, ids) for ids in _runs(edition.content.stories)]})


def _records(edition: Edition, ids: Sequence[str]) -> str:
    def make() -> str:
        return edition.press.records([_story(edition, edition.content.stories[id]) for id in ids])

    return edition.piece(ids[0], make, mix(*ids))


def _runs(ids: Iterable[str]) -> list[list[str]]:
    """*ids* in runs, which are kept between builds; where one begins depends on its id alone, so that a new story changes one."""
    runs: list[list[str]] = [[]]
    for id in ids:
        if runs[-1] and crc32(id.encode()) % PER_RUN == 0:
            runs.append([])
        runs[-1].append(id)
    return [run for run in runs if run]


def make_programs_data(edition: Edition) -> bytes:
    """All programs."""
    return _json(edition, {"programs": [_program(edition, id) for id in edition.content.programs]})


def _json(edition: Edition, data: dict[str, Any]) -> bytes:
    site = edition.content.site
    whole = {
        "site": _languages(edition, site.name),
        "url": base_url(edition),
        "license": _languages(edition, site.license),
        "notice": _languages(edition, site.notice),
        **data,
    }
    return edition.press.json(whole)


def _languages(edition: Edition, text: LocalText | None) -> dict[Language, str] | None:
    return {language: text.read(language).text for language in edition.languages} if text else None


def _story(edition: Edition, story: Story) -> dict[str, Any]:
    head, base = story.head, base_url(edition)
    return {
        "id": story.id,
        "kind": head.kind,
        "date": head.date.isoformat(),
        "published": story.live.astimezone(edition.zone).isoformat(),
        "modified": modified_at(story).astimezone(edition.zone).isoformat(),
        "city": head.city,
        "program": head.program if head.program and head.program in edition.content.programs else None,
        "tags": list(tag_ids(story)),
        "people": list(head.people),
        "organizations": list(head.organizations),
        "coverage": list(head.coverage),
        "languages": {
            wording.language: {
                "title": wording.title,
                "summary": wording.summary,
                "url": base + story_address(edition, story, wording.language),
            }
            for wording in story.wordings
            if wording.language in edition.languages
        },
    }


def _program(edition: Edition, id: str) -> dict[str, Any]:
    program, base = edition.content.programs[id], base_url(edition)
    return {
        "id": id,
        "name": _languages(edition, program.name),
        "summary": _languages(edition, program.summary),
        "field": program.field,
        "status": program.status,
        "place": _languages(edition, program.place),
        "city": program.city,
        "url": {language: base + edition.urls.section("programs", language, id) for language in edition.languages},
        "partners": [
            {"organization": partner.organization, "role": _languages(edition, partner.role)} for partner in program.partners
        ],
        "sessions": [
            {
                "title": _languages(edition, session.title),
                "start": session.start.isoformat(),
                "end": session.end.isoformat() if session.end else None,
                "status": session.status,
            }
            for session in program.sessions
        ],
        "indicators": figure_records(edition, id),
    }


def list_assets(edition: Edition) -> Iterator[Artifact]:
    """The icon, and the web manifest in each language."""
    yield Artifact(f"{ASSETS}/icon.svg", "icon")
    for frame in frames(edition):
        yield frame.artifact(manifest_path(edition, frame.language), "manifest")


def make_icon(edition: Edition) -> bytes:
    """The site's icon."""
    return edition.press.page("icon.svg", frames(edition)[0].site, None)


def make_manifest(edition: Edition, language: str) -> bytes:
    """The web manifest."""
    return edition.press.json(_manifest(frame_of(edition, language)))


def _manifest(frame: Frame) -> dict[str, Any]:
    urls = frame.edition.urls
    up = "../" * urls.home(frame.language).count("/")
    return {
        "name": frame.site.name,
        "short_name": frame.site.short_name,
        "description": frame.site.tagline,
        "lang": frame.language,
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "theme_color": frame.site.accent,
        "background_color": "#ffffff",
        "icons": [{"src": f"{up}{ASSETS}/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
