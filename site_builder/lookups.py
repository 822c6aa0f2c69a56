"""The content as the check of one story sees it: whatever it looks up is noted."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from site_builder.cabinet import Entry
from site_builder.check.stand_ins import EveryTag, Ids
from site_builder.model.content import Content
from site_builder.plan.records import Records
from site_builder.reads import Reads
from site_builder.table import Table


def noting(content: Content, stories: Collection[str], reads: Reads) -> Content:
    """*content* as the check of one story sees it: what it looks up is noted."""
    return replace(
        content,
        programs=Records("programs", content.programs, reads.note),
        people=Records("people", content.people, reads.note),
        organizations=Records("organizations", content.organizations, reads.note),
        photos=Records("photos", content.photos, reads.note),
        pictures=Records("pictures", content.pictures, reads.note),
        coverage=Records("coverage", content.coverage, reads.note),
        approvals=Records("approvals", content.approvals, reads.note),
        pages=Records("pages", content.pages, reads.note),
        withdrawals=Records("withdrawals", content.withdrawals, reads.note),
        stories=Records("stories", Ids(stories), reads.note),
        tag_ids=EveryTag(reads.note),
    )


def doubtful_tags(known: Mapping[str, Entry], entries: Mapping[str, Entry], ids: Iterable[str]) -> set[str]:
    """The tags to which a story of *ids* links, and those that it has no longer: they may be no tags (any more)."""
    doubtful: set[str] = set()
    for id in ids:
        before, now = known.get(id), entries.get(id)
        own = {tag for tag, _ in now.row.tags} if now else set()
        doubtful |= {tag for tag, _ in before.row.tags} - own if before else set()
        doubtful |= {fact[1] for fact in now.looked_up if fact[0] == "tag_ids"} if now else set()
    return doubtful


def are_tags_used(entries: Table[str, Entry], content: Content | None, tags: set[str]) -> bool:
    """Whether each of *tags* is a record or a story has it: mostly told by the first few stories."""
    sought = tags - (content.tags.keys() if content else set())
    for _, entry in entries.pairs() if sought else ():
        sought.difference_update([tag for tag, _ in entry.row.tags])
        if not sought:
            break
    return not sought
