"""Reading without a network, by choice: the one script by which browsers keep what a reader has opened."""

from collections.abc import Iterator

from site_builder.artifact import Artifact
from site_builder.plan.edition import Edition
from site_builder.plan.frame import frames, offline_path
from site_builder.plan.machine_views import OfflineView

MOST = 12
"""Pages that are kept; so many at most are asked for again at each visit."""


def list_offline(edition: Edition) -> Iterator[Artifact]:
    """The script, where the site asks for it. It is both what pages load and what the browser runs beside them."""
    if path := offline_path(edition):
        yield Artifact(path, "offline")


def make_offline(edition: Edition) -> bytes:
    """The script, with what it says in each language."""
    notices = {frame.language: frame.say("offline.notice", when="%when%") for frame in frames(edition)}
    view = OfflineView(days=edition.content.site.features.offline, most=MOST, notices=notices)
    return edition.press.page("offline.js", frames(edition)[0].site, view)
