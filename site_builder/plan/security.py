"""Whom to tell of a weakness in the site's security, where everybody looks for it: `/.well-known/security.txt` (RFC 9116)."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from site_builder.artifact import Artifact
from site_builder.model.security import Security
from site_builder.plan.edition import Edition
from site_builder.plan.frame import base_url, is_served

PLACE = ".well-known/security.txt"
"""Below a host's root (RFC 8615), and nowhere else."""


def list_security(edition: Edition) -> Iterator[Artifact]:
    """The file, where the site says whom to tell and stands at a host's root; none in a preview or a copy on a disk."""
    if is_served(edition) and edition.content.site.security and urlsplit(base_url(edition)).path == "/":
        yield Artifact(PLACE, "security", (), "content/site.yaml")


def make_security(edition: Edition) -> bytes:
    """The file: one field a line."""
    said, address = edition.content.site.security, base_url(edition) + PLACE
    return "".join(f"{name}: {value}\n" for name, value in _fields(edition, said, address)).encode() if said else b""


def _fields(edition: Edition, said: Security, address: str) -> Iterator[tuple[str, str]]:
    yield from (("Contact", one) for one in said.contact)
    yield "Expires", said.end(edition.zone).isoformat(timespec="seconds")
    yield "Preferred-Languages", ", ".join(said.languages or edition.languages)
    if address.isascii() and address.startswith("https://"):  # where it may be found is said only of a place that is safe
        yield "Canonical", address
    if said.policy:
        yield "Policy", said.policy
