"""Deleting a published story, or changing what it says without telling readers, is always noticed; its spelling is nobody's affair."""

import io
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from malformed.case import MINIMAL
from malformed.pictures import WHOLE

from site_builder.cli.main import main
from site_builder.shown import Part, Shown
from site_builder.wordings import Change, changes_between

ID, EN = "content/stories/2025/panen-selada.md", "content/stories/2025/panen-selada.en.md"
PHOTO, PEOPLE = "content/photos/kebun.yaml", "content/people.yaml"
FILES: dict[str, str] = {
    ID: """\
---
title: Panen Selada di Rutan Contoh
date: 2025-10-13
status: published
summary: Warga binaan Rutan Contoh memanen 12 kilogram selada pertama.
city: Contoh
cover: kebun
---
Warga binaan Rutan Contoh memanen dua belas kilogram selada pertama pada Senin (13/10/2025).
Hasilnya dimasak di dapur. Panen berikutnya menyusul pada November.

::: quote siti-contoh 2025-10-13
Kami merawat kebun ini setiap pagi.
:::

Kebun itu tidak memakai pestisida.
""",
    EN: """\
---
title: Lettuce Harvest at Rutan Contoh
status: published
summary: People in custody harvested their first 12 kilograms of lettuce.
---
People at Rutan Contoh harvested twelve kilograms of lettuce on Monday.

::: quote siti-contoh 2025-10-13
We tend this garden every morning.
:::

The kitchen cooked all of it.
""",
    PHOTO: "shows: none\nalt: Bedeng selada di bawah matahari pagi\ncaption: Bedeng selada di halaman timur\ncredit: Humas Rutan Contoh\n",
    PEOPLE: "siti-contoh:\n  name: Siti Contoh\n  title: Kepala Rutan Contoh\n",
}
AS_OF = "2026-01-01"
OWN = re.compile(r"content/\S+: (N17[01]|T110)[: ]")
"""Findings about what vanishes or changes silently."""
SEQUENCES = int(os.environ.get("SITE_BUILDER_SEQUENCES", "12"))
"""How many sequences of edits are tried."""


class Edit(NamedTuple):
    """Something that is done to a published story, and what must be told: file and line, code and part."""

    file: str
    old: str
    new: str
    told: tuple[str, ...]


