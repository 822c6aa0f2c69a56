"""A whole site at once, from memory: stages what differs and publishes it."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from site_builder.write.errors import WriteError
from site_builder.write.hypertext import Hypertext, NoLinks
from site_builder.write.publication import Written, publication

__all__ = ["WriteError", "Written", "write_output"]


def write_output(files: Mapping[str, bytes], output: Path, pages: Hypertext | None = None) -> Written:
    """Make *output* hold exactly *files*, beside what was never ours.

    Args:
        files: The bytes of each file, by its path below *output* with forward slashes.
        output: The folder.
        pages: Reads pages, so that none leads nowhere meanwhile; without it only the groups of files have an order.

    Raises:
        WriteError: if the folder is not ours, another build is writing it, or the disk refuses.
    """
    with publication(output) as one:
        digests = {path: sha256(data).hexdigest() for path, data in files.items()}
        listed = one.listed
        staged = [path for path, data in files.items() if listed.get(path) != digests[path] or not _holds(output / path, data)]
        for path in staged:
            one.stage(path, files[path])
        return one.publish(digests, staged, pages or NoLinks())


def _holds(file: Path, data: bytes) -> bool:
    """Whether the file holds *data*; the list alone is not believed."""
    try:
        return file.stat().st_size == len(data) and file.read_bytes() == data
    except OSError:
        return False
