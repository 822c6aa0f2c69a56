"""`site-builder new story|program|photo`."""

import argparse
import shutil
import sys
from datetime import date, datetime
from pathlib import Path

from site_builder.cli.words import say
from site_builder.model.values import Reading, Refusal, parse_day, parse_id, suggest_id

PICTURES = (".jpg", ".jpeg", ".png", ".webp")


def run(options: argparse.Namespace, language: str) -> int:
    """Write a file with all that one usually fills in. Nothing that exists is ever overwritten."""
    if not (options.root / "content").is_dir():
        return _refuse(say(language, "new.no_content", root=options.root.resolve()))
    try:
        id = parse_id(suggest_id(options.title)[:80].strip("-"), Reading())
        day = parse_day(options.date, Reading()) if options.date else datetime.now().astimezone().date()
    except Refusal as refusal:
        return _refuse(say(language, "new.bad_title" if refusal.code != "C105" else "new.bad_date", found=options.title))
    make = {"story": _story, "program": _program, "photo": _photo}[options.kind]
    return make(options, language, id, day)


def _refuse(text: str) -> int:
    print(text, file=sys.stderr)
    return 2


def _write(file: Path, text: str, language: str) -> int:
    if file.exists():
        return _refuse(say(language, "new.exists", file=file))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    print(say(language, "new.written", file=file))
    return 0


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _story(options: argparse.Namespace, language: str, id: str, day: date) -> int:
    file = options.root / "content" / "stories" / f"{day.year:04d}" / f"{id}.md"
    others = list((options.root / "content" / "stories").glob(f"*/{id}.md"))
    if others:
        return _refuse(say(language, "new.exists", file=others[0]))
    code = _write(file, say(language, "new.story", title=_quoted(options.title), date=day.isoformat()) + "\n", language)
    if code == 0:
        print(say(language, "new.story_next", file=file))
    return code


def _program(options: argparse.Namespace, language: str, id: str, day: date) -> int:
    file = options.root / "content" / "programs" / f"{id}.yaml"
    return _write(file, say(language, "new.program", name=_quoted(options.title), date=day.isoformat()) + "\n", language)


def _photo(options: argparse.Namespace, language: str, id: str, day: date) -> int:
    folder = options.root / "content" / "photos"
    picture: Path | None = options.file
    if picture is None or picture.suffix.lower() not in PICTURES or not picture.is_file():
        return _refuse(say(language, "new.no_picture", endings=", ".join(PICTURES)))
    target = folder / f"{id}{picture.suffix.lower()}"
    if any((folder / f"{id}{ending}").exists() for ending in PICTURES):
        return _refuse(say(language, "new.exists", file=target))
    code = _write(folder / f"{id}.yaml", say(language, "new.photo", date=day.isoformat()) + "\n", language)
    if code == 0:
        shutil.copyfile(picture, target)
        print(say(language, "new.photo_next", file=folder / f"{id}.yaml", id=id))
    return code
