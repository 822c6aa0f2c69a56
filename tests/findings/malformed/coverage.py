"""Reports by other outlets: what of them may be shown, and how a register stays one."""

from malformed.case import COVERAGE, PHOTO, PHOTO_TEXT, PICTURE, REPORT, Case, Laid
from malformed.pictures import WHOLE

PERMISSION = "  reproduction:\n    permitted: {}\n    by: Redaksi Harian Contoh\n    on: 2025-11-20\n    evidence: surel\n"
PHOTO_FILES: dict[str, Laid] = {PHOTO: PHOTO_TEXT, PICTURE: WHOLE}
LONG = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"

CASES = (
    Case(
        name="text-without-permission",
        promise="A report's own text is refused without a permission on record.",
        files={COVERAGE: REPORT + "  text: Kabut belum naik ketika keranjang pertama penuh.\n"},
    ),
    Case(
        name="picture-and-logo-without-permission",
        promise="So are its picture and its outlet's logo, each at its own place.",
        files={COVERAGE: REPORT + "  picture: kebun\n  logo: kebun\n", **PHOTO_FILES},
    ),
    Case(
        name="permission-for-something-else",
        promise="A permission for the logo covers neither text nor picture.",
        files={COVERAGE: REPORT + "  text: Kabut.\n  picture: kebun\n  logo: kebun\n" + PERMISSION.format("logo"), **PHOTO_FILES},
    ),
    Case(
        name="permission-without-a-basis",
        promise="A permission that nobody gave, at no time, without evidence, is told field by field.",
        files={COVERAGE: REPORT + "  text: Kabut.\n  reproduction:\n    permitted: text\n    by: ''\n"},
    ),
    Case(
        name="permission-of-an-unknown-kind",
        promise="What may be permitted is text, photo or logo.",
        files={COVERAGE: REPORT + PERMISSION.format("[text, foto]")},
    ),
    Case(
        name="the-former-field",
        promise="That a report may be reproduced is not said by a yes alone.",
        files={COVERAGE: REPORT + "  reproducible: true\n"},
    ),
    Case(
        name="quote-is-no-field",
        promise="There is no other field into which a report's text could slip.",
        files={COVERAGE: REPORT + "  quote: Kabut belum naik.\n  isi: Kabut belum naik.\n"},
    ),
    Case(
        name="picture-that-does-not-exist",
        promise="A picture and a logo have a record.",
        files={COVERAGE: REPORT + "  picture: kebon\n  logo: kebun\n" + PERMISSION.format("[photo, logo]"), **PHOTO_FILES},
    ),
    Case(
        name="long-quotation",
        promise="Up to twenty quoted words in a row are a citation; from the twenty-first on they are told, in each text of our own.",
        files={
            COVERAGE: REPORT
            + f"  summary:\n    id: 'Memuat “{LONG} {LONG[:-8]}”.'\n    en: 'It says: \"{LONG} {LONG[:-13]}\"'\n"
            + f"  photo:\n    caption: 'Tertulis «{LONG} {LONG}».'\n"
        },
        exit=0,
    ),
    Case(
        name="long-summary",
        promise="A summary of more than 120 words is told.",
        files={COVERAGE: REPORT + f"  summary: {'panen ' * 121}\n"},
        exit=0,
    ),
    Case(
        name="one-outlet-in-two-spellings",
        promise="An outlet is spelled in one way.",
        files={COVERAGE: REPORT + "harian-lain:\n  outlet: Harian-Contoh\nharian-ketiga:\n  outlet: Harian Contoh\n"},
        exit=0,
    ),
)
