"""What sequences of edits meet too rarely: each of these went wrong once, or could."""

import os
import pickle
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsrooms import LESS, NOW, ZONE, Desk, assert_same, tamper
from rich_site import EDITS, clear, rich_site, tree, withdraw

from site_builder.table import ForgottenError, digest
from site_builder.vault import Vault, freeze, thaw


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk whose site was built, with copies of the output and the state put aside."""
    with pytest.MonkeyPatch.context() as patch:
        for name, number in LESS.items():
            patch.setattr(name, number)
        desk = Desk(tmp_path_factory.mktemp("desk"))
        desk.begin()
        desk.build()
        shutil.copytree(desk.state, desk.folder / "kept-state")
        shutil.copytree(desk.output, desk.folder / "kept-output")
        yield desk


@pytest.fixture
def built(whole: Desk) -> Desk:
    """The same, as it was when it had just been built."""
    _back(whole)
    return whole


def _back(desk: Desk) -> None:
    for name in ("state", "output"):
        if (desk.folder / name).exists() or (desk.folder / name).is_symlink():
            (desk.folder / name).unlink() if (desk.folder / name).is_file() else shutil.rmtree(desk.folder / name)
        shutil.copytree(desk.folder / f"kept-{name}", desk.folder / name)
    desk.data = rich_site()
    desk.save()


def assert_right(desk: Desk, **how: Any) -> None:
    """The next build ends as a clean one."""
    assert_same(desk.outcome(**how), desk.clean_outcome(**how))


# Time.


MOMENTS = (
    datetime(2026, 3, 12, 23, 59, 59, tzinfo=ZONE),
    datetime(2026, 3, 13, 0, 0, tzinfo=ZONE),
    datetime(2026, 3, 13, 8, tzinfo=ZONE),
    datetime(2026, 3, 13, 23, 59, 59, 999_999, tzinfo=ZONE),
    datetime(2026, 3, 14, 0, 0, tzinfo=ZONE),
    datetime(2026, 3, 20, 9, tzinfo=ZONE),
    datetime(2026, 3, 22, 8, 59, tzinfo=ZONE),
    datetime(2026, 3, 22, 9, tzinfo=ZONE),
    datetime(2026, 3, 30, tzinfo=ZONE),
)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    moments=st.lists(st.sampled_from(MOMENTS), min_size=2, max_size=4),
    gone=st.sampled_from(["", "kedaluwarsa", "embargo", "koreksi"]),
)
def test_nothing_but_time_goes_by(whole: Desk, moments: list[datetime], gone: str) -> None:
    """Stories appear and expire, and news stops being news, although no file changed: forth and back."""
    _back(whole)
    if gone:
        withdraw(whole.data, gone)
    whole.save()
    for moment in moments:
        assert_right(whole, now=moment)


def test_news_grows_old_by_itself(built: Desk) -> None:
    """Two days after the last story, with nothing else to come, the news sitemap is empty."""
    for gone in ("embargo", "kedaluwarsa", "koreksi"):
        withdraw(built.data, gone)
    built.save()
    built.build()
    assert b"<url>" in (built.output / "news-sitemap.xml").read_bytes()
    built.build(now=NOW + timedelta(days=2))
    assert b"<url>" not in (built.output / "news-sitemap.xml").read_bytes()


# The state is never believed.


def _damage(file: Path, offset: int, bit: int | None) -> None:
    """A bit of the file turns over, or the file ends there."""
    data = bytearray(file.read_bytes())
    at = offset % len(data) if data else 0
    if bit is None:
        del data[at:]
    elif data:
        data[at] ^= 1 << bit
    file.write_bytes(data)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    which=st.integers(0, 20),
    offset=st.integers(0, 1 << 20),
    bit=st.none() | st.integers(0, 7),
    edit=st.sampled_from(["", "body", "template", "title", "date", "site"]),
    n=st.integers(0, 5),
    jobs=st.sampled_from([1, 1, 2]),
)
def test_a_damaged_state_is_a_loss_of_time_only(
    whole: Desk, *, which: int, offset: int, bit: int | None, edit: str, n: int, jobs: int
) -> None:
    """Cut anywhere, any bit turned over, in any of its files: the right bytes."""
    _back(whole)
    found = sorted(path for path in whole.state.rglob("*") if path.is_file() and path.name != ".gitignore")
    _damage(found[which % len(found)], offset, bit)
    if edit:
        EDITS[edit](whole.data, n, 1)
        whole.save()
    assert_right(whole, jobs=jobs)


@pytest.mark.parametrize("jobs", [1, 2])
def test_remembered_stories_that_are_damaged_are_read_again(built: Desk, jobs: int) -> None:
    """Found out only when a story is asked for, in whichever process."""
    [stories] = built.state.rglob("stories-*")
    stories.write_bytes(bytes(len(stories.read_bytes())))
    EDITS["template"](built.data, 0, 1)
    built.save()
    assert_right(built, jobs=jobs)
    assert_right(built, jobs=jobs)


def _no_state(desk: Desk) -> None:
    clear(desk.state)


def _empty_state(desk: Desk) -> None:
    for path in desk.state.rglob("*"):
        if path.is_file():
            path.write_bytes(b"")


def _file_in_place_of_state(desk: Desk) -> None:
    clear(desk.state)
    desk.state.write_bytes(b"")


def _folders_in_place_of_files(desk: Desk) -> None:
    for path in list(desk.state.rglob("*")):
        if path.is_file():
            path.unlink()
            path.mkdir()


def _state_of_before(desk: Desk) -> None:
    """Three builds later, the state of the first."""
    for edit in ("body", "title", "withdraw"):
        EDITS[edit](desk.data, 1, 1)
        desk.save()
        desk.build()
    clear(desk.state)
    shutil.copytree(desk.folder / "kept-state", desk.state)


def _older_software(desk: Desk) -> None:
    """Of another release, with sections of another shape."""
    [manifest] = desk.state.rglob("manifest")
    vault = Vault(manifest.parent, b"an older stamp..")
    vault.save({"files": freeze((1, 2)), "rest": freeze([])}, {})


def _another_shape(desk: Desk) -> None:
    """Whole and ours by every digest, but of a shape that this software never wrote."""
    [manifest] = desk.state.rglob("manifest")
    whole_vault = Vault(manifest.parent, manifest.read_bytes()[len(b"site-builder 1\n") :][:16])
    whole_vault.open()
    whole_vault.save({"files": freeze((1, 2))}, {})


def _list_replaced(desk: Desk) -> None:
    """The output's own list is another one, over files that are not what it says."""
    for path in sorted(desk.output.rglob("*.html"))[::3]:
        path.write_bytes(path.read_bytes()[::-1])
    (desk.output / "site-builder.sha256").write_bytes(b"")


