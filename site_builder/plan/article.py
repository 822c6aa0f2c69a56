"""What machines read on the page of a story, and the parts of it that many stories have in common, each made once."""

from datetime import datetime

from site_builder.dataclass import dataclass
from site_builder.model.story import Story, Wording
from site_builder.model.values import Words
from site_builder.plan.cards import maker_link, wording_address
from site_builder.plan.corrections import comments_of
from site_builder.plan.frame import Frame
from site_builder.plan.json_ld import CONTEXT, Data, absolute, course_id, crumb, filled, organization, person, publisher_reference
from site_builder.plan.photos import crops, photo_view
from site_builder.plan.views import Link, PhotoView

REFERENCE = ("@type", "@id", "name")
"""What is said of somebody whose own page says the rest."""

WORDS_PER_MINUTE = 200
"""A calm reader's speed in Indonesian."""


@dataclass(frozen=True, slots=True)
class Maker:
    """Somebody in a byline."""

    link: Link
    data: Data


@dataclass(frozen=True, slots=True)
class Cover:
    """The photo above a story."""

    photo: PhotoView
    images: list[Data]
    """In the shapes that search engines ask for."""


@dataclass(frozen=True, slots=True)
class Way:
    """The way down to a story, without the story."""

    links: tuple[Link, ...]
    items: list[Data]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the page of a story says of it and machines are told too."""

    wording: Wording
    address: str
    published: datetime
    """In the site's time zone."""
    modified: datetime
    section: str
    tags: tuple[str, ...]
    words: int
    writers: list[Maker]
    editor: Maker | None
    cover: Cover | None


def maker_of(frame: Frame, name: str) -> Maker:
    """A writer, editor or photographer: a person of ours, or just a name."""
    return frame.edition.once(("maker data", name, frame.language), lambda: Maker(*_maker(frame, name)))


def _maker(frame: Frame, name: str) -> tuple[Link, Data]:
    link = maker_link(frame.edition, name, frame.language)
    if name in frame.edition.content.people:
        return link, person(frame.edition, name, frame.language)
    return link, {"@type": "Person", "name": name}


def desk_of(frame: Frame) -> Maker:
    """Who made a story without a named writer."""
    return frame.edition.once(("desk", frame.language), lambda: _desk(frame))


def _desk(frame: Frame) -> Maker:
    name = frame.site.desk
    site = frame.edition.content.site
    url = absolute(frame.edition, frame.edition.urls.section("organizations", frame.language, site.publisher))
    link = Link(label=Words(name, frame.language), path="")
    return Maker(link, {"@type": "Organization", "name": name, "url": url})


def cover_of(frame: Frame, id: str) -> Cover | None:
    """The photo above a story; none where its picture is missing."""
    return frame.edition.once(("cover", id, frame.language), lambda: _cover(frame, id))


def _cover(frame: Frame, id: str) -> Cover | None:
    photo = photo_view(frame.edition, id, frame.language)
    if photo is None:
        return None
    return Cover(photo, _images(frame, id, photo))


def _images(frame: Frame, id: str, photo: PhotoView) -> list[Data]:
    shared = {
        "@type": "ImageObject",
        "caption": photo.caption.text if photo.caption else None,
        "creditText": photo.credit,
        "creator": {"@type": "Organization", "name": photo.credit},
        "copyrightNotice": photo.rights.text if photo.rights else photo.credit,
        "license": None,
    }
    sizes = [(absolute(frame.edition, path), width, height) for path, width, height in crops(frame.edition, id)]
    return [filled({**shared, "contentUrl": url, "url": url, "width": width, "height": height}) for url, width, height in sizes]


def way_to(frame: Frame, program: str | None, year: str) -> Way:
    """The way down to a story: through its program where it has one, through its year otherwise."""
    return frame.edition.once(("way", frame.language, program, year), lambda: _way(frame, program, year))


def _way(frame: Frame, program: str | None, year: str) -> Way:
    edition, language = frame.edition, frame.language
    above = (year, edition.urls.section("stories", language, year))
    if program and (record := edition.content.programs.get(program)):
        above = (record.name.read(language).text, edition.urls.section("programs", language, program))
    first = "programs" if program else "stories"
    steps = [
        (frame.home.label.text, edition.urls.home(language)),
        (frame.say(f"plan.section.{first}"), edition.urls.section(first, language)),
        above,
    ]
    links = tuple(frame.link(label, address) for label, address in steps)
    return Way(links, [crumb(frame, label, address, number) for number, (label, address) in enumerate(steps, 1)])


