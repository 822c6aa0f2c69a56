"""What waits for whose signature."""

from collections.abc import Iterator

from site_builder.cli.words import say
from site_builder.model.approval import Approval, Role, Signature
from site_builder.model.content import Content
from site_builder.model.signing import last_of, needs_signatures, parts_of, roles_of, standing
from site_builder.model.story import Story, body_languages

WAITING = ("review", "approved", "published")
"""Drafts wait for nobody until one of them was signed."""


def waiting(content: Content, language: str) -> Iterator[tuple[str, list[str]]]:
    """A heading and a row for each story that waits: for whose signature, and its id. Nothing where none are asked for."""
    approval = content.site.approval
    if approval is None:
        return
    rows: list[tuple[str, str]] = []
    for story in sorted(content.stories.values(), key=lambda story: (story.live, story.id)):
        is_signed = story.id in content.approvals
        if story.head.status not in WAITING and not (is_signed and story.head.status == "draft"):
            continue
        if story.id in content.withdrawals or not needs_signatures(approval, story):
            continue
        stands = standing(approval, content.approvals.get(story.id, ()), parts_of_story(story, content))
        missing = next((role for role in roles_of(approval) if role not in stands), None)
        if missing:
            is_again = last_of(content.approvals.get(story.id, ()), missing) is not None
            rows.append((_who(approval, missing, stands, language, is_again=is_again), story.id))
    width = max((len(who) for who, _ in rows), default=0)
    yield say(language, "list.waiting"), [f"{who:<{width}}  {id}" for who, id in rows]


def parts_of_story(story: Story, content: Content) -> dict[str, str]:
    """What is signed of *story*, whose texts are read from their files."""
    bodies = {key: content.bodies["story", story.id, key] for _, _, key in body_languages(story.wordings)}
    return parts_of(story, bodies, content)


def _who(approval: Approval, role: Role, stands: dict[Role, Signature], language: str, *, is_again: bool) -> str:
    """A role and the people who may still sign in it: whoever signed already may not sign again."""
    signed = {signature.by for signature in stands.values()}
    people = [id for id, signer in approval.people.items() if role in signer.roles and signer.until is None and id not in signed]
    again = f", {say(language, 'list.again')}" if is_again else ""
    return f"{say(language, f'role.{role}')} ({', '.join(people) or '—'}){again}"
