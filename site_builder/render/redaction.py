"""What nobody may see in a picture: a few blurred colours in its place, from which nothing can be brought back."""

import math
from collections.abc import Sequence

from PIL import Image, ImageFilter, ImageStat

MARGIN = 16
"""Pixels around a region that are hidden with it: a JPEG stores colours in squares of up to 16 pixels, so that those beside a
face know something of it."""
MOST_BLOCKS = 4
"""Along the longer side of a region. People know a face again from some ten blocks across, trained machines from fewer; three or
four do not tell eyes from a mouth. Where several faces share a region, each has fewer."""
LEAST_BLOCK = 32
"""Pixels along a block: a small region is one colour, and small regions side by side are no finer than a large one."""

Region = tuple[float, float, float, float]
"""Left, top, width and height, each 0 to 1, of the upright picture."""
Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""


def redact(picture: Image.Image, regions: Sequence[Region]) -> Image.Image:
    """*picture* (RGB, upright, in its full size) without what lies in *regions*.

    The pixels of a region, and so everything that is made of them later, depend on nothing but the mean colours of its blocks.
    """
    if not regions:
        return picture
    made = picture.copy()
    for region in regions:
        box = box_of(region, made.size)
        made.paste(_coarse(made.crop(box)), box)
    return made


def box_of(region: Region, size: tuple[int, int]) -> Box:
    """The pixels of a region: rounded outward, and a little more."""
    left, top, width, height = region
    across, down = size
    return (
        max(math.floor(left * across) - MARGIN, 0),
        max(math.floor(top * down) - MARGIN, 0),
        min(math.ceil((left + width) * across) + MARGIN, across),
        min(math.ceil((top + height) * down) + MARGIN, down),
    )


def _coarse(region: Image.Image) -> Image.Image:
    """Blocks of mean colours, blurred within the region: nothing of it reaches out, nothing from outside in."""
    side = max(LEAST_BLOCK, math.ceil(max(region.size) / MOST_BLOCKS))
    columns, rows = _edges(region.width, side), _edges(region.height, side)
    made = Image.new("RGB", region.size)
    for top, bottom in rows:
        for left, right in columns:
            box = (left, top, right, bottom)
            made.paste(_mean(region.crop(box)), box)
    return made.filter(ImageFilter.GaussianBlur(side / 3)) if len(columns) * len(rows) > 1 else made


def _edges(length: int, side: int) -> list[tuple[int, int]]:
    """Where blocks of *side* pixels, or a little more, begin and end, on whole pixels and alike."""
    count = max(length // side, 1)
    return [(number * length // count, (number + 1) * length // count) for number in range(count)]


def _mean(block: Image.Image) -> tuple[int, int, int]:
    """Exactly: whichever pixel has which colour makes no difference."""
    stat = ImageStat.Stat(block)
    red, green, blue = ((2 * int(total) + count) // (2 * count) for total, count in zip(stat.sum, stat.count, strict=True))
    return red, green, blue
