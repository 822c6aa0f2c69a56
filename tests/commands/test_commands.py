"""The command line as one uses it: begin, list, describe, explain, and start a new unit's site."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from PIL import Image

from site_builder.cli import main

ROOT = Path(__file__).resolve().parents[2]
CONTOH = ROOT / "tests" / "sites" / "contoh"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one command."""
    code = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def started(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A new unit's site."""
    site = tmp_path / "situs"
    assert run(capsys, "init", site)[0] == 0
    return site


def keys(table: dict[str, object], above: str = "") -> set[str]:
    """Every dotted key of a table."""
    found: set[str] = set()
    for name, value in table.items():
        found |= keys(value, f"{above}{name}.") if isinstance(value, dict) else {f"{above}{name}"}
    return found


@pytest.mark.parametrize("folder", ["site_builder/cli", "templates/i18n"])
def test_both_languages_say_the_same_things(folder: str) -> None:
    """Every text that exists in Indonesian exists in English, and the other way round."""
    indonesian, english = (tomllib.loads((ROOT / folder / f"{name}.toml").read_text("utf-8")) for name in ("id", "en"))
    assert keys(indonesian) == keys(english)


def test_init_makes_a_site_that_builds_without_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new unit's site builds at once, in both languages, and no finding is printed."""
    site = started(tmp_path, capsys)
    code, out, err = run(capsys, "build", "--root", site, "--lang", "en")
    assert (code, err) == (0, "")
    assert "stories are public" in out
    assert (site / "output" / "index.html").is_file()
    assert (site / "output" / "en" / "index.html").is_file()
    assert (site / ".schema" / "site.json").is_file()


def test_init_says_how_to_go_on_as_it_can_be_typed(tmp_path: Path) -> None:
    """Where nothing finds `site-builder` by its name, the next step begins as this one did."""
    done = subprocess.run(
        [sys.executable, "-m", "site_builder", "init", "situs", "--lang", "id"],
        cwd=tmp_path,
        env={**os.environ, "PATH": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == f"  2. {Path(sys.executable).name} -m site_builder serve --root situs"


def test_init_leaves_a_folder_with_files_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`init` refuses a folder that is not empty and changes nothing in it."""
    (tmp_path / "catatan.txt").write_text("penting")
    code, out, err = run(capsys, "init", tmp_path)
    assert (code, out) == (2, "")
    assert err == f"{tmp_path} tidak kosong. Sebut folder baru; isi yang ada tidak diubah.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["catatan.txt"]


def test_init_copies_templates_only_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--with-templates` the new site has templates of its own and builds with them."""
    plain = started(tmp_path, capsys)
    assert not (plain / "templates").exists()
    own = tmp_path / "sendiri"
    assert run(capsys, "init", own, "--with-templates")[0] == 0
    page = own / "templates" / "pages" / "404.html"
    page.write_text(page.read_text("utf-8").replace("<h1", '<h1 class="own"'), encoding="utf-8")
    assert run(capsys, "build", "--root", own)[0] == 0
    assert 'class="own"' in (own / "output" / "404.html").read_text("utf-8")


def test_new_story_is_a_draft_that_builds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A story just begun passes every check and is not public until it says so."""
    site = started(tmp_path, capsys)
    arguments = ("new", "story", 'Panen "Perdana": Kebun', "--date", "2026-03-02", "--root", site)
    code, out, err = run(capsys, *arguments)
    file = site / "content" / "stories" / "2026" / "panen-perdana-kebun.md"
    assert (code, err) == (0, "")
    assert out.startswith(f"Dibuat: {file}\n")
    assert run(capsys, "build", "--root", site)[0] == 0
    assert not list((site / "output").rglob("*panen-perdana-kebun*"))
    text = file.read_text("utf-8").replace("status: draft", "status: published").replace("«", "").replace("»", "")
    file.write_text(text, encoding="utf-8", newline="\n")
    assert run(capsys, "build", "--root", site, "--as-of", "2026-11-22T09:00")[0] == 0
    page = (site / "output" / "berita" / "2026" / "panen-perdana-kebun" / "index.html").read_text("utf-8")
    assert "Panen &#34;Perdana&#34;: Kebun" in page


def test_new_never_overwrites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Beginning the same story twice keeps the first file as it is, in whichever year it lies."""
    site = started(tmp_path, capsys)
    first = ("new", "story", "Panen Perdana", "--date", "2026-03-02", "--root", site)
    assert run(capsys, *first)[0] == 0
    file = site / "content" / "stories" / "2026" / "panen-perdana.md"
    file.write_text("naskah saya", encoding="utf-8")
    for date in ("2026-03-02", "2025-01-01"):
        code, _, err = run(capsys, "new", "story", "Panen Perdana", "--date", date, "--root", site)
        assert (code, err) == (2, f"{file} sudah ada dan tidak diubah. Pakai judul lain.\n")
    assert file.read_text("utf-8") == "naskah saya"


def test_new_program_waits_for_its_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A program just begun is refused until its sample text is replaced, and then passes every check."""
    site = started(tmp_path, capsys)
    assert run(capsys, "new", "program", "Pelatihan Menjahit", "--root", site)[0] == 0
    assert run(capsys, "check", "--root", site)[0] == 1
    file = site / "content" / "programs" / "pelatihan-menjahit.yaml"
    text = file.read_text("utf-8").replace("«Satu atau dua kalimat tentang program ini.»", "Menjahit seragam.")
    file.write_text(text, encoding="utf-8", newline="\n")
    code, _, err = run(capsys, "check", "--root", site)
    assert (code, err) == (0, "Tidak ada temuan.\n")


def test_new_photo_waits_for_who_is_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A photo just begun is refused until somebody says who is in it and what it shows."""
    site = started(tmp_path, capsys)
    picture = tmp_path / "IMG_1.JPG"
    Image.new("RGB", (900, 600), "teal").save(picture, "JPEG")
    code, _, err = run(capsys, "new", "photo", "Suasana aula", "--file", picture, "--root", site)
    assert (code, err) == (0, "")
    code, _, err = run(capsys, "check", "--root", site)
    assert code == 1
    assert "content/photos/suasana-aula.yaml" in err
    record = site / "content" / "photos" / "suasana-aula.yaml"
    text = record.read_text("utf-8").replace("shows:", "shows: none").replace("alt:", "alt: Aula kosong")
    record.write_text(text, encoding="utf-8", newline="\n")
    assert run(capsys, "check", "--root", site)[0] == 0


def test_new_photo_tells_what_the_picture_brings_along(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever adds a photo hears its size as one looks at it, that it is turned, that its position is removed, and its day is filled in."""
    site = started(tmp_path, capsys)
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "S"
    exif.get_ifd(0x8769)[0x9003] = "2025:10:13 09:00:00"
    Image.new("RGB", (900, 600), "teal").save(tmp_path / "IMG_1.jpg", "JPEG", exif=exif)
    code, out, err = run(capsys, "new", "photo", "aula", "--file", tmp_path / "IMG_1.jpg", "--root", site, "--lang", "en")
    record = site / "content" / "photos" / "aula.yaml"
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"Written: {record}",
        "Picture: 600 × 900 pixels, as it looks when upright. Regions to redact are measured on that upright picture.",
        "The camera was held sideways: the picture is turned upright when it is published.",
        "The picture holds a position (GPS). It is removed from every published size.",
        "The day on which it was taken is filled in as the camera noted it. Check it: the camera's clock may be wrong.",
        "It is less than 720 pixels wide and will look blurred on telephones. Look for a larger one if you can.",
        f"Fill in {record}, then use it in a story with the line: ::: photo aula",
    ]
    assert "\ntaken: 2025-10-13\n" in record.read_text("utf-8")


def test_new_photo_refuses_what_only_looks_like_a_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not what its ending says is told at once, and nothing is written."""
    site = started(tmp_path, capsys)
    before = sorted(site.rglob("*"))
    picture = tmp_path / "IMG_1.jpg"
    Image.new("RGB", (900, 600), "teal").save(picture, "PNG")
    code, _, err = run(capsys, "new", "photo", "aula", "--file", picture, "--root", site, "--lang", "en")
    remedy = "Save it again as JPEG, PNG or WebP with the ending that fits."
    assert (code, err) == (2, f"{picture}: M108: The content of this picture (PNG) does not match its file's ending. {remedy}\n")
    assert sorted(site.rglob("*")) == before


def test_new_refuses_what_is_no_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`new photo` without a picture writes nothing."""
    site = started(tmp_path, capsys)
    before = sorted(site.rglob("*"))
    code, _, err = run(capsys, "new", "photo", "aula", "--root", site)
    assert (code, err) == (2, "Sebut berkas gambarnya dengan --file, berakhiran .jpg, .jpeg, .png, .webp, .heic, .heif.\n")
    assert sorted(site.rglob("*")) == before


def test_list_tells_what_goes_live_and_what_waits(capsys: pytest.CaptureFixture[str]) -> None:
    """The list names every story that is not public, and when the scheduled ones go live, in local time."""
    code, out, err = run(capsys, "list", "--root", CONTOH, "--as-of", "2026-11-22T09:00")
    assert (code, err) == (0, "")
    for story in (CONTOH / "content" / "stories").glob("*/*rahasia-*.md"):
        if not story.name.endswith(".en.md"):
            assert story.stem in out
    assert "WITA" in out
    assert "39 dari 46 berita terbit pada 2026-11-22 09:00 WITA." in out.splitlines()
    coming = out.split("Akan terbit:\n")[1].split("\n\n")[0].splitlines()
    assert [line.split() for line in coming] == [
        ["2030-01-01", "09:00", "WITA", "embargo", "rahasia-embargo-5"],
        ["2030-03-01", "07:00", "WITA", "terjadwal", "rahasia-terbit-6"],
    ]
    later = out.split("Ralat dan sejenisnya yang belum tampil:\n")[1].split("\n\n")[0]
    assert later == "  2030-01-01 00:00 WITA  surat-untuk-rumah"
    assert "diminta 2025-09-08 09:10 WITA, ditarik 2025-09-08 15:45 WITA (tepat waktu)  ditarik-lomba-masak" in out
    assert "  */15 * * * * " in out
    assert "schtasks /Create /TN site-builder /SC MINUTE /MO 15 " in out


def test_list_as_data_gives_each_story_its_state(capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON, every story has its state and the time of its next change, with its offset."""
    code, out, err = run(capsys, "list", "--root", CONTOH, "--as-of", "2026-11-22T09:00", "--format", "json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert told["now"] == "2026-11-22T09:00:00+08:00"
    stories = {story["id"]: story for story in told["stories"]}
    assert {id: story["state"] for id, story in stories.items() if id.startswith(("rahasia", "ditarik"))} == {
        "rahasia-draf-1": "draft",
        "rahasia-tinjau-2": "review",
        "rahasia-setuju-3": "approved",
        "rahasia-tarik-4": "withdrawn",
        "rahasia-embargo-5": "embargoed",
        "rahasia-terbit-6": "scheduled",
        "rahasia-kedaluwarsa-7": "expired",
        "ditarik-lomba-masak": "withdrawn",
        "ditarik-tanpa-jejak": "withdrawn",
    }
    assert stories["rahasia-embargo-5"]["next_change"] == "2030-01-01T09:00:00+08:00"
    assert stories["rahasia-kedaluwarsa-7"]["next_change"] is None
    assert told["next_change"] == min(story["next_change"] for story in told["stories"] if story["next_change"])


def test_schema_files_of_the_repository_are_current(capsys: pytest.CaptureFixture[str]) -> None:
    """The schemas that the shipped YAML files point at are those of the model."""
    code, _, err = run(capsys, "schema", "--check", "--root", ROOT)
    assert (code, err) == (0, "Semua skema sesuai.\n")


def test_schema_of_every_kind_describes_every_field(capsys: pytest.CaptureFixture[str]) -> None:
    """Each schema refuses unknown keys and says of each key what it is."""
    for kind in (
        "site",
        "story",
        "translation",
        "page",
        "program",
        "photo",
        "people",
        "organizations",
        "coverage",
        "tags",
        "withdrawals",
        "lexicon",
        "approvals",
    ):
        code, out, _ = run(capsys, "schema", kind)
        assert code == 0
        schema = json.loads(out)
        records = [
            record for record in (schema, schema.get("items", {}), *schema.get("$defs", {}).values()) if "properties" in record
        ]
        assert records
        for record in records:
            assert record["additionalProperties"] is False
            assert all("description" in described for described in record["properties"].values()), kind


def test_unknown_code_is_answered_with_a_near_one(capsys: pytest.CaptureFixture[str]) -> None:
    """`explain` of a code that is none suggests one and exits with 2."""
    code, out, err = run(capsys, "explain", "c10l", "--lang", "en")
    assert (code, out) == (2, "")
    assert err.startswith("There is no code 'c10l'. Perhaps C10")


@pytest.mark.parametrize("language", ["id", "en"])
def test_help_of_every_command_teaches(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command explains itself with an example, in the reader's language."""
    for command in ("build", "check", "serve", "list", "withdraw", "new", "init", "approve", "schema", "explain"):
        code, out, _ = run(capsys, command, "--lang", language, "--help")
        assert code == 0
        assert "site-builder" in out.split("\n\n", 1)[1]


def test_wrong_use_exits_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    """A command or time that is none is answered with how to write it."""
    assert run(capsys, "bangun")[0] == 2
    code, _, err = run(capsys, "build", "--as-of", "besok")
    assert code == 2
    assert "'besok' bukan waktu. Tulis seperti 2025-10-13T09:00" in err


def test_findings_as_json_and_as_annotations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding reads the same as text, as JSON and as a GitHub annotation."""
    site = started(tmp_path, capsys)
    file = site / "content" / "site.yaml"
    file.write_text(file.read_text("utf-8") + "taglin: x\n", encoding="utf-8", newline="\n")
    line = file.read_text("utf-8").count("\n")
    code, _, err = run(capsys, "check", "--root", site, "--lang", "en")
    assert code == 1
    text = err.splitlines()[0].removeprefix(f"content/site.yaml:{line}:1: ")
    assert text.startswith("C101 taglin: ")
    code, out, _ = run(capsys, "check", "--root", site, "--lang", "en", "--format", "json")
    expected = {"path": "content/site.yaml", "line": line, "column": 1, "code": "C101", "severity": "error", "key": "taglin"}
    place = {"path": "content/site.yaml", "line": line, "column": 1}
    suggestions = [{**place, "old": "taglin", "new": "tagline", "safe": False}]
    assert json.loads(out) == [{**expected, "message": text, "suggestions": suggestions}]
    code, out, _ = run(capsys, "check", "--root", site, "--lang", "en", "--format", "github")
    assert out == f"::error file=content/site.yaml,line={line},col=1,title=C101::{text}\n"


def test_foreign_output_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with somebody else's files is neither written to nor pruned."""
    site = started(tmp_path, capsys)
    (site / "output").mkdir()
    (site / "output" / "skripsi.docx").write_bytes(b"penting")
    code, _, err = run(capsys, "build", "--root", site)
    assert code == 3
    assert "O106" in err
    assert [path.name for path in (site / "output").iterdir()] == ["skripsi.docx"]


def test_what_is_not_ours_in_the_output_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that was put beside ours survives every build; a page that nothing claims any more is removed."""
    site = started(tmp_path, capsys)
    assert run(capsys, "build", "--root", site)[0] == 0
    (site / "output" / "CNAME").write_text("rutan.example")
    page = site / "content" / "pages" / "kontak.md"
    story_pages = sorted((site / "output").rglob("*.html"))
    text = page.read_text("utf-8").replace("status: published", "status: draft")
    page.write_text(text, encoding="utf-8", newline="\n")
    assert run(capsys, "build", "--root", site)[0] == 0
    assert (site / "output" / "CNAME").read_text() == "rutan.example"
    assert len(sorted((site / "output").rglob("*.html"))) < len(story_pages)
    assert not (site / "output" / "kontak").exists()


def test_broken_template_leaves_the_site_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A template that cannot be filled is named with its line, exit code 3, and the last good site stays."""
    site = tmp_path / "situs"
    assert run(capsys, "init", site, "--with-templates")[0] == 0
    assert run(capsys, "build", "--root", site)[0] == 0
    before = {path: path.read_bytes() for path in (site / "output").rglob("*") if path.is_file()}
    page = site / "templates" / "pages" / "tags.html"
    text = page.read_text("utf-8").replace("{% block main %}", "{% block main %}{{ view.nothing }}", 1)
    page.write_text(text, encoding="utf-8", newline="\n")
    code, _, err = run(capsys, "build", "--root", site)
    assert code == 3
    assert err.startswith("templates/pages/tags.html:")
    assert "O105" in err
    assert {path: path.read_bytes() for path in (site / "output").rglob("*") if path.is_file()} == before


def test_portable_site_goes_to_a_folder_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--portable` leaves `output/` alone and links to files, not to folders."""
    site = started(tmp_path, capsys)
    assert run(capsys, "build", "--root", site, "--portable")[0] == 0
    assert not (site / "output").exists()
    home = (site / "output-portable" / "index.html").read_text("utf-8")
    assert 'href="./berita/index.html"' in home


def test_manifest_lists_every_file_with_its_digest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`site-builder.sha256` names exactly the files of the output, as sha256sum would."""
    site = started(tmp_path, capsys)
    assert run(capsys, "build", "--root", site)[0] == 0
    output = site / "output"
    lines = (line.partition("  ") for line in (output / "site-builder.sha256").read_text("utf-8").splitlines())
    listed = {name: digest for digest, _, name in lines}
    files = {path.relative_to(output).as_posix(): path for path in output.rglob("*") if path.is_file()}
    files.pop("site-builder.sha256")
    assert listed == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


def test_content_that_is_read_only_is_never_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither check nor build nor list changes a byte below `content/`."""
    site = tmp_path / "situs"
    shutil.copytree(CONTOH, site)
    before = {path: path.read_bytes() for path in (site / "content").rglob("*") if path.is_file()}
    for command in ("check", "build", "list"):
        assert run(capsys, command, "--root", site)[0] == 0
    assert {path: path.read_bytes() for path in (site / "content").rglob("*") if path.is_file()} == before


def test_drafts_are_shown_only_in_a_marked_preview(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--drafts` shows every text but the withdrawn one, marks every page, and keeps search engines out."""
    preview = tmp_path / "pratinjau"
    code, _, err = run(capsys, "build", "--drafts", "--root", CONTOH, "--output", preview, "--as-of", "2026-11-22T09:00")
    assert (code, err) == (0, "")
    pages = [page.read_text("utf-8") for page in preview.rglob("*.html")]
    whole = [page for page in pages if 'http-equiv="refresh"' not in page]
    assert all('class="preview"' in page and 'content="noindex' in page for page in whole)
    text = "".join(pages)
    for secret in ("DRAF-1", "TINJAU-2", "SETUJU-3", "EMBARGO-5", "TERBIT-6", "KEDALUWARSA-7"):
        assert f"RAHASIA-{secret}" in text
    assert "RAHASIA-TARIK-4" not in text


def test_a_preview_says_what_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever opens its folder, and every search engine, is told; what would carry drafts without the mark is not made."""
    preview = tmp_path / "pratinjau"
    assert run(capsys, "build", "--drafts", "--root", CONTOH, "--output", preview, "--as-of", "2026-11-22T09:00")[0] == 0
    files = {path.relative_to(preview).as_posix(): path for path in preview.rglob("*") if path.is_file()}
    assert files["robots.txt"].read_text("utf-8") == "User-agent: *\nDisallow: /\n"
    assert "Pratinjau untuk redaksi" in files["PRATINJAU-JANGAN-DIUNGGAH.txt"].read_text("utf-8")
    assert [path for path in files if path.endswith((".xml", ".json"))] == []
    pages = [path.read_text("utf-8") for name, path in files.items() if name.endswith(".html")]
    assert all('class="preview"' in page and 'content="noindex' in page for page in pages)


def test_drafts_are_never_written_to_the_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A preview that is sent to `output/`, or into it, is refused before anything is written, however the folder is spelled."""
    site = started(tmp_path, capsys)
    (tmp_path / "tautan").symlink_to(site)
    (tmp_path / "langsung").symlink_to(site / "output")
    ways = (
        *(site / "output", site / "content" / ".." / "output", f"{site}/output/", site / "output" / "draf", site / "OUTPUT"),
        *(
            os.path.relpath(site / "output"),
            tmp_path / "tautan" / "output",
            tmp_path / "langsung",
            tmp_path / "langsung" / "draf",
        ),
    )
    for is_built in (False, True):
        if is_built:
            assert run(capsys, "build", "--root", site)[0] == 0
        before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
        for spelled in ways:
            code, out, err = run(capsys, "build", "--drafts", "--root", site, "--output", spelled)
            assert (code, out) == (2, "")
            assert err == (
                f"Naskah yang belum terbit tidak pernah ditulis ke {Path(spelled)}. Hilangkan --output, atau sebut folder lain.\n"
            )
        assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_preview_and_a_public_site_never_share_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that holds a public site takes no preview, nor does one below it; a preview's takes no public site."""
    site = started(tmp_path, capsys)
    public, preview = tmp_path / "unggah", tmp_path / "pratinjau"
    assert run(capsys, "build", "--root", site, "--output", public)[0] == 0
    assert run(capsys, "build", "--drafts", "--root", site, "--output", preview)[0] == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for more, code in ((("--drafts", "--output", public), "O135"), (("--drafts", "--output", public / "x"), "O135")):
        assert (run(capsys, "build", "--root", site, *more)[0], code) == (3, "O135")
    returned, out, err = run(capsys, "build", "--root", site, "--output", preview)
    assert (returned, out) == (3, "")
    assert " O136: " in err
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {path: data for path, data in after.items() if "-lock" not in path.name} == {
        path: data for path, data in before.items() if "-lock" not in path.name
    }


def test_sample_text_does_not_go_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A story of which only the status was changed is refused, with the place of each sample text."""
    site = started(tmp_path, capsys)
    assert run(capsys, "new", "story", "Panen", "--date", "2026-03-02", "--root", site)[0] == 0
    file = site / "content" / "stories" / "2026" / "panen.md"
    file.write_text(file.read_text("utf-8").replace("status: draft", "status: published"), encoding="utf-8", newline="\n")
    code, _, err = run(capsys, "check", "--root", site)
    assert code == 1
    places = [line.split(" ")[0] for line in err.splitlines() if " N101" in line]
    assert places == ["content/stories/2026/panen.md:7:10:", "content/stories/2026/panen.md:14:1:"]


def test_whoever_stops_reading_gets_no_traceback() -> None:
    """A reader such as `head` that closes the pipe early ends the command quietly."""
    command = [sys.executable, "-m", "site_builder", "explain"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_what_a_template_puts_on_every_page_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first page is named, then how many more there are; the sum counts them all."""
    site = tmp_path / "situs"
    assert run(capsys, "init", site, "--with-templates")[0] == 0
    header = site / "templates" / "partials" / "header.html"
    header.write_text(header.read_text("utf-8").replace("</header>", '<img src="//cdn.example/x.png" alt=""></header>'), "utf-8")
    code, _, err = run(capsys, "build", "--root", site, "--lang", "id")
    assert code == 3
    first, alike, total, nothing = err.splitlines()
    assert re.fullmatch(r"\S+:1:1: O103 \S+\.html: Halaman jadi ini memuat \"//cdn\.example/x\.png\" dari situs lain\. .*", first)
    found = re.fullmatch(r"… dan (\d+) halaman lain dengan O103 yang sama: .*\.", alike)
    assert found
    assert total.startswith(f"Kesalahan: {int(found[1]) + 1}, peringatan: 0.")
    assert nothing.startswith("Tidak ada yang ditulis")
