"""`site-builder verify`: whether a folder, or a site that is served, holds what was published."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from site_builder.build import published_files, read_site
from site_builder.catalogue import word
from site_builder.cli.findings import print_findings
from site_builder.cli.progress import progress_bar
from site_builder.cli.words import say
from site_builder.problems import ContentError, Problem
from site_builder.served import Server
from site_builder.verification import check_folder, check_served

JOBS = 6
"""Files that are asked for at the same time: what a browser does."""
MOST_JOBS = 32


def run(options: argparse.Namespace, language: str) -> int:
    """Tell what is missing, changed, left over or cannot be had."""
    target = str(options.target or options.root / "output")
    is_served = target.lower().startswith(("http://", "https://"))
    folder = options.root / "output" if is_served else Path(target)
    files = published_files(options.against or folder)
    if not files:
        print(say(language, "verify.no_list", folder=options.against or folder), file=sys.stderr)
        return 2
    skipped = 0
    if is_served:
        if (base := _base(target)) is None:
            print(say(language, "verify.bad_url", url=target), file=sys.stderr)
            return 2
        with progress_bar(say(language, "verify.progress")) as progress:
            jobs = min(max(options.jobs or JOBS, 1), MOST_JOBS)
            with closing(Server(base, timeout=max(options.timeout, 0.1))) as server:
                found, skipped = check_served(server, files, _withdrawn(options.root, language), jobs, progress)
    else:
        found = list(check_folder(folder, files))
    _tell(options, found, language)
    if skipped:
        print(say(language, "verify.skipped", count=skipped), file=sys.stderr)
    if options.format == "text":
        key = "verify.wrong" if found or skipped else "verify.sound"
        print(say(language, key, target=target, files=len(files), count=len(found)))
    return 3 if found or skipped else 0


def _tell(options: argparse.Namespace, found: Sequence[Problem], language: str) -> None:
    if options.format == "json":
        print_findings(found, language, "json")
        return
    for one in found:
        print(f"{one.place.path}: {word(one, language)}", file=sys.stderr)


def _base(url: str) -> str | None:
    """The address of the site's root; None where it is none that can be asked."""
    try:
        parts = urlsplit(url)
        is_whole = (
            bool(parts.hostname) and parts.port != 0 and not (parts.username or parts.password or parts.query or parts.fragment)
        )
    except ValueError:
        return None
    return url.rstrip("/") + "/" if is_whole and url.isascii() and not any(character.isspace() for character in url) else None


def _withdrawn(root: Path, language: str) -> tuple[str, ...]:
    """Every address that a record of withdrawal names."""
    if not (root / "content" / "site.yaml").is_file():
        return ()
    try:
        content = read_site(root)
    except ContentError:
        print(say(language, "verify.unread"), file=sys.stderr)
        return ()
    found = (address for record in content.withdrawals.values() for address in (*record.addresses.id, *record.addresses.en))
    return tuple(dict.fromkeys(found))
