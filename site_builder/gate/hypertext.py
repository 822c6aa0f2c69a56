"""The links of finished pages as the writer needs them: quickly, by file from the site's root, and how to do without some.

Pages are read as the gate reads them: attributes stand in double quotes after one space, and no value or text holds a bare
`<`. An attribute is told from the same words in a text by the next angle bracket, which closes a tag.
"""

import html
import re
from collections.abc import Set as AbstractSet
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from site_builder.regex import regex

INSIDE_TAG = rb"(?=[^<>]*>)"
ANCHOR = regex(rb'\sid="([^"]+)"' + INSIDE_TAG)
LINK = regex(rb'\shref="([^"#][^"]*)"' + INSIDE_TAG)
REFRESH = regex(rb'(?<=http-equiv="refresh")\scontent="[^"=]*url=([^"]*)"' + INSIDE_TAG)


class SiteHypertext:
    """The pages of the site that stands at *base_url*."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._host_root = urlsplit(base_url).path or "/"

    def anchors(self, path: str, data: bytes) -> AbstractSet[str]:
        """Every `path#id` of a page."""
        return {f"{path}#{_text(name)}" for name in ANCHOR.findall(data)}

    def targets(self, path: str, data: bytes) -> AbstractSet[str]:
        """Every file of the site that a page leads to, and every `file#anchor`; of such a link, both."""
        above = _above(path)
        found: set[str] = set()
        for href in {*LINK.findall(data), *REFRESH.findall(data)}:
            found.update(self._ends(above, href))
        return found

    def without(self, path: str, data: bytes, targets: AbstractSet[str]) -> bytes:
        """The page without the addresses of its links to *targets*: a file means each link to it or to a place in it."""
        above = _above(path)

        def kept(match: re.Match[bytes]) -> bytes:
            return match[0] if targets.isdisjoint(self._ends(above, match[1])) else b""

        return REFRESH.sub(kept, LINK.sub(kept, data))

    def _ends(self, above: list[str], href: bytes) -> tuple[str, ...]:
        """The file that *href* means, and the place in it; nothing for what lies elsewhere."""
        address = _text(href)
        below = self._below(above, address)
        return () if below is None else _ends(below)

    def _below(self, above: list[str], address: str) -> str | None:
        """*address* from the site's root."""
        if address.startswith("../"):
            return _joined(above, address)
        if address.startswith(self._base_url):
            return address[len(self._base_url) :]
        if address.startswith("/"):
            is_own = address.startswith(self._host_root) and not address.startswith("//")
            return address[len(self._host_root) :] if is_own else None
        if address.startswith("?") or ":" in address.partition("/")[0]:
            return None
        return _joined(above, address)


@lru_cache(maxsize=1 << 16)
def _ends(below: str) -> tuple[str, ...]:
    """The file that an address from the root means, and the place in it."""
    whole, _, fragment = below.partition("#")
    file = unquote(whole.partition("?")[0])
    if not file or file.endswith("/"):
        file += "index.html"
    return (file, f"{file}#{unquote(fragment)}") if fragment else (file,)


def _text(value: bytes) -> str:
    text = value.decode("utf-8", "replace")
    return html.unescape(text) if "&" in text else text


def _above(path: str) -> list[str]:
    """The folders of a page, from its own up to the root: `["a/b/", "a/", ""]`."""
    parts = path.split("/")[:-1]
    return ["".join(f"{part}/" for part in parts[:count]) for count in range(len(parts), -1, -1)]


def _joined(above: list[str], address: str) -> str | None:
    """A relative address from the root; nothing if it leads above the root."""
    up = 0
    while address.startswith("../"):
        address = address[3:]
        up += 1
    if up >= len(above):
        return None
    if "./" in address or ".." in address or address == ".":
        return _walked(above[up], address)
    return above[up] + address


def _walked(folder: str, address: str) -> str | None:
    """An address with dots within it."""
    end = re.search("[?#]|$", address)
    cut = end.start() if end else len(address)
    steps = address[:cut].split("/")
    parts = folder.split("/")[:-1]
    last = "" if steps[-1] in (".", "..") else steps.pop()
    for step in steps:
        if step == ".." and not parts:
            return None
        if step == "..":
            parts.pop()
        elif step not in ("", "."):
            parts.append(step)
    return "".join(f"{part}/" for part in parts) + last + address[cut:]
