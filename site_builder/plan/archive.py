"""The archive: which years and months have stories, and how many."""

from collections.abc import Iterator

from site_builder.artifact import Artifact
from site_builder.plan import json_ld
from site_builder.plan.edition import Edition
from site_builder.plan.frame import Frame, everywhere, frame_of, frames
from site_builder.plan.page_views import ArchiveView, MonthCount
from site_builder.plan.urls import root_from


def list_archive(edition: Edition) -> Iterator[Artifact]:
    """One page for each language."""
    for frame in frames(edition):
        yield frame.artifact(edition.urls.archive(frame.language), "archive")


def make_archive(edition: Edition, language: str) -> bytes:
    """Every year and month that has stories, with their number."""
    frame = frame_of(edition, language)
    urls = edition.urls
    address, title = urls.archive(frame.language), frame.say("plan.archive")
    stories = (frame.say("plan.section.stories"), urls.section("stories", frame.language))
    trail = [(frame.home.label.text, urls.home(frame.language)), stories, (title, address)]
    others = everywhere(edition, urls.archive, but=frame.language)
    view = ArchiveView(
        root=root_from(address),
        head=frame.head(title, frame.say("plan.about.archive"), address, others, json_ld=(json_ld.breadcrumbs(frame, trail),)),
        section="stories",
        crumbs=json_ld.crumb_links(frame, trail),
        title=title,
        total=len(edition.newest(frame.language)),
        years=tuple((year, counts(frame, f"{year.year:04d}")) for year in counts(frame)),
    )
    return frame.page("pages/archive.html", view)


def counts(frame: Frame, year: str = "") -> tuple[MonthCount, ...]:
    """The years that have stories, or the months of one *year*, the newest first."""
    edition, language = frame.edition, frame.language
    depth = 1 if year else 0
    periods = [key for key in reversed(edition.keys("by_month", language)) if key.startswith(year) and key.count("-") == depth]
    return tuple(
        MonthCount(
            year=int(period[:4]),
            month=int(period[5:] or 0),
            path=edition.urls.link(edition.urls.section("stories", language, *period.split("-"))),
            stories=len(edition.group("by_month", language, period)),
        )
        for period in periods
    )
