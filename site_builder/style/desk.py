"""What was typed into a text although the page prints it from a field: dateline, sign-off, `Baca juga`, credits."""

import re
from collections.abc import Iterator

from site_builder.regex import regex
from site_builder.signs import Signs
from site_builder.style import Slip
from site_builder.style.zones import zone_of

DATELINE = regex(
    r"\A\s*[*_]{0,3}(?P<city>[A-Z][A-Za-z'’.]+(?: [A-Z][A-Za-z'’.]+){0,3})(?P<more>,[^–—\n.!?-]{2,40})?"
    r"[*_]{0,3}\s*(?:[–—]|-{1,2})[*_]{0,3}[ \n]+(?=\S)"
)
SIGNED = regex(r"(?:(?<=[.!?”\"])\s+|\n)[*_]{0,3}\((?P<initials>[a-z]{2,3}(?:[/*-][a-z]{2,3}){0,3})\)[*_]{0,3}\s*\Z")
"""`(rep)` at the end of a text."""
ROLE = regex(
    r"^[ \t>*_(-]*(?P<role>Penulis|Reporter|Pewarta|Wartawan|Editor|Penyunting|Redaktur|Fotografer|Author|Writer|Photographer)"
    r"[*_]{0,3}[ \t]*:[ \t]*[^\s\[][^\n]*",
    re.MULTILINE | re.IGNORECASE,
)
READ_ON = regex(
    r"^[ \t>*_([-]*(?:Baca juga|Baca pula|Lihat juga|Simak juga|Read also|Also read|See also|Read more)\b[^\n]*",
    re.MULTILINE | re.IGNORECASE,
)
TARGET = regex(r"\]\(story:(?P<story>[a-z0-9-]+)\)")
CREDIT = regex(
    r"\((?:foto|photo|dok\.?|dokumentasi|sumber foto|sumber|credit)?\s*:?\s*(?:istimewa|ist\.?)\)"
    r"|\((?:foto|dok(?:umentasi)?\.?)\s*:\s*[^()\n]{2,40}\)",
    re.IGNORECASE,
)
RELEASED = regex(
    r"^[ \t>*_#]*(?:Untuk (?:segera )?disiarkan(?: segera)?|For immediate release)\b[^\n]*", re.MULTILINE | re.IGNORECASE
)


ROLES = frozenset(b"penulis reporter pewarta wartawan editor penyunting redaktur fotografer author writer photographer".split())
READ_WORDS = (frozenset([b"baca", b"lihat", b"simak", b"read", b"see"]), frozenset([b"juga", b"pula", b"also", b"more"]))
RELEASE_WORDS = frozenset([b"disiarkan", b"immediate"])


def may_be_typed(text: str, signs: Signs) -> bool:
    """Whether *text* may hold anything that the page prints by itself."""
    words = signs.words
    if not RELEASE_WORDS.isdisjoint(words) or (":" in text and not ROLES.isdisjoint(words)):
        return True
    if not any(map(words.isdisjoint, READ_WORDS)) or text.rstrip().rstrip("*_").endswith(")"):
        return True
    return bool(DATELINE.match(text) or ("(" in text and CREDIT.search(text)))


def find_typed(text: str, city: str | None) -> Iterator[Slip]:
    """What of *text*, the body of a story in *city*, the page prints by itself (N152 to N155)."""
    yield from _dateline(text, city)
    if text.rstrip().rstrip("*_").endswith(")") and (signed := SIGNED.search(text)):
        start = signed.start() + len(signed[0]) - len(signed[0].lstrip())
        yield Slip(start, signed.end("initials") + 1, "N153", (("found", signed[0].strip()),))
    lower = text.lower()
    if ":" in text:
        for found in ROLE.finditer(text):
            start = found.start() + len(found[0]) - len(found[0].lstrip(" \t"))
            yield Slip(start, found.end(), "N153", (("found", found[0].strip()[:60]),))
    if "juga" in lower or "baca pula" in lower or "read" in lower or "see also" in lower:
        for found in READ_ON.finditer(text):
            target = TARGET.search(found[0])
            instead = f"::: see-also {target['story']}" if target else ""
            yield Slip(
                found.start(), found.end(), "N154", (("found", found[0].strip()[:60]), ("suggestion", instead or "—")), instead
            )
    if "(" in text and ("ist" in lower or "foto" in lower or "dok" in lower):
        for found in CREDIT.finditer(text):
            yield Slip(found.start(), found.end(), "N155", (("found", found[0]),))
    if "disiarkan" in lower or "immediate release" in lower:
        for found in RELEASED.finditer(text):
            yield Slip(found.start(), found.end(), "N156", (("found", found[0].strip()[:60]),))


def _dateline(text: str, city: str | None) -> Iterator[Slip]:
    found = DATELINE.match(text)
    if not found:
        return
    typed = found["city"]
    is_same = city is not None and typed.lower() in (city.lower(), city.lower().removeprefix("kota "))
    if is_same or zone_of(typed) or (typed.isupper() and len(typed) > len("RUTAN") and found["more"] is None):
        start = len(found[0]) - len(found[0].lstrip())
        values = (("found", text[start : found.end()].strip()[:60]), ("city", city or "—"))
        yield Slip(start, found.end(), "N152", values)
