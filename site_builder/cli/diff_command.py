"""`site-builder diff`: what would change for the public since the site was last built."""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any

from site_builder.build import Order, OutputError, rehearse
from site_builder.cli.findings import print_findings
from site_builder.cli.place import cache_folder, jobs_of, templates_of, time_of
from site_builder.cli.progress import progress_bar
from site_builder.cli.words import say
from site_builder.comparison import Difference, Page, difference
from site_builder.memory import Memory
from site_builder.problems import ContentError
from site_builder.wordings import Change

DIFFERENT = 4
"""Exit code where something would change, if `--exit-code` asks for one."""
AROUND = 6
"""Words that are shown around a change."""
MOST = 12
"""Changes of one page that are shown; `--all` shows the rest."""
COLOURS = {"old": ("\x1b[31m", "\x1b[0m"), "new": ("\x1b[32m", "\x1b[0m"), "same": ("", "")}
MARKS = {"old": ("[-", "-]"), "new": ("{+", "+}"), "same": ("", "")}
KINDS = (
    "story",
    "program",
    "page",
    "organization",
    "person",
    "tombstone",
    "redirect",
    "list",
    "feed",
    "photo",
    "share_card",
    "qr_code",
    "gone",
)


def run(options: argparse.Namespace, language: str) -> int:
    """Compare, and tell it as text or JSON."""
    output = options.output or options.root / "output"
    try:
        with progress_bar(say(language, "build.progress")) as progress:
            order = Order(
                root=options.root,
                templates=templates_of(options.root),
                output=output,
                now=time_of(options.as_of),
                is_kept=False,
                jobs=jobs_of(None),
                progress=progress,
                memory=Memory(folder=options.state or cache_folder(), began=time.time_ns()),
            )
            found = rehearse(order, lambda rehearsal: difference(rehearsal, options.root))
    except (ContentError, OutputError) as error:
        print_findings(error.problems, language)
        print(say(language, "diff.failed"), file=sys.stderr)
        return 1 if isinstance(error, ContentError) else 3
    if options.format == "json":
        print(json.dumps(_as_data(found), ensure_ascii=False, indent=1))
    else:
        print(
            say(language, "diff.against", output=output, published=found.published)
            if found.published
            else say(language, "diff.first")
        )
        print("\n".join(_lines(found, language, is_all=options.all)))
    return DIFFERENT if options.exit_code and not found.is_nothing else 0


def _lines(found: Difference, language: str, *, is_all: bool) -> Iterator[str]:
    if found.is_nothing:
        yield say(language, "diff.nothing")
        return
    for heading, pages in (
        ("new", found.new),
        ("changed", found.changed),
        ("replaced", found.replaced),
        ("removed", found.removed),
    ):
        if pages:
            yield "\n" + say(language, f"diff.{heading}", count=len(pages))
            for page in pages:
                yield from _page(page, language, is_all=is_all)
    if found.people:
        yield "\n" + say(language, "diff.people", count=len(found.people))
        yield from (f"  {name}" for name in found.people)
    if found.consents:
        yield "\n" + say(language, "diff.consents", count=len(found.consents))
        forms = {form: say(language, f"form.{form}") for form in ("quote", "alias", "name", "face", "voice")}
        yield from (f"  {one.consent}  {forms.get(one.form, one.form)}  ({one.where})" for one in found.consents)
    if found.figures:
        yield "\n" + say(language, "diff.figures", count=len(found.figures))
        yield from (f"  {_worded(change)}" for change in found.figures)
    yield from _others(found, language, is_all=is_all)


def _page(page: Page, language: str, *, is_all: bool) -> Iterator[str]:
    kind = f" ({_kind(page.kind, language)})" if page.kind else ""
    yield f"  {page.address}  {page.title}{kind}"
    changes = page.changes if is_all else page.changes[:MOST]
    yield from (f"    {say(language, f'part.{change.kind}')}: {_worded(change)}" for change in changes)
    if len(page.changes) > len(changes):
        yield "    " + say(language, "diff.more", count=len(page.changes) - len(changes))


def _kind(kind: str, language: str) -> str:
    return say(language, f"diff.kind.{kind if kind in KINDS else 'other'}")


def _others(found: Difference, language: str, *, is_all: bool) -> Iterator[str]:
    """What follows from the rest: how many files of each kind; with `--all`, which."""
    if not found.others:
        return
    yield "\n" + say(language, "diff.others", count=sum(map(len, found.others.values())))
    counts: dict[str, int] = {}
    for kind, paths in found.others.items():
        named = _kind(kind, language)
        counts[named] = counts.get(named, 0) + len(paths)
        if is_all:
            yield from (f"  {path}  ({named})" for path in paths)
    if not is_all:
        yield "  " + ", ".join(f"{named}: {count}" for named, count in sorted(counts.items()))
        yield "  " + say(language, "diff.all")


def _worded(change: Change) -> str:
    """A change word by word: in colours on a terminal, in marks elsewhere."""
    marks = COLOURS if sys.stdout.isatty() else MARKS
    pieces: Sequence[tuple[str, str]] = change.pieces(AROUND)
    return " ".join(f"{marks[kind][0]}{text}{marks[kind][1]}" for kind, text in pieces)


def _as_data(found: Difference) -> dict[str, Any]:
    def page(one: Page) -> dict[str, Any]:
        return {
            "address": one.address,
            "kind": one.kind,
            "title": one.title,
            "changes": [change._asdict() for change in one.changes],
        }

    return {
        "published": found.published,
        "new": [page(one) for one in found.new],
        "changed": [page(one) for one in found.changed],
        "replaced": [page(one) for one in found.replaced],
        "removed": [page(one) for one in found.removed],
        "people": list(found.people),
        "consents": [one._asdict() for one in found.consents],
        "figures": [change._asdict() for change in found.figures],
        "others": {kind: list(paths) for kind, paths in found.others.items()},
    }
