"""Dates in a text: those that no calendar has, and those whose weekday is another one."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from site_builder.regex import regex
from site_builder.signs import Signs
from site_builder.style import Slip
from site_builder.style.calendar import ENGLISH_MONTHS, MONTH_NUMBERS, WEEKDAYS, Weekday, like

DIGITS = bytes(code if chr(code).isdigit() else 0x20 for code in range(128)) + b" " * 128
"""Every byte but a digit to a blank. Most texts have few numbers, and none is looked for but where one stands."""
TO = r"\s*(?:[–—-]|dan|hingga|sampai|s\.d\.|sd|and|to|until)\s*"
DAYS = rf"([0-9]{{1,2}})(?:st|nd|rd|th)?(?:{TO}([0-9]{{1,2}})(?:st|nd|rd|th)?)?"
DAY_FIRST = regex(rf"{DAYS}\s+(?:of\s+)?([A-Za-z]{{3,9}})(?![\w'’-])\.?(?:,?\s+([0-9]{{4}})(?![0-9]))?")
MONTH_FIRST = regex(rf"{DAYS}(?![0-9:]|[.,][0-9])(?:,?\s+([0-9]{{4}})(?![0-9]))?")
NUMERIC = regex(rf"{DAYS}([/.-])([0-9]{{1,2}})(?:\3([0-9]{{4}}|[0-9]{{2}}))?(?![\w/]|[.,-][0-9])")
ISO = regex(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?![\w-])")
MONTH_WORDS = frozenset(word.encode() for word in MONTH_NUMBERS)
IN_FIGURES = regex(rb"[0-9]/[0-9]|[0-9][.-][0-9]{1,2}[.-][0-9]{2}")
"""In every date that names no month."""
MONTH_BEFORE = regex(r"(?<![\w-])([A-Z][a-z]{2,8})\.?\s+\Z")
MIDDLE = (
    r"malam|pagi|siang|sore|petang|subuh|dini\s+hari|lalu|kemarin|depan|ini|besok|esok|(?:pekan|minggu|bulan)\s+(?:lalu|ini|depan)"
    r"|pahing|pon|wage|kliwon|legi|morning|afternoon|evening|night"
)
WORD = regex(r"[A-Za-z][A-Za-z'’]{2,8}(?![\w'’])")
JOINED = regex(rf"\.?{TO}")
REST = regex(
    rf"[*_]{{0,3}}((?:\s+(?:{MIDDLE})){{0,2}})(\.?[*_]{{0,3}}[\s,(|]+(?:tanggal\s+|tgl\.?\s+|the\s+)?[(*_]{{0,3}})\Z",
    re.IGNORECASE,
)
"""What may stand between a weekday and its date."""
WEEKDAY_AFTER = regex(r"\s*\(([A-Za-z'’]{3,9})\.?\)")
EVERY = regex(r"\b(?:setiap|tiap|tiap-tiap|malam|every|each)\s+\Z", re.IGNORECASE)
"""Not one day, or the evening before it: `malam Minggu` is a Saturday."""
NO_DATE = regex(r"\b(?:nomor|no|number|surat|perkara|pasal|ayat|versi|version)[.:]?\s+\Z", re.IGNORECASE)
YEARS = regex(r"(?<![0-9])(?:1[6-9]|20)[0-9]{2}(?![0-9])")
LENGTHS = (1, 2, 4)
"""Digits of a number with which a date may begin."""
RANGES = (" ", "\n", "–", "—")
LONGEST_MONTH = 14
SENTENCE_END = regex(r"[.!?]\s+(?=[A-Z])|\n\n")
BEHIND = 64
"""As many characters before a date are looked at."""
FIRST_YEAR = 1600
LONGEST_DAY = 31
MONTHS_A_YEAR = 12
WEEK = 7
NEAR = timedelta(days=200)
"""A day without a year is the one that is this near to the day of the story."""


class Dates(NamedTuple):
    """One day of a month as it was written, or two."""

    start: int
    end: int
    days: tuple[int, ...]
    month: int
    year: int | None
    is_sure: bool
    """Whether it can be nothing but a date, even without a weekday."""
    is_bare: bool = False
    """Whether it is `13/10`, which is a date only in brackets behind a weekday."""


def may_hold_dates(signs: Signs) -> bool:
    """Whether any date may stand in a text."""
    return not MONTH_WORDS.isdisjoint(signs.words) or bool(IN_FIGURES.search(signs.figures))


def find_dates(text: str, near: date | None) -> Iterator[Slip]:
    """Each date in *text* that no calendar has (N142) or that has another weekday (N140; N141 where the year is not said).

    Args:
        near: The day of the story, which tells the year of a date without one.
    """
    done = end = 0
    for number in text.encode("utf-8", "replace").translate(DIGITS).split():
        start = text.find(number.decode(), end)
        end = start + len(number)
        if start >= done and len(number) in LENGTHS and (found := _read(text, start, end)):
            done = found.end
            yield from _judge(text, found, near)


def _read(text: str, start: int, end: int) -> Dates | None:
    """The date that begins with the number from *start* to *end*, if one does."""
    before, after = text[start - 1 : start], text[end : end + 1]
    first = text[start - 2 : start - 1]
    if before.isalnum() or before in ("/", "+", "_") or (before == "-" and first.isalnum()):
        return None
    if before in (".", ",") and first.isdecimal():
        return None
    if end - start == len("2025"):
        iso = ISO.match(text, start) if after == "-" and before != "-" else None
        return Dates(start, iso.end(), (int(iso[3]),), int(iso[2]), int(iso[1]), is_sure=True) if iso else None
    found = _numeric(text, start) if after in ("/", ".", "-") or after in RANGES else None
    found = found or (None if after == "/" else _day_first(text, start))
    return found or (_month_first(text, start) if before.isspace() and after != "/" else None)


def _numeric(text: str, start: int) -> Dates | None:
    """`13/10/2025`, `13-10-2025`, `13/10`."""
    found = NUMERIC.match(text, start)
    is_whole = found is not None and len(found[5] or "") == len("2025")
    if found is None or not (is_whole or found[3] == "/"):
        return None
    return Dates(start, found.end(), _days(found), int(found[4]), _year(found[5]), is_whole, is_bare=not found[5])


def _day_first(text: str, start: int) -> Dates | None:
    """`13 Oktober 2025`, `13 Okt.`."""
    found = DAY_FIRST.match(text, start)
    month = MONTH_NUMBERS.get(found[3].lower()) if found else None
    if found is None or month is None or (not found[4] and len(found[3]) == len("may") and found[3].islower()):
        return None
    return Dates(start, found.end(), _days(found), month, _year(found[4]), is_sure=True)


def _month_first(text: str, start: int) -> Dates | None:
    """`October 13, 2025`, `Oct. 13`."""
    above = MONTH_BEFORE.search(text[max(start - LONGEST_MONTH, 0) : start])
    found = MONTH_FIRST.match(text, start) if above and above[1].lower() in ENGLISH_MONTHS else None
    if above is None or found is None:
        return None
    month = MONTH_NUMBERS[above[1].lower()]
    return Dates(start - len(above[0]), found.end(), _days(found), month, _year(found[3]), is_sure=bool(found[3]))


def _days(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(int(day) for day in (match[1], match[2]) if day)


def _year(typed: str | None) -> int | None:
    return None if typed is None else int(typed) + (2000 if len(typed) == len("25") else 0)


def _judge(text: str, found: Dates, near: date | None) -> Iterator[Slip]:
    weekdays = list(_weekdays(text, found))
    last = 0 if not 1 <= found.month <= MONTHS_A_YEAR else monthrange(found.year or 2024, found.month)[1]
    if max(found.days) > last or min(found.days) < 1:
        is_far = max(found.days) > LONGEST_DAY and found.year is None
        if (found.is_sure and not is_far) or weekdays:
            lead = text[max(found.start - BEHIND, 0) : found.start]
            if not NO_DATE.search(lead):
                yield Slip(found.start, found.end, "N142", (("found", _typed(text, found)),), anywhere=True)
        return
    for group in weekdays:
        yield from _compare(text, found, group, near)


class _Named(NamedTuple):
    start: int
    end: int
    weekday: Weekday


def _weekdays(text: str, found: Dates) -> Iterator[tuple[_Named, ...]]:
    """The weekdays before a date, and the one in brackets behind it."""
    begin = max(found.start - BEHIND, 0)
    lead = text[begin : found.start]
    names = [name for word in WORD.finditer(lead) if (name := _named(word, begin))]
    if names and (rest := REST.match(lead, names[-1].end - begin)) and _is_one(text, found, names[-1], rest):
        is_pair = len(names) > 1 and JOINED.fullmatch(lead, names[-2].end - begin, names[-1].start - begin)
        group = tuple(names[-2:] if is_pair else names[-1:])
        if not EVERY.search(text[max(group[0].start - BEHIND, 0) : group[0].start]):
            yield group
    after = None if found.is_bare else WEEKDAY_AFTER.match(text, found.end)
    if after and (name := _named(after, 0, 1)):
        yield (name,)


def _is_one(text: str, found: Dates, name: _Named, rest: re.Match[str]) -> bool:
    """Whether what looks like a weekday before a date is one, by the *rest* between both."""
    between = rest[2]
    if "\n\n" in between or (between[0] == "." and not name.weekday.is_short):
        return False
    if found.is_bare and not ("(" in between and text[found.end : found.end + 1] in (")", ",", ";")):
        return False
    if text[name.start : name.end].lower() != "minggu":
        return True
    is_numbered = between.isspace() and max(found.days) <= len("12345")
    return text[name.start].isupper() and not is_numbered and not (rest[1] and not _is_hour(rest[1]))


def _is_hour(middle: str) -> bool:
    return middle.split(maxsplit=1)[0].lower() not in ("lalu", "ini", "depan", "pekan", "minggu", "bulan")


def _named(word: re.Match[str], begin: int, group: int = 0) -> _Named | None:
    weekday = WEEKDAYS.get(word[group].lower())
    if weekday is None or (weekday.is_short and not word[group][0].isupper()):
        return None
    return _Named(begin + word.start(group), begin + word.end(group), weekday)


def _compare(text: str, found: Dates, names: tuple[_Named, ...], near: date | None) -> Iterator[Slip]:
    first, last = found.days[0], found.days[-1]
    pairs: list[tuple[_Named, tuple[int, ...]]] = [(name, (day,)) for name, day in zip(names, found.days, strict=False)]
    if len(names) != len(found.days):
        pairs = [(names[-1], tuple(range(first, last + 1)) if last > first else found.days)]
    elif len(names) > 1 and not 0 < last - first < WEEK:
        return
    for name, days in pairs:
        choices = [one for day in days for one in _choices(text, found, day, near)]
        own = {choice.weekday() for choice in choices}
        wanted = {name.weekday.number} if len(names) == len(found.days) else {one.weekday.number for one in names}
        if own and own.isdisjoint(wanted):
            right = choices[0].weekday()
            instead = like(text[name.start : name.end], name.weekday, right)
            typed = _typed(text, found) if len(found.days) == 1 else f"{days[0]}/{found.month}/{choices[0].year}"
            values = (("found", text[name.start : name.end]), ("date", typed), ("right", instead))
            single = len(days) == 1 and len(choices) == 1
            code = "N140" if found.year else "N141"
            yield Slip(name.start, name.end, code, values, instead if single else "", anywhere=True)


def _choices(text: str, found: Dates, day: int, near: date | None) -> Sequence[date]:
    """The days that may be meant; the likeliest first."""
    if found.year is not None:
        years = [found.year] if found.year >= FIRST_YEAR else []
        return [date(year, found.month, day) for year in years]
    if near is None:
        return []
    days = [date(year, found.month, day) for year in range(near.year - 1, near.year + 2) if _exists(year, found.month, day)]
    chosen = sorted((one for one in days if abs(one - near) <= NEAR), key=lambda one: abs(one - near))
    before = SENTENCE_END.split(text[max(found.start - 2 * BEHIND, 0) : found.start])[-1]
    behind = SENTENCE_END.split(text[found.end : found.end + 2 * BEHIND])[0]
    named = [int(year) for year in YEARS.findall(f"{before} {behind}")]
    return chosen + [date(year, found.month, day) for year in named if _exists(year, found.month, day)]


def _typed(text: str, found: Dates) -> str:
    return " ".join(text[found.start : found.end].split()).rstrip(".")


def _exists(year: int, month: int, day: int) -> bool:
    return day <= monthrange(year, month)[1]
