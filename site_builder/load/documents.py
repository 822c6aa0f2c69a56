"""Markdown files with front matter: stories, pages and their translations."""

import hashlib
from dataclasses import dataclass
from typing import Any

from site_builder.load.body import parse_body
from site_builder.load.records import Origin
from site_builder.load.source_text import SourceText
from site_builder.load.yaml_tree import parse_yaml
from site_builder.model.body import Body
from site_builder.problems import Place, Problem, problem


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file, its front matter still untyped."""

    head: Any
    origin: Origin
    body: Body
    digest: bytes


def parse_document(source: SourceText) -> tuple[Document | None, list[Problem]]:
    """Split *source* into front matter and body."""
    lines = source.text.split("\n")
    if lines[0].rstrip() != "---":
        return None, [problem(Place(source.path), "C016" if source.text.strip() else "C007")]
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        return None, [problem(Place(source.path), "C017")]
    tree, problems = parse_yaml("\n".join(lines[1:end]) + "\n", source.path, 2)
    body, body_problems = parse_body("\n".join(lines[end + 1 :]), source.path, end + 2)
    origin = Origin(tree, (), source.path)
    digest = hashlib.blake2b(source.data, digest_size=16).digest()
    problems += body_problems
    if tree.data is None and not problems:
        problems.append(problem(Place(source.path, 2), "C027"))
    return Document(tree.data, origin, body, digest), problems
