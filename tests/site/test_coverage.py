"""The register of press coverage: grouped, filtered without a script, linked both ways, and offered as a table that is safe to open."""

import csv
import io
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reader.builds import Built, build, copy_small
from reader.content import in_language, read_data, read_programs, read_stories, several, tag_id
from reader.pages import read_page

from site_builder.plan.coverage import harmless

REGISTER = {"id": "liputan/", "en": "en/coverage/"}


def year_of(report: dict[str, str]) -> str:
    """The year under which a report stands; 0 where no day is known."""
    return (report.get("date") or report.get("about") or "0")[:4]


def day_of(report: dict[str, str]) -> str:
    """By which reports are in order."""
    return report.get("date") or report.get("about") or ""


@pytest.mark.parametrize("language", REGISTER)
def test_reports_stand_under_their_year(language: str, site: Built) -> None:
    """Every report stands once, under the year of its day, with the number of reports beside the year; the newest comes first."""
    reports = read_data(site.root, "coverage.yaml")
    page = read_page(site, REGISTER[language])
    sections = [section for section in page.main.all("section") if (section.get("id") or "").startswith("_")]
    shown = {(section.get("id") or "")[1:]: [one.get("id") for one in section.all("article")] for section in sections}
    assert list(shown) == sorted(set(map(year_of, reports.values())), reverse=True)
    assert {id: year for year, ids in shown.items() for id in ids} == {id: year_of(report) for id, report in reports.items()}
    assert [len(section.all("article")) for section in sections] == [
        int(section.one("h2").one("small").text.strip("()").split()[0]) for section in sections
    ]
    days = [day_of(reports[id or ""]) for ids in shown.values() for id in ids]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("language", REGISTER)
def test_the_register_can_be_filtered_without_a_script(language: str, contoh: Built) -> None:
    """Years lead to their place, outlets to their own page or only report, each with its number; an outlet's page has its reports alone."""
    reports = read_data(contoh.root, "coverage.yaml")
    page = read_page(contoh, REGISTER[language])
    counted = {
        item.one("a").get("href"): int(item.one("small").text.strip("()"))
        for item in page.main.one("nav", class_="box").all("li")
    }
    years = Counter(map(year_of, reports.values()))
    outlets = Counter(report["outlet"] for report in reports.values())
    only = {report["outlet"]: id for id, report in reports.items()}
    wanted: dict[str | None, int] = {f"#_{year}": number for year, number in years.items()}
    home = "" if language == "id" else "../"
    for outlet, number in outlets.items():
        place = f"{tag_id(outlet)}/" if number > 1 else f"#{only[outlet]}"
        wanted[f"{home}../{REGISTER[language]}{place}"] = number
        if number > 1:
            own = read_page(contoh, f"{REGISTER[language]}{tag_id(outlet)}/").main.all("article")
            assert {one.get("id") for one in own} == {id for id, report in reports.items() if report["outlet"] == outlet}
    assert counted == wanted


def test_stories_and_programs_lead_to_reports_and_back(site: Built) -> None:
    """Each report that a story or program names is linked there, and its entry links back to all public ones that name it."""
    reports = read_data(site.root, "coverage.yaml")
    named: dict[str, set[str]] = {id: set() for id in reports}
    for told in read_stories(site):
        if told.language == "id":
            for id in several(told.head.get("coverage")):
                named[id].add(told.address)
    for id, program in read_programs(site).items():
        for report in several(program.get("coverage")):
            named[report].add(f"program/{id}/")
    register = read_page(site, "liputan/")
    for id, addresses in named.items():
        entry = next(one for one in register.main.all("article") if one.get("id") == id)
        own = {register.resolve(a.get("href") or "").removeprefix(site.base_url) for a in entry.all("a")}
        assert {address for address in own if address.startswith(("berita/", "program/"))} == addresses, id
        for address in addresses:
            page = read_page(site, address)
            there = {page.resolve(a.get("href") or "") for a in page.main.all("a")}
            assert f"{site.base_url}liputan/#{id}" in there, (id, address)


