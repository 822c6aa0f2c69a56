"""Quotations: who speaks, in which office, when; and that the words stand once."""

from malformed.case import COVERAGE, PEOPLE, PERSON, REPORT, SITE, STORY, Case, story, swapped

TRANSLATION = "content/stories/2025/panen-selada.en.md"
ENGLISH = "---\ntitle: Lettuce Harvest\nsummary: The first lettuce.\nstatus: published\n---\nOn Monday (13 October 2025).\n"
OFFICER = PERSON + "  organization: rutan-contoh\n"
OTHER = "dewi-rekaan:\n  name: Dra. Dewi Rekaan, M.M.\n  short: Bu Dewi\n  title: Petani\n  independent: true\n"
TWO = {SITE: swapped(SITE, "languages: [id]", "languages: [id, en]"), PEOPLE: OFFICER + OTHER, COVERAGE: REPORT}


def quoting(*lines: str, people: str = "siti-contoh") -> str:
    """The minimal story that names *people* and goes on with *lines*, from line 10 on."""
    return story(f"people: [{people}]") + "\n" + "".join(f"{line}\n" for line in lines)


CASES = (
    Case(
        name="a-speaker-without-an-organization",
        promise="Who speaks has an organization, and the finding stands where it would be on record.",
        files={
            PEOPLE: "siti-contoh:\n  name: Siti Contoh\n  title: Ketua\n",
            STORY: quoting("::: quote siti-contoh", "Segar.", ":::"),
        },
        exit=0,
    ),
    Case(
        name="a-speaker-for-nobody",
        promise="Who says that they speak for no organization is asked for none, nor is somebody who does not speak.",
        files={
            PEOPLE: PERSON + "  organization: rutan-contoh\n  independent: false\n" + OTHER,
            STORY: quoting(
                "::: quote siti-contoh 2025-10-14", "Segar.", ":::", "", "Bu Dewi hadir.", people="siti-contoh, dewi-rekaan"
            ),
        },
    ),
    Case(
        name="days",
        promise="Nothing was said after the story was last changed, nor, unless its text says so, long before the news.",
        files={
            PEOPLE: OFFICER,
            STORY: quoting(
                "::: statement siti-contoh 2025-10-15",
                "Hari terakhir.",
                ":::",
                "",
                "::: quote siti-contoh 2025-10-16",
                "Besoknya.",
                ":::",
                "",
                "::: quote siti-contoh 2024-10-13",
                "Setahun sebelumnya.",
                ":::",
                "",
                "::: statement siti-contoh 2024-10-13",
                "Pada 2024 ia menyebut hal lain.",
                ":::",
            ).replace("people:", "updated: 2025-10-15 23:00\npeople:"),
        },
    ),
    Case(
        name="who-is-named",
        promise="Who speaks is named in the head, and who is named there stands in the text: by any part of the name, the title or a link.",
        files={
            PEOPLE: OFFICER
            + OTHER
            + "tono-rekaan: {name: Tono Rekaan, title: Ketua}\nagus-rekaan: {name: Agus Jaya, title: Juru Masak}\n"
            + "rini-rekaan: {name: Rini Jaya, title: Penulis}\nani-rekaan: {name: Ani Satu, title: Penulis}\n",
            STORY: quoting(
                "::: quote siti-contoh",
                "Segar.",
                ":::",
                "",
                "Bu Dewi datang, [ketuanya](person:tono-rekaan) juga; Juru Masak menanti.",
                people="dewi-rekaan, tono-rekaan, agus-rekaan, rini-rekaan, ani-rekaan",
            ).replace("people:", "byline: {writer: ani-rekaan}\npeople:"),
        },
        exit=0,
    ),
    Case(
        name="a-draft-names-whom-it-likes",
        promise="A draft is not asked yet whether it mentions the people in its head.",
        files={PEOPLE: OFFICER, STORY: quoting("Segar.").replace("published", "draft")},
        exit=0,
    ),
    Case(
        name="the-same-words-twice",
        promise="A quotation's words stand in the story once, however they are typed; few words, and a speaker's own refrain, may.",
        files={
            PEOPLE: OFFICER + OTHER,
            STORY: quoting(
                '"Kami mulai dari **dua belas** rak, dan',
                'semuanya belajar dari nol", katanya.',
                "",
                "::: quote siti-contoh",
                "Kami mulai dari dua belas rak dan semuanya belajar dari nol. Kami senang. Yang menanam juga yang memanen di sini.",
                "",
                "Yang menanam juga yang memanen di sini!",
                ":::",
                "",
                "Kami senang. ::",
                "",
                "::: quote dewi-rekaan",
                "Yang menanam juga yang memanen di sini.",
                ":::",
                people="siti-contoh, dewi-rekaan",
            ),
        },
        exit=0,
    ),
    Case(
        name="no-words",
        promise="A block holds words, and those of a quotation no marks of their own around the whole.",
        files={
            PEOPLE: OFFICER,
            STORY: quoting(
                "::: quote siti-contoh",
                ":::",
                "",
                "::: statement siti-contoh",
                "**–**",
                ":::",
                "",
                "::: quote siti-contoh",
                "  “Kami senang.”",
                ":::",
                "",
                "::: quote siti-contoh",
                "“Ayo,” kata saya, “semua.”",
                ":::",
                "",
                "::: statement siti-contoh",
                '"Kami senang."',
                ":::",
            ),
        },
    ),
    Case(
        name="a-translation-with-other-speakers",
        promise="A translation's blocks have the speaker, day, kind and basis of the original's; it may leave one out.",
        files={
            **TWO,
            STORY: quoting(
                "::: quote siti-contoh 2025-10-13",
                "Satu.",
                ":::",
                "::: statement dewi-rekaan 2025-10-12",
                "Menurut Bu Dewi, dua.",
                ":::",
                "::: statement siti-contoh 2025-10-11",
                "Tiga.",
                ":::",
                people="siti-contoh, dewi-rekaan",
            ),
            TRANSLATION: ENGLISH
            + "::: quote dewi-rekaan 2025-10-12\nOne.\n:::\n"
            + "::: quote dewi-rekaan 2025-10-12 coverage=harian-selada\nTwo.\n:::\n",
        },
        exit=0,
    ),
    Case(
        name="a-translation-with-more-speakers",
        promise="A block that the original does not have is told; a draft of a translation is let alone.",
        files={
            **TWO,
            STORY: quoting("::: quote siti-contoh 2025-10-13", "Satu.", ":::"),
            TRANSLATION: ENGLISH
            + "::: quote siti-contoh 2025-10-13\nOne.\n:::\n::: statement dewi-rekaan 2025-10-13\nDewi spoke.\n:::\n",
        },
        exit=0,
    ),
    Case(
        name="a-draft-of-a-translation",
        promise="A draft of a translation is let alone.",
        files={
            **TWO,
            STORY: quoting("::: quote siti-contoh 2025-10-13", "Satu.", ":::"),
            TRANSLATION: ENGLISH.replace("published", "draft") + "::: quote dewi-rekaan 2025-10-13\nOne.\n:::\n",
        },
        exit=0,
    ),
    Case(
        name="a-translation-with-other-numbers",
        promise="A day, hour or number that only one language has, or has otherwise, is told in title, summary and text.",
        files={
            **TWO,
            STORY: story().replace("title: Panen Selada", "title: 20 Selada").replace("selada pertama dari", "12 selada dari", 1)
            + "\nDipanen 1.250,5 kilogram pada Selasa (14/10/2025) pukul 09.00 WITA.\n",
            TRANSLATION: ENGLISH.replace("Lettuce Harvest", "22 Heads of Lettuce").replace(
                "The first lettuce", "Dozens of lettuce"
            )
            + "They harvested 1,250.5 kilograms on Wednesday (15 October 2025) from 10 a.m. to 4 p.m., for a good price.\n",
        },
        exit=0,
    ),
)
