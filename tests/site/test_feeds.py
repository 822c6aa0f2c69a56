"""What other programs read: feeds, sitemaps, calendars, open data, linked data, the web manifest."""

import json
import re
from calendar import timegm
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as Xml

import feedparser
import pytest
from icalendar import Calendar
from reader.builds import Built, build
from reader.content import (
    NOW,
    WITA,
    Told,
    in_language,
    maker_name,
    moment,
    read_data,
    read_programs,
    read_stories,
    several,
    tag_id,
    tag_name,
)
from reader.kinds import KINDS
from reader.pages import own_file, parse_html, read_page, read_pages

NEWEST = 20
"""Stories in a feed."""
DESKS = {"dimsum": {"id": "Redaksi", "en": "News desk"}, "contoh": {"id": "Redaksi Humas", "en": "Press desk"}}
HOMES = {"id": "", "en": "en/"}


def site_feed(site: Built, language: str) -> list[Told]:
    """The stories that the feed of the whole site holds."""
    return [told for told in read_stories(site) if told.language == language][:NEWEST]


def authors(site: Built, told: Told) -> list[str]:
    """Who wrote a story, as readers see it."""
    names = [maker_name(site, name) for name in several(told.head.get("byline", {}).get("writer"))]
    return names or [DESKS[site.name][told.language]]


def tags(site: Built, told: Told) -> list[str]:
    """The tags of a story, as readers see them."""
    return [tag_name(site, words, told.language) for words in several(told.head.get("tags"))]


def as_entry(site: Built, told: Told) -> dict[str, Any]:
    """What a feed reader shows of a story."""
    return {
        "title": told.title,
        "link": site.base_url + told.address,
        "summary": told.summary,
        "published": told.live.astimezone(UTC),
        "authors": authors(site, told),
        "tags": tags(site, told),
    }


def parsed(site: Built, path: str) -> feedparser.FeedParserDict:
    """A feed as feedparser reads it, which must find nothing to complain about."""
    feed = feedparser.parse(site.read(path), sanitize_html=False, resolve_relative_uris=False)
    assert not feed.bozo, f"{path}: {feed.get('bozo_exception')}"
    return feed


def read_entry(entry: feedparser.FeedParserDict) -> dict[str, Any]:
    """The same of a parsed entry."""
    return {
        "title": entry.title,
        "link": entry.link,
        "summary": entry.summary,
        "published": datetime.fromtimestamp(timegm(entry.published_parsed), UTC),
        "authors": [author["name"] for author in entry.authors],
        "tags": [tag["term"] for tag in entry.get("tags", [])],
    }


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_the_feed_of_the_site_holds_its_newest_stories(name: str, language: str, site: Built) -> None:
    """RSS and Atom hold the twenty newest public stories, the newest first, each with what its editors wrote."""
    feed = parsed(site, HOMES[language] + name)
    assert [read_entry(entry) for entry in feed.entries] == [as_entry(site, told) for told in site_feed(site, language)]


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_json_feed_holds_the_same(language: str, site: Built) -> None:
    """The JSON Feed names its version, its addresses, and the same stories with string ids, absolute links and whole texts."""
    feed = json.loads(site.read(HOMES[language] + "feed.json"))
    found = [
        {
            "title": item["title"],
            "link": item["url"],
            "summary": item["summary"],
            "published": datetime.fromisoformat(item["date_published"]).astimezone(UTC),
            "authors": [author["name"] for author in item["authors"]],
            "tags": item["tags"],
        }
        for item in feed["items"]
    ]
    assert found == [as_entry(site, told) for told in site_feed(site, language)]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["language"] == language
    assert feed["home_page_url"] == site.base_url + HOMES[language]
    assert feed["feed_url"] == site.base_url + HOMES[language] + "feed.json"
    assert all(isinstance(item["id"], str) and item["content_html"] for item in feed["items"])
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])


def test_every_feed_can_be_parsed(site: Built) -> None:
    """Each RSS and Atom file is what its name says, in its language, and names itself, its page and its title."""
    files = [path for path in site.files if path.endswith(("rss.xml", "atom.xml"))]
    assert files
    for path in files:
        feed, language = parsed(site, path), "en" if path.startswith("en/") else "id"
        assert feed.version == ("rss20" if path.endswith("rss.xml") else "atom10"), path
        assert feed.feed.get("language", feed.feed.get("xml_lang", language)) == language
        assert [link.href for link in feed.feed.links if link.rel == "self"] == [site.base_url + path]
        assert feed.feed.link == site.base_url + re.sub(r"[^/]+$", "", path)
        assert feed.feed.title
        assert feed.entries


def test_each_page_with_feeds_offers_all_three(site: Built) -> None:
    """Home, each program and each tag that has stories offers RSS, Atom and JSON Feed; the files exist and there are no others."""
    types = {"rss.xml": "application/rss+xml", "atom.xml": "application/atom+xml", "feed.json": "application/feed+json"}
    offered: set[str] = set()
    for page in read_pages(site):
        named = {
            page.resolve(link.get("href") or ""): link.get("type") for link in page.links("alternate") if not link.get("hreflang")
        }
        assert set(named.values()) in (set(), set(types.values())), page.path
        offered |= {own_file(site, url) or url for url in named}
        assert all(types[url.rpartition("/")[2]] == kind for url, kind in named.items())
    assert offered == {path for path in site.files if path.endswith(tuple(types))}


