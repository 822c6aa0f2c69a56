"""Withdrawing: shown first, then on record, then gone from every file; and no published story vanishes without it."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from reader.builds import PROJECT

from site_builder.cli.main import main
from site_builder.load.content import load_rest
from site_builder.load.edits import with_key, with_records, with_status
from site_builder.load.folder import list_content
from site_builder.load.stories import group_stories, load_story
from site_builder.model.content import Content
from site_builder.model.photo import Picture
from site_builder.model.withdrawal import Resting
from site_builder.withdrawal import resting_on

WITA = ZoneInfo("Asia/Makassar")
STORY = "content/stories/2025/panen-selada.md"
PAGE = "berita/2025/panen-selada/index.html"
RECORDS = "content/withdrawals.yaml"
MOMENT = "%Y-%m-%d %H:%M"

WHOLE = """\
---
title: Panen Selada Pertama
date: 2025-10-13
status: published   # sudah disetujui
summary: Warga binaan memanen selada pertama.
tags: [panen]
cover: bedeng
aliases: [berita/panen-lama/]
---
Warga binaan memanen selada, kata Melati Rekaan.
"""
OTHER = """\
---
title: Kebun Dibuka
date: 2025-10-14
status: published
summary: Kebun dibuka.
see_also: [panen-selada]
---
Sesudah [panen itu](story:panen-selada), kebun dibuka.
"""
TRANSLATION = """\
---
title: First Lettuce
status: published
summary: The first lettuce was harvested.
slug: first-lettuce
---
The first lettuce was harvested, says Melati Rekaan.
"""


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below *folder*."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def say(capsys: pytest.CaptureFixture[str], command: str, root: Path, *more: object, lang: str = "id") -> tuple[int, str, str]:
    """What a command returns and says."""
    code = main([command, "--root", str(root), "--lang", lang, *map(str, more)])
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.fixture
def site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A published site of two stories, one of them translated, with a photo of its own and a former address."""
    root = tmp_path / "situs"
    _lay(root)
    assert say(capsys, "build", root)[0] == 0
    return root


def _lay(root: Path) -> None:
    minimal = PROJECT / "tests" / "sites" / "minimal" / "content"
    for file in minimal.rglob("*.*"):
        target = root / "content" / file.relative_to(minimal)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    settings = root / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("languages: [id]", "languages: [id, en]"), "utf-8")
    (root / STORY).write_text(WHOLE, "utf-8")
    (root / STORY).with_name("panen-selada.en.md").write_text(TRANSLATION, "utf-8")
    (root / STORY).with_name("kebun-dibuka.md").write_text(OTHER, "utf-8")
    photos = root / "content" / "photos"
    photos.mkdir()
    Image.new("RGB", (60, 40), (40, 120, 60)).save(photos / "bedeng.png")
    (photos / "bedeng.yaml").write_text("shows: none\nalt: Bedeng Melati Rekaan\ncredit: Humas Rutan Contoh\n", "utf-8")


TRACES = (b"panen selada", b"first lettuce", b"melati rekaan", b"bedeng", b"memanen")
"""What the withdrawn story says, and only it."""


def traces(root: Path, *but: str) -> dict[str, list[bytes]]:
    """The published files that still say something of it, in their names or their bytes."""
    found = {
        path: [word for word in TRACES if word in path.encode() + data.lower()] for path, data in tree(root / "output").items()
    }
    return {path: words for path, words in found.items() if words and path not in but}


# Shown first.


