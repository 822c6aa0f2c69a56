"""What machines read on a page: schema.org in JSON-LD. Fields as in the project's conventions."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from site_builder.model.people import Person
from site_builder.model.program import Program, Session
from site_builder.model.story import Story
from site_builder.model.values import Language, LocalText
from site_builder.plan.cards import story_address, tag_ids, tag_link
from site_builder.plan.edition import Edition, wording_of
from site_builder.plan.frame import Frame, base_url
from site_builder.plan.photos import crops, photo_view
from site_builder.plan.views import Link

Data = dict[str, Any]
CONTEXT = "https://schema.org"
ORGANIZATION_TYPES = {
    "government": "GovernmentOrganization",
    "company": "Corporation",
    "community": "Organization",
    "media": "NewsMediaOrganization",
    "education": "EducationalOrganization",
    "foundation": "NGO",
}
REFERENCE = ("@type", "@id", "name", "jobTitle")
"""What is said of somebody whose own page says the rest."""
EVENT_STATUS = {
    "planned": "EventScheduled",
    "held": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}


def _filled(data: Mapping[str, Any]) -> Data:
    """Without the fields that nothing is known of."""
    return {name: value for name, value in data.items() if value or value is False or value == 0}


def _text(text: LocalText | None, language: Language) -> str | None:
    return text.read(language).text if text else None


def absolute(edition: Edition, address: str) -> str:
    """An address on the web."""
    return base_url(edition) + address


def organization(edition: Edition, id: str, language: Language, *, whole: bool = False) -> Data:
    """An organization; with all its fields on its own page."""
    record = edition.content.organizations[id]
    data: Data = {
        "@type": ORGANIZATION_TYPES[record.kind],
        "@id": absolute(edition, edition.urls.section("organizations", edition.languages[0], id)) + "#organization",
        "name": record.name.read(language).text,
        "alternateName": _text(record.short, language),
        "url": record.link or absolute(edition, edition.urls.section("organizations", language, id)),
    }
    if whole:
        logo = photo_view(edition, record.logo.photo, language) if record.logo else None
        data |= {
            "description": _text(record.description, language),
            "address": _text(record.address, language),
            "logo": absolute(edition, logo.path) if logo else None,
            "parentOrganization": organization(edition, record.parent, language) if record.parent else None,
        }
    return _filled(data)


def publisher(frame: Frame) -> Data:
    """The organization that answers for the site, with its policies."""
    return frame.edition.once(("publisher", frame.language), lambda: _publisher(frame))


def _publisher(frame: Frame) -> Data:
    edition, language = frame.edition, frame.language
    policies = edition.content.site.policies
    pages = {
        "publishingPrinciples": policies.publishing,
        "correctionsPolicy": policies.corrections,
        "ethicsPolicy": policies.ethics,
        "unnamedSourcesPolicy": policies.privacy,
    }
    data = organization(edition, edition.content.site.publisher, language, whole=True)
    return data | _filled({name: _page_url(edition, id, language) for name, id in pages.items() if id})


def _page_url(edition: Edition, id: str, language: Language) -> str | None:
    page = edition.content.pages.get(id)
    wording = page and (page.wording(language) or next(iter(page.wordings), None))
    return absolute(edition, edition.urls.static(wording.slug, wording.language)) if wording else None


def person(edition: Edition, id: str, language: Language) -> Data:
    """A public person."""
    return edition.once(("person data", id, language), lambda: _person(edition, id, language))


def _person(edition: Edition, id: str, language: Language) -> Data:
    record: Person = edition.content.people[id]
    return _filled(
        {
            "@type": "Person",
            "@id": absolute(edition, edition.urls.section("people", edition.languages[0], id)) + "#person",
            "name": record.name,
            "jobTitle": record.title.read(language).text,
            "url": absolute(edition, edition.urls.section("people", language, id)),
            "worksFor": organization(edition, record.organization, language) if record.organization else None,
        }
    )


def person_page(frame: Frame, id: str) -> Data:
    """The page of a public person."""
    record = frame.edition.content.people[id]
    data = {"@context": CONTEXT, **person(frame.edition, id, frame.language)}
    return _filled({**data, "description": _text(record.description, frame.language), "sameAs": record.link})


def organization_page(frame: Frame, id: str) -> Data:
    """The page of an organization."""
    return {"@context": CONTEXT, **organization(frame.edition, id, frame.language, whole=True)}


def breadcrumbs(frame: Frame, crumbs: Iterable[tuple[str, str]]) -> Data:
    """The way from the home page to this one: `(label, address)` of each."""
    items = [
        {"@type": "ListItem", "position": number, "name": label, "item": absolute(frame.edition, address)}
        for number, (label, address) in enumerate(crumbs, 1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def website(frame: Frame) -> Data:
    """The site as a whole, on its home page."""
    return _filled(
        {
            "@context": CONTEXT,
            "@type": "WebSite",
            "@id": absolute(frame.edition, "") + "#website",
            "name": frame.site.name,
            "description": frame.site.tagline,
            "url": absolute(frame.edition, frame.edition.urls.home(frame.language)),
            "inLanguage": frame.language,
            "publisher": publisher(frame),
        }
    )


def news_article(frame: Frame, story: Story, modified: datetime) -> Data:
    """A story. A press office's own text also says its kind visibly on the page."""
    edition, language, head = frame.edition, frame.language, story.head
    wording = wording_of(story, language)
    words = word_count(edition, story, language)
    url = absolute(edition, story_address(edition, story, language))
    place = {"@type": "Place", "name": head.city} if head.city else None
    return _filled(
        {
            "@context": CONTEXT,
            "@type": "NewsArticle",
            "@id": f"{url}#article",
            "url": url,
            "mainEntityOfPage": url,
            "headline": wording.title,
            "description": wording.summary,
            "image": _images(edition, head.cover, language),
            "datePublished": story.live.astimezone(edition.zone).isoformat(),
            "dateModified": modified.astimezone(edition.zone).isoformat(),
            "author": [_maker(frame, name) for name in head.byline.writer] or [_desk(frame)],
            "editor": _maker(frame, head.byline.editor) if head.byline.editor else None,
            "publisher": publisher(frame),
            "dateline": head.city.upper() if head.city else None,
            "locationCreated": place,
            "contentLocation": place,
            "articleSection": frame.say(f"kind.{head.kind}"),
            "keywords": [tag_link(edition, tag, language).label.text for tag in tag_ids(story)],
            "about": _program_reference(frame, head.program) if head.program else None,
            "mentions": _mentions(frame, story),
            "isBasedOn": _reports(frame, story),
            "inLanguage": language,
            "translationOfWork": _translations(frame, story, story.wordings[0].language != language),
            "workTranslation": _translations(frame, story, story.wordings[0].language == language, translated=True),
            "isAccessibleForFree": True,
            "wordCount": words,
            "correction": [_correction(correction, frame) for correction in head.corrections],
        }
    )


