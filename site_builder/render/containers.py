"""The files around our pixels: a packet put beside them, in place of the one that was there, without touching them.

It knows only files as `encode` in `pictures.py` makes them, and those that it made of them.
"""

from collections.abc import Iterator

XMP_IN_JPEG = b"http://ns.adobe.com/xap/1.0/\0"
START, JFIF, APP1 = b"\xff\xd8", b"\xff\xe0", b"\xff\xe1"
XMP_IN_WEBP = b"XMP "
HAS_XMP = 0x04
"""The flag of an extended WebP that has a packet."""
XMP_IN_AVIF = (2).to_bytes(2, "big") + b"\0\0mimeXMP\0application/rdf+xml\0"
"""Item 2, no protection, its type, name and media type."""


def with_packet(data: bytes, packet: bytes) -> bytes:
    """A JPEG, WebP or AVIF with the XMP *packet*; without any, where it is empty."""
    if data.startswith(START):
        return _jpeg(data, packet)
    return _webp(data, packet) if data.startswith(b"RIFF") else _avif(data, packet)


def _jpeg(data: bytes, packet: bytes) -> bytes:
    """The packet stands after the JFIF segment, which comes first."""
    at = len(START)
    if data.startswith(JFIF, at):
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    rest = at
    while data.startswith(APP1, rest):
        rest += 2 + int.from_bytes(data[rest + 2 : rest + 4], "big")
    body = XMP_IN_JPEG + packet
    segment = APP1 + (len(body) + 2).to_bytes(2, "big") + body if packet else b""
    return data[:at] + segment + data[rest:]


def _webp(data: bytes, packet: bytes) -> bytes:
    """A simple file as it is; with a packet an extended one, which has a head that says so."""
    pixels = next(chunk for name, chunk in _chunks(data) if name == b"VP8 ")
    if not packet:
        return _riff(_chunk(b"VP8 ", pixels))
    width, height = (int.from_bytes(pixels[at : at + 2], "little") & 0x3FFF for at in (6, 8))
    head = bytes((HAS_XMP, 0, 0, 0)) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return _riff(_chunk(b"VP8X", head) + _chunk(b"VP8 ", pixels) + _chunk(XMP_IN_WEBP, packet))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at < len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        yield data[at : at + 4], data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + len(data).to_bytes(4, "little") + data + b"\0" * (len(data) % 2)


def _riff(chunks: bytes) -> bytes:
    return b"RIFF" + (len(chunks) + 4).to_bytes(4, "little") + b"WEBP" + chunks


def _avif(data: bytes, packet: bytes) -> bytes:
    """The picture is item 1; the packet becomes item 2, which describes it, and lies behind its pixels."""
    top = dict(_boxes(data))
    meta = dict(_boxes(top[b"meta"][4:]))
    pixels = _first_item(data, meta[b"iloc"])
    picture = next(entry for _, entry in _boxes(meta[b"iinf"][6:]))
    items = [_box(b"infe", picture), *([_box(b"infe", b"\2\0\0\0" + XMP_IN_AVIF)] if packet else [])]
    describes = _box(b"iref", bytes(4) + _box(b"cdsc", b"\0\2\0\1\0\1")) if packet else b""
    head = _box(b"ftyp", top[b"ftyp"])

    def meta_of(start: int) -> bytes:
        places = _place(1, start, len(pixels)) + (_place(2, start + len(pixels), len(packet)) if packet else b"")
        return _box(
            b"meta",
            bytes(4)
            + _box(b"hdlr", meta[b"hdlr"])
            + _box(b"pitm", meta[b"pitm"])
            + _box(b"iloc", bytes(4) + b"\x44\0" + len(items).to_bytes(2, "big") + places)
            + _box(b"iinf", bytes(4) + len(items).to_bytes(2, "big") + b"".join(items))
            + describes
            + _box(b"iprp", meta[b"iprp"]),
        )

    return head + meta_of(len(head) + len(meta_of(0)) + 8) + _box(b"mdat", pixels + packet)


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + size]
        at += size


def _box(name: bytes, data: bytes) -> bytes:
    return (len(data) + 8).to_bytes(4, "big") + name + data


def _place(item: int, start: int, size: int) -> bytes:
    """Of an item in one piece: its number, the file that it lies in (this one), one piece, where, and how long."""
    return item.to_bytes(2, "big") + b"\0\0" + b"\0\1" + start.to_bytes(4, "big") + size.to_bytes(4, "big")


def _first_item(data: bytes, places: bytes) -> bytes:
    start, size = (int.from_bytes(places[at : at + 4], "big") for at in (14, 18))
    return data[start : start + size]
