"""Reading without a network, in a real browser: the network is asked first, and what was withdrawn is never shown again."""

import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page
from reader.builds import AS_OF, PROJECT, Built, build, copy_content, run_command
from reader.chromium import Watched, watch
from reader.pages import parse_html, read_page

MINIMAL = PROJECT / "tests" / "sites" / "minimal"
STORY = "berita/2025/panen-selada/"
RECORD = """\
panen-selada:
  kind: request
  requested: 2026-10-14 14:05
  removed: 2026-10-14 16:40
  addresses: {id: [berita/2025/panen-selada/]}
"""
WORDS = "Selada"
NOTICE = "Anda membaca salinan yang disimpan"
PATIENCE = 400
"""Twentieths of a second that something may take."""


class Host:
    """A site that asks to be read without a network, and a server that can be stopped."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.root = folder, copy_content(MINIMAL, folder / "situs")
        self.settings = self.root / "content" / "site.yaml"
        self.plain = self.settings.read_text("utf-8")
        self.output = folder / "out"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}/"
        self.server: subprocess.Popen[bytes] | None = None
        self.keeps("ya")

    def keeps(self, how_long: str) -> None:
        """Build with a setting, and serve with what `hosting` prints for it."""
        self.settings.write_text(self.plain + f"features: {{offline: {how_long}}}\n", "utf-8")
        self.publish()

    def publish(self) -> None:
        """Build and serve anew."""
        build(self.root, self.output)
        self.stop()
        self.serve()

    def serve(self, *, is_bare: bool = False) -> None:
        """With the settings that are printed for it, or as a server that knows nothing of the site."""
        told = run_command("hosting", "caddy", "--root", self.root, "--as-of", AS_OF)
        assert told.returncode == 0, told.stderr
        said = "file_server" if is_bare else told.stdout
        (self.folder / "Caddyfile").write_text(
            f"{{\n admin off\n auto_https off\n}}\nhttp://127.0.0.1:{self.port} {{\nroot * {self.output}\n{said}\n}}\n", "utf-8"
        )
        self.server = subprocess.Popen(["caddy", "run", "--config", f"{self.folder}/Caddyfile", "--adapter", "caddyfile"])
        until(self._answers)

    def stop(self) -> None:
        """Nobody answers any more."""
        if self.server:
            self.server.terminate()
            self.server.wait()
            self.server = None

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        except OSError:
            return False
        return True


def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    for _ in range(PATIENCE):
        if is_so():
            return
        time.sleep(0.05)
    pytest.fail("it never came to be so")


def kept(page: Page) -> list[str]:
    """The addresses of all copies, from the site's root."""
    script = """async () => {
        const found = [];
        for (const name of await caches.keys())
            for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname.slice(1));
        return found.sort();
    }"""
    made: list[str] = page.evaluate(script)
    return made


def kept_text(page: Page) -> str:
    """What the copy of the story says."""
    text: str = page.evaluate(f"async () => (await (await caches.match('/{STORY}')).text())")
    return parse_html(text).one("main").text


def registrations(page: Page) -> int:
    """How many workers the site has in this browser."""
    made: int = page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length")
    return made