@pytest.mark.parametrize("language", ["id", "en"])
def test_program_and_tag_feeds_hold_their_own_stories(language: str, site: Built) -> None:
    """The feed of a program or a tag holds its newest stories and no others."""
    stories = [told for told in read_stories(site) if told.language == language]
    section, label = ("program", "tag") if language == "id" else ("en/programs", "en/tags")
    wanted: dict[str, list[str]] = {}
    for told in stories:
        own = [f"{section}/{told.head['program']}/"] if "program" in told.head else []
        for address in [*own, *(f"{label}/{tag_id(words)}/" for words in several(told.head.get("tags")))]:
            wanted.setdefault(address + "rss.xml", []).append(told.title)
    found = {
        path: [entry.title for entry in parsed(site, path).entries]
        for path in site.files
        if path.endswith("/rss.xml") and path.startswith("en/") == (language == "en") and path != "en/rss.xml"
    }
    assert found == {path: titles[:NEWEST] for path, titles in wanted.items()}


@pytest.mark.parametrize("language", ["id", "en"])
def test_feeds_carry_the_whole_text(language: str, site: Built) -> None:
    """The content of each entry, in all three formats, is the text of its page, with every address absolute."""
    rss, atom = (parsed(site, HOMES[language] + name).entries for name in ("rss.xml", "atom.xml"))
    items = json.loads(site.read(HOMES[language] + "feed.json"))["items"]
    for one, two, three in zip(rss, atom, items, strict=True):
        html = three["content_html"]
        assert one.content[0].value.strip() == two.content[0].value.strip() == html.strip()
        whole = read_page(site, three["url"].removeprefix(site.base_url)).main.one("div", class_="body")
        own = [child for child in whole.children if isinstance(child, str) or child.get("class") not in ("dateline", "initials")]
        body, content = replace(whole, children=own), parse_html(html)
        assert content.text == body.text, three["url"]
        addresses = [node.get(name) or "" for node in content.walk() for name in ("href", "src") if node.get(name) is not None]
        assert [a for a in addresses if not a.startswith(("https://", "http://", "mailto:", "tel:", "#fn"))] == []


def test_feed_times_carry_the_offset_of_wita(site: Built) -> None:
    """Every time in every feed is written with the offset +08:00, and an Atom feed is as new as its newest entry."""
    for path in site.files:
        text = site.read(path).decode() if path.endswith(("rss.xml", "atom.xml", "feed.json")) else ""
        if path.endswith("rss.xml"):
            times = re.findall(r"<(?:pubDate|lastBuildDate)>([^<]+)<", text)
            assert times, path
            assert all(re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0800", time) for time in times), path
        elif text:
            times = re.findall(r"(?:<(?:published|updated)>|\"date_(?:published|modified)\": \")([^<\"]+)", text)
            assert times, path
            assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00", time) for time in times), path
            assert not path.endswith("atom.xml") or times[0] == max(times), path


def test_entries_have_ids_that_are_their_own(site: Built) -> None:
    """The same story has the same id in RSS, Atom and JSON Feed; the two languages and any two stories have different ones."""
    seen: dict[str, str] = {}
    for language in ("id", "en"):
        rss, atom = (parsed(site, HOMES[language] + name).entries for name in ("rss.xml", "atom.xml"))
        items = json.loads(site.read(HOMES[language] + "feed.json"))["items"]
        for one, two, three in zip(rss, atom, items, strict=True):
            assert one.id == two.id == three["id"]
            assert seen.setdefault(one.id, one.link) == one.link


def width_of(file: str) -> int:
    """Pixels, as the name of a published photo says."""
    return int(file.rpartition("-")[2].removesuffix(".jpg"))


def test_stories_with_a_cover_have_an_enclosure(contoh: Built) -> None:
    """An RSS item whose story has a cover names it as an enclosure with address, type and length in bytes; the others have none."""
    found = {
        entry.link: [(own_file(contoh, item.href), item.type, int(item.length)) for item in entry.enclosures]
        for entry in parsed(contoh, "rss.xml").entries
    }
    wanted = {}
    for told in site_feed(contoh, "id"):
        page = read_page(contoh, told.address)
        images = page.data("NewsArticle").get("image", [])
        stems = [(own_file(contoh, image["contentUrl"]) or "").removesuffix("1x1.jpg") for image in images[:1]]
        files = [
            max((file for file in contoh.files if re.fullmatch(re.escape(stem) + r"\d+\.jpg", file)), key=width_of)
            for stem in stems
        ]
        wanted[page.url] = [(file, "image/jpeg", len(contoh.read(file))) for file in files]
    assert any(wanted.values())
    assert found == wanted


def test_atom_says_who_may_use_it(contoh: Built) -> None:
    """Each Atom feed and each of its entries carries the site's licence in the feed's language."""
    for path, words in (("atom.xml", "Teks boleh dikutip"), ("en/atom.xml", "Texts may be quoted")):
        feed = parsed(contoh, path)
        assert feed.feed.rights.startswith(words)
        assert all(entry.rights.startswith(words) for entry in feed.entries)


SITEMAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}


def sitemap(site: Built) -> dict[str, dict[str, str]]:
    """Every address in the sitemap with its languages."""
    root = Xml.fromstring(site.read("sitemap.xml"))  # noqa: S314 (our own file)
    found = {}
    for entry in root.findall("s:url", SITEMAP):
        url = entry.findtext("s:loc", "", SITEMAP)
        assert url not in found, f"{url} stands twice"
        found[url] = {link.get("hreflang", ""): link.get("href", "") for link in entry.findall("x:link", SITEMAP)}
    return found


