"""Texts: blocks, statements and their basis, links, headings, HTML."""

from malformed.case import COVERAGE, PAGE, PEOPLE, PERSON, PROGRAM, PROGRAM_TEXT, REPORT, STORY, Case, swapped, text_of, told

UNNAMED = '::: statement unnamed as="Seorang warga binaan" reason="Dilindungi."'

CASES = (
    Case(
        name="unknown-block",
        promise="An unknown block is told with those that exist, and its closing line is not told as well.",
        files={STORY: told("::: kutipan siti-contoh", "Panen berikutnya menyusul.", ":::")},
    ),
    Case(
        name="unknown-block-of-one-line",
        promise="An unknown block of one line is told once.",
        files={STORY: told("::: gambar kebun")},
    ),
    Case(
        name="block-in-capitals",
        promise="A block's name in capitals is told.",
        files={STORY: told("::: Statement siti-contoh", "Panen.", ":::")},
    ),
    Case(
        name="block-indented",
        promise="A block that is indented does not show raw on the page.",
        files={PEOPLE: PERSON, STORY: told("  ::: statement siti-contoh", "  Panen.", "  :::")},
    ),
    Case(
        name="block-without-a-name",
        promise="Three colons with words that name no block do not show raw on the page.",
        files={STORY: told("::: 2025-10-13 siti", "", ":::: ")},
    ),
    Case(
        name="block-not-closed",
        promise="A block that is not closed is told where it was opened.",
        files={PEOPLE: PERSON, STORY: told("::: statement siti-contoh", "Panen berikutnya menyusul.", "", "Sisanya.")},
    ),
    Case(
        name="block-within-a-block",
        promise="A block that opens within another one is told at the one that is not closed.",
        files={
            PEOPLE: PERSON,
            STORY: told("::: statement siti-contoh", "Satu.", "", "::: quote siti-contoh", "Dua.", ":::"),
        },
    ),
    Case(
        name="line-block-within-a-block",
        promise="A block of one line within a statement is told once.",
        files={
            PEOPLE: PERSON,
            STORY: told("::: statement siti-contoh", "Satu.", "", "::: see-also panen-selada", "", "Dua.", ":::"),
        },
    ),
    Case(
        name="stray-closing-line",
        promise="A closing line without a block is told.",
        files={STORY: told("Selada.", ":::", "", "::: see-also panen-selada", ":::")},
    ),
    Case(
        name="block-without-words",
        promise="Each kind of block without its words is told with a right example.",
        files={STORY: told("::: statement", ":::", "::: quote", ":::", "::: photo", "::: see-also", "::: indicator")},
    ),
    Case(
        name="block-with-too-many-words",
        promise="Too many words after a block's name are told.",
        files={STORY: told("::: photo kebun selada", "::: see-also judul=panen", "::: statement siti contoh kepala", ":::")},
    ),
    Case(
        name="block-with-an-unknown-argument",
        promise="An argument that a block does not know is told.",
        files={PEOPLE: PERSON, STORY: told("::: statement siti-contoh sumber=kaltim", "Panen.", ":::")},
    ),
    Case(
        name="indicator-without-a-slash",
        promise="An indicator block names program and indicator.",
        files={PROGRAM: PROGRAM_TEXT, STORY: told("::: indicator kebun")},
    ),
    Case(
        name="statement-with-a-bad-date",
        promise="A statement's date is a date.",
        files={PEOPLE: PERSON, STORY: told("::: statement siti-contoh 13/10/2025", "Panen.", ":::")},
    ),
    Case(
        name="quotation-mark-not-closed",
        promise="A quotation mark that is not closed in a block's words is told.",
        files={STORY: told('::: statement unnamed as="Seorang warga binaan reason=x', "Panen.", ":::")},
    ),
    Case(
        name="speaker-that-is-empty",
        promise="A speaker that is an empty pair of quotation marks is no speaker.",
        files={STORY: told('::: quote ""', "Saya senang.", ":::")},
    ),
    Case(
        name="statement-without-a-basis",
        promise="An unnamed statement without a basis is told.",
        files={STORY: told(UNNAMED, "Ia senang.", ":::")},
    ),
    Case(
        name="statement-with-an-empty-basis",
        promise="An unnamed statement whose basis is empty has none.",
        files={STORY: told(f'{UNNAMED} coverage=""', "Ia senang.", ":::")},
    ),
    Case(
        name="unnamed-without-description-and-reason",
        promise="An unnamed speaker needs a description and a reason.",
        files={COVERAGE: REPORT, STORY: told("::: statement unnamed coverage=harian-selada", "Ia senang.", ":::")},
    ),
    Case(
        name="quote-from-coverage",
        promise="An unnamed speaker's own words may not come from a press report.",
        files={
            COVERAGE: REPORT,
            STORY: told(f"{UNNAMED.replace('statement', 'quote')} coverage=harian-selada", "Saya senang.", ":::"),
        },
    ),
    Case(
        name="consent-without-a-register",
        promise="A consent is no basis where there is no register to look it up in.",
        files={STORY: told(f"{UNNAMED.replace('statement', 'quote')} consent=wb-01", "Saya senang.", ":::")},
    ),
    Case(
        name="named-and-disguised",
        promise="A speaker who is named and disguised at once is told.",
        files={PEOPLE: PERSON, STORY: told('::: statement siti-contoh as="Seorang pejabat"', "Panen.", ":::")},
    ),
    Case(
        name="dangerous-links",
        promise="A link that would run a program is told, however it is written.",
        files={
            STORY: told(
                "[satu](javascript:alert(1)) [dua](JavaScript:alert(1)) [tiga](data:text/html,x)",
                "[empat](vbscript:x) [lima](file:///etc/passwd) <javascript:alert(1)>",
                "[enam][a]",
                "",
                "[a]: javascript:alert(1)",
            )
        },
    ),
    Case(
        name="relative-links",
        promise="A link without a scheme is told, whatever it begins with.",
        files={
            STORY: told(
                "[satu](../kontak/) [dua](/kontak/) [tiga](kontak.html) [empat](//contoh.example/)",
                "[lima](www.contoh.example) [enam]() [tujuh](#) [delapan](&#106;avascript:alert)",
            )
        },
    ),
    Case(
        name="broken-web-addresses",
        promise="A web address without a host or with a password is told.",
        files={STORY: told("[satu](https:contoh.example) [dua](https://) [tiga](http://a:b@contoh.example/)")},
    ),
    Case(
        name="picture-in-markdown",
        promise="A picture that is put straight into a text is told.",
        files={STORY: told("![Kebun](kebun.jpg)", "", "[![Kebun](https://contoh.example/k.jpg)](https://contoh.example/)")},
    ),
    Case(
        name="picture-by-reference",
        promise="A picture that is put into a text by a reference is told.",
        files={STORY: told("![Kebun][k]", "", "[k]: https://contoh.example/k.jpg")},
    ),
    Case(
        name="footnote-label",
        promise="A footnote's label that could not stand in an address is told where it is used and where it is explained.",
        files={STORY: told("Panen[^catatan kaki] dan sayur[^1].", "", "[^catatan kaki]: Selada.", "[^1]: Bayam.")},
    ),
    Case(
        name="mail-and-phone",
        promise="A mail address or phone number that no phone could use is told.",
        files={STORY: told("[a](tel:kantor), [b](mailto:humas), [c](tel:+62-542-1), [d](mailto:humas@contoh.example)")},
    ),
    Case(
        name="html-without-its-pair",
        promise="A tag that is not closed in its own paragraph, or that closes nothing, is told with its place.",
        files={STORY: told("Panen <b>perdana.", "Kedua</b> kali.", "<em>Satu <b>dua</em> tiga</b>.", "H<sub>2</sub>O<br>habis.")},
    ),
    Case(
        name="hidden-characters-as-entities",
        promise="An entity brings in no character that the text itself may not hold.",
        files={STORY: told("Satu &#x202E;dua, tiga &rlm; empat, lima &#8294;enam, dan 5 &lt; 6 &amp; 7.")},
    ),
    Case(
        name="html",
        promise="HTML that does more than mark letters is told, line by line.",
        files={
            STORY: told(
                "<script>alert(1)</script>",
                '<b onclick="x">tebal</b> dan <b>tebal</b>',
                '<img src=x onerror="alert(1)">',
                "<iframe src='https://contoh.example/'></iframe>",
                "<!-- catatan redaksi -->",
                "<?php echo 1 ?>",
            )
        },
    ),
    Case(
        name="html-over-two-lines",
        promise="A tag that is broken over two lines is told.",
        files={STORY: told("<img src=x", "onerror=alert(1)>")},
    ),
    Case(
        name="html-in-a-program",
        promise="A program's description is read like a story.",
        files={PROGRAM: PROGRAM_TEXT + "description:\n  id: |\n    Baik.\n\n    <div>Kebun</div> dan [sini](x)\n"},
    ),
    Case(
        name="heading-of-the-first-level",
        promise="A heading of the first level is told, with and without a space.",
        files={STORY: told("# Kebun", "", "#Panen")},
    ),
    Case(
        name="heading-that-is-underlined",
        promise="A heading of the first level that is underlined is told too.",
        files={STORY: told("Kebun", "=====", "", "Selada.")},
    ),
    Case(
        name="heading-left-out",
        promise="A heading that leaves a level out is told with the right one.",
        files={STORY: told("### Kebun", "", "## Panen", "", "##### Selada")},
    ),
    Case(
        name="heading-empty",
        promise="A heading without words is told.",
        files={STORY: told("##", "", "## ##")},
    ),
    Case(
        name="link-without-text",
        promise="A link without words is told.",
        files={STORY: told("[](https://contoh.example/) dan [ ](page:tentang) dan [**](page:tentang)")},
    ),
    Case(
        name="link-text-that-tells-nothing",
        promise="A link text such as `di sini` is a warning, in both languages.",
        files={PAGE: text_of(PAGE) + "\nBaca [di sini](story:panen-selada) atau [Read more](story:panen-selada).\n"},
        exit=0,
    ),
    Case(
        name="brackets-within-each-other",
        promise="A row of brackets that nobody closes is told, and costs no time.",
        files={STORY: told("[" * 60_000, "", r"[\[" * 60_000)},
    ),
    Case(
        name="deep-lists",
        promise="A list of three hundred levels is told once.",
        files={STORY: told(*("    " * level + "- selada" for level in range(300)))},
    ),
    Case(
        name="deep-quotations",
        promise="A quotation of a thousand levels is told.",
        files={STORY: told("> " * 1_000 + "Selada.")},
    ),
    Case(
        name="backticks",
        promise="A long row of backticks costs no time and hides nothing.",
        files={STORY: told("`" * 60_000, "", "<script>")},
    ),
    Case(
        name="sample-text",
        promise="Sample text that was not replaced is told, in the head and in the text.",
        files={STORY: swapped(STORY, "Panen Selada di Rutan Contoh", "«Judul berita»") + "\n«Tulis di sini.»\n"},
    ),
)
