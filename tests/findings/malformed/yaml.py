"""YAML: what cannot be understood, and what is refused although YAML allows it."""

from malformed.case import ORGANIZATIONS, PEOPLE, SITE, STORY, Case, site, story, swapped, text_of

BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

CASES = (
    Case(
        name="unquoted-colon",
        promise="A value with a colon is told together with the quoted value to write.",
        files={STORY: swapped(STORY, "title: Panen Selada", "title: Panen: Selada")},
    ),
    Case(
        name="unquoted-colon-in-a-list",
        promise="A colon in a list's item is told at the second colon.",
        files={ORGANIZATIONS: 'rutan-contoh:\n  name: Rutan: Contoh "Baru"\n  kind: government\n'},
    ),
    Case(
        name="tab",
        promise="A tab before a key is told where it stands.",
        files={ORGANIZATIONS: text_of(ORGANIZATIONS).replace("  kind", "\tkind")},
    ),
    Case(
        name="tab-after-spaces",
        promise="A tab after spaces is told where it stands.",
        files={ORGANIZATIONS: "rutan-contoh:\n  name:\n  \tid: Rutan Contoh\n  kind: government\n"},
    ),
    Case(
        name="quote-not-closed",
        promise="A quotation mark that is not closed is told where it was opened.",
        files={SITE: swapped(SITE, "tagline: Situs", 'tagline: "Situs')},
    ),
    Case(
        name="bracket-not-closed",
        promise="A bracket that is not closed is told.",
        files={SITE: swapped(SITE, "[stories, tentang]", "[stories, tentang")},
    ),
    Case(
        name="bracket-not-closed-in-the-middle",
        promise="A bracket that is not closed before the next field is told.",
        files={SITE: swapped(SITE, "languages: [id]", "languages: [id")},
    ),
    Case(
        name="line-without-a-colon",
        promise="A line without a colon is told where it begins.",
        files={STORY: swapped(STORY, "title: Panen", "title Panen")},
    ),
    Case(
        name="line-without-a-colon-in-the-middle",
        promise="A line without a colon between two fields is told.",
        files={SITE: swapped(SITE, "desk: Redaksi", "desk Redaksi")},
    ),
    Case(
        name="text-after-a-closing-quote",
        promise="Words after a closing quotation mark are told.",
        files={STORY: swapped(STORY, "title: Panen Selada di Rutan Contoh", 'title: "Panen" Selada di Rutan')},
    ),
    Case(
        name="reserved-sign",
        promise="A value that begins with a reserved sign is told.",
        files={STORY: swapped(STORY, "title: Panen", "title: @Panen")},
    ),
    Case(
        name="percent-sign",
        promise="A line that begins with a percent sign is told.",
        files={SITE: "%panen\n" + text_of(SITE)},
    ),
    Case(
        name="uneven-indentation",
        promise="A field that is indented by one space too few is told.",
        files={ORGANIZATIONS: text_of(ORGANIZATIONS).replace("  kind", " kind")},
    ),
    Case(
        name="bad-escape",
        promise="An escape that does not exist, as in a Windows path, is told.",
        files={SITE: swapped(SITE, "desk: Redaksi", 'desk: "C:\\Users\\humas"')},
    ),
    Case(
        name="surrogate-by-escape",
        promise="Half a surrogate pair that is written as an escape is told.",
        files={SITE: swapped(SITE, "desk: Redaksi", 'desk: "\\ud800"')},
    ),
    Case(
        name="anchor",
        promise="An anchor is told where it stands.",
        files={SITE: swapped(SITE, "name: Kabar Rutan Contoh", "name: &nama Kabar Rutan Contoh")},
    ),
    Case(
        name="alias",
        promise="A value that begins with an asterisk is told as a reference.",
        files={STORY: swapped(STORY, "title: Panen Selada", "title: *Panen* Selada")},
    ),
    Case(
        name="alias-bomb",
        promise="An alias bomb is told at its first anchor and never unfolds.",
        files={PEOPLE: BOMB},
    ),
    Case(
        name="merge-key",
        promise="A merge key is refused with the anchor that it needs.",
        files={PEOPLE: "dasar: &dasar\n  title: Kepala\nsiti:\n  <<: *dasar\n  name: Siti\n"},
    ),
    Case(
        name="merge-key-without-alias",
        promise="A merge key without an alias is a field like any other.",
        files={PEOPLE: "siti:\n  <<: {title: Kepala}\n  name: Siti\n  title: Kepala\n"},
    ),
    Case(
        name="python-object",
        promise="A tag that would make a Python object is told and makes none.",
        files={SITE: swapped(SITE, "desk: Redaksi", "desk: !!python/object/apply:os.system ['false']")},
    ),
    Case(
        name="binary",
        promise="A binary tag is told.",
        files={SITE: swapped(SITE, "desk: Redaksi", "desk: !!binary UmVkYWtzaQ==")},
    ),
    Case(
        name="exclamation",
        promise="A value that begins with an exclamation mark is told as a tag.",
        files={STORY: swapped(STORY, "title: Panen", "title: !Panen")},
    ),
    Case(
        name="undefined-tag-handle",
        promise="A tag with an unknown handle is told.",
        files={STORY: swapped(STORY, "title: Panen", "title: !rutan!Panen")},
    ),
    Case(
        name="tag-on-a-key",
        promise="A key with a tag is no plain word.",
        files={STORY: swapped(STORY, "title: Panen", "!!str title: Panen")},
    ),
    Case(
        name="deep-lists",
        promise="A thousand brackets within each other are told at the one that is too deep.",
        files={STORY: story(f"tags: {'[' * 1_000}pelatihan{']' * 1_000}")},
    ),
    Case(
        name="very-deep-lists",
        promise="A hundred thousand brackets cost no more than a thousand.",
        files={STORY: story(f"tags: {'[' * 100_000}pelatihan{']' * 100_000}")},
    ),
    Case(
        name="very-deep-maps",
        promise="A hundred thousand braces within each other are told.",
        files={SITE: site(f"contact: {'{a: ' * 100_000}")},
    ),
    Case(
        name="deep-blocks",
        promise="A thousand levels of indentation are told at the one that is too deep.",
        files={SITE: site("contact:", *(" " * (level + 1) + "a:" for level in range(1_000)))},
    ),
    Case(
        name="very-deep-dashes",
        promise="A hundred thousand dashes on one line are told.",
        files={STORY: story("tags:", "- " * 100_000 + "x")},
    ),
    Case(
        name="deep-within-a-duplicate",
        promise="Deep nesting in the value of a field that is written twice is no way around the limit.",
        files={SITE: site(f"desk: {'[' * 100_000}")},
    ),
    Case(
        name="two-documents",
        promise="A second document in a YAML file is told where it begins.",
        files={SITE: text_of(SITE) + "---\nname: Lagi\n"},
    ),
    Case(
        name="document-end-in-front-matter",
        promise="A line of three points in front matter does not hide what follows.",
        files={STORY: swapped(STORY, "status: published\n", "...\nstatus: published\n")},
    ),
    Case(
        name="complex-key",
        promise="A list as a key is told.",
        files={SITE: site("? [nama, situs]", ": Kabar")},
    ),
    Case(
        name="empty-key",
        promise="A colon without a key is told.",
        files={SITE: site(": Kabar")},
    ),
    Case(
        name="duplicate-key",
        promise="A field that is written twice is told with the line of the first.",
        files={STORY: story("title: Panen Kedua")},
    ),
    Case(
        name="duplicate-key-nested",
        promise="A nested field that is written twice is told with its whole path.",
        files={ORGANIZATIONS: text_of(ORGANIZATIONS) + "  kind: company\nrutan-contoh:\n  name: Lain\n"},
    ),
    Case(
        name="front-matter-missing",
        promise="A story without front matter is told.",
        files={STORY: "Warga binaan memanen selada.\n"},
    ),
    Case(
        name="front-matter-after-a-blank-line",
        promise="Front matter that does not begin on the first line is not found.",
        files={STORY: "\n" + text_of(STORY)},
    ),
    Case(
        name="front-matter-unclosed",
        promise="Front matter that is not closed is told.",
        files={STORY: text_of(STORY).replace("mereka.\n---\n", "mereka.\n")},
    ),
    Case(
        name="front-matter-empty",
        promise="Front matter without a field is told.",
        files={STORY: "---\n# nanti\n---\nSelada.\n"},
    ),
    Case(
        name="front-matter-a-list",
        promise="Front matter that is a list is told where it begins.",
        files={STORY: "---\n- title: Panen\n---\nSelada.\n"},
    ),
    Case(
        name="front-matter-a-word",
        promise="Front matter that is a word is told where it begins.",
        files={STORY: "---\nPanen\n---\nSelada.\n"},
    ),
    Case(
        name="entry-a-word",
        promise="A record that is a word is told where it stands.",
        files={PEOPLE: "siti: Siti Contoh\n"},
    ),
    Case(
        name="entry-empty",
        promise="A record without a field does not vanish in silence.",
        files={PEOPLE: "siti:\n"},
    ),
    Case(
        name="hash-sign",
        promise="A hash sign that would cut a value is told where it stands.",
        files={STORY: swapped(STORY, "Panen Selada di Rutan Contoh", "Juara #1 Lomba Taman")},
    ),
    Case(
        name="hash-sign-for-a-colour",
        promise="A colour without quotation marks is told as cut.",
        files={SITE: site("accent: #1f5c4d", "footer: [tentang] # catatan biasa")},
    ),
)
