"""What a build remembers for the next one: named sections in a folder of our own, believed only when whole and ours.

`manifest` names the file of each section and its digest (of a table:
of its head, which has those of its pieces); sections are written first, under names that hold their
digest, and the manifest takes its place last. So a build that is killed leaves the memory of the build before it.
"""

import copyreg
import io
import os
import pickle
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path
from typing import Any

from site_builder.digest import mix
from site_builder.table import ForgottenError, Pieces, Table, digest, packed
from site_builder.version import installed

MAGIC = b"site-builder 2\n"
SIZE = 16
HEAD = 8
"""Bytes that say how long the head of a table is."""
CHANGES = "+"
"""Ends the name of the section that holds what was changed in a table."""
ALLOWED = {
    "datetime": {"date", "datetime", "timedelta", "timezone"},
    "decimal": {"Decimal"},
    "site_builder.vault": {"zone"},
    "builtins": {"frozenset", "set"},
    "site_builder.problems": {"Edit", "Place", "Problem"},
    "site_builder.plan.rows": {"Row", "WordingRow"},
    "site_builder.artifact": {"Artifact"},
    "site_builder.cabinet": {"Entry"},
}
"""What may be made from remembered bytes, beside the records of `model/`: plain values only, so that reading runs nothing."""


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Only classes that hold values."""
        if name in ALLOWED.get(module, ()):
            return super().find_class(module, name)
        if module.startswith("site_builder.model.") and name.isidentifier():
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and "__dataclass_fields__" in vars(found):
                return found
        raise ForgottenError(f"{module}.{name}")


def thaw(data: bytes) -> Any:
    """The value that `freeze` was given."""
    try:
        return _Reader(io.BytesIO(data)).load()
    except ForgottenError:
        raise
    except Exception as error:
        raise ForgottenError(str(error)) from error


def zone(key: str) -> object:
    """A time zone by its name."""
    from zoneinfo import ZoneInfo  # late: a build that changes nothing needs none

    return ZoneInfo(key)


@cache
def _reduced() -> dict[type, Any]:
    """Time zones would be made by looking up a method by its name, which nothing remembered may do."""
    from zoneinfo import ZoneInfo  # late, as above

    return {**copyreg.dispatch_table, ZoneInfo: lambda found: (zone, (found.key,))}


def freeze(value: object) -> bytes:
    """*value* as bytes."""
    out = io.BytesIO()
    pickler = pickle.Pickler(out, protocol=5)
    pickler.dispatch_table = _reduced()
    pickler.dump(value)
    return out.getvalue()


def vault_for(folder: Path, root: Path, templates: Path, output: Path, mode: tuple[bool, ...]) -> "Vault":
    """The memory of one site in one way of building it; *mode* is what else decides what is made."""
    name = mix(os.path.realpath(root), os.path.realpath(templates), os.path.realpath(output), mode)
    return Vault(folder / name.hex(), mix(installed(), name))


class Vault:
    """The sections of one memory."""

    def __init__(self, folder: Path, stamp: bytes) -> None:
        """Name a memory.

        Args:
            stamp: Of the software and of what is built: a memory with another stamp is not believed.
        """
        self.folder, self.stamp = folder, stamp
        self._sections: dict[str, bytes] = {}
        self._manifest = b""
        self._tables: dict[str, Table[Any, Any]] = {}

    def open(self) -> None:
        """Look whether there is a memory.

        Raises:
            ForgottenError: if there is none that can be believed.
        """
        data = self._read(self.folder / "manifest")
        head = MAGIC + self.stamp
        body = data[len(head) + SIZE :]
        if not data.startswith(head) or digest(body) != data[len(head) : len(head) + SIZE]:
            raise ForgottenError("manifest")
        self._sections, self._manifest = thaw(body), data

    def is_current(self) -> bool:
        """Whether it is still as it was when it was opened."""
        try:
            return self._read(self.folder / "manifest") == self._manifest
        except ForgottenError:
            return False

    def load(self, name: str) -> Any:
        """The value of a section.

        Raises:
            ForgottenError: if it is missing or damaged.
        """
        return thaw(self.load_bytes(name))

    def load_bytes(self, name: str, *, checked: bool = True) -> bytes:
        """The bytes of a section; not *checked* where each of its parts has a digest of its own."""
        if name not in self._sections:
            raise ForgottenError(name)
        data = self._read(self._file(name, self._sections[name]))
        if checked and digest(data) != self._sections[name]:
            raise ForgottenError(name)
        return data

    def load_table(self, name: str) -> Table[Any, Any]:
        """A section that is a table, with what was changed in it since it was saved whole."""
        data = memoryview(self.load_bytes(name, checked=False))
        size = int.from_bytes(data[:HEAD], "little")
        head = data[HEAD : HEAD + size].tobytes()
        if digest(head) != self._sections[name]:
            raise ForgottenError(name)
        extents, whole = thaw(head)
        pieces: Pieces[Any, Any] = Pieces(data[HEAD + size :], extents, whole, thaw)
        new, gone, count = self.load(name + CHANGES) if name + CHANGES in self._sections else ({}, frozenset(), whole)
        self._tables[name] = table = Table(pieces, new, gone, count)
        return table

    def save(self, sections: Mapping[str, bytes], tables: Mapping[str, Table[Any, Any]]) -> bool:
        """Remember *sections* and *tables*; all others stay.

        A folder that cannot be written remembers nothing.

        Returns:
            Whether this vault goes on from what was loaded of it: no table was saved whole, and all of it could be written.
        """
        fresh = {name: (digest(data), data) for name, data in sections.items()}
        dropped: set[str] = set()
        for name, table in tables.items():
            before = self._tables.get(name)
            if table is before:
                continue
            if table.is_near(before):
                data = freeze((table.new, table.gone, len(table)))
                fresh[name + CHANGES] = (digest(data), data)
            else:
                extents, data = packed(table, freeze)
                head = freeze((extents, len(table)))
                fresh[name] = (digest(head), b"".join((len(head).to_bytes(HEAD, "little"), head, data)))
                dropped.add(name + CHANGES)
        try:
            self._save(fresh, dropped)
        except OSError:
            return False
        return not dropped

    def _save(self, fresh: Mapping[str, tuple[bytes, bytes]], dropped: AbstractSet[str]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        kept = {name: found for name, found in self._sections.items() if name not in dropped}
        for name, (known, data) in fresh.items():
            kept[name] = known
            if known != self._sections.get(name):
                self._write(self._file(name, known), data)
        body = freeze(kept)
        manifest = MAGIC + self.stamp + digest(body) + body
        self._write(self.folder / "manifest", manifest)
        self._sections, self._manifest = kept, manifest
        current = {self._file(name, found).name for name, found in kept.items()} | {"manifest"}
        for entry in os.scandir(self.folder):
            if entry.name not in current and entry.is_file(follow_symlinks=False):
                Path(entry.path).unlink()

    def _file(self, name: str, found: bytes) -> Path:
        return self.folder / f"{name}-{found.hex()}"

    def _read(self, file: Path) -> bytes:
        try:
            return file.read_bytes()
        except OSError as error:
            raise ForgottenError(str(error)) from error

    def _write(self, file: Path, data: bytes) -> None:
        partial = file.with_name(f"{file.name}.partial")
        partial.write_bytes(data)
        partial.replace(file)
