"""Photographs as they are published: which sizes, under which names; and the artifacts themselves."""

from collections.abc import Iterator

from site_builder.artifact import Artifact
from site_builder.dataclass import dataclass
from site_builder.digest import mix
from site_builder.model.photo import Photo, Picture
from site_builder.model.values import Language, LocalText, Words
from site_builder.plan.edition import Edition, photos_in
from site_builder.plan.urls import MEDIA
from site_builder.plan.views import PhotoView, SocialImage, Source

WIDTHS = (360, 720, 1200)
"""Pixels: a small card, a column on a sharp phone, a sharp wide column."""
AVIF = ("avif", "image/avif", "avif")
FORMATS = (("webp", "image/webp", "webp"), ("jpeg", "image/jpeg", "jpg"))
"""Encoder, media type, ending. The last is what every reader understands."""
SUPPLIED = "istimewa"
"""The credit of a photo whose author is not known."""
SHAPES = ((1, 1), (4, 3), (16, 9))
"""The crops that search engines ask for beside a story."""
RECIPE = 2
"""Raised when the way of making photos changes, so that they get new names."""

Texts = tuple[tuple[Language, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is said of a photo beside its pixels: what its record says to readers, and nothing else."""

    description: Texts
    alt: Texts
    rights: Texts
    creator: str
    credit: str
    source: str
    created: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One file to be made from a picture, cut from its middle where the shape differs."""

    file: str
    width: int
    height: int
    format: str
    redact: tuple[tuple[float, float, float, float], ...]
    about: About
    earlier: bytes


def widths_of(picture: Picture) -> tuple[int, ...]:
    """The widths to publish: never wider than the picture is."""
    fitting = tuple(width for width in WIDTHS if width < picture.width)
    return (*fitting, min(picture.width, WIDTHS[-1])) if len(fitting) < len(WIDTHS) else fitting


def photo_view(edition: Edition, id: str, language: Language) -> PhotoView | None:
    """The photo *id*; none where its picture is missing."""
    return edition.once(("photo", id, language), lambda: _photo_view(edition, id, language))


def _photo_view(edition: Edition, id: str, language: Language) -> PhotoView | None:
    photo, picture = edition.content.photos.get(id), edition.content.pictures.get(id)
    if photo is None or picture is None:
        return None
    sources = tuple(
        Source(type=type, files=tuple((_name(edition, id, f"{width}", ending), width) for width in widths_of(picture)))
        for _, type, ending in formats_of(edition)
    )
    path, width = sources[-1].files[-1]
    return PhotoView(
        id=id,
        sources=sources,
        path=path,
        width=width,
        height=_height(picture, width),
        alt=photo.alt.read(language) if photo.alt and not photo.decorative else Words("", language),
        caption=photo.caption.read(language) if photo.caption else None,
        credit=photo.credit,
        rights=photo.rights.read(language) if photo.rights else None,
        illustration=photo.illustration,
    )


def photo_views(edition: Edition, ids: tuple[str, ...], language: Language) -> tuple[PhotoView, ...]:
    """Several photos."""
    return tuple(view for id in ids if (view := photo_view(edition, id, language)))


def social_image(edition: Edition, id: str | None, language: Language) -> SocialImage | None:
    """The photo *id* as a messenger shows it: one JPEG."""
    view = photo_view(edition, id, language) if id else None
    if view is None:
        return None
    return SocialImage(path=view.path, type="image/jpeg", width=view.width, height=view.height, alt=view.alt.text)


def crops(edition: Edition, id: str) -> tuple[tuple[str, int, int], ...]:
    """The photo in the shapes of `SHAPES`: path, width and height."""
    picture = edition.content.pictures[id]
    return tuple((_name(edition, id, f"{across}x{down}", "jpg"), *_crop_size(picture, across, down)) for across, down in SHAPES)


def _crop_size(picture: Picture, across: int, down: int) -> tuple[int, int]:
    width = min(WIDTHS[-1], picture.width, picture.height * across // down)
    return max(width, 1), max(width * down // across, 1)


def _height(picture: Picture, width: int) -> int:
    return max(round(picture.height * width / picture.width), 1)


def _name(edition: Edition, id: str, size: str, ending: str) -> str:
    """The name changes with the picture, with what is hidden in it and said of it, so that no old copy is shown for it."""
    stamp = edition.once(("photo stamp", id), lambda: _stamp(edition, id))
    return f"{MEDIA}/{id}-{stamp}-{size}.{ending}"


def _stamp(edition: Edition, id: str) -> str:
    of_photo = mix(edition.content.photos.get(id), edition.content.pictures.get(id))
    return mix(of_photo, edition.content.site.languages, RECIPE).hex()[:10]


def pixels_of(edition: Edition, id: str) -> str:
    """Tells the pixels of a photo: whatever is written about it, they stay the same."""
    return mix(edition.content.pictures[id].digest, edition.content.photos[id].redact, RECIPE).hex()


def formats_of(edition: Edition) -> tuple[tuple[str, str, str], ...]:
    """The formats that the site publishes, the best first."""
    return (AVIF, *FORMATS) if edition.content.site.features.avif else FORMATS


def about(edition: Edition, id: str) -> About:
    """What may be said of a photo beside its pixels, in the languages that its name stands for too."""
    photo, languages = edition.content.photos[id], edition.languages
    return About(
        description=_texts(photo.caption, languages),
        alt=() if photo.decorative else _texts(photo.alt, languages),
        rights=_texts(photo.rights, languages),
        creator="" if photo.credit.strip("() ").lower() == SUPPLIED else photo.credit,
        credit=photo.credit,
        source=photo.source or "",
        created=photo.taken.isoformat() if photo.taken else "",
    )


def _texts(text: LocalText | None, languages: tuple[Language, ...]) -> Texts:
    """A text in each of *languages* that it was written in."""
    if text is None:
        return ()
    read = (text.read(language) for language in languages)
    return tuple(dict.fromkeys((words.language, words.text) for words in read if words.text))


def redacted(photo: Photo) -> tuple[tuple[float, float, float, float], ...]:
    """What nobody may see of it: left, top, width and height of each region, each 0 to 1."""
    return tuple(
        (float(region.left) / 100, float(region.top) / 100, float(region.width) / 100, float(region.height) / 100)
        for region in photo.redact
    )


def list_photos(edition: Edition) -> Iterator[Artifact]:
    """Every size of every photo that a published page shows."""
    for id, is_cover in _in_use(edition).items():
        picture = edition.content.pictures.get(id)
        if picture is None or edition.content.photos.get(id) is None:
            continue
        wanted = [
            (_name(edition, id, f"{width}", ending), width, _height(picture, width), format)
            for format, _, ending in formats_of(edition)
            for width in widths_of(picture)
        ]
        if is_cover:
            wanted += [(path, width, height, "jpeg") for path, width, height in crops(edition, id)]
        for path, width, height, format in wanted:
            yield Artifact(path, "photo", (id, width, height, format, pixels_of(edition, id)), picture.file)


def _in_use(edition: Edition) -> dict[str, bool]:
    """The photos that some published page shows, and whether a story has it above its text. No other photo is published."""
    content = edition.content
    used = dict(edition.photos_in_stories())
    shown: list[str] = []
    for page in content.pages.values():
        for wording in page.wordings:
            shown += photos_in(content.bodies["page", page.id, wording.language])
    for program in content.programs.values():
        shown += (*((program.cover,) if program.cover else ()), *program.photos)
    shown += [organization.logo.photo for organization in content.organizations.values() if organization.logo]
    shown += [photo for report in content.coverage.values() for photo in (report.picture, report.logo) if photo]
    return {id: used.get(id, False) for id in sorted({*used, *shown})}


def make_photo(edition: Edition, id: str, width: int, height: int, format: str, pixels: str) -> bytes:
    """A photo in one size. Where an earlier build made the same pixels, they are taken over."""
    return edition.press.photo(
        Order(
            file=edition.content.pictures[id].file,
            width=width,
            height=height,
            format=format,
            redact=redacted(edition.content.photos[id]),
            about=about(edition, id),
            earlier=edition.earlier((id, width, height, format, pixels)),
        )
    )
