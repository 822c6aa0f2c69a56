"""The page of each program, and the list of programs."""

from collections.abc import Iterator

from site_builder.artifact import Artifact
from site_builder.model.program import Program
from site_builder.model.values import Language
from site_builder.plan import json_ld
from site_builder.plan.cards import (
    coverage_views,
    organization_card,
    person_card,
    program_card,
    session_view,
    story_cards,
)
from site_builder.plan.edition import Edition
from site_builder.plan.figures import figure_views
from site_builder.plan.frame import Frame, everywhere, frame_of, frames
from site_builder.plan.lists import MANY
from site_builder.plan.page_views import ProgramsView, ProgramView
from site_builder.plan.photos import photo_view, photo_views
from site_builder.plan.prose import internal_links
from site_builder.plan.share_cards import program_image
from site_builder.plan.urls import root_from
from site_builder.plan.views import Prose
from site_builder.plan.years import review_link, years_of

FIELDS = ("kemandirian", "kepribadian")


def calendar_address(edition: Edition, id: str, language: Language) -> str:
    """A program's calendar file."""
    return edition.urls.section("programs", language, id) + f"{id}.ics"


def list_programs(edition: Edition) -> Iterator[Artifact]:
    """One page for each program, and the list of all."""
    for frame in frames(edition):
        yield frame.artifact(edition.urls.section("programs", frame.language), "programs")
        for id in edition.content.programs:
            address = edition.urls.section("programs", frame.language, id)
            yield frame.artifact(address, "program", id, source=edition.source("program", id))


def make_program(edition: Edition, language: str, id: str) -> bytes:
    """The page of a program."""
    frame = frame_of(edition, language)
    return frame.page("pages/program.html", view_program(frame, id))


def _people(program: Program) -> tuple[str, ...]:
    return (*program.instructors, *(person for session in program.sessions for person in session.instructors))


def view_program(frame: Frame, id: str) -> ProgramView:
    """All that the page of a program shows."""
    edition, language = frame.edition, frame.language
    program = edition.content.programs[id]
    address = edition.urls.section("programs", language, id)
    name, stories = program.name.read(language), edition.group("by_program", language, id)
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
            image=program_image(edition, id, language),
            feeds=frame.feeds_of(address, stories),
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
        figures=tuple((figure, None) for figure in figure_views(edition, id, language)),
        cover=photo_view(edition, program.cover, language) if program.cover else None,
        photos=photo_views(edition, program.photos, language),
        stories=story_cards(edition, stories[:MANY], language),
        coverage=coverage_views(edition, program.coverage, language),
        calendar=calendar_address(edition, id, language) if has_calendar else None,
        total=len(stories),
        all_stories=edition.urls.link(edition.urls.program_stories(id, language)) if len(stories) > MANY else "",
        reviews=tuple(review_link(frame, year, id) for year in reversed(years_of(edition, language, id))),
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


def make_programs(edition: Edition, language: str) -> bytes:
    """The list of programs."""
    frame = frame_of(edition, language)
    address = edition.urls.section("programs", frame.language)
    cards = [program_card(edition, id, frame.language) for id in edition.content.programs]
    cards.sort(key=lambda card: (card.name.text.casefold(), card.id))
    fields = tuple((field, tuple(card for card in cards if card.field == field)) for field in FIELDS)
    others = everywhere(edition, lambda other: edition.urls.section("programs", other), but=frame.language)
    title, trail = frame.say("plan.section.programs"), _trail(frame)
    view = ProgramsView(
        root=root_from(address),
        head=frame.head(title, frame.say("plan.about.programs"), address, others, json_ld=(json_ld.breadcrumbs(frame, trail),)),
        section="programs",
        crumbs=json_ld.crumb_links(frame, trail),
        title=title,
        fields=tuple(entry for entry in fields if entry[1]),
    )
    return frame.page("pages/programs.html", view)
