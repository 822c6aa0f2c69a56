"""What was measured, as a table and as JSON."""

import platform
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from os import cpu_count
from statistics import median
from typing import Any

from rounds import BODY, COLD, JOBS, NOTHING, TITLE, Entry

MIB = 2**20
OURS, BASIS = "ours", "hugo"
"""Who is compared with whom."""
GROWTH = 5.5
"""A cold build of five times the stories takes at most this many times as long."""

Figure = Callable[[Entry], float | None]
"""One number of an entry; None if it is not known."""


@dataclass(frozen=True, slots=True)
class Target:
    """What we want to reach, at 10,000 stories."""

    ratio: float
    """At most this many times Hugo's figure."""
    seconds: float | None = None
    """And less than this."""

    def __str__(self) -> str:
        """As the table says it."""
        return f"≤ {self.ratio:g}" + (f", < {self.seconds:g} s" if self.seconds else "")


TARGETS = {COLD: Target(0.6), BODY: Target(0.05, 0.3), TITLE: Target(0.10), NOTHING: Target(0.015, 0.08)}
MEMORY_TARGET = Target(0.4)


def table(entries: Sequence[Entry], checked: dict[str, bool]) -> str:
    """The whole report in Markdown: a table for each size, and how cold builds grow with the size."""
    sizes = sorted({entry.stories for entry in entries})
    parts = [_one_size([entry for entry in entries if entry.stories == size], checked) for size in sizes]
    growths = "\n".join(_growths(entries, sizes))
    return "\n\n".join([*parts, growths] if growths else parts)


def as_json(entries: Sequence[Entry], checked: dict[str, bool], *, seed: int) -> dict[str, Any]:
    """Everything that was measured; times in seconds, sizes and memory in bytes."""
    return {
        "machine": {"system": platform.platform(), "processors": cpu_count(), "python": platform.python_version()},
        "seed": seed,
        "results": [_result(entry, entries, ok=checked[key(entry)]) for entry in entries],
    }


def key(entry: Entry) -> str:
    """How an entry is called."""
    return f"{entry.contestant.name}-{entry.stories}"


def ratio(entry: Entry, entries: Sequence[Entry], figure: Figure) -> float | None:
    """An entry's figure as a multiple of Hugo's at the same size; None if either is not known."""
    basis = next((each for each in entries if each.contestant.name == BASIS and each.stories == entry.stories), None)
    mine, theirs = figure(entry), figure(basis) if basis else None
    return mine / theirs if mine is not None and theirs else None


def wall(job: str) -> Figure:
    """The median of a job's wall times, in seconds."""
    return _median_of(job, "wall")


def memory(job: str) -> Figure:
    """The peak of a job's memory, in bytes."""
    return lambda entry: entry.memory.get(job)


def _one_size(entries: Sequence[Entry], checked: dict[str, bool]) -> str:
    head = ["", *(entry.contestant.name for entry in entries), f"{OURS} : {BASIS}", "target", "met"]
    rows = [_row("counted runs", entries, lambda entry: str(len(entry.runs[COLD])))]
    rows += [_row(f"{job}, s", entries, _spread_of(job, "wall"), wall(job), target) for job, target in TARGETS.items()]
    rows += [_row(f"{job}, CPU s", entries, _spread_of(job, "cpu"), _median_of(job, "cpu")) for job in JOBS]
    rows.append(_row("memory, cold, MiB", entries, _mib_of(memory(COLD)), memory(COLD), MEMORY_TARGET))
    rows.append(_row("memory, body edit, MiB", entries, _mib_of(memory(BODY)), memory(BODY)))
    rows.append(_row("output, MiB", entries, _mib_of(lambda entry: entry.output.bytes), lambda entry: entry.output.bytes))
    rows.append(_row("output, files", entries, lambda entry: f"{entry.output.files:,}"))
    rows.append(_row("output, pages", entries, lambda entry: f"{entry.output.pages:,}"))
    rows.append(_row("kept for the next build, MiB", entries, _mib_of(lambda entry: entry.kept)))
    rows.append(
        _row("search for 50 names, ms a file", entries, lambda entry: "–" if entry.names is None else f"{entry.names:.3f}")
    )
    rows += [_row(f"{job}, wrote", entries, _written_by(job)) for job in (BODY, TITLE, NOTHING)]
    rows.append(_row("every page and edit there", entries, lambda entry: "yes" if checked[key(entry)] else "NO"))
    return f"{entries[0].stories:,} stories; medians (lowest to highest)\n\n{_aligned(head, rows)}"


