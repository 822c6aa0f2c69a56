"""Files for programs rather than readers: calendars, open data, the web manifest."""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from site_builder.artifact import Artifact
from site_builder.digest import mix
from site_builder.model.story import Story
from site_builder.model.values import Language, LocalText
from site_builder.plan.cards import story_address, tag_ids
from site_builder.plan.edition import Edition
from site_builder.plan.frame import Frame, base_url, frames, manifest_path
from site_builder.plan.machine_views import CalendarEvent
from site_builder.plan.programs import calendar_address
from site_builder.plan.stories import modified_at
from site_builder.plan.urls import ASSETS

STATUS = {"planned": "CONFIRMED", "held": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


def plan_calendars(edition: Edition) -> Iterator[Artifact]:
    """A calendar of each program's sessions."""
    if not edition.content.site.features.calendar:
        return
    for frame in frames(edition):
        for id, program in edition.content.programs.items():
            if program.sessions:
                name = program.name.read(frame.language).text
                events = tuple(_event(frame, id, number) for number in range(len(program.sessions)))
                yield Artifact(
                    path=PurePosixPath(calendar_address(edition, id, frame.language)),
                    key=mix(edition.press.fingerprint, frame.language, name, *events),
                    make=partial(edition.press.calendar, name, frame.language, events),
                    source=edition.source("program", id),
                )


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


def plan_open_data(edition: Edition) -> Iterator[Artifact]:
    """All stories and all programs as data."""
    if not edition.content.site.features.open_data:
        return
    yield _json(edition, "stories.json", {"stories": [_story(edition, story) for story in edition.content.stories.values()]})
    yield _json(edition, "programs.json", {"programs": [_program(edition, id) for id in edition.content.programs]})


def _json(edition: Edition, name: str, data: dict[str, Any]) -> Artifact:
    site = edition.content.site
    whole = {
        "site": _languages(edition, site.name),
        "url": base_url(edition),
        "license": _languages(edition, site.license),
        "notice": _languages(edition, site.notice),
        **data,
    }
    return Artifact(path=PurePosixPath(name), key=mix(edition.press.fingerprint, whole), make=lambda: edition.press.json(whole))


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
        "program": head.program if head.program in edition.content.programs else None,
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
        "indicators": [
            {
                "id": name,
                "label": _languages(edition, indicator.label),
                "value": str(indicator.value),
                "unit": _languages(edition, indicator.unit),
                "of": str(indicator.of) if indicator.of is not None else None,
                "period": _languages(edition, indicator.period),
                "source": _languages(edition, indicator.source),
                "method": _languages(edition, indicator.method),
            }
            for name, indicator in program.indicators.items()
        ],
    }


def plan_assets(edition: Edition) -> Iterator[Artifact]:
    """The style sheet, the icon, and the web manifest in each language."""
    first = frames(edition)[0]
    accent = edition.content.site.accent
    press = edition.press
    yield Artifact(
        path=PurePosixPath(first.site.stylesheet),
        key=mix(press.fingerprint, accent),
        make=lambda: press.stylesheet(accent),
    )
    yield Artifact(
        path=PurePosixPath(f"{ASSETS}/icon.svg"),
        key=mix(first.key, "icon"),
        make=lambda: press.page("icon.svg", first.site, None),
    )
    for frame in frames(edition):
        manifest = _manifest(frame)
        yield Artifact(
            path=PurePosixPath(manifest_path(edition, frame.language)),
            key=mix(press.fingerprint, manifest),
            make=partial(press.json, manifest),
        )


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
