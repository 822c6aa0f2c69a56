"""What the last build made and what each file read, so that the next one makes only what must be made again."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from site_builder.artifact import Artifact
from site_builder.digest import short
from site_builder.make import Batch
from site_builder.plan.edition import Edition
from site_builder.plan.features import FEATURES, feature
from site_builder.reads import Fact
from site_builder.vault import Change, Vault, freeze

TABLES = ("reads", "facts", "anchors")
FEW = 8
"""So many facts are sought one by one; more are sought all at once."""


class Sought:
    """Short digests to be found in what files have read."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._few = [short(fact) for fact in facts]
        self._all = frozenset(memoryview(b"".join(self._few)).cast("Q")) if len(self._few) > FEW else None

    def __bool__(self) -> bool:
        return bool(self._few)

    def hits(self, reads: bytes) -> bool:
        """Whether one of them is in *reads*; rarely true where none is, never false where one is."""
        if self._all is None:
            return any(one in reads for one in self._few)
        return not self._all.isdisjoint(memoryview(reads).cast("Q"))


@dataclass(slots=True)
class Ledger:
    """Every file of the site by feature, and what each has read."""

    artifacts: dict[str, list[Artifact]] = field(default_factory=dict)
    """By feature, in the order of its list."""
    lists: dict[str, bytes] = field(default_factory=dict)
    """By feature: the facts that its list read, as short digests."""
    reads: dict[str, bytes] = field(default_factory=dict)
    """By path: the facts that the file read, and the addresses that it leads to, as short digests."""
    facts: dict[Fact, bytes] = field(default_factory=dict)
    """The digest of every fact that something read, but for single stories and their texts."""
    anchors: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By page: the places that can be linked to."""
    sizes: dict[str, int] = field(default_factory=dict)
    """Bytes of each picture, by path."""

    _made: dict[str, Artifact] = field(default_factory=dict, repr=False)
    _photos: dict[tuple[Any, ...], str] = field(default_factory=dict, repr=False)

    def made(self) -> dict[str, Artifact]:
        """The artifacts by path."""
        if not self._made:
            self._made = {artifact.path: artifact for artifact in self}
        return self._made

    def photos(self) -> dict[tuple[Any, ...], str]:
        """The path of each photo's file, by what it was made from."""
        if not self._photos:
            self._photos = {artifact.arguments: artifact.path for artifact in self.artifacts.get("photos", ())}
        return self._photos

    def __iter__(self) -> Iterator[Artifact]:
        for listed in self.artifacts.values():
            yield from listed

    @classmethod
    def load(cls, vault: Vault) -> "Ledger":
        """The ledger of the last build."""
        artifacts, lists, sizes = vault.load("artifacts")
        named = {name: [Artifact._make(one) for one in listed] for name, listed in artifacts.items()}
        reads, facts, anchors = (vault.load_table(name) for name in TABLES)
        return cls(named, lists, reads, facts, anchors, sizes)

    def sections(self, before: "Ledger") -> dict[str, bytes]:
        """What to remember, as far as it differs from *before*."""
        if before.artifacts and (self.artifacts, self.lists, self.sizes) == (before.artifacts, before.lists, before.sizes):
            return {}
        plain = {name: [tuple(one) for one in listed] for name, listed in self.artifacts.items()}
        return {"artifacts": freeze((plain, self.lists, self.sizes))}

    def tables(self, before: "Ledger") -> dict[str, Change]:
        """The tables to remember, as they are and as they were *before*."""
        return {name: (getattr(self, name), getattr(before, name) if before.artifacts else None) for name in TABLES}


def list_artifacts(edition: Edition, before: Ledger, changed: Sought) -> tuple[Ledger, set[Fact]]:
    """What there is now: the lists of all features, those that read nothing that changed as they were.

    Returns:
        A ledger that has the lists, and the facts that the new ones read.
    """
    now, facts = Ledger(), set[Fact]()
    for name in FEATURES:
        if name in before.lists and not changed.hits(before.lists[name]):
            now.artifacts[name], now.lists[name] = before.artifacts[name], before.lists[name]
            continue
        with edition.reads.listening() as heard:
            now.artifacts[name] = list(feature(name)(edition))
        now.lists[name] = b"".join(map(short, heard))
        facts |= heard
    return now, facts


def outdated(now: Ledger, before: Ledger, changed: Sought, spoiled: Collection[str]) -> list[Artifact]:
    """What must be made: what is new, what read something that changed, and what is not as it was left."""
    found: list[Artifact] = []
    for name, listed in now.artifacts.items():
        if listed is before.artifacts.get(name):
            found += [one for one in listed if one.path in spoiled or changed.hits(before.reads.get(one.path, b""))]
        else:
            found += [one for one in listed if one.path in spoiled or _is_new(one, before, changed)]
    return found


def _is_new(artifact: Artifact, before: Ledger, changed: Sought) -> bool:
    reads = before.reads.get(artifact.path)
    return reads is None or before.made().get(artifact.path) != artifact or changed.hits(reads)


def readers(ledger: Ledger, sought: Sought) -> Iterator[Artifact]:
    """The artifacts that have read one of the facts *sought*."""
    return (artifact for artifact in ledger if sought.hits(ledger.reads.get(artifact.path, b"")))


def changed_facts(facts: Mapping[Fact, bytes], digest: Callable[[Fact], bytes]) -> set[Fact]:
    """The facts whose digest is another now."""
    return {fact for fact, known in facts.items() if digest(fact) != known}


def is_of_story(fact: Fact) -> bool:
    """Whether *fact* is a single story or its text, whose digests are kept with the stories."""
    return (fact[0] == "stories" and len(fact) > 1) or fact[:2] == ("bodies", "story")


def merge(now: Ledger, before: Ledger, batches: Iterable[Batch], listed: set[Fact], edition: Edition) -> None:
    """Complete *now* with what was made, and with what was kept from *before*."""
    made = {finished.artifact.path: finished for batch in batches for finished in batch.finished}
    for artifact in now:
        path = artifact.path
        if finished := made.get(path):
            now.reads[path] = finished.reads
            if finished.anchors:
                now.anchors[path] = finished.anchors
        else:
            now.reads[path] = before.reads[path]
            if path in before.anchors:
                now.anchors[path] = before.anchors[path]
    now.facts = dict(before.facts)
    for fact in set().union(listed, *(batch.facts for batch in batches)):
        if not is_of_story(fact):
            now.facts[fact] = edition.digest(fact)
