"""Made-up sites of a few pages that lead to each other, and what a reader of a half-replaced one would meet."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.page_reader import read_page

from site_builder.gate.hypertext import SiteHypertext

BASE = "https://rutan-contoh.example/"
PAGES = SiteHypertext(BASE)
LIST = "site-builder.sha256"


@dataclass(frozen=True)
class Page:
    """What stands in one page."""

    links: tuple[str, ...] = ()
    """Targets from the site's root: `file` or `file#anchor`."""
    anchors: tuple[str, ...] = ()
    text: str = ""


def site(pages: Mapping[str, Page], others: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """The files of a site, without links that would be dead when it is finished."""
    rest = {path: text.encode() for path, text in (others or {}).items()}
    files = {path: _html(path, page, pages, rest) for path, page in pages.items()}
    return files | rest


def _html(path: str, page: Page, pages: Mapping[str, Page], others: Mapping[str, bytes]) -> bytes:
    alive = [link for link in page.links if _leads(link, pages, others)]
    links = "".join(f'<a class="x" href="{_href(path, link, number)}">{link}</a>\n' for number, link in enumerate(alive))
    places = "".join(f'<h2 id="{anchor}">Bagian</h2>\n' for anchor in page.anchors)
    said = f'<p>{page.text} ditulis orang: &lt;a id="b" href="../tidak-ada/"&gt; dan id="a" href="{path}"</p>'
    return f"<!doctype html>\n<html><body>\n{links}{places}{said}\n</body></html>\n".encode()


def _leads(link: str, pages: Mapping[str, Page], others: Mapping[str, bytes]) -> bool:
    file, _, anchor = link.partition("#")
    return (file in others and not anchor) or (file in pages and (not anchor or anchor in pages[file].anchors))


def _href(path: str, link: str, number: int) -> str:
    """Addresses in both spellings that the site uses: relative, and below its base."""
    file, hash_sign, anchor = link.partition("#")
    address = file.removesuffix("index.html")
    if number % 2:
        return f"{BASE}{address}{hash_sign}{anchor}"
    near = posixpath.relpath(address or ".", posixpath.dirname(path) or ".")
    return near + ("/" if not address or address.endswith("/") else "") + hash_sign + anchor


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below *folder*."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def dead_links(files: Mapping[str, bytes]) -> set[tuple[str, str]]:
    """The links of the pages in *files* that lead to a file or place that is not there."""
    pages = {path: read_page(data) for path, data in files.items() if path.endswith(".html")}
    found = set()
    for path, page in pages.items():
        for link in page.links:
            address, _, anchor = link.partition("#")
            near = posixpath.join(posixpath.dirname(path), address) if not address.startswith(BASE) else address[len(BASE) :]
            file = posixpath.normpath(near) if address else path
            file = posixpath.normpath(f"{file}/index.html") if near.endswith("/") or not near else file
            if file not in files or (anchor and anchor not in pages[file].anchors):
                found.add((path, link))
    return found


def broken_files(files: Mapping[str, bytes], *versions: Mapping[str, bytes]) -> set[str]:
    """The files that are none of *versions*; a page may lack links of one, but nothing else."""
    return {
        path
        for path, data in files.items()
        if path != LIST and not any(_is_version(data, one[path]) for one in versions if path in one)
    }


def _is_version(data: bytes, whole: bytes) -> bool:
    if data == whole:
        return True
    pieces = re.split(rb'( href="[^"]*")', whole)
    pattern = b"".join(
        b"(?:" + re.escape(piece) + b")?" if number % 2 else re.escape(piece) for number, piece in enumerate(pieces)
    )
    return whole.startswith(b"<!doctype html>") and re.fullmatch(pattern, data) is not None
