"""The build, as a sentence: read, plan, make and look, write, remember."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from site_builder import signatures
from site_builder.artifact import Artifact
from site_builder.cabinet import Entry, Newsroom
from site_builder.digest import mix
from site_builder.gate.hypertext import SiteHypertext
from site_builder.ledger import Ledger, Sought, changed_facts, list_artifacts, merge, outdated, readers
from site_builder.make import Batch, Making, Progress, make_all
from site_builder.memory import Known, Memory
from site_builder.model.content import Content
from site_builder.model.public import Moment
from site_builder.newsroom import read_newsroom
from site_builder.plan.edition import Edition
from site_builder.plan.features import FIRST, check_addresses
from site_builder.plan.frame import base_url
from site_builder.plan.published import edition_of, public_digest
from site_builder.plan.rows import next_change, public_rows
from site_builder.problems import ContentError, Place, Problem, problem
from site_builder.reads import Fact
from site_builder.render.printer import Printer, RenderError, fingerprint_of
from site_builder.stopwatch import Stopwatch
from site_builder.vault import ForgottenError
from site_builder.write.errors import WriteError
from site_builder.write.publication import Publication, Written, publication


class OutputError(Exception):
    """A template or the output is wrong; nothing was written. Carries every finding."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to build, from where, and as of when."""

    root: Path
    """The folder that holds `content/`."""
    templates: Path
    output: Path
    now: datetime
    """Aware. What goes live later, or has expired before, is not in the output."""
    is_preview: bool = False
    """Whether to show what is not public yet, marked on every page."""
    is_portable: bool = False
    """Whether the site is to be opened from a disk."""
    jobs: int = 1
    progress: Progress = lambda _done, _total: None
    memory: Memory = field(default_factory=Memory)
    """What earlier builds left for this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did."""

    public: int
    """Stories that may be seen."""
    hidden: int
    """Stories that may not."""
    warnings: tuple[Problem, ...]
    written: Written
    stopwatch: Stopwatch


@dataclass(frozen=True, slots=True)
class _Issue:
    """What this build publishes."""

    newsroom: Newsroom
    edition: Edition
    public: dict[str, bytes]
    """The digest of each story that may be seen, by id."""
    until: float
    """When time alone changes something."""


def build_site(order: Order) -> Report:
    """Build the site, or change nothing.

    Raises:
        ContentError: if the content is wrong.
        OutputError: if a template or the output is wrong.
    """
    watch = Stopwatch()
    with _told_as_findings(), publication(order.output, (order.root / "content", order.templates)) as output:
        with watch.stage("recall"):
            known = _recall(order, output)
        try:
            return _build(order, output, known, watch)
        except ForgottenError:  # damage that shows only where it is read; nothing was published yet
            return _build(order, output, known.forgotten(), watch)


def _build(order: Order, output: Publication, known: Known, watch: Stopwatch) -> Report:
    with watch.stage("read"):
        newsroom = read_newsroom(
            order.root,
            order.memory.inspector(_inspect),
            order.jobs,
            known.newsroom,
            known.changes,
            asks_signatures=not order.is_preview,
        )
    with watch.stage("plan"):
        issue = _issue(order, newsroom, known)
        sought = Sought(_changed(order, known, issue))
        ledger, listed = list_artifacts(issue.edition, known.ledger, sought)
        _refuse_double_addresses(ledger, known.ledger)
        todo = outdated(ledger, known.ledger, sought, known.spoiled)
    with watch.stage("make"):
        batches = _made(order, known, issue, ledger, todo, output)
        merge(ledger, known.ledger, batches, listed, issue.edition)
    with watch.stage("gate"):
        _let_through(ledger, known.ledger, batches)
        _refuse_moved_files(order, known, newsroom, batches)
    with watch.stage("write"):
        files, staged = _files(ledger, output, batches)
        written = output.publish(files, staged, SiteHypertext(base_url(issue.edition)))
    with watch.stage("remember"):
        _remember(order, known, issue, ledger, output, files=files, staged=staged)
    for batch in batches:
        watch.add(batch.seconds, batch.counts())
    hidden = len(newsroom.entries) - len(issue.public)
    return Report(public=len(issue.public), hidden=hidden, warnings=newsroom.warnings, written=written, stopwatch=watch)


def _inspect(file: Path) -> tuple[int, int]:
    from site_builder.render.pictures import inspect_picture  # late: few builds meet a picture that they do not know

    return inspect_picture(file)


def read_site(root: Path) -> Content:
    """What the editors said, published or not, signed or not.

    Raises:
        ContentError: if the content is wrong.
    """
    return read_newsroom(root, _inspect, jobs=1, asks_signatures=False).content


