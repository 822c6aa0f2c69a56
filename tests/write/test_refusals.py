"""What the writer refuses: each time a located finding in both languages, and the former site as it was."""

import os
import re
import resource
import shutil
import signal
import tempfile
from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from children import FORK, as_nobody, in_child
from small_sites import PAGES, Page, site, tree
from whole_site import write_output

from site_builder.catalogue import word
from site_builder.problems import Place, problem
from site_builder.signatures import Signature, Signatures
from site_builder.write.errors import WriteError
from site_builder.write.publication import Publication, publication

HOME, STORY = "index.html", "berita/satu/index.html"
OLD = site({HOME: Page(text="lama"), STORY: Page((HOME,))}, {"rss.xml": "lama"})
NEW = site({HOME: Page((STORY,), text="baru"), STORY: Page((HOME,), ("isi",))}, {"rss.xml": "baru"})


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may enter, with a published site below it."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        write_output(OLD, Path(name) / "output", PAGES)
        yield Path(name)


def told(code: str, path: Path, **values: str) -> dict[str, str]:
    """A finding in both languages, without its place."""
    return {language: word(problem(Place(str(path)), code, **values), language) for language in ("id", "en")}


def refused(files: Mapping[str, bytes], output: Path, *sources: Path) -> tuple[str, str, dict[str, str]]:
    """The finding of a build that must not succeed."""
    with pytest.raises(WriteError) as raised, publication(output, sources) as one:
        one.publish(staged(one, files), files, PAGES)
    return raised.value.code, raised.value.path, raised.value.values


def staged(one: Publication, files: Mapping[str, bytes]) -> dict[str, str]:
    """Stage *files*; their digests."""
    for path, data in files.items():
        one.stage(path, data)
    return {path: sha256(data).hexdigest() for path, data in files.items()}


def without_list(output: Path) -> dict[str, bytes]:
    """What was published."""
    files = tree(output)
    del files["site-builder.sha256"]
    return files


def nothing_beside(folder: Path) -> bool:
    """Whether nothing is left beside the output but its lock."""
    return {path.name for path in folder.iterdir()} <= {"output", ".output-lock"}


def test_a_full_disk_leaves_the_former_site(folder: Path) -> None:
    """A file that the disk does not take is told by its name; what was staged is thrown away."""

    def build() -> object:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        write_output(NEW | {"media/besar.webp": b"x" * 200_000}, folder / "output", PAGES)
        return "written"

    code, path, values = in_child(build)
    assert (code, path, values["reason"]) == ("O107", str(folder / "output"), "File too large")
    assert told("O107", folder, reason="File too large", file="x")["id"].startswith(
        "O107: Hasil tidak dapat ditulis: berkas melebihi batas ukuran (x)."
    )
    assert without_list(folder / "output") == OLD
    assert nothing_beside(folder)


@pytest.mark.parametrize("where", [".", "berita", "berita/satu"])
def test_a_folder_that_can_only_be_read_leaves_the_former_site(where: str, folder: Path) -> None:
    """One folder of the output that cannot be written is told by its name before anything is changed."""
    (folder / ".output-lock").chmod(0o666)
    for path in (folder / "output").rglob("*"):
        path.chmod(0o777)
    (folder / "output").chmod(0o777)
    closed = folder / "output" / where
    closed.chmod(0o555)
    found = in_child(as_nobody(lambda: write_output(NEW, folder / "output", PAGES)))
    assert found == ("O107", str(folder / "output"), {"reason": "Permission denied", "file": str(closed)})
    closed.chmod(0o777)
    assert without_list(folder / "output") == OLD
    assert nothing_beside(folder)


def test_a_place_where_nothing_can_be_made_is_told(folder: Path) -> None:
    """Neither lock nor staging folder can be made beside the output."""
    folder.chmod(0o555)
    found = in_child(as_nobody(lambda: write_output(NEW, folder / "lain", PAGES)))
    folder.chmod(0o777)
    assert found == ("O107", str(folder / "lain"), {"reason": "Permission denied", "file": str(folder / ".lain-lock")})


def test_two_builds_exclude_each_other(folder: Path) -> None:
    """While one build stages, another of the same folder is refused, also by another name of the folder; then it may."""
    (folder / "nama-lain").symlink_to("output")
    with publication(folder / "output") as one:
        one.stage(HOME, b"baru")
        for spelled in (folder / "output", folder / "nama-lain", folder / "output" / ".." / "output"):
            assert in_child(partial(write_output, NEW, spelled, PAGES)) == ("O108", str(folder / "output"), {})
    assert without_list(folder / "output") == OLD
    write_output(NEW, folder / "nama-lain", PAGES)
    assert without_list(folder / "output") == NEW
    assert (folder / "nama-lain").is_symlink()


