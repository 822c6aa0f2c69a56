"""Records as they stand in a list, beside a story or under a link."""

from collections.abc import Iterable

from site_builder.model.coverage import Coverage
from site_builder.model.program import Session
from site_builder.model.story import Story, Wording
from site_builder.model.values import Language, LocalText, Words, suggest_id
from site_builder.plan.edition import Edition, wording_of
from site_builder.plan.photos import photo_view
from site_builder.plan.rows import Row
from site_builder.plan.views import (
    CoverageView,
    Link,
    OrganizationCard,
    PersonCard,
    ProgramCard,
    SessionView,
    StoryCard,
)


def story_address(edition: Edition, story: Story, language: Language) -> str:
    """The address of a story; in the first language it has where it has none in *language*."""
    return wording_address(edition, story, nearest_wording(story, language))


def wording_address(edition: Edition, story: Story, wording: Wording) -> str:
    """The address of a story in one of its languages."""
    return edition.urls.section("stories", wording.language, f"{story.head.date.year:04d}", wording.slug)


def nearest_wording(story: Story, language: Language) -> Wording:
    """The text of a story in *language*; in the first language it has where it has none in that."""
    for wording in story.wordings:
        if wording.language == language:
            return wording
    return story.wordings[0]


def row_address(edition: Edition, row: Row, language: Language) -> str:
    """The same of a story's row."""
    spoken, slug = row.slug(language)
    return edition.urls.section("stories", "en" if spoken == "en" else "id", row.date[:4], slug)


def story_link(edition: Edition, story: Story, language: Language) -> Link:
    """A story by its headline."""
    wording = nearest_wording(story, language)
    path = edition.urls.link(wording_address(edition, story, wording))
    return Link(label=Words(wording.title, wording.language), path=path)


def story_card(edition: Edition, id: str, language: Language) -> StoryCard:
    """A story in a list."""
    return edition.once(("card", id, language), lambda: _story_card(edition, id, language))


def _story_card(edition: Edition, id: str, language: Language) -> StoryCard:
    story = edition.content.stories[id]
    wording = wording_of(story, language)
    head = story.head
    return StoryCard(
        id=story.id,
        title=wording.title,
        path=edition.urls.link(wording_address(edition, story, wording)),
        summary=wording.summary,
        date=head.date,
        kind=head.kind,
        program=program_link(edition, head.program, language) if head.program else None,
        photo=photo_view(edition, head.cover, language) if head.cover else None,
        corrected=bool(head.corrections),
    )


def story_cards(edition: Edition, ids: Iterable[str], language: Language) -> tuple[StoryCard, ...]:
    """Several stories; those without a text in *language* are left out."""
    return cards_of(edition, [id for id in ids if edition.content.stories[id].wording(language)], language)


def cards_of(edition: Edition, ids: Iterable[str], language: Language) -> tuple[StoryCard, ...]:
    """Several stories that are known to have a text in *language*, as those of a group of that language."""
    return tuple([story_card(edition, id, language) for id in ids])


def program_link(edition: Edition, id: str, language: Language) -> Link | None:
    """A program by its name."""
    return edition.once(("program link", id, language), lambda: _program_link(edition, id, language))


def _program_link(edition: Edition, id: str, language: Language) -> Link | None:
    name: LocalText | None = edition.slice("program_name", id)
    if name is None:
        return None
    return Link(label=name.read(language), path=edition.urls.link(edition.urls.section("programs", language, id)))


def program_card(edition: Edition, id: str, language: Language, *, counted: bool = True) -> ProgramCard:
    """A program in a list; beside a story it does not say how many stories there are, so that a new one changes no other page."""
    return edition.once(("program", id, language, counted), lambda: _program_card(edition, id, language, counted=counted))


def _program_card(edition: Edition, id: str, language: Language, *, counted: bool) -> ProgramCard:
    program = edition.content.programs[id]
    starts = [session.start for session in program.sessions]
    days = [start.date() if hasattr(start, "date") else start for start in starts]
    return ProgramCard(
        id=id,
        name=program.name.read(language),
        path=edition.urls.link(edition.urls.section("programs", language, id)),
        summary=program.summary.read(language),
        field=program.field,
        status=program.status,
        started=min(days, default=program.started),
        stories=len(edition.group("by_program", language, id)) if counted else 0,
        photo=photo_view(edition, program.cover, language) if program.cover else None,
    )


def organization_link(edition: Edition, id: str, language: Language) -> Link:
    """An organization by its short name."""
    organization = edition.content.organizations[id]
    label = (organization.short or organization.name).read(language)
    return Link(label=label, path=edition.urls.link(edition.urls.section("organizations", language, id)))


def organization_card(
    edition: Edition, id: str, language: Language, *, role: Words | None = None, lead: bool = False
) -> OrganizationCard:
    """An organization in a list."""
    return edition.once(
        ("organization", id, language, role, lead), lambda: _organization_card(edition, id, language, role=role, lead=lead)
    )


