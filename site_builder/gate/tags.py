"""The tags of a finished page: what they link to, load, and can be linked to.

`read_tags` reads any text. `find_tags` is quicker: it picks out the tags that may say something of interest, each to be read for
itself, and gives up on a text in which a tag is not what it seems.
"""

import html
from dataclasses import field
from functools import lru_cache

from site_builder.dataclass import dataclass
from site_builder.regex import regex

TAG = regex(r'<([a-z][a-z0-9]*)((?:\s+[^\s"<>=/]+(?:="[^"]*")?)*)\s*/?>')
ATTRIBUTE = regex(r'([^\s"<>=/]+)="([^"]*)"')
STYLES = regex(r"<style[^>]*>([^<]*)")
CSS_LOAD = regex(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)")
LOADING = {
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "script": ("src",),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "use": ("href",),
    "image": ("href",),
}
LOADING_RELS = {"stylesheet", "icon", "manifest", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch"}

PLAIN_ATTRIBUTE = r'(?:class|content|name|property|datetime|lang)="[^"<>]*+"'
"""Says nothing of interest on any tag, unless together with others."""
PLAIN_LINK = r'a href="([./]*+)([a-z0-9/-]++)"(?: rel="(?:prev|next)")?>'
"""What nearly all links on a page look like: the way up, and the folder from there, if they are sound."""
INTERESTING = regex(rf"<(?:{PLAIN_LINK}|([a-z][a-z0-9]*+\s(?!{PLAIN_ATTRIBUTE}(?: {PLAIN_ATTRIBUTE})*>)[^<>]*+>?+))")
"""A plain link, or another tag with attributes, up to the first angle bracket, unless all its attributes are plain."""


@dataclass(slots=True)
class Tags:
    """What the tags of a page say."""

    links: set[str] = field(default_factory=set)
    loads: set[str] = field(default_factory=set)
    """What a browser fetches by itself; `style=` and `on…=` stand for code within the page."""
    anchors: set[str] = field(default_factory=set)


def read_tags(text: str) -> Tags:
    """Everything that the tags in *text* say."""
    tags = Tags(loads={load for sheet in STYLES.findall(text) for load in loads_of(sheet)})
    for tag, attributes in TAG.findall(text):
        named = {name: html.unescape(value) for name, value in ATTRIBUTE.findall(attributes)}
        if "id" in named:
            tags.anchors.add(named["id"])
        if "style" in named or any(name.startswith("on") for name in named):
            tags.loads.add("style=" if "style" in named else "on…=")
        loading = list(LOADING.get(tag, ()))
        if tag == "link" and LOADING_RELS & set(named.get("rel", "").split()):
            loading.append("href")
        for name in loading:
            if name in named:
                tags.loads.update(_candidates(named[name]) if name == "srcset" else [named[name]])
        if tag in ("a", "link", "area") and "href" in named and "href" not in loading:
            tags.links.add(named["href"])
        if tag == "meta" and named.get("http-equiv", "").lower() == "refresh":
            tags.links.add(named.get("content", "").partition("url=")[2])
    return tags


@lru_cache(4_096)
def loads_of(sheet: str) -> frozenset[str]:
    """What a browser fetches for a style sheet; many pages have the same."""
    return frozenset(match[1] or match[2] for match in CSS_LOAD.finditer(sheet))


def _candidates(srcset: str) -> list[str]:
    return [candidate.split()[0] for candidate in srcset.split(",") if candidate.split()]


def find_tags(text: str) -> list[tuple[str, str, str]]:
    """The tags in *text* that may say something of interest.

    If each of them is one whole tag (`is_tag`), reading them one by one says the same as reading *text*: then no tag holds
    another one's beginning within quotation marks.

    Returns:
        Of a plain link, the way up and the folder (`../../`, `berita/x/`), if they are sound; of any other, nothing twice and
        then the tag without its `<`, up to the first angle bracket after its beginning.
    """
    return INTERESTING.findall(text)


def is_tag(text: str) -> bool:
    """Whether *text* is one whole tag."""
    return TAG.fullmatch(text) is not None
