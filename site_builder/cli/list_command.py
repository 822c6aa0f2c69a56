"""`site-builder list`."""

import argparse
import json
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from site_builder.build import read_site
from site_builder.cli.findings import print_findings
from site_builder.cli.place import program, time_of
from site_builder.cli.translating import behind, told
from site_builder.cli.waiting import waiting
from site_builder.cli.words import say
from site_builder.dataclass import dataclass
from site_builder.model.content import Content
from site_builder.model.states import State, coming_changes, state_of
from site_builder.model.story import Story
from site_builder.model.values import ZONE_NAMES
from site_builder.problems import ContentError

EVERY = 15
"""Minutes between two regular builds: what goes live at a quarter of an hour then does so in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A story in the timetable."""

    id: str
    state: State
    live: datetime | None
    expires: datetime | None
    changes: tuple[datetime, ...]
    """When time alone will change what may be seen of it."""
    corrected: tuple[datetime, ...]
    """When corrections will appear that do not yet."""
    hidden: tuple[str, ...]
    """Languages whose text is not published while the original is."""
    behind: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By language of a translation: the parts of the original that changed since."""
    unwritten: tuple[str, ...] = ()
    """Languages of the site that it is not written in."""
    unnoted: tuple[str, ...] = ()
    """Languages of translations that do not say which original they are of."""


def run(options: argparse.Namespace, language: str) -> int:
    """Print what is public, what goes live or expires when, and what is not published."""
    try:
        content = read_site(options.root)
    except ContentError as error:
        print_findings(error.problems, language)
        return 1
    now = time_of(options.as_of, content.site.time_zone)
    lines = _lines(content, now)
    if options.format == "json":
        print(json.dumps(_as_data(lines, content, now), ensure_ascii=False, indent=1))
        return 0
    for heading, rows in _sections(lines, content, now, language, every=options.translations):
        if rows:
            print(f"{heading}\n" + "\n".join(f"  {row}" for row in rows) + "\n")
    public = sum(line.state == "published" for line in lines)
    print(say(language, "list.total", public=public, total=len(content.stories), now=_local(now, content)) + "\n")
    for line in _schedule(options.root, min(_moments(lines), default=None), content, language):
        print(line)
    return 0


def _lines(content: Content, now: datetime) -> list[Line]:
    """Every story, and every record of one that is no longer there."""
    withdrawn = content.withdrawals
    lines = [_line(story, now, content) for story in content.stories.values()]
    gone = withdrawn.keys() - content.stories.keys()
    lines += [Line(id=id, state="withdrawn", live=None, expires=None, changes=(), corrected=(), hidden=()) for id in gone]
    return sorted(lines, key=lambda line: line.id)


def _line(story: Story, now: datetime, content: Content) -> Line:
    state = state_of(story, now, content.withdrawals)
    changes = coming_changes(story, now, content.withdrawals)
    hidden = story.wordings[1:] if story.head.status == "published" and state != "withdrawn" else ()
    return Line(
        id=story.id,
        state=state,
        live=story.live,
        expires=story.head.expires,
        changes=changes,
        corrected=tuple(change.at for change in story.head.corrections if change.at in changes),
        hidden=tuple(wording.language for wording in hidden if wording.status != "published"),
        behind=behind(story, content) if state != "withdrawn" else {},
        unwritten=tuple(other for other in content.site.languages if story.wording(other) is None)
        if state != "withdrawn"
        else (),
        unnoted=tuple(wording.language for wording in story.wordings[1:] if not wording.original) if state != "withdrawn" else (),
    )


def _moments(lines: Sequence[Line]) -> Iterator[datetime]:
    return (moment for line in lines for moment in line.changes)


def _sections(
    lines: list[Line], content: Content, now: datetime, language: str, *, every: bool
) -> Iterator[tuple[str, list[str]]]:
    def row(when: datetime, line: Line) -> str:
        return f"{_local(when, content)}  {_named(line.state, language)}  {line.id}"

    coming = sorted((line.live, line.id, line) for line in lines if line.live and line.state in ("scheduled", "embargoed"))
    yield say(language, "list.coming"), [row(live, line) for live, _, line in coming]
    ending = sorted(
        (line.expires, line.id, line) for line in lines if line.expires and line.expires > now and line.expires in line.changes
    )
    yield say(language, "list.ending"), [row(when, line) for when, _, line in ending]
    later = sorted((when, line.id) for line in lines for when in line.corrected)
    yield say(language, "list.corrections"), [f"{_local(when, content)}  {id}" for when, id in later]
    expired = sorted((line.expires, line.id, line) for line in lines if line.expires and line.state == "expired")
    yield say(language, "list.expired"), [row(when, line) for when, _, line in expired]
    yield say(language, "list.withdrawn"), [_withdrawn(line.id, content, language) for line in lines if line.state == "withdrawn"]
    unpublished = [line for line in lines if line.state in ("draft", "review", "approved")]
    days = {story.id: story.head.date.isoformat() for story in content.stories.values()}
    yield (
        say(language, "list.unpublished"),
        [f"{_named(line.state, language)}  {days[line.id]}  {line.id}" for line in unpublished],
    )
    yield from waiting(content, language)
    translations = [f"{other}  {line.id}" for line in lines for other in line.hidden]
    yield say(language, "list.translations"), translations
    yield (
        say(language, "list.behind"),
        [f"{other}  {line.id}  ({told(parts, language)})" for line in lines for other, parts in line.behind.items()],
    )
    if every:
        yield say(language, "list.unwritten"), [f"{other}  {line.id}" for line in lines for other in line.unwritten]
        yield say(language, "list.unnoted"), [f"{other}  {line.id}" for line in lines for other in line.unnoted]


def _named(state: str, language: str) -> str:
    """A state in the reader's language, as wide as the widest."""
    return f"{say(language, f'status.{state}'):<10}"


