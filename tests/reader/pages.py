"""HTML as a tree, read by the standard library's parser and not by anything that wrote it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from reader.builds import Built

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
SILENT = frozenset(("script", "style", "template", "title", "desc"))
"""Elements whose text no page shows."""


@dataclass(slots=True)
class Node:
    """An element."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """This element and all below it."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, tag: str, **attributes: str) -> list["Node"]:
        """Elements by name and attributes; `http_equiv` stands for `http-equiv`."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [node for node in self.walk() if node.tag == tag and wanted.items() <= node.attributes.items()]

    def one(self, tag: str, **attributes: str) -> "Node":
        """The only such element."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"<{tag} {attributes}> stands {len(found)} times"
        return found[0]

    def get(self, name: str) -> str | None:
        """An attribute's value."""
        return self.attributes.get(name)

    @property
    def text(self) -> str:
        """What it shows, white space made single."""
        return " ".join("".join(_texts(self)).split())


def _texts(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif child.tag not in SILENT:
            is_inline = child.tag in (
                "a",
                "b",
                "i",
                "em",
                "strong",
                "span",
                "small",
                "sup",
                "sub",
                "code",
                "time",
                "abbr",
                "q",
                "mark",
            )
            yield "" if is_inline else " "
            yield from _texts(child)
            yield "" if is_inline else " "


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("#document")
        self.open = [self.root]
        self.mistakes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.mistakes.append(f"<{tag}> names an attribute twice")
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if len(self.open) > 1 and self.open[-1].tag == tag:
            self.open.pop()
        else:
            self.mistakes.append(f"</{tag}> closes <{self.open[-1].tag}>")

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse_html(text: str) -> Node:
    """A page or a piece of one; every element must be closed where it was opened."""
    builder = _Builder()
    builder.feed(text)
    builder.close()
    mistakes = builder.mistakes + [f"<{node.tag}> stays open" for node in builder.open[1:]]
    assert not mistakes, mistakes[:3]
    return builder.root


@dataclass(frozen=True, slots=True)
class Page:
    """One published page."""

    site: Built
    path: str
    """Below the output, for example `berita/index.html`."""
    root: Node
    source: str

    @property
    def address(self) -> str:
        """From the site's root, for example `berita/`."""
        return self.path.removesuffix("index.html")

    @property
    def url(self) -> str:
        """Where it will stand."""
        return self.site.base_url + self.address

    @property
    def language(self) -> str:
        """By its address."""
        return "en" if self.path.startswith("en/") else "id"

    @property
    def is_redirect(self) -> bool:
        """Whether it only leads elsewhere."""
        return bool(self.root.all("meta", http_equiv="refresh"))

    @property
    def main(self) -> Node:
        """The page without what every page shares."""
        return self.root.one("main")

    @property
    def json_ld(self) -> list[dict[str, Any]]:
        """Its linked data."""
        scripts = self.root.all("script", type="application/ld+json")
        return [item for node in scripts for item in json.loads("".join(map(str, node.children)))]

    def meta(self, name: str) -> list[str]:
        """The contents of `<meta name=…>` or `<meta property=…>`."""
        found = [node for node in self.root.all("meta") if name in (node.get("name"), node.get("property"))]
        return [node.get("content") or "" for node in found]

    def links(self, rel: str) -> list[Node]:
        """The `<link>` elements of a relation."""
        return [node for node in self.root.all("link") if rel in (node.get("rel") or "").split()]

    def data(self, kind: str) -> dict[str, Any]:
        """The only piece of linked data of a type."""
        found = [item for item in self.json_ld if item.get("@type") == kind]
        assert len(found) == 1, f"{self.path} has {len(found)} {kind}"
        return found[0]

    def resolve(self, href: str) -> str:
        """An address on this page, made absolute."""
        return urljoin(self.url, href)


@cache
def read_pages(site: Built) -> tuple[Page, ...]:
    """Every HTML file of a site, in order."""
    texts = ((path, site.read(path).decode("utf-8")) for path in site.files if path.endswith(".html"))
    return tuple(Page(site, path, parse_html(text), text) for path, text in texts)


@cache
def read_page(site: Built, address: str) -> Page:
    """One page by its address from the root, for example `berita/`."""
    path = file_of(address)
    text = site.read(path).decode("utf-8")
    return Page(site, path, parse_html(text), text)


def file_of(address: str) -> str:
    """The file that a server gives for an address."""
    path = unquote(address.partition("#")[0].partition("?")[0])
    return path + "index.html" if not path or path.endswith("/") else path


def own_file(site: Built, url: str) -> str | None:
    """The file of this site that an absolute address means; None for other sites."""
    return file_of(url.removeprefix(site.base_url)) if url.startswith(site.base_url) else None


def is_web(url: str) -> bool:
    """Whether an address leads to another site, a mailbox or a telephone."""
    return urlsplit(url).scheme in ("http", "https", "mailto", "tel")


def flat(text: str) -> str:
    """White space made single."""
    return re.sub(r"\s+", " ", text).strip()
