"""Words that are often misspelt: looked for by sieve, told with the right spelling."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from site_builder.regex import regex
from site_builder.signs import Signs
from site_builder.style import Slip

ENDINGS = ("", "nya", "lah", "pun")
"""With which an Indonesian word is looked for too."""
COMMON = frozenset(["warga", "usaha", "pada", "kota", "daerah", "lembaga", "instansi", "perumahan", "pandemi", "muslim"])
"""Words that stand in many texts: that one of them does says little."""
SENTENCE_ENDS = ".!?:;|>#\n"
BEGINNING = regex(r"(?:\A|[.!?:][\"”’)]*\s+|\n[\s>*_#-]*(?:[0-9]+\.\s+)?)[*_]*\Z")
SHOUTED = 3
"""Longer words in capitals are shouted, not an abbreviation."""


class Pair(NamedTuple):
    """A word as it is often written, and as it is spelled."""

    wrong: str
    """In small letters; several words are divided by one blank."""
    right: str
    is_sure: bool
    """Whether nobody could have meant another word."""
    in_names: bool
    """Whether it is wrong within a name too."""


@cache
def pairs(language: str) -> tuple[Pair, ...]:
    """The pairs of `spelling.<language>.txt`."""
    lines = (Path(__file__).parent / f"spelling.{language}.txt").read_text("utf-8").splitlines()
    read = []
    for line in lines:
        wrong, equals, right = line.partition(" = ")
        if equals and not line.startswith("#"):
            bare = right.removesuffix(" ?").removesuffix(" !")
            read.append(Pair(wrong.lower(), bare, not right.endswith(" ?"), right.endswith(" !")))
    return tuple(read)


@cache
def by_sign(language: str) -> tuple[dict[bytes, tuple[Pair, ...]], frozenset[bytes]]:
    """The pairs, by one word that must stand in a text where the wrong spelling does; and these words alone."""
    by_word: dict[bytes, tuple[Pair, ...]] = {}
    for pair in pairs(language):
        word = max(pair.wrong.split(), key=lambda word: (word not in COMMON, len(word)))
        is_last = pair.wrong.endswith(word)
        for ending in ENDINGS if language == "id" and is_last else ("",):
            key = f"{word}{ending}".encode()
            by_word[key] = (*by_word.get(key, ()), pair)
    return by_word, frozenset(by_word)


def suspects(signs: Signs, language: str) -> list[Pair]:
    """The pairs whose wrong spelling may stand in a text."""
    known, keys = by_sign(language)
    near = {pair for word in keys & signs.words for pair in known[word]}
    return sorted(pair for pair in near if " " not in pair.wrong or signs.hold(pair.wrong.encode()))


@cache
def _pattern(wrong: str, language: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, wrong.split()))
    endings = "|".join(filter(None, ENDINGS)) if language == "id" else "$^"
    return re.compile(rf"(?<![\w'’-])({words})({endings})?(?![\w'’])(?!-[^\W\d])", re.IGNORECASE)


def find_misspelt(text: str, wanted: Iterable[Pair], language: str, *, is_headline: bool = False) -> Iterator[Slip]:
    """Each misspelt word in *text* (N150), and what a person must look at (N151).

    Args:
        wanted: The pairs to look for: those that are `suspects`, which finds as much as looking for all `pairs`.
        is_headline: Whether capitals are no sign of a name there.
    """
    for pair in wanted:
        for found in _pattern(pair.wrong, language).finditer(text):
            if not pair.in_names and not is_headline and _is_name(text, found):
                continue
            instead = _cased(pair.right, found[1]) + (found[2] or "")
            is_word = found[0][0].islower() or pair.in_names or (not is_headline and _begins_a_sentence(text, found))
            is_sure = pair.is_sure and is_word
            if instead != found[0]:
                values = (("found", " ".join(found[0].split())), ("suggestion", instead))
                yield Slip(found.start(), found.end(), "N150" if is_sure else "N151", values, instead)


def _cased(right: str, typed: str) -> str:
    """*right* in capitals or with a capital, as it was *typed*."""
    if typed.isupper() and len(typed) > SHOUTED:
        return right.upper()
    return right[0].upper() + right[1:] if typed[0].isupper() else right


def _begins_a_sentence(text: str, found: re.Match[str]) -> bool:
    return bool(BEGINNING.search(text[max(found.start() - 40, 0) : found.start()]))


def _is_name(text: str, found: re.Match[str]) -> bool:
    """Whether the word has a capital and stands beside another that has one, within a sentence."""
    if not found[0][0].isupper():
        return False
    if re.match(r"\s[\"“(]?[A-Z]", text[found.end() :]) and not found[0].isupper():
        return True
    before = re.search(r"(\S)?\s*\b([A-Z][\w'’-]*)[ \n]\Z", text[max(found.start() - 40, 0) : found.start()])
    return bool(before and before[1] and before[1] not in SENTENCE_ENDS)
