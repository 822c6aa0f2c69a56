"""`site-builder list`."""

import argparse
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from site_builder.build import read_site
from site_builder.cli.findings import print_findings
from site_builder.cli.place import time_of
from site_builder.cli.waiting import waiting
from site_builder.cli.words import say
from site_builder.model.content import Content, is_public
from site_builder.model.values import ZONE_NAMES
from site_builder.problems import ContentError


def run(options: argparse.Namespace, language: str) -> int:
    """Print what is public, what goes live or expires when, and what is not published."""
    try:
        content = read_site(options.root)
    except ContentError as error:
        print_findings(error.problems, language)
        return 1
    now = time_of(options.as_of, content.site.time_zone)
    for heading, rows in _sections(content, now, language):
        if rows:
            print(f"{heading}\n" + "\n".join(f"  {row}" for row in rows) + "\n")
    public = sum(is_public(story, now) for story in content.stories.values())
    print(say(language, "list.total", public=public, total=len(content.stories), now=_local(now, content)))
    return 0


def _sections(content: Content, now: datetime, language: str) -> Iterator[tuple[str, list[str]]]:
    stories = sorted(content.stories.values(), key=lambda story: (story.live, story.id))
    coming = [s for s in stories if s.head.status == "published" and s.live > now]
    yield say(language, "list.coming"), [f"{_local(s.live, content)}  {s.id}" for s in coming]
    ending = sorted(
        (s.head.expires, s.id) for s in stories if s.head.status == "published" and s.head.expires and s.head.expires > now
    )
    yield say(language, "list.ending"), [f"{_local(when, content)}  {id}" for when, id in ending]
    gone = [s for s in stories if s.head.status == "published" and s.head.expires and s.head.expires <= now]
    yield say(language, "list.expired"), [f"{_local(s.head.expires or now, content)}  {s.id}" for s in gone]
    unpublished = [s for s in stories if s.head.status != "published"]
    width = max((len(say(language, f"status.{s.head.status}")) for s in unpublished), default=0)
    rows = [f"{say(language, f'status.{s.head.status}'):<{width}}  {s.head.date.isoformat()}  {s.id}" for s in unpublished]
    yield say(language, "list.unpublished"), rows
    yield from waiting(content, language)
    translations = [f"{wording.language}  {s.id}" for s in stories for wording in s.wordings[1:] if wording.status != "published"]
    yield say(language, "list.translations"), translations


def _local(when: datetime, content: Content) -> str:
    zone = content.site.time_zone
    return f"{when.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M} {ZONE_NAMES[zone]}"