def test_nothing_changes_until_it_is_meant(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without `--yes` no byte of content, output or anything beside them changes."""
    before = tree(site)
    code, out, err = say(capsys, "withdraw", site, "panen-selada", "--reason-public", "Atas permintaan.")
    assert (code, err) == (0, "")
    assert out.endswith("Belum ada yang berubah. Untuk melaksanakannya, ulangi dengan --yes.\n")
    assert tree(site) == before


def test_the_dry_run_tells_every_file_that_will_be_another(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the dry run calls gone, replaced and changed is just what the withdrawal then does to the output."""
    before = tree(site / "output")
    _, out, _ = say(capsys, "withdraw", site, "panen-selada", lang="en")
    gone, replaced, changed = (_listed(out, heading) for heading in ("Gone from", "Replaced by", "Changed, because"))
    assert say(capsys, "withdraw", site, "panen-selada", "--yes")[0] == 0
    after = tree(site / "output")
    ours = {"site-builder.sha256"}
    assert gone == before.keys() - after.keys()
    assert replaced | changed == {path for path in before.keys() & after.keys() if before[path] != after[path]} - ours
    assert replaced == {PAGE, "en/news/2025/first-lettuce/index.html", "berita/panen-lama/index.html"} - changed
    assert any(path.startswith("media/") for path in gone)
    assert {"rss.xml", "atom.xml", "feed.json", "sitemap.xml", "stories.json", "berita/2025/kebun-dibuka/index.html"} <= changed


def _listed(out: str, heading: str) -> set[str]:
    """The files below a heading."""
    lines = out.split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith(heading))
    rows = lines[start + 1 : lines.index("", start)]
    assert f"({len(rows)})" in lines[start]
    return {row.strip().partition("  (")[0] for row in rows}


# Then done.


