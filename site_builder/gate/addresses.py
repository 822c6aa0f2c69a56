"""Addresses as a finished file writes them: which file of the site each means, or what is wrong with it."""

import html
import posixpath
import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from site_builder.dataclass import dataclass
from site_builder.regex import regex

HARMLESS = ("http", "https", "mailto", "tel")
WITHIN = r"[^\s\"'<>\\)”’]"
WITHIN_ESCAPED = r"[^\s\"'<>\\)”’&]"
ADDRESS = regex(f"{WITHIN_ESCAPED}*(?:&amp;{WITHIN_ESCAPED}*)*")
UNUSUAL = regex("&(?!(?:amp|lt|gt|quot|#34|#39|nbsp);)")
"""A character reference other than those that end an address, or `&amp;`."""
PLAIN = regex("[a-z0-9/-]*")
UNUSUAL_BASE = regex(r"[&\s\"'<>]")
LONGEST_REMEMBERED = 300
DRAWING = regex(r"data:image/svg\+xml,%3Csvg%20xmlns='http://www\.w3\.org/2000/svg'[\w%'=/.-]{0,300}", re.ASCII)
"""A small drawing within an address, such as the site's mark. As a picture it runs nothing and loads nothing."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an address means: one of our files, or what is wrong with it; neither, where it leads elsewhere and may."""

    target: str = ""
    """From the site's root, `berita/x/index.html` or `liputan/index.html#id`."""
    fault: str = ""
    """A code."""


ELSEWHERE = Meaning()


def judge(page: str, address: str, base_url: str, *, is_load: bool) -> Meaning:
    """What *address* means in the file *page* of the site that will stand at *base_url*."""
    if address in ("style=", "on…="):
        return Meaning(fault="O103")
    try:
        parts = urlsplit(address)
    except ValueError:
        return Meaning(fault="O101")
    if (parts.scheme or parts.netloc) and not address.startswith(base_url):
        is_allowed = DRAWING.fullmatch(address) if is_load else parts.scheme in HARMLESS
        return ELSEWHERE if is_allowed else Meaning(fault="O103")
    below = _below(page, address, base_url)
    target = None if below is None else own_file(below)
    return Meaning(fault="O101") if target is None else Meaning(target)


def own_file(address: str) -> str | None:
    """The file of an address from the site's root, and the place in it; none where it leads out of the site."""
    path, _, fragment = address.partition("#")
    path = unquote(path.partition("?")[0])
    file = path + "index.html" if not path or path.endswith("/") else path
    if "#" in file or file.startswith("../"):
        return None
    return f"{file}#{unquote(fragment)}" if fragment else file


def _below(page: str, address: str, base_url: str) -> str | None:
    """One of our own addresses from the site's root; none where it leads out of the site or nowhere."""
    if address.startswith(base_url):
        return address[len(base_url) :]
    if address.startswith("/"):
        root = urlsplit(base_url).path
        below = address.removeprefix(root)
        return None if below == address else below
    return _resolve(page, address) if address else None


def _resolve(page: str, address: str) -> str:
    """*address* from the site's root; a way out of the site stays one."""
    joined = posixpath.join(posixpath.dirname(page), address)
    path, hash_sign, fragment = joined.partition("#")
    if not address.partition("#")[0]:
        path = page
    ends_in_folder = path.endswith("/") or posixpath.basename(path) in (".", "..")
    path = posixpath.normpath(path)
    path = "" if path == "." else path + ("/" if ends_in_folder else "")
    return path + hash_sign + fragment


def absolute_addresses(text: str, base_url: str) -> set[str]:
    """The absolute addresses of the site in *text*, from its root, without what follows `#`: linked data uses that for names."""
    found = _found_quickly(text, base_url)
    if found is None:
        own = re.compile(re.escape(base_url) + WITHIN + "*")
        found = {_bare(address[len(base_url) :]) for address in own.findall(html.unescape(text))}
    return found


def _found_quickly(text: str, base_url: str) -> set[str] | None:
    """The same, without unescaping all of *text*; none where that might say something else."""
    if ("&" in text and UNUSUAL.search(text)) or UNUSUAL_BASE.search(base_url):
        return None
    pieces = text.split(base_url)[1:]
    heads, found = set(), set()
    for number, piece in enumerate(pieces, 1):
        head, quoted, _ = piece.partition('"')
        if quoted and len(head) < LONGEST_REMEMBERED:
            heads.add(head)
            continue
        address = ADDRESS.match(piece)[0]  # type: ignore[index]
        if len(address) == len(piece) and number < len(pieces):
            return None
        found.add(_bare(address.replace("&amp;", "&")))
    found.update(map(_leading, heads))
    return found


@lru_cache(8_192)
def _leading(text: str) -> str:
    """The address that *text* begins with."""
    if PLAIN.fullmatch(text):
        return text
    return _bare(ADDRESS.match(text)[0].replace("&amp;", "&"))  # type: ignore[index]


def _bare(address: str) -> str:
    return address.partition("#")[0].rstrip(".,;:!?")
