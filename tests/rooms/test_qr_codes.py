"""QR codes are read by a reader of another make, whatever the address."""

import re

import pytest
import zxingcpp
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from site_builder.render.qr_codes import PRINTED, QUIET, TooLongError, draw_qr_code, modules_of

LONGEST = 666
SCALE = 3


def drawn(svg: str) -> list[list[bool]]:
    """Which modules the path of a drawing makes dark, row by row."""
    (size,) = map(int, re.findall(r'viewBox="0 0 (\d+) \d+"', svg))
    rows = [[False] * size for _ in range(size)]
    (path,) = re.findall(r'shape-rendering="crispEdges" d="([^"]+)"', svg)
    x = y = 0
    for start, row, line, move in re.findall(r"M(\d+) (\d+)\.5|h(\d+)|m(\d+) 0", path):
        if start:
            x, y = int(start), int(row)
        elif move:
            x += int(move)
        else:
            rows[y][x : x + int(line)] = [True] * int(line)
            x += int(line)
    return rows


def picture(rows: list[list[bool]]) -> Image.Image:
    """As a phone's camera might see it."""
    seen = Image.new("L", (len(rows), len(rows)))
    seen.putdata([0 if is_dark else 255 for row in rows for is_dark in row])
    return seen.resize((len(rows) * SCALE, len(rows) * SCALE), Image.Resampling.NEAREST)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=160).filter(lambda text: len(text.encode()) <= LONGEST))
@example("https://rutan-contoh.example/berita/2026/pasar-dapur-kukus/")
@example("a" * LONGEST)
def test_a_code_says_its_text(text: str) -> None:
    """Exactly one code is found in the drawing, of level M, and it says the text byte for byte."""
    (found,) = zxingcpp.read_barcodes(picture(drawn(draw_qr_code(text).decode())))
    assert (found.bytes, found.ec_level) == (text.encode(), "M")


@pytest.mark.parametrize("version", range(1, 21))
def test_every_version_is_read(version: int) -> None:
    """The longest text of each size is read, and one byte more takes the next size."""
    rows = 17 + 4 * version
    length = max(n for n in range(1, LONGEST + 1) if len(modules_of("x" * n)) <= rows)
    assert len(modules_of("x" * length)) == rows
    (found,) = zxingcpp.read_barcodes(picture(drawn(draw_qr_code("x" * length).decode())))
    assert found.text == "x" * length


def test_around_a_code_is_white_and_it_is_large_enough() -> None:
    """Four modules are white on each side, and what is within is printed at least 2.5 cm wide, however long the address."""
    for text in ("https://r.example/", "https://rutan-contoh.example/berita/2026/pasar-dapur-kukus/", "x" * LONGEST):
        svg = draw_qr_code(text).decode()
        rows = drawn(svg)
        edge = [*rows[:4], *rows[-4:], *(row[:4] + row[-4:] for row in rows)]
        assert not any(is_dark for row in edge for is_dark in row)
        assert f'width="{PRINTED}" height="{PRINTED}"' in svg
        assert float(PRINTED.removesuffix("cm")) * (len(rows) - 2 * QUIET) / len(rows) >= 2.5


def test_what_is_too_long_is_refused() -> None:
    """A text of 667 bytes is refused rather than cut."""
    with pytest.raises(TooLongError):
        draw_qr_code("x" * (LONGEST + 1))
