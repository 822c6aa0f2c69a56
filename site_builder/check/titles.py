"""Where a text gives somebody on record another title than the record does."""

from collections.abc import Iterator
from typing import NamedTuple

from site_builder.check.known import PLAIN, Known, words_of
from site_builder.model.people import Organization, Person
from site_builder.model.values import LANGUAGES
from site_builder.regex import regex

_HEADS = (
    "kepala ketua direktur direktris wakil plt plh pjs penjabat sekretaris bendahara manajer koordinator bupati "
    "gubernur camat lurah menteri dirjen rektor dekan dosen kasubsi kasi kabid kabag kadis kakanwil karutan kalapas "
    "kapolres wali chef instruktur pelatih head director chief chair chairman chairwoman secretary deputy acting "
    "minister governor mayor regent warden manager coordinator lecturer"
)
HEADS = frozenset(_HEADS.split())
"""Words with which a title begins."""
_COMMON = "of the for at in and di dan pada bagi untuk s"
COMMON = frozenset(_COMMON.split())
CONNECTING = frozenset(("of", "the", "for", "and", "dan"))
OFFICES = frozenset(("rutan", "lapas", "bapas", "dinas", "kantor", "seksi", "subseksi", "bidang", "bagian"))
"""What is often written small in a title: `kepala lapas`."""
_ADDRESS = "bapak ibu pak bu bang mas mbak kak saudara saudari mr mrs ms dr drs dra ir prof h hj kh haji hajah ustaz pdt"
ADDRESS = frozenset(_ADDRESS.split())
SHORTENED = {
    "karutan": ("kepala", "rutan"),
    "kalapas": ("kepala", "lapas"),
    "kadis": ("kepala", "dinas"),
    "kakanwil": ("kepala", "kanwil"),
    "kasubsi": ("kepala", "subseksi"),
    "kasi": ("kepala", "seksi"),
    "kabid": ("kepala", "bidang"),
    "kabag": ("kepala", "bagian"),
}
SAME = {"rutan": ("rumah", "tahanan", "negara"), "lapas": ("lembaga", "pemasyarakatan"), "kanwil": ("kantor", "wilayah")}
REACH = 120
AFTER = regex(r",\s+(?:the\s+)?(?=[A-Z])([^,.;:()\n]{3,100})([,.)])\s*(\S*)")
LISTED = frozenset(("dan", "serta", "and", "as"))
WORD = regex(r"\S+")
INSET = regex(r",\s+([a-z]+)")
SHORT = ADDRESS | {"plt", "plh", "pjs"}


class Title(NamedTuple):
    """A title that is not the record's."""

    start: int
    end: int


def title_words(person: Person, organizations: list[Organization]) -> frozenset[str]:
    """Every word that may stand in the person's title, in either language."""
    texts = [person.title, person.role]
    for organization in organizations:
        texts += [organization.name, organization.short]
    words = {word for text in texts if text for language in LANGUAGES for word in words_of(getattr(text, language) or "")}
    words |= {word for organization in organizations for word in words_of(organization.city or "")}
    for short, long in SAME.items():
        if words.issuperset(long) or short in words:
            words |= {short, *long}
    words |= {short for short, long in SHORTENED.items() if words.issuperset(long)}
    return frozenset(words | COMMON | ADDRESS)


def other_titles(text: str, known: Known, own: frozenset[str]) -> Iterator[Title]:
    """Every title before or behind the name that holds a word which the person's own title does not."""
    for name in known.spelled:
        at = text.find(name)
        while at >= 0:
            before, after = _before(text, at, at + len(name)), _behind(text, at + len(name))
            for start, end in (before, after):
                if start < end and not own.issuperset(words_of(text[start:end])):
                    yield Title(start, end)
            at = text.find(name, at + len(name))


def _before(text: str, at: int, behind: int) -> tuple[int, int]:
    """Where the title before a name begins and ends; nothing where none stands there.

    A comma may divide them where another one follows the name: `Kepala Rutan Contoh, Kirana Contoh, membuka`.
    """
    window = text[max(at - REACH, 0) : at]
    if not window.strip():
        return at, at
    offset = at - len(window)
    start = end = at
    words = list(WORD.finditer(window))
    for number, word in enumerate(reversed(words)):
        plain = word[0].strip("*_[]()\"'“”")
        lower = plain.rstrip(".,").lower()
        is_end = not plain or (plain[-1] in ".!?;:,–—" and not (plain[-1] == "." and lower in SHORT))
        if number == 0 and plain[-1:] == "," and (inset := INSET.match(text, behind)):
            is_end = inset[1].lower() in LISTED
        is_break = "\n\n" in window[word.end() : words[-number].start() if number else len(window)]
        is_apart = number == 0 and lower in CONNECTING
        if is_end or is_break or is_apart or not (plain[0].isupper() or lower in CONNECTING | HEADS | OFFICES):
            break
        if number == 0:
            end = offset + word.end() - (plain[-1] == ",")
        if lower in HEADS:
            start = offset + word.start()
    return (start, end) if start < end <= at else (at, at)


def _behind(text: str, end: int) -> tuple[int, int]:
    """Where the title behind a name and a comma begins and ends."""
    match = AFTER.match(text, end)
    if match is None or match[3].strip(",.").lower() in LISTED:
        return end, end
    words = PLAIN.findall(match[1])
    if not words or words[0].lower() not in HEADS:
        return end, end
    if not all(word[0].isupper() or word[0].isdigit() or word in COMMON for word in words):
        return end, end
    return match.start(1), match.end(1)
