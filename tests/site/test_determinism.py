"""Same content, same bytes: whatever the machine, the environment, the order of files, and what was built before."""

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from reader.builds import CONTOH, Built, build, copy_content, copy_small
from reader.full_site import Slot, write_site
from reader.rebuilds import LIST, Rebuilt, differing, tree

HOSTS = (
    {"PYTHONHASHSEED": "0", "LANG": "C", "LC_ALL": "C", "TZ": "UTC", "PYTHONUTF8": "0", "COLUMNS": "40"},
    {"PYTHONHASHSEED": "4242", "LANG": "id_ID.UTF-8", "LC_ALL": "id_ID.UTF-8", "TZ": "America/St_Johns", "NO_COLOR": "1"},
    {"PYTHONHASHSEED": "random", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Jayapura", "SOURCE_DATE_EPOCH": "1"},
)
"""Machines that differ in everything a build must not see."""


def assert_same(one: Path, other: Path) -> None:
    """Both folders hold the same files with the same bytes."""
    left, right = tree(one), tree(other)
    assert sorted(left) == sorted(right)
    assert [path for path in left if left[path] != right[path]] == []


@pytest.mark.parametrize("number", range(len(HOSTS)))
def test_any_machine_makes_the_same_bytes(number: int, contoh: Built, small: Built, tmp_path: Path) -> None:
    """In another folder, with other hash seeds, languages, zones, file times, file order and processes, the whole output is the same."""
    built = contoh if number == 0 else small
    root = copy_content(built.root, tmp_path / f"tempat lain {number}")
    for count, file in enumerate(sorted(root.rglob("*"), reverse=bool(number % 2))):
        os.utime(file, (10**9 + count * 86_400, 10**9 + count * 86_400 * (number + 1)))
    build(root, tmp_path / "output", "--jobs", number % 2 + 1, environment=HOSTS[number])
    assert_same(built.output, tmp_path / "output")


def test_the_order_in_which_files_were_made_does_not_matter(dimsum: Built, tmp_path: Path) -> None:
    """Content copied file by file in the opposite order gives the same output."""
    for file in sorted((dimsum.root / "content").rglob("*"), reverse=True):
        if file.is_file():
            target = tmp_path / file.relative_to(dimsum.root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    shutil.copytree(dimsum.root / "templates", tmp_path / "templates")
    build(tmp_path, tmp_path / "output")
    assert_same(dimsum.output, tmp_path / "output")


def test_the_language_of_messages_does_not_matter(dimsum: Built, tmp_path: Path) -> None:
    """Findings in English or Indonesian, one process or two: the output is the same."""
    build(dimsum.root, tmp_path / "en", "--lang", "en", "--jobs", 2)
    build(dimsum.root, tmp_path / "id", "--lang", "id", "--jobs", 1)
    assert_same(tmp_path / "en", tmp_path / "id")


def test_a_rebuild_over_an_older_site_equals_a_clean_build(small: Built, tmp_path: Path) -> None:
    """Building over the site of half a year ago leaves what building into an empty folder leaves, and nothing else."""
    build(small.root, tmp_path / "output", "--as-of", "2026-05-20T09:00")
    assert tree(tmp_path / "output").keys() != tree(small.output).keys()
    build(small.root, tmp_path / "output")
    assert_same(small.output, tmp_path / "output")


def test_a_rebuild_without_changes_touches_no_file(small: Built, tmp_path: Path) -> None:
    """A second build of the same content leaves every file as it was, its time included."""
    shutil.copytree(small.output, tmp_path / "output")
    for file in (tmp_path / "output").rglob("*"):
        os.utime(file, (10**9, 10**9))
    build(small.root, tmp_path / "output")
    assert_same(small.output, tmp_path / "output")
    changed = {path.name for path in (tmp_path / "output").rglob("*") if path.is_file() and path.stat().st_mtime != 10**9}
    assert changed <= {"site-builder.sha256"}


def test_the_list_of_files_is_true(site: Built) -> None:
    """`site-builder.sha256` lists every other file of the output with its digest, in the form that `sha256sum -c` reads."""
    import hashlib

    files = tree(site.output)
    lines = files.pop("site-builder.sha256").decode().splitlines()
    assert lines == [f"{hashlib.sha256(files[path]).hexdigest()}  {path}" for path in sorted(files)]


def test_time_alone_changes_nothing_that_it_should_not(small: Built, tmp_path: Path) -> None:
    """A minute later, when no story has come or gone, the output is the same byte for byte."""
    build(small.root, tmp_path / "output", "--as-of", "2026-11-22T09:01")
    assert_same(small.output, tmp_path / "output")


# The promise of every artifact: as long as nothing that it read has changed, its bytes are what they would be if it were made again.

COUNT = 3
RECORDS = ("person", "organization", "coverage", "tag", "photo", "program", "story", "page")
FOREVER = re.compile(r"media/.+|assets/.+\.css|.*-[0-9a-f]{10}\.\w+")
"""What browsers may keep without asking again, since its name tells its bytes."""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Rebuilt:
    """The site in which every field is filled."""
    return Rebuilt(write_site(COUNT).save(tmp_path_factory.mktemp("full")), tmp_path_factory.mktemp("full-built"))


def other_text(slot: Slot) -> str:
    """A text that fits where *slot* is and is not what stands there."""
    if slot.field.endswith("link"):
        return slot.harmless + "baru"
    if ".unnamed." in slot.field:
        return slot.harmless.replace("Alasan", "Alasan baru").replace("Peserta", "Peserta lain")
    return slot.harmless + " (diubah)"


def rewritten(is_changed: Callable[[int, Slot], bool]) -> dict[str, bytes]:
    """The files of the full site in which some slots hold other texts."""
    base = write_site(COUNT).files
    made = write_site(COUNT, lambda n, slot: other_text(slot) if is_changed(n, slot) else slot.harmless).files
    return {path: data for path, data in made.items() if data != base[path]}


def assert_kept(site: Rebuilt, files: dict[str, bytes]) -> None:
    """With *files* edited, a build that remembers the last one leaves what a build of everything leaves, and touches nothing else.

    So it does when the edit is undone. No file whose name tells its bytes has others than before.
    """
    assert files
    times = site.times()
    with site.edited(files):
        rebuilt = site.rebuild()
        touched = {path for path, written in site.times().items() if times.get(path) != written}
        anew = site.build_anew()
    undone = site.rebuild()
    changed = differing(site.first, rebuilt)
    assert differing(rebuilt, anew) == []
    assert differing(undone, site.first) == []
    assert set(changed) - {LIST} != set()
    assert touched == set(changed) & rebuilt.keys()
    assert [path for path in changed if path in site.first.keys() & rebuilt.keys() and FOREVER.fullmatch(path)] == []


@pytest.mark.parametrize("number", range(COUNT))
@pytest.mark.parametrize("record", RECORDS)
def test_a_changed_record_changes_all_that_shows_it(record: str, number: int, full: Rebuilt) -> None:
    """When the texts of one record change, everything that shows them is made again, and only what changes is written."""
    assert_kept(full, rewritten(lambda n, slot: n == number and slot.field.startswith(f"{record}.")))


SITE_FIELDS = ("name", "short_name", "tagline", "desk", "notice", "contact", "license")


@pytest.mark.parametrize("field", SITE_FIELDS)
def test_a_changed_setting_changes_all_that_shows_it(field: str, full: Rebuilt) -> None:
    """When one text of `site.yaml` changes, everything that shows it is made again, and only what changes is written."""
    assert_kept(full, rewritten(lambda n, slot: n == -1 and slot.field.startswith(f"site.{field}")))


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one file of the fictional site."""

    name: str
    file: str
    old: str
    """A pattern that stands in the file."""
    new: str


STORY = "stories/2025/dapur-kukus-angkatan-pertama"
EDITS = (
    Edit("site: order of the menu", "site.yaml", r"navigation: \[stories, programs, ", "navigation: [programs, stories, "),
    Edit("site: featured stories", "site.yaml", "featured: .pasar-dapur-kukus, ", "featured: [donor-darah, "),
    Edit("site: another publisher", "site.yaml", "publisher: rutan-contoh", "publisher: kanwil-contoh-timur"),
    Edit("site: another page about privacy", "site.yaml", "  privacy: privasi", "  privacy: pedoman"),
    Edit("site: accent", "site.yaml", "#1f4f6b", "#5b2a4e"),
    Edit("site: no feeds", "site.yaml", "feeds: true", "feeds: false"),
    Edit("site: no calendars", "site.yaml", "calendar: true", "calendar: false"),
    Edit("site: another zone", "site.yaml", "Asia/Makassar", "Asia/Jakarta"),
    Edit("person: office of the writer", "people.yaml", "Pranata Humas Rutan Contoh", "Pranata Humas Muda Rutan Contoh"),
    Edit("person: moves elsewhere", "people.yaml", "organization: dapur-nusa-rekaan", "organization: dinas-koperasi-contoh"),
    Edit(
        "organization: the publisher's parent", "organizations.yaml", "Kantor Wilayah Pemasyarakatan Contoh Timur", "Kanwil Baru"
    ),
    Edit("organization: parent of a partner", "organizations.yaml", "Pemerintah Kota Contoh", "Pemerintah Kota Contoh Baru"),
    Edit("organization: kind", "organizations.yaml", "kind: foundation", "kind: community"),
    Edit("coverage: headline", "coverage.yaml", "Habis dalam Dua Jam", "Habis dalam Sejam"),
    Edit("coverage: date", "coverage.yaml", "date: 2026-11-08", "date: 2026-11-10"),
    Edit("coverage: year of a report", "coverage.yaml", "date: 2024-07-23", "date: 2025-07-23"),
    Edit("coverage: an outlet's name", "coverage.yaml", "outlet: Coral Coast Review", "outlet: Kabar Teluk"),
    Edit("coverage: who permitted", "coverage.yaml", "by: Redaksi Niaga Rekaan", "by: Pemimpin Redaksi Niaga Rekaan"),
    Edit("tag: name", "tags.yaml", "id: Kuliner, en: Food", "id: Boga, en: Cooking"),
    Edit("program: name", "programs/dapur-kukus.yaml", r"\bid: Dapur Kukus$", "id: Dapur Uap"),
    Edit("program: place of a session", "programs/dapur-kukus.yaml", "Pelataran Balai Kota Contoh", "Alun-Alun Kota Contoh"),
    Edit("program: a planned session was held", "programs/kebun-hidroponik.yaml", "status: planned", "status: held"),
    Edit("program: a session of another year", "programs/dapur-kukus.yaml", "start: 2026-03-02", "start: 2024-03-02"),
    Edit("program: another cover", "programs/dapur-kukus.yaml", "cover: kukusan-dapur", "cover: cangkir-kopi"),
    Edit("program: a figure", "programs/dapur-kukus.yaml", "value: 4875500", "value: 4875501"),
    Edit("program: a partner's role", "programs/kejar-paket-c.yaml", "id: penyandang dana", "id: penyokong dana"),
    Edit("program: a former address", "programs/menjahit-seragam.yaml", "aliases: jahit/", "aliases: menjahit/"),
    Edit("story: title", f"{STORY}.md", "title: Dapur Kukus Buka", "title: Dapur Kukus Membuka"),
    Edit("story: text", f"{STORY}.md", "Uap pertama naik", "Uap pertama membubung"),
    Edit("story: taken back", f"{STORY}.md", "status: published", "status: draft"),
    Edit("story: date and place in lists", f"{STORY}.md", "publish: 2025-05-20 14:30", "publish: 2026-05-20 14:30"),
    Edit("story: another program", f"{STORY}.md", "program: dapur-kukus", "program: kopi-pesisir"),
    Edit("story: other tags", f"{STORY}.md", "tags: .pelatihan, kuliner, ", "tags: [literasi, "),
    Edit("story: other people", f"{STORY}.md", "people: .tiurma-simanungkalit, ", "people: [sri-lestari, "),
    Edit("story: no cover", f"{STORY}.md", "cover: kukusan-dapur\n", ""),
    Edit("story: no report", f"{STORY}.md", "coverage: .niaga-rekaan-dapur-kukus.\n", ""),
    Edit(
        "story: a correction",
        f"{STORY}.md",
        "aliases: ",
        "corrections:\n  - kind: ralat\n    at: 2025-06-01 09:00\n    text: Ralat.\naliases: ",
    ),
    Edit("translation: title", f"{STORY}.en.md", "title: ", "title: New "),
    Edit("translation: address", f"{STORY}.en.md", "slug: steam-kitchen-opens", "slug: the-steam-kitchen"),
    Edit("translation: taken back", f"{STORY}.en.md", "status: published", "status: review"),
    Edit("page: address of a policy", "pages/privasi.en.md", "slug: privacy", "slug: privacy-policy"),
    Edit("page: a policy taken back", "pages/kebijakan-koreksi.md", "status: published", "status: draft"),
    Edit("page: title in the menu", "pages/tentang.md", "title: ", "title: Baru "),
    Edit("page: photo and figures", "pages/gaya.md", "updated: 2026-11-01", "updated: 2026-11-02"),
    Edit("photo: what it shows", "photos/kukusan-dapur.yaml", "Tiga susun kukusan", "Tiga tumpuk kukusan"),
    Edit(
        "photo: a wider redaction",
        "photos/pos-kesehatan.yaml",
        "width: 13\n    height: 22.5\n  - left: 61",
        "width: 15\n    height: 22.5\n  - left: 61",
    ),
    Edit("withdrawal: reason", "withdrawals.yaml", "atas permintaan salah", "atas keinginan salah"),
    Edit("withdrawal: no page in its place", "withdrawals.yaml", "^  tombstone: no$", "  tombstone: yes"),
    Edit("photo: a logo's description", "photos/logo-sanggar-lentera.yaml", "sebuah lentera", "satu lentera"),
)


def test_the_edits_are_about_every_kind_of_file() -> None:
    """The table of edits covers each kind of content file."""
    assert {re.sub(r"/.*", "", edit.file) for edit in EDITS} == {
        "site.yaml", "people.yaml", "organizations.yaml", "coverage.yaml", "tags.yaml", "withdrawals.yaml", "programs", "stories", "pages", "photos",
    }  # fmt: skip


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Rebuilt:
    """A copy of the fictional site to edit."""
    return Rebuilt(copy_small(CONTOH, tmp_path_factory.mktemp("edited")), tmp_path_factory.mktemp("edited-built"))


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_an_edit_changes_all_that_it_should(edit: Edit, edited: Rebuilt) -> None:
    """After a single edit of the fictional site, everything that shows it is made again, and only what changes is written."""
    file = f"content/{edit.file}"
    text = (edited.root / file).read_text("utf-8")
    changed, hits = re.subn(edit.old, edit.new, text, count=1, flags=re.MULTILINE)
    assert hits == 1, f"{edit.old} does not stand in {edit.file}"
    assert_kept(edited, {file: changed.encode()})
