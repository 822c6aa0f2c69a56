"""Photos as cameras, telephones and editing programs leave them: full of what may not be published."""

import io
import struct
import subprocess
import zipfile
from pathlib import Path
from random import Random

from PIL import Image, ImageCms, ImageDraw, ImageFilter

SECRET = "BUKAN-UNTUK-TERBIT"  # noqa: S105 (no password)
"""Stands in every field of every photo."""
SIZE = (1280, 960)
MAKER_NOTE, EXIF = 0x927C, 0x8769

EXIF_FIELDS = (
    "-EXIF:Make=Kamera Rekaan",
    "-EXIF:Model=Rekaan RX",
    f"-EXIF:SerialNumber=SN-{SECRET}",
    f"-EXIF:LensSerialNumber=LS-{SECRET}",
    f"-EXIF:OwnerName={SECRET}",
    f"-EXIF:Artist={SECRET}",
    f"-EXIF:ImageDescription={SECRET}",
    f"-EXIF:UserComment={SECRET}",
    f"-EXIF:XPComment={SECRET}",
    f"-EXIF:ImageUniqueID={SECRET}",
    "-EXIF:DateTimeOriginal=2024:02:05 07:11:13",
    "-EXIF:GPSLatitude=1.2654",
    "-EXIF:GPSLatitudeRef=S",
    "-EXIF:GPSLongitude=116.8312",
    "-EXIF:GPSLongitudeRef=E",
    "-EXIF:GPSAltitude=12",
    f"-EXIF:GPSAreaInformation={SECRET}",
)
AREA = "{X=0.5,Y=0.4,W=0.1,H=0.2,Unit=normalized}"
XMP_FIELDS = (
    f"-XMP-iptcExt:PersonInImage={SECRET}",
    f"-XMP-mwg-rs:RegionInfo={{RegionList=[{{Area={AREA},Type=Face,Name={SECRET}}}]}}",
    f"-XMP-MP:RegionInfoMP={{Regions=[{{PersonDisplayName={SECRET},Rectangle=0.1|0.2|0.3|0.4}}]}}",
    f"-XMP-xmpMM:History=[{{Action=saved,SoftwareAgent={SECRET},InstanceID=xmp.iid:1}}]",
    f"-XMP-xmpMM:DerivedFrom={{DocumentID={SECRET}}}",
    "-XMP-exif:GPSLatitude=1.2654",
    f"-XMP-aux:SerialNumber={SECRET}",
    f"-XMP-dc:Description={SECRET}",
    f"-XMP-dc:Creator={SECRET}",
    f"-XMP-photoshop:City={SECRET}",
    f"-XMP-crs:RawFileName={SECRET}",
)
IPTC_FIELDS = (f"-IPTC:Caption-Abstract={SECRET}", f"-IPTC:By-line={SECRET}", f"-IPTC:Keywords={SECRET}", f"-IPTC:City={SECRET}")


def scene(size: tuple[int, int] = SIZE, seed: int = 1) -> Image.Image:
    """A picture with large shapes, fine structure and noise, like no other with another *seed*."""
    random = Random(seed)  # noqa: S311 (a drawing)
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    draw = ImageDraw.Draw(image)
    for _ in range(60):
        x, y, wide = random.randrange(size[0]), random.randrange(size[1]), random.randrange(20, 200)
        draw.ellipse((x, y, x + wide, y + wide * 0.7), fill=tuple(random.randrange(256) for _ in range(3)))
    noise = Image.frombytes("L", size, random.randbytes(size[0] * size[1])).filter(ImageFilter.GaussianBlur(1.2))
    return Image.blend(image, Image.merge("RGB", (noise,) * 3), 0.15)


def exchanging_profile() -> bytes:
    """A colour profile (ICC, version 2) in which red stands for blue and blue for red."""

    def numbers(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(value * 65536)) for value in values)

    curve = b"curv" + struct.pack(">IIHH", 0, 1, 0x0233, 0)
    name = b"Warna Rekaan\0"
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(79),
        b"cprt": b"text\0\0\0\0CC0\0",
        b"wtpt": numbers(0.9642, 1, 0.8249),
        b"rXYZ": numbers(0.14307, 0.06061, 0.7141),
        b"gXYZ": numbers(0.38515, 0.71687, 0.09708),
        b"bXYZ": numbers(0.43607, 0.22249, 0.01392),
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    table, body, at = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for tag, value in tags.items():
        table += tag + struct.pack(">II", at + len(body), len(value))
        body += value + b"\0" * (-len(value) % 4)
    head = struct.pack(">I4sI4s4s4s", at + len(body), b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H4s", 2025, 1, 1, 0, 0, 0, b"acsp") + bytes(28) + numbers(0.9642, 1, 0.8249)[8:] + bytes(48)
    return head + table + body


def tell(file: Path, *fields: str) -> None:
    """Write fields into a photo, as a camera or an editing program would."""
    command = ["exiftool", "-q", "-q", "-m", "-overwrite_original", "-struct", *fields, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def camera_jpeg(file: Path) -> None:
    """A JPEG with everything: Exif with GPS, serials, a maker note and a thumbnail; XMP, IPTC, Photoshop's own, ICC, a comment, a tail."""
    exif = Image.Exif()
    exif.get_ifd(EXIF)[MAKER_NOTE] = b"Rekaan\0" + SECRET.encode() * 20
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    scene().save(file, "JPEG", quality=92, exif=exif, icc_profile=profile, comment=SECRET.encode())
    thumbnail = file.with_name("kecil.jpg")
    scene((160, 120)).save(thumbnail, "JPEG", comment=SECRET.encode())
    tell(
        file,
        *EXIF_FIELDS,
        *XMP_FIELDS,
        *IPTC_FIELDS,
        f"-ThumbnailImage<={thumbnail}",
        "-Photoshop:CopyrightFlag=1",
        "-Photoshop:URL=" + SECRET,
    )
    thumbnail.unlink()
    tail = io.BytesIO()
    with zipfile.ZipFile(tail, "w") as packed:
        packed.writestr(f"{SECRET}.txt", SECRET)
    file.write_bytes(file.read_bytes() + tail.getvalue())


def camera_png(file: Path) -> None:
    """A PNG with Exif, XMP and texts."""
    scene(seed=2).save(file, "PNG")
    tell(file, *EXIF_FIELDS, *XMP_FIELDS, f"-PNG:Comment={SECRET}", f"-PNG:Author={SECRET}", f"-PNG:Software={SECRET}")


def camera_webp(file: Path) -> None:
    """A WebP with Exif and XMP."""
    scene(seed=3).save(file, "WEBP", quality=90)
    tell(file, *EXIF_FIELDS, *XMP_FIELDS)


def camera_heic(file: Path) -> None:
    """A HEIC with Exif, as an iPhone takes it."""
    import pillow_heif

    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Kamera Rekaan", SECRET
    exif.get_ifd(0x8825)[1] = "S"
    picture = pillow_heif.from_pillow(scene(seed=4))
    picture.save(file, quality=80, exif=exif.tobytes())


def camera_mpo(file: Path) -> None:
    """A JPEG with a second picture behind it, as telephones take it for depth."""
    scene(seed=5).save(file, "MPO", save_all=True, append_images=[scene(seed=6)], quality=90)
    tell(file, *EXIF_FIELDS, *XMP_FIELDS)


CAMERAS = {"jpg": camera_jpeg, "png": camera_png, "webp": camera_webp, "heic": camera_heic, "mpo": camera_mpo}
"""Makers of photos, by a short name."""
