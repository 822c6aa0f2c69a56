"""What may be published by which consent: every form, on every channel, in every state, through the real build."""

import io
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from malformed.case import MINIMAL, PHOTO, PHOTO_TEXT, PICTURE, PROGRAM, PROGRAM_TEXT, REGISTER, STORY, lay, story
from malformed.pictures import WHOLE
from malformed.runs import AS_OF, contents

from site_builder.cli.main import main

FORMS = ("quote", "alias", "name", "face", "voice")
CHANNELS = ("site", "press_kit", "social")

BLOCK = '\n::: {} unnamed as="Seorang warga binaan" reason="Identitas tidak dibuka." consent=wb-01\nSaya senang.\n:::\n'
DECLARED = ("consents:", "  wb-01: [{form}]")
NAMES = {"alias": "Melati", "name": "Siti Aminah"}


class Use(NamedTuple):
    """A way to use a form: what the story says more, in its head and its body, and where a finding points."""

    head: tuple[str, ...]
    body: str
    place: str


DECLARES = Use(DECLARED, "", "content/stories/2025/panen-selada.md:8:11")
USES = {
    "quote": (Use((), BLOCK.format("quote"), "content/stories/2025/panen-selada.md:10:1"), DECLARES),
    "statement": (Use((), BLOCK.format("statement"), "content/stories/2025/panen-selada.md:10:1"),),
    "alias": (Use((), "\nKata *Melati*, senang.\n", "content/stories/2025/panen-selada.md:10:7"), DECLARES),
    "name": (Use((), "\nKata Siti\nAminah, senang.\n", "content/stories/2025/panen-selada.md:10:6"), DECLARES),
    "face": (
        Use(("cover: kebun",), "", "content/stories/2025/panen-selada.md:7:8"),
        Use(("photos: [kebun]",), "", "content/stories/2025/panen-selada.md:7:10"),
        Use((), "\n::: photo kebun\n", "content/stories/2025/panen-selada.md:10:1"),
        DECLARES,
    ),
    "voice": (DECLARES,),
}

STATES: dict[str, tuple[str, ...]] = {
    "P111": (),
    "P112": ("given:",),
    "P113": ("given: 2025-10-01", "evidence: BA-12", "until: 2025-12-30"),
    "P114": ("given: 2025-10-01", "evidence: BA-12", "withdrawn: 2025-12-31 09:00"),
    "P115": ("given: 2025-10-14", "evidence: BA-12"),
    "P116": ("given: 2025-10-01", "evidence: BA-12"),
    "P117": ("given: 2025-10-01", "evidence: BA-12"),
    "valid": ("given: 2025-10-13", "evidence: BA-12", "until: 2026-01-01", "withdrawn: 2026-01-02"),
}
"""What the register says of a consent, by what must become of its use at 2026-01-01 in a story of 2025-10-13."""

MATRIX = list(product(FORMS, CHANNELS, STATES))


def register(form: str, channel: str, state: str) -> str:
    """A register in which the consent is in this *state* for this *form* on this *channel*."""
    forms = [one for one in FORMS if (one == form) is (state != "P116")]
    channels = [one for one in CHANNELS if one in (channel, "site")]
    if state == "P117":
        channels.remove(channel)
    known = (f"forms: [{', '.join(forms)}]", f"channels: [{', '.join(channels)}]", *STATES[state])
    lines = "".join(f"  {line}\n" for line in known if not line.endswith(":"))
    names = f"  {form}: {NAMES[form]}\n" if form in NAMES else ""
    return f"{'wb-02' if state == 'P111' else 'wb-01'}:\n{lines}{names}"


def said_by(use: Use, form: str, channel: str) -> str:
    """The story with this *use*."""
    text = story(f"channels: [{channel}]", *(line.format(form=form) for line in use.head))
    return text + use.body


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The minimal site with a photo and a program, built once."""
    root = tmp_path_factory.mktemp("matrix") / "situs"
    shutil.copytree(MINIMAL, root)
    shows = PHOTO_TEXT.replace("shows: none", "shows:\n  identifiable: [wb-01]")
    lay(root, {PHOTO: shows, PICTURE: WHOLE, PROGRAM: PROGRAM_TEXT})
    assert build(root) == (0, [])
    yield root
    assert {path.name for path in root.iterdir()} == {"content", "private", "output", ".output-lock"}


def build(root: Path) -> tuple[int, list[str]]:
    """The exit code of a build, and its findings."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["build", "--root", str(root), "--lang", "en", "--as-of", AS_OF, "--format", "github"])
    out.flush()
    return code, bytes(out.buffer.getvalue()).decode().splitlines()


def annotation(use: Use, code: str) -> str:
    """How a finding at the place of *use* begins."""
    path, line, column = use.place.split(":")
    return f"::error file={path},line={line},col={column},title={code}::"


@pytest.mark.parametrize(("form", "channel", "state"), MATRIX)
def test_only_a_consent_in_force_for_this_form_and_channel_lets_out(good: Path, form: str, channel: str, state: str) -> None:
    """Every other pair ends with 1 and one finding at the place of the use, and leaves the output as it was."""
    before = contents(good / "output")
    for name in ("quote", "statement") if form == "quote" else (form,):
        for use in USES[name]:
            if state == "P111" and form in NAMES and use is not DECLARES:
                continue  # a name that is in no register is nobody's
            lay(good, {STORY: said_by(use, form, channel), REGISTER: register(form, channel, state)})
            if state == "valid":
                shutil.rmtree(good / "output")  # another story of the same name would have changed silently (N170)
            code, findings = build(good)
            if state == "valid":
                assert (code, findings) == (0, [])
                before = contents(good / "output")
                continue
            assert code == 1
            assert [line[: len(annotation(use, state))] for line in findings] == [annotation(use, state)]
            assert contents(good / "output") == before


