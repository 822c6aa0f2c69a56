"""What must not be published: hidden stories, unused photos, whatever lies beside a photo's pixels, redacted faces."""

import hashlib
import io
import math
import re
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat
from reader.builds import PROJECT, Built, build, run_command, unpacked
from reader.content import parse

SECRETS = (
    "RAHASIA-DRAF-1",
    "RAHASIA-TINJAU-2",
    "RAHASIA-SETUJU-3",
    "RAHASIA-TARIK-4",
    "RAHASIA-EMBARGO-5",
    "RAHASIA-TERBIT-6",
    "RAHASIA-KEDALUWARSA-7",
    "RAHASIA-TERJEMAHAN-8",
    "RAHASIA-HALAMAN-9",
    "RAHASIA-KOREKSI-10",
    "RAHASIA-FOTO-11",
)
"""A word in every part of the fictional site that may not be published: the title, summary, number, text, address or alt text
of a draft, a story in review, an approved, a withdrawn, an embargoed, a coming and an expired one, a draft translation, a draft
page, a correction that is still to come, and a photo that only a draft uses."""

HIDDEN = {
    "rahasia-draf-1", "rahasia-draf-1-english", "rahasia-tinjau-2", "rahasia-setuju-3", "rahasia-tarik-4", "rahasia-embargo-5",
    "rahasia-embargo-5-award", "rahasia-terbit-6", "rahasia-kedaluwarsa-7", "rahasia-terjemahan-8", "rahasia-halaman-9",
    "keranjang-tak-terpakai",
}  # fmt: skip
"""Their ids and addresses."""

FOREIGN = (b"GPS", b"Exif", b"exif", b"ICC_PROFILE", b"ICCP", b"Photoshop",
           b"BUKAN-UNTUK-TERBIT", b"RAHASIA", b"Kamera Rekaan", b"Rekaan RX", b"MAKERNOTE", b"Penyunting", b"Lensa Rekaan",
           b"PersonInImage", b"tEXt", b"iTXt", b"eXIf", b"2024:02:05")  # fmt: skip
"""Traces of cameras and editing programs that the originals carry."""

PHOTOS = PROJECT / "tests" / "sites" / "contoh" / "content" / "photos"


def texts(site: Built) -> dict[str, str]:
    """Every published byte and file name as text, however it may be read."""
    return {path: path + "\n" + unpacked(path, site.read(path)).decode("utf-8", "surrogateescape") for path in site.files}


def test_every_secret_stands_in_the_sources(contoh: Built) -> None:
    """Each secret word and each hidden id is really in the editors' files, so that the next tests look for something."""
    sources = "\n".join(
        f"{path.name}\n{path.read_text('utf-8')}"
        for path in sorted((contoh.root / "content").rglob("*.*"))
        if path.suffix in (".md", ".yaml")
    )
    assert [word for word in (*SECRETS, *HIDDEN) if word not in sources] == []


def test_the_list_of_secrets_is_whole(contoh: Built) -> None:
    """The editors' files hold no secret word that these tests do not know."""
    sources = "\n".join(
        path.read_text("utf-8") for path in (contoh.root / "content").rglob("*.*") if path.suffix in (".md", ".yaml")
    )
    assert set(re.findall(r"RAHASIA-[A-Z]+-\d+", sources)) == set(SECRETS)


def secrets_in(site: Built) -> dict[str, list[bytes]]:
    """The files that hold a secret word or a hidden id, in any case, in their name or their bytes."""
    words = [word.lower().encode() for word in (*SECRETS, *HIDDEN)]
    wholes = ((path, path.encode() + b"\n" + unpacked(path, site.read(path)).lower()) for path in site.files)
    return {path: found for path, whole in wholes if (found := [word for word in words if word in whole])}


def test_no_published_byte_holds_a_secret(contoh: Built) -> None:
    """No file of the site holds a secret word or a hidden id in any case, in its name or in its bytes."""
    assert secrets_in(contoh) == {}


def test_no_portable_byte_holds_a_secret(portable: Built) -> None:
    """The site for a disk hides the same."""
    assert secrets_in(portable) == {}


