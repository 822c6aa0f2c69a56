"""Numbers that a figure hides are not typed into the text beside it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from site_builder.check.texts import Written
from site_builder.model.body import IndicatorBlock
from site_builder.model.content import Content
from site_builder.model.program import Indicator
from site_builder.model.small_numbers import counts_people
from site_builder.model.values import LocalText
from site_builder.places import Places
from site_builder.problems import Problem, problem
from site_builder.regex import regex

SENTENCE = regex(r"[^.!?\n]+")
SPELLED = {
    "id": ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    "en": ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
COUNTED = r"(?:orang|peserta|warga|perempuan|laki-laki|anak|lulusan|people|persons?|participants?|wom[ae]n|m[ae]n|graduates?)"
"""What may follow the number: then it counts people, and is no date and no step of a recipe."""


def check_told_numbers(written: Written, content: Content, places: Places) -> Iterator[Problem]:
    """Beside a figure, no sentence names one of its parts and the number of people that is hidden there."""
    blocks = [block for block in written.body.blocks if isinstance(block, IndicatorBlock)]
    if not blocks:
        return
    below = int(content.site.privacy.small_numbers.below)
    for block in blocks:
        program = content.programs.get(block.program)
        indicator = program.indicators.get(block.indicator) if program else None
        if indicator and counts_people(indicator):
            for label, number in _hidden(indicator, below):
                yield from _told(written, label, int(number), places)


def _hidden(indicator: Indicator, below: int) -> Iterator[tuple[LocalText, Decimal]]:
    """What a hidden number is called, and the number."""
    named = [(part.label, number) for part in indicator.parts for number in (part.value, *part.over_time.values())]
    for label, number in ((indicator.label, indicator.value), *named):
        if number is not None and 0 < number < below:
            yield label, number


def _told(written: Written, label: LocalText, number: int, places: Places) -> Iterator[Problem]:
    language = written.wording.language
    name, words = label.read(language).text.casefold(), SPELLED[language]
    spelled = [str(number), *words[number : number + 1]]
    pattern = re.compile(
        rf"(?<![\w.,-])(?:(?:{'|'.join(spelled)})\s+{COUNTED}|{'seorang' if (number, language) == (1, 'id') else '(?!)'})\b"
    )
    text = written.body.text.casefold()
    if len(text) != len(written.body.text) or name not in text:
        return
    for sentence in SENTENCE.finditer(text):
        found = pattern.search(sentence[0]) if name in sentence[0] else None
        if found:
            start = sentence.start() + found.start()
            line = text.count("\n", 0, start)
            column = start - (text.rfind("\n", 0, start) + 1) + 1
            typed = written.body.text[start : start + len(found[0])]
            place = places.line(written.ref, written.body.line + line, column)
            yield problem(place, "P154", found=typed, label=label.read(language).text)


WRITTEN_RULES = (check_told_numbers,)
