"""Every page: what kinds there are, what stands in its head, what it loads, where it leads in the other language."""

import re
from collections import Counter
from urllib.parse import unquote, urlsplit

import pytest
from reader.builds import Built
from reader.kinds import KINDS, MORE_EXAMPLES, Kind
from reader.pages import Node, Page, own_file, read_page, read_pages

REDIRECTS = {
    "arsip/2025/kukus.html": "berita/2025/dapur-kukus-angkatan-pertama/",
    "berita/dapur-kukus/": "berita/2025/dapur-kukus-angkatan-pertama/",
    "berita/kelas-jahit-dibuka/": "berita/2024/pembukaan-kelas-menjahit/",
    "berita/lomba-masak-lama/": "berita/2025/ditarik-lomba-masak/",
    "dapur/": "program/dapur-kukus/",
    "en/sewing/": "en/news/2024/sewing-class-opens/",
    "en/steam-kitchen/": "en/news/2025/steam-kitchen-opens/",
    "jahit/": "program/menjahit-seragam/",
    "pasar/": "berita/2026/pasar-dapur-kukus/",
    "pedoman-media/": "pedoman/",
    "profil/": "tentang/",
    "program/pelatihan-kukus/": "program/dapur-kukus/",
}
"""Every former address that the fictional site's editors wrote down, and where it leads."""

