"""What machines read on a page: schema.org in JSON-LD. Fields as in the project's conventions. Of a story: `article`."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from site_builder.model.people import Person
from site_builder.model.program import Program, Session
from site_builder.model.values import Language, LocalText
from site_builder.plan.edition import Edition
from site_builder.plan.frame import Frame, base_url
from site_builder.plan.photos import photo_view
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
EVENT_STATUS = {
    "planned": "EventScheduled",
    "held": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}


def filled(data: Mapping[str, Any]) -> Data:
    """*data* without the fields that nothing is known of."""
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
    return filled(data)


def publisher(frame: Frame) -> Data:
    """The organization that answers for the site, with its policies."""
    return frame.edition.once(("publisher", frame.language), lambda: _publisher(frame))


def publisher_reference(frame: Frame) -> Data:
    """The same by its name: what else is said of it stands on the home page and on its own."""
    edition = frame.edition
    return edition.once(
        ("publisher reference", frame.language), lambda: organization(edition, edition.content.site.publisher, frame.language)
    )


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
    return data | filled({name: _page_url(edition, id, language) for name, id in pages.items() if id})


def _page_url(edition: Edition, id: str, language: Language) -> str | None:
    page = edition.content.pages.get(id)
    wording = page and (page.wording(language) or next(iter(page.wordings), None))
    return absolute(edition, edition.urls.static(wording.slug, wording.language)) if wording else None


def person(edition: Edition, id: str, language: Language) -> Data:
    """A public person."""
    return edition.once(("person data", id, language), lambda: _person(edition, id, language))


def _person(edition: Edition, id: str, language: Language) -> Data:
    record: Person = edition.content.people[id]
    return filled(
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
    return filled({**data, "description": _text(record.description, frame.language), "sameAs": record.link})


def organization_page(frame: Frame, id: str) -> Data:
    """The page of an organization."""
    if id == frame.edition.content.site.publisher:
        return {"@context": CONTEXT, **publisher(frame)}
    return {"@context": CONTEXT, **organization(frame.edition, id, frame.language, whole=True)}


def breadcrumbs(frame: Frame, crumbs: Iterable[tuple[str, str]]) -> Data:
    """The way from the home page to this one: `(label, address)` of each."""
    return breadcrumb_list([crumb(frame, *one, number) for number, one in enumerate(crumbs, 1)])


def crumb(frame: Frame, label: str, address: str, number: int) -> Data:
    """One step of such a way, counted from 1."""
    return {"@type": "ListItem", "position": number, "name": label, "item": absolute(frame.edition, address)}


def breadcrumb_list(items: list[Data]) -> Data:
    """A way of these steps."""
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def website(frame: Frame) -> Data:
    """The site as a whole, on its home page."""
    return filled(
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


def year_page(frame: Frame, title: str, description: str, address: str, program: str) -> Data:
    """A year in review, of the site or of a program."""
    return filled(
        {
            "@context": CONTEXT,
            "@type": "CollectionPage",
            "name": title,
            "description": description,
            "url": absolute(frame.edition, address),
            "inLanguage": frame.language,
            "isPartOf": {"@type": "WebSite", "@id": absolute(frame.edition, "") + "#website", "name": frame.site.name},
            "about": {"@type": "Course", "@id": course_id(frame, program)} if program else None,
            "publisher": publisher(frame),
        }
    )


def course(frame: Frame, id: str) -> Data:
    """A program, with each of its sessions."""
    program: Program = frame.edition.content.programs[id]
    language = frame.language
    return filled(
        {
            "@context": CONTEXT,
            "@type": "Course",
            "@id": course_id(frame, id),
            "name": program.name.read(language).text,
            "description": program.summary.read(language).text,
            "url": absolute(frame.edition, frame.edition.urls.section("programs", language, id)),
            "inLanguage": language,
            "provider": publisher(frame),
            "teaches": [topic.title.read(language).text for topic in program.curriculum],
            "hasCourseInstance": filled(
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


def course_id(frame: Frame, id: str) -> str:
    """By which a program is known on all pages."""
    return absolute(frame.edition, frame.edition.urls.section("programs", frame.edition.languages[0], id)) + "#course"


def _event(frame: Frame, id: str, session: Session) -> Data:
    program, language = frame.edition.content.programs[id], frame.language
    hosts = [partner.organization for partner in program.partners if partner.lead]
    sponsors = [partner.organization for partner in program.partners if not partner.lead]
    return filled(
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
            "superEvent": {"@type": "Course", "@id": course_id(frame, id)},
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
    return filled({"@type": "Place", "name": _text(place, language) or city, "address": city})


def crumb_links(frame: Frame, crumbs: Iterable[tuple[str, str]]) -> tuple[Link, ...]:
    """The same way as links, without the page itself."""
    return tuple(frame.link(label, address) for label, address in list(crumbs)[:-1])
