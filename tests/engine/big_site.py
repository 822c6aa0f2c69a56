"""A site of a few hundred stories on the disk, built by the command line in processes of its own."""

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

from rich_site import EDITS, TEMPLATES, Data, Files, files, rich_site, save, withdraw

PROJECT = TEMPLATES.parent
AS_OF = "2026-03-12T09:00"
STORIES, MOST = 200, 240


def big_site(stories: int = STORIES) -> Data:
    """The made-up newsroom with many more stories, some of which lead to others."""
    data = rich_site()
    for number in (*range(stories), *range(stories, MOST, 10)):
        write_story(data, number)
    return data


def write_story(data: Data, number: int, text: str = "Isi berita") -> None:
    """Story *number* in its first or in another wording."""
    month, day = number % 12 + 1, number % 28 + 1
    head = {
        "title": f"Berita Panjang {number} dari Rutan Contoh",
        "date": f"{2024 + number % 2}-{month:02}-{day:02}",
        "status": "published",
        "summary": f"Ringkasan berita panjang nomor {number}.",
        "program": ("masak", "kebun", "kriya")[number % 3],
        "tags": [f"tag {number % 7}", "kuliner"],
        "see_also": ["satu", "tiga"],
    }
    other = f"panjang-{number - number % 10}"
    links = f"[Lihat](story:{other}), [program](program:kebun), [laporan](coverage:harian).\n" if number % 10 else ""
    body = f"{text} {number}.\n\n## Bagian {text.rsplit(maxsplit=1)[-1]}\n\n{links}"
    data["stories"][f"panjang-{number}"] = {"head": head, "body": body}
    data["withdrawals"].pop(f"panjang-{number}", None)


def change_much(data: Data, chance: random.Random) -> None:
    """About a third of the stories get another text, some are new, some are withdrawn, and the pages look different."""
    numbers = [number for number in range(MOST) if f"panjang-{number}" in data["stories"]]
    absent = [number for number in range(MOST) if f"panjang-{number}" not in data["stories"]]
    for number in chance.sample(numbers, len(numbers) * 3 // 10):
        write_story(data, number, f"Isi kata{chance.randrange(1000)}")
    for number in chance.sample(absent, len(absent) // 3):
        write_story(data, number)
    going = [number for number in numbers if number % 10]
    for number in chance.sample(going, max(len(numbers) - STORIES, 0) + 10):
        withdraw(data, f"panjang-{number}", number)
        data["stories"].pop(f"panjang-{number}")
    if chance.random() < 0.3:
        EDITS["template"](data, chance.randrange(2), chance.randrange(99))


def command(root: Path, output: Path, state: Path, *more: object) -> list[str]:
    """A build as it is typed."""
    where = ("--root", root, "--output", output, "--state", state, "--as-of", AS_OF)
    return [sys.executable, "-m", "site_builder", "build", *map(str, (*where, *more))]


def start(arguments: list[str]) -> "subprocess.Popen[str]":
    """A build in a process group of its own."""
    return subprocess.Popen(
        arguments,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        start_new_session=True,
    )


def run(arguments: list[str]) -> tuple[int, str]:
    """A build to its end: its exit code and what it said."""
    with start(arguments) as process:
        said, _ = process.communicate()
    return process.returncode, said


def lay(root: Path, data: Any, lying: Files) -> Files:
    """Write a site down; what lies there now."""
    wanted = files(data)
    save(root, wanted, lying)
    return wanted
