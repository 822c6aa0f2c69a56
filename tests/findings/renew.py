"""Writes anew what every malformed site must be told. Look at the difference line by line before you keep it.

python tests/findings/renew.py
"""

import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

from malformed import FAMILIES, SAID  # noqa: E402 (the two folders above are not installed)
from malformed.runs import make_site, run  # noqa: E402 (the same)


def main() -> None:
    """Run every case in both languages."""
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
