"""Hints at what the first paragraph of a story leaves unsaid: only for who asks, and only where it surely is."""

import shutil
from pathlib import Path

import pytest

from site_builder.cli.main import main

PROJECT = Path(__file__).parents[2]
MINIMAL = PROJECT / "tests" / "sites" / "minimal"
STORY = "content/stories/2025/panen-selada.md"
HEAD = (
    "---\ntitle: Panen Selada\ndate: 2025-10-13\nkind: {kind}\nstatus: published\nsummary: Selada pertama dipanen.\n{more}---\n"
)
SAID = (
    "{place}: N159: Paragraf pertama belum menjawab: {unsaid}. Tambahkan bila pembaca perlu tahu sejak awal; ini hanya saran.\n"
)
OPEN = (
    ("Selada itu akhirnya dipanen.", "kapan, di mana, siapa"),
    ("Selada itu dipanen pada Senin (13/10/2025).", "di mana, siapa"),
    ("Para peserta memanen selada pertama mereka.", "kapan, di mana"),
    ("Selada pertama dipanen di halaman belakang Rutan Contoh.", "kapan"),
    ("Warga binaan memanen selada pertama pada 2025.", "di mana"),
    ("> Kutipan pembuka, Senin.\n\nSelada itu akhirnya dipanen.", "kapan, di mana, siapa"),
    (
        "## Senin di Rutan Contoh\n\nSelada itu\nakhirnya dipanen.\n\nPeserta memanennya Senin di Rutan Contoh.",
        "kapan, di mana, siapa",
    ),
)
WHOLE = (
    "Warga binaan Rutan Contoh memanen selada pertama dari kebun mereka, Senin (13/10/2025).",
    "Sebanyak 23 peserta kursus lulus di Aula Contoh pada 13 Oktober.",
    "Rutan Contoh menerbitkan 538 sertifikat pelatihan sepanjang 2025.",
    "Pekan lalu Tiurma Rekaan membuka kelas di Kota Contoh.",
    "**Dinas Pertanian Kota Contoh** menyerahkan bibit pagi itu.",
    "Pukul 09.00 WITA pagi, keluarga mulai datang ke Rutan Contoh.",
)


def hints(tmp_path: Path, capsys: pytest.CaptureFixture[str], body: str, kind: str = "berita", more: str = "") -> str:
    """What `check --hints` says of a story that says *body*."""
    root = tmp_path / "situs"
    shutil.copytree(MINIMAL, root, dirs_exist_ok=True)
    (root / STORY).write_text(HEAD.format(kind=kind, more=more) + body + "\n", "utf-8")
    assert main(["check", "--hints", "--root", str(root), "--lang", "id", "--as-of", "2026-01-01"]) == 0
    return "".join(line for line in "".join(capsys.readouterr()).splitlines(keepends=True) if "N159" in line)


@pytest.mark.parametrize(("body", "unsaid"), OPEN)
def test_an_open_question_is_hinted_at(body: str, unsaid: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """At the line of the first paragraph, which is no heading and no quotation, with all that is open."""
    line = next(number for number, text in enumerate(body.split("\n"), 8) if not text.startswith((">", "#")) and text)
    assert hints(tmp_path, capsys, body) == SAID.format(place=f"{STORY}:{line}:1", unsaid=unsaid)


@pytest.mark.parametrize("body", WHOLE)
def test_a_whole_lead_is_not_hinted_at(body: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Dates, places, persons, groups and bodies are known in the ways that news writes them."""
    assert hints(tmp_path, capsys, body) == ""


def test_who_need_not_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A feature begins as it likes; a dateline says where; a text that is all blocks has no lead."""
    assert hints(tmp_path, capsys, OPEN[0][0], kind="feature") == ""
    assert "kapan, siapa" in hints(tmp_path, capsys, OPEN[0][0], more="city: Kota Contoh\n")
    assert hints(tmp_path, capsys, "- butir\n- butir") == ""


def test_nobody_is_hinted_at_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither `check` alone nor `build` speaks of leads; settings may silence the hint too."""
    assert "N159" in hints(tmp_path, capsys, OPEN[0][0])
    root = tmp_path / "situs"
    for command in (["check"], ["build", "--output", str(tmp_path / "hasil"), "--state", str(tmp_path / "ingatan")]):
        assert main([*command, "--root", str(root), "--lang", "id", "--as-of", "2026-01-01"]) == 0
        assert "N159" not in "".join(capsys.readouterr())
    with (root / "content/site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("rules:\n  N159: off\n")
    assert hints_again(root, capsys) == ""


def hints_again(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The same of a site as it is."""
    main(["check", "--hints", "--root", str(root), "--lang", "id", "--as-of", "2026-01-01"])
    return "".join(line for line in "".join(capsys.readouterr()).splitlines() if ": N159:" in line)
