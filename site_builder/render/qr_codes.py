"""QR codes: an address as modules, and these as a drawing. Knows byte mode at error correction level M and nothing else.

Of eight masks the standard lets one choose the prettiest, by drawing all of them. A reader takes any of them, and addresses are
varied enough; so the mask is always the same, what does not change is drawn once, and a code takes a fraction of a millisecond.

Source: ISO/IEC 18004:2015. Tests read the codes with a reader of another make.
"""

from functools import lru_cache
from itertools import groupby, product
from operator import itemgetter

from site_builder.dataclass import dataclass

CORRECTION = (10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26)
"""Codewords of error correction in each block at level M, by version from 1 on (table 9)."""
BLOCKS = (1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16)
"""The number of blocks."""
LEVEL_M, MASK = 0, 0
"""As the format says them."""
QUIET = 4
"""White modules around a code."""
PRINTED = "3.4cm"
"""How wide a code is drawn with the white around it: at least 2.5 cm without."""
PIECE = 8
"""Modules that are drawn at once."""


class TooLongError(ValueError):
    """An address does not fit into the largest code that is made."""


@dataclass(frozen=True, slots=True)
class _Form:
    """What all codes of one version have in common."""

    size: int
    """Modules along a side."""
    room: int
    """Codewords for the text with its header."""
    modules: int
    """A byte for each, row by row: patterns and format as they are, and of the rest what the mask makes dark."""
    places: tuple[int, ...]
    """Of each module, which bit of the codewords goes there; the one after the last, which is 0, where none does."""


def draw_qr_code(text: str) -> bytes:
    """An SVG that shows *text* as a QR code, as large as it is printed.

    Raises:
        TooLongError: if *text* is longer than 666 bytes.
    """
    rows = modules_of(text)
    size = len(rows) + 2 * QUIET
    lines = (
        f"M{QUIET} {number}.5" + "".join([_piece(row[at : at + PIECE]) for at in range(0, len(row), PIECE)])
        for number, row in enumerate(rows, QUIET)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{PRINTED}" height="{PRINTED}" viewBox="0 0 {size} {size}">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path stroke="#000" shape-rendering="crispEdges" d="{"".join(lines)}"/></svg>\n'
    ).encode()


@lru_cache(512)
def _piece(modules: str) -> str:
    """Some modules in a row: dark ones as a line, and a move over the others."""
    runs = ((kind, len(list(run))) for kind, run in groupby(modules))
    return "".join(f"h{length}" if kind == "1" else f"m{length} 0" for kind, length in runs)


def modules_of(text: str) -> list[str]:
    """The rows of the QR code of *text*: `1` is dark."""
    data = text.encode()
    version = next((v for v in range(1, len(BLOCKS) + 1) if _header(v) + len(data) * 8 <= _form(v).room * 8), 0)
    if not version:
        raise TooLongError(text)
    form = _form(version)
    bits = (_bits(_codewords(data, version, form.room)) + "00000000").encode()
    put = int.from_bytes(bytes(itemgetter(*form.places)(bits)), "big") ^ form.modules
    drawn = put.to_bytes(form.size**2, "big").decode()
    return [drawn[at : at + form.size] for at in range(0, len(drawn), form.size)]


def _header(version: int) -> int:
    """Bits before the text: the mode, and how long it is."""
    return 12 if version < 10 else 20  # noqa: PLR2004 (table 3)


