"""Whom to tell of a weakness: contacts that can be used, a time that is neither over nor too long, an address where it is read."""

from malformed.case import MINIMAL, SITE, Case

WHOLE = (MINIMAL / "content" / "site.yaml").read_text("utf-8")


def security(*lines: str, base: str = "") -> dict[str, str]:
    """The minimal site that says whom to tell."""
    whole = WHOLE.replace("https://kabar.rutan-contoh.example/", base) if base else WHOLE
    return {SITE: whole + "security:\n" + "".join(f"  {line}\n" for line in lines)}


CONTACT = "contact: humas@rutan-contoh.example"

CASES = (
    Case(
        name="expired",
        promise="A time that is over is told, and stops nobody's news.",
        files=security(CONTACT, "expires: 2025-12-31"),
        exit=0,
    ),
    Case(
        name="expires-soon",
        promise="The last month is told.",
        files=security(CONTACT, "expires: 2026-01-30"),
        exit=0,
    ),
    Case(
        name="holds-for-long-enough",
        promise="A time of more than a month and less than a year is not told.",
        files=security(CONTACT, "expires: 2026-02-01"),
        exit=0,
    ),
    Case(
        name="holds-for-too-long",
        promise="More than a year is told.",
        files=security(CONTACT, "expires: 2027-01-03"),
        exit=0,
    ),
    Case(
        name="expired-and-weighed",
        promise="A site may let an expired file stop its builds.",
        files={SITE: security(CONTACT, "expires: 2025-12-31")[SITE] + "rules: {T140: error}\n"},
    ),
    Case(
        name="below-a-path",
        promise="Where nobody would look for it, it is told not to be published.",
        files=security(CONTACT, "expires: 2026-06-30", base="https://rutan-contoh.example/berita/"),
        exit=0,
    ),
    Case(
        name="nobody-to-tell",
        promise="A contact that nobody can use is told, and so are an empty list and a missing field.",
        files=security("contact: [humas@rutan-contoh.example, kantor humas]", "policy: http://rutan-contoh.example/lapor/"),
    ),
    Case(
        name="no-contact",
        promise="An empty list of contacts is told.",
        files=security("contact: []", "expires: besok", "languages: [jawa]"),
    ),
)