SUBSTANCE: dict[str, Edit] = {
    "title": Edit(ID, "Panen Selada di", "Panen Bayam di", (f'{ID}:2:8: N170 title: … judul … "Selada" → "Bayam"',)),
    "title, spelling only": Edit(ID, "title: Panen", "title: Pannen", (f'{ID}:2:8: N170 title: … judul … "Panen" → "Pannen"',)),
    "summary": Edit(ID, "memanen 12 kilo", "memanen 15 kilo", (f'{ID}:5:10: N170 summary: … ringkasan … "12" → "15"',)),
    "number as a word": Edit(ID, "dua belas kilo", "dua puluh kilo", (f'{ID}:9:39: N170: … isi … "belas" → "puluh"',)),
    "date": Edit(
        ID,
        "Senin (13/10/2025)",
        "Selasa (14/10/2025)",
        (f'{ID}:9:74: N170: … isi … "Senin" → "Selasa", "13/10/2025" → "14/10/2025"',),
    ),
    "month": Edit(ID, "pada November", "pada Desember", (f'{ID}:10:59: N170: … isi … "November" → "Desember"',)),
    "sentence added": Edit(ID, "di dapur.", "di dapur. Sisanya dijual.", (f'{ID}:10:28: N170: … isi … + "Sisanya dijual."',)),
    "sentence removed": Edit(
        ID, "Hasilnya dimasak di dapur. ", "", (f'{ID}:10:1: N170: … isi … − "Hasilnya dimasak di dapur."',)
    ),
    "denial": Edit(ID, "itu tidak memakai", "itu memakai", (f'{ID}:16:11: N170: … isi … − "tidak"',)),
    "paragraph removed": Edit(
        ID, "\nKebun itu tidak memakai pestisida.\n", "", (f'{ID}:1:1: N170: … isi … − "Kebun itu tidak memakai pestisida."',)
    ),
    "quotation": Edit(ID, "setiap pagi", "setiap sore", (f'{ID}:13:31: N170: … kutipan … "pagi" → "sore"',)),
    "quotation, spelling only": Edit(ID, "merawat", "merawwat", (f'{ID}:13:6: N170: … kutipan … "merawat" → "merawwat"',)),
    "cover caption": Edit(
        PHOTO,
        "halaman timur",
        "halaman barat",
        (f'{EN}:2:1: N170: … keterangan foto … "timur" → "barat"', f'{ID}:7:8: N170: … keterangan foto … "timur" → "barat"'),
    ),
    "alternative text": Edit(
        PHOTO,
        "matahari pagi",
        "lampu",
        (
            f'{EN}:2:1: N170: … teks alternatif foto … "matahari pagi" → "lampu"',
            f'{ID}:7:8: N170: … teks alternatif foto … "matahari pagi" → "lampu"',
        ),
    ),
    "translation's title": Edit(
        EN, "Lettuce Harvest", "Spinach Harvest", (f'{EN}:2:8: N170 title: … judul … "Lettuce" → "Spinach"',)
    ),
    "translation's text": Edit(EN, "cooked all", "cooked none", (f'{EN}:12:20: N170: … isi … "all" → "none"',)),
    "translation's summary": Edit(EN, "first 12", "first 13", (f'{EN}:4:10: N170 summary: … ringkasan … "12" → "13"',)),
    "translation's quotation": Edit(EN, "We tend", "They tend", (f'{EN}:9:1: N170: … kutipan … "We" → "They"',)),
    "who is quoted": Edit(
        PEOPLE, "Kepala Rutan", "Mantan Kepala Rutan", (f'{EN}:1:1: N171: … di 2 berita … sebutan pembicara … + "Mantan"',)
    ),
}
SPELLING: dict[str, Edit] = {
    "a letter": Edit(ID, "berikutnya menyusul", "berikutnya menyusull", ()),
    "a swap": Edit(ID, "dimasak", "dimaska", ()),
    "punctuation": Edit(ID, "pestisida.", "pestisida!", ()),
    "case": Edit(ID, "Hasilnya", "hasilnya", ()),
    "apart": Edit(ID, "memakai pestisida", "me makai pestisida", ()),
    "a translation's letter": Edit(EN, "kitchen", "kitchn", ()),
    "emphasis": Edit(ID, "selada pertama pada", "*selada* pertama pada", ()),
    "a comment": Edit(ID, "city: Contoh", "city: Contoh # kota", ()),
}


