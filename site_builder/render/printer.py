"""The press: a view and a template in, bytes out. Libraries are imported when they are first asked for."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from site_builder.digest import mix
from site_builder.model.values import Language
from site_builder.press import CardOrder, PhotoOrder
from site_builder.render import locale
from site_builder.render.texts import TextError, read_texts
from site_builder.version import compiling

if TYPE_CHECKING:
    from site_builder.render.compiler import QuickEnvironment
    from site_builder.render.kept import Kept
    from site_builder.render.prose import ProseConverter
    from site_builder.render.styles import Styles

MOST_CARDS = 8_192
MOST_BODIES = 512
"""What one process keeps of each, twice over at most: about 30 MB."""
COMPACT = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
BETWEEN = ",\n  "
"""Stands between two records of open data."""
OPEN_DATA = ("stories", "programs")
STYLES_GO_HERE = "<style></style>"
"""Where a page wants the styles that it needs, with the policy that lets them pass."""


class RenderError(Exception):
    """A template cannot be filled."""

    def __init__(self, template: str, line: int, reason: str) -> None:
        super().__init__(f"{template}:{line}: {reason}")
        self.template, self.line, self.reason = template, line, reason

    def __reduce__(self) -> tuple[object, ...]:
        """How a process that prints a part hands it to the one that builds."""
        return RenderError, (self.template, self.line, self.reason)


class Printer:
    """Turns views into bytes by one folder of templates."""

    def __init__(self, root: Path, templates: Path, fingerprint: bytes, compiled: Path | None = None, jobs: int = 1) -> None:
        """Set up a press.

        Args:
            root: The folder that holds `content/`.
            templates: What is printed with.
            fingerprint: Of the templates, taken before any of them is read.
            compiled: Where templates are kept as they were compiled.
            jobs: How many programs may run at once.
        """
        self.root, self.templates, self.fingerprint, self.compiled, self.jobs = root, templates, fingerprint, compiled, jobs
        try:
            self.texts = read_texts(templates)
        except TextError as error:
            raise _text_error(error) from error
        self._environments: dict[Language, QuickEnvironment] = {}
        self._converters: dict[Language, ProseConverter] = {}
        self._styles: dict[str, Styles] = {}

    def environment(self, language: Language) -> "QuickEnvironment":
        """The templates in one language."""
        if language not in self._environments:
            from site_builder.render.compiler import QuickEnvironment
            from site_builder.render.filters import filters_in
            from site_builder.render.kept import KeptMacros

            names = {"t": self._teller(language), "kept": KeptMacros(MOST_CARDS)}
            environment = QuickEnvironment(str(self.templates), names, filters_in(language, self.html))
            if self.compiled:
                from site_builder.render.compiled import CompiledTemplates

                environment.bytecode_cache = CompiledTemplates(self.compiled / language, self.fingerprint)
            self._environments[language] = environment
        return self._environments[language]

    def prepare(self, languages: Sequence[Language]) -> None:
        """Compile all templates, so that no process that is begun later need do so."""
        for path in sorted(self.templates.rglob("*.[hx]*ml")):
            for language in languages:
                self.environment(language).get_template(path.relative_to(self.templates).as_posix())

    def _teller(self, language: Language) -> Callable[..., str]:
        """`t` of the templates."""
        texts = self.texts.by_language[language]

        def say(key: str, **blanks: object) -> str:
            found = None if blanks else texts.get(key)
            return self.say(language, key, **blanks) if found is None else found

        return say

    def say(self, language: Language, key: str, **blanks: object) -> str:
        """The interface text *key*."""
        try:
            return self.texts.say(language, key, **blanks)
        except TextError as error:
            raise _text_error(error) from error

    def month(self, language: Language, year: int, month: int) -> str:
        """For example `Oktober 2025`."""
        return locale.month_name(year, month, language)

    def day(self, language: Language, iso: str) -> str:
        """The day `2025-10-13`, for example `13 Oktober 2025`."""
        return locale.day(date.fromisoformat(iso), language)

    def page(self, template: str, site: Any, view: object) -> bytes:
        """A template, filled; a page with the styles that it needs, and the policy that lets them pass.

        Raises:
            RenderError: if the template or a text that it asks for is wrong.
        """
        try:
            page = self.environment(site.language).get_template(template).render(site=site, view=view)
            return (self._styled(page, site) if STYLES_GO_HERE in page else page).encode()
        except Exception as error:
            from site_builder.render.compiler import blame

            if isinstance(error, TextError):
                raise _text_error(error) from error
            if (blamed := blame(error, template, self.templates)) is None:
                raise
            raise RenderError(*blamed) from error

    def records(self, data: Sequence[Mapping[str, Any]]) -> str:
        """Some records of open data as JSON, for `json`."""
        return BETWEEN.join(map(COMPACT.encode, data))

    def json(self, data: Mapping[str, Any]) -> bytes:
        """JSON in UTF-8, indented; of the records of open data, each on a line."""
        fields = (
            f"\n {COMPACT.encode(name)}: {_records(value) if name in OPEN_DATA else _indented(value)}"
            for name, value in data.items()
        )
        return ("{" + ",".join(fields) + "\n}\n").encode()

    def calendar(self, name: str, language: Language, events: Sequence[Any]) -> bytes:
        """An iCalendar file."""
        from site_builder.render.calendars import make_calendar

        return make_calendar(name, language, events)

    @cached_property
    def _bodies(self) -> "Kept[tuple[Any, Any, str]]":
        """Bodies in feeds: site, prose and HTML."""
        from site_builder.render.kept import Kept

        return Kept(MOST_BODIES)

    def html(self, prose: Any, root: str, site: Any) -> str:
        """Markdown as safe HTML, its blocks drawn by the templates. A body in a feed is made once for all feeds."""
        if root != site.base_url:
            return self._html(prose, root, site)
        key = (prose.text, prose.marker, prose.language)
        kept = self._bodies.get(key)
        if kept is None or kept[0] is not site or kept[1] != prose:
            kept = self._bodies.keep(key, (site, prose, self._html(prose, root, site)))
        return kept[2]

    def _html(self, prose: Any, root: str, site: Any) -> str:
        from site_builder.render.blocks import fill_blocks, set_apart
        from site_builder.render.compiler import safe
        from site_builder.render.prose import ProseConverter

        converter = self._converters.get(prose.language)
        if converter is None:
            texts = [self.say(prose.language, key) for key in ("plan.back_to_text", "table.label")]
            converter = self._converters[prose.language] = ProseConverter(*texts)
        html = converter.convert(set_apart(prose.text, prose.marker), prose.links, root)
        if not prose.blocks:
            return html

        def draw(number: int, inner: str) -> str:
            block = prose.blocks[number]
            macros = self.environment(site.language).get_template("partials/blocks.html").module
            return str(getattr(macros, block.name)(block, site, root, safe(inner)))

        return fill_blocks(html, prose.marker, draw)

    def _styled(self, page: str, site: Any) -> str:
        styles = self._styles.get(site.accent)
        if styles is None:
            from site_builder.render.styles import StyleError, Styles

            try:
                styles = self._styles[site.accent] = Styles(self.templates / "css", site.accent)
            except StyleError as error:
                raise RenderError("css", 1, str(error)) from error
        return page.replace(STYLES_GO_HERE, styles.written_for(page, has_policy=not site.is_preview), 1)

    def photo(self, order: PhotoOrder) -> bytes:
        """A picture made anew; where its pixels are there already, only what is said beside them."""
        from site_builder.render.containers import with_packet
        from site_builder.render.xmp import packet

        return with_packet(order.earlier or self._pixels(order), packet(order.about))

    def _pixels(self, order: PhotoOrder) -> bytes:
        from site_builder.render.pictures import make_pixels

        return make_pixels(self.root, order)

    def qr_code(self, text: str) -> bytes:
        """A QR code as SVG."""
        from site_builder.render.qr_codes import draw_qr_code

        return draw_qr_code(text)

    def share_card(self, order: CardOrder) -> bytes:
        """The picture that a messenger shows with a link."""
        from site_builder.render.share_cards import make_share_card

        return make_share_card(self.root, order)

    @cached_property
    def can_search(self) -> bool:
        """Whether what is to be searched can be made here."""
        from site_builder.render.search_index import is_there

        return is_there()

    @property
    def search_version(self) -> str:
        """Which pagefind makes it."""
        from site_builder.render.search_index import installed_version

        return installed_version()

    def search_indexes(self, batches: Sequence[tuple[str, Sequence[Mapping[str, Any]]]]) -> Sequence[Mapping[str, bytes]]:
        """The files of a search index for each batch."""
        from site_builder.render.search_index import make_indexes

        return make_indexes(batches, self.jobs)

    def search_program(self) -> bytes:
        """The script by which readers search them."""
        from site_builder.render.search_index import make_script

        return make_script()

    def script(self, name: str) -> bytes:
        """A script among the templates."""
        return (self.templates / name).read_bytes()


def prepare(press: Callable[[], Printer], languages: Sequence[Language]) -> None:
    """Let a press compile its templates; what is wrong with one is told when a page is made, after the content's mistakes."""
    with suppress(Exception):
        press().prepare(languages)


