"""What it costs to look for protected names: the gate's share of a build, over every file of a built site.

    python bench/names.py FOLDER [--names 50]

None of the names stands in the corpus, but each has a first name that does, as names in real life do. Prints processor time a
file, and every hit, of which there should be none.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from corpus import WORDS

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from site_builder.gate.lookout import Lookout

SURNAMES = ("Rahayuningsih", "Qomariyah", "Harapan Sari", "Kusumah", "Panen Raya")
TIMES = 3
"""The least of so many measurements is given."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What looking through a site took."""

    seconds: float
    files: int
    hits: tuple[str, ...]
    """Files in which a name was found."""

    @property
    def milliseconds(self) -> float:
        """A file."""
        return self.seconds / max(self.files, 1) * 1000


def near_misses(count: int) -> list[str]:
    """So many names that share a word with the corpus."""
    return [f"{first} {last}" for last, first in product(SURNAMES, WORDS["first_names"])][:count]


def cost_of(output: Path, names: Sequence[str]) -> Cost:
    """Look through every file of a built site."""
    files = sorted(path for path in output.rglob("*") if path.is_file() and path.suffix != ".sha256")
    least, hits = float("inf"), set[str]()
    for _ in range(TIMES):
        lookout, spent = Lookout(names), 0.0
        for file in files:
            path, data = file.relative_to(output).as_posix(), file.read_bytes()
            began = time.process_time()
            if lookout.find(path, data):
                hits.add(path)
            spent += time.process_time() - began
        least = min(least, spent)
    return Cost(least, len(files), tuple(sorted(hits)))


def main() -> int:
    """Print what it costs; 1 if a name was found."""
    parser = argparse.ArgumentParser(description="Measure the search for protected names over a built site.")
    parser.add_argument("output", type=Path, metavar="FOLDER", help="a site's output")
    parser.add_argument("--names", type=int, default=50, metavar="N", help="how many names (default: 50)")
    wanted = parser.parse_args()
    cost = cost_of(wanted.output, near_misses(wanted.names))
    print(f"{wanted.names} names, {cost.files} files: {cost.seconds:.3f} s, {cost.milliseconds:.3f} ms a file")
    for path in cost.hits:
        print(f"found in {path}")
    return 1 if cost.hits else 0


if __name__ == "__main__":
    sys.exit(main())
