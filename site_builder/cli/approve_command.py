"""`site-builder approve STORY --role ROLE --as ID`."""

import argparse
import difflib
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from site_builder.build import read_site
from site_builder.catalogue import words
from site_builder.cli.findings import print_findings
from site_builder.cli.place import time_of
from site_builder.cli.waiting import parts_of_story
from site_builder.cli.words import say
from site_builder.model.approval import Approval, Role, Signature
from site_builder.model.content import Content
from site_builder.model.signing import Parts, changed_since, fingerprint, last_of, may_sign, roles_of, standing
from site_builder.model.story import Story
from site_builder.problems import ContentError

FILE = Path("content") / "approvals.yaml"
BEGIN = "# yaml-language-server: $schema=../.schema/approvals.json\n"
YES = ("y", "ya", "yes")


def run(options: argparse.Namespace, language: str) -> int:
    """Show what is signed, ask, and add the signature to `content/approvals.yaml`."""
    try:
        content = read_site(options.root)
    except ContentError as error:
        print_findings(error.problems, language)
        print(say(language, "approve.failed"), file=sys.stderr)
        return 1
    signature = _prepared(options, content, language)
    if isinstance(signature, str):
        return _refuse(signature)
    print(_shown(content.stories[signature.story], signature, content, language), flush=True)
    if not options.yes and not sys.stdin.isatty():
        return _refuse(say(language, "approve.no_terminal"))
    if not options.yes and not _is_agreed(language):
        print(say(language, "approve.left"))
        return 0
    return _sign(options.root, signature, language)


def _prepared(options: argparse.Namespace, content: Content, language: str) -> Signature | str:
    """The signature that is asked for; or why it may not be given."""
    approval, story = content.site.approval, content.stories.get(options.story)
    if approval is None:
        return say(language, "approve.off")
    if story is None:
        near = difflib.get_close_matches(options.story, sorted(content.stories), 1, 0.5)
        return say(language, "approve.no_story", found=options.story, near=near[0] if near else "—")
    parts = dict(sorted(parts_of_story(story, content).items()))
    signature = Signature(story=story.id, role=options.role, by=options.signer, at=_now(content.site.time_zone), signed=parts)
    return next(_reasons(approval, signature, content, language), signature)


def _refuse(text: str) -> int:
    print(text, file=sys.stderr)
    return 2


def _now(zone: str) -> datetime:
    return time_of(None).astimezone(ZoneInfo(zone)).replace(microsecond=0)


def _is_agreed(language: str) -> bool:
    try:
        return input(say(language, "approve.ask") + " ").strip().lower() in YES
    except EOFError:
        return False


def _reasons(approval: Approval, signature: Signature, content: Content, language: str) -> Iterator[str]:
    """Why this signature may not be given."""
    roles, role = roles_of(approval), signature.role
    if role not in roles:
        yield say(language, "approve.no_role", role=_role(role, language), roles=", ".join(roles))
        return
    if not may_sign(approval, signature):
        people = ", ".join(id for id, signer in approval.people.items() if role in signer.roles) or "—"
        yield say(language, "approve.no_signer", found=signature.by, role=_role(role, language), people=people)
    stands = standing(approval, content.approvals.get(signature.story, ()), signature.signed)
    for own, one in stands.items():
        if own == role:
            yield say(language, "approve.double", role=_role(role, language), by=one.by, at=_local(one.at))
        if one.by == signature.by:
            yield say(language, "approve.same_person", found=signature.by, role=_role(own, language))
        if one.at > signature.at:
            yield say(language, "approve.clock")
    for before in roles[: roles.index(role)]:
        if before not in stands:
            yield say(language, "approve.order", role=_role(before, language))


def _shown(story: Story, signature: Signature, content: Content, language: str) -> str:
    """What is signed, as lines."""
    parts = signature.signed
    lines = [
        say(language, "approve.story", title=story.wordings[0].title, id=story.id),
        *(say(language, "approve.translation", code=one.language, title=one.title) for one in story.wordings[1:]),
        say(language, "approve.print", fingerprint=fingerprint(parts)),
        *(
            say(language, f"approve.{kind}", names=names)
            for kind in ("photo", "coverage", "indicator")
            if (names := _of(kind, parts))
        ),
        *_standing_lines(signature, content, language),
    ]
    last = last_of(content.approvals.get(story.id, ()), signature.role)
    if last is not None:
        changed = ", ".join(_part(name, language) for name in changed_since(last, parts)) or "—"
        lines.append(say(language, "approve.changed", at=_local(last.at), by=last.by, changed=changed))
    return "\n".join(lines)


def _standing_lines(signature: Signature, content: Content, language: str) -> list[str]:
    approval = content.site.approval
    stands = standing(approval, content.approvals.get(signature.story, ()), signature.signed) if approval else {}
    return [
        say(language, "approve.stands", role=_role(role, language), by=one.by, at=_local(one.at)) for role, one in stands.items()
    ]


def _of(kind: str, parts: Parts) -> str:
    """The ids of one kind among the parts."""
    return ", ".join(name.partition(".")[2] for name in parts if name.startswith(f"{kind}."))


def _part(name: str, language: str) -> str:
    """A part in plain words: `photo.kebun` is the record of that photo, `text.en` the English text."""
    kind, _, id = name.partition(".")
    return f"{words()['changed'][kind][language]} {id}".rstrip()


def _role(role: Role, language: str) -> str:
    return say(language, f"role.{role}")


def _local(when: datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M}"


def _sign(root: Path, signature: Signature, language: str) -> int:
    """Add the signature in one write at the end of the file, so that neither a kill nor a colleague's signature loses another."""
    file = root / FILE
    text = as_yaml(signature)
    try:
        data = file.read_bytes() if file.exists() else b""
        text = BEGIN + text if not data else text if data.endswith(b"\n") else "\n" + text
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o644)
        try:
            os.write(handle, text.encode("utf-8"))
        finally:
            os.close(handle)
    except OSError as error:
        return _refuse(say(language, "approve.not_written", file=FILE.as_posix(), reason=error.strerror or "I/O error"))
    print(say(language, "approve.done", file=FILE.as_posix(), role=_role(signature.role, language), by=signature.by))
    return 0


def as_yaml(signature: Signature) -> str:
    """A signature as it stands in its file."""
    lines = [
        f"- story: {signature.story}",
        f"  role: {signature.role}",
        f"  by: {signature.by}",
        f"  at: {signature.at.isoformat(' ')}",
        "  signed:",
        *(f"    {name}: {digest}" for name, digest in signature.signed.items()),
    ]
    return "\n".join(lines) + "\n"
