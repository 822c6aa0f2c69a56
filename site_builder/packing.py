"""Packed files beside finished ones, for servers that send them as they are: which there are, and the home of brotli.

A packed file stands beside its own under the same name with one more ending, and holds nothing else than that file's bytes.
"""

import struct
import zlib
from collections.abc import Iterator, Sequence

ENDINGS = {"br": ".br", "gzip": ".gz"}
"""By the name of the encoding, as HTTP spells it; the smaller first."""
WORTH = (".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".csv", ".ics", ".webmanifest")
"""What shrinks; pictures are packed already."""
LEAST = 512
"""Bytes below which a file fits into one packet of the network, packed or not."""
GAIN = 0.9
"""A packed file has at most this share of its file's bytes, or it is not there."""
LARGE = 1 << 18
"""Bytes from which brotli's last few per cent cost seconds: open data, which changes with every story."""
GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
"""RFC 1952: no name, no time, no system, packed as small as it goes; so that the same bytes are always packed as the same."""


def is_packed(path: str) -> bool:
    """Whether a published file is the packed form of another."""
    return path.endswith(tuple(ENDINGS.values()))


def file_within(path: str) -> str:
    """The file of which a packed one is the packed form."""
    return path.rpartition(".")[0]


def is_worth_packing(path: str) -> bool:
    """Whether files of this kind shrink."""
    return path.endswith(WORTH)


def missing(encodings: Sequence[str]) -> tuple[str, ...]:
    """Those of *encodings* that nothing here can make."""
    return ("br",) if "br" in encodings and not _has_brotli() else ()


def _has_brotli() -> bool:
    try:
        import brotli  # noqa: F401 - to see whether it is there
    except ImportError:
        return False
    return True


def pack(path: str, data: bytes, encodings: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The packed files that belong beside *path*, each with its bytes."""
    if len(data) < LEAST:
        return
    for encoding, ending in ENDINGS.items():
        if encoding in encodings:
            packed = _brotli(data) if encoding == "br" else _gzip(data)
            if len(packed) <= GAIN * len(data):
                yield path + ending, packed


def _brotli(data: bytes) -> bytes:
    import brotli  # late, and an addition: most sites leave packing to their server

    made: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=11 if len(data) < LARGE else 9)
    return made


def _gzip(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
    return GZIP_HEAD + packer.compress(data) + packer.flush() + struct.pack("<LL", zlib.crc32(data), len(data) & 0xFFFFFFFF)