def fingerprint_of(templates: Path) -> bytes:
    """Digest of every file below *templates*, and of what compiles them."""
    files = sorted(path for path in templates.rglob("*") if path.is_file() and not path.name.startswith("."))
    return mix(compiling(), *(part for path in files for part in (path.relative_to(templates).as_posix(), path.read_bytes())))


def has_links(templates: Path) -> bool:
    """Whether anything below *templates* is a link: what it leads to may change while the link does not."""
    return any(path.is_symlink() for path in templates.rglob("*"))


def _text_error(error: TextError) -> RenderError:
    return RenderError(str(error).partition(":")[0], 1, str(error))


def _records(records: Sequence[Any]) -> str:
    """JSON with each record on a line: as many as there are stories, and yet a difference is easy to see."""
    lines = (record if isinstance(record, str) else COMPACT.encode(record) for record in records)
    return f"[\n  {BETWEEN.join(lines)}\n ]" if records else "[]"


def _indented(value: Any, margin: str = "\n ") -> str:
    """JSON as `json.dumps` indents it, which takes three times as long."""
    inner = margin + " "
    if isinstance(value, Mapping) and value:
        return (
            "{"
            + ",".join(f"{inner}{COMPACT.encode(name)}: {_indented(item, inner)}" for name, item in value.items())
            + margin
            + "}"
        )
    if isinstance(value, list | tuple) and value:
        return "[" + ",".join(inner + _indented(item, inner) for item in value) + margin + "]"
    return COMPACT.encode(value)
