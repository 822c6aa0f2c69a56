"""The shapes of single values: how each is written, and what it becomes.

A shape speaks pydantic's protocol in plain dictionaries, so that the model needs no library and a
remembered record can be read back without one.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from site_builder.dataclass import dataclass
from site_builder.regex import regex

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")

STRICT: Any = {"extra": "forbid", "use_attribute_docstrings": True}
"""What every record's `__pydantic_config__` says: unknown keys are errors, field docstrings are the manual."""


class Refusal(ValueError):
    """A value that has the wrong shape, as a catalogue code and what fills its blanks."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


WITA = ZoneInfo("Asia/Makassar")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one needs to know to read a value: the site's first language and its time zone."""

    language: Language = "id"
    zone: ZoneInfo = WITA


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """An `Annotated` marker: parse what was typed before its type is validated."""

    parse: Callable[[Any, Reading], Any]
    schema: Mapping[str, Any]
    """What an editor's JSON Schema says about the value."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> dict[str, Any]:
        def before(value: Any, info: Any) -> Any:
            return self.parse(value, info.context or Reading())

        return {
            "type": "function-before",
            "function": {"type": "with-info", "function": before},
            "schema": handler(source),
        }

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        written: dict[str, Any] = dict(self.schema)
        if written.pop("or", False):
            return {"anyOf": [written, handler(core)]}
        return written


LONGEST_ID = 80
PERIOD_PATTERN = r"^(19|20|21)[0-9]{2}(-Q[1-4]|-(0[1-9]|1[0-2]))?$"
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
WINDOWS_NAMES = frozenset(["con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))])
"""No file may be called so on Windows, whatever its extension."""


@lru_cache(2_000)
def suggest_id(text: str) -> str:
    """The id nearest to *text*: lower-case ASCII letters and digits, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))


def parse_id(value: Any, _: Reading) -> Any:
    """An id: lower-case letters, digits and single hyphens, at most 80, not a name that Windows reserves."""
    if not isinstance(value, str):
        return value
    if value in WINDOWS_NAMES:
        raise Refusal("C112", found=value)
    if len(value) > LONGEST_ID or not re.match(ID_PATTERN, value):
        raise Refusal("C111", found=value[:80], suggestion=suggest_id(value)[:80] or "berita-baru")
    return value


def parse_line(value: Any, _: Reading) -> Any:
    """Text on one line; a line break is a space."""
    return " ".join(value.split()) if isinstance(value, str) and ("\n" in value or "\r" in value) else value


def parse_local_text(value: Any, reading: Reading) -> Any:
    """One string is text in the site's first language."""
    return {reading.language: value} if isinstance(value, str) else value


def parse_local_line(value: Any, reading: Reading) -> Any:
    """The same on one line."""
    texts = parse_local_text(value, reading)
    return {key: parse_line(text, reading) for key, text in texts.items()} if isinstance(texts, dict) else texts


def parse_day(value: Any, _: Reading) -> Any:
    """A calendar day from 1900 on, `2025-10-13`."""
    if not isinstance(value, str):
        return value
    try:
        if not re.fullmatch(r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError(value)
        return date.fromisoformat(value)
    except ValueError:
        raise Refusal("C105", found=value) from None


MOMENT = regex(r"((?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2})[:.]([0-9]{2})(?::([0-9]{2}))?(Z|[+-][0-9]{2}:[0-9]{2})?")


def parse_moment(value: Any, reading: Reading) -> Any:
    """A point in time, `2025-10-13 09:00`, in the site's zone unless it names an offset."""
    if not isinstance(value, str):
        return value
    match = MOMENT.fullmatch(value)
    try:
        if not match:
            raise ValueError(value)
        day, hour, minute, second, offset = match.groups()
        moment = datetime.fromisoformat(f"{day}T{hour}:{minute}:{second or '00'}{(offset or '').replace('Z', '+00:00')}")
    except ValueError:
        raise Refusal("C106", found=value) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=reading.zone)


def parse_when(value: Any, reading: Reading) -> Any:
    """A day, or a point in time where the hour is known."""
    if isinstance(value, str) and len(value) > len("2025-10-13"):
        return parse_moment(value, reading)
    return parse_day(value, reading)


WEB_ADDRESS = regex(r"[A-Za-z]+://[A-Za-z0-9\u00a1-\uffff.:\[\]-]+([/?#][^\s\\\"'<>]*)?")


def parse_link(value: Any, _: Reading) -> Any:
    """An address on the web: http or https, with a host, without a password."""
    if isinstance(value, str) and not is_web_address(value):
        raise Refusal("C107", found=value[:80])
    return value


def is_web_address(text: str) -> bool:
    """Whether *text* is an http or https address with a host and without a password."""
    try:
        parts = urlsplit(text)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return is_whole and bool(WEB_ADDRESS.fullmatch(text))


MAIL = regex(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
PHONE = regex(r"\+?[0-9][0-9 ().-]{2,24}")


def parse_email(value: Any, _: Reading) -> Any:
    """A mail address."""
    if isinstance(value, str) and not MAIL.fullmatch(value):
        raise Refusal("C144", found=value[:80])
    return value


def parse_phone(value: Any, _: Reading) -> Any:
    """A phone number, as it is dialled; spaces, brackets, points and hyphens may divide it."""
    if isinstance(value, str) and not PHONE.fullmatch(value):
        raise Refusal("C144", found=value[:80])
    return value


def parse_number(value: Any, _: Reading) -> Any:
    """A number as it is written in data: digits, and a point before decimals."""
    if not isinstance(value, str):
        return value
    try:
        if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,6})?", value):
            raise InvalidOperation
        return Decimal(value)
    except InvalidOperation:
        raise Refusal("C108", found=value[:40]) from None


