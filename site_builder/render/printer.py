"""The press: the home of jinja2. A view and a template in, bytes out."""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import rcssmin
from jinja2 import TemplateError, pass_context
from markupsafe import Markup

from site_builder import __version__
from site_builder.digest import mix
from site_builder.model.values import Language
from site_builder.press import PhotoOrder
from site_builder.render import locale
from site_builder.render.blocks import fill_blocks, set_apart
from site_builder.render.compiler import QuickEnvironment
from site_builder.render.prose import ProseConverter
from site_builder.render.texts import TextError, read_texts


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

    def __init__(self, root: Path, templates: Path, fingerprint: bytes) -> None:
        """Set up a press.

        Args:
            root: The folder that holds `content/`.
            templates: What is printed with.
            fingerprint: Of the templates, taken before any of them is read.
        """
        self.root, self.templates, self.fingerprint = root, templates, fingerprint
        try:
            self.texts = read_texts(templates)
        except TextError as error:
            raise _text_error(error) from error
        self._environments: dict[Language, QuickEnvironment] = {}
        self._converters: dict[Language, ProseConverter] = {}
        self._made: dict[str, bytes] = {}

    def environment(self, language: Language) -> QuickEnvironment:
        """The templates in one language."""
        if language not in self._environments:
            say = partial(self.say, language)
            self._environments[language] = QuickEnvironment(str(self.templates), say, self._filters(language))
        return self._environments[language]

    def _filters(self, language: Language) -> dict[str, Any]:
        spelled = (locale.day, locale.weekday_day, locale.short_day, locale.moment, locale.clock)
        counted = (locale.number, locale.percent, locale.names)
        return {
            **{spell.__name__: partial(spell, language=language) for spell in (*spelled, *counted)},
            "month_name": lambda month: locale.month_name(*month, language),
            "iso": locale.iso,
            "rfc822": locale.rfc822,
            "json_ld": _json_ld,
            "xml": _xml,
            "markup": pass_context(lambda context, prose, root: Markup(self.html(prose, root, context["site"]))),  # noqa: S704
        }

    def say(self, language: Language, key: str, **blanks: object) -> str:
        """The interface text *key*."""
        try:
            return self.texts.say(language, key, **blanks)
        except TextError as error:
            raise _text_error(error) from error

    def month(self, language: Language, year: int, month: int) -> str:
        """For example `Oktober 2025`."""
        return locale.month_name(year, month, language)

    def page(self, template: str, site: Any, view: object) -> bytes:
        """A template, filled."""
        try:
            return self.environment(site.language).get_template(template).render(site=site, view=view).encode()
        except TextError as error:
            raise _text_error(error) from error
        except (TemplateError, AttributeError) as error:
            if isinstance(error, AttributeError) and not _is_of_template(error, self.templates):
                raise
            name, line = _blame(error, template, self.templates)
            raise RenderError(name, line, str(getattr(error, "message", None) or error or type(error).__name__)) from error

    def json(self, data: Mapping[str, Any]) -> bytes:
        """JSON in UTF-8."""
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()

    def calendar(self, name: str, language: Language, events: Sequence[Any]) -> bytes:
        """An iCalendar file."""
        from site_builder.render.calendars import make_calendar

        return make_calendar(name, language, events)

    def html(self, prose: Any, root: str, site: Any) -> str:
        """Markdown as safe HTML, its blocks drawn by the templates."""
        converter = self._converters.get(prose.language)
        if converter is None:
            texts = [self.say(prose.language, key) for key in ("plan.back_to_text", "table.label")]
            converter = ProseConverter(*texts)
            self._converters[prose.language] = converter
        html = converter.convert(set_apart(prose.text, prose.marker), prose.links, root)
        if not prose.blocks:
            return html

        def draw(number: int, inner: str) -> str:
            block = prose.blocks[number]
            macros = self.environment(site.language).get_template("partials/blocks.html").module
            return str(getattr(macros, block.name)(block, site, root, Markup(inner)))  # noqa: S704

        return fill_blocks(html, prose.marker, draw)

    def stylesheet(self, accent: str) -> bytes:
        """All style sheets in the order of their names as one, as small as it goes."""
        if accent not in self._made:
            files = sorted((self.templates / "css").glob("*.css"))
            whole = f":root{{--site-accent:{accent}}}" + "\n".join(file.read_text("utf-8") for file in files)
            self._made[accent] = (str(rcssmin.cssmin(whole)) + "\n").encode()
        return self._made[accent]

    def photo(self, order: PhotoOrder) -> bytes:
        """A picture made anew."""
        from site_builder.render.pictures import make_picture

        return make_picture(self.root, order)


def fingerprint_of(templates: Path) -> bytes:
    """Digest of the software's version and of every file below *templates*."""
    files = sorted(path for path in templates.rglob("*") if path.is_file() and not path.name.startswith("."))
    return mix(__version__, *(part for path in files for part in (path.relative_to(templates).as_posix(), path.read_bytes())))


def _text_error(error: TextError) -> RenderError:
    return RenderError(str(error).partition(":")[0], 1, str(error))


def _json_ld(value: object) -> Markup:
    """JSON that cannot end the script element that it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 (nothing left that HTML could read)


def _xml(value: object) -> str:
    """Text without the characters that XML 1.0 does not know."""
    return "".join(c for c in str(value) if c in "\t\n\r" or "\x20" <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff")


def _is_of_template(error: Exception, templates: Path) -> bool:
    """Whether it was a template's own line that failed, not what it called."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_code.co_filename.startswith(str(templates))


def _blame(error: Exception, template: str, templates: Path) -> tuple[str, int]:
    """The template file and line that an error comes from."""
    name, line = getattr(error, "name", None) or template, getattr(error, "lineno", None)
    if line is None:
        trace = error.__traceback__
        while trace is not None:
            file = trace.tb_frame.f_code.co_filename
            if file.startswith(str(templates)):
                name, line = Path(file).relative_to(templates).as_posix(), trace.tb_lineno
            trace = trace.tb_next
    return str(name), line or 1
