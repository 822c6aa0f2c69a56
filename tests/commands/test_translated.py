"""What a translation was made of: noted by a command, told to the newsroom and to readers when it changes."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.cli.main import main
from site_builder.load.edits import with_original

MINIMAL = Path(__file__).parents[1] / "sites" / "minimal"
STORY, ENGLISH = "content/stories/2025/panen-selada.md", "content/stories/2025/panen-selada.en.md"
PAGE, ENGLISH_PAGE = "berita/2025/panen-selada/index.html", "en/news/2025/panen-selada/index.html"
NOTICE = "This translation does not yet include the latest changes to the original"
AS_OF = "2026-11-22T09:00"


class Desk:
    """The minimal site in two languages."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = folder / "site", capsys
        for source in sorted((MINIMAL / "content").rglob("*.*")):
            self.write(source.relative_to(MINIMAL).as_posix(), source.read_text("utf-8"))
        self.change("content/site.yaml", "languages: [id]", "languages: [id, en]")

    def read(self, path: str) -> str:
        """A file's text."""
        return (self.root / path).read_text("utf-8")

    def write(self, path: str, text: str) -> None:
        """A file with this text."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        """Put *new* where *old* stands."""
        assert self.read(path).count(old) == 1
        self.write(path, self.read(path).replace(old, new))

    def run(self, command: str, *more: object) -> tuple[int, str, str]:
        """The command's exit code, and what it printed, without the folder's name."""
        code = main([command, *map(str, more), "--root", str(self.root), "--lang", "en"])
        said = self.capsys.readouterr()
        return code, said.out.replace(f"{self.root}/", ""), said.err.replace(f"{self.root}/", "")

    def build(self, output: str, state: str) -> dict[str, bytes]:
        """The files of a build that remembers in the folder *state*."""
        code, _, err = self.run("build", "--as-of", AS_OF, "--output", self.root / output, "--state", self.root / state)
        assert code == 0, err
        return {
            path.relative_to(self.root / output).as_posix(): path.read_bytes()
            for path in (self.root / output).rglob("*")
            if path.is_file()
        }

    def translate(self) -> None:
        """Begin the translation, and write it."""
        assert self.run("new", "translation", "panen-selada")[0] == 0
        text = self.read(ENGLISH).replace("«Panen Selada di Rutan Contoh»", "A Lettuce Harvest")
        text = text.replace("«Warga binaan Rutan Contoh memanen selada pertama dari kebun mereka.»", "The first lettuce.")
        head, original, body = text.partition("original:\n")
        body = body.replace("«Translate the text below, then delete this line.»\n", "")
        self.write(ENGLISH, head.replace("draft  ", "published  ") + original + body)


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def test_a_translation_is_begun_with_the_original_and_its_record(desk: Desk) -> None:
    """The new file has the original's text to write over, says which original it is of, and cannot be published as it is."""
    code, out, err = desk.run("new", "translation", "panen-selada")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == f"Written: {ENGLISH}"
    assert desk.read(ENGLISH) == (
        "---\n"
        'title: "«Panen Selada di Rutan Contoh»"\n'
        'summary: "«Warga binaan Rutan Contoh memanen selada pertama dari kebun mereka.»"\n'
        "status: draft             # only `published` is published\n"
        "translator:\n"
        "original:\n"
        "  title: cddc04e35cb35bc5\n"
        "  summary: e417d78214142273\n"
        "  text: a7a1f1f458aa4796\n"
        "---\n\n"
        "«Translate the text below, then delete this line.»\n\n"
        "Warga binaan Rutan Contoh memanen selada pertama dari kebun mereka pada Senin (13/10/2025).\n"
    )
    desk.change(ENGLISH, "status: draft    ", "status: published")
    code, _, err = desk.run("check")
    assert code == 1
    assert [line.split()[1].strip(":") for line in err.splitlines() if ".md:" in line] == ["N101"] * 3


