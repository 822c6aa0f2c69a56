"""Photographs and their records."""

from collections.abc import Iterator

from site_builder.model.content import Content
from site_builder.model.values import LocalText
from site_builder.places import Places, Ref
from site_builder.problems import Place, Problem, problem


def check_pairs(content: Content, places: Places) -> Iterator[Problem]:
    """A photo's record and its picture lie side by side."""
    for id in content.photos:
        if id not in content.pictures and not places.is_unread(Ref("picture", id)):
            yield problem(places.place(Ref("photo", id), key=True), "M101", found=id)
    for id, picture in content.pictures.items():
        if not places.path(Ref("photo", id)):
            yield problem(Place(picture.file), "M102", found=id)


def check_credit(content: Content, places: Places) -> Iterator[Problem]:
    """A supplied photo ("istimewa") says by whose leave it is shown."""
    for id, photo in content.photos.items():
        if photo.credit.strip().lower().strip("()") == "istimewa" and not photo.rights:
            yield problem(places.place(Ref("photo", id), "credit"), "M104", "credit")


LONGEST_TEXT = 1000
"""Characters: whichever they are, all texts in both languages find room in a JPEG's one segment of 64 KB."""


def check_lengths(content: Content, places: Places) -> Iterator[Problem]:
    """What is said of a photo finds room inside it."""
    for id, photo in content.photos.items():
        said = {
            **{key: _longest(getattr(photo, key)) for key in ("alt", "caption", "rights")},
            "credit": len(photo.credit),
            "source": len(photo.source or ""),
        }
        for key, length in said.items():
            if length > LONGEST_TEXT:
                yield problem(places.place(Ref("photo", id), key), "M112", key, length=length, limit=LONGEST_TEXT)


def _longest(text: LocalText | None) -> int:
    return max(len(text.id or ""), len(text.en or "")) if text else 0


REST_RULES = (check_pairs, check_credit, check_lengths)
