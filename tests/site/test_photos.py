"""Photographs: nothing of the camera, all that the record says; upright, true in colour, never larger; redacted beyond recovery."""

import io
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from cameras import CAMERAS, SECRET, exchanging_profile, scene
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageFilter, ImageStat
from reader.builds import PROJECT, build, run_command

from site_builder.gate.pictures import extra_in, packet_in
from site_builder.render.containers import with_packet
from site_builder.render.pictures import encode
from site_builder.render.xmp import packet

MINIMAL = PROJECT / "tests" / "sites" / "minimal"
RECORD = """\
shows: none
alt: {id: "Bedeng <selada> & pagi", en: Lettuce beds at dawn}
caption: {id: Panen pertama, en: The first harvest}
credit: Humas Rutan Contoh
rights: {id: Seizin Rutan Contoh, en: By leave of Rutan Contoh}
source: Sanggar Rekaan
taken: 2025-11-17
"""


def make_root(folder: Path, *, more: str = "") -> Path:
    """The minimal site in two languages, yet without photos."""
    shutil.copytree(MINIMAL, folder)
    settings = folder / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("[id]", "[id, en]") + more, "utf-8")
    (folder / "content" / "photos").mkdir()
    return folder


def add_photo(root: Path, id: str, data: bytes, ending: str, record: str = RECORD) -> None:
    """A photo with its record, above the one story if it is the first, else below it."""
    (root / "content" / "photos" / f"{id}.{ending}").write_bytes(data)
    (root / "content" / "photos" / f"{id}.yaml").write_text(record, "utf-8")
    story = root / "content" / "stories" / "2025" / "panen-selada.md"
    head, _, text = story.read_text("utf-8").rpartition("---\n")
    if "cover:" not in head:
        head += f"cover: {id}\n"
    elif "photos:" not in head:
        head += f"photos: [{id}]\n"
    else:
        head = head.replace("photos: [", f"photos: [{id}, ")
    story.write_text(head + "---\n" + text, "utf-8")


def as_bytes(picture: Image.Image, format: str = "PNG", **how: object) -> bytes:
    """A picture as a file."""
    out = io.BytesIO()
    picture.save(out, format, **how)
    return out.getvalue()


def files_of(output: Path, id: str) -> dict[str, bytes]:
    """What is published of a photo: by size and ending, for example `720.webp`."""
    return {file.name.rpartition("-")[2]: file.read_bytes() for file in sorted((output / "media").glob(f"{id}-*"))}


def opened(data: bytes) -> Image.Image:
    """A published picture as it is looked at."""
    with Image.open(io.BytesIO(data)) as picture:
        return picture.convert("RGB")


def difference(first: Image.Image, second: Image.Image) -> float:
    """How far two pictures of one size are apart, 0 to 255."""
    return sum(ImageStat.Stat(ImageChops.difference(first, second)).rms) / 3


