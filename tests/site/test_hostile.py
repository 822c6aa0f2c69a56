"""Hostile texts in every field of every record and in Markdown: refused with their place, or shown as text. Nothing runs, nothing loads."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import feedparser
import pytest
from icalendar import Calendar
from payloads import FIELD, MARKDOWN
from playwright.sync_api import Browser
from reader.builds import AS_OF, PROJECT, Built, build, made_once, run_command
from reader.chromium import watch
from reader.content import NOW
from reader.full_site import Slot, Written, argument, write_site
from reader.pages import flat, parse_html
from reader.servers import serving

from site_builder.build import Order, build_site
from site_builder.memory import Memory
from site_builder.problems import ContentError

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
  const odd = [...document.querySelectorAll('*')].filter(node => [...node.attributes].some(({name, value}) =>
    name.startsWith('on') || name === 'style' || name === 'srcdoc' || name === 'formaction' || name === 'background'
    || (['href', 'src', 'action', 'data', 'xlink:href', 'poster', 'cite'].includes(name) && /^\\s*(javascript|data|vbscript|file|blob):/i.test(value))
    || (name === 'rel' && /preload|prefetch|preconnect|dns/.test(value))));
  const words = [];
  for (const node of document.querySelectorAll('[alt], [content], [aria-label], [title], [href^="tel:"], [href^="mailto:"]'))
    for (const name of ['alt', 'content', 'aria-label', 'title', 'href']) if (node.hasAttribute(name)) words.push(node.getAttribute(name));
  return {
    ran: document.documentElement.dataset.pwned || '',
    active: [...document.querySelectorAll(active)].map(node => node.outerHTML.slice(0, 120)),
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


@dataclass(frozen=True, slots=True)
class Trial:
    """Texts for every field of a site with one record of each kind for each text."""

    name: str
    texts: tuple[str, ...]
    in_markdown: bool
    """Whether they stand in Markdown; in all other fields otherwise."""

    def token(self, n: int) -> str:
        """A word that tells the text from all others on the same page."""
        return f"uji{n:03d}x"

    def fill(self, n: int, slot: Slot) -> str:
        """What stands in a field of record *n*."""
        if n < 0 or is_markdown(slot.field) != self.in_markdown:
            return slot.harmless
        text = self.texts[n]
        if self.in_markdown:
            return (
                f"Awal {self.token(n)}.\n\n{text}\n\nAkhir {self.token(n)}."
                if "body" in slot.field or "description" in slot.field
                else text
            )
        if slot.field in LINKS:
            return text
        if slot.field in UNNAMED:
            return f"::: statement unnamed as={argument(self.shown(n, 'as'))} reason={argument(self.shown(n, 'reason'))} coverage=c{n}"
        return self.shown(n, slot.field)

    def shown(self, n: int, field: str) -> str:
        """The text with its field's mark, so that one field is not taken for another."""
        return f"{mark(field)} {self.texts[n]} akhir"


def mark(field: str) -> str:
    """A word that only this field holds."""
    return "q" + re.sub(r"[^a-z]", "", field) + "q"


