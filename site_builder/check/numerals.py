"""Dates, hours and numbers in a text, in the notation of its language, in figures or in words."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from site_builder.model.values import Language
from site_builder.regex import regex

MONTHS: dict[Language, tuple[str, ...]] = {
    "id": (
        *("januari", "februari", "maret", "april", "mei", "juni", "juli"),
        *("agustus", "september", "oktober", "november", "desember"),
    ),
    "en": (
        *("january", "february", "march", "april", "may", "june", "july"),
        *("august", "september", "october", "november", "december"),
    ),
}
UNITS: dict[Language, tuple[str, ...]] = {
    "id": (*("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"), "dua belas"),
    "en": ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}
"""From two: one is an article and a pronoun too."""
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
LIKE: dict[Language, dict[str, int]] = {
    "id": {
        **dict.fromkeys(("kedua", "berdua", "separuh", "setengah"), 2),
        **{f"ke{word}": number for number, word in enumerate(UNITS["id"][1:9], 3)},
    },
    "en": {
        **dict.fromkeys(("second", "secondly", "twice", "both", "double", "pair", "couple", "half"), 2),
        **dict.fromkeys(("third", "thrice"), 3),
        **dict.fromkeys(("fourth", "quarter"), 4),
        **{
            f"{word}th": number
            for number, word in ((6, "six"), (7, "seven"), (8, "eigh"), (9, "nin"), (10, "ten"), (11, "eleven"))
        },
        "fifth": 5,
        "twelfth": 12,
        "dozen": 12,
    },
}
"""Words that tell a number without being one: they answer for a number, but ask for none."""
SCALES = {
    **dict.fromkeys(("ratus", "hundred"), 100),
    **dict.fromkeys(("ribu", "thousand"), 1_000),
    **dict.fromkeys(("juta", "million"), 10**6),
    **dict.fromkeys(("miliar", "milyar", "billion"), 10**9),
    **dict.fromkeys(("triliun", "trillion"), 10**12),
}
NUMBER = r"(?:(?<![\w.,/])|(?<=Rp)|(?<=IDR)|(?<=ke-))(?P<number>\d+(?:[.,]\d+)*)(?:st|nd|rd|th|s|kg|km|cm|mm|ml|g|m|x|ha)?(?!\w)"
OWN = {
    "id": re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?"),
    "en": re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?"),
}
WORD = regex(r"[a-z]+")
HALF_DAY = 12

Kind = Literal["date", "time", "number", "word", "like"]


class Numeral(NamedTuple):
    """One date, hour or number."""

    kind: Kind
    start: int
    end: int
    values: tuple[Decimal, ...]
    """A number and what it may stand for; day and month; hour and minute."""
    year: int = 0
    """Of a date, if it is told."""


def numerals_in(text: str, language: Language) -> Iterator[Numeral]:
    """Every date, hour and number of *text*, in order. Each begins with a digit or one of few words; nothing else is tried."""
    pattern, end = _pattern(language), 0
    words = _beginnings(language).intersection(WORD.findall(text.lower()))
    for begin in _starts(words).finditer(text):
        match = pattern.match(text, begin.start()) if begin.start() >= end else None
        if match:
            end = match.end()
            yield _numeral(match, language)


def _numeral(match: re.Match[str], language: Language) -> Numeral:
    start, end = match.span()
    group = match.groupdict()
    if group["day"] or group["day2"] or group.get("day3"):
        day = group["day"] or group["day2"] or group["day3"]
        month = group["month"] or group["month2"] or group.get("month3") or ""
        number = int(month) if month.isdigit() else MONTHS[language].index(month.lower()) + 1
        year = group["year"] or group["year2"] or group.get("year3")
        return Numeral("date", start, end, (Decimal(day), Decimal(number)), int(year or 0))
    if group["hour"] or group.get("hour2"):
        hour, minute = int(group["hour"] or group["hour2"]), int(group["minute"] or group.get("minute2") or 0)
        return Numeral("time", start, end, (Decimal(hour % HALF_DAY), Decimal(minute)))
    if group["number"]:
        value = _value(group["number"], language)
        return Numeral("number", start, end, _scaled(value, group["scale"]))
    word = " ".join(match[0].lower().replace("-", " ").split())
    number, is_number = _words(language)[word.removesuffix((group["scale2"] or "").lower()).strip()]
    return Numeral("word" if is_number else "like", start, end, _scaled(Decimal(number), group["scale2"]))


def _value(digits: str, language: Language) -> Decimal:
    """In the notation of *language*; where it is none, in the other one."""
    for own in (language, "en" if language == "id" else "id"):
        if match := OWN[own].fullmatch(digits):
            return Decimal(re.sub(r"[.,]", "", match[1]) + ("." + match[2] if match[2] else "")).normalize()
    return Decimal(re.sub(r"[.,]", "", digits))


def _scaled(value: Decimal, scale: str | None) -> tuple[Decimal, ...]:
    """A number before `juta` or `million` is that many."""
    return ((value * SCALES[scale.lower()]).normalize(),) if scale else (value,)


@cache
def _beginnings(language: Language) -> frozenset[str]:
    """The first words of numbers and, in English, of dates."""
    return frozenset((*(word.split()[0] for word in _words(language)), *(MONTHS["en"] if language == "en" else ())))


@lru_cache(1_000)
def _starts(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join((r"\d+", *(rf"(?<!\w){word}(?![^\W\d])" for word in sorted(words)))), re.IGNORECASE)


@cache
def _words(language: Language) -> dict[str, tuple[int, bool]]:
    """Each word to its number, and whether it is one that a translation must have too."""
    words = {word: (number, True) for number, word in enumerate(UNITS[language], 2)}
    words |= {word: (number, False) for word, number in LIKE[language].items()}
    nine = UNITS[language][:8]
    if language == "id":
        words |= {f"{word} belas": (number + 10, True) for number, word in enumerate(nine, 2)}
        for ten, word in enumerate(nine, 2):
            words[f"{word} puluh"] = (ten * 10, True)
            words |= {f"{word} puluh {unit}": (ten * 10 + number, True) for number, unit in enumerate(("satu", *nine), 1)}
        return words
    for ten, word in enumerate(TENS, 2):
        words[word] = (ten * 10, True)
        words |= {f"{word} {unit}": (ten * 10 + number, True) for number, unit in enumerate(("one", *nine), 1)}
    teens = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
    return words | {word: (number, True) for number, word in enumerate(teens, 13)}


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    months = "|".join(MONTHS[language])
    numeric = r"(?<![\w./])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}))?(?![\w/])"
    suffix = "(?:st|nd|rd|th)?" if language == "en" else ""
    spelled = rf"(?<![\w.,])(?P<day2>\d{{1,2}}){suffix}\s+(?P<month2>{months})\b(?:,?\s+(?P<year2>\d{{4}})\b)?"
    scales = "|".join(SCALES)
    words = "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in sorted(_words(language), key=len, reverse=True))
    others = (
        rf"{NUMBER}(?:\s+(?P<scale>{scales})\b)?",
        rf"(?<![\w-])(?:{words})(?![\w-])(?:\s+(?P<scale2>{scales})\b)?",
    )
    if language == "id":
        hour = r"(?<![\w.,/])(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?![\w%]|[.,/]\d)"
        return re.compile("|".join((numeric, spelled, hour, *others)), re.IGNORECASE)
    turned = rf"\b(?P<month3>{months})\s+(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?(?!\w)(?:,?\s+(?P<year3>\d{{4}})\b)?"
    english = (
        r"(?<![\w.,/])(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\s*[ap]\.?m\b\.?",
        r"(?<![\w.,/])(?P<hour2>\d{1,2}):(?P<minute2>\d{2})(?!\w)",
    )
    return re.compile("|".join((numeric, spelled, turned, *english, *others)), re.IGNORECASE)
