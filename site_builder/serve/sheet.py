"""The contact sheet: every photo as its editor must see it, on one page that only this computer shows and no output holds."""

from collections.abc import Mapping, Sequence
from html import escape

from site_builder.dataclass import dataclass

STYLE = """
:root{color-scheme:light;font:16px/1.5 system-ui,sans-serif;color:#1d1d1d;background:#f4f3ef}
body{max-width:80rem;margin:0 auto;padding:1rem}
h1{margin:.5rem 0}
ol{list-style:none;margin:1rem 0;padding:0;display:grid;gap:1rem}
ol{grid-template-columns:repeat(auto-fill,minmax(min(22rem,100%),1fr))}
article{background:#fff;border:1px solid #c9c6bd;padding:1rem;height:100%;box-sizing:border-box;overflow-wrap:anywhere}
article h2{font-size:1.1rem;margin:0 0 .5rem}
figure{margin:0 0 .75rem}
figcaption{font-size:.875rem}
.look{position:relative;display:block}
.look img{display:block;width:100%;height:auto;background:#ddd}
.look span{position:absolute;box-sizing:border-box;border:3px solid #fff;outline:3px dashed #b00020;font:bold .875rem/1 system-ui}
.look b{background:#b00020;color:#fff;padding:.15rem .3rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem .75rem;margin:0}
dt{font-weight:600}
dd{margin:0}
.wrong{margin:.75rem 0 0;padding:.5rem .75rem;background:#7a1420;color:#fff;white-space:pre-wrap}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One photo on the sheet."""

    id: str
    facts: Sequence[tuple[str, str]]
    """Label and value, in order."""
    alt: str
    width: int
    """As it is looked at, in pixels; 0 where there is no picture that can be read."""
    height: int
    regions: Sequence[tuple[float, float, float, float]]
    """Left, top, width and height, in hundredths, of what nobody may see."""
    findings: Sequence[str]


def sheet_page(cards: Sequence[Card], language: str, texts: Mapping[str, str]) -> bytes:
    """The page. *texts* has `heading`, `about`, `original`, `framed`, `published`, `unread`; all text is data, no markup."""
    items = "".join(f"<li>{_article(card, texts)}</li>" for card in cards)
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f"<title>{escape(texts['heading'])}</title><style>{STYLE}</style></head><body><main>"
        f"<h1>{escape(texts['heading'])}</h1><p>{escape(texts['about'])}</p><ol>{items}</ol></main></body></html>"
    ).encode()


def _article(card: Card, texts: Mapping[str, str]) -> str:
    name = escape(card.id)
    looks = f"<p>{escape(texts['unread'])}</p>"
    if card.width:
        looks = _figure(card, f"{name}.jpg", card.alt, texts["framed" if card.regions else "original"], _outlines(card))
        if card.regions:
            looks += _figure(card, f"{name}.redacted.jpg", "", texts["published"], "")
    facts = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in card.facts)
    wrong = "".join(f'<p class="wrong">{escape(line)}</p>' for line in card.findings)
    return f'<article id="{name}"><h2>{name}</h2>{looks}<dl>{facts}</dl>{wrong}</article>'


def _figure(card: Card, file: str, alt: str, caption: str, outlines: str) -> str:
    size = f'width="{card.width}" height="{card.height}"'
    return (
        f'<figure><span class="look"><img src="{file}" {size} alt="{escape(alt)}" loading="lazy">{outlines}</span>'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )


def _outlines(card: Card) -> str:
    """The regions, numbered as the record lists them."""
    return "".join(
        f'<span aria-hidden="true" style="left:{left:g}%;top:{top:g}%;width:{width:g}%;height:{height:g}%"><b>{number}</b></span>'
        for number, (left, top, width, height) in enumerate(card.regions, 1)
    )