def test_the_sitemap_holds_every_public_page(site: Built) -> None:
    """The sitemap names exactly the pages that a search engine may list: no redirect, no error page, nothing missing."""
    pages = {page.url for page in read_pages(site) if not page.is_redirect and "noindex" not in page.meta("robots")}
    assert set(sitemap(site)) == pages


def test_the_sitemap_names_the_same_languages_as_the_pages(site: Built) -> None:
    """Each address in the sitemap names the same other languages as the page itself, and is named back."""
    entries = sitemap(site)
    by_page = {
        page.url: {link.get("hreflang"): link.get("href") for link in page.links("alternate") if link.get("hreflang")}
        for page in read_pages(site)
    }
    assert entries == {url: by_page[url] for url in entries}
    assert all(entries[other] == named for named in entries.values() for other in named.values())


def test_the_sitemap_tells_when_stories_changed(contoh: Built) -> None:
    """A story's address has the time of its last change, with offset; a page whose change is not known has none."""
    root = Xml.fromstring(contoh.read("sitemap.xml"))  # noqa: S314 (our own file)
    found = {
        entry.findtext("s:loc", "", SITEMAP): entry.findtext("s:lastmod", None, SITEMAP)
        for entry in root.findall("s:url", SITEMAP)
    }
    wanted = {contoh.base_url + told.address: modified(told).isoformat() for told in read_stories(contoh)}
    assert {url: found[url] for url in wanted} == wanted


def modified(told: Told) -> datetime:
    """When a story was last changed in substance, as of `NOW`."""
    corrections = [moment(correction["at"]) for correction in told.head.get("corrections", ())]
    changes = [when for when in corrections if when <= NOW]
    updated = [moment(told.head["updated"])] if "updated" in told.head else []
    return max([told.live, *changes, *updated])


def news(output: Path) -> list[dict[str, str | None]]:
    """The entries of a news sitemap."""
    root = Xml.fromstring((output / "news-sitemap.xml").read_bytes())  # noqa: S314 (our own file)
    assert root.tag == f"{{{SITEMAP['s']}}}urlset"
    names = ("publication/n:name", "publication/n:language", "publication_date", "title")
    return [
        {"loc": entry.findtext("s:loc", None, SITEMAP), **{n: entry.findtext(f"n:news/n:{n}", None, SITEMAP) for n in names}}
        for entry in root.findall("s:url", SITEMAP)
    ]


def test_the_news_sitemap_holds_the_last_two_days_only(small: Built, tmp_path: Path) -> None:
    """Two days less a minute after a story went live it is in the news sitemap; two days and a minute after, it is not."""
    newest = read_stories(small)[0].live
    told = [story for story in read_stories(small) if story.live == newest]
    build(small.root, tmp_path / "in", "--as-of", (newest + timedelta(days=2, minutes=-1)).isoformat())
    build(small.root, tmp_path / "out", "--as-of", (newest + timedelta(days=2, minutes=1)).isoformat())
    names = {"id": "Kabar Rutan Contoh", "en": "Rutan Contoh News"}
    assert news(tmp_path / "in") == [
        {
            "loc": small.base_url + story.address,
            "publication/n:name": names[story.language],
            "publication/n:language": story.language,
            "publication_date": story.live.isoformat(),
            "title": story.title,
        }
        for story in sorted(told, key=lambda story: story.language, reverse=True)
    ]
    assert news(tmp_path / "out") == []


def test_the_news_sitemap_may_be_empty(dimsum: Built, tmp_path: Path) -> None:
    """Where nothing happened for two days the news sitemap is a whole, empty file."""
    build(dimsum.root, tmp_path / "later", "--as-of", "2027-06-01T09:00")
    assert news(tmp_path / "later") == []


def test_robots_names_the_sitemaps(site: Built) -> None:
    """`robots.txt` lets everybody in and names both sitemaps by their absolute address."""
    assert site.read("robots.txt").decode() == (
        f"User-agent: *\nAllow: /\n\nSitemap: {site.base_url}sitemap.xml\nSitemap: {site.base_url}news-sitemap.xml\n"
    )


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_web_manifest_is_whole(language: str, site: Built) -> None:
    """The web manifest of each language has names, language, colours, a start and a scope, and an icon that exists."""
    path = HOMES[language] + "site.webmanifest"
    manifest = json.loads(site.read(path))
    settings = read_data(site.root, "site.yaml")
    assert manifest["name"] == in_language(settings["name"], language)
    assert manifest["short_name"] == in_language(settings.get("short_name", settings["name"]), language)
    assert manifest["lang"] == language
    assert manifest["theme_color"] == settings.get("accent", "#1f5c4d")
    assert manifest["start_url"] == manifest["scope"] == "./"
    base = site.base_url + HOMES[language]
    for icon in manifest["icons"]:
        assert own_file(site, urljoin(base, icon["src"])) in site.files
        assert (icon["type"], icon["sizes"]) == ("image/svg+xml", "any")
    page = read_page(site, HOMES[language])
    assert [page.resolve(link.get("href") or "") for link in page.links("manifest")] == [base + "site.webmanifest"]


