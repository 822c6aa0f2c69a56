"""What readers see of a finished page: its title, summary, text, quotations, captions and figures, in their order.

Menus, neighbours and everything else around it are left out, so that two versions of a page differ only where readers are
told something else.
"""

from html.parser import HTMLParser
from typing import NamedTuple

from site_builder.regex import regex

VOID = frozenset(("br", "img", "hr", "wbr", "source", "input", "meta", "link", "col", "area", "embed", "track"))
INLINE = frozenset(
    ("a", "b", "strong", "em", "i", "span", "small", "sub", "sup", "time", "abbr", "mark", "q", "cite", "code", "s", "u")
)
SKIPPED_TAGS = frozenset(("nav", "script", "style", "template", "picture"))
SKIPPED = frozenset(
    (
        "share",
        "address",
        "paper-only",
        "byline",
        "credits",
        "tags",
        "initials",
        "kicker",
        "see-also",
        "letterhead",
        "qr",
        "skip",
        "cards",
    )
)
"""Classes of what stands on a page beside what it tells."""
AROUND = frozenset(("section", "beside", "behind"))
"""The same on a story's page: lists of other records, and that a translation is behind, which comes and goes by itself."""
KINDS = {"summary": "summary", "source": "source", "corrections": "correction", "indicator": "figure"}
"""What the classes of parts say of them."""
MODIFIED = regex(rb'"dateModified":"([^"]+)"')
IMAGE = regex(rb'\salt="([^"]*)"')
TAG = regex(rb"<[^>]*>")


class Part(NamedTuple):
    """A piece of text that stands by itself."""

    kind: str
    """title, summary, text, quote, source (who said it), caption, alt, figure or correction."""
    text: str


class Shown(NamedTuple):
    """A page as readers see it."""

    parts: tuple[Part, ...]
    modified: str
    """When it says that it was last changed in substance, as ISO 8601; empty where it does not."""

    @property
    def title(self) -> str:
        """Its heading."""
        return next((part.text for part in self.parts if part.kind == "title"), "")


def shown(data: bytes, *, is_story: bool = False) -> Shown:
    """Read a finished page."""
    reader = _Reader(AROUND | SKIPPED if is_story else SKIPPED, is_story=is_story)
    reader.feed(_main(data).decode("utf-8", "replace"))
    reader.close()
    reader.flush()
    return Shown(tuple(reader.parts), modified_in(data))


def modified_in(data: bytes) -> str:
    """When a page says that it was last changed in substance."""
    found = MODIFIED.search(data)
    return found[1].decode("ascii", "replace") if found else ""


def is_same_text(old: bytes, new: bytes) -> bool:
    """Whether two versions of a story's page certainly tell the same: the quick way for most pages that were made again."""
    one, other = _core(old), _core(new)
    return one == other or (IMAGE.findall(one) == IMAGE.findall(other) and _words(one) == _words(other))


def _main(data: bytes) -> bytes:
    start, end = data.find(b"<main"), data.rfind(b"</main>")
    return data[start:end] if 0 <= start < end else data


def _core(data: bytes) -> bytes:
    """From the heading to what follows a story's text; to the end of the page where a template of its own has no such mark."""
    start, end = data.find(b"<h1"), data.find(b'<p class="credits"')
    return data[start:end] if 0 <= start < end else _main(data)


def _words(data: bytes) -> list[bytes]:
    return TAG.sub(b" ", data).split()


class _Reader(HTMLParser):
    """Goes through a page and keeps each text under what it is."""

    def __init__(self, skipped: frozenset[str], *, is_story: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self._skipped, self._is_story = skipped, is_story
        self._open: list[tuple[str, str]] = []
        """Tags that are open, each with the kind of what is in it; empty where nothing of it is read."""
        self._text: list[str] = []
        self._articles = 0
        self._before_section: int | None = None
        """How many parts there were before a section of which only its heading was read."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = self._open[-1][1] if self._open else "text"
        attributes = dict(attrs)
        if tag == "img" and (kind or self._in_picture()) and attributes.get("alt"):
            self.flush()
            self.parts.append(Part("alt", " ".join((attributes["alt"] or "").split())))
        if tag in VOID:
            self._text.append(" ")
            return
        if tag not in INLINE:
            self.flush()
        classes = (attributes.get("class") or "").split()
        if "cards" in classes and self._before_section is not None:
            del self.parts[self._before_section :]  # the heading of a list that is left out
        if tag == "section":
            self._before_section = len(self.parts)
        elif tag in ("p", "div", "ul", "ol", "dl", "figure"):
            self._before_section = None
        self._open.append((tag, self._kind(tag, classes, kind)))

    def _in_picture(self) -> bool:
        """Whether nothing is left out here but what else a picture has."""
        return bool(self._open) and self._open[-1][0] == "picture" and all(kind for _, kind in self._open[:-1])

    def _kind(self, tag: str, classes: list[str], above: str) -> str:
        is_over = self._is_story and self._articles > 0
        if not above or is_over or tag in SKIPPED_TAGS or not self._skipped.isdisjoint(classes):
            return ""
        if named := next((KINDS[one] for one in classes if one in KINDS), ""):
            return named
        if tag == "figcaption" and above != "figure":
            return "caption" if self._is_in("photo") else "source"
        return {"h1": "title", "blockquote": "quote"}.get(tag, "photo" if "photo" in classes else above)

    def _is_in(self, kind: str) -> bool:
        return any(one == kind for _, one in self._open)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if tag not in INLINE:
            self.flush()
        while self._open:
            name, _ = self._open.pop()
            if name == tag:
                break
        if tag == "article" and not any(name == "article" for name, _ in self._open):
            self._articles += 1

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def flush(self) -> None:
        """What was read since the last block is a part."""
        text, self._text = " ".join("".join(self._text).split()), []
        kind = self._open[-1][1] if self._open else ""
        if text and kind:
            self.parts.append(Part("text" if kind == "photo" else kind, text))