def _half_a_list(desk: Desk) -> None:
    file = desk.output / "site-builder.sha256"
    file.write_bytes(file.read_bytes()[:2000])


def _foreign_lines(desk: Desk) -> None:
    """The list names files that no build wrote."""
    file = desk.output / "site-builder.sha256"
    file.write_bytes(file.read_bytes() + b"0" * 64 + b"  ../luar.html\n" + b"0" * 64 + b"  tidak-ada/index.html\n")


LOSSES: tuple[Callable[[Desk], None], ...] = (
    _no_state,
    _empty_state,
    _file_in_place_of_state,
    _folders_in_place_of_files,
    _state_of_before,
    _older_software,
    _another_shape,
    _foreign_lines,
)


def test_a_list_that_forgot_files(built: Desk) -> None:
    """What the list does not name is somebody else's, unless it is just what would be written."""
    _half_a_list(built)
    assert_right(built)
    _half_a_list(built)
    EDITS["template"](built.data, 4, 1)
    built.save()
    assert {found.code for found in built.outcome().problems} == {"O106"}


@pytest.mark.parametrize("lose", LOSSES, ids=lambda lose: lose.__name__)
@pytest.mark.parametrize("edit", ["", "template"])
def test_whatever_became_of_the_state(built: Desk, lose: Callable[[Desk], None], edit: str) -> None:
    """The right bytes, twice, and no traceback."""
    lose(built)
    if edit:
        EDITS[edit](built.data, 4, 1)
        built.save()
    assert_right(built)
    assert_right(built)


