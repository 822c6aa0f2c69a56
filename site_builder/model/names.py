"""What of a person's name is the name, and what is a degree or a form of address."""

import re

from site_builder.regex import regex

BEFORE = regex(
    r"(?:(?:dr|drs|dra|ir|prof|h|hj|k\.h|kh|pdt|ust|rm|r\.p|apt|ns|brigjen|irjen|kombes|akbp|kol|letkol|mayor|kapten)\.\s*"
    r"|(?:haji|hajah|ustaz|ustazah|pastor|pendeta)\s+)+",
    re.IGNORECASE,
)
"""Degrees and ranks that are written before a name: `Dra. Hj. `."""


def bare_name(name: str) -> str:
    """*name* without degrees: `Rina Setyaningsih` for `Dra. Rina Setyaningsih, M.M.`"""
    own = name.partition(",")[0].strip()
    return BEFORE.sub("", own, count=1) if BEFORE.match(own) else own
