"""Everything that the site publishes, as one list of features and one of recipes.

They are named here and imported when they are asked for: after the edit of one story only a few of them are.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from site_builder.artifact import Artifact
from site_builder.model.values import WINDOWS_NAMES
from site_builder.plan.edition import Edition
from site_builder.plan.urls import RESERVED
from site_builder.problems import Place, Problem, problem

FEATURES = {
    "assets": "data",
    "photos": "photos",
    "share_cards": "share_cards",
    "qr_codes": "qr_codes",
    "stories": "stories",
    "programs": "programs",
    "directory": "directory",
    "coverage": "coverage",
    "corrections": "corrections",
    "pages": "pages",
    "colophon": "colophon",
    "periods": "lists",
    "archive": "archive",
    "tags": "lists",
    "program_stories": "lists",
    "years": "years",
    "home": "pages",
    "calendars": "data",
    "open_data": "data",
    "feeds": "feeds",
    "search": "search",
    "search_index": "search_index",
    "sitemaps": "sitemaps",
    "security": "security",
    "offline": "offline",
    "redirects": "pages",
    "tombstones": "tombstones",
    "preview_mark": "preview",
}
"""What there is, and the module that has it: `list_assets` in `data.py`. Adding an output means adding one function here and its
recipe below."""

RECIPES = {
    **dict.fromkeys(("icon", "manifest", "calendar", "stories_data", "programs_data"), "data"),
    "photo": "photos",
    "share_card": "share_cards",
    "qr_code": "qr_codes",
    "story": "stories",
    **dict.fromkeys(("programs", "program"), "programs"),
    **dict.fromkeys(("organizations", "organization", "people", "person"), "directory"),
    "corrections": "corrections",
    **dict.fromkeys(("coverage", "coverage_table"), "coverage"),
    **dict.fromkeys(("page", "home", "not_found", "redirect"), "pages"),
    "colophon": "colophon",
    **dict.fromkeys(("list", "tags"), "lists"),
    "archive": "archive",
    "year": "years",
    "feed": "feeds",
    "security": "security",
    "offline": "offline",
    **dict.fromkeys(("search", "search_script", "search_program"), "search"),
    "search_file": "search_index",
    "tombstone": "tombstones",
    "preview_mark": "preview",
    **dict.fromkeys(("sitemap", "news_sitemap", "robots"), "sitemaps"),
}
"""How each artifact is made: `make_story` in `stories.py`, from the edition and the artifact's arguments to its bytes."""


@cache
def feature(name: str) -> Callable[[Edition], Iterator[Artifact]]:
    """The function that lists the artifacts of a feature."""
    return _found(FEATURES[name], f"list_{name}")


@cache
def recipe(name: str) -> Callable[..., bytes]:
    """The function that makes artifacts of a kind."""
    return _found(RECIPES[name], f"make_{name}")


def _found(module: str, name: str) -> Callable[..., Any]:
    found: Callable[..., Any] = getattr(import_module(f"site_builder.plan.{module}"), name)
    return found


FIRST = frozenset(("photo",))
"""Recipes of which others need to know how many bytes they made."""
FEW = 300
"""So many new addresses are held against the others sooner than all against all."""
HEAVY = frozenset(("share_card", "calendar"))
"""Recipes that load a library which hardly another one needs."""
LATER = frozenset(("search_index",))
"""Features whose list needs what is in their files; whoever only wants to know which pages there are does without."""
LOOKING = frozenset(("photo", "share_card"))
"""Recipes that look into the file that is their artifact's source."""

UNPACKED = frozenset(("not_found", "redirect", "tombstone"))
"""Recipes of pages that a server gives with another status than 200; no packed file may stand in the way of that."""

WATCHED = frozenset(("story", "redirect"))
"""Recipes of pages at whose address a published story may say something else, or no longer be."""


def check_new_addresses(fresh: Sequence[Artifact], artifacts: Iterable[Artifact]) -> Iterator[Problem]:
    """What `check_addresses` finds in *artifacts*, if it found nothing before *fresh* came among them."""
    if len(fresh) > FEW or not _are_free(fresh, artifacts):
        yield from check_addresses(artifacts)


def _are_free(fresh: Sequence[Artifact], artifacts: Iterable[Artifact]) -> bool:
    new = {artifact.path.casefold() for artifact in fresh}
    if any(map(_reserved, fresh)):
        return False
    around = {folder for path in new for folder in _folders(path)}
    below = tuple(f"{path}/" for path in new)
    places = [artifact.path.casefold() for artifact in artifacts]
    if not around.isdisjoint(places) or any(path.startswith(below) for path in places):
        return False
    return len(set(places)) == len(places)


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
    is_chosen = artifact.source and artifact.recipe not in LOOKING
    taken = [parts[0]] if is_chosen and parts[0] in RESERVED else []
    taken += [part for part in parts if part.partition(".")[0].lower() in WINDOWS_NAMES]
    return taken[0] if taken else ""
