"""`check --fix` shows first, writes only what needs no judgement, and touches nothing else."""

import json
import os
import pty
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_builder.cli.main import main

PROJECT = Path(__file__).parents[2]
MINIMAL = PROJECT / "tests" / "sites" / "minimal"
STORY = "content/stories/2025/panen-selada.md"
PAIRS = (
    ("Aktifitas di laksanakan.", "Aktivitas dilaksanakan."),
    ("Mulai jam 09:00 WITA.", "Mulai pukul 09.00 WITA."),
    ("Harganya Rp. 1,250,000,- saja.", "Harganya Rp1.250.000 saja."),
    ("Ada 12500 bibit dan 2.5 ton, naik 12 %.", "Ada 12.500 bibit dan 2,5 ton, naik 12%."),
    ("Resikonya kecil, sekedar\nlatihan.", "Risikonya kecil, sekadar\nlatihan."),
    ("- butir didalam aula\n- butir diatas meja", "- butir di dalam aula\n- butir di atas meja"),
    ("Rutan Klas IIB itu.", "Rutan Kelas IIB itu."),
    ("Rapat jam 10:00–11:30 WITA; prosentase.", "Rapat pukul 10.00–11.30 WITA; persentase."),
)
"""What is put right."""
LEFT = (
    "Katanya, “aktifitas itu jam 09:00 dan Rp 500.”",
    "`aktifitas` dan https://contoh.example/resiko",
    "> Aktifitas di laksanakan.",
    "Pabrik Praktek Contoh.",
    "Kode 12500 dan 1,250 kg, rubah di hutan.",
    "Kalimat yang benar: “selesai”,  dengan dua spasi.",
    "Selasa, 14 Oktober 2025. Emoji 🌱 dan aksara ᮊ.",
)
"""What stays as it is: other people's words, names, code, and what a person must judge."""


def site(folder: Path, *paragraphs: str) -> Path:
    """The minimal site with more paragraphs in its story."""
    root = folder / "situs"
    shutil.copytree(MINIMAL, root)
    with (root / STORY).open("a", encoding="utf-8", newline="\n") as story:
        story.write("".join(f"\n{paragraph}\n" for paragraph in paragraphs))
    return root


def fix(root: Path, *options: str) -> int:
    """`check --fix` in this process."""
    return main(["check", "--fix", "--root", str(root), "--lang", "en", "--as-of", "2026-01-01", *options])


