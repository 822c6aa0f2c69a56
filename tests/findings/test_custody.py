"""The register of consents never gets out, is refused where it could, and is looked at anew when it or the time says so."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from malformed.case import MINIMAL, PAGE, PHOTO, PHOTO_TEXT, PICTURE, REGISTER, STORY, Gone, lay, site, story, told
from malformed.pictures import WHOLE
from malformed.runs import PROJECT, contents

from site_builder import signatures
from site_builder.build import Order, build_site
from site_builder.custody import Custody
from site_builder.load.register import load_register
from site_builder.memory import Memory
from site_builder.model.values import Reading
from site_builder.newsroom import read_newsroom
from site_builder.problems import ContentError, Problem
from site_builder.render.pictures import inspect_picture
from site_builder.table import ForgottenError
from site_builder.unchanged import Site, Unchanged, look_back, what_stands

ZONE = ZoneInfo("Asia/Makassar")
NOW = datetime(2026, 1, 1, tzinfo=ZONE)
NAMES = ("Kembarwati Wulandari", "Kenanga", "BA-4711/RAHASIA/2025")
"""Real name, alias and evidence of the fictional register."""
ENTRY = f"""\
wb-01:
  forms: [quote]
  channels: [site]
  given: 2025-10-01
  evidence: {NAMES[2]}
  name: {NAMES[0]}
  alias: {NAMES[1]}
"""
QUOTE = '\n::: quote unnamed as="Seorang warga binaan" reason="Identitas tidak dibuka." consent=wb-01\nSaya senang.\n:::\n'
TEMPLATES = PROJECT / "templates"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The minimal site, whose story quotes by a consent of the register."""
    shutil.copytree(MINIMAL, tmp_path / "situs")
    lay(tmp_path / "situs", {STORY: story() + QUOTE, REGISTER: ENTRY})
    return tmp_path / "situs"


