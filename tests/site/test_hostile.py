"""Hostile texts in every field of every record and in Markdown: refused with their place, or shown as text. Nothing runs, nothing loads."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import feedparser
import pytest
from icalendar import Calendar
from payloads import FIELD, MARKDOWN
from playwright.sync_api import Browser
from reader.builds import AS_OF, PROJECT, build, made_once, run_command
from reader.chromium import watch
from reader.content import NOW
from reader.full_site import Slot, Written, argument, write_site
from reader.pages import flat, parse_html
from reader.servers import serving

from site_builder.build import Order, build_site
from site_builder.memory import Memory
from site_builder.model.values import Reading, Refusal, parse_email, parse_phone

BASE = "https://rekaan.example/"
LINKS = ("person.link", "organization.link", "coverage.link")
"""Fields that hold an address and nothing else."""
MARKDOWN_FIELDS = (
    "program.description.id", "program.description.en", "story.body.id", "story.body.en", "story.statement.id", "story.statement.en",
    "story.quote.id", "story.quote.en", "page.body.id", "page.body.en",
)  # fmt: skip
UNNAMED = ("story.unnamed.id", "story.unnamed.en")

HOOKS = """
Object.defineProperty(window, '__pwned', {set(value) { document.documentElement.dataset.pwned = 'yes' }});
for (const name of ['alert', 'confirm', 'prompt', 'open', 'fetch']) window[name] = () => { window.__pwned = 1 };
"""
LOOK = """() => {
  const active = 'script:not([type="application/ld+json"]), iframe, frame, object, embed, applet, svg, math, form, input, button, select,'
    + 'textarea, base, style, template, video, audio, canvas, noscript, meta[http-equiv], marquee, link[rel=import]';
  const ours = [...document.head.querySelectorAll(':scope > meta[http-equiv="Content-Security-Policy"], :scope > meta[http-equiv] + style')].slice(0, 2);
  const drawing = {svg: 'class role viewBox width height', title: 'lang', desc: '', rect: 'class x y width height', path: 'class d',
    polyline: 'class points', circle: 'cx cy r', text: 'x y text-anchor class lang'};
  const isDrawn = node => node.localName in drawing
    && [...node.attributes].every(({name}) => drawing[node.localName].split(' ').includes(name));
  const isChart = node => node.matches('svg.chart[role=img]') && [node, ...node.querySelectorAll('*')].every(isDrawn);
  const drawn = "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%208%208'%3E"
    + "%3Cpath%20fill='%23COLOUR'%20d='M0%200h8v8H0'/%3E%3Ctext%20x='4'%20y='6'%20text-anchor='middle'%20font-size='6'%20fill='%23fff'%3E";
  const isIcon = node => node.matches('head > link[rel=icon]') && /^(%26(amp|lt|gt|%23\\d+)%3B|%[0-9A-F]{2}|[A-Za-z0-9])+%3C.text%3E%3C.svg%3E$/
    .test(node.getAttribute('href').replace(/%23[0-9a-f]{6}'/, "%23COLOUR'").replace(drawn, ''));
  const odd = [...document.querySelectorAll('*')].filter(node => !isIcon(node)).filter(node => [...node.attributes].some(({name, value}) =>
    name.startsWith('on') || name === 'style' || name === 'srcdoc' || name === 'formaction' || name === 'background'
    || (['href', 'src', 'action', 'data', 'xlink:href', 'poster', 'cite'].includes(name) && /^\\s*(javascript|data|vbscript|file|blob):/i.test(value))
    || (name === 'rel' && /preload|prefetch|preconnect|dns/.test(value))));
  const words = [];
  for (const node of document.querySelectorAll('[alt], [content], [aria-label], [title], [href^="tel:"], [href^="mailto:"]'))
    for (const name of ['alt', 'content', 'aria-label', 'title', 'href']) if (node.hasAttribute(name)) words.push(node.getAttribute(name));
  return {
    ran: document.documentElement.dataset.pwned || '',
    active: [...document.querySelectorAll(active)].filter(node => !ours.includes(node) && !isChart(node)).map(node => node.outerHTML.slice(0, 120)),
    odd: odd.map(node => node.outerHTML.slice(0, 120)),
    text: document.body.textContent,
    title: document.title,
    words,
    data: [...document.querySelectorAll('script')].map(node => node.textContent),
    mains: document.querySelectorAll('main').length,
    footer: document.body.lastElementChild.className,
    ids: [...document.querySelectorAll('[id]')].map(node => node.id),
  };
}"""
"""What a page became in a browser."""


def is_markdown(field: str) -> bool:
    """Whether a field holds Markdown."""
    return field in MARKDOWN_FIELDS


ONE = write_site(1)
ALL_FIELDS = sorted({field for field, _ in (*ONE.slots.values(), *ONE.bodies.values()) if not field.startswith("site.")})
"""Every field that holds a text, but for those of `site.yaml`."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Texts for every field of a site that has *count* records of each kind."""

    name: str
    texts: tuple[str, ...]
    count: int
    """With as many records as texts, every text stands in every field; with fewer, the texts are dealt out over the fields."""

    @property
    def in_markdown(self) -> bool:
        """Whether the texts stand in Markdown; in all other fields otherwise."""
        return self.name == "markdown"

    def number(self, n: int, field: str) -> int:
        """Which text stands in a field of record *n*."""
        fields = [name for name in ALL_FIELDS if is_markdown(name) == self.in_markdown]
        turn = fields.index(UNNAMED[0] if field in ("as", "reason") else field)
        return (n + self.count * turn) % len(self.texts)

    def text(self, n: int, field: str) -> str:
        """The text in a field of record *n*."""
        return self.texts[self.number(n, field)]

    def token(self, n: int) -> str:
        """A word that tells a record's texts from all others on the same page."""
        return f"uji{n:03d}x"

    def fill(self, n: int, slot: Slot) -> str:
        """What stands in a field of record *n*."""
        if n < 0 or is_markdown(slot.field) != self.in_markdown:
            return slot.harmless
        if self.in_markdown:
            text = self.text(n, slot.field)
            is_long = "body" in slot.field or "description" in slot.field
            return f"Awal {self.token(n)}.\n\n{text}\n\nAkhir {self.token(n)}." if is_long else text
        if slot.field in LINKS:
            return self.text(n, slot.field)
        if slot.field in UNNAMED:
            return f"::: statement unnamed as={argument(self.shown(n, 'as'))} reason={argument(self.shown(n, 'reason'))} coverage=c{n}"
        return self.shown(n, slot.field)

    def shown(self, n: int, field: str) -> str:
        """The text with its field's mark, so that one field is not taken for another."""
        own = (
            f"{mark(field)} {self.token(n)}" if field == "coverage.outlet" else mark(field)
        )  # a newspaper is spelled in one way (N192)
        return f"{own} {self.text(n, field)} akhir"


def mark(field: str) -> str:
    """A word that only this field holds."""
    return "q" + re.sub(r"[^a-z]", "", field) + "q"


PIECES = tuple(text for text, _ in MARKDOWN)
DEALT = 14
"""Records in the sites that are built: enough for each text to stand in several fields."""
EVERYWHERE = (Trial("fields", FIELD, len(FIELD)), Trial("markdown", PIECES, len(PIECES)))
FIELDS, TEXTS = (Trial("fields", FIELD, DEALT), Trial("markdown", PIECES, DEALT))


Refused = dict[tuple[str, int], set[str]]
"""By field and number of the record: the codes of the findings."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a trial."""

    trial: Trial
    refused: Refused
    stray: list[str]
    """Findings about a line that holds no such text."""
    output: Path
    """The site without what was refused; only of a trial that was dealt out."""


def check(root: Path) -> list[dict[str, Any]]:
    """What `check` says about a site; anything but findings fails the test."""
    done = run_command("check", "--root", root, "--as-of", AS_OF, "--format", "json")
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    findings: list[dict[str, Any]] = json.loads(done.stdout)
    return findings


def number_of(path: str, line: int, written: Written) -> int:
    """Of which record a line tells."""
    if found := re.search(r"/[fghs](\d+)\.", path):
        return int(found[1])
    text = "\n".join(written.files[path].decode().split("\n")[:line])
    return int(re.findall(r"^[poct](\d+):$", text, re.MULTILINE)[-1])


SILENT = "N127"
"""Of a quotation that says nothing: told where its block begins, a line above its words."""
WORDED = frozenset(("N126", "N135", "N136", "N137", "N148", "N150", "N158"))
"""Warnings that weigh words, numbers and lengths, as they weigh those of any text; they keep nothing from being published."""


def is_worded(finding: dict[str, Any], written: Written) -> bool:
    """Whether a finding judges how one of these texts is worded, not what it could do."""
    is_told = finding["severity"] == "warning" and finding["code"] in WORDED
    return is_told and written.at(finding["path"], finding["line"]) is not None


ROUNDS = 4
"""How often a site is checked: a heading that was refused may have hidden that the next one is wrong too."""


def try_out(trial: Trial, folder: Path) -> None:
    """Write the site, have it checked, take out what was refused until nothing is; build it if it was dealt out."""
    refused: Refused = defaultdict(set)
    stray: list[str] = []

    def kept(n: int, slot: Slot) -> str:
        return slot.harmless if (slot.field, n) in refused else trial.fill(n, slot)

    for number in range(ROUNDS):
        written = write_site(trial.count, kept)
        tamed = written.save(folder / f"round-{number}")
        findings = [finding for finding in check(tamed) if not is_worded(finding, written)]
        if not findings:
            break
        for finding in findings:
            slot = written.at(finding["path"], finding["line"] + (finding["code"] == SILENT))
            if slot is None or finding["severity"] != "error":
                stray.append(f"{finding['path']}:{finding['line']}: {finding['code']}")
            else:
                refused[slot[0], number_of(finding["path"], finding["line"], written)].add(finding["code"])
    else:
        pytest.fail(f"After {ROUNDS} rounds there are still findings: {findings[:3]}")
    if trial.count == DEALT:
        build(tamed, folder / "output")
    story = {"refused": [[field, n, sorted(codes)] for (field, n), codes in refused.items()], "stray": stray}
    (folder / "outcome.json").write_text(json.dumps(story), "utf-8")


def outcome(trial: Trial, shared: Path) -> Outcome:
    """What became of a trial; tried out once for all tests."""
    folder = made_once(shared / f"hostile-{trial.name}-{trial.count}", lambda folder: try_out(trial, folder))
    story = json.loads((folder / "outcome.json").read_text("utf-8"))
    refused = {(field, n): set(codes) for field, n, codes in story["refused"]}
    return Outcome(trial, refused, story["stray"], folder / "output")


@pytest.fixture(scope="session", params=EVERYWHERE, ids=lambda trial: trial.name)
def checked(request: pytest.FixtureRequest, shared: Path) -> Outcome:
    """Every text in every field, and every piece of Markdown in every long text: checked."""
    return outcome(request.param, shared)


@pytest.fixture(scope="session", params=(FIELDS, TEXTS), ids=lambda trial: trial.name)
def built(request: pytest.FixtureRequest, shared: Path) -> Outcome:
    """The same texts dealt out over the fields of a smaller site: checked and built."""
    return outcome(request.param, shared)


def test_there_are_enough_of_them() -> None:
    """At least eighty different texts for fields and eighty pieces of Markdown are tried."""
    assert len(set(FIELD)) == len(FIELD) >= 80
    assert len({text for text, _ in MARKDOWN}) == len(MARKDOWN) >= 80


def test_findings_stand_where_the_text_stands(checked: Outcome) -> None:
    """Every finding names a line that holds a hostile text, and is an error, or a warning about how the text is worded."""
    assert checked.stray == []


INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff\ufffe\x85]")


LONGEST_ID = 80


def must_be_refused(field: str, text: str) -> bool:
    """Whether a text may not stand in a field that is no Markdown."""
    id = "-".join(re.findall("[a-z0-9]+", f"{mark(field)} {text} akhir".lower()))
    is_long_tag = field == "story.tags" and len(id) > LONGEST_ID
    is_broken_line = field in UNNAMED and "\n" in text
    return bool(INVISIBLE.search(text)) or field in LINKS or is_long_tag or is_broken_line


def test_fields_refuse_what_is_no_line_of_text_and_nothing_else(shared: Path) -> None:
    """Each text is refused in an address, in a tag that gets too long, and everywhere if it hides characters; else in no field."""
    found = outcome(EVERYWHERE[0], shared)
    plain = [field for field in ALL_FIELDS if not is_markdown(field)]
    assert len(plain) > 60
    wrong = [
        (field, text, found.refused.get((field, n)))
        for field in plain
        for n, text in ((n, found.trial.text(n, field)) for n in range(found.trial.count))
        if ((field, n) in found.refused) != must_be_refused(field, text)
    ]
    assert wrong == []


def says_nothing(field: str, text: str) -> bool:
    """Whether a text stands where somebody's words should, and has none (N127)."""
    return ("quote" in field or "statement" in field) and re.search(r"\w", text) is None


def test_markdown_refuses_what_is_dangerous_and_nothing_else(shared: Path) -> None:
    """Each piece of Markdown is refused or let through, as the table says, in story, page and program, in both languages."""
    found = outcome(EVERYWHERE[1], shared)
    wanted = dict(MARKDOWN)
    wrong = [
        (field, text, found.refused.get((field, n)))
        for field in MARKDOWN_FIELDS
        for n, text in ((n, found.trial.text(n, field)) for n in range(found.trial.count))
        if ((field, n) in found.refused) != (wanted[text] is None or says_nothing(field, text))
    ]
    assert wrong == []


@dataclass(frozen=True, slots=True)
class Seen:
    """A site in a browser."""

    pages: dict[str, dict[str, Any]]
    wrong: list[str]


def addresses(output: Path) -> list[str]:
    """Every page below *output*."""
    paths = sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    return [path.removesuffix("index.html") for path in paths]


def visit(browser: Browser, folder: Path, output: Path, wanted: list[str]) -> Seen:
    """Open each page on nginx with hooks that notice whatever runs."""
    pages: dict[str, dict[str, Any]] = {}
    wrong: list[str] = []
    with serving(folder, {"/": output}) as url:
        context = browser.new_context(viewport={"width": 800, "height": 600})
        context.add_init_script(HOOKS)
        tab = watch(context)
        for address in wanted:
            tab.page.goto(f"{url}/{address}")
            pages[address] = tab.page.evaluate(LOOK)
            wrong += [f"{address}: {what}" for what in tab.take()]
            if tab.page.url != f"{url}/{address}":
                wrong.append(f"{address}: became {tab.page.url}")
        files = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
        for request in set(tab.requests):
            path = request.removeprefix(f"{url}/").partition("#")[0]
            if (path + "index.html" if path == "" or path.endswith("/") else path) not in files:
                wrong.append(f"asked for {request}")
        context.close()
    return Seen(pages, wrong)


def assert_harmless(seen: Seen) -> None:
    """Nothing ran, nothing was loaded, nothing active stands on any page, and every page is whole."""
    assert seen.wrong == []
    for address, page in seen.pages.items():
        assert page["ran"] == "", address
        assert page["active"] == [], address
        assert page["odd"] == [], address
        assert page["mains"] == 1, address
        assert page["footer"] == "footer", address
        assert len(page["ids"]) == len(set(page["ids"])), (address, page["ids"])
        for text in page["data"]:
            told = json.loads(text)
            assert told, address
            assert all(one["@context"] == "https://schema.org" for one in (told if isinstance(told, list) else [told])), address


@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_in_a_field_runs_or_loads(language: str, shared: Path, chromium: Browser, tmp_path: Path) -> None:
    """With every accepted text in some fields and some texts in every field, nothing runs or loads, and each is shown as it is."""
    found = outcome(FIELDS, shared)
    wanted = [address for address in addresses(found.output) if address.startswith("en/") == (language == "en")]
    seen = visit(chromium, tmp_path / "nginx", found.output, wanted)
    assert_harmless(seen)
    whole = whole_text(seen.pages.values())
    hidden = [
        (field, found.trial.text(n, field))
        for field in (*ALL_FIELDS, "as", "reason")
        for n in range(DEALT)
        if is_shown(field, language)
        and not is_refused(found, field, n, language)
        and flat(found.trial.shown(n, field)).casefold() not in whole
    ]
    assert hidden == []


def whole_text(pages: Iterable[dict[str, Any]]) -> str:
    """All that pages say, in text and in attributes that are read out or passed on; in small letters, for styles that use capitals."""
    return "\n".join(flat("\n".join([page["text"], page["title"], *page["words"]])) for page in pages).casefold()


def is_refused(found: Outcome, field: str, n: int, language: str) -> bool:
    """Whether a field's text was refused; the arguments of a block are refused together."""
    return (f"story.unnamed.{language}" if field in ("as", "reason") else field, n) in found.refused


def is_shown(field: str, language: str) -> bool:
    """Whether a field can be read on the pages of a language."""
    other = "en" if language == "id" else "id"
    is_other = field.endswith(f".{other}") or (language == "en" and field in ("story.title", "story.summary"))
    return not (is_other or is_markdown(field) or field in LINKS or field in NOT_SHOWN)


NOT_SHOWN = {
    "photo.place.id", "photo.place.en", "photo.source", "organization.city", "story.number", *UNNAMED,
    "story.translator", "story.tags",
}  # fmt: skip
"""Fields that only some pages show: a release's number, a translator, a city where there is no address; and tags, of which those
that differ in punctuation only are shown as the newest story writes them."""


@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_in_markdown_runs_or_loads(language: str, shared: Path, chromium: Browser, tmp_path: Path) -> None:
    """With every accepted piece of Markdown in some texts, nothing runs or loads, and readers see what they should."""
    found = outcome(TEXTS, shared)
    wanted = [address for address in addresses(found.output) if address.startswith("en/") == (language == "en")]
    seen = visit(chromium, tmp_path / "nginx", found.output, wanted)
    assert_harmless(seen)
    words = dict(MARKDOWN)
    missing = []
    for n in range(DEALT):
        for field, address in places(n, language):
            text = found.trial.text(n, field)
            page = flat(seen.pages[address]["text"])
            token = TEXTS.token(n)
            expected = [
                words[text] or "",
                *([f"Awal {token}.", f"Akhir {token}."] if "statement" not in field and "quote" not in field else []),
            ]
            if (field, n) not in found.refused and not all(flat(part) in page for part in expected):
                missing.append((address, text))
    assert missing == []


def places(n: int, language: str) -> list[tuple[str, str]]:
    """Each field of Markdown of the records number *n*, and the page that shows it."""
    story, program, page = (
        (f"en/news/2025/s{n}-english/", f"en/programs/g{n}/", f"en/h{n}/")
        if language == "en"
        else (f"berita/2025/s{n}/", f"program/g{n}/", f"h{n}/")
    )
    parts = {
        "story.body": story,
        "story.statement": story,
        "story.quote": story,
        "program.description": program,
        "page.body": page,
    }
    return [(f"{field}.{language}", address) for field, address in parts.items()]


def files(output: Path, *endings: str) -> Iterator[tuple[str, bytes]]:
    """The published files with these endings."""
    for path in sorted(output.rglob("*")):
        if path.is_file() and path.name.endswith(endings):
            yield path.relative_to(output).as_posix(), path.read_bytes()


def test_feeds_stay_whole_with_hostile_texts(built: Outcome) -> None:
    """Every XML file is well-formed, every feed is read without a complaint, and no entry's content holds anything active."""
    for path, data in files(built.output, ".xml", ".svg"):
        Xml.fromstring(data)  # noqa: S314 (our own file)
        if path.endswith(("rss.xml", "atom.xml")):
            feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
            assert not feed.bozo, (path, feed.get("bozo_exception"))
            for entry in feed.entries:
                assert_inert(entry.content[0].value, path)
    for path, data in files(built.output, "feed.json"):
        for item in json.loads(data)["items"]:
            assert_inert(item["content_html"], path)


INERT = {
    "a", "p", "br", "hr", "strong", "em", "b", "i", "u", "s", "del", "ins", "sub", "small", "mark", "cite", "q", "kbd", "abbr", "code",
    "pre", "blockquote", "ul", "ol", "li", "div", "sup", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
    "figure", "figcaption", "img", "picture", "source", "span", "time",
}  # fmt: skip
"""What a text may be made of in a feed."""


def assert_inert(html: str, path: str) -> None:
    """A piece of HTML holds only tags of text and photos, no handlers, no styles, and addresses that a reader may follow."""
    for node in parse_html(html).walk():
        assert node.tag in INERT | {"#document"}, (path, node.tag)
        for name, value in node.attributes.items():
            assert not name.startswith("on"), (path, node)
            assert name not in ("style", "srcdoc"), (path, node)
            if name in ("href", "src"):
                assert re.match(r"(https?://|mailto:|tel:|#)", value), (path, value)
            if name in ("src", "srcset"):
                assert value.startswith(BASE), (path, value)


def test_calendars_stay_whole_with_hostile_texts(built: Outcome) -> None:
    """Every calendar has one event for the one session of its program, whatever its texts hold."""
    for path, data in files(built.output, ".ics"):
        calendar = Calendar.from_ical(data)
        assert not calendar.errors, path
        assert len(calendar.walk("VEVENT")) == 1, path


def test_data_stays_whole_with_hostile_texts(built: Outcome) -> None:
    """Open data, feeds and manifests are JSON in which every text is what was written."""
    count = DEALT
    assert len(json.loads((built.output / "stories.json").read_text("utf-8"))["stories"]) == count
    assert len(json.loads((built.output / "programs.json").read_text("utf-8"))["programs"]) == count
    for _, data in files(built.output, ".json", ".webmanifest"):
        json.loads(data)


def test_no_file_has_a_hostile_name(built: Outcome) -> None:
    """File names and addresses are made of letters, digits, points and hyphens, whatever tags and titles hold."""
    names = [path.relative_to(built.output).as_posix() for path in built.output.rglob("*")]
    assert [name for name in names if not re.fullmatch(r"[A-Za-z0-9._/-]+", name)] == []


SITE_FIELDS = sorted({field for field, _ in ONE.slots.values() if field.startswith("site.")})
SITES = 14
"""Sites whose settings are hostile: enough for each text to stand in two or three settings."""


def in_setting(field: str, n: int) -> str:
    """The text in a setting of the site number *n*."""
    number = (n * len(SITE_FIELDS) + SITE_FIELDS.index(field)) % len(VISIBLE)
    return f"{mark(field)} {VISIBLE[number]} akhir"


VISIBLE = [text for text in FIELD if not INVISIBLE.search(text)]


def make_sites(folder: Path) -> None:
    """Small sites with other texts in every setting, built by one process that remembers its templates."""
    memory = Memory()
    for n in range(SITES):

        def fill(_: int, slot: Slot, n: int = n) -> str:
            return in_setting(slot.field, n) if slot.field.startswith("site.") else slot.harmless

        root = write_site(1, fill).save(folder / str(n))
        output = folder / "output" / f"n{n}"
        build_site(Order(root=root, templates=PROJECT / "templates", output=output, now=NOW, memory=memory))


def test_nothing_in_the_settings_runs_or_loads(shared: Path, chromium: Browser, tmp_path: Path) -> None:
    """With hostile texts as name, tagline, notice, licence and contact, nothing runs or loads, and each is shown as it is."""
    output = made_once(shared / "hostile-settings", make_sites) / "output"
    pages = ["", "en/", "berita/2025/s0/", "en/news/2025/s0-english/", "liputan/"]
    seen = visit(chromium, tmp_path / "nginx", output, [f"n{n}/{page}" for n in range(SITES) for page in pages])
    assert_harmless(seen)
    hidden = []
    for n in range(SITES):
        whole = whole_text(page for address, page in seen.pages.items() if address.startswith(f"n{n}/"))
        hidden += [
            in_setting(field, n) for field in SITE_FIELDS if is_told(field) and flat(in_setting(field, n)).casefold() not in whole
        ]
    assert hidden == []
    for _, data in files(output, ".xml", ".svg"):
        Xml.fromstring(data)  # noqa: S314 (our own file)


def test_no_hostile_text_is_a_mail_address_or_a_phone_number() -> None:
    """The two settings that become addresses to open take none of the hostile texts."""
    for parse in (parse_email, parse_phone):
        for text in FIELD:
            with pytest.raises(Refusal):
                parse(text, Reading())


def is_told(field: str) -> bool:
    """Whether a setting can be read on a page: the desk signs stories without a writer only, the short name is for home screens."""
    return not field.startswith(("site.short_name", "site.desk"))


def test_hidden_characters_in_settings_are_refused(tmp_path: Path) -> None:
    """A text that hides characters is refused in every setting, each at its own line."""
    hidden = [text for text in FIELD if INVISIBLE.search(text)]
    fields = {field: n for n, field in enumerate(SITE_FIELDS)}
    written = write_site(1, lambda _n, slot: hidden[fields[slot.field] % len(hidden)] if slot.field in fields else slot.harmless)
    lines = {line for (path, line), (field, _) in written.slots.items() if field in fields and path == "content/site.yaml"}
    assert len(lines) == len(SITE_FIELDS)
    findings = check(written.save(tmp_path))
    assert {one["line"] for one in findings if one["path"] == "content/site.yaml"} == lines


BAD_NAMES = ("../x", "a/b", "A", "a b", "con", "a--b", "-a", "é", "a\u202eb", "<script>", "a.b", "x" * 81, "{{7}}", "%2e%2e")


def test_hostile_ids_are_refused(tmp_path: Path) -> None:
    """Each id that is no plain word is refused at its place in the file, and nothing is built."""
    written = write_site(len(BAD_NAMES))
    path = "content/people.yaml"
    text = written.files[path].decode()
    for n, name in enumerate(BAD_NAMES):
        text = text.replace(f"p{n}:\n", json.dumps(name, ensure_ascii=False) + ":\n", 1)
    written.files[path] = text.encode()
    root = written.save(tmp_path)
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line and not line.startswith(" ")]
    assert len(lines) == len(BAD_NAMES)
    findings = [one for one in check(root) if one["path"] == path]
    assert [line for line in lines if line not in {one["line"] for one in findings if one["severity"] == "error"}] == []
    assert run_command("build", "--root", root, "--as-of", AS_OF).returncode == 1
    assert not (root / "output" / "index.html").exists()


