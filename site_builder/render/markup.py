"""The home of Markdown and of the sanitiser: what the editors wrote, as HTML that cannot do harm."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor

from site_builder.dataclass import dataclass
from site_builder.render.inline import SCHEMES, SIGNS
from site_builder.render.plain import Frame, heading_id

BARE = (
    *("p", "br", "hr", "strong", "em", "b", "i", "u", "s", "del", "ins", "sub", "small", "mark", "cite", "q", "kbd", "abbr"),
    *("code", "pre", "blockquote", "ul", "table", "thead", "tbody", "tr"),
)
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
TAGS: dict[str, set[str]] = {
    "a": {"href", "class", "title"},
    "ol": {"start"},
    "li": {"id"},
    "div": {"class"},
    "sup": {"id"},
    "th": {"class"},
    "td": {"class"},
    **{heading: {"id"} for heading in HEADINGS},
    **{tag: set() for tag in BARE},
}
"""What may stand in a text, and its attributes."""
CLASSES = frozenset(("footnote", "footnotes", "footnote-ref", "footnote-backref", "left", "right", "center"))
"""What Markdown itself writes; no other class passes."""


def _attribute(_tag: str, name: str, value: str) -> str | None:
    return value if name != "class" or value in CLASSES else None


CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=TAGS,
    attribute_filter=_attribute,
    clean_content_tags={"script", "style", "template", "iframe", "object", "svg", "math", "noscript"},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
    strip_comments=True,
    generic_attribute_prefixes=None,
)


@dataclass(slots=True)
class _Links(Treeprocessor):
    """Turns `story:slug` into an address, and a link that leads nowhere into plain text."""

    md: Any
    targets: Mapping[str, str] = field(default_factory=dict)
    root: str = "./"

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            address = link.get("href", "")
            if address.partition(":")[0] not in SCHEMES:
                continue
            if address in self.targets:
                link.set("href", self.root + self.targets[address])
            else:
                link.tag = "span"
                link.attrib.clear()


@dataclass(slots=True)
class _TableCells(Treeprocessor):
    """Alignment as a class: a style attribute would need a weaker content security policy."""

    md: Any

    def run(self, root: Element) -> None:
        for cell in root.iter():
            style = cell.attrib.pop("style", "")
            if cell.tag in ("th", "td") and style.startswith("text-align: "):
                cell.set("class", style.removeprefix("text-align: ").rstrip(";"))


class _Newsroom(Extension):
    def __init__(self, links: list[_Links]) -> None:
        super().__init__()
        self.links = links

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        self.links.append(_Links(md))
        md.treeprocessors.register(self.links[-1], "newsroom-links", 1)
        md.treeprocessors.register(_TableCells(md), "newsroom-cells", 0)


class Converter:
    """Markdown to safe HTML."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        found: list[_Links] = []
        self.markdown = Markdown(
            output_format="html",
            tab_length=4,
            extensions=[
                "tables",
                "sane_lists",
                FootnoteExtension(BACKLINK_TITLE=frame.back, BACKLINK_TEXT="↩", SEPARATOR=":", UNIQUE_IDS=False),
                SmartyExtension(smart_angled_quotes=False, substitutions=SIGNS),
                TocExtension(slugify=lambda text, _separator: heading_id(text), toc_depth="2-6", marker=""),
                _Newsroom(found),
            ],
        )
        self.links = found[0]

    def convert(self, text: str, targets: Mapping[str, str], root: str) -> str:
        """Safe HTML of *text*.

        Args:
            targets: Where `story:slug` and its like lead, from the site's root.
            root: From the page that shows it up to the site's root.
        """
        self.links.targets, self.links.root = targets, root
        self.markdown.reset()
        safe = CLEANER.clean(self.markdown.convert(text))
        return self.frame.around_tables(safe)
