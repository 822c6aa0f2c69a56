"""What the last build made and what each file read, so that the next one makes only what must be made again."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from site_builder.artifact import Artifact
from site_builder.dataclass import dataclass
from site_builder.digest import short
from site_builder.make import Batch
from site_builder.packing import file_within, is_packed
from site_builder.plan.edition import Edition, Piece
from site_builder.plan.features import FEATURES, feature
from site_builder.reads import Fact
from site_builder.table import Table
from site_builder.vault import Vault, freeze

TABLES = ("reads", "facts", "anchors", "pieces")
FEW = 8
"""So many facts are sought one by one; more are sought all at once."""


class Sought:
    """Short digests to be found in what files have read."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._few = [short(fact) for fact in facts]
        self._all = frozenset(memoryview(b"".join(self._few)).cast("Q")) if len(self._few) > FEW else None

    def __bool__(self) -> bool:
        return bool(self._few)

    def found_in(self, table: Table[str, bytes]) -> set[str]:
        """The paths by which *table* has reads that hold one of them."""
        if not self._few:
            return set()
        pairs = table.holding(self._few) if self._all is None else table.pairs()
        return {path for path, reads in pairs if self.hits(reads)}

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
    reads: Table[str, bytes] = field(default_factory=lambda: Table.of({}))
    """By path: the facts that the file read, and the addresses that it leads to, as short digests."""
    facts: Table[Fact, object] = field(default_factory=lambda: Table.of({}))
    """What every fact stood for that something read, as `Edition.digest` tells it; but for single stories and their texts."""
    anchors: Table[str, tuple[str, ...]] = field(default_factory=lambda: Table.of({}))
    """By page: the places that can be linked to."""
    pieces: Table[str, Piece] = field(default_factory=lambda: Table.of({}))
    """Parts of files, by what they are called in `Edition.piece`."""
    sizes: dict[str, int] = field(default_factory=dict)
    """Bytes of each picture, by path."""

    gone: set[str] = field(default_factory=set)
    """The paths that were published before and are no more."""
    _made: dict[str, Artifact] = field(default_factory=dict, repr=False)
    _photos: dict[tuple[Any, ...], str] = field(default_factory=dict, repr=False)

    def made(self) -> dict[str, Artifact]:
        """The artifacts by path."""
        if not self._made:
            self._made = {artifact.path: artifact for artifact in self}
        return self._made

    def beside(self, before: "Ledger") -> list[Artifact]:
        """The artifacts that *before* does not have, or not so."""
        known = before.artifacts
        lists = [listed for name, listed in self.artifacts.items() if listed is not known.get(name)]
        return [one for listed in lists for one in listed if before.made().get(one.path) != one] if lists else []

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
        reads, facts, anchors, pieces = (vault.load_table(name) for name in TABLES)
        return cls(named, lists, reads, facts, anchors, pieces, sizes)

    def sections(self, before: "Ledger") -> dict[str, bytes]:
        """What to remember, as far as it differs from *before*."""
        if before.artifacts and (self.artifacts, self.lists, self.sizes) == (before.artifacts, before.lists, before.sizes):
            return {}
        plain = {name: [tuple(one) for one in listed] for name, listed in self.artifacts.items()}
        return {"artifacts": freeze((plain, self.lists, self.sizes))}

    def tables(self) -> dict[str, Table[Any, Any]]:
        """The tables to remember."""
        return {name: getattr(self, name) for name in TABLES}


def list_artifacts(
    edition: Edition, before: Ledger, changed: Sought, *, without: Collection[str] = ()
) -> tuple[Ledger, set[Fact]]:
    """What there is now: the lists of all features but *without*, those that read nothing that changed as they were.

    Returns:
        A ledger that has the lists, and the facts that the new ones read.
    """
    now, facts = Ledger(), set[Fact]()
    for name in FEATURES:
        if name in without:
            continue
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
    stale = changed.found_in(before.reads)
    stale |= {file_within(path) if is_packed(path) else path for path in spoiled}
    found: list[Artifact] = []
    for name, listed in now.artifacts.items():
        if listed is before.artifacts.get(name):
            found += [one for one in listed if one.path in stale] if stale else ()
        else:
            made = before.made()
            found += [one for one in listed if one.path in stale or made.get(one.path) != one]
    return found


def readers(ledger: Ledger, sought: Sought) -> Iterator[Artifact]:
    """The artifacts that have read one of the facts *sought*."""
    paths = sought.found_in(ledger.reads)
    return (artifact for artifact in ledger if artifact.path in paths)


def changed_facts(facts: Table[Fact, object], digest: Callable[[Fact], object]) -> set[Fact]:
    """The facts that stand for something else now."""
    return {fact for fact, known in facts.pairs() if digest(fact) != known}


def is_of_story(fact: Fact) -> bool:
    """Whether *fact* is a single story or its text, whose digests are kept with the stories."""
    return (fact[0] == "stories" and len(fact) > 1) or fact[:2] == ("bodies", "story")


def merge(now: Ledger, before: Ledger, batches: Sequence[Batch], listed: set[Fact], edition: Edition) -> None:
    """Complete *now* with what was made, and with what was kept from *before*."""
    made = {finished.artifact.path: finished for batch in batches for finished in batch.finished}
    is_list_same = all(listed is before.artifacts.get(name) for name, listed in now.artifacts.items())
    now.gone = set() if is_list_same and before.artifacts else before.made().keys() - now.made().keys()
    now.reads = before.reads.changed({path: finished.reads for path, finished in made.items()}, now.gone)
    bare = {path for path, finished in made.items() if not finished.anchors}
    anchors = {path: finished.anchors for path, finished in made.items() if finished.anchors}
    now.anchors = before.anchors.changed(anchors, now.gone | bare)
    now.pieces = before.pieces.changed({key: piece for batch in batches for key, piece in batch.pieces.items()})
    read = set().union(listed, *(batch.facts for batch in batches))
    facts = {fact: edition.digest(fact) for fact in read if not is_of_story(fact)}
    unread = {fact for fact in edition.changed - read if not is_of_story(fact)}  # of no use, since they are not as they were
    now.facts = before.facts.changed({fact: found for fact, found in facts.items() if before.facts.get(fact) != found}, unread)


def files_of(ledger: Ledger, listed: Mapping[str, str], batches: Sequence[Batch]) -> tuple[dict[str, str], list[str]]:
    """The digest of every file of the site, and those that were staged; *listed* are those of the last build."""
    made = {finished.artifact.path: finished for batch in batches for finished in batch.finished}
    files = dict(listed)
    for path in files.keys() - ledger.made().keys():
        if not is_packed(path) or file_within(path) in made or file_within(path) not in ledger.made():
            del files[path]
    packed = [one for finished in made.values() for one in finished.packed]
    files |= {path: finished.sha256 for path, finished in made.items()} | {one.path: one.sha256 for one in packed}
    staged = [path for path, finished in made.items() if finished.is_staged]
    return files, staged + [one.path for one in packed if one.is_staged]
