"""Changes to what editors wrote, as text: everything else in a file stays as it was, comments and all.

Each gives None where the file is not written in a way that it is sure of; then a person has to make the change.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from site_builder.load.documents import parse_tree
from site_builder.regex import regex

STATUS = regex(r"^status[ \t]*:[ \t]*[^\s#]+", re.MULTILINE)

ORIGINAL = regex(r"^original[ \t]*:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)


def with_status(text: str, status: str) -> str | None:
    """The Markdown file *text* with another `status` in its front matter."""
    head, fence, rest = text.partition("\n---\n")
    if not fence or not head.startswith("---\n"):
        return None
    changed, count = STATUS.subn(f"status: {status}", head)
    if not count:
        changed, count = f"{head}\nstatus: {status}", 1
    before, after = _data(head[4:]), _data(changed[4:])
    if count != 1 or before is None or after != {**before, "status": status}:
        return None
    return changed + fence + rest


def with_original(text: str, parts: Mapping[str, str]) -> str | None:
    """The Markdown file *text* with these *parts* as `original` at the end of its front matter."""
    head, fence, rest = text.partition("\n---\n")
    if not fence or not head.startswith("---\n"):
        return None
    lines = ["original:", *(f"  {name}: {digest}" for name, digest in parts.items())]
    changed = "\n".join([ORIGINAL.sub("", f"{head}\n").rstrip("\n"), *lines])
    before, after = _data(head[4:]), _data(changed[4:])
    if before is None or after != {**before, "original": dict(parts)}:
        return None
    return changed + fence + rest


def with_records(text: str, records: Mapping[str, Sequence[str]]) -> str | None:
    """The YAML map *text* with more *records* at its end, each given by its lines."""
    added = "\n".join(line for lines in records.values() for line in lines) + "\n"
    changed = f"{text.rstrip()}\n{added}" if text.strip() else added
    before, after = _data(text) if text.strip() else {}, _data(changed)
    if before is None:
        before = {} if all(line.startswith("#") for line in text.split("\n") if line.strip()) else None
    if before is None or after is None or {**before, **{id: after.get(id) for id in records}} != after:
        return None
    return changed


def with_key(text: str, id: str, key: str, value: str) -> str | None:
    """The YAML map *text* whose record *id* has one more *key*; as it is where it has that key already."""
    before = _data(text)
    if before is None or not isinstance(before.get(id), dict):
        return None
    if before[id].get(key):
        return text
    lines = text.rstrip("\n").split("\n")
    start = next(
        (n for n, line in enumerate(lines) if re.fullmatch(rf"(['\"]?){re.escape(id)}\1[ \t]*:[ \t]*(#.*)?", line)), None
    )
    if start is None:
        return None
    end = next((n for n in range(start + 1, len(lines)) if re.match(r"[^\s#]", lines[n])), len(lines))
    indent = next((line[: len(line) - len(line.lstrip())] for line in lines[start + 1 : end] if line.strip()), "  ")
    own = [line for line in lines[start + 1 : end] if not re.fullmatch(rf"{indent}{key}[ \t]*:[ \t]*(#.*)?", line)]
    changed = "\n".join([*lines[: start + 1], f"{indent}{key}: {value}", *own, *lines[end:]]) + "\n"
    return changed if _data(changed) == {**before, id: {**before[id], key: value}} else None


def _data(text: str) -> dict[str, Any] | None:
    """What a YAML map says; None where it is none, or wrong."""
    tree, mistakes = parse_tree(text if text.endswith("\n") else f"{text}\n", "")
    return tree.data if isinstance(tree.data, dict) and not mistakes else None
