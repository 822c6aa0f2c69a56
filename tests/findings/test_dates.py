"""A weekday beside a date is held against the calendar, in all notations of both languages."""

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from malformed.case import STORY, text_of
from malformed.runs import make_site, run

DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
SHORT_DAYS = {"id": ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"), "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
MONTHS = {
    "id": [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
SHORT_MONTHS = {
    "id": ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"],
}
NOTATIONS = {
    "id": (
        *(
            "{day} ({d}/{m}/{y})",
            "{day} ({d:02}/{m:02}/{y})",
            "{day}, {d} {month} {y}",
            "{day} {d} {month} {y}",
            "{day} ({d}-{m}-{y})",
        ),
        *(
            "{day}, {d} {mon} {y}",
            "{short}, {d} {mon}. {y}",
            "{short}. {d} {mon} {y}",
            "{d} {month} {y} ({day})",
            "{d}/{m}/{y} ({day})",
        ),
        *("{day}, tanggal {d} {month} {y}", "{day} malam ({d}/{m}/{y})", "**{day}**, {d} {month} {y}", "{day} ({d} {month} {y})"),
        *(
            "{day}\n{d} {month}\n{y}",
            "{day}, {d}/{m}/{y}",
            "{day} ({y}-{m:02}-{d:02})",
            "“{day} ({d}/{m}/{y})”",
            "{day} ({d}.{m}.{y})",
        ),
        *("| {day} | {d} {month} {y} |", "{day} dini hari, {d} {month} {y}", "{day} ({d}/{m}/{yy:02})"),
    ),
    "en": (
        *(
            "{day}, {d} {month} {y}",
            "{day} {d} {month} {y}",
            "{day}, {month} {d}, {y}",
            "{short}, {mon}. {d}, {y}",
            "{short}. {d} {mon} {y}",
        ),
        *(
            "{day} ({d} {month} {y})",
            "{day}, the {d}{th} of {month} {y}",
            "{day}, {month} {d}{th}, {y}",
            "{d} {month} {y} ({day})",
        ),
        *("{day} night, {d} {month} {y}", "{day} ({y}-{m:02}-{d:02})", "*{day}*, {month} {d}, {y}", "{day},\n{d} {month} {y}"),
    ),
}
WITHOUT_YEAR = {
    "id": ("{day} ({d}/{m})", "{day}, {d} {month}", "{short}, {d} {mon}", "{day} pagi ({d}/{m})", "{day} ({d} {month})"),
    "en": ("{day}, {d} {month}", "{day}, {month} {d}", "{short}., {mon}. {d}", "{day} ({d} {month})"),
}
STORY_DAY = date(2025, 10, 13)
SEED = 20251013
HALF, MOSTLY = 0.5, 0.7
STORIES, DATES = 40, 30
"""So many stories with so many dates each: 1,200 dates in all."""


def written(notation: str, language: str, when: date, weekday: int) -> str:
    """*when* in a notation, beside a weekday."""
    number = when.day
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return notation.format(
        day=DAYS[language][weekday], short=SHORT_DAYS[language][weekday], d=when.day, m=when.month, y=when.year,
        yy=when.year % 100, month=MONTHS[language][when.month - 1], mon=SHORT_MONTHS[language][when.month - 1], th=ending,
    )  # fmt: skip


def random_date(chance: random.Random, notation: str) -> date:
    """Any day that the *notation* can tell: of any year, or near the day of the story where it tells no year."""
    if "{y" not in notation:
        return STORY_DAY + timedelta(days=chance.randint(-160, 160))
    first = date(2000, 1, 1) if "{yy" in notation else date(1900, 1, 1)
    return first + timedelta(days=chance.randrange(36_000))


def story_of(chance: random.Random) -> tuple[str, list[tuple[int, int, str, str]]]:
    """A story full of dates, and what must be told of it: line, column, code, weekday."""
    text, expected = text_of(STORY), []
    for _ in range(DATES):
        language = chance.choice(("id", "en"))
        with_year = chance.random() < MOSTLY
        notation = chance.choice((NOTATIONS if with_year else WITHOUT_YEAR)[language])
        when = random_date(chance, notation)
        weekday = when.weekday() if chance.random() < HALF else chance.randrange(7)
        if DAYS["id"][weekday] == "Minggu" and language == "id" and re.search(r"\{day\}\s\{d\}", notation):
            continue  # "Minggu 1 Oktober" may be the first week of October
        typed = written(notation, language, when, weekday)
        text += "\nKata mereka "
        if weekday != when.weekday():
            name = (SHORT_DAYS if "{short}" in notation else DAYS)[language][weekday]
            start = len(text) + typed.index(name)
            column = start - (text + typed).rfind("\n", 0, start)
            expected.append(((text + typed).count("\n", 0, start) + 1, column, "N140" if with_year else "N141", name))
        text += f"{typed} begitu.\n"
    return text, expected


def told_in(root: Path) -> Iterator[tuple[str, int, int, str, str]]:
    """What `check` tells of dates: file, line, column, code, weekday."""
    for line in run("check", root, "en").findings:
        found = re.fullmatch(r'content/stories/2025/(.*?)\.md:([0-9]+):([0-9]+): (N14[0-2]): "(.*?)" .*', line)
        assert found, line
        yield found[1], int(found[2]), int(found[3]), found[4], found[5]


def test_a_thousand_dates_are_held_against_the_calendar(tmp_path: Path) -> None:
    """Of more than a thousand dates at random, each wrong weekday is told at its line and column, and no right one is."""
    chance = random.Random(SEED)  # noqa: S311 (the same dates in every run)
    stories = {f"cerita-{number}": story_of(chance) for number in range(STORIES)}
    files = {f"content/stories/2025/{id}.md": text for id, (text, _) in stories.items()}
    expected = {(id, *one) for id, (_, found) in stories.items() for one in found}
    assert sum(text.count("Kata mereka") for text in files.values()) > 1000
    assert sorted(told_in(make_site(tmp_path, files))) == sorted(expected)


HARMLESS = (
    *(
        "Rapat Senin lalu.",
        "Rapat Senin depan, lalu Rabu.",
        "Setiap Selasa, 13 Oktober 2025, buku dipinjamkan.",
        "Malam Minggu (18/10/2025).",
    ),
    *(
        "Nomor 31/02/2025.",
        "Surat W.99.PAS-31/02/2025.",
        "Versi 2025-02-30-1.",
        "In September 31 people came.",
        "In May 32 of them left.",
    ),
    *(
        "Minggu 1 Oktober 2025 dipakai untuk ujian.",
        "minggu (13/10/2025)",
        "Minggu lalu (13/10/2025).",
        "Minggu ini (14/10/2025).",
    ),
    *(
        "Buka Senin–Jumat, 1–31 Oktober 2025.",
        "Skor Senin 3/4 dari target.",
        "Senin, 1/2 porsi.",
        "Sel 5 dan 6.",
        "Ada 31 sekolah.",
    ),
    *(
        "Senin.\n\n14 Oktober 2025.",
        "- Senin\n- 14 Oktober 2025",
        "Ia datang Senin. 14 Oktober 2025 ia pulang.",
        "`Senin (14/10/2025)`",
    ),
    *(
        "https://contoh.example/Senin/31/02/2025",
        "[x](https://contoh.example/2025-02-30)",
        "Kamis, 29 Februari, seperti pada 2024.",
    ),
    *(
        "Senin dan Selasa, 13 dan 14 Oktober 2025.",
        "Senin hingga Rabu (13–15/10/2025).",
        "Senin, 29 September–Rabu, 1 Oktober 2025.",
    ),
    *("Sabtu–Minggu, 18–19 Oktober 2025.", "Sepanjang Senin (13/10/2025) hingga Selasa (14/10/2025).", "29 Februari 2024."),
    *(
        "Friday to Sunday, 5 to 7 June 2026.",
        "Every Tuesday, 13 October 2025, books are lent.",
        "The 31 of them came on Monday.",
        "1.30/2.30",
    ),
    *("Rp31/02/2025", "3,31 September", "the last day, 31 October 2025 (see below)", "Rabu (sore).", "13 Oktober 2025 (pagi)."),
    *(
        "Senin, 13 Oktober 2025, Selasa, 14 Oktober 2025, dan Rabu, 15 Oktober 2025.",
        "Kamis, 1 Januari 1500.",
        "pada Mei 31 orang datang",
    ),
)
WRONG = (
    *(
        "31 Februari",
        "30 Februari 2024",
        "29/2/2025",
        "31-04-2025",
        "2025-06-31",
        "31 April 2026",
        "Senin (31/6)",
        "31 September 2025",
    ),
    *("0 Januari 2025", "32 Mei 2025", "10/13/2025", "30 February 2025", "31 November 1999", "30–31 September 2025", "31 Juni"),
    *("Minggu, 31 November", "29 Februari 2023", "29 February 1900", "31 Sept. 2025", "13/13/2025"),
)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_wrong_date_is_not_told(text: str, tmp_path: Path) -> None:
    """Days that come again, numbers of letters, weeks, ranges and mere numbers are no mistake."""
    assert run("check", make_site(tmp_path, {STORY: f"{text_of(STORY)}\n{text}\n"}), "en").findings == ()


def test_dates_that_no_calendar_has_are_told(tmp_path: Path) -> None:
    """Each is told once, at its own place and as it was written."""
    text = text_of(STORY) + "".join(f"\nPada {wrong}.\n" for wrong in WRONG)
    found = run("check", make_site(tmp_path, {STORY: text}), "en").findings
    expected = []
    for number, wrong in enumerate(WRONG):
        day = re.sub(r"^[A-Za-z]+,? \(?(?=[0-9])|\)$", "", wrong)
        place = f"content/stories/2025/panen-selada.md:{9 + 2 * number}:{6 + wrong.index(day)}"
        expected.append(
            f'{place}: N142: No calendar has the date "{day}". Write the right date: day, month, year, in this order.'
        )
    assert list(found) == expected
