"""`site-builder diff` tells what readers would see otherwise, in their words, and writes nothing."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from malformed.case import lay
from malformed.runs import contents
from test_silence import AS_OF, EN, ID, PEOPLE, PHOTO, Desk

from site_builder.cli.main import main
from site_builder.wordings import Change

Told = tuple[int, str]
REGISTER = "private/consents.yaml"
CONSENT = "wb-01:\n  forms: [quote]\n  channels: [site]\n  given: 2025-10-01\n  evidence: BA-12\n"
UNNAMED = '\n::: quote unnamed as="Seorang warga binaan" reason="Identitas tidak dibuka." consent=wb-01\nSaya senang.\n:::\n'


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A published site."""
    made = Desk(tmp_path)
    assert made.run("build") == (0, ())
    return made


@pytest.fixture
def diff(desk: Desk, capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    """The command, which may change nothing but the lock beside the output."""

    def run(*more: str, language: str = "id") -> Told:
        before = contents(desk.root)
        arguments = ("--root", str(desk.root), "--as-of", AS_OF, "--state", str(desk.state), "--lang", language, *more)
        code = main(["diff", *arguments])
        assert contents(desk.root) == before
        return code, capsys.readouterr().out.replace(str(desk.root), "SITUS")

    return run


def test_nothing_to_tell(diff: Callable[..., Told]) -> None:
    """Where nothing would change, that is said, and the exit code is 0 in any case."""
    for more in ((), ("--exit-code",), ("--all",)):
        code, out = diff(*more)
        assert code == 0
        assert out.endswith("Tidak ada yang akan berubah bagi pembaca.\n")


def test_a_changed_story_is_told_word_by_word(desk: Desk, diff: Callable[..., Told]) -> None:
    """Title, text, quotation and caption, with a few words around; what follows from it is counted."""
    desk.change(ID, "title: Panen Selada", "title: Panen Bayam")
    desk.change(ID, "dua belas", "lima belas")
    desk.change(ID, "setiap pagi", "setiap sore")
    desk.change(PHOTO, "halaman timur", "halaman barat")
    code, out = diff("--exit-code")
    assert code == 4
    assert "\n".join(out.split("\n")[1:11]) == (
        "\nHalaman yang isinya berubah (2):\n"
        "  berita/2025/panen-selada/  Panen Bayam di Rutan Contoh (berita)\n"
        "    judul: Panen [-Selada-] {+Bayam+} di Rutan Contoh\n"
        "    keterangan foto: Bedeng selada di halaman [-timur-] {+barat+} (Foto: Humas Rutan Contoh)\n"
        "    isi: Warga binaan Rutan Contoh memanen [-dua-] {+lima+} belas kilogram selada pertama pada Senin …\n"
        "    kutipan: Kami merawat kebun ini setiap [-pagi-] {+sore+} .\n"
        "  en/news/2025/panen-selada/  Lettuce Harvest at Rutan Contoh (berita)\n"
        "    keterangan foto: Bedeng selada di halaman [-timur-] {+barat+} (Photo: Humas Rutan Contoh)\n"
    )
    assert "\nBerkas lain yang ikut berubah (" in out
    assert "  Satu per satu: site-builder diff --all\n" in out
    assert "rss.xml" not in out
    assert "rss.xml" in diff("--all")[1]


def test_new_gone_and_moved_pages(desk: Desk, diff: Callable[..., Told]) -> None:
    """A new story, one that would vanish (which a build refuses), and one in whose place a redirect would stand."""
    text = (desk.root / ID).read_text("utf-8")
    (desk.root / EN).unlink()
    (desk.root / ID).unlink()
    desk.write(
        "content/stories/2025/panen.md", text.replace("city: Contoh", "city: Contoh\naliases: [berita/2025/panen-selada/]")
    )
    _, out = diff("--format", "json")
    told: dict[str, Any] = json.loads(out)
    addresses = {kind: [one["address"] for one in told[kind]] for kind in ("new", "changed", "replaced", "removed")}
    assert addresses["new"] == ["berita/2025/panen/"]
    assert addresses["replaced"] == ["berita/2025/panen-selada/"]
    assert "en/news/2025/panen-selada/" in addresses["removed"]
    assert addresses["changed"] == []
    assert told["replaced"][0]["title"] == "Panen Selada di Rutan Contoh"
    assert told["replaced"][0]["kind"] == "redirect"


def test_people_and_consents_that_become_visible(desk: Desk, diff: Callable[..., Told]) -> None:
    """A new public person, a new speaker, and the consent by which somebody is quoted for the first time, by its number alone."""
    desk.write(PEOPLE, (desk.root / PEOPLE).read_text("utf-8") + "budi-contoh:\n  name: Budi Contoh\n  title: Pelatih\n")
    lay(desk.root, {REGISTER: CONSENT})
    desk.write(ID, (desk.root / ID).read_text("utf-8") + UNNAMED)
    _, out = diff(language="en")
    assert "\nVisible for the first time, as a public person or speaker (2):\n  Budi Contoh\n  Seorang warga binaan" in out
    assert "\nConsents by which something would newly be seen (1):\n  wb-01  quotation  (panen-selada)\n" in out
    assert desk.run("build")[0] == 0
    assert "wb-01" not in diff()[1]


def test_before_anything_is_published_everything_is_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to compare with, and `diff` leaves no folder behind."""
    made = Desk(tmp_path)
    assert main(["diff", "--root", str(made.root), "--as-of", AS_OF, "--state", str(made.state), "--lang", "id"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Belum ada yang terbit; semuanya akan baru:\n\nHalaman baru (")
    assert "  berita/2025/panen-selada/  Panen Selada di Rutan Contoh (berita)\n" in out
    assert not (made.root / "output").exists()


def test_content_with_errors_cannot_be_compared(desk: Desk, diff: Callable[..., Told]) -> None:
    """The findings are told instead."""
    desk.change(ID, "city: Contoh", "kota: Contoh")
    assert diff() == (1, "")


@given(st.text("ab 12,.\n"), st.text("ab 12,.\n"), st.integers(0, 3))
def test_pieces_hold_every_word_that_changed(before: str, after: str, around: int) -> None:
    """Whatever was taken away or added is in a piece of its kind, and nothing else is."""
    change = Change("text", before, after)
    pieces = change.pieces(around)
    for kind, side in (("old", "before"), ("new", "after")):
        said = " ".join(text for one, text in pieces if one == kind)
        assert said.split() == " ".join(said.split()).split()
        words = [word for edit in change.edits() for word in getattr(edit, side)]
        assert "".join(said.split()) == "".join("".join(words).split())