def word_count(edition: Edition, story: Story, language: Language) -> int:
    """The words of a story's text."""
    body = edition.content.bodies["story", story.id, language]
    return edition.once(("words", story.id, language), lambda: len(body.text.split()))


def _images(edition: Edition, id: str | None, language: Language) -> list[Data]:
    photo = photo_view(edition, id, language) if id else None
    if photo is None or id is None:
        return []
    shared = {
        "@type": "ImageObject",
        "caption": photo.caption.text if photo.caption else None,
        "creditText": photo.credit,
        "creator": {"@type": "Organization", "name": photo.credit},
        "copyrightNotice": photo.rights.text if photo.rights else photo.credit,
        "license": None,
    }
    return [
        _filled(
            {**shared, "contentUrl": absolute(edition, path), "url": absolute(edition, path), "width": width, "height": height}
        )
        for path, width, height in crops(edition, id)
    ]


def _maker(frame: Frame, name: str) -> Data:
    if name in frame.edition.content.people:
        return person(frame.edition, name, frame.language)
    return {"@type": "Person", "name": name}


def _desk(frame: Frame) -> Data:
    site = frame.edition.content.site
    url = absolute(frame.edition, frame.edition.urls.section("organizations", frame.language, site.publisher))
    return {"@type": "Organization", "name": frame.site.desk, "url": url}


def _program_reference(frame: Frame, id: str) -> Data | None:
    program = frame.edition.content.programs.get(id)
    if program is None:
        return None
    url = absolute(frame.edition, frame.edition.urls.section("programs", frame.language, id))
    return {"@type": "Course", "@id": _course_id(frame, id), "name": program.name.read(frame.language).text, "url": url}


