"""The picture that a messenger shows with a link: the headline on the site's colour, beside its photo if it has one.

All cards of a site have one ground in common, which is drawn once; a card costs what its words cost.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageOps

from site_builder.press import CardOrder
from site_builder.render.lettering import Colour, face, fit
from site_builder.render.mosaic import Area, Mosaic, mosaic
from site_builder.render.pictures import upright_redacted

Region = tuple[float, float, float, float]

WIDTH, HEIGHT = 1200, 630
PANEL = 656
"""Pixels of the width that the words have beside a photo."""
MARGIN = 64
TOP, BOTTOM = 72, 500
"""Pixels between which the words stand; the site's name is below."""
LABEL, ABOUT, GAP = 44, 40, 16
"""Pixels that the line above the headline takes, each line below it, and the space before those."""
WHITE: Colour = (255, 255, 255)
DARKEST = 10
"""Of 255: up to here WCAG reckons the light of a colour in proportion."""
LEAST_CONTRAST = 4.5
"""Of the words with their ground, as WCAG asks of small text."""
HEADLINE, SMALL, PLAIN = "Serif Bold", "Sans Semibold", "Sans Regular"
SIZES = ((104, 2), (80, 4), (70, 5), (62, 5), (54, 6), (48, 7), (42, 8), (38, 9), (34, 10), (30, 12))
"""Of a headline in pixels, and how many lines of each look well."""
CELL, STRIP, THICK = 64, 16, 3
"""Pixels of a square of the weave, from strip to strip, and of a strip."""
BRIGHTEST, FADING = 0.28, 0.045
"""How white the weave's first square is, and by how much less each further one."""


class Line(NamedTuple):
    """A line of words in its place."""

    font: str
    text: str
    baseline: int
    """Pixels from the top."""
    size: int
    colour: Colour


def make_share_card(root: Path, order: CardOrder) -> bytes:
    """The card that *order* asks for: a JPEG of 1200 × 630 pixels, with nothing beside its pixels."""
    ground = _ground(root, order.accent, order.foot, order.file, order.digest, tuple(order.redact))
    lines = list(_lines(order, (PANEL if order.file else WIDTH) - 2 * MARGIN))
    area = ground.area(_extent(lines))
    part = ground.picture.crop(area)
    for line in lines:
        face(line.font).draw(part, line.text, MARGIN - area[0], line.baseline - area[1], line.size, line.colour)
    return ground.with_part(part, area)


def _lines(order: CardOrder, width: int) -> Iterator[Line]:
    """The words, standing on the line above the site's name."""
    soft = tint(readable(order.accent))
    label = fit(SMALL, face(SMALL).spelled(order.label), width, ((30, 1), (24, 1)))
    about = fit(PLAIN, face(PLAIN).spelled(order.text), width, ((30, 4), (26, 5)))
    about_height = len(about.lines) * ABOUT + GAP if about.lines else 0
    room = BOTTOM - TOP - len(label.lines) * LABEL - about_height
    sizes = tuple((size, min(most, room // leading(size))) for size, most in SIZES if room >= leading(size))
    title = fit(HEADLINE, face(HEADLINE).spelled(order.title) or face(HEADLINE).spelled(order.foot), width, sizes)
    at = BOTTOM - about_height - len(title.lines) * leading(title.size)
    for text in label.lines:
        yield Line(SMALL, text, at - LABEL + 26, label.size, soft)
    for text in title.lines:
        at += leading(title.size)
        yield Line(HEADLINE, text, at - title.size // 4, title.size, WHITE)
    for number, text in enumerate(about.lines, 1):
        yield Line(PLAIN, text, at + GAP + number * ABOUT - 10, about.size, soft)


def _extent(lines: Sequence[Line]) -> Area:
    """Where *lines* are, with room for accents and tails; the upper left corner if there are none."""
    right = max((face(line.font).width(line.text) * line.size + line.size / 4 for line in lines), default=0)
    top = min((line.baseline - line.size for line in lines), default=0)
    bottom = max((line.baseline + line.size // 2 for line in lines), default=1)
    return MARGIN - 8, top, MARGIN + int(right) + 1, bottom


def leading(size: int) -> int:
    """From one line of a headline to the next, in pixels."""
    return round(size * 1.13)


@lru_cache(8)
def _ground(root: Path, accent: str, foot: str, file: str, _digest: str, redact: tuple[Region, ...]) -> Mosaic:
    """What cards have in common: without a photo, all of a site; with one, those that show it as it is now (*_digest*)."""
    if not file:
        return mosaic(_bare(accent, foot, WIDTH))
    photo = ImageOps.fit(upright_redacted(root, file, redact), (WIDTH - PANEL, HEIGHT), Image.Resampling.LANCZOS)
    card = _bare(accent, foot, PANEL).copy()
    card.paste(photo, (PANEL, 0))
    return mosaic(card)


@lru_cache(8)
def _bare(accent: str, foot: str, right: int) -> Image.Image:
    """The site's colour, motif and name, as far as *right*."""
    colour = readable(accent)
    ground = Image.new("RGB", (WIDTH, HEIGHT), colour)
    draw = ImageDraw.Draw(ground)
    for column in range(right // CELL):
        for row in range(HEIGHT // CELL if right == WIDTH else 1):
            share = BRIGHTEST - (column + row) * FADING
            if share > 0:
                _weave(
                    draw, right - (column + 1) * CELL, row * CELL, mixed(colour, WHITE, share), is_lying=(column + row) % 2 == 0
                )
    width = right - 2 * MARGIN
    draw.rectangle((MARGIN, BOTTOM + 40, MARGIN + width - 1, BOTTOM + 41), fill=mixed(colour, WHITE, 0.45))
    name = fit(HEADLINE, face(HEADLINE).spelled(foot), width, ((32, 1), (28, 1), (24, 1)))
    for line in name.lines:
        face(HEADLINE).draw(ground, line, MARGIN, BOTTOM + 88, name.size, WHITE)
    return ground


def _weave(draw: ImageDraw.ImageDraw, left: int, top: int, colour: Colour, *, is_lying: bool) -> None:
    """A square of the site's motif: squares of lying and of standing strips in turn."""
    for at in range(0, CELL, STRIP):
        if is_lying:
            draw.rectangle((left, top + at, left + CELL - 1, top + at + THICK - 1), fill=colour)
        else:
            draw.rectangle((left + at, top, left + at + THICK - 1, top + CELL - 1), fill=colour)


@lru_cache
def readable(accent: str) -> Colour:
    """The site's colour, made darker until white can be read on it."""
    colour = (int(accent[1:3], 16), int(accent[3:5], 16), int(accent[5:7], 16))
    while contrast(colour, WHITE) < LEAST_CONTRAST:
        colour = mixed(colour, (0, 0, 0), 0.06)
    return colour


@lru_cache
def tint(ground: Colour) -> Colour:
    """White with a trace of *ground*, as long as it can be read on it."""
    soft = mixed(WHITE, ground, 0.2)
    return soft if contrast(soft, ground) >= LEAST_CONTRAST else WHITE


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """*one* with a *share* (0 to 1) of *other*."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """Of two colours, 1 to 21, as WCAG 2 reckons it."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: Colour) -> float:
    linear = [value / 3294.6 if value <= DARKEST else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
