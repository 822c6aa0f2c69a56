"""What is looked through when readers search: the stories of a language in shards, each an index of pagefind.

A shard is made anew only where what is searched in it has changed: the names of its files, and a digest of the records that they
were made from, are kept between builds. What each file holds stands in its artifact as a digest, so that no file reads a story.
"""

import json
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from site_builder.artifact import Artifact
from site_builder.digest import mix
from site_builder.model.values import Language
from site_builder.plan.cards import story_address, tag_ids, tag_link
from site_builder.plan.edition import Edition, wording_of
from site_builder.plan.frame import Frame, frame_of, frames, has_search
from site_builder.plan.prose import prose_of
from site_builder.plan.shards import Shard
from site_builder.plan.urls import PAGEFIND
from site_builder.reads import Fact
from site_builder.regex import regex

INLINE = regex(r"</?(?:a|abbr|b|bdi|cite|code|em|i|mark|q|small|span|strong|sub|sup|time)\b[^>]*>")
"""Tags within a word or between two; all others part words."""
TAG = regex(r"<[^>]*>")
ENGINE = "wasm."
"""Begins the name of the program that searches; one lies beside the newest shard, and all shards share it."""

Files = Mapping[str, bytes]
"""Of one index, by name."""
Waiting = tuple[Language, Shard, str, bytes, tuple[Fact, ...]]
"""A shard to be made: what it is kept by, the digest of its records, and what these have read."""


def shards_in(edition: Edition, language: Language) -> tuple[Shard, ...]:
    """The shards of a language, the newest first."""
    shards: tuple[Shard, ...] = edition.slice("search_shards", language)
    return shards[::-1]


def folder_of(language: Language, shard: Shard) -> str:
    """Where the files of a shard lie."""
    return f"{PAGEFIND}/{language}/{shard.name}/"


def list_search_index(edition: Edition) -> Iterator[Artifact]:
    """The files of every shard in each language."""
    if not has_search(edition):
        return
    indexes = _indexes(edition)
    for language in edition.languages:
        for number, shard in enumerate(shards_in(edition, language)):
            for name, digest in indexes[language, shard.name].items():
                if number and name.startswith(ENGINE):
                    continue
                yield Artifact(folder_of(language, shard) + name, "search_file", (language, shard.name, name, digest))


def _indexes(edition: Edition) -> dict[tuple[Language, str], dict[str, str]]:
    """By language and shard, the digests of its files by name; the shards that changed are made together."""
    found: dict[tuple[Language, str], dict[str, str]] = {}
    waiting: list[Waiting] = []
    records: list[tuple[str, list[dict[str, Any]]]] = []
    for frame in frames(edition):
        for shard in shards_in(edition, frame.language):
            key = f"search {frame.language} {shard.name}"
            kept = edition.kept_pieces.get(key)
            about = mix(edition.press.search_version, shard.months)
            if kept is not None and kept[2] == about and edition.changed.isdisjoint(kept[1]):
                edition.reads.facts.update(kept[1])
                found[frame.language, shard.name] = json.loads(kept[0])["files"]
                continue
            with edition.reads.listening() as heard:
                told = _records(frame, shard)
            edition.reads.facts |= heard
            digest, facts = mix(about, told).hex(), tuple(sorted(heard))
            if kept is not None and (known := json.loads(kept[0]))["digest"] == digest:
                edition.new_pieces[key] = (kept[0], facts, about)
                found[frame.language, shard.name] = known["files"]
                continue
            waiting.append((frame.language, shard, digest, about, facts))
            records.append((frame.language, told))
    made = edition.press.search_indexes(records) if waiting else ()
    for (language, shard, digest, about, facts), files in zip(waiting, made, strict=True):
        edition.indexes[language, shard.name] = files
        named = {name: mix(data).hex() for name, data in sorted(files.items())}
        edition.new_pieces[f"search {language} {shard.name}"] = (json.dumps({"digest": digest, "files": named}), facts, about)
        found[language, shard.name] = named
    return found


def make_search_file(edition: Edition, language: str, shard: str, name: str, _digest: str) -> bytes:
    """A file of a shard. It was made with the list; where a file is missing that stood there, the shard is made once more."""
    files = edition.indexes.get((language, shard))
    if files is None:
        frame = frame_of(edition, language)
        with edition.reads.listening():
            own = next(one for one in shards_in(edition, frame.language) if one.name == shard)
            files = edition.press.search_indexes([(language, _records(frame, own))])[0]
        edition.indexes[language, shard] = files
    return files[name]


def _records(frame: Frame, shard: Shard) -> list[dict[str, Any]]:
    """The stories of a shard, the newest first."""
    edition, language = frame.edition, frame.language
    ids = [id for month in reversed(shard.months) for id in edition.group("by_month", language, month)]
    return [_record(frame, id) for id in ids]


def _record(frame: Frame, id: str) -> dict[str, Any]:
    """What of a story is searched, and shown where it is found."""
    edition, language = frame.edition, frame.language
    story = edition.content.stories[id]
    wording, head = wording_of(story, language), story.head
    day = head.date.isoformat()
    program = head.program if head.program and edition.slice("program_name", head.program) else ""
    filters = {"kind": [head.kind], "year": [day[:4]]} | ({"program": [program]} if program else {})
    return {
        "url": story_address(edition, story, language),
        "content": f"{wording.summary} {_text(frame, id)}",
        "language": language,
        "meta": {
            "title": wording.title,
            "date": day,
            "day": edition.press.day(language, day),
            "tags": " ".join(tag_link(edition, tag, language).label.text for tag in tag_ids(story)),
        },
        "filters": filters,
        "sort": {"date": day},
    }


def _text(frame: Frame, id: str) -> str:
    """The words of a story as its page shows them."""
    edition, language = frame.edition, frame.language
    prose = prose_of(edition, edition.content.bodies["story", id, language], language)
    html = edition.press.html(prose, frame.site.base_url, frame.site)
    return " ".join(unescape(TAG.sub(" ", INLINE.sub("", html))).split())
