"""What is shown of other outlets' work: by their permission, or in our own words."""

import re
from collections.abc import Iterator

from site_builder.check.own_words import QUOTED
from site_builder.model.content import Content
from site_builder.model.coverage import Coverage
from site_builder.model.values import LANGUAGES, LocalText, suggest_id
from site_builder.places import Places, Ref
from site_builder.problems import Problem, problem

NEEDS = {"text": "text", "picture": "photo", "logo": "logo"}
"""The fields that show what is the outlet's own, and what must be permitted for each."""
LONGEST_QUOTED = 20
"""Words in a row that a summary of our own may quote."""
LONGEST_SUMMARY = 120
"""Words; a longer one takes the place of the report."""


def check_permission(content: Content, places: Places) -> Iterator[Problem]:
    """A report's own text, picture or logo is shown only by a permission on record that covers it."""
    for id, report in content.coverage.items():
        permitted = report.reproduction.permitted if report.reproduction else ()
        for field, need in NEEDS.items():
            if getattr(report, field) and need not in permitted:
                yield problem(places.place(Ref("coverage", id), field), "C180", field, reproduced=need, outlet=report.outlet[:60])


def check_own_words(content: Content, places: Places) -> Iterator[Problem]:
    """What is our own summary is short, and does not quote at length."""
    for id, report in content.coverage.items():
        for loc, text in _own_texts(report):
            place, key = places.place(Ref("coverage", id), *loc), ".".join(loc)
            if (longest := max(map(_words, _quotations(text)), default=0)) > LONGEST_QUOTED:
                yield problem(place, "N190", key, n=str(longest), most=str(LONGEST_QUOTED), outlet=report.outlet[:60])
            if (length := _words(text)) > LONGEST_SUMMARY:
                yield problem(place, "N191", key, n=str(length), most=str(LONGEST_SUMMARY))


def _own_texts(report: Coverage) -> Iterator[tuple[tuple[str, ...], str]]:
    texts: tuple[tuple[tuple[str, ...], LocalText | None], ...] = (
        (("summary",), report.summary),
        (("photo", "caption"), report.photo.caption if report.photo else None),
    )
    for loc, text in texts:
        for language in LANGUAGES:
            if text and (written := getattr(text, language)):
                yield (*loc, language), written


def _words(text: str) -> int:
    return len(re.findall(r"\w+(?:[-'’]\w+)*", text))


def _quotations(text: str) -> Iterator[str]:
    return (match[0] for pattern in QUOTED for match in pattern.finditer(text))


def check_outlets(content: Content, places: Places) -> Iterator[Problem]:
    """An outlet is spelled in one way, or it would stand in the register twice."""
    first: dict[str, str] = {}
    for id, report in content.coverage.items():
        name = first.setdefault(suggest_id(report.outlet), report.outlet)
        if name != report.outlet:
            place = places.place(Ref("coverage", id), "outlet")
            yield problem(place, "N192", "outlet", found=report.outlet[:60], other=name[:60])


REST_RULES = (check_permission, check_own_words, check_outlets)
