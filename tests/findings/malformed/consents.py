"""The register of consents: what is wrong with it, and what may not be published by it."""

import struct

from malformed.case import (
    PAGE,
    PERSON,
    PHOTO,
    PHOTO_TEXT,
    PICTURE,
    PROGRAM,
    PROGRAM_TEXT,
    REGISTER,
    STORY,
    Case,
    site,
    story,
    told,
)
from malformed.pictures import WHOLE

UNNAMED = '::: quote unnamed as="Seorang warga binaan" reason="Identitas tidak dibuka." consent=wb-01'
"""The kind of use that most cases show."""


def register(*lines: str, id: str = "wb-01") -> str:
    """A register of one entry with these fields."""
    return f"{id}:\n" + "".join(f"  {line}\n" for line in lines)


GIVEN = ("forms: [quote, alias]", "channels: [site]", "given: 2025-10-01", "evidence: BA-12/X/2025")


def index(*paths: str) -> bytes:
    """What git would keep of files at these *paths*."""
    data = b"DIRC" + struct.pack(">II", 2, len(paths))
    for path in paths:
        entry = bytes(60) + struct.pack(">H", len(path)) + path.encode()
        data += entry + bytes(8 - len(entry) % 8)
    return data + bytes(20)


def quoted(*lines: str, **more: str) -> dict[str, str | bytes]:
    """A site whose story quotes by consent `wb-01`, which has these fields."""
    return {STORY: told(UNNAMED, "Saya senang.", ":::"), REGISTER: register(*lines), **more}


