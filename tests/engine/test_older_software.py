"""What another build of the software left is not believed, although it calls itself by the same version."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from big_site import PROJECT
from rich_site import tree

MINIMAL = PROJECT / "tests" / "sites" / "minimal"
CHANGES = {
    "a record that gained a field": {
        "model/story.py": ('seen for the first time."""\n', 'seen for the first time."""\n    gained: str = " (gained)"\n'),
        "plan/stories.py": ("summary=told.wording.summary,", "summary=told.wording.summary + story.gained,"),
    },
    "another view": {"plan/stories.py": ("summary=told.wording.summary,", 'summary=told.wording.summary + " (other)",')},
    "another compiler": {
        "render/compiler.py": ("nodes.Const(self.say(key.value),", 'nodes.Const(self.say(key.value) + " (other)",')
    },
}


class Installed:
    """The software in a folder of its own, and one site that any of them builds into the same places."""

    def __init__(self, folder: Path, site: Path) -> None:
        self.folder, self.site = folder, site
        lies_aside = shutil.ignore_patterns("__pycache__")
        shutil.copytree(PROJECT / "site_builder", folder / "site_builder", ignore=lies_aside)

    def change(self, changes: dict[str, tuple[str, str]]) -> None:
        """Its own sources say something else; the version stays."""
        for path, (old, new) in changes.items():
            file = self.folder / "site_builder" / path
            said = file.read_text("utf-8")
            assert said.count(old) == 1
            file.write_text(said.replace(old, new), "utf-8", newline="\n")

    def build(self, state: str = "state", output: str = "output") -> dict[str, bytes]:
        """What the site is after a build."""
        where = ("--root", self.site, "--state", self.site.parent / state, "--output", self.site.parent / output)
        done = subprocess.run(
            [sys.executable, "-m", "site_builder", "build", *map(str, where), "--as-of", "2026-03-12T09:00"],
            capture_output=True,
            text=True,
            check=False,
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder)},
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return tree(self.site.parent / output)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The smallest site, with templates of its own: they lie in one place whichever software builds it."""
    shutil.copytree(MINIMAL, tmp_path / "situs")
    shutil.copytree(PROJECT / "templates", tmp_path / "situs" / "templates")
    return tmp_path / "situs"


@pytest.mark.parametrize("place", ["in place", "beside it"])
@pytest.mark.parametrize("change", CHANGES)
def test_other_software_of_the_same_version(site: Path, tmp_path: Path, change: str, place: str) -> None:
    """Written over the old one, or installed beside it: it ends as if nothing was remembered, and the old one again."""
    old = Installed(tmp_path / "old", site)
    before = old.build()
    new = Installed(tmp_path / "new", site) if place == "beside it" else old
    new.change(CHANGES[change])
    clean = new.build("clean-state", "clean-output")
    assert clean != before
    assert new.build() == clean
    assert new.build() == clean
    if new is not old:
        assert old.build() == before
