"""The home of icalendar: sessions as a calendar file."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event, vText

from site_builder.model.values import Language


def make_calendar(name: str, language: Language, events: Sequence[Any]) -> bytes:
    """An iCalendar file (RFC 5545). Its stamps are the sessions' own times, so that the same sessions give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//site-builder//program//ID")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", vText(name, params={"LANGUAGE": language}))
    calendar.add("x-wr-calname", name)
    for session in events:
        calendar.add_component(_event(session))
    return bytes(calendar.to_ical())


def _event(session: Any) -> Event:
    event = Event()
    event.add("uid", session.uid)
    event.add("dtstamp", _stamp(session.start))
    event.add("dtstart", _exact(session.start))
    if end := _end(session.start, session.end):
        event.add("dtend", end)
    event.add("summary", session.title)
    event.add("description", session.description)
    if session.place:
        event.add("location", session.place)
    event.add("url", session.url)
    event.add("status", session.status)
    return event


def _exact(when: date | datetime) -> date | datetime:
    return when.astimezone(UTC) if isinstance(when, datetime) else when


def _end(start: date | datetime, end: date | datetime | None) -> date | datetime | None:
    """A day's end is the next day (RFC 5545, section 3.6.1); a time's end is given or left open."""
    if isinstance(start, datetime):
        return end.astimezone(UTC) if isinstance(end, datetime) else None
    last = end.date() if isinstance(end, datetime) else end
    return (last or start) + timedelta(days=1)


def _stamp(when: date | datetime) -> datetime:
    return when.astimezone(UTC) if isinstance(when, datetime) else datetime(when.year, when.month, when.day, tzinfo=UTC)
