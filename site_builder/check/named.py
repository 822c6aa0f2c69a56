"""Finds the names of the consent register in texts, however they are typed: the first of two walls, the gate being the second.

A name is found by its words. Marks of Markdown, hyphens, line breaks, upper case and diacritics between or on them hide
nothing. A name of one word counts only where it begins with a capital letter, since many are words too (melati, sari).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from site_builder.model.consent import Consent
from site_builder.regex import regex

WORD = regex(r"</?[a-z]{1,6}>|([^\W_]+)")
"""A word; or a bare tag, which is none."""
SIGN = regex(r"[^\W_]+")
"""The same with the words in tags: found twice as fast, and mostly no name begins with any of them."""
GAP = regex(r"(?:[\s*_~`'’.\-\u2010-\u2015]|</?\w{1,6}>){0,12}")
"""What may stand between two words of one name."""
IGNORED = regex("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]")
"""Accents on the letters before them, and what nobody sees."""
ENDINGS = ("nya", "ku", "mu", "lah", "kah", "pun")
"""What Indonesian writes onto a name."""

Owner = tuple[str, str]
"""The id of a consent, and the form that its name is: `name` or `alias`."""


class Hit(NamedTuple):
    """A name in a text."""

    at: int
    """Where it begins in the text, counted from 0."""
    owners: tuple[Owner, ...]
    """Whose name it may be."""


class Names:
    """Every name and alias of the register."""

    def __init__(self, consents: Mapping[str, Consent]) -> None:
        self._owners: dict[tuple[str, ...], tuple[Owner, ...]] = {}
        for id, consent in consents.items():
            for form in ("name", "alias"):
                for name in getattr(consent, form):
                    if words := words_of(name):
                        self._owners[words] = (*self._owners.get(words, ()), (id, form))
        self._firsts: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted(self._owners, key=len, reverse=True):
            for first in _inflected(words[0]) if len(words) == 1 else (words[0],):
                self._firsts.setdefault(first, []).append(words)

    def __bool__(self) -> bool:
        return bool(self._owners)

    def find(self, text: str) -> Iterator[Hit]:
        """Every name in *text*, in order; of two that begin together the longer one."""
        folded = fold(text)
        if self._firsts.keys().isdisjoint(SIGN.findall(folded)):
            return
        words = [match for match in WORD.finditer(folded) if match[1]]
        origin = _origin(text, folded)
        after = 0
        for number, word in enumerate(words):
            if number < after or word[0] not in self._firsts:
                continue
            at = origin[word.start()] if origin else word.start()
            for name in self._firsts[word[0]]:
                if _stands(name, words[number : number + len(name)], folded) and (len(name) > 1 or text[at].isupper()):
                    yield Hit(at, self._owners[name])
                    after = number + len(name)
                    break


def fold(text: str) -> str:
    """*text* without case, accents, and signs that nobody sees; as long as *text* where that is plain ASCII."""
    return text.lower() if text.isascii() else IGNORED.sub("", unicodedata.normalize("NFKD", text).casefold())


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, as they are looked for."""
    return tuple(word for word in WORD.findall(fold(name)) if word)


def _inflected(word: str) -> Iterable[str]:
    return (word, *(word + ending for ending in ENDINGS))


def _stands(name: tuple[str, ...], words: list[re.Match[str]], folded: str) -> bool:
    """Whether *words*, which begin like *name*, are that name: in its last word, up to what is written onto it."""
    if len(words) < len(name) or any(word[0] != own for word, own in zip(words[:-1], name[:-1], strict=True)):
        return False
    gaps = pairwise(words)
    return words[-1][0] in _inflected(name[-1]) and all(GAP.fullmatch(folded, a.end(), b.start()) for a, b in gaps)


def _origin(text: str, folded: str) -> list[int]:
    """For each character of *folded*, which one of *text* it comes from; nothing where that is the same."""
    if text.isascii():
        return []
    origin = [number for number, character in enumerate(text) for _ in fold(character)]
    return origin if len(origin) == len(folded) else [*origin, *([len(text) - 1] * len(folded))]
