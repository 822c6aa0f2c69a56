"""A made-up corpus of Indonesian news stories, as large as wanted and always the same.

    python bench/corpus.py --stories 1000 --output FOLDER

writes `head.json` (tags and programs) and `stories.jsonl` (one story a line, in the order of their time). Story number
i is made from the seed and i alone, so a smaller corpus is the beginning of a larger one. In a story's text, a link to
`program:<id>` leads to a program's page; each contestant spells it in its own way.
"""

import argparse
import json
import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
FIRST_STORY = datetime(2012, 1, 2, 6, 0)  # noqa: DTZ001 - a local time; each contestant knows the zone
MINUTES_APART = 120
FIRST_SESSION = date(2025, 1, 6)
WEIGHTS = [3 if place < 10 else 2 if place < 25 else 1 for place in range(len(WORDS["tags"]))]
"""The first tags of the list are used more often than the last, as on any site."""

Slots = dict[str, str | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story, in no contestant's format."""

    id: str
    """The last part of its address; unique."""
    title: str
    when: str
    """Local time, `YYYY-MM-DDTHH:MM:SS`; no two stories have the same."""
    summary: str
    tags: tuple[str, ...]
    """Ids, two to four."""
    program: str
    """An id."""
    place: str
    author: str
    editor: str
    caption: str
    """The line below its photo; the photo itself is only an address."""
    blocks: tuple[str, ...]
    """The text's blocks in Markdown; the first two are always plain paragraphs."""

    @property
    def year(self) -> str:
        """The year of the news, four digits."""
        return self.when[:4]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One session of a program."""

    title: str
    day: str
    """`YYYY-MM-DD`."""
    place: str
    seats: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One program that stories belong to."""

    id: str
    name: str
    lead: str
    started: int
    """A year."""
    partners: tuple[str, ...]
    """Organizations' names."""
    numbers: dict[str, int]
    """Values by label."""
    sessions: tuple[Session, ...]
    """In no order."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus in its folder; stories are read one by one, so that a large corpus needs no memory."""

    folder: Path

    def _head(self) -> dict[str, Any]:
        head: dict[str, Any] = json.loads((self.folder / "head.json").read_text("utf-8"))
        return head

    @property
    def count(self) -> int:
        """How many stories it has."""
        return int(self._head()["stories"])

    @property
    def tags(self) -> dict[str, str]:
        """Names by id."""
        return dict(self._head()["tags"])

    @property
    def programs(self) -> list[Program]:
        """Every program."""
        return [
            Program(
                **{
                    **program,
                    "partners": tuple(program["partners"]),
                    "sessions": tuple(Session(**session) for session in program["sessions"]),
                }
            )
            for program in self._head()["programs"]
        ]

    def stories(self) -> Iterator[Story]:
        """Every story, oldest first."""
        with (self.folder / "stories.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                yield Story(**{**record, "tags": tuple(record["tags"]), "blocks": tuple(record["blocks"])})


def as_id(text: str) -> str:
    """*text* as a part of an address: small ASCII letters, digits and single hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def make_story(seed: int, number: int) -> Story:
    """Story *number* (from 0), whatever the size of the corpus."""
    chance = random.Random(f"{seed}/{number}")
    slots = _slots(chance)
    title = _capital(chance.choice(WORDS["titles"]).format_map(slots))
    when = FIRST_STORY + timedelta(minutes=MINUTES_APART * number + chance.randint(0, MINUTES_APART - 5))
    return Story(
        id=f"{as_id(title)[:60].strip('-')}-{number:05d}",
        title=title,
        when=when.isoformat(),
        tags=_tags(chance),
        summary=_sentence(chance, "summaries", slots),
        program=str(slots["program_id"]),
        place=str(slots["place"]),
        author=_name(chance),
        editor=_name(chance),
        caption=_sentence(chance, "captions", slots),
        blocks=tuple(_blocks(chance)),
    )


def make_programs(seed: int) -> list[Program]:
    """All programs."""
    chance = random.Random(f"{seed}/programs")
    return [_program(chance, name) for name in WORDS["programs"]]


def write(folder: Path, stories: int, seed: int) -> Corpus:
    """Make a corpus of so many *stories* in *folder*, unless it is there already."""
    corpus = Corpus(folder)
    if (folder / "head.json").exists():
        return corpus
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "stories.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_line(asdict(make_story(seed, number))) for number in range(stories))
    tags = {tag: tag.replace("-", " ").title() for tag in WORDS["tags"]}
    head = {"stories": stories, "seed": seed, "tags": tags, "programs": [asdict(each) for each in make_programs(seed)]}
    # Written last: a folder without it was not finished.
    (folder / "head.json").write_text(_line(head), "utf-8", newline="\n")
    return corpus


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"


def _name(chance: random.Random) -> str:
    return f"{chance.choice(WORDS['first_names'])} {chance.choice(WORDS['last_names'])}"


def _slots(chance: random.Random) -> Slots:
    """What a sentence's gaps are filled with."""
    program = chance.choice(WORDS["programs"])
    slots: Slots = {"program": program, "program_id": as_id(program), "name": _name(chance)}
    for slot, words in (
        ("role", "roles"),
        ("place", "places"),
        ("place2", "places"),
        ("org", "organizations"),
        ("thing", "things"),
        ("topic", "topics"),
        ("adj", "adjectives"),
        ("time", "times"),
        ("spot", "spots"),
        ("unit", "units"),
    ):
        slots[slot] = chance.choice(WORDS[words])
    slots |= {"n": chance.randint(24, 960), "n2": chance.randint(3, 23), "money": chance.randint(12, 780)}
    slots["local"] = chance.choice(WORDS["local_words"])
    for slot in ("unit", "topic", "thing", "spot"):
        slots[slot.capitalize()] = str(slots[slot]).title()
    return slots


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _sentence(chance: random.Random, kind: str, slots: Slots | None = None) -> str:
    return _capital(chance.choice(WORDS[kind]).format_map(slots or _slots(chance)))


def _tags(chance: random.Random) -> tuple[str, ...]:
    wanted = chance.randint(2, 4)
    tags: dict[str, None] = {}
    while len(tags) < wanted:
        tags[chance.choices(WORDS["tags"], WEIGHTS)[0]] = None
    return tuple(tags)


def _paragraph(chance: random.Random, words: float, *, spoken: bool, marked: bool) -> tuple[str, int]:
    """A paragraph of at least so many *words*, and how many it has."""
    sentences: list[str] = []
    count = 0
    while count < words:
        if spoken and not sentences:
            kind = "spoken"
        elif marked and sentences:
            kind, marked = "marked", False
        else:
            kind = "plain"
        sentences.append(_sentence(chance, kind))
        count += len(sentences[-1].split())
    return " ".join(sentences), count


def _blocks(chance: random.Random) -> list[str]:
    """A text of about 400 words; now and then with a heading, a quotation, a list or a table."""
    target, paragraphs = chance.randint(360, 435), chance.randint(10, 14)
    blocks: list[str] = []
    total = 0
    for number in range(paragraphs):
        left = min((target - total) / (paragraphs - number), target / paragraphs)
        text, words = _paragraph(chance, max(12, left - 7), spoken=chance.random() < 0.35, marked=chance.random() < 0.22)
        blocks.append(text)
        total += words
    if chance.random() < 0.30:
        blocks.insert(chance.randint(3, 8), f"## {_sentence(chance, 'headings')}")
    if chance.random() < 0.30:
        blocks.insert(chance.randint(2, len(blocks)), f"> {_sentence(chance, 'spoken')}")
    if chance.random() < 0.20:
        blocks.insert(chance.randint(2, len(blocks)), _list(chance))
    if chance.random() < 0.05:
        blocks.insert(chance.randint(2, len(blocks)), _table(chance))
    return blocks


def _list(chance: random.Random) -> str:
    things: Sequence[str] = chance.sample(WORDS["things"], 4)
    places = chance.sample(WORDS["places"], 4)
    items = [f"- {_capital(thing)} di {place}" for thing, place in zip(things, places, strict=True)]
    return "\n".join(items[: chance.randint(3, 4)])


def _table(chance: random.Random) -> str:
    rows = ["| Desa | Peserta | Dana (juta) |", "| --- | ---: | ---: |"]
    rows += [f"| {place} | {chance.randint(10, 99)} | {chance.randint(5, 250)} |" for place in chance.sample(WORDS["places"], 4)]
    return "\n".join(rows)


def _program(chance: random.Random, name: str) -> Program:
    return Program(
        id=as_id(name),
        name=name,
        lead=_sentence(chance, "plain"),
        started=chance.randint(2012, 2023),
        partners=tuple(chance.sample(WORDS["organizations"], chance.randint(2, 4))),
        numbers={label: chance.randint(5, 4000) for label in ("peserta", "desa", "relawan")},
        sessions=tuple(_session(chance, number) for number in range(1, chance.randint(3, 6) + 1)),
    )


def _session(chance: random.Random, number: int) -> Session:
    day = FIRST_SESSION + timedelta(days=chance.randint(0, 900))
    title = f"{_capital(chance.choice(WORDS['things']))} {number}"
    return Session(title=title, day=day.isoformat(), place=chance.choice(WORDS["places"]), seats=chance.randint(10, 80))


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description="Write a made-up corpus in its neutral form.")
    parser.add_argument("--stories", type=int, required=True, metavar="N", help="how many stories")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed makes the same corpus (default: 1)")
    parser.add_argument("--output", type=Path, required=True, metavar="FOLDER", help="where head.json and stories.jsonl go")
    wanted = parser.parse_args()
    write(wanted.output, wanted.stories, wanted.seed)


if __name__ == "__main__":
    main()