def check_site(order: Order) -> tuple[Problem, ...]:
    """Everything that can be told without making a page. Raises as `build_site` does."""
    with _told_as_findings():
        newsroom = read_newsroom(order.root, order.memory.inspector(_inspect), order.jobs)
        ledger, _ = list_artifacts(_issue(order, newsroom, Known(({}, {}, {}))).edition, Ledger(), Sought(()))
        _refuse_double_addresses(ledger, Ledger())
    return newsroom.warnings


def _recall(order: Order, output: Publication) -> Known:
    mode = (order.is_preview, order.is_portable)
    return order.memory.recall(order.root, order.templates, order.output, mode, output.standing)


def _issue(order: Order, newsroom: Newsroom, known: Known) -> _Issue:
    """What is published at the time of the order; in a preview, what could be."""
    moment = Moment(order.now, order.is_preview)
    entries = newsroom.entries
    rows = public_rows(newsroom.rows(), order.now, is_preview=order.is_preview)
    shown = {row.id: None for row in rows}
    public = {row.id: public_digest(row, entries[row.id].digest, shown, moment) for row in rows}
    if not order.is_preview and (late := newsroom.signed_later(order.root, public, order.now)):
        raise ContentError(late)

    def digests(fact: Fact) -> bytes | None:
        if fact[0] == "stories":
            return public.get(fact[1], b"") if len(fact) > 1 else b"".join(public[id] for id in sorted(public))
        if fact[:2] == ("bodies", "story"):
            return _text_digest(entries.get(fact[2]), fact[3])
        return None

    press = _printer(order)
    edition = edition_of(newsroom.content, rows, moment, press, newsroom.source, digests, is_portable=order.is_portable)
    is_known = known.newsroom is not None and not newsroom.changed and _is_within(known.window, order.now)
    return _Issue(newsroom, edition, public, known.window[1] if is_known else next_change(newsroom.rows(), order.now))


def _is_within(window: tuple[float, float], now: datetime) -> bool:
    return window[0] <= now.timestamp() < window[1]


def _text_digest(entry: Entry | None, language: str) -> bytes:
    return next((known for own, _, known in entry.texts if own == language), b"") if entry else b""


def _printer(order: Order) -> Printer:
    folder = order.memory.folder
    compiled = folder / "templates" / mix(os.path.realpath(order.templates)).hex() if folder else None
    fingerprint = fingerprint_of(order.templates)
    return order.memory.press(
        mix(fingerprint, os.path.realpath(order.root)), lambda: Printer(order.root, order.templates, fingerprint, compiled)
    )


def _changed(order: Order, known: Known, issue: _Issue) -> set[Fact]:
    """What is not as the last build found it."""
    if known.newsroom is None:
        return set()
    old, new = known.newsroom.entries, issue.newsroom.entries
    stories = {id for id in known.public.keys() | issue.public.keys() if known.public.get(id) != issue.public.get(id)}
    changed: set[Fact] = {("stories", id) for id in stories}
    for id in issue.newsroom.changed | (old.keys() ^ new.keys()):
        before, now = old.get(id), new.get(id)
        texts = {(language, digest) for entry in (before, now) if entry for language, _, digest in entry.texts}
        both = {(language, digest) for language, _, digest in before.texts} if before and now else set()
        both &= {(language, digest) for language, _, digest in now.texts} if now else set()
        changed |= {("bodies", "story", id, language) for language, _ in texts - both}
    is_row_new = any(old[id].row != new[id].row for id in issue.newsroom.changed if id in old)
    is_later = not _is_within(known.window, order.now)
    is_press_new = known.ledger.facts.get(("templates",)) != issue.edition.digest(("templates",))
    if stories or is_row_new or is_later or is_press_new or issue.newsroom.is_rest_new:
        issue.edition.sizes = dict(known.ledger.sizes)
        changed |= changed_facts(known.ledger.facts, issue.edition.digest)
    return changed


def _refuse_double_addresses(ledger: Ledger, before: Ledger) -> None:
    if ledger.artifacts != before.artifacts and (problems := tuple(sorted(set(check_addresses(ledger))))):
        raise ContentError(problems)


def _made(
    order: Order, known: Known, issue: _Issue, ledger: Ledger, todo: Sequence[Artifact], output: Publication
) -> list[Batch]:
    """Pictures first: whoever names one may say how many bytes it has."""

    def stands(path: str, data: bytes, digest: str) -> bool:
        if output.listed.get(path) != digest:
            return False
        return path not in known.spoiled if known.outputs else output.holds(path, data)

    making = Making(
        edition=issue.edition,
        base_url=base_url(issue.edition),
        stage=output.stage,
        stands=stands,
        jobs=order.jobs,
        progress=order.progress,
    )
    first = [artifact for artifact in todo if artifact.recipe in FIRST]
    batches = make_all(first, making) if first else []
    made = {finished.artifact.path: finished.size for batch in batches for finished in batch.finished}
    pictures = [artifact.path for artifact in ledger if artifact.recipe in FIRST]
    ledger.sizes = {path: made[path] if path in made else known.ledger.sizes[path] for path in pictures}
    issue.edition.sizes = ledger.sizes
    return batches + make_all([artifact for artifact in todo if artifact.recipe not in FIRST], making)


