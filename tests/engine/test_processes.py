"""Several processes, several builds, and files that change meanwhile: what is published is right, or nothing is."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self

import pytest
from big_site import big_site, command, lay, run, start
from newsrooms import LESS, Desk, Outcome, assert_same
from rich_site import EDITS, Files, clear, tree

from site_builder.write.publication import publication


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A site of which a few dozen files are shared out over several processes."""
    with pytest.MonkeyPatch.context() as patch:
        for name, number in LESS.items():
            patch.setattr(name, number)
        desk = Desk(tmp_path)
        desk.begin()
        yield desk


def test_any_number_of_processes_makes_the_same_bytes(desk: Desk) -> None:
    """Whether one process makes the site, two or three: first all of it, then what an edit changed."""
    for edit in ("", "template", "title"):
        if edit:
            EDITS[edit](desk.data, 1, 2)
            desk.save()
        expected = desk.clean_outcome()
        for jobs in (1, 2, 3):
            assert_same(desk.clean_outcome(jobs=jobs), expected)
        assert_same(desk.outcome(jobs=3), expected)


@pytest.mark.parametrize("number", range(6))
def test_any_number_of_processes_tells_the_same_mistakes(desk: Desk, number: int) -> None:
    """A mistake that a second process meets is told as the first one would."""
    EDITS["spoil"](desk.data, 3, number)
    desk.save()
    expected = desk.clean_outcome()
    assert expected.files is None
    for jobs in (2, 3):
        assert desk.clean_outcome(jobs=jobs) == expected


class Big:
    """A bigger site on the disk that was built once."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.root = folder, folder / "site"
        self.output, self.state = folder / "output", folder / "state"
        self.data = big_site()
        self.lying: Files = {}

    def command(self, *more: object) -> list[str]:
        """A build as it is typed."""
        return command(self.root, self.output, self.state, *more)

    def save(self) -> None:
        """Write down what is said now."""
        self.lying = lay(self.root, self.data, self.lying)

    def change_every_page(self) -> None:
        """Another template, so that all pages are to be made."""
        EDITS["template"](self.data, 0, 1)
        self.save()

    def assert_built(self) -> None:
        """What lies in the output is what a clean build makes."""
        clean = self.folder / "clean"
        clear(clean)
        assert run(command(self.root, clean, self.folder / "clean-state", "--jobs", 1))[0] == 0
        assert_same(Outcome(tree(self.output), ()), Outcome(tree(clean), ()))


@pytest.fixture
def big(tmp_path: Path) -> Big:
    """Built, and everything is to be made anew."""
    big = Big(tmp_path)
    big.save()
    code, said = run(big.command())
    assert code == 0, said
    big.change_every_page()
    return big


def _child_of(process: int) -> int:
    """The first process that *process* forks."""
    file = Path(f"/proc/{process}/task/{process}/children")
    while True:
        if found := file.read_text().split():
            return int(found[0])


def test_a_process_that_is_killed_ends_the_build_in_words(big: Big) -> None:
    """Exit code 3, a finding and no traceback; the output stays as it was, and the next build is right."""
    before = tree(big.output)
    process = start(big.command("--jobs", 2))
    os.kill(_child_of(process.pid), signal.SIGKILL)
    said, _ = process.communicate()
    assert process.returncode == 3, said
    assert "O113" in said
    assert "Traceback" not in said
    assert tree(big.output) == before
    assert run(big.command("--jobs", 2))[0] == 0
    big.assert_built()


def test_of_two_builds_at_once_one_wins(big: Big) -> None:
    """The other says so and exits with 3; the output is right."""
    first = start(big.command())
    while not (big.folder / ".output-staging").exists():
        time.sleep(0.001)
    code, said = run(big.command())
    told, _ = first.communicate()
    assert (first.returncode, code) == (0, 3), told + said
    assert "O108" in said
    big.assert_built()


def test_a_build_waits_for_nobody(desk: Desk) -> None:
    """While another build holds the output, a build says so and changes nothing."""
    desk.build()
    before = tree(desk.output)
    EDITS["title"](desk.data, 1, 1)
    desk.save()
    with publication(desk.output):
        assert [found.code for found in desk.outcome().problems] == ["O108"]
    assert tree(desk.output) == before
    assert_same(desk.outcome(), desk.clean_outcome())


class Saver(AbstractContextManager["Saver"]):
    """Saves a file again and again, each time with another text, until it is told to stop."""

    def __init__(self, file: Path) -> None:
        self.file, self.first = file, file.read_bytes()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        number = 0
        while not self._stop.is_set():
            number += 1
            partial = self.file.with_name(f".{self.file.name}")
            partial.write_bytes(self.first + b"\n" * (number % 5))
            partial.replace(self.file)
            time.sleep(0.001)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        self.file.write_bytes(self.first)


@pytest.mark.parametrize(
    "name", ["content/stories/2025/panjang-11.md", "content/site.yaml", "content/photos/aula.png", "templates/css/20-base.css"]
)
def test_a_file_that_is_saved_while_the_site_is_built(big: Big, name: str) -> None:
    """Exit code 1, C018 and the file's name; the output stays as it was, and the next build is right."""
    clear(big.state)
    before = tree(big.output)
    with Saver(big.root / name):
        code, said = run(big.command())
    assert code == 1, said
    assert f"{name}:1:1: C018" in said
    assert tree(big.output) == before
    assert run(big.command())[0] == 0
    big.assert_built()
