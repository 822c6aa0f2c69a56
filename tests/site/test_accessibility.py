"""Whether everybody can read the pages: axe in real Chromium, narrow screens, the keyboard alone."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python import sync_playwright as axe_package
from playwright.sync_api import Browser, BrowserContext, Page
from reader.kinds import KINDS, MORE_EXAMPLES

AXE = (Path(axe_package.__file__).parent / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [(width, scheme) for width in (390, 1280) for scheme in ("light", "dark")]
EXAMPLES = {kind.name: kind.contoh for kind in KINDS} | MORE_EXAMPLES
RUN = """async rules => (await axe.run(document, {runOnly: rules})).violations.map(
  violation => violation.id + ': ' + violation.nodes.map(node => node.target.join(' ') + ' ' + node.html.slice(0, 120)).join(' | '))"""


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Page:
    """A tab to look at one page after the other."""
    context: BrowserContext = chromium.new_context(reduced_motion="reduce")
    return context.new_page()


def looked_at(tab: Page, address: str, looks: list[tuple[int, str]]) -> dict[str, Any]:
    """What axe finds on a page, in each look: a width and a colour scheme."""
    tab.goto(address)
    tab.evaluate(AXE)
    found = {}
    for width, scheme in looks:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        if violations := tab.evaluate(RUN, RULES):
            found[f"{width} {scheme}"] = violations
    return found


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", EXAMPLES)
def test_axe_finds_nothing(kind: str, language: str, contoh_url: str, tab: Page) -> None:
    """On one page of each kind, in both languages, light and dark, narrow and wide, axe finds no violation."""
    assert looked_at(tab, f"{contoh_url}/{EXAMPLES[kind][language == 'en']}", LOOKS) == {}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.dimsum], ids=lambda kind: kind.name)
def test_axe_finds_nothing_on_the_shipped_site(kind: Any, dimsum_url: str, tab: Page) -> None:
    """On the shipped site, which has no photographs, axe finds no violation on a dark phone or a light desk."""
    assert looked_at(tab, f"{dimsum_url}/{kind.dimsum[0]}", [(390, "dark"), (1280, "light")]) == {}


def test_axe_finds_what_is_wrong(tab: Page) -> None:
    """On a page with a fault axe does speak, so that its silence means something."""
    tab.goto("about:blank")  # The policy of the page before would refuse the style.
    tab.set_content(
        "<html><body><img src=x.png><p style='color:#ccc;background:#fff'>Terlalu pucat untuk dibaca.</p></body></html>"
    )
    tab.evaluate(AXE)
    assert {line.partition(":")[0] for line in tab.evaluate(RUN, RULES)} >= {"image-alt", "color-contrast", "html-has-lang"}


WIDTHS = (320, 390, 768, 1280)


def wide_pages(tab: Page, addresses: list[str]) -> dict[str, list[int]]:
    """The pages that are wider than some screens, and which."""
    wide: dict[str, list[int]] = {}
    for address in addresses:
        tab.goto(address)
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 800})
            if tab.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wide.setdefault(address, []).append(width)
    return wide


def test_no_page_scrolls_sideways(contoh_url: str, tab: Page) -> None:
    """One page of each kind, in both languages, and the story with the longest words fit into any screen from 320 pixels on."""
    addresses = [f"{contoh_url}/{address}" for pair in EXAMPLES.values() for address in pair]
    assert wide_pages(tab, [*addresses, f"{contoh_url}/berita/2026/hari-bakti-judul-panjang/"]) == {}


def test_no_page_of_the_shipped_site_scrolls_sideways(dimsum_url: str, tab: Page) -> None:
    """The same holds for the shipped site."""
    assert wide_pages(tab, [f"{dimsum_url}/{address}" for kind in KINDS if kind.dimsum for address in kind.dimsum]) == {}


@pytest.mark.parametrize("kind", EXAMPLES)
def test_the_first_tab_skips_to_the_text(kind: str, contoh_url: str, tab: Page) -> None:
    """The first Tab on a page shows a link to the text; Enter moves the focus to main."""
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(f"{contoh_url}/{EXAMPLES[kind][0]}")
    tab.keyboard.press("Tab")
    first = tab.evaluate(
        "() => { const a = document.activeElement, b = a.getBoundingClientRect(); return [a.textContent, a.hash, b.top >= 0 && b.height > 0] }"
    )
    assert first == ["Langsung ke isi", "#_main", True]
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    is_inside = tab.evaluate(
        "() => document.querySelector('main').contains(document.activeElement) || document.activeElement.closest('footer') !== null"
    )
    assert is_inside
    assert not tab.evaluate("() => document.activeElement.closest('header.masthead') !== null")


def test_enter_on_the_skip_link_moves_the_focus_to_main(contoh_url: str, tab: Page) -> None:
    """After Enter on the skip link the focused element is main itself, so that a screen reader goes on from there."""
    tab.goto(f"{contoh_url}/berita/2026/pasar-dapur-kukus/")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.evaluate("() => document.activeElement.id") == "_main"


@pytest.mark.parametrize("kind", ["home", "story", "program", "coverage"])
def test_every_link_can_be_reached_and_seen_by_keyboard(kind: str, contoh_url: str, tab: Page) -> None:
    """Tab goes through all links and tables to open of a page once, in the order of the text; each shows that it has the focus."""
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(f"{contoh_url}/{EXAMPLES[kind][0]}")
    tab.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true })")
    wanted = tab.evaluate(
        "() => [...document.querySelectorAll('a[href], summary, [tabindex=\"0\"]')].map((node, n) => { node.dataset.number = n }).length"
    )
    seen = []
    for _ in range(wanted):
        tab.keyboard.press("Tab")
        seen.append(
            tab.evaluate(
                "() => { const a = document.activeElement, s = getComputedStyle(a);"
                " return [Number(a.dataset.number), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2] }"
            )
        )
    assert seen == [[number, True] for number in range(wanted)]


def follow_by_keyboard(tab: Page, address: str) -> None:
    """Press Tab until the link to *address* has the focus, then Enter."""
    tab.evaluate("document.activeElement.blur(); window.getSelection().removeAllRanges()")
    for _ in range(tab.evaluate("document.querySelectorAll('a[href], [tabindex]').length") + 1):
        tab.keyboard.press("Tab")
        if tab.evaluate(
            "address => document.activeElement.href === address && !!document.activeElement.closest('main')", address
        ):
            tab.keyboard.press("Enter")
            return
    pytest.fail(f"{tab.url} has no link to {address} that the keyboard reaches.")


def shown_at(tab: Page, address: str) -> bool:
    """Whether the tab is at *address*, and the place that it names can be seen."""
    tab.wait_for_url(address)
    return bool(
        tab.evaluate(
            """() => {
              const box = document.getElementById(decodeURIComponent(location.hash.slice(1))).getBoundingClientRect();
              return box.height > 0 && box.top < innerHeight && box.bottom > 0;
            }"""
        )
    )


REGISTERS = {"id": "koreksi/", "en": "en/corrections/"}


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_correction_is_reached_from_both_ends_by_keyboard(language: str, contoh_url: str, tab: Page) -> None:
    """From the register to the correction on its story, from there to its entry, and back: with Tab and Enter alone."""
    register = f"{contoh_url}/{REGISTERS[language]}"
    tab.goto(register)
    places = tab.evaluate("[...document.querySelectorAll('main article h2 a')].map(link => link.href)")
    assert len(places) > 1
    for place in places:
        tab.goto(register)
        follow_by_keyboard(tab, place)
        assert shown_at(tab, place)
        entry = tab.evaluate(
            """() => [...document.getElementById(location.hash.slice(1)).querySelectorAll('a')].map(a => a.href).find(a => a.includes('#'))"""
        )
        follow_by_keyboard(tab, entry)
        assert shown_at(tab, entry)
        follow_by_keyboard(tab, place)
        assert shown_at(tab, place)


def test_links_are_large_enough_to_touch(contoh_url: str, tab: Page) -> None:
    """On a phone each link that stands by itself, outside running text, is at least 24 pixels high or far from its neighbours."""
    tab.set_viewport_size({"width": 390, "height": 800})
    tab.goto(f"{contoh_url}/")
    small = tab.evaluate(
        "() => [...document.querySelectorAll('nav a, .languages a, .tags a')].filter(a => a.getBoundingClientRect().height < 24)"
        ".map(a => a.textContent + ' ' + a.getBoundingClientRect().height)"
    )
    assert small == []


def test_forced_colours_keep_the_text(contoh_url: str, chromium: Browser) -> None:
    """In forced colours (high contrast on Windows) axe finds no violation on a story."""
    context = chromium.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{contoh_url}/berita/2026/pasar-dapur-kukus/")
    page.evaluate(AXE)
    assert page.evaluate(RUN, RULES) == []
    context.close()


def test_printed_pages_leave_out_what_paper_cannot_use(contoh_url: str, tab: Page) -> None:
    """On paper a story shows its text and address, and neither menu nor skip link."""
    tab.goto(f"{contoh_url}/berita/2026/pasar-dapur-kukus/")
    tab.emulate_media(media="print")
    shown = tab.evaluate(
        "() => ['main h1', '.body', '.address', '.masthead nav', '.skip'].map(s => document.querySelector(s))"
        ".map(node => node.checkVisibility() && node.getBoundingClientRect().bottom > 0)"
    )
    tab.emulate_media(media="screen")
    assert shown == [True, True, True, False, False]


def test_movement_stops_for_those_who_ask(contoh_url: str, chromium: Browser) -> None:
    """With reduced motion no element of a page moves for longer than an instant."""
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{contoh_url}/")
    moving = page.evaluate(
        "() => [...document.querySelectorAll('*')].filter(n => { const s = getComputedStyle(n);"
        " return parseFloat(s.transitionDuration) > 0.01 || (s.animationName !== 'none' && parseFloat(s.animationDuration) > 0.01) }).length"
    )
    assert moving == 0
    context.close()