def _withdrawn(id: str, content: Content, language: str) -> str:
    record = content.withdrawals.get(id)
    if record is None:
        return f"{say(language, 'list.no_record')}  {id}"
    kept = say(language, "withdraw.late" if record.is_late else "withdraw.in_time")
    times = say(language, "list.times", requested=_local(record.requested, content), removed=_local(record.removed, content))
    return f"{times} ({kept})  {id}"


def _schedule(root: Path, coming: datetime | None, content: Content, language: str) -> Iterator[str]:
    """How to let a machine build in time, as it is written for cron and for Windows."""
    words = [*program(), "build", "--root", str(root.resolve())]
    if coming is not None:
        yield say(language, "list.next", when=_local(coming, content))
        own = coming.astimezone()
        yield f"  {own.minute} {own.hour} {own.day} {own.month} * {_for_cron(words)}"
    yield say(language, "list.regular", minutes=EVERY)
    yield f"  */{EVERY} * * * * {_for_cron(words)}"
    yield say(language, "list.windows")
    task = " ".join(f'\\"{word}\\"' if " " in word else word for word in words)
    yield f'  schtasks /Create /TN site-builder /SC MINUTE /MO {EVERY} /TR "{task}"'
    yield say(language, "list.upload")


def _for_cron(words: Sequence[str]) -> str:
    """A command as cron reads it: there a percent sign ends the line."""
    return shlex.join(words).replace("%", "\\%")


def _as_data(lines: Sequence[Line], content: Content, now: datetime) -> dict[str, object]:
    def local(when: datetime | None) -> str | None:
        return when.astimezone(ZoneInfo(content.site.time_zone)).isoformat() if when else None

    def data(line: Line) -> dict[str, object]:
        record = content.withdrawals.get(line.id)
        return {
            "id": line.id,
            "state": line.state,
            "live": local(line.live),
            "expires": local(line.expires),
            "next_change": local(min(line.changes, default=None)),
            "unpublished_translations": line.hidden,
            "outdated_translations": line.behind,
            "missing_translations": line.unwritten,
            "requested": local(record.requested) if record else None,
            "removed": local(record.removed) if record else None,
        }

    next_change = local(min(_moments(lines), default=None))
    return {"now": local(now), "next_change": next_change, "stories": [data(line) for line in lines]}


def _local(when: datetime, content: Content) -> str:
    zone = content.site.time_zone
    return f"{when.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M} {ZONE_NAMES[zone]}"
