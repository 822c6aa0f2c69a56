"""What is signed when a story is approved, and which signatures stand."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from hashlib import blake2b
from typing import Any

from site_builder.model.approval import Approval, Role, Signature, Signatures
from site_builder.model.body import Body, IndicatorBlock, PhotoBlock, Statement
from site_builder.model.content import Content
from site_builder.model.story import Story, body_languages

Parts = dict[str, str]
"""Digests by part: `head`, `text`, `head.en`, `photo.<id>`, `picture.<id>`, `coverage.<id>`, `indicator.<program>.<id>`."""


def parts_of(story: Story, bodies: Mapping[str, Body], content: Content) -> Parts:
    """What somebody signs who approves *story*, each part with 16 hexadecimal digits.

    Signed are all that its files say, in every language, but for `status`; the records and pictures of its photos; the press
    reports that it names; and the figures that it shows. What is signed is what was said, not how it was typed: comments and
    the order of fields do not matter, and a field that a later version of this software adds changes nothing until it is used.
    """
    parts: Parts = {"head": digest_of_part({name: value for name, value in _plain(story.head).items() if name != "status"})}
    for wording, language, key in body_languages(story.wordings):
        end = f".{language}" if language else ""
        if language:
            said = (wording.title, wording.summary, wording.slug, wording.aliases, wording.translator)
            parts[f"head{end}"] = digest_of_part(_plain(said))
        parts[f"text{end}"] = digest_of_part(bodies[key].marker)  # which tells a text with its blocks from any other
    return parts | {name: digest_of_part(value) for name, value in _named(story, bodies, content)}


def _named(story: Story, bodies: Mapping[str, Body], content: Content) -> Iterator[tuple[str, Any]]:
    """What is not in the story's files, yet shown or relied on by it."""
    blocks = [block for body in bodies.values() for block in body.blocks]
    head = story.head
    cover = (head.cover,) if head.cover else ()
    for id in (*cover, *head.photos, *(block.photo for block in blocks if isinstance(block, PhotoBlock))):
        picture = content.pictures.get(id)
        yield f"photo.{id}", _plain(content.photos.get(id))
        yield f"picture.{id}", picture.digest.hex() if picture else ""
    for id in (*head.coverage, *(block.coverage for block in blocks if isinstance(block, Statement) and block.coverage)):
        yield f"coverage.{id}", _plain(content.coverage.get(id))
    for block in blocks:
        if isinstance(block, IndicatorBlock):
            program = content.programs.get(block.program)
            yield f"indicator.{block.program}.{block.indicator}", _plain(program and program.indicators.get(block.indicator))


def _plain(value: Any) -> Any:
    """*value* as JSON has it; of a record, the fields that were used."""
    if is_dataclass(value):
        return {one.name: _plain(own) for one in fields(value) if (own := getattr(value, one.name)) != _default(one)}
    if isinstance(value, dict):
        return {name: _plain(own) for name, own in value.items()}
    if isinstance(value, tuple):
        return [_plain(own) for own in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _default(field: Any) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def digest_of_part(value: Any) -> str:
    """16 hexadecimal digits of what *value* says."""
    data = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return blake2b(data.encode(), digest_size=8).hexdigest()


def fingerprint(parts: Parts) -> str:
    """A short word for all *parts*, to be compared by eye or by telephone."""
    digest = digest_of_part(parts)
    return "-".join(digest[at : at + 4] for at in range(0, 12, 4))


def may_sign(approval: Approval, signature: Signature) -> bool:
    """Whether who signed may sign in that role, and could at that time."""
    signer = approval.people.get(signature.by)
    is_named = signer is not None and signature.role in signer.roles
    return is_named and (signer.until is None or signature.at.date() <= signer.until)  # type: ignore[union-attr]


def standing(approval: Approval, signatures: Signatures, parts: Parts) -> dict[Role, Signature]:
    """The signatures that stand for a story whose parts are *parts*: one for each role that was given."""
    good = (one for _, one in signatures if one.signed == parts and may_sign(approval, one))
    found: dict[Role, Signature] = {}
    for signature in good:
        found.setdefault(signature.role, signature)
    return found


def roles_of(approval: Approval) -> tuple[Role, ...]:
    """The roles that sign, in order, each once."""
    return tuple(dict.fromkeys(approval.roles))


def last_of(signatures: Signatures, role: Role) -> Signature | None:
    """The latest signature of *role*, whether it stands or not."""
    own = [one for _, one in signatures if one.role == role]
    return own[-1] if own else None


def changed_since(signature: Signature, parts: Parts) -> tuple[str, ...]:
    """The parts that are new, gone or another since *signature*."""
    names = sorted(signature.signed.keys() | parts.keys())
    return tuple(name for name in names if signature.signed.get(name) != parts.get(name))


def needs_signatures(approval: Approval | None, story: Story) -> bool:
    """Whether *story* may be published only with signatures."""
    return approval is not None and (approval.since is None or story.live.date() >= approval.since)
