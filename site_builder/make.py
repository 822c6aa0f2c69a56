"""Makes artifacts in one process or several: each is made, read by the gate, and staged before the next one begins."""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from site_builder.artifact import Artifact
from site_builder.dataclass import dataclass
from site_builder.digest import short
from site_builder.gate.pictures import extra_in, is_picture
from site_builder.gate.reading import read_file
from site_builder.packing import is_worth_packing, pack
from site_builder.plan.edition import Edition, Piece
from site_builder.plan.features import HEAVY, UNPACKED, recipe
from site_builder.reads import Fact
from site_builder.stopwatch import perf_counter
from site_builder.workshop import Claims, share_out

if TYPE_CHECKING:
    from site_builder.gate.lookout import Lookout

Progress = Callable[[int, int], None]
"""Told how many of how many are made."""
Stage = Callable[[str, bytes], object]

PIECE = 24
"""Artifacts that a process claims at once."""
HEAVY_PIECE = 300
"""The same of those that load a library of their own."""
MOST_OF_ALL = 5_000
"""Pieces; their numbers must fit into a pipe."""
SHARES = 16
"""In at least so many pieces, so that no process waits long for the last one."""
WORTH_SHARING = 48
"""Fewer artifacts than this are made faster by one process than a second one is started."""


class Packed(NamedTuple):
    """A packed file beside an artifact that has been made."""

    path: str
    sha256: str
    is_staged: bool


@dataclass(frozen=True, slots=True)
class Finished:
    """An artifact that has been made and looked at."""

    artifact: Artifact
    sha256: str
    size: int
    is_staged: bool
    reads: bytes
    """The short digests of the facts that it read and of the addresses that it leads to."""
    anchors: tuple[str, ...]
    packed: tuple[Packed, ...] = ()


class Facts(dict[Fact, bytes]):
    """Facts and their short digests, each made when it is first asked for."""

    def __missing__(self, fact: Fact) -> bytes:
        self[fact] = known = short(fact)
        return known


class Targets(dict[str, bytes]):
    """Addresses and their short digests, likewise."""

    def __missing__(self, target: str) -> bytes:
        self[target] = known = short(("to", target))
        return known


@dataclass(slots=True)
class Batch:
    """What one process made."""

    finished: list[Finished] = field(default_factory=list)
    facts: Facts = field(default_factory=Facts)
    """What was read."""
    targets: Targets = field(default_factory=Targets)
    """Our own files, some with an anchor, that something leads to."""
    faults: list[tuple[Artifact, str, str]] = field(default_factory=list)
    """Artifact, code and target of what the gate stopped."""
    pieces: dict[str, Piece] = field(default_factory=dict)
    """Parts of files that are kept for the next build."""
    named: list[tuple[Artifact, frozenset[int]]] = field(default_factory=list)
    """Artifacts that hold protected names, and the numbers of these."""
    seconds: dict[str, float] = field(default_factory=dict)
    """By recipe, and for the gate and the staging."""

    def counts(self) -> dict[str, int]:
        """How many were made, by recipe."""
        return dict(Counter(finished.artifact.recipe for finished in self.finished))


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How to make artifacts."""

    edition: Edition
    base_url: str
    lookout: "Lookout | None" = field(repr=False)
    """Looks for the names that may appear nowhere; None where there are none."""
    stage: Stage
    stands: Callable[[str, bytes, str], bool]
    """Whether the output holds a file already: its path, bytes and digest."""
    packs: bool
    """Whether packed files are made too, where the settings ask for them."""
    jobs: int
    progress: Progress


def make_all(artifacts: Sequence[Artifact], making: Making) -> list[Batch]:
    """Make *artifacts*; one batch for each process."""
    pieces = _pieces(artifacts)
    jobs = making.jobs if len(artifacts) >= WORTH_SHARING else 1

    def work(claims: Claims) -> Batch:
        batch = Batch()
        for number in claims:
            before, piece = pieces[number]
            making.progress(before, len(artifacts))
            for artifact in piece:
                _make(artifact, making, batch)
        batch.pieces = making.edition.new_pieces
        return batch

    batches = share_out(len(pieces), jobs, work)
    making.progress(len(artifacts), len(artifacts))
    return batches


def _pieces(artifacts: Sequence[Artifact]) -> list[tuple[int, Sequence[Artifact]]]:
    """What a process claims at once, and how many come before. What loads a library is first and one piece: one process does."""
    size = max(min(PIECE, len(artifacts) // SHARES), -(-len(artifacts) // MOST_OF_ALL), 1)
    heavy = [artifact for artifact in artifacts if artifact.recipe in HEAVY]
    others = [artifact for artifact in artifacts if artifact.recipe not in HEAVY]
    first: list[tuple[int, Sequence[Artifact]]]
    first = [(start, heavy[start : start + HEAVY_PIECE]) for start in range(0, len(heavy), HEAVY_PIECE)]
    return first + [(len(heavy) + start, others[start : start + size]) for start in range(0, len(others), size)]


def _make(artifact: Artifact, making: Making, batch: Batch) -> None:
    edition, seconds = making.edition, batch.seconds
    began = perf_counter()
    with edition.reads.listening() as facts:
        data = recipe(artifact.recipe)(edition, *artifact.arguments)
        encodings = _encodings(artifact, edition)
    made = perf_counter()
    reading = read_file(artifact.path, data, making.base_url)
    batch.faults += [(artifact, code, target) for code, target in reading.faults]
    if is_picture(artifact.path) and (found := extra_in(data)):
        batch.faults.append((artifact, "O104", found))
    if names := making.lookout.find(artifact.path, data) if making.lookout else frozenset():
        batch.named.append((artifact, names))
    looked = perf_counter()
    digest = hashlib.sha256(data).hexdigest()
    is_staged = not names and not making.stands(artifact.path, data, digest)
    if is_staged:
        making.stage(artifact.path, data)
    staged = perf_counter()
    packed = _pack(artifact.path, data, encodings, making, is_clean=not names) if making.packs and encodings else ()
    reads = b"".join([*map(batch.facts.__getitem__, facts), *map(batch.targets.__getitem__, reading.targets)])
    batch.finished.append(Finished(artifact, digest, len(data), is_staged, reads, reading.anchors, packed))
    kept = perf_counter()
    for name, spent in (
        (artifact.recipe, made - began),
        ("gate", looked - made),
        ("stage", staged - looked),
        ("pack", kept - staged),
    ):
        seconds[name] = seconds.get(name, 0.0) + spent


def _encodings(artifact: Artifact, edition: Edition) -> Sequence[str]:
    """How a file is to be packed. The setting is asked for each file that might be, so that another setting renews them all."""
    is_worth = is_worth_packing(artifact.path) and artifact.recipe not in UNPACKED
    return edition.content.site.features.precompress if is_worth else ()


def _pack(path: str, data: bytes, encodings: Sequence[str], making: Making, *, is_clean: bool) -> tuple[Packed, ...]:
    """The packed files of one that the gate has seen."""
    made = []
    for name, packed in pack(path, data, encodings):
        digest = hashlib.sha256(packed).hexdigest()
        is_staged = is_clean and not making.stands(name, packed, digest)
        if is_staged:
            making.stage(name, packed)
        made.append(Packed(name, digest, is_staged))
    return tuple(made)
