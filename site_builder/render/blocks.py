"""The marks that stand in a text for its blocks, and the blocks in place of their marks."""

from collections.abc import Callable

from site_builder.regex import regex

_MARK = regex(r"([oc])([0-9]+)")
_STANDING_MARK = regex(r"([oc])([0-9]+)(?:</p>)?\n?")
"""What follows the marker. Every text has a marker of its own: a pattern for each would cost more than most texts."""


def set_apart(text: str, marker: str) -> str:
    """Give each mark a paragraph of its own."""
    if not marker or marker not in text:
        return text
    lines = text.split("\n")
    return "\n".join(f"\n{line}\n" if line.startswith(marker) and _MARK.fullmatch(line, len(marker)) else line for line in lines)


def fill_blocks(html: str, marker: str, draw: Callable[[int, str], str]) -> str:
    """Put each block in place of its mark.

    Args:
        html: Safe HTML in which block *n* is `<p>marker o n</p> … <p>marker c n</p>`.
        draw: From a block's number and the HTML between its marks to the block's HTML.
    """
    first, marks = _split_at_marks(html, marker)
    out, inner, open_block = [first], [], None
    ends = {number for side, number, _ in marks if side == "c"}
    for side, number, text in marks:
        if side == "o" and number in ends:
            open_block, inner = number, [text]
            continue
        drawn = draw(open_block, "".join(inner)) if side == "c" and open_block is not None else draw(number, "")
        if side == "c":
            open_block = None
        (inner if open_block is not None else out).extend((drawn, text))
    return "".join(out)


def _split_at_marks(html: str, marker: str) -> tuple[str, list[tuple[str, int, str]]]:
    """What stands before the first mark; then each mark's side and number, and what follows it."""
    first, *rest = html.split(marker)
    texts, marks = [first], []
    for text in rest:
        mark = _STANDING_MARK.match(text)
        if mark is None:
            texts[-1] += marker + text
            continue
        texts[-1] = texts[-1].removesuffix("<p>")
        marks.append((mark[1], int(mark[2])))
        texts.append(text[mark.end() :])
    return texts[0], [(side, number, text) for (side, number), text in zip(marks, texts[1:], strict=True)]
