"""A page carries the styles that it needs: no more requests, and no other look than with all of them."""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from reader.builds import PROJECT, Built
from reader.kinds import KINDS, MORE_EXAMPLES

from site_builder.render.styles import StyleError, Styles

CSS = PROJECT / "templates" / "css"
SOURCE = "".join(sheet.read_text("utf-8") for sheet in CSS.glob("*.css"))
EVERYTHING = "".join(f'<p class="{name}">' for name in re.findall(r"\.([a-z][\w-]*)", SOURCE)) + "".join(
    f"<{name}>" for name in re.findall(r"\b[a-z][a-z0-9]*\b", SOURCE)
)
"""Each class and each word of the sheets, elements among them."""
EXAMPLES = {kind.name: kind.contoh for kind in KINDS} | MORE_EXAMPLES
MATCHED = """selectors => selectors.filter(one => document.querySelector(
  one.split(',').map(part => part.replace(/::?[a-z-]+([(][^()]*[)])?/g, '').replace(/(^|[ >+~])$/, '$1*')).join(',')))"""
"""Those of some selectors that match an element of the page, whatever state it is in."""


def styles_of(page: str) -> str:
    """The styles that stand in a page."""
    (sheet,) = re.findall("<style>([^<]*)</style>", page)
    return str(sheet)


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_page_looks_as_with_all_styles(kind: str, contoh_url: str, contoh: Built, page: Page) -> None:
    """Of the rules that a page does without, none would match anything on it."""
    whole = [*single_rules(Styles(CSS, accent_of(contoh.output)).sheet(EVERYTHING).text)]
    for address in EXAMPLES[kind]:
        page.goto(f"{contoh_url}/{address}")
        own = page.evaluate("() => document.querySelector('style').textContent")
        there = {*single_rules(own)}
        lacking = [rule[0] for rule in whole if rule not in there]
        assert len(lacking) > 5
        assert page.evaluate(MATCHED, lacking) == []
        assert page.evaluate(MATCHED, [".masthead a:hover, .x", "main::before", ":root"]) != []


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Page:
    """A tab."""
    return chromium.new_page()


def single_rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Each selector of a sheet with what it does, whatever the condition."""
    for selectors, body in re.findall(r"([^{}]+)(\{[^{}]*\})", sheet):
        yield from ((selector, body) for selector in selectors.split(","))


def accent_of(built: Path) -> str:
    """The colour that the built site has."""
    return styles_of((built / "index.html").read_text("utf-8")).partition(":root{--a:")[2][:7]


NOTHING = "'none'"


def digest_of(text: str) -> str:
    """As a policy names it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_the_policy_names_the_styles(contoh: Built) -> None:
    """On every page, the policy comes before the styles, and its digests are those of the very bytes between the tags."""
    pages = sorted(contoh.output.rglob("*.html"))
    assert len(pages) > 200
    for page in pages:
        text = page.read_text("utf-8")
        data = " ".join(map(digest_of, re.findall("<script[^>]*>([^<]+)</script>", text)))
        for module in re.findall('<script type="module" src="[^"]*" integrity="([^"]*)">', text):
            assert page.parent.name in ("cari", "search")
            data = f"'self' '{module}' 'wasm-unsafe-eval' {data}"
        policy = (
            f"script-src {data or NOTHING}; style-src {digest_of(styles_of(text))}; "
            "object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'"
        )
        assert re.findall('<meta http-equiv="Content-Security-Policy" content="([^"]*)">\n<style>', text) == [policy], page


def test_no_page_holds_what_it_does_not_need(contoh: Built) -> None:
    """Rules about components and elements that are not there stay away."""
    home, page = (styles_of((contoh.output / path / "index.html").read_text("utf-8")) for path in ("", "kontak"))
    assert ".lead" in home
    assert ".lead" not in page
    assert ".timeline" not in home + page
    assert re.search(r"[,}]pre[,{]", home + page) is None


SHEET = """a{color:red}.x,.y>b{color:blue}.x .z:not(.w){margin:0}@media print{.x{top:0}p,.z{left:0}}@media (min-width:9rem){.w{top:0}}"""
MORE = """:root{--tint:red}pre,ol > li{color:var(--tint)}.x td:not(dt)::before{--x-y:var(--tint,var(--site-accent))}[lang] q{top:0}"""


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>", "a{color:red}@media print{p{left:0}}"),
        ('<p class="y">', "a{color:red}.y>b{color:blue}@media print{p{left:0}}"),
        ('<p class="q z"><b class="x">', SHEET.partition("@media (min")[0].replace(",.y>b", "")),
        ('<p class="w z x y">', SHEET),
    ],
)
def test_rules_by_their_classes(page: str, expected: str, tmp_path: Path) -> None:
    """A rule stands where all classes of one of its selectors are; a group only with a rule in it."""
    (tmp_path / "a.css").write_text(SHEET, "utf-8")
    assert Styles(tmp_path, "#123456").sheet(page).text == ":root{--a:#123456}" + expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>", ""),
        ("<pre>", "pre{color:var(--b)}"),
        ('<ol class="q">', "ol>li{color:var(--b)}"),
        ('<p class="x"><td colspan="2">', ".x td:not(dt)::before{--c:var(--b,var(--a))}"),
        ("<prefix><older><q>", "[lang] q{top:0}"),
    ],
)
def test_rules_by_their_elements(page: str, expected: str, tmp_path: Path) -> None:
    """So with elements; custom properties have short names, the same everywhere."""
    (tmp_path / "a.css").write_text(MORE, "utf-8")
    assert Styles(tmp_path, "#123456").sheet(page).text == ":root{--a:#123456}:root{--b:red}" + expected


@settings(deadline=None)
@given(st.sets(st.sampled_from(["x", "y", "z", "w", "q"])))
def test_more_classes_never_take_a_rule_away(classes: set[str]) -> None:
    """What a page has, a page with more on it has too, and all of it stands in the whole in this order."""
    styles = Styles(CSS, "#123456")
    fewer = styles.sheet("").text
    more = styles.sheet("".join(f'<p class="{name} card head">' for name in classes)).text
    rules = {*single_rules(fewer)}
    assert len(rules) > 20
    assert rules <= {*single_rules(more)}


@pytest.mark.parametrize(
    "sheet", ["@import 'x.css';a{b:c}", "@media print{@media screen{a{b:c}}}", "a{b:c", "@supports (a:b){a{b:c}}x"]
)
def test_other_sheets_are_refused(sheet: str, tmp_path: Path) -> None:
    """Nothing is dropped silently from a sheet that holds more than rules and groups of rules."""
    (tmp_path / "a.css").write_text(sheet, "utf-8")
    with pytest.raises(StyleError):
        Styles(tmp_path, "#123456")
