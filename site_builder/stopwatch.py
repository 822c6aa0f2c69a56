"""Where the time of a build went. A stopwatch, not a calendar: nothing that is published depends on it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from time import perf_counter

from site_builder.dataclass import dataclass

__all__ = ["Stopwatch", "perf_counter"]


@dataclass(slots=True)
class Stopwatch:
    """Seconds by stage, and by what was made; the latter added up over all processes."""

    stages: dict[str, float] = field(default_factory=dict)
    made: dict[str, float] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time spent within as this stage's."""
        began = perf_counter()
        try:
            yield
        finally:
            self.stages[name] = self.stages.get(name, 0.0) + perf_counter() - began

    def add(self, seconds: Mapping[str, float], counts: Mapping[str, int]) -> None:
        """What one process spent and made."""
        for name, spent in seconds.items():
            self.made[name] = self.made.get(name, 0.0) + spent
        for name, count in counts.items():
            self.counts[name] = self.counts.get(name, 0) + count
