"""Figures: what they are, their parts, periods and totals; and small numbers of people."""

from malformed.case import PROGRAM, PROGRAM_TEXT, STORY, Case, site, told
from malformed.case import SITE as SETTINGS

SOURCED = "period: 2026, source: Humas"


def _kebun(*indicators: str) -> str:
    return PROGRAM_TEXT + "indicators:\n" + "".join(f"  {one}\n" for one in indicators)


CASES = (
    Case(
        name="period-that-is-none",
        promise="A period in words, a month that does not exist and a quarter that does not are told.",
        files={PROGRAM: _kebun(f"panen: {{label: Panen, over_time: {{Januari: 12, 2026-13: 9, 2026-Q5: 9}}, {SOURCED}}}")},
    ),
    Case(
        name="figure-without-a-number",
        promise="An indicator that has no number is told, and so is one that has two kinds of them.",
        files={
            PROGRAM: _kebun(
                f"kosong: {{label: Panen, {SOURCED}}}",
                f"dua: {{label: Panen, value: 20, over_time: {{2026: 20}}, {SOURCED}}}",
            )
        },
    ),
    Case(
        name="field-of-another-shape",
        promise="A field that does not go with the figures is told: a total of one value, a whole of parts, a sum with a whole.",
        files={
            PROGRAM: _kebun(
                f"satu: {{label: Satu, value: 20, total: 20, {SOURCED}}}",
                f"dua: {{label: Dua, parts: [{{label: A, value: 20}}], of: 40, {SOURCED}}}",
                f"tiga: {{label: Tiga, value: 20, of: 40, sum_of: kebun/empat, {SOURCED}}}",
                f"empat: {{label: Empat, value: 20, {SOURCED}}}",
            )
        },
    ),
    Case(
        name="parts-unalike",
        promise="Parts that have other periods than the first one, or none, are told.",
        files={
            PROGRAM: _kebun(
                "panen: {label: Panen, parts: [{label: A, over_time: {2026-01: 12, 2026-02: 9}}, {label: B, value: 20},"
                f" {{label: C, over_time: {{2026-01: 20}}}}, {{label: D}}], {SOURCED}}}"
            )
        },
    ),
    Case(
        name="parts-of-one-name",
        promise="Two parts of one name are told, in capitals or not.",
        files={
            PROGRAM: _kebun(f"panen: {{label: Panen, parts: [{{label: Pagi, value: 9}}, {{label: pagi, value: 9}}], {SOURCED}}}")
        },
    ),
    Case(
        name="periods-of-two-kinds",
        promise="A quarter among months is told.",
        files={PROGRAM: _kebun(f"panen: {{label: Panen, over_time: {{2026-01: 12, 2026-Q1: 40}}, {SOURCED}}}")},
    ),
    Case(
        name="period-twice",
        promise="One period that is written twice is told at its second place.",
        files={PROGRAM: _kebun(f"panen: {{label: Panen, over_time: {{2026-01: 12, 2026-01: 13}}, {SOURCED}}}")},
    ),
    Case(
        name="total-of-something-else",
        promise="A total that the parts, the periods or the latest cumulative numbers do not come to is told with both sums.",
        files={
            PROGRAM: _kebun(
                f"a: {{label: A, parts: [{{label: A, value: 12}}, {{label: B, value: 9}}], total: 22, {SOURCED}}}",
                f"b: {{label: B, over_time: {{2026-02: 9, 2026-01: 12}}, total: 9, {SOURCED}}}",
                f"c: {{label: C, over_time: {{2026-02: 21, 2026-01: 12}}, cumulative: true, total: 33, {SOURCED}}}",
            )
        },
    ),
    Case(
        name="half-a-person",
        promise="Half a person and fewer than none are told.",
        files={
            PROGRAM: _kebun(
                f"a: {{label: A, value: 7.5, counts: people, {SOURCED}}}",
                f"b: {{label: B, over_time: {{2026: -7}}, counts: people, {SOURCED}}}",
            )
        },
    ),
    Case(
        name="cumulative-figure-that-falls",
        promise="A cumulative figure that falls is told with both numbers, whatever the order in which it is written.",
        files={PROGRAM: _kebun(f"a: {{label: A, over_time: {{2026: 9, 2025: 12}}, cumulative: true, {SOURCED}}}")},
    ),
    Case(
        name="sum-of-what-cannot-be-added",
        promise="A sum of a figure that does not exist, has no total, has another unit or is a sum itself is told.",
        files={
            PROGRAM: _kebun(
                f"a: {{label: A, value: 20, unit: orang, {SOURCED}}}",
                f"b: {{label: B, over_time: {{2026: 20}}, unit: orang, {SOURCED}}}",
                f"c: {{label: C, value: 20, sum_of: kebun/d, unit: orang, {SOURCED}}}",
                f"e: {{label: E, value: 20, sum_of: kebun/b, unit: orang, {SOURCED}}}",
                f"f: {{label: F, value: 20, sum_of: kebun/a, unit: kg, {SOURCED}}}",
                f"g: {{label: G, value: 20, sum_of: kebun/h, unit: orang, {SOURCED}}}",
                f"h: {{label: H, value: 20, sum_of: kebun/a, unit: orang, {SOURCED}}}",
                f"i: {{label: I, value: 40, sum_of: [kebun/a, kebun/a], unit: orang, {SOURCED}}}",
                f"j: {{label: J, value: 30, sum_of: [kebun/a], unit: orang, {SOURCED}}}",
            )
        },
    ),
    Case(
        name="small-number-of-what",
        promise="Where a small number is hidden although nobody said that it counts people, that is asked; where somebody did, it is not.",
        files={
            PROGRAM: _kebun(
                f"a: {{label: A, value: 3, {SOURCED}}}",
                f"b: {{label: B, value: 37, of: 40, {SOURCED}}}",
                f"c: {{label: C, value: 3, counts: people, {SOURCED}}}",
                f"d: {{label: D, value: 3, counts: things, {SOURCED}}}",
                f"e: {{label: E, value: 3, unit: Jam, {SOURCED}}}",
                f"f: {{label: F, value: 2.5, {SOURCED}}}",
                f"g: {{label: G, value: 0, {SOURCED}}}",
                f"h: {{label: H, value: 5, {SOURCED}}}",
            )
        },
        exit=0,
    ),
    Case(
        name="more-than-a-hundred-per-cent",
        promise="More than a hundred per cent is a warning, unless a method says what it is.",
        files={
            PROGRAM: _kebun(
                f'a: {{label: A, value: 130, unit: "%", {SOURCED}}}',
                f'b: {{label: B, value: 130, unit: "%", method: Pertumbuhan., {SOURCED}}}',
                f'c: {{label: C, value: 100, unit: "%", {SOURCED}}}',
            )
        },
        exit=0,
    ),
    Case(
        name="weak-threshold-without-a-reason",
        promise="A weaker threshold for small numbers than usual needs a reason.",
        files={SETTINGS: site("privacy: {small_numbers: {below: 3}}")},
    ),
    Case(
        name="weak-threshold-with-a-reason",
        promise="With a reason it is no finding; nor is a stronger one.",
        files={SETTINGS: site("privacy: {small_numbers: {below: 0, reason: Hanya barang yang dihitung.}}")},
        exit=0,
    ),
    Case(
        name="threshold-that-hides-nothing",
        promise="A threshold by which only one number would be hidden is told.",
        files={SETTINGS: site("privacy: {small_numbers: {below: 2, reason: Uji coba.}}")},
    ),
    Case(
        name="hidden-total-told-elsewhere",
        promise="A number of the same program, time and unit that is also a hidden total is told; a sum of it is not.",
        files={
            PROGRAM: _kebun(
                f"a: {{label: A, parts: [{{label: A, value: 21}}, {{label: B, value: 3}}], total: 24, counts: people, {SOURCED}}}",
                f"b: {{label: B, value: 24, {SOURCED}}}",
                f"c: {{label: C, value: 12, of: 24, {SOURCED}}}",
                f"d: {{label: D, value: 24, sum_of: kebun/a, {SOURCED}}}",
                "e: {label: E, value: 24, period: 2025, source: Humas}",
                f"f: {{label: F, value: 24, counts: things, {SOURCED}}}",
            )
        },
    ),
    Case(
        name="two-ranges-that-meet",
        promise="Two hidden totals of the same people whose ranges leave one number are told; those that leave two are not.",
        files={
            PROGRAM: _kebun(
                f"a: {{label: A, parts: [{{label: A, value: 21}}, {{label: B, value: 4}}], total: 25, counts: people, {SOURCED}}}",
                f"b: {{label: B, parts: [{{label: A, value: 24}}, {{label: B, value: 1}}], total: 25, counts: people, {SOURCED}}}",
                f"c: {{label: C, parts: [{{label: A, value: 23}}, {{label: B, value: 2}}], total: 25, counts: people, {SOURCED}}}",
            )
        },
    ),
    Case(
        name="hidden-number-in-the-text",
        promise="A sentence that names a part and its hidden number, in digits or letters, is a warning; other numbers and dates are not.",
        files={
            PROGRAM: _kebun(
                "a: {label: Peserta menurut kelas, parts: [{label: Kue kering, value: 3}, {label: Roti, value: 1},"
                f" {{label: Kukusan, value: 12}}], counts: people, {SOURCED}}}"
            ),
            STORY: told(
                "::: indicator kebun/a",
                "",
                "Pada awalnya, kelas Kue kering diikuti tiga peserta. Yang belajar roti hanya seorang.",
                "Kelas kue kering diikuti 3 orang; kukusan 12 orang.",
                "",
                "Kelas kue kering mulai 3 November 2025. Tiga orang menunggu di aula. Kelas roti diikuti 13 orang, 3 orang di antaranya baru.",
                "Kelas roti diikuti 1.301 orang.",
            ),
        },
        exit=0,
    ),
)
