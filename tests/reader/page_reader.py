"""Pages as a browser reads them: where they lead, and which places they have."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Page(HTMLParser):
    """The links and anchors of one page."""

    text: str
    links: set[str] = field(default_factory=set)
    anchors: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where the tag leads, and what leads to it."""
        named = {name: value or "" for name, value in attrs}
        self.links |= {named["href"]} if named.get("href") else set()
        self.links |= {named["src"]} if tag == "img" and named.get("src") else set()
        self.anchors |= {named["id"]} if "id" in named else set()
        if named.get("http-equiv") == "refresh":
            self.links.add(named["content"].partition("url=")[2])


def read_page(data: bytes) -> Page:
    """Read the bytes of a page."""
    return Page(data.decode())
