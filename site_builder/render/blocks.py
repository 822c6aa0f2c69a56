"""The marks that stand in a text for its blocks, and the blocks in place of their marks."""

import re
from collections.abc import Callable


def set_apart(text: str, marker: str) -> str:
    """Give each mark a paragraph of its own."""
    if not marker or marker not in text:
        return text  # Every text has a marker of its own: a pattern for each would cost more than most texts.
    return re.sub(rf"^({re.escape(marker)}[oc][0-9]+)$", r"\n\1\n", text, flags=re.MULTILINE)


def fill_blocks(html: str, marker: str, draw: Callable[[int, str], str]) -> str:
    """Put each block in place of its mark.

    Args:
        html: Safe HTML in which block *n* is `<p>marker o n</p> … <p>marker c n</p>`.
        draw: From a block's number and the HTML between its marks to the block's HTML.
    """
    mark = re.compile(rf"(?:<p>)?{re.escape(marker)}([oc])([0-9]+)(?:</p>)?\n?")
    parts = mark.split(html)
    out, inner, number = [parts[0]], [], None
    ends = {int(n) for side, n in zip(parts[1::3], parts[2::3], strict=True) if side == "c"}
    for side, digits, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        if side == "o" and int(digits) in ends:
            number, inner = int(digits), [text]
            continue
        drawn = draw(number, "".join(inner)) if side == "c" and number is not None else draw(int(digits), "")
        if side == "c":
            number = None
        (inner if number is not None else out).extend((drawn, text))
    return "".join(out)
