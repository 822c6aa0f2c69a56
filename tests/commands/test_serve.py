"""`serve` in a real browser: an edit shows, a mistake shows, the last good site stays."""

import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
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


@pytest.fixture
def served(site: Path) -> Iterator[str]:
    """The address at which the copy is served."""
    port = free_port()
    command = [sys.executable, "-u", "-m", "site_builder", "serve", "--root", str(site), "--port", str(port), "--lang", "en"]
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


def test_taken_port_is_told(served: str, site: Path) -> None:
    """A second server on the same port ends at once and names another port."""
    port = int(served.rstrip("/").rpartition(":")[2])
    command = [sys.executable, "-m", "site_builder", "serve", "--root", str(site), "--port", str(port), "--lang", "en"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 2
    assert ended.stderr == f"Port {port} is in use. Take another one, for example: site-builder serve --port {port + 1}\n"
