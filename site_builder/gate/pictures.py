"""Finished pictures: beside the pixels lies nothing but what may be said of them. The formats are read anew here."""

from collections.abc import Iterator

JPEG_STRUCTURE = {0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD, 0xDA, 0xE0, 0xEE}
"""Frames, tables, scans, JFIF and Adobe's colour transform; every other segment carries something else."""
WEBP_STRUCTURE = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}
XMP_IN_JPEG = b"http://ns.adobe.com/xap/1.0/\0"
AVIF_TOP = (b"ftyp", b"meta", b"mdat")
AVIF_META = {b"hdlr", b"pitm", b"iloc", b"iinf", b"iref", b"iprp"}
AVIF_PROPERTIES = {b"ispe", b"pixi", b"av1C", b"colr"}
AVIF_ITEMS = (b"av01Color\0", b"mimeXMP\0application/rdf+xml\0")


PICTURES = (".jpg", ".webp", ".png", ".gif", ".avif")


def is_picture(path: str) -> bool:
    """Whether the file at *path* is a picture."""
    return path.endswith(PICTURES)


def extra_in(data: bytes) -> str:
    """The first thing in a JPEG, WebP or AVIF file that is neither pixels, nor needed to show them, nor may be said of them."""
    try:
        found, packets = _parts_of(data)
    except (IndexError, ValueError):
        return "structure"
    if found or len(packets) > 1:
        return found or "XMP"
    if not packets:
        return ""
    from site_builder.gate.packets import extra_in_packet  # late: most builds make no picture

    return extra_in_packet(packets[0])


def packet_in(data: bytes) -> bytes:
    """What a finished picture says of itself; nothing where it says nothing."""
    return b"".join(_parts_of(data)[1])


def _parts_of(data: bytes) -> tuple[str, list[bytes]]:
    """The first thing that does not belong here, and every XMP packet before it."""
    packets: list[bytes] = []
    if data.startswith(b"\xff\xd8"):
        return _extra_in_jpeg(data, packets), packets
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _extra_in_webp(data, packets), packets
    if data[4:12] == b"ftypavif":
        return _extra_in_avif(data, packets), packets
    return "format", packets


def _extra_in_jpeg(data: bytes, packets: list[bytes]) -> str:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xE1 and data.startswith(XMP_IN_JPEG, at + 4):
            packets.append(data[at + 4 + len(XMP_IN_JPEG) : at + 2 + size])
        elif marker not in JPEG_STRUCTURE:
            return f"marker 0x{marker:02X}"
        if marker == 0xE0 and (data[at + 4 : at + 9] != b"JFIF\0" or size != 16):
            return "thumbnail"
        if marker == 0xDA:
            at = _end_of_scan(data, at + 2 + size)
            if data[at : at + 2] == b"\xff\xd9":
                return "" if at + 2 == len(data) else "trailer"
            continue
        at += 2 + size
    return "structure"


def _end_of_scan(data: bytes, at: int) -> int:
    """The next marker that is neither a stuffed byte nor a restart."""
    while (at := data.find(b"\xff", at)) >= 0:
        following = data[at + 1] if at + 1 < len(data) else 0xD9
        if following != 0 and not 0xD0 <= following <= 0xD7:
            return at
        at += 2
    return len(data)


def _extra_in_webp(data: bytes, packets: list[bytes]) -> str:
    if int.from_bytes(data[4:8], "little") + 8 != len(data):
        return "trailer"
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if name == b"XMP ":
            packets.append(data[at + 8 : at + 8 + size])
        elif name not in WEBP_STRUCTURE:
            return name.decode("latin-1").strip()
        if size % 2 and data[at + 8 + size : at + 9 + size] != b"\0":
            return "structure"
        at += 8 + size + size % 2
    return "" if at == len(data) else "structure"


def _extra_in_avif(data: bytes, packets: list[bytes]) -> str:
    """Three boxes: the kind of file, what is in it, and the bytes of the picture and of at most one packet, without a gap."""
    top = list(_boxes(data, 0, len(data)))
    if tuple(name for name, _, _ in top) != AVIF_TOP:
        return "structure"
    meta = {name: (start, end) for name, start, end in _boxes(data, top[1][1] + 4, top[1][2])}
    if extra := sorted(meta.keys() - AVIF_META):
        return extra[0].decode("latin-1")
    start, end = meta[b"iinf"]
    entries = [data[at + 8 : to] for _, at, to in _boxes(data, start + 6, end)]
    if (
        not entries
        or any(entry != wanted for entry, wanted in zip(entries, AVIF_ITEMS, strict=False))
        or len(entries) > len(AVIF_ITEMS)
    ):
        return "item"
    if extra := sorted(set(_properties(data, *meta[b"iprp"])) - AVIF_PROPERTIES):
        return extra[0].decode("latin-1")
    return _extra_in_items(data, meta[b"iloc"], (top[2][1], top[2][2]), packets)


def _properties(data: bytes, start: int, end: int) -> Iterator[bytes]:
    for name, at, to in _boxes(data, start, end):
        if name == b"ipco":
            yield from (kind for kind, _, _ in _boxes(data, at, to))
        elif name != b"ipma":
            yield name


def _extra_in_items(data: bytes, places: tuple[int, int], bytes_at: tuple[int, int], packets: list[bytes]) -> str:
    """The items follow each other from the first byte to the last."""
    table = data[slice(*places)]
    count = int.from_bytes(table[6:8], "big")
    at = bytes_at[0]
    if table[:6] != b"\0\0\0\0\x44\0" or len(table) != 8 + 14 * count:
        return "structure"
    for number in range(count):
        entry = table[8 + 14 * number :][:14]
        start, size = int.from_bytes(entry[6:10], "big"), int.from_bytes(entry[10:14], "big")
        if entry[:6] != bytes((0, number + 1, 0, 0, 0, 1)) or start != at:
            return "structure"
        at += size
        if number:
            packets.append(data[start:at])
    return "" if at == bytes_at[1] == len(data) else "trailer"


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Of each box its name, and where what is in it begins and ends."""
    while at < end:
        size = int.from_bytes(data[at : at + 4], "big")
        if size < 8 or at + size > end:
            raise ValueError(at)
        yield data[at + 4 : at + 8], at + 8, at + size
        at += size