def when(text: str) -> date | datetime:
    """A session's time as the calendar has it: a day, or a moment in UTC."""
    return date.fromisoformat(text) if len(text) == 10 else moment(text).astimezone(UTC)


STATUS = {"planned": "CONFIRMED", "held": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


def as_event(site: Built, id: str, session: dict[str, Any], language: str) -> dict[str, Any]:
    """What a calendar shows of a session."""
    program = read_programs(site)[id]
    start, end = when(session["start"]), when(session["end"]) if "end" in session else None
    if not isinstance(start, datetime):
        last = end.date() if isinstance(end, datetime) else end
        end = (last or start) + timedelta(days=1)
    place = in_language(session.get("place", program.get("place")), language)
    return {
        "summary": in_language(session["title"], language),
        "description": in_language(session.get("description", program["summary"]), language),
        "location": ", ".join(part for part in (place, program.get("city")) if part),
        "start": start,
        "end": end,
        "status": STATUS[session.get("status", "planned")],
        "url": site.base_url + {"id": "program/", "en": "en/programs/"}[language] + f"{id}/",
    }


def test_calendars_hold_the_sessions(site: Built) -> None:
    """Each program with sessions has a calendar in each language whose events are its sessions, as icalendar reads them."""
    found, wanted = {}, {}
    for path in site.files:
        if path.endswith(".ics"):
            calendar = Calendar.from_ical(site.read(path))
            assert not calendar.errors
            found[path] = [
                {
                    "summary": str(event["summary"]),
                    "description": str(event["description"]),
                    "location": str(event.get("location", "")),
                    "start": event.decoded("dtstart"),
                    "end": event.decoded("dtend") if "dtend" in event else None,
                    "status": str(event["status"]),
                    "url": str(event["url"]),
                }
                for event in calendar.walk("VEVENT")
            ]
    for id, program in read_programs(site).items():
        for language, section in (("id", "program/"), ("en", "en/programs/")):
            if "sessions" in program:
                events = [as_event(site, id, session, language) for session in program["sessions"]]
                wanted[f"{section}{id}/{id}.ics"] = events
    assert found == wanted


def test_calendar_lines_are_whole(site: Built) -> None:
    """Every calendar ends its lines with CRLF, keeps each within 75 octets, and gives every event an id of its own."""
    for path in site.files:
        if path.endswith(".ics"):
            data = site.read(path)
            assert data.endswith(b"END:VCALENDAR\r\n")
            lines = data.split(b"\r\n")
            assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines), path
            ids = [line for line in data.replace(b"\r\n ", b"").split(b"\r\n") if line.startswith(b"UID:")]
            assert len(ids) == len(set(ids)) == data.count(b"BEGIN:VEVENT")


def test_stories_json_holds_every_public_story(site: Built) -> None:
    """`stories.json` has each public story once, with what its editors wrote, and nothing else."""
    data = json.loads(site.read("stories.json"))
    wanted: dict[str, dict[str, Any]] = {}
    for told in read_stories(site):
        head = told.head
        story = wanted.setdefault(
            told.id,
            {
                "id": told.id,
                "kind": head.get("kind", "berita"),
                "date": head["date"],
                "published": told.live.isoformat(),
                "modified": modified(told).isoformat(),
                "city": head.get("city"),
                "program": head.get("program"),
                "tags": [tag_id(words) for words in several(head.get("tags"))],
                "people": several(head.get("people")),
                "organizations": several(head.get("organizations")),
                "coverage": several(head.get("coverage")),
                "languages": {},
            },
        )
        story["languages"][told.language] = {"title": told.title, "summary": told.summary, "url": site.base_url + told.address}
    assert {story["id"]: story for story in data["stories"]} == wanted
    assert len(data["stories"]) == len(wanted)
    assert data["url"] == site.base_url


def pair(text: Any) -> dict[str, str] | None:
    """A text in both languages, as open data has it."""
    return None if text is None else {language: in_language(text, language) for language in ("id", "en")}


TOLD = {
    ("dapur-kukus", "peserta-menurut-kelas"): {"from": "40", "to": "43"},
    ("dapur-kukus", "pendaftar-per-triwulan"): {"from": "49", "to": "55"},
    ("kejar-paket-c", "lulusan-sejak-2022"): {"from": "72", "to": "75"},
    ("pojok-baca", "pinjaman-per-bulan"): "3482",
    ("pojok-baca", "peserta-dan-lulusan"): {"from": "63", "to": "66"},
}
"""Numbers that are worked out: of those in which a small number of people is hidden, the range."""


def ranged(number: Decimal | None, figure: Any) -> Any:
    """A counted number as open data has it: of 1 to 4 people only that range."""
    hidden = figure.get("counts") == "people" and number is not None and 0 < number < 5
    return {"from": "1", "to": "4"} if hidden else None if number is None else str(number)


def summed(numbers: list[Decimal], figure: Any) -> Any:
    """What several come to; a range where a hidden one is among them."""
    hidden = [number for number in numbers if figure.get("counts") == "people" and 0 < number < 5]
    known = sum(number for number in numbers if number not in hidden)
    return {"from": str(known + len(hidden)), "to": str(known + 4 * len(hidden))} if hidden else str(known)


