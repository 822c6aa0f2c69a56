"""What is published bears the signatures that the newsroom asks for. Asked only where `site.yaml` has `approval`."""

from collections.abc import Iterator, Mapping

from site_builder.model.approval import Approval, Role, Signature
from site_builder.model.body import Body
from site_builder.model.content import Content
from site_builder.model.signing import changed_since, last_of, may_sign, needs_signatures, parts_of, roles_of, standing
from site_builder.model.story import Story
from site_builder.places import Places, Ref
from site_builder.problems import Problem, problem

FILE = Ref("approvals")


def check_signed(story: Story, bodies: Mapping[str, Body], content: Content, places: Places) -> Iterator[Problem]:
    """A story that says `published` was signed as it is now by every role, unless it was withdrawn."""
    approval = content.site.approval
    if approval is None or story.head.status != "published" or not needs_signatures(approval, story):
        return
    if story.id in content.withdrawals:
        return
    signatures = content.approvals.get(story.id, ())
    parts = parts_of(story, bodies, content)
    stands = standing(approval, signatures, parts)
    missing = [role for role in roles_of(approval) if role not in stands]
    before = {role: last for role in missing if (last := last_of(signatures, role)) and last.signed != parts}
    place = places.place(Ref("story", story.id), "status")
    if never := [role for role in missing if role not in before]:
        yield problem(place, "T130", "status", role=", ".join(never), option=never[0], story=story.id)
    if before:
        last = max(before.values(), key=lambda one: one.at)
        kinds = ", ".join(dict.fromkeys(name.partition(".")[0] for name in changed_since(last, parts)))
        values = {"role": ", ".join(before), "option": next(iter(before)), "story": story.id}
        yield problem(place, "T131", "status", at=f"{last.at:%Y-%m-%d %H:%M}", changed=kinds, **values)


def check_signatures(content: Content, places: Places) -> Iterator[Problem]:
    """Signatures are given by people who may, in order, by each person for one role, and once."""
    approval = content.site.approval
    if approval is None:
        return
    for signatures in content.approvals.values():
        before: list[Signature] = []
        for number, signature in signatures:
            yield from _check_signer(approval, number, signature, places)
            same = [one for one in before if one.signed == signature.signed]
            yield from _check_beside(approval, number, signature, same, places)
            before.append(signature)


def _check_signer(approval: Approval, number: int, signature: Signature, places: Places) -> Iterator[Problem]:
    if not may_sign(approval, signature):
        place = places.place(FILE, number, "by")
        yield problem(place, "T136", f"{number}.by", found=signature.by, role=signature.role)


def _check_beside(
    approval: Approval, number: int, signature: Signature, before: list[Signature], places: Places
) -> Iterator[Problem]:
    """One signature, and those *before* it that signed the same."""
    if any(one.role == signature.role for one in before):
        yield problem(places.place(FILE, number, "role"), "T135", f"{number}.role", role=signature.role, story=signature.story)
        return
    other = next((one for one in before if one.by == signature.by), None)
    if other:
        place = places.place(FILE, number, "by")
        yield problem(place, "T132", f"{number}.by", found=signature.by, role=signature.role, other=other.role)
    earlier = _earlier(approval, signature.role)
    if earlier and not any(one.role == earlier and one.at <= signature.at for one in before):
        place = places.place(FILE, number, "role")
        yield problem(place, "T133", f"{number}.role", role=signature.role, earlier=earlier, story=signature.story)


def _earlier(approval: Approval, role: Role) -> Role | None:
    """The role that signs before *role*."""
    roles = roles_of(approval)
    return roles[roles.index(role) - 1] if role in roles[1:] else None


def check_signers(content: Content, places: Places) -> Iterator[Problem]:
    """Somebody may sign in each role that is asked for."""
    approval = content.site.approval
    if approval is None:
        return
    if not approval.roles:
        yield problem(places.place(Ref("site"), "approval", "roles", key=True), "T138", "approval.roles")
    for role in roles_of(approval):
        if not any(role in signer.roles for signer in approval.people.values()):
            yield problem(
                places.place(Ref("site"), "approval", "people", key=True), "T137", "approval.people", role=role, option=role
            )


REST_RULES = (check_signatures, check_signers)
