"""`serve` in a real browser: an edit shows, a mistake shows, the last good site stays."""

import io
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the shipped content, to be edited."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


@contextmanager
def serving(site: Path, *more: str) -> Iterator[str]:
    """The address at which a site is served."""
    port = free_port()
    command = [
        sys.executable,
        "-u",
        "-m",
        "site_builder",
        "serve",
        "--root",
        str(site),
        "--port",
        str(port),
        "--lang",
        "en",
        *more,
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line)
            if "Ctrl+C" in line:
                break
        else:
            pytest.fail("".join(lines))
        yield f"http://127.0.0.1:{port}/"
        process.terminate()


@pytest.fixture
def served(site: Path) -> Iterator[str]:
    """The address at which the copy is served."""
    with serving(site) as address:
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in a browser profile of its own."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def save(file: Path, old: str, new: str) -> None:
    """Edit a file as an editor does."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def test_saved_edit_shows_in_the_browser(site: Path, served: str, page: Page) -> None:
    """A changed sentence shows in an open page without anybody reloading it, and a later edit shows too."""
    page.goto(f"{served}tentang/")
    page.wait_for_load_state("networkidle")
    file = site / "content" / "pages" / "tentang.md"
    for number in (1, 2, 3):
        save(file, "Kabar Rutan Balikpapan adalah", f"Perubahan ke-{number}. Kabar Rutan Balikpapan adalah")
        expect(page.get_by_text(f"Perubahan ke-{number}.")).to_be_visible()


@pytest.mark.parametrize("more", [(), ("--public",)])
def test_an_open_page_changes_in_place(site: Path, page: Page, more: tuple[str, ...]) -> None:
    """It is not loaded again and stays where it was scrolled; one whose styles changed is loaded again. What is published forbids scripts."""
    with serving(site, *more) as served:
        page.set_viewport_size({"width": 390, "height": 400})
        page.goto(f"{served}tentang/")
        page.wait_for_load_state("networkidle")
        page.evaluate("window.stayed = true; window.scrollTo(0, 300)")
        file = site / "content" / "pages" / "tentang.md"
        save(file, "Kabar Rutan Balikpapan adalah", "Perubahan di tempat. Kabar Rutan Balikpapan adalah")
        expect(page.get_by_text("Perubahan di tempat.")).to_have_count(1)
        assert page.evaluate("[window.stayed, window.scrollY]") == [True, 300]
        save(site / "content" / "site.yaml", "\nname:", "\naccent: '#7a1420'\nname:")
        page.wait_for_function("!window.stayed")
        expect(page.get_by_text("Perubahan di tempat.")).to_have_count(1)


def test_mistake_shows_in_the_page_and_the_last_good_site_stays(site: Path, served: str, page: Page) -> None:
    """A finding lies over the last good page until it is put right; what it quotes is text, never markup."""
    page.goto(f"{served}tentang/")
    page.wait_for_load_state("networkidle")
    file = site / "content" / "pages" / "tentang.md"
    save(file, "status: published", "status: published\n<b>jduul</b>: x")
    panel = page.get_by_role("alert")
    expect(panel).to_contain_text("content/pages/tentang.md:5:1: C101 <b>jduul</b>:")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tentang situs ini")
    save(file, "\n<b>jduul</b>: x", "")
    expect(panel).to_have_count(0)


def test_a_changed_register_shows_in_the_page(site: Path, served: str, page: Page) -> None:
    """A register that appears, and is saved again, is judged by at once, although it lies in no watched folder."""
    page.goto(f"{served}tentang/")
    page.wait_for_load_state("networkidle")
    file, panel = site / "private" / "consents.yaml", page.get_by_role("alert")
    file.parent.mkdir()
    file.write_text("wb-2025-014:\n  forms: [quote]\n  channels: situs\n  name: Nama Rahasia Contoh\n", "utf-8")
    expect(panel).to_contain_text("private/consents.yaml:3:13: C104 channels:")
    expect(panel).not_to_contain_text("Rahasia")
    save(file, "situs", "[site]")
    expect(panel).to_have_count(0)


def test_many_saves_at_once_are_one_build(site: Path, served: str, page: Page) -> None:
    """Twelve files saved at once all show after one reload."""
    page.goto(f"{served}tentang/")
    page.wait_for_load_state("networkidle")
    for file in (site / "content" / "pages").glob("*.md"):
        save(file, "\n---\n", "\n---\nSerentak disimpan.\n\n")
    expect(page.get_by_text("Serentak disimpan.")).to_be_visible()
    for address in ("kontak/", "privasi/", "en/about/"):
        page.goto(served + address)
        expect(page.get_by_text("Serentak disimpan.")).to_be_visible()


def test_unknown_address_shows_the_sites_own_page(served: str, page: Page) -> None:
    """An unknown address answers 404 with the site's own page, in the language of the address."""
    for address, language in (("tidak/ada/", "id"), ("en/not/here/", "en")):
        answer = page.goto(served + address)
        assert answer is not None
        assert answer.status == 404
        assert page.locator("html").get_attribute("lang") == language