def table_of(figure: Any) -> dict[str, Any]:
    """What open data has of a figure with parts or periods, as it was written."""
    series = [part.get("over_time") or {"": part["value"]} for part in figure.get("parts", ())] or [figure.get("over_time")]
    if series == [None]:
        return {}
    labels = [pair(part["label"]) for part in figure.get("parts", ())] or [None]
    periods = [period for period in series[0] if period]
    lines = [[Decimal(number) for number in one.values()] for one in series]
    is_summed, is_cumulative = "total" in figure, figure.get("cumulative") == "true"
    values = [[ranged(number, figure) for number in line] for line in lines]
    if is_cumulative:
        values = [
            [str(line[0])]
            + [summed([b - a for a, b in pairwise([Decimal(0), *line[:n]])], figure) for n in range(2, len(line) + 1)]
            for line in lines
        ]
    return {
        "cumulative": is_cumulative,
        "periods": periods,
        "rows": [
            {"label": label, "values": own, "total": summed(line, figure) if is_summed and periods else None}
            for label, own, line in zip(labels, values, lines, strict=True)
        ],
        "totals": [summed(list(column), figure) for column in zip(*lines, strict=True)]
        if is_summed and periods and "parts" in figure
        else [],
    }


def test_programs_json_holds_every_program(site: Built) -> None:
    """`programs.json` has each program once, with its partners, sessions and indicators as they were written."""
    found = {program.pop("id"): program for program in json.loads(site.read("programs.json"))["programs"]}

    def iso(text: str | None) -> str | None:
        return None if text is None else text if len(text) == 10 else moment(text).isoformat()

    wanted = {
        id: {
            "name": pair(program["name"]),
            "summary": pair(program["summary"]),
            "field": program["field"],
            "status": program["status"],
            "place": pair(program.get("place")),
            "city": program.get("city"),
            "url": {"id": f"{site.base_url}program/{id}/", "en": f"{site.base_url}en/programs/{id}/"},
            "partners": [{"organization": p["organization"], "role": pair(p["role"])} for p in program.get("partners", ())],
            "sessions": [
                {
                    "title": pair(s["title"]),
                    "start": iso(s["start"]),
                    "end": iso(s.get("end")),
                    "status": s.get("status", "planned"),
                }
                for s in program.get("sessions", ())
            ],
            "indicators": [
                {
                    "id": name,
                    "label": pair(figure["label"]),
                    "value": TOLD.get((id, name), figure.get("value")),
                    "unit": pair(figure.get("unit")),
                    "of": figure.get("of"),
                    "period": pair(figure["period"]),
                    "source": pair(figure["source"]),
                    "method": pair(figure.get("method")),
                    **table_of(figure),
                }
                for name, figure in program.get("indicators", {}).items()
            ],
        }
        for id, program in read_programs(site).items()
    }
    assert found == wanted


def everything(data: Any) -> list[tuple[str, Any]]:
    """Every key of linked data with its value, at any depth."""
    if isinstance(data, dict):
        return [(key, value) for key, value in data.items()] + [pair for value in data.values() for pair in everything(value)]
    if isinstance(data, list):
        return [pair for value in data for pair in everything(value)]
    return []


def test_linked_data_can_be_read_and_is_about_public_things(site: Built) -> None:
    """All linked data is JSON with a schema.org context; it names no attendee and no claim review, and no field of it is empty."""
    for page in read_pages(site):
        for item in page.json_ld:
            assert item["@context"] == "https://schema.org", page.path
            fields = everything(item)
            assert not {"attendee", "attendees", "maximumAttendeeCapacity"} & {key for key, _ in fields}, page.path
            assert "ClaimReview" not in [value for key, value in fields if key == "@type"]
            assert [key for key, value in fields if value in (None, "", [], {})] == [], page.path


def test_every_inner_page_tells_the_way_to_it(site: Built) -> None:
    """Each page but home, the error page and a tombstone has a BreadcrumbList from home to itself, the same that its readers see."""
    for page in read_pages(site):
        if page.is_redirect or page.address in ("", "en/") or page.path.endswith("404.html") or "/ditarik-" in page.path:
            continue
        items = page.data("BreadcrumbList")["itemListElement"]
        assert [item["position"] for item in items] == list(range(1, len(items) + 1)), page.path
        assert items[0]["item"] == site.base_url + HOMES[page.language]
        assert items[-1]["item"] in (page.url, re.sub(r"(hal|page)/\d+/$", "", page.url)), page.path
        seen = page.main.one("nav", class_="crumbs").all("a")
        assert [(item["name"], item["item"]) for item in items[:-1]] == [
            (link.text, page.resolve(link.get("href") or "")) for link in seen
        ], page.path


ARTICLE = {
    "@context", "@type", "@id", "url", "mainEntityOfPage", "headline", "description", "image", "datePublished", "dateModified",
    "author", "editor", "publisher", "dateline", "locationCreated", "contentLocation", "articleSection", "keywords", "about",
    "mentions", "isBasedOn", "inLanguage", "isAccessibleForFree", "wordCount", "timeRequired",
}  # fmt: skip


def article_fields(told: Told, *, has_translation: bool) -> set[str]:
    """The fields that a story's linked data must have, by what its editors wrote."""
    head = told.head
    needs = {
        "image": "cover" in head,
        "editor": "editor" in head.get("byline", {}),
        "dateline": "city" in head,
        "locationCreated": "city" in head,
        "contentLocation": "city" in head,
        "keywords": "tags" in head,
        "about": "program" in head,
        "mentions": "people" in head or "organizations" in head,
        "isBasedOn": "coverage" in head,
    }
    more = {"correction"} if modified_by_correction(told) else set()
    more |= {"workTranslation" if told.language == "id" else "translationOfWork"} if has_translation else set()
    return {field for field in ARTICLE if needs.get(field, True)} | more