def test_tags_of_hidden_stories_are_not_counted(contoh: Built) -> None:
    """A tag that only hidden stories bear has no page, and the numbers beside the tags count public stories only."""
    files = contoh.files
    assert hidden_tags(contoh)
    for tag in hidden_tags(contoh):
        assert not [path for path in files if f"/{tag}/" in path], tag


def hidden_tags(site: Built) -> set[str]:
    """Tags that no public story bears."""
    public: set[str] = set()
    hidden: set[str] = set()
    for file in (site.root / "content" / "stories").glob("*/*.md"):
        if file.name.count(".") == 1:
            head = parse(file.read_text("utf-8").split("---\n")[1])
            names = {"-".join(re.findall("[a-z0-9]+", tag.lower())) for tag in head.get("tags", ())}
            (hidden if file.stem in HIDDEN else public).update(names)
    return hidden - public


def test_a_story_appears_at_its_minute_and_not_before(small: Built, tmp_path: Path) -> None:
    """One minute before its time an embargoed story is nowhere; at its time it is there."""
    head = parse((small.root / "content/stories/2026/rahasia-embargo-5.md").read_text("utf-8").split("---\n")[1])
    at = datetime.fromisoformat(max(head.get(key, "") for key in ("embargo", "publish")).replace(" ", "T"))
    build(small.root, tmp_path / "before", "--as-of", (at - timedelta(minutes=1)).isoformat())
    build(small.root, tmp_path / "after", "--as-of", at.isoformat())
    before, after = (Built("small", small.root, tmp_path / name, small.base_url) for name in ("before", "after"))
    assert [path for path, text in texts(before).items() if "rahasia-embargo-5" in text.lower()] == []
    assert "berita/2026/rahasia-embargo-5/index.html" in after.files
    assert "RAHASIA-EMBARGO-5" in texts(after)["rss.xml"]


def test_an_expired_story_is_taken_away(small: Built, tmp_path: Path) -> None:
    """A rebuild after its expiry removes every trace of a story that was public in the same folder before."""
    build(small.root, tmp_path / "site", "--as-of", "2025-03-20T09:00")
    site = Built("small", small.root, tmp_path / "site", small.base_url)
    assert [path for path, text in texts(site).items() if "RAHASIA-KEDALUWARSA-7" in text]
    build(small.root, tmp_path / "site", "--as-of", "2025-06-01T09:00")
    assert [path for path, text in texts(site).items() if "rahasia-kedaluwarsa-7" in text.lower()] == []


def test_the_list_command_shows_hidden_stories_to_the_newsroom_only(contoh: Built) -> None:
    """`list` names every hidden story on the terminal, which is not published."""
    said = run_command("list", "--root", contoh.root, "--as-of", "2026-11-22T09:00").stdout
    wanted = {
        "rahasia-draf-1",
        "rahasia-tinjau-2",
        "rahasia-setuju-3",
        "rahasia-tarik-4",
        "rahasia-embargo-5",
        "rahasia-terbit-6",
        "rahasia-kedaluwarsa-7",
    }
    assert {id for id in wanted if id in said} == wanted


STRUCTURE = {
    "xmp", "jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression", "loop", "background", "timestamp", "duration",
}  # fmt: skip
"""What Pillow tells of a JPEG's and a WebP's own structure, and what the record says (which `test_photos.py` reads). `exif`,
`icc_profile`, `comment` and `photoshop` would stand beside it."""


def pictures(site: Built) -> list[str]:
    """Every published raster picture."""
    return [path for path in site.files if path.endswith((".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"))]


def test_originals_carry_what_may_not_be_published() -> None:
    """The fictional site's originals really hold coordinates, serials, XMP and the forbidden name."""
    whole = b"".join(file.read_bytes() for file in sorted(PHOTOS.iterdir()))
    assert [
        word
        for word in (b"Exif", b"xpacket", b"BUKAN-UNTUK-TERBIT", b"SN-RAHASIA-0001", b"MAKERNOTE", b"tEXt")
        if word not in whole
    ] == []
    with Image.open(PHOTOS / "mesin-jahit.jpg") as picture:
        assert picture.getexif().get_ifd(0x8825)


