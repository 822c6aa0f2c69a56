"""Measure this project beside other site generators, on the same made-up corpus.

    python bench/run.py --stories 10000 --runs 5 --work FOLDER

See README.md beside this file for what is measured and what is fair about it.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import contestants
import corpus
import measure
import names
import report
import rounds

NAMES = ("ours", "hugo", "pelican")


def main() -> int:
    """Run the bench; 0 if every site was built rightly, 1 if not, 2 if it could not begin."""
    parser = _parser()
    wanted = parser.parse_args()
    if wanted.install:
        return 0 if contestants.install(wanted.install.absolute()) else 1
    if wanted.work is None:
        parser.error("--work is needed")
    work = wanted.work.resolve()
    try:
        chosen = _chosen(wanted, work)
    except contestants.NotFoundError as missing:
        parser.error(str(missing))
    entries = _prepared(chosen, wanted.stories, wanted.seed, work)
    try:
        rounds.run(entries, work, runs=wanted.runs, slow_runs=wanted.slow_runs, timeout=wanted.timeout, watch=_tell)
    except measure.BuildFailedError as failure:
        _tell(f"a build failed: {failure}")
        return 1
    checked = _checked(entries)
    for entry in entries:
        if entry.contestant.name == report.OURS:
            entry.names = names.cost_of(entry.site / entry.contestant.output, names.near_misses(50)).milliseconds
    print(report.table(entries, checked))
    if wanted.json:
        wanted.json.write_text(json.dumps(report.as_json(entries, checked, seed=wanted.seed), indent=1) + "\n", "utf-8")
    shutil.rmtree(work / "trash", ignore_errors=True)
    return 0 if all(checked.values()) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure this project beside other site generators on the same corpus.")
    add = parser.add_argument
    add("--work", type=Path, metavar="FOLDER", help="scratch folder for corpora and sites (needed)")
    add("--stories", type=_sizes, default=[10000], metavar="N[,N]", help="sizes of the corpus (default: 10000)")
    add("--runs", type=_positive, default=5, metavar="N", help="counted runs of each job (default: 5)")
    add("--slow-runs", type=_positive, default=1, metavar="N", help="the same for Pelican, which takes long (default: 1)")
    add("--only", type=_names, metavar="NAME[,NAME]", help="leave the others out (default: all that are installed)")
    add("--tools", type=Path, metavar="FOLDER", help="where --install put the peers (default: tools in the work folder)")
    add("--hugo", type=Path, metavar="FILE", help="Hugo's binary (default: in the tools folder, or on the PATH)")
    add("--pelican", type=Path, metavar="FILE", help="Pelican's command (the same)")
    add("--seed", type=int, default=1, metavar="N", help="another corpus (default: 1)")
    add("--timeout", type=float, default=900, metavar="S", help="seconds after which a build has failed (default: 900)")
    add("--json", type=Path, metavar="FILE", help="write all figures there")
    add("--install", type=Path, metavar="FOLDER", help="only install the measured versions of the peers there")
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return int(text)


def _sizes(text: str) -> list[int]:
    return sorted({_positive(part) for part in text.split(",")})


def _names(text: str) -> list[str]:
    names = text.split(",")
    unknown = sorted(set(names) - set(NAMES))
    if unknown:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)} is none of {', '.join(NAMES)}")
    return names


def _chosen(wanted: argparse.Namespace, work: Path) -> list[contestants.Contestant]:
    """Who takes part.

    Raises:
        contestants.NotFoundError: one that was asked for by name is not installed.
    """
    tools = (wanted.tools or work / "tools").resolve()
    found: list[contestants.Contestant] = []
    for name in NAMES:
        if wanted.only and name not in wanted.only:
            continue
        try:
            found.append(_contestant(name, wanted, tools))
        except contestants.NotFoundError as missing:
            if wanted.only or getattr(wanted, name):
                raise contestants.NotFoundError(f"{name}: {missing}") from missing
            _tell(f"{name} is left out: {missing}")
    return found


def _contestant(name: str, wanted: argparse.Namespace, tools: Path) -> contestants.Contestant:
    if name == "hugo":
        return contestants.hugo(contestants.find_hugo(wanted.hugo, tools))
    if name == "pelican":
        return contestants.pelican(contestants.find_pelican(wanted.pelican, tools))
    return contestants.ours()


def _prepared(chosen: Sequence[contestants.Contestant], sizes: Sequence[int], seed: int, work: Path) -> list[rounds.Entry]:
    """All contestants with all sizes; each corpus is made once."""
    entries: list[rounds.Entry] = []
    for size in sizes:
        made = corpus.write(work / "corpora" / f"{size}-{seed}", size, seed)
        _tell(f"laying out {size} stories")
        entries += [rounds.prepare(contestant, made, work) for contestant in chosen]
    return entries


def _checked(entries: Sequence[rounds.Entry]) -> dict[str, bool]:
    """Whether each entry's site is whole, by the entry's key; what is wrong is told."""
    checked: dict[str, bool] = {}
    for entry in entries:
        wrong = list(rounds.mistakes(entry))
        checked[report.key(entry)] = not wrong
        for mistake in wrong:
            _tell(f"{report.key(entry)}: {mistake}")
    return checked


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
