"""The gate reads a finished file for itself: quickly where it can, and never otherwise than in the plain way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.gate.reading import Reading, read_file, read_slowly

BASE = "https://kabar.example/situs/"
PAGES = ("index.html", "berita/index.html", "berita/2026/panen/index.html", "404.html", "a b/index.html", "x%2Fy/index.html")
ADDRESSES = (
    *(
        "../../../berita/",
        "../../../berita/2026/panen/",
        "../../../berita//x/",
        "berita/x/",
        "../../../a.css",
        "../../../liputan/#id",
        "../../../../luar/",
        "../",
    ),
    *("./", "./berita/", "berita/x.html", "../x.html", "#_main", "#", "#fn:1", "", "?q=1", "../../../?q#a%20b", "../../../%23/"),
    *(
        BASE,
        f"{BASE}berita/",
        f"{BASE}berita/#a",
        f"{BASE}a&amp;b/",
        f"{BASE}a%26b",
        "https://kabar.example/",
        "https://kabar.example",
    ),
    *(
        "/situs/berita/",
        "/lain/",
        "//cdn.example/x.js",
        "https://lain.example/?a=b&amp;c",
        "http://[x",
        "mailto:a@b.example",
        "tel:1",
    ),
    *(
        "javascript:alert(1)",
        "data:text/html,x",
        "&#106;avascript:x",
        "a b",
        "\n../../../x/",
        "../../../X/",
        "1.png 1x, 2.png 2x",
    ),
)
NAMES = (
    "href",
    "src",
    "srcset",
    "id",
    "class",
    "content",
    "rel",
    "style",
    "onclick",
    "http-equiv",
    "data",
    "name",
    "HREF",
    "poster",
)
VALUES = (
    "canonical",
    "stylesheet",
    "icon",
    "prev",
    "next",
    "refresh",
    "0; url=../../../x/",
    "x>y",
    "<a href=",
    "'",
    "é”’",
    "x y",
)
TAGS = ("a", "img", "link", "meta", "source", "script", "p", "time", "object", "use", "IMG", "/a", "!--", "a/", "svg:a", "area")
MARKUP = (
    "<",
    ">",
    '"',
    "'",
    "=",
    " ",
    "\n",
    "\u00a0",
    "/>",
    "</p>",
    "<p>",
    "&quot;",
    "&#34;",
    "&lt;",
    "&amp;",
    "&copy;",
    "&#47;",
    "&",
    "”",
    "teks",
)


@st.composite
def _tags(draw: st.DrawFn) -> str:
    written = draw(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(ADDRESSES + VALUES)), max_size=3))
    blank = draw(st.sampled_from((" ", " ", " ", "\n", "  ", "", "\u00a0")))
    quotation = draw(st.sampled_from(('"', '"', '"', '"', "'", "")))
    attributes = "".join(f"{blank}{name}={quotation}{value}{quotation}" for name, value in written)
    return f"<{draw(st.sampled_from(TAGS))}{attributes}{draw(st.sampled_from(('>', '>', '>', '/>', ' >', '')))}"


HTML = st.lists(st.one_of(_tags(), _tags(), st.sampled_from(MARKUP + ADDRESSES), st.text(max_size=4)), max_size=12).map("".join)


@settings(max_examples=1500, deadline=None)
@given(path=st.sampled_from(PAGES), text=HTML)
def test_quick_reading_is_the_plain_one(path: str, text: str) -> None:
    """Whatever a page holds, the quick reading says what the plain one says."""
    data = text.encode("utf-8", "surrogatepass").decode("utf-8", "ignore").encode()
    assert read_file(path, data, BASE) == read_slowly(path, data, BASE)


PAGE = f"""<!doctype html>
<html lang="id"><head><link rel="stylesheet" href="../../assets/site.css"><link rel="canonical" href="{BASE}berita/panen/">
<meta property="og:url" content="{BASE}berita/panen/"><script type="application/ld+json">{{"@id":"{BASE}program/kebun/#course"}}</script>
</head><body><a href="#_main">Isi</a><main id="_main"><a href="../../liputan/#harian-selada">Liputan</a> <a href="../../">Beranda</a>
<a href="https://lain.example/?a=1&amp;b=2">Luar</a> <a href="../../berita/panen/foto%201.html?x=1#bagian%202">Foto</a></main></body></html>"""


def test_page_says_what_it_needs_and_what_others_may_point_to() -> None:
    """Targets are files from the site's root, each once; links elsewhere are nobody's business."""
    assert read_file("berita/panen/index.html", PAGE.encode(), BASE) == Reading(
        targets=(
            "assets/site.css",
            "berita/panen/foto 1.html#bagian 2",
            "berita/panen/index.html",
            "berita/panen/index.html#_main",
            "index.html",
            "liputan/index.html#harian-selada",
            "program/kebun/index.html",
        ),
        anchors=("_main",),
    )


@pytest.mark.parametrize(
    ("path", "text", "faults"),
    [
        ("a/index.html", '<img src="https://lain.example/x.png" alt="">', (("O103", "https://lain.example/x.png"),)),
        ("a/index.html", '<p style="color: red">', (("O103", "style="),)),
        ("a/index.html", '<p class="x" onclick="x()">', (("O103", "on…="),)),
        ("a/index.html", '<a href="javascript:x()">', (("O103", "javascript:x()"),)),
        ("a/index.html", '<a href="../../x/">', (("O101", "../../x/"),)),
        ("a/index.html", '<a href="/lain/">', (("O101", "/lain/"),)),
        ("a/index.html", '<a href="">', (("O101", ""),)),
        ("a/index.html", '<meta http-equiv="refresh" content="0; url=../../x/">', (("O101", "../../x/"),)),
        ("a.css", "@import 'https://lain.example/x.css'; p {background: url(//lain.example/x)}", None),
        ("a.svg", '<image style="fill: url(https://lain.example/x.png)"/>', (("O103", "https://lain.example/x.png"),)),
    ],
)
def test_fault_is_told_whatever_else_the_site_holds(path: str, text: str, faults: tuple[tuple[str, str], ...] | None) -> None:
    """What is loaded from elsewhere, code within a page, and ways out of the site."""
    expected = (("O103", "//lain.example/x"), ("O103", "https://lain.example/x.css")) if faults is None else faults
    assert read_file(path, text.encode(), BASE) == Reading(faults=expected)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("rss.xml", f"<description>&lt;a href=&#34;{BASE}x/?a&amp;amp;b#c&#34;&gt;x&lt;/a&gt; {BASE}y/.</description>"),
        ("feed.json", f'{{"url": "{BASE}x/#a", "content_html": "<a href=\\"{BASE}y/\\">R&D</a>"}}'),
        ("jadwal.ics", f"URL:{BASE}x\r\n /\r\nDESCRIPTION:{BASE}y/\r\n"),
    ],
)
def test_absolute_addresses_in_other_files_are_read(path: str, text: str) -> None:
    """Feeds, data and calendars name our own pages by absolute addresses."""
    assert read_file(path, text.encode(), BASE) == Reading(targets=("x/index.html", "y/index.html"))


def test_pictures_say_nothing() -> None:
    """A file that is no text is not read here."""
    assert read_file("foto/a.webp", b"\xff<a href='x'>", BASE) == Reading()


DRAWN = "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'"


@pytest.mark.parametrize(
    ("address", "is_harmless"),
    [
        (f"{DRAWN}%3E%3Cpath%20fill='%231f5c4d'%20d='M0%200h8v8H0'/%3E%3C/svg%3E", True),
        (f"{DRAWN}%20href='http://lain.example/x'/%3E", False),
        (f"{DRAWN}%3E%3Cimage%20href='data:image/jpeg;base64,AAAA'/%3E", False),
        (f"{DRAWN}/%3E{'a' * 400}", False),
        ("data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=", False),
        ("data:image/jpeg;base64,AAAA", False),
        ("data:text/html,x", False),
    ],
)
def test_a_small_drawing_may_stand_in_an_address(address: str, is_harmless: bool) -> None:
    """The site's mark stands in each page; nothing else does, and nobody is led there."""
    faults = () if is_harmless else (("O103", address),)
    assert read_file("a/index.html", f'<link rel="icon" href="{address}">'.encode(), BASE) == Reading(faults=faults)
    assert read_file("a/index.html", f'<a href="{address}">'.encode(), BASE) == Reading(faults=(("O103", address),))