def command(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A command line of its own."""
    return subprocess.run(
        [sys.executable, "-m", "site_builder", *arguments, "--root", str(root)],
        capture_output=True,
        check=False,
        cwd=root.parent,
        env={**os.environ, "PYTHONPATH": str(PROJECT), **environment},
        timeout=100,
    )


def codes(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    """The codes of its findings."""
    return [line.split(": ")[1].split(" ")[0].rstrip(":") for line in done.stderr.decode().splitlines() if ": P" in line]


# Nothing gets out.


def spellings() -> Iterator[bytes]:
    """The fictional secrets and each of their words, in the ways in which bytes might hold them."""
    for secret in NAMES:
        for one in {secret, secret.lower(), secret.upper(), *secret.split(), secret.replace(" ", "-").lower()}:
            yield from (one.encode(), one.encode("utf-16-le"), one.encode("utf-16-be"))


def leaks(data: bytes) -> list[bytes]:
    """The secrets in *data*."""
    return [one for one in spellings() if one in data]


SAID_OPENLY: dict[str, dict[str, Any]] = {
    "in force": {},
    "a name in a draft": {PAGE: f"---\ntitle: Tentang\n---\n{NAMES[0]} dan {NAMES[1]}.\n"},
    "a name in a story": {STORY: story(f'city: "{NAMES[0]}"') + f"\nBersama {NAMES[0]}.\n"},
    "names in a photo": {
        PHOTO: PHOTO_TEXT.replace("shows: none", f"shows:\n  identifiable: [wb-01]\ncaption: {NAMES[1]}"),
        PICTURE: WHOLE,
        STORY: story("cover: kebun"),
    },
    "withdrawn": {REGISTER: ENTRY + "  withdrawn: 2025-12-01\n"},
    "typed into the wrong field": {REGISTER: ENTRY.replace("given: 2025-10-01", f"given: {NAMES[0]}\n  {NAMES[1]}: ya")},
    "as the key of an entry": {
        REGISTER: f"{NAMES[0]}:\n  forms: [{NAMES[1]}]\n  chanels: {NAMES[2]}\n{NAMES[1].lower()}: {NAMES[0]}\n"
    },
    "no YAML": {REGISTER: ENTRY + f"  name: {NAMES[0]}: {NAMES[1]}\n"},
    "a comment that cuts": {REGISTER: ENTRY.replace("alias:", f"alias: Bunga #{NAMES[1]}")},
    "an alias of YAML": {REGISTER: ENTRY + f"wb-02: *{NAMES[1]}\n"},
    "no UTF-8": {REGISTER: ENTRY.encode() + b"\xff"},
    "half a quotation": {REGISTER: ENTRY + f'  evidence: "{NAMES[0]}\n'},
}


@pytest.mark.parametrize("how", SAID_OPENLY)
def test_nothing_of_the_register_is_kept_or_told(root: Path, how: str) -> None:
    """Not in what is published or previewed, not in the memory, a temporary file, or anything that is said."""
    lay(root, SAID_OPENLY[how])
    places = {name: root.parent / name for name in ("memory", "temporary", "state")}
    for folder in places.values():
        folder.mkdir()
    around = {
        **dict.fromkeys(("XDG_CACHE_HOME", "LOCALAPPDATA"), str(places["memory"])),
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(places["temporary"])),
    }
    state, moment = ("--state", str(places["state"])), ("--as-of", "2026-01-01")
    runs = (
        ("build", "--profile", "--jobs", "2", *moment),
        ("build", "--lang", "en", "--format", "json", *moment, *state),
        ("build", "--drafts", "--format", "github", *moment, *state),
        ("check", *moment),
        ("list",),
    )
    for arguments in runs:
        done = command(root, *arguments, **around)
        assert done.returncode in (0, 1)
        assert b"Traceback" not in done.stderr
        assert leaks(done.stdout + done.stderr) == [], arguments
    typed = ("situs/output-drafts/", "memory/", "state/") if how == "a name in a draft" else ()  # these hold what the draft says
    for path, data in contents(root.parent).items():
        if not path.startswith(("situs/content/", "situs/private/", *typed)):
            assert leaks(data) == [], path
        assert NAMES[2].encode() not in data or path.startswith("situs/private/"), path


def test_what_holds_the_register_shows_nothing_of_it(root: Path) -> None:
    """No `repr` of what is in memory, which a traceback or log might print, holds a name or a paper."""
    read = load_register(root / REGISTER, REGISTER, Reading())
    assert read.consents["wb-01"].name == (NAMES[0],)
    assert leaks(repr((read, read.consents, Custody(root, NOW))).encode()) == []


def test_real_names_that_nobody_allowed_are_known(root: Path) -> None:
    """A real name is forbidden unless one of those who bear it allows it now."""
    lay(
        root,
        {STORY: story(), REGISTER: f"{ENTRY}wb-02:\n  forms: [name]\n  channels: [site]\n  name: [Budi Contoh, {NAMES[0]}]\n"},
    )
    for more, forbidden in (("", (NAMES[0], "Budi Contoh")), ("  given: 2025-10-01\n  evidence: BA-1\n", ())):
        lay(root, {REGISTER: (root / REGISTER).read_text("utf-8") + more})
        custody = Custody(root, NOW)
        read_newsroom(root, Memory().inspector(inspect_picture, root), 1, custody=custody)
        assert custody.judge is not None
        assert custody.judge.forbidden_names() == forbidden


# Where it may not lie.


def git(folder: Path, *arguments: str) -> None:
    """Run git, as nobody in particular."""
    who = ("-c", "user.name=Contoh", "-c", "user.email=humas@rutan.example", "-c", "protocol.file.allow=always")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, timeout=60)


def test_a_register_that_git_keeps_is_refused(root: Path) -> None:
    """As soon as git keeps it, and until it does no more; nothing else is told, and nothing is written."""
    state = ("--state", str(root.parent / "state"), "--as-of", "2026-01-01")
    time.sleep(2.1)  # so that the register was written long enough ago to be believed unchanged
    assert command(root, "build", *state).returncode == 0
    before = contents(root / "output")
    git(root, "init", "-q")
    git(root, "add", ".")
    assert codes(command(root, "build", *state)) == ["P120"]
    (root / ".gitignore").write_text("/private/\n/output/\n", "utf-8")
    git(root, "rm", "-q", "-r", "--cached", ".")
    git(root, "add", ".")
    time.sleep(2.1)
    assert command(root, "build", *state).returncode == 0
    git(root, "add", "--force", "private/consents.yaml")
    for language, done in ((one, command(root, "build", "--lang", one, *state)) for one in ("id", "en")):
        assert done.returncode == 1, language
        assert codes(done) == ["P120"]
        assert leaks(done.stderr) == []
    assert contents(root / "output") == before
    git(root, "commit", "-q", "-m", "Semua")
    assert codes(command(root, "check")) == ["P120"]
    git(root, "rm", "-q", "--cached", "private/consents.yaml")
    assert command(root, "build", *state).returncode == 0


def test_every_kind_of_repository_is_seen(root: Path) -> None:
    """A repository around the project, a second working tree, a submodule, and each way in which git writes its index."""
    over = root.parent
    git(over, "init", "-q")
    assert command(root, "check", "--as-of", "2026-01-01").returncode == 0
    git(over, "add", ".")
    for version in ("2", "3", "4"):
        git(over, "update-index", "--index-version", version)
        assert codes(command(root, "check")) == ["P120"], version
    git(over, "update-index", "--split-index")
    assert codes(command(root, "check")) == ["P120"]
    git(over, "commit", "-q", "-m", "Semua")
    git(over, "worktree", "add", "-q", "--detach", str(over / "lain"))
    assert codes(command(over / "lain" / "situs", "check")) == ["P120"]
    (over / "luar").mkdir()
    git(over / "luar", "init", "-q")
    git(over / "luar", "submodule", "add", "-q", str(over), "dalam")
    assert codes(command(over / "luar" / "dalam" / "situs", "check")) == ["P120"]
    git(over / "luar" / "dalam", "rm", "-q", "--cached", "situs/private/consents.yaml")
    assert command(over / "luar" / "dalam" / "situs", "check", "--as-of", "2026-01-01").returncode == 0


@pytest.mark.parametrize("where", ["content/pages/consents.yaml", "output/consents.yaml", "templates/consents.yaml", "private"])
def test_a_register_where_it_would_get_out_is_refused(root: Path, where: str) -> None:
    """In a folder that is published, by its name or behind a link; a folder is no register."""
    shutil.copytree(TEMPLATES, root / "templates")
    (root / "output").mkdir()
    lay(root, {"content/site.yaml": site("privacy:", f"  register: {where}")})
    if "consents" in where:
        (root / where).write_text(ENTRY, "utf-8")
    done = command(root, "check")
    assert (done.returncode, codes(done)) == (1, ["P121" if "consents" in where else "P123"])
    assert leaks(done.stderr) == []
    link = root / "private" / "tautan.yaml"
    if "consents" in where:
        link.symlink_to(root / where)
        lay(root, {"content/site.yaml": site("privacy:", "  register: private/tautan.yaml")})
        assert codes(command(root, "check")) == ["P121"]


def test_a_register_outside_the_project_is_the_officers_choice(root: Path) -> None:
    """An absolute path, or one that leaves the project, is read like any other."""
    shutil.move(root / "private", root.parent / "aman")
    for place in ("../aman/consents.yaml", str(root.parent / "aman" / "consents.yaml")):
        lay(root, {"content/site.yaml": site("privacy:", f"  register: {place}")})
        assert command(root, "check", "--as-of", "2026-01-01").returncode == 0
        (root.parent / "aman" / "consents.yaml").write_text(ENTRY.replace("quote", "face"), "utf-8")
        assert codes(command(root, "check", "--as-of", "2026-01-01")) == ["P116"]
        (root.parent / "aman" / "consents.yaml").write_text(ENTRY, "utf-8")


def test_a_register_that_others_may_read_is_warned_of(root: Path) -> None:
    """Until it is closed to them; what was remembered of it does not matter."""
    with tempfile.TemporaryDirectory() as folder:
        open_to_all = Path(folder) / "situs"
        Path(folder).chmod(0o755)
        shutil.copytree(root, open_to_all)
        (open_to_all / "private").chmod(0o755)
        state = ("--state", f"{folder}/state", "--as-of", "2026-01-01")
        for mode, expected in ((0o644, ["P124"]), (0o600, []), (0o604, ["P124"]), (0o640, [])):
            (open_to_all / REGISTER).chmod(mode)
            done = command(open_to_all, "build", *state)
            assert (done.returncode, codes(done)) == (0, expected), oct(mode)


# When it is looked at again.


class Desk:
    """One site, built with memory, and each time beside it without."""

    def __init__(self, folder: Path) -> None:
        self.root, self.state, self.output = folder / "situs", folder / "state", folder / "output"
        self.clean = folder / "clean"
        self.presses: dict[bytes, Any] = {}
        shutil.copytree(MINIMAL, self.root)

    def order(self, output: Path, now: datetime, memory: Memory, **more: Any) -> Order:
        """To build the site as of *now*, to look at: a clean folder does not know which stories have vanished from another."""
        return Order(root=self.root, templates=TEMPLATES, output=output, now=now, memory=memory, is_kept=False, **more)

    def stands(self, now: datetime) -> Unchanged | None:
        """What is told when there is nothing to do."""
        site = Site(self.root, TEMPLATES, self.output, (False, False))
        try:
            left = look_back(self.state, site, now=time.time_ns(), jobs=1)
        except ForgottenError:
            return None
        return what_stands(left, self.output, now.timestamp())

    def build(self, now: datetime, **more: Any) -> tuple[tuple[Problem, ...], dict[str, bytes] | None]:
        """Findings and output of a build with memory, as the command line makes one; no output where it was refused."""
        stands = self.stands(now)
        if stands:
            return stands.warnings, contents(self.output)
        memory = Memory(folder=self.state, began=time.time_ns(), presses=dict(self.presses))
        return self._made(lambda: build_site(self.order(self.output, now, memory, **more)), self.output, memory)

    def build_clean(self, now: datetime) -> tuple[tuple[Problem, ...], dict[str, bytes] | None]:
        """The same without memory, into an empty folder."""
        shutil.rmtree(self.clean, ignore_errors=True)
        memory = Memory(presses=dict(self.presses))
        return self._made(lambda: build_site(self.order(self.clean, now, memory)), self.clean, memory)

    def _made(
        self, build: Callable[[], Any], output: Path, memory: Memory
    ) -> tuple[tuple[Problem, ...], dict[str, bytes] | None]:
        before = contents(output) if output.exists() else {}
        try:
            warnings: tuple[Problem, ...] = build().warnings
        except ContentError as error:
            assert (contents(output) if output.exists() else {}) == before
            return tuple(sorted(error.problems)), None
        finally:
            self.presses |= memory.presses
        return warnings, contents(output)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A site for which a file counts as old as soon as a build begins after it was written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(signatures, "LATELY", 0)
        yield Desk(tmp_path_factory.mktemp("meja"))


BEFORE, AFTER = "2025-12-31", "2026-03-01"
REGISTERS: tuple[dict[str, Any], ...] = (
    {REGISTER: Gone()},
    {REGISTER: ENTRY},
    {REGISTER: ENTRY.replace("[quote]", "[quote, name, alias]") + "  until: 2026-01-09\n"},
    {REGISTER: ENTRY + "  withdrawn: 2026-01-20 09:00\n"},
    {REGISTER: ENTRY.replace("2025-10-01", "2026-01-05").replace("[site]", "[site, social]")},
    {REGISTER: ENTRY.replace("[quote]", "[name]")},
    {REGISTER: ENTRY.replace("wb-01", "wb-02")},
)
STORIES: tuple[dict[str, Any], ...] = (
    {STORY: story()},
    {STORY: story() + QUOTE},
    {STORY: story("channels: [social]") + QUOTE},
    {STORY: (story() + QUOTE).replace("published", "draft")},
    {STORY: story("publish: 2026-01-15 08:00") + QUOTE},
    {STORY: story("expires: 2026-01-12 08:00") + QUOTE},
    {STORY: told(f"Bersama {NAMES[0]} alias {NAMES[1]}.")},
    {STORY: told(f"Bersama {NAMES[0]}.").replace("published", "review")},
)
PAGES: tuple[dict[str, Any], ...] = (
    {PAGE: "---\ntitle: Tentang\nstatus: published\n---\nTentang kami.\n"},
    {PAGE: f"---\ntitle: Tentang {NAMES[1]}\nstatus: published\n---\nTentang kami.\n"},
)
DAYS = (1, 4, 5, 9, 10, 12, 15, 19, 20, 28)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    steps=st.lists(
        st.tuples(st.sampled_from([{}, *REGISTERS, *STORIES, *PAGES]), st.sampled_from(DAYS), st.sampled_from([0, 9, 23])),
        min_size=3,
        max_size=8,
    )
)
def test_whatever_changes_the_same_is_found_as_without_memory(desk: Desk, steps: list[tuple[dict[str, Any], int, int]]) -> None:
    """The register, the texts and the time change in any order: findings and bytes are those of a clean build."""
    lay(desk.root, {**REGISTERS[1], **STORIES[1], **PAGES[0]})
    for files, day, hour in steps:
        lay(desk.root, files)
        now = datetime(2026, 1, day, hour, tzinfo=ZONE)
        assert desk.build(now) == desk.build_clean(now)


@pytest.mark.parametrize(
    ("more", "day"), [("  until: 2026-01-09\n", 10), ("  withdrawn: 2026-01-20\n", 20), ("  withdrawn: 2026-01-20 09:00\n", 21)]
)
def test_time_alone_ends_a_consent(desk: Desk, more: str, day: int) -> None:
    """What could be built yesterday is refused today although no file changed, and can be built again as of yesterday."""
    lay(desk.root, {STORY: story() + QUOTE, REGISTER: ENTRY + more, **PAGES[0]})
    eve, morning = (datetime(2026, 1, one, tzinfo=ZONE) for one in (day - 1, day))
    for now, is_legal in ((eve, True), (eve, True), (morning, False), (eve, True), (morning, False)):
        findings, files = desk.build(now)
        assert (files is not None) == is_legal
        assert {one.code for one in findings} == (set() if is_legal else {"P114" if "withdrawn" in more else "P113"})


def test_nothing_is_read_again_while_the_register_stands(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build with an unchanged register ends before anything is read; one that was only just written is not believed."""
    lay(desk.root, {STORY: story() + QUOTE, REGISTER: ENTRY, **PAGES[0]})
    assert desk.build(NOW)[0] == ()
    assert desk.stands(NOW)
    monkeypatch.setattr(signatures, "LATELY", 3_600_000_000_000)
    lay(desk.root, {REGISTER: ENTRY})
    assert desk.build(NOW)[0] == ()
    assert not desk.stands(NOW)


def test_a_register_that_is_saved_during_the_build_stops_it(desk: Desk) -> None:
    """It may have been read by halves; nothing is published."""
    lay(desk.root, {STORY: story(f"number: {time.time_ns()}") + QUOTE, REGISTER: ENTRY, **PAGES[0]})

    def save(done: int, total: int) -> None:
        if done == total:
            lay(desk.root, {REGISTER: ENTRY + "  withdrawn: 2025-12-01\n"})

    findings, files = desk.build(NOW, progress=save)
    assert [(one.code, one.place.path) for one in findings] == [("C018", REGISTER)]
    assert files is None