@pytest.fixture(scope="module")
def camera_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose photos come straight from cameras, telephones and editing programs, with AVIF."""
    root = make_root(tmp_path_factory.mktemp("cameras") / "situs", more="features: {avif: true}\n")
    for name, make in CAMERAS.items():
        file = root / f"foto.{name}"
        make(file)
        add_photo(root, f"foto-{name}", file.read_bytes(), "jpg" if name == "mpo" else name)
    build(root, root / "output")
    return root


EVERYWHERE = {
    "SourceFile", "ExifTool:ExifToolVersion", "File:FileName", "File:Directory", "File:FileSize", "File:FileModifyDate",
    "File:FileAccessDate", "File:FileInodeChangeDate", "File:FilePermissions", "File:FileType", "File:FileTypeExtension",
    "File:MIMEType", "File:ImageWidth", "File:ImageHeight", "Composite:ImageSize", "Composite:Megapixels",
}  # fmt: skip
"""What exiftool says of any picture file."""
SHAPE = {
    "File:EncodingProcess", "File:BitsPerSample", "File:ColorComponents", "File:YCbCrSubSampling", "JFIF:JFIFVersion",
    "JFIF:ResolutionUnit", "JFIF:XResolution", "JFIF:YResolution", "RIFF:VP8Version", "RIFF:HorizontalScale", "RIFF:VerticalScale",
    "RIFF:WebP_Flags", "RIFF:ImageWidth", "RIFF:ImageHeight", "QuickTime:MajorBrand", "QuickTime:MinorVersion",
    "QuickTime:CompatibleBrands", "QuickTime:HandlerType", "QuickTime:PrimaryItemReference", "QuickTime:ImageSpatialExtent",
    "QuickTime:ImagePixelDepth", "QuickTime:AV1ConfigurationVersion", "QuickTime:SeqProfile", "QuickTime:SeqTier0",
    "QuickTime:ChromaFormat", "QuickTime:ChromaSamplePosition", "QuickTime:InitialDelaySamples", "QuickTime:ColorProfiles",
    "QuickTime:ColorPrimaries", "QuickTime:TransferCharacteristics", "QuickTime:MatrixCoefficients",
    "QuickTime:QuickTime_ColorRep_0x000a", "QuickTime:MediaData", "QuickTime:MediaDataSize", "QuickTime:MediaDataOffset",
}  # fmt: skip
"""What it says of how our pixels are stored."""
SAID = {
    "XMP:Description": "Panen pertama", "XMP:Description-id": "Panen pertama", "XMP:Description-en": "The first harvest",
    "XMP:Creator": "Humas Rutan Contoh", "XMP:Credit": "Humas Rutan Contoh", "XMP:Source": "Sanggar Rekaan",
    "XMP:DateCreated": "2025:11:17", "XMP:Rights": "Seizin Rutan Contoh", "XMP:Rights-id": "Seizin Rutan Contoh",
    "XMP:Rights-en": "By leave of Rutan Contoh", "XMP:AltTextAccessibility": "Bedeng <selada> & pagi",
    "XMP:AltTextAccessibility-id": "Bedeng <selada> & pagi", "XMP:AltTextAccessibility-en": "Lettuce beds at dawn",
}  # fmt: skip
"""What may be said, and is: exactly what the record says."""


def tags_in(folder: Path) -> dict[str, dict[str, object]]:
    """By file name: whatever exiftool finds in each picture, in its unknown, doubled and embedded parts too."""
    command = ["exiftool", "-json", "-G", "-a", "-u", "-U", "-ee3", "-charset", "utf8", "-r", str(folder)]
    done = subprocess.run(command, capture_output=True, check=False)
    return {Path(one["SourceFile"]).name: one for one in json.loads(done.stdout)}


def test_originals_hold_all_that_is_forbidden(camera_site: Path) -> None:
    """The originals really carry positions, serials, maker notes, faces and histories, so that the next tests look for something."""
    tags = tags_in(camera_site / "content" / "photos")
    jpeg = tags["foto-jpg.jpg"]
    wanted = {
        "EXIF:GPSLatitude", "EXIF:SerialNumber", "EXIF:ThumbnailImage", "XMP:PersonInImage", "XMP:RegionName", "XMP:HistoryAction",
        "XMP:RegionPersonDisplayName", "IPTC:Caption-Abstract", "File:Comment", "ICC_Profile:ProfileDescription", "Photoshop:URL",
    }  # fmt: skip
    assert wanted - jpeg.keys() == set()
    assert "EXIF:GPSLatitude" in tags["foto-png.png"].keys() & tags["foto-webp.webp"].keys() & tags["foto-mpo.jpg"].keys()
    assert tags["foto-heic.heic"]["EXIF:Model"] == SECRET
    assert "MPF:NumberOfImages" in tags["foto-mpo.jpg"]
    for file in (camera_site / "content" / "photos").iterdir():
        assert file.suffix == ".yaml" or SECRET.encode() in file.read_bytes(), file


def test_an_independent_reader_finds_what_the_record_says_and_nothing_else(camera_site: Path) -> None:
    """In every published photo exiftool finds caption, credit, alt, rights, source and date, and no tag that is not on the list."""
    tags = tags_in(camera_site / "output" / "media")
    photos = {name: found for name, found in tags.items() if name.startswith("foto-")}
    assert {name.rpartition(".")[2] for name in photos} == {"jpg", "webp", "avif"}
    assert len(photos) == len(CAMERAS) * 9 + 3
    for name, found in photos.items():
        assert {tag: value for tag, value in found.items() if tag.startswith("XMP:")} == SAID, name
        assert set(found) - EVERYWHERE - SHAPE - set(SAID) == set(), name


def test_an_independent_reader_finds_nothing_beside_the_pixels_of_a_share_card(camera_site: Path) -> None:
    """In a card, be its photo from whichever camera, exiftool finds no tag but those of its shape."""
    tags = tags_in(camera_site / "output" / "media" / "share")
    assert sorted({name.rpartition("-")[0].rpartition("-")[0] for name in tags}) == ["panen-selada", "site"]
    assert {name: set(found) - EVERYWHERE - SHAPE for name, found in tags.items()} == {name: set() for name in tags}


def test_no_published_byte_holds_a_word_of_the_camera(camera_site: Path) -> None:
    """No file of the site holds the secret that stands in every field of every original."""
    for file in (camera_site / "output").rglob("*"):
        assert file.is_dir() or SECRET.encode() not in file.read_bytes(), file


def test_pictures_show_what_the_originals_show(camera_site: Path) -> None:
    """Whatever kind of file it came in, the photo is the same photo, in each format."""
    for seed, name in enumerate(CAMERAS, 1):
        for size, data in files_of(camera_site / "output", f"foto-{name}").items():
            if size.startswith("720."):
                assert difference(opened(data), scene(seed=seed).resize((720, 540), Image.Resampling.LANCZOS)) < 12, (name, size)


def picture_of(mode: str) -> tuple[Image.Image, Image.Image]:
    """A picture of an unusual kind, and how it is to look."""
    plain = scene(seed=7)
    grey = plain.convert("L").convert("RGB")
    if mode == "CMYK":
        made = plain.convert("CMYK")
        return made, made.convert("RGB")
    if mode == "palette":
        made = plain.quantize(200)
        return made, made.convert("RGB")
    if mode == "16 bit":
        return plain.convert("L").convert("I").point(lambda value: value * 257).convert("I;16"), grey
    if mode == "grey":
        return plain.convert("L"), grey
    with_hole = plain.copy()
    with_hole.putalpha(Image.new("L", plain.size, 255))
    with_hole.paste((255, 0, 0, 0), (300, 200, 700, 600))
    on_white = plain.copy()
    on_white.paste("white", (300, 200, 700, 600))
    return with_hole, on_white


HIDDEN, HIDDEN_BOX = "redact: [{left: 10, top: 20, width: 20, height: 30}]\n", (72, 90, 216, 225)
"""A region that lies elsewhere when the picture is turned, and where it is in 720 × 450 pixels."""


def fineness(picture: Image.Image) -> float:
    """How much detail a picture has."""
    return difference(picture, picture.filter(ImageFilter.GaussianBlur(4)))


KINDS = {"CMYK": "JPEG", "palette": "PNG", "16 bit": "PNG", "grey": "JPEG", "transparent": "PNG"}


def oriented(upright: Image.Image, number: int) -> bytes:
    """A JPEG that a camera noted as turned: whoever looks at it sees *upright*."""
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = upright.transpose(Image.Transpose(back[number])) if number in back else upright
    exif = Image.Exif()
    exif[0x0112] = number
    return as_bytes(stored, "JPEG", quality=95, exif=exif)


def in_foreign_colours(picture: Image.Image) -> bytes:
    """A PNG with a profile that exchanges red and blue: with it one sees *picture*, without it another one."""
    red, green, blue = picture.split()
    return as_bytes(Image.merge("RGB", (blue, green, red)), icc_profile=exchanging_profile())


def crowded() -> Image.Image:
    """A portrait that is fine structure all over, as leaves, gravel or a crowd are."""
    plain = scene((1080, 1440), seed=13)
    grain = Image.frombytes("L", plain.size, Random(13).randbytes(plain.width * plain.height))  # noqa: S311 (a drawing)
    return Image.blend(plain, Image.merge("RGB", (grain.filter(ImageFilter.GaussianBlur(1.2)),) * 3), 0.5)


@pytest.fixture(scope="module")
def kinds_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with photos of every kind: orientations, colours, depths."""
    root = make_root(tmp_path_factory.mktemp("kinds") / "situs")
    for number in range(1, 9):
        add_photo(root, f"arah-{number}", oriented(scene((800, 500), seed=8), number), "jpg", RECORD + HIDDEN)
    for mode, format in KINDS.items():
        add_photo(
            root,
            f"jenis-{mode.lower().replace(' ', '-')}",
            as_bytes(picture_of(mode)[0], format),
            format[:3].lower().replace("jpe", "jpg"),
        )
    add_photo(root, "warna-asing", in_foreign_colours(scene(seed=9)), "png")
    add_photo(root, "ramai", as_bytes(crowded(), "JPEG", quality=92), "jpg")
    add_photo(root, "kecil", as_bytes(scene((300, 200), seed=10)), "png")
    add_photo(root, "garis", as_bytes(scene((2000, 8), seed=11)), "png")
    build(root, root / "output")
    return root


