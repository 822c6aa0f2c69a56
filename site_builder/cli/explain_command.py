"""`site-builder explain`."""

import argparse
import sys
from itertools import zip_longest

from site_builder.catalogue import FAMILIES, all_codes, entry
from site_builder.cli.words import say


def run(options: argparse.Namespace, language: str) -> int:
    """Explain one code, or list all of them."""
    if options.format == "markdown":
        from site_builder.cli.rules_reference import reference  # late: for whoever keeps the documents

        print(reference(language), end="")
        return 0
    if options.code is None:
        _print_all(language)
        return 0
    code = options.code.upper()
    found = entry(code) if code[:1] in FAMILIES else None
    if found is None:
        near = min((name for name, _ in all_codes()), key=lambda name: _differing(name, code))
        print(say(language, "explain.unknown", code=options.code, near=near), file=sys.stderr)
        return 2
    own = found[language]
    severity = say(language, f"explain.{found['severity']}")
    print(f"{code} · {own['title']}\n{FAMILIES[code[0]][language]} · {severity}\n\n{own['why'].strip()}")
    for name in ("bad", "good"):
        if found.get(name):
            indented = "\n".join(f"    {line}" for line in found[name].strip("\n").splitlines())
            print(f"\n{say(language, f'explain.{name}')}\n\n{indented}")
    if found.get("source"):
        print(f"\n{say(language, 'explain.source')} {found['source']}")
    return 0


def _differing(name: str, code: str) -> tuple[bool, ...]:
    """Which characters differ, the first weighing most."""
    return tuple(one != other for one, other in zip_longest(name, code))


def _print_all(language: str) -> None:
    family = ""
    for code, found in all_codes():
        if code[0] != family:
            family = code[0]
            print(f"\n{family} · {FAMILIES[family][language]}")
        print(f"  {code}  {found[language]['title']}")
    print(f"\n{say(language, 'explain.more')}")
