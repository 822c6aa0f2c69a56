"""The names of weekdays and months in both languages, as they are written in full and short."""

from typing import NamedTuple

FULL = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
SHORT = {
    "id": ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
OTHER_WEEKDAYS = {
    "jum'at": ("id", 4),
    "jum’at": ("id", 4),
    "jumaat": ("id", 4),
    "saptu": ("id", 5),
    "ahad": ("id", 6),
    "tues": ("en", 1),
    "thur": ("en", 3),
    "thurs": ("en", 3),
}
MONTHS = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
OTHER_MONTHS = {
    "pebruari": 2,
    "nopember": 11,
    "peb": 2,
    "agu": 8,
    "agt": 8,
    "agust": 8,
    "ags": 8,
    "nop": 11,
    "sept": 9,
}


class Weekday(NamedTuple):
    """A weekday as it was written."""

    number: int
    """Monday is 0."""
    language: str
    is_short: bool = False


WEEKDAYS = {
    **{name.lower(): Weekday(number, language) for language, names in FULL.items() for number, name in enumerate(names)},
    **{
        name.lower(): Weekday(number, language, is_short=True)
        for language, names in SHORT.items()
        for number, name in enumerate(names)
    },
    **{name: Weekday(number, language, is_short=len(name) < len("ahad")) for name, (language, number) in OTHER_WEEKDAYS.items()},
}
"""By small letters."""
MONTH_NUMBERS = {
    **{name.lower(): number for names in MONTHS.values() for number, name in enumerate(names, 1)},
    **{name.lower()[:3]: number for names in MONTHS.values() for number, name in enumerate(names, 1)},
    **OTHER_MONTHS,
}
"""By small letters."""
ENGLISH_MONTHS = frozenset(word for name in MONTHS["en"] for word in (name.lower(), name.lower()[:3])) | {"sept"}
"""Months that may stand before their day: `October 13`."""


def like(typed: str, weekday: Weekday, number: int) -> str:
    """The weekday *number* in the language and form in which *weekday* was *typed*."""
    name = (SHORT if weekday.is_short else FULL)[weekday.language][number]
    if typed.isupper():
        return name.upper()
    return name.lower() if typed.islower() else name
