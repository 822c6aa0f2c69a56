"""Passing a story on: by messenger, by mail, by its address, and from paper."""

import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page
from reader.builds import CONTOH, Built, build, copy_small
from reader.content import read_stories
from reader.pages import read_page

STORY = "berita/2026/pasar-dapur-kukus/"
SCALE = 1.5
"""Pixels for each point of paper: about 108 to an inch, less than any printer has."""


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    """A tab of a narrow phone."""
    context = chromium.new_context(viewport={"width": 390, "height": 800})
    yield context.new_page()
    context.close()


def test_a_story_is_passed_on_with_its_title_and_address(site: Built) -> None:
    """Every story leads to WhatsApp with title and address, and to a mail with the title as subject and the address in it."""
    for told in read_stories(site):
        page = read_page(site, told.address)
        whatsapp, mail = (urlsplit(link.get("href") or "") for link in page.main.one("p", class_="share chips").all("a"))
        assert (whatsapp.netloc, parse_qs(whatsapp.query)) == ("wa.me", {"text": [f"{told.title} {page.url}"]})
        assert (mail.scheme, mail.path) == ("mailto", "")
        assert parse_qs(mail.query) == {"subject": [told.title], "body": [page.url]}


def test_one_touch_marks_the_whole_address(contoh: Built, contoh_url: str, tab: Page) -> None:
    """On a phone the address of a story is seen as text, and a touch on it marks it from beginning to end and nothing else."""
    for address in (STORY, "en/news/2026/sold-out-before-nine/"):
        tab.goto(f"{contoh_url}/{address}")
        tab.click(".address span")
        assert tab.evaluate("() => String(getSelection())") == contoh.base_url + address


def codes(pdf: bytes) -> list[str]:
    """What the QR codes on the sheets of a PDF say."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    sheets = [sheet.render(scale=SCALE).to_pil() for sheet in document]
    return [found.text for sheet in sheets for found in zxingcpp.read_barcodes(sheet)]


def text_of(pdf: bytes) -> str:
    """The words on all sheets, in one line without spaces; a hyphen before the end of a line is one."""
    sheets = [sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(io.BytesIO(pdf))]
    return "".join("".join(sheets).replace("\ufffe", "-").split())


def test_a_printed_story_leads_back(contoh: Built, contoh_url: str, tab: Page) -> None:
    """On paper stand the address of the story and a code that says it; a screen asks for no code, however far one scrolls."""
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    for address in (STORY, "en/news/2026/sold-out-before-nine/", "berita/2026/donor-darah/"):
        tab.goto(f"{contoh_url}/{address}")
        tab.evaluate("() => scrollTo(0, document.body.scrollHeight)")
        tab.wait_for_load_state("networkidle")
        assert not [one for one in asked if one.endswith("qr.svg")]
        pdf = tab.pdf()
        assert codes(pdf) == [contoh.base_url + address]
        assert contoh.base_url + address in text_of(pdf)
        asked.clear()


def test_a_printed_page_tells_where_its_links_lead(contoh: Built, contoh_url: str, tab: Page) -> None:
    """The addresses of links that leave the site stand behind them on paper; other pages than stories have their address and no code."""
    tab.goto(f"{contoh_url}/liputan/")
    pdf = tab.pdf()
    links = tab.evaluate("() => [...document.querySelectorAll('main a[href^=http]')].map(a => a.getAttribute('href'))")
    packed = text_of(pdf)
    assert links
    assert [link for link in links if f"({link})" not in packed] == []
    assert f"{contoh.base_url}liputan/" in packed
    assert codes(pdf) == []


def test_a_printed_copy_from_a_disk_leads_to_the_site(portable: Built, tab: Page) -> None:
    """The code of a page that was opened from a disk is there too, and leads to where the site stands."""
    told = read_stories(portable)[0]
    tab.goto((portable.output / told.address / "index.html").as_uri())
    assert codes(tab.pdf()) == [portable.base_url + told.address]


def coded(output: Path) -> set[str]:
    """The folders that hold a code; they are those whose page shows one."""
    files = {file.parent.relative_to(output).as_posix() for file in output.rglob("qr.svg")}
    shown = {
        file.parent.relative_to(output).as_posix()
        for file in output.rglob("index.html")
        if 'class="qr"' in file.read_text("utf-8")
    }
    assert files == shown
    return {f"{folder}/" for folder in files}


def test_the_newest_stories_have_codes(small: Built, tmp_path: Path) -> None:
    """As many of the newest stories as the settings say have a code in each of their languages; a preview has none."""
    told = read_stories(small)
    assert coded(small.output) == {one.address for one in told}
    root = copy_small(CONTOH, tmp_path)
    settings = root / "content" / "site.yaml"
    text = settings.read_text("utf-8")
    newest = list(dict.fromkeys(one.id for one in told))
    for count, wanted in (("2", newest[:2]), ("false", [])):
        settings.write_text(text.replace("features:\n", f"features:\n  qr_codes: {count}\n"), "utf-8")
        assert "qr_codes" in settings.read_text("utf-8")
        build(root, tmp_path / "output")
        assert coded(tmp_path / "output") == {one.address for one in told if one.id in wanted}
    settings.write_text(text, "utf-8")
    build(root, tmp_path / "preview", "--drafts")
    assert coded(tmp_path / "preview") == set()