def _organization_card(edition: Edition, id: str, language: Language, *, role: Words | None, lead: bool) -> OrganizationCard:
    organization = edition.content.organizations[id]
    return OrganizationCard(
        id=id,
        name=organization.name.read(language),
        short=(organization.short or organization.name).read(language),
        path=edition.urls.link(edition.urls.section("organizations", language, id)),
        kind=organization.kind,
        role=role,
        lead=lead,
        programs=len({program for program, _ in edition.programs_of("organization", id)}),
    )


def person_card(edition: Edition, id: str, language: Language) -> PersonCard:
    """A public person in a list."""
    return edition.once(("person", id, language), lambda: _person_card(edition, id, language))


def _person_card(edition: Edition, id: str, language: Language) -> PersonCard:
    person = edition.content.people[id]
    return PersonCard(
        id=id,
        name=person.name,
        path=edition.urls.link(edition.urls.section("people", language, id)),
        title=person.title.read(language),
        organization=organization_link(edition, person.organization, language) if person.organization else None,
        role=person.role.read(language) if person.role else None,
        official=person.official,
    )


def coverage_view(edition: Edition, id: str, language: Language) -> CoverageView:
    """One press report, with the stories and programs that name it."""
    return edition.once(("report", id, language), lambda: _coverage_view(edition, id, language, is_whole=True))


def report_card(edition: Edition, id: str, language: Language) -> CoverageView:
    """One press report by itself: whoever shows it has read nothing of the stories and programs that name it."""
    return edition.once(("report card", id, language), lambda: _coverage_view(edition, id, language, is_whole=False))


def _coverage_view(edition: Edition, id: str, language: Language, *, is_whole: bool) -> CoverageView:
    report: Coverage = edition.content.coverage[id]
    stories = edition.group("by_coverage", language, id) if is_whole else ()
    programs = edition.programs_of("coverage", id) if is_whole else ()
    return CoverageView(
        id=id,
        path=edition.urls.link(edition.urls.section("coverage", language) + f"#{id}"),
        outlet=report.outlet,
        kind=report.kind,
        headline=report.headline,
        date=report.date,
        about=report.about,
        dateline=report.dateline,
        writers=report.writers,
        editor=report.editor,
        initials=report.initials,
        link=report.link,
        summary=report.summary.read(language) if report.summary else None,
        photo_caption=report.photo.caption.read(language) if report.photo and report.photo.caption else None,
        photo_credit=report.photo.credit if report.photo else None,
        text=report.text,
        picture=photo_view(edition, report.picture, language) if report.picture else None,
        logo=photo_view(edition, report.logo, language) if report.logo else None,
        permitted=report.reproduction.permitted if report.reproduction else (),
        permission_by=report.reproduction.by if report.reproduction else "",
        permission_on=report.reproduction.on if report.reproduction else None,
        language=report.language,
        stories=tuple(story_link(edition, edition.content.stories[story], language) for story in stories),
        programs=tuple(link for name, _ in programs if (link := program_link(edition, name, language))),
    )


def coverage_views(edition: Edition, ids: Iterable[str], language: Language) -> tuple[CoverageView, ...]:
    """Several press reports."""
    return tuple(coverage_view(edition, id, language) for id in ids)


def tag_link(edition: Edition, id: str, language: Language) -> Link:
    """A tag by its name."""
    return edition.once(("tag", id, language), lambda: _tag_link(edition, id, language))


def _tag_link(edition: Edition, id: str, language: Language) -> Link:
    tag = edition.content.tags.get(id)
    label = tag.name.read(language) if tag else Words(edition.tag_word(id), edition.languages[0])
    return Link(label=label, path=edition.urls.link(edition.urls.section("tags", language, id)), key=id)


def tag_ids(story: Story) -> tuple[str, ...]:
    """The tags of a story as they stand in addresses."""
    return tuple(dict.fromkeys(map(suggest_id, story.head.tags)))


def maker_link(edition: Edition, name: str, language: Language) -> Link:
    """A writer, editor or photographer: a person of ours, or just a name."""
    return edition.once(("maker", name, language), lambda: _maker_link(edition, name, language))


def _maker_link(edition: Edition, name: str, language: Language) -> Link:
    if name in edition.content.people:
        card = person_card(edition, name, language)
        return Link(label=Words(card.name, edition.languages[0]), path=card.path)
    return Link(label=Words(name, language), path="")


def session_view(edition: Edition, session: Session, language: Language) -> SessionView:
    """A meeting."""
    return SessionView(
        title=session.title.read(language),
        start=session.start,
        end=session.end,
        place=session.place.read(language) if session.place else None,
        status=session.status,
        instructors=tuple(person_card(edition, id, language) for id in session.instructors),
        description=session.description.read(language) if session.description else None,
    )
