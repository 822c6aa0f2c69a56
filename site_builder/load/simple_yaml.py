"""YAML that is nothing but simple lines, read without a parser: most front matter is.

Whatever is not plainly simple is declined, so that a line here never means anything but what the parser makes of it.
"""

import re
from typing import Any

from site_builder.regex import regex

FIRST = r"[^- \n\t!\"#%&'*,:<=>?@\[\\\]`{|}~]"
"""What a plain value may begin with: no sign that means something to YAML."""

LINE = regex(
    r"^(?:"
    r"(?P<indent> *)"
    r"(?P<dash>(?:- +)?)"
    r"(?:(?P<key>[A-Za-z_][A-Za-z0-9_-]{0,60}):(?: +(?! )|$))?"
    rf"""(?P<value>{FIRST}[^#\n]*|"[^"\\\n]*"|\[[^\[\]{{}}\n]*\]|'[^'\n]*')?"""
    r"|#.*"
    r")$",
    re.MULTILINE,
)
ITEM = regex(rf""" *(?:(?P<plain>{FIRST}[^"#',:\[\]{{}}]*)|"(?P<double>[^"\\,]*)"|'(?P<single>[^',]*)') *""")
"""One item of a list on one line; an item with a comma is left to the parser."""


class _NotSimpleError(Exception):
    """This takes a parser."""


def parse_simple(text: str) -> dict[str, Any] | None:
    """The data of *text*, exactly as `parse_yaml` gives them without a problem; None where that takes a parser.

    Simple are lines of `key: value` without indentation, whose values are plain, quoted, a list in brackets, or stand
    below the key as a list or as one level of such lines.
    """
    if not text.replace("\n", "").isprintable():  # blanks of other kinds, breaks, tabs, and what nobody sees
        return None
    rows = LINE.findall(text)
    if len(rows) != text.count("\n") + 1:
        return None
    try:
        return _read_rows(rows)
    except _NotSimpleError:
        return None


def _read_rows(rows: list[tuple[str, str, str, str]]) -> dict[str, Any] | None:
    data: dict[str, Any] = {}
    waiting = ""  # the key whose value stands in the lines below it, or is missing
    for indent, dash, key, written in rows:
        if indent or dash:
            if not waiting:
                return None
            data[waiting] = _read_below(data[waiting], indent, dash, key, written)
        elif key:
            if key in data:
                return None
            data[key] = _value(written) if written else _Below()
            waiting = "" if written else key
        elif written:
            return None
    if not data:
        return None
    return {key: value for key, one in data.items() if (value := one.whole() if type(one) is _Below else one) is not None}


class _Below:
    """What stands in the lines below a key: nothing, a list, or keys with values."""

    __slots__ = ("indent", "items", "keys")

    def __init__(self) -> None:
        self.indent: str | None = None
        self.items: list[str] = []
        self.keys: dict[str, Any] = {}

    def whole(self) -> Any:
        """The list, or the keys that have a value; None where there is nothing."""
        return self.items or {key: value for key, value in self.keys.items() if value is not None} or None


def _read_below(below: _Below, indent: str, dash: str, key: str, written: str) -> _Below:
    """Add one more line to what stands *below* a key."""
    below.indent = indent if below.indent is None else below.indent
    value = _value(written) if written else None
    if indent != below.indent or bool(key) is bool(dash):
        raise _NotSimpleError
    if dash:
        if below.keys or not isinstance(value, str):
            raise _NotSimpleError
        below.items.append(value)
        return below
    if below.items or key in below.keys:
        raise _NotSimpleError
    below.keys[key] = value
    return below


def _value(written: str) -> str | list[str] | None:
    """A value on one line; None where it is blank."""
    first = written[0]
    if first == "[":
        return _items(written[1:-1])
    if first in "\"'":
        text = written[1:-1]
        return None if not text or text.isspace() else text
    if written[-1] in " :" or ": " in written or written == "null":
        raise _NotSimpleError
    return written


def _items(listed: str) -> list[str]:
    """The items of a list in brackets."""
    items = []
    for piece in listed.split(",") if listed.strip(" ") else ():
        match = ITEM.fullmatch(piece)
        if match is None:
            raise _NotSimpleError
        plain, double, single = match.groups()
        item = plain.rstrip(" ") if plain else double or single
        if not item or item == "null" or item.isspace():
            raise _NotSimpleError
        items.append(item)
    return items
