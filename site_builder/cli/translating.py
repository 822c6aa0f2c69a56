"""How far translations are behind their originals."""

from site_builder.catalogue import words
from site_builder.model.content import Content
from site_builder.model.story import Story
from site_builder.model.translation import changed_parts


def behind(story: Story, content: Content) -> dict[str, tuple[str, ...]]:
    """By language of a translation: the parts of the original that changed since."""
    noted = [wording for wording in story.wordings[1:] if wording.original]
    if not noted:
        return {}
    original = story.wordings[0]
    body = content.bodies["story", story.id, original.language]
    found = {wording.language: changed_parts(wording, original, body) for wording in noted}
    return {language: parts for language, parts in found.items() if parts}


def told(parts: tuple[str, ...], language: str) -> str:
    """The parts in plain words."""
    return ", ".join(words()["changed"][name][language] for name in parts)