def _let_through(ledger: Ledger, before: Ledger, batches: Sequence[Batch]) -> None:
    """Refuse what the gate stopped, and every link that leads nowhere."""
    problems = {_fault(artifact, code, target) for batch in batches for artifact, code, target in batch.faults}
    broken = {target: code for batch in batches for target in batch.targets if (code := _broken(target, ledger))}
    lost = {path for path in before.reads if path not in ledger.reads}
    lost |= {f"{path}#{anchor}" for path, known in before.anchors.items() for anchor in known if not _has(ledger, path, anchor)}
    broken |= {target: _broken(target, ledger) for target in lost}
    if broken:
        for target, code in broken.items():
            problems |= {_fault(artifact, code, target) for artifact in readers(ledger, Sought([("to", target)]))}
    if problems:
        raise OutputError(sorted(problems))


def _broken(target: str, ledger: Ledger) -> str:
    path, _, anchor = target.partition("#")
    if path not in ledger.reads:
        return "O101"
    return "O102" if anchor and not _has(ledger, path, anchor) else ""


def _has(ledger: Ledger, path: str, anchor: str) -> bool:
    return anchor in ledger.anchors.get(path, ())


def _fault(artifact: Artifact, code: str, target: str) -> Problem:
    values = {"found": target} if code == "O104" else {"target": target[:120]}
    return problem(Place(artifact.source or f"output/{artifact.path}"), code, artifact.path, **values)


def _refuse_moved_files(order: Order, known: Known, newsroom: Newsroom, batches: Sequence[Batch]) -> None:
    """A file that was written while it was read may have been read by halves."""
    top = f"{(order.root / 'content').resolve()}".removesuffix("content")
    files = known.snapshot[1]
    read = {path for id in newsroom.changed for _, path in newsroom.entries[id].files}
    read |= set(newsroom.rest_files) if newsroom.is_rest_new else set()
    read |= {finished.artifact.source for batch in batches for finished in batch.finished if finished.artifact.recipe in FIRST}
    names = {top + path: path for path in read}
    if any(batch.finished for batch in batches):
        folder = f"{order.templates.resolve()}"
        names |= {path: "templates" + path.removeprefix(folder) for path in files if path.startswith(folder)}
    moved = [name for path, name in sorted(names.items()) if signatures.signature_of(path) != files.get(path)]
    if moved:
        order.memory.presses.clear()
        raise ContentError(tuple(problem(Place(name.replace("\\", "/")), "C018") for name in moved))


def _files(ledger: Ledger, output: Publication, batches: Sequence[Batch]) -> tuple[dict[str, str], list[str]]:
    """The digest of every file of the site, and those that were staged."""
    made = {finished.artifact.path: finished for batch in batches for finished in batch.finished}
    files = {
        artifact.path: made[artifact.path].sha256 if artifact.path in made else output.listed[artifact.path]
        for artifact in ledger
    }
    return files, [path for path, finished in made.items() if finished.is_staged]


def _remember(
    order: Order,
    known: Known,
    issue: _Issue,
    ledger: Ledger,
    output: Publication,
    *,
    files: Mapping[str, str],
    staged: Sequence[str],
) -> None:
    if known.vault is None:
        return
    outputs = {path: known.outputs[path] for path in files if path in known.outputs}
    outputs |= output.stats(staged) if len(outputs) + len(staged) >= len(files) else output.stats(files)
    window = (order.now.timestamp(), issue.until)
    told = (len(issue.public), len(issue.newsroom.entries) - len(issue.public), len(files), issue.newsroom.warnings)
    kept = (known.snapshot, outputs, window, output.standing, told)
    order.memory.keep(known, issue.newsroom, ledger, issue.public, kept)


@contextmanager
def _told_as_findings() -> Iterator[None]:
    """What templates, the disk and lost processes refuse, as findings."""
    try:
        yield
    except RenderError as error:
        place = Place(f"templates/{error.template}", error.line)
        raise OutputError([problem(place, "O105", reason=error.reason)]) from error
    except ChildProcessError as error:
        raise OutputError([problem(Place("output"), "O113", reason=error)]) from error
    except WriteError as error:
        raise OutputError([problem(Place(error.path), error.code, **error.values)]) from error
