"""Looks for protected names in finished files: quickly in what surely holds none, thoroughly in the rest.

A text is looked through piece by piece; most pieces of a page stand on many other pages as well, and a piece that held no name
once is not looked through again. New pieces are looked through together: a name is only where one of its words stands whole, or
where a tag stands within a word.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from site_builder.gate.folding import INLINE, LETTERS, fold, unescaped, unescaped_styles, views
from site_builder.gate.names import Name, names_of
from site_builder.index_files import ENGINE, LISTS, PIECES, SIGN
from site_builder.regex import regex

MARKED = (".html", ".xml", ".svg")
"""Files whose lines begin with tags, between which nobody's name goes on."""
LINED = (".json", ".webmanifest")
"""Files in which a text cannot go on on the next line."""
PLAIN = (".txt", ".css", ".ics", ".csv")
PACKED = (".zip", ".docx")
"""Archives, whose files are looked through one by one."""
SQUEEZED = (*LISTS, *PIECES, ENGINE)
"""Files of a search index: most are gzip, with a sign before the text.
Whatever else hides its text, such as PDF, is to be opened in `_texts`."""

WITHIN = regex(rf"/?(?:{'|'.join((*INLINE, 'td', 'th'))})[\s/>]".encode())
"""How a piece begins that belongs to the one before it: a table may have a column for each part of a name."""
LONGEST_KEPT = 8_000
MOST_KEPT = 10_000_000
"""Bytes of a piece, and of all pieces, that are remembered."""
OVERHEAD = 120
"""Bytes that Python needs for remembering a piece, beside its own."""
OFTEN = 190
"""A longer piece of a page hardly stands on another page."""

ESCAPING = b"%&\\"

EVERY_ASCII = bytes(range(128))
NO_OTHERS = bytes(byte if byte < 128 else 32 for byte in range(256))  # noqa: PLR2004
"""Spaces for everything but ASCII."""
SMALL = bytes(ord(chr(byte).lower()) if chr(byte).isalpha() and byte < 128 else 32 for byte in range(256))  # noqa: PLR2004
"""ASCII letters as small ones, everything else as spaces."""
ESCAPE = regex(rb"&[#A-Za-z]|%[0-9A-Fa-f]{2}")
CONTROLS = bytes((*range(9), *range(14, 32), 127))
MERE_SIGN = regex(rb"%(?:E2%80%(?:9[0-9A-Fa-f]|A6)|2[0-247-9ACDFacdf]|3[ABDFabdf])|&(?:quot|#34|#39|nbsp);")
"""An escape that means a sign or a space, and never a part of another escape."""
TAG_IN_WORD = regex(rb"<(?<=[A-Za-z\x80-\xff]<)[^<>]*>(?:<[^<>]*>)*[A-Za-z\x80-\xff]")
TAG = regex(rb"<[^<>]*>")
LONE = frozenset(bytes([letter]) for letter in range(ord("a"), ord("z") + 1))
SIGNS = frozenset(" .,-0")
UNUSUAL = regex("[^\x00-\x7f]")
RUN = regex(rb"[\t\n\r -~]{8,}")
"""Text in a file that is none: so many ASCII characters in a row, which pixels hardly ever look like."""
AROUND = 40
"""Bytes on either side of it that may belong to the same text."""
WIDE = regex(rb"\x00[\t\n\r -~\xa0-\xff](?:\x00[\t\n\r -~\xa0-\xff]){4,}")
"""The same in UTF-16, whichever way round."""


