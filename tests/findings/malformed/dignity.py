"""Words that hurt or judge, in every kind of text; and fields that no record has, on purpose."""

from malformed.case import (
    COVERAGE,
    ORGANIZATIONS,
    PAGE,
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
    TAGS,
    Case,
    site,
    story,
    swapped,
    told,
)
from malformed.pictures import WHOLE

LEXICON = "content/lexicon.yaml"

CASES = (
    Case(
        name="in-a-story's-head",
        promise="A word that hurts is told in title, summary, tag and correction, at its own line and column.",
        files={
            STORY: swapped(STORY, "title: Panen Selada di Rutan Contoh", "title: Panen Selada Para Napi").replace(
                "Warga binaan Rutan Contoh memanen selada pertama dari kebun mereka.\n---",
                "Selada pertama\n  dipanen eks\n  napi dan sipirnya.\ntags: [panen, napi]\n"
                'corrections:\n  - {kind: ralat, at: 2025-10-14 09:00, text: "Semula ditulis residivis."}\n---',
            )
        },
        exit=0,
    ),
    Case(
        name="in-a-text",
        promise="A word that hurts or judges is told wherever it stands in a text, in each of its forms.",
        files={
            STORY: told(
                "Napi itu dipenjarakan; para penjahat, kata sipir-sipir, memenjarakan dirinya.",
                "",
                "- pelaku tindak",
                "  pidana, *bromocorah*, dan _pesakitan_",
                "- pelaku usaha dan kenapinya",
            )
        },
        exit=0,
    ),
    Case(
        name="in-a-translation",
        promise="English words are told too.",
        files={
            SITE: swapped(SITE, "languages: [id]", "languages: [id, en]"),
            "content/stories/2025/panen-selada.en.md": "---\ntitle: Inmates Grow Lettuce\nsummary: From prison to plate.\n"
            "status: published\n---\nAn ex-convict and a prison guard.\n",
        },
        exit=0,
    ),
    Case(
        name="in-what-a-block-says",
        promise="How an unnamed speaker is called, and why, are the newsroom's own words.",
        files={
            COVERAGE: REPORT,
            STORY: told(
                '::: statement unnamed as="Seorang napi" reason="Sipir melarang." coverage=harian-selada', "Ia senang.", ":::"
            ),
        },
        exit=0,
    ),
    Case(
        name="in-everything-else",
        promise="A word that hurts is told in the data of the site, programs, photos, people, organizations, reports, tags, pages.",
        files={
            SITE: site("notice: Tulisan dari balik jeruji"),
            PAGE: swapped(PAGE, "Situs ini", "Napi membaca situs ini"),
            PROGRAM: PROGRAM_TEXT
            + "audience: {id: Para napi, en: Prisoners}\nsessions:\n  - {title: Napi menanam, start: 2025-10-13}\n"
            + 'description: |\n  Satu baris.\n\n  Para napi "napi" belajar.\n',
            PICTURE: WHOLE,
            PHOTO: PHOTO_TEXT.replace("Bedeng selada", "Bedeng napi") + "caption: Panen para napi\n",
            PEOPLE: PERSON + "  role: sipir\n",
            ORGANIZATIONS: "rutan-contoh:\n  name: Rumah Tahanan Negara Contoh\n  kind: government\n  description: Bekas penjara.\n",
            COVERAGE: REPORT + "  summary: Kisah seorang napi.\n",
            TAGS: "panen:\n  name: Panen napi\n",
        },
        exit=0,
    ),
    Case(
        name="not-where-others-speak",
        promise="Quotations, code, addresses and names are left alone, so that only the last word is told.",
        files={
            PEOPLE: "siti-contoh:\n  name: Siti Napi\n  title: Penulis\n",
            COVERAGE: REPORT + "  headline: Napi Panen Selada\n",
            ORGANIZATIONS: "rutan-contoh:\n  name: Paguyuban Eks Napi Contoh\n  kind: community\n",
            STORY: told(
                'Kata "napi" dan “para napi” dan ‘napi’ dan ‹napi› dan &quot;napi&quot; dan <q>napi</q>.',
                "Siti Napi dari Paguyuban Eks Napi Contoh menulis Napi Panen Selada.",
                "Ia ke Museum Penjara Contoh dan membaca *Surat dari Penjara*; ada pidana penjara, `napi`.",
                "[Kabarnya](https://contoh.example/napi) di https://contoh.example/napi",
                "",
                "> Para napi",
                "bergembira.",
                "",
                "“Kami napi.",
                "",
                "“Kami tetap napi,” katanya.",
                "",
                "::: quote siti-contoh",
                "Saya bukan napi.",
                ":::",
                "",
                "Penjara",
            ),
        },
        exit=0,
    ),
    Case(
        name="as-an-error",
        promise="Where the site chose so, a word that hurts stops the build.",
        files={SITE: site("privacy:", "  lexicon: error"), STORY: told("Para napi.")},
    ),
    Case(
        name="words-of-the-site",
        promise="A site adds words, says another thing to write, allows a word with a reason, and names phrases that are right.",
        files={
            LEXICON: "tukang-onar:\n  instead: warga binaan\n  reason: kata ini menuduh\n  source: Rapat redaksi\n"
            "napi:\n  instead: sahabat binaan\nsipir:\n  allowed: true\n  reason: Nama kelompok teater.\n"
            "penjahat:\n  but: [tali penjahat]\nonar:\n  words: [biang onar]\n  shape: noun\n",
            STORY: told("Tukang onarnya, napi, sipir, tali penjahat, penjahat, dan biang onarnya."),
        },
        exit=0,
    ),
    Case(
        name="words-allowed-wrongly",
        promise="A word is allowed only with a reason, and only if it comes with the software.",
        files={LEXICON: "napi:\n  allowed: true\nnapii:\n  allowed: true\n  reason: Sudah lazim.\n"},
    ),
    Case(
        name="fields-that-do-not-exist",
        promise="Who tries to write an offence, a sentence, a cell or a release date is told why there is no such field.",
        files={
            STORY: story("kasus: pencurian", "vonis: 2 tahun", "tanggal-bebas: 2027-01-01"),
            PROGRAM: PROGRAM_TEXT + "blok: A\n",
            PEOPLE: PERSON + "  umur: 30\n",
            PHOTO: PHOTO_TEXT + "denah: gerbang\n",
            PICTURE: WHOLE,
        },
    ),
)
