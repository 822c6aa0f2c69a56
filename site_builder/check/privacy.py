"""People in custody are anonymous, and nothing about them is published without its basis."""

from collections.abc import Iterator

from site_builder.check.texts import Written
from site_builder.model.body import Statement
from site_builder.model.content import Content
from site_builder.places import Places, Ref
from site_builder.problems import Place, Problem, problem


def check_unnamed(written: Written, _: Content, places: Places) -> Iterator[Problem]:
    """An unnamed speaker's words rest on a press report, as indirect speech, or on a consent."""
    for block in written.body.blocks:
        if isinstance(block, Statement):
            yield from _check_statement(block, places.line(written.ref, block.line))


def _check_statement(block: Statement, place: Place) -> Iterator[Problem]:
    if block.speaker is not None:
        if block.shown_as or block.reason:
            yield problem(place, "P106", block.kind)
        return
    if not block.shown_as.strip() or not block.reason.strip():
        yield problem(place, "P105", block.kind)
    if not block.coverage and not block.consent:
        yield problem(place, "P101", block.kind)
    if block.kind == "quote" and block.coverage and not block.consent:
        yield problem(place, "P102", block.kind)


def check_faces(content: Content, places: Places) -> Iterator[Problem]:
    """A face that can be recognized names a consent; whether that covers it is for `consents.py`."""
    for id, photo in content.photos.items():
        if photo.shows.people == "identifiable" and not photo.shows.identifiable:
            yield problem(places.place(Ref("photo", id), "shows"), "P104", "shows")


WRITTEN_RULES = (check_unnamed,)
REST_RULES = (check_faces,)