def test_pictures_carry_nothing_beside_their_pixels(contoh: Built) -> None:
    """No published picture has Exif, a colour profile, a comment, Photoshop data, text, more than one frame or a thumbnail."""
    found = {}
    for path in pictures(contoh):
        with Image.open(io.BytesIO(contoh.read(path))) as picture:
            picture.load()
            beside = set(picture.info) - STRUCTURE
            if beside or dict(picture.getexif()) or getattr(picture, "n_frames", 1) > 1:
                found[path] = (beside, dict(picture.getexif()))
    assert len(pictures(contoh)) > 100
    assert found == {}


def test_pictures_hold_no_trace_of_a_camera(site: Built) -> None:
    """The raw bytes of every published picture hold no word that a camera or an editing program leaves."""
    assert {path: words for path in pictures(site) if (words := [word for word in FOREIGN if word in site.read(path)])} == {}


def test_pictures_are_photos_in_formats_that_all_know(contoh: Built) -> None:
    """Published pictures are JPEG or WebP, and each is what its ending says."""
    kinds = {"jpg": "JPEG", "webp": "WEBP"}
    for path in pictures(contoh):
        with Image.open(contoh.output / path) as picture:
            assert picture.format == kinds[path.rpartition(".")[2]], path


def test_no_original_is_published(contoh: Built) -> None:
    """No published file has the bytes of an original, and none holds a whole original inside it."""
    originals = {hashlib.sha256(file.read_bytes()).hexdigest(): file.name for file in PHOTOS.iterdir() if file.suffix != ".yaml"}
    pieces = {file.name: file.read_bytes()[-2048:-16] for file in PHOTOS.iterdir() if file.suffix in (".jpg", ".webp", ".png")}
    for path in contoh.files:
        data = contoh.read(path)
        assert hashlib.sha256(data).hexdigest() not in originals, path
        assert [name for name, piece in pieces.items() if piece in data] == [], path


def test_photos_that_no_public_page_shows_are_not_published(contoh: Built) -> None:
    """The published pictures are of exactly the photos that public records use, beside the share cards."""
    photos = [path.removeprefix("media/") for path in pictures(contoh) if not path.startswith("media/share/")]
    ids = {re.sub(r"-[0-9a-f]{10}-[0-9x]+\.\w+$", "", name) for name in photos}
    assert ids == {file.stem for file in PHOTOS.glob("*.yaml")} - {"keranjang-tak-terpakai"}


def test_every_published_picture_is_used(contoh: Built) -> None:
    """Each picture's address stands in some page, feed or linked data of the site."""
    whole = "\n".join(text for path, text in texts(contoh).items() if path.endswith((".html", ".xml", ".json")))
    assert [path for path in pictures(contoh) if path.removeprefix("media/") not in whole] == []


def test_the_site_holds_no_archive(site: Built) -> None:
    """Nothing published is an archive or a document that could hide something; what is searched is packed as pagefind packs it."""
    searched = [path for path in site.files if path.endswith((".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment"))]
    assert all(unpacked(path, site.read(path)) for path in searched)
    packed = [
        path
        for path in set(site.files) - set(searched)
        if not path.endswith(".pagefind")
        if zipfile.is_zipfile(site.output / path) or site.read(path)[:4] in (b"%PDF", b"\x1f\x8b\x08\x00")
    ]
    assert packed == []


REGIONS = ((28.5, 20.0, 13.0, 22.5), (61.0, 20.0, 13.0, 22.5))
"""Of `pos-kesehatan`, as its record says: left, top, width and height in hundredths."""
COARSEST = 14
"""Blocks across a redacted region, at the most."""


def published(site: Built, id: str) -> list[str]:
    """Every published size of a photo."""
    return [path for path in pictures(site) if re.match(rf"media/{id}-[0-9a-f]{{10}}-", path)]


