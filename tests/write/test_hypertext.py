"""How the writer is told what a page leads to: every link, and the page without some of them."""

from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from reader.builds import Built

from site_builder.gate.hypertext import SiteHypertext

PAGES = SiteHypertext("https://rutan.example/kabar/")
HERE = "berita/satu/index.html"


class Links(HTMLParser):
    """What a browser would follow or could be led to in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag's address and name."""
        named = {name: value or "" for name, value in attrs}
        self.hrefs += [named["href"]] if "href" in named else []
        self.anchors |= {named["id"]} if "id" in named else set()
        if tag == "meta" and named.get("http-equiv", "").lower() == "refresh" and "content" in named:
            self.hrefs.append(named["content"].partition("url=")[2])


def expected(base: str, path: str, text: str) -> set[str]:
    """The files of the site and places in them that a page leads to, by the rules of the web."""
    found: set[str] = set()
    for href in Links(text).hrefs:
        address, fragment = urldefrag(urljoin(base + path, href))
        if address.startswith(base) and not href.startswith("#"):
            file = unquote(urlsplit(address).path[len(urlsplit(base).path) :])
            file += "index.html" if not file or file.endswith("/") else ""
            found |= {file, f"{file}#{unquote(fragment)}"} if fragment else {file}
    return found


HREFS = {
    "../dua/": {"berita/dua/index.html"},
    "../dua/#isi": {"berita/dua/index.html", "berita/dua/index.html#isi"},
    "../../": {"index.html"},
    "..": {"berita/index.html"},
    ".": {HERE},
    "lampiran.ics": {"berita/satu/lampiran.ics"},
    "a/../b/./c.json": {"berita/satu/b/c.json"},
    "../../rss.xml?x=../y": {"rss.xml"},
    "https://rutan.example/kabar/tentang/#kami": {"tentang/index.html", "tentang/index.html#kami"},
    "/kabar/tentang/": {"tentang/index.html"},
    "../k%20l.html#%C3%A9": {"berita/k l.html", "berita/k l.html#é"},
    "../a&amp;b/": {"berita/a&b/index.html"},
    "#isi": set(),
    "https://lain.example/kabar/": set(),
    "//lain.example/kabar/": set(),
    "/lain/": set(),
    "mailto:humas@rutan.example": set(),
    "tel:+62": set(),
}


@pytest.mark.parametrize("href", HREFS)
def test_an_address_means_the_file_that_the_web_means(href: str) -> None:
    """Relative, absolute and escaped addresses lead to files by the rules of the web; others lead nowhere in the site."""
    page = f'<a class="x" href="{href}" hreflang="id">x</a>'
    assert PAGES.targets(HERE, page.encode()) == HREFS[href]
    assert expected("https://rutan.example/kabar/", HERE, page) == HREFS[href]


def test_an_address_above_the_root_leads_nowhere_in_the_site() -> None:
    """What lies beside the site is not ours."""
    assert PAGES.targets(HERE, b'<a href="../../../lain/">x</a><a href="../../x/../../y">x</a>') == set()


def test_words_of_a_text_are_no_links() -> None:
    """A story may tell how links are written."""
    page = b'<p id="isi">Tulis &lt;a id="b" href="../dua/"&gt; atau id="c" href="../dua/" begitu saja.</p>'
    assert PAGES.targets(HERE, page) == set()
    assert PAGES.anchors(HERE, page) == {f"{HERE}#isi"}
    assert PAGES.without(HERE, page, {"berita/dua/index.html"}) == page


def test_a_page_does_without_some_links() -> None:
    """Of each link that may not be followed the address goes, and nothing else; a file means the places in it too."""
    page = (
        b'<link rel="next" href="../dua/"><a href="../tiga/#a">x</a> <a href="../tiga/#b" id="c">x</a> <a href="../dua/#d">x</a>'
    )
    done = PAGES.without(HERE, page, {"berita/dua/index.html", "berita/tiga/index.html#b"})
    assert done == b'<link rel="next"><a href="../tiga/#a">x</a> <a id="c">x</a> <a>x</a>'


def test_a_redirect_does_without_its_address() -> None:
    """A page that sends its reader elsewhere stays where it is until the other page is there."""
    page = b'<meta http-equiv="refresh" content="0; url=../dua/"><meta name="description" content="x url=../tiga/">'
    assert PAGES.targets(HERE, page) == {"berita/dua/index.html"}
    done = PAGES.without(HERE, page, {"berita/dua/index.html", "berita/tiga/index.html"})
    assert done == b'<meta http-equiv="refresh"><meta name="description" content="x url=../tiga/">'


def test_every_link_of_a_whole_site_is_known(site: Built) -> None:
    """On every page of the site, the writer's reading agrees with a browser's, and all links can be taken away."""
    pages = SiteHypertext(site.base_url)
    for file in site.output.rglob("*.html"):
        path, data = file.relative_to(site.output).as_posix(), file.read_bytes()
        targets = pages.targets(path, data)
        assert targets == expected(site.base_url, path, data.decode()), path
        assert pages.anchors(path, data) == {f"{path}#{anchor}" for anchor in Links(data.decode()).anchors}
        bare = Links(pages.without(path, data, targets).decode())
        assert all(href.startswith(("#", "mailto:", "tel:", "https://", "http://", "data:image/svg")) for href in bare.hrefs)
