"""A quotation is a record: who spoke, in which office, when, directly or not; and its words stand once."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from difflib import SequenceMatcher

from site_builder.check.spoken import WORD, Spoken, sentences_of, spoken_in
from site_builder.model.body import Body, Statement
from site_builder.model.content import Content
from site_builder.model.names import bare_name
from site_builder.model.people import Person
from site_builder.model.story import Story, body_languages
from site_builder.places import Places, Ref
from site_builder.problems import Place, Problem, problem

LONG_AGO = timedelta(days=180)
"""What was said longer before the news is said so in the text; mostly the year was mistyped."""
ENOUGH_WORDS = 6
"""Fewer words may well stand twice by chance."""
SHORTEST_NAME = 3
MARKS = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("‘", "’"))
FIELDS = ("kind", "speaker", "day", "coverage", "consent")
"""What a block says beside its words, as `_said` gives it."""


def check_story(story: Story, bodies: Mapping[str, Body], content: Content, places: Places) -> Iterator[Problem]:
    """Everything about the quotations of one story; *bodies* as `body_languages` names them."""
    if story.head.people:
        yield from _check_people(story, bodies, content, places)
    if not any(body.blocks for body in bodies.values()):
        return
    for _, language, key in body_languages(story.wordings):
        body, ref = bodies[key], Ref("story", story.id, language)
        spoken = list(spoken_in(body))
        for one in spoken:
            yield from _check_words(one, body, ref, places)
            if not language:
                place = places.line(ref, one.block.line)
                yield from _check_day(one, body, story, place)
                yield from _check_speaker(one.block, story, content, places, place)
        if any(one.block.kind == "quote" for one in spoken):
            yield from _check_once(spoken, body, ref, places)
    yield from _check_translations(story, bodies, places)


def _check_people(story: Story, bodies: Mapping[str, Body], content: Content, places: Places) -> Iterator[Problem]:
    """Who is named in the head is named in the story, unless it is a draft or that person's own work."""
    first = story.wordings[0]
    if first.status == "draft":
        return
    body, byline = bodies[first.language], story.head.byline
    made_by = (*byline.writer, *byline.photographer, byline.editor)
    speakers = {block.speaker for block in body.blocks if isinstance(block, Statement)}
    for number, id in enumerate(story.head.people):
        person = content.people.get(id)
        if person is None or id in speakers or id in made_by:
            continue
        text = f"{first.title}\n{first.summary}\n{body.text}"
        if f"person:{id}" not in text and not any(part in text for part in _parts(person)):
            ref = Ref("story", story.id)
            yield problem(places.place(ref, "people", number), "N125", f"people.{number}", found=id, name=person.name)


def _parts(person: Person) -> Iterator[str]:
    """What of a person's name is enough to know that the person is meant."""
    yield from (part for part in bare_name(person.name).split() if len(part) >= SHORTEST_NAME)
    if person.short:
        yield person.short
    yield from (title for title in (person.title.id, person.title.en) if title)


def _check_words(one: Spoken, body: Body, ref: Ref, places: Places) -> Iterator[Problem]:
    """A block holds words; and those of a quotation bear no quotation marks, which the page gives them."""
    text = one.text(body).strip()
    if not WORD.search(text):
        yield problem(places.line(ref, one.block.line), "N127", one.block.kind)
    elif one.block.kind == "quote" and any(_is_wrapped(text, *signs) for signs in MARKS):
        at = one.start + len(one.text(body)) - len(one.text(body).lstrip())
        yield problem(_place(body, at, ref, places), "N128", "quote", found=f"{text[0]}…{text[-1]}")


def _is_wrapped(text: str, opening: str, closing: str) -> bool:
    """Whether *text* as a whole is between these marks."""
    inner = text[1:-1]
    return text[0] == opening and text[-1] == closing and opening not in inner and closing not in inner


def _check_day(one: Spoken, body: Body, story: Story, place: Place) -> Iterator[Problem]:
    """Nothing was said after the story was out, or, unless the text says so, long before the news."""
    head, said = story.head, one.block.said
    if said is None:
        return
    changes = [correction.at for correction in head.corrections] + ([head.updated] if head.updated else [])
    last = max(head.date, story.live.date(), *(at.date() for at in changes))
    if said > last:
        yield problem(place, "N121", one.block.kind, found=said, last=last)
    elif head.date - said > LONG_AGO and str(said.year) not in one.text(body):
        yield problem(place, "N122", one.block.kind, found=said, date=head.date, year=said.year)


