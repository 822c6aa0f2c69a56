"""Dates, times, amounts and words are written as this house writes them; what a page prints by itself is not typed."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from site_builder.check.own_words import own_words, without_addresses
from site_builder.check.said import Said, said_of_rest, texts_in
from site_builder.check.sieve import signs_of
from site_builder.check.texts import Written
from site_builder.model.body import Body
from site_builder.model.content import Content
from site_builder.model.story import Story
from site_builder.model.values import LANGUAGES
from site_builder.places import Places, Ref
from site_builder.problems import Place, Problem, problem, suggesting
from site_builder.signs import Signs
from site_builder.style import Slip
from site_builder.style.dates import find_dates, may_hold_dates
from site_builder.style.desk import find_typed, may_be_typed
from site_builder.style.numbers import find_amounts, may_hold_amounts
from site_builder.style.spelling import Pair, find_misspelt, suspects
from site_builder.style.times import find_times, may_hold_times
from site_builder.style.triggers import triggers
from site_builder.style.zones import NAMES, zone_of

TYPED = frozenset(["N152", "N153", "N154", "N155", "N156"])
"""What may hold a link or a name, and is told by its first word alone."""
MOST = 50
"""Nobody reads more findings about one text."""


class _Where(NamedTuple):
    """What must be known to judge a text."""

    language: str
    day: date | None
    """Of the story."""
    city: str | None


class _Doubt(NamedTuple):
    """What may be wrong with a text."""

    dates: bool
    amounts: bool
    times: bool
    words: Sequence[Pair]


NOTHING = _Doubt(dates=False, amounts=False, times=False, words=())


def check_written(written: Written, content: Content, places: Places) -> Iterator[Problem]:
    """A text, its title and its summary keep to the house style, but where somebody else speaks."""
    record, signs, language = written.record, signs_of(written, content), written.wording.language
    doubt = _doubt(signs, language)
    is_typed = isinstance(record, Story) and may_be_typed(written.body.text, signs)
    if doubt is NOTHING and not is_typed:
        return
    head = record.head if isinstance(record, Story) else None
    where = _Where(language, head.date if head else None, head.city if head else None)
    yield from _judge(written, where, doubt, content, places, is_typed=is_typed)


def _judge(
    written: Written, where: _Where, doubt: _Doubt, content: Content, places: Places, *, is_typed: bool
) -> Iterator[Problem]:
    ref, wording, body = written.ref, written.wording, written.body
    for field, text in (("title", wording.title), ("summary", wording.summary)):
        said = Said(text, ref, (field,), is_headline=field == "title")
        yield from _check_said(said, where, doubt, content, places)
    slips = _slips(body.text, where, doubt, content)
    if is_typed:
        slips += find_typed(body.text, where.city)
    for slip in _own(body.text, body, slips, content) if slips else ():
        line = body.text.count("\n", 0, slip.start)
        place = places.line(ref, body.line + line, slip.start - body.text.rfind("\n", 0, slip.start))
        yield _problem(place, "", body.text, slip)


def check_story_head(story: Story, content: Content, places: Places) -> Iterator[Problem]:
    """The corrections of a story keep to the house style too."""
    for loc, text in texts_in(story.head.corrections, ("corrections",)) if story.head.corrections else ():
        where = _Where(str(loc[-1]), story.head.date, story.head.city)
        doubt = _doubt_of(text, where.language)
        yield from _check_said(Said(text, Ref("story", story.id), loc), where, doubt, content, places)


def check_rest(content: Content, places: Places) -> Iterator[Problem]:
    """So does what is said of the site, programs, photos, people, organizations, tags, reports and withdrawals."""
    for said in said_of_rest(content):
        where = _Where(str(said.loc[-1]), None, None)
        yield from _check_said(said, where, _doubt_of(said.text, where.language), content, places)


def _zone(city: str | None, content: Content) -> str | None:
    return (zone_of(city) if city else None) or NAMES.get(content.site.time_zone)


def _doubt_of(text: str, language: str) -> _Doubt:
    return _doubt(Signs(text, triggers(language)), language)


def _doubt(signs: Signs, language: str) -> _Doubt:
    """What is worth looking for in a text by its *signs*: mostly nothing."""
    dates, amounts = may_hold_dates(signs), may_hold_amounts(signs, language)
    times = language == "id" and may_hold_times(signs)
    words = suspects(signs, language)
    return _Doubt(dates, amounts, times, words) if dates or amounts or times or words else NOTHING


def _check_said(said: Said, where: _Where, doubt: _Doubt, content: Content, places: Places) -> Iterator[Problem]:
    slips = _slips(said.text, where, doubt, content, is_headline=said.is_headline) if doubt is not NOTHING else ()
    for slip in _own(said.text, None, slips, content) if slips else ():
        found = said.text[slip.start : slip.end]
        place = places.word(places.place(said.ref, *said.loc), found, said.text.count(found, 0, slip.start))
        yield _problem(place, ".".join(map(str, said.loc)), said.text, slip)


def _slips(text: str, where: _Where, doubt: _Doubt, content: Content, *, is_headline: bool = False) -> list[Slip]:
    """Whatever is written otherwise, quotations and all."""
    slips = [*find_misspelt(text, doubt.words, where.language, is_headline=is_headline)]
    if doubt.dates:
        slips += find_dates(text, where.day)
    if doubt.amounts:
        slips += find_amounts(text, where.language)
    if doubt.times:
        slips += find_times(text, _zone(where.city, content))
    return slips


def _own(text: str, body: Body | None, slips: Sequence[Slip], content: Content) -> Iterator[Slip]:
    """The *slips* in the newsroom's own words, and those that are wrong whoever says them; none that lies within another."""
    names = _names(content, [text[slip.start : slip.end] for slip in slips])
    own = own_words(text, body, names) if not all(map(_is_anywhere, slips)) else ""
    anybody = without_addresses(text) if any(map(_is_anywhere, slips)) else ""
    end = told = 0
    for slip in sorted(slips, key=lambda slip: (slip.start, -slip.end)):
        kept = anybody if _is_anywhere(slip) else own
        is_told = slip.start >= end and told < MOST
        stop = slip.start + len(text[slip.start : slip.end].split(maxsplit=1)[0]) if slip.code in TYPED else slip.end
        if is_told and kept[slip.start : stop].split() == text[slip.start : stop].split():
            end, told = slip.end, told + 1
            yield slip


def _is_anywhere(slip: Slip) -> bool:
    return slip.anywhere or slip.code in TYPED


def _names(content: Content, found: Sequence[str]) -> list[str]:
    """The names in which anything that was *found* stands, the longest first."""
    names = {person.name for person in content.people.values()}
    for report in content.coverage.values():
        names |= {report.outlet, report.headline or ""}
    for organization in content.organizations.values():
        for text in (organization.name, organization.short):
            names |= {getattr(text, language) or "" for language in LANGUAGES} if text else set()
    return sorted((name for name in names if any(one in name for one in found)), key=lambda name: (-len(name), name))


def _problem(place: Place, key: str, text: str, slip: Slip) -> Problem:
    values = {name: value[:80] for name, value in slip.values}
    found = problem(place, slip.code, key, **values)
    return suggesting(found, place, text[slip.start : slip.end], slip.instead) if slip.instead else found


STORY_RULES = (check_story_head,)
WRITTEN_RULES = (check_written,)
REST_RULES = (check_rest,)
