"""What a press release must bear, and how long a headline and a summary may be."""

from collections.abc import Iterator

from site_builder.check.texts import Written
from site_builder.model.content import Content
from site_builder.model.story import Story
from site_builder.places import Places, Ref
from site_builder.problems import Problem, problem

LONGEST = {"title": 140, "summary": 320}
"""In characters. A search engine or a telephone shows about half of it."""


def check_release(story: Story, content: Content, places: Places) -> Iterator[Problem]:
    """A press release has a number, and its site says whom the press may ask."""
    if story.head.kind != "siaran_pers":
        return
    contact = content.site.contact
    place = places.place(Ref("story", story.id), "kind")
    if not story.head.number:
        yield problem(place, "N157", "number", part="number")
    if not (contact.email or contact.phone):
        yield problem(place, "N157", "contact", part="contact")


def check_lengths(written: Written, _: Content, places: Places) -> Iterator[Problem]:
    """A headline and a summary are short enough for a list, a search engine and a telephone."""
    for field, text in (("title", written.wording.title), ("summary", written.wording.summary)):
        if len(text) > LONGEST[field]:
            place = places.place(written.ref, field)
            yield problem(place, "N158", field, n=len(text), most=LONGEST[field])


STORY_RULES = (check_release,)
WRITTEN_RULES = (check_lengths,)
