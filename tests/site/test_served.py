"""The sites as they are hosted: on nginx at the top and below a folder, and from a disk; every page and link in real Chromium."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser
from reader.builds import Built
from reader.chromium import Watched, watch
from reader.kinds import KINDS, MORE_EXAMPLES

LOOK = """() => ({
  links: [...document.querySelectorAll('a[href], area[href], link[href]:not([rel=canonical]):not([hreflang]):not([href^="data:"])')].map(a => a.href),
  raw: [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href')),
  anchors: [...document.querySelectorAll('[id]')].map(node => node.id),
  images: [...document.images].filter(image => image.loading === 'eager' && !image.naturalWidth).map(image => image.src),
  styled: getComputedStyle(document.documentElement).getPropertyValue('--a') !== '',
  title: document.title,
})"""
"""What a page links to, can be linked to, and failed to show."""


@dataclass(slots=True)
class Crawl:
    """What was seen on the way through a site."""

    anchors: dict[str, set[str]] = field(default_factory=dict)
    """By address, without what follows `#`: the ids of that page."""
    links: dict[str, str] = field(default_factory=dict)
    """By address: a page that links to it."""
    wrong: list[str] = field(default_factory=list)


def crawl(tab: Watched, start: str, top: str) -> Crawl:
    """Visit every page below *top* that can be reached from *start*, as a browser does."""
    seen, waiting = Crawl(), [start]
    while waiting:
        address = waiting.pop()
        if address in seen.anchors:
            continue
        tab.page.goto(address)
        found: dict[str, Any] = tab.page.evaluate(LOOK)
        seen.anchors[address] = set(found["anchors"])
        seen.wrong += [f"{address}: {what}" for what in tab.take()]
        seen.wrong += [f"{address}: image {image} is not shown" for image in found["images"]]
        if not found["title"] or not found["styled"]:
            seen.wrong.append(f"{address}: no title or no style")
        for link in found["links"]:
            seen.links.setdefault(link, address)
            page = link.partition("#")[0]
            if page.startswith(top) and _is_page(page) and page not in seen.anchors:
                waiting.append(page)
    return seen


def _is_page(address: str) -> bool:
    last = unquote(urlsplit(address).path).rpartition("/")[2]
    return last == "" or last.endswith(".html")


def broken_links(seen: Crawl, top: str, answers: Iterable[str]) -> list[str]:
    """Links to anchors that are not there, to files that do not answer, and to schemes that no page may use."""
    good = set(answers)
    broken = []
    for link, page in seen.links.items():
        target, _, fragment = link.partition("#")
        if target.startswith(top):
            is_there = target in seen.anchors or target in good
            if not is_there or (fragment and unquote(fragment) not in seen.anchors.get(target, ())):
                broken.append(f"{page} links to {link}")
        elif urlsplit(link).scheme not in ("http", "https", "mailto", "tel"):
            broken.append(f"{page} links to {link}")
    return broken


def pages_of(site: Built, *, but: tuple[str, ...] = ("404.html",)) -> set[str]:
    """Every page that readers reach by links: not the error pages, not the former addresses, not what stands for withdrawn stories."""
    (tombstone,) = (kind for kind in KINDS if kind.name == "tombstone")
    redirects = {path for path in site.files if path.endswith(".html") and b'http-equiv="refresh"' in site.read(path)}
    pages = {path for path in site.files if path.endswith(".html") and not path.endswith(but)}
    return {page for page in pages - redirects if not tombstone.is_kind_of(page.removesuffix("index.html"))}


def as_files(seen: Crawl, top: str) -> set[str]:
    """The visited addresses as files below the output."""
    paths = (unquote(address.removeprefix(top)) for address in seen.anchors)
    return {path + "index.html" if path == "" or path.endswith("/") else path for path in paths}


def faults_of(browser: Browser, top: str, site: Built) -> list[str]:
    """What is wrong with *site* at *top*: complaints, dead links and anchors, strangers, pages that cannot be reached from home."""
    context = browser.new_context()
    tab = watch(context)
    seen = crawl(tab, top, top)
    files = {link.partition("#")[0] for link in (*seen.links, *tab.requests) if link.startswith(top)} - set(seen.anchors)
    answers = [address for address in sorted(files) if context.request.get(address).status == 200]
    seen.wrong += [f"{address} does not answer" for address in set(tab.requests) & (files - set(answers))]
    host = urlsplit(top).netloc
    strangers = {address for address in tab.requests if urlsplit(address).netloc != host}
    context.close()
    unreached = pages_of(site) ^ as_files(seen, top)
    return [
        *seen.wrong,
        *broken_links(seen, top, answers),
        *sorted(strangers),
        *(f"{page} is not reached" for page in sorted(unreached)),
    ]


def test_every_page_and_link_of_the_shipped_site_works_on_nginx(dimsum_url: str, dimsum: Built, chromium: Browser) -> None:
    """The shipped site at the top of a host: every page can be reached, nothing fails, every link and anchor leads somewhere."""
    assert faults_of(chromium, f"{dimsum_url}/", dimsum) == []


def test_every_page_and_link_of_the_fictional_site_works_on_nginx(contoh_url: str, contoh: Built, chromium: Browser) -> None:
    """The fictional site at the top of a host: the same."""
    assert faults_of(chromium, f"{contoh_url}/", contoh) == []


def test_a_site_made_for_a_folder_works_there(contoh_url: str, below: Built, chromium: Browser) -> None:
    """The fictional site made for `/berita-rutan/` and hosted there: the same."""
    assert faults_of(chromium, f"{contoh_url}/berita-rutan/", below) == []


def test_the_same_files_work_below_any_folder(contoh_url: str, contoh: Built, chromium: Browser) -> None:
    """Files made for the top of a host work below a folder too: one page of each kind, and each page that it links to."""
    top = f"{contoh_url}/salinan/"
    tab = watch(chromium.new_context())
    wrong = []
    for kind in KINDS:
        for address in contoh_examples(kind.name):
            if address.endswith("404.html"):
                continue
            tab.page.goto(top + address)
            found = tab.page.evaluate(LOOK)
            wrong += [f"{address}: {what}" for what in tab.take()]
            inner = [link.partition("#")[0] for link in found["links"] if link.startswith(contoh_url)]
            wrong += [f"{address} leads out of the folder: {link}" for link in inner if not link.startswith(top)]
            wrong += [f"{address} links to {link}" for link in inner if not file_below(contoh, link, top).is_file()]
    tab.page.context.close()
    assert wrong == []


def contoh_examples(name: str) -> tuple[str, str]:
    """The example pages of a kind on the fictional site."""
    return next(kind.contoh for kind in KINDS if kind.name == name)


def file_below(site: Built, link: str, top: str) -> Path:
    """The file that a link means."""
    path = unquote(link.removeprefix(top))
    return site.output / (path + "index.html" if path == "" or path.endswith("/") else path)


def test_every_page_and_link_works_from_a_disk(portable: Built, chromium: Browser) -> None:
    """The portable site opened as `file://`: every page can be reached, nothing fails, every link is a file and its anchor there."""
    top = portable.output.as_uri() + "/"
    context = chromium.new_context()
    tab = watch(context)
    seen = crawl(tab, f"{top}index.html", top)
    files = {link.partition("#")[0] for link in seen.links if link.startswith(top)} - set(seen.anchors)
    answers = [address for address in files if file_below(portable, address, top).is_file() and not address.endswith("/")]
    strangers = {address for address in tab.requests if not address.startswith(top)}
    context.close()
    assert seen.wrong == []
    assert broken_links(seen, top, answers) == []
    assert strangers == set()
    assert as_files(seen, top) == pages_of(portable)


def test_a_portable_page_never_links_to_a_folder(portable: Built) -> None:
    """No link between pages of the portable site ends with a slash, where a disk would show a list of files."""
    for path in portable.files:
        if path.endswith(".html"):
            links = re.findall(r'<a [^>]*href="([^"#]*)', portable.read(path).decode())
            assert [link for link in links if link.endswith("/") and not urlsplit(link).scheme] == [], path


UNKNOWN = ("tidak-ada/", "berita/2026/tidak/ada/di/sini/", "en/nothing/at/all/", "x.html", "berita/2026/11/22/", "%C3%A9/%20/")


@pytest.mark.parametrize("folder", ["/", "/berita-rutan/"])
def test_the_error_page_works_wherever_it_is_shown(folder: str, contoh_url: str, chromium: Browser) -> None:
    """At any unknown address nginx answers 404 with the error page, styled, and each of its links leads to a page."""
    context = chromium.new_context()
    tab = watch(context)
    for unknown in UNKNOWN:
        answer = tab.page.goto(f"{contoh_url}{folder}{unknown}")
        assert answer is not None
        assert answer.status == 404, unknown
        assert tab.page.locator("main h1").count() == 1, unknown
        found = tab.page.evaluate(LOOK)
        assert found["styled"]
        assert [what for what in tab.take() if unknown not in what and "404 (Not Found)" not in what] == []
        inner = sorted({link.partition("#")[0] for link in found["links"] if link.startswith(contoh_url)} - {tab.page.url})
        assert len(inner) > 10
        assert [link for link in inner if not link.startswith(f"{contoh_url}{folder}")] == []
    bad = [link for link in inner if context.request.get(link).status != 200]
    context.close()
    assert bad == []


PICTURES = """() => {
  const pictures = [...document.images];
  pictures.forEach(picture => picture.loading = 'eager');
  return pictures.every(picture => picture.complete && picture.naturalWidth);
}"""
"""Every picture of a page is fetched and here: a lazy one loads with JavaScript on when the browser likes, without it at once."""

GEOMETRY = """() => [...document.querySelectorAll('body *')].map(node => {
  const box = node.getBoundingClientRect();
  const whole = [box.x, box.y, box.width, box.height].map(length => Math.round(length / 4));
  return [node.nodeName, ...whole, node.children.length ? '' : node.textContent];
})"""
"""Where everything on a page stands, to the width of a letter's stroke, and what it says."""


def test_pages_are_the_same_without_javascript(contoh_url: str, chromium: Browser) -> None:
    """With JavaScript switched off each kind of page says the same words in the same places as with it; but where readers search."""
    on, off = chromium.new_context(), chromium.new_context(java_script_enabled=False)
    with_it, without = watch(on), watch(off)
    for kind in KINDS:
        if kind.name == "search":
            continue
        seen = []
        for tab in (with_it, without):
            tab.page.goto(f"{contoh_url}/{kind.contoh[0]}")
            tab.page.wait_for_function(PICTURES)
            seen.append(tab.page.evaluate(GEOMETRY))
            assert tab.take() == []
        assert len(seen[0]) > 20
        assert seen[0] == seen[1], kind.name
    on.close()
    off.close()


def test_a_reader_without_javascript_gets_everywhere(contoh_url: str, chromium: Browser) -> None:
    """Without JavaScript a reader clicks from home to a story, its program, the calendar page's people, the other language, and back home."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{contoh_url}/")
    page.get_by_role("main").get_by_role("link", name="Habis Sebelum Pukul Sembilan").first.click()
    assert page.url == f"{contoh_url}/berita/2026/pasar-dapur-kukus/"
    page.get_by_role("main").get_by_role("link", name="Dapur Kukus", exact=True).first.click()
    assert page.url == f"{contoh_url}/program/dapur-kukus/"
    page.get_by_role("main").get_by_role("link", name="Tiurma Simanungkalit").first.click()
    assert page.url == f"{contoh_url}/tokoh/tiurma-simanungkalit/"
    page.get_by_role("link", name="English").click()
    assert page.url == f"{contoh_url}/en/people/tiurma-simanungkalit/"
    page.get_by_role("banner").get_by_role("link", name="Rutan Contoh News", exact=True).click()
    assert page.url == f"{contoh_url}/en/"
    context.close()


def test_former_addresses_lead_on_in_a_browser(contoh_url: str, chromium: Browser) -> None:
    """Opened in a browser, a former address ends at the present one."""
    context = chromium.new_context()
    page = context.new_page()
    for old, new in (
        ("pasar/", "berita/2026/pasar-dapur-kukus/"),
        ("arsip/2025/kukus.html", "berita/2025/dapur-kukus-angkatan-pertama/"),
    ):
        page.goto(f"{contoh_url}/{old}")
        page.wait_for_url(f"{contoh_url}/{new}")
        assert page.get_by_role("article").count() > 0
        assert page.url == f"{contoh_url}/{new}"
    context.close()


def test_files_are_served_as_what_they_are(contoh_url: str, contoh: Built, chromium: Browser) -> None:
    """Nginx serves a page, a feed, a calendar and data compressed, with the type that their readers expect."""
    types = {
        "": "text/html; charset=utf-8",
        "rss.xml": "application/xml; charset=utf-8",
        "stories.json": "application/json; charset=utf-8",
        "program/dapur-kukus/dapur-kukus.ics": "text/calendar; charset=utf-8",
        "site.webmanifest": "application/manifest+json",
        "assets/icon.svg": "image/svg+xml; charset=utf-8",
    }
    context = chromium.new_context()
    for path, kind in types.items():
        answer = context.request.get(f"{contoh_url}/{path}", headers={"Accept-Encoding": "gzip"})
        assert (answer.status, answer.headers["content-type"]) == (200, kind), path
        assert answer.body() == contoh.read(path or "index.html")
    context.close()


@pytest.mark.parametrize("name", MORE_EXAMPLES)
def test_photos_of_a_story_are_shown(name: str, contoh_url: str, chromium: Browser) -> None:
    """Scrolled to the end, every photo of a story is loaded and shown, the lazy ones too; not the code that only paper shows."""
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    tab = watch(context)
    for address in (MORE_EXAMPLES[name][0], "berita/2026/pasar-dapur-kukus/", "gaya/"):
        tab.page.goto(f"{contoh_url}/{address}")
        for image in tab.page.locator("img:not(.qr)").all():
            image.scroll_into_view_if_needed()
        tab.page.wait_for_function(
            "() => [...document.querySelectorAll('img:not(.qr)')].every(image => image.complete && image.naturalWidth > 0)"
        )
        assert tab.take() == []
    context.close()


def test_the_icon_can_be_shown(dimsum_url: str, chromium: Browser) -> None:
    """The icon is a picture that a browser can show."""
    context = chromium.new_context()
    tab = watch(context)
    tab.page.goto(f"{dimsum_url}/")
    size = "async href => { const image = new Image(); image.src = href; await image.decode(); return image.naturalWidth }"
    assert tab.page.evaluate(size, f"{dimsum_url}/assets/icon.svg") > 0
    assert tab.take() == []
    context.close()
