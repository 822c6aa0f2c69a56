"""A translation tells the same days, hours and numbers, each in its own notation; whatever differs is told, and nothing else."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from malformed.case import SITE, STORY, swapped, told
from malformed.runs import make_site, run

TRANSLATION = "content/stories/2025/panen-selada.en.md"
HEAD = "---\ntitle: Harvest\nsummary: The first lettuce.\nstatus: published\n---\nOn Monday (13 October 2025).\n\n"
OURS = re.compile(r": N13[5-7][ :]")
FOUND = re.compile(
    r'content/stories/2025/panen-selada(\.en)?\.md:([0-9]+):([0-9]+): (N13[5-7]):[^"]*"([^"]*)"(?:[^"]*"([^"]*)")?'
)

SAME = (
    ("Hadir 20 peserta.", "There were 20 participants."),
    ("Hadir dua puluh peserta.", "There were 20 participants."),
    ("Hadir 25 peserta.", "There were twenty-five participants."),
    ("Hadir dua belas orang.", "There were twelve people."),
    ("Hadir dua belas orang.", "There were a dozen people."),
    ("Terjual 1.250 buah.", "They sold 1,250 pieces."),
    ("Panen 1.250,5 kilogram.", "They harvested 1,250.5 kilograms."),
    ("Naik 30,6 persen.", "It rose by 30.6 per cent."),
    ("Senilai Rp4.875.500.", "It was worth Rp4,875,500."),
    ("Senilai Rp100 juta.", "It was worth Rp100 million."),
    ("Senilai Rp100.000.000.", "It was worth 100 million rupiah."),
    ("Dua ribu bibit.", "There were 2,000 seedlings."),
    ("Pada Selasa, 14 Oktober 2025.", "On Tuesday, 14 October 2025."),
    ("Pada Selasa (14/10/2025).", "On October 14, 2025."),
    ("Pada Selasa (14/10).", "On 14 October."),
    ("Pada 7 dan 8 November 2025.", "On 7 and 8 November 2025."),
    ("Pada 7–9 November 2025.", "On November 7–9, 2025."),
    ("Pukul 09.00 WITA.", "At 9 a.m."),
    ("Pukul 14.00 WITA.", "At 2 p.m."),
    ("Pukul 14.30 WITA.", "At 2:30 p.m."),
    ("Pukul 08.30.", "It opens at 8.30."),
    ("Pukul dua siang.", "At two in the afternoon."),
    ("Pukul 14.00.", "At two in the afternoon."),
    ("Rumusnya kerja sama kedua lembaga.", "The two bodies work together."),
    ("Dua kali sepekan.", "Twice a week."),
    ("Angkatan ke-17.", "The 17th group."),
    ("Sejak 1990-an.", "Since the 1990s."),
    ("Salah satu peserta.", "A participant."),
    ("Satu pertanyaan.", "A question."),
    ("Suhu 18–24 °C.", "Between 18 and 24 °C."),
    ("Lihat https://contoh.example/2024/77.", "See https://contoh.example/2023/78."),
    ("[Kabar](https://contoh.example/77) itu.", "That [story](https://contoh.example/78)."),
    ("Kode `77`.", "The code `78`."),
    ("Catatan.[^1]\n\n[^1]: Kaki.", "A note.[^9]\n\n[^9]: Foot."),
    ("1. Satu\n2. Dua", "- One\n- Two"),
    ("Kelas IIA dan DP3AKB.", "Class IIA and DP3AKB."),
    ("| a | 1.112 |\n| --- | ---: |\n| b | 3,5 |", "| a | 1,112 |\n| --- | ---: |\n| b | 3.5 |"),
    ("Tiga kelompok dan tiga ketua.", "Three groups, each with a head."),
    ("Ada empat hal lain.", "There were other things."),
    ("Sepanjang 2024 dan 2025.", "In 2024 and in 2025."),
    ("Menuju Desember 2025.", "Towards December 2025."),
    ("Pukul 00.15.", "At 12:15 a.m."),
    ("Sebelas lagu.", "11 songs."),
    ("Tanpa angka.", "No number."),
)
"""Each says the same in both languages."""

OTHER = (
    ("Hadir 20 peserta.", "There were 25 participants.", "N135", "25", "20"),
    ("Hadir dua puluh peserta.", "There were 25 participants.", "N135", "25", "dua puluh"),
    ("Hadir sebelas orang.", "There were twelve people.", "N135", "twelve", "sebelas"),
    ("Hadir dua belas orang.", "There were 13 people.", "N135", "13", "dua belas"),
    ("Terjual 1.250 buah.", "They sold 1,205 pieces.", "N135", "1,205", "1.250"),
    ("Terjual 1.250 buah.", "They sold 1.250 pieces.", "N135", "1.250", "1.250"),
    ("Panen 1.250,5 kilogram.", "They harvested 12,505 kilograms.", "N135", "12,505", "1.250,5"),
    ("Naik 30,6 persen.", "It rose by 36.0 per cent.", "N135", "36.0", "30,6"),
    ("Senilai Rp4.875.500.", "It was worth Rp4,785,500.", "N135", "4,785,500", "4.875.500"),
    ("Senilai Rp100 juta.", "It was worth Rp100 billion.", "N135", "100 billion", "100 juta"),
    ("Pada Selasa, 14 Oktober 2025.", "On Tuesday, 12 October 2025.", "N135", "12 October 2025", "14 Oktober 2025"),
    ("Pada Selasa (14/10/2025).", "On October 14, 2024.", "N135", "October 14, 2024", "14/10/2025"),
    ("Pada 14 November.", "On 14 December.", "N135", "14 December", "14 November"),
    ("Pukul 09.00 WITA.", "At 10 a.m.", "N135", "10 a.m.", "09.00"),
    ("Pukul 14.30 WITA.", "At 2:13 p.m.", "N135", "2:13 p.m.", "14.30"),
    ("Angkatan ke-17.", "The 18th group.", "N135", "18th", "17"),
    ("Hadir 20 peserta.", "There were participants.", "N136", "20", ""),
    ("Pada 14 Oktober 2025.", "On Tuesday.", "N136", "14 Oktober 2025", ""),
    ("Pukul 09.00.", "In the morning.", "N136", "09.00", ""),
    ("Rp1.250.000 terkumpul.", "Money was raised.", "N136", "1.250.000", ""),
    ("Para peserta.", "There were 25 participants.", "N137", "25", ""),
    ("Pekan lalu.", "On 14 October.", "N137", "14 October", ""),
    ("Sore.", "At 4 p.m.", "N137", "4 p.m.", ""),
    ("Naik.", "It rose by 3.5 per cent.", "N137", "3.5", ""),
)
"""Original, translation, and what is told: the code and the numbers that stand in it."""


def site_with(original: str, translation: str) -> dict[str, str]:
    """The minimal story with one more piece of text in each language."""
    return {
        SITE: swapped(SITE, "languages: [id]", "languages: [id, en]"),
        STORY: told(*original.split("\n")),
        TRANSLATION: f"{HEAD}{translation}\n",
    }


def told_of(folder: Path, original: str, translation: str) -> list[str]:
    """What is told of the two together; each on its own may be told its form."""
    findings = run("check", make_site(folder, site_with(original, translation)), "id").findings
    return [line for line in findings if OURS.search(line)]


@pytest.mark.parametrize(("original", "translation"), SAME)
def test_what_is_the_same_is_not_told(original: str, translation: str, tmp_path: Path) -> None:
    """Numbers in figures or words, in either notation, and other ways to say a day or hour."""
    assert told_of(tmp_path, original, translation) == []


@pytest.mark.parametrize(("original", "translation", "code", "found", "other"), OTHER)
def test_what_differs_is_told_at_its_place(
    original: str, translation: str, code: str, found: str, other: str, tmp_path: Path
) -> None:
    """Where both have something, the translation's is told with the original's; where one has nothing, the other's."""
    (line,) = told_of(tmp_path, original, translation)
    match = FOUND.match(line)
    assert match, line
    text, number = (original, 9) if code == "N136" else (translation, 8)
    assert match.groups("") == ("" if code == "N136" else ".en", str(number), str(text.index(found) + 1), code, found, other)


NUMBER = st.integers(2, 99_999).map(lambda number: (f"{number:,}".replace(",", "."), f"{number:,}"))
DAY = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(
    lambda day: (f"{day.day}/{day.month}/{day:%Y}", f"{day.day} {day:%B} {day:%Y}")
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.one_of(NUMBER, DAY), min_size=1, max_size=8), turn=st.randoms(use_true_random=False))
def test_any_numbers_in_both_notations_are_the_same(
    pairs: list[tuple[str, str]], turn: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever numbers and days a story tells, in whatever order, its faithful translation gives no finding."""
    turned = sorted(pairs, key=lambda _: turn.random())  # type: ignore[attr-defined]
    texts = " dan ".join(one for one, _ in pairs), " and ".join(other for _, other in turned)
    assert told_of(tmp_path_factory.mktemp("same"), *texts) == []
