"""Stories and pages: folders, years, translations, times, tags, addresses."""

from malformed.case import PAGE, PROGRAM, PROGRAM_TEXT, SITE, STORY, Case, Gone, story, swapped, text_of

ENGLISH = "---\ntitle: A Lettuce Harvest\nsummary: The first lettuce.\nstatus: published\n---\nThe first lettuce.\n"
BOTH = {SITE: swapped(SITE, "languages: [id]", "languages: [id, en]")}
INDICATOR = PROGRAM_TEXT + "indicators:\n  panen:\n    label: Panen\n    period: 2025\n    source: Humas\n"

CASES = (
    Case(
        name="year-mismatch",
        promise="A story whose year is not its folder's is told at its date.",
        files={STORY: swapped(STORY, "2025-10-13", "2024-10-13")},
    ),
    Case(
        name="same-name-in-two-years",
        promise="A story's name is used once, even in another year, and the second one is told.",
        files={"content/stories/2024/panen-selada.md": swapped(STORY, "2025-10-13", "2024-10-13")},
    ),
    Case(
        name="same-name-in-two-years-with-translations",
        promise="Of two stories of one name each file of the second is told, and nothing else.",
        files={
            **BOTH,
            "content/stories/2024/panen-selada.md": swapped(STORY, "2025-10-13", "2024-10-13"),
            "content/stories/2024/panen-selada.en.md": ENGLISH,
            "content/stories/2025/panen-selada.en.md": ENGLISH,
        },
    ),
    Case(
        name="translation-without-original",
        promise="A translation without an original is told.",
        files={**BOTH, "content/stories/2025/panen-kedua.en.md": ENGLISH, "content/pages/kontak.en.md": ENGLISH},
    ),
    Case(
        name="translation-in-another-year",
        promise="A translation that lies in another year than its original is told.",
        files={**BOTH, "content/stories/2024/panen-selada.en.md": ENGLISH},
    ),
    Case(
        name="translation-of-a-broken-original",
        promise="A translation whose original has a mistake has an original: only the mistake is told.",
        files={
            **BOTH,
            STORY: swapped(STORY, "title: Panen", "title: Panen:"),
            "content/stories/2025/panen-selada.en.md": ENGLISH,
        },
    ),
    Case(
        name="translation-into-a-language-that-the-site-lacks",
        promise="A translation into a language that the site does not have is told.",
        files={"content/stories/2025/panen-selada.en.md": ENGLISH},
    ),
    Case(
        name="translation-into-the-same-language",
        promise="A translation into the original's own language is told.",
        files={"content/pages/tentang.id.md": text_of(PAGE)},
    ),
    Case(
        name="expires-before-it-goes-live",
        promise="A story that expires before it goes live is told, an embargo counted in.",
        files={STORY: story("publish: 2025-10-13 09:00", "embargo: 2025-10-14 09:00", "expires: 2025-10-14 08:59")},
    ),
    Case(
        name="session-ends-before-it-begins",
        promise="A session that ends before it begins is told with its number.",
        files={
            PROGRAM: PROGRAM_TEXT
            + "sessions:\n  - {title: Satu, start: 2025-10-13, end: 2025-10-13}\n"
            + "  - {title: Dua, start: 2025-10-14 13:00, end: 2025-10-14 09:00}\n"
        },
    ),
    Case(
        name="part-larger-than-the-whole",
        promise="A part that is larger than its whole is told with both numbers.",
        files={PROGRAM: INDICATOR + "    value: 25\n    of: 20\n"},
    ),
    Case(
        name="whole-of-nothing",
        promise="A whole of nothing is told.",
        files={PROGRAM: INDICATOR + "    value: 0\n    of: 0\n"},
    ),
    Case(
        name="tag-without-letters",
        promise="A tag without letters or digits is told.",
        files={STORY: story('tags: ["***", pelatihan]')},
    ),
    Case(
        name="tag-twice",
        promise="A tag that is written twice, in capitals or not, is a warning.",
        files={STORY: story("tags: [Pemberdayaan Perempuan, pemberdayaan-perempuan]")},
        exit=0,
    ),
    Case(
        name="reserved-address",
        promise="A page that would stand where the site keeps its own files is told.",
        files={"content/pages/assets.md": text_of(PAGE)},
    ),
    Case(
        name="page-with-a-section's-address",
        promise="A page that would overwrite a section of the site is told.",
        files={"content/pages/berita.md": text_of(PAGE)},
    ),
    Case(
        name="alias-of-a-living-page",
        promise="A former address that another page has now is told.",
        files={STORY: story("aliases: [tentang/]")},
    ),
    Case(
        name="alias-that-differs-in-case",
        promise="A former address that differs from a page's only in case is told.",
        files={STORY: story("aliases: [Tentang/]")},
    ),
    Case(
        name="two-pages-of-one-slug",
        promise="Two translations with one slug claim one address.",
        files={
            **BOTH,
            "content/pages/tentang.en.md": ENGLISH.replace("status:", "slug: about\nstatus:"),
            "content/pages/kontak.md": text_of(PAGE),
            "content/pages/kontak.en.md": ENGLISH.replace("status:", "slug: about\nstatus:"),
        },
    ),
    Case(
        name="nothing-but-a-page-missing",
        promise="A menu that leads to a page that was removed is told.",
        files={PAGE: Gone()},
    ),
)
