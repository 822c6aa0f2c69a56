"""One fact in one place: names, titles and days are told as they stand on record."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import partial
from operator import is_not
from typing import Any, NamedTuple, TypeVar

from site_builder.check.known import Known, organization_names, person_names
from site_builder.check.own_words import own_words
from site_builder.check.sieve import signs_of
from site_builder.check.spellings import slips_in
from site_builder.check.strings import strings_of
from site_builder.check.texts import Written, bodies_of, texts_of
from site_builder.check.titles import other_titles, title_words
from site_builder.model.body import Body, Statement
from site_builder.model.content import Content
from site_builder.model.people import Organization, Person
from site_builder.model.program import Program
from site_builder.model.story import Page, Story
from site_builder.places import Places, Ref
from site_builder.problems import Place, Problem, problem

Made = TypeVar("Made")
MANY = 10_000
"""So much is remembered of records."""
MOST = 50
"""Nobody reads more findings about one text."""
SPOKEN_OF = frozenset(
    (
        *("summary", "purpose", "audience", "place", "description", "outcomes", "outlook"),
        *("caption", "alt", "notice", "tagline", "title"),
    )
)
"""Fields of records that are texts of ours."""


class _Text(NamedTuple):
    """A piece of text, and where it stands."""

    text: str
    ref: Ref
    loc: tuple[str | int, ...]
    body: Body | None = None
    is_headline: bool = False

    def place(self, at: int, found: str, places: Places) -> Place:
        """Of what begins at *at*."""
        if self.body is None:
            return places.word(places.place(self.ref, *self.loc), found, self.text.count(found, 0, at))
        line = self.text.count("\n", 0, at)
        return places.line(self.ref, self.body.line + line, at - self.text.rfind("\n", 0, at))


class Roll(NamedTuple):
    """The names that a text is held against."""

    known: tuple[Known, ...]
    titles: tuple[tuple[Known, frozenset[str]], ...]
    """Of each person, called by the title, the words that may stand in it."""
    signs: frozenset[bytes]
    """Those of all names."""

    def near(self, words: Sequence[bytes]) -> list[Known]:
        """The names of which a part may stand among *words*."""
        found = self.signs.intersection(words)
        return [known for known in self.known if not known.signs or not known.signs.isdisjoint(found)]


_MADE: dict[Hashable, tuple[tuple[object, ...], Any]] = {}
"""What was made of each record. It is looked up for every story, and to compare records would cost more than all the rest."""


def _once(key: Hashable, records: tuple[object, ...], make: Callable[[], Made]) -> Made:
    """What *make* gives for these very records."""
    known = _MADE.get(key)
    if known is None or len(known[0]) != len(records) or any(map(is_not, known[0], records)):
        if len(_MADE) > MANY:
            _MADE.clear()
        known = _MADE[key] = records, make()
    made: Made = known[1]
    return made


def _person(id: str, person: Person, organizations: tuple[Organization, ...]) -> tuple[Known, Known, frozenset[str]]:
    known = person_names(id, person)
    return known, known._replace(official=person.title.read("id").text), title_words(person, list(organizations))


def _roll(people: Mapping[str, Person], organizations: Mapping[str, Organization], content: Content) -> Roll:
    """What the names of these records are; asked for the same ones, as stories of one program do, it is remembered."""
    owns = [content.organizations.get(person.organization) if person.organization else None for person in people.values()]
    parents = [content.organizations.get(own.parent) if own and own.parent else None for own in owns]
    records = (*people.values(), *organizations.values(), *owns, *parents)
    bodies = [tuple(filter(None, pair)) for pair in zip(owns, parents, strict=True)]
    return _once((*people, "", *organizations), records, partial(_made, people, organizations, bodies))


def _made(
    people: Mapping[str, Person], organizations: Mapping[str, Organization], bodies: Sequence[tuple[Organization, ...]]
) -> Roll:
    titles = [
        _once(("people", id), (person, *own), partial(_person, id, person, own))
        for (id, person), own in zip(people.items(), bodies, strict=True)
    ]
    names = [_once(("organizations", id), (one,), partial(organization_names, id, one)) for id, one in organizations.items()]
    known = (*(known for known, *_ in titles), *names)
    signs = frozenset[bytes]().union(*(one.signs for one in known))
    return Roll(known, tuple((titled, own) for _, titled, own in titles), signs)


def check_story(story: Story, texts: Sequence[Written], content: Content, places: Places) -> Iterator[Problem]:
    """A story writes the names of those whom it names, or its program does, as they stand on record; titles too."""
    roll = _named(story, texts, content)
    if not roll.known:
        return
    for written in texts:
        near = roll.near(signs_of(written, content).in_order)
        if near or roll.titles:
            for text in _texts_of(written):
                yield from _judge(text, near, roll, places)


def _named(story: Story, texts: Sequence[Written], content: Content) -> Roll:
    """Those whom a story names: in its head, as speakers, or through its program."""
    head = story.head
    people, organizations = list(head.people), list(head.organizations)
    for written in texts:
        people += [block.speaker for block in written.body.blocks if isinstance(block, Statement) and block.speaker]
    program = content.programs.get(head.program) if head.program else None
    if program and head.program:
        own, partners = _once(("program", head.program), (program,), partial(_of_program, program))
        people += own
        organizations += partners
    persons = {id: content.people.get(id) for id in dict.fromkeys(people)}
    bodies_known = {id: content.organizations.get(id) for id in dict.fromkeys(organizations)}
    return _roll({id: one for id, one in persons.items() if one}, {id: one for id, one in bodies_known.items() if one}, content)


def _of_program(program: Program) -> tuple[list[str], list[str]]:
    """The people and organizations of a program."""
    people = [*program.instructors, *(id for session in program.sessions for id in session.instructors)]
    return people, [partner.organization for partner in program.partners]


def _texts_of(written: Written) -> Iterator[_Text]:
    yield _Text(written.wording.title, written.ref, ("title",), is_headline=True)
    if written.wording.summary:
        yield _Text(written.wording.summary, written.ref, ("summary",))
    yield _Text(written.body.text, written.ref, (), written.body)


def _judge(text: _Text, near: Sequence[Known], roll: Roll, places: Places) -> Iterator[Problem]:
    """What *text* says otherwise in the newsroom's own words; those of others stay as they were said."""
    slips = slips_in(text.text, near, roll.known, is_headline=text.is_headline)
    found = [(slip.code, slip.start, slip.end, slip.known) for slip in slips]
    for known, own in roll.titles:
        found += [("N131", title.start, title.end, known) for title in other_titles(text.text, known, own)]
    if not found:
        return
    ours = own_words(text.text, text.body, ())
    for code, start, end, known in sorted(found, key=lambda one: one[1:3])[:MOST]:
        if ours[start:end].split() != text.text[start:end].split():
            continue
        said = text.text[start:end]
        record = places.place(known.ref, "title" if code == "N131" else "name")
        yield problem(
            text.place(start, said, places),
            code,
            ".".join(map(str, text.loc)),
            found=" ".join(said.split()),
            record=known.official,
            where=f"{record.path}:{record.line}",
        )


def check_rest(content: Content, places: Places) -> Iterator[Problem]:
    """Programs, reports, photos, pages, people and organizations do so too; headlines of reports keep their words."""
    roll = _roll(content.people, content.organizations, content)
    if not roll.known:
        return
    for text in _rest(content):
        yield from _judge(text, roll.known, roll, places)


def _rest(content: Content) -> Iterator[_Text]:
    kinds = {"program": content.programs, "photo": content.photos}
    kinds |= {name: getattr(content, name) for name in ("people", "organizations", "coverage", "tags")}
    for kind, records in kinds.items():
        for id, record in records.items():
            for loc, text in strings_of(record):
                fields = SPOKEN_OF - {"title"} if kind == "people" else SPOKEN_OF
                if not fields.isdisjoint(map(str, loc)):
                    yield _Text(text, Ref(kind, id), loc)
    for page in content.pages.values():
        yield from _of_page(page, content)


def _of_page(page: Page, content: Content) -> Iterator[_Text]:
    for written in texts_of("page", page, bodies_of("page", page, content)):
        yield from _texts_of(written)


REST_RULES = (check_rest,)
