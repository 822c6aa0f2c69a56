"""Times of day in an Indonesian text: `pukul 09.00 WITA`."""

import re
from collections.abc import Iterator

from site_builder.regex import regex
from site_builder.signs import Signs
from site_builder.style import Slip
from site_builder.style.zones import names_a_place

CLOCK = r"([0-9]{1,2})[.:]([0-9]{2})(?:[.:][0-9]{2})?(?![\w]|[.,:][0-9])"
TO = r"\s*(?:[–—-]|hingga|sampai(?:\s+dengan)?|s\.d\.|dan)\s*(?:(?:pukul|jam)\s+)?"
ZONE = r"\s*\(?(WIB|WITA|WIT)\b"
SAID = regex(rf"\b(pukul|jam)(\s+){CLOCK}(?:{TO}{CLOCK})?(?:{ZONE})?", re.IGNORECASE)
"""A time behind its word."""
ALONE = regex(rf"(?<![\w.,:/-]){CLOCK}(?:{TO}{CLOCK})?{ZONE}")
"""A time before its zone."""
HALVES = regex(r"(?<![\w.,:/-])(?:(?:pukul|jam)\s+)?([0-9]{1,2})(?:[.:]([0-9]{2}))?\s?([ap])\.?m\b\.?", re.IGNORECASE)
HALF = regex(r"[ap]\.?m\b", re.IGNORECASE)
OTHER_ZONE = regex(r"\b(?:WIB|WITA|WIT|GMT|UTC|[Ww]aktu\s+(?:setempat|Indonesia|standar))\b|\b(?:Wib|Wita|wib|wita)\b")
SENTENCE_END = regex(r"[.!?]\s|\n\n")
CLOCK_WORDS = frozenset([b"pukul", b"jam", b"wib", b"wita", b"wit"])
HALF_WORDS = frozenset([b"am", b"pm", b"m"])
IN_FIGURES = regex(rb"[0-9][.:][0-9]{2}")
HOURS, MINUTES, NOON = 24, 60, 12


def may_hold_times(signs: Signs) -> bool:
    """Whether any time of day may stand in a text."""
    words = signs.words
    return not HALF_WORDS.isdisjoint(words) or (not CLOCK_WORDS.isdisjoint(words) and bool(IN_FIGURES.search(signs.figures)))


def find_times(text: str, zone: str | None) -> Iterator[Slip]:
    """Each time that is written otherwise (N143), exists in no day (N144), has no zone (N145) or hardly the right one (N146).

    Args:
        zone: That of the story's place; None where it is not known.
    """
    said = [found for at in _places(text.lower()) if (found := SAID.match(text, at))]
    alone = [*ALONE.finditer(text)] if "WI" in text else []
    whole = _outermost([*said, *alone])
    for found in whole:
        yield from _notation(text, found)
    if HALF.search(text):
        yield from _halves(text)
    if zone:
        yield from _zones(text, [found for found in whole if found.re.pattern == SAID.pattern], whole, zone)


def _places(lower: str) -> Iterator[int]:
    """Where a word begins that may tell a time."""
    for word in ("pukul", "jam"):
        at = lower.find(word)
        while at >= 0:
            if not lower[at - 1 : at].isalnum():
                yield at
            at = lower.find(word, at + 1)


def _outermost(found: list[re.Match[str]]) -> list[re.Match[str]]:
    """Those that lie within no other."""
    kept: list[re.Match[str]] = []
    for one in sorted(found, key=lambda one: (one.start(), -one.end())):
        if not kept or one.end() > kept[-1].end():
            kept.append(one)
    return kept


def _notation(text: str, found: re.Match[str]) -> Iterator[Slip]:
    """What of one time is written otherwise, told as one thing."""
    first = 3 if found.re.pattern == SAID.pattern else 1
    hours = [hour for hour in (first, first + 2) if found[hour] is not None]
    start, end = found.start(), found.end(hours[-1] + 1)
    right = text[start:end]
    if found.re.pattern == SAID.pattern and found[1].lower() == "jam" and not _is_duration(text, found):
        word = "PUKUL" if found[1].isupper() else "Pukul" if found[1][0] == "J" else "pukul"
        right = word + right[len("jam") :]
    for hour in hours:
        if int(found[hour]) > HOURS or int(found[hour + 1]) >= MINUTES or (int(found[hour]) == HOURS and int(found[hour + 1])):
            begin, stop = found.start(hour), found.end(hour + 1)
            yield Slip(begin, stop, "N144", (("found", text[begin:stop]),), anywhere=True)
            return
        right = right.replace(f"{found[hour]}:{found[hour + 1]}", f"{found[hour]}.{found[hour + 1]}")
    if right != text[start:end]:
        yield _slip(text, start, end, right)


def _is_duration(text: str, found: re.Match[str]) -> bool:
    """Whether `jam` counts hours: `2 jam`, or ends a name: `ruang jam`."""
    return bool(re.search(r"[0-9]\s*\Z|\bper\s+\Z|\bbeberapa\s+\Z", text[max(found.start() - 12, 0) : found.start()]))


def _halves(text: str) -> Iterator[Slip]:
    for found in HALVES.finditer(text):
        hour, minute = int(found[1]), found[2] or "00"
        if not 1 <= hour <= NOON or int(minute) >= MINUTES:
            continue
        hour = hour % NOON + (NOON if found[3] in "pP" else 0)
        end = found.end()
        if text[end - 1] == "." and not re.match(r"\s+[a-z(]|,|\s*W", text[end:]):
            end -= 1  # the full stop ends the sentence
        yield _slip(text, found.start(), end, f"pukul {hour:02}.{minute}")


def _slip(text: str, start: int, end: int, instead: str) -> Slip:
    return Slip(
        start, end, "N143", (("found", " ".join(text[start:end].split())), ("suggestion", " ".join(instead.split()))), instead
    )


def _zones(text: str, said: list[re.Match[str]], whole: list[re.Match[str]], zone: str) -> Iterator[Slip]:
    if said and not OTHER_ZONE.search(text):
        first = said[0]
        values = (("found", " ".join(first[0].split())), ("suggestion", f"{' '.join(first[0].split())} {zone}"))
        yield Slip(first.start(), first.end(), "N145", values, f"{first[0]} {zone}")
    for found in whole:
        own = found[found.re.groups]
        if own is None or own.upper() == zone:
            continue
        before = SENTENCE_END.split(text[: found.start()])[-1]
        sentence = before + found[0] + SENTENCE_END.split(text[found.end() :], maxsplit=1)[0]
        others = {one[0].upper() for one in re.finditer(r"\b(?:WIB|WITA|WIT)\b", sentence)}
        if others == {own.upper()} and not names_a_place(sentence, own.upper()):
            start = found.start(found.re.groups)
            yield Slip(start, found.end(), "N146", (("found", own), ("zone", zone)), zone)