def test_an_outlets_own_words_are_shown_by_its_permission(contoh: Built) -> None:
    """A passage stands as a quotation of its report, with who permitted it and when; where the permission is kept is told nowhere."""
    report = read_data(contoh.root, "coverage.yaml")["niaga-rekaan-dapur-kukus"]
    entries = {one.get("id"): one for one in read_page(contoh, "liputan/").main.all("article")}
    quoted = {id: one.all("blockquote") for id, one in entries.items()}
    assert [id for id, found in quoted.items() if found] == ["niaga-rekaan-dapur-kukus"]
    assert quoted["niaga-rekaan-dapur-kukus"][0].text == report["text"]
    assert quoted["niaga-rekaan-dapur-kukus"][0].get("cite") == report["link"]
    assert "seizin Redaksi Niaga Rekaan, 22 Mei 2025" in entries["niaga-rekaan-dapur-kukus"].text
    evidence = report["reproduction"]["evidence"].encode()
    assert [path for path in contoh.files if evidence in contoh.read(path)] == []


def table(site: Built) -> list[dict[str, str]]:
    """The table as whoever downloads it reads it."""
    return list(csv.DictReader(io.StringIO(site.read("liputan.csv").decode("utf-8-sig"), newline="")))


def test_the_table_holds_every_report(site: Built) -> None:
    """`liputan.csv` has a row for each report, the newest first, with what the register says, in both languages."""
    reports = read_data(site.root, "coverage.yaml")
    rows = table(site)
    assert sorted(row["id"] for row in rows) == sorted(reports)
    assert [row["date"] or row["event_date"] for row in rows] == sorted(map(day_of, reports.values()), reverse=True)
    for row in rows:
        report = reports[row["id"]]
        told = {name: row[name] for name in ("outlet", "date", "event_date", "headline", "link", "editor", "permission")}
        plain = {name: report.get(name, "") for name in ("outlet", "date", "headline", "link", "editor")}
        permitted = " ".join(several(report.get("reproduction", {}).get("permitted")))
        assert told == {**plain, "event_date": report.get("about", ""), "permission": permitted}
        assert row["summary_id"] == (in_language(report.get("summary", ""), "id") or "")
        assert row["register"] == f"{site.base_url}liputan/#{row['id']}"


def test_the_table_is_written_as_the_standard_says(site: Built) -> None:
    """It is UTF-8 with a signature, its lines end with CRLF, every cell is quoted, and every row has as many cells as the header."""
    data = site.read("liputan.csv")
    assert data.startswith(b'\xef\xbb\xbf"id",')
    assert data.endswith(b'"\r\n')
    assert data.count(b"\n") == data.count(b"\r\n")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}


def test_the_register_offers_the_table(site: Built) -> None:
    """The register of each language links to it."""
    for address in REGISTER.values():
        page = read_page(site, address)
        links = [a for a in page.main.all("a") if a.get("type") == "text/csv"]
        assert [page.resolve(a.get("href") or "") for a in links] == [f"{site.base_url}liputan.csv"]


def test_a_headline_is_no_formula(contoh: Built, tmp_path: Path) -> None:
    """A headline that a sheet would run stands in the table with an apostrophe before it, and on the page as it is."""
    root = copy_small(contoh.root, tmp_path)
    file = root / "content" / "coverage.yaml"
    evil = '=HYPERLINK("https://jahat.example";"Klik"), -1+1'
    file.write_text(file.read_text("utf-8").replace("headline: Habis dalam Dua Jam", f"headline: '{evil}'"), "utf-8")
    build(root, tmp_path / "out")
    site = Built("contoh", root, tmp_path / "out", contoh.base_url)
    assert {row["headline"] for row in table(site) if row["id"] == "harian-contoh-pasar"} == {f"'{evil}"}
    assert evil in read_page(site, "liputan/").main.text


@given(st.text())
def test_no_cell_is_run(cell: str) -> None:
    """No cell of the table, whatever was written, begins as a formula, and what was written is still there."""
    written = harmless(cell)
    assert not written.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert written in (cell, f"'{cell}")


def test_without_open_data_there_is_no_table(contoh: Built, tmp_path: Path) -> None:
    """A site that publishes no open data has no table, and no link to one."""
    root = copy_small(contoh.root, tmp_path)
    file = root / "content" / "site.yaml"
    file.write_text(file.read_text("utf-8").replace("open_data: true", "open_data: false"), "utf-8")
    build(root, tmp_path / "out")
    site = Built("contoh", root, tmp_path / "out", contoh.base_url)
    assert "liputan.csv" not in site.files
    assert "liputan.csv" not in read_page(site, "liputan/").source
