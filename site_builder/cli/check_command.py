"""`site-builder check`."""

import argparse
import sys

from site_builder.build import Order, OutputError, check_site
from site_builder.cli.findings import print_findings
from site_builder.cli.place import templates_of, time_of
from site_builder.cli.words import say
from site_builder.problems import ContentError


def run(options: argparse.Namespace, language: str) -> int:
    """Tell everything that is wrong with the content, and write nothing."""
    order = Order(
        root=options.root, templates=templates_of(options.root), output=options.root / "output", now=time_of(options.as_of)
    )
    try:
        warnings = check_site(order)
    except (ContentError, OutputError) as error:
        print_findings(error.problems, language, options.format)
        return 1 if isinstance(error, ContentError) else 3
    print_findings(warnings, language, options.format)
    if options.format == "text" and not warnings:
        print(say(language, "check.clean"), file=sys.stderr)
    return 0