FIELDS = Trial("fields", FIELD, in_markdown=False)
TEXTS = Trial("markdown", tuple(text for text, _ in MARKDOWN), in_markdown=True)
TRIALS = (FIELDS, TEXTS)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a trial."""

    trial: Trial
    refused: dict[tuple[str, int], set[str]]
    """By field and number of the text: the codes of the findings."""
    stray: list[str]
    """Findings about a line that holds no such text."""
    output: Path

    def is_refused(self, field: str, n: int) -> bool:
        """Whether the text *n* was refused in *field*."""
        return (field, n) in self.refused


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


ROUNDS = 4
"""How often a site is checked: a heading that was refused may have hidden that the next one is wrong too."""


def try_out(trial: Trial, folder: Path) -> None:
    """Write the site, have it checked, take out what was refused until nothing is, and build."""
    refused: dict[tuple[str, int], set[str]] = defaultdict(set)
    stray: list[str] = []

    def kept(n: int, slot: Slot) -> str:
        return slot.harmless if (slot.field, n) in refused else trial.fill(n, slot)

    for number in range(ROUNDS):
        written = write_site(len(trial.texts), kept)
        tamed = written.save(folder / f"round-{number}")
        findings = check(tamed)
        if not findings:
            break
        for finding in findings:
            slot = written.at(finding["path"], finding["line"])
            if slot is None or finding["severity"] != "error":
                stray.append(f"{finding['path']}:{finding['line']}: {finding['code']}")
            else:
                refused[slot[0], number_of(finding["path"], finding["line"], written)].add(finding["code"])
    else:
        pytest.fail(f"After {ROUNDS} rounds there are still findings: {findings[:3]}")
    build(tamed, folder / "output")
    story = {"refused": [[field, n, sorted(codes)] for (field, n), codes in refused.items()], "stray": stray}
    (folder / "outcome.json").write_text(json.dumps(story), "utf-8")


def outcome(trial: Trial, shared: Path) -> Outcome:
    """What became of a trial; tried out once for all tests."""
    folder = made_once(shared / f"hostile-{trial.name}", lambda folder: try_out(trial, folder))
    story = json.loads((folder / "outcome.json").read_text("utf-8"))
    refused = {(field, n): set(codes) for field, n, codes in story["refused"]}
    return Outcome(trial, refused, story["stray"], folder / "output")


@pytest.fixture(scope="session")
def fields(shared: Path) -> Outcome:
    """Every text in every field."""
    return outcome(FIELDS, shared)


@pytest.fixture(scope="session")
def markdown(shared: Path) -> Outcome:
    """Every piece of Markdown in every text."""
    return outcome(TEXTS, shared)


@pytest.fixture(scope="session", params=TRIALS, ids=lambda trial: trial.name)
def any_outcome(request: pytest.FixtureRequest, shared: Path) -> Outcome:
    """Both."""
    return outcome(request.param, shared)


def test_there_are_enough_of_them() -> None:
    """At least eighty different texts for fields and eighty pieces of Markdown are tried."""
    assert len(set(FIELD)) == len(FIELD) >= 80
    assert len({text for text, _ in MARKDOWN}) == len(MARKDOWN) >= 80


def test_findings_stand_where_the_text_stands(any_outcome: Outcome) -> None:
    """Every finding names a line that holds a hostile text, and every finding is an error."""
    assert any_outcome.stray == []


def test_an_address_is_an_address_or_refused(fields: Outcome) -> None:
    """No hostile text is taken for the address of a person, an organization or a report."""
    taken = [(field, FIELD[n]) for field in LINKS for n in range(len(FIELD)) if not fields.is_refused(field, n)]
    assert taken == []


INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff\ufffe\x85]")


def is_refused_everywhere(text: str) -> bool:
    """Whether a text holds what no line of text may hold."""
    return bool(INVISIBLE.search(text)) or "\n" in text


def test_control_and_direction_characters_are_refused(fields: Outcome) -> None:
    """A text with control characters or line breaks, or with characters that turn the direction of reading, is refused in every field."""
    slots = {slot for slot, _ in write_site(1).slots.values() if not slot.startswith("site.")}
    bad = [n for n, text in enumerate(FIELD) if is_refused_everywhere(text)]
    assert len(bad) >= 6
    assert [(field, FIELD[n]) for field in slots for n in bad if not is_markdown(field) and not fields.is_refused(field, n)] == []


def test_harmless_characters_are_not_refused_in_plain_fields(fields: Outcome) -> None:
    """Every other text may stand in a name, a title or a caption: angle brackets and braces are text there."""
    refused = {
        (field, n): codes
        for (field, n), codes in fields.refused.items()
        if field not in LINKS and not is_refused_everywhere(FIELD[n])
    }
    assert refused == {}


def test_markdown_that_must_be_refused_is_refused(markdown: Outcome) -> None:
    """Each dangerous piece of Markdown is refused in the text of a story, of a page and of a program, in both languages."""
    taken = [
        (field, text)
        for n, (text, seen) in enumerate(MARKDOWN)
        if seen is None
        for field in MARKDOWN_FIELDS
        if not markdown.is_refused(field, n)
    ]
    assert taken == []


def test_markdown_that_is_harmless_is_not_refused(markdown: Outcome) -> None:
    """Each harmless piece of Markdown is let through everywhere."""
    refused = {
        (field, text): markdown.refused[field, n]
        for n, (text, seen) in enumerate(MARKDOWN)
        if seen is not None
        for field in MARKDOWN_FIELDS
        if markdown.is_refused(field, n)
    }
    assert refused == {}


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
            assert json.loads(text)["@context"] == "https://schema.org", address


@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_in_a_field_runs_or_loads(language: str, fields: Outcome, chromium: Browser, tmp_path: Path) -> None:
    """With every accepted text in every field, in real Chromium, nothing runs or loads, and each field shows its text as it is."""
    wanted = [address for address in addresses(fields.output) if address.startswith("en/") == (language == "en")]
    seen = visit(chromium, tmp_path / "nginx", fields.output, wanted)
    assert_harmless(seen)
    whole = "\n".join(flat("\n".join([page["text"], page["title"], *page["words"]])) for page in seen.pages.values())
    hidden = [
        (field, FIELD[n])
        for field in sorted({slot for slot, _ in write_site(1).slots.values()} | {"as", "reason"})
        for n in range(len(FIELD))
        if is_shown(field, language) and not fields.is_refused(field, n) and not fields.is_refused(f"story.unnamed.{language}", n)
        and flat(FIELDS.shown(n, field)) not in whole
    ]  # fmt: skip
    assert hidden == []


def is_shown(field: str, language: str) -> bool:
    """Whether a field can be read on the pages of a language."""
    other = "en" if language == "id" else "id"
    is_site = field.startswith("site.")
    is_other = field.endswith(f".{other}") or (language == "en" and field in ("story.title", "story.summary"))
    return not (is_site or is_other or is_markdown(field) or field in LINKS or field in NOT_SHOWN)


NOT_SHOWN = {"photo.place.id", "photo.place.en", "photo.source", "organization.city", "story.number", "story.translator", *UNNAMED,
             "story.title.en", "story.summary.en"}  # fmt: skip


@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_in_markdown_runs_or_loads(language: str, markdown: Outcome, chromium: Browser, tmp_path: Path) -> None:
    """With every accepted piece of Markdown in every text, nothing runs or loads, and readers see what they should."""
    wanted = [address for address in addresses(markdown.output) if address.startswith("en/") == (language == "en")]
    seen = visit(chromium, tmp_path / "nginx", markdown.output, wanted)
    assert_harmless(seen)
    missing = []
    for n, (text, words) in enumerate(MARKDOWN):
        for address in places(n, language):
            page = flat(seen.pages[address]["text"])
            token = TEXTS.token(n)
            if words is not None and (flat(words) not in page or f"Awal {token}." not in page or f"Akhir {token}." not in page):
                missing.append((address, text))
    assert missing == []


def places(n: int, language: str) -> list[str]:
    """The pages of story, program and page number *n*."""
    if language == "en":
        return [f"en/news/2025/s{n}-english/", f"en/programs/g{n}/", f"en/h{n}/"]
    return [f"berita/2025/s{n}/", f"program/g{n}/", f"h{n}/"]


def files(output: Path, *endings: str) -> Iterator[tuple[str, bytes]]:
    """The published files with these endings."""
    for path in sorted(output.rglob("*")):
        if path.is_file() and path.name.endswith(endings):
            yield path.relative_to(output).as_posix(), path.read_bytes()


def test_feeds_stay_whole_with_hostile_texts(any_outcome: Outcome) -> None:
    """Every XML file is well-formed, every feed is read without a complaint, and no entry's content holds anything active."""
    for path, data in files(any_outcome.output, ".xml", ".svg"):
        Xml.fromstring(data)  # noqa: S314 (our own file)
        if path.endswith(("rss.xml", "atom.xml")):
            feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
            assert not feed.bozo, (path, feed.get("bozo_exception"))
            for entry in feed.entries:
                assert_inert(entry.content[0].value, path)
    for path, data in files(any_outcome.output, "feed.json"):
        for item in json.loads(data)["items"]:
            assert_inert(item["content_html"], path)


