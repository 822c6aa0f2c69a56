"""What stands within a line of a plain text: links, emphasis, quotes and dashes. Whatever is not certain is refused."""

import re
from collections.abc import Callable, Mapping

from site_builder.regex import regex

SCHEMES = frozenset(("story", "program", "person", "organization", "page", "coverage", "tag"))
"""Links to our own records, such as `story:slug`."""

SIGNS = {
    "left-double-quote": "“",
    "right-double-quote": "”",
    "left-single-quote": "‘",
    "right-single-quote": "’",
    "ellipsis": "…",
    "ndash": "–",
    "mdash": "—",
}
"""What typed quotes, dots and dashes become. Indonesian quotes as English does (Ejaan Yang Disempurnakan, III.K and III.L)."""

_NOTE = regex(r"\[\^([A-Za-z0-9-]+)\]")
_LINK = regex(r"\[([^\[\]*<]+)\]\(([^\s()<>\"'*]+)\)")
_EMPHASIS = regex(r"(\*\*?)(?![\s*])([^*]+)(?<!\s)\1(?!\*)")
_TAG = regex(r"(<[^>]*>)")

_HOST = r"(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z]{2,}"
_ADDRESS = regex(
    rf"https?://{_HOST}(?:[/?#][\w./?#=%+,:;@!$~-]*)?"
    rf"|mailto:[A-Za-z0-9]+(?:[.+-][A-Za-z0-9]+)*@{_HOST}"
    r"|tel:\+?[0-9]+(?:-[0-9]+)*"
    r"|[\w./?#=%~-]+",
    re.ASCII,
)
"""Addresses that the sanitiser surely passes as they are: no host that could be a number or need an alphabet of its own,
and no colon in what has no scheme."""

_SIGN = regex(r"'\"|\"'|['\"]|--+|\.\.+")
_RUNS = {"--": SIGNS["ndash"], "---": SIGNS["mdash"], "...": SIGNS["ellipsis"]}
_QUOTE = regex(
    r"""
      (?<= [\w.,!?;:…”’)%] ) (?: (?P<rr> '" | "' ) (?! [\w'"] ) | (?P<r> ' ) (?! ['"\d] ) )
    | (?<= [\w.,!?;:…’)%] ) (?<! 's ) (?P<r2> " ) (?! ['"] )
    | (?<! ['"] ) (?P<ll> '" | "' ) (?=\w)
    | (?: ^ | (?<= [\s(] ) ) (?: (?P<l> ' ) (?= [^\W\d_] | \Z ) (?! s\b ) | (?P<l2> " ) (?= \w | \Z ) )
    | ^ (?P<after> ['"] ) (?= \s (?!['"]) | [.,!?;:)] (?!\w) )
    | ^ (?P<genitive> ' ) (?= s\b )
    """,
    re.VERBOSE,
)
"""The cases in which Markdown's rules for a typed quote have one outcome, whatever its other neighbours become. A text may begin
after a tag: so does what follows a word in italics."""
_LEFT = str.maketrans({"'": SIGNS["left-single-quote"], '"': SIGNS["left-double-quote"]})
_RIGHT = str.maketrans({"'": SIGNS["right-single-quote"], '"': SIGNS["right-double-quote"]})


class NotPlainError(Exception):
    """The text holds something that only Markdown itself can tell."""


def make_inline(
    targets: Mapping[str, str], root: str, notes: Mapping[str, int], *, marked: bool, signs: bool
) -> Callable[[str], str]:
    """A function from the text of one paragraph, title, item or cell to HTML.

    It expects no `<`, backslash or backtick, and raises NotPlainError. A link that leads nowhere becomes a bare `<span>`.

    Args:
        targets: Where `story:slug` and its like lead, from the site's root.
        root: From the page that shows it up to the site's root.
        notes: The number of each footnote; the function takes a reference to each once.
        marked: Whether there may be links, footnotes, emphasis, `_` or `>` at all.
        signs: Whether there may be typed quotes, dashes or dots at all.
    """

    def link(match: re.Match[str]) -> str:
        text, address = match.groups()
        if address.partition(":")[0] in SCHEMES:
            if address not in targets:
                return f"<span>{text}</span>"
            address = root + targets[address]
        if not _ADDRESS.fullmatch(address):
            raise NotPlainError
        return f'<a href="{address}">{text}</a>'

    referred: set[str] = set()

    def note(match: re.Match[str]) -> str:
        id = match[1]
        if id not in notes or id in referred:
            raise NotPlainError
        referred.add(id)
        return f'<sup id="fnref:{id}"><a class="footnote-ref" href="#fn:{id}">{notes[id]}</a></sup>'

    def inline(text: str) -> str:
        if marked:
            text = _mark_up(text, note, link)
        if signs and ("'" in text or '"' in text or "--" in text or ".." in text):
            text = "".join(piece if piece[:1] == "<" else _SIGN.sub(_sign, piece) for piece in _TAG.split(text))
        return text

    return inline if marked or signs else _unchanged


def _unchanged(text: str) -> str:
    return text


def _mark_up(text: str, note: Callable[[re.Match[str]], str], link: Callable[[re.Match[str]], str]) -> str:
    if ">" in text or "![" in text:
        raise NotPlainError
    if "[" in text:
        text = _NOTE.sub(note, text)
        text = _LINK.sub(link, text)
    if "*" in text:
        text = _EMPHASIS.sub(_emphasize, text)
    if "[" in text or "*" in text or ("_" in text and "_" in _TAG.sub("", text)):
        raise NotPlainError
    return text


def _emphasize(match: re.Match[str]) -> str:
    tag = "em" if match[1] == "*" else "strong"
    return f"<{tag}>{match[2]}</{tag}>"


def _sign(match: re.Match[str]) -> str:
    """What a typed quote or a run of dashes or dots becomes in a text between two tags."""
    found = match[0]
    if found[0] in "-.":
        return _RUNS.get(found, found)
    quote = _QUOTE.match(match.string, match.start())
    if quote is None or quote.end() != match.end():
        raise NotPlainError
    return found.translate(_LEFT if (quote.lastgroup or "").startswith("l") else _RIGHT)
