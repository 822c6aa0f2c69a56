"""What of a text is the newsroom's own: all but quotations, names, titles of works, addresses and code, which become blanks."""

import re
from collections.abc import Iterable
from html import unescape

from site_builder.check.texts import CODE
from site_builder.model.body import Body, Statement
from site_builder.regex import regex

LINKED = regex(r"(?<=\])\([ \t]*<?[^\s)>]*|<[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*>|^ {0,3}\[[^\]\n]+\]:[^\n]*", re.MULTILINE)
"""The address of a link, an address between angle brackets, a definition below the text. A footnote's text is none."""
BARE = regex(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+")
QUOTATION_SIGNS = "\"“”„‟'‘’‚‛«»‹›"
ENTITY = regex(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
QUOTED = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r"<(q|cite|kbd)>(?:(?!<\1>).)*?</\1>",
        r"„[^„“”]*[“”]",
        r"“[^“”]*”",
        r"«[^«»]*»|»[^«»]*«",
        r"‹[^‹›]*›",
        r'"[^"]*"',
        r"[\"“”„‟][^\"“”„‟]*[\"“”„‟]",
        r"‘(?:[^‘’]|(?<=\w)’(?=\w))*’(?!\w)",
        r"‚[^‚‘’]*[‘’](?!\w)",
        r"(?<!\w)'(?=\S)(?:[^']|(?<=\w)'(?=\w))*'(?!\w)",
    )
)
"""Kinds of quotation, in the order in which they may hold each other."""
OPENED = regex(r"\A[\s*_]*[\"“„«]")
UNCLOSED = regex(r"[\"“„«][^\"”»]*\Z")
"""A quotation that goes on in the next paragraph, which then begins with a quotation mark of its own."""
EMPHASIS = regex(r"(?<![*_\w])([*_]{1,3})([A-Z][^*_]*)\1(?![*_\w])")
CAPITAL_BELOW = regex(r"\s[\"'(]?[A-Z0-9]")
"""Whether any word but the first begins with a capital."""
PARAGRAPH = regex(r"\n[ \t]*(?=\n)")
QUOTE_LINE = regex(r" {0,3}>")
LIST_ITEM = regex(r"\s*(?:[-*+]|[0-9]+[.)]|\[\^[^\]]+\]:)\s")


def own_words(text: str, body: Body | None, names: Iterable[str]) -> str:
    """*text* in which everything that is not the newsroom's own word is a blank; lines and columns stay as they are.

    Args:
        body: That the text is of, for its blocks; None for a text without blocks.
        names: Of people, organizations, outlets and the headlines of reports.
    """
    text = ENTITY.sub(_sign, text)
    if "`" in text:
        text = CODE.sub(_blank, text)
    text = LINKED.sub(_address, text)
    text = BARE.sub(_blank, text)
    for name in names:
        spelled = r"\s+".join(map(re.escape, name.split()))
        text = re.sub(rf"(?<!\w){spelled}(?!\w)", _blank, text)
    text = _without_lines(text, body)
    paragraphs = _paragraphs(text)
    return "".join(_without_quotations(one, below) for one, below in zip(paragraphs, [*paragraphs[1:], ""], strict=True))


def without_addresses(text: str) -> str:
    """*text* in which code and addresses are blanks; quotations stay."""
    text = CODE.sub(_blank, text) if "`" in text else text
    return BARE.sub(_blank, LINKED.sub(_address, text))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"\S", " ", match[0])


def _work(emphasis: re.Match[str]) -> str:
    """The title of a book or film is several words with capitals, in italics; anything else in italics stays."""
    return _blank(emphasis) if CAPITAL_BELOW.search(emphasis[2]) else emphasis[0]


def _address(match: re.Match[str]) -> str:
    """A footnote looks like a definition, but holds words."""
    return match[0] if match[0].lstrip().startswith("[^") else _blank(match)


def _sign(entity: re.Match[str]) -> str:
    """A quotation mark that is written as an entity; any other becomes a blank."""
    sign = unescape(entity[0])
    return (sign if len(sign) == 1 and sign in QUOTATION_SIGNS else " ").ljust(len(entity[0]))


def _paragraphs(text: str) -> list[str]:
    """The paragraphs, each with the line end before it; together they are the whole text."""
    ends = [match.end() for match in PARAGRAPH.finditer(text)]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]


def _without_quotations(paragraph: str, below: str) -> str:
    if paragraph.isspace():
        return paragraph
    whole = EMPHASIS.sub(_work, paragraph)
    for pattern in QUOTED:
        whole = pattern.sub(_blank, whole)
    return UNCLOSED.sub(_blank, whole) if OPENED.match(below) else whole


def _without_lines(text: str, body: Body | None) -> str:
    """*text* without block quotes, blocks of a speaker's own words, and indented code."""
    quoting = {f"{body.marker}o{n}" for n, block in enumerate(body.blocks) if _is_quotation(block)} if body else set()
    lines: list[str] = []
    is_quoted, is_spoken, is_code, last = False, False, False, ""
    for line in text.split("\n"):
        is_blank = not line.strip()
        is_spoken = (is_spoken or line in quoting) and not (body and line.startswith(f"{body.marker}c"))
        is_quoted = not is_blank and (is_quoted or bool(QUOTE_LINE.match(line)))
        is_indented = line.startswith(("    ", "\t"))
        is_code = (is_blank and is_code) or (is_indented and (is_code or _may_be_code(lines, last)))
        lines.append(" " * len(line) if is_quoted or is_spoken or is_code else line)
        last = last if is_blank else line
    return "\n".join(lines)


def _is_quotation(block: object) -> bool:
    return isinstance(block, Statement) and block.kind == "quote"


def _may_be_code(above: list[str], last: str) -> bool:
    """Whether an indented line begins code: after a blank line, and not below an item of a list."""
    return (not above or not above[-1].strip()) and not LIST_ITEM.match(last) and not last.startswith(("    ", "\t"))
