"""What stands where a withdrawn story stood: that it was withdrawn, when and why. Neither its title nor any name."""

from collections.abc import Iterator

from site_builder.artifact import Artifact
from site_builder.model.values import Language
from site_builder.model.withdrawal import Withdrawal
from site_builder.plan.edition import Edition
from site_builder.plan.frame import Frame, frame_of, frames
from site_builder.plan.page_views import TombstoneView
from site_builder.plan.urls import root_from


def list_tombstones(edition: Edition) -> Iterator[Artifact]:
    """A page at the address of each withdrawn story in each language, and redirects to it from former addresses."""
    for id, record in edition.content.withdrawals.items():
        if not record.tombstone:
            continue
        source = edition.source("withdrawals", id)
        for frame in frames(edition):
            own = _pages(record, frame.language)
            for address in own[:1]:
                yield frame.artifact(address, "tombstone", id, source=source)
            for alias in own[1:]:
                yield frame.artifact(alias, "redirect", alias, own[0], frame.say("tombstone.title"), source=source)


def _pages(record: Withdrawal, language: Language) -> list[str]:
    """The addresses, of pages or of folders, as a server is asked for them."""
    written = record.addresses.read(language)
    return [one if one.endswith("/") or "." in one.rpartition("/")[2] else f"{one}/" for one in written]


def make_tombstone(edition: Edition, language: str, id: str) -> bytes:
    """The page in place of a withdrawn story."""
    frame = frame_of(edition, language)
    return frame.page("pages/tombstone.html", view_tombstone(frame, edition.content.withdrawals[id]))


def view_tombstone(frame: Frame, record: Withdrawal) -> TombstoneView:
    """All that it shows."""
    edition, title = frame.edition, frame.say("tombstone.title")
    found = {language: _pages(record, language) for language in edition.languages}
    others = {language: pages[0] for language, pages in found.items() if pages and language != frame.language}
    address = found[frame.language][0]
    return TombstoneView(
        root=root_from(address),
        head=frame.head(title, frame.say("tombstone.about"), address, others, noindex=True),
        section="stories",
        title=title,
        kind=frame.say(f"tombstone.kind.{record.kind}"),
        removed=record.removed.astimezone(edition.zone),
        reason=record.reason.read(frame.language) if record.reason else None,
    )
