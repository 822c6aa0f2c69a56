"""All rules as one Markdown document, `docs/aturan.md` and `docs/rules.md`: `site-builder explain --format markdown`."""

from collections.abc import Iterator, Mapping
from typing import Any

from site_builder.catalogue import FAMILIES, all_codes, guard_of
from site_builder.cli.words import say


def reference(language: str) -> str:
    """Every rule: what it says, why, on what it rests, wrong and right, and whether a site may weigh it otherwise."""
    codes = list(all_codes())
    parts = [f"# {say(language, 'reference.title')}\n\n{say(language, 'reference.about', count=len(codes)).strip()}"]
    for family, names in FAMILIES.items():
        name = names[language]
        parts.append(f"## {family} · {name[:1].upper()}{name[1:]}")
        parts.extend("\n\n".join(_rule(code, found, language)) for code, found in codes if code[0] == family)
    return "\n\n".join(parts) + "\n"


def _rule(code: str, found: Mapping[str, Any], language: str) -> Iterator[str]:
    own = found[language]
    yield f"### {code} · {own['title']}"
    yield f"*{say(language, 'reference.' + found['severity'])} · {say(language, 'reference.' + guard_of(code))}*"
    yield own["why"].strip()
    yield f"{say(language, 'reference.remedy')} {_plain(own['remedy'])}"
    for name in ("bad", "good"):
        yield f"{say(language, f'explain.{name}')}\n\n{_fenced(found[name])}"
    if found.get("source"):
        yield f"{say(language, 'explain.source')} {found['source']}"


def _plain(remedy: str) -> str:
    """A remedy whose blanks are shown as such, since nothing was found yet."""
    return remedy.replace("{", "‹").replace("}", "›").replace("<", "\\<")


def _fenced(example: str) -> str:
    """An example as a block of code, whatever backticks it holds."""
    text = example.strip("\n")
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}text\n{text}\n{fence}"
