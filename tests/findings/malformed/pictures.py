"""Small pictures, whole and broken, made without a picture library."""

import struct
import zlib


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, pixels: bytes) -> bytes:
    """A grey PNG that says *width* and *height*, whatever *pixels* hold."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(pixels)) + _chunk(b"IEND", b"")


def moving(width: int, height: int) -> bytes:
    """An animated PNG of two pictures."""
    pixels = zlib.compress((b"\0" + b"\x99" * width) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    control = [struct.pack(">IIIIIHHBB", number, width, height, 0, 0, 1, 10, 0, 0) for number in (0, 1)]
    frames = _chunk(b"fcTL", control[0]) + _chunk(b"IDAT", pixels)
    frames += _chunk(b"fcTL", control[1]) + _chunk(b"fdAT", struct.pack(">I", 2) + pixels)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"acTL", struct.pack(">II", 2, 0)) + frames + _chunk(b"IEND", b"")
    )


WHOLE = png(8, 6, (b"\0" + b"\x99" * 8) * 6)
TRUNCATED = png(64, 48, bytes(range(65)) * 48)[:-40]
LYING = png(4000, 3000, (b"\0" + b"\x99" * 8) * 6)
MOVING = moving(8, 6)
HEIC = struct.pack(">I", 24) + b"ftypheic" + b"\0\0\0\0mif1heic" + b"\0" * 40
"""How a file of an iPhone begins."""
BOMB = png(60_000, 60_000, b"\0" * 60_001 * 4)
