"""What a build remembers for the next one: named sections in a folder of our own, believed only when whole and ours.

`manifest` names the file of each section and its digest; sections are written first, under names that hold their
digest, and the manifest takes its place last. So a build that is killed leaves the memory of the build before it.
"""

import copyreg
import hashlib
import io
import os
import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

MAGIC = b"site-builder 1\n"
SIZE = 16
ALLOWED = {
    "datetime": {"date", "datetime", "timedelta", "timezone"},
    "decimal": {"Decimal"},
    "site_builder.vault": {"zone"},
    "builtins": {"frozenset", "set"},
    "site_builder.problems": {"Place", "Problem"},
    "site_builder.plan.rows": {"Row", "WordingRow"},
    "site_builder.artifact": {"Artifact"},
}
"""What may be made from remembered bytes, beside the records of `model/`: plain values only, so that reading runs nothing."""


class ForgottenError(Exception):
    """The memory is missing, damaged, older than this software or not ours."""


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Only classes that hold values."""
        if name in ALLOWED.get(module, ()) or (module.startswith("site_builder.model.") and name.isidentifier()):
            return super().find_class(module, name)
        raise ForgottenError(f"{module}.{name}")


def thaw(data: bytes) -> Any:
    """The value that `freeze` was given."""
    try:
        return _Reader(io.BytesIO(data)).load()
    except ForgottenError:
        raise
    except Exception as error:
        raise ForgottenError(str(error)) from error


def zone(key: str) -> ZoneInfo:
    """A time zone by its name."""
    return ZoneInfo(key)


REDUCED = {**copyreg.dispatch_table, ZoneInfo: lambda found: (zone, (found.key,))}
"""Time zones would be made by looking up a method by its name, which nothing remembered may do."""


def freeze(value: object) -> bytes:
    """*value* as bytes."""
    out = io.BytesIO()
    pickler = pickle.Pickler(out, protocol=5)
    pickler.dispatch_table = REDUCED
    pickler.dump(value)
    return out.getvalue()


def digest(data: bytes) -> bytes:
    """Tells damaged bytes from whole ones."""
    return hashlib.blake2b(data, digest_size=SIZE).digest()


class Vault:
    """The sections of one memory."""

    def __init__(self, folder: Path, stamp: bytes) -> None:
        """Name a memory.

        Args:
            stamp: Of the software and of what is built: a memory with another stamp is not believed.
        """
        self.folder, self.stamp = folder, stamp
        self._sections: dict[str, bytes] = {}

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
        self._sections = thaw(body)

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

    def save(self, sections: Mapping[str, bytes]) -> None:
        """Remember *sections*; all others stay. A folder that cannot be written remembers nothing."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / ".gitignore").write_bytes(b"*\n")
            kept = dict(self._sections)
            for name, data in sections.items():
                kept[name] = digest(data)
                self._write(self._file(name, kept[name]), data)
            body = freeze(kept)
            self._write(self.folder / "manifest", MAGIC + self.stamp + digest(body) + body)
            self._sections = kept
            current = {self._file(name, found).name for name, found in kept.items()} | {"manifest", ".gitignore"}
            for entry in os.scandir(self.folder):
                if entry.name not in current and entry.is_file(follow_symlinks=False) and "-" in entry.name:
                    (self.folder / entry.name).unlink()
        except OSError:
            return

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