class Lookout:
    """Looks for some names. Shows them to nobody: whoever asks is told their numbers, in the order in which they were given."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Of names as a list of protected names says them, one a line."""
        self._names: Sequence[Name] = names_of(lines)
        self._named_by: dict[bytes, list[int]] = {}
        for number, name in enumerate(self._names):
            for word in name.telling:
                self._named_by.setdefault(word.encode(), []).append(number)
        self._telling = frozenset(self._named_by)
        self._is_any_foreign = not all(name.joined.isascii() for name in self._names)
        self._signs: set[str] = set()
        self._seen: dict[bytes, bool] = {}
        """Pieces that hold no name, and whether each belongs to the one before it."""
        self._kept = 0

    def __bool__(self) -> bool:
        return bool(self._names)

    def find(self, path: str, data: bytes) -> frozenset[int]:
        """The names that stand in the finished file *path*, in its bytes or in the path itself."""
        fresh: dict[bytes, bool] = {}
        for pieces in _texts(path, data):
            self._add_unknown(fresh, pieces)
        whole = b"\n".join((path.encode(), *fresh))
        signs = [sign for sign in ESCAPING if sign in whole]
        odd = [piece for piece in fresh if any(sign in piece for sign in signs)] if signs else []
        even = [path.encode(), *(fresh.keys() - odd if odd else fresh)]
        odd += self._suspects(even, b"\n".join(even) if odd else whole)
        found: set[int] = set()
        for piece in odd:
            if here := self._look(piece):
                found |= here
                fresh.pop(piece, None)
        self._keep(fresh, OFTEN if path.endswith(".html") else LONGEST_KEPT)
        return frozenset(found)

    def _suspects(self, pieces: Sequence[bytes], whole: bytes) -> Iterable[bytes]:
        """Those of *pieces* in which a name may stand; *whole* is all of them, joined."""
        plain, is_literal = self._plain(whole)
        if self._is_intricate(plain):
            return pieces
        words = self._telling.intersection(plain.translate(SMALL).split())
        if not words or not is_literal:
            return pieces if words else ()
        small = [(piece, piece.lower()) for piece in pieces]
        return [piece for piece, text in small if any(word in text for word in words)]

    def _is_intricate(self, plain: bytes) -> bool:
        """Whether words do not tell which names may stand here: a tag stands within one, or a letter of another alphabet."""
        return TAG_IN_WORD.search(plain) is not None or (self._is_any_foreign and not plain.isascii())

    def find_in_text(self, text: str) -> set[int]:
        """The names that stand in *text*, which has been unescaped."""
        squeezed = re.sub(r"[\W\d_]+", "", "".join(map(fold, views(text)))).lower()
        return self._confirmed(
            [number for number, name in enumerate(self._names) if any(word in squeezed for word in name.words)], text
        )

    def _confirmed(self, numbers: Iterable[int], text: str) -> set[int]:
        """Those of *numbers* whose names stand in *text*."""
        folded = [fold(view) for view in views(text)]
        return {number for number in numbers if any(self._names[number].pattern.search(one) for one in folded)}

    def _look(self, piece: bytes) -> set[int]:
        """The names that stand in a piece of text."""
        plain, _ = self._plain(piece)
        if self._is_intricate(plain):
            return self.find_in_text(_text(piece))
        words = plain.translate(SMALL).split()
        candidates = {number for word in self._telling.intersection(words) for number in self._named_by[word]}
        if not candidates:
            return set()
        likely = self._likely(candidates, words)
        if b"<" in plain:
            likely |= self._likely(candidates, TAG.sub(b"\n", plain).translate(SMALL).split())
        return self._confirmed(likely, _text(piece)) if likely else likely

    def _likely(self, numbers: Iterable[int], words: Sequence[bytes]) -> set[int]:
        """Those of *numbers* whose names may stand in these words."""
        joined = b"".join(words).decode()
        candidates = [(number, self._names[number]) for number in numbers]
        found = {number for number, name in candidates if name.joined in joined or name.turned in joined}
        initials = LONE.intersection(words)
        shortened = [(number, name) for number, name in candidates if not initials.isdisjoint(name.initials)] if initials else []
        if shortened:
            spaced = f" {b' '.join(words).decode()} "
            found |= {number for number, name in shortened if any(phrase in spaced for phrase in name.phrases)}
        return found

    def _add_unknown(self, fresh: dict[bytes, bool], pieces: Sequence[bytes]) -> None:
        """Add the pieces that were not looked through before, and whether each belongs to the one before it."""
        seen = self._seen
        known = list(map(seen.get, pieces))
        if None not in known and True not in known:
            return
        for number, is_within in enumerate(known):
            if is_within is None:
                piece = pieces[number]
                known[number] = fresh[piece] = WITHIN.match(piece) is not None
        if True in known:
            fresh.update((whole, False) for whole in _joined(pieces, known) if whole not in seen)

    def _keep(self, pieces: Mapping[bytes, bool], longest: int) -> None:
        """Remember that these hold no name."""
        kept = {piece: is_within for piece, is_within in pieces.items() if len(piece) <= longest}
        self._kept += sum(map(len, kept)) + len(kept) * OVERHEAD
        if self._kept > MOST_KEPT:
            self._seen.clear()
            self._kept = 0
        self._seen.update(kept)

    def _plain(self, data: bytes) -> tuple[bytes, bool]:
        """*data*, unescaped, in ASCII, and whether every letter in it stands in *data* as well."""
        plain, is_escaped, is_literal = data, False, True
        if b"%" in data or b"&" in data:
            plain = data.replace(b"&lt;", b"<").replace(b"&gt;", b">").replace(b"&amp;", b"&")
            plain = MERE_SIGN.sub(b" ", plain)
            is_escaped = ESCAPE.search(plain) is not None
        if is_escaped or b"\\" in data or len(data.translate(None, CONTROLS)) != len(data):
            plain = _text(data).encode()
            is_literal = False
        if plain.isascii():
            return plain, is_literal
        others = set(plain.translate(None, EVERY_ASCII).decode("utf-8", "replace"))
        self._signs |= {other for other in others - self._signs if (sign := LETTERS[ord(other)]) and set(sign) <= SIGNS}
        if others <= self._signs:
            return plain.translate(NO_OTHERS), is_literal
        return UNUSUAL.sub(lambda match: LETTERS[ord(match[0])], plain.decode("utf-8", "replace")).encode(), False


