"""Translations: of which original they are, and whether that has changed since."""

from malformed.case import SITE, STORY, Case, swapped

EN = "content/stories/2025/panen-selada.en.md"
BOTH = {SITE: swapped(SITE, "languages: [id]", "languages: [id, en]")}
TITLE, SUMMARY, TEXT = "cddc04e35cb35bc5", "e417d78214142273", "a7a1f1f458aa4796"
"""What the command `translated` notes of the minimal story; it must never change, or every translation would be behind."""


def english(*lines: str, status: str = "published") -> str:
    """An English text of the minimal story, with *lines* from line 5 on."""
    head = ["title: A Lettuce Harvest", "summary: The first lettuce.", f"status: {status}", *lines]
    return "\n".join(["---", *head, "---", "The first lettuce.", ""])


def noted(title: str = TITLE, summary: str = SUMMARY, text: str = TEXT) -> tuple[str, ...]:
    """The field as it is written."""
    return ("original:", f"  title: {title}", f"  summary: {summary}", f"  text: {text}")


CASES = (
    Case(
        name="up-to-date",
        promise="A translation of the original as it is says nothing; nor does one that says nothing of its original.",
        files={**BOTH, EN: english(*noted())},
        exit=0,
    ),
    Case(
        name="behind-in-everything",
        promise="Each part of the original that has changed is told, in one line.",
        files={**BOTH, EN: english(*noted(text="0" * 16, title="f" * 16, summary="1" * 16))},
        exit=0,
    ),
    Case(
        name="behind-in-one-part",
        promise="A part of the original that was edited since is told alone.",
        files={**BOTH, EN: english(*noted()), STORY: swapped(STORY, "title: Panen Selada", "title: Panen Pertama Selada")},
        exit=0,
    ),
    Case(
        name="behind-but-not-published",
        promise="A translation that is no longer or not yet published may be behind.",
        files={**BOTH, EN: english(*noted(text="0" * 16), status="draft")},
        exit=0,
    ),
    Case(
        name="written-by-hand",
        promise="A record of the original that no command wrote is told: a part too many, one too few, or no digest.",
        files={**BOTH, EN: english(*noted(), "  body: 0000000000000000")},
    ),
    Case(
        name="a-part-too-few",
        promise="A record of the original that lacks a part is told.",
        files={**BOTH, EN: english(*noted()[:3])},
    ),
    Case(
        name="no-digest",
        promise="A record of the original with something else than a digest is told.",
        files={**BOTH, EN: english(*noted(text="sesuai"))},
    ),
    Case(
        name="no-record",
        promise="A record of the original that is a text, not a group of fields, is told.",
        files={**BOTH, EN: english("original: sudah sesuai")},
    ),
    Case(
        name="on-an-original",
        promise="An original is no translation.",
        files={STORY: swapped(STORY, "kebun mereka.\n---\n", "kebun mereka.\n" + "\n".join(noted()) + "\n---\n")},
    ),
)