NO_ADDRESSES = (
    "../x/", "/x/", "x/../y/", "https://jahat.example/", "//x/", "x y/", "x?y", "x#y", "javascript:1", "<b>", "x\\y", ".htaccess", "x/.git/y",
    "x./y", "./x/", "é/", "x\u0000y",
)  # fmt: skip
TAKEN = (
    "assets/x/", "media/x/", "index.html", "404.html", "rss.xml", "site-builder.sha256", "con/", "berita/2025/s0/", "BERITA/2025/S0/",
    "assets/site.css", "media/x.jpg", "en/", "sitemap.xml", "berita/2025/s1/index.html", "robots.txt",
)  # fmt: skip


@pytest.mark.parametrize("aliases", [NO_ADDRESSES, TAKEN], ids=["no addresses", "taken"])
def test_hostile_former_addresses_are_refused(aliases: tuple[str, ...], tmp_path: Path) -> None:
    """Each former address that leads out of the site, or that something else has, is refused at the story that names it."""
    written = write_site(len(aliases))
    for n, alias in enumerate(aliases):
        path = f"content/stories/2025/s{n}.md"
        written.files[path] = written.files[path].replace(b'date: "', b"aliases: " + json.dumps(alias).encode() + b'\ndate: "', 1)
    found = {one["path"] for one in check(written.save(tmp_path)) if one["severity"] == "error"}
    assert [alias for n, alias in enumerate(aliases) if f"content/stories/2025/s{n}.md" not in found] == []


