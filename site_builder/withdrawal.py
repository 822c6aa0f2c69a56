"""What it means to withdraw a story: which addresses it had, what goes on record, and what becomes of every file."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from site_builder.check.named import Names
from site_builder.check.uses import Uses
from site_builder.dataclass import dataclass
from site_builder.load.register import load_register
from site_builder.model.content import Content
from site_builder.model.values import LANGUAGES, Language, Reading
from site_builder.model.withdrawal import FormerAddresses, Resting, Withdrawal
from site_builder.order import Rehearsal
from site_builder.plan.urls import Urls, file_of
from site_builder.standing import addresses_of, stories_in


def resting_on(consents: Collection[str], content: Content, root: Path) -> dict[str, Resting]:
    """What rests on each of *consents*: by what it declares, quotes or shows, or by a name in the register."""
    site = content.site
    reading = Reading(site.languages[0], ZoneInfo(site.time_zone))
    uses = Uses(Names(load_register(root / site.privacy.register, site.privacy.register, reading).consents))
    return {id: uses.resting_on(id, content) for id in consents}


def former_addresses(content: Content, id: str, listed: Collection[str], now: datetime) -> FormerAddresses:
    """Where a story stands or stood: by what is said of it now, and by what was published of it; empty if nowhere.

    Args:
        id: Of a story; its files may be gone.
        listed: The files that stand in the output.
    """
    urls = Urls(content.site.languages)
    found: dict[Language, list[str]] = {language: [] for language in LANGUAGES}
    for language, address, is_certain in _candidates(content, id, listed, urls, now):
        if (is_certain or file_of(_as_page(address)) in listed) and address not in found[language]:
            found[language].append(address)
    return FormerAddresses(id=tuple(found["id"]), en=tuple(found["en"]))


def _candidates(
    content: Content, id: str, listed: Collection[str], urls: Urls, now: datetime
) -> Iterator[tuple[Language, str, bool]]:
    """Language and address, and whether a page was public there for certain."""
    story = content.stories.get(id)
    if story is not None:
        was_public = story.head.status == "published" and story.live <= now
        statuses = {wording.language: wording.status for wording in story.wordings}
        for language, address, aliases in addresses_of(f"{story.head.date.year:04d}", story.wordings, urls):
            for one in (address, *aliases):
                yield language, one, was_public and statuses[language] == "published"
    for address, slug in stories_in(listed, urls).items():
        if slug == id:
            yield next(one for one in urls.languages if address.startswith(urls.section("stories", one))), address, True


def _as_page(address: str) -> str:
    """The address of a folder where a former address names one without its slash."""
    return address if address.endswith("/") or "." in address.rpartition("/")[2] else f"{address}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """What a withdrawal does to the files of the site, by path."""

    gone: Mapping[str, str]
    """Files that go away, each with the recipe that made it."""
    replaced: Mapping[str, str]
    """Files in whose place something else will stand, each with the recipe that made it: a story's page."""
    changed: Mapping[str, str]
    """Files that named or showed the story and will not, each with its recipe."""
    purge: tuple[str, ...]
    """All files that are published now and will be gone or other ones: what caches must forget."""


def effects_of(before: Rehearsal | None, after: Rehearsal) -> Effects:
    """Hold what would be published without the withdrawal against what will be with it.

    Args:
        before: None where the site cannot be built without it, because a story's file is gone already, or it lacks signatures.
    """
    told = before.files if before else after.stand
    differing = {path: before.recipe(path) if before else "" for path in sorted(told) if after.files.get(path) != told[path]}
    standing = {**told, **after.stand}
    return Effects(
        gone={path: recipe for path, recipe in differing.items() if path not in after.files},
        replaced={path: recipe for path, recipe in differing.items() if recipe and _is_other(after, path, recipe)},
        changed={path: recipe for path, recipe in differing.items() if after.recipe(path) == recipe or not recipe},
        purge=tuple(sorted(path for path, digest in standing.items() if after.files.get(path) != digest)),
    )


def _is_other(after: Rehearsal, path: str, recipe: str) -> bool:
    return path in after.files and after.recipe(path) != recipe


def is_told(reason: str, content: Content, id: str) -> bool:
    """Whether a public reason repeats the title of the story that it is about."""
    story = content.stories.get(id)
    said = " ".join(reason.split()).casefold()
    return story is not None and any(" ".join(wording.title.split()).casefold() in said for wording in story.wordings)


def lines_of(record: Withdrawal, moment: str, quoted: Mapping[str, str]) -> list[str]:
    """A record as an officer would write it into `content/withdrawals.yaml`.

    Args:
        moment: How times are written there, for `strftime`; the record's times are in the site's zone.
        quoted: The public reason by language, quoted as YAML needs it.
    """
    lines = [f"{record.id}:", f"  kind: {record.kind}"]
    lines += [f"  requested: {record.requested:{moment}}", f"  removed: {record.removed:{moment}}"]
    lines += ["  reason:", *(f"    {language}: {text}" for language, text in quoted.items())] if quoted else []
    lines += [] if record.tombstone else ["  tombstone: no"]
    lines += ["  addresses:"]
    for language in LANGUAGES:
        if addresses := record.addresses.read(language):
            lines.append(f"    {language}: [{', '.join(addresses)}]")
    return lines
