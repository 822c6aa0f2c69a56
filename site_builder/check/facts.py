"""One fact in one place: names, titles and days are told as they stand on record."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from operator import is_not
from typing import Any, NamedTuple, TypeVar

from site_builder.check.known import Known, organization_names, person_names
from site_builder.check.own_words import own_words
from site_builder.check.spellings import slips_in
from site_builder.check.strings import strings_of
from site_builder.check.texts import Written, bodies_of, texts_of
from site_builder.check.titles import other_titles, title_words
from site_builder.model.body import Body, Statement
from site_builder.model.content import Content
from site_builder.model.people import Organization, Person
from site_builder.model.story import Page, Story
from site_builder.places import Places, Ref
from site_builder.problems import Place, Problem, problem

Made = TypeVar("Made")
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


_NAMES: dict[tuple[str, str], tuple[tuple[object, ...], Any]] = {}
"""What was made of each record. It is looked up for every story, and to compare records would cost more than all the rest."""


def _once(kind: str, id: str, records: tuple[object, ...], make: Callable[[], Made]) -> Made:
    """What *make* gives for these very records."""
    known = _NAMES.get((kind, id))
    if known is None or len(known[0]) != len(records) or any(map(is_not, known[0], records)):
        known = _NAMES[kind, id] = records, make()
    made: Made = known[1]
    return made


def _person(id: str, person: Person, organizations: tuple[Organization, ...]) -> tuple[Known, Known, frozenset[str]]:
    known = person_names(id, person)
    return known, known._replace(official=person.title.read("id").text), title_words(person, list(organizations))


def _roll(people: Mapping[str, Person], organizations: Mapping[str, Organization], content: Content) -> Roll:
    titles = []
    for id, person in people.items():
        own = content.organizations.get(person.organization) if person.organization else None
        parent = content.organizations.get(own.parent) if own and own.parent else None
        bodies = tuple(one for one in (own, parent) if one)
        titles.append(_once("people", id, (person, *bodies), partial(_person, id, person, bodies)))
    names = [_once("organizations", id, (one,), partial(organization_names, id, one)) for id, one in organizations.items()]
    return Roll((*(known for known, *_ in titles), *names), tuple((titled, own) for _, titled, own in titles))


def check_story(story: Story, bodies: Mapping[str, Body], content: Content, places: Places) -> Iterator[Problem]:
    """A story writes the names of those whom it names, or its program does, as they stand on record; titles too."""
    roll = _named(story, bodies, content)
    if not roll.known:
        return
    for written in texts_of("story", story, bodies):
        for text in _texts_of(written):
            yield from _judge(text, roll, places)


def _named(story: Story, bodies: Mapping[str, Body], content: Content) -> Roll:
    """Those whom a story names: in its head, as speakers, or through its program."""
    head = story.head
    people, organizations = list(head.people), list(head.organizations)
    for body in bodies.values():
        people += [block.speaker for block in body.blocks if isinstance(block, Statement) and block.speaker]
    program = content.programs.get(head.program) if head.program else None
    if program:
        people += [*program.instructors, *(id for session in program.sessions for id in session.instructors)]
        organizations += [partner.organization for partner in program.partners]
    persons = {id: content.people.get(id) for id in dict.fromkeys(people)}
    bodies_known = {id: content.organizations.get(id) for id in dict.fromkeys(organizations)}
    return _roll({id: one for id, one in persons.items() if one}, {id: one for id, one in bodies_known.items() if one}, content)


def _texts_of(written: Written) -> Iterator[_Text]:
    yield _Text(written.wording.title, written.ref, ("title",), is_headline=True)
    if written.wording.summary:
        yield _Text(written.wording.summary, written.ref, ("summary",))
    yield _Text(written.body.text, written.ref, (), written.body)


def _judge(text: _Text, roll: Roll, places: Places) -> Iterator[Problem]:
    """What *text* says otherwise in the newsroom's own words; those of others stay as they were said."""
    slips = slips_in(text.text, roll.known, is_headline=text.is_headline)
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
        yield from _judge(text, roll, places)


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
