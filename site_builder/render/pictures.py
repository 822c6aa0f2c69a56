"""The home of Pillow: a picture looked at, and made anew without anything that lay beside its pixels."""

import io
import warnings
from pathlib import Path

from PIL import Image, ImageFilter, ImageOps, UnidentifiedImageError

from site_builder.model.values import Refusal
from site_builder.press import PhotoOrder

MOST_PIXELS = 60_000_000
"""More than any phone's camera gives; a file that claims more is a decompression bomb."""
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
QUALITY = {"jpeg": 76, "webp": 72}
COARSE = 12
"""Blocks across a redacted region: too few to tell a face."""

Box = tuple[float, float, float, float]


def inspect_picture(file: Path) -> tuple[int, int]:
    """The width and height of a picture as it is looked at, in pixels.

    Raises:
        Refusal: if it is not a whole picture of the format that its name says.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(file, formats=tuple(set(FORMATS.values()))) as picture:
                if picture.format != FORMATS[file.suffix]:
                    raise Refusal("M108", found=str(picture.format))
                width, height = picture.size
                if width * height > MOST_PIXELS:
                    raise Refusal("M105", pixels=f"{width * height:,}", limit=f"{MOST_PIXELS:,}")
                turned = picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
                picture.draft("RGB", (64, 64))
                picture.load()
        except Refusal:
            raise
        except Image.DecompressionBombError:
            raise Refusal("M105", pixels="?", limit=f"{MOST_PIXELS:,}") from None
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
            raise Refusal("M103", reason=type(error).__name__) from None
    return (height, width) if turned else (width, height)


def make_picture(root: Path, order: PhotoOrder) -> bytes:
    """The picture that *order* asks for: upright, redacted, cut, scaled; only pixels are carried over."""
    redacted = upright_redacted(root, order.file, tuple(order.redact))
    scaled = ImageOps.fit(redacted, (order.width, order.height), Image.Resampling.LANCZOS)
    bare = Image.frombytes("RGB", scaled.size, scaled.tobytes())
    out = io.BytesIO()
    if order.format == "webp":
        bare.save(out, "WEBP", quality=QUALITY["webp"], method=4)
    else:
        bare.save(out, "JPEG", quality=QUALITY["jpeg"], optimize=True, progressive=True, subsampling="4:2:0")
    return out.getvalue()


def upright_redacted(root: Path, file: str, redact: tuple[Box, ...]) -> Image.Image:
    """A picture in RGB as it is looked at, without what nobody may see."""
    with warnings.catch_warnings(), Image.open(root / file) as opened:
        warnings.simplefilter("ignore")
        upright = ImageOps.exif_transpose(opened)
        flat = _without_transparency(upright)
    return _redact(flat, redact)


def _without_transparency(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        with_alpha = picture.convert("RGBA")
        ground = Image.new("RGBA", with_alpha.size, "white")
        return Image.alpha_composite(ground, with_alpha).convert("RGB")
    return picture.convert("RGB")


def _redact(picture: Image.Image, boxes: tuple[Box, ...]) -> Image.Image:
    """Each region as a few blurred blocks of its mean colours, before anything is scaled."""
    if not boxes:
        return picture
    made = picture.copy()
    for left, top, width, height in boxes:
        box = (
            int(left * made.width),
            int(top * made.height),
            min(int((left + width) * made.width) + 1, made.width),
            min(int((top + height) * made.height) + 1, made.height),
        )
        region = made.crop(box)
        across = min(COARSE, region.width)
        coarse = region.resize((across, max(across * region.height // region.width, 1)), Image.Resampling.BOX)
        blocks = coarse.resize(region.size, Image.Resampling.NEAREST)
        made.paste(blocks.filter(ImageFilter.GaussianBlur(max(region.width / COARSE / 3, 1))), box)
    return made
