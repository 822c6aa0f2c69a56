"""CBOR (RFC 8949), as far as pagefind writes it: arrays, texts and whole numbers, each in its shortest form."""

from typing import Any

NUMBER, TEXT, ARRAY = 0, 3, 4
"""Major types (section 3.1)."""
LONGER = {24: 1, 25: 2, 26: 4, 27: 8}
"""In how many bytes a number follows."""


def decode(data: bytes) -> Any:
    """What *data* says.

    Raises:
        ValueError: if it says it in any other way, or says more.
    """
    value, end = _value(data, 0)
    if end != len(data) or encode(value) != data:
        raise ValueError("CBOR")
    return value


def _value(data: bytes, at: int) -> tuple[Any, int]:
    kind, short = data[at] >> 5, data[at] & 31
    at += 1
    size = LONGER.get(short, 0)
    number = int.from_bytes(data[at : at + size]) if size else short
    at += size
    if kind == NUMBER:
        return number, at
    if kind == TEXT:
        return data[at : at + number].decode(), at + number
    if kind != ARRAY:
        raise ValueError("CBOR")
    items = []
    for _ in range(number):
        item, at = _value(data, at)
        items.append(item)
    return items, at


def encode(value: Any) -> bytes:
    """*value*, made of lists, texts and whole numbers."""
    if isinstance(value, int):
        return _head(NUMBER, value)
    if isinstance(value, str):
        return _head(TEXT, len(text := value.encode())) + text
    return _head(ARRAY, len(value)) + b"".join(map(encode, value))


def _head(kind: int, number: int) -> bytes:
    if number < min(LONGER):
        return bytes([kind << 5 | number])
    short, size = next((short, size) for short, size in LONGER.items() if number < 1 << 8 * size)
    return bytes([kind << 5 | short]) + number.to_bytes(size)
