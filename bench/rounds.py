"""The rounds of a bench: who builds what, in which order, and whether it came out right."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import measure
from contestants import Contestant
from corpus import Corpus, Story

COLD, BODY, TITLE, NOTHING = JOBS = ("cold", "body edit", "title+tags edit", "nothing changed")
BODY_EDIT = "Suntingan naskah nomor {} untuk"
TITLE_EDIT = "Judul suntingan {} "

Watch = Callable[[str], None]
"""Is told how far the bench is."""


@dataclass(slots=True, kw_only=True)
class Entry:
    """One contestant with a corpus of one size, and all that was measured of it."""

    contestant: Contestant
    corpus: Corpus
    stories: int
    site: Path
    edited: Story
    """The story in the middle of the corpus as it was made; edits start from it."""
    other_tag: str
    """The tag that takes the place of its first one in every second edit."""
    edits: dict[str, int] = field(default_factory=lambda: {BODY: 0, TITLE: 0})
    """How often each edit was made."""
    runs: dict[str, list[measure.Run]] = field(default_factory=lambda: {job: [] for job in JOBS})
    """The counted builds, by job."""
    memory: dict[str, int | None] = field(default_factory=dict)
    """Bytes, by job, from a build that is not counted."""
    written: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Files and bytes that were written, by job."""
    output: measure.Written = field(default_factory=lambda: measure.Written(0, 0, 0))
    """What a cold build published."""
    kept: int = 0
    """Bytes that a cold build left for the next one to be faster."""
    names: float | None = None
    """Milliseconds a file that the search for 50 protected names takes; ours only."""

    @property
    def story(self) -> Story:
        """The edited story as it is now."""
        body, title = self.edits[BODY], self.edits[TITLE]
        story = self.edited
        if body:
            text = f"{BODY_EDIT.format(body)} **pengukuran** ini: satu paragraf diganti, lainnya tetap."
            story = replace(story, blocks=(story.blocks[0], text, *story.blocks[2:]))
        if title:
            first = self.other_tag if title % 2 else story.tags[0]
            story = replace(story, title=TITLE_EDIT.format(title) + story.title, tags=(first, *story.tags[1:]))
        return story

    @property
    def page(self) -> Path:
        """The edited story's page."""
        return self.page_of(self.edited)

    def page_of(self, story: Story) -> Path:
        """The page of a story."""
        return self.site / self.contestant.output / self.contestant.page.format(id=story.id, year=story.year)


def prepare(contestant: Contestant, corpus: Corpus, work: Path) -> Entry:
    """Lay *corpus* out as this contestant's site, in a fresh folder below *work*."""
    count = corpus.count
    site = work / "sites" / f"{contestant.name}-{count}"
    measure.set_aside(site.parent, [site.name], work / "trash")
    site.mkdir(parents=True)
    contestant.lay_out(corpus, site)
    edited = next(story for number, story in enumerate(corpus.stories()) if number == count // 2)
    other = next(tag for tag in corpus.tags if tag not in edited.tags)
    return Entry(contestant=contestant, corpus=corpus, stories=count, site=site, edited=edited, other_tag=other)


def run(entries: Sequence[Entry], work: Path, *, runs: int, slow_runs: int, timeout: float, watch: Watch) -> None:
    """Measure every job of every entry in turn.

    A first round is not counted: it samples the memory, looks at what was written, and warms up. In each round a job is
    done by all before the next job, and every second round in the opposite order, so that the machine's drift hits all.

    Raises:
        measure.BuildFailedError: a build did not end well.
    """
    for number in range(runs + 1):
        for job in JOBS:
            for entry in entries if number % 2 == 0 else reversed(entries):
                if number > slow_runs and entry.contestant.slow:
                    continue
                done = _run_job(entry, job, work, timeout=timeout, counted=number > 0)
                which = f"round {number} of {runs}" if number else "memory"
                watch(f"{which} · {entry.stories} stories · {job} · {entry.contestant.name} · {done.wall:.3f} s")


def mistakes(entry: Entry) -> Iterator[str]:
    """What is wrong with the site that an entry has built: stories without a page, edits that did not arrive."""
    missing = [story.id for story in entry.corpus.stories() if not entry.page_of(story).is_file()]
    if missing:
        yield f"{len(missing)} stories have no page, the first is {missing[0]}"
    if entry.page.is_file():
        text = re.sub(r"\s+", " ", entry.page.read_text("utf-8"))
        for edit in (BODY_EDIT.format(entry.edits[BODY]), TITLE_EDIT.format(entry.edits[TITLE])):
            if edit not in text:
                yield f"the last edit, “{edit.strip()}”, is not in {entry.page}"


def _run_job(entry: Entry, job: str, work: Path, *, timeout: float, counted: bool) -> measure.Run:
    who = entry.contestant
    output = entry.site / who.output
    if job == COLD:
        measure.set_aside(entry.site, (who.output, *who.state), work / "trash")
    elif job in entry.edits:
        entry.edits[job] += 1
        source = entry.site / who.source.format(id=entry.edited.id, year=entry.edited.year)
        source.write_text(who.story_text(entry.story), "utf-8", newline="\n")
    before = {} if counted or job == COLD else measure.snapshot(output)
    done = measure.build(
        [part.format(site=entry.site) for part in who.command],
        entry.site,
        _environment(who),
        entry.site.with_suffix(".log"),
        timeout=timeout,
        sampled=not counted,
    )
    if counted:
        entry.runs[job].append(done)
        return done
    after = measure.snapshot(output)
    entry.memory[job] = done.memory
    entry.written[job] = measure.changed(before, after)
    if job == COLD:
        entry.output = measure.written(after)
        entry.kept = sum(measure.written(measure.snapshot(entry.site / name)).bytes for name in who.state)
    return done


def _environment(contestant: Contestant) -> dict[str, str]:
    """The same for all, but for what a contestant needs."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "LC_ALL": "C.UTF-8", "TZ": "UTC", **contestant.environment}
