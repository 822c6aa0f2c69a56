"""A story as a QR code: its address, for whoever holds the page as paper. A screen never asks for it (`partials/share.html`)."""

from collections.abc import Iterator

from site_builder.artifact import Artifact
from site_builder.model.values import Language
from site_builder.plan.cards import row_address
from site_builder.plan.edition import Edition
from site_builder.plan.frame import base_url

NAME = "qr.svg"
"""It lies beside its story's page, so that it goes where the page goes."""


MOST = 660
"""Bytes of an address for which a code is drawn; a longer one would fill the sheet."""


def list_qr_codes(edition: Edition) -> Iterator[Artifact]:
    """One for each of the newest stories in each language; none in a preview, whose pages have no address yet."""
    count = edition.content.site.features.qr_codes
    if not count or edition.is_preview:
        return
    base = base_url(edition)
    for row in edition.newest_rows(count, "id", "date", "wordings"):
        for language in edition.languages:
            address = row_address(edition, row, language)
            if row.has(language) and _fits(base + address):
                yield Artifact(address + NAME, "qr_code", (base + address,), edition.source("story", row.id, language))


def qr_code_of(edition: Edition, id: str, language: Language, address: str) -> str:
    """The code of the story whose page stands at *address*; empty where it has none."""
    is_coded = not edition.is_preview and edition.has_qr_code(id, language) and _fits(base_url(edition) + address)
    return address + NAME if is_coded else ""


def _fits(url: str) -> bool:
    return len(url.encode()) <= MOST


def make_qr_code(edition: Edition, url: str) -> bytes:
    """A drawing that leads a phone to *url*."""
    return edition.press.qr_code(url)
