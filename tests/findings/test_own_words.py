"""Words that hurt or judge are told wherever the newsroom itself speaks, and nowhere else."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from malformed.case import PEOPLE, PERSON, STORY, text_of
from malformed.runs import PROJECT, make_site, run

from site_builder.lexicon import Lexicon, shipped

WORDS = (
    *("napi", "napinya", "napilah", "napi-napi", "Napi", "NAPI", "eks napi", "eks-napi", "mantan\nnapi", "para napi"),
    *("residivis", "pesakitannya", "sipir", "sipir-sipirnya", "bromocorah", "sampah masyarakat", "sampah\nmasyarakat"),
    *("penjara", "penjara-penjara", "dipenjara", "dipenjarakan", "memenjarakan", "pemenjaraan", "terpenjara", "penjahat"),
    *("pelaku kejahatannya", "terbukti bersalah", "bui", "dibui", "balik jeruji", "inmates", "ex-convict", "behind bars"),
)
HARMLESS = (
    *("kenapinya", "napitupulu", "kampanye", "pelaku usaha", "terbukti bermanfaat", "bank sampah", "masyarakat", "jeruji roda"),
    *("buih", "tabui", "narapidana", "warga binaan", "tahanan", "pidana penjara", "lapas"),
    *("criminal law", "conviction", "imprison"),
)
OWN = (
    "{}",
    "*{}*",
    "**{}**",
    "_{}_",
    "({})",
    "kata {}, lalu",
    "- butir {} itu",
    "1. butir {}",
    "## judul {}",
    "[{}](https://contoh.example/napi)",
    '"Ya," kata {} itu, "benar."',
    "“Ya,” kata {} itu, “benar.”",
    "Jum'at, {}, sa'at",
    "women’s {} o’clock",
    "| a | {} |",
    "kata.[^a]\n\n[^a]: {}",
    '::: statement siti-contoh\nMenurut Siti, {} itu "napi".\n:::',
    "- butir\n\n    lanjutan {}",
)
OTHERS = (
    '"{}"',
    "“{}”",
    "”{}”",
    "„{}“",
    "‘{}’",
    "'{}'",
    "«{}»",
    "&quot;{}&quot;",
    "&ldquo;{}&rdquo;",
    "&#8220;{}&#8221;",
    "<q>{}</q>",
    "<cite>{}</cite>",
    '"Kata dia ‘{}’ itu."',
    "“Kata 'dia' {} itu.”",
    'Katanya: "Ini *{}* itu."',
    "> {}",
    "> Awal\nlanjutan {}",
    "::: quote siti-contoh\nSaya {} itu.\n:::",
    "“Awal {}.\n\n“Akhir {}.”",
    "`{}`",
    "Kode:\n\n    {}",
    "[teks](https://contoh.example/{})",
    "<https://contoh.example/{}>",
    "https://contoh.example/{}",
    "[a]: https://contoh.example/{}",
    "*Surat dari {} Itu*",
)
HEAD = text_of(STORY).replace("status: published", "status: draft")
FOUND = re.compile(r"content/stories/2025/panen-selada\.md:([0-9]+):([0-9]+): P140: Tulisan sendiri memuat \"(.+?)\":")


class Paragraph(NamedTuple):
    """A piece of a text, and the word in it that must be told."""

    text: str
    told: str = ""
    at: int = 0
    """Where the word begins in the text."""


def paragraphs() -> st.SearchStrategy[Paragraph]:
    """The newsroom's words, other people's, and harmless ones."""
    words = st.sampled_from(WORDS)
    own = st.builds(_own, st.sampled_from(OWN), words)
    others = st.builds(lambda frame, word: Paragraph(frame.replace("{}", _fitting(frame, word))), st.sampled_from(OTHERS), words)
    harmless = st.builds(lambda word: Paragraph(f"kata {word} ini"), st.sampled_from(HARMLESS))
    return st.one_of(own, others, harmless)


def _own(frame: str, word: str) -> Paragraph:
    typed = _fitting(frame, word)
    told = typed.removeprefix("para ")
    return Paragraph(frame.replace("{}", typed), " ".join(told.split()), frame.index("{}") + len(typed) - len(told))


def _fitting(frame: str, word: str) -> str:
    """Within an address a word has no blank; within a heading, a list, a table or code no line end."""
    if "example/{}" in frame:
        return re.sub(r"\s", "-", word)
    is_one_line = any(sign in frame for sign in ("##", "|", "- ", "1. ", "[^a]:", "    ", "> ", "["))
    return word.replace("\n", " ") if is_one_line else word


def _expected(text: str, pieces: list[Paragraph]) -> Iterator[tuple[int, int, str]]:
    """Line, column and word of everything that must be told."""
    end = text.index("Satu kalimat.")
    for piece in pieces:
        start = text.index(piece.text, end)
        end = start + len(piece.text)
        if piece.told:
            where = start + piece.at
            yield text.count("\n", 0, where) + 1, where - text.rfind("\n", 0, where), piece.told


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(pieces=st.lists(paragraphs(), min_size=1, max_size=12))
def test_own_words_are_told_and_others_are_not(pieces: list[Paragraph], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each word of our own is told once, at its line and column; no word of somebody else is."""
    text = HEAD + "\nSatu kalimat.\n\n" + "\n\nSatu kalimat lagi.\n\n".join(piece.text for piece in pieces) + "\n"
    files = {STORY: text, PEOPLE: PERSON}
    told = run("check", make_site(tmp_path_factory.mktemp("words"), files), "id").findings
    found = [(int(match[1]), int(match[2]), match[3]) for line in told if (match := FOUND.match(line))]
    assert sorted(found) == sorted(_expected(text, pieces))


@pytest.mark.parametrize(
    "root", [PROJECT, PROJECT / "starter", PROJECT / "tests" / "sites" / "contoh"], ids=lambda path: path.name
)
def test_no_false_alarm(root: Path) -> None:
    """The sites that come with the software hold no such word, and are not told to."""
    assert [line for line in run("check", root, "id").findings if " P14" in line] == []


def test_every_shipped_word_is_found_in_its_forms() -> None:
    """Whatever stands in the lexicon is found, alone and with what Indonesian puts around it, in small and in capital letters."""
    lexicon = Lexicon(shipped().values())
    for term in shipped().values():
        for word in term.words:
            form = f"di{word}kan" if term.shape == "verb" else word
            more = [form, form.upper(), form.capitalize(), f"para {form},", f"({form})"]
            more += [f"{form}nya", f"{form}lah"] if term.shape != "fixed" else []
            for text in more:
                assert lexicon.may_hold(text), text
                assert list(lexicon.find(text)), text
            assert all(hit.term.instead or hit.term.reason for hit in lexicon.find(form))


def test_every_shipped_word_has_a_reason_and_a_source() -> None:
    """The reason is worded in both languages, the source is one of those that the project knows."""
    reasons = {"label", "contempt", "outdated", "guilt"}
    sources = re.compile(r"UU 22/2022(; Kode Etik Jurnalistik, Pasal [38])?")
    for term in shipped().values():
        assert term.reason in reasons, term.name
        assert sources.fullmatch(term.source), term.name
