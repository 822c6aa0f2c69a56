"""The findings of a failed build, as a panel at the top of every page."""

from collections.abc import Sequence
from html import escape

from site_builder.regex import regex

STYLE = (
    "all:initial;display:block;box-sizing:border-box;position:relative;z-index:99999;max-height:60vh;overflow:auto;"
    "padding:1rem 1.25rem;"
    "font:16px/1.5 system-ui,sans-serif;color:#fff;background:#7a1420;border-bottom:4px solid #ffd2d2"
)
LINE = (
    "display:block;margin:.5rem 0;padding:.5rem .75rem;background:#00000040;"
    "font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap"
)
BODY = regex(rb"<body[^>]*>")


def overlay(heading: str, hint: str, lines: Sequence[str]) -> bytes:
    """The panel; its text is data, never markup."""
    items = "".join(f'<code style="{LINE}">{escape(line)}</code>' for line in lines)
    text = f'<section role="alert" style="{STYLE}"><strong>{escape(heading)}</strong><p>{escape(hint)}</p>{items}</section>'
    return text.encode()


def with_overlay(page: bytes, panel: bytes) -> bytes:
    """*page* with the panel at its top."""
    body = BODY.search(page)
    return page[: body.end()] + panel + page[body.end() :] if body else panel + page


def page_of(panel: bytes, language: str) -> bytes:
    """A page that holds nothing else, for a site that was never built."""
    head = f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>site-builder</title></head><body>'
    return head.encode() + panel + b"</body></html>"
