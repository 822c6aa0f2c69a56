"""Packed files stand beside their own, hold nothing else, and come, change and go with them."""

import gzip
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import brotli
import pytest
from reader.builds import AS_OF, PROJECT, Built, build, copy_content, run_command

MINIMAL = PROJECT / "tests" / "sites" / "minimal"
STORY = "content/stories/2025/panen-selada.md"
ENDS = (".br", ".gz")
LEAST = 512


def settings(root: Path, encodings: str) -> None:
    """Let the smallest site ask for packed files, or for none."""
    text = (MINIMAL / "content" / "site.yaml").read_text("utf-8")
    said = f"features: {{precompress: [{encodings}]}}\n" if encodings else ""
    (root / "content" / "site.yaml").write_text(text + said, "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The smallest site, which asks for both."""
    made = copy_content(MINIMAL, tmp_path / "situs")
    settings(made, "br, gzip")
    return made


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def unpacked(path: str, data: bytes) -> bytes:
    """What a browser makes of a packed file."""
    made: bytes = brotli.decompress(data) if path.endswith(".br") else gzip.decompress(data)
    return made


def assert_packed(files: dict[str, bytes], ends: Sequence[str]) -> None:
    """Each file that is worth it has its packed files, which hold just its bytes and are smaller; no other file has any."""
    packed = {path for path in files if path.endswith(ENDS)}
    kinds = (".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".csv", ".ics", ".webmanifest")
    worth = {path for path in files if path.endswith(kinds) and len(files[path]) >= LEAST and not path.endswith("404.html")}
    assert packed == {path + end for path in worth for end in ends}
    for path in packed:
        assert unpacked(path, files[path]) == files[path[:-3]]
        assert len(files[path]) <= 0.9 * len(files[path[:-3]])


def test_every_file_that_is_worth_it_is_packed(root: Path, tmp_path: Path) -> None:
    """Pages, feeds and data, but no picture, no page for unknown addresses and nothing that is small already; all are listed."""
    build(root, tmp_path / "out")
    files = tree(tmp_path / "out")
    assert_packed(files, ENDS)
    assert {"index.html.br", "index.html.gz", "rss.xml.br", "stories.json.gz"} <= files.keys()
    assert files["index.html.gz"][:10] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
    listed = {line[66:] for line in files["site-builder.sha256"].decode().splitlines()}
    assert listed == files.keys() - {"site-builder.sha256"}
    verified = run_command("verify", tmp_path / "out", "--root", root, "--against", tmp_path / "out", "--lang", "en")
    assert verified.returncode == 0, verified.stderr


def test_an_edit_ends_in_what_a_clean_build_makes(root: Path, tmp_path: Path) -> None:
    """An edited text, another setting, none, both again, a deleted page: each time byte for byte as a build without memory."""
    page = root / "content" / "pages" / "tambahan.md"
    edits: tuple[Callable[[], object], ...] = (
        lambda: None,
        lambda: (root / STORY).write_text((root / STORY).read_text("utf-8") + "\nSatu alinea lagi.\n", "utf-8"),
        lambda: page.write_text("---\ntitle: Tambahan\nstatus: published\n---\n" + "Isi halaman. " * 40 + "\n", "utf-8"),
        lambda: settings(root, "gzip"),
        lambda: settings(root, ""),
        lambda: settings(root, "br, gzip"),
        page.unlink,
    )
    for number, edit in enumerate(edits):
        edit()
        build(root, tmp_path / "out", "--state", tmp_path / "state")
        build(root, tmp_path / f"clean{number}", "--state", tmp_path / f"state{number}")
        assert tree(tmp_path / "out") == tree(tmp_path / f"clean{number}"), number
    assert_packed(tree(tmp_path / "out"), ENDS)


def test_only_what_changed_is_packed_again(root: Path, tmp_path: Path) -> None:
    """A text's page is written again with its packed files; those of other pages stay untouched; a damaged one is restored."""
    build(root, tmp_path / "out", "--state", tmp_path / "state")
    times = {path: (tmp_path / "out" / path).stat().st_mtime_ns for path in tree(tmp_path / "out")}
    before = tree(tmp_path / "out")
    (tmp_path / "out" / "tentang" / "index.html.br").write_bytes(b"bukan ini")
    (tmp_path / "out" / "index.html.gz").unlink()
    build(root, tmp_path / "out", "--state", tmp_path / "state")
    assert tree(tmp_path / "out") == before
    again = {path for path, at in times.items() if (tmp_path / "out" / path).stat().st_mtime_ns != at}
    assert again <= {"tentang/index.html.br", "index.html.gz", "site-builder.sha256"}


def test_neither_previews_nor_copies_are_packed(root: Path, tmp_path: Path) -> None:
    """No server sends them."""
    for kind in ("--drafts", "--portable"):
        build(root, tmp_path / kind, kind)
        assert_packed(tree(tmp_path / kind), ())


def test_withdrawn_stories_and_redirects_have_none(root: Path, tmp_path: Path) -> None:
    """What a server gives with 410 or 301 is never found packed, nor what stood there before."""
    text = (root / STORY).read_text("utf-8")
    (root / STORY).write_text(text.replace("\nstatus:", "\naliases: [lama/]\nstatus:"), "utf-8")
    build(root, tmp_path / "out", "--state", tmp_path / "state")
    assert (tmp_path / "out" / "berita" / "2025" / "panen-selada" / "index.html.br").exists()
    record = (
        "panen-selada:\n  kind: request\n  requested: 2026-10-14 14:05\n  removed: 2026-10-14 16:40\n"
        "  addresses:\n    id: [berita/2025/panen-selada/, lama/]\n"
    )
    (root / "content" / "withdrawals.yaml").write_text(record, "utf-8")
    build(root, tmp_path / "out", "--state", tmp_path / "state")
    found = {path for path in tree(tmp_path / "out") if path.startswith(("berita/2025/panen-selada/", "lama/"))}
    assert found == {"berita/2025/panen-selada/index.html", "lama/index.html"}


def test_what_changes_for_the_public_is_told_without_them(root: Path, tmp_path: Path) -> None:
    """To pack files changes nothing for readers; nor does a text's change count twice."""
    settings(root, "")
    common = ("--root", root, "--output", tmp_path / "out", "--as-of", AS_OF, "--format", "json")
    build(root, tmp_path / "out")
    settings(root, "br, gzip")
    assert run_command("diff", *common, "--exit-code").returncode == 0
    build(root, tmp_path / "out")
    assert run_command("diff", *common, "--exit-code").returncode == 0
    (root / STORY).write_text((root / STORY).read_text("utf-8") + "\nSatu alinea lagi.\n", "utf-8")
    told = run_command("diff", *common)
    assert not any(end in told.stdout for end in ENDS)
    assert [page["address"] for page in json.loads(told.stdout)["changed"]] == ["berita/2025/panen-selada/"]


def test_without_brotli_it_is_told_and_nothing_is_built(root: Path, tmp_path: Path) -> None:
    """What was asked for is not left out in silence; gzip needs nothing."""
    (tmp_path / "brotli.py").write_text("raise ImportError\n", "utf-8")
    without = {"PYTHONPATH": os.pathsep.join((str(tmp_path), str(PROJECT)))}
    done = run_command("build", "--root", root, "--lang", "en", "--as-of", AS_OF, environment=without)
    assert (done.returncode, (root / "output").exists()) == (1, False)
    assert done.stderr.splitlines()[0] == (
        'content/site.yaml:8:25: O150 features.precompress: Files of "br" cannot be made: the package brotli is not installed. '
        "Install it with: pip install brotli; or write precompress: [gzip]."
    )
    build(root, tmp_path / "look", "--drafts", environment=without)
    settings(root, "gzip")
    build(root, root / "output", environment=without)
    assert_packed(tree(root / "output"), (".gz",))


def test_a_protected_name_stops_packed_files_too(root: Path, tmp_path: Path) -> None:
    """The gate sees a file before it is packed; nothing of either is written."""
    build(root, tmp_path / "out")
    before = tree(tmp_path / "out")
    (root / "private").mkdir(exist_ok=True)
    (root / "private" / "names.txt").write_text("Sagara Winata\n", "utf-8")
    (root / STORY).write_text((root / STORY).read_text("utf-8") + "\nSagara Winata ikut memanen.\n", "utf-8")
    done = run_command("build", "--root", root, "--output", tmp_path / "out", "--as-of", AS_OF)
    assert done.returncode == 1
    assert tree(tmp_path / "out") == before


def test_the_shipped_site_has_none(contoh: Built) -> None:
    """Servers pack by themselves; who wants these files asks for them."""
    assert not [path for path in contoh.files if path.endswith(ENDS)]
