"""What tells a preview from the site that is uploaded, beside the mark on its pages."""

from collections.abc import Iterator

from site_builder.artifact import Artifact
from site_builder.plan.edition import Edition
from site_builder.plan.frame import frames

MARK = "PRATINJAU-JANGAN-DIUNGGAH.txt"
"""A file that every preview has and nothing else; the first that one sees in its folder."""


def list_preview_mark(edition: Edition) -> Iterator[Artifact]:
    """The mark of a preview."""
    if edition.is_preview:
        yield Artifact(MARK, "preview_mark")


def make_preview_mark(edition: Edition) -> bytes:
    """What the folder is, in each language."""
    return "".join(f"{frame.say('preview')}\n" for frame in frames(edition)).encode()
