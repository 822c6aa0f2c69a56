"""A protected name is found wherever it stands in a finished file and however it is spelled; what merely looks like it is not."""

import io
import json
import unicodedata
import zipfile
from collections.abc import Callable
from html import escape
from itertools import product
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_builder.gate.folding import unescaped
from site_builder.gate.lookout import WITHIN, Lookout, _texts
from site_builder.gate.names import find_plainly, names_of

NAME = "Sari Rahayu"


def wide(text: str) -> str:
    """The same in full-width letters, as East Asian keyboards write them."""
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text).replace(" ", "\u3000")


VARIANTS = {
    "as it is": NAME,
    "capitals": "SARI RAHAYU",
    "small letters": "sari rahayu",
    "diacritics": "Sári Rahâyu",
    "combining diacritics": unicodedata.normalize("NFD", "Sári Rahâyu"),
    "full width": wide(NAME),
    "two spaces": "Sari  \t Rahayu",
    "line break": "Sari\nRahayu",
    "broken word": "Sari Ra-\nhayu",
    "no-break space": "Sari\u00a0Rahayu",
    "soft hyphen": "Sa\u00adri Raha\u00adyu",
    "zero width": "S\u200bari\u2060 Rah\u200dayu",
    "hyphen": "sari-rahayu",
    "underscore": "sari_rahayu",
    "one word": "SariRahayu",
    "first initial": "S. Rahayu",
    "first initial, bare": "S Rahayu",
    "last initial": "Sari R.",
    "reversed": "Rahayu, Sari",
    "possessive": "Sari Rahayu's",
    "-nya": "Sari Rahayunya",
    "-lah": "sari rahayulah",
    "-pun": "Sari Rahayu pun, Sari Rahayupun",
    "si": "si Sari Rahayu",
    "Bu": "Bu Sari Rahayu",
    "brackets": "Sari (Rahayu)",
    "year": "2025SariRahayu2",
}
"""Spellings of one name."""

ESCAPES: dict[str, Callable[[str], str]] = {
    "decimal references": lambda text: "".join(f"&#{ord(one)};" for one in text),
    "hexadecimal references": lambda text: "".join(f"&#x{ord(one):X};" for one in text),
    "reference that was escaped again": lambda text: "".join(f"&amp;#{ord(one)};" for one in text),
    "named reference": lambda text: text.replace(" ", "&nbsp;").replace("a", "&aacute;", 1),
    "percent signs": lambda text: "".join(f"%{byte:02X}" for byte in text.encode()),
    "percent signs twice": lambda text: quote(quote(text)),
    "plus sign": lambda text: quote(text).replace("%20", "+"),
    "JSON escapes": lambda text: "".join(f"\\u{ord(one):04x}" for one in text),
    "inline tags": lambda text: f"<b>{text[:2]}</b>{text[2:]}",
    "comment": lambda text: f"{text[:3]}<!-- x -->{text[3:]}",
    "escaped tags": lambda text: f"&lt;b&gt;{text[:2]}&lt;/b&gt;{text[2:]}",
}
"""Ways to write any of these that mean the same."""

ALL_WAYS = {**VARIANTS, **{name: way(NAME) for name, way in ESCAPES.items()}}


def folded_lines(text: str) -> bytes:
    """A calendar's text in lines of 20 bytes, as RFC 5545 folds them."""
    escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,")
    lines, line = [], ""
    for one in f"DESCRIPTION:Hadir: {escaped}.":
        if len((line + one).encode()) > 20:
            lines.append(line)
            line = " "
        line += one
    return "\r\n".join([*lines, line, ""]).encode()


