"""Text as a reader takes it: without the escapes, tags, accents and invisible characters that a format or a keyboard adds."""

import html
import re
import unicodedata
from urllib.parse import unquote_to_bytes

from site_builder.regex import regex

SOFT = "\x01"
"""Stands where an inline tag stood: it may lie between two words or within one."""
INLINE = (
    *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label"),
    *("mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr"),
)
"""Elements that may stand within a word; every other tag ends it."""

DEEPEST = 8
"""So often text is unescaped at most; nothing that is made here is escaped more than three times."""
TAG = regex(r"<(?:(/?[A-Za-z][A-Za-z0-9-]*)|!--)?[^<>]*>")
PERCENT = regex(r"(?:%[0-9A-Fa-f]{2})+")
BACKSLASH = regex(r"\\(?:u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|([nNrtbfv])|(.))", re.DOTALL)
IN_STYLES = regex(r"\\([0-9A-Fa-f]{1,6})\s?")
HALVES = regex("[\ud800-\udfff]")
"""Of characters, as JSON's escapes may write them."""
CONTROL = regex(r"[\x00-\x08\x0e-\x1f\x7f]")
SPECIAL = {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "ng"}
"""Letters that Unicode does not take apart."""
LARGEST = 0x10FFFF


def unescaped(text: str) -> str:
    """*text* without references, percent signs and backslashes that stand for something else, however often it was escaped."""
    for _ in range(DEEPEST):
        plainer = html.unescape(text) if "&" in text else text
        plainer = PERCENT.sub(_from_percent, plainer) if "%" in plainer else plainer
        plainer = BACKSLASH.sub(_from_backslash, plainer) if "\\" in plainer else plainer
        if plainer == text:
            break
        text = plainer
    if HALVES.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return CONTROL.sub("", text)


def unescaped_styles(text: str) -> str:
    """A stylesheet without its escapes."""
    return HALVES.sub(" ", IN_STYLES.sub(lambda match: _character(match[1]), text))


def _from_percent(match: re.Match[str]) -> str:
    try:
        return unquote_to_bytes(match[0]).decode()
    except UnicodeDecodeError:
        return match[0]


def _from_backslash(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        return _character(code)
    return "\n" if match[4] else match[5]


def _character(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number <= LARGEST else " "


def views(text: str) -> list[str]:
    """*text*, unescaped, in both ways in which it may be read: with what stands in the tags, and without the tags."""
    if "<" not in text:
        return [text]
    return [text, TAG.sub(lambda match: SOFT if _is_inline(match[1]) else "\n;", text)]


def _is_inline(name: str | None) -> bool:
    """Whether a tag, or a comment, which has no name, may stand within a word."""
    return name is None or name.lstrip("/").lower() in INLINE


class _Letters(dict[int, str]):
    """What a character is to a reader, by its number, each found out when it is first met.

    Letters are without accents, in capitals only where they are and have a plain form; a digit is `0`. A full stop and a
    comma are themselves, white space is a space, any other sign a hyphen. What nobody sees is nothing.
    """

    def __missing__(self, number: int) -> str:
        character = chr(number)
        found = SOFT if character == SOFT else "".join(map(_plain, unicodedata.normalize("NFKD", character)))
        self[number] = found
        return found


def _plain(character: str) -> str:
    category = unicodedata.category(character)
    if character in ".,":
        return character
    if character.isspace() or character == "+":  # as which addresses write spaces
        return " "
    if category[0] == "M" or category in ("Cf", "Cc", "Lm"):
        return ""
    if category[0] == "L":
        return _letter(character)
    return "0" if category[0] == "N" else "-"


def _letter(character: str) -> str:
    small = character.casefold()
    taken_apart = unicodedata.normalize("NFKD", SPECIAL.get(small, small))
    plain = "".join(part for part in taken_apart if unicodedata.category(part)[0] != "M")
    return plain.upper() if character.isupper() and plain.isascii() else plain


LETTERS = _Letters()


def fold(text: str) -> str:
    """*text* in letters without accents, `0`, `.`, `,`, spaces, hyphens, and `SOFT`."""
    return text.translate(LETTERS)


def words_of(text: str) -> list[str]:
    """The words of *text* in small letters without accents, in order."""
    return re.findall(r"[^\W\d_]+", fold(text).lower())
