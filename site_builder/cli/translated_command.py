"""`site-builder translated STORY`."""

import argparse
import difflib
import sys
from pathlib import Path

from site_builder.build import read_site
from site_builder.cli.findings import print_findings
from site_builder.cli.translating import told
from site_builder.cli.words import say
from site_builder.load.edits import with_original
from site_builder.model.body import Body
from site_builder.model.content import Content
from site_builder.model.story import Story
from site_builder.model.translation import changed_parts, parts_to_translate
from site_builder.problems import ContentError


def run(options: argparse.Namespace, language: str) -> int:
    """Note in each translation of a story that it was made of the original as it is now."""
    content = read_or_tell(options.root, language)
    if content is None:
        return 1
    story = content.stories.get(options.story)
    if story is None:
        return _refuse(say(language, "approve.no_story", found=options.story, near=near_story(options.story, content)))
    if len(story.wordings) == 1:
        return _refuse(say(language, "translated.none", story=story.id))
    body, parts = _original(story, content)
    for wording in story.wordings[1:]:
        file = options.root / f"content/stories/{story.head.date.year:04d}/{story.id}.{wording.language}.md"
        if wording.original == parts:
            print(say(language, "translated.same", file=file))
            continue
        try:
            text = with_original(file.read_bytes().decode("utf-8"), parts)
            if text is None:
                return _refuse(say(language, "translated.by_hand", file=file))
            file.write_bytes(text.encode("utf-8"))
        except OSError as error:
            return _refuse(say(language, "approve.not_written", file=file, reason=error.strerror or "I/O error"))
        changed = told(changed_parts(wording, story.wordings[0], body), language)
        print(say(language, "translated.renewed" if changed else "translated.noted", file=file, changed=changed))
    return 0


def near_story(found: str, content: Content) -> str:
    """The story that is most likely meant."""
    return next(iter(difflib.get_close_matches(found, sorted(content.stories), 1, 0.5)), "—")


def _refuse(text: str) -> int:
    print(text, file=sys.stderr)
    return 2


def read_or_tell(root: Path, language: str) -> Content | None:
    """What the editors said; where that is wrong, the findings are printed."""
    try:
        return read_site(root)
    except ContentError as error:
        print_findings(error.problems, language)
        return None


def _original(story: Story, content: Content) -> tuple[Body, dict[str, str]]:
    body = content.bodies["story", story.id, story.wordings[0].language]
    return body, parts_to_translate(story.wordings[0], body)


def begun(text: str, story: Story, content: Content) -> str:
    """The file of a translation that is begun: *text*, and which original it is of."""
    return with_original(text, _original(story, content)[1]) or text
