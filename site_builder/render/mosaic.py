"""A JPEG of which only a part differs from one that is known: that part is encoded, the rest is taken over as it was.

A JPEG is written in rows of small blocks. With a restart marker after every fifteenth of them, the pieces between two markers
depend on nothing but their own pixels, so that one can be put in place of another. What comes out is, byte for byte, what
encoding the whole picture gives.
"""

import io
from itertools import chain

from PIL import Image

from site_builder.dataclass import dataclass
from site_builder.regex import regex

ACROSS, DOWN = 240, 16
"""Pixels of a piece."""
QUALITY = 65
"""Of letters on one colour, nobody sees more than this; a messenger packs it anew in any case."""
RESTART = regex(rb"\xff[\xd0-\xd7]")
"""Within the pixels, 0xFF is followed by a zero unless it is such a marker."""
START, END = 0xDA, b"\xff\xd9"
"""The marker before the pixels, and what is behind them."""

Area = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels; the right and the bottom edge are outside."""


@dataclass(frozen=True, slots=True)
class Mosaic:
    """A picture that others are made from."""

    picture: Image.Image
    """Its width is a multiple of `ACROSS`."""
    head: bytes
    pieces: list[bytes]

    def area(self, area: Area) -> Area:
        """The smallest area of whole pieces that holds *area*, cut at the picture's edges."""
        left, top, right, bottom = area
        width, height = self.picture.size
        across = (max(left, 0) // ACROSS * ACROSS, min(-(-right // ACROSS) * ACROSS, width))
        down = (max(top, 0) // DOWN * DOWN, min(-(-bottom // DOWN) * DOWN, height))
        return across[0], down[0], across[1], down[1]

    def with_part(self, part: Image.Image, area: Area) -> bytes:
        """The JPEG of this picture with *part* at *area*, which is made of whole pieces."""
        left, top, right, _ = area
        new = _pieces(encode(part))[1]
        pieces, per_row, width = self.pieces.copy(), self.picture.width // ACROSS, (right - left) // ACROSS
        first = top // DOWN * per_row + left // ACROSS
        for number in range(len(new) // width):
            at = first + number * per_row
            pieces[at : at + width] = new[number * width : (number + 1) * width]
        return _joined(self.head, pieces)


def encode(picture: Image.Image) -> bytes:
    """A JPEG with nothing beside its pixels, in pieces."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, subsampling="4:2:0", restart_marker_blocks=ACROSS // 16)
    return out.getvalue()


def mosaic(picture: Image.Image) -> Mosaic:
    """*picture*, ready for others to be made from it."""
    return Mosaic(picture, *_pieces(encode(picture)))


def _pieces(data: bytes) -> tuple[bytes, list[bytes]]:
    at = 2
    while data[at + 1] != START:
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return data[:at], RESTART.split(data[at:-2])


def _joined(head: bytes, pieces: list[bytes]) -> bytes:
    markers = [bytes((0xFF, 0xD0 + number % 8)) for number in range(8)]
    between = (markers[number % 8] for number in range(len(pieces) - 1))
    return b"".join((head, *chain.from_iterable(zip(pieces, between, strict=False)), pieces[-1], END))
