"""QR codes are read by a reader of another make, whatever the address."""

import re

import zxingcpp
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from site_builder.plan.qr_codes import MOST
from site_builder.render.qr_codes import QUIET, draw_qr_code

SCALE = 3


def drawn(svg: str) -> list[list[bool]]:
    """Which modules the path of a drawing makes dark, row by row."""
    (size,) = map(int, re.findall(r'viewBox="0 0 (\d+) \d+"', svg))
    rows = [[False] * size for _ in range(size)]
    (path,) = re.findall(r'<path stroke="#000" d="([^"]+)"', svg)
    x, y = 0, -1
    for start, row, line, move, down in re.findall(r"M(\d+) (\d+)\.5|h(\d+)|m(-?\d+) (-?\d+)", path):
        if start:
            x, y = int(start), int(row)
        elif move:
            x, y = x + int(move), y + int(down)
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
@given(st.text(min_size=1, max_size=160).filter(lambda text: len(text.encode()) <= MOST))
@example("https://rutan-contoh.example/berita/2026/pasar-dapur-kukus/")
@example("a" * MOST)
def test_a_code_says_its_text(text: str) -> None:
    """Exactly one code is found in the drawing, of level M, and it says the text byte for byte; around it is white."""
    svg = draw_qr_code(text).decode()
    rows = drawn(svg)
    (found,) = zxingcpp.read_barcodes(picture(rows))
    assert (found.bytes, found.ec_level) == (text.encode(), "M")
    edge = [*rows[:QUIET], *rows[-QUIET:], *(row[:QUIET] + row[-QUIET:] for row in rows)]
    assert not any(is_dark for row in edge for is_dark in row)
    assert f'<path fill="#fff" d="M0 0h{len(rows)}v{len(rows)}h-{len(rows)}z"/>' in svg
