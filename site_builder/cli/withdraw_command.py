"""`site-builder withdraw STORY|CONSENT`: shows what would happen; with `--yes` does it, record first."""

import argparse
import json
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from site_builder.build import Order, OutputError, Rehearsal, build_site, published_files, read_site, rehearse
from site_builder.catalogue import is_error
from site_builder.cli.findings import print_findings
from site_builder.cli.place import cache_folder, jobs_of, save_whole, templates_of, time_of
from site_builder.cli.words import say
from site_builder.dataclass import dataclass
from site_builder.load.edits import with_key, with_records, with_status
from site_builder.memory import Memory
from site_builder.model.content import Content
from site_builder.model.values import LANGUAGES, ZONE_NAMES, LocalText
from site_builder.model.withdrawal import LIMIT, Resting, Withdrawal
from site_builder.problems import ContentError
from site_builder.withdrawal import Effects, effects_of, former_addresses, is_told, lines_of, resting_on

MOMENT = "%Y-%m-%d %H:%M"
PASSING = ("T110", "T130", "T131", "T134", *(f"P11{number}" for number in range(8)))
"""What is wrong no longer once the story is withdrawn of which it is told; of any other story it is told after that."""
RECORDS = Path("content", "withdrawals.yaml")


class _StopError(Exception):
    """The command goes no further. Says what the reader should read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """What is to be withdrawn."""

    options: argparse.Namespace
    language: str
    content: Content
    now: datetime
    requested: datetime
    order: Order
    stories: tuple[str, ...]
    consents: Mapping[str, Resting]
    drafts: tuple[str, ...]
    """Stories that rest on one of the consents and were never public: nothing of them has to be taken back."""

    def say(self, key: str, **blanks: object) -> str:
        """A text of this command."""
        return say(self.language, f"withdraw.{key}", **blanks)

    def local(self, when: datetime) -> str:
        """A time as it is told."""
        zone = self.content.site.time_zone
        return f"{when.astimezone(ZoneInfo(zone)):{MOMENT}} {ZONE_NAMES[zone]}"

    def span(self, length: timedelta) -> str:
        """A length of time as it is told."""
        minutes = int(length.total_seconds()) // 60
        return self.say("hours", hours=minutes // 60, minutes=minutes % 60)


def run(options: argparse.Namespace, language: str) -> int:
    """Withdraw, or show what that would do."""
    try:
        return _run(_opened(options, language))
    except _StopError as stop:
        print(stop, file=sys.stderr)
        return 2
    except OSError as error:
        print(say(language, "withdraw.not_written", file=error.filename, reason=error.strerror), file=sys.stderr)
        return 1
    except (ContentError, OutputError) as error:
        print_findings(error.problems, language)
        return 1 if isinstance(error, ContentError) else 3


def _opened(options: argparse.Namespace, language: str) -> _Case:
    content = read_site(options.root)
    zone = ZoneInfo(content.site.time_zone)
    now = time_of(None).astimezone(zone).replace(second=0, microsecond=0)
    requested = time_of(options.requested, zone.key).astimezone(zone) if options.requested else now
    named_otherwise = [id for id in options.targets if id not in content.stories and id not in content.withdrawals]
    resting = resting_on(named_otherwise, content, options.root) if named_otherwise else {}
    register = _read(_register(options.root, content))
    consents = {
        id: found for id, found in resting.items() if any(found) or with_key(register, id, "withdrawn", "2000-01-01") is not None
    }
    order = Order(
        root=options.root,
        templates=templates_of(options.root),
        output=options.output or options.root / "output",
        now=time_of(None),
        jobs=jobs_of(None),
        memory=Memory(folder=options.state or cache_folder(), began=time.time_ns()),
    )
    listed = published_files(order.output)
    touched = dict.fromkeys(story for found in consents.values() for story in found.stories)
    public = [id for id in touched if id in content.withdrawals or former_addresses(content, id, listed, now)]
    named = (*(id for id in options.targets if id not in consents), *public)
    case = _Case(
        options=options,
        language=language,
        content=content,
        now=now,
        requested=requested.replace(second=0, microsecond=0),
        order=order,
        stories=tuple(dict.fromkeys(named)),
        consents=consents,
        drafts=tuple(id for id in touched if id not in public),
    )
    _refuse(case)
    return case


def _refuse(case: _Case) -> None:
    """Stop before anything is done where the command was not meant so."""
    if case.requested > case.now:
        raise _StopError(case.say("future", requested=case.local(case.requested)))
    for id, found in case.consents.items():
        if found.others:
            raise _StopError(case.say("blocked", id=id, records=", ".join(found.others)))
    for id in case.stories:
        if case.options.reason_public and is_told(case.options.reason_public, case.content, id):
            raise _StopError(case.say("reason_tells", id=id))


def _run(case: _Case) -> int:
    records = _records(case)
    before = _rehearsed(case.order)
    after = rehearse(replace(case.order, withdrawals=records), lambda found: found)
    effects = effects_of(before, after)
    _tell(case, records, effects)
    if not case.options.yes:
        print(case.say("dry"))
        return 0
    _write(case, {id: record for id, record in records.items() if id not in case.content.withdrawals})
    try:
        build_site(replace(case.order, memory=replace(case.order.memory, began=time.time_ns())))
    except (ContentError, OutputError):
        print(case.say("unfinished"), file=sys.stderr)
        raise
    _tell_done(case, records, effects)
    return 0


def _rehearsed(order: Order) -> Rehearsal | None:
    """What a build would publish now; None where a story is gone already that was public, or lacks its signatures."""
    try:
        return rehearse(order, lambda found: found)
    except ContentError as error:
        if any(is_error(problem) and problem.code not in PASSING for problem in error.problems):
            raise
        return None


def _records(case: _Case) -> dict[str, Withdrawal]:
    """A record for each story; those that are there already stay as they are."""
    listed = published_files(case.order.output)
    return {id: case.content.withdrawals.get(id) or _record(case, id, listed) for id in case.stories}


def _record(case: _Case, id: str, listed: Mapping[str, str]) -> Withdrawal:
    addresses = former_addresses(case.content, id, listed, case.now)
    if not addresses:
        key = "never_public" if id in case.content.stories else "unknown"
        raise _StopError(case.say(key, id=id, output=case.order.output))
    reason = case.options.reason_public
    first = case.content.site.languages[0]
    return Withdrawal(
        id=id,
        kind=case.options.kind,
        requested=case.requested,
        removed=case.now,
        reason=(LocalText(en=reason) if first == "en" else LocalText(id=reason)) if reason else None,
        tombstone=not case.options.no_tombstone,
        addresses=addresses,
    )


# What is told.


def _tell(case: _Case, records: Mapping[str, Withdrawal], effects: Effects) -> None:
    """Everything that the withdrawal does."""
    for id, found in case.consents.items():
        stories, photos = (", ".join(ids) or case.say("none") for ids in (found.stories, found.photos))
        print(case.say("consent", id=id, stories=stories, photos=photos))
    if case.drafts:
        print(case.say("drafts", stories=", ".join(case.drafts)))
    for id, record in records.items():
        print(case.say("recorded" if id in case.content.withdrawals else "story", id=id))
        for address in (*record.addresses.id, *record.addresses.en):
            print(f"  {address}")
    if records:
        print(case.say("address_tells" if all(record.tombstone for record in records.values()) else "dropped"))
    for key, files in (("gone", effects.gone), ("replaced", effects.replaced), ("changed", effects.changed)):
        if files:
            print("\n" + case.say(key, count=len(files)))
            print("\n".join(f"  {path}  ({_what(case, recipe)})" for path, recipe in files.items()))
    deadline = case.requested + LIMIT
    print("\n" + case.say("deadline", requested=case.local(case.requested), deadline=case.local(deadline)))
    if case.now > deadline:
        print(case.say("would_be_late", late=case.span(case.now - deadline)))


def _what(case: _Case, recipe: str) -> str:
    """What kind of file it is."""
    known = ("story", "photo", "feed", "share_card", "qr_code", "redirect", "stories_data", "sitemap", "news_sitemap")
    return case.say(f"what.{recipe if recipe in known else 'other'}")


def _tell_done(case: _Case, records: Mapping[str, Withdrawal], effects: Effects) -> None:
    """When it was asked for and done, and what caches must forget."""
    for record in records.values():
        kept = case.say("late" if record.is_late else "in_time")
        after = case.span(record.removed - record.requested)
        print(case.say("removed", removed=case.local(record.removed), after=after, kept=kept))
    base = case.content.site.base_url.rstrip("/") + "/"
    urls = [base + path.removesuffix("index.html") for path in effects.purge]
    print("\n" + case.say("purge"))
    print("\n".join(urls))
    if case.options.purge_list:
        save_whole(case.options.purge_list, "".join(f"{url}\n" for url in urls))
        print(case.say("purge_written", file=case.options.purge_list))
    print(case.say("other_copies"))


# What is written, in this order: with the records alone, every later build leaves the stories out.


def _write(case: _Case, records: Mapping[str, Withdrawal]) -> None:
    if records:
        _write_records(case, records)
    for id in case.consents:
        _mark_consent(case, id)
    for id in case.stories:
        _mark_story(case, id)


def _write_records(case: _Case, records: Mapping[str, Withdrawal]) -> None:
    file = case.options.root / RECORDS
    lines = {id: lines_of(record, MOMENT, _quoted(record)) for id, record in records.items()}
    changed = with_records(_read(file), lines)
    if changed is None:
        by_hand = [line for own in lines.values() for line in own]
        raise _StopError("\n".join([case.say("by_hand", file=file), *by_hand]))
    save_whole(file, changed)


def _quoted(record: Withdrawal) -> dict[str, str]:
    texts = {language: getattr(record.reason, language) for language in LANGUAGES} if record.reason else {}
    return {language: json.dumps(text, ensure_ascii=False) for language, text in texts.items() if text}


def _mark_consent(case: _Case, id: str) -> None:
    """Its register says that it was withdrawn, and when that was asked for."""
    file, said = _register(case.options.root, case.content), f"{case.requested:{MOMENT}}"
    changed = with_key(_read(file), id, "withdrawn", said)
    if changed is None:
        raise _StopError("\n".join([case.say("by_hand", file=file), f"{id}:", f"  withdrawn: {said}"]))
    save_whole(file, changed)


def _mark_story(case: _Case, id: str) -> None:
    """Its file says so too, if it is still there; the record would be enough."""
    story = case.content.stories.get(id)
    if story is None or story.head.status == "withdrawn":
        return
    file = case.options.root / "content" / "stories" / f"{story.head.date.year:04d}" / f"{id}.md"
    changed = with_status(_read(file), "withdrawn")
    if changed is None:
        print(case.say("status_by_hand", file=file), file=sys.stderr)
    else:
        save_whole(file, changed)


def _register(root: Path, content: Content) -> Path:
    return root / content.site.privacy.register


def _read(file: Path) -> str:
    """A file as it is, line ends and all; nothing if there is none."""
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
