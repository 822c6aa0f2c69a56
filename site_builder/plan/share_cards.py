"""The pictures that messengers show with a link: one for each story and program in each of its languages, and one for the site."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.artifact import Artifact
from site_builder.digest import mix
from site_builder.model.photo import Photo
from site_builder.model.story import Story, Wording
from site_builder.model.values import Language
from site_builder.plan.edition import Edition
from site_builder.plan.photos import redacted
from site_builder.plan.urls import MEDIA
from site_builder.plan.views import SocialImage

SIZE = (1200, 630)
"""Pixels."""
RECIPE = 1
"""Raised when the way of drawing cards changes, so that they get new names."""


class Card(NamedTuple):
    """What a card shows, and its name: all that an artifact needs to say of it."""

    path: str
    title: str
    label: str
    text: str
    foot: str
    accent: str
    photo: str
    """Its id; empty where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A card to be drawn."""

    title: str
    label: str
    text: str
    foot: str
    accent: str
    file: str = ""
    redact: tuple[tuple[float, float, float, float], ...] = ()


def may_show(photo: Photo) -> bool:
    """Whether a photo may go where others pass it on: nobody in it can be recognized, since no consent for that is known here."""
    return photo.shows.people != "identifiable"


def list_share_cards(edition: Edition) -> Iterator[Artifact]:
    """Every card; those of a story beside each other, so that its photo is looked at once."""
    for language in edition.languages:
        yield _artifact(_site_card(edition, language), "content/site.yaml")
    if not edition.content.site.features.share_cards:
        return
    for id in edition.content.programs:
        for language in edition.languages:
            yield _artifact(_program_card(edition, id, language), edition.source("program", id))
    for row in edition.rows("id", "date", "kind", "wordings", "titles", "photos", "has_cover"):
        titles, cover = dict(row.titles), row.photos[0] if row.has_cover else None
        for wording in row.wordings:
            if wording.language in edition.languages:
                language: Language = "en" if wording.language == "en" else "id"
                card = _story_card(edition, language, wording.slug, titles[language], row.kind, row.date, cover)
                yield _artifact(card, edition.source("story", row.id, language))


def make_share_card(edition: Edition, *said: str) -> bytes:
    """A card."""
    card = Card("", *said)
    shown = {"title": card.title, "label": card.label, "text": card.text, "foot": card.foot, "accent": card.accent}
    if not card.photo:
        return edition.press.share_card(Order(**shown))
    photo, picture = edition.content.photos[card.photo], edition.content.pictures[card.photo]
    return edition.press.share_card(Order(**shown, file=picture.file, redact=redacted(photo)))


def site_image(edition: Edition, language: Language) -> SocialImage:
    """The site's card, for every page that has none of its own."""
    return edition.once(("site card", language), lambda: _image(edition, _site_card(edition, language), language))


def story_image(edition: Edition, story: Story, wording: Wording) -> SocialImage | None:
    """The card of a story; none where the site has only its own."""
    if not edition.content.site.features.share_cards:
        return None
    head, language = story.head, wording.language
    card = _story_card(edition, language, wording.slug, wording.title, head.kind, head.date.isoformat(), head.cover)
    return _image(edition, card, language)


def program_image(edition: Edition, id: str, language: Language) -> SocialImage | None:
    """The card of a program; none where the site has only its own."""
    if not edition.content.site.features.share_cards:
        return None
    return _image(edition, _program_card(edition, id, language), language)


def _artifact(card: Card, source: str) -> Artifact:
    return Artifact(card.path, "share_card", card[1:], source)


def _image(edition: Edition, card: Card, language: Language) -> SocialImage:
    alt = edition.press.say(language, "plan.share_card", title=card.title, site=_name(edition, language))
    if card.photo and (described := edition.content.photos[card.photo].alt):
        alt = f"{alt} {described.read(language).text}"
    return SocialImage(path=card.path, type="image/jpeg", width=SIZE[0], height=SIZE[1], alt=alt)


def _name(edition: Edition, language: Language) -> str:
    return edition.content.site.name.read(language).text


def _site_card(edition: Edition, language: Language) -> Card:
    site = edition.content.site
    host = site.base_url.split("/")[2]
    return _card(edition, language, "site", _name(edition, language), "", site.tagline.read(language).text, host, None)


def _program_card(edition: Edition, id: str, language: Language) -> Card:
    program = edition.content.programs[id]
    title, text = program.name.read(language).text, program.summary.read(language).text
    label = edition.press.say(language, "plan.section.programs")
    return _card(edition, language, id, title, label, text, _name(edition, language), program.cover)


def _story_card(edition: Edition, language: Language, slug: str, title: str, kind: str, day: str, cover: str | None) -> Card:
    label = f"{edition.press.say(language, f'kind.{kind}')} · {edition.press.day(language, day)}"
    return _card(edition, language, slug, title, label, "", _name(edition, language), cover)


def _card(
    edition: Edition, language: Language, name: str, title: str, label: str, text: str, foot: str, cover: str | None
) -> Card:
    """The name of its file changes with all that it shows, so that no messenger shows an old one for it."""
    stamp = edition.once(("card photo", cover), lambda: _photo_stamp(edition, cover)) if cover else b""
    said = (title, label, text, foot, edition.content.site.accent, cover if cover and stamp else "")
    path = f"{MEDIA}/share/{name}-{mix(said, stamp, RECIPE).hex()[:10]}-{language}.jpg"
    return Card(path, *said)


def _photo_stamp(edition: Edition, id: str) -> bytes:
    """Of what a card shows of a photo; nothing where it may not show it."""
    photo, picture = edition.content.photos.get(id), edition.content.pictures.get(id)
    return mix(picture.digest, redacted(photo)) if photo and picture and may_show(photo) else b""
