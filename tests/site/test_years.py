"""Years in review: what they count is what the editors' files hold, they exist only for years that have something, and ways lead there."""

import re
from collections import Counter

import pytest
from reader.builds import Built
from reader.content import NOW, WITA, in_language, moment, read_data, read_programs, read_stories, several
from reader.pages import Page, read_page, read_pages

YEARS = {"id": ("tahun/", "program/"), "en": ("en/years/", "en/programs/")}
WORDS = {
    "id": {
        "stories": "Berita terbit",
        "sessions": "Pertemuan terlaksana",
        "reports": "Laporan pers",
        "corrections": "Ralat dan koreksi",
        "programs": "Program",
    },
    "en": {
        "stories": "Stories published",
        "sessions": "Sessions held",
        "reports": "Press reports",
        "corrections": "Corrections",
        "programs": "Programmes",
    },
}


def day_of(text: str) -> str:
    """The day of a session in the site's zone."""
    return text[:10] if len(text) == len("2025-10-13") else moment(text).astimezone(WITA).date().isoformat()


def counted(site: Built, language: str, program: str | None) -> dict[str, Counter[str]]:
    """By what is counted and by year: everything that the public may see, of one program or of the site."""
    found: dict[str, Counter[str]] = {name: Counter() for name in ("stories", "sessions", "reports", "corrections", "begun")}
    for told in read_stories(site):
        if told.language == language and program in (None, told.head.get("program")):
            found["stories"][told.head["date"][:4]] += 1
            made = [moment(one["at"]) for one in told.head.get("corrections", ())]
            found["corrections"].update(str(at.astimezone(WITA).year) for at in made if at <= NOW)
    reports = read_data(site.root, "coverage.yaml")
    programs = read_programs(site)
    for id, record in programs.items():
        if program in (None, id):
            found["sessions"].update(
                day_of(one["start"])[:4] for one in record.get("sessions", ()) if one.get("status") == "held"
            )
            found["begun"].update(record[name][:4] for name in ("started", "ended") if name in record)
    named = several(programs[program].get("coverage")) if program else list(reports)
    found["reports"].update(day[:4] for id in named if (day := reports[id].get("date") or reports[id].get("about")))
    return found


def tallies(page: Page) -> dict[str, int]:
    """The numbers at the head of a review, by their words."""
    return {
        one.one("dt").text: int(one.one("dd").text.replace(".", "")) for one in page.main.one("dl", class_="tallies").all("div")
    }


def titles(page: Page, heading: str) -> list[str]:
    """The headlines of the stories that a page lists."""
    cards = [card for card in page.main.all("article") if "card" in (card.get("class") or "").split()]
    return [card.one(heading).text for card in cards]


def reviews(site: Built, language: str, program: str | None) -> dict[str, str]:
    """The addresses of all reviews that are published, by year."""
    above = YEARS[language][0] if program is None else f"{YEARS[language][1]}{program}/"
    pages = (re.fullmatch(re.escape(above) + r"(\d{4})/", page.address) for page in read_pages(site))
    return {match[1]: match[0] for match in pages if match}


@pytest.mark.parametrize("language", YEARS)
def test_a_review_counts_what_the_files_hold(language: str, site: Built) -> None:
    """Each review tells the stories, held sessions, reports and corrections of its year, and nothing of which there are none."""
    for program in (None, *read_programs(site)):
        wanted = counted(site, language, program)
        for year, address in reviews(site, language, program).items():
            shown = tallies(read_page(site, address)) if any(wanted[name][year] for name in wanted if name != "begun") else {}
            shown.pop(WORDS[language]["programs"], None)
            told = {WORDS[language][name]: numbers[year] for name, numbers in wanted.items() if numbers[year] and name != "begun"}
            assert shown == told, address


@pytest.mark.parametrize("language", YEARS)
def test_a_year_without_anything_has_no_review(language: str, site: Built) -> None:
    """A review exists exactly for the years in which something was held, told, reported, begun or ended."""
    for program in (None, *read_programs(site)):
        numbers = counted(site, language, program)
        numbers.pop("corrections")
        assert set(reviews(site, language, program)) == {year for one in numbers.values() for year in one}, program