BAD_LINKS = (
    "javascript:__pwned=1", "https://[x/", "https://[::1", "https://x]/", "http://", "https:///x", "https://a b/", "ftp://x/", "//x/",
    "https://x@y/", "https://x:y@z/", 'https://x/"onclick=1', "https://x/<b>", "data:text/html,x", "https://x:port/", "https://x\\y/",
    "https://\u202ex/", "https://x:99999999/",
)  # fmt: skip


def test_hostile_addresses_of_records_are_refused(tmp_path: Path) -> None:
    """Each address that is none, or that could be read as something else, is refused at its line, and none ends in a traceback."""
    written = write_site(len(BAD_LINKS), lambda n, slot: BAD_LINKS[n] if slot.field in LINKS else slot.harmless)
    lines = {where for where, (field, _) in written.slots.items() if field in LINKS}
    assert len(lines) == len(BAD_LINKS) * len(LINKS)
    assert {(one["path"], one["line"]) for one in check(written.save(tmp_path))} == lines


def test_a_hostile_site_is_a_valid_site(built: Outcome) -> None:
    """The Nu Html Checker finds no error on any page of the sites with hostile texts."""
    from test_html_validity import findings, told

    errors = [message for message in findings(built.output, "--skip-non-html") if message["type"] == "error"]
    assert told(errors, built.output)[:5] == []


def test_the_sites_with_hostile_texts_are_whole(built: Outcome) -> None:
    """They have a page for every record in each language, so that the tests above looked at something."""
    pages = addresses(built.output)
    wanted = [
        f"{section}{name}{n}/"
        for section, name in (("program/", "g"), ("lembaga/", "o"), ("tokoh/", "p"), ("tag/", "t"), ("", "h"))
        for n in range(DEALT)
    ]
    assert [address for address in wanted if address not in pages] == []


def test_a_link_to_no_anchor_stops_the_build_at_its_source(tmp_path: Path) -> None:
    """A link to an anchor that the finished page does not have stops the build, names the editors' file, and writes nothing."""
    root = write_site(1, lambda _n, slot: "Lihat [bagian](#tidak-ada)." if slot.field == "page.body.id" else slot.harmless).save(
        tmp_path
    )
    done = run_command("build", "--root", root, "--as-of", AS_OF, "--lang", "en")
    assert done.returncode in (1, 3)
    assert re.search(r"^content/pages/h0\.md:\d+:\d+: O?\w+ .*#tidak-ada", done.stderr, re.MULTILINE), done.stderr
    assert not (root / "output" / "index.html").exists()
