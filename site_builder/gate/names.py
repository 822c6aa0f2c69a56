"""Names that may appear nowhere: in which spellings each is recognized, and where it begins and ends."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from itertools import product

from site_builder.dataclass import dataclass
from site_builder.gate.folding import SOFT, fold, views, words_of

LETTER = r"[^\W\d_]"
STARTS = f"(?<!{LETTER})"
ENDS = f"(?!{LETTER})"
ENDINGS = tuple(first + last for first in ("", "nya", "ku", "mu") for last in ("", "lah", "kah", "pun", "tah"))
"""What Indonesian hangs on a name: `Sarinya`, `Sarilah`, `Sarinyapun`."""
IN_WORD = f"{SOFT}*"
BETWEEN = f"[ .,{SOFT}-]*"
"""Between two parts of a name, where they may also be written as one word."""
APART = f"[ .,{SOFT}-]+"
AFTER_WORD = f"[ {SOFT}]+"
"""Between a full word and an initial: a full stop or a comma would begin something else."""
AFTER_INITIAL = f"[ .{SOFT}]+"
TELLING = 3
"""Letters of a word that may stand for a name beside initials."""
EXACT = "="
"""Begins a name that is meant only where its words begin with capitals, because it is also an ordinary word."""
MOST_INITIALS = 6
"""Words of a name up to which it is also sought with initials."""


@dataclass(frozen=True, slots=True)
class Name:
    """One protected name, ready to be sought. Shows itself to nobody."""

    telling: frozenset[str] = field(repr=False)
    """Words in small letters, at least one of which stands whole wherever the name does; with their endings."""
    words: frozenset[str] = field(repr=False)
    """The same without endings."""
    joined: str = field(repr=False)
    """All its letters, small."""
    turned: str = field(repr=False)
    """The same with the last word first."""
    initials: frozenset[bytes] = field(repr=False)
    """The first letters of its words, where it may be written with initials."""
    phrases: tuple[str, ...] = field(repr=False)
    """Its forms with initials, as words between single spaces, in small letters; a space at the end where a word must end."""
    pattern: re.Pattern[str] = field(repr=False)
    """Finds it in folded text."""


def names_of(lines: Iterable[str]) -> tuple[Name, ...]:
    """The names that *lines* say, in their order; a line without a word that could be sought says none."""
    return tuple(_name(words, is_exact=line.startswith(EXACT)) for line, words in _worded(lines))


def _name(words: Sequence[str], *, is_exact: bool) -> Name:
    whole = frozenset((*(words[number] for number in _whole(words)), "".join(words)))
    phrases = tuple(_phrase(words, chosen) for chosen in _initialled(words))
    return Name(
        telling=frozenset(word + ending for word in whole for ending in ENDINGS),
        words=whole,
        joined="".join(words),
        turned="".join((words[-1], *words[:-1])),
        initials=frozenset(word[0].encode() for word in words) if phrases else frozenset(),
        phrases=phrases,
        pattern=_pattern(words, is_exact=is_exact),
    )


def _phrase(words: Sequence[str], chosen: Sequence[bool]) -> str:
    spelled = [word if is_full else word[0] for word, is_full in zip(words, chosen, strict=True)]
    return f" {' '.join(spelled)}{'' if chosen[-1] else ' '}"


def _worded(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    for line in lines:
        words = ["".join(words_of(word)) for word in line.removeprefix(EXACT).split()]
        words = [word for word in words if word]
        if any(len(word) > 1 for word in words):
            yield line, words


def _whole(words: Sequence[str]) -> list[int]:
    """Which words may stand for the name beside initials, or beside others that are broken."""
    long = [number for number, word in enumerate(words) if len(word) >= TELLING]
    return long or [number for number, word in enumerate(words) if len(word) > 1]


def _pattern(words: Sequence[str], *, is_exact: bool) -> re.Pattern[str]:
    spelled = [_letters(word, is_exact=is_exact) for word in words]
    ending = f"(?:{'|'.join(IN_WORD.join(one) for one in sorted(ENDINGS, key=len, reverse=True) if one)})?"
    solid = [IN_WORD.join(letters) for letters in spelled]
    forms = [IN_WORD.join(IN_WORD.join(letters) for letters in spelled)]
    forms += [_with_one_whole(spelled, solid, number) for number in _whole(words)]
    if len(words) > 1:
        forms.append(f"{solid[-1]}[ {SOFT}]*,[ {SOFT}-]*{APART.join(solid[:-1])}")
        forms += _with_initials(words, solid)
    first = "".join(sorted({*words[0][0], *words[0][0].upper(), *words[-1][0], *words[-1][0].upper()}))
    return re.compile(f"{STARTS}(?=[{re.escape(first)}])(?:{'|'.join(dict.fromkeys(forms))}){ending}{ENDS}")


def _letters(word: str, *, is_exact: bool) -> list[str]:
    """What each letter of *word* may be; a word of one letter is an initial."""
    if len(word) == 1:
        return [_initial(word)]
    return [_letter(one, is_capital=is_exact and not number) for number, one in enumerate(word)]


def _letter(letter: str, *, is_capital: bool) -> str:
    return letter.upper() if is_capital else f"[{letter}{letter.upper()}]" if letter.isascii() else re.escape(letter)


def _with_one_whole(spelled: Sequence[Sequence[str]], solid: Sequence[str], whole: int) -> str:
    """All words in order, one of them whole, the others with anything but letters and digits within."""
    before = BETWEEN.join(letter for letters in spelled[:whole] for letter in letters)
    after = BETWEEN.join(letter for letters in spelled[whole + 1 :] for letter in letters)
    return (before + APART if before else "") + solid[whole] + (APART + after if after else "")


def _initial(word: str) -> str:
    """The first letter, which is a capital or followed by a full stop: otherwise it may be a word."""
    small, large = re.escape(word[0]), re.escape(word[0].upper())
    return f"(?:{large}|{small}(?=[ {SOFT}]*\\.))" if small != large else small


def _initialled(words: Sequence[str]) -> Iterator[tuple[bool, ...]]:
    """Which words are full in `S. Rahayu` and `Sari R.`; never none: by mere initials the press calls whom it does not name."""
    long = _whole(words)
    if 1 < len(words) <= MOST_INITIALS:
        for chosen in product((True, False), repeat=len(words)):
            if not all(chosen) and any(chosen[number] for number in long):
                yield chosen


def _with_initials(words: Sequence[str], solid: Sequence[str]) -> Iterator[str]:
    for chosen in _initialled(words):
        form = ""
        for number, is_full in enumerate(chosen):
            if number:
                form += AFTER_INITIAL if not chosen[number - 1] else AFTER_WORD if not is_full else APART
            form += solid[number] if is_full else _initial(words[number])
        yield form


def find_plainly(names: Sequence[Name], text: str) -> set[int]:
    """Which of *names* stand in *text*, which has been unescaped: the plain way, which every quicker one is held against."""
    folded = [fold(view) for view in views(text)]
    return {number for number, name in enumerate(names) if any(name.pattern.search(one) for one in folded)}
