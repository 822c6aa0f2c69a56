"""A story of a program tells the days of its sessions as the program does."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from site_builder.check.numerals import MONTHS
from site_builder.check.own_words import own_words
from site_builder.check.sieve import signs_of
from site_builder.check.texts import Written
from site_builder.model.body import Statement
from site_builder.model.content import Content
from site_builder.model.program import Program
from site_builder.model.story import Story
from site_builder.places import Places, Ref
from site_builder.problems import Problem, problem
from site_builder.regex import regex

DAY = regex(r"(?<![\w/.])(\d{1,2})(?:/(\d{1,2})/|\s+([A-Z][a-z]{2,8})\s+)(\d{4})(?!\w)")
IN_FIGURES = regex(rb"[0-9]{4}")
NEAR = 6
"""Days from a session, of which another week's meeting is one more."""
HELD = regex(
    r"(?<!\w)(?:digelar|berlangsung|diadakan|dilaksanakan|diselenggarakan|dimulai|dibuka|ditutup|mengikuti|menggelar|diikuti|pertemuan"
    r"|pelatihan|sesi|held|took place|takes place|opened|began|started|session|training|attended|took part)(?!\w)",
    re.IGNORECASE,
)
"""Words that tell that something took place."""
SAID = regex(
    r"(?<!\w)(?:kata|ujar|tutur|ucap|mengatakan|menyampaikan|menyatakan|disampaikan|diumumkan|dilaporkan|menyebut|dimuat|ditandatangani"
    r"|said|told|announced|reported|signed|pendaftaran|mendaftar|registration|register|sebelum|sesudah|setelah|sejak|hingga|sampai"
    r"|before|after|until|since)(?!\w)",
    re.IGNORECASE,
)
"""Words that tell that the day is that of something else."""
SENTENCE = regex(r"(?<=[.!?])\s+|\n\s*\n")


def check_story(story: Story, texts: Iterable[Written], content: Content, places: Places) -> Iterator[Problem]:
    """No day near a session, or a year beside it, is told of what took place, where the program knows no session on it."""
    program = content.programs.get(story.head.program) if story.head.program else None
    if program is None or not program.sessions:
        return
    for written in texts:
        text = written.body.text
        if not IN_FIGURES.search(signs_of(written, content).figures) or not any(year in text for year in _years(program)):
            continue
        if found := list(DAY.finditer(text)):
            yield from _check(story, written, program, found, places)


def _check(story: Story, written: Written, program: Program, found: list[re.Match[str]], places: Places) -> Iterator[Problem]:
    sessions = [_day(session.start) for session in program.sessions]
    others = {story.head.date, story.live.date(), *sessions, *(_day(one.end) for one in program.sessions if one.end)}
    others |= {block.said for block in written.body.blocks if isinstance(block, Statement) and block.said}
    others |= {correction.at.date() for correction in story.head.corrections}
    ours = ""
    for match in found:
        day = _told(match)
        if day is None or day in others:
            continue
        meant = [(abs((day - one).days), n) for n, one in enumerate(sessions) if _is_meant(day, one)]
        ours = ours or own_words(written.body.text, written.body, ())
        if not meant or not _is_of_event(ours, match):
            continue
        _, number = min(meant)
        record = places.place(Ref("program", program.id), "sessions", number, "start")
        text = written.body.text
        line = text.count("\n", 0, match.start())
        place = places.line(written.ref, written.body.line + line, match.start() - text.rfind("\n", 0, match.start()))
        yield problem(place, "N134", found=match[0], record=sessions[number], where=f"{record.path}:{record.line}")


def _years(program: Program) -> set[str]:
    """Those of its sessions, and the years beside them."""
    return {str(day.year + step) for day in (_day(session.start) for session in program.sessions) for step in (-1, 0, 1)}


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when


def _told(match: re.Match[str]) -> date | None:
    """The day that *match* tells; None where it is none."""
    names = [name.lower() for own in MONTHS.values() for name in own]
    word = (match[3] or "").lower()
    if word and word not in names:
        return None
    month = names.index(word) % 12 + 1 if word else int(match[2])
    try:
        return date(int(match[4]), month, int(match[1]))
    except ValueError:
        return None


def _is_meant(day: date, session: date) -> bool:
    is_near = 0 < abs((day - session).days) <= NEAR
    return is_near or ((day.day, day.month) == (session.day, session.month) and abs(day.year - session.year) == 1)


def _is_of_event(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence tells that something took place on the day, in our own words."""
    if text[match.start() : match.end()] != match[0]:
        return False
    start = max((end.end() for end in SENTENCE.finditer(text, 0, match.start())), default=0)
    end = SENTENCE.search(text, match.end())
    sentence = text[start : end.start() if end else len(text)]
    return bool(HELD.search(sentence)) and not SAID.search(sentence)
