"""Where the time of a build went, as two small tables."""

import sys

from site_builder.cli.words import say
from site_builder.stopwatch import Stopwatch


def print_profile(watch: Stopwatch, language: str) -> None:
    """Print seconds by stage, then by what was made with how many there were, the most expensive first."""
    total = sum(watch.stages.values())
    rows = [(name, spent, "") for name, spent in watch.stages.items()]
    _table(say(language, "profile.stages"), [*rows, (say(language, "profile.total"), total, "")])
    made = sorted(watch.made.items(), key=lambda item: -item[1])
    _table(say(language, "profile.made"), [(name, spent, str(watch.counts.get(name, ""))) for name, spent in made])


def _table(heading: str, rows: list[tuple[str, float, str]]) -> None:
    width = max((len(name) for name, _, _ in rows), default=0)
    print(heading, file=sys.stderr)
    for name, spent, count in rows:
        print(f"  {name:<{width}} {spent:8.3f} s {count:>7}".rstrip(), file=sys.stderr)