def _row(
    name: str, entries: Sequence[Entry], shown: Callable[[Entry], str], figure: Figure | None = None, target: Target | None = None
) -> list[str]:
    """A line of the table: what each entry shows, and our *figure* beside Hugo's and the *target*."""
    ours = next((entry for entry in entries if entry.contestant.name == OURS), None)
    value = ratio(ours, entries, figure) if ours and figure else None
    mine = figure(ours) if ours and figure else None
    met = ""
    if target and value is not None and mine is not None:
        met = "yes" if value <= target.ratio and (target.seconds is None or mine < target.seconds) else "no"
    compared = "" if value is None else f"{value:.3f}"
    return [name, *map(shown, entries), compared, str(target or ""), met]


def _growths(entries: Sequence[Entry], sizes: Sequence[int]) -> Iterator[str]:
    """How much longer a cold build of the largest corpus takes than one of the smallest."""
    if len(sizes) == 1:
        return
    cold = wall(COLD)
    for large in (entry for entry in entries if entry.stories == sizes[-1]):
        name = large.contestant.name
        small = next(entry for entry in entries if entry.stories == sizes[0] and entry.contestant.name == name)
        mine, less = cold(large), cold(small)
        if mine and less:
            target = f" (target at 50,000 and 10,000: ≤ {GROWTH:g})" if name == OURS else ""
            yield f"{name}: cold, {sizes[-1]:,} : {sizes[0]:,} stories = {mine / less:.2f}{target}"


def _result(entry: Entry, entries: Sequence[Entry], *, ok: bool) -> dict[str, Any]:
    return {
        "name": entry.contestant.name,
        "stories": entry.stories,
        "jobs": {
            job: {
                "runs": [{"wall": run.wall, "cpu": run.cpu} for run in entry.runs[job]],
                "median": wall(job)(entry),
                "ratio": ratio(entry, entries, wall(job)),
                "memory": entry.memory[job],
                "files_written": entry.written[job][0],
                "bytes_written": entry.written[job][1],
            }
            for job in JOBS
        },
        "memory_ratio": ratio(entry, entries, memory(COLD)),
        "kept": entry.kept,
        "names": entry.names,
        "output": asdict(entry.output),
        "ok": ok,
    }


def _median_of(job: str, measured: str) -> Figure:
    return lambda entry: median(getattr(run, measured) for run in entry.runs[job]) if entry.runs[job] else None


def _spread_of(job: str, measured: str) -> Callable[[Entry], str]:
    def shown(entry: Entry) -> str:
        values = [getattr(run, measured) for run in entry.runs[job]]
        return f"{median(values):.3f} ({min(values):.3f}–{max(values):.3f})" if values else "–"

    return shown


def _mib_of(figure: Figure) -> Callable[[Entry], str]:
    def shown(entry: Entry) -> str:
        count = figure(entry)
        return "–" if count is None else f"{count / MIB:.1f}"

    return shown


def _written_by(job: str) -> Callable[[Entry], str]:
    return lambda entry: f"{entry.written[job][0]:,} files, {entry.written[job][1] / MIB:.2f} MiB"


def _aligned(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table that is also easy to read as it is."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines = [head, [f"{'-' * (width - 1)}{':' if column else '-'}" for column, width in enumerate(widths)], *rows]
    return "\n".join(
        f"| {line[0]:<{widths[0]}} | "
        + " | ".join(f"{cell:>{width}}" for cell, width in zip(line[1:], widths[1:], strict=True))
        + " |"
        for line in lines
    )
