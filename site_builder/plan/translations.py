"""Where a translation is behind its original, its readers are told."""

from site_builder.model.story import Story
from site_builder.model.values import Words
from site_builder.plan.cards import wording_address
from site_builder.plan.edition import wording_of
from site_builder.plan.frame import Frame
from site_builder.plan.views import Link


def newer_original(frame: Frame, story: Story) -> Link | None:
    """The original of a translation, where it has changed since; none where nobody knows."""
    edition, wording = frame.edition, wording_of(story, frame.language)
    original = story.wordings[0]
    if not wording.original or wording is original or not edition.content.site.features.translation_notice:
        return None
    from site_builder.model.translation import changed_parts  # late: most translations do not say what they were made of

    if not changed_parts(wording, original, edition.content.bodies["story", story.id, original.language]):
        return None
    return frame.link(Words(original.title, original.language), wording_address(edition, story, original))
