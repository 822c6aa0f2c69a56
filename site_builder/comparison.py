"""What would change for the public if the site were built now: a rehearsal, held against what stands."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from site_builder.check.named import Names
from site_builder.check.texts import bodies_of
from site_builder.check.uses import Use, Uses
from site_builder.dataclass import dataclass
from site_builder.load.register import load_register
from site_builder.model.content import Content
from site_builder.model.values import Reading
from site_builder.order import Rehearsal
from site_builder.shown import Shown, is_same_text, shown
from site_builder.wordings import Change, changes_between

TOLD = ("story", "program", "page", "organization", "person")
"""Recipes of pages that are told one by one; all others follow from them."""
IN_PLACE = ("tombstone", "redirect")
"""Recipes of pages that stand where another page stood."""
SHOWING = ("quote", "source", "alt", "caption")
"""Parts by which somebody may become visible."""


class Page(NamedTuple):
    """One page that readers would find new, changed or gone."""

    path: str
    kind: str
    """The recipe that makes it; nothing where it goes away."""
    title: str
    changes: tuple[Change, ...] = ()

    @property
    def address(self) -> str:
        """Below the site's root, as readers know it."""
        return self.path.removesuffix("index.html")


class Visible(NamedTuple):
    """A consent of which something would be seen on a page where it was not seen before."""

    consent: str
    form: str
    where: str
    """The record that shows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What would change for the public."""

    published: int
    """Files that are published now."""
    new: tuple[Page, ...]
    changed: tuple[Page, ...]
    replaced: tuple[Page, ...]
    """Pages in whose place a notice or a redirect would stand."""
    removed: tuple[Page, ...]
    """Pages whose address would lead to nothing."""
    people: tuple[str, ...]
    """Public persons who get a page, or are introduced as a speaker, for the first time."""
    consents: tuple[Visible, ...]
    figures: tuple[Change, ...]
    others: Mapping[str, tuple[str, ...]]
    """All other files that differ, by what makes them; `gone` for those that go away."""

    @property
    def is_nothing(self) -> bool:
        """Whether nothing would change."""
        return not (self.new or self.changed or self.replaced or self.removed or self.others)


def difference(found: Rehearsal, root: Path) -> Difference:
    """Hold what a build would publish against what stands."""
    differing = sorted(path for path, digest in found.files.items() if found.stand.get(path) != digest)
    told = [path for path in differing if found.recipe(path) in TOLD]
    new = [_page(path, found) for path in told if path not in found.stand]
    compared = [_compared(path, found) for path in told if path in found.stand]
    changed = [page for page in compared if page.changes]
    replaced = [_former(path, found) for path in differing if path in found.stand and _is_other(path, found)]
    gone = sorted(found.stand.keys() - found.files.keys())
    removed = [_former(path, found) for path in gone if path.endswith(".html")]
    told_of = {page.path for page in (*new, *changed, *replaced, *removed)}
    others: dict[str, list[str]] = {}
    for path in (*differing, *gone):
        if path not in told_of:
            others.setdefault(found.recipe(path) or "gone", []).append(path)
    return Difference(
        published=len(found.stand),
        new=tuple(new),
        changed=tuple(changed),
        replaced=tuple(replaced),
        removed=tuple(removed),
        people=tuple(dict.fromkeys(_people(new, changed, found))),
        consents=tuple(dict.fromkeys(_consents(new, changed, found, root))),
        figures=tuple(dict.fromkeys(change for page in changed for change in page.changes if change.kind == "figure")),
        others={kind: tuple(paths) for kind, paths in sorted(others.items())},
    )


def _is_story(path: str, found: Rehearsal) -> bool:
    return found.recipe(path) == "story"


def _read(path: str, data: bytes, found: Rehearsal) -> Shown:
    return shown(data, is_story=_is_story(path, found))


def _page(path: str, found: Rehearsal) -> Page:
    return Page(path, found.recipe(path), _read(path, found.new(path), found).title)


def _compared(path: str, found: Rehearsal) -> Page:
    """A page with what changed in it. One that was altered where it stands is held against what stands there all the same."""
    old, new = found.old(path), found.new(path)
    if _is_story(path, found) and is_same_text(old, new):
        return Page(path, "story", "")
    now = _read(path, new, found)
    return Page(path, found.recipe(path), now.title, tuple(changes_between(_read(path, old, found), now)))


def _former(path: str, found: Rehearsal) -> Page:
    return Page(path, found.recipe(path), shown(found.old(path)).title)


def _is_other(path: str, found: Rehearsal) -> bool:
    """Whether a notice or redirect takes the place of a page that was none: all of a kind have the same heading."""
    return found.recipe(path) in IN_PLACE and shown(found.old(path)).title != shown(found.new(path)).title


def _people(new: Iterable[Page], changed: Iterable[Page], found: Rehearsal) -> Iterator[str]:
    """Who gets a page, and which speakers are new that have none already."""
    known = [person.name for id, person in found.content.people.items() if _has_page(id, found)]
    said = [change.after for page in changed for change in page.changes if change.kind == "source" and not change.before]
    for page in new:
        if page.kind == "person":
            yield page.title
        elif page.kind == "story":
            said += [part.text for part in _read(page.path, found.new(page.path), found).parts if part.kind == "source"]
    titles = [page.title for page in new if page.kind == "person"]
    yield from (text for text in said if not any(name in text for name in (*known, *titles)))


def _has_page(id: str, found: Rehearsal) -> bool:
    pages = (one for one in found.artifacts.values() if one.recipe == "person" and one.arguments[1] == id)
    return any(page.path in found.stand for page in pages)


def _consents(new: Iterable[Page], changed: Iterable[Page], found: Rehearsal, root: Path) -> Iterator[Visible]:
    """The consents by which something is seen on a new page, or on one that shows or quotes more than before."""
    more = [page for page in changed if any(one.kind in SHOWING and not one.before for one in page.changes)]
    records = {(page.kind, str(found.artifacts[page.path].arguments[1])) for page in (*new, *more)}
    if not records:
        return
    for use in _uses(records, found.content, root):
        for consent, form in use.owners:
            yield Visible(consent, form, use.ref.id)


def _uses(records: Iterable[tuple[str, str]], content: Content, root: Path) -> Iterator[Use]:
    site, wanted = content.site, set(records)
    reading, register = Reading(site.languages[0], ZoneInfo(site.time_zone)), root / site.privacy.register
    names = Names(load_register(register, site.privacy.register, reading).consents if register.is_file() else {})
    uses = Uses(names)
    for kind, id in sorted(wanted):
        if kind == "story" and id in content.stories:
            story = content.stories[id]
            yield from uses.of_story(story, bodies_of("story", story, content), content)
    yield from (use for use in uses.of_rest(content) if (use.ref.kind, use.ref.id) in wanted)
