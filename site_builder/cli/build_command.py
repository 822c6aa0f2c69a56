"""`site-builder build`."""

import argparse
import sys
import time

from site_builder.build import Order, OutputError, build_site
from site_builder.cli.findings import print_findings
from site_builder.cli.place import command_for, jobs_of, memory_of, templates_of, time_of
from site_builder.cli.profile import print_profile
from site_builder.cli.progress import progress_bar
from site_builder.cli.words import say
from site_builder.problems import ContentError


def _folder(options: argparse.Namespace) -> str:
    """Where to build unless said otherwise: only the public site goes to `output/`."""
    if options.drafts:
        return "output-drafts"
    return "output-portable" if options.portable else "output"


def run(options: argparse.Namespace, language: str) -> int:
    """Build the site into its output folder."""
    began = time.perf_counter()
    output = options.output or options.root / _folder(options)
    if options.drafts and output.resolve() == (options.root / "output").resolve():
        print(say(language, "build.no_drafts", output=output), file=sys.stderr)
        return 2
    with progress_bar(say(language, "build.progress")) as progress:
        order = Order(
            root=options.root,
            templates=templates_of(options.root),
            output=output,
            now=time_of(options.as_of),
            is_preview=options.drafts,
            is_portable=options.portable,
            jobs=jobs_of(options.jobs),
            progress=progress,
            memory=memory_of(options.state),
        )
        try:
            report = build_site(order)
        except (ContentError, OutputError) as error:
            print_findings(error.problems, language, options.format)
            print(say(language, "build.failed", output=output), file=sys.stderr)
            return 1 if isinstance(error, ContentError) else 3
    print_findings(report.warnings, language, options.format)
    if options.profile:
        print_profile(report.stopwatch, language)
    if options.format == "text":
        written = report.written
        total = written.new + written.changed + written.same
        print(
            say(
                language,
                "build.done",
                total=total,
                output=output,
                new=written.new,
                changed=written.changed,
                same=written.same,
                removed=written.removed,
                seconds=f"{time.perf_counter() - began:.2f}",
            )
        )
        print(say(language, "build.stories", public=report.public, hidden=report.hidden))
        hint = "build.look_portable" if options.portable else "build.look_drafts" if options.drafts else "build.look"
        print(say(language, hint, page=(output / "index.html").resolve(), command=command_for(options.root).format("serve")))
    return 0
