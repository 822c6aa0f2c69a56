"""A story is signed by three people, in order, for what it is then; and `list` says what waits for whom."""

import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image

from site_builder.cli import main

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = ROOT / "tests" / "sites" / "minimal"
SETTINGS = """approval:
  people:
    rina: {roles: [writer]}
    budi: {roles: [editor, writer]}
    karu: {roles: [head]}
    lama: {roles: [head], until: 2025-12-31}
"""
STORY = "content/stories/2025/panen-selada.md"
FILE = "content/approvals.yaml"
STAMP = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}(:[0-9]{2}\+[0-9]{2}:[0-9]{2})?")


class Said(NamedTuple):
    """What a command returned and said, without times."""

    code: int
    out: str
    err: str


class Desk:
    """A site that asks for signatures, and its command line."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = root, capsys
        shutil.copytree(MINIMAL, root)
        with (root / "content" / "site.yaml").open("a", encoding="utf-8", newline="\n") as file:
            file.write(SETTINGS)

    def run(self, *arguments: str) -> Said:
        """One command."""
        code = main([*arguments, "--root", str(self.root), "--lang", "en"])
        said = self.capsys.readouterr()
        return Said(code, STAMP.sub("TIME", said.out), STAMP.sub("TIME", said.err))

    def sign(self, role: str, by: str) -> Said:
        """Sign the story without being asked."""
        return self.run("approve", "panen-selada", "--role", role, "--as", by, "--yes")

    def signatures(self) -> str:
        """What the file holds, without times."""
        file = self.root / FILE
        return STAMP.sub("TIME", file.read_text("utf-8")) if file.is_file() else ""

    def swap(self, path: str, old: str, new: str) -> None:
        """An edit."""
        file = self.root / path
        said = file.read_text("utf-8")
        assert old in said
        file.write_text(said.replace(old, new), "utf-8", newline="\n")

    def output(self) -> dict[str, bytes]:
        """Every published file."""
        folder = self.root / "output"
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The smallest site, with three people who sign."""
    return Desk(tmp_path / "situs", capsys)


def entry(role: str, by: str) -> str:
    """What stands in the file of a signature under the smallest site's story."""
    return (
        f"- story: panen-selada\n  role: {role}\n  by: {by}\n  at: TIME\n"
        "  signed:\n    head: 7db0ae84557b813b\n    text: a7a1f1f458aa4796\n"
    )


HEAD = "# yaml-language-server: $schema=../.schema/approvals.json\n"
WHOLE = HEAD + entry("writer", "rina") + entry("editor", "budi") + entry("head", "karu")


def test_three_signatures_publish_a_story(desk: Desk) -> None:
    """Nothing is published before the third signature; after it everything is, and the file holds the three."""
    for role, by in (("writer", "rina"), ("editor", "budi"), ("head", "karu")):
        assert desk.run("build").code == 1
        assert not (desk.root / "output" / "index.html").exists()
        assert desk.sign(role, by).code == 0
    assert desk.run("build").code == 0
    assert desk.signatures() == WHOLE


