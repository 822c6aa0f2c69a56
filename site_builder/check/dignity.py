"""Words that hurt or judge people in custody, in the newsroom's own text; never in quotations, names or titles."""

from collections.abc import Iterator
from itertools import islice

from site_builder.check.own_words import own_words
from site_builder.check.said import Said, said_of_rest, texts_in
from site_builder.check.sieve import lexicon_of, signs_of
from site_builder.check.texts import Written
from site_builder.lexicon import Hit, Lexicon, Term, shipped
from site_builder.model.body import Statement
from site_builder.model.content import Content
from site_builder.model.story import Story
from site_builder.model.values import LANGUAGES
from site_builder.places import Places, Ref
from site_builder.problems import Place, Problem, problem

MOST = 50
"""Nobody reads more findings about one text, and to place each takes a walk through it."""


def check_written(written: Written, content: Content, places: Places) -> Iterator[Problem]:
    """A text, its title and its summary hold no word of the lexicon, but where somebody else speaks."""
    ref, wording, body = written.ref, written.wording, written.body
    lexicon = lexicon_of(content)
    if body.blocks:
        yield from _check_blocks(written, lexicon, content, places)
    if not lexicon.may_stand(signs_of(written, content)):
        return
    yield from _check_said(Said(wording.title, ref, ("title",), is_headline=True), lexicon, content, places)
    yield from _check_said(Said(wording.summary, ref, ("summary",)), lexicon, content, places)
    text = own_words(body.text, body, _names(content, lexicon))
    for hit in _hits(lexicon, text):
        line = body.text.count("\n", 0, hit.start)
        place = places.line(ref, body.line + line, hit.start - body.text.rfind("\n", 0, hit.start))
        yield _problem(place, "", body.text[hit.start : hit.end], hit.term, content)


def _check_blocks(written: Written, lexicon: Lexicon, content: Content, places: Places) -> Iterator[Problem]:
    """How an unnamed speaker is called, and why, are our words too."""
    for block in written.body.blocks:
        if isinstance(block, Statement) and lexicon.may_hold(f"{block.shown_as} {block.reason}"):
            for key, text in (("as", block.shown_as), ("reason", block.reason)):
                value = places.word(places.line(written.ref, block.line), text)
                for hit in _hits(lexicon, own_words(text, None, _names(content, lexicon))):
                    found = text[hit.start : hit.end]
                    place = places.word(value, found, text.count(found, 0, hit.start))
                    yield _problem(place, f"{block.kind}.{key}", found, hit.term, content)


def check_story_head(story: Story, content: Content, places: Places) -> Iterator[Problem]:
    """The tags and corrections of a story hold no word of the lexicon."""
    head, ref = story.head, Ref("story", story.id)
    if not (head.tags or head.corrections):
        return
    lexicon = lexicon_of(content)
    if head.tags and lexicon.may_hold(" ".join(head.tags)):
        for number, tag in enumerate(head.tags):
            yield from _check_said(Said(tag, ref, ("tags", number), is_headline=True), lexicon, content, places)
    for loc, text in texts_in(head.corrections, ("corrections",)) if head.corrections else ():
        yield from _check_said(Said(text, ref, loc), lexicon, content, places)


def check_rest(content: Content, places: Places) -> Iterator[Problem]:
    """What is said of the site, programs, photos, people, organizations, tags, reports and withdrawals holds none either."""
    lexicon = lexicon_of(content)
    for said in said_of_rest(content):
        yield from _check_said(said, lexicon, content, places)


def _check_said(said: Said, lexicon: Lexicon, content: Content, places: Places) -> Iterator[Problem]:
    if not lexicon.may_hold(said.text):
        return
    text = own_words(said.text, None, _names(content, lexicon))
    for hit in _hits(lexicon, text, is_headline=said.is_headline):
        found = said.text[hit.start : hit.end]
        place = places.word(places.place(said.ref, *said.loc), found, said.text.count(found, 0, hit.start))
        yield _problem(place, ".".join(map(str, said.loc)), found, hit.term, content)


def _hits(lexicon: Lexicon, text: str, *, is_headline: bool = False) -> Iterator[Hit]:
    """The first words of the lexicon in *text*."""
    return islice(lexicon.find(text, is_headline=is_headline), MOST)


def _names(content: Content, lexicon: Lexicon) -> list[str]:
    """The names that hold a word of the lexicon, the longest first. Asked for only where such a word was found."""
    names = {person.name for person in content.people.values()}
    for report in content.coverage.values():
        names |= {report.outlet, report.headline or ""}
    for organization in content.organizations.values():
        for text in (organization.name, organization.short):
            names |= {getattr(text, language) or "" for language in LANGUAGES} if text else set()
    return sorted((name for name in names if lexicon.may_hold(name)), key=lambda name: (-len(name), name))


def _problem(place: Place, key: str, found: str, term: Term, content: Content) -> Problem:
    code = "P141" if content.site.privacy.lexicon == "error" else "P140"
    return problem(
        place,
        code,
        key,
        found=" ".join(found.split())[:60],
        suggestion=term.instead or "—",
        dignity=term.reason,
        source=term.source,
    )


def check_entries(content: Content, places: Places) -> Iterator[Problem]:
    """A word that is allowed after all comes with the software, and with a reason."""
    for id, entry in content.lexicon.items():
        if not entry.allowed:
            continue
        ref = Ref("lexicon", id)
        if id not in shipped():
            yield problem(places.place(ref, key=True), "P143", id, found=id, allowed=", ".join(shipped()))
        elif not entry.reason:
            yield problem(places.place(ref, "allowed", key=True), "P142", "allowed", found=id)


STORY_RULES = (check_story_head,)
WRITTEN_RULES = (check_written,)
REST_RULES = (check_rest, check_entries)