@pytest.mark.parametrize("language", YEARS)
def test_months_are_counted_and_led_to(language: str, site: Built) -> None:
    """The months of the site's review add up to its stories; each month that has some leads to its list."""
    for year, address in reviews(site, language, None).items():
        page = read_page(site, address)
        months = Counter(
            told.head["date"][:7] for told in read_stories(site) if told.language == language and told.head["date"][:4] == year
        )
        bars = [bar for bars in page.main.all("ol", class_="bars") for bar in bars.all("li")]
        shown = {}
        for bar in bars:
            if links := bar.all("a"):
                parts = page.resolve(links[0].get("href") or "").rstrip("/").split("/")
                shown[f"{parts[-2]}-{parts[-1]}"] = int(bar.one("b").text.split()[0])
        assert shown == months, address


def test_a_program_tells_its_year(contoh: Built) -> None:
    """The review of a program has the sessions of that year and no others, in the order of their time, whatever became of them."""
    for id, program in read_programs(contoh).items():
        for year, address in reviews(contoh, "id", id).items():
            page = read_page(contoh, address)
            wanted = sorted(
                (day_of(one["start"]), in_language(one["title"], "id"))
                for one in program.get("sessions", ())
                if day_of(one["start"])[:4] == year
            )
            shown = [one.one("h3").text for line in page.main.all("ol", class_="timeline") for one in line.all("li")]
            assert shown == [title for _, title in wanted], address


def test_ways_lead_to_every_review(site: Built) -> None:
    """The list of stories and that of a year lead to the site's review, a program's page to its own, and the sitemap names all."""
    sitemap = site.read("sitemap.xml").decode()
    for language in YEARS:
        stories = read_page(site, {"id": "berita/", "en": "en/news/"}[language])
        led = {stories.resolve(a.get("href") or "") for a in stories.main.all("a")}
        for year, address in reviews(site, language, None).items():
            assert f"{site.base_url}{address}" in led
            assert f"<loc>{site.base_url}{address}</loc>" in sitemap
            archive = read_page(site, f"{stories.address}{year}/")
            assert f"{site.base_url}{address}" in {archive.resolve(a.get("href") or "") for a in archive.main.all("a")}
        for id in read_programs(site):
            page = read_page(site, f"{YEARS[language][1]}{id}/")
            own = {page.resolve(a.get("href") or "") for a in page.main.all("a")}
            for address in reviews(site, language, id).values():
                assert f"{site.base_url}{address}" in own
                assert f"<loc>{site.base_url}{address}</loc>" in sitemap


def test_a_program_leads_to_all_its_stories(contoh: Built) -> None:
    """A program's page shows its three newest stories; where there are more it leads to a list of all, and else there is none."""
    for id in read_programs(contoh):
        stories = [told.title for told in read_stories(contoh) if told.language == "id" and told.head.get("program") == id]
        page = read_page(contoh, f"program/{id}/")
        cards = titles(page, "h3")
        assert cards == stories[:3], id
        listed = f"program/{id}/berita/"
        assert (listed + "index.html" in contoh.files) == (len(stories) > len(cards)), id
        if len(stories) > len(cards):
            assert f"{contoh.base_url}{listed}" in {page.resolve(a.get("href") or "") for a in page.main.all("a")}
            whole = titles(read_page(contoh, listed), "h2")
            assert whole == stories


def test_empty_parts_have_no_heading(site: Built) -> None:
    """Below each heading of a program's page or a review stands something."""
    for page in read_pages(site):
        if not re.match(r"(en/)?(programs?|tahun|years)/", page.path):
            continue
        for section in page.main.all("section"):
            heading = section.one("h2")
            assert section.text.removeprefix(heading.text).strip(), (page.path, heading.text)


def test_reviews_are_collections_of_public_things(site: Built) -> None:
    """A review is a CollectionPage of this site, in its language; that of a program is about its course."""
    for language in YEARS:
        for program in (None, *read_programs(site)):
            for address in reviews(site, language, program).values():
                data = read_page(site, address).data("CollectionPage")
                assert (data["url"], data["inLanguage"]) == (f"{site.base_url}{address}", language)
                course = {"@type": "Course", "@id": f"{site.base_url}program/{program}/#course"} if program else None
                assert data.get("about") == course


def test_what_is_to_come_makes_no_year(contoh: Built) -> None:
    """A session that is only planned for a year to come gives that year no review."""
    sessions = [one for program in read_programs(contoh).values() for one in program.get("sessions", ())]
    assert {one["status"] for one in sessions if day_of(one["start"])[:4] == "2027"} == {"planned"}
    assert "tahun/2027/index.html" not in contoh.files
