"""Whom to tell of a weakness stands where RFC 9116 has it looked for, says what was written, and is never silently over."""

from pathlib import Path

import pytest
from reader.builds import PROJECT, Built, build, copy_content, run_command

MINIMAL = PROJECT / "tests" / "sites" / "minimal"
PLACE = ".well-known/security.txt"
WHOLE = """\
Contact: mailto:humas@rutan-contoh.example
Contact: tel:+62-899-0000-0000
Expires: 2027-10-31T23:59:59+08:00
Preferred-Languages: id, en
Canonical: https://rutan-contoh.example/.well-known/security.txt
Policy: https://rutan-contoh.example/pedoman/
"""


SAID = "security: {contact: humas@rutan-contoh.example, expires: 2027-10-31}\n"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The smallest site that says whom to tell."""
    root = copy_content(MINIMAL, tmp_path / "situs")
    settings = root / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8") + SAID, "utf-8")
    return root


def test_the_file_says_what_was_written(contoh: Built, dimsum: Built) -> None:
    """One field a line, a day until it is over; no file where nothing was said."""
    assert contoh.read(PLACE).decode() == WHOLE
    assert PLACE not in dimsum.files
    assert f"  {PLACE}\n" in contoh.read("site-builder.sha256").decode()


@pytest.mark.parametrize("kind", ["--drafts", "--portable"])
def test_neither_a_preview_nor_a_copy_on_a_disk_has_it(kind: str, small: Path, tmp_path: Path) -> None:
    """It is about a served site."""
    build(small, tmp_path / "out", kind)
    assert not (tmp_path / "out" / ".well-known").exists()


def test_a_site_below_a_path_has_none_and_is_told(small: Path, tmp_path: Path) -> None:
    """Nobody would look for it there; it goes when the site moves."""
    build(small, tmp_path / "out")
    settings = small / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("rutan-contoh.example/\n", "rutan-contoh.example/berita/\n"), "utf-8")
    done = run_command("build", "--root", small, "--output", tmp_path / "out", "--as-of", "2026-11-22T09:00", "--lang", "en")
    assert (done.returncode, "C202 security: security.txt is not published" in done.stderr) == (0, True)
    assert not (tmp_path / "out" / ".well-known").exists()


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ("2026-10-30T23:59:58+08:00", "T142"),
        ("2026-10-30T23:59:59+08:00", ""),
        ("2027-10-01T23:59:58+08:00", ""),
        ("2027-10-01T23:59:59+08:00", "T141"),
        ("2027-10-31T23:59:58+08:00", "T141"),
        ("2027-10-31T23:59:59+08:00", "T140"),
    ],
)
def test_time_alone_makes_it_told(when: str, code: str, small: Path, tmp_path: Path) -> None:
    """A build to which nothing but the time is new tells what a build without memory tells, and publishes the same file."""

    def told(at: str, *more: object) -> set[str]:
        done = run_command("build", "--root", small, "--output", tmp_path / "out", "--as-of", at, "--lang", "en", *more)
        assert done.returncode == 0
        return {word for word in ("T140", "T141", "T142") if f" {word} " in done.stderr}

    assert told("2026-10-30T23:00:00+08:00", "--state", tmp_path / "state") == {"T142"}
    assert told(when, "--state", tmp_path / "state") == told(when, "--state", tmp_path / "state") == ({code} if code else set())
    assert "\nExpires: 2027-10-31T23:59:59+08:00\n" in (tmp_path / "out" / PLACE).read_text("utf-8")
