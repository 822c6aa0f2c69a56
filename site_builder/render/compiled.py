"""Compiled templates, kept from one run to the next."""

import hashlib
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from site_builder.digest import mix

SIZE = 16


class CompiledTemplates(BytecodeCache):
    """Compiled templates in a folder of this user's: they are code, and are run, so nobody else may write there."""

    def __init__(self, folder: Path, stamp: bytes) -> None:
        """Keep them in *folder*; *stamp* is of everything that compiling reads beside the template itself."""
        self.folder, self.stamp = folder, stamp

    def load_bytecode(self, bucket: Bucket) -> None:
        """What was kept for the same templates by the same software; nothing else."""
        try:
            data = self._file(bucket).read_bytes()
        except OSError:
            return
        if data[:SIZE] == self._digest(data[SIZE:]):
            bucket.bytecode_from_string(data[SIZE:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it; a folder that cannot be written keeps nothing."""
        code = bucket.bytecode_to_string()
        file = self._file(bucket)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            partial = file.with_name(f"{file.name}.partial")
            partial.write_bytes(self._digest(code) + code)
            partial.replace(file)
        except OSError:
            return

    def _file(self, bucket: Bucket) -> Path:
        return self.folder / f"{bucket.key}.template"

    def _digest(self, code: bytes) -> bytes:
        return hashlib.blake2b(mix(self.stamp) + code, digest_size=SIZE).digest()
