"""Everything that the site publishes, as one list of features."""

from collections.abc import Callable, Iterable, Iterator

from site_builder.artifact import Artifact
from site_builder.model.values import WINDOWS_NAMES
from site_builder.plan.data import plan_assets, plan_calendars, plan_open_data
from site_builder.plan.directory import plan_organizations, plan_people
from site_builder.plan.edition import Edition
from site_builder.plan.feeds import plan_feeds
from site_builder.plan.lists import plan_archive, plan_tags
from site_builder.plan.pages import plan_home, plan_not_found, plan_pages, plan_redirects
from site_builder.plan.photos import plan_photos
from site_builder.plan.programs import plan_programs
from site_builder.plan.registers import plan_registers
from site_builder.plan.sitemaps import plan_sitemaps
from site_builder.plan.stories import plan_stories
from site_builder.plan.urls import RESERVED
from site_builder.problems import Place, Problem, problem

FEATURES: tuple[Callable[[Edition], Iterator[Artifact]], ...] = (
    plan_assets,
    plan_photos,
    plan_stories,
    plan_programs,
    plan_organizations,
    plan_people,
    plan_registers,
    plan_pages,
    plan_archive,
    plan_tags,
    plan_home,
    plan_not_found,
    plan_calendars,
    plan_open_data,
    plan_feeds,
    plan_sitemaps,
    plan_redirects,
)
"""Adding an output means adding one function here."""


def plan_artifacts(edition: Edition) -> tuple[Artifact, ...]:
    """Every file of the site."""
    return tuple(artifact for feature in FEATURES for artifact in feature(edition))


def check_addresses(artifacts: Iterable[Artifact]) -> Iterator[Problem]:
    """No two files claim one address, on any file system, and no page takes a folder that is spoken for."""
    listed = tuple(artifacts)
    first: dict[str, Artifact] = {}
    for artifact in listed:
        other = first.setdefault(str(artifact.path).casefold(), artifact)
        if other is not artifact:
            named, against = (artifact, other) if artifact.source else (other, artifact)
            yield problem(Place(named.source or "content/site.yaml"), "C120", other=against.source or str(against.path))
        elif found := _reserved(artifact):
            yield problem(Place(artifact.source or "content/site.yaml"), "C119", found=found)
    for artifact in listed:
        for folder in artifact.path.parents:
            if (file := first.get(str(folder).casefold())) is not None:
                yield problem(Place(file.source or "content/site.yaml"), "C120", other=artifact.source or str(artifact.path))


def _reserved(artifact: Artifact) -> str:
    """A part of the address that this site or Windows needs for itself."""
    parts = artifact.path.parts
    is_chosen = artifact.source and not artifact.source.startswith("content/photos/")
    taken = [parts[0]] if is_chosen and parts[0] in RESERVED else []
    taken += [part for part in parts if part.partition(".")[0].lower() in WINDOWS_NAMES]
    return taken[0] if taken else ""