def contents(root: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {str(file.relative_to(root)): file.read_bytes() for file in sorted(root.rglob("*")) if file.is_file()}


def test_a_difference_is_shown_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --yes and without a terminal, the whole difference stands on the output, the findings follow, and no byte changes."""
    root = site(tmp_path, "Mulai jam 09:00 WITA di aula.")
    before = contents(root)
    assert fix(root) == 0
    told = capsys.readouterr()
    assert told.out == (
        f"--- a/{STORY}\n+++ b/{STORY}\n@@ -6,4 +6,4 @@\n ---\n"
        " Warga binaan Rutan Contoh memanen selada pertama dari kebun mereka pada Senin (13/10/2025).\n \n"
        "-Mulai jam 09:00 WITA di aula.\n+Mulai pukul 09.00 WITA di aula.\n"
    )
    assert told.err == (
        "Nothing is written yet. To write it: site-builder check --fix --yes\n"
        f'{STORY}:9:7: N143: The time is written "jam 09:00". Write "pukul 09.00".\n'
        "Errors: 0, warnings: 1. What they mean: site-builder explain CODE\n"
    )
    assert contents(root) == before


def test_what_is_written_is_what_was_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --yes only the story changes, only in what was shown; its permissions stay, and the findings are gone."""
    root = site(tmp_path, "Mulai jam 09:00 WITA di aula.")
    (root / STORY).chmod(0o640)
    before = contents(root)
    assert fix(root, "--yes") == 0
    before[STORY] = before[STORY].replace(b"jam 09:00", b"pukul 09.00")
    assert contents(root) == before
    assert stat.S_IMODE((root / STORY).stat().st_mode) == 0o640
    assert capsys.readouterr().err == (
        "Files put right: 1. A story that was signed must be signed again.\n"
        "Done: nothing more can be put right without a person's judgement.\nNo findings.\n"
    )


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    pieces=st.lists(st.one_of(st.sampled_from(PAIRS), st.sampled_from(LEFT).map(lambda text: (text, text))), max_size=8),
    ends=st.sampled_from(["\n", "\r\n"]),
    mark=st.booleans(),
)
def test_twice_is_once_and_nothing_else_changes(pieces: list[tuple[str, str]], ends: str, mark: bool) -> None:
    """Of any text exactly what needs no judgement is put right, line ends and byte order mark too; a second time changes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        root = site(Path(folder), *(wrong for wrong, _ in pieces))
        whole = site(Path(folder) / "right", *(right for _, right in pieces))
        written = (root / STORY).read_bytes().replace(b"\n", ends.encode())
        (root / STORY).write_bytes((b"\xef\xbb\xbf" if mark else b"") + written)
        fix(root, "--yes")
        once = contents(root)
        assert once == contents(whole)
        fix(root, "--yes")
        assert contents(root) == once


def test_more_than_one_round_finds(tmp_path: Path) -> None:
    """A text with more mistakes than are told at once is put right as a whole."""
    root = site(tmp_path, *["Aktifitas di laksanakan jam 09:00 WITA."] * 40)
    assert fix(root, "--yes") == 0
    assert (root / STORY).read_text("utf-8").count("Aktivitas dilaksanakan pukul 09.00 WITA.") == 40


def test_heads_and_records_are_put_right_in_place(tmp_path: Path) -> None:
    """Titles, summaries and data are put right where they stand, quotes and comments around them stay."""
    root = site(tmp_path)
    story, organizations = root / STORY, root / "content" / "organizations.yaml"
    story.write_text(story.read_text("utf-8").replace("summary: Warga binaan", 'summary: "sekedar" # resiko\n').replace(
        'summary: "sekedar" # resiko\n', "summary: Di dalam resiko dan didalam, warga binaan"), "utf-8")  # fmt: skip
    organizations.write_text(organizations.read_text("utf-8") + '  description: "Rp 500 # itu"  # Rp 500\n', "utf-8")
    assert fix(root, "--yes") == 0
    assert "summary: Di dalam risiko dan di dalam, warga binaan Rutan" in story.read_text("utf-8")
    assert organizations.read_text("utf-8").endswith('  description: "Rp500 # itu"  # Rp 500\n')


def test_suggestions_stand_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every known remedy is told by machine: place, what stands there, what to write, and whether a program may."""
    root = site(tmp_path, "Selasa (13/10/2025), sekedar.")
    story = root / STORY
    story.write_text(story.read_text("utf-8").replace("status: published", "status: publised\nsumary: x"), "utf-8")
    assert main(["check", "--root", str(root), "--lang", "en", "--format", "json"]) == 1
    found = {one["code"]: one.get("suggestions") for one in json.loads(capsys.readouterr().out)}
    place = {"path": STORY}
    assert found == {
        "C116": [{**place, "line": 4, "column": 9, "old": "publised", "new": "published", "safe": False}],
        "C101": [{**place, "line": 5, "column": 1, "old": "sumary", "new": "summary", "safe": False}],
        "N140": [{**place, "line": 10, "column": 1, "old": "Selasa", "new": "Senin", "safe": False}],
        "N150": [{**place, "line": 10, "column": 22, "old": "sekedar", "new": "sekadar", "safe": True}],
    }


def test_suggestions_stand_in_sarif(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A code host is told the same as a replacement of exactly these characters, over a line's end too."""
    root = site(tmp_path, "Rapat di\nlaksanakan hari ini.")
    assert main(["check", "--root", str(root), "--lang", "en", "--format", "sarif"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    region = {"startLine": 9, "startColumn": 7, "endLine": 10, "endColumn": 11}
    change = {"deletedRegion": region, "insertedContent": {"text": "dilaksanakan"}}
    where = {"uri": STORY, "uriBaseId": "%SRCROOT%"}
    assert one["fixes"] == [{"artifactChanges": [{"artifactLocation": where, "replacements": [change]}]}]


@pytest.mark.parametrize(("answer", "text"), [("y\n", "pukul 09.00"), ("n\n", "jam 09:00")])
def test_a_terminal_is_asked(answer: str, text: str, tmp_path: Path) -> None:
    """On a terminal the difference is shown, and only a yes writes it."""
    root = site(tmp_path, "Mulai jam 09:00 WITA di aula.")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "site_builder", "check", "--fix", "--root", str(root), "--lang", "en"]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, cwd=PROJECT) as running:
        os.close(theirs)
        os.write(ours, answer.encode())
        told = running.communicate(timeout=60)[1].decode()
    os.close(ours)
    assert told.startswith("Write these changes? (y/n) ")
    assert text in (root / STORY).read_text("utf-8")


def test_what_lies_elsewhere_is_not_written(tmp_path: Path) -> None:
    """A story that is a link to a file elsewhere is left alone."""
    root = site(tmp_path, "Mulai jam 09:00 WITA.")
    elsewhere = tmp_path / "lain.md"
    (root / STORY).rename(elsewhere)
    (root / STORY).symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    fix(root, "--yes")
    assert elsewhere.read_bytes() == before


@pytest.mark.parametrize("options", [("--yes",), ("--fix", "--format", "json"), ("--fix", "--format", "github")])
def test_wrong_use_is_told(options: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--yes without --fix, or --fix in a form for machines, is wrong use and changes nothing."""
    root = site(tmp_path, "Mulai jam 09:00 WITA.")
    before = contents(root)
    assert main(["check", "--root", str(root), "--lang", "en", *options]) == 2
    assert capsys.readouterr().err.startswith("--")
    assert contents(root) == before
