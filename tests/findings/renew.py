"""Writes anew what every malformed site must be told, and the documents of all rules. Look at the difference line by line before you keep it.

python tests/findings/renew.py
"""

import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(PROJECT)]

from malformed import FAMILIES, SAID  # noqa: E402 (the two folders above are not installed)
from malformed.runs import make_site, run  # noqa: E402 (the same)

from site_builder.cli.rules_reference import reference  # noqa: E402 (the same)

RULES = {"aturan.md": "id", "rules.md": "en"}
"""The documents of all rules."""


def main() -> None:
    """Run every case in both languages."""
    for name, language in RULES.items():
        (PROJECT / "docs" / name).write_text(reference(language), "utf-8")
    SAID.mkdir(exist_ok=True)
    for family, cases in FAMILIES.items():
        for language in ("id", "en"):
            sections = []
            for case in cases:
                with tempfile.TemporaryDirectory() as folder:
                    findings = run("check", make_site(Path(folder), case.files), language).findings
                sections.append("\n".join([f"== {case.name}", *findings]) + "\n")
            (SAID / f"{family}.{language}.txt").write_text("\n".join(sections), "utf-8")


if __name__ == "__main__":
    main()