CASES = (
    Case(
        name="not-recorded",
        promise="A consent that is not in the register is told.",
        files={STORY: told(UNNAMED, "Saya senang.", ":::"), REGISTER: register(*GIVEN, id="wb-02")},
    ),
    Case(
        name="empty-register",
        promise="A register that says nothing is one, and knows no consent.",
        files={STORY: told(UNNAMED, "Saya senang.", ":::"), REGISTER: "# belum ada\n"},
    ),
    Case(
        name="pending",
        promise="A consent that was not given, or is to be given later, is told.",
        files={
            STORY: told(UNNAMED, "Saya senang.", ":::", "", UNNAMED.replace("wb-01", "wb-02"), "Saya juga.", ":::"),
            REGISTER: register("forms: [quote]", "channels: [site]")
            + register("forms: [quote]", "channels: [site]", "given: 2026-01-02", "evidence: BA-13", id="wb-02"),
        },
    ),
    Case(name="expired", promise="A consent counts to the end of its last day.", files=quoted(*GIVEN, "until: 2025-12-31")),
    Case(name="withdrawn", promise="A consent that was taken back is told.", files=quoted(*GIVEN, "withdrawn: 2025-12-31 23:59")),
    Case(
        name="younger-than-the-story",
        promise="A consent that was given after the story went live is told.",
        files=quoted("forms: [quote]", "channels: [site]", "given: 2025-10-14", "evidence: BA-12"),
    ),
    Case(
        name="another-form",
        promise="A consent to something else is told.",
        files=quoted("forms: [face]", "channels: [site]", "given: 2025-10-01", "evidence: BA-12"),
    ),
    Case(
        name="another-channel",
        promise="A consent must cover every channel of its story, and the site in any case.",
        files={
            STORY: story("channels: [social]")
            + f"\n{UNNAMED}\nSaya senang.\n:::\n\n{UNNAMED.replace('01', '02')}\nSaya juga.\n:::\n",
            REGISTER: register(*GIVEN)
            + register("forms: [quote]", "channels: [social]", "given: 2025-10-01", "evidence: BA-13", id="wb-02"),
        },
    ),
    Case(
        name="draft",
        promise="A draft is warned of, whatever is wrong with its consents.",
        files={
            STORY: (
                story("consents:", "  wb-01: [voice, quote]", "  wb-02: [voice]") + f"\n{UNNAMED}\nSaya senang.\n:::\n"
            ).replace("published", "draft"),
            REGISTER: register(*GIVEN, "until: 2025-11-01"),
        },
        exit=0,
    ),
    Case(
        name="draft-without-a-register",
        promise="A draft that uses a consent is warned of where there is no register.",
        files={STORY: told(UNNAMED, "Saya senang.", ":::").replace("published", "review")},
        exit=0,
    ),
    Case(
        name="declared",
        promise="What a story, a program or a page declares is judged where it is declared.",
        files={
            STORY: story("consents:", "  wb-01: [quote, voice]"),
            PROGRAM: PROGRAM_TEXT + "consents:\n  wb-01: [voice]\n",
            PAGE: "---\ntitle: Tentang\nstatus: published\nconsents:\n  wb-02: [face]\n---\nTentang kami.\n",
            REGISTER: register(*GIVEN),
        },
    ),
    Case(
        name="names-everywhere",
        promise="A name of the register is told wherever it stands, however it is typed, and never repeated.",
        files={
            STORY: story("tags: [Siti Aminah]", "byline:", "  writer: siti AMINAH")
            + f"\nBersama Siti **Aminah**nya, dan Sìti\nAminah.\n\n{UNNAMED.replace('Seorang warga binaan', 'Melati')}\nBunga melati.\n:::\n",
            PROGRAM: PROGRAM_TEXT.replace("Kebun Selada", "Kebun Siti-Aminah"),
            PAGE: "---\ntitle: Tentang\nstatus: draft\n---\nTentang Siti Aminah.\n",
            "content/people.yaml": PERSON.replace("Siti Contoh", "SITI AMINAH"),
            "content/coverage.yaml": "harian:\n  outlet: Harian Contoh\n  summary: Tentang Siti Aminah.\n",
            "content/site.yaml": site("notice: Bersama Siti Aminah"),
            REGISTER: register(*GIVEN, "name: Siti Aminah", "alias: Melati"),
        },
    ),
    Case(
        name="names-on-photos",
        promise="The record of a photo that is shown holds no name, and a face that no region hides has its consent.",
        files={
            PHOTO: PHOTO_TEXT.replace("shows: none", "shows:\n  identifiable: [wb-01, wb-02]")
            + "caption: Siti Aminah di kebun\nredact:\n  - {left: 10, top: 10, width: 20, height: 20, hides: wb-02}\n",
            PICTURE: WHOLE,
            STORY: story("cover: kebun"),
            PROGRAM: PROGRAM_TEXT + "photos: [kebun]\n",
            REGISTER: register(*GIVEN, "name: Siti Aminah"),
        },
    ),
    Case(
        name="entries",
        promise="What is wrong in the register is told by place and field, and nothing that stands there is repeated.",
        files={
            REGISTER: register("forms: [kutipan]", "channels: situs", "given: Siti Aminah", "nama: Siti Aminah")
            + register(*GIVEN[:3], "until: 2024-10-10", "withdrawn: 2025-09-30", "alias: [Melati, M]", id="wb-02")
            + register(*GIVEN, "id: Siti Aminah", "evidence: BA-9", id="Siti Aminah")
            + "wb-03: Siti Aminah\nwb-04:\n",
        },
    ),
    Case(
        name="register-that-is-no-yaml",
        promise="A register that cannot be read stops everything, and nothing of it is repeated.",
        files={STORY: told(UNNAMED, "Saya senang.", ":::"), REGISTER: "wb-01:\n  name: Siti: Aminah\n\tforms: [quote\n"},
    ),
    Case(
        name="register-that-is-a-list",
        promise="A register that is no map of entries is told.",
        files={STORY: told(UNNAMED, "Saya senang.", ":::"), REGISTER: "- Siti Aminah\n"},
    ),
    Case(
        name="register-in-content",
        promise="A register in a folder that is published is refused before it is read.",
        files={
            "content/site.yaml": site("privacy:", "  register: private/../content/pages/../consents.yaml"),
            STORY: told(UNNAMED, "Saya senang.", ":::"),
        },
    ),
    Case(
        name="register-elsewhere-that-is-not-there",
        promise="A register outside the project must be there.",
        files={"content/site.yaml": site("privacy:", "  register: ../bersama/consents.yaml")},
    ),
    Case(
        name="register-in-git",
        promise="A register that git keeps is refused before anything of it is used.",
        files={
            **quoted(*GIVEN, "until: 2025-12-31"),
            ".git/HEAD": "ref: refs/heads/main\n",
            ".git/index": index("content/site.yaml", "Private/consents.yaml"),
        },
    ),
    Case(
        name="register-in-a-broken-repository",
        promise="A register in a repository that cannot be read is refused.",
        files={**quoted(*GIVEN), ".git/HEAD": "ref: refs/heads/main\n", ".git/index": b"DIRC\0\0"},
    ),
)