def modified_by_correction(told: Told) -> bool:
    """Whether a correction is public by now."""
    return any(moment(correction["at"]) <= NOW for correction in told.head.get("corrections", ()))


def test_stories_have_every_field_of_the_conventions(site: Built) -> None:
    """The NewsArticle of each story has exactly the fields that the conventions name and its editors gave data for."""
    stories = read_stories(site)
    twice = {told.id for told in stories if told.language == "en"}
    found = {told.address: set(read_page(site, told.address).data("NewsArticle")) for told in stories}
    assert found == {told.address: article_fields(told, has_translation=told.id in twice) for told in stories}


def test_stories_tell_what_their_editors_wrote(site: Built) -> None:
    """Headline, times with offset, language, authors, keywords, place and words of each NewsArticle are those of the story."""
    for told in read_stories(site):
        data = read_page(site, told.address).data("NewsArticle")
        url = site.base_url + told.address
        assert (data["url"], data["mainEntityOfPage"], data["@id"]) == (url, url, f"{url}#article")
        assert (data["headline"], data["description"], data["inLanguage"]) == (told.title, told.summary, told.language)
        assert data["datePublished"] == told.live.isoformat()
        assert data["dateModified"] == modified(told).isoformat()
        assert [author["name"] for author in data["author"]] == authors(site, told)
        assert data.get("keywords", []) == tags(site, told)
        assert data.get("dateline") == (told.head["city"].upper() if "city" in told.head else None)
        assert data["isAccessibleForFree"] is True
        assert data["wordCount"] > 0
        assert data["timeRequired"] == f"PT{max(round(data['wordCount'] / 200), 1)}M"
        people, reports = read_data(site.root, "people.yaml"), read_data(site.root, "coverage.yaml")
        assert [p["name"] for p in data.get("mentions", []) if p["@type"] == "Person"] == [
            people[id]["name"] for id in several(told.head.get("people"))
        ]
        assert [report["publisher"]["name"] for report in data.get("isBasedOn", [])] == [
            reports[id]["outlet"] for id in several(told.head.get("coverage"))
        ]


def test_authors_of_the_house_have_their_office_and_page(contoh: Built) -> None:
    """An author who is a public person of the site carries name, address of the page, and job title."""
    author = read_page(contoh, "berita/2026/pasar-dapur-kukus/").data("NewsArticle")["author"][0]
    assert {key: author[key] for key in ("@type", "name", "jobTitle", "url")} == {
        "@type": "Person",
        "name": "Andi Tenriola Mappasessu",
        "jobTitle": "Pranata Humas Rutan Contoh",
        "url": "https://rutan-contoh.example/tokoh/andi-tenriola/",
    }


def test_images_come_in_three_shapes(contoh: Built) -> None:
    """A story's cover is there as 1:1, 4:3 and 16:9, each an ImageObject with caption, credit, creator, notice, and its true size."""
    from PIL import Image

    for told in read_stories(contoh):
        images = read_page(contoh, told.address).data("NewsArticle").get("image", [])
        assert [round(image["width"] / image["height"], 2) for image in images] in ([], [1.0, 1.33, 1.78])
        for image in images:
            assert {"contentUrl", "caption", "creditText", "creator", "copyrightNotice", "width", "height"} <= set(image)
            with Image.open(contoh.output / (own_file(contoh, image["contentUrl"]) or "")) as picture:
                assert picture.size == (image["width"], image["height"])


def test_translations_name_each_other(site: Built) -> None:
    """The NewsArticle of an original names its translation, and the translation names its original, by their ids."""
    by_story: dict[str, dict[str, Any]] = {}
    for told in read_stories(site):
        by_story.setdefault(told.id, {})[told.language] = read_page(site, told.address).data("NewsArticle")
    for wordings in by_story.values():
        if "en" in wordings:
            assert [work["@id"] for work in wordings["id"]["workTranslation"]] == [wordings["en"]["@id"]]
            assert [work["@id"] for work in wordings["en"]["translationOfWork"]] == [wordings["id"]["@id"]]


def corrected(site: Built, language: str) -> Iterator[tuple[Told, list[dict[str, Any]]]]:
    """Each story of a language in which something was corrected by `NOW`, and its corrections in order."""
    for told in read_stories(site):
        made = [c for c in told.head.get("corrections", ()) if moment(c["at"]) <= NOW]
        if told.language == language and made:
            yield told, made


LABELS = {
    "id": {"wrong": "Semula", "right": "Seharusnya", "reason": "Alasan"},
    "en": {"wrong": "Originally", "right": "Correct", "reason": "Reason"},
}


def said_in(correction: dict[str, Any], language: str) -> list[str]:
    """What a correction says, piece by piece, as readers see it."""
    labels = LABELS[language]
    pair = [f"{labels[name]}: {in_language(correction[name], language)}." for name in ("wrong", "right") if name in correction]
    text = [in_language(correction["text"], language)] if "text" in correction else []
    return [
        *pair,
        *text,
        *([f"{labels['reason']}: {in_language(correction['reason'], language)}"] if "reason" in correction else []),
    ]


