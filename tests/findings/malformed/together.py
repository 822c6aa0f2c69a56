"""Several mistakes at once: all are told, in order, each once."""

from malformed.case import (
    ORGANIZATIONS,
    PAGE,
    PEOPLE,
    PERSON,
    PHOTO,
    PHOTO_TEXT,
    SITE,
    STORY,
    Case,
    Gone,
    Link,
    site,
    swapped,
    told,
)
from malformed.pictures import WHOLE

CASES = (
    Case(
        name="every-family",
        promise="Mistakes of every family in many files are told at once, sorted by file, line and column.",
        files={
            SITE: site("warna: hijau"),
            PAGE: swapped(PAGE, "status: published", "status: terbit"),
            PEOPLE: PERSON + "  organization: rutan-cntoh\n",
            PHOTO: PHOTO_TEXT.replace("alt: Bedeng selada di bawah matahari pagi\n", "").replace("none", "unidentifiable"),
            "content/photos/lain.png": WHOLE,
            STORY: told("# Kebun", "", "[sini](javascript:x)", "", "::: statement unnamed", "Senang.", ":::"),
        },
    ),
    Case(
        name="site-yaml-broken-and-the-rest-too",
        promise="A site.yaml that cannot be read does not hide the mistakes of other files.",
        files={
            SITE: swapped(SITE, "desk: Redaksi", "desk: Redaksi: Humas"),
            ORGANIZATIONS: "rutan-contoh:\n  nama: Rutan\n",
            STORY: swapped(STORY, "date: 2025-10-13", "date: 2025-02-30"),
        },
    ),
    Case(
        name="many-in-one-head",
        promise="Many mistakes in one head are told in the order of its lines.",
        files={
            STORY: "---\ntitel: Panen\ndate: 30/02/2025\nstatus: terbit\nkind: esai\ntags: selada\npublish: pagi\n"
            "program: Kebun Selada\naliases: /lama/\n---\n# Selada\n\n<font>x</font>\n"
        },
    ),
    Case(
        name="warnings-beside-an-error",
        promise="Warnings are told beside an error, and the error decides.",
        files={
            "content/catatan.txt": "x\n",
            PAGE: swapped(PAGE, "Situs ini", "[di sini](story:panen-salada) situs ini"),
        },
    ),
    Case(
        name="files-in-disorder",
        promise="Missing, linked, misplaced and badly named files are told together.",
        files={
            PAGE: Gone(),
            "content/pages/Kontak Kami.md": "x",
            "content/halaman/kontak.md": "x",
            "content/photos": Link("{outside}"),
            "content/programs/kebun.yaml": b"\xff\xfe",
        },
    ),
    Case(
        name="head-and-text-of-one-story",
        promise="A wrong choice in a story's head does not hide what is wrong in its text.",
        files={
            STORY: swapped(STORY, "status: published", "status: terbit\ntags: selada\nprogramme: kebun")
            + "\n# Kebun\n\n<font>x</font>\n"
        },
    ),
    Case(
        name="two-broken-files-that-need-each-other",
        promise="Of two broken files that refer to each other each is told for itself alone.",
        files={
            PEOPLE: "siti-contoh:\n  name: Siti\n  organization: rutan-contoh\n",
            ORGANIZATIONS: "rutan-contoh:\n  name: Rutan\n  jenis: government\n",
        },
    ),
)
