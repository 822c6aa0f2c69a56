"""`site-builder schema`."""

import argparse
import json
import sys
from pathlib import Path

from site_builder.cli.words import say
from site_builder.load.schemas import KINDS, schema

FOLDER = ".schema"


def run(options: argparse.Namespace, language: str) -> int:
    """Print one schema, or write all of them beside `content/`."""
    if options.kind is not None:
        if options.kind not in KINDS:
            print(say(language, "schema.unknown", found=options.kind, allowed=", ".join(KINDS)), file=sys.stderr)
            return 2
        print(as_text(options.kind), end="")
        return 0
    folder = options.root / FOLDER
    if options.check:
        stale = [kind for kind in KINDS if not _is_current(folder, kind)]
        print(say(language, "schema.stale" if stale else "schema.current", kinds=", ".join(stale)), file=sys.stderr)
        return 1 if stale else 0
    write_schemas(options.root)
    print(say(language, "schema.written", folder=folder, kinds=", ".join(KINDS)))
    return 0


def as_text(kind: str) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=1) + "\n"


def write_schemas(root: Path) -> None:
    """All schemas into `root/.schema/`."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        (folder / f"{kind}.json").write_text(as_text(kind), encoding="utf-8", newline="\n")


def _is_current(folder: Path, kind: str) -> bool:
    file = folder / f"{kind}.json"
    return file.is_file() and file.read_text("utf-8") == as_text(kind)