@pytest.mark.parametrize("language", ["id", "en"])
def test_corrections_are_linked_data_and_visible(language: str, contoh: Built) -> None:
    """Each public correction of each kind is a CorrectionComment, and stands on its story and in the register, linked both ways."""
    kinds: set[str] = set()
    for told, made in corrected(contoh, language):
        page = read_page(contoh, told.address)
        article = page.data("NewsArticle")
        assert [(c["@type"], c["text"], c["datePublished"]) for c in article["correction"]] == [
            ("CorrectionComment", " ".join(said_in(c, language)), moment(c["at"]).isoformat()) for c in made
        ]
        assert article["dateModified"] == modified(told).isoformat()
        boxes = [box for box in page.main.one("section", class_="corrections").all("div") if box.get("id")]
        assert [f"{page.url}#{box.get('id')}" for box in reversed(boxes)] == [c["url"] for c in article["correction"]]
        for correction, box in zip(made, reversed(boxes), strict=True):
            assert all(piece in box.text for piece in said_in(correction, language)), told.id
            register, _, anchor = entry_of(page, box).partition("#")
            year = read_page(contoh, register.removeprefix(contoh.base_url))
            entry = year.main.one("article", id=anchor)
            assert all(piece in entry.text for piece in said_in(correction, language)), told.id
            assert f"{page.url}#{box.get('id')}" in [year.resolve(link.get("href") or "") for link in entry.all("a")]
            kinds.add(correction["kind"])
    assert kinds == {"ralat", "koreksi", "hak_jawab", "pencabutan"}


def entry_of(page: Any, box: Any) -> str:
    """Where a correction on a story leads to in the register."""
    found: list[str] = [page.resolve(one.get("href") or "") for one in box.all("a")]
    return next(link for link in found if "#" in link)


def test_the_register_begins_with_the_newest_and_leads_to_every_year(contoh: Built) -> None:
    """The first page has the corrections of all years, the newest first, and leads to a page for each year that has any."""
    register = read_page(contoh, "koreksi/")
    times = [entry.one("p", class_="kicker").one("time").get("datetime") for entry in register.main.all("article")]
    made = sorted((moment(c["at"]) for _, own in corrected(contoh, "id") for c in own), reverse=True)
    assert times == [when.isoformat() for when in made]
    years = {f"{contoh.base_url}koreksi/{when.year}/" for when in made}
    assert years <= {register.resolve(link.get("href") or "") for link in register.main.all("a")}
    assert {f"koreksi/{when.year}/index.html" for when in made} == {
        path for path in contoh.files if path.startswith("koreksi/") and path != "koreksi/index.html"
    }


def test_who_replies_is_told_with_the_time(contoh: Built) -> None:
    """A right of reply says who replies, by a link to their page, and when the reply came in; machines read its author."""
    page = read_page(contoh, "berita/2025/pentas-sanggar-lentera/")
    box = page.main.one("div", id="_hak-jawab-2")
    assert "Dari Sanggar Lentera, diterima Rabu, 30 Juli 2025, pukul 15.40 WITA." in box.text
    assert page.resolve(box.all("a")[1].get("href") or "") == f"{contoh.base_url}lembaga/sanggar-lentera/"
    author = page.data("NewsArticle")["correction"][1]["author"]
    assert (author["name"], author["@id"]) == ("Sanggar Lentera", f"{contoh.base_url}lembaga/sanggar-lentera/#organization")


def test_programs_are_courses(site: Built) -> None:
    """Each program is a Course with an on-site CourseInstance, its instructors, and each session as an EducationEvent."""
    people = read_data(site.root, "people.yaml")
    for id, program in read_programs(site).items():
        for language, section in (("id", "program/"), ("en", "en/programs/")):
            course = read_page(site, f"{section}{id}/").data("Course")
            instance = course["hasCourseInstance"]
            assert (course["name"], course["description"]) == (
                in_language(program["name"], language),
                in_language(program["summary"], language),
            )
            assert (instance["@type"], instance["courseMode"]) == ("CourseInstance", "onsite")
            assert [p["name"] for p in instance.get("instructor", [])] == [
                people[p]["name"] for p in program.get("instructors", ())
            ]
            events = instance.get("subEvent", [])
            assert [event["name"] for event in events] == [in_language(s["title"], language) for s in program.get("sessions", ())]
            for event, session in zip(events, program.get("sessions", ()), strict=True):
                assert event["@type"] == "EducationEvent"
                assert event["startDate"] == (
                    session["start"] if len(session["start"]) == 10 else moment(session["start"]).isoformat()
                )
                assert event["superEvent"]["@id"] == course["@id"]
                has_place = bool({"place", "city"} & program.keys()) or "place" in session
                assert ("location" in event) == has_place


EVENT_STATUS = {
    "planned": "EventScheduled",
    "held": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}


def test_events_say_who_organizes_and_what_became_of_them(contoh: Built) -> None:
    """The sessions of a program name its leading partners as organizers, the others as sponsors, and their own status."""
    program = read_programs(contoh)["dapur-kukus"]
    events = read_page(contoh, "program/dapur-kukus/").data("Course")["hasCourseInstance"]["subEvent"]
    assert [event["eventStatus"].rpartition("/")[2] for event in events] == [
        EVENT_STATUS[session.get("status", "planned")] for session in program["sessions"]
    ]
    assert {tuple(o["name"] for o in event["organizer"]) for event in events} == {("CV Dapur Nusa Rekaan",)}
    assert {tuple(o["name"] for o in event["sponsor"]) for event in events} == {("Dinas Koperasi dan Usaha Kecil Kota Contoh",)}


