"""The rules: each is a generator from the content to findings, and its docstring is the rule."""

from collections.abc import Callable, Iterator

from site_builder.check import accessibility, form, links, markup, media, newsroom, privacy, references
from site_builder.model.content import Content
from site_builder.places import Places
from site_builder.problems import Problem

Rule = Callable[[Content, Places], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *form.RULES,
    *links.RULES,
    *markup.RULES,
    *accessibility.RULES,
    *media.RULES,
    *newsroom.RULES,
    *privacy.RULES,
)


def check_content(content: Content, places: Places) -> Iterator[Problem]:
    """Everything that any rule finds."""
    for rule in RULES:
        yield from rule(content, places)
