"""Nothing is made twice or for nothing: after an edit only the files that show it are made."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from newsrooms import LESS, NOW, Desk, assert_same
from rich_site import EDITS, PLAIN_TEMPLATES, both, clear, withdraw

from site_builder.catalogue import is_error

YEARS_OF_ONE = 2
"""A review in each language."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A site that was built a moment ago."""
    with pytest.MonkeyPatch.context() as patch:
        for name, number in LESS.items():
            patch.setattr(name, number)
        desk = Desk(tmp_path)
        desk.begin()
        desk.build()
        yield desk


def made(desk: Desk) -> dict[str, int]:
    """What a build of what is said now makes, by recipe; the output is right then."""
    desk.save()
    counts = desk.build().stopwatch.counts
    assert desk.build().stopwatch.counts == {}
    assert_same(desk.outcome(), desk.clean_outcome())
    return counts


def test_nothing_changed(desk: Desk) -> None:
    """Nothing is made, whether the files are the same or were saved again as they were."""
    assert made(desk) == {}
    for path in desk.lying:
        (desk.root / path).write_bytes(desk.lying[path])
    assert made(desk) == {}


def test_the_text_of_an_old_story(desk: Desk) -> None:
    """Its page in that language, and the feeds of its tag or program as long as it is among their newest."""
    desk.data["stories"]["lima"]["body"] += "\nTambahan.\n"
    assert made(desk) == {"story": 1, "feed": 3}
    desk.data["stories"]["satu"]["en"]["body"] += "\nMore.\n"
    assert made(desk) == {"story": 1, "feed": 9}


def test_the_text_of_a_story_in_no_feed(desk: Desk) -> None:
    """Its page alone."""
    desk.data["site"]["features"]["feeds"] = "false"
    made(desk)
    for id in ("satu", "empat", "terbaru"):
        desk.data["stories"][id]["body"] += "\nTambahan.\n"
        assert made(desk) == {"story": 1}


def test_a_draft(desk: Desk) -> None:
    """What nobody sees makes nothing."""
    desk.data["stories"]["draf"]["head"]["title"] = "Judul lain"
    desk.data["stories"]["draf"]["body"] += "\nTambahan.\n"
    desk.data["pages"]["rahasia"]["body"] += "\nTambahan.\n"
    assert made(desk) == {}


def test_a_story_that_was_withdrawn_by_a_record_alone(desk: Desk) -> None:
    """It stays away when its file, which still says that it is published, is saved again with other words."""
    withdraw(desk.data, "lima")
    made(desk)
    story = desk.data["stories"]["lima"]
    story["body"] += "\nTambahan.\n"
    assert made(desk) == {}
    story["head"]["title"] += " Tambahan"
    assert made(desk) == {}


@pytest.mark.parametrize("edit", ["template", "texts", "body", "title", "person", "report", "indicator"])
def test_pictures_stay(desk: Desk, edit: str) -> None:
    """No picture is made again because of a template or a text."""
    EDITS[edit](desk.data, 1, 1)
    counts = made(desk)
    assert counts
    assert "photo" not in counts
    assert "share_card" not in counts or edit == "title"


def test_a_picture(desk: Desk) -> None:
    """The sizes of this picture alone, and the pages that name them."""
    desk.data["pictures"]["logo-sanggar"] += 3
    assert made(desk) == {"photo": 2, "organization": 2}


def test_a_card_changes_with_what_it_shows_alone(desk: Desk) -> None:
    """A new headline or cover makes one card, in the language where it stands; tags and summaries make none."""
    desk.data["site"]["features"]["share_cards"] = "all"
    made(desk)
    said = desk.data["stories"]["satu"]
    said["en"]["head"]["title"] = "Another headline"
    assert made(desk)["share_card"] == 1
    said["head"]["cover"] = "aula"
    assert made(desk)["share_card"] == 2
    said["head"]["tags"] = ["panen"]
    said["head"]["summary"] = "Ringkasan lain yang panjangnya cukup untuk sebuah berita dari rutan rekaan ini."
    assert "share_card" not in made(desk)


def test_a_style_sheet(desk: Desk) -> None:
    """Pages carry their styles; data and pictures do not."""
    desk.data["templates"]["templates/css/20-base.css"] = PLAIN_TEMPLATES["templates/css/20-base.css"] + b"p{margin:0}"
    counts = made(desk)
    assert counts["story"] > 1
    assert counts.keys().isdisjoint({"photo", "share_card", "stories_data", "programs_data", "calendar"})


