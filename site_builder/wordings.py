"""What changed between two wordings of one page, word by word, and whether that is substance or the spelling of a word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from site_builder.regex import regex
from site_builder.shown import Part, Shown

WORD = regex(r"[^\W_]+(?:[.,:/'’+-][^\W_]+)*%?|[^\w\s]|_")
QUOTES = frozenset("\"'“”‘’„«»")
SHORT = 5
"""Letters of the shortest word in which another letter is a slip: in shorter ones it is mostly another word."""
_NUMBERS = """
nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh ratus seratus ribu seribu juta miliar triliun
pertama kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh setengah sepertiga
zero one two three four five six seven eight nine ten eleven twelve hundred thousand million billion
first second third fourth fifth sixth seventh eighth ninth tenth half
senin selasa rabu kamis jumat sabtu minggu monday tuesday wednesday thursday friday saturday sunday
januari februari maret april mei juni juli agustus september oktober november desember
january february march may june july august october december
"""
NUMBERS = frozenset(_NUMBERS.split())
"""Numbers and dates as words."""
DENIALS = frozenset(("tidak", "bukan", "belum", "tanpa", "jangan", "tak", "never", "not", "without", "none"))


class Edit(NamedTuple):
    """Words that took the place of others; either may be none."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    start: int
    """Where in the new wording, in words."""


class Change(NamedTuple):
    """A piece of text that reads otherwise now; one of the two is empty where it is new or gone."""

    kind: str
    before: str
    after: str

    def edits(self) -> list[Edit]:
        """Word by word."""
        old, new = WORD.findall(self.before), WORD.findall(self.after)
        steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        return [Edit(tuple(old[a:b]), tuple(new[c:d]), c) for step, a, b, c, d in steps if step != "equal"]

    def pieces(self, around: int) -> list[tuple[str, str]]:
        """The text in pieces that are `same`, `old` or `new`; of what is the same, so many words around each change."""
        old, new = list(WORD.finditer(self.before)), list(WORD.finditer(self.after))
        steps = SequenceMatcher(None, [one[0] for one in old], [one[0] for one in new], autojunk=False).get_opcodes()
        found: list[tuple[str, str]] = []
        for number, (step, a, b, c, d) in enumerate(steps):
            if step == "equal":
                found += _same(self.after, new[c:d], around, is_first=number == 0, is_last=number == len(steps) - 1)
            else:
                found += [
                    (kind, _slice(text, words))
                    for kind, text, words in (("old", self.before, old[a:b]), ("new", self.after, new[c:d]))
                    if words
                ]
        return found

    def substance(self) -> list[Edit]:
        """The edits that say something else; none where only spelling changed."""
        return [edit for edit in self.edits() if is_substance(self.kind, edit)]


def _slice(text: str, words: Sequence[re.Match[str]]) -> str:
    return text[words[0].start() : words[-1].end()] if words else ""


def _same(text: str, words: Sequence[re.Match[str]], around: int, *, is_first: bool, is_last: bool) -> Iterator[tuple[str, str]]:
    """What did not change, shortened to its ends that lie at a change."""
    head, tail = (0 if is_first else around), (0 if is_last else around)
    if len(words) <= head + tail + 1:
        yield "same", _slice(text, words)
        return
    start, end = _slice(text, words[:head]), _slice(text, words[len(words) - tail :])
    yield "same", " ".join(filter(None, (start, "…", end)))


def changes_between(old: Shown, new: Shown) -> Iterator[Change]:
    """Every piece of text that differs, in the order of the new page."""
    steps = SequenceMatcher(None, old.parts, new.parts, autojunk=False).get_opcodes()
    for step, a, b, c, d in steps:
        if step != "equal":
            yield from _paired(list(old.parts[a:b]), new.parts[c:d])


def _paired(before: list[Part], after: Sequence[Part]) -> Iterator[Change]:
    """Each new piece with the old one of its kind that it is most like; what is left over is new or gone."""
    for part in after:
        near = max((one for one in before if one.kind == part.kind), key=lambda one: _likeness(one, part), default=None)
        if near is not None and (_likeness(near, part) > 0 or part.kind in ("title", "summary")):
            before.remove(near)
            yield Change(part.kind, near.text, part.text)
        else:
            yield Change(part.kind, "", part.text)
    for part in before:
        yield Change(part.kind, part.text, "")


def _likeness(one: Part, other: Part) -> float:
    """How many words they share, as a part of all; little is nothing."""
    own, others = set(WORD.findall(one.text)), set(WORD.findall(other.text))
    shared = len(own & others) / max(len(own | others), 1)
    return shared if shared >= 0.2 else 0  # noqa: PLR2004 (a fifth: below it they are two sentences)


def is_substance(kind: str, edit: Edit) -> bool:
    """Whether an edit is more than the spelling of a word: any word in a title or quotation, else by `_is_slip`.

    Substance are numbers, dates, names (words with a capital letter), denials, quotation marks, and words that were added or
    taken away. Punctuation, the case of letters, a doubled word, and a letter or two of a longer word are spelling.
    """
    before, after = (tuple(word for word in words if word[0].isalnum() or word in QUOTES) for words in (edit.before, edit.after))
    if [word.casefold() for word in before] == [word.casefold() for word in after]:
        return False
    if "".join(before).casefold() == "".join(after).casefold() and not _has_digit(before):
        return False  # written together, or apart
    if kind in ("title", "quote") or len(before) != len(after):
        return True
    return not all(_is_slip(old, new) for old, new in zip(before, after, strict=True))


def _has_digit(words: Sequence[str]) -> bool:
    return any(character.isdigit() for word in words for character in word)


def _is_slip(old: str, new: str) -> bool:
    """Whether two words are one word, spelled in two ways."""
    one, other = old.casefold(), new.casefold()
    if one == other:
        return True
    if not (old.isalpha() and new.isalpha() and old.islower() and new.islower()):
        return False
    if {one, other} & (NUMBERS | DENIALS) or min(len(one), len(other)) < SHORT or one[0] != other[0]:
        return False
    return _distance(one, other) <= (1 if min(len(one), len(other)) < 2 * SHORT else 2)


def _distance(one: str, other: str) -> int:
    """Letters to insert, delete, replace or swap with their neighbour (optimal string alignment)."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            least = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                least = min(least, rows[-2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]
