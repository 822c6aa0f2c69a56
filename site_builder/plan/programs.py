"""The page of each program, and the list of programs."""

from collections.abc import Iterator
from functools import partial

from site_builder.artifact import Artifact
from site_builder.digest import mix
from site_builder.model.program import Program
from site_builder.model.values import Language
from site_builder.plan import json_ld
from site_builder.plan.cards import (
    coverage_views,
    indicator_view,
    internal_links,
    organization_card,
    person_card,
    program_card,
    session_view,
    story_cards,
)
from site_builder.plan.edition import Edition
from site_builder.plan.frame import Frame, everywhere, frames
from site_builder.plan.lists import list_reads
from site_builder.plan.page_views import ProgramsView, ProgramView
from site_builder.plan.photos import photo_view, photo_views, social_image
from site_builder.plan.urls import root_from
from site_builder.plan.views import Prose

SHOWN = 20
"""Stories on a program's page, the newest first."""
FIELDS = ("kemandirian", "kepribadian")


def calendar_address(edition: Edition, id: str, language: Language) -> str:
    """A program's calendar file."""
    return edition.urls.section("programs", language, id) + f"{id}.ics"


def plan_programs(edition: Edition) -> Iterator[Artifact]:
    """One page for each program, and the list of all."""
    for frame in frames(edition):
        yield _index(frame)
        for id in edition.content.programs:
            yield frame.page(
                edition.urls.section("programs", frame.language, id),
                "pages/program.html",
                partial(view_program, frame, id),
                reads=program_reads(frame, id),
                source=edition.source("program", id),
            )


def _people(program: Program) -> tuple[str, ...]:
    return (*program.instructors, *(person for session in program.sessions for person in session.instructors))


def program_reads(frame: Frame, id: str) -> tuple[object, ...]:
    """What a program's page reads."""
    edition, program = frame.edition, frame.edition.content.programs[id]
    stories = edition.by_program.get((frame.language, id), ())
    people = _people(program)
    employers = [o for person in people if (o := edition.content.people[person].organization)]
    partners = [partner.organization for partner in program.partners]
    text = program.description.read(frame.language).text if program.description else ""
    return (
        json_ld.publisher_digest(frame),
        edition.digest("programs", id),
        list_reads(frame, stories[:SHOWN]),
        len(stories),
        edition.digests("people", people),
        edition.digests("organizations", (*partners, *employers)),
        [len(edition.programs_by_organization.get(partner, ())) for partner in partners],
        mix(*coverage_views(edition, program.coverage, frame.language)),
        edition.digests("photos", (*program.photos, *((program.cover,) if program.cover else ()))),
        internal_links(edition, text, frame.language),
    )


def view_program(frame: Frame, id: str) -> ProgramView:
    """All that the page of a program shows."""
    edition, language = frame.edition, frame.language
    program = edition.content.programs[id]
    address = edition.urls.section("programs", language, id)
    name = program.name.read(language)
    trail = [*_trail(frame), (name.text, address)]
    others = everywhere(edition, lambda other: edition.urls.section("programs", other, id), but=language)
    has_calendar = edition.content.site.features.calendar and bool(program.sessions)
    return ProgramView(
        root=root_from(address),
        head=frame.head(
            name.text,
            program.summary.read(language).text,
            address,
            others,
            json_ld=(json_ld.course(frame, id), json_ld.breadcrumbs(frame, trail)),
            image=social_image(edition, program.cover, language),
            feeds=frame.feeds_of(address, edition.by_program.get((language, id), ())),
        ),
        section="programs",
        crumbs=json_ld.crumb_links(frame, trail),
        name=name,
        summary=program.summary.read(language),
        field=program.field,
        status=program.status,
        purpose=program.purpose.read(language) if program.purpose else None,
        audience=program.audience.read(language) if program.audience else None,
        place=program.place.read(language) if program.place else None,
        city=program.city,
        description=_description(frame, program),
        sessions=tuple(session_view(edition, session, language) for session in program.sessions),
        curriculum=tuple(
            (topic.title.read(language), topic.description.read(language) if topic.description else None)
            for topic in program.curriculum
        ),
        partners=tuple(
            organization_card(edition, partner.organization, language, role=partner.role.read(language), lead=partner.lead)
            for partner in program.partners
        ),
        instructors=tuple(person_card(edition, person, language) for person in dict.fromkeys(_people(program))),
        outcomes=tuple(outcome.read(language) for outcome in program.outcomes),
        outlook=program.outlook.read(language) if program.outlook else None,
        indicators=tuple(indicator_view(name, indicator, language) for name, indicator in program.indicators.items()),
        cover=photo_view(edition, program.cover, language) if program.cover else None,
        photos=photo_views(edition, program.photos, language),
        stories=story_cards(edition, edition.by_program.get((language, id), ())[:SHOWN], language),
        coverage=coverage_views(edition, program.coverage, language),
        calendar=calendar_address(edition, id, language) if has_calendar else None,
    )


def _description(frame: Frame, program: Program) -> Prose | None:
    if program.description is None:
        return None
    words = program.description.read(frame.language)
    links = internal_links(frame.edition, words.text, frame.language)
    return Prose(text=words.text, language=words.language, links=links)


def _trail(frame: Frame) -> list[tuple[str, str]]:
    urls, language = frame.edition.urls, frame.language
    return [
        (frame.home.label.text, urls.home(language)),
        (frame.say("plan.section.programs"), urls.section("programs", language)),
    ]


def _index(frame: Frame) -> Artifact:
    edition, language = frame.edition, frame.language
    address = edition.urls.section("programs", language)
    cards = [program_card(edition, id, language) for id in edition.content.programs]
    cards.sort(key=lambda card: (card.name.text.casefold(), card.id))
    fields = tuple((field, tuple(card for card in cards if card.field == field)) for field in FIELDS)
    others = everywhere(edition, lambda other: edition.urls.section("programs", other), but=language)
    title = frame.say("plan.section.programs")
    return frame.page(
        address,
        "pages/programs.html",
        lambda: ProgramsView(
            root=root_from(address),
            head=frame.head(
                title, frame.say("plan.about.programs"), address, others, json_ld=(json_ld.breadcrumbs(frame, _trail(frame)),)
            ),
            section="programs",
            crumbs=json_ld.crumb_links(frame, _trail(frame)),
            title=title,
            fields=tuple(entry for entry in fields if entry[1]),
        ),
        reads=(cards,),
    )