def test_a_killed_build_gives_the_lock_back(folder: Path) -> None:
    """After SIGKILL in the middle of a build, the next one begins at once and ends as if nothing had been."""
    ours, theirs = FORK.Pipe(duplex=False)

    def build() -> None:
        with publication(folder / "output") as one:
            one.stage(HOME, b"setengah")
            theirs.send("staged")
            signal.pause()

    child = FORK.Process(target=build)
    child.start()
    assert ours.recv() == "staged"
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join()
    assert without_list(folder / "output") == OLD
    write_output(NEW, folder / "output", PAGES)
    assert without_list(folder / "output") == NEW
    assert nothing_beside(folder)


def stage_all(one: Publication, paths: list[str], data: Mapping[str, bytes]) -> dict[str, str]:
    """The digests of *paths*, staged."""
    return staged(one, {path: data[path] for path in paths})


def test_forked_processes_stage_for_the_build(folder: Path) -> None:
    """Each of several processes stages its own files; what they staged is published."""
    expected = dict(NEW) | {f"berita/{number}/index.html": b"<!doctype html>" for number in range(20)}
    with publication(folder / "output") as one:
        shares = [sorted(expected)[number::3] for number in range(3)]
        digests = [in_child(partial(stage_all, one, share, expected)) for share in shares]
        files = {path: digest for found in digests for path, digest in found.items()}
        one.publish(files, list(files), PAGES)
    assert without_list(folder / "output") == expected
    assert nothing_beside(folder)


def test_a_finding_of_a_process_that_stages_reaches_the_build(folder: Path) -> None:
    """A finding can be handed from one process to another."""
    with publication(folder / "output") as one:
        shutil.rmtree(folder / ".output-staging")
        assert in_child(lambda: one.stage(HOME, b"x")) == ("O112", str(folder / "output"), {})


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    """Without our list, a folder with content is somebody else's."""
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "skripsi.docx").write_bytes(b"penting")
    assert refused(NEW, tmp_path / "output") == ("O106", str(tmp_path / "output"), {"found": "skripsi.docx"})
    assert tree(tmp_path / "output") == {"skripsi.docx": b"penting"}


@pytest.mark.parametrize("name", ["media", "media/foto.webp/lain", "media/foto.webp"])
def test_what_is_in_the_way_is_refused(name: str, folder: Path) -> None:
    """A file of somebody else's where ours would stand, where our folder would stand, or in a folder of that name."""
    other = folder / "output" / name
    other.parent.mkdir(parents=True, exist_ok=True)
    other.write_bytes(b"bukan punya kami")
    before = tree(folder / "output")
    code, _, values = refused(NEW | {"media/foto.webp": b"x"}, folder / "output")
    assert (code, values) == ("O106", {"found": "media" if name == "media" else "media/foto.webp"})
    assert tree(folder / "output") == before
    assert nothing_beside(folder)


def test_a_file_that_holds_what_we_would_write_is_taken_over(folder: Path) -> None:
    """Somebody copied the finished file there, or removed a staging folder halfway: no reason to refuse."""
    (folder / "output" / "media").mkdir()
    (folder / "output" / "media" / "foto.webp").write_bytes(b"x")
    write_output(NEW | {"media/foto.webp": b"x"}, folder / "output", PAGES)
    assert without_list(folder / "output") == NEW | {"media/foto.webp": b"x"}


@pytest.mark.parametrize("output", [".", "content", "content/berita", "templates/..", "hasil"])
def test_an_output_on_top_of_the_sources_is_refused(output: str, tmp_path: Path) -> None:
    """The output is none of the folders that the site is made from, lies in none of them, and holds none; not by a link either."""
    (tmp_path / "content" / "berita").mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    (tmp_path / "hasil").symlink_to("content")
    before = sorted(tmp_path.rglob("*"))
    code, _, values = refused(NEW, tmp_path / output, tmp_path / "content", tmp_path / "templates")
    assert (code, values) == ("O109", {"found": str(tmp_path / "content")})
    assert sorted(tmp_path.rglob("*")) == before
    assert told("O109", tmp_path, found="content")["en"] == (
        "O109: The output folder and content, where this site's sources are kept, overlap, so nothing was written. "
        "Choose an output folder outside it, for example output beside it."
    )


@pytest.mark.parametrize("below", ["", "/web"])
def test_a_file_in_place_of_the_output_is_refused(below: str, tmp_path: Path) -> None:
    """The output, or a folder above it, is a file."""
    (tmp_path / "output").write_bytes(b"bukan folder")
    assert refused(NEW, Path(f"{tmp_path}/output{below}")) == ("O110", str(tmp_path / "output"), {})
    assert tree(tmp_path) == {"output": b"bukan folder"}


def test_a_link_out_of_the_output_is_refused(folder: Path) -> None:
    """Through a folder that leads out of the output nothing is written or removed."""
    outside = folder.parent / f"{folder.name}-lain"
    shutil.move(folder / "output" / "berita", outside)
    (folder / "output" / "berita").symlink_to(outside)
    before = tree(outside)
    for files in (NEW, {HOME: b"baru"}):
        assert refused(files, folder / "output") == ("O111", str(folder / "output" / "berita"), {"found": str(outside)})
    assert tree(outside) == before
    shutil.rmtree(outside)


