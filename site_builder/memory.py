"""What earlier builds left for this one. Only ever a saving: without it everything is read and made anew."""

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from site_builder import signatures
from site_builder.cabinet import Changes, Newsroom, remembered, sections_of, settled
from site_builder.dataclass import dataclass
from site_builder.ledger import Ledger
from site_builder.model.photo import Picture
from site_builder.problems import Problem
from site_builder.signatures import Seen, Signature, Signatures, Snapshot
from site_builder.table import ForgottenError
from site_builder.unchanged import Left, Site, look_back
from site_builder.vault import Vault, freeze, vault_for
from site_builder.version import PACKAGE

Made = TypeVar("Made")


@dataclass(slots=True)
class Known:
    """What the last build of the same site left, and what happened since."""

    snapshot: Snapshot
    """The files that are read, as they were when this build began."""
    vault: Vault | None = None
    newsroom: Newsroom | None = None
    changes: Changes | None = None
    ledger: Ledger = field(default_factory=Ledger)
    spoiled: frozenset[str] = frozenset()
    """Files of the output that are not as the last build left them."""
    public: Mapping[str, bytes] = field(default_factory=dict)
    """The digest of each story that could be seen, by id."""
    window: tuple[float, float] = (0.0, 0.0)
    """From when until when time alone changes nothing."""
    outputs: Signatures = field(default_factory=lambda: Signatures.of({}))
    """Of each published file."""
    judged: tuple[dict[str, Signature], tuple[float, float]] = field(default_factory=lambda: ({}, (0.0, 0.0)))
    """What the file system noted of private files, and from when until when time alone changes no judgement by them."""

    fingerprint: bytes = b""
    """Of the templates, if they are as they were."""

    def forgotten(self) -> "Known":
        """The same without anything that the last build left."""
        return Known(self.snapshot, self.vault)


class Kept(NamedTuple):
    """What the last build in this process left in its vault, as it can be used again without being read."""

    left: Left
    newsroom: Newsroom
    ledger: Ledger
    public: Mapping[str, bytes]


class Files(NamedTuple):
    """What to remember of files."""

    snapshot: Snapshot
    """The sources, as this build found them."""
    outputs: Signatures
    """Of the published files."""
    window: tuple[float, float]
    """From when until when time alone changes nothing."""
    standing: bytes
    """The digest of the list of what stands in the output."""
    told: tuple[int, int, int, tuple[Problem, ...]]
    """What `unchanged.py` tells again."""
    judged: tuple[dict[str, Signature], tuple[float, float]]
    """How private files were when consents were judged."""
    fingerprint: bytes
    """Of the templates; empty where it must be taken anew in any case."""


