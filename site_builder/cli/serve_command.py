"""`site-builder serve`."""

import argparse
import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path

from site_builder.build import Order, OutputError, build_site
from site_builder.catalogue import severity_of
from site_builder.cli.findings import as_line, print_findings
from site_builder.cli.place import cache_folder, templates_of, time_of
from site_builder.cli.words import say
from site_builder.contact_sheet import SHEET_TEXTS, ContactSheet
from site_builder.memory import Memory
from site_builder.problems import ContentError
from site_builder.serve.overlay import overlay
from site_builder.serve.server import HOST, SHEET, Panel, Served, serve
from site_builder.signatures import is_private_same


def run(options: argparse.Namespace, language: str) -> int:
    """Build, serve, and build again after each save."""
    root: Path = options.root
    panel, memory = Panel(language), Memory(folder=cache_folder())
    templates, output = templates_of(root), root / (".serve-public" if options.public else ".serve")

    def rebuild() -> None:
        memory.began = time.time_ns()
        order = Order(
            root=root,
            templates=templates,
            output=output,
            now=time_of(None),
            is_preview=not options.public,
            is_kept=False,
            memory=memory,
        )
        _rebuild(order, panel, language)

    rebuild()
    gc.enable()  # this program goes on for hours, and what a build leaves behind refers to itself
    if panel.html and not output.is_dir():
        output.mkdir()

    def ready() -> None:
        print(say(language, "serve.photos", url=f"http://{HOST}:{options.port}/{SHEET}"))
        print(say(language, "serve.ready", url=f"http://{HOST}:{options.port}/"), flush=True)

    folders = (root / "content", templates)
    sheet = _sheet(root, language)
    served = Served(
        output=output,
        folders=folders,
        rebuild=rebuild,
        is_stale=lambda: not is_private_same(memory.private),
        ready=ready,
        port=options.port,
        opens=options.open,
        sheet=sheet,
    )
    try:
        serve(served, panel)
    except OSError as error:
        if error.errno is None:
            raise
        print(say(language, "serve.port_taken", port=options.port, other=options.port + 1), file=sys.stderr)
        return 2
    print(say(language, "serve.stopped"))
    return 0


def _sheet(root: Path, language: str) -> Callable[[str], tuple[bytes, str] | None]:
    """What stands below `/_photos/`."""
    texts = {key: say(language, f"sheet.{key}") for key in SHEET_TEXTS}
    sheet = ContactSheet(root, "en" if language == "en" else "id", texts, lambda one: as_line(one, language))
    return sheet.answer


def _rebuild(order: Order, panel: Panel, language: str) -> None:
    """One build; what is wrong is told on the terminal and over every page."""
    began = time.perf_counter()
    try:
        report = build_site(order)
    except (ContentError, OutputError) as error:
        lines = [as_line(one, language) for one in error.problems if severity_of(one) != "off"]
        panel.html = overlay(say(language, "serve.overlay"), say(language, "serve.overlay_hint"), lines)
        print_findings(error.problems, language)
        print(say(language, "serve.failed", count=len(lines)), file=sys.stderr, flush=True)
        return
    panel.html = b""
    print_findings(sorted({*report.warnings, *report.silent}), language)
    changed = report.written.new + report.written.changed + report.written.removed
    print(say(language, "serve.rebuilt", seconds=f"{time.perf_counter() - began:.2f}", changed=changed), flush=True)
