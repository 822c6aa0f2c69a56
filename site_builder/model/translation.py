"""What a translation was made of, and what of that has changed since."""

from site_builder.model.body import Body
from site_builder.model.signing import Parts, digest_of_part
from site_builder.model.story import Wording

PARTS = ("title", "summary", "text")
"""What is translated."""


def parts_to_translate(original: Wording, body: Body) -> Parts:
    """What a translation of *original*, whose text is *body*, is made of: digests of what it says, as in a signature."""
    return {
        "title": digest_of_part(original.title),
        "summary": digest_of_part(original.summary),
        "text": digest_of_part(body.marker),  # which tells a text with its blocks from any other
    }


def changed_parts(translation: Wording, original: Wording, body: Body) -> tuple[str, ...]:
    """The parts of *original* that are not as they were translated; none where the translation does not say what they were."""
    if not translation.original:
        return ()
    now = parts_to_translate(original, body)
    return tuple(name for name in PARTS if translation.original.get(name) != now[name])
