"""The content as the check of one story sees it: whatever it looks up is noted."""

from collections.abc import Collection
from dataclasses import replace

from site_builder.check.stand_ins import EveryTag, Ids
from site_builder.model.content import Content
from site_builder.plan.records import Records
from site_builder.reads import Reads


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
