"""What a newsroom would not let out: text that only shows what to write."""

import re
from collections.abc import Iterator

from site_builder.check.texts import bodies
from site_builder.model.content import Content
from site_builder.model.story import Page, Story
from site_builder.model.values import LANGUAGES, LocalText
from site_builder.places import Places, Ref
from site_builder.problems import Problem, problem

SAMPLE = re.compile("«[^»\n]*»")
"""How the files that `new` writes mark what is to be replaced."""


def check_samples(content: Content, places: Places) -> Iterator[Problem]:
    """A text that may go out holds no sample text."""
    for kind, records in (("story", content.stories), ("page", content.pages)):
        for record in records.values():
            yield from _check_heads(kind, record, places)
    for ref, body in bodies(content):
        record = (content.stories if ref.kind == "story" else content.pages)[ref.id]
        if not _is_published(record, ref.language):
            continue
        for number, line in enumerate(body.text.split("\n")):
            if found := SAMPLE.search(line):
                yield problem(places.line(ref, body.line + number, found.start() + 1), "N101", found=found[0][:60])
    for id, program in content.programs.items():
        for field in ("name", "summary", "purpose"):
            text: LocalText | None = getattr(program, field)
            written = [getattr(text, language) or "" for language in LANGUAGES] if text else []
            if found := SAMPLE.search(" ".join(written)):
                yield problem(places.place(Ref("program", id), field), "N101", field, found=found[0][:60])


def _is_published(record: Story | Page, language: str) -> bool:
    wording = next((wording for wording in record.wordings if wording.language == language), record.wordings[0])
    return wording.status == "published"


def _check_heads(kind: str, record: Story | Page, places: Places) -> Iterator[Problem]:
    for number, wording in enumerate(record.wordings):
        ref = Ref(kind, record.id, wording.language if number else "")
        for field in ("title", "summary"):
            found = SAMPLE.search(getattr(wording, field))
            if found and wording.status == "published":
                yield problem(places.place(ref, field), "N101", field, found=found[0][:60])


RULES = (check_samples,)
