"""What earlier builds left for this one. Only ever a saving: without it everything is read and made anew."""

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from site_builder import signatures
from site_builder.cabinet import Changes, Newsroom, remembered, sections_of
from site_builder.ledger import Ledger
from site_builder.model.photo import Picture
from site_builder.signatures import Snapshot
from site_builder.vault import ForgottenError, Vault, freeze, vault_for

Made = TypeVar("Made")

PACKAGE = str(Path(__file__).parent)


@dataclass(slots=True)
class Known:
    """What the last build of the same site left, and what happened since."""

    snapshot: Snapshot
    """The files that are read, as they were when this build began."""
    vault: Vault | None = None
    newsroom: Newsroom | None = None
    changes: Changes | None = None
    ledger: Ledger = field(default_factory=Ledger)
    spoiled: set[str] = field(default_factory=set)
    """Files of the output that are not as the last build left them."""
    public: Mapping[str, bytes] = field(default_factory=dict)
    """The digest of each story that could be seen, by id."""
    window: tuple[float, float] = (0.0, 0.0)
    """From when until when time alone changes nothing."""
    outputs: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Bytes and time of writing of each published file."""

    def forgotten(self) -> "Known":
        """The same without anything that the last build left."""
        return Known(self.snapshot, self.vault)


@dataclass(slots=True)
class Memory:
    """Keeps what was read and made between builds, in a folder and in this process."""

    folder: Path | None = None
    """Where it is kept between processes; nowhere without it."""
    began: int = 0
    """When this build began, in nanoseconds since 1970: files written just then are looked at twice."""
    presses: dict[bytes, Any] = field(default_factory=dict)
    pictures: dict[tuple[str, bytes], tuple[int, int]] = field(default_factory=dict)
    """Width and height of each picture that this process has looked at, by the ending of its name and the digest of its bytes."""

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

    def recall(
        self,
        root: Path,
        templates: Path,
        output: Path,
        mode: tuple[bool, ...],
        standing: bytes,
    ) -> Known:
        """What the last build of the same site left.

        Args:
            mode: What else decides what is made.
            standing: The list of the files in the output.
        """
        content = os.path.realpath(root / "content")
        snapshot = signatures.take((content, os.path.realpath(templates), PACKAGE), self.began)
        known = Known(snapshot)
        if self.folder is None:
            return known
        known.vault = vault_for(self.folder, root, templates, output, mode)
        try:
            self._recall(known, root, content, output, standing)
        except (ForgottenError, AttributeError, LookupError, TypeError, ValueError):  # or of another shape
            return known.forgotten()
        return known

    def _recall(self, known: Known, root: Path, content: str, output: Path, standing: bytes) -> None:
        vault = known.vault
        if vault is None:
            return
        vault.open()
        before, known.outputs, known.window, stood, _ = vault.load("files")
        known.public = vault.load("public")
        changed = signatures.changed_between(before, known.snapshot)
        if stood != standing or any(path.startswith(PACKAGE) for path in changed):
            raise ForgottenError("output or software")
        lists, old_lists = known.snapshot[0], before[0]
        is_list_new = any(
            path.startswith(content) and (not written or old_lists.get(path) != written)
            for path, written in (lists | dict.fromkeys(old_lists.keys() - lists.keys(), 0)).items()
        )
        top = len(content) - len("content")
        paths = frozenset(path[top:].replace("\\", "/") for path in changed if path.startswith(content))
        known.changes = Changes(paths, is_list_new)
        known.newsroom = remembered(vault, root)
        known.ledger = Ledger.load(vault)
        known.spoiled = signatures.touched(os.path.realpath(output), known.outputs)

    def keep(self, known: Known, newsroom: Newsroom, ledger: Ledger, public: Mapping[str, bytes], files: tuple[Any, ...]) -> None:
        """Leave everything for the next build.

        Args:
            files: The snapshot, then bytes and time of each published file, the window in which time changes nothing,
                the digest of the list of what stands in the output, and what `unchanged.py` tells again.
        """
        if known.vault is not None:
            sections = {**sections_of(newsroom, known.newsroom), **ledger.sections(known.ledger)}
            if public != known.public or known.newsroom is None:
                sections["public"] = freeze(public)
            entries = (newsroom.entries, known.newsroom.entries if known.newsroom else None)
            known.vault.save({**sections, "files": freeze(files)}, {**ledger.tables(known.ledger), "entries": entries})
