"""One fact in one place: names, titles, bodies and days that a text tells otherwise than the record does."""

from malformed.case import (
    COVERAGE,
    ORGANIZATIONS,
    PAGE,
    PEOPLE,
    PERSON,
    PROGRAM,
    PROGRAM_TEXT,
    REPORT,
    STORY,
    Case,
    story,
    swapped,
    text_of,
)

BODIES = (
    text_of(ORGANIZATIONS)
    + "dinas-usaha:\n  name: Dinas Usaha dan Koperasi (DUKOP) Kota Contoh\n  kind: government\n"
    + "forum-teluk:\n  name: Forum Usaha Teluk Rekaan\n  kind: community\n"
)
OFFICER = PERSON.replace("Siti Contoh", "Siti Kirana") + "  organization: rutan-contoh\n"
SESSIONS = PROGRAM_TEXT + (
    "sessions:\n  - {title: Tanam, start: 2025-10-06}\n  - {title: Panen, start: 2025-10-13, status: held}\n"
    "partners:\n  - {organization: forum-teluk, role: mitra}\ninstructors: [siti-kirana]\n"
)
PEOPLE_TEXT = OFFICER.replace("siti-contoh", "siti-kirana")
NAMED = ("people: [siti-kirana]", "organizations: [dinas-usaha]", "program: kebun")

CASES = (
    Case(
        name="in-a-story",
        promise="What a story tells otherwise than on record is told with the record's place, in title, summary and text.",
        files={
            PEOPLE: PEOPLE_TEXT,
            ORGANIZATIONS: BODIES,
            PROGRAM: SESSIONS,
            STORY: story(*NAMED)
            .replace("title: Panen Selada di Rutan Contoh", "title: Siti Kirena Panen Selada")
            .replace("Warga binaan Rutan Contoh memanen", "Kepala Lapas Siti Kirana memanen", 1)
            + "\nForum Usaha Tanjung Rekaan dan DUKOB Kota Contoh hadir bersama\nSiti Kyrana.\n"
            + "\nPelatihan itu berlangsung pada Minggu (12/10/2025).\n",
        },
        exit=0,
    ),
    Case(
        name="in-others-words",
        promise="What others say, and days of something else, stay as they are.",
        files={
            PEOPLE: PEOPLE_TEXT,
            ORGANIZATIONS: BODIES,
            PROGRAM: SESSIONS,
            STORY: story(*NAMED)
            + '\nSiti Kirana tertawa. "Forum Usaha Tanjung Rekaan," kata seseorang.\n\n> Siti Kirena\n'
            + "\nHal itu disampaikan pada Selasa (14/10/2025).\n\nPertemuan berikutnya pada Senin (27/10/2025).\n",
        },
        exit=0,
    ),
    Case(
        name="in-everything-else",
        promise="Programs, reports, pages and records are held against all names; a report's headline keeps its words.",
        files={
            PEOPLE: PEOPLE_TEXT + "  description: Bekerja untuk Forum Usaha Tanjung Rekaan.\n",
            ORGANIZATIONS: BODIES,
            PROGRAM: SESSIONS.replace("Warga binaan belajar", "Kepala Lapas Siti Kirana mengajar"),
            COVERAGE: REPORT + "  headline: Siti Kirena Panen Selada\n  summary: Memuat pendapat Siti Kirena.\n",
            PAGE: swapped(PAGE, "Situs ini fiktif.", "Situs ini fiktif. Siti Kirena tidak ada."),
        },
        exit=0,
    ),
)
