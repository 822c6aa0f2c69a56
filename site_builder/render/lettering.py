"""Words as pixels: the fonts of the share cards, lines of even length, and letters that are drawn once and then pasted.

Letters are set here and not by Pillow's layout: that one is there in two kinds, and which of them a machine has is chance.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

Colour = tuple[int, int, int]

UNITS = 1_000
"""Pixels of a letter's height at which advances are measured."""
PHASES = 4
"""Places within a pixel at which a letter may begin."""
ELLIPSIS = "…"
PAIRS = (
    ("T", "acdegopqsuyz", -60),
    ("T", ".,-", -85),
    ("V", "acdegopqsu", -80),
    ("W", "acdegopqsu", -75),
    ("Y", "acdegopqsu", -78),
    ("VWY", ".,", -120),
    ("VWY", "A", -105),
    ("A", "VWY", -95),
    ("A", "Tvwy", -62),
    ("A", "’”\"'", -120),
    ("FP", ".,", -105),
    ("FP", "A", -90),
    ("F", "aeo", -54),
    ("J", "a", -43),
    ("K", "vwyou", -40),
    ("L", "TVWY", -90),
    ("L", "vwy’”\"'", -60),
    ("R", "TVWYU", -50),
    ("U", "Aa.,", -60),
    ("Dbop", "A", -50),
    ("rvwy", ".,", -104),
    ("abehmnoprs", "”’\"'", -40),
    (".,", "”’\"'", -90),
    ("“‘\"'", "A", -120),
)
"""Letters that stand closer after certain others, in thousandths of their height."""
KERNING = {before + after: by / UNITS for firsts, seconds, by in PAIRS for before in firsts for after in seconds}


@cache
def _file(name: str) -> str:
    """The file of a font: `Serif Bold`, `Sans Semibold`."""
    family, style = name.split()
    if family == "Serif":
        import font_source_serif_pro

        return str(font_source_serif_pro.font_files_otf[f"SourceSerifPro{style}"])
    import font_source_sans_pro

    return str(font_source_sans_pro.font_files_otf["SourceSansPro" + style.replace("Regular", "")])


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_file(name), size, layout_engine=ImageFont.Layout.BASIC)


class Letter(NamedTuple):
    """A letter, drawn."""

    mask: Image.Image
    left: int
    """From where the letter begins."""
    top: int
    """From the line that it stands on; negative above it."""


