"""Words that hurt or judge people in custody, what to write in their place, and where they stand in a text."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple

from site_builder.dataclass import dataclass
from site_builder.lexicon.inflection import nouns, verbs
from site_builder.regex import regex
from site_builder.signs import Signs

Shape = Literal["noun", "verb", "fixed"]
WORD = regex(r"[^\W\d_]+")
GAP = regex(r"[\s*_-]{1,6}")
"""What may stand between the words of one term: blanks, a line's end, a hyphen, marks of emphasis."""
NEAR = 80
"""As many characters before a word tell whether a sentence begins there."""
SENTENCE_ENDS = ".!?:;#|>"


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the lexicon."""

    name: str
    words: tuple[str, ...]
    """As looked for, in small letters; several words are divided by blanks."""
    instead: str
    """What to write; empty where the word is best left out."""
    reason: str
    """A key of `dignity` in `codes/words.toml`, or a sentence of the site's own."""
    source: str
    shape: Shape = "noun"
    in_names: bool = False
    """Whether official names may hold it."""
    but: tuple[str, ...] = ()
    """Phrases in which it is the right word."""


class Hit(NamedTuple):
    """A term in a text."""

    start: int
    end: int
    term: Term


class _Pattern(NamedTuple):
    """One spelling of a term."""

    before: tuple[str, ...]
    """All its words but the last."""
    last: frozenset[str]
    """The last one in all its forms."""
    term: Term


class _Token(NamedTuple):
    start: int
    end: int
    word: str
    """In small letters."""


class Lexicon:
    """Terms, ready to be looked for."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._patterns: dict[str, list[_Pattern]] = {}
        self._signs: dict[bytes, set[frozenset[bytes]]] = {}
        for pattern in _patterns(terms):
            for first in pattern.before[:1] or pattern.last:
                self._patterns.setdefault(first, []).append(pattern)
            for last in pattern.last:
                before = frozenset(word.encode() for word in pattern.before)
                self._signs.setdefault(last.encode(), set()).add(before)
        self._lasts = frozenset(self._signs)
        self.words = self._lasts.union(*(before for several in self._signs.values() for before in several))
        """All that any term is made of."""

    def may_hold(self, text: str) -> bool:
        """Whether *text* holds all words of any term."""
        return self.may_stand(Signs(text, self.words))

    def may_stand(self, signs: Signs) -> bool:
        """The same of a text by its *signs*, for which `words` were sought."""
        known = signs.words
        if self._lasts.isdisjoint(known):
            return False
        return any(before <= known for word in known & self._lasts for before in self._signs[word])

    def find(self, text: str, *, is_headline: bool = False) -> Iterator[Hit]:
        """Each term in *text*, the longest where several begin at one word.

        Args:
            is_headline: Whether capitals are no sign of a name there.
        """
        tokens = [_Token(match.start(), match.end(), match[0].lower()) for match in WORD.finditer(text)]
        number = 0
        while number < len(tokens):
            found = self._longest(text, tokens, number)
            if found is None:
                number += 1
                continue
            length, term = found
            last = number + length
            while last < len(tokens) and _is_doubled(text, tokens, last, number, length):
                last += length
            if not _is_right(term, tokens, number) and not (
                term.in_names and not is_headline and _is_name(text, tokens, number, last)
            ):
                yield Hit(tokens[number].start, tokens[last - 1].end, term)
            number = last

    def _longest(self, text: str, tokens: Sequence[_Token], number: int) -> tuple[int, Term] | None:
        """How many words the longest term has that begins at a word, and the term."""
        found: tuple[int, Term] | None = None
        for before, last, term in self._patterns.get(tokens[number].word, ()):
            words = tokens[number : number + len(before) + 1]
            is_whole = len(words) > len(before) and words[-1].word in last and all(map(_is_word, words, before))
            joined = all(GAP.fullmatch(text, one.end, two.start) for one, two in pairwise(words))
            if is_whole and joined and (found is None or len(words) > found[0]):
                found = len(words), term
        return found


def _is_word(token: _Token, word: str) -> bool:
    return token.word == word


def _is_doubled(text: str, tokens: Sequence[_Token], at: int, first: int, length: int) -> bool:
    """Whether a term of one word is written twice, with a hyphen: `napi-napi`."""
    one, two = tokens[first], tokens[at]
    return length == 1 and text[tokens[at - 1].end : two.start] == "-" and two.word.startswith(one.word[:3])


def _is_right(term: Term, tokens: Sequence[_Token], number: int) -> bool:
    """Whether the word stands in a phrase in which it is the right one."""
    for phrase in term.but:
        words = phrase.split()
        for place, word in enumerate(words):
            if word == tokens[number].word and number >= place:
                own = tokens[number - place : number - place + len(words)]
                if [token.word for token in own] == words:
                    return True
    return False


def _is_name(text: str, tokens: Sequence[_Token], number: int, last: int) -> bool:
    """Whether the words are capitalised in the midst of capitalised ones, as the parts of an official name are."""
    if not text[tokens[number].start].isupper() or text.rfind("#", text.rfind("\n", 0, tokens[number].start) + 1) >= 0:
        return False
    if last < len(tokens) and text[tokens[last - 1].end : tokens[last].start] == " " and text[tokens[last].start].isupper():
        return True
    if number == 0 or text[tokens[number - 1].end : tokens[number].start] != " ":
        return False
    before = tokens[number - 1].start
    lead = text[max(before - NEAR, 0) : before].rstrip(" *_\"'“‘(")
    return text[before].isupper() and bool(lead) and lead[-1] not in SENTENCE_ENDS and lead[-1] != "\n"


def _patterns(terms: Iterable[Term]) -> Iterator[_Pattern]:
    for term in terms:
        for spelling in term.words:
            *before, last = WORD.findall(spelling.lower()) or [""]
            if last:
                yield _Pattern(tuple(before), _forms(last, term.shape), term)


@cache
def _forms(word: str, shape: Shape) -> frozenset[str]:
    if shape == "fixed":
        return frozenset([word])
    return verbs(word) if shape == "verb" else nouns(word)


@cache
def shipped() -> dict[str, Term]:
    """The terms that come with the software, by name."""
    terms: dict[str, Term] = {}
    for language in ("id", "en"):
        data = tomllib.loads((Path(__file__).parent / f"{language}.toml").read_text("utf-8"))
        for name, entry in data.items():
            several = {key: tuple(entry.pop(key)) for key in ("words", "but") if key in entry}
            terms[name] = Term(name, **{"words": (name.replace("-", " "),), **several, **entry})
    return terms
