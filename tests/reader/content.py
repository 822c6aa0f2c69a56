"""The editors' files, read afresh with PyYAML alone, so that what was published can be compared with what was written."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from reader.builds import AS_OF, Built

WITA = timezone(timedelta(hours=8))
NOW = datetime.fromisoformat(AS_OF).replace(tzinfo=WITA)


@dataclass(frozen=True, slots=True)
class Told:
    """A story in one language, as its editors wrote it."""

    id: str
    language: str
    head: dict[str, Any]
    """Of the original."""
    title: str
    summary: str
    address: str
    """From the site's root."""
    live: datetime
    body: str


def parse(text: str) -> Any:
    """YAML in which every scalar stays text."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (builds nothing but text)


@cache
def read_data(root: Path, name: str) -> Any:
    """`read_data(root, "people.yaml")`; nothing where there is no such file."""
    file = root / "content" / name
    return parse(file.read_text("utf-8")) if file.is_file() else {}


def split(text: str) -> tuple[dict[str, Any], str]:
    """Front matter and body."""
    _, head, body = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)
    return parse(head), body


def moment(text: str) -> datetime:
    """A point in time as editors write it; a day begins at midnight WITA."""
    return datetime.fromisoformat(text.replace(" ", "T", 1)).replace(tzinfo=WITA)


def read_stories(site: Built, now: datetime = NOW) -> list[Told]:
    """What the public may see at *now*: every story in every language, the newest first."""
    told = []
    for file in sorted((site.root / "content" / "stories").glob("*/*.md")):
        if file.name.count(".") == 1:
            told += _wordings(file, now)
    return sorted(told, key=lambda one: (one.live, one.head["date"], one.id), reverse=True)


def _wordings(file: Path, now: datetime) -> list[Told]:
    head, body = split(file.read_text("utf-8"))
    live = max(moment(head.get("publish", head["date"])), moment(head.get("embargo", head["date"])))
    is_public = head.get("status") == "published" and live <= now and ("expires" not in head or now < moment(head["expires"]))
    if not is_public:
        return []
    year, id = head["date"][:4], file.stem
    told = [Told(id, "id", head, head["title"], head["summary"], f"berita/{year}/{id}/", live, body)]
    translation = file.with_name(f"{id}.en.md")
    if translation.is_file():
        own, english = split(translation.read_text("utf-8"))
        if own.get("status") == "published":
            address = f"en/news/{year}/{own.get('slug', id)}/"
            told.append(Told(id, "en", head, own["title"], own["summary"], address, live, english))
    return told


def read_programs(site: Built) -> dict[str, Any]:
    """Every program by id."""
    return {
        file.stem: read_data(site.root, f"programs/{file.name}")
        for file in sorted((site.root / "content" / "programs").glob("*.yaml"))
    }


def in_language(text: Any, language: str) -> Any:
    """A text per language, in *language* or the other one; a plain text as it is."""
    if not isinstance(text, dict):
        return text
    return text.get(language) or text.get("en" if language == "id" else "id")


def several(value: Any) -> list[str]:
    """One value stands for a list of one."""
    return [value] if isinstance(value, str) else list(value or ())


def tag_id(words: str) -> str:
    """A tag as it stands in addresses."""
    return "-".join(re.findall("[a-z0-9]+", words.lower()))


def tag_name(site: Built, words: str, language: str) -> str:
    """A tag as readers see it."""
    record = read_data(site.root, "tags.yaml").get(tag_id(words))
    return in_language(record["name"], language) if record else words


def maker_name(site: Built, name: str) -> str:
    """A writer by the name that readers see."""
    record = read_data(site.root, "people.yaml").get(name)
    return record["name"] if record else name
