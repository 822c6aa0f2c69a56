"""The picture that a messenger shows with a link: the headline on the site's colour, beside its photo if it has one.

All cards of a site have one ground in common, which is drawn once; a card costs what its words cost.
"""

import io
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

from site_builder.press import CardOrder
from site_builder.render.lettering import Colour, face, fit
from site_builder.render.pictures import Box, upright_redacted

WIDTH, HEIGHT = 1200, 630
PANEL = 656
"""Pixels of the width that the words have beside a photo."""
MARGIN = 64
TOP, BOTTOM = 72, 500
"""Pixels between which the words stand; the site's name is below."""
QUALITY = 75
WHITE: Colour = (255, 255, 255)
LEAST_CONTRAST = 4.5
"""Of the words with their ground, as WCAG asks of small text."""
HEADLINE, SMALL, PLAIN = "Serif Bold", "Sans Semibold", "Sans Regular"
SIZES = ((112, 2), (92, 3), (78, 4), (68, 5), (60, 6), (54, 6), (48, 7), (42, 8), (38, 9), (34, 10), (30, 12))
"""Of a headline in pixels, and how many lines of each look well."""
CELL, STRIP, THICK = 64, 16, 3
"""Pixels of a square of the weave, from strip to strip, and of a strip."""
BRIGHTEST, FADING = 0.28, 0.045
"""How white the weave's first square is, and by how much less each further one."""


def make_share_card(root: Path, order: CardOrder) -> bytes:
    """The card that *order* asks for: a JPEG of 1200 × 630 pixels, with nothing beside its pixels."""
    has_photo = bool(order.file)
    card = _ground(order.accent, order.foot, has_photo).copy()
    if has_photo:
        card.paste(_photo(root, order.file, tuple(order.redact)), (PANEL, 0))
    _write(card, order, (PANEL if has_photo else WIDTH) - 2 * MARGIN)
    out = io.BytesIO()
    card.save(out, "JPEG", quality=QUALITY, subsampling="4:2:0")
    return out.getvalue()


def _write(card: Image.Image, order: CardOrder, width: int) -> None:
    ground = readable(order.accent)
    serif, small = face(HEADLINE), face(SMALL)
    label = small.spelled(order.label)
    text = face(PLAIN).spelled(order.text)
    about = fit(PLAIN, text, width, ((30, 4), (26, 5))) if text else None
    room = BOTTOM - TOP - (44 if label else 0) - (len(about.lines) * 40 + 16 if about else 0)
    sizes = tuple((size, min(most, room // leading(size))) for size, most in SIZES if room >= leading(size))
    title = fit(HEADLINE, serif.spelled(order.title), width, sizes)
    height = len(title.lines) * leading(title.size)
    at = TOP + room - height
    if label:
        small.draw(card, label, MARGIN, at + 26, 30, tint(ground))
        at += 44
    for line in title.lines:
        at += leading(title.size)
        serif.draw(card, line, MARGIN, at - title.size // 4, title.size, WHITE)
    if about:
        at += 16
        for line in about.lines:
            at += 40
            face(PLAIN).draw(card, line, MARGIN, at - 10, about.size, tint(ground))


def leading(size: int) -> int:
    """From one line of a headline to the next, in pixels."""
    return round(size * 1.13)


@lru_cache(8)
def _ground(accent: str, foot: str, has_photo: bool) -> Image.Image:
    """What all cards of a site have in common."""
    colour, right = readable(accent), PANEL if has_photo else WIDTH
    ground = Image.new("RGB", (WIDTH, HEIGHT), colour)
    draw = ImageDraw.Draw(ground)
    for column in range(right // CELL):
        for row in range(1 if has_photo else HEIGHT // CELL):
            share = BRIGHTEST - (column + row) * FADING
            if share > 0:
                _weave(draw, right - (column + 1) * CELL, row * CELL, mixed(colour, WHITE, share), is_lying=(column + row) % 2 == 0)
    width = right - 2 * MARGIN
    draw.rectangle((MARGIN, 540, MARGIN + width - 1, 541), fill=mixed(colour, WHITE, 0.45))
    name = fit(HEADLINE, face(HEADLINE).spelled(foot), width, ((32, 1), (28, 1), (24, 1)))
    face(HEADLINE).draw(ground, name.lines[0], MARGIN, 588, name.size, WHITE)
    return ground


def _weave(draw: ImageDraw.ImageDraw, left: int, top: int, colour: Colour, *, is_lying: bool) -> None:
    """A square of the site's motif: squares of lying and of standing strips in turn."""
    for at in range(0, CELL, STRIP):
        if is_lying:
            draw.rectangle((left, top + at, left + CELL - 1, top + at + THICK - 1), fill=colour)
        else:
            draw.rectangle((left + at, top, left + at + THICK - 1, top + CELL - 1), fill=colour)


@lru_cache(4)
def _photo(root: Path, file: str, redact: tuple[Box, ...]) -> Image.Image:
    """The photo beside the words: its middle."""
    return ImageOps.fit(upright_redacted(root, file, redact), (WIDTH - PANEL, HEIGHT), Image.Resampling.LANCZOS)


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
    linear = [value / 3294.6 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