INERT = set(
    [
        "a",
        "p",
        "br",
        "hr",
        "strong",
        "em",
        "b",
        "i",
        "u",
        "s",
        "del",
        "ins",
        "sub",
        "small",
        "mark",
        "cite",
        "q",
        "kbd",
        "abbr",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "div",
        "sup",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "figure",
        "figcaption",
        "img",
        "picture",
        "source",
        "span",
        "time",
    ]
)


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


def test_calendars_stay_whole_with_hostile_texts(fields: Outcome) -> None:
    """Every calendar has one event for the one session of its program, whatever its texts hold."""
    for path, data in files(fields.output, ".ics"):
        calendar = Calendar.from_ical(data)
        assert not calendar.errors, path
        assert len(calendar.walk("VEVENT")) == 1, path


def test_data_stays_whole_with_hostile_texts(any_outcome: Outcome) -> None:
    """Open data, feeds and manifests are JSON in which every text is what was written."""
    count = len(any_outcome.trial.texts)
    assert len(json.loads((any_outcome.output / "stories.json").read_text("utf-8"))["stories"]) == count
    assert len(json.loads((any_outcome.output / "programs.json").read_text("utf-8"))["programs"]) == count
    for _, data in files(any_outcome.output, ".json", ".webmanifest"):
        json.loads(data)


