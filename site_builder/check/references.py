"""Every id leads to a record."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from site_builder.check.texts import Written
from site_builder.model.body import IndicatorBlock, PhotoBlock, SeeAlso, Statement
from site_builder.model.content import Content
from site_builder.model.story import Story
from site_builder.places import Places, Ref
from site_builder.problems import Place, Problem, problem

SECTIONS = ("stories", "programs", "organizations", "people", "tags", "coverage", "corrections", "colophon")


def missing(place: Place, key: str, id: str, kind: str, known: Iterable[str], code: str = "L101") -> Problem:
    """The finding that no record of *kind* has this *id*."""
    near = difflib.get_close_matches(id, sorted(known), 1, 0.6)
    return problem(place, code, key, found=id[:80], kind=kind, suggestion=near[0] if near else "—")


REF_KINDS = {"stories": "story", "programs": "program", "photos": "photo", "pages": "page"}


def is_missing(content: Content, places: Places, kind: str, id: str) -> bool:
    """Whether no record of *kind* has this *id*; one that could not be read is not missing, nor a withdrawn story."""
    if id in getattr(content, kind) or places.is_unread(Ref(REF_KINDS.get(kind, kind), id)):
        return False
    return kind != "stories" or id not in content.withdrawals


def _named(record: Any, fields: Mapping[str, str]) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """The ids that *record* names: `(loc, id, kind of what it names)`."""
    for name, kind in fields.items():
        value = getattr(record, name)
        if isinstance(value, str):
            yield (name,), value, kind
        for number, id in enumerate(value if isinstance(value, tuple) else ()):
            yield (name, number), id, kind


def _check(ref_kind: str, id: str, record: Any, fields: Mapping[str, str], content: Content, places: Places) -> Iterator[Problem]:
    for loc, named, kind in _named(record, fields):
        if is_missing(content, places, kind, named):
            yield missing(places.place(Ref(ref_kind, id), *loc), ".".join(map(str, loc)), named, kind, getattr(content, kind))


STORY_FIELDS = {
    "program": "programs",
    "cover": "photos",
    "photos": "photos",
    "people": "people",
    "organizations": "organizations",
    "coverage": "coverage",
    "see_also": "stories",
}
COVERAGE_FIELDS = {"picture": "photos", "logo": "photos"}
PROGRAM_FIELDS = {"instructors": "people", "cover": "photos", "photos": "photos", "coverage": "coverage"}


def check_story(story: Story, content: Content, places: Places) -> Iterator[Problem]:
    """A story names only records that exist."""
    return _check("story", story.id, story.head, STORY_FIELDS, content, places)


def check_programs(content: Content, places: Places) -> Iterator[Problem]:
    """A program names only records that exist, in its sessions and partners too."""
    for id, program in content.programs.items():
        ref = Ref("program", id)
        yield from _check("program", id, program, PROGRAM_FIELDS, content, places)
        for number, partner in enumerate(program.partners):
            if is_missing(content, places, "organizations", partner.organization):
                loc = ("partners", number, "organization")
                yield missing(
                    places.place(ref, *loc), ".".join(map(str, loc)), partner.organization, "organizations", content.organizations
                )
        for number, session in enumerate(program.sessions):
            for position, person in enumerate(session.instructors):
                if is_missing(content, places, "people", person):
                    loc2 = ("sessions", number, "instructors", position)
                    yield missing(places.place(ref, *loc2), ".".join(map(str, loc2)), person, "people", content.people)


def check_people(content: Content, places: Places) -> Iterator[Problem]:
    """A person's organization and an organization's parent and logo exist."""
    for id, person in content.people.items():
        yield from _check("people", id, person, {"organization": "organizations"}, content, places)
    for id, organization in content.organizations.items():
        yield from _check("organizations", id, organization, {"parent": "organizations"}, content, places)
        if organization.logo and is_missing(content, places, "photos", organization.logo.photo):
            place = places.place(Ref("organizations", id), "logo", "photo")
            yield missing(place, "logo.photo", organization.logo.photo, "photos", content.photos)


def check_coverage(content: Content, places: Places) -> Iterator[Problem]:
    """A press report's picture and logo exist."""
    for id, report in content.coverage.items():
        yield from _check("coverage", id, report, COVERAGE_FIELDS, content, places)


def check_parents(content: Content, places: Places) -> Iterator[Problem]:
    """No organization is, through its parents, a part of itself."""
    for id, organization in content.organizations.items():
        seen, parent = {id}, organization.parent
        while parent and parent in content.organizations and parent not in seen:
            seen.add(parent)
            parent = content.organizations[parent].parent
        if parent == id:
            yield problem(places.place(Ref("organizations", id), "parent"), "L103", "parent", found=id)


def check_site(content: Content, places: Places) -> Iterator[Problem]:
    """The site's publisher, policies, featured stories and navigation exist."""
    site, ref = content.site, Ref("site")
    if is_missing(content, places, "organizations", site.publisher):
        yield missing(places.place(ref, "publisher"), "publisher", site.publisher, "organizations", content.organizations)
    for number, id in enumerate(site.featured):
        if is_missing(content, places, "stories", id):
            yield missing(places.place(ref, "featured", number), f"featured.{number}", id, "stories", content.stories)
    for name in ("publishing", "corrections", "ethics", "privacy"):
        page = getattr(site.policies, name)
        if page and is_missing(content, places, "pages", page):
            yield missing(places.place(ref, "policies", name), f"policies.{name}", page, "pages", content.pages)
    for name in ("navigation", "footer"):
        for number, entry in enumerate(getattr(site, name)):
            if entry not in SECTIONS and is_missing(content, places, "pages", entry):
                known = [*SECTIONS, *content.pages]
                yield missing(places.place(ref, name, number), f"{name}.{number}", entry, "navigation", known, "L104")


def check_blocks(written: Written, content: Content, places: Places) -> Iterator[Problem]:
    """A block in a text names only records that exist."""
    for block in written.body.blocks:
        place = places.line(written.ref, block.line)
        for key, id, kind in _block_names(block):
            if is_missing(content, places, kind, id):
                yield missing(place, key, id, kind, getattr(content, kind))
        if isinstance(block, IndicatorBlock) and block.program in content.programs:
            indicators = content.programs[block.program].indicators
            if block.indicator not in indicators:
                yield missing(place, "indicator", block.indicator, "indicators", indicators)


def _block_names(block: object) -> Iterator[tuple[str, str, str]]:
    if isinstance(block, Statement):
        if block.speaker:
            yield block.kind, block.speaker, "people"
        if block.coverage:
            yield f"{block.kind}.coverage", block.coverage, "coverage"
    elif isinstance(block, PhotoBlock):
        yield "photo", block.photo, "photos"
    elif isinstance(block, SeeAlso):
        yield "see-also", block.story, "stories"
    elif isinstance(block, IndicatorBlock):
        yield "indicator", block.program, "programs"


STORY_RULES = (check_story,)
WRITTEN_RULES = (check_blocks,)
REST_RULES = (check_site, check_programs, check_people, check_coverage, check_parents)
