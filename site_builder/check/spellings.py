"""Where a text writes a name on record otherwise than the record does."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from site_builder.check.known import GENERIC, LEGAL, PLAIN, SHORT_WORD, WORD, Known, is_near, stem
from site_builder.regex import regex

GAP = regex(r"(?:[\s,&*_\-\u2010-\u2015/]|\.(?=\s)|\([A-Za-z0-9]{2,12}\)){1,20}")
STOP = regex(r"[a-z]{4,}\.")
"""A full stop after a word that is no abbreviation."""
REACH = 30
"""Characters beside a name that its misspelling, an abbreviation in brackets or a legal form may take."""
LEAST = 3
"""Words of a name of which one may be another word, rather than mistyped."""
BODIES = frozenset(("rutan", "lapas", "bapas", "rupbasan", "lpka", "lpp"))
CLASSES = {"1": "i", "2": "ii", "3": "iii", "2a": "iia", "2b": "iib", "1a": "ia", "1b": "ib"}
CLASS = regex(r"i{1,3}[ab]?")
_ELSEWHERE = (
    "utara selatan timur barat tengah tenggara pusat north south east west central jakarta surabaya bandung medan "
    "semarang makassar palembang tangerang depok bekasi bogor batam pekanbaru padang malang samarinda banjarmasin "
    "denpasar pontianak jambi cirebon manado mataram kupang ambon jayapura kendari palu gorontalo mamuju ternate "
    "sorong tarakan bontang tenggarong sangatta berau penajam paser kutai palangkaraya banjarbaru yogyakarta "
    "surakarta solo serang lampung bengkulu aceh manokwari merauke"
)
ELSEWHERE = frozenset(_ELSEWHERE.split())
"""Other parts of a town, and other towns: the last word of a name that is told of the wrong place."""
_CALENDAR = (
    "senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september "
    "oktober november desember monday tuesday wednesday thursday friday saturday sunday january february march may "
    "june july august october december bapak ibu pak bu chef kepala ketua direktur wakil"
)
CALENDAR = frozenset(_CALENDAR.split())


class Slip(NamedTuple):
    """A name that is written otherwise."""

    code: str
    start: int
    end: int
    known: Known


class _Token(NamedTuple):
    start: int
    end: int
    word: str


def slips_in(text: str, sought: Sequence[Known], every: Sequence[Known], *, is_headline: bool = False) -> Iterator[Slip]:
    """Every name of *sought*, some of *every*, that *text* writes otherwise; where all is right, a few counts tell so."""
    near = [known for known in sought if _may_stand(text, known)]
    right = frozenset(name for known in every for name in known.names) if near else frozenset()
    for known in near:
        seen: set[int] = set()
        for slip in _misspelled(text, known, right, is_headline=is_headline):
            if slip.start not in seen:
                seen.add(slip.start)
                yield slip
        if known.abbreviation and known.abbreviation[:2] in text:
            yield from _other_abbreviations(text, known)


def _may_stand(text: str, known: Known) -> bool:
    """Whether any part of a name stands in *text*."""
    for anchor in known.anchors:
        if anchor in text:
            return True
    return bool(known.abbreviation) and known.abbreviation[:2] in text


def _misspelled(text: str, known: Known, right: frozenset[tuple[str, ...]], *, is_headline: bool) -> Iterator[Slip]:
    whole = text.count(known.spelled[0])
    if not known.legal and all(text.count(word) == whole for word in known.anchors):
        return
    for anchor in known.anchors:
        at = text.find(anchor)
        while at >= 0:
            reach = len(max(known.spelled, key=len)) + REACH
            if not _has_company(text[max(at - reach, 0) : at + reach], anchor, known):
                at = text.find(anchor, at + len(anchor))
                continue
            before, behind = _tokens(text, at, reach, max(map(len, known.names)))
            if behind and behind[0].start == at and stem(behind[0].word) == anchor.lower():
                tokens, number = [*before, *behind], len(before)
                for name in known.names:
                    yield from _aligned(text, tokens, number, name, known, right, is_headline=is_headline)
            at = text.find(anchor, at + len(anchor))


def _has_company(around: str, anchor: str, known: Known) -> bool:
    """Whether another word of a longer name stands nearby; that of a name of two words may be the wrong one."""
    if min(map(len, known.names)) < LEAST:
        return True
    return any(word != anchor and word in around for name in known.spelled for word in name.split())


def _tokens(text: str, at: int, reach: int, most: int) -> tuple[list[_Token], list[_Token]]:
    """The last words before *at* and the first ones from there on; those are none where a word goes on there."""
    start, end = max(at - reach, 0), min(at + reach, len(text))
    if PLAIN.match(text, max(at - 1, start), at) or (at > start and text[at - 1] == "(" and WORD.match(text, at - 1, end)):
        return [], []
    before = [match for match in WORD.finditer(text, start, at) if text[match.start()] != "("]
    behind = islice((match for match in WORD.finditer(text, at, end) if text[match.start()] != "("), most)
    return [_token(match) for match in before[-most:]], [_token(match) for match in behind]


def _token(match: re.Match[str]) -> _Token:
    return _Token(match.start(), match.end(), match[0].lower())


def _aligned(
    text: str,
    tokens: list[_Token],
    number: int,
    name: tuple[str, ...],
    known: Known,
    right: frozenset[tuple[str, ...]],
    *,
    is_headline: bool,
) -> Iterator[Slip]:
    """The words around one that is right, laid beside the *name* that it is part of."""
    if tokens[number].word not in name:
        return
    first = number - name.index(tokens[number].word)
    window = tokens[max(first, 0) : first + len(name)]
    if first < 0 or len(window) < len(name):
        return
    if not _is_joined(text, window):
        return
    words = (*(_plain(token.word) for token in window[:-1]), stem(_plain(window[-1].word)))
    wrong = [place for place, (word, own) in enumerate(zip(words, name, strict=True)) if word != own]
    if not wrong:
        yield from _other_legal(text, tokens, first, window, known)
        return
    place = wrong[0]
    is_abbreviation = name[place] == known.abbreviation.lower()
    if len(wrong) == 1 and words not in right and not is_abbreviation and text[window[place].start].isupper():
        is_short = any(words[: len(other)] == other for other in known.names if len(other) < len(name))
        told = is_near(words[place], name[place]) or (
            known.ref.kind == "organizations"
            and len(name) >= LEAST
            and _is_other(words[place], place, name, known, is_headline=is_headline, is_short=is_short)
        )
        if told:
            yield Slip("N130" if known.ref.kind == "people" else "N132", window[0].start, window[-1].end, known)


def _plain(word: str) -> str:
    return CLASSES.get(word, word)


def _is_joined(text: str, window: list[_Token]) -> bool:
    """Whether nothing but blanks, commas and the like stands between the words."""
    for one, two in pairwise(window):
        if not GAP.fullmatch(text, one.end, two.start) or (text[one.end] == "." and STOP.match(one.word + ".")):
            return False
        if "\n\n" in text[one.end : two.start]:
            return False
    return True


def _is_other(word: str, place: int, name: tuple[str, ...], known: Known, *, is_headline: bool, is_short: bool) -> bool:
    """Whether a word that is not mistyped makes another name out of *name*, rather than ending its short form."""
    own = name[place]
    if CLASS.fullmatch(word) and CLASS.fullmatch(own):
        return True
    if word in GENERIC or own in GENERIC:
        return False
    if place == 0:
        return word in BODIES and own in BODIES
    if place < len(name) - 1:
        return not is_headline
    if word in CALENDAR or is_short:
        return False
    return word in ELSEWHERE or (known.is_company and not is_headline)


def _other_legal(text: str, tokens: list[_Token], first: int, window: list[_Token], known: Known) -> Iterator[Slip]:
    """A company of another legal form."""
    before = tokens[first - 1] if first else None
    if before and before.word in LEGAL and known.legal and before.word != known.legal and text[before.start].isupper():
        yield Slip("N132", before.start, window[-1].end, known)


def _other_abbreviations(text: str, known: Known) -> Iterator[Slip]:
    """An abbreviation like that of the organization, or in its place behind its name."""
    own = known.abbreviation
    if text.count(own[:2]) > text.count(own):
        for match in re.finditer(rf"(?<!\w){re.escape(own[:2])}[A-Z0-9]{{1,10}}(?!\w)", text):
            short = own.lower()
            is_cut = len(match[0]) >= SHORT_WORD and own.startswith(match[0])
            if match[0] != own and (is_cut or is_near(match[0].lower(), short)):
                yield Slip("N133", match.start(), match.end(), known)
    for match in re.finditer(rf"(?<!\w){re.escape(known.before_abbreviation)}\s+\(([A-Z][A-Z0-9]{{2,11}})\)", text):
        if match[1][:2] != own[:2]:
            yield Slip("N133", match.start(1), match.end(1), known)