def test_no_file_has_a_hostile_name(any_outcome: Outcome) -> None:
    """File names and addresses are made of letters, digits, points and hyphens, whatever tags and titles hold."""
    names = [path.relative_to(any_outcome.output).as_posix() for path in any_outcome.output.rglob("*")]
    assert [name for name in names if not re.fullmatch(r"[A-Za-z0-9._/-]+", name)] == []


SITE_FIELDS = sorted({field for field, _ in write_site(1).slots.values() if field.startswith("site.")})


def site_texts(numbers: range, shared: Path) -> tuple[Path, list[int]]:
    """For each text a small site with it in every setting, built by one process that remembers its templates."""

    def make(folder: Path) -> None:
        memory = Memory()
        for n in numbers:

            def fill(_: int, slot: Slot, n: int = n) -> str:
                return in_setting(slot.field, n) if slot.field.startswith("site.") else slot.harmless

            root = write_site(1, fill).save(folder / str(n))
            order = Order(root=root, templates=PROJECT / "templates", output=folder / "output" / f"n{n}", now=NOW, memory=memory)
            try:
                build_site(order)
            except ContentError as error:
                lines = {(problem.place.path, problem.place.line) for problem in error.problems}
                assert {path for path, _ in lines} == {"content/site.yaml"}, FIELD[n]
                assert lines <= set(write_site(1, fill).slots), FIELD[n]

    folder = made_once(shared / f"hostile-site-{numbers.start}", make)
    return folder / "output", [n for n in numbers if (folder / "output" / f"n{n}").is_dir()]


def in_setting(field: str, n: int) -> str:
    """The text *n* in a field of `site.yaml`."""
    return f"{mark(field)} {FIELD[n]} akhir"


HALF = len(FIELD) // 2


@pytest.mark.parametrize("numbers", [range(HALF), range(HALF, len(FIELD))], ids=["first half", "second half"])
def test_nothing_in_the_settings_runs_or_loads(numbers: range, shared: Path, chromium: Browser, tmp_path: Path) -> None:
    """With a hostile text as name, tagline, notice, licence and contact, nothing runs or loads, and each is shown as it is."""
    output, accepted = site_texts(numbers, shared)
    pages = ["", "en/", "berita/2025/s0/", "liputan/", "404.html"]
    seen = visit(
        chromium, tmp_path / "nginx", output, [f"n{n}/{page}" for n in accepted for page in pages if not page.startswith("404")]
    )
    assert_harmless(seen)
    hidden = []
    for n in accepted:
        whole = "\n".join(
            flat("\n".join([page["text"], page["title"], *page["words"]]))
            for address, page in seen.pages.items()
            if address.startswith(f"n{n}/")
        )
        for field in SITE_FIELDS:
            if flat(in_setting(field, n)) not in whole and not field.startswith("site.short_name"):
                hidden.append((field, FIELD[n]))
    assert hidden == []
    assert {FIELD[n] for n in numbers if n not in accepted} == {FIELD[n] for n in numbers if is_refused_everywhere(FIELD[n])}
    for _, data in files(output, ".xml", ".svg"):
        Xml.fromstring(data)  # noqa: S314 (our own file)


