"""A name on the private list stops every build that would publish it: told with its place, never repeated, nothing written."""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from reader.builds import CONTOH, PROJECT, Built, copy_small, run_command

AS_OF = "2026-01-01"
NAME = "Sari Rahayu"
ECHOES = ("sari", "rahayu", "ra-ha", "s. r", "sari".encode("utf-16-le").decode("latin-1"))
MINIMAL = PROJECT / "tests" / "sites" / "minimal"
STORY = "content/stories/2025/panen-selada.md"
SITE = "content/site.yaml"
PAGE = "content/pages/tentang.md"


def site(root: Path, files: Mapping[str, str] | None = None, names: str = f"# daftar\n\n{NAME}\n") -> Path:
    """The smallest site with a list of names, and *files* laid over it; `+` before a text appends it."""
    shutil.copytree(MINIMAL / "content", root / "content", dirs_exist_ok=True)
    lay(root, {"private/names.txt": names, **(files or {})})
    return root


def lay(root: Path, files: Mapping[str, str]) -> None:
    """Write *files*; `+` before a text appends it."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        before = file.read_text("utf-8") if text.startswith("+") else ""
        file.write_text(before + text.removeprefix("+"), "utf-8")


class Said:
    """What a build said and returned, and what it left."""

    def __init__(self, root: Path, *more: object) -> None:
        done = run_command("build", "--root", root, "--as-of", AS_OF, "--state", root / "state", "--jobs", "1", *more)
        self.code, self.text = done.returncode, done.stdout + done.stderr
        self.places = [line.split(":")[:4] for line in done.stderr.split("\n") if ": P1" in line or ": O1" in line]
        self.output = {path.relative_to(root): path.read_bytes() for path in (root / "output").rglob("*") if path.is_file()}

    @property
    def found(self) -> list[str]:
        """Place and code of every finding, as `path:line code`."""
        return [f"{path}:{line} {code.strip()}" for path, line, _, code in self.places]

    @property
    def echoes(self) -> list[str]:
        """Parts of the name in what was said."""
        return [part for part in ECHOES if part in self.text.lower()]


def head(*lines: str) -> str:
    """The smallest story with more front matter, from line 6 on."""
    text = (MINIMAL / STORY).read_text("utf-8")
    return text.replace("mereka.\n---\n", "mereka.\n" + "".join(f"{line}\n" for line in lines) + "---\n")


PROGRAM = "name: Kebun\nsummary: Belajar menanam.\nfield: kemandirian\nstatus: running\n"
PLANTED: dict[str, tuple[dict[str, str], str]] = {
    "paragraph": ({STORY: "+\nHadir pula Sari Rahayu.\n"}, f"{STORY}:9 P130"),
    "over two lines": ({STORY: "+\nSatu.\nHadir pula Sari\nRahayu.\n"}, f"{STORY}:10 P130"),
    "emphasis": ({STORY: "+\n**Sa**ri Rahayu hadir.\n"}, f"{STORY}:9 P130"),
    "reference": ({STORY: "+\nS&#97;ri Rahayu hadir.\n"}, f"{STORY}:9 P130"),
    "heading": ({STORY: "+\n## Cerita si Sari Rahayu\n"}, f"{STORY}:9 P130"),
    "table": ({STORY: "+\n| Depan | Belakang |\n| --- | --- |\n| Sari | Rahayu |\n"}, f"{STORY}:11 P130"),
    "list": ({STORY: "+\n- satu\n- S. Rahayu\n"}, f"{STORY}:10 P130"),
    "address of a link": ({STORY: "+\n[profil](https://lain.example/sari%20rahayu)\n"}, f"{STORY}:9 P130"),
    "title": ({STORY: head().replace("Panen Selada", "Sari Rahayu")}, f"{STORY}:2 P130"),
    "summary": ({STORY: head().replace("Warga binaan Rutan Contoh memanen", "Rahayu, Sari memanen", 1)}, f"{STORY}:5 P130"),
    "tag": ({STORY: head("tags: [sari-rahayu]")}, f"{STORY}:6 P130"),
    "page": ({PAGE: "+\nPengelola: SARI RAHAYU\n"}, f"{PAGE}:{{last}} P130"),
    "tagline": ({SITE: (MINIMAL / SITE).read_text("utf-8").replace("Situs berita", "Sari Rahayunya")}, f"{SITE}:2 P130"),
    "notice": ({SITE: "+notice: Diasuh oleh Sari R.\n"}, f"{SITE}:8 P130"),
    "person": ({"content/people.yaml": "kepala:\n  name: Sári Rahayu\n  title: Kepala\n"}, "content/people.yaml:2 P130"),
    "organization": (
        {"content/organizations.yaml": "+lain:\n  kind: community\n  name: Yayasan Sari Rahayu\n", STORY: head("organizations: [lain]")},
        "content/organizations.yaml:{last} P130",
    ),
    "program": ({"content/programs/kebun.yaml": PROGRAM.replace("Belajar", "Sari Rahayu belajar")}, "content/programs/kebun.yaml:2 P130"),
    "report": (
        {
            "content/coverage.yaml": "harian:\n  outlet: Harian Contoh\n  headline: Kisah Sari Rahayu\n"
            "  link: https://lain.example/1\n  date: 2025-01-01\n"
        },
        "content/coverage.yaml:3 P130",
    ),
    "name of a page": ({"content/pages/sari-rahayu.md": (MINIMAL / PAGE).read_text("utf-8")}, "content/pages/…:1 P131"),
    "name of a program": ({"content/programs/sari-rahayu.yaml": PROGRAM}, "content/programs/…:1 P131"),
}  # fmt: skip


@pytest.mark.parametrize("where", PLANTED)
def test_a_planted_name_stops_the_build(where: str, tmp_path: Path) -> None:
    """Exit 1, the file and line, in all forms and languages without the name, and the output as it was."""
    root = site(tmp_path)
    good = Said(root)
    assert (good.code, good.found) == (0, [])
    files, expected = PLANTED[where]
    lay(root, files)
    last = expected.split(":", maxsplit=1)[0]
    lines = (root / last).read_text("utf-8").count("\n") if (root / last).is_file() else 0
    bad = Said(root)
    assert (bad.code, bad.found) == (1, [expected.format(last=lines)])
    assert bad.output == good.output
    for more in (("--format", "json"), ("--format", "github"), ("--lang", "en"), ("--drafts",), ("--portable",)):
        other = Said(root, *more)
        assert (other.code, other.echoes) == (1, []), more
    assert bad.echoes == []


def test_a_name_in_a_template_is_told_as_the_templates_fault(tmp_path: Path) -> None:
    """Exit 3, with the template's line."""
    root = site(tmp_path)
    shutil.copytree(PROJECT / "templates", root / "templates")
    footer = next(path for path in sorted((root / "templates").rglob("*.html")) if "<footer" in path.read_text("utf-8"))
    lines = footer.read_text("utf-8").split("\n")
    number = next(number for number, line in enumerate(lines) if "<footer" in line)
    lines[number] += "<p>Dibuat oleh Sari Rahayu</p>"
    footer.write_text("\n".join(lines), "utf-8")
    said = Said(root)
    assert (said.code, said.found) == (3, [f"{footer.relative_to(root).as_posix()}:{number + 1} O125"])
    assert (said.output, said.echoes) == ({}, [])