def test_a_state_folder_that_cannot_be_written(built: Desk) -> None:
    """The site is built all the same, and the old state is no harm later."""
    folders = [built.state, *(path for path in built.state.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        for number in range(3):
            EDITS["body"](built.data, number, 1)
            built.save()
            assert_right(built)
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert_right(built)


@pytest.mark.parametrize("number", range(5))
def test_output_changed_by_hand_and_state_lost(built: Desk, number: int) -> None:
    """Whoever has no memory looks at what lies there."""
    clear(built.state)
    for n in range(3):
        tamper(built.output, n, number)
    assert_right(built)


def test_the_states_of_two_sites_exchanged(tmp_path: Path) -> None:
    """Two sites of the same kind, whose memories changed places, whole or section by section."""
    one, two = Desk(tmp_path / "one"), Desk(tmp_path / "two")
    for desk in (one, two):
        desk.begin()
        EDITS["body"](desk.data, 3, 1 if desk is one else 2)
        desk.save()
        desk.build()
    first, second = (next(path for path in desk.state.iterdir() if path.is_dir()) for desk in (one, two))
    _exchange(first, second)
    EDITS["title"](one.data, 2, 1)
    EDITS["site"](two.data, 0, 0)
    for desk in (one, two):
        desk.save()
        assert_right(desk)
    sections = {path.name.partition("-")[0]: path for path in first.iterdir() if "-" in path.name}
    for path in second.iterdir():
        if "-" in path.name:
            _exchange(path, sections[path.name.partition("-")[0]])
    for desk in (one, two):
        assert_right(desk)


def _exchange(one: Path, two: Path) -> None:
    aside = one.with_name("aside")
    one.rename(aside)
    two.rename(one)
    aside.rename(two)


class _Runs:
    """Would run a command when it is unpickled."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, (f"touch {self.marker}",)


@pytest.mark.parametrize("section", ["manifest", "files", "public", "rest", "entries", "artifacts", "facts", "stories"])
def test_a_state_by_somebody_else_runs_nothing(built: Desk, section: str, tmp_path: Path) -> None:
    """Even with every digest right, a state that would run a command when read is not read."""
    marker = tmp_path / "ran"
    evil = pickle.dumps(_Runs(marker))
    [manifest] = built.state.rglob("manifest")
    head, data = b"site-builder 1\n", manifest.read_bytes()
    if section == "manifest":
        manifest.write_bytes(data[: len(head) + 16] + digest(evil) + evil)
    else:
        vault = Vault(manifest.parent, data[len(head) : len(head) + 16])
        vault.open()
        vault.save({section: evil}, {})
    EDITS["template"](built.data, 0, 1)
    built.save()
    assert_right(built)
    assert not marker.exists()


@pytest.mark.parametrize(
    "code",
    [
        b"cos\nsystem\n(S'true'\ntR.",
        b"cbuiltins\neval\n(S'1'\ntR.",
        b"csite_builder.model.story\ndataclass\n.",
        b"csite_builder.model.values\nre\n.",
        b"csite_builder.model.content\nreplace\n.",
        b"csite_builder.model.values\nparse_day\n.",
        b"csite_builder.vault\nthaw\n.",
        b"csite_builder.memory\nMemory\n.",
    ],
)
def test_only_records_are_made_from_a_state(code: bytes) -> None:
    """Nothing that a module of ours happens to hold can be called by a state, but the records that it defines."""
    with pytest.raises(ForgottenError):
        thaw(code)


def test_a_file_changed_within_the_same_tick(built: Desk) -> None:
    """Saved twice in a moment, with the same size: the second text is published."""
    file = next(built.root.glob("content/stories/*/empat.md"))
    for number in range(12):
        file.write_bytes(
            file.read_bytes().replace(b"rekaan 4.", b"rekaan 5.")
            if number % 2 == 0
            else file.read_bytes().replace(b"rekaan 5.", b"rekaan 4.")
        )
        built.build()
        word = b"rekaan 5." if number % 2 == 0 else b"rekaan 4."
        assert any(word in data for path, data in tree(built.output).items() if path.endswith("/empat/index.html"))
    built.lying[file.relative_to(built.root).as_posix()] = file.read_bytes()


def test_a_state_does_not_grow_with_every_build(built: Desk) -> None:
    """What no story needs any more is not kept for ever."""
    [stories] = built.state.rglob("stories-*")
    size = stories.stat().st_size
    for number in range(60):
        built.data["stories"]["empat"]["body"] = f"Isi ke-{number}.\n"
        built.data["stories"]["empat"]["head"]["title"] = f"Judul ke-{number}"
        built.save()
        built.build()
    [stories] = built.state.rglob("stories-*")
    assert stories.stat().st_size < 3 * size
    assert_right(built)
