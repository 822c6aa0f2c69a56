"""Published stories that say something else now, without a correction or `updated` that tells readers so: it only warns.

What is published is read where it stands, and believed only where the output's own list vouches for it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from site_builder.artifact import Artifact
from site_builder.cabinet import Newsroom
from site_builder.catalogue import is_error
from site_builder.check.rulings import ruled
from site_builder.load.loaded import Loaded
from site_builder.load.source_text import place_in, read_source
from site_builder.order import Order
from site_builder.places import Ref
from site_builder.plan.edition import Edition
from site_builder.plan.features import WATCHED, recipe
from site_builder.plan.urls import file_of
from site_builder.problems import ContentError, Place, Problem, problem
from site_builder.regex import regex
from site_builder.shown import is_same_text, modified_in, shown
from site_builder.signatures import touched_since
from site_builder.wordings import WORD, Change, changes_between
from site_builder.write.paths import LIST, listed_in, standing_file

MOST = 3
"""Changes of one part of a story that a finding shows; a reader of findings wants the rest from `site-builder diff`."""
LONGEST = 60
"""Characters of the words that it shows."""
SHARED = ("source", "figure")
"""Parts that come from records of which many stories show something."""
STORY = regex(rb'"@type":"NewsArticle"')


class Pair(NamedTuple):
    """A story's page as it is published and as it is to be."""

    artifact: Artifact
    """The new page."""
    old: bytes
    new: bytes
    before: str
    """When the published version of the story that stands here in future says that it was last changed."""


def pairs_of(
    artifacts: Iterable[Artifact], made: Mapping[str, Artifact], old: Callable[[str], bytes], new: Callable[[str], bytes]
) -> Iterator[Pair]:
    """Each changed page of a story with its published version, also where that moved and a redirect leads on.

    Args:
        artifacts: What will not be as it stands.
        made: Every artifact by its path.
        old: A published file, nothing where none stands or nobody vouches for it.
        new: A file as it will be.
    """
    for artifact in artifacts:
        if artifact.recipe == "story" and (before := old(artifact.path)):
            if STORY.search(before):
                yield Pair(artifact, before, new(artifact.path), modified_in(before))
        elif artifact.recipe == "redirect" and STORY.search(before := old(artifact.path)):
            target = made.get(file_of(str(artifact.arguments[2])))
            if target is not None and target.recipe == "story":
                stood = old(target.path)
                yield Pair(target, before, new(target.path), modified_in(stood or before))


def pairs_to_come(made: Mapping[str, Artifact], edition: Edition, newsroom: Newsroom, order: Order) -> Iterator[Pair]:
    """The same of pages that were not made yet: those whose files were touched since are made for this, and thrown away.

    Args:
        made: Every artifact by its path.
        order: Where the published ones stand, and what they are made from.
    """
    output = order.output
    listed, touched = listed_in(output), touched_since(output / LIST, order.root, newsroom.rest_files)
    watched = (one for one in made.values() if one.recipe in WATCHED and one.path in listed and touched(one.source))

    def old(path: str) -> bytes:
        return standing_file(output, path, listed)

    def new(path: str) -> bytes:
        return recipe(made[path].recipe)(edition, *made[path].arguments)

    yield from pairs_of(watched, made, old, new)


def notice(pairs: Iterable[Pair], newsroom: Newsroom, root: Path) -> tuple[Problem, ...]:
    """What is to be told, weighed as this site's settings say.

    Raises:
        ContentError: with all warnings, if this site does not let published stories change silently.
    """
    found = silent_changes(pairs, newsroom, root)
    if any(is_error(one) for one in found):
        raise ContentError(tuple(sorted({*newsroom.warnings, *found})))
    return found


def silent_changes(pairs: Iterable[Pair], newsroom: Newsroom, root: Path) -> tuple[Problem, ...]:
    """The same, nothing refused."""
    loaded = newsroom.loaded(root)
    shared: dict[tuple[str, str], list[Place]] = defaultdict(list)
    found: list[Problem] = []
    for pair in pairs:
        if is_same_text(pair.old, pair.new) or modified_in(pair.new) > pair.before:
            continue
        language, id = str(pair.artifact.arguments[0]), str(pair.artifact.arguments[1])
        is_translation = newsroom.source("story", id, language) != newsroom.source("story", id)
        ref = Ref("story", id, language if is_translation else "")
        loaded.sources[ref] = newsroom.source("story", id, language)
        changes = [one for one in _changes(pair) if one.kind != "correction" and one.substance()]
        kinds = dict.fromkeys(one.kind for one in changes if one.kind not in SHARED)
        found += [_told([one for one in changes if one.kind == kind], ref, loaded) for kind in kinds]
        for one in changes:
            if one.kind in SHARED:
                shared[one.kind, _words(one)].append(Place(loaded.sources[ref]))
    for (kind, words), places in shared.items():
        found.append(problem(min(places), "N171", "", part=kind, changes=words, count=len(set(places))))
    rules = newsroom.content.site.rules
    return tuple(sorted(ruled(one, rules) for one in found))


def _changes(pair: Pair) -> Iterator[Change]:
    return changes_between(shown(pair.old, is_story=True), shown(pair.new, is_story=True))


def _told(changes: Sequence[Change], ref: Ref, loaded: Loaded) -> Problem:
    """One finding about one part of a story, at the line of its first change."""
    words = "; ".join(_words(one) for one in changes[:MOST]) + ("; …" if len(changes) > MOST else "")
    kind = changes[0].kind
    key = kind if kind in ("title", "summary") else ""
    place = loaded.place(ref, kind) if key else _place(changes[0], ref, loaded)
    return problem(place, "N170", key, part=kind, changes=words)


def _words(change: Change) -> str:
    """What changed, in few words: `"12" → "20"`, `+ "…"` for what is new and `− "…"` for what is gone."""
    edits = change.substance()
    said = []
    for edit in edits[:MOST]:
        before, after = _short(edit.before), _short(edit.after)
        said.append(f'"{before}" → "{after}"' if before and after else f'+ "{after}"' if after else f'− "{before}"')
    return ", ".join(said) + (", …" if len(edits) > MOST else "")


def _short(words: Sequence[str]) -> str:
    text = re.sub(r" (?=[.,;:!?)])", "", " ".join(words))
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _place(change: Change, ref: Ref, loaded: Loaded) -> Place:
    """Where the new words stand in the story's file, or those around what is gone; its beginning if they do not stand there."""
    path = loaded.sources[ref]
    source, _ = read_source(loaded.root / path, path)
    if source is None:
        return Place(path)
    edit = change.substance()[0]
    words = re.findall(r"\w+", change.after)
    first = len(re.findall(r"\w+", " ".join(WORD.findall(change.after)[: edit.start])))
    for start, length in ((first, 6), (first, 3), (max(first - 3, 0), 3), (first, 1)):
        wanted = words[start : start + length]
        if wanted and (hit := re.search(r"\b" + r"\W+".join(map(re.escape, wanted)) + r"\b", source.text)):
            return place_in(path, source.text, hit.start())
    return loaded.place(ref, "cover") if change.kind in ("caption", "alt") else Place(path)
