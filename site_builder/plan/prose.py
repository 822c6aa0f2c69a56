"""Texts as templates see them: their blocks drawn, their links to our own records resolved."""

from collections.abc import Iterator

from site_builder.model.body import Body, IndicatorBlock, PhotoBlock, SeeAlso, Statement
from site_builder.model.names import bare_name
from site_builder.model.values import Language
from site_builder.plan.cards import coverage_view, person_card, program_link, story_address, story_card
from site_builder.plan.edition import Edition
from site_builder.plan.figures import figure_view
from site_builder.plan.photos import photo_view
from site_builder.plan.views import (
    BlockView,
    IndicatorBlockView,
    PersonCard,
    PhotoBlockView,
    Prose,
    SeeAlsoView,
    StatementView,
)
from site_builder.regex import regex

KIND = regex(r"\b(story|program|person|organization|page|coverage|tag)\Z")
LONGEST_KIND = len("organization")
LAST_LETTERS = "ymneg"
"""Of the kinds; most colons stand in `https:`."""
ID = regex("[a-z0-9-]+")
LONG_WORD = 4
"""Letters of a word that is more than `di` or `of the`."""


def prose_of(edition: Edition, body: Body, language: Language) -> Prose:
    """A body, its blocks and links resolved."""
    return Prose(
        text=body.text,
        language=language,
        marker=body.marker,
        blocks=tuple(_block_views(edition, body, language)) if body.blocks else (),
        links=internal_links(edition, body.text, language),
    )


def internal_links(edition: Edition, text: str, language: Language) -> dict[str, str]:
    """Where the links to our own records in *text* lead; a record that is not public is left out."""
    if ":" not in text:
        return {}
    targets = {f"{kind}:{id}": _target(edition, kind, id, language) for kind, id in dict.fromkeys(named_in(text))}
    return {name: edition.urls.link(address) for name, address in targets.items() if address is not None}


def named_in(text: str) -> Iterator[tuple[str, str]]:
    """Kind and id of each `story:slug` and its like in *text*. Colons are rare, so each is looked at and nothing else."""
    end, colon = 0, text.find(":")
    while colon >= 0:
        start = max(colon - LONGEST_KIND - 1, 0)
        kind = KIND.search(text[start:colon]) if text[colon - 1] in LAST_LETTERS else None
        id = ID.match(text, colon + 1) if kind and start + kind.start() >= end else None
        if kind and id:
            yield kind[1], id[0]
            end = id.end()
        colon = text.find(":", colon + 1)


def _target(edition: Edition, kind: str, id: str, language: Language) -> str | None:
    content, urls = edition.content, edition.urls
    if kind == "story":
        return story_address(edition, content.stories[id], language) if id in content.stories else None
    if kind == "page":
        page = content.pages.get(id)
        if page is None or not page.wordings:
            return None
        wording = page.wording(language) or page.wordings[0]
        return urls.static(wording.slug, wording.language)
    if kind == "coverage":
        return urls.section("coverage", language) + f"#{id}" if id in content.coverage else None
    if kind == "tag":
        return urls.section("tags", language, id) if edition.group("by_tag", language, id) else None
    name = {"program": "programs", "person": "people", "organization": "organizations"}[kind]
    return urls.section(name, language, id) if id in getattr(content, name) else None


def _block_views(edition: Edition, body: Body, language: Language) -> Iterator[BlockView]:
    """Each block; whoever speaks again is not introduced again."""
    introduced: set[str] = set()
    for block in body.blocks:
        if isinstance(block, Statement):
            yield _statement_view(edition, block, language, is_first=block.speaker not in introduced)
            introduced.add(block.speaker or "")
        else:
            yield _block_view(edition, block, language)


def _statement_view(edition: Edition, block: Statement, language: Language, *, is_first: bool) -> StatementView:
    person = edition.content.people[block.speaker] if block.speaker else None
    card = person_card(edition, block.speaker, language) if block.speaker else None
    full = person.name if person else ""
    return StatementView(
        kind=block.kind,
        speaker=card,
        called=full if is_first or person is None else person.short or bare_name(full),
        is_first=is_first,
        organization=card.organization.label if card and card.organization and is_first and not _is_named(card) else None,
        shown_as=block.shown_as,
        reason=block.reason,
        said=block.said,
        coverage=coverage_view(edition, block.coverage, language) if block.coverage else None,
    )


def _is_named(card: PersonCard) -> bool:
    """Whether a person's title names the organization too, as in `Kepala Rutan Contoh`."""
    title = {word.casefold() for word in card.title.text.split() if word[:1].isupper()}
    label = card.organization.label.text if card.organization else ""
    return any(word.casefold() in title for word in label.split() if len(word) >= LONG_WORD)


def _block_view(edition: Edition, block: PhotoBlock | SeeAlso | IndicatorBlock, language: Language) -> BlockView:
    if isinstance(block, PhotoBlock):
        return PhotoBlockView(photo=photo_view(edition, block.photo, language))
    if isinstance(block, SeeAlso):
        story = edition.content.stories.get(block.story)
        return SeeAlsoView(story=story_card(edition, story.id, language) if story and story.wording(language) else None)
    return _indicator_block(edition, block, language)


def _indicator_block(edition: Edition, block: IndicatorBlock, language: Language) -> IndicatorBlockView:
    program = program_link(edition, block.program, language)
    if program is None:
        raise LookupError(block.program)
    return IndicatorBlockView(figure=figure_view(edition, block.program, block.indicator, language), program=program)
