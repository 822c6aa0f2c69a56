"""What a newsroom would not let out: text that only shows what to write."""

from collections.abc import Iterator

from site_builder.check.texts import Written
from site_builder.model.content import Content
from site_builder.model.values import LANGUAGES, LocalText
from site_builder.places import Places, Ref
from site_builder.problems import Problem, problem
from site_builder.regex import regex

SAMPLE = regex("«[^»\n]*»")
"""How the files that `new` writes mark what is to be replaced."""


def check_samples(written: Written, _: Content, places: Places) -> Iterator[Problem]:
    """A text that may go out holds no sample text, nor does its head."""
    ref, wording, body = written.ref, written.wording, written.body
    if wording.status != "published":
        return
    for field in ("title", "summary"):
        if found := SAMPLE.search(getattr(wording, field)):
            yield problem(places.place(ref, field), "N101", field, found=found[0][:60])
    if "«" in body.text:
        for number, line in enumerate(body.text.split("\n")):
            if found := SAMPLE.search(line):
                yield problem(places.line(ref, body.line + number, found.start() + 1), "N101", found=found[0][:60])


def check_program_samples(content: Content, places: Places) -> Iterator[Problem]:
    """A program's texts hold no sample text."""
    for id, program in content.programs.items():
        for field in ("name", "summary", "purpose"):
            text: LocalText | None = getattr(program, field)
            written = [getattr(text, language) or "" for language in LANGUAGES] if text else []
            if found := SAMPLE.search(" ".join(written)):
                yield problem(places.place(Ref("program", id), field), "N101", field, found=found[0][:60])


WRITTEN_RULES = (check_samples,)
REST_RULES = (check_program_samples,)
