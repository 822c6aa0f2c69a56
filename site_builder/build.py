"""The build, as a sentence: read, plan, make and look, write, remember."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from site_builder import signatures
from site_builder.artifact import Artifact
from site_builder.cabinet import Newsroom
from site_builder.catalogue import is_error
from site_builder.clearance import faults_of
from site_builder.custody import Custody
from site_builder.digest import mix
from site_builder.gate.hypertext import SiteHypertext
from site_builder.issue import Issue, changed_since, issue_of
from site_builder.ledger import Ledger, Sought, files_of, list_artifacts, merge, outdated
from site_builder.make import Batch, Making, make_all
from site_builder.memory import Files, Known, Memory
from site_builder.model.content import Content
from site_builder.model.public import Moment
from site_builder.newsroom import read_newsroom
from site_builder.order import Order, OutputError, Rehearsal, Report
from site_builder.packing import is_packed
from site_builder.plan.features import FIRST, LATER, LOOKING, WATCHED, check_new_addresses
from site_builder.plan.frame import base_url
from site_builder.problems import ContentError, Place, Problem, problem
from site_builder.protect import Guard, Hit, guard_for, look_again
from site_builder.render.printer import Printer, RenderError, fingerprint_of, has_links, prepare
from site_builder.signatures import Snapshot
from site_builder.standing import check_kind, check_vanished
from site_builder.stopwatch import Stopwatch
from site_builder.table import ForgottenError
from site_builder.unchanged import Site
from site_builder.write.errors import WriteError
from site_builder.write.paths import LIST, listed_in
from site_builder.write.publication import Publication, publication

__all__ = ("Order", "OutputError", "Rehearsal", "Report", "build_site", "list_site", "published_files", "read_site", "rehearse")

Made = TypeVar("Made")


def build_site(order: Order) -> Report:
    """Build the site, or change nothing.

    Raises:
        ContentError: if the content is wrong.
        OutputError: if a template or the output is wrong.
    """
    return _taken(order, _build)


def rehearse(order: Order, look: Callable[[Rehearsal], Made]) -> Made:
    """Make what a build would make, let *look* see it, and publish nothing. Raises as `build_site` does."""
    return _taken(order, lambda *given: look(_rehearse(*given)))


def _taken(order: Order, work: Callable[[Order, Publication, Known, Stopwatch], Made]) -> Made:
    """Do *work* while the output is ours alone."""
    watch = Stopwatch()
    with told_as_findings(), publication(order.output, (order.root / "content", order.templates)) as output:
        _refuse(check_kind(Path(os.path.realpath(order.output)), output.listed, LIST, is_preview=order.is_preview), OutputError)
        with watch.stage("recall"):
            known = _recall(order, output)
        try:
            return work(order, output, known, watch)
        except ForgottenError:  # damage that shows only where it is read; nothing was published yet
            return work(order, output, known.forgotten(), watch)


def _build(order: Order, output: Publication, known: Known, watch: Stopwatch) -> Report:
    issue, ledger, batches, custody = _make(order, output, known, watch)
    with watch.stage("gate"):
        silent = _silent(order, issue.newsroom, ledger, batches, output)
    with watch.stage("write"):
        files, staged = files_of(ledger, output.listed, batches)
        written = output.publish(files, staged, SiteHypertext(base_url(issue.edition)))
    with watch.stage("remember"), suppress(ForgottenError):  # the site stands already; the next build will find nothing here
        _remember(order, known, issue, ledger, output, files=files, staged=staged, custody=custody)
    for batch in batches:
        watch.add(batch.seconds, batch.counts())
    newsroom = issue.newsroom
    hidden = len(newsroom.entries) - len(issue.public)
    return Report(
        public=len(issue.public), hidden=hidden, warnings=issue.warnings, silent=silent, written=written, stopwatch=watch
    )


def _rehearse(order: Order, output: Publication, known: Known, watch: Stopwatch) -> Rehearsal:
    issue, ledger, batches, _ = _make(replace(order, is_rehearsal=True), output, known, watch)
    files, stand = (
        {path: found for path, found in one.items() if not is_packed(path)}
        for one in (files_of(ledger, output.listed, batches)[0], output.listed)
    )
    content = issue.newsroom.content
    return Rehearsal(files=files, artifacts=ledger.made(), stand=stand, content=content, old=output.earlier, new=output.coming)


def _make(order: Order, output: Publication, known: Known, watch: Stopwatch) -> tuple[Issue, Ledger, list[Batch], Custody]:
    """Everything that is to be published, made, looked at and staged; and by which private lists."""
    with watch.stage("read"):
        custody = _custody(order)
        before = known.newsroom if known.newsroom and custody.is_settled(known.newsroom.content.site, known.judged) else None
        newsroom = read_newsroom(
            order.root,
            order.memory.inspector(_inspect, order.root, known),
            order.jobs,
            before,
            known.changes,
            custody,
            asks_signatures=not order.is_preview,
            supposed=order.withdrawals,
            meanwhile=partial(prepare, partial(_printer, order)),
        )
        guard = _guard(order, newsroom, known, custody)
    with watch.stage("plan"):
        issue = _issue(order, newsroom, known)
        issue.edition.changed = changed_since(known, issue)
        issue.edition.kept_pieces = known.ledger.pieces
        sought = Sought(issue.edition.changed)
        ledger, listed = list_artifacts(issue.edition, known.ledger, sought)
        _refuse_addresses(order, issue, ledger, known.ledger, output.listed)
        todo = outdated(ledger, known.ledger, sought, known.spoiled)
    with watch.stage("make"):
        batches = _made(order, known, issue, guard, ledger, todo, output=output)
        merge(ledger, known.ledger, batches, listed, issue.edition)
    with watch.stage("gate"):
        _refuse_names(order, newsroom, guard, ledger, batches, output)
        _refuse(faults_of(ledger, known.ledger, batches), OutputError)
        _refuse_moved_files(order, known, newsroom, batches)
        custody.refuse_moved(newsroom.content.site)
    return issue, ledger, batches, custody


def _inspect(file: Path) -> tuple[int, int]:
    from site_builder.render.pictures import inspect_picture  # late: few builds meet a picture that they do not know

    return inspect_picture(file)


def read_site(root: Path) -> Content:
    """What the editors said, published or not, signed or not.

    Raises:
        ContentError: if the content is wrong.
    """
    return read_newsroom(root, Memory().inspector(_inspect, root), jobs=1, asks_signatures=False).content


def published_files(output: Path) -> Mapping[str, str]:
    """The digest of every file that an earlier build wrote into *output*, by path."""
    return listed_in(output)


def list_site(order: Order) -> tuple[Newsroom, Issue, Ledger]:
    """Everything that would be made, and nothing made. Raises as `build_site` does."""
    with told_as_findings():
        custody = _custody(order)
        newsroom = read_newsroom(order.root, order.memory.inspector(_inspect, order.root), order.jobs, custody=custody)
        nothing = Known(Snapshot.unpacked({}, (), b"", {}))
        _guard(order, newsroom, nothing, custody)
        issue = _issue(order, newsroom, nothing)
        ledger, _ = list_artifacts(issue.edition, Ledger(), Sought(()), without=LATER)
        _refuse_addresses(order, issue, ledger, Ledger(), listed_in(order.output))
    return newsroom, issue, ledger


def _custody(order: Order) -> Custody:
    return Custody(order.root, order.now, (order.templates, order.output), order.memory.began, files=order.memory.private)


def _recall(order: Order, output: Publication) -> Known:
    site = Site(order.root, order.templates, order.output, (order.is_preview, order.is_portable))
    return order.memory.recall(site, output.standing, order.jobs)


def _issue(order: Order, newsroom: Newsroom, known: Known) -> Issue:
    moment, press, places = Moment(order.now, order.is_preview), _printer(order, known), newsroom.loaded(order.root)
    issue = issue_of(newsroom, known, moment, press, places, is_portable=order.is_portable)
    if any(map(is_error, issue.timely)):
        _refuse(issue.warnings, ContentError)
    if not order.is_preview:
        _refuse(newsroom.signed_later(order.root, issue.public, order.now), ContentError)
    return issue


def _printer(order: Order, known: Known) -> Printer:
    folder = order.memory.folder
    compiled = folder / "templates" / mix(os.path.realpath(order.templates)).hex() if folder else None
    fingerprint = known.fingerprint or fingerprint_of(order.templates)
    return order.memory.press(
        mix(fingerprint, os.path.realpath(order.root)),
        lambda: Printer(order.root, order.templates, fingerprint, compiled, order.jobs),
    )


def _refuse_addresses(order: Order, issue: Issue, ledger: Ledger, before: Ledger, listed: Mapping[str, str]) -> None:
    """Two files at one address, and stories that were public and are gone. Only a new list of files can have them."""
    if ledger.artifacts == before.artifacts:
        return
    _refuse(check_new_addresses(ledger.beside(before), ledger), ContentError)
    if listed and order.is_kept and not order.is_preview:
        gone = listed.keys() - ledger.made().keys()
        _refuse(check_vanished(gone, issue.newsroom, issue.edition.urls), ContentError)


def _refuse(problems: Iterable[Problem], error: type[ContentError | OutputError]) -> None:
    if found := tuple(sorted(set(problems))):
        raise error(found)


def _made(
    order: Order, known: Known, issue: Issue, guard: Guard, ledger: Ledger, todo: Sequence[Artifact], *, output: Publication
) -> list[Batch]:
    """Pictures first: whoever names one may say how many bytes it has."""

    def stands(path: str, data: bytes, digest: str) -> bool:
        if output.listed.get(path) != digest:
            return False
        return path not in known.spoiled if len(known.outputs) else output.holds(path, data)

    issue.edition.earlier = lambda arguments: output.earlier(known.ledger.photos().get(arguments, ""))
    making = Making(
        edition=issue.edition,
        base_url=base_url(issue.edition),
        lookout=guard.lookout,
        stage=output.stage,
        stands=stands,
        packs=order.is_public and not order.is_rehearsal,
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


def _guard(order: Order, newsroom: Newsroom, known: Known, custody: Custody) -> Guard:
    published = (order.root / "content", order.templates, order.output)
    site = newsroom.content.site
    names = custody.judge.forbidden_names() if custody.judge else ()
    return guard_for(order.root, site.privacy, published, names, is_new=custody.are_names_new(site, known.judged))


def _refuse_names(
    order: Order, newsroom: Newsroom, guard: Guard, ledger: Ledger, batches: Sequence[Batch], output: Publication
) -> None:
    """Refuse every file in which a protected name stands; where the list is new, those too that stand already."""
    hits = [Hit(*named) for batch in batches for named in batch.named]
    if guard.lookout is None:
        return
    if guard.is_new:
        made = {finished.artifact.path for batch in batches for finished in batch.finished}
        standing = [artifact for artifact in ledger if artifact.path not in made]
        hits += look_again(standing, guard.lookout, output.read, order.jobs)
    if not hits:
        return
    from site_builder.trace import findings  # late: hardly ever needed

    facts = newsroom.facts_by_file()

    def has_read(artifact: Artifact, path: str) -> bool:
        return path not in facts or Sought(facts[path]).hits(ledger.reads.get(artifact.path, b""))

    folders = {"content": order.root / "content", "templates": order.templates}
    problems = findings(hits, guard.lookout, folders, has_read)
    if any(one.place.path.startswith("content/") for one in problems):
        raise ContentError(problems)
    raise OutputError(problems)


def _silent(
    order: Order, newsroom: Newsroom, ledger: Ledger, batches: Sequence[Batch], output: Publication
) -> tuple[Problem, ...]:
    """What published stories say otherwise now without telling readers; raises ContentError where this site asks for that."""
    staged = (one.artifact for batch in batches for one in batch.finished if one.is_staged and one.artifact.path in output.listed)
    artifacts = [one for one in staged if one.recipe in WATCHED]
    if not artifacts or not order.is_public:
        return ()
    from site_builder.silence import notice, pairs_of  # late: most builds change no story that is published

    return notice(pairs_of(artifacts, ledger.made(), output.earlier, output.coming), newsroom, order.root)


def _refuse_moved_files(order: Order, known: Known, newsroom: Newsroom, batches: Sequence[Batch]) -> None:
    """A file that was written while it was read may have been read by halves."""
    top = f"{(order.root / 'content').resolve()}".removesuffix("content")
    files = known.snapshot.files
    read = {path for id in newsroom.changed for _, path in newsroom.entries[id].files}
    read |= set(newsroom.rest_files) if newsroom.is_rest_new else set()
    read |= {finished.artifact.source for batch in batches for finished in batch.finished if finished.artifact.recipe in LOOKING}
    names = {top + path: path for path in read}
    if any(batch.finished for batch in batches):
        folder = f"{order.templates.resolve()}"
        names |= {path: "templates" + path.removeprefix(folder) for path in files.paths if path.startswith(folder)}
    moved = [name for path, name in sorted(names.items()) if signatures.signature_of(path) != files.get(path)]
    if moved:
        order.memory.presses.clear()
        raise ContentError(tuple(problem(Place(name.replace("\\", "/")), "C018") for name in moved))


def _remember(
    order: Order,
    known: Known,
    issue: Issue,
    ledger: Ledger,
    output: Publication,
    *,
    files: Mapping[str, str],
    staged: Sequence[str],
    custody: Custody,
) -> None:
    if known.vault is None:
        return
    lacking = files.keys() - set(known.outputs.paths) - set(staged)
    looked_at = output.stats(files if lacking else staged) | output.stats([LIST])
    outputs = known.outputs.renewed(looked_at, [*sorted(files), LIST])
    window = (order.now.timestamp(), min(issue.until, custody.until))
    told = (len(issue.public), len(issue.newsroom.entries) - len(issue.public), len(files), issue.warnings)
    fingerprint = known.fingerprint or (b"" if has_links(order.templates) else issue.edition.press.fingerprint)
    files_now = Files(known.snapshot, outputs, window, output.standing, told, custody.judged(), fingerprint)
    order.memory.keep(known, order.root, issue.newsroom, ledger, issue.public, files_now)


@contextmanager
def told_as_findings() -> Iterator[None]:
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