def test_what_is_signed_is_shown(desk: Desk) -> None:
    """Title, fingerprint, earlier signatures; and after a change what changed since."""
    assert desk.sign("writer", "rina") == (
        0,
        (
            "Story: Panen Selada di Rutan Contoh (panen-selada)\nFingerprint: 2009-16b8-8a63\n"
            "Signed as the writer by rina, noted in content/approvals.yaml.\n"
        ),
        "",
    )
    assert desk.sign("editor", "budi").out.split("\n")[2] == "Already signed by the writer: rina, TIME"
    desk.swap(STORY, "selada pertama dari", "selada kedua dari")
    assert desk.sign("writer", "rina").out.split("\n")[2] == "Changed since the signature of TIME (rina): front matter, text"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (STORY, "Senin (13/10/2025).", "Senin (13/10/2025)!"),
        (STORY, "title: Panen Selada", "title: Panen Sawi"),
        (STORY, "summary:", "expires: 2100-01-01 00:00\nsummary:"),
        ("content/photos/kebun.yaml", "alt: Bedeng", "alt: Petak"),
        ("content/photos/kebun.yaml", "shows: none", "shows: unidentifiable"),
        ("content/coverage.yaml", "outlet: Harian", "outlet: Koran"),
        ("content/programs/kebun.yaml", "value: 3", "value: 4"),
        ("content/photos/kebun.png", "", ""),
        ("content/stories/2025/panen-selada.en.md", "The first", "The second"),
        ("content/stories/2025/panen-selada.en.md", "title: A", "title: The"),
    ],
)
def test_any_change_voids_every_signature(desk: Desk, path: str, old: str, new: str) -> None:
    """Of text, data, photo, picture, report, figure or translation: nothing is written, until all three have signed again."""
    _furnish(desk)
    before = desk.output()
    if path.endswith(".png"):
        Image.new("RGB", (320, 200), (200, 30, 60)).save(desk.root / path)
    else:
        desk.swap(path, old, new)
    refused = desk.run("build")
    assert refused.code == 1
    assert refused.err.startswith(f"{STORY}:4:9: T131 status: Signed by the writer, the editor, the head, but since TIME")
    assert desk.output() == before
    for role, by in (("writer", "rina"), ("editor", "budi"), ("head", "karu")):
        assert desk.sign(role, by).code == 0
    assert desk.run("build").code == 0


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (STORY, "status: published", "status: review"),
        (STORY, "date: 2025-10-13\n", "# catatan\ndate: 2025-10-13\n"),
        (STORY, "title: Panen Selada di Rutan Contoh", 'title: "Panen Selada di Rutan Contoh"'),
        ("content/photos/kebun.yaml", "shows: none", "# catatan\nshows: none"),
        ("content/programs/kebun.yaml", "status: running", "status: finished"),
        ("content/organizations.yaml", "kind: government", "kind: community"),
    ],
)
def test_what_is_not_signed_may_change(desk: Desk, path: str, old: str, new: str) -> None:
    """The status, comments, how a thing is typed, and what other pages say."""
    _furnish(desk)
    desk.swap(path, old, new)
    place = "elsewhere" if new == "status: review" else "output"  # from where it is public a story does not vanish (T110)
    assert desk.run("build", "--output", str(desk.root / place)).code == 0
    desk.swap(path, new, old)
    assert desk.run("build").code == 0


FURNITURE = {
    "content/photos/kebun.yaml": "shows: none\nalt: Bedeng selada\ncredit: Humas Rutan Contoh\n",
    "content/coverage.yaml": "harian:\n  outlet: Harian Contoh\n",
    "content/programs/kebun.yaml": """name: Kebun
summary: Kebun selada.
field: kemandirian
status: running
indicators:
  panen: {label: Panen, value: 3, counts: things, period: 2025, source: Humas}
""",
    "content/stories/2025/panen-selada.en.md": "---\ntitle: A Harvest\nsummary: Lettuce.\nstatus: published\n---\nThe first one, on 13/10/2025.\n",
}


def _furnish(desk: Desk) -> None:
    """The story gets a photo, a report, a figure and a translation; it is signed and built."""
    photos = desk.root / "content" / "photos"
    photos.mkdir()
    Image.new("RGB", (320, 200), (10, 120, 40)).save(photos / "kebun.png")
    for path, text in FURNITURE.items():
        (desk.root / path).parent.mkdir(exist_ok=True)
        (desk.root / path).write_text(text, "utf-8", newline="\n")
    desk.swap("content/site.yaml", "languages: [id]", "languages: [id, en]")
    desk.swap(STORY, "summary:", "cover: kebun\ncoverage: [harian]\nsummary:")
    with (desk.root / STORY).open("a", encoding="utf-8", newline="\n") as file:
        file.write("\n::: indicator kebun/panen\n")
    for role, by in (("writer", "rina"), ("editor", "budi"), ("head", "karu")):
        assert desk.sign(role, by).code == 0
    built = desk.run("build")
    assert (built.code, built.err) == (0, "")


@pytest.mark.parametrize(
    ("before", "role", "by", "said"),
    [
        ((), "editor", "budi", "This content was not signed by the writer yet. Signatures are given in order."),
        ((), "writer", "karu", "'karu' is not listed as the writer. Listed are: rina, budi."),
        ((), "head", "lama", "'lama' is not listed as the head. Listed are: karu, lama."),
        ((), "writer", "Rina Contoh", "'Rina Contoh' is not listed as the writer. Listed are: rina, budi."),
        (
            ("writer", "budi"),
            "editor",
            "budi",
            "'budi' has already signed this content as the writer. The next one must be somebody else.",
        ),
        (("writer", "rina"), "writer", "rina", "The writer has already signed this content (rina, TIME)."),
    ],
)
def test_a_wrong_signature_is_refused(desk: Desk, before: tuple[str, ...], role: str, by: str, said: str) -> None:
    """Out of turn, by the wrong person, or twice: told, and nothing is added."""
    if before:
        assert desk.sign(*before).code == 0
    lying = desk.signatures()
    refused = desk.sign(role, by)
    assert (refused.code, refused.out, refused.err.lower()) == (2, "", said.lower() + "\n")
    assert desk.signatures() == lying


