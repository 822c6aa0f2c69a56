"""`site-builder init`."""

import argparse
import shutil
import sys
from pathlib import Path

from site_builder.cli.place import command_for, packaged
from site_builder.cli.schema_command import write_schemas
from site_builder.cli.words import say


def run(options: argparse.Namespace, language: str) -> int:
    """A new unit's site: starter content that builds at once."""
    target: Path = options.directory
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        print(say(language, "init.not_empty", directory=target), file=sys.stderr)
        return 2
    target.mkdir(parents=True, exist_ok=True)
    shutil.copytree(packaged("starter"), target, dirs_exist_ok=True)
    (target / ".gitignore").write_text(
        "/output/\n/output-*/\n/.serve*/\n/private/\n.*-staging/\n.*-lock\n", encoding="utf-8", newline="\n"
    )
    if options.with_templates:
        shutil.copytree(packaged("templates"), target / "templates")
    write_schemas(target)
    print(say(language, "init.done", directory=target, command=command_for(target).format("serve")))
    return 0