@pytest.mark.parametrize("number", range(1, 9))
def test_photos_stand_upright(number: int, kinds_site: Path) -> None:
    """However the camera was held, the published photo stands as one looks at it, and what is redacted lies where one saw it."""
    files = files_of(kinds_site / "output", f"arah-{number}")
    shown = {size: opened(data) for size, data in files.items() if size.startswith("720.")}
    assert {size: picture.size for size, picture in shown.items()} == {"720.jpg": (720, 450), "720.webp": (720, 450)}
    for picture in shown.values():
        expected = scene((800, 500), seed=8).resize((720, 450), Image.Resampling.LANCZOS)
        assert fineness(expected.crop(HIDDEN_BOX)) > 5
        assert fineness(picture.crop(HIDDEN_BOX)) < 1.5
        for one in (expected, picture):
            one.paste("grey", (HIDDEN_BOX[0] - 20, HIDDEN_BOX[1] - 20, HIDDEN_BOX[2] + 20, HIDDEN_BOX[3] + 20))
        assert difference(picture, expected) < 12


@pytest.mark.parametrize("mode", KINDS)
def test_photos_of_any_kind_look_as_they_did(mode: str, kinds_site: Path) -> None:
    """CMYK, palettes, 16 bits, grey and transparency become plain colours; what was transparent is white."""
    data = files_of(kinds_site / "output", f"jenis-{mode.lower().replace(' ', '-')}")["720.webp"]
    assert difference(opened(data), picture_of(mode)[1].resize((720, 540), Image.Resampling.LANCZOS)) < 12