@dataclass(slots=True)
class Memory:
    """Keeps what was read and made between builds, in a folder and in this process."""

    folder: Path | None = None
    """Where it is kept between processes; nowhere without it."""
    began: int = 0
    """When this build began, in nanoseconds since 1970: files written just then are looked at twice."""
    left: Left | None = None
    """What was found out already when it was asked whether there is anything to do."""
    kept: Kept | None = None
    """Of the last build in this process, as long as nobody else writes the folder."""
    presses: dict[bytes, Any] = field(default_factory=dict)
    pictures: dict[tuple[str, bytes], tuple[int, int]] = field(default_factory=dict)
    """Width and height of each picture that this process has looked at, by the ending of its name and the digest of its bytes."""
    private: dict[str, Signature] = field(default_factory=dict)
    """Private files as the last build in this process found them."""

    def inspector(
        self, inspect: Callable[[Path], tuple[int, int]], root: Path, known: Known | None = None
    ) -> Callable[[str], Picture]:
        """Looks at pictures, by their path below *root*, with *inspect*, which gives the size; only at new and changed ones."""
        same: dict[str, Picture] = {}
        if known is not None and known.newsroom is not None and known.changes is not None:
            pictures = known.newsroom.content.pictures.values()
            same = {picture.file: picture for picture in pictures if picture.file not in known.changes.paths}

        def look(path: str) -> Picture:
            if path in same:
                return same[path]
            file = root / path
            digest = hashlib.blake2b(file.read_bytes(), digest_size=16).digest()
            key = (file.suffix, digest)
            if key not in self.pictures:
                self.pictures[key] = inspect(file)
            width, height = self.pictures[key]
            return Picture(file=path, digest=digest, width=width, height=height)

        return look

    def press(self, fingerprint: bytes, make: Callable[[], Made]) -> Made:
        """The press of the last build while its templates are the same, so that they are compiled once."""
        if fingerprint not in self.presses:
            self.presses = {fingerprint: make()}
        made: Made = self.presses[fingerprint]
        return made

    def recall(self, site: Site, standing: bytes, jobs: int) -> Known:
        """What the last build of the same site left.

        Args:
            standing: The digest of the list of the files in the output.
            jobs: The number of processes that may look at files.
        """
        left, self.left = self.left, None
        try:
            if self.folder is None:
                raise ForgottenError(self.folder)
            if left is None or not left.vault.is_current():
                left = self._look_again(site, jobs) or look_back(self.folder, site, now=self.began, jobs=jobs)
            return self._recalled(left, site, standing)
        except (ForgottenError, AttributeError, LookupError, TypeError, ValueError):  # or of another shape
            snapshot = left.seen.now if left else signatures.take(site.sources(), self.began)
            return Known(snapshot, vault_for(self.folder, *site) if self.folder else None)

    def _look_again(self, site: Site, jobs: int) -> Left | None:
        """What the last build left, if it was this process and what it left is still what lies in the folder."""
        if self.kept is None or self.folder is None:
            return None
        left, vault = self.kept.left, vault_for(self.folder, *site)
        if (vault.folder, vault.stamp) != (left.vault.folder, left.vault.stamp) or not left.vault.is_current():
            self.kept = None
            return None
        output = os.path.realpath(site.output)
        seen = signatures.look(left.before, site.sources(), output, left.outputs, now=self.began, jobs=jobs)
        return left._replace(seen=seen)

    def _recalled(self, left: Left, site: Site, standing: bytes) -> Known:
        changed = left.seen.changed
        if left.standing != standing or any(path.startswith(str(PACKAGE)) for path in changed):
            raise ForgottenError("output or software")
        content = site.sources()[0]
        lists, old_lists = left.seen.now.lists, left.before.lists
        is_list_new = not left.seen.are_lists_same and any(
            path.startswith(content) and (not written or old_lists.get(path) != written)
            for path, written in (lists | dict.fromkeys(old_lists.keys() - lists.keys(), 0)).items()
        )
        top = len(content) - len("content")
        paths = frozenset(path[top:].replace("\\", "/") for path in changed if path.startswith(content))
        kept, self.kept = self.kept, None
        if kept is None or kept.left.vault is not left.vault:
            kept = Kept(left, remembered(left.vault, site.root), Ledger.load(left.vault), left.vault.load("public"))
        return Known(
            left.seen.now,
            left.vault,
            newsroom=kept.newsroom,
            changes=Changes(paths, is_list_new),
            ledger=kept.ledger,
            spoiled=left.seen.spoiled,
            public=kept.public,
            window=left.window,
            outputs=left.outputs,
            judged=left.judged,
            fingerprint=b"" if any(path.startswith(site.sources()[1]) for path in changed) else left.fingerprint,
        )

    def keep(
        self, known: Known, root: Path, newsroom: Newsroom, ledger: Ledger, public: Mapping[str, bytes], files: Files
    ) -> None:
        """Leave everything for the next build."""
        vault = known.vault
        if vault is None:
            return
        sections = {**sections_of(newsroom, known.newsroom), **ledger.sections(known.ledger)}
        if public != known.public or known.newsroom is None:
            sections["public"] = freeze(public)
        packed = (files.snapshot.packed(), files.outputs.packed(), *files[2:])
        if vault.save({**sections, "files": freeze(packed)}, {**ledger.tables(), "entries": newsroom.entries}):
            left = Left(
                vault, *files[1:], files.snapshot, Seen(files.snapshot, frozenset(), are_lists_same=True, spoiled=frozenset())
            )
            self.kept = Kept(left, settled(newsroom, root), ledger, public)
