"""The home of rcssmin: all style sheets as one, and of it what one page needs, to stand in that page.

A page that carries its own styles is drawn after one answer of the server. So that this costs few bytes, a selector stands only
on pages that have all classes and elements which it names, and a rule where one of its selectors does; custom properties have
names of a letter or two.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from string import ascii_lowercase

from site_builder.dataclass import dataclass
from site_builder.regex import regex

POLICY = "script-src {data}; style-src '{sheet}'; object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'"
"""What a browser may do on a page: draw it by its own styles. Nothing runs. Data within the page is named too, since checkers of
HTML take it for a script. Where pictures may come from is left to headers: they know no origin of a file on a disk."""
OURS = '<script src="'
"""Stands on the pages of a site that may be read without a network, and on no others: one script of our own."""
MODULE = '<script type="module"'
SEARCHES = regex(MODULE + r' src="[^"]*" integrity="(sha256-[A-Za-z0-9+/=]+)">')
"""Stands on the page on which readers search, and on no other."""
SEARCHING = "'self' '{}' 'wasm-unsafe-eval'"
"""Our scripts, this one by its bytes too, and WebAssembly."""
DATA = '<script type="application/ld+json">'
NAMED = regex(r"(?:(?<=[ >+~])|^)[a-z][a-z0-9]*|\.[A-Za-z_][\w-]*")
"""What a selector asks for: classes with their dots, and elements."""
REFUSED = regex(r":not\([^()]*\)")
PROPERTY = regex(r"(?<![\w-])--([a-z][a-z-]*)")
EVERYWHERE = frozenset(("html", "main", "h1", "h2", "p", "a", "b", "div", "ul", "li", "nav", "span", "section"))
"""Elements that are not looked for: they stand on all pages, or nearly."""
PIECE = regex(r"(@media[^{]+)\{((?:[^{};@]+\{[^{}]*\})*)\}|([^{};@]+)(\{[^{}]*\})")
"""A group of rules, or one rule, as they stand in a style sheet that was made small."""
MOST_SHEETS = 4_096
"""What one process keeps; more combinations of classes than that are not likely on one site."""


class StyleError(Exception):
    """A style sheet is not made of rules and of groups of rules."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule."""

    group: str
    """The condition of the group that it stands in, for example `@media print`; empty outside."""
    selectors: tuple[tuple[str, frozenset[str]], ...]
    """Each with the classes and elements that it names, which all have to be there."""
    body: str

    def written(self, there: frozenset[str]) -> str:
        """The rule with the selectors that may match where *there* is so much; empty where there are none."""
        selectors = [text for text, needs in self.selectors if needs <= there]
        return ",".join(selectors) + self.body if selectors else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The styles of one page."""

    text: str
    digest: str
    """As a Content-Security-Policy names it: `sha256-…`."""


class Styles:
    """The style sheets of a site."""

    def __init__(self, folder: Path, accent: str) -> None:
        """Read all sheets in *folder*, in the order of their names.

        Raises:
            StyleError: where one holds more than rules and groups of rules.
        """
        self._rules = tuple(_rules(_small(folder, accent)))
        self._known = frozenset(name for rule in self._rules for _, needs in rule.selectors for name in needs)
        elements = (name for name in self._known if not name.startswith("."))
        self._elements = re.compile(rf"<({'|'.join(sorted(elements))})[ >]")
        self._by_tags: dict[tuple[frozenset[str], frozenset[str]], Sheet] = {}
        self._by_needs: dict[frozenset[str], Sheet] = {}

    def sheet(self, page: str) -> Sheet:
        """What *page* needs of them, by the tags and the attributes `class="…"` in it."""
        attributes = frozenset([part[: part.index('"')] for part in page.split(' class="')[1:]])
        tags = (attributes, frozenset(self._elements.findall(page)))
        found = self._by_tags.get(tags)
        if found is None:
            there = self._known & {*tags[1], *(f".{name}" for attribute in attributes for name in attribute.split())}
            found = self._by_needs.get(there)
            if found is None:
                found = self._by_needs[there] = _sheet(self._rules, there)
            if len(self._by_tags) >= MOST_SHEETS:
                self._by_tags.clear()
            self._by_tags[tags] = found
        return found

    def written_for(self, page: str, *, has_policy: bool) -> str:
        """The styles of *page* as it holds them, and before them the policy that allows these and nothing else."""
        sheet = self.sheet(page)
        data = page.partition(DATA)[2].partition("</script>")[0]
        module = SEARCHES.search(page) if MODULE in page else None
        scripts = [SEARCHING.format(module[1])] if module else ["'self'"] * (OURS in page)
        scripts += [f"'{_digest(data)}'"] * bool(data)
        policy = POLICY.format(data=" ".join(scripts) or "'none'", sheet=sheet.digest) if has_policy else ""
        said = f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n' if policy else ""
        return f"{said}<style>{sheet.text}</style>"


def _small(folder: Path, accent: str) -> str:
    import rcssmin

    sheets = (file.read_text("utf-8") for file in sorted(folder.glob("*.css")))
    sheet = str(rcssmin.cssmin(f":root{{--site-accent:{accent}}}" + "\n".join(sheets)))
    names = {name: _short(number) for number, name in enumerate(dict.fromkeys(PROPERTY.findall(sheet)))}
    return PROPERTY.sub(lambda found: f"--{names[found[1]]}", sheet)


def _short(number: int) -> str:
    """A name for the property of this *number*: a … z, then aa … az."""
    return ascii_lowercase[number] if number < len(ascii_lowercase) else f"a{_short(number - len(ascii_lowercase))}"


def _rules(sheet: str) -> Iterator[Rule]:
    end = 0
    for piece in PIECE.finditer(sheet):
        if piece.start() != end:
            break
        end = piece.end()
        for rule in PIECE.finditer(piece[2]) if piece[1] else (piece,):
            selectors = ((one, frozenset(NAMED.findall(REFUSED.sub("", one))) - EVERYWHERE) for one in rule[3].split(","))
            yield Rule(piece[1] or "", tuple(selectors), rule[4])
    if end != len(sheet):
        raise StyleError(sheet[end : end + 60])


def _sheet(rules: Sequence[Rule], there: frozenset[str]) -> Sheet:
    text, group = "", ""
    for rule in rules:
        if not (written := rule.written(there)):
            continue
        if rule.group != group:
            text += ("}" if group else "") + (f"{rule.group}{{" if rule.group else "")
            group = rule.group
        text += written
    text += "}" if group else ""
    return Sheet(text, _digest(text))


def _digest(text: str) -> str:
    """As a policy names what stands in a page."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