def is_unreachable(page: Page, url: str) -> bool:
    """Whether the browser says that there is no network, in a tab of its own."""
    other = page.context.new_page()
    try:
        other.goto(url)
    except Error as error:
        return "ERR_CONNECTION_REFUSED" in str(error) or "ERR_FAILED" in str(error)
    finally:
        other.close()
    return False


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """The site, served."""
    made = Host(tmp_path)
    yield made
    made.stop()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser of somebody who was never here."""
    made = chromium.new_context()
    yield made
    made.close()


@pytest.fixture
def tab(context: BrowserContext) -> Watched:
    """A tab."""
    return watch(context)


def test_an_opened_page_can_be_read_without_a_network(host: Host, tab: Watched) -> None:
    """The first page too; with a notice and the time; with the query of a shared link; no page that was not opened."""
    page = tab.page
    page.goto(f"{host.url}{STORY}")
    until(lambda: kept(page) == [STORY])
    page.goto(f"{host.url}tentang/")
    until(lambda: kept(page) == [STORY, "tentang/"])
    assert page.get_by_role("status").count() == 0
    assert tab.take() == []
    host.stop()
    for address in (STORY, f"{STORY}?utm_source=grup#isi"):
        page.goto(host.url + address)
        said = page.get_by_role("status").inner_text()
        assert re.search(rf"{NOTICE} \d+ \w+ \d{{4}} .*\d\d\.\d\d\. Tanpa jaringan", said), said
        assert WORDS in page.get_by_role("heading", level=1).inner_text()
    assert is_unreachable(page, f"{host.url}berita/")
    host.serve()
    page.goto(f"{host.url}{STORY}")
    assert page.get_by_role("status").count() == 0


@pytest.mark.parametrize("is_bare", [False, True])
def test_a_withdrawn_story_is_not_shown_though_it_was_kept(is_bare: bool, host: Host, tab: Watched) -> None:
    """One visit to any page with a network, and without one its copy is gone, or is the notice where a server knows no 410."""
    page = tab.page
    page.goto(f"{host.url}{STORY}")
    until(lambda: kept(page) == [STORY])
    (host.root / "content" / "withdrawals.yaml").write_text(RECORD, "utf-8")
    host.publish()
    if is_bare:
        host.stop()
        host.serve(is_bare=True)
    page.goto(host.url)
    if is_bare:
        until(lambda: "Berita ini ditarik" in kept_text(page))
    else:
        until(lambda: kept(page) == [""])
    host.stop()
    if is_bare:
        page.goto(f"{host.url}{STORY}")
        assert page.get_by_role("heading", level=1).inner_text() == "Berita ini ditarik"
        assert WORDS not in page.get_by_role("main").inner_text()
    else:
        assert is_unreachable(page, f"{host.url}{STORY}")
    page.goto(host.url)
    assert NOTICE in page.get_by_role("status").inner_text()


def test_switched_off_it_leaves_every_browser(host: Host, tab: Watched) -> None:
    """The next visit takes the worker and all copies away, and nothing is left on the server for that."""
    page = tab.page
    page.goto(f"{host.url}{STORY}")
    until(lambda: kept(page) == [STORY])
    host.keeps("tidak")
    assert not (host.output / "offline.js").exists()
    page.goto(host.url)
    until(lambda: registrations(page) == 0 and kept(page) == [])
    host.stop()
    assert is_unreachable(page, f"{host.url}{STORY}")
    host.serve()
    page.goto(host.url)
    assert (registrations(page), kept(page)) == (0, [])


def test_an_old_copy_is_not_shown(host: Host, tab: Watched) -> None:
    """After as many days as the settings say nobody gets it, whether there was a network meanwhile or not."""
    page = tab.page
    page.goto(f"{host.url}{STORY}")
    until(lambda: kept(page) == [STORY])
    aged = """async (days) => {
        for (const name of await caches.keys()) {
            const store = await caches.open(name);
            for (const request of await store.keys()) {
                const copy = await store.match(request), headers = new Headers(copy.headers);
                headers.set("x-opened-at", Date.now() - days * 864e5);
                await store.put(request, new Response(await copy.blob(), { headers }));
            }
        }
    }"""
    page.evaluate(aged, 6.9)
    host.stop()
    page.goto(f"{host.url}{STORY}")
    assert NOTICE in page.get_by_role("status").inner_text()
    page.evaluate(aged, 7)
    assert is_unreachable(page, f"{host.url}{STORY}")
    host.serve()
    page.goto(host.url)
    until(lambda: kept(page) == [""])


def test_a_corrected_story_is_kept_as_corrected(host: Host, tab: Watched) -> None:
    """What is kept is asked for again at each visit."""
    page = tab.page
    page.goto(f"{host.url}{STORY}")
    until(lambda: kept(page) == [STORY])
    file = host.root / "content" / "stories" / "2025" / "panen-selada.md"
    file.write_text(file.read_text("utf-8") + "\nKalimat yang baru ditambahkan.\n", "utf-8")
    host.publish()
    page.goto(host.url)
    until(lambda: "Kalimat yang baru" in kept_text(page))
    host.stop()
    page.goto(f"{host.url}{STORY}")
    assert page.get_by_text("Kalimat yang baru ditambahkan.").count() == 1


def test_only_a_few_pages_are_kept(host: Host, tab: Watched) -> None:
    """The twelve that were opened last."""
    page = tab.page
    addresses = [path.parent.relative_to(host.output).as_posix() + "/" for path in sorted(host.output.rglob("*/index.html"))][:14]
    assert len(addresses) == 14
    page.goto(host.url)
    until(lambda: kept(page) == [""])
    for address in addresses:
        page.goto(host.url + address)
        until(lambda: address in kept(page))  # noqa: B023 - it is waited for at once
    until(lambda: kept(page) == sorted(addresses[2:]))


def test_by_itself_no_page_runs_anything(contoh: Built) -> None:
    """Off unless a site asks for it; and policies know nothing of scripts then."""
    assert "offline.js" not in contoh.files
    page = read_page(contoh, "berita/2026/pasar-dapur-kukus/")
    assert "offline" not in page.source
    assert "'self'" not in str(page.root.one("meta", http_equiv="Content-Security-Policy").get("content"))


@pytest.mark.parametrize("kind", ["--drafts", "--portable"])
def test_neither_previews_nor_copies_have_it(kind: str, tmp_path: Path) -> None:
    """There is no server that could be asked."""
    root = copy_content(MINIMAL, tmp_path / "situs")
    settings = root / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8") + "features: {offline: 3}\n", "utf-8")
    build(root, tmp_path / "out", kind)
    assert not (tmp_path / "out" / "offline.js").exists()
    assert "offline" not in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_policies_and_colophon_say_what_is_so(host: Host) -> None:
    """One script of the site's own may run, as page and beside it; readers are told for how many days it keeps what."""
    page = (host.output / "tentang" / "index.html").read_text("utf-8")
    root = parse_html(page)
    policy = str(root.one("meta", http_equiv="Content-Security-Policy").get("content"))
    assert policy.startswith("script-src 'self' 'sha256-")
    assert [node.get("src") for node in root.all("script") if node.get("src")] == ["../offline.js"]
    printed = run_command("hosting", "headers", "--root", host.root, "--as-of", AS_OF).stdout
    assert "script-src 'self'; img-src" in printed
    assert "worker-src 'self'; base-uri" in printed
    colophon = parse_html((host.output / "kolofon" / "index.html").read_text("utf-8")).one("main").text
    assert "menyimpan 12 halaman terakhir yang Anda buka di perangkat Anda, paling lama 7 hari" in colophon
    assert "tidak menjalankan skrip" not in colophon
