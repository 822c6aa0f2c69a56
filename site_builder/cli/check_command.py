"""`site-builder check`."""

import argparse
import sys
from collections.abc import Sequence

from site_builder.build import Order, OutputError
from site_builder.catalogue import is_error
from site_builder.cli.findings import print_findings
from site_builder.cli.place import templates_of, time_of
from site_builder.cli.words import say
from site_builder.problems import ContentError, Problem
from site_builder.survey import check_site


def run(options: argparse.Namespace, language: str) -> int:
    """Tell everything that is wrong with the content; write only what `--fix` may."""
    now = time_of(options.as_of)

    def check() -> Sequence[Problem]:
        order = Order(root=options.root, templates=templates_of(options.root), output=options.root / "output", now=now)
        try:
            return check_site(order, with_hints=options.hints)
        except ContentError as error:
            return error.problems

    if options.yes and not options.fix:
        print(say(language, "fix.yes_alone"), file=sys.stderr)
        return 2
    if options.fix and options.format != "text":
        print(say(language, "fix.text_only"), file=sys.stderr)
        return 2
    try:
        if options.fix:
            from site_builder.cli.mend import mend  # late: only where it is asked for

            found = mend(options.root, check, language, yes=options.yes)
        else:
            found = check()
    except OutputError as error:
        print_findings(error.problems, language, options.format)
        return 3
    print_findings(found, language, options.format)
    if options.format == "text" and not found:
        print(say(language, "check.clean"), file=sys.stderr)
    return 1 if any(is_error(one) for one in found) else 0