TEMPLATE_SYNTAX = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{#|#\}|\bUndefined\b|\bNone\b(?! of)|&lt;bound method|&amp;(?:lt|gt|amp|quot|#\d+);"
)
LOADING = {
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "script": ("src",),
    "iframe": ("src", "srcdoc"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "form": ("action",),
    "body": ("background",),
    "html": ("manifest",),
}
LOADING_RELS = {"stylesheet", "icon", "manifest", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch"}
OG_LOCALE = {"id": "id_ID", "en": "en_(GB|US)"}


def shown(site: Built) -> list[Page]:
    """The pages that show something, without redirects."""
    return [page for page in read_pages(site) if not page.is_redirect]


def indexed(site: Built) -> list[Page]:
    """The pages that a search engine may list."""
    return [page for page in shown(site) if "noindex" not in page.meta("robots")]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_of_page_exists_in_both_languages(kind: Kind, site: Built) -> None:
    """Each kind of page has its example at the address in the table, in Indonesian and in English."""
    examples = kind.examples(site.name) or ()
    found = [address for address in examples if kind.is_kind_of(read_page(site, address).address)]
    assert found == list(examples)


def test_every_page_is_of_one_known_kind(site: Built) -> None:
    """No page has an address that is of no kind, or of two kinds."""
    odd = {page.path: names for page in shown(site) if len(names := [k.name for k in KINDS if k.is_kind_of(page.address)]) != 1}
    assert odd == {}


def test_the_other_looks_of_a_story_exist(contoh: Built) -> None:
    """A press release and an announcement say on the page what they are."""
    said = {name: read_page(contoh, pair[0]).main.all("p", class_="kicker")[0].text for name, pair in MORE_EXAMPLES.items()}
    assert {name: text.split(" ")[0] for name, text in said.items()} == {"press release": "Siaran", "announcement": "Pengumuman"}


def test_no_template_syntax_is_left(site: Built) -> None:
    """No page shows braces of a template, a Python value, or an entity that was escaped twice."""
    left = {page.path: found[0] for page in read_pages(site) if (found := TEMPLATE_SYNTAX.search(_outside_code(page.source)))}
    assert left == {}


def _outside_code(source: str) -> str:
    """A page without its code and data; what ends a rule of its styles stands apart, so that it is no end of a template's tag."""
    outside = re.sub(r"<(code|script)\b.*?</\1>", "", source, flags=re.DOTALL)
    return re.sub("<style>[^<]*</style>", lambda styles: styles[0].replace("}", " }"), outside)


def test_every_page_has_one_heading_of_the_first_level(site: Built) -> None:
    """Each page has exactly one h1, and it is not empty."""
    odd = {page.path: [h.text for h in page.root.all("h1")] for page in read_pages(site)}
    assert {path: texts for path, texts in odd.items() if len(texts) != 1 or not texts[0]} == {}


def test_headings_skip_no_level(site: Built) -> None:
    """No heading on any page is more than one level below the one before it."""
    skipping = {}
    for page in shown(site):
        levels = [int(node.tag[1]) for node in page.root.walk() if re.fullmatch("h[1-6]", node.tag)]
        if jumps := [(a, b) for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]:
            skipping[page.path] = jumps
    assert skipping == {}


def test_every_page_says_its_language(site: Built) -> None:
    """`<html lang>` is `en` below `/en/` and `id` everywhere else."""
    assert {page.path: page.root.one("html").get("lang") for page in read_pages(site)} == {
        page.path: page.language for page in read_pages(site)
    }


def test_no_two_pages_have_the_same_title(site: Built) -> None:
    """Each page's `<title>` stands on no other page of the site."""
    titles = Counter(_title(page) for page in shown(site))
    assert {title: n for title, n in titles.items() if n > 1} == {}


def _title(page: Page) -> str:
    return "".join(map(str, page.root.one("head").one("title").children)).strip()


def test_ids_are_unique_on_a_page(site: Built) -> None:
    """No page uses an id twice."""
    doubles = {}
    for page in read_pages(site):
        ids = Counter(node.get("id") for node in page.root.walk() if node.get("id"))
        if twice := [id for id, n in ids.items() if n > 1]:
            doubles[page.path] = twice
    assert doubles == {}


def test_every_page_names_its_canonical_address(site: Built) -> None:
    """A page that may be listed has one canonical address: its own. An error page has none."""
    found = {page.path: [link.get("href") for link in page.links("canonical")] for page in shown(site)}
    listed = {page.path for page in indexed(site)}
    assert found == {page.path: [page.url] if page.path in listed else [] for page in shown(site)}
    assert {page.path for page in shown(site)} - listed == {"404.html", "en/404.html"} | tombstones(site)


def tombstones(site: Built) -> set[str]:
    """What stands where stories were withdrawn."""
    return {page.path for page in shown(site) if KINDS[-2].is_kind_of(page.address)}


def alternates(page: Page) -> dict[str, str]:
    """The addresses of a page by language, as its head tells search engines."""
    links = [link for link in page.links("alternate") if link.get("hreflang")]
    found = {link.get("hreflang") or "": link.get("href") or "" for link in links}
    assert len(found) == len(links), f"{page.path} names a language twice"
    return found


def test_other_languages_link_back(site: Built) -> None:
    """Where a page names its other languages, it names itself and the default, and each of them names the same addresses."""
    by_url = {page.url: alternates(page) for page in indexed(site)}
    wrong = {}
    for url, named in by_url.items():
        if not named:
            continue
        languages = {name: address for name, address in named.items() if name != "x-default"}
        is_whole = url in languages.values() and named.get("x-default") == languages.get("id")
        if not is_whole or any(by_url.get(address) != named for address in languages.values()):
            wrong[url] = named
    assert wrong == {}


def test_translated_pages_name_each_other(site: Built) -> None:
    """The examples of each kind, which exist in both languages, are each other's alternates."""
    pairs = [kind.examples(site.name) for kind in KINDS if kind.name not in ("404", "tombstone", "stories, page 2")]
    wanted = {
        pair: {"id": site.base_url + pair[0], "en": site.base_url + pair[1], "x-default": site.base_url + pair[0]}
        for pair in pairs
        if pair
    }
    assert {pair: alternates(read_page(site, pair[0])) for pair in wanted} == wanted
    assert {pair: alternates(read_page(site, pair[1])) for pair in wanted} == wanted


def switches(page: Page) -> dict[str, Node]:
    """The links in the masthead that lead to other languages."""
    return {
        node.get("hreflang") or "": node for node in page.root.one("header", class_="masthead").all("a") if node.get("hreflang")
    }


def test_the_language_switch_leads_to_the_same_page(site: Built) -> None:
    """The switch leads to this page in the other language where it exists, and to the home page with a word about it where not."""
    wrong = {}
    for page in indexed(site):
        other = "id" if page.language == "en" else "en"
        switch = switches(page)[other]
        exact = alternates(page).get(other)
        home = site.base_url + ("" if other == "id" else "en/")
        leads_to = page.resolve(switch.get("href") or "")
        says_home = bool(switch.all("small"))
        if leads_to != (exact or home) or says_home != (exact is None):
            wrong[page.path] = leads_to
    assert wrong == {}


def test_the_language_switch_is_named_in_its_own_language(site: Built) -> None:
    """The switch says "English" to who reads English and "Bahasa Indonesia" to who reads Indonesian, marked as such."""
    names = {"en": "English", "id": "Bahasa Indonesia"}
    for page in shown(site):
        for language, switch in switches(page).items():
            words = switch.one("span", lang=language)
            assert words.text == names[language], page.path


def test_an_untranslated_story_offers_the_other_home_page(contoh: Built) -> None:
    """A story without a translation has no alternates, and its switch says that it leads to the English home page."""
    page = read_page(contoh, "berita/2026/donor-darah/")
    assert alternates(page) == {}
    assert page.resolve(switches(page)["en"].get("href") or "") == contoh.base_url + "en/"
    assert switches(page)["en"].text == "English (beranda)"


OG_EVERYWHERE = ("og:type", "og:title", "og:description", "og:url", "og:site_name", "og:locale", "twitter:card")
OG_IMAGE = ("og:image", "og:image:width", "og:image:height", "og:image:alt", "og:image:type")
OG_ARTICLE = ("article:published_time", "article:modified_time", "article:section")


def test_open_graph_is_whole(site: Built) -> None:
    """Each page has every Open Graph field of the conventions once, filled, with all five of an image; a story has those of an article."""
    wrong = {}
    for page in shown(site):
        is_story = KINDS[5].is_kind_of(page.address)
        wanted = [*OG_EVERYWHERE, *OG_IMAGE, *(OG_ARTICLE if is_story else ())]
        if odd := [name for name in wanted if len(page.meta(name)) != 1 or not page.meta(name)[0]]:
            wrong[page.path] = odd
    assert wrong == {}


def test_open_graph_tells_the_page(site: Built) -> None:
    """Type, address, locale and card of every page are what the page is."""
    for page in shown(site):
        other = "en" if page.language == "id" else "id"
        assert page.meta("og:type") == ["article" if KINDS[5].is_kind_of(page.address) else "website"], page.path
        assert page.meta("og:url") == [page.url]
        assert re.fullmatch(OG_LOCALE[page.language], page.meta("og:locale")[0]), page.path
        is_both = other in alternates(page) or page.path.endswith("404.html") or KINDS[-2].is_kind_of(page.address)
        assert len(page.meta("og:locale:alternate")) == is_both
        assert page.meta("twitter:card") == ["summary_large_image"]
        assert page.meta("description") == page.meta("og:description")


COVER_ALT = "Tiga susun kukusan bambu mengepul di atas kompor, di depannya sembilan pangsit berjajar."


def test_open_graph_of_a_story_is_its_content(contoh: Built) -> None:
    """The Open Graph fields of a story hold what its editors wrote, times with the offset of WITA."""
    page = read_page(contoh, "berita/2026/pasar-dapur-kukus/")
    found = {name: page.meta(name) for name in (*OG_EVERYWHERE, *OG_ARTICLE, "article:tag", "og:image:alt", "og:image:type")}
    assert found == {
        "og:type": ["article"],
        "og:title": ["Habis Sebelum Pukul Sembilan, Pasar Pagi Dapur Kukus"],
        "og:description": [
            "Seluruh dagangan Dapur Kukus, 1.300 buah hidangan kukus, habis terjual dalam dua jam di pelataran Balai Kota Contoh."
        ],
        "og:url": ["https://rutan-contoh.example/berita/2026/pasar-dapur-kukus/"],
        "og:site_name": ["Kabar Rutan Contoh"],
        "og:locale": ["id_ID"],
        "twitter:card": ["summary_large_image"],
        "article:published_time": ["2026-11-09T06:30:00+08:00"],
        "article:modified_time": ["2026-11-09T06:30:00+08:00"],
        "article:section": ["Feature"],
        "article:tag": ["Kuliner", "Kewirausahaan", "Pemberdayaan perempuan"],
        "og:image:alt": [f"“{page.meta('og:title')[0]}”, Kabar Rutan Contoh. {COVER_ALT}"],
        "og:image:type": ["image/jpeg"],
    }


def loads(page: Page) -> list[str]:
    """Every address that a browser fetches to show the page."""
    found = []
    for node in page.root.walk():
        for name in LOADING.get(node.tag, ()):
            value = node.get(name)
            if value is not None:
                found += [part.split()[0] for part in value.split(",")] if name == "srcset" else [value]
        if node.tag == "link" and LOADING_RELS & set((node.get("rel") or "").split()):
            found.append(node.get("href") or "")
        found += re.findall(r"url\(['\"]?([^)'\"]+)", node.get("style") or "")
    return found


def test_pages_load_nothing_from_elsewhere(site: Built) -> None:
    """Whatever a page, a style sheet or an icon loads is a file of this site; the page's own icon stands in the page."""
    files = set(site.files)
    for page in read_pages(site):
        icons = [node.get("href") or "" for node in page.root.all("link", rel="icon")]
        for icon in icons:
            assert re.findall("<([a-z]+)", unquote(icon)) == ["svg", "path", "text"], page.path
        for address in set(loads(page)) - {*icons}:
            assert own_file(site, page.resolve(address)) in files, f"{page.path} loads {address}"
    for path in files:
        if path.endswith((".css", ".svg")):
            assert not re.search(rb"url\(|@import|<script|href=|\bon[a-z]+=", site.read(path)), path


def test_pages_have_no_script_and_one_style_sheet(site: Built) -> None:
    """No script but linked data, and one of ours where readers search; no handler, style attribute or frame; one sheet, and charts."""
    wrong = []
    for page in read_pages(site):
        own = page.root.one("head").one("style")
        for node in page.root.walk():
            is_searching = set(node.attributes) == {"type", "src", "integrity"} and page.address in ("cari/", "en/search/")
            is_script = node.tag == "script" and node.get("type") != "application/ld+json" and not is_searching
            is_drawn = node.tag == "svg" and node.attributes.get("class") == "chart" and node.get("role") == "img"
            is_active = (
                node.tag in ("iframe", "object", "embed", "style", "base", "svg", "math") and node is not own and not is_drawn
            )
            if is_script or is_active or any(name.startswith("on") or name in ("style", "srcdoc") for name in node.attributes):
                wrong.append((page.path, node.tag, node.attributes))
    assert wrong == []


def test_every_image_is_described_and_sized(site: Built) -> None:
    """Each image has a width and a height, and a text for who does not see it.

    It has none in a card, where the headline says enough, nor where it is a QR code, whose address stands above it. Of the
    fictional site's photos, one is on record as mere decoration.
    """
    wrong = []
    for page in read_pages(site):
        cards = page.root.all("article", class_="card has-photo")
        small = {id(image) for card in cards for image in card.all("img")}
        for image in page.root.all("img"):
            is_bare = id(image) in small or image.get("class") == "qr" or "/teluk-contoh-" in (image.get("src") or "")
            is_told = image.get("alt") == "" if is_bare else image.get("alt")
            if not is_told or not (image.get("width") or "").isdigit() or not (image.get("height") or "").isdigit():
                wrong.append((page.path, image.attributes))
    assert wrong == []


def test_former_addresses_lead_to_the_present_ones(contoh: Built) -> None:
    """Each alias is a page that leads, at once and by a visible link, to the record that names it; there are no others."""
    found = {}
    for page in read_pages(contoh):
        if page.is_redirect:
            content = page.root.one("meta", http_equiv="refresh").get("content") or ""
            seconds, _, target = content.partition("; url=")
            links = {page.resolve(link.get("href") or "") for link in page.root.all("a")}
            assert seconds == "0"
            assert links == {page.resolve(target)} == {page.links("canonical")[0].get("href")}, page.path
            found[page.address] = page.resolve(target).removeprefix(contoh.base_url)
    assert found == REDIRECTS


def test_the_shipped_site_has_no_redirects(dimsum: Built) -> None:
    """No page of the shipped site only leads elsewhere."""
    assert [page.path for page in read_pages(dimsum) if page.is_redirect] == []


def test_the_error_page_works_at_any_depth(site: Built) -> None:
    """Every link and load of the error page begins at the top of the site, so that it works at any unknown address."""
    for path in ("404.html", "en/404.html"):
        page = read_page(site, path)
        hrefs = [link.get("href") or "" for link in page.root.all("a")]
        inner = [href for href in [*hrefs, *loads(page)] if not urlsplit(href).scheme and not href.startswith("#")]
        assert inner
        assert [href for href in inner if not href.startswith("/")] == []


def test_the_error_page_starts_at_the_sites_own_folder(below: Built) -> None:
    """With a base address below a folder, the error page's links begin with that folder."""
    page = read_page(below, "404.html")
    hrefs = [link.get("href") or "" for link in page.root.all("a")]
    inner = [href for href in [*hrefs, *loads(page)] if not urlsplit(href).scheme and not href.startswith("#")]
    assert [href for href in inner if not href.startswith("/berita-rutan/")] == []


def test_the_error_page_says_what_happened(site: Built) -> None:
    """The error page has 404 on it, a link home, and is not to be listed."""
    page = read_page(site, "404.html")
    assert page.main.all("p", class_="kicker")[0].text == "404"
    assert page.meta("robots") == ["noindex"]
    assert "/" in [link.get("href") for link in page.main.all("a")]


def test_pages_say_whose_site_it_is(site: Built) -> None:
    """The notice of the site stands at the foot of every page, in the page's language."""
    notices = {
        "dimsum": {
            "id": "Situs ini peragaan yang disusun dari laporan pers",
            "en": "This site is a demonstration made from public press reports",
        },
        "contoh": {"id": "Situs ini fiksi.", "en": "This site is fiction."},
    }[site.name]
    wrong = [page.path for page in shown(site) if notices[page.language] not in page.root.one("footer").text]
    assert wrong == []
