"""A translation tells the same days, hours and numbers as its original."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from site_builder.check.numerals import HALF_DAY, Numeral, numerals_in
from site_builder.check.own_words import BARE, LINKED
from site_builder.check.texts import CODE
from site_builder.model.body import Body
from site_builder.model.content import Content
from site_builder.model.story import Story, Wording, body_languages
from site_builder.places import Places, Ref
from site_builder.problems import Place, Problem, problem
from site_builder.regex import regex

LABEL = regex(r"\[\^[^\]\s]+\]|^[ \t]*\d+[.)][ \t]", re.MULTILINE)
"""The mark of a footnote, the number of an item."""
MOST = 20
"""Nobody reads more findings about one text."""


class _Told(NamedTuple):
    """A numeral, and where it stands."""

    numeral: Numeral
    field: str
    """`title` or `summary`; empty for the text."""
    text: str
    """Of the field."""

    @property
    def found(self) -> str:
        return " ".join(self.text[self.numeral.start : self.numeral.end].split())


class _Version(NamedTuple):
    """A story in one language."""

    ref: Ref
    body: Body
    told: tuple[_Told, ...]

    def place(self, told: _Told, places: Places) -> Place:
        """Where a numeral stands."""
        start = told.numeral.start
        if told.field:
            return places.word(places.place(self.ref, told.field), told.found, told.text.count(told.found, 0, start))
        line = told.text.count("\n", 0, start)
        return places.line(self.ref, self.body.line + line, start - told.text.rfind("\n", 0, start))


def check_story(story: Story, bodies: Mapping[str, Body], _: Content, places: Places) -> Iterator[Problem]:
    """What is told by a number in one language is told in the other; a draft of a translation may still be on its way."""
    if len(story.wordings) == 1:
        return
    original: _Version | None = None
    for wording, language, key in body_languages(story.wordings):
        if not language:
            original = _version(Ref("story", story.id), wording, bodies[key])
        elif original and wording.status != "draft":
            yield from _compare(original, _version(Ref("story", story.id, language), wording, bodies[key]), places)


def _version(ref: Ref, wording: Wording, body: Body) -> _Version:
    told: list[_Told] = []
    for field, text in (("title", wording.title), ("summary", wording.summary), ("", body.text)):
        plain = text
        for pattern in (CODE, LINKED, BARE, LABEL):
            plain = pattern.sub(_blank, plain)
        told += [_Told(numeral, field, text) for numeral in numerals_in(plain, wording.language)]
    return _Version(ref, body, tuple(told))


def _blank(match: re.Match[str]) -> str:
    return match[0] if match[0].startswith("[^") and match[0][-1] != "]" else re.sub(r"\S", " ", match[0])


def _compare(original: _Version, translation: _Version, places: Places) -> Iterator[Problem]:
    """Where each has something that the other lacks, both are told as one, in their order; the rest one by one."""
    for kinds in (("date",), ("time",), ("number", "word")):
        missing = list(_unanswered(original, translation, kinds))
        added = list(_unanswered(translation, original, kinds))
        both = min(len(missing), len(added)) if len(missing) == len(added) or "word" not in kinds else 0
        for source, own in zip(missing[:both], added[:both], strict=True):
            there = original.place(source, places)
            values = {"found": own.found, "original": source.found, "where": f"{there.path}:{there.line}"}
            yield problem(translation.place(own, places), "N135", own.field, **values)
        for source in [one for one in missing[both:] if one.numeral.kind != "word"][:MOST]:
            path = places.path(translation.ref)
            yield problem(original.place(source, places), "N136", source.field, found=source.found, where=path)
        for own in [one for one in added[both:] if one.numeral.kind != "word"][:MOST]:
            path = places.path(original.ref)
            yield problem(translation.place(own, places), "N137", own.field, found=own.found, where=path)


def _unanswered(one: _Version, other: _Version, kinds: tuple[str, ...]) -> Iterator[_Told]:
    """The first of each numeral of *one* that stands nowhere in *other*."""
    dates = [told.numeral for told in other.told if told.numeral.kind == "date"]
    times = {told.numeral.values for told in other.told if told.numeral.kind == "time"}
    numbers = {value for told in other.told if told.numeral.kind in ("number", "word", "like") for value in told.numeral.values}
    own = [told.numeral for told in one.told if told.numeral.kind == "date"]
    odd = [date for date in dates if not any(_is_same_day(date, known) for known in own)]
    years = {Decimal(date.year) for date in dates}
    seen: set[tuple[Decimal, ...]] = set()
    for told in one.told:
        numeral = told.numeral
        if numeral.kind not in kinds or numeral.values in seen:
            continue
        if numeral.kind == "date":
            is_there = any(_is_same_day(numeral, date) for date in dates) or _is_in_parts(numeral, dates, numbers)
        elif numeral.kind == "time":
            is_there = numeral.values in times or _is_plain_hour(numeral, numbers)
        else:
            is_there = any(_answers(value, odd, times, numbers | years) for value in numeral.values)
        if not is_there:
            seen.add(numeral.values)
            yield told


def _is_same_day(one: Numeral, other: Numeral) -> bool:
    return one.values == other.values and (one.year == other.year or not one.year or not other.year)


def _is_in_parts(date: Numeral, dates: list[Numeral], numbers: set[Decimal]) -> bool:
    """Whether the day stands apart from its month, as in `7 and 8 November`."""
    return date.values[0] in numbers and any(date.values[1] == other.values[1] for other in dates)


def _is_plain_hour(time: Numeral, numbers: set[Decimal]) -> bool:
    """Whether an hour is told as a number: `two in the afternoon`, `at 8.30`."""
    hour, minute = time.values
    return not numbers.isdisjoint(_as_numbers(hour, minute))


def _as_numbers(hour: Decimal, minute: Decimal) -> tuple[Decimal, Decimal]:
    """An hour as it would be read if it were a number."""
    return hour + minute / 100, hour + HALF_DAY + minute / 100


def _answers(value: Decimal, dates: list[Numeral], times: set[tuple[Decimal, ...]], numbers: set[Decimal]) -> bool:
    """Whether a number is told, if only as an hour or as the day of a date that is divided otherwise there: `7–9 November`."""
    if value in numbers or any(value == date.values[0] for date in dates):
        return True
    return any(value in _as_numbers(hour, minute) for hour, minute in times)