def as_published(original: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The original as it would look in *size* without redaction: upright, cut from the middle, scaled."""
    return ImageOps.fit(ImageOps.exif_transpose(original).convert("RGB"), size, Image.Resampling.LANCZOS)


def region_in(
    size: tuple[int, int], whole: tuple[int, int], region: tuple[float, float, float, float]
) -> tuple[int, int, int, int] | None:
    """Where a region of the upright original lies in a published size, a little within its edges; none where it was cut away."""
    scale = max(size[0] / whole[0], size[1] / whole[1])
    cut = ((whole[0] * scale - size[0]) / 2, (whole[1] * scale - size[1]) / 2)
    left, top, width, height = (part / 100 for part in region)
    box = [left * whole[0] * scale - cut[0], top * whole[1] * scale - cut[1]]
    box += [box[0] + width * whole[0] * scale, box[1] + height * whole[1] * scale]
    inner = (
        max(math.ceil(box[0]) + 1, 0),
        max(math.ceil(box[1]) + 1, 0),
        min(int(box[2]) - 1, size[0]),
        min(int(box[3]) - 1, size[1]),
    )
    return inner if inner[2] - inner[0] > 8 and inner[3] - inner[1] > 8 else None


def roughness(picture: Image.Image) -> float:
    """How much detail a picture has that a few blocks across could not show."""
    across = min(COARSEST, picture.width)
    few = picture.resize((across, max(across * picture.height // picture.width, 1)), Image.Resampling.BOX)
    smooth = few.resize(picture.size, Image.Resampling.BICUBIC)
    return sum(ImageStat.Stat(ImageChops.difference(picture, smooth)).rms) / 3


@pytest.mark.parametrize("number", [0, 1], ids=["first face", "second face"])
def test_redacted_regions_are_burnt_into_every_size(number: int, contoh: Built) -> None:
    """In each published size and crop, a redacted region differs from the original and is coarse: no detail of a face is left."""
    with Image.open(PHOTOS / "pos-kesehatan.jpg") as opened:
        original = opened.copy()
    whole = ImageOps.exif_transpose(original).size
    sizes = published(contoh, "pos-kesehatan")
    assert len(sizes) == 9
    looked_at = 0
    for path in sizes:
        with Image.open(contoh.output / path) as picture:
            made = picture.convert("RGB")
        box = region_in(made.size, whole, REGIONS[number])
        if box is None:
            continue
        before, after = as_published(original, made.size).crop(box), made.crop(box)
        difference = sum(ImageStat.Stat(ImageChops.difference(before, after)).rms) / 3
        assert difference > 6, (path, difference)
        assert roughness(after) < roughness(before) * 0.6, (path, roughness(before), roughness(after))
        looked_at += 1
    assert looked_at >= 6


def test_outside_the_redacted_regions_a_photo_is_itself(contoh: Built) -> None:
    """Beside the redacted regions, upright and in place, a published photo shows what the original shows."""
    for id in ("pos-kesehatan", "mesin-jahit", "bengkel-kayu", "kebun-selada", "masjid-senja"):
        with Image.open(PHOTOS / f"{id}.jpg") as opened:
            original = opened.copy()
        for path in published(contoh, id):
            with Image.open(contoh.output / path) as picture:
                made = picture.convert("RGB")
            before = as_published(original, made.size)
            if id == "pos-kesehatan":
                lower = (0, round(made.height * 0.5), made.width, made.height)
                before, made = before.crop(lower), made.crop(lower)
            assert sum(ImageStat.Stat(ImageChops.difference(before, made)).rms) / 3 < 12, path


def test_a_redacted_photo_has_another_name_than_the_open_one(small: Built, tmp_path: Path) -> None:
    """Taking the redaction away changes the name of every size, so that no cache shows one for the other."""
    import shutil

    shutil.copytree(small.root / "content", tmp_path / "content")
    record = tmp_path / "content/photos/pos-kesehatan.yaml"
    text = record.read_text("utf-8")
    record.write_text(text[: text.index("redact:")], "utf-8")
    build(tmp_path, tmp_path / "output")
    other = Built("small", tmp_path, tmp_path / "output", small.base_url)
    assert not set(published(small, "pos-kesehatan")) & set(published(other, "pos-kesehatan"))
    assert len(published(other, "pos-kesehatan")) == len(published(small, "pos-kesehatan"))
