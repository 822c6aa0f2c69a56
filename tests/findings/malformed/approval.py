"""Signatures: missing, void, out of order, by the wrong people."""

from malformed.case import SITE, STORY, Case, site, swapped, text_of

FILE = "content/approvals.yaml"
ASKED = site(
    "approval:",
    "  people:",
    "    rina: {roles: [writer, editor]}",
    "    budi: {roles: [editor]}",
    "    karu: {roles: [head]}",
    "    lama: {roles: [head], until: 2025-06-30}",
)
NOW = "{head: 7db0ae84557b813b, text: a7a1f1f458aa4796}"
"""The parts of the minimal story. Digests must never change: everything that was ever signed would be void."""
OLD = "{head: 0000000000000000, text: a7a1f1f458aa4796, photo.kebun: 0000000000000000}"


def signed(role: str, by: str, at: str = "2025-10-14 09:00", what: str = NOW) -> str:
    """An entry of the file."""
    return f"- {{story: panen-selada, role: {role}, by: {by}, at: {at}, signed: {what}}}\n"


def all_but(path: str) -> str:
    """The minimal story in review."""
    return swapped(path, "status: published", "status: review")


ALL = signed("writer", "rina") + signed("editor", "budi") + signed("head", "karu")

CASES = (
    Case(
        name="not-signed",
        promise="A published story that nobody signed is told once for each signature, at its status.",
        files={SITE: ASKED},
    ),
    Case(
        name="half-signed",
        promise="A published story that lacks one signature is told with that one.",
        files={SITE: ASKED, FILE: signed("writer", "rina") + signed("editor", "budi")},
    ),
    Case(
        name="changed-since",
        promise="A story that was changed since it was signed is told with who signed when and what changed.",
        files={
            SITE: ASKED,
            FILE: signed("writer", "rina", what=OLD) + signed("editor", "budi", what=OLD) + signed("head", "karu", what=OLD),
        },
    ),
    Case(
        name="by-one-person",
        promise="One person signs one story in one role.",
        files={SITE: ASKED, FILE: signed("writer", "rina") + signed("editor", "rina") + signed("head", "karu")},
    ),
    Case(
        name="out-of-order",
        promise="Nobody signs before those whose turn it is.",
        files={
            SITE: ASKED,
            FILE: signed("writer", "rina", "2025-10-14 09:30") + signed("editor", "budi") + signed("head", "karu"),
        },
    ),
    Case(
        name="twice",
        promise="Who signs the same twice is told, and nothing is stopped.",
        files={SITE: ASKED, FILE: ALL + signed("editor", "budi", "2025-10-15 09:00")},
        exit=0,
    ),
    Case(
        name="by-strangers",
        promise="Who is not listed, not in that role, or no longer, cannot sign.",
        files={
            SITE: ASKED,
            STORY: all_but(STORY),
            FILE: signed("writer", "rini") + signed("editor", "karu") + signed("head", "lama"),
        },
    ),
    Case(
        name="from-the-future",
        promise="A signature that did not exist yet at the time of the build does not count.",
        files={SITE: ASKED, FILE: ALL.replace("by: karu, at: 2025-10-14", "by: karu, at: 2026-02-01")},
    ),
    Case(
        name="nobody-to-sign",
        promise="A role that is asked for has somebody who signs in it.",
        files={SITE: site("approval:", "  people:", "    rina: {roles: [writer]}"), STORY: all_but(STORY)},
    ),
    Case(
        name="no-roles",
        promise="Who switches approval on asks for at least one signature.",
        files={SITE: site("approval:", "  roles: []", "  people: {rina: {roles: [writer]}}"), STORY: text_of(STORY)},
    ),
    Case(
        name="unknown-role",
        promise="A role that does not exist is told where it stands, in the settings and among the signatures.",
        files={SITE: site("approval:", "  people: {rina: {roles: [penulis]}}"), FILE: signed("penulis", "rina")},
    ),
    Case(
        name="not-a-list",
        promise="A file of signatures that is no list is told.",
        files={FILE: "panen-selada: rina\n"},
    ),
)
