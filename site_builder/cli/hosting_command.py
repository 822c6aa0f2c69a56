"""`site-builder hosting`."""

import argparse

from site_builder.build import Order, OutputError
from site_builder.cli.findings import print_findings
from site_builder.cli.place import templates_of, time_of
from site_builder.hosting import settings_for
from site_builder.problems import ContentError
from site_builder.survey import host_site


def run(options: argparse.Namespace, language: str) -> int:
    """Print what belongs into a server's settings, and write nothing."""
    order = Order(
        root=options.root, templates=templates_of(options.root), output=options.root / "output", now=time_of(options.as_of)
    )
    try:
        site = host_site(order)
    except (ContentError, OutputError) as error:
        print_findings(error.problems, language, "text")
        return 1 if isinstance(error, ContentError) else 3
    print(settings_for(options.server, site), end="")
    return 0