def _text(piece: bytes) -> str:
    return unescaped(piece.decode("utf-8", "replace"))


def _texts(path: str, data: bytes) -> Iterator[list[bytes]]:
    """All text in a file, in pieces, over whose borders no name goes on."""
    if path.endswith(MARKED):
        yield data.split(b"\n<")
    elif path.endswith(LINED):
        yield data.split(b"\n")
    elif path.endswith(PACKED):
        for name, content in _unpacked(data):
            yield [name.encode()]
            yield from _texts(name, content)
    elif path.endswith(SQUEEZED):
        yield from _squeezed(path, data)
    elif path.endswith(".ics"):
        yield [data.replace(b"\r\n ", b"").replace(b"\n ", b"")]
    elif path.endswith(".css"):
        yield [data]
        yield [unescaped_styles(data.decode("utf-8", "replace")).encode()]
    elif path.endswith(PLAIN):
        yield [data]
    else:
        yield [b"\n".join(_texts_within(data))]
        yield [b"\n".join(_narrow(data[run.start() - before : run.end()]) for run in WIDE.finditer(data) for before in (0, 1))]


def _texts_within(data: bytes) -> Iterator[bytes]:
    """What may be text in a picture."""
    start = end = 0
    for run in RUN.finditer(data):
        if run.start() - AROUND > end:
            yield data[start:end]
            start = max(run.start() - AROUND, 0)
        end = run.end() + AROUND
    yield data[start:end]


def _narrow(wide: bytes) -> bytes:
    """Text of two bytes a letter, either of which comes first, in UTF-8."""
    return wide.replace(b"\x00", b"").decode("latin-1").encode()


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    from zipfile import ZipFile  # late: few sites have archives

    with ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            yield member.filename, archive.read(member)


def _squeezed(path: str, data: bytes) -> Iterator[list[bytes]]:
    """A part of an index: words and numbers, or what is shown of a story, as JSON. What is not packed is read as it is."""
    import gzip  # late: few sites are searched
    import zlib

    with suppress(OSError, EOFError, zlib.error):
        data = gzip.decompress(data)
    if path.endswith(".pf_fragment"):
        yield data.removeprefix(SIGN).split(b"\n")
    else:
        yield [b"\n".join(_texts_within(data))]


def _joined(pieces: Sequence[bytes], within: Sequence[bool | None]) -> Iterator[bytes]:
    """The pieces to which others belong, each with these."""
    start = last = -1
    for number in [number for number, is_within in enumerate(within) if is_within and number]:
        if number != last + 1 or start < 0:
            if start >= 0:
                yield b"\n<".join(pieces[start : last + 1])
            start = number - 1
        last = number
    if start >= 0:
        yield b"\n<".join(pieces[start : last + 1])
