"""Everything that the site publishes, as one list of features and one of recipes."""

from collections.abc import Callable, Iterable, Iterator

from site_builder.artifact import Artifact
from site_builder.model.values import WINDOWS_NAMES
from site_builder.plan.data import (
    list_assets,
    list_calendars,
    list_open_data,
    make_calendar,
    make_icon,
    make_manifest,
    make_programs_data,
    make_stories_data,
    make_stylesheet,
)
from site_builder.plan.directory import (
    list_directory,
    make_organization,
    make_organizations,
    make_people,
    make_person,
)
from site_builder.plan.edition import Edition
from site_builder.plan.feeds import list_feeds, make_feed
from site_builder.plan.lists import list_archive, list_tags, make_list, make_tags
from site_builder.plan.pages import (
    list_home,
    list_pages,
    list_redirects,
    make_home,
    make_not_found,
    make_page,
    make_redirect,
)
from site_builder.plan.photos import list_photos, make_photo
from site_builder.plan.programs import list_programs, make_program, make_programs
from site_builder.plan.registers import list_registers, make_corrections, make_coverage
from site_builder.plan.sitemaps import list_sitemaps, make_news_sitemap, make_robots, make_sitemap
from site_builder.plan.stories import list_stories, make_story
from site_builder.plan.urls import RESERVED
from site_builder.problems import Place, Problem, problem

FEATURES: dict[str, Callable[[Edition], Iterator[Artifact]]] = {
    "assets": list_assets,
    "photos": list_photos,
    "stories": list_stories,
    "programs": list_programs,
    "directory": list_directory,
    "registers": list_registers,
    "pages": list_pages,
    "archive": list_archive,
    "tags": list_tags,
    "home": list_home,
    "calendars": list_calendars,
    "open_data": list_open_data,
    "feeds": list_feeds,
    "sitemaps": list_sitemaps,
    "redirects": list_redirects,
}
"""What there is. Adding an output means adding one function here and its recipe below."""

RECIPES: dict[str, Callable[..., bytes]] = {
    "stylesheet": make_stylesheet,
    "icon": make_icon,
    "manifest": make_manifest,
    "photo": make_photo,
    "story": make_story,
    "programs": make_programs,
    "program": make_program,
    "organizations": make_organizations,
    "organization": make_organization,
    "people": make_people,
    "person": make_person,
    "coverage": make_coverage,
    "corrections": make_corrections,
    "page": make_page,
    "list": make_list,
    "tags": make_tags,
    "home": make_home,
    "not_found": make_not_found,
    "calendar": make_calendar,
    "stories_data": make_stories_data,
    "programs_data": make_programs_data,
    "feed": make_feed,
    "sitemap": make_sitemap,
    "news_sitemap": make_news_sitemap,
    "robots": make_robots,
    "redirect": make_redirect,
}
"""How each artifact is made: from the edition and the artifact's arguments to its bytes."""

FIRST = frozenset(("photo",))
"""Recipes of which others need to know how many bytes they made."""


def check_addresses(artifacts: Iterable[Artifact]) -> Iterator[Problem]:
    """No two files claim one address, on any file system, and no page takes a folder that is spoken for."""
    listed = tuple(artifacts)
    first: dict[str, Artifact] = {}
    for artifact in listed:
        other = first.setdefault(artifact.path.casefold(), artifact)
        if other is not artifact:
            named, against = (artifact, other) if artifact.source else (other, artifact)
            yield problem(Place(named.source or "content/site.yaml"), "C120", other=against.source or against.path)
        elif found := _reserved(artifact):
            yield problem(Place(artifact.source or "content/site.yaml"), "C119", found=found)
    for artifact in listed:
        for folder in _folders(artifact.path.casefold()):
            if (file := first.get(folder)) is not None:
                yield problem(Place(file.source or "content/site.yaml"), "C120", other=artifact.source or artifact.path)


def _folders(path: str) -> Iterator[str]:
    """The folders that *path* lies in, the innermost first."""
    while path := path.rpartition("/")[0]:
        yield path


def _reserved(artifact: Artifact) -> str:
    """A part of the address that this site or Windows needs for itself."""
    parts = artifact.path.split("/")
    is_chosen = artifact.source and not artifact.source.startswith("content/photos/")
    taken = [parts[0]] if is_chosen and parts[0] in RESERVED else []
    taken += [part for part in parts if part.partition(".")[0].lower() in WINDOWS_NAMES]
    return taken[0] if taken else ""