def test_no_session_claims_an_end_that_nobody_wrote(site: Built) -> None:
    """An EducationEvent has the end that its session has; a session that starts at an hour and names no end has none."""
    for id, program in read_programs(site).items():
        events = read_page(site, f"program/{id}/").data("Course")["hasCourseInstance"].get("subEvent", [])
        for event, session in zip(events, program.get("sessions", ()), strict=True):
            end = session.get("end") or (session["start"] if len(session["start"]) == 10 else None)
            assert event.get("endDate") == (end if end is None or len(end) == 10 else moment(end).isoformat()), (id, session)


def test_people_are_persons(site: Built) -> None:
    """Each public person's page is a Person with name, job title, address, and the organization that they work for."""
    organizations = read_data(site.root, "organizations.yaml")
    for id, record in read_data(site.root, "people.yaml").items():
        data = read_page(site, f"tokoh/{id}/").data("Person")
        assert (data["name"], data["jobTitle"]) == (record["name"], in_language(record["title"], "id"))
        assert data["url"] == f"{site.base_url}tokoh/{id}/"
        employer = organizations[record["organization"]] if "organization" in record else None
        assert data.get("worksFor", {}).get("name") == (in_language(employer["name"], "id") if employer else None)
        assert data.get("sameAs") == record.get("link")


ORGANIZATION_TYPES = {
    "government": "GovernmentOrganization",
    "company": "Corporation",
    "community": "Organization",
    "media": "NewsMediaOrganization",
    "education": "EducationalOrganization",
    "foundation": "NGO",
}


def test_organizations_are_organizations(site: Built) -> None:
    """Each organization's page is of the type of its kind, with name, short name, address, parent and logo where they are known."""
    records = read_data(site.root, "organizations.yaml")
    for id, record in records.items():
        data = read_page(site, f"lembaga/{id}/").data(ORGANIZATION_TYPES[record["kind"]])
        assert data["name"] == in_language(record["name"], "id")
        assert data.get("alternateName") == in_language(record.get("short"), "id")
        assert data.get("address") == in_language(record.get("address"), "id")
        assert data.get("parentOrganization", {}).get("name") == in_language(
            records.get(record.get("parent"), {}).get("name"), "id"
        )
        assert ("logo" in data) == ("logo" in record)


def test_the_publisher_names_its_policies(site: Built) -> None:
    """Site, course and the publisher's own page say what the site's policies are; a story names whom these tell of."""
    settings = read_data(site.root, "site.yaml")
    policies = settings["policies"]
    kind = read_data(site.root, "organizations.yaml")[settings["publisher"]]["kind"]
    fields = {
        "publishingPrinciples": "publishing",
        "correctionsPolicy": "corrections",
        "ethicsPolicy": "ethics",
        "unnamedSourcesPolicy": "privacy",
    }
    wanted = {field: f"{site.base_url}{policies[name]}/" for field, name in fields.items()}
    story = next(told for told in read_stories(site) if told.language == "id")
    program = next(iter(read_programs(site)))
    publishers = [
        read_page(site, "").data("WebSite")["publisher"],
        read_page(site, f"program/{program}/").data("Course")["provider"],
        read_page(site, f"lembaga/{settings['publisher']}/").data(ORGANIZATION_TYPES[kind]),
    ]
    for publisher in publishers:
        assert {field: publisher.get(field) for field in fields} == wanted
    named = read_page(site, story.address).data("NewsArticle")["publisher"]
    assert {"@type", "@id", "name", "url"} <= named.keys()
    assert all({key: publisher[key] for key in named} == named for publisher in publishers)


def test_every_address_in_the_data_exists(site: Built) -> None:
    """Each address of this site in linked data, feeds, calendars, sitemaps and open data is a page or file of the site."""
    files = set(site.files)
    pattern = re.compile(re.escape(site.base_url) + r"[^\s\"'<>\\&#)]*")
    for path in files:
        if path.endswith((".html", ".xml", ".json", ".ics", ".txt", ".webmanifest")):
            text = site.read(path).decode().replace("\r\n ", "")
            missing = {url for url in pattern.findall(text) if own_file(site, url) not in files}
            assert missing == set(), path


def test_the_kinds_table_knows_every_linked_type(site: Built) -> None:
    """The types of linked data on the example of each kind of page are these."""
    types = {
        "home": {"WebSite"},
        "story": {"NewsArticle", "BreadcrumbList"},
        "program": {"Course", "BreadcrumbList"},
        "person": {"Person", "BreadcrumbList"},
        "year of a program": {"CollectionPage", "BreadcrumbList"},
        "year in review": {"CollectionPage", "BreadcrumbList"},
        "404": set(),
        "tombstone": set(),
    }
    for kind in KINDS:
        for address in kind.examples(site.name) or ():
            found = {item["@type"] for item in read_page(site, address).json_ld}
            if kind.name == "organization":
                found -= set(ORGANIZATION_TYPES.values())
            assert found == types.get(kind.name, {"BreadcrumbList"}), address


def test_times_are_read_in_the_zone_of_the_site() -> None:
    """The times of these tests are WITA, eight hours ahead of UTC."""
    assert datetime(2026, 11, 22, 9, tzinfo=WITA) == NOW