def _check_speaker(block: Statement, story: Story, content: Content, places: Places, place: Place) -> Iterator[Problem]:
    """Who speaks has an organization (no record is without a title), and is named in the story's head."""
    person = content.people.get(block.speaker) if block.speaker else None
    if person is None or block.speaker is None:
        return
    if person.organization is None and not person.independent:
        record = places.place(Ref("people", block.speaker), key=True)
        yield problem(record, "N120", f"{block.speaker}.organization", name=person.name)
    if block.speaker not in story.head.people:
        yield problem(place, "N124", block.kind, found=block.speaker, name=person.name)


def _check_once(spoken: list[Spoken], body: Body, ref: Ref, places: Places) -> Iterator[Problem]:
    """A speaker's own words stand in a story once: neither in its running text too, nor under another name."""
    words = list(WORD.finditer(body.text))
    joined = " " + " ".join(word[0].lower() for word in words) + " "
    for one in spoken:
        if one.block.kind != "quote":
            continue
        for start, end in sentences_of(body.text, one.start, one.end):
            said = WORD.findall(body.text[start:end].lower())
            sought = f" {' '.join(said)} "
            if len(said) < ENOUGH_WORDS or joined.count(sought) < len((one, "another")):
                continue
            for at in _starts(joined, sought):
                again = words[joined.count(" ", 0, at + 1) - 1].start()
                if not one.start <= again < one.end and not _is_earlier_quote(again, one, spoken):
                    found = " ".join(said)[:60]
                    yield problem(_place(body, again, ref, places), "N126", found=found, line=one.block.line)


def _starts(text: str, sought: str) -> Iterator[int]:
    at = text.find(sought)
    while at >= 0:
        yield at
        at = text.find(sought, at + 1)


def _is_earlier_quote(at: int, one: Spoken, spoken: list[Spoken]) -> bool:
    """Whether *at* lies in a quotation before *one*, which was held against *one* already."""
    return any(other.start <= at < other.end for other in spoken if other.block.kind == "quote" and other.start < one.start)


def _place(body: Body, at: int, ref: Ref, places: Places) -> Place:
    line = body.text.count("\n", 0, at)
    return places.line(ref, body.line + line, at - body.text.rfind("\n", 0, at))


def _check_translations(story: Story, bodies: Mapping[str, Body], places: Places) -> Iterator[Problem]:
    """Whoever speaks in a translation speaks in the original too: on the same day, in the same way, with the same basis."""
    if len(story.wordings) == 1:
        return
    original = _blocks(bodies[story.wordings[0].language])
    for wording, language, key in body_languages(story.wordings):
        own = _blocks(bodies[key])
        if not language or wording.status == "draft" or [_said(one) for one in own] == [_said(one) for one in original]:
            continue
        ref = Ref("story", story.id, language)
        for place, values in _differences(original, own, ref, places):
            yield problem(place, "N129", **values)


def _blocks(body: Body) -> list[Statement]:
    return [block for block in body.blocks if isinstance(block, Statement)]


def _said(block: Statement) -> tuple[str, str, date | None, str, str]:
    return block.kind, block.speaker or "unnamed", block.said, block.coverage or "—", block.consent or "—"


def _differences(
    original: list[Statement], own: list[Statement], ref: Ref, places: Places
) -> Iterator[tuple[Place, dict[str, str]]]:
    """Each block of a translation that is another one in the original; one that was left out is none."""
    matcher = SequenceMatcher(None, [_said(one) for one in original], [_said(one) for one in own], autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        for number in range(start, end if tag in ("replace", "insert") else start):
            source = original[first + number - start] if first + number - start < last else None
            for name, said, told in _unlike(source, own[number]):
                there = places.line(Ref(ref.kind, ref.id), source.line) if source else places.line(Ref(ref.kind, ref.id), 1)
                values = {"field": name, "found": told, "original": said, "where": f"{there.path}:{there.line}"}
                yield places.line(ref, own[number].line), values


def _unlike(source: Statement | None, own: Statement) -> Iterator[tuple[str, str, str]]:
    """The fields in which a block differs from the original's: name, the original's value and its own."""
    if source is None:
        yield "speaker", "—", own.speaker or "unnamed"
        return
    for name, said, told in zip(FIELDS, _said(source), _said(own), strict=True):
        if said != told:
            yield name, str(said or "—"), str(told or "—")
