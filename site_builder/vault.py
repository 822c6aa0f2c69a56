"""What a build remembers for the next one: named sections in a folder of our own, believed only when whole and ours.

`manifest` names the file of each section and its digest; sections are written first, under names that hold their
digest, and the manifest takes its place last. So a build that is killed leaves the memory of the build before it.
"""

import copyreg
import hashlib
import io
import os
import pickle
import sys
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path
from typing import Any

from site_builder import __version__
from site_builder.digest import mix

MAGIC = b"site-builder 1\n"
SIZE = 16
CHANGES = "+"
"""Ends the name of the section that holds what was changed in a table."""
FEW = 200
"""So many changes, and a twentieth of the table, are kept beside it; with more it is saved whole."""

Table = dict[Any, Any]
Change = tuple[Table, Table | None]
"""A table as it is now, and as it was when this memory was opened."""
ALLOWED = {
    "datetime": {"date", "datetime", "timedelta", "timezone"},
    "decimal": {"Decimal"},
    "site_builder.vault": {"zone"},
    "builtins": {"frozenset", "set"},
    "site_builder.problems": {"Place", "Problem"},
    "site_builder.plan.rows": {"Row", "WordingRow"},
    "site_builder.artifact": {"Artifact"},
    "site_builder.cabinet": {"Entry"},
}
"""What may be made from remembered bytes, beside the records of `model/`: plain values only, so that reading runs nothing."""


class ForgottenError(Exception):
    """The memory is missing, damaged, older than this software or not ours."""


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Only classes that hold values."""
        if name in ALLOWED.get(module, ()):
            return super().find_class(module, name)
        if module.startswith("site_builder.model.") and name.isidentifier():
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and hasattr(found, "__dataclass_fields__"):
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


def digest(data: bytes) -> bytes:
    """Tells damaged bytes from whole ones."""
    return hashlib.blake2b(data, digest_size=SIZE).digest()


def vault_for(folder: Path, root: Path, templates: Path, output: Path, mode: tuple[bool, ...]) -> "Vault":
    """The memory of one site in one way of building it; *mode* is what else decides what is made."""
    name = mix(os.path.realpath(root), os.path.realpath(templates), os.path.realpath(output), mode)
    return Vault(folder / name.hex(), mix(__version__, name, *_libraries()))


def _libraries() -> list[str]:
    """Python and what is installed beside it, each with its version: another one may make other bytes."""
    folders = [folder for folder in sys.path if os.path.isdir(folder)]  # noqa: PTH112 (before every build)
    installed = {name for folder in folders for name in os.listdir(folder) if name.endswith(".dist-info")}  # noqa: PTH208
    return [sys.version, *sorted(installed)]


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
        self._changes: dict[str, tuple[Table, set[Any]]] = {}

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

    def load_table(self, name: str) -> dict[Any, Any]:
        """A section that is a table, with what was changed in it since it was saved whole."""
        table: dict[Any, Any] = self.load(name)
        if name + CHANGES in self._sections:
            changed, gone = self._changes[name] = self.load(name + CHANGES)
            table |= changed
            for key in gone:
                table.pop(key, None)
        return table

    def save(self, sections: Mapping[str, bytes], tables: Mapping[str, Change]) -> None:
        """Remember *sections*, and *tables* as they are now and were before; all others stay.

        A folder that cannot be written remembers nothing.
        """
        fresh = dict(sections)
        dropped: set[str] = set()
        for name, (now, before) in tables.items():
            changes = self._changes_of(name, now, before)
            if changes is None:
                fresh[name] = freeze(now)
                dropped.add(name + CHANGES)
                self._changes.pop(name, None)
            elif changes != self._changes.get(name, ({}, set())):
                fresh[name + CHANGES] = freeze(changes)
                self._changes[name] = changes
        try:
            self._save(fresh, dropped)
        except OSError:
            return

    def _changes_of(self, name: str, now: Table, before: Table | None) -> tuple[Table, set[Any]] | None:
        """What was changed in a table since it was saved whole; None where it is better saved whole again."""
        if before is None or name not in self._sections:
            return None
        earlier, lost = self._changes.get(name, ({}, set()))
        unlike = ((key, value) for key, value in now.items() if before.get(key, self) is not value)
        changed = {key: value for key, value in unlike if before.get(key, self) != value}
        gone = before.keys() - now.keys() if len(before) != len(now) or changed else set()
        changes = {**{key: value for key, value in earlier.items() if key in now}, **changed}, (lost | gone) - now.keys()
        return changes if len(changes[0]) + len(changes[1]) <= FEW + len(now) // 20 else None

    def _save(self, fresh: Mapping[str, bytes], dropped: AbstractSet[str]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        kept = {name: found for name, found in self._sections.items() if name not in dropped}
        for name, data in fresh.items():
            kept[name] = digest(data)
            if kept[name] != self._sections.get(name):
                self._write(self._file(name, kept[name]), data)
        body = freeze(kept)
        self._write(self.folder / "manifest", MAGIC + self.stamp + digest(body) + body)
        self._sections = kept
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
