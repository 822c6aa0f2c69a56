"""The home of babel: days, times, numbers and lists as Indonesian and English newsrooms write them.

A site has thousands of days but only twelve months and seven weekdays: babel is asked for those once, and not at all in a run
that spells none.
"""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from site_builder.model.values import ZONE_NAMES, Language

if TYPE_CHECKING:
    from babel import Locale

LONGEST_CACHE = 8_192
RFC_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
RFC_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@lru_cache
def _locale(language: Language) -> "Locale":
    from babel import Locale

    return Locale("en", "GB") if language == "en" else Locale(language)


@lru_cache
def _names(pattern: str, language: Language) -> tuple[str, ...]:
    """Of months (`MMMM`, `MMM`) from January on or of weekdays (`EEEE`) from Monday on."""
    from babel.dates import format_date

    monday = date(2001, 1, 1)
    days = [monday.replace(day=n) for n in range(1, 8)] if "E" in pattern else [monday.replace(month=n) for n in range(1, 13)]
    return tuple(format_date(one, pattern, _locale(language)) for one in days)


def day(when: date, language: Language) -> str:
    """`13 Oktober 2025`, `13 October 2025`."""
    return f"{when.day} {_names('MMMM', language)[when.month - 1]} {when.year}"


def weekday_day(when: date, language: Language) -> str:
    """`Senin, 13 Oktober 2025`, `Monday, 13 October 2025`."""
    return f"{_names('EEEE', language)[when.weekday()]}, {day(when, language)}"


def short_day(when: date, language: Language) -> str:
    """`Senin (13/10/2025)`, `13 Oct 2025`."""
    if language == "id":
        return f"{_names('EEEE', language)[when.weekday()]} ({when.day:02}/{when.month:02}/{when.year})"
    return f"{when.day} {_names('MMM', language)[when.month - 1]} {when.year}"


def clock(when: datetime, language: Language) -> str:
    """`09.00`, `09:00`."""
    return f"{when.hour:02}{'.' if language == 'id' else ':'}{when.minute:02}"


@lru_cache
def _zone_name(zone: tzinfo | None) -> str | None:
    return ZONE_NAMES.get(str(zone))


def zone_name(when: datetime) -> str:
    """`WIB`, `WITA` or `WIT`; for any other zone its offset."""
    return _zone_name(when.tzinfo) or when.strftime("UTC%z")


def moment(when: datetime, language: Language) -> str:
    """`Senin, 13 Oktober 2025, pukul 09.00 WITA`."""
    at = ", pukul " if language == "id" else ", "
    return f"{weekday_day(when, language)}{at}{clock(when, language)} {zone_name(when)}"


def month_name(year: int, month: int, language: Language) -> str:
    """`Oktober 2025`, `October 2025`."""
    return f"{_names('MMMM', language)[month - 1]} {year}"


def iso(when: date | datetime) -> str:
    """ISO 8601; a time has its offset."""
    return when.isoformat()


def rfc822(when: datetime) -> str:
    """As RSS writes it: `Mon, 13 Oct 2025 09:00:00 +0800`."""
    day_of_month = f"{RFC_DAYS[when.weekday()]}, {when.day:02} {RFC_MONTHS[when.month - 1]} {when.year:04}"
    return f"{day_of_month} {when.hour:02}:{when.minute:02}:{when.second:02} {when.strftime('%z') or '-0000'}"


@lru_cache(LONGEST_CACHE)
def number(value: Decimal | int, language: Language) -> str:
    """`1.250,5`, `1,250.5`."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, "#,##0.######", _locale(language)))


@lru_cache(LONGEST_CACHE)
def percent(value: Decimal | int, language: Language) -> str:
    """*value* of a hundred: `12,5%`."""
    from babel.numbers import format_percent

    return str(format_percent(Decimal(value) / 100, "#,##0.#%", _locale(language)))


def names(items: Iterable[str], language: Language) -> str:
    """`a, b, dan c`, `a, b and c`."""
    several = list(items)
    if len(several) == 1:
        return several[0]
    from babel.lists import format_list

    return format_list(several, locale=_locale(language))
