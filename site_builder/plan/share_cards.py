"""The pictures that messengers show with a link: for the newest stories and each program in their languages, and for the site."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from site_builder.artifact import Artifact
from site_builder.dataclass import dataclass
from site_builder.digest import mix
from site_builder.model.consent import may_share
from site_builder.model.story import Story, Wording
from site_builder.model.values import Language
from site_builder.plan.edition import Edition
from site_builder.plan.photos import pixels_of, redacted
from site_builder.plan.urls import MEDIA
from site_builder.plan.views import SocialImage

SIZE = (1200, 630)
"""Pixels."""
RECIPE = 1
"""Raised when the way of drawing cards changes, so that they get new names."""


class Pixels(NamedTuple):
    """What a card shows of a photo, whatever is said of it; empty where there is none."""

    file: str = ""
    """Its picture."""
    digest: str = ""
    redact: tuple[tuple[float, float, float, float], ...] = ()
    stamp: str = ""
    """Tells these pixels from all others."""


class Card(NamedTuple):
    """The name of a card, and all that it shows."""

    path: str
    said: tuple[str, str, str, str]
    """Title, label, text and foot."""
    accent: str
    pixels: Pixels
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
    file: str
    digest: str
    redact: tuple[tuple[float, float, float, float], ...]


def list_share_cards(edition: Edition) -> Iterator[Artifact]:
    """Every card; those of a story beside each other, so that its photo is looked at once."""
    for language in edition.languages:
        yield _artifact(_site_card(edition, language), "content/site.yaml")
    count = edition.content.site.features.share_cards
    if not count:
        return
    for id in edition.content.programs:
        for language in edition.languages:
            yield _artifact(_program_card(edition, id, language), edition.source("program", id))
    for row in edition.newest_rows(count, "id", "date", "kind", "wordings", "titles", "photos", "has_cover", "channels"):
        titles, cover = dict(row.titles), _shown(edition, row.photos[0] if row.has_cover else None, row.channels)
        for language in edition.languages:
            if row.has(language):
                label = _label(edition, language, row.kind, row.date)
                card = _story_card(edition, language, row.slug(language)[1], titles[language], label, cover)
                yield _artifact(card, edition.source("story", row.id, language))


def make_share_card(edition: Edition, *shown: str) -> bytes:
    """A card. It is told all that it shows, so that it is drawn again for nothing else."""
    title, label, text, foot, accent, file, digest, *sides = shown
    left, top, width, height = (tuple(map(float, sides[side::4])) for side in range(4))
    redact = tuple(zip(left, top, width, height, strict=True))
    order = Order(title=title, label=label, text=text, foot=foot, accent=accent, file=file, digest=digest, redact=redact)
    return edition.press.share_card(order)


def site_image(edition: Edition, language: Language) -> SocialImage:
    """The site's card, for every page that has none of its own."""
    return edition.once(("site card", language), lambda: _image(edition, _site_card(edition, language), language))


def story_image(edition: Edition, story: Story, wording: Wording) -> SocialImage | None:
    """The card of one of the newest stories, else that of its program; none where only the site's is left."""
    if not edition.content.site.features.share_cards:
        return None
    head, language = story.head, wording.language
    if not edition.has_card(story.id, language):
        program = head.program if head.program and head.program in edition.content.programs else None
        return program_image(edition, program, language) if program else None
    label = _label(edition, language, head.kind, head.date.isoformat())
    cover = _shown(edition, head.cover, head.channels)
    return _image(edition, _story_card(edition, language, wording.slug, wording.title, label, cover), language)


def program_image(edition: Edition, id: str, language: Language) -> SocialImage | None:
    """The card of a program; none where the site has only its own."""
    if not edition.content.site.features.share_cards:
        return None
    return edition.once(("program card", id, language), lambda: _image(edition, _program_card(edition, id, language), language))


def _artifact(card: Card, source: str) -> Artifact:
    file, digest, redact, _ = card.pixels
    sides = (str(side) for region in redact for side in region)
    return Artifact(card.path, "share_card", (*card.said, card.accent, file, digest, *sides), file or source)


def _image(edition: Edition, card: Card, language: Language) -> SocialImage:
    alt = edition.press.say(language, "plan.share_card", title=card.said[0], site=_name(edition, language))
    if card.photo and (described := edition.content.photos[card.photo].alt):
        alt = f"{alt} {described.read(language).text}"
    return SocialImage(path=card.path, type="image/jpeg", width=SIZE[0], height=SIZE[1], alt=alt)


def _name(edition: Edition, language: Language) -> str:
    return edition.content.site.name.read(language).text


def _site_card(edition: Edition, language: Language) -> Card:
    site = edition.content.site
    host = site.base_url.split("/")[2]
    return _named(edition, language, "site", (_name(edition, language), "", site.tagline.read(language).text, host), "")


def _program_card(edition: Edition, id: str, language: Language) -> Card:
    program = edition.content.programs[id]
    label = " · ".join([edition.press.say(language, key) for key in ("plan.section.programs", f"field.{program.field}")])
    said = (program.name.read(language).text, label, program.summary.read(language).text, _name(edition, language))
    return _named(edition, language, id, said, _shown(edition, program.cover, ()))


def _label(edition: Edition, language: Language, kind: str, day: str) -> str:
    return f"{edition.press.say(language, f'kind.{kind}')} · {edition.press.day(language, day)}"


def _story_card(edition: Edition, language: Language, slug: str, title: str, label: str, cover: str) -> Card:
    return _named(edition, language, slug, (title, label, "", _name(edition, language)), cover)


def _named(edition: Edition, language: Language, name: str, said: tuple[str, str, str, str], cover: str) -> Card:
    """A card with the words *said*. The name of its file changes with all that it shows: messengers keep what they once saw."""
    pixels = edition.once(("card photo", cover), lambda: _pixels(edition, cover)) if cover else Pixels()
    accent, photo = edition.content.site.accent, cover if pixels.file else ""
    path = f"{MEDIA}/share/{name}-{mix((*said, accent, photo), pixels.stamp, RECIPE).hex()[:10]}-{language}.jpg"
    return Card(path, said, accent, pixels, photo)


def _shown(edition: Edition, cover: str | None, channels: Collection[str]) -> str:
    """The photo above a story or program, if it may go where others pass it on."""
    photo = edition.content.photos.get(cover) if cover else None
    return cover if cover and photo and may_share(photo, channels) else ""


def _pixels(edition: Edition, id: str) -> Pixels:
    """What a card shows of a photo."""
    photo, picture = edition.content.photos.get(id), edition.content.pictures.get(id)
    if photo is None or picture is None:
        return Pixels()
    return Pixels(picture.file, picture.digest.hex(), redacted(photo), pixels_of(edition, id))