def test_nobody_signs_unasked(desk: Desk) -> None:
    """Without a terminal and without `--yes` nothing is signed."""
    command = [sys.executable, "-m", "site_builder", "approve", "panen-selada", "--role", "writer", "--as", "rina"]
    done = subprocess.run(
        [*command, "--root", str(desk.root), "--lang", "en"],
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (2, b"There is no terminal to ask on. If it is approved, add --yes.\n")
    assert desk.signatures() == ""


@pytest.mark.parametrize(
    ("answer", "is_signed"), [(b"y\n", True), (b"ya\n", True), (b"t\n", False), (b"\n", False), (b"\x04", False)]
)
def test_on_a_terminal_one_is_asked(desk: Desk, answer: bytes, is_signed: bool) -> None:
    """Only who says yes has signed."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "site_builder", "approve", "panen-selada", "--role", "writer", "--as", "rina"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    os.write(ours, answer)
    with subprocess.Popen(
        [*command, "--root", str(desk.root)], stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert process.returncode == 0
    assert desk.signatures() == (HEAD + entry("writer", "rina") if is_signed else "")


def test_unknown_story_and_site_without_approval(desk: Desk) -> None:
    """A misspelt story is told with the nearest one; a site that asks for no signatures says so."""
    misspelt = desk.run("approve", "panen-salada", "--role", "writer", "--as", "rina", "--yes")
    assert misspelt == (2, "", "There is no story called 'panen-salada'. Did you mean panen-selada?\n")
    desk.swap("content/site.yaml", SETTINGS, "")
    off = desk.sign("writer", "rina")
    assert off == (2, "", "This site asks for no signatures. To begin, write the section approval in content/site.yaml.\n")
    assert desk.run("build").code == 0


def test_a_site_with_mistakes_is_not_signed(desk: Desk) -> None:
    """What cannot be built cannot be approved."""
    desk.swap(STORY, "summary:", "tag: x\nsummary:")
    refused = desk.sign("writer", "rina")
    assert refused.code == 1
    assert refused.err.endswith("Nothing was signed: first put right what is told above.\n")
    assert desk.signatures() == ""


def test_list_tells_what_waits_for_whom(desk: Desk) -> None:
    """By role and by the people who may still sign; signed stories wait for nobody, nor do drafts that nobody signed."""
    waits = "Waiting for a signature:\n  {}  panen-selada\n"
    assert waits.format("the writer (rina, budi)") in desk.run("list").out
    desk.sign("writer", "budi")
    assert waits.format("the editor (—)") in desk.run("list").out
    desk.swap(STORY, "Senin (", "senin (")
    assert waits.format("the writer (rina, budi), again") in desk.run("list").out
    desk.swap(STORY, "senin (", "Senin (")
    desk.swap(FILE, "by: budi", "by: rina")
    desk.sign("editor", "budi")
    assert waits.format("the head (karu)") in desk.run("list").out
    desk.sign("head", "karu")
    assert "Waiting" not in desk.run("list").out
    (desk.root / FILE).unlink()
    desk.swap(STORY, "status: published", "status: draft")
    assert "Waiting" not in desk.run("list").out


def test_a_preview_asks_for_no_signatures(desk: Desk) -> None:
    """Whoever signs must see the story first."""
    assert desk.run("build", "--drafts").code == 0
    assert "Panen Selada" in (desk.root / "output-drafts" / "index.html").read_text("utf-8")
    assert desk.run("build").code == 1


def test_older_stories_need_no_signatures(desk: Desk) -> None:
    """`since` says from when on."""
    desk.swap("content/site.yaml", "approval:\n", "approval:\n  since: 2025-10-14\n")
    assert desk.run("build").code == 0
    desk.swap("content/site.yaml", "since: 2025-10-14", "since: 2025-10-13")
    assert desk.run("build").code == 1


def test_a_colleague_who_left_has_signed(desk: Desk) -> None:
    """Signatures stay good after somebody's last day; later ones do not count."""
    (desk.root / FILE).write_text(
        (WHOLE.replace("TIME", "2025-10-14 09:00")).replace("by: karu", "by: lama"), "utf-8", newline="\n"
    )
    assert desk.run("build").code == 0
    desk.swap("content/site.yaml", "until: 2025-12-31", "until: 2025-10-13")
    assert desk.run("build").code == 1


def test_signatures_are_added_after_what_is_there(desk: Desk) -> None:
    """Whatever a file ends in, the next signature begins on a line of its own and nothing before it changes."""
    desk.sign("writer", "rina")
    file = desk.root / FILE
    lying = file.read_bytes()[:-1]
    file.write_bytes(lying)
    desk.sign("editor", "budi")
    assert file.read_bytes().startswith(lying + b"\n- story:")
    assert desk.signatures() == HEAD + entry("writer", "rina") + entry("editor", "budi")