@pytest.mark.parametrize(("form", "channel", "state"), [*product(("quote", "face"), ("social",), ("P114", "P117", "valid"))])
def test_a_process_of_its_own_judges_the_same(good: Path, form: str, channel: str, state: str) -> None:
    """The command line, run as officers run it, says in Indonesian what is wrong, where, and ends with 1."""
    use = USES[form][0]
    lay(good, {STORY: said_by(use, form, channel), REGISTER: register(form, channel, state)})
    command = [sys.executable, "-m", "site_builder", "build", "--root", str(good), "--as-of", AS_OF]
    before = contents(good / "output")
    if state == "valid":
        shutil.rmtree(good / "output")  # as above
    done = subprocess.run(command, capture_output=True, check=False, text=True, encoding="utf-8", timeout=60)
    if state == "valid":
        assert (done.returncode, done.stderr) == (0, "")
        return
    assert done.returncode == 1
    assert done.stderr.startswith(f"{use.place}: {state} ")
    assert done.stderr.count("\n") == 3
    assert contents(good / "output") == before


@pytest.mark.parametrize(("form", "state"), [*product(("quote", "alias", "name", "face", "voice"), STATES)])
def test_a_draft_is_warned_of_and_stays_in_the_newsroom(good: Path, form: str, state: str) -> None:
    """What is wrong with a draft is told and stops nothing; what is withdrawn is not asked about."""
    for use in USES[form]:
        if state == "P111" and form in NAMES and use is not DECLARES:
            continue
        text = said_by(use, form, "social")
        lay(good, {STORY: text.replace("status: published", "status: draft"), REGISTER: register(form, "social", state)})
        shutil.rmtree(good / "output", ignore_errors=True)  # what was never published does not vanish (T110)
        expected = [] if state == "valid" else [annotation(use, "P119").replace("error", "warning")]
        code, findings = build(good)
        assert (code, [line.partition("::")[0] + line[: line.index("::", 2) + 2] for line in findings]) == (0, expected)
        lay(good, {STORY: text.replace("status: published", "status: withdrawn")})
        assert build(good) == (0, [])


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ("publish: 2026-01-05 09:00", ["P113"]),  # it would go live after the consent's last day
        ("publish: 2026-01-03 23:00", []),
        ("expires: 2025-12-01 00:00", []),  # nobody sees it any more
        ("embargo: 2026-01-05 09:00\nexpires: 2026-01-06 09:00", ["P113"]),
    ],
)
def test_a_story_is_judged_when_it_is_seen(good: Path, times: str, expected: list[str]) -> None:
    """A story that waits is judged at the time when it goes live; one that has expired is not judged."""
    entry = "wb-01:\n  forms: [quote]\n  channels: [site]\n  given: 2025-10-01\n  evidence: BA-12\n  until: 2026-01-03\n"
    lay(good, {STORY: story(times) + BLOCK.format("quote"), REGISTER: entry})
    code, findings = build(good)
    assert (code, [line.partition("title=")[2][:4] for line in findings]) == (int(bool(expected)), expected)


def test_of_two_people_with_one_name_one_consent_suffices(good: Path) -> None:
    """A name that stands twice in the register may appear where one of the two allows it: a renewed consent is a new entry."""
    old = register("name", "site", "P113")
    new = register("name", "site", "valid").replace("wb-01", "wb-02")
    for entries, code in ((old, 1), (old + new, 0), (new + old, 0), (new.replace("[name]", "[face]") + old, 1)):
        lay(good, {STORY: said_by(USES["name"][0], "name", "site"), REGISTER: entries})
        assert build(good)[0] == code


def test_a_face_under_a_region_needs_no_consent(good: Path) -> None:
    """A region that says whom it hides takes that face out; the others still need theirs."""
    shows = PHOTO_TEXT.replace("shows: none", "shows:\n  identifiable: [wb-01, wb-02]")
    hidden = "redact:\n  - {left: 10, top: 10, width: 20, height: 20, hides: %s}\n"
    try:
        for hides, code in (("wb-02", 0), ("wb-01", 1), ("wb-03", 1)):
            lay(good, {PHOTO: shows + hidden % hides, REGISTER: register("face", "site", "valid"), STORY: story("cover: kebun")})
            assert build(good)[0] == code
    finally:
        lay(good, {PHOTO: PHOTO_TEXT.replace("shows: none", "shows:\n  identifiable: [wb-01]")})


def test_programs_and_pages_need_a_consent_as_stories_do(good: Path) -> None:
    """A program or page that shows a face, or declares a voice, is judged at the time of the build."""
    program, page = (good / path for path in (PROGRAM, "content/pages/tentang.md"))
    texts = {file: file.read_text("utf-8") for file in (program, page)}
    lay(good, {STORY: story()})
    declared = "consents:\n  wb-01: [face]\n"
    try:
        for state, code in (("valid", 0), ("P113", 1), ("P116", 1), ("P115", 0)):
            for file, more in ((program, "cover: kebun\n"), (program, declared), (page, "")):
                lay(good, {REGISTER: register("face", "site", state)})
                file.write_text(texts[file] + more if more else texts[file].replace("\n---\n", f"\n{declared}---\n", 1), "utf-8")
                assert build(good)[0] == code
                file.write_text(texts[file], "utf-8")
    finally:
        for file, text in texts.items():
            file.write_text(text, "utf-8")