class Face:
    """A font, whatever its size."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._measured = _font(name, UNITS)
        self._advances: dict[str, float] = {}
        self._spellings: dict[str, str] = {}
        self._letters: dict[tuple[str, int, int], Letter] = {}
        self._missing = _pixels("\U0010ffff", _font(name, 64))

    def advance(self, character: str) -> float:
        """How far the next letter is away, in heights of the font."""
        known = self._advances.get(character)
        if known is None:
            known = self._advances[character] = self._measured.getlength(character) / UNITS
        return known

    def spelled(self, text: str) -> str:
        """*text* in letters that the font has; another sign is drawn as the plain letters in it, or not at all."""
        spelled = "".join([self._spelling(character) for character in unicodedata.normalize("NFC", text)])
        return " ".join(spelled.split())

    def _spelling(self, character: str) -> str:
        known = self._spellings.get(character)
        if known is None:
            plain = " " if character.isspace() else "".join(filter(self._has, unicodedata.normalize("NFKD", character)))
            known = self._spellings[character] = character if self._has(character) else plain
        return known

    def _has(self, character: str) -> bool:
        if unicodedata.category(character)[0] in "CZM":
            return False
        return _pixels(character, _font(self.name, 64)) != self._missing

    def width(self, text: str) -> float:
        """Of a line in heights of the font."""
        pairs = pairwise(text)
        return sum(map(self.advance, text)) + sum([KERNING.get(before + after, 0.0) for before, after in pairs])

    def letter(self, character: str, size: int, phase: int) -> Letter:
        """A letter that begins *phase* quarters of a pixel late."""
        known = self._letters.get((character, size, phase))
        if known is None:
            known = self._letters[character, size, phase] = _drawn(character, _font(self.name, size), phase / PHASES)
        return known

    def draw(self, picture: Image.Image, text: str, left: float, baseline: int, size: int, colour: Colour) -> None:
        """Write a line into *picture*."""
        before = " "
        for character in text:
            left += KERNING.get(before + character, 0.0) * size
            if character != " ":
                whole, phase = divmod(round(left * PHASES), PHASES)
                letter = self.letter(character, size, phase)
                picture.paste(colour, (whole + letter.left, baseline + letter.top), letter.mask)
            left += self.advance(character) * size
            before = character


@cache
def face(name: str) -> Face:
    """`Serif Bold`, `Sans Semibold`."""
    return Face(name)


def _drawn(character: str, font: ImageFont.FreeTypeFont, shift: float) -> Letter:
    left, top, right, bottom = (int(edge) for edge in font.getbbox(character, anchor="ls"))
    mask = Image.new("L", (right - left + 3, bottom - top + 2))
    ImageDraw.Draw(mask).text((1 - left + shift, 1 - top), character, 255, font, anchor="ls")
    return Letter(mask, left - 1, top - 1)


def _pixels(character: str, font: ImageFont.FreeTypeFont) -> tuple[tuple[int, int], bytes]:
    mask = _drawn(character, font, 0).mask
    return mask.size, mask.tobytes()


class Setting(NamedTuple):
    """A text in lines of one size."""

    size: int
    lines: tuple[str, ...]


def fit(name: str, text: str, width: int, heights: tuple[tuple[int, int], ...]) -> Setting:
    """*text* in the largest size in which it fits, in lines of about the same length.

    Args:
        name: Of the font.
        text: As `Face.spelled` gives it.
        width: Of the longest line, in pixels.
        heights: Sizes in pixels, the largest first, and how many lines of each there is room for. A word is never cut; only a
            text that does not fit in the last size ends with an ellipsis.
    """
    words = text.split()
    widths = [face(name).width(word) for word in words]
    space = face(name).advance(" ")
    for size, most in heights:
        lines = _broken(widths, space, width / size)
        if len(lines) <= most and max(widths, default=0) * size <= width:
            return Setting(size, tuple(_joined(words, _even(widths, space, width / size, len(lines)))))
    size, most = heights[-1]
    lines = _broken(widths, space, width / size)
    kept = _joined(words, lines)[:most]
    shortened = len(lines) > most
    cut = [_cut(face(name), line, width / size, shortened and number == most) for number, line in enumerate(kept, 1)]
    return Setting(size, tuple(cut))


def _broken(widths: list[float], space: float, limit: float) -> list[int]:
    """How many words go on each line where every line is as full as it can be."""
    lines: list[int] = []
    room = -1.0
    for width in widths:
        if lines and width + space <= room:
            lines[-1] += 1
            room -= width + space
        else:
            lines.append(1)
            room = limit - width
    return lines


def _even(widths: list[float], space: float, limit: float, lines: int) -> list[int]:
    """The same number of lines, the longest of them as short as it can be."""
    low, high = limit / 2, limit
    for _ in range(8):
        middle = (low + high) / 2
        if len(_broken(widths, space, middle)) <= lines and max(widths, default=0) <= middle:
            high = middle
        else:
            low = middle
    return _broken(widths, space, high)


def _joined(words: list[str], counts: Iterable[int]) -> list[str]:
    lines: list[str] = []
    at = 0
    for count in counts:
        lines.append(" ".join(words[at : at + count]))
        at += count
    return lines


def _cut(font: Face, line: str, limit: float, is_shortened: bool) -> str:
    """*line*, ending with an ellipsis where something is missing."""
    if not is_shortened and font.width(line) <= limit:
        return line
    while line and font.width(line + ELLIPSIS) > limit:
        line = line[:-1]
    return line.rstrip(" ,.;:–-") + ELLIPSIS