def test_a_linked_file_is_replaced_and_what_it_leads_to_is_not(folder: Path) -> None:
    """A file that somebody replaced by a link is ours again; the other end of the link stays."""
    (folder / "penting").write_bytes(b"penting")
    (folder / "output" / HOME).unlink()
    (folder / "output" / HOME).symlink_to(folder / "penting")
    write_output(NEW, folder / "output", PAGES)
    assert without_list(folder / "output") == NEW
    assert (folder / "penting").read_bytes() == b"penting"
    assert not (folder / "output" / HOME).is_symlink()


@pytest.mark.parametrize("gone", ["output", ".output-staging", ".output-staging/new/index.html"])
def test_a_folder_that_vanishes_during_the_build_is_told(gone: str, folder: Path) -> None:
    """The output or the staging folder is removed while the site is made; the build after that makes everything."""

    def build() -> None:
        with publication(folder / "output") as one:
            digests = staged(one, NEW)
            shutil.rmtree(folder / gone) if (folder / gone).is_dir() else (folder / gone).unlink()
            one.publish(digests, list(NEW), PAGES)

    with pytest.raises(WriteError) as raised:
        build()
    assert (raised.value.code, raised.value.path) == ("O112", str(folder / "output"))
    assert gone == "output" or without_list(folder / "output") == OLD
    write_output(NEW, folder / "output", PAGES)
    assert without_list(folder / "output") == NEW
    assert nothing_beside(folder)


def test_what_goes_wrong_elsewhere_is_not_told_as_ours(folder: Path) -> None:
    """A file that the builder does not find while it makes pages is no finding about the output."""
    with pytest.raises(FileNotFoundError), publication(folder / "output") as one:
        one.stage(HOME, (folder / "tidak-ada").read_bytes())
    assert without_list(folder / "output") == OLD
    assert nothing_beside(folder)


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a\\x", "C:x", "a//x", "a/./x", "", ".", "x\ny", ".gitkeep", "a/"])
def test_a_name_that_leads_elsewhere_is_never_written(path: str, folder: Path) -> None:
    """Nothing is staged outside the staging folder, or in place of the list or a kept file."""
    with publication(folder / "output") as one, pytest.raises(ValueError, match=f"^{re.escape(path)}$"):
        one.stage(path, b"x")


def test_a_list_that_somebody_changed_removes_nothing_outside(folder: Path) -> None:
    """Names in the list that lead out of the output, or name what we never wrote there, are passed over."""
    (folder / "penting").write_bytes(b"penting")
    (folder / "output" / ".gitkeep").write_bytes(b"")
    listed = folder / "output" / "site-builder.sha256"
    listed.write_bytes(listed.read_bytes() + b"".join(b"%064d  %s\n" % (0, name) for name in (b"../penting", b".gitkeep", b"a")))
    write_output(NEW, folder / "output", PAGES)
    assert (folder / "penting").read_bytes() == b"penting"
    assert without_list(folder / "output") == NEW | {".gitkeep": b""}


def test_what_is_neither_staged_nor_listed_cannot_be_published(folder: Path) -> None:
    """A site with a file that nobody made is a mistake of the builder, and changes nothing."""
    with publication(folder / "output") as one, pytest.raises(ValueError, match="lupa"):
        one.publish({**one.listed, "lupa.html": "0" * 64}, [], PAGES)
    assert without_list(folder / "output") == OLD


def spoiled(output: Path, known: dict[str, Signature]) -> set[str]:
    """The files that are not as *known*."""
    return set(Signatures.of(known).differing(f"{output}/", 0))


def test_touched_files_are_found_and_replaced(folder: Path) -> None:
    """A listed file that somebody changed or removed differs from what was remembered, and is replaced when it is staged."""
    with publication(folder / "output") as one:
        known = one.stats(one.listed)
        assert spoiled(folder / "output", known) == set()
    (folder / "output" / HOME).write_bytes(b"diubah")
    (folder / "output" / "rss.xml").unlink()
    with publication(folder / "output") as one:
        assert spoiled(folder / "output", known) == {HOME, "rss.xml"}
        files = {**one.listed, **staged(one, {path: OLD[path] for path in (HOME, "rss.xml")})}
        written = one.publish(files, [HOME, "rss.xml"], PAGES)
    assert (written.new, written.changed, written.same, written.removed) == (1, 1, 1, 0)
    assert without_list(folder / "output") == OLD


def test_a_file_keeps_its_time_from_staging_on(folder: Path) -> None:
    """What is remembered when a file is staged holds when it is published."""
    with publication(folder / "output") as one:
        files = staged(one, NEW)
        times = {path: (folder / ".output-staging" / "new" / path).stat().st_mtime_ns for path in NEW}
        one.publish(files, list(files), PAGES)
        assert {path: time for path, (time, _, _) in one.stats(NEW).items()} == times
