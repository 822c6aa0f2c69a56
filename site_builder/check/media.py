"""Photographs and their records."""

from collections.abc import Iterator

from site_builder.model.content import Content
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


REST_RULES = (check_pairs, check_credit)
