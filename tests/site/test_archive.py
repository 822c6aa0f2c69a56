"""The archive: every year and month that has stories, with their number, and none that has not."""

from collections import Counter

import pytest
from reader.builds import Built
from reader.content import read_stories
from reader.pages import Page, read_page, read_pages

ARCHIVES = {"id": "berita/arsip/", "en": "en/news/archive/"}
LISTS = {"id": "berita/", "en": "en/news/"}


def counted(site: Built, language: str, length: int) -> Counter[str]:
    """The stories of each year (of the first four letters of a day) or month (of the first seven)."""
    return Counter(told.head["date"][:length] for told in read_stories(site) if told.language == language)


def number(text: str) -> int:
    """The number that a text begins with, within brackets or without."""
    return int(text.strip("()").split(maxsplit=1)[0].replace(".", "").replace(",", ""))


def months_in(page: Page, chips: list[tuple[str | None, int]], language: str) -> dict[str, int]:
    """What links to months say, by the months that they lead to."""
    base = page.site.base_url + LISTS[language]
    return {page.resolve(href or "").removeprefix(base).rstrip("/").replace("/", "-"): n for href, n in chips}


@pytest.mark.parametrize("language", ARCHIVES)
def test_the_archive_has_every_year_and_month_with_its_number(language: str, site: Built) -> None:
    """Years and months stand from the newest on, each with the number of its stories, and lead to their lists."""
    page = read_page(site, ARCHIVES[language])
    years = {one.one("h2").one("a").text: number(one.one("h2").one("small").text) for one in page.main.all("section")}
    assert list(years.items()) == sorted(counted(site, language, 4).items(), reverse=True)
    chips = [(chip.one("a").get("href"), number(chip.one("small").text)) for chip in page.main.all("li") if chip.all("small")]
    assert list(months_in(page, chips, language).items()) == sorted(counted(site, language, 7).items(), reverse=True)
    assert number(page.main.one("p", class_="meta").text) == sum(years.values())


@pytest.mark.parametrize("language", ARCHIVES)
def test_lists_lead_to_months_and_to_the_whole_archive(language: str, site: Built) -> None:
    """A year's list has each of its months with its number; it and the list of all stories lead to the archive."""
    for year in ("", *counted(site, language, 4)):
        page = read_page(site, f"{LISTS[language]}{year}/".replace("//", "/"))
        (beside,) = page.main.all("section", class_="beside")
        assert site.base_url + ARCHIVES[language] in {page.resolve(link.get("href") or "") for link in beside.all("a")}, (
            page.address
        )
        chips = [(chip.one("a").get("href"), number(chip.one("small").text)) for chip in beside.all("li") if chip.all("small")]
        wanted = {m: n for m, n in counted(site, language, 7).items() if m[:4] == year} if year else counted(site, language, 4)
        assert months_in(page, chips, language) == wanted, page.address


def test_nowhere_is_told_of_months_without_stories(site: Built) -> None:
    """No page says that a month, year, tag or program has no stories."""
    for page in read_pages(site):
        told = [one.text.strip("()") for tag in ("b", "small", "dd") for one in page.main.all(tag)]
        assert not {"0", "0 berita", "0 stories"} & set(told), page.address
