"""`site-builder new story|translation|program|photo`."""

import argparse
import shutil
import sys
from datetime import date, datetime
from pathlib import Path

from site_builder.catalogue import word
from site_builder.cli.words import say
from site_builder.model.photo import FirstLook
from site_builder.model.values import Reading, Refusal, parse_day, parse_id, suggest_id
from site_builder.problems import Place, problem

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif")
WIDE_ENOUGH = 720
"""Pixels across a telephone's page; a smaller photo looks blurred there."""


def run(options: argparse.Namespace, language: str) -> int:
    """Write a file with all that one usually fills in. Nothing that exists is ever overwritten."""
    if not (options.root / "content").is_dir():
        return _refuse(say(language, "new.no_content", root=options.root.resolve()))
    try:
        id = parse_id(suggest_id(options.title)[:80].strip("-"), Reading())
        day = parse_day(options.date, Reading()) if options.date else datetime.now().astimezone().date()
    except Refusal as refusal:
        return _refuse(say(language, "new.bad_title" if refusal.code != "C105" else "new.bad_date", found=options.title))
    make = {"story": _story, "translation": _translation, "program": _program, "photo": _photo}[options.kind]
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


def _translation(options: argparse.Namespace, language: str, id: str, _: date) -> int:
    """The original's text, to be written over, and which original it is."""
    from site_builder.cli.translated_command import begun, near_story, read_or_tell  # late: the whole site is read

    content = read_or_tell(options.root, language)
    if content is None:
        return 1
    story = content.stories.get(id)
    if story is None:
        return _refuse(say(language, "approve.no_story", found=options.title, near=near_story(options.title, content)))
    missing = [other for other in content.site.languages if story.wording(other) is None]
    if not missing:
        return _refuse(say(language, "new.no_language", languages=", ".join(content.site.languages)))
    folder = options.root / "content" / "stories" / f"{story.head.date.year:04d}"
    file = folder / f"{id}.{missing[0]}.md"
    original = (folder / f"{id}.md").read_text("utf-8").partition("\n---\n")[2].strip("\n")
    head = say(
        language, "new.translation", title=_quoted(f"«{story.wordings[0].title}»"), summary=_quoted(f"«{story.head.summary}»")
    )
    text = begun(f"{head}\n\n{original}\n", story, content)
    code = _write(file, text, language)
    if code == 0:
        print(say(language, "new.translation_next", id=id))
    return code


def _program(options: argparse.Namespace, language: str, id: str, day: date) -> int:
    file = options.root / "content" / "programs" / f"{id}.yaml"
    return _write(file, say(language, "new.program", name=_quoted(options.title), date=day.isoformat()) + "\n", language)


def _photo(options: argparse.Namespace, language: str, id: str, _: date) -> int:
    folder = options.root / "content" / "photos"
    picture: Path | None = options.file
    if picture is None or picture.suffix.lower() not in PICTURES or not picture.is_file():
        return _refuse(say(language, "new.no_picture", endings=", ".join(PICTURES)))
    target = folder / f"{id}{picture.suffix.lower()}"
    if any((folder / f"{id}{ending}").exists() for ending in PICTURES):
        return _refuse(say(language, "new.exists", file=target))
    from site_builder.first_look import look_first  # late: only photos need the library of pictures

    try:
        look = look_first(picture)
    except Refusal as refusal:
        return _refuse(f"{picture}: {word(problem(Place(str(picture)), refusal.code, **refusal.values), language)}")
    taken = f" {look.taken.isoformat()}" if look.taken else ""
    code = _write(folder / f"{id}.yaml", say(language, "new.photo", taken=taken) + "\n", language)
    if code == 0:
        shutil.copyfile(picture, target)
        _tell(look, language)
        print(say(language, "new.photo_next", file=folder / f"{id}.yaml", id=id))
    return code


def _tell(look: FirstLook, language: str) -> None:
    """What the picture is, and what of it will not be published."""
    print(say(language, "new.photo_size", width=look.width, height=look.height))
    notes = {
        "turned": look.is_turned,
        "position": look.has_position,
        "taken": look.taken is not None,
        "small": look.width < WIDE_ENOUGH,
    }
    for name, holds in notes.items():
        if holds:
            print(say(language, f"new.photo_{name}"))
