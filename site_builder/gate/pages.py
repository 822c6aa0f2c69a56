"""Finished pages: every link and anchor resolves, and nothing is loaded from elsewhere."""

import html
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from site_builder.problems import Place, Problem, problem

TAG = re.compile(r'<([a-z][a-z0-9]*)((?:\s+[^\s"<>=/]+(?:="[^"]*")?)*)\s*/?>')
ATTRIBUTE = re.compile(r'([^\s"<>=/]+)="([^"]*)"')
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
CSS_LOAD = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)")


@dataclass(frozen=True, slots=True)
class Finished:
    """An artifact that has been made."""

    path: str
    source: str
    data: bytes


@dataclass(slots=True)
class _Page:
    links: set[str]
    loads: set[str]
    anchors: set[str]


def read_page(text: str) -> _Page:
    """What a page links to, loads, and can be linked to."""
    page = _Page(set(), set(), set())
    for tag, attributes in TAG.findall(text):
        named = {name: html.unescape(value) for name, value in ATTRIBUTE.findall(attributes)}
        if "id" in named:
            page.anchors.add(named["id"])
        if "style" in named or any(name.startswith("on") for name in named):
            page.loads.add("style=" if "style" in named else "on…=")
        loading = list(LOADING.get(tag, ()))
        if tag == "link" and LOADING_RELS & set(named.get("rel", "").split()):
            loading.append("href")
        for name in loading:
            if name in named:
                page.loads.update(_candidates(named[name]) if name == "srcset" else [named[name]])
        if tag in ("a", "link", "area") and "href" in named and "href" not in loading:
            page.links.add(named["href"])
        if tag == "meta" and named.get("http-equiv", "").lower() == "refresh":
            page.links.add(named.get("content", "").partition("url=")[2])
    return page


def _candidates(srcset: str) -> list[str]:
    return [candidate.split()[0] for candidate in srcset.split(",") if candidate.split()]


def check_pages(finished: Iterable[Finished], base_url: str) -> Iterator[Problem]:
    """Every problem of the pages, style sheets and feeds of a site that will stand at *base_url*."""
    files = {artifact.path: artifact for artifact in finished}
    pages = {path: read_page(artifact.data.decode()) for path, artifact in files.items() if path.endswith(".html")}
    site = _Site(base_url, frozenset(files), {path: page.anchors for path, page in pages.items()})
    for path, artifact in files.items():
        for target, is_load in sorted(_targets(path, artifact.data.decode(), pages.get(path), site) if _is_text(path) else ()):
            if code := site.judge(path, target, is_load=is_load):
                yield problem(Place(artifact.source or f"output/{path}"), code, path, target=target[:120])


def _is_text(path: str) -> bool:
    return path.endswith((".html", ".xml", ".json", ".webmanifest", ".ics", ".txt", ".css", ".svg"))


def _targets(path: str, text: str, page: _Page | None, site: "_Site") -> set[tuple[str, bool]]:
    """Where a file leads, and whether a browser goes there by itself."""
    if path.endswith((".css", ".svg")):
        return {(match[1] or match[2], True) for match in CSS_LOAD.finditer(text)}
    own = {(url, False) for url in site.own_urls(text.replace("\r\n ", "") if path.endswith(".ics") else text)}
    if page is None:
        return own
    return own | {(link, False) for link in page.links} | {(load, True) for load in page.loads}