def _codewords(data: bytes, version: int, room: int) -> bytes:
    """The text with its header, filled up to *room*, and its error correction, block by block interleaved (7.4 to 7.6)."""
    bits = f"0100{len(data):0{_header(version) - 4}b}" + _bits(data) + "0000"
    bits = bits[: room * 8]
    bits += "0" * (-len(bits) % 8)
    whole = int(bits, 2).to_bytes(len(bits) // 8, "big")
    whole += (b"\xec\x11" * room)[: room - len(whole)]
    number, correction = BLOCKS[version - 1], CORRECTION[version - 1]
    short, longer = divmod(room, number)
    blocks, at = [], 0
    for block in range(number):
        end = at + short + (block >= number - longer)
        blocks.append(whole[at:end])
        at = end
    last = bytes(block[short] for block in blocks[number - longer :]) if longer else b""
    head = bytes(block[at] for at in range(short) for block in blocks)
    tails = [_correction(block, correction) for block in blocks]
    return head + last + bytes(tail[at] for at in range(correction) for tail in tails)


def _bits(data: bytes) -> str:
    return f"{int.from_bytes(data, 'big'):0{len(data) * 8}b}" if data else ""


def _correction(block: bytes, count: int) -> bytes:
    """The remainder of a division of *block* by the generator of *count* codewords, both as polynomials over GF(256) (7.5.2)."""
    multiples, top, rest = _multiples(count), 8 * (count - 1), 0
    room = (1 << 8 * count) - 1
    for codeword in block:
        rest = (rest << 8 & room) ^ multiples[codeword ^ rest >> top]
    return rest.to_bytes(count, "big")


@lru_cache(64)
def _multiples(count: int) -> tuple[int, ...]:
    """The generator of *count* codewords, without its first term, times each number."""
    generator = [1]
    root = 1
    for _ in range(count):
        generator = [a ^ _times(b, root) for a, b in zip([*generator, 0], [0, *generator], strict=True)]
        root = _times(root, 2)
    return tuple(int.from_bytes(bytes(_times(term, factor) for term in generator[1:]), "big") for factor in range(256))


def _times(a: int, b: int) -> int:
    """Multiply in GF(256), modulo x⁸ + x⁴ + x³ + x² + 1."""
    product = 0
    while b:
        product ^= a if b & 1 else 0
        a = a << 1 ^ (0x11D if a & 0x80 else 0)
        b >>= 1
    return product


@lru_cache(64)
def _form(version: int) -> _Form:
    size = 17 + 4 * version
    fixed = _patterns(version, size) | _format(size) | _version(version, size)
    order = [at for at in _zigzag(size) if at not in fixed]
    whole = len(order) // 8
    modules, places = bytearray(size * size), [whole * 8] * (size * size)
    for at, is_dark in fixed.items():
        modules[at] = is_dark
    for number, at in enumerate(order):
        modules[at] = sum(divmod(at, size)) % 2 == 0  # mask 0 (table 10)
        places[at] = number
    room = whole - CORRECTION[version - 1] * BLOCKS[version - 1]
    return _Form(size, room, int.from_bytes(modules, "big"), tuple(places))


def _patterns(version: int, size: int) -> dict[int, bool]:
    """Finders with their white edge, timing, alignment (6.3)."""
    fixed = {}
    for at in range(size):
        fixed[6 * size + at] = fixed[at * size + 6] = at % 2 == 0
    centres = _centres(version, size)
    for row, column in product(centres, centres):
        if (row, column) not in ((6, 6), (6, size - 7), (size - 7, 6)):
            for y, x in product(range(-2, 3), range(-2, 3)):
                fixed[(row + y) * size + column + x] = max(abs(y), abs(x)) != 1
    for row, column in ((3, 3), (3, size - 4), (size - 4, 3)):
        for y, x in product(range(-4, 5), range(-4, 5)):
            if 0 <= row + y < size and 0 <= column + x < size:
                fixed[(row + y) * size + column + x] = max(abs(y), abs(x)) not in (2, 4)
    return fixed


def _centres(version: int, size: int) -> list[int]:
    """Of alignment patterns, along each side (annex E)."""
    if version == 1:
        return []
    count = version // 7 + 2
    step = -(-(size - 13) // (2 * count - 2)) * 2
    return [6, *sorted(size - 7 - step * number for number in range(count - 1))]


def _format(size: int) -> dict[int, bool]:
    """The level of correction and the mask, twice, and the dark module (7.9)."""
    said = LEVEL_M << 3 | MASK
    bits = (said << 10 | _remainder(said, 10, 0x537)) ^ 0x5412
    down = [*range(6), 7, 8, *range(size - 7, size)]
    along = [*range(size - 1, size - 9, -1), 7, *range(5, -1, -1)]
    fixed = {8 * size + column: bool(bits >> number & 1) for number, column in enumerate(along)}
    fixed |= {row * size + 8: bool(bits >> number & 1) for number, row in enumerate(down)}
    return fixed | {(size - 8) * size + 8: True}


def _version(version: int, size: int) -> dict[int, bool]:
    """The version, twice, where the size alone might be misread (7.10)."""
    if version < 7:  # noqa: PLR2004 (7.10)
        return {}
    bits = version << 12 | _remainder(version, 12, 0x1F25)
    fixed = {}
    for number in range(18):
        row, column = divmod(number, 3)
        column += size - 11
        fixed[row * size + column] = fixed[column * size + row] = bool(bits >> number & 1)
    return fixed


def _remainder(number: int, length: int, divisor: int) -> int:
    """Of *number*, followed by *length* zero bits, divided by *divisor* (annexes C and D)."""
    rest = number
    for _ in range(length):
        rest = rest << 1 ^ (rest >> length - 1) * divisor
    return rest


def _zigzag(size: int) -> list[int]:
    """All modules in the order in which bits are put: upwards and downwards in columns of two, from the right (7.7.3)."""
    order, is_up = [], True
    for right in [*range(size - 1, 6, -2), *range(5, 0, -2)]:
        rows = range(size - 1, -1, -1) if is_up else range(size)
        order += [row * size + column for row in rows for column in (right, right - 1)]
        is_up = not is_up
    return order
