"""Corrections: what each kind needs, when it was made, in which languages."""

from malformed.case import ORGANIZATIONS, PEOPLE, PERSON, SITE, STORY, Case, story, swapped, text_of

ENGLISH = "---\ntitle: A Lettuce Harvest\nsummary: The first lettuce.\nstatus: published\n---\nThe first lettuce.\n"
TRANSLATED = {SITE: swapped(SITE, "languages: [id]", "languages: [id, en]"), "content/stories/2025/panen-selada.en.md": ENGLISH}


def corrected(*lines: str, updated: str = "") -> str:
    """The minimal story with corrections, from line 7 on."""
    return story(*([f"updated: {updated}"] if updated else []), "corrections:", *(f"  {line}" for line in lines))


CASES = (
    Case(
        name="nothing-but-a-kind",
        promise="Each kind of correction is told all that it lacks, in one line.",
        files={
            STORY: corrected(
                "- {kind: ralat, at: 2025-10-14 09:00}",
                "- {kind: koreksi, at: 2025-10-14 09:00}",
                "- {kind: hak_jawab, at: 2025-10-14 09:00}",
                "- {kind: pencabutan, at: 2025-10-14 09:00}",
            )
        },
    ),
    Case(
        name="half-a-pair",
        promise="What was wrong is nothing without what is right, and the other way round.",
        files={
            STORY: corrected(
                "- {kind: ralat, at: 2025-10-14 09:00, wrong: 20 kilogram}",
                "- {kind: koreksi, at: 2025-10-14 09:00, right: 18 kilogram, text: Salah timbang.}",
            )
        },
    ),
    Case(
        name="empty-text",
        promise="A text of blanks, or in no language, is no text.",
        files={
            STORY: corrected(
                '- {kind: ralat, at: 2025-10-14 09:00, text: {id: ""}}',
                '- {kind: pencabutan, at: 2025-10-14 09:00, text: "  ", reason: {}}',
            )
        },
    ),
    Case(
        name="fields-of-another-kind",
        promise="A field that this kind would not show is told with those that it has.",
        files={
            STORY: corrected(
                "- {kind: ralat, at: 2025-10-14 09:00, text: Salah., reason: Salah ketik., by: Siti Contoh}",
                "- {kind: pencabutan, at: 2025-10-14 10:00, text: Alinea dua., reason: Keliru., received: 2025-10-14 09:00}",
                "- {kind: hak_jawab, at: 2025-10-14 10:00, by: Siti, received: 2025-10-14 09:00, text: Bukan saya., right: Ia}",
            )
        },
    ),
    Case(
        name="misspelt-field",
        promise="A misspelt field of a correction is told with the likely one.",
        files={STORY: corrected("- {kind: ralat, at: 2025-10-14 09:00, text: Salah., wrnog: 20}")},
    ),
    Case(
        name="unknown-kind",
        promise="A kind that does not exist is told with the likely one.",
        files={STORY: corrected("- {kind: koreksian, at: 2025-10-14 09:00, text: Salah.}")},
    ),
    Case(
        name="reply-of-nobody-known",
        promise="Who replies and is written as an id has a record of a person or an organization, and the likely one is told.",
        files={
            PEOPLE: PERSON,
            ORGANIZATIONS: text_of(ORGANIZATIONS),
            STORY: corrected(
                "- {kind: hak_jawab, at: 2025-10-14 09:00, by: siti-conto, received: 2025-10-13 15:00, text: Bukan saya.}",
                "- {kind: hak_jawab, at: 2025-10-14 09:00, by: siti-contoh, received: 2025-10-13 15:00, text: Bukan saya.}",
                "- {kind: hak_jawab, at: 2025-10-14 09:00, by: rutan-contoh, received: 2025-10-13 15:00, text: Bukan saya.}",
                "- {kind: hak_jawab, at: 2025-10-14 09:00, by: Keluarga peserta, received: 2025-10-13 15:00, text: Bukan.}",
            ),
        },
    ),
    Case(
        name="before-publication",
        promise="A correction that is earlier than its story is told.",
        files={STORY: corrected("- {kind: ralat, at: 2025-10-12 09:00, text: Salah.}")},
    ),
    Case(
        name="out-of-order",
        promise="A correction that stands below a later one is told.",
        files={
            STORY: corrected(
                "- {kind: ralat, at: 2025-10-16 09:00, text: Salah.}",
                "- {kind: koreksi, at: 2025-10-15 09:00, text: Kurang.}",
                "- {kind: koreksi, at: 2025-10-16 09:00, text: Lebih.}",
            )
        },
    ),
    Case(
        name="updated-before-the-newest",
        promise="A time of change that is earlier than the newest correction is told; one at that very time is right.",
        files={
            STORY: corrected(
                "- {kind: ralat, at: 2025-10-15 09:00, text: Salah.}",
                "- {kind: ralat, at: 2025-10-16 09:00, text: Salah lagi.}",
                updated="2025-10-15 09:00",
            )
        },
    ),
    Case(
        name="printed-before-it-came",
        promise="A reply that came in after it was printed is told.",
        files={
            STORY: corrected("- {kind: hak_jawab, at: 2025-10-14 09:00, by: Siti, received: 2025-10-14 09:01, text: Bukan saya.}")
        },
    ),
    Case(
        name="not-translated",
        promise="In a story that is published in two languages each text of a correction that is in one only is told.",
        files={
            **TRANSLATED,
            STORY: corrected(
                "- {kind: ralat, at: 2025-10-14 09:00, wrong: 20 kilogram, right: {id: 18 kilogram, en: 18 kilograms}}",
                "- {kind: pencabutan, at: 2025-10-14 09:00, text: {en: Paragraph two.}, reason: Keliru.}",
            ),
        },
        exit=0,
    ),
    Case(
        name="not-translated-for-a-draft",
        promise="A translation that is no longer or not yet published asks for no translated correction.",
        files={
            **TRANSLATED,
            "content/stories/2025/panen-selada.en.md": ENGLISH.replace("published", "draft"),
            STORY: corrected("- {kind: ralat, at: 2025-10-14 09:00, text: Salah.}"),
        },
        exit=0,
    ),
)