def test_foreign_colours_look_as_they_did(kinds_site: Path) -> None:
    """A photo in another colour profile is converted: without its profile it shows the same colours."""
    looked_at = scene(seed=9).resize((720, 540), Image.Resampling.LANCZOS)
    untouched = opened(in_foreign_colours(scene(seed=9))).resize((720, 540), Image.Resampling.LANCZOS)
    assert difference(looked_at, untouched) > 30
    assert difference(looked_at, opened(files_of(kinds_site / "output", "warna-asing")["720.webp"])) < 12


def test_no_picture_is_larger_than_its_original(kinds_site: Path) -> None:
    """A small picture is published in its own size and no other; a page never says that a file is wider than it is."""
    assert sorted(files_of(kinds_site / "output", "kecil")) == ["300.jpg", "300.webp"]
    assert {size: opened(data).size for size, data in files_of(kinds_site / "output", "garis").items()} == {
        f"{width}.{ending}": (width, max(round(8 * width / 2000), 1)) for width in (360, 720, 1200) for ending in ("jpg", "webp")
    }


def test_a_photo_on_a_telephone_is_light(kinds_site: Path) -> None:
    """In the size that a sharp telephone loads, even a portrait full of detail takes less than 50 KB."""
    sizes = files_of(kinds_site / "output", "ramai")
    assert opened(sizes["720.webp"]).size == (720, 960)
    assert len(sizes["720.webp"]) < 50_000


