"""Lists of protected names that protect nobody. (What a good list finds is told by `build` alone: `tests/site`.)"""

from malformed.case import SITE, Case, site

NAMES = "private/names.txt"

CASES = (
    Case(
        name="line-that-is-no-name",
        promise="A line too short, of initials only, with digits, or with two names, is told by its number alone.",
        files={NAMES: "# nama\n\nBudi Contoh\nAb\nQ. W. Z.\nBudi 3201\nBudi Contoh, Wati Contoh\n=\n"},
    ),
    Case(
        name="list-that-is-not-utf-8",
        promise="A list in another encoding is told with the line of the first wrong byte.",
        files={NAMES: b"Budi Contoh\nWat\xed Contoh\n"},
    ),
    Case(
        name="list-that-is-a-folder",
        promise="A folder in the list's place is told, not taken for an empty list.",
        files={f"{NAMES}/a.txt": "Budi Contoh\n"},
    ),
    Case(
        name="list-in-content",
        promise="A list that lies among the texts is refused unread.",
        files={SITE: site("privacy: {names: content/names.txt}"), "content/names.txt": "Ab\n"},
    ),
    Case(
        name="list-that-is-not-there",
        promise="A list that the settings name must exist.",
        files={SITE: site("privacy: {names: private/nama-lain.txt}")},
    ),
)
