"""Related stories: small newspapers, and what stands beside one of their stories, in order."""

from pathlib import Path

import pytest
from reader.builds import PROJECT, Built, build, copy_content
from reader.content import read_stories
from reader.pages import Node, read_page, read_pages

MINIMAL = PROJECT / "tests" / "sites" / "minimal"
PEOPLE = ("kepala", "koki", "guru")
FILLING = tuple(f"2025-01-{day:02d} isi-{day} #lain" for day in range(1, 17))
"""Stories that have nothing to do with those of interest, so that what these share is rare."""

CASES: dict[str, tuple[tuple[str, ...], str]] = {
    "nothing in common": (("2025-05-01 x #a", "2025-04-01 lama", "2025-05-02 y #b", "2025-06-01 baru"), ""),
    "the stories before and after are not told again": (("2025-05-01 x #a", "2025-04-01 lama #a", "2025-06-01 baru #a"), ""),
    "nor what stands under see also": (
        ("2025-05-01 x #a >z", "2025-04-01 lama", "2025-06-01 baru", "2025-07-01 y #a", "2025-07-02 z #a"),
        "y",
    ),
    "two tags more than one": (
        ("2025-05-01 x #a #b", "2025-04-30 lama", "2025-05-02 baru", "2025-06-02 y #a", "2025-06-03 z #a #b"),
        "z y",
    ),
    "the nearer in time among equals, on either side": (
        ("2025-05-01 x #a", "2025-04-30 lama", "2025-05-02 baru", "2025-05-20 y #a", "2025-04-20 z #a", "2025-05-09 w #a"),
        "w z y",
    ),
    "a rare tag more than a common one": (
        ("2025-05-01 x #a #lain", "2025-04-30 lama", "2025-05-02 baru", "2025-05-03 y #lain", "2025-05-09 z #a", *FILLING[:6]),
        "z y",
    ),
    "a program more than a tag that is as rare": (
        (
            *("2025-05-01 x #a @dapur", "2025-04-01 lama @dapur", "2025-06-01 baru @dapur"),
            *("2025-05-02 y #a", "2025-05-03 v #a", "2025-05-04 w #a", "2025-07-01 z @dapur", *FILLING),
        ),
        "z y v w",
    ),
    "a rare person makes two stories related, one who is everywhere does not": (
        (
            *("2025-05-01 x +kepala +koki", "2025-04-30 lama +kepala", "2025-05-02 baru +kepala"),
            *("2025-05-03 y +kepala", "2025-05-09 z +koki", *(f"{one} +kepala" for one in FILLING)),
        ),
        "z",
    ),
    "who is everywhere tells apart what a tag makes equal": (
        (
            *("2025-05-01 x #a +kepala", "2025-04-30 lama", "2025-05-02 baru"),
            *("2025-05-03 y #a", "2025-05-09 z #a +kepala", "2025-05-10 v +kepala", "2025-05-11 w +kepala", *FILLING),
        ),
        "z y",
    ),
    "years between two stories weigh more than a tag that many have": (
        ("2025-05-01 x #a", "2025-04-30 lama", "2025-05-02 baru", "2020-01-01 y #a", "2025-08-01 z #a"),
        "z",
    ),
    "four at most": (
        ("2025-05-10 x #a", "2025-05-09 lama", "2025-05-11 baru", *(f"2025-05-{day} y{day} #a" for day in range(12, 19))),
        "y12 y13 y14 y15",
    ),
}
"""By what they show: stories as a day, a name and what each has (#tag, @program, +person, >see also); and what is related to `x`."""


def put(root: Path, stories: tuple[str, ...]) -> None:
    """The smallest site with these stories, and with people and a program that they may name."""
    copy_content(MINIMAL, root)
    content = root / "content"
    for old in content.glob("stories/*/*.md"):
        old.unlink()
    people = "".join(f"{id}:\n  name: Tokoh {id.title()}\n  title: Petugas\n" for id in PEOPLE)
    (content / "people.yaml").write_text(people, "utf-8")
    (content / "programs").mkdir()
    program = "name: Dapur Contoh\nsummary: Belajar memasak.\nfield: kemandirian\nstatus: running\n"
    (content / "programs" / "dapur.yaml").write_text(program, "utf-8")
    for told in stories:
        day, id, *has = told.split()
        marked = {sign: [one[1:] for one in has if one[0] == sign] for sign in "#@+>"}
        head = [f"title: Berita {id}", f"date: {day}", "status: published", f"summary: Ringkasan berita {id} di Rutan Contoh."]
        head += [f"program: {one}" for one in marked["@"]]
        head += [
            f"{field}: [{', '.join(marked[sign])}]"
            for field, sign in (("tags", "#"), ("people", "+"), ("see_also", ">"))
            if marked[sign]
        ]
        file = content / "stories" / day[:4] / f"{id}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(["---", *head, "---", f"Isi berita {id}.", ""]), "utf-8")


def related_in(main: Node) -> list[str]:
    """The links under the heading of related stories, in order."""
    sections = [
        one for one in main.all("section") if [head.text for head in one.all("h2")] in (["Berita terkait"], ["Related stories"])
    ]
    return [head.one("a").get("href") or "" for one in sections for head in one.all("h3")]


@pytest.mark.parametrize("case", CASES)
def test_what_is_related(case: str, tmp_path: Path) -> None:
    """In each small newspaper exactly the expected stories stand beside `x`, in their order."""
    stories, wanted = CASES[case]
    put(tmp_path, stories)
    build(tmp_path, tmp_path / "output")
    page = read_page(Built(case, tmp_path, tmp_path / "output", "https://kabar.rutan-contoh.example/"), "berita/2025/x/")
    assert [href.rstrip("/").rpartition("/")[2] for href in related_in(page.main)] == wanted.split()


def test_nothing_is_led_to_twice(site: Built) -> None:
    """On no story of either site a related one is the story itself, the one before or after it, or one under "see also"."""
    addresses = {site.base_url + told.address for told in read_stories(site)}
    for page in read_pages(site):
        related = {page.resolve(href) for href in related_in(page.main)} if page.url in addresses else set()
        beside = page.main.all("nav", class_="neighbours")
        told = {page.resolve(link.get("href") or "") for one in beside for link in one.all("a")} | {page.url}
        for one in page.main.all("section"):
            if [head.text for head in one.all("h2")] in (["Baca juga"], ["Read also"]):
                told |= {page.resolve(link.get("href") or "") for link in one.all("a")}
        assert not related & told, page.address