def test_a_withdrawn_story_is_gone_from_every_file(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No file says anything of it any more; at its addresses stands a notice with the date and the public reason."""
    assert len(traces(site)) > 10
    code, _, err = say(capsys, "withdraw", site, "panen-selada", "--reason-public", "Atas permintaan narasumber.", "--yes")
    assert (code, err) == (0, "")
    notices = (PAGE, "en/news/2025/first-lettuce/index.html")
    assert traces(site) == {}
    today = f"{datetime.now(WITA):%Y-%m-%d}"
    for path, heading in zip(notices, ("Berita ini ditarik", "This story was withdrawn"), strict=True):
        text = (site / "output" / path).read_text("utf-8")
        assert f"<h1>{heading}</h1>" in text
        assert "Atas permintaan narasumber." in text
        assert '<meta name="robots" content="noindex">' in text
        assert "application/ld+json" not in text
        assert f'<time datetime="{today}T' in text
    former = (site / "output" / "berita/panen-lama/index.html").read_text("utf-8")
    assert 'content="0; url=../../berita/2025/panen-selada/"' in former
    addresses = ("berita/2025/panen-selada/", "en/news/2025/first-lettuce/", "berita/panen-lama/")
    told = {path for path, data in tree(site / "output").items() if any(address.encode() in data for address in addresses)}
    assert told <= {*notices, "berita/panen-lama/index.html", "site-builder.sha256"}


def test_caches_are_told_every_address(site: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The list of addresses to purge holds every file that is gone or another, on the screen and in a file."""
    before = tree(site / "output")
    _, out, _ = say(capsys, "withdraw", site, "panen-selada", "--yes", "--purge-list", tmp_path / "purge.txt")
    after = tree(site / "output")
    other = {path for path, data in before.items() if after.get(path) != data} - {"site-builder.sha256"}
    expected = sorted(f"https://kabar.rutan-contoh.example/{path.removesuffix('index.html')}" for path in other)
    assert sorted((tmp_path / "purge.txt").read_text("utf-8").split()) == expected
    assert all(f"{url}\n" in out for url in expected)


def test_the_record_holds_the_times_and_the_file_says_so_too(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The record has times, reason and addresses; the story's file changes in one word; its translation not at all."""
    started = datetime.now(WITA).replace(second=0, microsecond=0)
    requested = f"{started - timedelta(hours=2):{MOMENT}}"
    translation = (site / STORY).with_name("panen-selada.en.md").read_bytes()
    code, out, _ = say(
        capsys, "withdraw", site, "panen-selada", "--requested", requested.replace(" ", "T"), "--kind", "legal", "--yes"
    )
    removed = (site / RECORDS).read_text("utf-8").split("removed: ")[1].split("\n")[0]
    assert code == 0
    assert started <= datetime.strptime(removed, MOMENT).replace(tzinfo=WITA) <= datetime.now(WITA)
    assert (site / RECORDS).read_text("utf-8") == (
        f"panen-selada:\n  kind: legal\n  requested: {requested}\n  removed: {removed}\n  addresses:\n"
        "    id: [berita/2025/panen-selada/, berita/panen-lama/]\n    en: [en/news/2025/first-lettuce/]\n"
    )
    assert (site / STORY).read_text("utf-8") == WHOLE.replace("status: published", "status: withdrawn")
    assert (site / STORY).with_name("panen-selada.en.md").read_bytes() == translation
    assert f"Ditarik: {removed} WITA" in out
    assert "(tepat waktu)" in out


def test_too_late_is_said(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """More than 3 × 24 hours after the request, the dry run, the withdrawal and the list say that it was late."""
    requested = datetime.now(WITA).replace(second=0, microsecond=0) - timedelta(days=3, hours=5)
    said = requested.strftime("%Y-%m-%dT%H:%M")
    deadline = f"{requested + timedelta(days=3):{MOMENT}} WITA"
    _, out, _ = say(capsys, "withdraw", site, "panen-selada", "--requested", said)
    assert f"Batas 3 × 24 jam: {deadline}." in out
    assert "BATAS ITU SUDAH LEWAT 5 jam" in out
    _, out, _ = say(capsys, "withdraw", site, "panen-selada", "--requested", said, "--yes")
    assert "(terlambat)" in out
    assert "(terlambat)  panen-selada" in say(capsys, "list", site)[1]


def test_an_address_that_names_a_person_goes_altogether(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--no-tombstone` neither page nor redirect is left, and later builds do not miss them."""
    assert say(capsys, "withdraw", site, "panen-selada", "--no-tombstone", "--yes")[0] == 0
    files = tree(site / "output")
    assert [path for path, data in files.items() if b"panen-selada" in path.encode() + data or b"first-lettuce" in data] == []
    assert say(capsys, "build", site)[0] == 0
    assert tree(site / "output") == files


def test_the_record_alone_is_enough(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When the story's files are deleted, or say `published` again, every byte of the site stays as it is."""
    assert say(capsys, "withdraw", site, "panen-selada", "--yes")[0] == 0
    files = tree(site / "output")
    (site / STORY).write_text(WHOLE, "utf-8")
    assert say(capsys, "build", site)[0] == 0
    assert tree(site / "output") == files
    for file in (site / "content" / "stories").glob("*/panen-selada*"):
        file.unlink()
    (site / "content/photos/bedeng.png").unlink()
    (site / "content/photos/bedeng.yaml").unlink()
    code, _, err = say(capsys, "build", site)
    assert (code, err) == (0, "")
    assert tree(site / "output") == files


def test_other_records_and_remarks_stay(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A record is added below those that are there, which stay as they were typed."""
    kept = "# Catatan penarikan\nlama:\n  requested: 2025-01-01 09:00   # surat 1\n  removed: 2025-01-01 10:00\n\n"
    (site / RECORDS).write_text(kept, "utf-8")
    assert say(capsys, "withdraw", site, "panen-selada", "--yes")[0] == 0
    assert (site / RECORDS).read_text("utf-8").startswith(kept.rstrip() + "\npanen-selada:\n")


# Not meant so.


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("panen-salada",), "'panen-salada' bukan nama berita"),
        (("panen-selada", "--reason-public", "Kisah PANEN  selada pertama dicabut."), "Alasan itu mengulang judul panen-selada."),
        (("panen-selada", "--requested", "2999-01-01T09:00"), "belum tiba"),
        (("rencana",), "rencana belum pernah terbit"),
    ],
)
def test_what_cannot_be_meant_changes_nothing(
    more: tuple[str, ...], said: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unknown name, a reason that repeats the title, a request of the future, a draft: told, and nothing is done."""
    (site / STORY).with_name("rencana.md").write_text(OTHER.replace("published", "draft"), "utf-8")
    before = tree(site)
    code, out, err = say(capsys, "withdraw", site, *more, "--yes")
    assert (code, out) == (2, "")
    assert said in err
    assert tree(site) == before


# Consents.


ENTRY = "wb-12:\n  forms: [alias]\n  channels: [site]\n  given: 2025-01-01\n  evidence: BA-1\n  alias: Melati Rekaan\n"


def test_everything_that_rests_on_a_consent_is_found(site: Path) -> None:
    """By words or a name that it allows, in any language; by a photo of the person above, within or below a text; anywhere."""
    (site / "content/photos/bedeng.yaml").write_text("shows:\n  identifiable: [wb-7]\nalt: A\ncredit: B\n", "utf-8")
    quote = '\n::: quote unnamed as="Peserta" reason="Tidak disebut." consent=wb-8\nSenang.\n:::\n'
    (site / STORY).with_name("panen-selada.en.md").write_text(TRANSLATION + quote, "utf-8")
    (site / STORY).with_name("kebun-dibuka.md").write_text(OTHER + "\n::: photo bedeng\n", "utf-8")
    page = site / "content/pages/tentang.md"
    page.write_text(page.read_text("utf-8") + quote.replace("wb-8", "wb-9"), "utf-8")
    (site / "content/programs").mkdir()
    program = "name: Kebun\nsummary: Kebun.\nfield: kemandirian\nstatus: running\nphotos: [bedeng]\nconsents: {wb-11: [voice]}\n"
    (site / "content/programs/kebun.yaml").write_text(program, "utf-8")
    content = loaded(site)
    (site / "private").mkdir()
    (site / "private/consents.yaml").write_text(ENTRY, "utf-8")
    ids = ("wb-7", "wb-8", "wb-9", "wb-10", "wb-11", "wb-12")
    assert resting_on(ids, content, site) == {
        "wb-7": Resting(stories=("kebun-dibuka", "panen-selada"), others=("kebun",), photos=("bedeng",)),
        "wb-8": Resting(stories=("panen-selada",)),
        "wb-9": Resting(others=("tentang",)),
        "wb-10": Resting(),
        "wb-11": Resting(others=("kebun",)),
        "wb-12": Resting(stories=("panen-selada",)),
    }


def loaded(root: Path) -> Content:
    """What a site says, whether or not it may be published."""
    found, _ = list_content(root)
    rest = load_rest(root, found, lambda path: Picture(file=path, digest=b"", width=60, height=40))
    assert rest.content is not None
    stories = {id: load_story(root, files, rest.reading) for id, files in group_stories(found)[0].items()}
    bodies = {("story", id, language): body for id, read in stories.items() for language, body in read.bodies.items()}
    known = {id: read.story for id, read in stories.items() if read.story}
    return replace(rest.content, stories=known, bodies={**rest.content.bodies, **bodies})


REGISTER = """\
# Daftar
wb-1:
  forms: [quote, alias]   # lisan
  channels: [site]
  given: 2025-01-01
  evidence: BA-1/2025
  name: Melati Nyata
wb-2:
  forms: [quote]
  channels: [site]
  given: 2025-01-02
  evidence: BA-2/2025
"""
QUOTE = '\n::: quote unnamed as="Peserta" reason="Tidak disebut." consent=wb-1\nSaya senang sekali di kebun.\n:::\n'


def test_a_draft_does_not_hinder_a_withdrawal(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was never public and rests on the same consent is told, and left as it is."""
    register, draft = site / "private" / "consents.yaml", (site / STORY).with_name("rencana.md")
    register.parent.mkdir()
    register.write_text(REGISTER, "utf-8")
    (site / STORY).write_text(WHOLE + QUOTE, "utf-8")
    draft.write_text(OTHER.replace("published", "draft") + QUOTE, "utf-8")
    assert say(capsys, "build", site)[0] == 0
    code, out, _ = say(capsys, "withdraw", site, "wb-1", "--yes")
    assert code == 0
    assert "Yang belum pernah terbit tidak diubah: rencana." in out
    assert "status: draft" in draft.read_text("utf-8")
    assert b"senang sekali di kebun" not in (site / "output" / PAGE).read_bytes()


@pytest.mark.parametrize("is_marked_by_hand", [False, True])
def test_whoever_takes_a_consent_back_is_gone(site: Path, is_marked_by_hand: bool, capsys: pytest.CaptureFixture[str]) -> None:
    """From the register over the story that rests on it to its notice, also where somebody wrote into the register first."""
    register = site / "private" / "consents.yaml"
    register.parent.mkdir()
    register.write_text(REGISTER, "utf-8")
    (site / STORY).write_text(WHOLE + QUOTE, "utf-8")
    assert say(capsys, "build", site)[0] == 0
    assert b"senang sekali di kebun" in (site / "output" / PAGE).read_bytes()
    if is_marked_by_hand:
        register.write_text(REGISTER.replace("wb-1:\n", "wb-1:\n  withdrawn: 2025-10-13 09:00\n"), "utf-8")
        code, _, err = say(capsys, "build", site)
        assert (code, [line.split(":")[0] for line in err.split("\n") if " P114 " in line]) == (1, [STORY])
    else:
        assert say(capsys, "withdraw", site, "wb-1")[0] == 0
        assert b"senang sekali di kebun" in (site / "output" / PAGE).read_bytes()
    assert say(capsys, "withdraw", site, "wb-1", "--requested", "2025-10-14T09:00", "--yes")[0] == 0
    assert not [path for path, data in tree(site / "output").items() if b"senang sekali di kebun" in data]
    assert b"noindex" in (site / "output" / PAGE).read_bytes()
    assert say(capsys, "build", site)[0] == 0
    (site / STORY).write_text(WHOLE + QUOTE, "utf-8")  # which says that it is published: the record alone suffices
    assert say(capsys, "check", site)[0] == 0


def test_a_consent_is_marked_in_its_register(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The register says when it was withdrawn, keeps everything else, and nothing of it is said on the screen."""
    register = site / "private" / "consents.yaml"
    register.parent.mkdir()
    text = REGISTER
    register.write_text(text, "utf-8")
    before = tree(site / "output")
    assert say(capsys, "withdraw", site, "wb-1")[0] == 0
    assert register.read_text("utf-8") == text
    code, out, err = say(capsys, "withdraw", site, "wb-1", "--requested", "2025-10-14T09:00", "--yes")
    assert (code, err) == (0, "")
    assert register.read_text("utf-8") == text.replace("wb-1:\n", "wb-1:\n  withdrawn: 2025-10-14 09:00\n")
    assert "Melati" not in out
    assert [path.name for path in register.parent.iterdir()] == ["consents.yaml"]
    assert tree(site / "output") == before


SIGNERS = {"writer": "rina", "editor": "budi", "head": "karu"}


def test_a_story_without_signatures_can_be_withdrawn(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The time limit waits for nobody's signature; another story that lacks its own still stops the build, before anything is said."""
    settings = site / "content" / "site.yaml"
    people = "".join(f"    {by}: {{roles: [{role}]}}\n" for role, by in SIGNERS.items())
    settings.write_text(f"{settings.read_text('utf-8')}approval:\n  people:\n{people}", "utf-8")
    before = tree(site)
    code, _, err = say(capsys, "withdraw", site, "panen-selada", "--yes")
    assert code == 1
    assert [line.split(":")[0] for line in err.split("\n") if " T130 " in line] == ["content/stories/2025/kebun-dibuka.md"]
    assert tree(site) == before
    for role, by in SIGNERS.items():
        assert say(capsys, "approve", site, "kebun-dibuka", "--role", role, "--as", by, "--yes")[0] == 0
    assert say(capsys, "withdraw", site, "panen-selada", "--yes")[0] == 0
    assert traces(site, PAGE) == {}
    (site / STORY).write_text(WHOLE, "utf-8")  # which says that it is published: the record alone suffices
    assert say(capsys, "check", site)[0] == 0
    assert "menunggu" not in say(capsys, "list", site)[1].lower()


# No story vanishes.


def _missed(err: str) -> list[str]:
    return [line.split(": ")[0] + " " + line.split("Alamat ")[1].split(" ")[0] for line in err.split("\n") if " T110" in line]


def _delete(root: Path) -> None:
    for file in sorted(root.glob("content/stories/2025/panen-selada*")):
        file.unlink()


def _rename(root: Path) -> None:
    for file in sorted(root.glob("content/stories/2025/panen-selada*")):
        file.rename(file.with_name(file.name.replace("panen-selada", "panen-kangkung")))


VANISHED: dict[str, Callable[[Path], object]] = {
    "deleted": _delete,
    "renamed": _rename,
    "a draft again": lambda root: (root / STORY).write_text(WHOLE.replace("published", "draft"), "utf-8"),
    "withdrawn by hand": lambda root: (root / STORY).write_text(WHOLE.replace("published", "withdrawn"), "utf-8"),
}


@pytest.mark.parametrize("memory", ["with memory", "without"])
@pytest.mark.parametrize("how", VANISHED)
def test_a_published_story_does_not_vanish_silently(
    how: str, memory: str, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Deleted, renamed or taken back: build and check name each address that was public, and the output stays as it was."""
    VANISHED[how](site)
    if how != "deleted":
        (site / STORY).with_name("kebun-dibuka.md").write_text(OTHER, "utf-8")
    if how in ("deleted", "renamed"):
        text = OTHER.replace("see_also: [panen-selada]\n", "").replace("[panen itu](story:panen-selada)", "panen itu")
        (site / STORY).with_name("kebun-dibuka.md").write_text(text, "utf-8")
    before = tree(site / "output")
    more = () if memory == "with memory" else ("--state", tmp_path / "nothing")
    for command, options in (("build", more), ("check", ())):
        code, _, err = say(capsys, command, site, *options)
        assert code == 1
        english = "content/stories/2025/first-lettuce.en.md" if how == "deleted" else None
        places = [place for place in _missed(err) if place.endswith("berita/2025/panen-selada/")]
        assert places == [f"{STORY}:1:1 berita/2025/panen-selada/"]
        if english:
            assert f"{english}:1:1 en/news/2025/first-lettuce/" in _missed(err)
        assert len(_missed(err)) == (1 if how == "renamed" else 2)
    assert tree(site / "output") == before


def test_a_renamed_story_with_its_former_address_is_right(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who moves a story and leaves a redirect at its former address builds."""
    VANISHED["renamed"](site)
    file = (site / STORY).with_name("panen-kangkung.md")
    file.write_text(WHOLE.replace("[berita/panen-lama/]", "[berita/panen-lama/, berita/2025/panen-selada/]"), "utf-8")
    text = OTHER.replace("panen-selada", "panen-kangkung")
    (site / STORY).with_name("kebun-dibuka.md").write_text(text, "utf-8")
    assert say(capsys, "build", site)[0] == 0
    assert 'content="0; url=../../../berita/2025/panen-kangkung/"' in (site / "output" / PAGE).read_text("utf-8")


def test_a_deleted_story_can_still_be_withdrawn(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the finding says to do works: the addresses are known from the list of what was published."""
    VANISHED["deleted"](site)
    text = OTHER.replace("see_also: [panen-selada]\n", "").replace("[panen itu](story:panen-selada)", "panen itu")
    (site / STORY).with_name("kebun-dibuka.md").write_text(text, "utf-8")
    assert say(capsys, "withdraw", site, "panen-selada", "first-lettuce", "--yes")[0] == 0
    assert b"Berita ini ditarik" in (site / "output" / PAGE).read_bytes()
    assert b"This story was withdrawn" in (site / "output/en/news/2025/first-lettuce/index.html").read_bytes()
    assert traces(site) == {}
    assert say(capsys, "build", site)[0] == 0


def test_a_story_whose_time_is_over_needs_no_record(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An expiry, and a look at another moment, are no disappearance."""
    assert say(capsys, "build", site, "--as-of", "2025-10-13T12:00")[0] == 0
    (site / STORY).write_text(WHOLE.replace("tags:", "expires: 2025-11-01 00:00\ntags:"), "utf-8")
    code, _, err = say(capsys, "build", site)
    assert (code, err) == (0, "")
    assert traces(site) == {}


# Killed.


MOMENTS: dict[str, Callable[[Path], bool]] = {
    "at once": lambda _: True,
    "on record": lambda root: (root / RECORDS).exists(),
    "marked": lambda root: b"status: withdrawn" in (root / STORY).read_bytes(),
    "making": lambda root: (root / RECORDS).exists() and (root / ".output-staging" / "new").exists(),
    "publishing": lambda root: (root / ".output-staging" / "journal").exists(),
}
"""When it is killed: as soon as this is so, or it is done."""


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_any_moment_the_next_build_completes(
    moment: str, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Either nothing is on record and nothing changed, or the next build ends as if it had not been killed."""
    output = tree(site / "output")
    command = [sys.executable, "-m", "site_builder", "withdraw", "panen-selada", "--root", str(site), "--yes"]
    command += ["--state", str(tmp_path / "state")]
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(PROJECT)}, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None and not MOMENTS[moment](site):
            pass
        process.kill()
    is_recorded = (site / RECORDS).exists()
    assert is_recorded == (moment != "at once")
    assert say(capsys, "build", site, "--state", tmp_path / "state")[0] == 0
    assert (traces(site) == {}) == is_recorded
    assert (tree(site / "output") == output) == (not is_recorded)


# What is edited as text.


def test_a_front_matter_keeps_everything_but_its_status() -> None:
    """One word changes; a file that is not understood is left to a person."""
    assert with_status(WHOLE, "withdrawn") == WHOLE.replace("status: published", "status: withdrawn")
    assert with_status('---\n"status": x\n---\n', "withdrawn") is None
    assert with_status("---\ntitle: A\n---\nstatus: published\n", "withdrawn") == (
        "---\ntitle: A\nstatus: withdrawn\n---\nstatus: published\n"
    )
    assert with_status("status: published\n", "withdrawn") is None
    assert with_status("---\ntitle: |\n  a\nstatus: published\nstatus: draft\n---\n", "withdrawn") is None


def test_a_register_keeps_everything_but_the_withdrawal() -> None:
    """The key is put into its own record; what is there already stays."""
    register = "# Daftar\nwb-1:\n    given: 2025-01-01  # surat\n    forms: [quote]\nwb-10:\n  given: 2025-01-02\n  withdrawn:\n"
    first = with_key(register, "wb-1", "withdrawn", "2025-02-02 09:00")
    assert first == register.replace("wb-1:\n", "wb-1:\n    withdrawn: 2025-02-02 09:00\n")
    second = with_key(register, "wb-10", "withdrawn", "2025-02-02 09:00")
    assert second == register.replace("wb-10:\n", "wb-10:\n  withdrawn: 2025-02-02 09:00\n").removesuffix("  withdrawn:\n")
    assert with_key(first or "", "wb-1", "withdrawn", "2026-01-01") == first
    assert with_key(register, "wb-2", "withdrawn", "2025-02-02") is None
    assert with_key("wb-1: {given: 2025-01-01}\n", "wb-1", "withdrawn", "2025-02-02") is None


def test_a_file_of_remarks_only_gets_its_first_record() -> None:
    """A file without records is begun, one that is no list of records is left alone."""
    assert with_records("", {"a": ["a:", "  b: c"]}) == "a:\n  b: c\n"
    assert with_records("# Catatan\n", {"a": ["a:", "  b: c"]}) == "# Catatan\na:\n  b: c\n"
    assert with_records("- a\n", {"a": ["a:", "  b: c"]}) is None
    assert with_records("a:\n  b: d\n", {"a": ["a:", "  b: c"]}) is None
