"""The bench measures our own build, tells a wrong site, and has the same corpus each time."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run one of the bench's scripts in a process of its own."""
    command = [sys.executable, str(BENCH / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def corpus(folder: Path, stories: int, seed: int = 1) -> dict[str, bytes]:
    """The files of a fresh corpus."""
    done = run("corpus.py", "--stories", stories, "--seed", seed, "--output", folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_our_site_is_measured_and_found_whole(tmp_path: Path) -> None:
    figures = tmp_path / "figures.json"
    done = run("run.py", "--stories", 30, "--runs", 1, "--only", "ours", "--work", tmp_path / "work", "--json", figures)
    assert done.returncode == 0, done.stderr
    title, _, head, _, *rows = done.stdout.splitlines()
    assert title == "30 stories; medians (lowest to highest)"
    table = [[cell.strip() for cell in row.strip("|").split("|")] for row in (head, *rows)]
    assert [(row[0], row[3]) for row in table] == [
        ("", "target"),
        ("counted runs", ""),
        ("cold, s", "≤ 0.6"),
        ("body edit, s", "≤ 0.05, < 0.3 s"),
        ("title+tags edit, s", "≤ 0.1"),
        ("nothing changed, s", "≤ 0.015, < 0.08 s"),
        ("cold, CPU s", ""),
        ("body edit, CPU s", ""),
        ("title+tags edit, CPU s", ""),
        ("nothing changed, CPU s", ""),
        ("memory, cold, MiB", "≤ 0.4"),
        ("memory, body edit, MiB", ""),
        ("output, MiB", ""),
        ("output, files", ""),
        ("output, pages", ""),
        ("kept for the next build, MiB", ""),
        ("search for 50 names, ms a file", ""),
        ("body edit, wrote", ""),
        ("title+tags edit, wrote", ""),
        ("nothing changed, wrote", ""),
        ("every page and edit there", ""),
    ]
    assert table[0] == ["", "ours", "ours : hugo", "target", "met"]
    assert table[-1] == ["every page and edit there", "yes", "", "", ""]
    assert all(re.fullmatch(r"\d+\.\d{3} \(\d+\.\d{3}–\d+\.\d{3}\)", row[1]) for row in table[2:10])
    (result,) = json.loads(figures.read_text("utf-8"))["results"]
    jobs = result["jobs"]
    assert (result["name"], result["stories"], result["ok"]) == ("ours", 30, True)
    assert [len(job["runs"]) for job in jobs.values()] == [1, 1, 1, 1]
    assert jobs["cold"]["files_written"] == result["output"]["files"] > result["output"]["pages"] > 30
    assert 0 < jobs["body edit"]["files_written"] < jobs["title+tags edit"]["files_written"] < result["output"]["files"]
    assert result["names"] > 0
    searched = run("names.py", tmp_path / "work" / "sites" / "ours-30" / "output")
    assert (searched.returncode, searched.stdout.count("\n")) == (0, 1), "no name is found where none stands"


def test_a_generator_that_makes_nothing_is_told(tmp_path: Path) -> None:
    idle = shutil.which("true")
    done = run("run.py", "--stories", 3, "--runs", 1, "--only", "hugo", "--hugo", idle, "--work", tmp_path)
    assert done.returncode == 1
    assert "hugo-3: 3 stories have no page, the first is" in done.stderr
    assert re.search(r"^\| every page and edit there +\| +NO \|", done.stdout, re.MULTILINE)


def test_a_generator_that_fails_is_told(tmp_path: Path) -> None:
    broken = shutil.which("false")
    done = run("run.py", "--stories", 3, "--runs", 1, "--only", "hugo", "--hugo", broken, "--work", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "a build failed: exit status 1 after" in done.stderr


def test_a_launcher_is_not_measured_for_hugo(tmp_path: Path) -> None:
    launcher = tmp_path / "hugo"
    launcher.write_text("#!/bin/sh\nexec hugo\n", "utf-8")
    done = run("run.py", "--only", "hugo", "--hugo", launcher, "--work", tmp_path / "work")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"hugo: {launcher} is a launcher script; give the binary itself" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--only", "jekyll"], "argument --only: jekyll is none of ours, hugo, pelican"),
        (["--stories", "10,0"], "argument --stories: '0' is not a number above 0"),
        (["--runs", "x"], "argument --runs: 'x' is not a number above 0"),
        ([], "--work is needed"),
    ],
)
def test_a_mistaken_command_is_told(arguments: list[str], told: str) -> None:
    done = run("run.py", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(f"error: {told}\n")


def test_the_same_seed_makes_the_same_bytes(tmp_path: Path) -> None:
    first, again, other = corpus(tmp_path / "a", 10), corpus(tmp_path / "b", 10), corpus(tmp_path / "c", 10, seed=2)
    assert first == again
    assert all(first[name] != other[name] for name in ("head.json", "stories.jsonl"))


def test_a_smaller_corpus_is_the_beginning_of_a_larger_one(tmp_path: Path) -> None:
    small, large = corpus(tmp_path / "small", 10), corpus(tmp_path / "large", 30)
    assert small["stories.jsonl"].splitlines() == large["stories.jsonl"].splitlines()[:10]
    assert small["head.json"].replace(b'"stories": 10,', b'"stories": 30,') == large["head.json"]