def minutes_of(words: int) -> int:
    """Reading time, at least one minute."""
    return max(round(words / WORDS_PER_MINUTE), 1)


def news_article(frame: Frame, story: Story, told: Told) -> Data:
    """A story. A press office's own text also says its kind visibly on the page."""
    head, wording = story.head, told.wording
    url = absolute(frame.edition, told.address)
    place = {"@type": "Place", "name": head.city} if head.city else None
    is_original = story.wordings[0].language == frame.language
    return filled(
        {
            "@context": CONTEXT,
            "@type": "NewsArticle",
            "@id": f"{url}#article",
            "url": url,
            "mainEntityOfPage": url,
            "headline": wording.title,
            "description": wording.summary,
            "image": told.cover.images if told.cover else None,
            "datePublished": told.published.isoformat(),
            "dateModified": told.modified.isoformat(),
            "author": [writer.data for writer in told.writers],
            "editor": told.editor.data if told.editor else None,
            "publisher": publisher_reference(frame),
            "dateline": head.city.upper() if head.city else None,
            "locationCreated": place,
            "contentLocation": place,
            "articleSection": told.section,
            "keywords": told.tags,
            "about": _program_reference(frame, head.program) if head.program else None,
            "mentions": [*(_person(frame, id) for id in head.people), *(_organization(frame, id) for id in head.organizations)],
            "isBasedOn": [_report(frame, id) for id in head.coverage],
            "inLanguage": frame.language,
            "translationOfWork": None if is_original else _translations(frame, story, story.wordings[:1]),
            "workTranslation": _translations(frame, story, story.wordings[1:]) if is_original else None,
            "isAccessibleForFree": True,
            "wordCount": told.words,
            "timeRequired": f"PT{minutes_of(told.words)}M",
            "correction": comments_of(frame, story) if head.corrections else None,
        }
    )


def _program_reference(frame: Frame, id: str) -> Data | None:
    return frame.edition.once(("course reference", id, frame.language), lambda: _course(frame, id))


def _course(frame: Frame, id: str) -> Data | None:
    program = frame.edition.content.programs.get(id)
    if program is None:
        return None
    url = absolute(frame.edition, frame.edition.urls.section("programs", frame.language, id))
    return {"@type": "Course", "@id": course_id(frame, id), "name": program.name.read(frame.language).text, "url": url}


def _person(frame: Frame, id: str) -> Data:
    edition, language = frame.edition, frame.language
    return edition.once(("mention", "person", id, language), lambda: _reference(person(edition, id, language)))


def _organization(frame: Frame, id: str) -> Data:
    edition, language = frame.edition, frame.language
    return edition.once(
        ("mention", "organization", id, language), lambda: _reference(_called(organization(edition, id, language)))
    )


def _called(data: Data) -> Data:
    """An organization by the name that the page calls it too."""
    return {**data, "name": data.get("alternateName", data["name"])}


def _reference(data: Data) -> Data:
    return {name: data[name] for name in REFERENCE if name in data}


def _report(frame: Frame, id: str) -> Data:
    return frame.edition.once(("report data", id), lambda: _report_data(frame, id))


def _report_data(frame: Frame, id: str) -> Data:
    report = frame.edition.content.coverage[id]
    return filled(
        {
            "@type": "NewsArticle",
            "headline": report.headline,
            "url": report.link,
            "datePublished": report.date.isoformat() if report.date else None,
            "author": [{"@type": "Person", "name": name} for name in report.writers],
            "publisher": {"@type": "NewsMediaOrganization", "name": report.outlet},
        }
    )


def _translations(frame: Frame, story: Story, wordings: tuple[Wording, ...]) -> list[Data]:
    urls = [(wording.language, absolute(frame.edition, wording_address(frame.edition, story, wording))) for wording in wordings]
    return [{"@type": "NewsArticle", "@id": f"{url}#article", "inLanguage": language} for language, url in urls]