def test_a_hidden_story_may_hold_the_name(tmp_path: Path) -> None:
    """What is not published is not looked for; in a preview it is, since that shows it."""
    text = head().replace("status: published", "status: draft") + "\nSari Rahayu hadir.\n"
    root = site(tmp_path, {"content/stories/2025/rahasia.md": text})
    assert (Said(root).code, Said(root, "--drafts").code) == (0, 1)


def test_the_place_is_that_of_the_published_text(tmp_path: Path) -> None:
    """A draft that holds the same name is not what would publish it."""
    draft = head().replace("status: published", "status: draft") + "\nSari Rahayu hadir.\n"
    root = site(tmp_path, {"content/stories/2025/rahasia.md": draft, STORY: "+\nSari Rahayu.\n"})
    assert Said(root).found == [f"{STORY}:9 P130"]


def test_a_new_name_is_sought_in_what_stands_already(tmp_path: Path) -> None:
    """A name that is put on the list later stops the next build; taken off again, nothing is made or written anew."""
    root = site(tmp_path, {STORY: "+\nSari Rahayu hadir.\n"}, names="Orang Lain\n")
    first = Said(root)
    assert first.code == 0
    written = {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*")}
    lay(root, {"private/names.txt": "Orang Lain\nSari Rahayu\n"})
    found = Said(root)
    assert (found.code, found.found, found.output) == (1, [f"{STORY}:9 P130"], first.output)
    assert Said(root).found == found.found
    lay(root, {"private/names.txt": "Orang Lain\n"})
    assert (Said(root).code, {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*")}) == (0, written)


def test_a_list_that_appears_after_a_build_is_seen(tmp_path: Path) -> None:
    """The first list counts from the next build on, even where nothing else has changed."""
    root = site(tmp_path, {STORY: "+\nSari Rahayu hadir.\n"})
    (root / "private" / "names.txt").unlink()
    assert Said(root).code == 0
    lay(root, {"private/names.txt": "Sari Rahayu\n"})
    assert Said(root).code == 1


def test_another_list_of_the_same_size_and_time_of_writing_is_seen(tmp_path: Path) -> None:
    """The time at which a file's entry changed is looked at as well."""
    root = site(tmp_path, {STORY: "+\nSari Rahayu hadir.\n"}, names="Sani Rahayu\n")
    file = root / "private" / "names.txt"
    long_ago = time.time_ns() - 10**12
    os.utime(file, ns=(long_ago, long_ago))
    assert (Said(root).code, Said(root).code) == (0, 0)
    file.write_text("Sari Rahayu\n", "utf-8")
    os.utime(file, ns=(long_ago, long_ago))
    assert Said(root).code == 1


def test_nothing_of_the_list_is_kept_anywhere(tmp_path: Path) -> None:
    """Neither the list nor a name nor a digest of either lies in the memory, the output or beside them, after whatever builds."""
    root = site(tmp_path)
    Said(root)
    lay(root, {STORY: "+\nSari Rahayu hadir.\n"})
    Said(root)
    lay(root, {STORY: head()})
    Said(root)
    secrets = [NAME, NAME.lower(), NAME.upper(), "sari", "Rahayu", "sarirahayu", "sari-rahayu"]
    whole = (root / "private" / "names.txt").read_bytes()
    digests = [
        way(data)
        for way in (hashlib.sha256, hashlib.md5, hashlib.sha1, hashlib.blake2b)
        for data in (whole, *map(str.encode, secrets))
    ]
    digests += [hashlib.blake2b(data, digest_size=size) for size in (8, 16, 32) for data in (whole, *map(str.encode, secrets))]
    needles = [found for digest in digests for found in (digest.digest(), digest.hexdigest().encode())]
    needles += [form for word in secrets for form in (word.encode(), word.encode("utf-16-le"))]
    files = [path for path in root.rglob("*") if path.is_file() and "private" not in path.parts]
    assert any("state" in path.parts for path in files)
    kept = {path.name: path.read_bytes().replace(b"/sarif.py", b"") for path in files}  # a module of ours, whose path is no name
    assert [name for name, data in kept.items() if any(needle in data for needle in needles)] == []


LISTS = {
    "too short": ("Sari Rahayu\nXy\n", "", "private/names.txt:2 P132"),
    "initials": ("# x\nQ. Z. W.\n", "", "private/names.txt:2 P132"),
    "two names": ("Sari Rahayu, Qq Ww\n", "", "private/names.txt:1 P132"),
    "number": ("Sari 3201\n", "", "private/names.txt:1 P132"),
    "in content": ("Sari Rahayu\n", "privacy: {names: content/names.txt}\n", "content/names.txt:1 P134"),
    "missing": ("Sari Rahayu\n", "privacy: {names: rahasia/names.txt}\n", "rahasia/names.txt:1 P133"),
}


@pytest.mark.parametrize("case", LISTS)
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_list_that_cannot_protect_is_refused(case: str, command: str, tmp_path: Path) -> None:
    """With the line, but without what stands there."""
    names, settings, expected = LISTS[case]
    root = site(tmp_path, {SITE: f"+{settings}"}, names)
    if case == "in content":
        shutil.copy(root / "private" / "names.txt", root / "content" / "names.txt")
    done = run_command(command, "--root", root, "--as-of", AS_OF, "--format", "json")
    found = [f"{one['path']}:{one['line']} {one['code']}" for one in json.loads(done.stdout) if one["code"][0] == "P"]
    assert (done.returncode, found) == (1, [expected])
    assert not [part for part in (*ECHOES, "xy", "q. z", "qq", "3201") if part in (done.stdout + done.stderr).lower()]


def test_a_list_of_windows_is_a_list(tmp_path: Path) -> None:
    """Notepad's byte order mark and line ends are no part of a name."""
    root = site(tmp_path, {STORY: "+\nSari Rahayu hadir.\n"})
    (root / "private" / "names.txt").write_bytes(b"\xef\xbb\xbfOrang Lain\r\nSari Rahayu\r\n")
    assert Said(root).found == [f"{STORY}:9 P130"]


NEAR = (
    *("Siti Selada", "Rutan Contohwati", "Budi Berita", "Rahayu Program", "Sari Harapan", "Wulan Kelas"),
    *("Agus Pelatihan", "Dewi Batik", "Panen Raya Sari", "Warga Contohan", "Redaksi Rahayu", "Andi Masjid", "Kusuma Menjahit"),
)
"""Names that share words with the fictional site, and none of which stands there."""


def test_the_fictional_site_is_clean(tmp_path: Path) -> None:
    """No false alarm: with names that share its words the bigger site is built as without any."""
    root = copy_small(CONTOH, tmp_path)
    lay(root, {"private/names.txt": "".join(f"{name}\n" for name in NEAR)})
    done = run_command("build", "--root", root, "--as-of", "2026-11-22T09:00", "--state", tmp_path / "state")
    assert (done.returncode, [line for line in done.stderr.split("\n") if ": P13" in line or ": O125" in line]) == (0, [])


def test_the_list_changes_no_byte(tmp_path: Path, small: Built) -> None:
    """A site that passes is the same with and without a list."""
    root = copy_small(CONTOH, tmp_path)
    lay(root, {"private/names.txt": f"{NAME}\n"})
    done = run_command(
        "build", "--root", root, "--as-of", "2026-11-22T09:00", "--state", tmp_path / "state", "--output", tmp_path / "o"
    )
    assert done.returncode == 0, done.stderr
    made = Built("small", root, tmp_path / "o", small.base_url)
    assert made.files == small.files
    assert [path for path in made.files if made.read(path) != small.read(path)] == []