BAD_NAMES = ("../x", "a/b", "A", "a b", "con", "a--b", "-a", "é", "a\u202eb", "<script>", "a.b", "x" * 81, "{{7}}", "%2e%2e")


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_hostile_id_is_refused(name: str, tmp_path: Path) -> None:
    """An id that is no plain word is refused at its place in the file, and nothing is built."""
    written = write_site(1)
    text = written.files["content/people.yaml"].decode().replace("p0:", json.dumps(name, ensure_ascii=False) + ":", 1)
    written.files["content/people.yaml"] = text.encode()
    root = written.save(tmp_path)
    findings = [one for one in check(root) if one["path"] == "content/people.yaml"]
    assert [(one["line"], one["severity"]) for one in findings][:1] == [(1, "error")]
    done = run_command("build", "--root", root, "--as-of", AS_OF)
    assert done.returncode == 1
    assert not (root / "output" / "index.html").exists()


BAD_ALIASES = (
    "../x/", "/x/", "x/../y/", "https://jahat.example/", "//x/", "x y/", "x?y", "x#y", "javascript:1", "<b>", "x\\y", ".htaccess", "x/.git/y",
    "assets/x/", "media/x/", "index.html", "404.html", "rss.xml", "site-builder.sha256", "con/", "berita/2025/s0/", "BERITA/2025/S0/",
    "assets/site.css", "media/x.jpg",
)  # fmt: skip


@pytest.mark.parametrize("alias", BAD_ALIASES)
def test_a_hostile_former_address_is_refused(alias: str, tmp_path: Path) -> None:
    """A former address that leads out of the site, or that something else has, is refused at the story that names it."""
    written = write_site(1)
    path = "content/stories/2025/s0.md"
    written.files[path] = written.files[path].replace(b'date: "', b"aliases: " + json.dumps(alias).encode() + b'\ndate: "', 1)
    findings = check(written.save(tmp_path))
    assert [one["path"] for one in findings if one["severity"] == "error"] == [path]


BAD_LINKS = (
    "javascript:__pwned=1", "https://[x/", "https://[::1", "https://x]/", "http://", "https:///x", "https://a b/", "ftp://x/", "//x/",
    "https://x@y/", "https://x:y@z/", 'https://x/"onclick=1', "https://x/<b>", "data:text/html,x", "https://x:port/", "https://x\\y/",
    "https://\u202ex/", "HTTPS://X/", "https://x:99999999/",
)  # fmt: skip


@pytest.mark.parametrize("link", BAD_LINKS)
def test_a_hostile_address_of_a_record_is_refused(link: str, tmp_path: Path) -> None:
    """An address that is none, or that could be read as something else, is refused at its line, and never ends in a traceback."""
    written = write_site(1, lambda _n, slot: link if slot.field == "coverage.link" else slot.harmless)
    root = written.save(tmp_path)
    line = next(
        line for (path, line), (field, _) in written.slots.items() if field == "coverage.link" and path.endswith("coverage.yaml")
    )
    assert [(one["path"], one["line"]) for one in check(root)] == [("content/coverage.yaml", line)]


def test_a_hostile_site_is_a_valid_site(any_outcome: Outcome) -> None:
    """The Nu Html Checker finds no error on any page of the sites with hostile texts."""
    from test_html_validity import findings, told

    errors = [message for message in findings(any_outcome.output, "--skip-non-html") if message["type"] == "error"]
    assert told(errors, any_outcome.output)[:5] == []


def test_built_is_a_site(fields: Outcome) -> None:
    """The site with hostile texts has a page for every record, so that the tests above looked at something."""
    built = Built("fields", fields.output.parent, fields.output, BASE)
    assert sum(path.endswith("index.html") for path in built.files) > len(FIELD) * 8
