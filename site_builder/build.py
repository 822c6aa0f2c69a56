"""The build, as a sentence: load, check, plan, render, gate, write."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from site_builder.artifact import Artifact
from site_builder.catalogue import is_error
from site_builder.check import check_content
from site_builder.gate.pages import Finished, check_pages
from site_builder.gate.pictures import check_pictures
from site_builder.load.content import load_content
from site_builder.load.loaded import Loaded
from site_builder.memory import Memory
from site_builder.model.content import Content, preview_at, public_at
from site_builder.plan.edition import Edition
from site_builder.plan.features import check_addresses, plan_artifacts
from site_builder.plan.frame import base_url
from site_builder.plan.urls import Urls
from site_builder.problems import ContentError, Place, Problem, problem
from site_builder.render.pictures import inspect_picture
from site_builder.render.printer import Printer, RenderError, fingerprint_of
from site_builder.workshop import Progress, make_all
from site_builder.write.output import WriteError, Written, write_output

Result = TypeVar("Result")


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
    """Of a process that builds again and again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did."""

    content: Content
    """What is public."""
    hidden: int
    """Stories that are not."""
    warnings: tuple[Problem, ...]
    written: Written


def build_site(order: Order) -> Report:
    """Build the site, or change nothing.

    Raises:
        ContentError: if the content is wrong.
        OutputError: if a template or the output is wrong.
    """
    loaded, warnings = read_content(order.root, order.memory)
    content = _sound(loaded)
    edition = _edition(order, loaded, content)
    artifacts = _planned(edition)
    finished = _made(artifacts, order)
    _let_through(finished, base_url(edition))
    written = _written({artifact.path: artifact.data for artifact in finished}, order.output)
    public = edition.content
    hidden = len(content.stories) - len(public.stories)
    return Report(content=public, hidden=hidden, warnings=warnings, written=written)


def read_content(root: Path, memory: Memory | None = None) -> tuple[Loaded, tuple[Problem, ...]]:
    """Load and check.

    Returns:
        What was read, and the warnings.

    Raises:
        ContentError: with every finding, warnings too, if any of them is an error.
    """
    known = memory or Memory()
    loaded = load_content(root, lambda file: known.inspect(file, inspect_picture))
    problems = list(loaded.problems)
    if loaded.content is not None:
        problems += check_content(loaded.content, loaded)
    found = tuple(sorted(set(problems)))
    if any(is_error(one) for one in found):
        raise ContentError(found)
    return loaded, found


def check_site(order: Order) -> tuple[Problem, ...]:
    """Everything that can be told without making a page. Raises as `build_site` does."""
    loaded, warnings = read_content(order.root, order.memory)
    content = _sound(loaded)
    _planned(_edition(order, loaded, content))
    return warnings


def _sound(loaded: Loaded) -> Content:
    if loaded.content is None:
        raise ContentError(tuple(sorted(set(loaded.problems))))
    return loaded.content


def _edition(order: Order, loaded: Loaded, content: Content) -> Edition:
    """What is published at the time of the order; in a preview, what could be."""
    shown = preview_at(content, order.now) if order.is_preview else public_at(content, order.now)
    return Edition(
        content=shown,
        urls=Urls(shown.site.languages, order.is_portable),
        press=_printer(order),
        now=order.now,
        is_preview=order.is_preview,
        sources=_sources(loaded),
    )


def _sources(loaded: Loaded) -> dict[tuple[str, str, str], str]:
    return {(ref.kind, ref.id, ref.language): path for ref, path in loaded.sources.items()}


def _printer(order: Order) -> Printer:
    def make() -> Printer:
        return Printer(order.root, order.templates)

    return _with_template_errors(lambda: order.memory.press(fingerprint_of(order.templates), make))


def _planned(edition: Edition) -> tuple[Artifact, ...]:
    artifacts = _with_template_errors(lambda: plan_artifacts(edition))
    if problems := tuple(sorted(set(check_addresses(artifacts)))):
        raise ContentError(problems)
    return artifacts


def _made(artifacts: Sequence[Artifact], order: Order) -> list[Finished]:
    def make(missing: Sequence[Artifact]) -> list[bytes]:
        return make_all(missing, order.jobs, order.progress)

    made = _with_template_errors(lambda: order.memory.make(artifacts, make))
    return [Finished(str(artifact.path), artifact.source, data) for artifact, data in zip(artifacts, made, strict=True)]


def _let_through(finished: Sequence[Finished], base: str) -> None:
    if problems := sorted({*check_pages(finished, base), *check_pictures(finished)}):
        raise OutputError(problems)


def _written(files: dict[str, bytes], output: Path) -> Written:
    try:
        return write_output(files, output)
    except WriteError as error:
        raise OutputError([problem(Place(error.path), error.code, **error.values)]) from error


def _with_template_errors(work: Callable[[], Result]) -> Result:
    try:
        return work()
    except RenderError as error:
        place = Place(f"templates/{error.template}", error.line)
        raise OutputError([problem(place, "O105", reason=error.reason)]) from error