def parse_period(value: Any, _: Reading) -> Any:
    """A year, a quarter or a month: `2026`, `2026-Q1`, `2026-01`."""
    if isinstance(value, str) and not re.fullmatch(PERIOD_PATTERN, value):
        raise Refusal("C170", found=value[:40])
    return value


YES_OR_NO = {"true": True, "yes": True, "ya": True, "false": False, "no": False, "tidak": False}


def parse_flag(value: Any, _: Reading) -> Any:
    """Yes or no."""
    if isinstance(value, str):
        if value.lower() not in YES_OR_NO:
            raise Refusal("C109", found=value[:40])
        return YES_OR_NO[value.lower()]
    return value


EVERY = 1_000_000
"""More than any site has."""
NEWEST = 200
"""As many of the newest as have something of their own, where the settings give no other number."""
COUNT_WORDS = {word: NEWEST * is_wanted for word, is_wanted in YES_OR_NO.items()} | {"all": EVERY, "semua": EVERY}


def parse_how_many(value: Any, _: Reading) -> Any:
    """How many of the newest: a number, `all`, or `false` for none."""
    if not isinstance(value, str):
        return value
    if value.lower() in COUNT_WORDS:
        return COUNT_WORDS[value.lower()]
    if not re.fullmatch("[0-9]{1,6}", value):
        raise Refusal("C145", found=value[:40])
    return int(value)


def parse_several(value: Any, reading: Reading) -> Any:
    """One value stands for a list of one."""
    several = [value] if isinstance(value, str) else value
    return [parse_line(item, reading) for item in several] if isinstance(several, list) else several


def parse_colour(value: Any, _: Reading) -> Any:
    """A colour, `#1f5c4d`."""
    if isinstance(value, str) and not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise Refusal("C113", found=value[:40])
    return value


def parse_zone(value: Any, _: Reading) -> Any:
    """One of Indonesia's three zones: WIB, WITA, WIT."""
    if isinstance(value, str) and value not in ZONE_NAMES:
        raise Refusal("C114", found=value[:40])
    return value


ALIAS = regex(r"([A-Za-z0-9_][A-Za-z0-9._-]*/)*([A-Za-z0-9_][A-Za-z0-9._-]*)?")


def parse_aliases(value: Any, reading: Reading) -> Any:
    """Former addresses below the site's root: `berita/lama/` or `lama.html`, never up or out."""
    several = parse_several(value, reading)
    for alias in several if isinstance(several, list) else ():
        if isinstance(alias, str) and (not ALIAS.fullmatch(alias) or "./" in alias or alias.endswith(".") or not alias):
            raise Refusal("C117", found=alias[:80])
    return several


ZONE_NAMES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}

Line = Annotated[str, Shape(parse_line, {"type": "string"})]
Id = Annotated[str, Shape(parse_id, {"type": "string", "pattern": ID_PATTERN, "maxLength": 80})]
Day = Annotated[date, Shape(parse_day, {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})]
Moment = Annotated[
    datetime, Shape(parse_moment, {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}[:.][0-9]{2}"})
]
When = Annotated[
    datetime | date, Shape(parse_when, {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}[:.][0-9]{2}.*)?$"})
]
Link = Annotated[str, Shape(parse_link, {"type": "string", "pattern": "^https?://"})]
Email = Annotated[str, Shape(parse_email, {"type": "string", "format": "email"})]
Phone = Annotated[str, Shape(parse_phone, {"type": "string"})]
Number = Annotated[Decimal, Shape(parse_number, {"type": ["number", "string"]})]
Period = Annotated[str, Shape(parse_period, {"type": "string", "pattern": PERIOD_PATTERN})]
Flag = Annotated[bool, Shape(parse_flag, {"type": "boolean"})]
HowMany = Annotated[
    int,
    Shape(
        parse_how_many,
        {"anyOf": [{"type": "integer", "minimum": 0, "maximum": 999_999}, {"type": "boolean"}, {"enum": ["all", "semua"]}]},
    ),
]
Colour = Annotated[str, Shape(parse_colour, {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"})]
Zone = Annotated[str, Shape(parse_zone, {"enum": list(ZONE_NAMES)})]
Aliases = Annotated[tuple[str, ...], Shape(parse_aliases, {"type": "string", "or": True})]
Several = Annotated[tuple[str, ...], Shape(parse_several, {"type": "string", "or": True})]


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text together with the language that it is really in."""

    text: str
    language: Language

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalText:
    """Text that readers see, per language."""

    __pydantic_config__ = STRICT

    id: str | None = None
    """In Indonesian."""
    en: str | None = None
    """In English."""

    def read(self, language: Language) -> Words:
        """The text in *language*, or, where that was not written, in the language that was."""
        order = (language, *(other for other in LANGUAGES if other != language))
        for candidate in order:
            text = getattr(self, candidate)
            if text:
                return Words(text, candidate)
        return Words("", language)


Text = Annotated[LocalText, Shape(parse_local_line, {"type": "string", "or": True})]
Prose = Annotated[LocalText, Shape(parse_local_text, {"type": "string", "or": True})]
"""Text in Markdown, over as many lines as it needs."""


def start_of(when: date | datetime, zone: ZoneInfo) -> datetime:
    """The first instant of *when* in *zone*."""
    return when if isinstance(when, datetime) else datetime.combine(when, time.min, tzinfo=zone)
