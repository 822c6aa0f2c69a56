"""Finished pictures: nothing lies beside the pixels. Reads the formats itself, apart from the library that wrote them."""

JPEG_STRUCTURE = {0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD, 0xDA, 0xE0, 0xEE}
"""Frames, tables, scans, JFIF and Adobe's colour transform; every other segment carries something else."""
WEBP_STRUCTURE = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}


PICTURES = (".jpg", ".webp", ".png", ".gif", ".avif")


def is_picture(path: str) -> bool:
    """Whether the file at *path* is a picture."""
    return path.endswith(PICTURES)


def extra_in(data: bytes) -> str:
    """The first thing in a JPEG or WebP file that is neither pixels nor needed to show them."""
    if data.startswith(b"\xff\xd8"):
        return _extra_in_jpeg(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _extra_in_webp(data)
    return "format"


def _extra_in_jpeg(data: bytes) -> str:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker not in JPEG_STRUCTURE:
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


def _extra_in_webp(data: bytes) -> str:
    if int.from_bytes(data[4:8], "little") + 8 != len(data):
        return "trailer"
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if name not in WEBP_STRUCTURE:
            return name.decode("latin-1").strip()
        at += 8 + size + size % 2
    return ""