def _course_id(frame: Frame, id: str) -> str:
    return absolute(frame.edition, frame.edition.urls.section("programs", frame.edition.languages[0], id)) + "#course"


def _mentions(frame: Frame, story: Story) -> list[Data]:
    people = [person(frame.edition, id, frame.language) for id in story.head.people]
    organizations = [organization(frame.edition, id, frame.language) for id in story.head.organizations]
    return [{name: data[name] for name in REFERENCE if name in data} for data in (*people, *organizations)]


def _reports(frame: Frame, story: Story) -> list[Data]:
    reports = [frame.edition.content.coverage[id] for id in story.head.coverage]
    return [
        _filled(
            {
                "@type": "NewsArticle",
                "headline": report.headline,
                "url": report.link,
                "datePublished": report.date.isoformat() if report.date else None,
                "author": [{"@type": "Person", "name": name} for name in report.writers],
                "publisher": {"@type": "NewsMediaOrganization", "name": report.outlet},
            }
        )
        for report in reports
    ]


def _translations(frame: Frame, story: Story, wanted: bool, *, translated: bool = False) -> list[Data]:
    if not wanted:
        return []
    chosen = story.wordings[1:] if translated else story.wordings[:1]
    urls = [
        (wording.language, absolute(frame.edition, story_address(frame.edition, story, wording.language))) for wording in chosen
    ]
    return [{"@type": "NewsArticle", "@id": f"{url}#article", "inLanguage": language} for language, url in urls]


def _correction(correction: Any, frame: Frame) -> Data:
    return {
        "@type": "CorrectionComment",
        "text": correction.text.read(frame.language).text,
        "datePublished": correction.at.astimezone(frame.edition.zone).isoformat(),
    }


def course(frame: Frame, id: str) -> Data:
    """A program, with each of its sessions."""
    program: Program = frame.edition.content.programs[id]
    language = frame.language
    return _filled(
        {
            "@context": CONTEXT,
            "@type": "Course",
            "@id": _course_id(frame, id),
            "name": program.name.read(language).text,
            "description": program.summary.read(language).text,
            "url": absolute(frame.edition, frame.edition.urls.section("programs", language, id)),
            "inLanguage": language,
            "provider": publisher(frame),
            "teaches": [topic.title.read(language).text for topic in program.curriculum],
            "hasCourseInstance": _filled(
                {
                    "@type": "CourseInstance",
                    "courseMode": "onsite",
                    "location": _place(program.place, language, program.city),
                    "instructor": [person(frame.edition, person_id, language) for person_id in program.instructors],
                    "subEvent": [_event(frame, id, session) for session in program.sessions],
                }
            ),
        }
    )


def _event(frame: Frame, id: str, session: Session) -> Data:
    program, language = frame.edition.content.programs[id], frame.language
    hosts = [partner.organization for partner in program.partners if partner.lead]
    sponsors = [partner.organization for partner in program.partners if not partner.lead]
    return _filled(
        {
            "@type": "EducationEvent",
            "name": session.title.read(language).text,
            "startDate": _iso(session.start, frame),
            "endDate": _end(session, frame),
            "location": _place(session.place or program.place, language, program.city),
            "organizer": [organization(frame.edition, host, language) for host in hosts],
            "sponsor": [organization(frame.edition, sponsor, language) for sponsor in sponsors],
            "eventStatus": f"https://schema.org/{EVENT_STATUS[session.status]}",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "superEvent": {"@type": "Course", "@id": _course_id(frame, id)},
        }
    )


def _end(session: Session, frame: Frame) -> str | None:
    """As it was written; a whole day ends on that day."""
    if session.end:
        return _iso(session.end, frame)
    return None if isinstance(session.start, datetime) else session.start.isoformat()


def _iso(when: date | datetime, frame: Frame) -> str:
    return when.astimezone(frame.edition.zone).isoformat() if isinstance(when, datetime) else when.isoformat()


def _place(place: LocalText | None, language: Language, city: str | None) -> Data | None:
    if place is None and city is None:
        return None
    return _filled({"@type": "Place", "name": _text(place, language) or city, "address": city})


def crumb_links(frame: Frame, crumbs: Iterable[tuple[str, str]]) -> tuple[Link, ...]:
    """The same way as links, without the page itself."""
    return tuple(frame.link(label, address) for label, address in list(crumbs)[:-1])
