"""The rules: each is a generator from one record to findings, and its docstring is the rule.

A rule looks up other records only by their ids, so that what it found for one record stays true until that record or one of
those that it looked up changes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from site_builder.check import (
    accessibility,
    corrections,
    coverage,
    dignity,
    facts,
    figures,
    form,
    house_style,
    links,
    markup,
    media,
    newsroom,
    privacy,
    quotations,
    references,
    release,
    rulings,
    schedule,
    security,
    told_numbers,
    translated,
    withdrawals,
)
from site_builder.check.texts import Markdown, Written, bodies_of, markdown_of, program_texts, texts_of
from site_builder.model.body import Body
from site_builder.model.content import Content
from site_builder.model.story import Story
from site_builder.places import Places
from site_builder.problems import Problem

STORY_RULES: tuple[Callable[[Story, Content, Places], Iterator[Problem]], ...] = (
    *references.STORY_RULES,
    *form.STORY_RULES,
    *corrections.STORY_RULES,
    *dignity.STORY_RULES,
    *house_style.STORY_RULES,
    *release.STORY_RULES,
)
"""About the head of one story."""

WRITTEN_RULES: tuple[Callable[[Written, Content, Places], Iterator[Problem]], ...] = (
    *references.WRITTEN_RULES,
    *form.WRITTEN_RULES,
    *newsroom.WRITTEN_RULES,
    *privacy.WRITTEN_RULES,
    *dignity.WRITTEN_RULES,
    *house_style.WRITTEN_RULES,
    *release.WRITTEN_RULES,
    *told_numbers.WRITTEN_RULES,
)
"""About a story or page in one language."""

TEXT_RULES: tuple[Callable[[Markdown, Content, Places], Iterator[Problem]], ...] = (
    *links.TEXT_RULES,
    *markup.TEXT_RULES,
    *accessibility.TEXT_RULES,
)
"""About one piece of Markdown."""

REST_RULES: tuple[Callable[[Content, Places], Iterator[Problem]], ...] = (
    *references.REST_RULES,
    *coverage.REST_RULES,
    *form.REST_RULES,
    *figures.REST_RULES,
    *accessibility.REST_RULES,
    *media.REST_RULES,
    *newsroom.REST_RULES,
    *privacy.REST_RULES,
    *withdrawals.REST_RULES,
    *rulings.REST_RULES,
    *security.REST_RULES,
    *dignity.REST_RULES,
    *facts.REST_RULES,
    *house_style.REST_RULES,
)
"""About the site, programs, people, organizations and photos. None goes through the stories."""


def check_story(story: Story, bodies: Mapping[str, Body], content: Content, places: Places) -> Iterator[Problem]:
    """Everything that any rule finds in one story, given its *bodies* by language as `LoadedStory` has them.

    Of *content*, the site's settings are read, and the records that the story names: by `in`, `[id]` and `get`.
    """
    for rule in STORY_RULES:
        yield from rule(story, content, places)
    yield from quotations.check_story(story, bodies, content, places)
    yield from translated.check_story(story, bodies, content, places)
    texts = tuple(texts_of("story", story, bodies))
    yield from facts.check_story(story, texts, content, places)
    yield from schedule.check_story(story, texts, content, places)
    if content.site.approval is not None and content.asks_signatures:
        from site_builder.check import approval  # late: few sites ask for signatures

        yield from approval.check_signed(story, bodies, content, places)
    if any(wording.original for wording in story.wordings[1:]):
        from site_builder.check import translations  # late: most say nothing of their original

        yield from translations.check_translations(story, bodies, places)
    yield from _check_texts(texts, content, places)


def check_rest(content: Content, places: Places) -> Iterator[Problem]:
    """Everything that any rule finds elsewhere than in stories."""
    for rule in REST_RULES:
        yield from rule(content, places)
    if content.site.approval is not None:
        from site_builder.check import approval  # late, as above

        for rule in approval.REST_RULES:
            yield from rule(content, places)
    for page in content.pages.values():
        yield from _check_texts(texts_of("page", page, bodies_of("page", page, content)), content, places)
    for program in content.programs.values():
        for markdown in program_texts(program):
            yield from _check_text(markdown, content, places)


def _check_texts(texts: Iterable[Written], content: Content, places: Places) -> Iterator[Problem]:
    for written in texts:
        for rule in WRITTEN_RULES:
            yield from rule(written, content, places)
        yield from _check_text(markdown_of(written), content, places)


def _check_text(markdown: Markdown, content: Content, places: Places) -> Iterator[Problem]:
    for rule in TEXT_RULES:
        yield from rule(markdown, content, places)
