"""From what the editors wrote to safe HTML: the short way where a text is plain, Markdown and the sanitiser where it is not."""

from collections.abc import Mapping
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from site_builder.render.aside import put_back, set_aside
from site_builder.render.plain import Frame, render_plain

if TYPE_CHECKING:
    from site_builder.render.markup import Converter


class ProseConverter:
    """Markdown to safe HTML, in the words of one language."""

    def __init__(self, footnotes_title: str, table_label: str) -> None:
        label = escape(table_label, quote=True)
        table = f'<div class="table" role="group" tabindex="0" aria-label="{label}"><table>'
        self.frame = Frame(table, footnotes_title)

    @cached_property
    def full(self) -> "Converter":
        """Markdown itself."""
        # Not at the top: most builds meet only plain texts, and these two libraries are slow to load in every process.
        from site_builder.render.markup import Converter

        return Converter(self.frame)

    def convert(self, text: str, targets: Mapping[str, str], root: str) -> str:
        """Safe HTML of *text*.

        Args:
            targets: Where `story:slug` and its like lead, from the site's root.
            root: From the page that shows it up to the site's root.
        """
        html = render_plain(text, targets, root, self.frame)
        if html is None:
            reduced, aside = set_aside(text, targets, root)
            html = put_back(self.full.convert(reduced, targets, root), aside)
        return self.full.convert(text, targets, root) if html is None else html
