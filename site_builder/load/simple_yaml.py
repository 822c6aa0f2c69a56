"""YAML that is nothing but simple lines, read without a parser: most front matter is.

Whatever is not plainly simple is declined, so that a line here never means anything but what the parser makes of it.
"""

import re
from typing import Any

BEYOND = "\u00a1-\u061b\u061d-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff\U0001f000-\U0001faff"
"""Characters beyond ASCII that are seen and are no blank, neither for YAML nor for Python."""

FIRST = rf"[A-Za-z0-9_(/.+$^;{BEYOND}]"
"""What a plain value may begin with: no sign that means something to YAML."""

LINE = re.compile(
    r"(?P<indent> *)"
    r"(?P<dash>- +)?"
    r"(?:(?P<key>[A-Za-z_][A-Za-z0-9_-]{0,60}):(?: +(?! )|$))?"
    r"(?:"
    rf'"(?P<double>[ !#-\[\]-~{BEYOND}]*)"'
    rf"|'(?P<single>[ -&(-~{BEYOND}]*)'"
    rf"|\[(?P<list>[ -Z\\^-z|~{BEYOND}]*)\]"
    rf"|(?P<plain>{FIRST}[ -\"$-~{BEYOND}]*)"
    r")?"
)
ITEM = re.compile(
    rf' *(?:"(?P<double>[ !#-+\--\[\]-~{BEYOND}]*)"'
    rf"|'(?P<single>[ -&(-+\--~{BEYOND}]*)'"
    rf"|(?P<plain>{FIRST}[ !$%&(-+\--9;-Z\\^-z|~{BEYOND}]*)) *"
)
"""One item of a list on one line; an item with a comma is left to the parser."""
COMMENT = re.compile(rf"#[ -~{BEYOND}]*")


def parse_simple(text: str) -> dict[str, Any] | None:
    """The data of *text*, exactly as `parse_yaml` gives them without a problem; None where that takes a parser.

    Simple are lines of `key: value` without indentation, whose values are plain, quoted, a list in brackets, or stand
    below the key as a list or as one level of such lines.
    """
    reader = _LineReader()
    for line in text.split("\n"):
        if line and not (COMMENT.fullmatch(line) if line[0] == "#" else reader.read(line)):
            return None
    return reader.whole()


class _LineReader:
    """Takes one line after the other, until one is not simple."""

    __slots__ = ("below", "data", "has_empty", "indent", "waiting")

    def __init__(self) -> None:
        self.data: dict[str, Any] = {}
        self.waiting = ""
        """The key whose value stands below it, or is missing."""
        self.below: dict[str, Any] | list[str] | None = None
        """What stands below it so far."""
        self.indent = ""
        self.has_empty = False

    def read(self, line: str) -> bool:
        """Whether *line* is simple."""
        match = LINE.fullmatch(line)
        if match is None:
            return False
        indent, dash, key, double, single, listed, plain = match.groups()
        value: Any
        if plain is not None:
            if plain[-1] in " :" or ": " in plain or plain == "null":
                return False
            value = plain
        elif listed is not None:
            value = _items(listed)
            if value is None:
                return False
        else:
            value = double if double is not None else single
            value = value if value and not value.isspace() else None
        if dash or indent:
            return self.read_below(indent, key, value, dash=dash is not None)
        if key is None or key in self.data:
            return False
        is_open = value is None and double is None and single is None
        self.waiting, self.below = (key, None) if is_open else ("", None)
        self.has_empty = self.has_empty or value is None
        self.data[key] = value
        return True

    def read_below(self, indent: str, key: str | None, value: Any, *, dash: bool) -> bool:
        """The same of a line that belongs to the key above it."""
        if not self.waiting or (key is None) is not dash or (dash and not isinstance(value, str)):
            return False
        if self.below is None:
            self.below = self.data[self.waiting] = [] if dash else {}
            self.indent = indent
        if indent != self.indent or dash is not isinstance(self.below, list):
            return False
        if isinstance(self.below, list):
            self.below.append(value)
            return True
        if key is None or key in self.below:
            return False
        self.has_empty = self.has_empty or value is None
        self.below[key] = value
        return True

    def whole(self) -> dict[str, Any] | None:
        """All that was read, without what is empty; None where there was nothing."""
        if not self.data:
            return None
        return _filled(self.data) if self.has_empty else self.data


def _items(listed: str) -> list[str] | None:
    """The items of a list in brackets."""
    if not listed.strip(" "):
        return []
    items = []
    for piece in listed.split(","):
        match = ITEM.fullmatch(piece)
        if match is None:
            return None
        item = match[match.lastgroup or 0].rstrip(" ") if match.lastgroup == "plain" else match[match.lastgroup or 0]
        if not item or item.isspace() or item == "null":
            return None
        items.append(item)
    return items


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    filled = {key: _filled(value) if isinstance(value, dict) else value for key, value in data.items()}
    return {key: value for key, value in filled.items() if value is not None and value != {}}