class Desk:
    """One site that is built over and over, with memory or without."""

    def __init__(self, folder: Path) -> None:
        self.root, self.state = folder / "situs", folder / "ingatan"
        shutil.copytree(MINIMAL, self.root)
        site = self.root / "content" / "site.yaml"
        site.write_text(site.read_text("utf-8").replace("languages: [id]", "languages: [id, en]"), "utf-8")
        (self.root / "content" / "photos").mkdir()
        (self.root / "content" / "photos" / "kebun.png").write_bytes(WHOLE)
        for path, text in FILES.items():
            self.write(path, text)

    def write(self, path: str, text: str) -> None:
        """Save a file."""
        (self.root / path).write_text(text, "utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        """Replace words of a file."""
        text = (self.root / path).read_text("utf-8")
        assert text.count(old) == 1, (old, text)
        self.write(path, text.replace(old, new))

    def run(
        self, command: str, *, is_clean: bool = False, language: str = "id", more: tuple[str, ...] = ()
    ) -> tuple[int, tuple[str, ...]]:
        """Exit code of `build` or `check`, and what it finds of silence; what else is to be said of these stories is told elsewhere."""
        if is_clean:
            shutil.rmtree(self.state, ignore_errors=True)
        out, err = io.StringIO(), io.StringIO()
        more += ("--state", str(self.state)) if command == "build" else ()
        more += ("--as-of", AS_OF) if command != "translated" else ()
        with redirect_stdout(out), redirect_stderr(err):
            code = main([command, "--root", str(self.root), "--lang", language, *more])
        return code, tuple(line for line in err.getvalue().split("\n") if OWN.match(line))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A published site."""
    made = Desk(tmp_path)
    assert made.run("build") == (0, ())
    return made


def in_short(line: str) -> str:
    """A finding without the words that every finding of its kind has."""
    line = re.sub(r"Sejak terakhir terbit, (.*?) berita ini berubah tanpa catatan: (.*?)\. Bila isinya.*", r"… \1 … \2", line)
    return re.sub(
        r"Di (\d+) berita yang sudah terbit, (.*?) berubah tanpa catatan: (.*?)\. Bila .*", r"… di \1 berita … \2 … \3", line
    )


@pytest.mark.parametrize("name", [*SUBSTANCE, *SPELLING])
@pytest.mark.parametrize("is_clean", [False, True], ids=["with memory", "clean"])
def test_substance_is_told_with_its_words_and_line_and_spelling_is_not(name: str, is_clean: bool, desk: Desk) -> None:
    """`check` and `build` say the same; the build that published the change is the last to tell it."""
    edit = {**SUBSTANCE, **SPELLING}[name]
    desk.change(edit.file, edit.old, edit.new)
    checked, built = desk.run("check"), desk.run("build", is_clean=is_clean)
    assert (built[0], tuple(map(in_short, built[1]))) == (0, edit.told)
    assert checked == built
    assert desk.run("build") == desk.run("build", is_clean=True) == desk.run("check") == (0, ())


def edits(names: Iterator[str]) -> st.SearchStrategy[list[str]]:
    """Some of these edits, in any order, no two to the same words."""
    return st.lists(st.sampled_from(sorted(names)), unique_by=lambda name: {**SUBSTANCE, **SPELLING}[name][:2], max_size=4)


@settings(
    max_examples=SEQUENCES,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(
    rounds=st.lists(
        st.tuples(edits(iter([*SUBSTANCE, *SPELLING])), st.booleans(), st.sampled_from(["", "", "updated", "correction"])),
        min_size=1,
        max_size=4,
    )
)
def test_any_edits_are_noticed_when_they_are_published(
    rounds: list[tuple[list[str], bool, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Through any sequence of edits and builds: every file with an edit of substance is told of, unless a note went with it."""
    desk = Desk(tmp_path_factory.mktemp("meja"))
    assert desk.run("build") == (0, ())
    for number, (names, is_clean, note) in enumerate(rounds):
        for path, text in FILES.items():
            desk.write(path, text)
        desk.run("build")  # back to the beginning, whatever that tells
        chosen = [{**SUBSTANCE, **SPELLING}[name] for name in names]
        done = []
        for edit in chosen:
            if (desk.root / edit.file).read_text("utf-8").count(edit.old) == 1:
                desk.change(edit.file, edit.old, edit.new)
                done.append(edit)
        if note:
            moment = f"2025-11-{number + 1:02d} 09:00"
            head = (
                f"updated: {moment}"
                if note == "updated"
                else f'corrections:\n  - {{kind: ralat, at: {moment}, text: "Diperbaiki."}}'
            )
            desk.change(ID, "city: Contoh", f"{head}\ncity: Contoh")
        code, found = desk.run("build", is_clean=is_clean)
        expected = {line.split(":")[0] for edit in done for line in edit.told} if not note else set()
        assert code == 0
        assert {line.split(":")[0] for line in found} == expected, (names, found)
        assert {line.split(": ")[1].split()[0] for line in found} <= {"N170", "N171"}


def _rename(desk: Desk) -> None:
    (desk.root / ID).rename(desk.root / "content/stories/2025/panen-bayam.md")
    (desk.root / EN).rename(desk.root / "content/stories/2025/panen-bayam.en.md")
    desk.change("content/stories/2025/panen-bayam.md", "city: Contoh", "city: Contoh\naliases: [berita/2025/panen-selada/]")
    desk.change(
        "content/stories/2025/panen-bayam.en.md", "status: published", "status: published\naliases: [en/news/2025/panen-selada/]"
    )


def _delete(desk: Desk, *paths: str) -> None:
    for path in paths:
        (desk.root / path).unlink()


def _move(desk: Desk) -> None:
    (desk.root / ID).rename(desk.root / "content/stories/2025/lain.md")
    (desk.root / EN).rename(desk.root / "content/stories/2025/lain.en.md")


DISAPPEARANCES: dict[str, Callable[[Desk], None]] = {
    "deleted": lambda desk: _delete(desk, ID, EN),
    "renamed": _move,
    "a draft again": lambda desk: desk.change(ID, "status: published", "status: draft"),
    "its translation deleted": lambda desk: _delete(desk, EN),
    "another slug": lambda desk: desk.change(EN, "status: published", "status: published\nslug: other"),
}


@pytest.mark.parametrize("name", DISAPPEARANCES)
@pytest.mark.parametrize("is_clean", [False, True], ids=["with memory", "clean"])
def test_a_story_that_vanishes_is_refused(name: str, is_clean: bool, desk: Desk) -> None:
    """Neither `check` nor `build` lets a published address go silently."""
    DISAPPEARANCES[name](desk)
    checked, built = desk.run("check"), desk.run("build", is_clean=is_clean)
    assert checked == built
    assert built[0] == 1
    assert {line.split(": ")[1] for line in built[1]} == {"T110"}


@pytest.mark.parametrize("is_clean", [False, True], ids=["with memory", "clean"])
def test_a_story_that_moves_is_compared_with_what_stood_at_its_old_address(is_clean: bool, desk: Desk) -> None:
    """A redirect tells where it is, but what it says must be the same, or be noted."""
    _rename(desk)
    assert desk.run("build", is_clean=is_clean) == (0, ())
    desk.change(
        "content/stories/2025/panen-bayam.md", "berita/2025/panen-selada/", "berita/2025/panen-selada/, berita/2025/panen-bayam/"
    )
    (desk.root / "content/stories/2025/panen-bayam.md").rename(desk.root / "content/stories/2025/panen.md")
    (desk.root / "content/stories/2025/panen-bayam.en.md").rename(desk.root / "content/stories/2025/panen.en.md")
    desk.change(
        "content/stories/2025/panen.en.md", "en/news/2025/panen-selada/", "en/news/2025/panen-selada/, en/news/2025/panen-bayam/"
    )
    desk.change("content/stories/2025/panen.md", "12 kilogram", "21 kilogram")
    code, found = desk.run("build", is_clean=is_clean)
    told = ('content/stories/2025/panen.md:5:10: N170 summary: … ringkasan … "12" → "21"',)
    assert (code, tuple(map(in_short, found))) == (0, told)


def test_a_site_may_refuse_silent_changes(desk: Desk) -> None:
    """With `rules: {N170: error}` nothing is published until a note tells readers; then it is."""
    site = desk.root / "content" / "site.yaml"
    site.write_text(site.read_text("utf-8") + "rules: {N170: error}\n", "utf-8")
    assert desk.run("build") == (0, ())
    before = (desk.root / "output" / "site-builder.sha256").read_bytes()
    desk.change(ID, "12 kilogram", "21 kilogram")
    for command in ("check", "build", "build"):
        code, found = desk.run(command)
        assert (code, tuple(map(in_short, found))) == (1, (f'{ID}:5:10: N170 summary: … ringkasan … "12" → "21"',))
    assert (desk.root / "output" / "site-builder.sha256").read_bytes() == before
    desk.change(ID, "city: Contoh", "updated: 2025-11-01 09:00\ncity: Contoh")
    assert desk.run("build") == (0, ())


def test_the_sentence_that_a_translation_is_behind_is_no_change_of_it(desk: Desk) -> None:
    """It comes and goes by itself, so only the original is told of; else nobody could publish that before its translation."""
    assert desk.run("translated", more=("panen-selada",))[0] == 0
    assert desk.run("build") == (0, ())
    desk.change(ID, "12 kilogram", "21 kilogram")
    code, found = desk.run("build")
    assert (code, tuple(map(in_short, found))) == (0, (f'{ID}:5:10: N170 summary: … ringkasan … "12" → "21"',))
    page = desk.root / "output" / "en" / "news" / "2025" / "panen-selada" / "index.html"
    sentence = "This translation does not yet include the latest changes to the original"
    assert sentence in page.read_text("utf-8")
    assert desk.run("translated", more=("panen-selada",))[0] == 0
    assert desk.run("build") == (0, ())
    assert sentence not in page.read_text("utf-8")


def test_a_page_that_nobody_vouches_for_is_not_compared(desk: Desk) -> None:
    """What was altered in the output by hand was never published, and decides nothing."""
    page = desk.root / "output" / "berita" / "2025" / "panen-selada" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"12 kilogram", b"99 kilogram"))
    assert desk.run("check") == (0, ())
    assert desk.run("build", is_clean=True) == (0, ())
    assert b"99 kilogram" not in page.read_bytes()


@pytest.mark.parametrize("kind", ["--drafts", "--portable"])
def test_previews_and_copies_tell_nothing(kind: str, desk: Desk) -> None:
    """A preview was never published, and a copy is not what readers get."""
    for old, new in (("12 kilogram", "13 kilogram"), ("13 kilogram", "14 kilogram")):
        desk.change(ID, old, new)
        err = io.StringIO()
        with redirect_stdout(io.StringIO()), redirect_stderr(err):
            assert main(["build", "--root", str(desk.root), "--as-of", AS_OF, "--state", str(desk.state), kind]) == 0
        assert [line for line in err.getvalue().split("\n") if OWN.match(line)] == []


words = st.lists(
    st.sampled_from(["panen", "selada", "Rutan", "12", "tidak", "pagi", "dimasak", ",", "memanen", "harvest"]), max_size=12
)


@given(words, words)
def test_a_change_holds_all_words_of_both_wordings(before: list[str], after: list[str]) -> None:
    """Undoing the edits of a change gives the old words back, and no edit is empty."""
    change = Change("text", " ".join(before), " ".join(after))
    new = list(after)
    for edit in reversed(change.edits()):
        assert edit.before or edit.after
        assert tuple(new[edit.start : edit.start + len(edit.after)]) == edit.after
        new[edit.start : edit.start + len(edit.after)] = edit.before
    assert new == before


parts = st.lists(
    st.builds(Part, st.sampled_from(["title", "text", "quote"]), st.sampled_from(["a b c d", "a b c e", "f", "1 2 3"])),
    max_size=6,
)


@given(parts, parts)
def test_changes_are_all_there_is_between_two_pages(old: list[Part], new: list[Part]) -> None:
    """Nothing differs without a change, and equal pages have none."""
    changes = list(changes_between(Shown(tuple(old), ""), Shown(tuple(new), "")))
    assert (not changes) == (old == new)
    gone = sorted((one.kind, one.before) for one in changes if one.before)
    come = sorted((one.kind, one.after) for one in changes if one.after)
    kept_old, kept_new = sorted(map(tuple, old)), sorted(map(tuple, new))
    for one in gone:
        kept_old.remove(one)
    for one in come:
        kept_new.remove(one)
    assert kept_old == kept_new
