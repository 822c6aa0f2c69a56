"""Whatever a file says about its colours, as sRGB with eight bits and no transparency."""

import io

from PIL import Image

OURS = (b"sRGB", "sRGB".encode("utf-16-be"))
"""Stands in the description of a profile that means what every screen means anyway."""
SIXTEEN_BITS = 257


def flatten(picture: Image.Image) -> Image.Image:
    """*picture*, whatever its kind: grey, palette, CMYK, 16 bits, with a colour profile, transparent (then on white)."""
    profile = picture.info.get("icc_profile") or b""
    if picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        whole = picture.convert("RGBA")
        colours = _to_srgb(whole.convert("RGB"), profile)
        ground = Image.new("RGB", colours.size, "white")
        ground.paste(colours, mask=whole.getchannel("A"))
        return ground
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value * (1 / SIXTEEN_BITS)).convert("L").convert("RGB")
    return _to_srgb(picture.convert("RGB") if picture.mode in ("P", "1", "YCbCr", "LAB", "HSV") else picture, profile)


def _to_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """RGB, L or CMYK as sRGB. A profile that is broken, or for another kind of colours, says nothing."""
    if profile and not any(name in profile for name in OURS):
        from PIL import ImageCms  # late: most photos are in sRGB

        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            intent, flags = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
            made = ImageCms.profileToProfile(
                picture, own, ImageCms.createProfile("sRGB"), renderingIntent=intent, outputMode="RGB", flags=flags
            )
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            made = None
        if made is not None:
            return made
    return picture.convert("RGB")
