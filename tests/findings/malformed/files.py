"""Files and their bytes: names, places, encodings, links."""

from malformed.case import (
    ORGANIZATIONS,
    PAGE,
    PEOPLE,
    PERSON,
    SITE,
    STORY,
    TAGS,
    Case,
    Gone,
    Link,
    Pipe,
    swapped,
    text_of,
    told,
)

CASES = (
    Case(
        name="no-site-yaml",
        promise="A folder without site.yaml says which file is needed.",
        files={SITE: Gone()},
    ),
    Case(
        name="no-content-folder",
        promise="A folder without content/ says which file is needed.",
        files={"content": Gone()},
    ),
    Case(
        name="content-is-a-file",
        promise="A file called content is no site.",
        files={"content": Gone(), "./content": "bukan folder\n"},
    ),
    Case(
        name="site-yaml-is-a-folder",
        promise="A folder called site.yaml is no site.yaml.",
        files={SITE: Gone(), "content/site.yaml/name.yaml": "name: Kabar\n"},
    ),
    Case(
        name="site-yaml-empty",
        promise="An empty site.yaml is told once.",
        files={SITE: b""},
    ),
    Case(
        name="site-yaml-only-comments",
        promise="A file of comments is as empty as one without bytes.",
        files={SITE: "# belum ditulis\n"},
    ),
    Case(
        name="story-empty",
        promise="A story without a byte is told as empty.",
        files={STORY: b""},
    ),
    Case(
        name="story-only-blank-lines",
        promise="A story of blank lines is told as empty.",
        files={STORY: "\n\n  \n"},
    ),
    Case(
        name="bom",
        promise="A byte order mark is told, and the rest of the file is still read.",
        files={STORY: b"\xef\xbb\xbf" + swapped(STORY, "date: 2025-10-13", "date: 13-10-2025").encode()},
    ),
    Case(
        name="crlf",
        promise="Windows line ends are told once, at the end of the first line.",
        files={STORY: text_of(STORY).replace("\n", "\r\n")},
    ),
    Case(
        name="lone-cr",
        promise="A lone carriage return is told where it stands, and lines below keep their numbers.",
        files={SITE: swapped(SITE, "languages: [id]\n", "languages: [id]\rdesc: x\n")},
    ),
    Case(
        name="latin-1",
        promise="Latin-1 is told at the first letter that cannot be read.",
        files={STORY: told("Kafe bernama Café.").encode("latin-1")},
    ),
    Case(
        name="utf-16",
        promise="UTF-16 is told at its first byte.",
        files={SITE: text_of(SITE).encode("utf-16")},
    ),
    Case(
        name="utf-16-without-mark",
        promise="UTF-16 without its mark is a file full of control characters.",
        files={SITE: text_of(SITE).encode("utf-16-le")},
    ),
    Case(
        name="truncated-utf-8",
        promise="A letter that breaks off at the end of the file is told where it stands.",
        files={STORY: told("Kafe bernama Café").encode()[:-2]},
    ),
    Case(
        name="surrogates",
        promise="Half of a surrogate pair is not UTF-8.",
        files={PAGE: text_of(PAGE).encode() + b"\xed\xa0\x80\n"},
    ),
    Case(
        name="nul",
        promise="A NUL byte is told where it stands.",
        files={STORY: told("Selada\0 segar.")},
    ),
    Case(
        name="control-characters",
        promise="Of many control characters in one file the first is told.",
        files={STORY: told("Selada\x1b[31m segar.", "\x07 \x9b")},
    ),
    Case(
        name="form-feed-in-site-yaml",
        promise="A form feed is a control character in YAML too.",
        files={SITE: swapped(SITE, "desk: Redaksi", "desk: Redaksi\f")},
    ),
    Case(
        name="bidi-override",
        promise="A character that turns the reading direction is told by its number.",
        files={STORY: swapped(STORY, "Panen Selada", "Panen \u202eadaleS\u202c")},
    ),
    Case(
        name="bidi-isolate-in-the-text",
        promise="Directional isolates in a text are told like overrides.",
        files={STORY: told("Selada \u2067segar\u2069 sekali.")},
    ),
    Case(
        name="arabic-letter-mark",
        promise="The Arabic letter mark is a directional character too.",
        files={STORY: told("Selada\u061c segar.")},
    ),
    Case(
        name="mark-within-the-file",
        promise="A byte order mark within a file is a hidden character.",
        files={STORY: told("Selada\ufeff segar.")},
    ),
    Case(
        name="hidden-tag-characters",
        promise="Text hidden in tag characters is told.",
        files={STORY: told("Selada\U000e0041\U000e0042 segar.")},
    ),
    Case(
        name="line-separator",
        promise="A Unicode line separator is told, since programs disagree whether it ends a line.",
        files={SITE: swapped(SITE, "desk: Redaksi", "desk: Redaksi\u2028notice: Situs resmi")},
    ),
    Case(
        name="control-character-by-escape",
        promise="A control character that is written as an escape is still one.",
        files={SITE: swapped(SITE, "desk: Redaksi", 'desk: "Redaksi\\0"')},
    ),
    Case(
        name="bidi-by-escape",
        promise="A directional character that is written as an escape is still one.",
        files={STORY: swapped(STORY, "title: Panen Selada di Rutan Contoh", 'title: "Panen \\u202Eadales"')},
    ),
    Case(
        name="line-break-in-a-key",
        promise="A key with an escaped line break cannot forge a second finding.",
        files={SITE: text_of(SITE) + '"a\\ncontent/site.yaml:1:1: C999": x\n'},
    ),
    Case(
        name="huge-story",
        promise="A text file over 2 MiB is not read.",
        files={STORY: told("Selada segar. " * 160_000)},
    ),
    Case(
        name="huge-site-yaml",
        promise="A huge site.yaml is told once and stops nothing else from being read.",
        files={SITE: text_of(SITE) + "# " + "x" * 2_200_000 + "\n", PAGE: swapped(PAGE, "status: published", "status: terbit")},
    ),
    Case(
        name="link-to-a-file-outside",
        promise="A symbolic link to a file outside the site is told and not followed.",
        files={"content/pages/kontak.md": Link("{outside}/rahasia.md")},
    ),
    Case(
        name="link-to-a-folder-outside",
        promise="A symbolic link to a folder is told once and not entered.",
        files={"content/photos": Link("{outside}")},
    ),
    Case(
        name="link-within-the-site",
        promise="A symbolic link within the site is told too.",
        files={"content/pages/kontak.md": Link("tentang.md")},
    ),
    Case(
        name="link-to-itself",
        promise="A symbolic link that leads to itself ends nothing.",
        files={"content/pages/kontak.md": Link("kontak.md")},
    ),
    Case(
        name="folder-link-upwards",
        promise="A symbolic link to a folder above does not go round in circles.",
        files={"content/stories/2025/naik": Link("../..")},
    ),
    Case(
        name="site-yaml-is-a-link",
        promise="A site.yaml that is a link is not read.",
        files={SITE: Link("{outside}/site.yaml")},
    ),
    Case(
        name="named-pipe",
        promise="A named pipe is not waited for.",
        files={"content/pages/pipa.md": Pipe()},
        exit=0,
    ),
    Case(
        name="file-that-is-not-used",
        promise="A file that the site does not use is a warning, and does not block.",
        files={"content/photos/kebun.tiff": b"II*\0", "content/catatan.txt": "x\n"},
        exit=0,
    ),
    Case(
        name="story-without-a-year",
        promise="A story outside of a year's folder is told, since it would be missing from the site.",
        files={"content/stories/panen-kedua.md": text_of(STORY)},
    ),
    Case(
        name="yaml-with-another-ending",
        promise="A .yml file is told, since it would be missing from the site.",
        files={"content/people.yml": PERSON},
    ),
    Case(
        name="upper-case-ending",
        promise="A text with a capital ending is told.",
        files={"content/pages/kontak.MD": text_of(PAGE)},
    ),
    Case(
        name="name-with-spaces",
        promise="A file name with spaces and capitals is told with one that can be used.",
        files={"content/stories/2025/Panen Raya Kedua!.md": text_of(STORY)},
    ),
    Case(
        name="name-with-underscores",
        promise="A file name with underscores is told with one that can be used.",
        files={"content/programs/kebun_selada.yaml": "name: Kebun\n"},
    ),
    Case(
        name="name-in-another-script",
        promise="A file name without Latin letters is told with a neutral one.",
        files={"content/pages/تواصل.md": text_of(PAGE)},
    ),
    Case(
        name="name-too-long",
        promise="A file name of more than 80 letters is told with its beginning.",
        files={f"content/pages/{'panjang-' * 12}sekali.md": text_of(PAGE)},
    ),
    Case(
        name="name-in-an-unknown-language",
        promise="A language code that is not known is part of a bad name.",
        files={"content/pages/tentang.fr.md": text_of(PAGE)},
    ),
    Case(
        name="name-that-windows-reserves",
        promise="A name that Windows reserves is told whatever its ending.",
        files={"content/pages/aux.md": text_of(PAGE), "content/programs/com1.yaml": "name: Kebun\n"},
    ),
    Case(
        name="name-with-a-line-break",
        promise="A file name with a line break cannot forge a second finding.",
        files={"content/pages/a\ncontent/site.yaml:1:1: C999.md": text_of(PAGE)},
    ),
    Case(
        name="name-that-is-not-utf-8",
        promise="A file name that is not UTF-8 is told with a sign in place of the byte.",
        files={"content/pages/caf\udce9.md": text_of(PAGE)},
    ),
    Case(
        name="names-that-differ-in-case",
        promise="Two names that differ in case only are told, with the other one.",
        files={"content/pages/Tentang.md": text_of(PAGE)},
    ),
    Case(
        name="names-that-differ-in-normal-form",
        promise="Two names that differ only in how an accent is written are told.",
        files={"content/pages/caf\u00e9.md": text_of(PAGE), "content/pages/cafe\u0301.md": text_of(PAGE)},
    ),
    Case(
        name="people-yaml-empty",
        promise="An empty people.yaml is told as empty, and nothing else follows from it.",
        files={PEOPLE: b"", STORY: told()},
    ),
    Case(
        name="maps-that-are-lists",
        promise="A map file that holds a list or a word is told where its content begins.",
        files={TAGS: "- pelatihan\n", PEOPLE: "siti\n"},
    ),
    Case(
        name="organizations-unreadable-hides-nothing",
        promise="Of a broken organizations.yaml only its own mistake is told, not everything that refers to it.",
        files={ORGANIZATIONS: 'rutan-contoh:\n  name: "Rutan Contoh\n'},
    ),
)
