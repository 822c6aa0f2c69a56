"""What lists go by: a story without its text. Ten thousand of them are read and grouped in a blink."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from site_builder.model.body import Body, PhotoBlock
from site_builder.model.story import Story
from site_builder.model.values import suggest_id

NEWS_AGE = timedelta(days=2)
"""How long a story is news to a search engine."""


class WordingRow(NamedTuple):
    """A story in one language."""

    language: str
    status: str
    slug: str
    aliases: tuple[str, ...]

    def __repr__(self) -> str:
        return tuple.__repr__(self)


class Row(NamedTuple):
    """A story. Times are seconds since 1970, days are `2025-10-13`."""

    id: str
    status: str
    live: float
    date: str
    expires: float | None
    updated: float
    """When it was changed in substance; 0 if never."""
    corrected: tuple[float, ...]
    """When each of its corrections was made."""
    wordings: tuple[WordingRow, ...]
    """The original first."""
    program: str
    tags: tuple[tuple[str, str], ...]
    """As in addresses, and as written."""
    people: tuple[str, ...]
    """In the story, and names in its byline."""
    organizations: tuple[str, ...]
    coverage: tuple[str, ...]
    photos: tuple[str, ...]
    """The cover first if there is one."""
    has_cover: bool
    kind: str
    titles: tuple[tuple[str, str], ...]
    """In each language that it was written in, public or not."""
    channels: tuple[str, ...]
    """Where the story may go."""
    see_also: tuple[str, ...]

    def __repr__(self) -> str:
        return tuple.__repr__(self)

    def slug(self, language: str) -> tuple[str, str]:
        """The language and the last part of the address in *language*; in the first language where it has none."""
        found = next((wording for wording in self.wordings if wording.language == language), self.wordings[0])
        return found.language, found.slug

    def has(self, language: str) -> bool:
        """Whether it was written in *language*."""
        return self.wordings[0].language == language or any(wording.language == language for wording in self.wordings[1:])


def row_of(story: Story, bodies: Iterable[Body]) -> Row:
    """The row of *story*, whose texts are *bodies*."""
    head = story.head
    byline = head.byline
    made = (*byline.writer, *byline.photographer, *((byline.editor,) if byline.editor else ()))
    shown = (block.photo for body in bodies for block in body.blocks if isinstance(block, PhotoBlock))
    return Row(
        id=story.id,
        status=head.status,
        live=story.live.timestamp(),
        date=head.date.isoformat(),
        expires=head.expires.timestamp() if head.expires else None,
        updated=head.updated.timestamp() if head.updated else 0.0,
        corrected=tuple(change.at.timestamp() for change in head.corrections),
        wordings=tuple(WordingRow(w.language, w.status, w.slug, w.aliases) for w in story.wordings),
        program=head.program or "",
        tags=tuple((suggest_id(tag), tag) for tag in head.tags),
        people=tuple(dict.fromkeys((*head.people, *made))),
        organizations=tuple(dict.fromkeys(head.organizations)),
        coverage=tuple(dict.fromkeys(head.coverage)),
        photos=tuple(dict.fromkeys((*((head.cover,) if head.cover else ()), *head.photos, *shown))),
        has_cover=bool(head.cover),
        kind=head.kind,
        titles=tuple((w.language, w.title) for w in story.wordings),
        channels=head.channels,
        see_also=head.see_also,
    )


def public_rows(rows: Iterable[Row], now: datetime, *, is_preview: bool) -> list[Row]:
    """The stories that may be seen at *now*, the newest first; in a preview all but what was withdrawn."""
    at = now.timestamp()
    shown: list[Row] = []
    for row in rows:
        if is_preview:
            if row.status == "withdrawn":
                continue
            wordings = tuple(wording for wording in row.wordings if wording.status != "withdrawn")
        else:
            if row.status != "published" or row.live > at or (row.expires is not None and row.expires <= at):
                continue
            wordings = row.wordings
            if len(wordings) > 1:
                wordings = tuple(wording for wording in wordings if wording.status == "published")
            if row.corrected and max(row.corrected) > at:
                row = row._replace(corrected=tuple(made for made in row.corrected if made <= at))  # noqa: PLW2901 (it stays the same story)
        shown.append(row if wordings is row.wordings or wordings == row.wordings else row._replace(wordings=wordings))
    shown.sort(key=lambda row: (row.live, row.date, row.id), reverse=True)
    return shown


def next_change(rows: Iterable[Row], now: datetime) -> float:
    """The first moment after *now* at which time alone changes what may be seen; infinity if none."""
    at, age = now.timestamp(), NEWS_AGE.total_seconds()
    lively = (row for row in rows if row.live > at - age or row.expires or row.corrected)
    moments = (moment for row in lively for moment in (row.live, row.live + age, row.expires or 0.0, *row.corrected))
    return min((moment for moment in moments if moment > at), default=float("inf"))
