"""The house style: dates, times, amounts, words, and what a page prints by itself."""

from malformed.case import PEOPLE, PERSON, SITE, STORY, Case, story, swapped, told

ENGLISH = "content/stories/2025/panen-selada.en.md"


def text_with(text: str) -> str:
    """The minimal story with another text."""
    return swapped(STORY, "Warga binaan Rutan Contoh memanen selada pertama dari kebun mereka pada Senin (13/10/2025).", text)


CASES = (
    Case(
        name="weekdays",
        promise="A weekday that does not match its date is told with the right one, wherever and however both are written.",
        files={
            STORY: told(
                "Selasa (13/10/2025) dan Senin, 14 Oktober 2025 dan 14 Oktober 2025 (Rabu).",
                "Pada *Jum'at* malam (13/10/2025); “Katanya Sabtu (13-10-2025).”",
                "Senin–Rabu, 13–15 Oktober 2025, lalu Senin hingga Kamis (13–15/10/2025), lalu Min. 13 Okt. 2025.",
                "Setiap Senin, 14 Oktober 2025. Malam Minggu (18/10/2025). Senin lalu. `Senin (14/10/2025)`",
            )
        },
    ),
    Case(
        name="weekdays-without-a-year",
        promise="A date without a year is the one nearest to the story, unless its sentence names another year.",
        files={
            STORY: swapped(
                STORY, "Warga binaan Rutan Contoh memanen selada pertama dari kebun mereka.\n---", "Selasa, 13 Oktober.\n---"
            )
            + "\nSenin, 14 Oktober. Rabu (31/12). Rabu (1/1). Kamis, 1 Januari. Senin, 6 Mei, seperti tahun 2024.\n"
        },
        exit=0,
    ),
    Case(
        name="weekdays-in-english",
        promise="English dates are told as well, with the weekday as it was written.",
        files={
            SITE: swapped(SITE, "languages: [id]", "languages: [id, en]"),
            ENGLISH: "---\ntitle: Lettuce\nsummary: Lettuce was grown.\nstatus: published\n---\n"
            "Tuesday, 13 October 2025; TUESDAY, October 13, 2025; Wed, Oct. 13, 2025; Monday, the 14th of October 2025.\n"
            "Right: Monday, 13 October 2025; Monday, October 13, 2025; Mon., Oct. 13, 2025. In September 31 people came.\n",
        },
    ),
    Case(
        name="dates-that-do-not-exist",
        promise="A date that no calendar has is told, also in a correction; numbers of letters are no dates.",
        files={
            STORY: swapped(
                STORY,
                "kebun mereka.\n---",
                "kebun mereka.\ncorrections:\n  - {kind: ralat, at: 2025-10-14 09:00, text: Semula 30 Februari.}\n---",
            )
            + "\n31 September dan 29/2/2025 dan 2025-11-31 dan Senin, 32 Mei dan 10/13/2025.\n"
            "Nomor 31/13/2025, 31/31, W.99/31/02/2025, 29/2/2024.\n"
        },
    ),
    Case(
        name="times",
        promise="Times are written with pukul and a point; only what exists, and in the zone of the story's place.",
        files={
            STORY: swapped(STORY, "status: published", "status: published\ncity: Balikpapan")
            + "\nSenam jam 09:00 WITA hingga 10:30 WITA, rapat pukul 2.30 p.m. dan pukul 09.75 WITA.\n"
            "Tiba Pukul 10.00 WIB. Di Jakarta pukul 10.00 WIB. Pukul 10.00 WITA atau pukul 09.00 WIB. Selama 2 jam 30 menit.\n"
            "“Saya datang jam 9:00.” Skala 1:50 dan Yohanes 3:16.\n"
        },
    ),
    Case(
        name="times-without-a-zone",
        promise="A text that names no zone at all is told once, with the zone of its site.",
        files={STORY: told("Mulai pukul 09.00 dan selesai pukul 10.00.")},
        exit=0,
    ),
    Case(
        name="amounts",
        promise="Rupiah and numbers are written as Indonesian writes them; what may be meant otherwise is left alone.",
        files={
            STORY: told(
                "Rp 1.250.000 dan Rp. 1,250,000,- dan Rp1250000 dan IDR 500 dan Rp1.5 juta dan Rp 1,250.5.",
                "Ada 1,250,000 dan 1,250.5 kg dan 12 % dan 12500 bibit dan 2.5 ton.",
                "Rp1.250.000, Rp500, Rp1,5 juta, 1.250 orang, 2025 orang, 1,250 kg, nomor 12345, 12%, 2,5 ton.",
            )
        },
        exit=0,
    ),
    Case(
        name="words",
        promise="Misspelt words are told in their forms; not in quotations, names, titles, addresses or code.",
        files={
            PEOPLE: "siti-contoh:\n  name: Siti Resiko\n  title: Penulis\n",
            STORY: swapped(STORY, "title: Panen Selada di Rutan Contoh", "title: Praktek Panen Selada")
            + '\nAktifitasnya di laksanakan didalam aula; resikonya, kata Siti Resiko, sekedar "resiko".\n'
            "Resiko. Pabrik Praktek Contoh di https://contoh.example/resiko, `resiko`. Rutan Klas IIB. Merubah, rubah.\n",
        },
        exit=0,
    ),
    Case(
        name="words-in-english",
        promise="English is spelled as British English spells it, and numbers as English writes them.",
        files={
            SITE: swapped(SITE, "languages: [id]", "languages: [id, en]"),
            ENGLISH: "---\ntitle: Lettuce\nsummary: Lettuce was grown.\nstatus: published\n---\n"
            "The color of 12 percent, Rp 1.250.000, or 1.250.000 of them. The Contoh Center said “color”.\n",
        },
        exit=0,
    ),
    Case(
        name="what-the-page-prints",
        promise="Dateline, sign-off, reading tips, credits and release lines are told where they are typed into the text.",
        files={
            PEOPLE: PERSON,
            STORY: story("city: Kota Contoh").replace(
                "Warga binaan Rutan Contoh memanen selada pertama dari kebun mereka pada", "KOTA CONTOH – Panen pada"
            )
            + "\nUNTUK DISIARKAN SEGERA\n\nSuasana panen. (Foto: Istimewa)\n\nBaca juga: [Panen](story:panen-selada)\n\n"
            "**Baca juga** berita lain.\n\nPenulis: Siti Contoh | Editor: Andi Contoh\n\nPanen selesai. (rep)\n",
        },
        exit=0,
    ),
    Case(
        name="a-dateline-of-another-place",
        promise="A dateline that is typed is told where the story has no city, too; a dash alone makes no dateline.",
        files={STORY: text_with("BALIKPAPAN, KABAR – Panen selada.")},
        exit=0,
    ),
    Case(
        name="a-release-that-is-not-complete",
        promise="A press release without a number, on a site without a contact, is told both; so is a headline or summary that is too long.",
        files={
            STORY: story("kind: siaran_pers")
            .replace("title: Panen Selada di Rutan Contoh", "title: " + "Panen Selada " * 11)
            .replace("dari kebun mereka.\n", "dari kebun mereka" + " dan seterusnya" * 20 + ".\n", 1)
        },
        exit=0,
    ),
)