class _Site:
    """Which addresses this site answers."""

    def __init__(self, base_url: str, paths: frozenset[str], anchors: Mapping[str, set[str]]) -> None:
        self.base_url = base_url
        self.host_root = urlsplit(base_url).path
        self.paths = paths
        self.anchors = anchors
        self._own = re.compile(re.escape(base_url) + r"[^\s\"'<>\\)”’]*")

    def own_urls(self, text: str) -> list[str]:
        """The absolute addresses of this site in *text*, without what follows `#`: linked data uses that for names."""
        return [url.partition("#")[0].rstrip(".,;:!?") for url in self._own.findall(html.unescape(text))]

    def resolve(self, page: str, target: str, *, is_load: bool) -> str | tuple[str, str]:
        """Our own file that *target* means, with its anchor; nothing where it is harmless; code and target where it is wrong."""
        if target in ("style=", "on…="):
            return ("O103", target)
        try:
            parts = urlsplit(target)
        except ValueError:
            return ("O101", target)
        is_elsewhere = bool(parts.scheme or parts.netloc) and not target.startswith(self.base_url)
        if is_elsewhere:
            is_harmless = parts.scheme in ("http", "https", "mailto", "tel") and not is_load
            return "" if is_harmless else ("O103", target)
        below = self._below(page, target)
        if below is None:
            return ("O101", target)
        path, _, fragment = below.partition("#")
        path = unquote(path.partition("?")[0])
        file = path + "index.html" if not path or path.endswith("/") else path
        return file + ("#" + unquote(fragment) if fragment else "")

    def judge(self, page: str, target: str, *, is_load: bool) -> str:
        """The code of what is wrong with *target* as *page* names it; nothing where it is right."""
        if target in ("style=", "on…="):
            return "O103"
        try:
            parts = urlsplit(target)
        except ValueError:
            return "O101"
        is_elsewhere = bool(parts.scheme or parts.netloc) and not target.startswith(self.base_url)
        if is_elsewhere:
            is_harmless = parts.scheme in ("http", "https", "mailto", "tel") and not is_load
            return "" if is_harmless else "O103"
        below = self._below(page, target)
        return "O101" if below is None else self._find(below)

    def _below(self, page: str, target: str) -> str | None:
        """One of our own addresses from the site's root; none where it leads out of the site or nowhere."""
        if target.startswith(self.base_url):
            return target[len(self.base_url) :]
        if target.startswith("/"):
            below = target.removeprefix(self.host_root)
            return None if below == target else below
        return self._resolve(page, target) if target else None

    def _resolve(self, page: str, target: str) -> str:
        """*target* from the site's root; a way out of the site stays one."""
        joined = posixpath.join(posixpath.dirname(page), target)
        path, hash_sign, fragment = joined.partition("#")
        if not target.partition("#")[0]:
            path = page
        ends_in_folder = path.endswith("/") or posixpath.basename(path) in (".", "..")
        path = posixpath.normpath(path)
        path = "" if path == "." else path + ("/" if ends_in_folder else "")
        return path + hash_sign + fragment

    def _find(self, address: str) -> str:
        path, _, fragment = address.partition("#")
        path = unquote(path.partition("?")[0])
        file = path + "index.html" if not path or path.endswith("/") else path
        if file not in self.paths:
            return "O101"
        if fragment and unquote(fragment) not in self.anchors.get(file, ()):
            return "O102"
        return ""


class Reading(NamedTuple):
    """What a finished file says about others."""

    targets: tuple[str, ...]
    """Our own files from the site's root that it leads to, with an anchor where it names one."""
    anchors: tuple[str, ...]
    faults: tuple[tuple[str, str], ...]
    """Code and target of what is wrong whatever else the site holds."""


def read_file(path: str, data: bytes, base_url: str) -> Reading:
    """Read one finished file of the site that stands at *base_url*."""
    if not _is_text(path):
        return Reading((), (), ())
    text = data.decode()
    page = read_page(text) if path.endswith(".html") else None
    site = _Site(base_url, frozenset(), {})
    targets: set[str] = set()
    faults: list[tuple[str, str]] = []
    for target, is_load in sorted(_targets(path, text, page, site)):
        found = site.resolve(path, target, is_load=is_load)
        if isinstance(found, tuple):
            faults.append(found)
        elif found:
            targets.add(found)
    return Reading(tuple(sorted(targets)), tuple(sorted(page.anchors)) if page else (), tuple(faults))
