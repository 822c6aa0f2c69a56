"""What templates may ask for by `{{ value | name }}`."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import quote

from jinja2 import pass_context
from markupsafe import Markup

from site_builder.model.values import Language
from site_builder.regex import regex
from site_builder.render import locale
from site_builder.render.compiler import safe

COMPACT = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
PLAIN = regex("[A-Za-z0-9_.~/ -]*")
NOT_IN_XML = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def filters_in(language: Language, html: Callable[[Any, str, Any], str]) -> dict[str, Any]:
    """The filters by their names, days and numbers as *language* writes them.

    Args:
        html: From Markdown, the way up to the site's root, and the site to safe HTML.
    """
    spelled = (locale.day, locale.weekday_day, locale.short_day, locale.moment, locale.clock)
    counted = (locale.number, locale.percent, locale.names)
    return {
        **{spell.__name__: partial(spell, language=language) for spell in (*spelled, *counted)},
        "month_name": lambda month: locale.month_name(month[0], month[1], language),
        "iso": locale.iso,
        "rfc822": locale.rfc822,
        "json_ld": json_ld,
        "xml": xml,
        "urlencode": in_address,
        "markup": pass_context(lambda context, prose, root: safe(html(prose, root, context["site"]))),
    }


def json_ld(value: object) -> Markup:
    """JSON that cannot end the script element that it stands in."""
    text = COMPACT.encode(value)
    for character in "<>&\u2028\u2029":
        if character in text:
            text = text.replace(character, f"\\u{ord(character):04x}")
    return safe(text)


def xml(value: object) -> str:
    """Text without the characters that XML 1.0 does not know."""
    text = str(value)
    return text if text.isprintable() else NOT_IN_XML.sub("", text)


def in_address(text: str) -> str:
    """Text as a part of an address, as `quote` writes it."""
    return text.replace(" ", "%20") if PLAIN.fullmatch(text) else quote(text)