def test_heic_without_its_reader_is_told(camera_site: Path, tmp_path: Path) -> None:
    """Where the addition is not installed, a HEIC photo is refused with the command that installs it, and nothing is built."""
    (tmp_path / "pillow_heif.py").write_text("raise ImportError\n", "utf-8")
    places = os.pathsep.join((str(tmp_path), str(PROJECT)))
    root = shutil.copytree(camera_site / "content", tmp_path / "content").parent
    done = run_command("build", "--root", root, "--lang", "en", environment={"PYTHONPATH": places})
    assert (done.returncode, (tmp_path / "output").exists()) == (1, False)
    assert done.stderr.splitlines()[0] == (
        "content/photos/foto-heic.heic:1:1: M110: HEIC photos (as iPhones take them) cannot be read on this computer yet. Install "
        'the reader once: pip install "site-builder[heic]". Or save the photo as JPEG and put that in place of this file.'
    )


REDACTED = """\
redact:
  - {left: 10, top: 20, width: 20, height: 30}
  - {left: 25, top: 40, width: 20, height: 30}
  - {left: 90, top: 0, width: 10, height: 10}
  - {left: 60, top: 70, width: 1, height: 1}
"""
"""A region, one that overlaps it, one in a corner, a tiny one."""
BOXES = ((10, 20, 20, 30), (25, 40, 20, 30), (90, 0, 10, 10), (60, 70, 1, 1))


