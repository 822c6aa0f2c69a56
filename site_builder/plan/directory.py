"""Who appears on the site: pages of organizations and of public persons."""

from collections.abc import Callable, Iterator, Mapping

from site_builder.artifact import Artifact
from site_builder.model.values import Language
from site_builder.plan import json_ld
from site_builder.plan.cards import organization_card, organization_link, person_card, program_card, story_cards
from site_builder.plan.edition import Edition
from site_builder.plan.frame import Frame, everywhere, frame_of, frames
from site_builder.plan.page_views import OrganizationsView, OrganizationView, PeopleView, PersonView
from site_builder.plan.photos import photo_view
from site_builder.plan.urls import root_from
from site_builder.plan.views import Head

SHOWN = 20
"""Stories on such a page, the newest first."""


def list_directory(edition: Edition) -> Iterator[Artifact]:
    """One page for each organization and each public person, and the lists of all."""
    for frame in frames(edition):
        for section, one, records in (
            ("organizations", "organization", edition.content.organizations),
            ("people", "person", edition.content.people),
        ):
            yield frame.artifact(edition.urls.section(section, frame.language), section)
            for id in records:
                address = edition.urls.section(section, frame.language, id)
                yield frame.artifact(address, one, id, source=edition.source(section, id))


def make_organization(edition: Edition, language: str, id: str) -> bytes:
    """The page of an organization."""
    frame = frame_of(edition, language)
    return frame.page("pages/organization.html", view_organization(frame, id))


def make_person(edition: Edition, language: str, id: str) -> bytes:
    """The page of a public person."""
    frame = frame_of(edition, language)
    return frame.page("pages/person.html", view_person(frame, id))


def _trail(frame: Frame, section: str, *below: tuple[str, str]) -> list[tuple[str, str]]:
    urls, language = frame.edition.urls, frame.language
    here = (frame.say(f"plan.section.{section}"), urls.section(section, language))
    return [(frame.home.label.text, urls.home(language)), here, *below]


def _head(
    frame: Frame,
    section: str,
    title: str,
    description: str,
    trail: list[tuple[str, str]],
    data: tuple[Mapping[str, object], ...],
    *below: str,
) -> Head:
    urls = frame.edition.urls
    spell: Callable[[Language], str] = lambda language: urls.section(section, language, *below)  # noqa: E731
    others = everywhere(frame.edition, spell, but=frame.language)
    return frame.head(title, description, spell(frame.language), others, json_ld=(*data, json_ld.breadcrumbs(frame, trail)))


def view_organization(frame: Frame, id: str) -> OrganizationView:
    """All that the page of an organization shows."""
    edition, language = frame.edition, frame.language
    record = edition.content.organizations[id]
    address = edition.urls.section("organizations", language, id)
    name = record.name.read(language)
    trail = _trail(frame, "organizations", (name.text, address))
    description = (
        record.description.read(language).text if record.description else frame.say("plan.about.organization", name=name.text)
    )
    programs = [
        (program_card(edition, program, language), edition.content.programs[program].partners[number].role.read(language))
        for program, number in edition.programs_of("organization", id)
    ]
    units = [other for other, unit in edition.content.organizations.items() if unit.parent == id]
    people = [other for other, person in edition.content.people.items() if person.organization == id]
    return OrganizationView(
        root=root_from(address),
        head=_head(frame, "organizations", name.text, description, trail, (json_ld.organization_page(frame, id),), id),
        section="organizations",
        crumbs=json_ld.crumb_links(frame, trail),
        name=name,
        short=record.short.read(language) if record.short else None,
        kind=record.kind,
        description=record.description.read(language) if record.description else None,
        parent=organization_link(edition, record.parent, language) if record.parent else None,
        units=tuple(organization_link(edition, unit, language) for unit in units),
        address=record.address.read(language) if record.address else None,
        city=record.city,
        link=record.link,
        logo=photo_view(edition, record.logo.photo, language) if record.logo else None,
        logo_permission=record.logo.permission if record.logo else None,
        people=tuple(person_card(edition, person, language) for person in people),
        programs=tuple(programs),
        stories=story_cards(edition, edition.group("by_organization", language, id)[:SHOWN], language),
    )


def view_person(frame: Frame, id: str) -> PersonView:
    """All that the page of a public person shows."""
    edition, language = frame.edition, frame.language
    record = edition.content.people[id]
    address = edition.urls.section("people", language, id)
    trail = _trail(frame, "people", (record.name, address))
    description = (
        record.description.read(language).text if record.description else f"{record.name}, {record.title.read(language)}"
    )
    return PersonView(
        root=root_from(address),
        head=_head(frame, "people", record.name, description, trail, (json_ld.person_page(frame, id),), id),
        section="people",
        crumbs=json_ld.crumb_links(frame, trail),
        person=person_card(edition, id, language),
        description=record.description.read(language) if record.description else None,
        link=record.link,
        programs=tuple(program_card(edition, program, language) for program, _ in edition.programs_of("person", id)),
        stories=story_cards(edition, edition.group("by_person", language, id)[:SHOWN], language),
    )


def make_organizations(edition: Edition, language: str) -> bytes:
    """The list of organizations."""
    frame = frame_of(edition, language)
    title, trail = frame.say("plan.section.organizations"), _trail(frame, "organizations")
    cards = [organization_card(edition, id, frame.language) for id in edition.content.organizations]
    cards.sort(key=lambda card: (card.name.text.casefold(), card.id))
    view = OrganizationsView(
        root=root_from(trail[-1][1]),
        head=_head(frame, "organizations", title, frame.say("plan.about.organizations"), trail, ()),
        section="organizations",
        crumbs=json_ld.crumb_links(frame, trail),
        title=title,
        organizations=tuple(cards),
    )
    return frame.page("pages/organizations.html", view)


def make_people(edition: Edition, language: str) -> bytes:
    """The list of public persons."""
    frame = frame_of(edition, language)
    title, trail = frame.say("plan.section.people"), _trail(frame, "people")
    cards = [person_card(edition, id, frame.language) for id in edition.content.people]
    cards.sort(key=lambda card: (card.name.casefold(), card.id))
    view = PeopleView(
        root=root_from(trail[-1][1]),
        head=_head(frame, "people", title, frame.say("plan.about.people"), trail, ()),
        section="people",
        crumbs=json_ld.crumb_links(frame, trail),
        title=title,
        people=tuple(cards),
    )
    return frame.page("pages/people.html", view)