def test_served_to_this_computer_only(served: str) -> None:
    """A page of another name that leads here (DNS rebinding) gets nothing, and no path leaves the folder."""
    asked = urllib.request.Request(served, headers={"Host": "jahat.example"})  # noqa: S310 (our own server)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(asked)  # noqa: S310
    assert refused.value.code == 403
    refused.value.close()
    with pytest.raises(urllib.error.HTTPError) as outside:
        urllib.request.urlopen(f"{served}..%2fcontent%2fsite.yaml")  # noqa: S310
    assert outside.value.code in (403, 404)
    outside.value.close()


FACE = (20, 10, 25, 50)
"""Left, top, width and height of a face, in hundredths."""
FACE_RECORD = """\
shows: {identifiable: [wb-01]}
alt: {id: "Dua orang <b>bersalaman</b>", en: Two people shake hands}
credit: Humas Rutan Contoh
redact: [{left: 20, top: 10, width: 25, height: 50}]
"""


def draw(upright: Image.Image, file: Path) -> None:
    """A picture as a camera stores it that was held on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    upright.transpose(Image.Transpose.ROTATE_90).save(file, "JPEG", quality=95, exif=exif)


@pytest.fixture
def photos(site: Path) -> Image.Image:
    """The copy with two photos: one with a redacted face, and one that is broken. Gives the first as one looks at it."""
    folder = site / "content" / "photos"
    folder.mkdir(exist_ok=True)
    upright = Image.new("RGB", (400, 300), (40, 90, 160))
    left, top, width, height = (share * side // 100 for share, side in zip(FACE, (400, 300) * 2, strict=True))
    for number in range(0, width, 4):
        upright.paste((250, 250, 250), (left + number, top, left + number + 2, top + height))
    draw(upright, folder / "salam.jpg")
    (folder / "salam.yaml").write_text(FACE_RECORD, "utf-8")
    (folder / "rusak.jpg").write_bytes((folder / "salam.jpg").read_bytes()[:-900])
    (folder / "rusak.yaml").write_text("shows: none\nalt: Aula\ncredit: Humas Rutan Contoh\n", "utf-8")
    return upright


def picture_at(url: str) -> Image.Image:
    """A picture of the contact sheet."""
    with urllib.request.urlopen(url) as answer:  # noqa: S310 (our own server)
        assert answer.headers["Content-Type"] == "image/jpeg"
        return Image.open(io.BytesIO(answer.read())).convert("RGB")


def test_contact_sheet_shows_every_photo_to_its_editor(photos: Image.Image, site: Path, served: str, page: Page) -> None:
    """Every photo stands there with its regions where one sees them, how it will be published, who is in it and what is wrong."""
    page.goto(f"{served}_photos/")
    page.wait_for_load_state("networkidle")
    expect(page.locator("article")).to_have_count(2)
    broken, shown = page.locator("article#rusak"), page.locator("article#salam")
    expect(broken).to_contain_text("content/photos/rusak.jpg:1:1: M103")
    expect(broken.locator("img")).to_have_count(0)
    facts = shown.locator("dl > *").all_inner_texts()
    assert list(zip(facts[::2], facts[1::2], strict=True)) == [
        ("Size", "400 × 300 px"),
        ("Who is in it", "people who can be recognized"),
        ("Consents", "wb-01"),
        ("Redacted (%)", "1: 20 · 10 · 25 · 50"),
        ("Alt text", "id: Dua orang <b>bersalaman</b> / en: Two people shake hands"),
        ("Caption", "—"),
        ("Credit", "Humas Rutan Contoh"),
        ("Used in", "not used yet, so not published"),
    ]
    look, frame = shown.locator("img").first.bounding_box(), shown.locator(".look > span").bounding_box()
    assert look is not None
    assert frame is not None
    place = [(frame["x"] - look["x"]) / look["width"], (frame["y"] - look["y"]) / look["height"]]
    place += [frame["width"] / look["width"], frame["height"] / look["height"]]
    assert [round(share * 100) for share in place] == list(FACE)
    assert Axe().run(page).violations_count == 0
    assert not list(site.rglob("*_photos*"))
    original, redacted = picture_at(f"{served}_photos/salam.jpg"), picture_at(f"{served}_photos/salam.redacted.jpg")
    face = (90, 40, 170, 170)
    assert sum(ImageStat.Stat(ImageChops.difference(original, photos)).rms) < 30
    assert sum(ImageStat.Stat(original.crop(face)).stddev) > 100
    assert sum(ImageStat.Stat(redacted.crop(face)).stddev) < 30


def test_contact_sheet_is_for_this_computer_only(photos: Image.Image, served: str) -> None:
    """Neither the sheet nor an original is shown under a foreign name, and nothing else stands beside them."""
    assert photos.size == (400, 300)
    for path, host, status in (
        ("_photos/", "jahat.example", 403),
        ("_photos/salam.jpg", "jahat.example", 403),
        ("_photos/lain.jpg", "127.0.0.1", 404),
        ("_photos/..%2f..%2fsite.yaml", "127.0.0.1", 404),
    ):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(urllib.request.Request(served + path, headers={"Host": host}))  # noqa: S310
        assert refused.value.code == status, path
        refused.value.close()


def test_taken_port_is_told(served: str, site: Path) -> None:
    """A second server on the same port ends at once and names another port."""
    port = int(served.rstrip("/").rpartition(":")[2])
    command = [sys.executable, "-m", "site_builder", "serve", "--root", str(site), "--port", str(port), "--lang", "en"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 2
    assert ended.stderr == f"Port {port} is in use. Take another one, for example: site-builder serve --port {port + 1}\n"