def test_a_figure(desk: Desk) -> None:
    """The program's pages, its data and what names the program; no picture, feed or page of a person."""
    desk.data["programs"]["masak"]["indicators"]["peserta"]["value"] = "38"
    counts = made(desk)
    assert counts["program"] == 2
    assert counts["programs_data"] == 1
    assert counts.keys().isdisjoint({"photo", "organizations", "people"})


def test_a_year_that_is_over(desk: Desk) -> None:
    """A review is made again by what belongs to its year alone: of two sessions, the later one touches no earlier year."""
    masak = desk.data["programs"]["masak"]
    later = {"title": both("Lanjutan"), "start": "2026-02-10", "status": "held", "instructors": ["rina"]}
    masak["sessions"].append(later)
    assert made(desk)["year"] > 0
    later["description"] = both("Ramai")
    assert made(desk)["year"] == 2 * YEARS_OF_ONE
    masak["summary"] = both("Ringkasan lain")
    assert "year" not in made(desk)
    masak["sessions"][0]["place"] = both("Halaman")
    assert made(desk)["year"] == 2 * YEARS_OF_ONE
    masak["name"] = both("Dapur Baru")
    assert made(desk)["year"] > YEARS_OF_ONE


def test_a_report_and_the_years(desk: Desk) -> None:
    """A report's headline renews the reviews of its year: of the site, and of the program that names it."""
    desk.data["coverage"]["harian"]["headline"] = "Dapur Lama"
    assert made(desk)["year"] == 2 * YEARS_OF_ONE
    desk.data["coverage"]["radio"]["summary"] = both("Lain")
    assert made(desk)["year"] == YEARS_OF_ONE


def test_a_story_and_the_years(desk: Desk) -> None:
    """A new text of a story makes no review again."""
    desk.data["stories"]["lima"]["body"] += "\nTambahan.\n"
    assert "year" not in made(desk)


def test_time_goes_by(desk: Desk) -> None:
    """An hour in which nothing happens makes nothing."""
    desk.build(now=NOW + timedelta(minutes=5))
    assert desk.build(now=NOW + timedelta(hours=1)).stopwatch.counts == {}
    assert desk.build(now=NOW).stopwatch.counts == {}


def test_one_file_that_was_lost(desk: Desk) -> None:
    """It alone is made again."""
    (desk.output / "berita/2025/satu/index.html").unlink()
    (desk.output / "tentang/index.html").write_bytes(b"")
    assert made(desk) == {"story": 1, "page": 1}


def test_an_order_that_was_given_before(desk: Desk) -> None:
    """An edit undone makes what the edit made, and no more."""
    before = desk.data["stories"]["empat"]["body"]
    desk.data["stories"]["empat"]["body"] += "\nTambahan.\n"
    first = made(desk)
    desk.data["stories"]["empat"]["body"] = before
    assert made(desk) == first


def test_a_mistake_that_was_mended(desk: Desk) -> None:
    """A build that was refused leaves no more to do than there was."""
    said = desk.data["stories"]["lima"]["body"]
    for wrong in ("\n[Mati](story:tidak-ada)\n", "\n::: photo tidak-ada\n"):
        desk.data["stories"]["lima"]["body"] = said + wrong
        desk.save()
        assert desk.outcome().files is None
    desk.data["stories"]["lima"]["body"] = said
    assert made(desk) == {}


def test_a_story_that_cannot_be_read(desk: Desk) -> None:
    """Who names it is not blamed for it: what a build finds is what a clean one finds."""
    for id, story in desk.data["stories"].items():
        said = story["head"]["title"]
        story["head"]["title"] = {"Baru": "hari ini"}
        desk.save()
        found = desk.outcome()
        assert_same(found, desk.clean_outcome())
        assert {problem.place.path for problem in found.problems if is_error(problem)} == {
            f"content/stories/{story['head']['date'][:4]}/{id}.md"
        }
        story["head"]["title"] = said


def test_without_a_state(desk: Desk) -> None:
    """Everything is made, but what stands in the output already is not written again."""
    clear(desk.state)
    stamps = {path: path.stat().st_mtime_ns for path in desk.output.rglob("*") if path.is_file()}
    assert desk.build().written.same == len(stamps) - 1
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps
