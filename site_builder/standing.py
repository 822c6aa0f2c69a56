"""What stands in the output already, held against what is to come: it only ever refuses, and decides no content."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from site_builder.cabinet import Newsroom
from site_builder.model.story import Wording
from site_builder.model.values import Language
from site_builder.plan.preview import MARK
from site_builder.plan.rows import WordingRow
from site_builder.plan.urls import Urls
from site_builder.problems import Place, Problem, problem
from site_builder.regex import regex

MONTH = regex("(0[1-9]|1[0-2])")
"""What stands where a story's name does, in the address of a month."""


def check_kind(place: Path, listed: Collection[str], marks: str, *, is_preview: bool) -> Iterator[Problem]:
    """A preview and a public site never share a folder, nor does a preview lie within a public site.

    Args:
        place: The output, resolved.
        listed: What an earlier build wrote there.
        marks: The name of the list that marks the folder of a site.
    """
    if is_preview:
        around = next((folder for folder in place.parents if _is_public(folder / marks)), None)
        if around or (listed and MARK not in listed):
            yield problem(Place(str(place)), "O135", found=(around or place) / marks)
    elif MARK in listed:
        yield problem(Place(str(place)), "O136", found=MARK)


def _is_public(listing: Path) -> bool:
    """Whether a list is there, of a site that is no preview."""
    try:
        return f"  {MARK}\n".encode() not in listing.read_bytes()
    except OSError:
        return False


def check_vanished(files: Iterable[str], newsroom: Newsroom, urls: Urls) -> Iterator[Problem]:
    """No story's page that was public is gone without a redirect, a record of its withdrawal, or the end of its time.

    Args:
        files: Those that stand in the output and are to go.
    """
    gone = list(_story_addresses(files, urls))
    if not gone:
        return
    rows = (row for row in newsroom.rows() if row.status == "published")
    timed = {address for row in rows for _, address, _ in addresses_of(row.date[:4], row.wordings, urls, "published")}
    recorded = newsroom.content.withdrawals.values()
    for address in gone:
        if address not in timed and not any(address in record.addresses for record in recorded):
            id, file = _whose(address, newsroom, urls)
            yield problem(Place(file), "T110", "", address=address, id=id)


def addresses_of(
    year: str, wordings: Iterable[Wording | WordingRow], urls: Urls, status: str = ""
) -> Iterator[tuple[Language, str, tuple[str, ...]]]:
    """Language, address and former addresses of a story's texts; only of those with a *status* if one is given."""
    for wording in wordings:
        for language in urls.languages:
            if wording.language == language and status in ("", wording.status):
                yield language, urls.section("stories", language, year, wording.slug), wording.aliases


def _story_addresses(listed: Iterable[str], urls: Urls) -> Iterator[str]:
    """The addresses of all stories among the files of a site."""
    sections = "|".join(re.escape(urls.section("stories", language)) for language in urls.languages)
    page = re.compile(rf"((?:{sections})[0-9]{{4}}/([a-z0-9-]+)/)index\.html")
    for found in map(page.fullmatch, listed):
        if found and not MONTH.fullmatch(found[2]):
            yield found[1]


def stories_in(listed: Iterable[str], urls: Urls) -> Mapping[str, str]:
    """The addresses of all stories in a list, each with the last part of it."""
    return {address: address.rstrip("/").rpartition("/")[2] for address in _story_addresses(listed, urls)}


def _whose(address: str, newsroom: Newsroom, urls: Urls) -> tuple[str, str]:
    """Which story stood at *address*, as far as that can be told, and the file to open or to bring back."""
    for id, entry in sorted(newsroom.entries.pairs()):
        for language, own, _ in addresses_of(entry.row.date[:4], entry.row.wordings, urls):
            if address == own:
                return id, newsroom.source("story", id, language)
    year, slug = address.rstrip("/").rsplit("/", 2)[1:]
    if slug in newsroom.entries:
        return slug, newsroom.source("story", slug)
    first = urls.languages[0]
    language = next(one for one in urls.languages if address.startswith(urls.section("stories", one)))
    return slug, f"content/stories/{year}/{slug}{'' if language == first else f'.{language}'}.md"
