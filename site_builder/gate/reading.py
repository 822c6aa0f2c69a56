"""One finished file, read for itself: which of our files it needs, what others may point to, and what is wrong in any case."""

from functools import lru_cache
from typing import Any

from site_builder.dataclass import dataclass
from site_builder.gate.addresses import absolute_addresses, judge, own_file
from site_builder.gate.tags import STYLES, Tags, find_tags, is_tag, loads_of, read_tags
from site_builder.regex import regex

TEXT = (".html", ".xml", ".json", ".webmanifest", ".ics", ".csv", ".txt", ".css", ".svg")
ORDINARY_PATH = regex(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*")
"""A path that means itself: nothing in it is an escape, a query or a way up."""

PLAIN_LINK = regex(r'<(?:a|link rel="canonical") href="([A-Za-z0-9./:?=%_~-]+)"(?: rel="(?:prev|next)")?>')
PLAIN_ADDRESS = regex(r"(?:[a-z0-9-]+/)*[a-z0-9-]+(?:/|\.html)")
"""What most of the links on a page look like; any other is taken apart with care."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a finished file says, whatever else the site holds. Each once, in alphabetical order."""

    targets: tuple[str, ...] = ()
    """Our own files that it links to or loads, from the site's root: `berita/x/index.html`, `liputan/index.html#id`."""
    anchors: tuple[str, ...] = ()
    """The places in it that others may point to."""
    faults: tuple[tuple[str, str], ...] = ()
    """What is wrong: the code, and the address at fault as it is written there."""


NOTHING = Reading()


def read_file(path: str, data: bytes, base_url: str) -> Reading:
    """Read the finished file *path* of the site that will stand at *base_url*, which ends with a slash.

    Raises:
        UnicodeDecodeError: if a text is not UTF-8.
    """
    if not path.endswith(TEXT):
        return NOTHING
    text = data.decode()
    if path.endswith((".css", ".svg")):
        return _reading(path, Tags(loads=set(loads_of(text))), set(), base_url)
    own = absolute_addresses(text.replace("\r\n ", "") if path.endswith(".ics") else text, base_url)
    if not path.endswith(".html"):
        return _reading(path, Tags(), own, base_url)
    return _read_quickly(path, text, own, base_url) or _reading(path, read_tags(text), own, base_url)


def read_slowly(path: str, data: bytes, base_url: str) -> Reading:
    """The same of a page, in the plain way that the quick one is held against."""
    text = data.decode()
    return _reading(path, read_tags(text), absolute_addresses(text, base_url), base_url)


def _reading(path: str, tags: Tags, own: set[str], base_url: str) -> Reading:
    said = [(link, judge(path, link, base_url, is_load=False)) for link in tags.links]
    said += [(load, judge(path, load, base_url, is_load=True)) for load in tags.loads]
    targets = {meaning.target for _, meaning in said if meaning.target}
    faults = {(meaning.fault, address) for address, meaning in said if meaning.fault}
    return _whole(targets, tags.anchors, faults, own, base_url)


def _whole(targets: set[str], anchors: set[str], faults: set[tuple[str, str]], own: set[str], base_url: str) -> Reading:
    for address in own:
        target = _own_file(address)
        if target is None:
            faults.add(("O101", base_url + address))
        else:
            targets.add(target)
    return Reading(tuple(sorted(targets)), tuple(sorted(anchors)), tuple(sorted(faults)))


_own_file = lru_cache(8_192)(own_file)


def _read_quickly(path: str, text: str, own: set[str], base_url: str) -> Reading | None:
    """A page by its tags, most of which stand on other pages as well; none where a tag is not what it seems."""
    if not ORDINARY_PATH.fullmatch(path) or any(loads_of(sheet) for sheet in STYLES.findall(text)):
        return None
    way_up = "../" * path.count("/")
    targets: set[str] = set()
    anchors: set[str] = set()
    faults: set[tuple[str, str]] = set()
    for up, folder, tag in find_tags(text):
        if up == way_up and folder and folder[-1] == "/" and "//" not in folder:
            targets.add(folder + "index.html")
            continue
        said = _said_by(f"<{tag}" if tag else f'<a href="{up}{folder}">', way_up, base_url)
        if said is None:
            return None
        targets |= said[0]
        if len(said) > 1:
            targets.update(path + target for target in said[1])
            anchors |= said[2]
            faults |= said[3]
    return _whole(targets, anchors, faults, own, base_url)


@lru_cache(16_384)
def _said_by(tag: str, way_up: str, base_url: str) -> tuple[frozenset[Any], ...] | None:
    """What *tag* says on any page from which *way_up* leads to the site's root; none where that depends on the page.

    Returns:
        Targets; and where there are any others, targets on the page itself, anchors and faults.
    """
    if link := PLAIN_LINK.fullmatch(tag):
        address = link[1]
        below = address.removeprefix(base_url if address.startswith(base_url) else way_up)
        if below != address and PLAIN_ADDRESS.fullmatch(below):
            return (frozenset((below + "index.html" if below.endswith("/") else below,)),)
        if address.startswith("https://") and not address.startswith(base_url):
            return (frozenset(),)
    tags = read_tags(tag) if is_tag(tag) else None
    if tags is None or not all(_is_from_root(address, way_up) for address in (*tags.links, *tags.loads)):
        return None
    page = way_up.replace("..", "x") + "index.html"
    said = [(link, judge(page, link, base_url, is_load=False)) for link in tags.links]
    said += [(load, judge(page, load, base_url, is_load=True)) for load in tags.loads]
    here = frozenset(meaning.target.removeprefix(page) for address, meaning in said if meaning.target and address[0] == "#")
    targets = frozenset(meaning.target for address, meaning in said if meaning.target and address[0] != "#")
    faults = frozenset((meaning.fault, address) for address, meaning in said if meaning.fault)
    return (targets, here, frozenset(tags.anchors), faults) if here or tags.anchors or faults else (targets,)


def _is_from_root(address: str, way_up: str) -> bool:
    """Whether *address* means the same on every page from which *way_up* leads to the site's root, but for the page itself."""
    return address.startswith((way_up, "/", "#")) or ":" in address.partition("/")[0]