def with_faces(detail: int) -> Image.Image:
    """A scene in which each region holds a fine pattern around one grey: another one for another *detail*, with the same means."""
    picture = scene(seed=12)
    for left, top, width, height in BOXES:
        # the margin of a region is hidden with it, so the pattern may fill a little more than the region
        box = [
            round(share * side / 100)
            for share, side in zip((left, top, left + width, top + height), picture.size * 2, strict=True)
        ]
        box = [max(box[0] - 8, 0), max(box[1] - 8, 0), min(box[2] + 8, picture.width), min(box[3] + 8, picture.height)]
        for y in range(box[1] // 2 * 2, box[3], 2):
            for x in range(box[0] // 2 * 2, box[2], 2):
                light = (x * 7 + y * 13 + detail * x * y) % 90
                cells = (128 + light, 128 - light) if (x * y * detail) % 3 else (128 - light, 128 + light)
                for at, value in (((x, y), cells[0]), ((x + 1, y), cells[1]), ((x, y + 1), cells[1]), ((x + 1, y + 1), cells[0])):
                    picture.putpixel(at, (value, 255 - value + 1, value))
    return picture


@pytest.fixture(scope="module")
def redacted_twice(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """One site, made from two originals that differ in nothing but the fine detail of their redacted regions."""
    sites = []
    for detail in (1, 2):
        root = make_root(tmp_path_factory.mktemp("redacted") / "situs", more="features: {avif: true}\n")
        add_photo(root, "wajah", as_bytes(with_faces(detail)), "png", RECORD + REDACTED)
        build(root, root / "output")
        sites.append(root / "output")
    return sites


def test_a_redacted_region_holds_nothing_of_its_detail(redacted_twice: list[Path]) -> None:
    """Two originals that differ only in the detail of their redacted regions become the same files, byte for byte, in each size and crop."""
    assert difference(with_faces(1), with_faces(2)) > 10
    first, second = (files_of(output, "wajah") for output in redacted_twice)
    assert sorted(first) == sorted(second)
    assert {ending: sum(size.endswith(ending) for size in first) for ending in ("jpg", "webp", "avif")} == {
        "jpg": 6,
        "webp": 3,
        "avif": 3,
    }
    assert [size for size in first if first[size] != second[size]] == []


NEW_WORDS = RECORD.replace("Panen pertama", "Panen kedua & ketiga, pukul 09.00 WITA").replace("Sanggar Rekaan", "Sanggar Lentera")


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    """A site with two photos, built with a memory."""
    root = make_root(tmp_path / "situs", more="features: {avif: true}\n")
    for number in (1, 2):
        add_photo(root, f"foto-{number}", as_bytes(scene((900, 600), seed=number)), "png")
    build(root, root / "output", "--state", tmp_path / "state")
    return root


def rewritten(root: Path, **environment: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Everything that is published once a caption is another: made with memory, and made without one."""
    (root / "content" / "photos" / "foto-1.yaml").write_text(NEW_WORDS, "utf-8")
    build(root, root / "output", "--state", root.parent / "state", environment=environment)
    build(root, root.parent / "clean", "--state", root.parent / "no-state")
    made, clean = (
        {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        for folder in (root / "output", root.parent / "clean")
    )
    return made, clean


def told_in(files: dict[str, bytes]) -> int:
    """In how many published sizes of the photo the new caption stands."""
    return sum(b"Panen kedua" in data for path, data in files.items() if path.startswith("media/foto-1-"))


def test_new_words_need_no_new_pixels(drawn: Path, tmp_path: Path) -> None:
    """A caption is changed in every size of a photo without the library that makes pictures; the files are those of a clean build."""
    (tmp_path / "PIL").mkdir()
    (tmp_path / "PIL" / "__init__.py").write_text("raise ImportError\n", "utf-8")
    path = os.pathsep.join((str(tmp_path), str(PROJECT), os.environ.get("PYTHONPATH", "")))
    made, clean = rewritten(drawn, PYTHONPATH=path)
    assert made == clean
    assert told_in(made) == 12


def test_published_pixels_that_were_damaged_are_not_taken_over(drawn: Path) -> None:
    """What became of the published files meanwhile changes no byte of the next build."""
    for number, file in enumerate(sorted((drawn / "output" / "media").glob("foto-1-*"))):
        data = bytearray(file.read_bytes())
        data[-40] ^= 0xFF
        file.write_bytes(data) if number % 2 else file.unlink()
    made, clean = rewritten(drawn)
    assert made == clean
    assert told_in(made) == 12


def test_photos_that_no_page_shows_are_not_published(drawn: Path) -> None:
    """A photo that a story no longer shows is gone in every size with the next build."""
    story = drawn / "content" / "stories" / "2025" / "panen-selada.md"
    story.write_text(story.read_text("utf-8").replace("photos: [foto-2]\n", ""), "utf-8")
    build(drawn, drawn / "output", "--state", drawn.parent / "state")
    assert {file.name[:6] for file in (drawn / "output" / "media").iterdir() if file.is_file()} == {"foto-1"}


WORDS = st.text(st.characters(codec="utf-8"), max_size=30)
SAYINGS = st.fixed_dictionaries({key: st.lists(st.tuples(st.sampled_from(["id", "en"]), WORDS), max_size=2, unique_by=lambda one: one[0])
                                 for key in ("description", "alt", "rights")}
                                | dict.fromkeys(("creator", "credit", "source", "created"), WORDS))  # fmt: skip


@pytest.fixture(scope="module")
def bare_files() -> dict[str, bytes]:
    """A small picture in each format, as it is made."""
    return {format: encode(scene((61, 40)), format, 60) for format in ("jpeg", "webp", "avif")}


@settings(max_examples=150, deadline=None)
@given(said=st.lists(SAYINGS, min_size=1, max_size=3), format=st.sampled_from(["jpeg", "webp", "avif"]))
def test_the_gate_lets_through_what_may_be_said(said: list[Mapping[str, Any]], format: str, bare_files: dict[str, bytes]) -> None:
    """Whatever words are put beside the pixels, one after the other, the gate finds them in order, and the last words alone are there."""
    data = bare_files[format]
    for one in said:
        data = with_packet(data, packet(SimpleNamespace(**one)))
        assert extra_in(data) == ""
    assert packet_in(data) == packet(SimpleNamespace(**said[-1]))
    assert with_packet(data, b"") == bare_files[format]
    assert opened(data).tobytes() == opened(bare_files[format]).tobytes()


FULL = packet(SimpleNamespace(
    description=[("id", "Panen"), ("en", "Harvest")], alt=[("id", "Selada")], rights=[("id", "Seizin")],
    creator="Humas", credit="Humas", source="Sanggar", created="2025-11-17",
))  # fmt: skip
SMUGGLED = (
    (b"</rdf:Description>", b"<photoshop:City>Kota</photoshop:City></rdf:Description>"),
    (b"</rdf:Description>", b"<photoshop:Credit>Dua</photoshop:Credit></rdf:Description>"),
    (b'rdf:about=""', b'rdf:about="" photoshop:Instructions="x"'),
    (b'rdf:about=""', b'rdf:about="uuid:1"'),
    (b"<photoshop:Credit>", b'<photoshop:Credit xml:lang="id">'),
    (b"<photoshop:Credit>Humas", b"<photoshop:Credit><photoshop:Source>Humas</photoshop:Source>"),
    (b"<rdf:Description", b"<!-- x --><rdf:Description"),
    (b"<rdf:Description", b"<?x y?><rdf:Description"),
    (b"<rdf:Description", b"x<rdf:Description"),
    (b"</rdf:RDF>", b'<rdf:Description rdf:about=""/></rdf:RDF>'),
    (b"</rdf:Seq>", b"</rdf:Seq>x"),
    (b"<rdf:Seq>", b'<rdf:Seq rdf:ID="x">'),
    (b"<rdf:li>Humas</rdf:li>", b'<rdf:li rdf:resource="x">Humas</rdf:li>'),
    (b'xml:lang="en"', b'xml:lang="de"'),
    (b'xml:lang="en"', b'xml:lang="id"'),
    (b"<x:xmpmeta ", b'<!DOCTYPE x [<!ENTITY a "b">]><x:xmpmeta '),
    (b"<x:xmpmeta ", b'<x:xmpmeta x:xmptk="Penyunting" '),
    (b"</x:xmpmeta>", b"</x:xmpmeta>    "),
    (b"Iptc4xmpCore:AltTextAccessibility>", b"Iptc4xmpCore:Location>"),
    (b"</x:xmpmeta>", b"</x:xmpmet>"),
    (b"<?xpacket begin", b"<?xpacket  begin"),
)


@pytest.mark.parametrize("format", ["jpeg", "webp", "avif"])
@pytest.mark.parametrize(("old", "new"), SMUGGLED)
def test_the_gate_stops_whatever_else_is_said(format: str, old: bytes, new: bytes, bare_files: dict[str, bytes]) -> None:
    """Another property, attribute, language, comment, entity or text between the properties is found, in each format."""
    assert FULL.count(old) >= 1
    assert extra_in(with_packet(bare_files[format], FULL)) == ""
    assert extra_in(with_packet(bare_files[format], FULL.replace(old, new)))


def wrapped(name: bytes, data: bytes) -> bytes:
    """A box or chunk in an AVIF."""
    return (len(data) + 8).to_bytes(4, "big") + name + data


def hidden_in(format: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The file with something in each place where something could lie."""
    yield "behind", data + b"x"
    yield "not to its end", data[:-1]
    if format == "jpeg":
        rest = data[data.index(b"\xff\xdb") :]
        for marker in (*range(0xE1, 0xEE), 0xEF, 0xFE):
            yield f"segment {marker:X}", data[: -len(rest)] + bytes((0xFF, marker, 0, 6)) + b"Exif" + rest
        yield "second packet", data[: -len(rest)] + data[20 : -len(rest)] + rest
        yield "thumbnail in JFIF", data[:2] + b"\xff\xe0\0\x13JFIF\0\1\1\0\0\1\0\1\1\1abc" + data[20:]
    elif format == "webp":
        for name in (b"EXIF", b"ICCP", b"ANIM", b"ANMF", b"XMP ", b"abcd"):
            chunks = data[12:] + name + b"\4\0\0\0abcd"
            yield f"chunk {name!r}", b"RIFF" + (len(chunks) + 4).to_bytes(4, "little") + b"WEBP" + chunks
    else:
        for name in (b"free", b"uuid", b"skip", b"moov", b"mdat"):
            yield f"box {name!r}", data + wrapped(name, b"abcd")
        yield "box in front", data[:32] + wrapped(b"free", b"abcd") + data[32:]
        mdat = data.index(b"mdat") - 4
        yield "within the bytes", data[:mdat] + wrapped(b"mdat", data[mdat + 8 :] + b"abcd")
        yield "item of another kind", data.replace(b"application/rdf+xml", b"application/rdf+xmm")
        yield "property", data.replace(b"pixi", b"infx")


@pytest.mark.parametrize("format", ["jpeg", "webp", "avif"])
def test_the_gate_finds_whatever_lies_beside_pixels_and_words(format: str, bare_files: dict[str, bytes]) -> None:
    """In every place of a file where something could lie, it is found."""
    data = with_packet(bare_files[format], FULL)
    assert [place for place, whole in hidden_in(format, data) if not extra_in(whole)] == []
