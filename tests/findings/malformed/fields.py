"""Fields and their values: unknown, missing, empty, of the wrong shape."""

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
    Case,
    site,
    story,
    swapped,
    text_of,
)
from malformed.pictures import WHOLE

SESSION = PROGRAM_TEXT + "sessions:\n  - title: Menanam\n"
INDICATOR = PROGRAM_TEXT + "indicators:\n  panen:\n    label: Panen\n    period: 2025\n    source: Humas\n"

CASES = (
    Case(
        name="unknown-field",
        promise="A misspelt field at the top is told with the likely one, and so is what it leaves missing.",
        files={STORY: swapped(STORY, "summary:", "sumary:")},
    ),
    Case(
        name="unknown-field-without-a-likely-one",
        promise="A field that resembles none is told without a guess.",
        files={SITE: site("wallpaper: biru")},
    ),
    Case(
        name="unknown-field-nested",
        promise="A misspelt nested field is told with its path and the likely one.",
        files={SITE: site("contact:", "  emial: humas@contoh.example", "features:", "  feed: ya")},
    ),
    Case(
        name="unknown-field-in-a-list",
        promise="A misspelt field in a list's item is told with the item's number.",
        files={PROGRAM: SESSION + "    start: 2025-10-13\n    instructor: siti\n"},
    ),
    Case(
        name="program-that-ends-before-it-begins",
        promise="A program ends on or after its first day, be it told by `started` or by a session that was held.",
        files={
            PROGRAM: SESSION.replace("running", "finished") + "    start: 2025-10-13\n    status: held\nended: 2025-10-12\n",
            "content/programs/lain.yaml": PROGRAM_TEXT.replace("running", "finished")
            + "started: 2025-10-13\nended: 2025-10-12\n",
        },
    ),
    Case(
        name="program-that-ended-and-runs",
        promise="Only a finished program has a last day.",
        files={PROGRAM: PROGRAM_TEXT + "started: 2025-10-13\nended: 2025-10-13\n"},
    ),
    Case(
        name="unknown-field-called-text",
        promise="An unknown field is told as it was written, even where it is a word of our own.",
        files={STORY: story("text: Selada", "list: Selada")},
    ),
    Case(
        name="unknown-language",
        promise="A text in a language that does not exist is told.",
        files={SITE: swapped(SITE, "name: Kabar Rutan Contoh", "name: {id: Kabar, fr: Nouvelles}")},
    ),
    Case(
        name="id-inside-a-record",
        promise="A record's own name comes from its key, never from a field.",
        files={PEOPLE: PERSON + "  id: siti\n"},
    ),
    Case(
        name="id-inside-a-program",
        promise="A program's own name comes from its file, never from a field.",
        files={PROGRAM: PROGRAM_TEXT + "id: kebun\n"},
    ),
    Case(
        name="translation-with-a-date",
        promise="A translation has no date of its own.",
        files={
            SITE: swapped(SITE, "languages: [id]", "languages: [id, en]"),
            "content/stories/2025/panen-selada.en.md": text_of(STORY),
        },
    ),
    Case(
        name="required-fields-missing",
        promise="Every required field that is missing is told, each by its name.",
        files={STORY: "---\nstatus: published\n---\nSelada.\n"},
    ),
    Case(
        name="required-fields-missing-in-site",
        promise="A site.yaml with one field is told all that it lacks.",
        files={SITE: "name: Kabar\n"},
    ),
    Case(
        name="required-field-missing-nested",
        promise="A required field that is missing in a list's item is told with the item's number.",
        files={PROGRAM: SESSION},
    ),
    Case(
        name="required-field-empty",
        promise="A required field without a value is told as empty, not as missing.",
        files={STORY: swapped(STORY, "title: Panen Selada di Rutan Contoh", "title:")},
    ),
    Case(
        name="required-field-tilde",
        promise="A tilde and the word null are as empty as nothing.",
        files={STORY: swapped(STORY, "title: Panen Selada di Rutan Contoh", "title: ~"), SITE: swapped(SITE, "Redaksi", "null")},
    ),
    Case(
        name="required-field-empty-quotes",
        promise="A required field with an empty pair of quotation marks is empty.",
        files={STORY: swapped(STORY, "title: Panen Selada di Rutan Contoh", 'title: ""'), SITE: swapped(SITE, "Redaksi", "'  '")},
    ),
    Case(
        name="list-for-text",
        promise="A list where a text belongs is told.",
        files={STORY: swapped(STORY, "title: Panen Selada di Rutan Contoh", "title: [Panen, Selada]")},
    ),
    Case(
        name="mapping-for-text",
        promise="A group of fields where a text belongs is told.",
        files={STORY: swapped(STORY, "title: Panen Selada di Rutan Contoh", "title: {id: Panen}")},
    ),
    Case(
        name="text-for-list",
        promise="A text where a list belongs is told.",
        files={STORY: story("tags: pelatihan, kuliner")},
    ),
    Case(
        name="mapping-for-list",
        promise="A group of fields where a list belongs is told.",
        files={STORY: story("tags:", "  pelatihan: ya")},
    ),
    Case(
        name="text-for-mapping",
        promise="A text where a group of fields belongs is told.",
        files={SITE: site("contact: humas@contoh.example", "policies: [tentang]")},
    ),
    Case(
        name="list-for-local-text",
        promise="A list where a text per language belongs is told.",
        files={SITE: swapped(SITE, "tagline: Situs berita terkecil yang utuh", "tagline: [Situs, kecil]")},
    ),
    Case(
        name="list-for-a-date",
        promise="A list where a date belongs is told once.",
        files={STORY: swapped(STORY, "date: 2025-10-13", "date: [2025, 10, 13]")},
    ),
    Case(
        name="list-for-a-day-or-time",
        promise="A list where a day or a time belongs is told once, under the field's own name.",
        files={PROGRAM: SESSION + "    start: [2025-10-13]\n"},
    ),
    Case(
        name="list-for-a-choice",
        promise="A list where a choice belongs is told as a list.",
        files={STORY: story("kind: [berita, feature]")},
    ),
    Case(
        name="empty-item",
        promise="A list's item without a value is told with its number.",
        files={STORY: story("tags:", "  - pelatihan", "  -", "  - kuliner")},
    ),
    Case(
        name="empty-mapping-for-text",
        promise="A text per language that is written in none is empty.",
        files={SITE: swapped(SITE, "name: Kabar Rutan Contoh", "name: {}")},
    ),
    Case(
        name="date-thirteenth-month",
        promise="A thirteenth month is told.",
        files={STORY: swapped(STORY, "2025-10-13", "2025-13-10")},
    ),
    Case(
        name="date-before-the-calendar-of-news",
        promise="A year that no story is from is a slip of the finger, and is told as no date.",
        files={STORY: swapped(STORY, "date: 2025-10-13", "date: 0025-10-13")},
    ),
    Case(
        name="moment-at-the-end-of-time",
        promise="A time that no clock can convert is told as no time.",
        files={STORY: swapped(STORY, "date: 2025-10-13", "date: 2025-10-13\nupdated: 9999-12-31 23:59-23:59")},
    ),
    Case(
        name="date-thirtieth-of-february",
        promise="The 30th of February is told.",
        files={STORY: swapped(STORY, "2025-10-13", "2025-02-30")},
    ),
    Case(
        name="date-day-first",
        promise="A date with the day first is told.",
        files={STORY: swapped(STORY, "2025-10-13", "13/10/2025")},
    ),
    Case(
        name="date-in-words",
        promise="A date in words is told.",
        files={STORY: swapped(STORY, "2025-10-13", "13 Oktober 2025")},
    ),
    Case(
        name="date-with-short-numbers",
        promise="A date without leading zeros is told.",
        files={STORY: swapped(STORY, "2025-10-13", "2025-1-3")},
    ),
    Case(
        name="date-with-a-time",
        promise="A time where a day belongs is told.",
        files={STORY: swapped(STORY, "date: 2025-10-13", "date: 2025-10-13 09:00")},
    ),
    Case(
        name="date-in-other-digits",
        promise="A date in digits that are not ASCII is told.",
        files={STORY: swapped(STORY, "2025-10-13", "２０２５-10-13")},
    ),
    Case(
        name="time-in-words",
        promise="A time in words is told.",
        files={STORY: story("publish: besok pagi")},
    ),
    Case(
        name="time-without-an-hour",
        promise="An embargo without an hour is told, since the minute matters.",
        files={STORY: story("embargo: 2025-10-14")},
    ),
    Case(
        name="time-that-no-clock-shows",
        promise="25 o'clock is told.",
        files={STORY: story("publish: 2025-10-13 25:00", "expires: 2025-10-13 09:75")},
    ),
    Case(
        name="time-with-a-bad-offset",
        promise="An offset of thirty hours is told.",
        files={STORY: story("publish: 2025-10-13 09:00+30:00")},
    ),
    Case(
        name="session-in-words",
        promise="A session's start in words is told with its path.",
        files={PROGRAM: SESSION + "    start: Senin pagi pukul sembilan\n"},
    ),
    Case(
        name="colour",
        promise="A colour by name is told.",
        files={SITE: site("accent: hijau")},
    ),
    Case(
        name="zone",
        promise="A zone by its abbreviation is told with the names to write.",
        files={SITE: site("time_zone: WITA")},
    ),
    Case(
        name="zone-with-a-path",
        promise="A zone that looks like a path opens no file.",
        files={SITE: site("time_zone: ../../../etc/passwd")},
    ),
    Case(
        name="link-without-scheme",
        promise="An address without https is told.",
        files={SITE: swapped(SITE, "https://kabar.rutan-contoh.example/", "kabar.rutan-contoh.example")},
    ),
    Case(
        name="link-with-javascript",
        promise="An address that is a script is told.",
        files={COVERAGE: REPORT + "  link: javascript:alert(1)\n"},
    ),
    Case(
        name="link-with-a-password",
        promise="An address with a user name and a password is told.",
        files={COVERAGE: REPORT + "  link: https://humas:rahasia@contoh.example/\n"},
    ),
    Case(
        name="link-with-a-quotation-mark",
        promise="An address that would break out of an attribute is told.",
        files={COVERAGE: REPORT + '  link: https://contoh.example/"onclick=alert(1)\n'},
    ),
    Case(
        name="number",
        promise="A number with thousands separators is told.",
        files={PROGRAM: INDICATOR + "    value: 1.250,5\n"},
    ),
    Case(
        name="number-with-a-unit",
        promise="A number with its unit, infinity and an endless row of digits are told.",
        files={PROGRAM: INDICATOR + "    value: 20 orang\n    of: .inf\n"},
    ),
    Case(
        name="number-too-long",
        promise="A number of a hundred digits is told without repeating them all.",
        files={PROGRAM: INDICATOR + f"    value: {'9' * 100}\n"},
    ),
    Case(
        name="flag",
        promise="A flag that is neither yes nor no is told.",
        files={PEOPLE: PERSON + "  official: mungkin\n"},
    ),
    Case(
        name="how-many",
        promise="What does not say how many is told: neither a whole number nor a word for all or none.",
        files={SITE: site("features:", "  share_cards: banyak")},
    ),
    Case(
        name="kept-for-days",
        promise="What is not a number of days that a page may be kept is told.",
        files={SITE: site("features:", "  offline: selamanya", "  precompress: zip")},
    ),
    Case(
        name="kept-for-too-long",
        promise="No page is kept for more than thirty days.",
        files={SITE: site("features:", "  offline: 31")},
    ),
    Case(
        name="choice-with-a-likely-one",
        promise="A misspelt choice is told with the likely one.",
        files={STORY: swapped(STORY, "status: published", "status: publised")},
    ),
    Case(
        name="choice-without-a-likely-one",
        promise="A choice that resembles none is told with all of them.",
        files={
            PROGRAM: PROGRAM_TEXT.replace("running", "xyz"),
            ORGANIZATIONS: text_of(ORGANIZATIONS).replace("government", "qqq"),
        },
    ),
    Case(
        name="choice-of-language",
        promise="A site in a language that is not built in is told.",
        files={SITE: swapped(SITE, "languages: [id]", "languages: [id, jv]")},
    ),
    Case(
        name="languages-empty",
        promise="A site without a language is told.",
        files={SITE: swapped(SITE, "languages: [id]", "languages: []")},
    ),
    Case(
        name="languages-doubled",
        promise="A site that names a language twice is told.",
        files={SITE: swapped(SITE, "languages: [id]", "languages: [id, id]")},
    ),
    Case(
        name="reference-that-is-no-id",
        promise="A reference in words is told with the id that it would be.",
        files={STORY: story("program: Kebun Selada")},
    ),
    Case(
        name="slug-that-climbs",
        promise="A slug that climbs out of its folder is told.",
        files={
            SITE: swapped(SITE, "languages: [id]", "languages: [id, en]"),
            "content/pages/tentang.en.md": "---\ntitle: About\nstatus: published\nslug: ../../etc/cron\n---\nFiction.\n",
        },
    ),
    Case(
        name="slug-with-spaces-and-capitals",
        promise="A slug with spaces and capitals is told with one that can be used.",
        files={PAGE: swapped(PAGE, "status: published", "status: published\nslug: Tentang Kami")},
    ),
    Case(
        name="slug-that-windows-reserves",
        promise="A slug that Windows reserves is told.",
        files={PAGE: swapped(PAGE, "status: published", "status: published\nslug: con")},
    ),
    Case(
        name="slug-too-long",
        promise="A slug of more than 80 letters is told with its beginning.",
        files={PAGE: swapped(PAGE, "status: published", f"status: published\nslug: {'tentang-' * 11}")},
    ),
    Case(
        name="map-key-that-is-no-id",
        promise="A record's key in words is told with the id that it would be.",
        files={PEOPLE: PERSON.replace("siti-contoh:", "Siti Contoh:")},
    ),
    Case(
        name="aliases-that-climb",
        promise="A former address that is absolute, climbs or is a whole address is told.",
        files={
            STORY: story("aliases: ../../etc/passwd"),
            PAGE: swapped(PAGE, "status: published", "status: published\naliases: [/lama/]"),
            PROGRAM: PROGRAM_TEXT + "aliases: [lama/, 'https://contoh.example/']\n",
        },
    ),
    Case(
        name="aliases-odd",
        promise="A former address with spaces, a backslash or a dot folder is told.",
        files={
            STORY: story("aliases: [lama\\berita]"),
            PAGE: swapped(PAGE, "status: published", "status: published\naliases: [berita lama/]"),
            PROGRAM: PROGRAM_TEXT + "aliases: [./lama/]\n",
        },
    ),
    Case(
        name="shows-in-words",
        promise="Who is in a photo is one of three things.",
        files={PHOTO: PHOTO_TEXT.replace("none", "banyak orang"), PICTURE: WHOLE},
    ),
    Case(
        name="mail-and-phone-of-the-site",
        promise="A mail address or phone number of the site that no phone could use is told.",
        files={SITE: text_of(SITE) + "contact:\n  email: humas\n  phone: tanya petugas\n"},
    ),
    Case(
        name="shows-both",
        promise="A photo that says nobody is in it and names a consent all the same is told.",
        files={PHOTO: PHOTO_TEXT.replace("shows: none", "shows:\n  people: none\n  identifiable: [wb-01]"), PICTURE: WHOLE},
    ),
    Case(
        name="shows-missing",
        promise="A photo that does not say who is in it is told.",
        files={PHOTO: PHOTO_TEXT.replace("shows: none\n", ""), PICTURE: WHOLE},
    ),
    Case(
        name="indicator-without-a-source",
        promise="A figure without a source is told.",
        files={PROGRAM: INDICATOR.replace("    source: Humas\n", "") + "    value: 20\n"},
    ),
    Case(
        name="indicator-key-that-is-no-id",
        promise="An indicator's key in words is told.",
        files={PROGRAM: INDICATOR.replace("panen:", "Panen Raya:") + "    value: 20\n"},
    ),
    Case(
        name="correction-of-an-unknown-kind",
        promise="A correction without a time and of an unknown kind is told twice.",
        files={STORY: story("corrections:", "  - kind: ralatt", "    text: Tertulis 12, seharusnya 13.")},
    ),
    Case(
        name="very-long-value",
        promise="A date of ten thousand letters is told without repeating them all.",
        files={STORY: swapped(STORY, "2025-10-13", "2025" * 2_500)},
    ),
    Case(
        name="very-long-key",
        promise="A field's name of five hundred letters is told without repeating them all.",
        files={SITE: site(f"{'panjang' * 70}: x")},
    ),
    Case(
        name="rules-that-do-not-exist",
        promise="A setting for a rule that does not exist is told with the nearest one that does.",
        files={SITE: site("rules:", "  A501: error", "  a105: off", "  Z100: off")},
    ),
    Case(
        name="rules-that-are-walls",
        promise="Consents, protected names, vanished stories and what cannot be read are not weakened by anybody.",
        files={
            SITE: site(
                "rules:",
                "  P114: off",
                "  P119: {severity: off, by: Rina Contoh, reason: Hanya draf.}",
                "  P130: {severity: warning, by: Rina Contoh, reason: Sudah dikenal.}",
                "  T110: warning",
                "  C116: warning",
                "  O103: off",
                "  P144: {severity: warning, by: Rina Contoh, reason: Perlu.}",
            )
        },
    ),
    Case(
        name="rules-weakened-by-nobody",
        promise="What guards people or readers is weakened only by somebody who gives a reason.",
        files={
            SITE: site(
                "rules:", "  P140: off", "  P141: {severity: warning, by: Rina Contoh}", "  A103: {severity: off, reason: x}"
            )
        },
    ),
    Case(
        name="rules-of-no-known-weight",
        promise="A weight that does not exist is told; what else is said in the same section is told too.",
        files={
            SITE: site("rules:", "  A105: warn", "  A103: {by: Rina Contoh}", "  P111: off", "  C010: {severity: of, by: [a]}")
        },
    ),
)
