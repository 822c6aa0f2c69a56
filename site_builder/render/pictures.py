"""The home of Pillow: a picture looked at, and made anew without anything that lay beside its pixels."""

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from site_builder.model.values import Refusal
from site_builder.press import PhotoOrder
from site_builder.render.colours import flatten
from site_builder.render.redaction import Region, redact

MOST_PIXELS = 60_000_000
"""More than any phone's camera gives; a file that claims more is a decompression bomb."""
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".heic": "HEIF", ".heif": "HEIF"}
SIGNS = (
    (0, b"GIF8", "GIF"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (0, b"BM", "BMP"),
    (0, b"%PDF", "PDF"),
    (0, b"PK\x03\x04", "ZIP"),
    (4, b"ftypavif", "AVIF"),
    (4, b"ftyphei", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (4, b"ftyp", "MP4"),
)
"""How files that are often taken for photos begin: where, with what, and what they are."""
SAME = {"HEIC": "HEIF"}
TURNED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How a picture is turned upright, by what the camera noted (Exif orientation)."""
ORIENTATION, GPS, EXIF, TAKEN = 0x0112, 0x8825, 0x8769, 0x9003
"""Where a camera notes how it was held, where, and (below the third) when."""
XMP_NAMES = ("xmp", "XML:com.adobe.xmp")
LAID = (5, 6, 7, 8)
"""Orientations that exchange width and height."""

QUALITIES = {"webp": (74, 64, 54, 44, 34, 24), "jpeg": (76, 68, 60, 52, 44), "avif": (48, 40, 32, 26, 20)}
"""Tried one after the other until the picture is small enough; the last one is taken as it is."""
MOST_BITS = {"webp": 0.85, "jpeg": 1.5, "avif": 0.6}
"""For each pixel."""
PHONE, MOST_ON_PHONE = 720, 45_000
"""Pixels across a sharp phone's column, and the bytes that a photo may take there; JPEG is for those that know nothing better."""
NEAR = 3.0
"""How many times larger than wanted a picture is when the slow, good scaling takes over from the quick one."""


def inspect_picture(file: Path) -> tuple[int, int]:
    """The width and height of a picture as it is looked at, in pixels.

    Raises:
        Refusal: if it is not a whole, still picture of the format that its name says.
    """
    try:
        with _opened(file) as picture:
            if _format_of(picture) != FORMATS[file.suffix.lower()]:
                raise Refusal("M108", found=str(picture.format))
            width, height = picture.size
            if width * height > MOST_PIXELS:
                raise Refusal("M105", pixels=f"{width * height:,}", limit=f"{MOST_PIXELS:,}")
            if picture.format in ("PNG", "WEBP") and getattr(picture, "is_animated", False):
                raise Refusal("M111")
            picture.draft("RGB", (64, 64))
            picture.load()
            is_laid = _orientation(picture) in LAID
    except Refusal:
        raise
    except Image.DecompressionBombError:
        raise Refusal("M105", pixels="?", limit=f"{MOST_PIXELS:,}") from None
    except UnidentifiedImageError as error:
        if (found := _sign_of(file)) and FORMATS[file.suffix.lower()] != SAME.get(found):
            raise Refusal("M108", found=found) from None
        raise Refusal("M103", reason=type(error).__name__) from None
    except Exception as error:  # noqa: BLE001 (whatever a broken or hostile file brings a decoder to)
        raise Refusal("M103", reason=type(error).__name__) from None
    return (height, width) if is_laid else (width, height)


@contextmanager
def _opened(file: Path | io.BytesIO) -> Iterator[Image.Image]:
    """The picture, opened as one of our formats and no other."""
    formats = {"JPEG", "PNG", "WEBP"}
    if isinstance(file, Path) and FORMATS[file.suffix.lower()] == "HEIF" and not _can_read_heic():
        raise Refusal("M110")
    if "HEIF" in Image.OPEN:
        formats.add("HEIF")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(file, formats=tuple(sorted(formats))) as picture:
            yield picture


def _can_read_heic() -> bool:
    """Whether the addition for HEIC is installed; from then on it is known to Pillow."""
    try:
        from pillow_heif import register_heif_opener  # late: an addition that few have, for pictures that few have
    except ImportError:
        return False
    register_heif_opener(thumbnails=False)
    return True


def _format_of(picture: Image.Image) -> str:
    """A JPEG that holds a second picture (for depth, or brighter screens) is a JPEG to whoever took it."""
    return "JPEG" if picture.format == "MPO" else str(picture.format)


def _sign_of(file: Path) -> str:
    """What a file that is none of our pictures seems to be."""
    with file.open("rb") as opened:
        head = opened.read(16)
    return next((name for at, sign, name in SIGNS if head.startswith(sign, at)), "")


def _orientation(picture: Image.Image) -> int:
    """1 to 8, as the camera noted it; what an editing program noted beside it is not what viewers go by."""
    for name in XMP_NAMES:
        picture.info.pop(name, None)
    try:
        return int(picture.getexif().get(ORIENTATION, 1))
    except Exception:  # noqa: BLE001 (a camera's notes may be broken in any way; the picture is whole)
        return 1


def brought_along(file: Path) -> tuple[bool, bool, date | None]:
    """Whether a picture lies on its side, whether it says where it was taken, and on which day it says that it was taken."""
    with _opened(file) as picture:
        picture.load()
        said = b"".join(
            value if isinstance(value, bytes) else str(value).encode() for value in map(picture.info.get, XMP_NAMES) if value
        )
        orientation = _orientation(picture)
        try:
            notes = picture.getexif()
            has_position = bool(notes.get_ifd(GPS))
            noted = str(notes.get_ifd(EXIF).get(TAKEN) or "")
        except Exception:  # noqa: BLE001 (as above)
            has_position, noted = False, ""
    try:
        taken = date.fromisoformat(noted[:10].replace(":", "-"))
    except ValueError:
        taken = None
    return orientation in TURNED, has_position or b"GPSLatitude" in said, taken


def upright_redacted(root: Path, file: str, redacted: Sequence[Region]) -> Image.Image:
    """A photo as all that is published is made of it: upright, flat sRGB, without what nobody may see; yet to be cut and scaled.

    Args:
        root: The folder that holds `content/`.
        file: The picture, below it.
        redacted: Left, top, width and height, each 0 to 1, of the upright picture.

    Returns:
        A copy that may be drawn upon.
    """
    return _whole(root, file, redacted).copy()


def _whole(root: Path, file: str, redacted: Sequence[Region]) -> Image.Image:
    path = root / file
    if FORMATS[path.suffix] == "HEIF":
        _can_read_heic()
    return _made_whole(path.read_bytes(), tuple(redacted))


@lru_cache(maxsize=1)
def _made_whole(data: bytes, redacted: tuple[Region, ...]) -> Image.Image:
    """The same from a file's bytes; the sizes of one photo are made one after the other."""
    with _opened(io.BytesIO(data)) as picture:
        picture.load()
        turn = TURNED.get(_orientation(picture))
        flat = flatten(picture)
    return redact(flat.transpose(turn) if turn is not None else flat, redacted)


def make_pixels(root: Path, order: PhotoOrder) -> bytes:
    """The picture that *order* asks for: upright, redacted, cut, scaled; a file that holds its pixels and nothing else."""
    whole = _whole(root, order.file, order.redact)
    scaled = whole.resize(
        (order.width, order.height), Image.Resampling.LANCZOS, _middle(whole.size, order.width / order.height), reducing_gap=NEAR
    )
    bare = Image.frombytes("RGB", scaled.size, scaled.tobytes())
    data, most = b"", _most_bytes(order)
    for quality in QUALITIES[order.format]:
        data = encode(bare, order.format, quality)
        if len(data) <= most:
            break
    return data


def _most_bytes(order: PhotoOrder) -> float:
    most = MOST_BITS[order.format] * order.width * order.height / 8
    return min(most, MOST_ON_PHONE) if order.width <= PHONE and order.format != "jpeg" else most


def look_at(root: Path, file: str, redacted: Sequence[Region], width: int, quality: int) -> bytes:
    """A small JPEG of a photo for its editor, who must see what is redacted and what is not. It is never published."""
    whole = _whole(root, file, redacted)
    size = (min(width, whole.width), max(round(whole.height * min(width, whole.width) / whole.width), 1))
    return encode(whole.resize(size, Image.Resampling.LANCZOS, reducing_gap=NEAR), "jpeg", quality)


def encode(bare: Image.Image, format: str, quality: int) -> bytes:
    """Pixels as a file that holds nothing else, the same each time.

    Args:
        bare: RGB, without any `info`.
        format: `webp`, `jpeg` or `avif`.
        quality: 1 to 100.
    """
    out = io.BytesIO()
    if format == "webp":
        bare.save(out, "WEBP", quality=quality, method=4)
    elif format == "avif":
        bare.save(out, "AVIF", quality=quality, speed=6, max_threads=1)
    else:
        bare.save(out, "JPEG", quality=quality, optimize=True, progressive=True, subsampling="4:2:0")
    return out.getvalue()


def _middle(size: tuple[int, int], shape: float) -> tuple[float, float, float, float]:
    """The largest part of *shape* (width by height) around the middle of a picture: left, top, right and bottom."""
    width, height = size
    across, down = min(width, height * shape), min(height, width / shape)
    return ((width - across) / 2, (height - down) / 2, (width + across) / 2, (height + down) / 2)
