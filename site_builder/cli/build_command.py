"""`site-builder build`."""

import sys
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli.place import cache_folder, command_for, jobs_of, lies_within, templates_of, time_of
from site_builder.cli.words import say
from site_builder.table import ForgottenError
from site_builder.unchanged import Left, Site, Unchanged, look_back, what_stands

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from site_builder.build import Report
    from site_builder.problems import Problem


def _folder(options: "argparse.Namespace") -> str:
    """Where to build unless said otherwise: only the public site goes to `output/`."""
    if options.drafts:
        return "output-drafts"
    return "output-portable" if options.portable else "output"


def run(options: "argparse.Namespace", language: str) -> int:
    """Build the site into its output folder."""
    began = time.perf_counter()
    output = options.output or options.root / _folder(options)
    if options.drafts and lies_within(output, options.root / "output"):
        print(say(language, "build.no_drafts", output=output), file=sys.stderr)
        return 2
    now, state = time_of(options.as_of), options.state or cache_folder()
    site = Site(options.root, templates_of(options.root), output, (options.drafts, options.portable))
    memory_began, left = time.time_ns(), None
    with suppress(ForgottenError):
        left = look_back(state, site, now=memory_began, jobs=jobs_of(options.jobs), prepare=_import) if state else None
    stands = what_stands(left, output, now.timestamp()) if left else None
    if stands and not options.profile:
        _tell_findings(options, language, stands.warnings)
        _tell(options, language, output, stands, (0, 0, stands.files, 0), began)
        return 0
    report = _build(options, language, site, now, (state, memory_began, left))
    if isinstance(report, int):
        return report
    _tell_findings(options, language, sorted({*report.warnings, *report.silent}))
    if options.profile:
        from site_builder.cli.profile import print_profile  # only where it is asked for

        print_profile(report.stopwatch, language)
    written = report.written
    total = written.new + written.changed + written.same
    stands = Unchanged(report.public, report.hidden, total, report.warnings)
    _tell(options, language, output, stands, (written.new, written.changed, written.same, written.removed), began)
    return 0


def _import() -> None:
    """What a build needs, before it is known all that has changed."""
    import site_builder.build  # noqa: F401 (late: where nothing has changed, it takes longer than to find that out)


def _build(
    options: "argparse.Namespace", language: str, site: Site, now: datetime, memory: tuple[Path | None, int, Left | None]
) -> "Report | int":
    """What a build did, or the exit code of one that failed."""
    # Late: where nothing has changed, none of this is needed, and it takes longer than to find that out.
    from site_builder.build import Order, OutputError, build_site
    from site_builder.cli.findings import print_findings
    from site_builder.cli.progress import progress_bar
    from site_builder.memory import Memory
    from site_builder.problems import ContentError

    with progress_bar(say(language, "build.progress")) as progress:
        order = Order(
            root=site.root,
            templates=site.templates,
            output=site.output,
            now=now,
            is_preview=options.drafts,
            is_portable=options.portable,
            jobs=jobs_of(options.jobs),
            progress=progress,
            memory=Memory(*memory),
        )
        try:
            return build_site(order)
        except (ContentError, OutputError) as error:
            print_findings(error.problems, language, options.format)
            print(say(language, "build.failed", output=site.output), file=sys.stderr)
            return 1 if isinstance(error, ContentError) else 3


def _tell_findings(options: "argparse.Namespace", language: str, found: "Sequence[Problem]") -> None:
    if found or options.format != "text":
        from site_builder.cli.findings import print_findings  # late: mostly there is nothing to tell

        print_findings(found, language, options.format)


def _tell(
    options: "argparse.Namespace",
    language: str,
    output: Path,
    stands: Unchanged,
    written: tuple[int, int, int, int],
    began: float,
) -> None:
    if options.format != "text":
        return
    counts = dict(zip(("new", "changed", "same", "removed"), written, strict=True))
    seconds = f"{time.perf_counter() - began:.2f}"
    print(say(language, "build.done", total=stands.files, output=output, seconds=seconds, **counts))
    print(say(language, "build.stories", public=stands.public, hidden=stands.hidden))
    hint = "build.look_portable" if options.portable else "build.look_drafts" if options.drafts else "build.look"
    print(say(language, hint, page=(output / "index.html").resolve(), command=command_for(options.root).format("serve")))