def zipped(text: str) -> bytes:
    """An archive with a document that holds *text*."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:t>{text}</w:t>")
    return out.getvalue()


PIXELS = bytes(range(256)) * 20
KINDS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "text": ("a/index.html", lambda text: f"<p>Hadir: {text}.</p>\n<p>Lalu pulang.</p>".encode()),
    "heading": ("a/index.html", lambda text: f"<body>\n<h1>{text}</h1>\n<p>Isi</p>".encode()),
    "cell": ("a/index.html", lambda text: f"<tr>\n<td>1</td>\n<td>{text}</td>\n</tr>".encode()),
    "title": ("a/index.html", lambda text: f"<head>\n<title>{text} – Kabar</title>\n</head>".encode()),
    "meta": ("a/index.html", lambda text: f'<meta name="description" content="Oleh {text}">\n<p>x'.encode()),
    "alt text": ("a/index.html", lambda text: f'<p><img src="x.webp" alt="{text} menanam"></p>'.encode()),
    "address of a link": ("a/index.html", lambda text: f'<a href="../orang/{text}/">x</a>'.encode()),
    "text of a link": ("a/index.html", lambda text: f'<p>x <a href="x">{text}</a> y</p>'.encode()),
    "class": ("a/index.html", lambda text: f'<p class="x {text}">x</p>'.encode()),
    "anchor": ("a/index.html", lambda text: f'<h2 id="{text}">x</h2>'.encode()),
    "comment": ("a/index.html", lambda text: f"<p>x</p>\n<!-- {text} -->\n<p>y</p>".encode()),
    "script": ("a/index.html", lambda text: f"<script>var a = '{text}'</script>".encode()),
    "linked data": (
        "a/index.html",
        lambda text: f'<script type="application/ld+json">{json.dumps({"name": text})}</script>'.encode(),
    ),
    "RSS, escaped": ("rss.xml", lambda text: f"<item>\n<description>{escape(f'<p>{text}</p>')}</description>".encode()),
    "Atom, CDATA": ("atom.xml", lambda text: f"<entry>\n<content><![CDATA[<p>{text}</p>]]></content>".encode()),
    "sitemap": ("sitemap.xml", lambda text: f"<url><loc>https://x.example/{text}/</loc></url>".encode()),
    "JSON Feed": ("feed.json", lambda text: json.dumps({"content_html": f"<p>{text}</p>"}, indent=1).encode()),
    "open data": ("stories.json", lambda text: json.dumps({"title": text}, ensure_ascii=False).encode()),
    "manifest": ("site.webmanifest", lambda text: json.dumps({"name": text}).encode()),
    "calendar": ("jadwal.ics", folded_lines),
    "robots": ("robots.txt", lambda text: f"User-agent: *\nDisallow: /{text}/\n".encode()),
    "stylesheet": ("site.css", lambda text: f"/* {text} */\np::after {{content: '{text}'}}".encode()),
    "drawing": ("icon.svg", lambda text: f"<svg><title>{text}</title></svg>".encode()),
    "photo's XMP": ("a.jpg", lambda text: b"\xff\xd8" + PIXELS + f"<dc:creator>{text}</dc:creator>".encode() + PIXELS),
    "unknown file": ("a.bin", lambda text: PIXELS + f"Author: {text}\0".encode() + PIXELS),
    "archive": ("siaran.zip", zipped),
    "document": ("siaran.docx", zipped),
    "name of a file": ("", lambda text: text.encode()),
}
"""Where a name may stand: the file, and its bytes around a text. For the name of a file, its bytes are the path."""


def find(kind: str, text: str, lookout: Lookout) -> frozenset[int]:
    """What is found in a file of *kind* that holds *text*."""
    path, around = KINDS[kind]
    return lookout.find(path, around(text)) if path else lookout.find(around(f"foto/{text}.webp").decode(), b"")


@pytest.mark.parametrize("kind", KINDS)
def test_each_spelling_is_found_in_each_kind_of_place(kind: str) -> None:
    """All spellings, one after the other, by one lookout and by fresh ones; the same place without the name is clean."""
    lookout = Lookout(["Orang Lain", NAME])
    assert find(kind, "kelas menjahit", lookout) == set()
    missed = [way for way, text in ALL_WAYS.items() if find(kind, text, lookout) != {1} or not find(kind, text, Lookout([NAME]))]
    assert missed == []


@pytest.mark.parametrize(("kind", "escape_name"), list(product(("text", "alt text", "JSON Feed", "RSS, escaped"), ESCAPES)))
def test_each_spelling_is_found_however_it_is_escaped(kind: str, escape_name: str) -> None:
    """Spellings and escapes may be combined."""
    way = ESCAPES[escape_name]
    texts = {name: way(text) for name, text in VARIANTS.items() if escape_name != "named reference" or "a" in text}
    assert [name for name, text in texts.items() if find(kind, text, Lookout([NAME])) != {0}] == []


@pytest.mark.parametrize("form", ["utf-16-le", "utf-16-be", "utf-16"])
def test_wide_text_in_pictures_is_found(form: str) -> None:
    """Some programs write their fields in UTF-16."""
    assert Lookout(["Sári Rahayu"]).find("a.jpg", PIXELS + "Oleh Sári Rahayu".encode(form) + PIXELS) == {0}


NEAR = (
    "Sari",
    "Rahayu",
    "sari buah",
    "Sari Rahayuni",
    "Sarikaya Rahayu",
    "Wulansari Rahayu",
    "Sari, R. Hidayat",
    "Selesai bersama Sari. R. Hidayat pulang",
    "Ny. Rahayu, S.H.",
    "S.R.",
    "SR",
    "SD Rahayu",
    "sari r dan sari s",
    "Rahayu Sari",
    "<p>Oleh Sari</p>\n<p>Rahayu hadir</p>",
    "dasar irama hayunan",
    "Sari 2 Rahayu",
)


@pytest.mark.parametrize("text", NEAR)
def test_what_merely_looks_like_a_name_is_let_through(text: str) -> None:
    """Parts of the name, longer words, other people, degrees and mere initials are no hit."""
    assert find("text", text, Lookout([NAME])) == set()


@pytest.mark.parametrize(
    ("line", "found", "clean"),
    [
        ("Melati", ("Melati", "MELATI", "bunga melati", "melatinya", "Si Melati", "<b>Me</b>lati"), ("melatih", "Permelati", "me lati")),
        ("=Melati", ("Melati", "MELATI", "Si Melati", "Melatinya"), ("bunga melati", "melatih", "melatinya")),
        ("Ma'ruf Contoh", ("Maruf Contoh", "Ma’ruf Contoh", "MA RUF CONTOH", "M. Contoh", "maruf-contoh"), ("Ma'ruf", "Contoh")),
        ("A. Contohwati", ("A. Contohwati", "A Contohwati"), ("a contohwati", "Contohwati")),
        ("Rina Dwi Contoh", ("R. D. Contoh", "Rina D. Contoh", "Rina Dwi C.", "Contoh, Rina Dwi", "rina-dwi-contoh"), ("R.D.C.", "Rina Contoh")),
        ("محمد سالم", ("محمد سالم", "مُحَمَّد سالم"), ("محمد",)),
        ("Łukasz Çontoh", ("Lukasz Contoh", "ŁUKASZ ÇONTOH", "L. Contoh"), ("Lukas Contoh",)),
    ],
)  # fmt: skip
def test_kinds_of_names(line: str, found: tuple[str, ...], clean: tuple[str, ...]) -> None:
    """One word is found as a word only, with `=` in capitals only; apostrophes, initials and other alphabets mean what they mean."""
    lookout = Lookout([line])
    assert [text for text in found if find("text", text, lookout) != {0}] == []
    assert [text for text in clean if find("text", text, lookout)] == []


def test_a_name_is_shown_to_nobody() -> None:
    """What a traceback or a log would print of a lookout or a name holds nothing of it."""
    assert not [part for part in ("sari", "rahayu") if part in f"{Lookout([NAME])!r}{names_of([NAME])!r}".lower()]


NAMES = ["Sari Rahayu", "Adi", "Ma'ruf Amin", "=Bunga", "Siti N. Kusumawati", "Li Na", "Á Bel", "محمد سالم", "Sari محمد"]
BITS = (
    *("Sari", "Rahayu", "sari", "rahayu", "Adi", "adi", "Ma", "ruf", "'", "Amin", "Bunga", "bunga", "Siti", "Kusuma", "wati"),
    *("N", "n", "Li", "Na", "Bel", "S", "R", "K", "A", "nya", "lah", "kaya", "b", " ", " ", "\n", ".", ",", "-", "_", "/", '"', "="),
    *("\n<", "<", ">", "<b>", "</b>", "<p>", "</p>", "<td>", '<a href="x">', "<!-- x -->", "&lt;", "&gt;", "&quot;", "&#39", "&nbsp;"),
    *("&amp;", "amp;", "&#", "83", ";", "&#83;", "&#x73;", "©", "%", "%20", "%53", "%2553", "%26", "%23", "%3C", "%E2%80%9C", "E2"),
    *("\\", "\\u0053", "\\n", "u0061", "\u00ad", "\u200b", "á", "a\u0301", "\uff33", "“", "”", "ж", "\u0001", "\u00a0", "\x7f"),
    *("0", "2", "3", "7", "ﬁ", "é", "…", "محمد", "سالم"),
)  # fmt: skip
PATHS = ("a/index.html", "x.json", "a.ics", "r.txt", "a.css", "sari-rahayu.html", "x.xml")
KEPT = Lookout(NAMES)


def plainly(path: str, data: bytes) -> set[int]:
    """What is found without any short way."""
    names = names_of(NAMES)
    found = find_plainly(names, unescaped(path))
    for pieces in _texts(path, data):
        wholes: list[bytes] = []
        for number, piece in enumerate(pieces):
            if number and path.endswith((".html", ".xml")) and WITHIN.match(piece):
                wholes[-1] += b"\n<" + piece
            else:
                wholes.append(piece)
        for whole in wholes:
            found |= find_plainly(names, unescaped(whole.decode()))
    return found


@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PATHS), st.lists(st.sampled_from(BITS), max_size=14).map("".join))
def test_the_quick_way_finds_what_the_plain_way_finds(path: str, text: str) -> None:
    """Whatever a file holds, nothing more and nothing less is found quickly, whether much was seen before or nothing."""
    expected = plainly(path, text.encode())
    assert KEPT.find(path, text.encode()) == expected
    assert Lookout(NAMES).find(path, text.encode()) == expected


LETTERS = st.text("abdeghiklmnoprstuwy", min_size=3, max_size=9)
SPELLINGS: tuple[Callable[[str], str], ...] = (
    *(str.upper, str.title, wide, "\u00ad".join, lambda text: unicodedata.normalize("NFD", text.replace("a", "á"))),
    *(lambda text: text.replace(" ", "\n"), lambda text: text.replace(" ", "-"), lambda text: text.replace(" ", "")),
)
WAYS = (*(ESCAPES[name] for name in ("decimal references", "percent signs", "JSON escapes")), escape, quote)


@settings(max_examples=600, deadline=None)
@given(
    st.lists(LETTERS, min_size=2, max_size=3),
    st.lists(st.sampled_from(SPELLINGS), max_size=2),
    st.lists(st.sampled_from(WAYS), max_size=2),
    st.sampled_from(("text", "alt text", "cell", "comment", "JSON Feed", "RSS, escaped", "robots")),
)
def test_any_name_in_any_chain_of_spellings_is_found(
    words: list[str], spellings: list[Callable[[str], str]], ways: list[Callable[[str], str]], kind: str
) -> None:
    """However a name is spelled, and escaped, and escaped again, it is hidden nowhere."""
    text = " ".join(words)
    for change in (*spellings, *ways):
        text = change(text)
    assert find(kind, text, Lookout([" ".join(words)])) == {0}
