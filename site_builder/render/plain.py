"""The short way for plain texts: what nearly every story holds, as HTML at once.

It knows paragraphs, headings, simple lists, quotes and tables, links and emphasis; wherever Markdown could see anything else in a
text, it refuses the whole text. What it makes is, byte for byte, what Markdown and the sanitiser would have made.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from site_builder.dataclass import dataclass
from site_builder.model.values import suggest_id
from site_builder.regex import regex
from site_builder.render.inline import NotPlainError, make_inline
from site_builder.render.notes import draw_notes, is_note, number_notes, read_notes

_CERTAIN = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 \n,.;:?!/()%@$"
"""What means nothing to Markdown by itself; where it does (`1. `, two spaces and a line's end) is looked for separately."""
_NEVER = regex(r"[^\S\xa0]|[\x00-\x1f\x7f-\x9f\\`<\ud800-\udfff]|\d")
"""What is refused wherever it stands; of digits only those that are not ASCII are left."""
_ODD_NEIGHBOUR = regex(r"(?<!\w)\xa0|\xa0(?!\w)|&(?! \w)")
"""A space that does not break is refused beside anything but words, and `&` unless a word follows a space."""
_MEANING_LINE = regex(r"\n(?:[ #>|=-]|\[\^)|  \n")
_OPENS = regex(r"[ #>|=-]|[*+] |[0-9]+\. |\[\^")
"""How anything but a paragraph begins; of lists only the first line counts."""
_ITEM = regex(r"[*+-] +(.+)")
_NUMBERED = regex(r"[0-9]+\. +(.+)")
_SEPARATOR = regex(r" *(:?)-+(:?) *")
_TAG = regex(r"<[^>]*>")
_ALIGNED = {("", ""): "", (":", ""): ' class="left"', ("", ":"): ' class="right"', (":", ":"): ' class="center"'}
_LEVELS = range(2, 7)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a site puts around some parts of a text."""

    table: str
    """What stands in place of `<table>`; `</table>` is followed by `</div>`."""
    back: str
    """The title of the link from a footnote back to the text."""

    def around_tables(self, html: str) -> str:
        """The HTML with every table in its frame."""
        return html.replace("<table>", self.table).replace("</table>", "</table></div>")


def render_plain(text: str, targets: Mapping[str, str], root: str, frame: Frame) -> str | None:
    """Safe HTML of *text*, or None if it is not plain.

    Args:
        targets: Where `story:slug` and its like lead, from the site's root.
        root: From the page that shows it up to the site's root.
        frame: What stands around tables and footnotes.
    """
    text = text.strip("\n")
    try:
        rest = odd_characters(text)
        marked = "[" in rest or "*" in rest or "_" in rest or ">" in rest
        signs = "'" in rest or '"' in rest or "--" in text or "..." in text
        notes = read_notes(text) if "^" in rest else {}
        inline = make_inline(targets, root, number_notes(notes), marked=marked, signs=signs)
        html = _Blocks(inline).render(text, pipes="|" in rest)
        whole = finish("\n".join(html + draw_notes(notes, inline, frame.back) if notes else html))
        return frame.around_tables(whole) if "|" in rest else whole
    except NotPlainError:
        return None


def render_paragraph(text: str, targets: Mapping[str, str], root: str) -> str:
    """Safe HTML of a block that is one plain paragraph, whatever stands before and after it; otherwise raises NotPlainError."""
    rest = odd_characters(text)
    if not text or text[0] in "\n|" or "|" in rest or "\n#" in text or _OPENS.match(text):
        raise NotPlainError
    blocks = _Blocks(make_inline(targets, root, {}, marked=True, signs=True))
    blocks.paragraph(text)
    return finish(blocks.html[0])


def odd_characters(text: str) -> str:
    """What may mean something to Markdown or to HTML, in order; raises NotPlainError for what is refused wherever it stands."""
    # Deletion costs next to nothing, and of a story only a few dozen characters are left to be looked at.
    rest = text.encode("utf-8", "surrogatepass").translate(None, _CERTAIN).decode("utf-8", "surrogatepass")
    if _NEVER.search(rest) or (("\xa0" in rest or "&" in rest) and _ODD_NEIGHBOUR.search(text)):
        raise NotPlainError
    return rest


def finish(html: str) -> str:
    """Without the links that lead nowhere, and spelled as the sanitiser spells it."""
    if "<span>" in html:
        html = html.replace("<span>", "").replace("</span>", "")
    return html.replace("& ", "&amp; ").replace("\xa0", "&nbsp;")


class _Blocks:
    """Renders block after block; some read what stood before them."""

    def __init__(self, inline: Callable[[str], str]) -> None:
        self.inline = inline
        self.html: list[str] = []
        self.kind = ""
        """The tag of the latest block."""
        self.ids: dict[str, int] = {}
        """Headings' ids, with the number of the latest one that was made from each."""

    def render(self, text: str, *, pipes: bool) -> list[str]:
        """HTML of each block of *text*, which may hold `|` only if *pipes*."""
        for block in _split(text):
            if pipes and "|" in block:
                self.rows(block)
            elif "\n" in block and "#" in block:
                for part in _titles_apart(block):
                    self.read(part)
            else:
                self.read(block)
        return self.html

    def read(self, block: str) -> None:
        """Render one block that is not a table."""
        reader = _READERS.get(block[0])
        if reader is not None:
            reader(self, block)
        else:
            self.paragraph(block)

    def paragraph(self, block: str) -> None:
        """Lines of which none begins anything else, and none is broken by two spaces."""
        if "\n" in block and _MEANING_LINE.search(block):
            raise NotPlainError
        self.html.append(f"<p>{self.inline(block)}</p>")
        self.kind = "p"

    def heading(self, line: str) -> None:
        """`## Title`, with an id."""
        title = line.lstrip("#")
        level = len(line) - len(title)
        title = title.strip(" ")
        if not title or title[-1] == "#" or "[^" in title or level not in _LEVELS:
            raise NotPlainError
        words = self.inline(title)
        id = self.unique(heading_id(_TAG.sub("", words)))
        self.html.append(f'<h{level} id="{id}">{words}</h{level}>')
        self.kind = "h"

    def unique(self, id: str) -> str:
        """The id, numbered if it is taken."""
        if id not in self.ids:
            self.ids[id] = 0
            return id
        self.ids[id] += 1
        return f"{id}_{self.ids[id]}"

    def note_lines(self, block: str) -> None:
        """Footnotes' texts, which were read before; else a paragraph that begins with a link."""
        if not block.startswith("[^"):
            self.paragraph(block)
        elif not all(map(is_note, block.split("\n"))):
            raise NotPlainError

    def items(self, block: str) -> None:
        """Lines that all begin with a bullet; else perhaps a paragraph that begins with emphasis or a plus sign."""
        if block[1:2] == " ":
            self.bullets("ul", block, _ITEM)
        elif block[0] == "-":
            raise NotPlainError
        else:
            self.paragraph(block)

    def numbered(self, block: str) -> None:
        """Lines that all begin with a number and a full stop, from 1; else a paragraph."""
        if not _OPENS.match(block):
            self.paragraph(block)
        elif block.startswith("1. "):
            self.bullets("ol", block, _NUMBERED)
        else:
            raise NotPlainError

    def bullets(self, tag: str, block: str, item: re.Pattern[str]) -> None:
        """A list. If the latest block is such a list too it goes on: what stands beside the blank line become paragraphs."""
        matches = [item.fullmatch(line) for line in block.split("\n")]
        items = [f"<li>{self.inline(match[1])}</li>" for match in matches if match and not _OPENS.match(match[1])]
        if len(items) != len(matches):
            raise NotPlainError
        if self.kind == tag:
            self.html.pop()
            self.html.append(_loose(self.html.pop()))
            items[0] = _loose(items[0])
        else:
            self.html.append(f"<{tag}>")
        self.html += (*items, f"</{tag}>")
        self.kind = tag

    def quote(self, block: str) -> None:
        """Paragraphs of which each line begins with `>`; quotes that follow each other are one."""
        lines = block.split("\n")
        if any(line[0] != ">" for line in lines):
            raise NotPlainError
        text = "\n".join(line[2 if line[1:2] == " " else 1 :] for line in lines).lstrip("\n")
        if not text or text[-1] == "\n":
            raise NotPlainError
        out = [f"<p>{self.inline(part)}</p>" for part in self.quoted(text)]
        if self.kind == "blockquote":
            self.html.pop()
        else:
            self.html.append("<blockquote>")
        self.html += (*out, "</blockquote>")
        self.kind = "blockquote"

    def quoted(self, text: str) -> Iterator[str]:
        """The paragraphs of a quote."""
        for part in _split(text):
            if _OPENS.match(part) or _MEANING_LINE.search(part):
                raise NotPlainError
            yield part

    def rows(self, block: str) -> None:
        """A table of which each line begins and ends with `|`."""
        lines = [line.rstrip(" ") for line in block.split("\n")]
        if len(lines) < 3 or any(line[:1] != "|" or line[-1] != "|" for line in lines):  # noqa: PLR2004 (head, separator, a row)
            raise NotPlainError
        head, separator, *rows = [line[1:-1].split("|") for line in lines]
        alignment = [_SEPARATOR.fullmatch(cell) for cell in separator]
        if len(head) == 1 or len(head) != len(separator):
            raise NotPlainError
        aligned = [_ALIGNED[cell[1], cell[2]] for cell in alignment if cell]
        if len(aligned) != len(head):
            raise NotPlainError
        out = ["<table>\n<thead>", self.row("th", head, aligned), "</thead>\n<tbody>"]
        out += [self.row("td", row, aligned) for row in rows]
        self.html += (*out, "</tbody>\n</table>")
        self.kind = "table"

    def row(self, tag: str, cells: list[str], aligned: list[str]) -> str:
        """One row: what is missing is empty, what is too much is left out."""
        cells += [""] * (len(aligned) - len(cells))
        drawn = [f"<{tag}{place}>{self.inline(cell.strip(' '))}</{tag}>" for cell, place in zip(cells, aligned, strict=False)]
        return "<tr>\n" + "\n".join(drawn) + "\n</tr>"


def _refuse(_blocks: _Blocks, _block: str) -> None:
    raise NotPlainError


_READERS: dict[str, Callable[[_Blocks, str], None]] = {
    "#": _Blocks.heading,
    ">": _Blocks.quote,
    "[": _Blocks.note_lines,
    **dict.fromkeys(" =", _refuse),
    **dict.fromkeys("-*+", _Blocks.items),
    **dict.fromkeys("0123456789", _Blocks.numbered),
}
"""By a block's first character. Kept here and not with each text, which would then refer to itself and wait for the collector."""


def heading_id(text: str) -> str:
    """The id of a heading, before it is numbered."""
    return suggest_id(text)[:60] or "bagian"


def _split(text: str) -> Iterator[str]:
    """The blocks between blank lines; none is empty or begins or ends with a line's end."""
    if "\n\n\n" in text:
        text = re.sub(r"\n{3,}", "\n\n", text)
    return iter(text.split("\n\n")) if text else iter(())


def _titles_apart(block: str) -> Iterator[str]:
    """The lines that are headings, and what stands between them."""
    lines: list[str] = []
    for line in block.split("\n"):
        if line[0] != "#":
            lines.append(line)
            continue
        if lines:
            yield "\n".join(lines)
        yield line
        lines = []
    if lines:
        yield "\n".join(lines)


def _loose(item: str) -> str:
    """An item of a list with its text as a paragraph."""
    return item if item.startswith("<li>\n") else f"<li>\n<p>{item[4:-5]}</p>\n</li>"