def test_what_cannot_be_translated_is_refused(desk: Desk) -> None:
    """A story that is not there, one that is written in all languages, and one that has no translation yet are told."""
    assert desk.run("new", "translation", "panen-selad") == (
        2,
        "",
        "There is no story called 'panen-selad'. Did you mean panen-selada?\n",
    )
    assert desk.run("translated", "panen-selad") == (
        2,
        "",
        "There is no story called 'panen-selad'. Did you mean panen-selada?\n",
    )
    none = "panen-selada is not translated yet. Begin with: site-builder new translation panen-selada\n"
    assert desk.run("translated", "panen-selada") == (2, "", none)
    desk.translate()
    every = "This story is written in all languages of this site already (id, en).\n"
    assert desk.run("new", "translation", "panen-selada") == (2, "", every)


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("title: Panen Selada", "title: Panen Pertama Selada", "the title"),
        ("summary: Warga binaan", "summary: Para warga binaan", "the summary"),
        ("(13/10/2025).", "(13/10/2025). Beratnya 18 kilogram.", "text"),
    ],
)
def test_readers_and_the_newsroom_are_told_until_it_is_noted_again(desk: Desk, old: str, new: str, part: str) -> None:
    """After an edit of the original its translation says so and leads to it, in a build with memory as in a clean one; then not."""
    desk.translate()
    before = desk.build("output", "state")
    assert NOTICE not in before[ENGLISH_PAGE].decode()
    desk.change(STORY, old, new)
    behind = desk.build("output", "state")
    assert behind == desk.build("clean", "clean-state")
    page = behind[ENGLISH_PAGE].decode()
    assert f'<p class="box behind">{NOTICE}: <a href="../../../../berita/2025/panen-selada/"><span lang="id">' in page
    assert NOTICE not in behind[PAGE].decode()
    code, out, err = desk.run("check")
    remedy = "Bring the translation up to date, then run: site-builder translated panen-selada"
    line = f"{ENGLISH}:6:1: T125 original: Since it was translated, the original has changed: {part}. {remedy}"
    assert (code, (out + err).splitlines()[0]) == (0, line)
    listed = desk.run("list")[1]
    assert f"Translations that are behind their original:\n  en  panen-selada  ({part})\n\n" in listed
    said = f"{ENGLISH}: noted again. What had changed since the last time: {part}.\n"
    assert desk.run("translated", "panen-selada") == (0, said, "")
    assert desk.run("translated", "panen-selada") == (0, f"{ENGLISH}: nothing has changed since it was noted.\n", "")
    assert NOTICE not in desk.build("output", "state")[ENGLISH_PAGE].decode()
    assert desk.run("check")[0] == 0


def test_what_is_not_translated_may_change(desk: Desk) -> None:
    """Tags, a correction and the time of an original are no business of its translation."""
    desk.translate()
    desk.change(STORY, "kebun mereka.\n---\n", "kebun mereka.\ntags: [panen]\nupdated: 2025-10-14 09:00\n---\n")
    assert NOTICE not in desk.build("output", "state")[ENGLISH_PAGE].decode()


def test_the_notice_can_be_switched_off(desk: Desk) -> None:
    """Without `features.translation_notice` readers are told nothing; the newsroom still is."""
    desk.translate()
    desk.change(STORY, "(13/10/2025).", "(13/10/2025). Beratnya 18 kilogram.")
    desk.write("content/site.yaml", desk.read("content/site.yaml") + "features: {translation_notice: no}\n")
    assert NOTICE not in desk.build("output", "state")[ENGLISH_PAGE].decode()
    code, out, err = desk.run("check")
    assert (code, " T125 " in out + err) == (0, True)


def test_a_translation_without_a_record_is_quiet_and_listed_on_demand(desk: Desk) -> None:
    """Nobody knows what it was made of: nothing is said of it but in the list that was asked for; a record can be begun."""
    assert desk.run("list", "--translations")[1].startswith("Not translated:\n  en  panen-selada\n\n")
    assert "Not translated" not in desk.run("list")[1]
    desk.write(ENGLISH, "---\ntitle: Lettuce\nsummary: The first.\nstatus: published\n---\nThe first lettuce, on 13/10/2025.\n")
    desk.change(STORY, "(13/10/2025).", "(13/10/2025). Rasanya manis.")
    assert desk.run("check") == (0, "", "No findings.\n")
    assert NOTICE not in desk.build("output", "state")[ENGLISH_PAGE].decode()
    heading = "Translations without a record of their original (the command translated writes it):"
    assert f"{heading}\n  en  panen-selada\n\n" in desk.run("list", "--translations")[1]
    told = json.loads(desk.run("list", "--format", "json")[1])["stories"][0]
    assert (told["outdated_translations"], told["missing_translations"]) == ({}, [])
    assert desk.run("translated", "panen-selada") == (0, f"{ENGLISH}: noted.\n", "")
    assert "original:\n  title: cddc04e35cb35bc5\n" in desk.read(ENGLISH)


KEYS = st.sampled_from(
    ["translator: Clara", "# keterangan", "aliases: [lama/]", "slug: lettuce", "original:", "original: sesuai"]
)
PARTS = st.fixed_dictionaries(dict.fromkeys(("title", "summary", "text"), st.text("0123456789abcdef", min_size=16, max_size=16)))


@given(lines=st.lists(KEYS, unique_by=lambda line: line.partition(":")[0]), old=PARTS, new=PARTS)
def test_a_record_is_renewed_and_nothing_else(lines: list[str], old: dict[str, str], new: dict[str, str]) -> None:
    """Whatever stands in a front matter, and wherever its old record does, only the record becomes another."""
    told = [f"  {name}: {digest}" for name, digest in old.items()]
    written = [row for line in lines for row in ([line, *told] if line == "original:" else [line])]
    rest = [line for line in lines if not line.startswith("original")]
    text = "\n".join(["---", "title: Lettuce", *written, "---", "original: isi", ""])
    record = ["original:", *(f"  {name}: {digest}" for name, digest in new.items())]
    assert with_original(text, new) == "\n".join(["---", "title: Lettuce", *rest, *record, "---", "original: isi", ""])
