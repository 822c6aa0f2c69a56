"""Whatever was edited since, in whichever order: a build with memory ends in the very bytes of a clean one."""

import copy
import os
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, event, given, seed, settings
from hypothesis import strategies as st
from newsrooms import LESS, NOW, Desk, Outcome, assert_same, tamper, touch
from rich_site import EDITS, clear

from site_builder.memory import Memory

SEQUENCES = int(os.environ.get("SITE_BUILDER_SEQUENCES", "60"))
"""How many sequences of edits are tried."""
PART = 50
"""So many of them, about, are one test, so that several processes can share them."""
PARTS = max(SEQUENCES // PART, 1)

SHIFTS = (0, 0, 0, 0, 1, 2, 3, 7, 13, 15, 60, -1, -3, -30, -70)
"""Days from `NOW` for which a site may be built: past an embargo, a correction, and back again."""
ACCIDENTS = ("tamper", "lose the output", "lose the state", "older state", "another version", "save again", "undo")


class Step(NamedTuple):
    """What happens between two builds, and how the second one is called."""

    edits: list[tuple[str, int, int]]
    accidents: list[tuple[str, int, int]]
    shift: int
    jobs: int
    mode: str


NONE: list[tuple[str, int, int]] = []
numbers = st.integers(0, 12)
edits = st.lists(st.tuples(st.sampled_from(sorted(EDITS)), numbers, st.integers(0, 6)), max_size=3)
accidents = st.one_of(st.just(NONE), st.lists(st.tuples(st.sampled_from(ACCIDENTS), numbers, st.integers(0, 5)), max_size=2))
steps = st.builds(
    Step,
    edits,
    accidents,
    st.sampled_from(SHIFTS),
    st.sampled_from((1, 1, 1, 2)),
    st.sampled_from(("", "", "", "", "drafts", "portable")),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One desk for all sequences."""
    with pytest.MonkeyPatch.context() as patch:
        for name, number in LESS.items():
            patch.setattr(name, number)
        yield Desk(tmp_path_factory.mktemp("desk"))


@pytest.mark.parametrize("part", range(PARTS))
def test_a_build_with_memory_is_a_clean_one(desk: Desk, part: int) -> None:
    """Bytes, findings and counts, after every build of any sequence of edits and accidents."""
    tried = 0

    @seed(part)
    @settings(max_examples=SEQUENCES // PARTS, deadline=None, suppress_health_check=list(HealthCheck))
    @given(sequence=st.lists(steps, min_size=2, max_size=6), is_served=st.sampled_from((False, False, False, True)))
    def ends_as_a_clean_one(sequence: list[Step], *, is_served: bool) -> None:
        nonlocal tried
        with pytest.MonkeyPatch.context() as patch:
            for with_memory, clean in _outcomes(desk, sequence, patch, is_served=is_served):
                assert_same(with_memory, clean)
        tried += 1

    ends_as_a_clean_one()
    assert tried >= SEQUENCES // PARTS


def _outcomes(
    desk: Desk, sequence: list[Step], patch: pytest.MonkeyPatch, *, is_served: bool
) -> Iterator[tuple[Outcome, Outcome]]:
    """Of each build of one sequence, what came of it and what comes of a clean one."""
    desk.begin()
    desk.server = Memory(folder=desk.state, began=time.time_ns()) if is_served else None
    yield desk.outcome(), desk.clean_outcome()
    before = copy.deepcopy(desk.data)
    for step in sequence:
        previous = copy.deepcopy(desk.data)
        for name, n, m in step.edits:
            if desk.data["stories"]:
                EDITS[name](desk.data, n, m)
        for accident in step.accidents:
            _happen(desk, accident, before, patch)
        desk.save()
        how = _how(step)
        found = desk.outcome(jobs=step.jobs, **how)
        yield found, desk.clean_outcome(**how)
        event("refused" if found.files is None else "built")
        before = previous
        if found.files is None:
            desk.data = previous


def _how(step: Step) -> dict[str, Any]:
    how: dict[str, Any] = {"now": NOW + timedelta(days=step.shift)}
    if step.mode:
        how[{"drafts": "is_preview", "portable": "is_portable"}[step.mode]] = True
    return how


def _happen(desk: Desk, accident: tuple[str, int, int], before: dict[str, Any], patch: pytest.MonkeyPatch) -> None:
    name, n, m = accident
    match name:
        case "tamper":
            tamper(desk.folder / ("output" if n % 4 else "preview"), n, m)
        case "lose the output":
            clear(desk.output)
        case "lose the state":
            clear(desk.state)
        case "older state":
            _swap(desk.state, desk.folder / "older-state")
        case "another version":
            patch.setattr("site_builder.version.__version__", f"0.{n}")
        case "save again":
            touch(desk.root)
        case "undo":
            desk.data = copy.deepcopy(before)


def _swap(state: Path, older: Path) -> None:
    """The state of an earlier build comes back, if one was put aside; the present one is put aside."""
    aside = older.with_name("aside")
    if state.is_dir():
        state.rename(aside)
    if older.is_dir():
        older.rename(state)
    if aside.is_dir():
        aside.rename(older)
