"""References: everything that is named exists."""

from malformed.case import (
    COVERAGE,
    ORGANIZATIONS,
    PEOPLE,
    PERSON,
    PHOTO,
    PHOTO_TEXT,
    PICTURE,
    PROGRAM,
    PROGRAM_TEXT,
    REPORT,
    SITE,
    STORY,
    Case,
    Laid,
    site,
    story,
    swapped,
    text_of,
    told,
)
from malformed.pictures import WHOLE

EVERYTHING: dict[str, Laid] = {PEOPLE: PERSON, COVERAGE: REPORT, PROGRAM: PROGRAM_TEXT, PHOTO: PHOTO_TEXT, PICTURE: WHOLE}

CASES = (
    Case(
        name="story-names-nothing-that-exists",
        promise="Every kind of reference in a story is looked up, each in its own list.",
        files={
            STORY: story(
                "program: x1",
                "cover: x2",
                "photos: [x3]",
                "people: [x4]",
                "organizations: [rutan-contoh, x5]",
                "coverage: [x6]",
                "see_also: [x7]",
            )
        },
    ),
    Case(
        name="story-misspells-everything",
        promise="Every kind of misspelt reference is told with the likely one.",
        files={
            **EVERYTHING,
            STORY: story(
                "program: kebum",
                "cover: kebn",
                "photos: [kebunn]",
                "people: [siti-conto]",
                "organizations: [rutan-conton]",
                "coverage: [harian-seleda]",
                "see_also: [panen-salada]",
            ),
        },
    ),
    Case(
        name="program-misspells-everything",
        promise="A program's references are looked up, in its partners and sessions too.",
        files={
            **EVERYTHING,
            PROGRAM: PROGRAM_TEXT
            + "instructors: [siti-cotoh]\ncover: kebu\nphotos: [kbun]\ncoverage: [harian-slada]\n"
            + "partners:\n  - {organization: rutan-contohh, role: tuan rumah}\n"
            + "sessions:\n  - {title: Menanam, start: 2025-10-13, instructors: [siti-contoh, siti]}\n",
        },
    ),
    Case(
        name="person-of-an-unknown-organization",
        promise="A person's organization exists.",
        files={PEOPLE: PERSON + "  organization: rutan-cntoh\n"},
    ),
    Case(
        name="organization-with-unknown-parent-and-logo",
        promise="An organization's parent and logo exist.",
        files={ORGANIZATIONS: text_of(ORGANIZATIONS) + "  parent: kanwil\n  logo: {photo: lambang, permission: Humas}\n"},
    ),
    Case(
        name="organizations-in-a-circle",
        promise="Organizations that are each other's parents are told, each once.",
        files={
            ORGANIZATIONS: text_of(ORGANIZATIONS)
            + "  parent: kanwil\nkanwil:\n  name: Kanwil\n  kind: government\n  parent: rutan-contoh\n"
        },
    ),
    Case(
        name="organization-its-own-parent",
        promise="An organization that is its own parent is told.",
        files={ORGANIZATIONS: text_of(ORGANIZATIONS) + "  parent: rutan-contoh\n"},
    ),
    Case(
        name="site-names-nothing-that-exists",
        promise="The site's publisher, featured stories, policies and menus exist.",
        files={
            SITE: swapped(SITE, "publisher: rutan-contoh", "publisher: rutan-cotoh").replace(
                "[stories, tentang]", "[storis, tentag, zzz]"
            )
            + "footer: [program]\nfeatured: [panen-seladaa]\npolicies: {publishing: tentangg, privacy: zzz}\n"
        },
    ),
    Case(
        name="blocks-name-nothing-that-exists",
        promise="The references of every kind of block are looked up.",
        files={
            STORY: told(
                "::: statement siti-contoh 2025-10-13",
                "Menurut Siti Contoh, panen berikutnya menyusul.",
                ":::",
                "",
                '::: statement unnamed as="Seorang warga binaan" reason="Dilindungi." coverage=harian-selada',
                "Ia senang.",
                ":::",
                "",
                "::: photo kebun",
                "",
                "::: see-also panen-salada",
                "",
                "::: indicator kebun/panen",
            )
        },
    ),
    Case(
        name="indicator-that-the-program-lacks",
        promise="An indicator is looked up in its program.",
        files={
            PROGRAM: PROGRAM_TEXT
            + "indicators:\n  panen:\n    label: Panen\n    value: 20\n    period: 2025\n    source: Humas\n",
            STORY: told("::: indicator kebun/panem"),
        },
    ),
    Case(
        name="links-to-records-that-do-not-exist",
        promise="A link to one of our own records is looked up, of every kind.",
        files={
            **EVERYTHING,
            STORY: told(
                "[a1](story:panen-salada) [a2](program:kebum) [a3](person:siti-cotoh)",
                "[a4](organization:rutan-conton) [a5](page:tentng) [a6](coverage:harian-slada) [a7](tag:zzz)",
                "[acuan][1] dan [acuan lain][2].",
                "",
                "[1]: page:zzz",
                "[2]: <story:zzz>",
            ),
        },
    ),
    Case(
        name="reference-to-a-broken-record",
        promise="A record with a mistake exists: what refers to it is not told as well.",
        files={
            PEOPLE: PERSON + "  titel: Kepala\n",
            PROGRAM: PROGRAM_TEXT + "purpose: a: b\n",
            COVERAGE: 'harian-selada:\n  outlet: "Harian\n',
            STORY: story("people: [siti-contoh]", "program: kebun", "coverage: [harian-selada]"),
        },
    ),
    Case(
        name="reference-to-a-broken-story",
        promise="A story with a mistake exists: what leads to it is not told as well.",
        files={
            STORY: swapped(STORY, "date: 2025-10-13", "date: kemarin"),
            SITE: site("featured: [panen-selada]"),
            "content/pages/tentang.md": swapped("content/pages/tentang.md", "Situs ini", "[Situs](story:panen-selada) ini"),
        },
    ),
    Case(
        name="reference-beside-a-broken-record",
        promise="A misspelt reference is still told where another record of the same kind has a mistake.",
        files={PEOPLE: PERSON + "  titel: Kepala\n", STORY: story("people: [siti-conto]")},
    ),
)
