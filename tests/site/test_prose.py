"""The short way for plain texts gives, byte for byte, what Markdown and the sanitiser give: for any text, in both languages."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader.builds import PROJECT

from site_builder.render.markup import CLEANER, Converter
from site_builder.render.plain import Frame, render_plain
from site_builder.render.prose import ProseConverter

LABELS = (("Kembali ke teks", "Tabel,\xa0dapat digeser"), ("Back to the text", 'Table that "scrolls"'))
PROSE = [ProseConverter(*labels) for labels in LABELS]
MARKDOWN = [Converter(prose.frame) for prose in PROSE]
TARGETS = {"program:kelas-roti": "program/kelas-roti/", "coverage:harian": "liputan/#harian", "story:aneh": 'a "b" & <c>'}
ROOTS = ("./", "../../", "https://rutan-contoh.example/")
TEXTS = sorted(
    path
    for folder in ("content", "docs", "starter", "tests/sites")
    for path in (PROJECT / folder).rglob("*.md")
    if "output" not in path.parts
) + sorted(PROJECT.glob("*.md"))

SPECIAL = st.sampled_from(
    "*_`\\[](){}<>&!|#~^=+-:;.,?/'\"%$@ \n\t\r\x0b\x0c\x1c\x85\xa0\xad\u2028\u200f\u202e\u3000\ufeff\x00\x02\x03\x7f٣²🙂é“”‘’–…sS8"
)
PIECE = st.sampled_from(
    (
        *(
            "\n\n",
            "\n",
            "  \n",
            "\n    ",
            "\n## ",
            "\n\n### ",
            "\n- ",
            "\n\n- ",
            "\n* ",
            "\n+ ",
            "\n1. ",
            "\n2) ",
            "\n> ",
            "\n>",
            "\n>\n",
        ),
        *(
            "**",
            "***",
            "*em*",
            "**kuat**",
            "_em_",
            "--",
            "---",
            "----",
            "..",
            "...",
            "....",
            "'s",
            "\"'",
            "'\"",
            "'80s",
            "\n---",
            "\n===",
        ),
        *("[teks](https://contoh.example/a_b?c=d#e)", "[x](program:kelas-roti)", "[x](coverage:harian)", "[x](story:aneh)"),
        *(
            "[x](story:tidak-ada)",
            "[x](javascript:alert(1))",
            "[x](../b)",
            '[x](https://a.id "t")',
            "[x](<b>)",
            "[x](http://1.2.3)",
        ),
        *(
            "![x](a.png)",
            "[a]: https://a.id",
            "\n[a]: https://a.id\n",
            "[a]",
            "[^a]",
            "\n\n[^a]: catatan\n\n",
            "[^b]",
            "\n[^b]: *dua*",
        ),
        *(
            "\n| a | b |\n| --- | :-: |\n| 1 | 2 |\n",
            "|",
            "\n|",
            "<b>",
            "</b>",
            "\n<div>\n",
            "&amp;",
            "&#60;",
            "<https://a.id>",
            "`kode`",
        ),
        *(
            "klzzwxh:0000",
            "wzxhzdk:0",
            "///Footnotes Go Here///",
            "qzsisihzq0",
            "::: photo x",
            "*[HTML]: x",
            "\\*",
            "anak-anak",
            "bakpao ",
        ),
    )
)
ANY_TEXT = st.lists(st.one_of(SPECIAL, PIECE, st.text(max_size=5)), max_size=16).map("".join)

WORD = st.sampled_from(
    (
        *(
            "warga",
            "binaan",
            "Rp1.500.000",
            "2026",
            "anak-anak",
            "ma'dulu",
            "“Kami",
            "pulang”",
            "‘Adang’",
            "Selasa,",
            "pukul",
            "09.00",
        ),
        *(
            "*sipakatau*",
            "**27 peserta**",
            '"Terima',
            'kasih"',
            "\"Kata beliau, 'ayo.'\"",
            "Qur'an",
            "(UMKM)",
            "it's",
            "--",
            "—",
            "...",
            "#1",
            "50%",
        ),
        *(
            "[Dinas Kelautan](https://contoh.example/panduan/a_b?x=1)",
            "[kelas roti](program:kelas-roti)",
            "[di sini](story:tidak-ada)",
        ),
        *(
            "[harian](coverage:harian)",
            "[surel](mailto:humas@contoh.example)",
            "[telepon](tel:+62-411-123)",
            "م",
            "🙂",
            "10\xa0kg",
            "& mitra",
        ),
    )
)
SENTENCE = st.lists(WORD, max_size=8).map(lambda words: " ".join(("Pelatihan", *words)) + ".")
CELL = st.one_of(SENTENCE, st.just(""))
PLAIN_BLOCK = st.one_of(
    SENTENCE,
    st.lists(SENTENCE, min_size=2, max_size=3).map("\n".join),
    st.tuples(st.sampled_from(("## ", "### ", "###### ")), SENTENCE).map("".join),
    st.lists(SENTENCE, min_size=1, max_size=3).map(lambda lines: "Daftar:\n\n" + "\n".join(f"- {line}" for line in lines)),
    st.lists(SENTENCE, min_size=1, max_size=3).map(
        lambda lines: "Urutan:\n\n" + "\n".join(f"{n}. {x}" for n, x in enumerate(lines, 1))
    ),
    st.lists(SENTENCE, min_size=1, max_size=3).map(lambda lines: "\n".join(f"> {line}" for line in lines)),
    st.lists(SENTENCE, min_size=2, max_size=2).map("\n>\n> ".join).map("> {}".format),
    st.lists(st.tuples(CELL, CELL), min_size=1, max_size=3).map(
        lambda rows: "\n".join(("| A | B |", "| :-- | --: |", *(f"| {one} | {two} |" for one, two in rows)))
    ),
)
PLAIN_TEXT = st.lists(PLAIN_BLOCK, min_size=1, max_size=5).map("\n\n".join)
NOTED_TEXT = PLAIN_TEXT.map(
    lambda text: f"{text}\n\nHarganya tetap.[^harga] Titik.[^2]\n\n[^harga]: Rata-rata.\n[^2]: *Tidak* pasti.\n"
)
ODD_BLOCK = st.sampled_from(
    (
        *(
            "- satu\n\n- dua",
            "- satu\n    - anak",
            "    kode  \n\n\n    lagi",
            "`kode`",
            "Judul\n=====",
            "* * *",
            "7. tujuh\n8. delapan",
            "a \\* b",
        ),
        *(
            "Lihat[^1] dan[^1].",
            "[^1]: Satu[^2]\n\n    Masih satu.",
            "[^2]: Dua",
            "[a]: https://a.id 'judul'",
            "Ke [a] dan [b][a].",
            "*a **b** c*",
        ),
        *(
            "**a*b*",
            "*a _b* c_",
            "x*y*z*",
            "***",
            "Tanya & jawab &amp; &#65 x",
            "&#60;b&#62;",
            "# Satu",
            "## Sama",
            "## Sama",
            "| a |\n| - |\n| 1 |",
        ),
        *("<b>tebal", "<https://a.id/b?c=d>", "<p@a.id>", "baris  \nbaru", "> satu\nmalas", "///Footnotes Go Here///", "'", '"'),
    )
)


def assert_same(text: str, root: str = "./") -> None:
    """Both ways agree, in both languages."""
    for prose, markdown in zip(PROSE, MARKDOWN, strict=True):
        assert prose.convert(text, TARGETS, root) == markdown.convert(text, TARGETS, root)


@settings(max_examples=400, deadline=None)
@given(ANY_TEXT, st.sampled_from(ROOTS))
def test_any_text(text: str, root: str) -> None:
    """Whatever somebody types."""
    assert_same(text, root)


@settings(max_examples=150, deadline=None)
@given(st.one_of(PLAIN_TEXT, NOTED_TEXT), st.sampled_from(ROOTS))
def test_story_takes_the_short_way(text: str, root: str) -> None:
    """Markdown is not needed for what stories are made of, and would have made the same."""
    for prose, markdown in zip(PROSE, MARKDOWN, strict=True):
        assert render_plain(text, TARGETS, root, prose.frame) == markdown.convert(text, TARGETS, root)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(PLAIN_BLOCK, ODD_BLOCK, ODD_BLOCK), min_size=2, max_size=6), st.sampled_from(("\n\n", "\n\n\n", "\n")))
def test_plain_paragraphs_beside_what_is_not(blocks: list[str], between: str) -> None:
    """A paragraph that stepped aside comes back to its place."""
    assert_same(between.join(blocks))


@settings(max_examples=100, deadline=None)
@given(st.one_of(PLAIN_TEXT, NOTED_TEXT, ANY_TEXT))
def test_sanitiser_finds_nothing_to_change(text: str) -> None:
    """What the short way makes would pass the sanitiser as it is."""
    html = render_plain(text, TARGETS, "./", Frame("<div><table>", "Kembali"))
    if html is not None:
        assert CLEANER.clean(html) == html


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_texts_of_this_repository(path: Path) -> None:
    """Every text that lies here, with and without its front matter."""
    text = path.read_text("utf-8")
    assert_same(text)
    assert_same(text.split("\n---\n", 1)[-1])


@pytest.mark.parametrize(
    "text",
    [
        *(
            "5 * 3 * 2",
            "a*b*c",
            "*a**b*",
            "**a *b* c**",
            "* *a*",
            "*a *",
            "***a***",
            "**a** **b**",
            "(*a*)",
            "“*a*”",
            "*[a](#b)*",
        ),
        *(
            "[*a*](#b)",
            "[a [b](#c)](#d)",
            "[a](#b)(c)",
            "[a](b c)",
            "[a](b(c)d)",
            "[a](b 'c')",
            "[a](https://a.id/?b&c)",
            "![a](#b)",
        ),
        *(
            "[a](https://a:99999/)",
            "[a](https://1.2.3.999)",
            "[a](https://xn--a.id)",
            "[a](https://a..id)",
            "[a](story)",
            "[a]()",
            "[](#a)",
        ),
        *(
            "a\n- b",
            "- a\nb",
            "- a\n\n- b",
            "- a\n\n- b\n- c\n\n* d\n\n1. e\n\n1. f",
            "- a\n\n1. b",
            "- a\n\n2. b",
            "1. a\n\nb\n\n3. c",
            "01. a",
            "- # a",
            "- - a",
            "- > a",
            "- 1. a",
            "-a",
            "- ",
            "+62 811",
        ),
        *(
            "a\n---",
            "a\n===",
            "---",
            "* * *",
            "a\n> b",
            "> a\nb",
            "> a\n>",
            "> a\n\n> b",
            "> a\n\n- b\n\n> c",
            "> - a",
            ">> a",
            "> # a",
        ),
        *(
            "# a",
            "##a",
            "## a ##",
            "## a #b",
            "####### a",
            "## ",
            "## a\nb\n## a\n## a",
            "## !!!\n## ???",
            "## a_1\n## a\n## a",
            "a\n## b\nc",
        ),
        *(
            "| a | b |\n| - | - |",
            "| a | b |\n| - | - |\n## c | d |",
            "a | b\n- | -\nc | d",
            "| a |\n| - |\n| b |",
            "|a|b|\n|-|-|\n|c|\n|d|e|f|",
        ),
        *(
            '"a" "b"',
            '"*a*"',
            "*a*'s",
            "' 'a",
            '" \'a"',
            "'80s '98",
            "a'1",
            "it's\"",
            "\"'a' b\"",
            '"a.\'"',
            '--"a',
            '("a")',
            'a""b',
            '"',
            "'",
        ),
        *(
            "a -- b --- c ---- d",
            "a.. b... c.... d",
            "...",
            "--",
            "a--",
            "a  \nb",
            "a \nb",
            " a",
            "a\n b",
            "a\n  \nb",
            "\n\n\na\n\n\n\nb\n\n\n",
        ),
        *(
            "",
            " ",
            "\n",
            "\xa0a",
            "a\xa0b",
            "a \xa0 b",
            "a\u2028b",
            "a\x85b",
            "a\rb",
            "a\tb",
            "\ufeffa",
            "a\ufeffb",
            "a\x00b",
            "٣. a",
            "²",
            "a_b_c",
        ),
        *(
            "a[^1]\n\n[^1]: b",
            "a[^1] b[^1]\n\n[^1]: c",
            "[^1]: a",
            "## a[^1]\n\n[^1]: b",
            "a[^1]\n\n[^1]: b\n    c",
            "- [^1]: a",
            "a\n[^1]: b",
        ),
        *(
            "a[^1]\n\n[^1]: b\n\n[^1]: c",
            "a[^1]\n\n[^1]: b\n\n///Footnotes Go Here///\n\nc",
            "[a[^1]](#b)\n\n[^1]: c",
            "a[^1]\n\n[^1]: \"b\" 'c'",
        ),
    ],
)
def test_text_made_to_differ(text: str) -> None:
    """Where a short way could go wrong."""
    assert_same(text)
    assert_same(f"Awal.\n\n{text}\n\nAkhir.\n")


def test_plain_texts_load_no_library() -> None:
    """Markdown and the sanitiser are loaded when a text first needs them, and not before."""
    code = (
        "import sys; from site_builder.render.prose import ProseConverter; prose = ProseConverter('', ''); needed = {'markdown', 'nh3'};"
        "prose.convert('Kebun **selada**.', {}, './'); print(sorted(needed & set(sys.modules)));"
        "prose.convert('Kebun `selada`.', {}, './'); print(sorted(needed & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n['markdown', 'nh3']\n"
