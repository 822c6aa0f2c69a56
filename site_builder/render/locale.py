"""The home of babel: days, times, numbers and lists as Indonesian and English newsrooms write them."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from email.utils import format_datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from site_builder.model.values import ZONE_NAMES, Language

LOCALES: dict[Language, Locale] = {"id": Locale("id"), "en": Locale("en", "GB")}
LONGEST_CACHE = 20_000


@lru_cache(LONGEST_CACHE)
def day(when: date, language: Language) -> str:
    """`13 Oktober 2025`, `13 October 2025`."""
    return format_date(when, "d MMMM y", LOCALES[language])


@lru_cache(LONGEST_CACHE)
def weekday_day(when: date, language: Language) -> str:
    """`Senin, 13 Oktober 2025`, `Monday, 13 October 2025`."""
    return format_date(when, "EEEE, d MMMM y", LOCALES[language])


@lru_cache(LONGEST_CACHE)
def short_day(when: date, language: Language) -> str:
    """`Senin (13/10/2025)`, `13 Oct 2025`."""
    return format_date(when, "EEEE (dd/MM/y)" if language == "id" else "d MMM y", LOCALES[language])


def clock(when: datetime, language: Language) -> str:
    """`09.00`, `09:00`."""
    return when.strftime("%H.%M" if language == "id" else "%H:%M")


def zone_name(when: datetime) -> str:
    """`WIB`, `WITA` or `WIT`; for any other zone its offset."""
    return ZONE_NAMES.get(str(when.tzinfo)) or when.strftime("UTC%z")


def moment(when: datetime, language: Language) -> str:
    """`Senin, 13 Oktober 2025, pukul 09.00 WITA`."""
    at = ", pukul " if language == "id" else ", "
    return f"{weekday_day(when.date(), language)}{at}{clock(when, language)} {zone_name(when)}"


@lru_cache(LONGEST_CACHE)
def month_name(year: int, month: int, language: Language) -> str:
    """`Oktober 2025`, `October 2025`."""
    return format_date(date(year, month, 1), "MMMM y", LOCALES[language])


def iso(when: date | datetime) -> str:
    """ISO 8601; a time has its offset."""
    return when.isoformat()


def rfc822(when: datetime) -> str:
    """As RSS writes it."""
    return format_datetime(when)


def number(value: Decimal | int, language: Language) -> str:
    """`1.250,5`, `1,250.5`."""
    return str(format_decimal(value, "#,##0.######", LOCALES[language]))


def percent(value: Decimal | int, language: Language) -> str:
    """*value* of a hundred: `12,5%`."""
    return str(format_percent(Decimal(value) / 100, "#,##0.#%", LOCALES[language]))


def names(items: Iterable[str], language: Language) -> str:
    """`a, b, dan c`, `a, b and c`."""
    return format_list(list(items), locale=LOCALES[language])
