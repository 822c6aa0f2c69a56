"""Signatures and words that hurt: whatever is edited, a build with memory says what a clean one says, and publishes the same."""

import base64
import shutil
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich_site import tree

from site_builder.build import Order, OutputError, build_site
from site_builder.cli.main import main
from site_builder.memory import Memory
from site_builder.problems import ContentError

PROJECT = Path(__file__).parents[2]
MINIMAL = PROJECT / "tests" / "sites" / "minimal"
LATER = datetime(2190, 1, 1, tzinfo=ZoneInfo("Asia/Makassar"))
"""After every signature that is given while this test runs."""
SIGNERS = {"writer": "rina", "editor": "budi", "head": "karu"}
LIST = "site-builder.sha256"

PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mPgqtDAihiGlgQAlDgqgZLY1yIAAAAASUVORK5CYII=")
OTHER_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mM4IWeDFTEMLQkAd2xIgbfXr88AAAAASUVORK5CYII="
)

SITE = """approval:
  people:
    rina: {roles: [writer]}
    budi: {roles: [editor]}
    karu: {roles: [head]}
"""
STORIES = {
    "panen-selada": "cover: kebun\ncoverage: [harian]\n",
    "panen-kedua": "status: review\n",
    "panen-ketiga": "photos: [kebun]\n",
}
FILES = {
    "content/photos/kebun.yaml": "shows: none\nalt: Bedeng selada\ncredit: Humas Rutan Contoh\n",
    "content/coverage.yaml": "harian:\n  outlet: Harian Contoh\n  headline: Panen Para Napi\n",
    "content/people.yaml": "siti:\n  name: Siti Contoh\n  title: Guru\n",
    "content/programs/kebun.yaml": "name: Kebun\nsummary: Kebun selada.\nfield: kemandirian\nstatus: running\n"
    "indicators:\n  panen: {label: Panen, value: 3, period: 2025, source: Humas}\n",
}


def begin(root: Path) -> None:
    """Three stories: with a photo and a report, in review, and with a figure and a photo."""
    if root.exists():
        shutil.rmtree(root)
    shutil.copytree(MINIMAL, root)
    with (root / "content" / "site.yaml").open("a", encoding="utf-8", newline="\n") as file:
        file.write(SITE)
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8", newline="\n")
    (root / "content" / "photos" / "kebun.png").write_bytes(PIXEL)
    for id, more in STORIES.items():
        status = "" if "status" in more else "status: published\n"
        head = f"title: {id.title()}\ndate: 2025-10-13\nsummary: Selada dipanen.\n{status}{more}"
        figure = "\n::: indicator kebun/panen\n" if id == "panen-ketiga" else ""
        story(root, id).write_text(f"---\n{head}---\nSelada dipanen.\n{figure}", "utf-8", newline="\n")


def story(root: Path, id: str) -> Path:
    """The file of a story."""
    return root / "content" / "stories" / "2025" / f"{id}.md"


def swap(file: Path, *texts: str) -> None:
    """Replace the first of *texts* that the file holds by the next one, around."""
    said = file.read_text("utf-8")
    for old, new in zip(texts, (*texts[1:], texts[0]), strict=True):
        if old in said:
            file.write_text(said.replace(old, new), "utf-8", newline="\n")
            return


def sign(root: Path, id: str, role: str) -> None:
    """Sign, if that may be done."""
    main(["approve", id, "--role", role, "--as", SIGNERS[role], "--yes", "--root", str(root)])


def sign_all(root: Path) -> None:
    """Sign whatever may be signed, in order."""
    for id in STORIES:
        for role in SIGNERS:
            sign(root, id, role)


def unsign(root: Path) -> None:
    """Take the first signature away."""
    file = root / "content" / "approvals.yaml"
    entries = file.read_text("utf-8").split("- story:") if file.is_file() else []
    if len(entries) > 1:
        file.write_text("- story:".join([entries[0], *entries[2:]]) or "\n", "utf-8", newline="\n")
    if len(entries) == 2:
        file.unlink()


def allow(root: Path) -> None:
    """Allow a word, or no longer."""
    file = root / "content" / "lexicon.yaml"
    if file.is_file():
        file.unlink()
    else:
        file.write_text("napi:\n  allowed: true\n  reason: Nama kelompok.\n", "utf-8", newline="\n")


def withdraw(root: Path, id: str) -> None:
    """Put a story's withdrawal on record, or take the record away."""
    file = root / "content" / "withdrawals.yaml"
    if file.is_file():
        file.unlink()
    else:
        times = "requested: 2025-10-14 14:05\n  removed: 2025-10-14 16:40"
        file.write_text(f"{id}:\n  {times}\n  addresses:\n    id: [berita/2025/{id}/]\n", "utf-8", newline="\n")


def picture(root: Path) -> None:
    """Another picture, or the first one again."""
    file = root / "content" / "photos" / "kebun.png"
    file.write_bytes(OTHER_PIXEL if file.read_bytes() == PIXEL else PIXEL)


EDITS: dict[str, Callable[[Path, str, str], None]] = {
    "sign": sign,
    "sign all": lambda root, _, __: sign_all(root),
    "unsign": lambda root, _, __: unsign(root),
    "text": lambda root, id, _: swap(story(root, id), "Selada dipanen.\n", "Napi memanen selada.\n", "Panen Para Napi.\n"),
    "status": lambda root, id, _: swap(story(root, id), "status: published", "status: review"),
    "withdraw": lambda root, id, _: withdraw(root, id),
    "title": lambda root, id, _: swap(story(root, id), "Panen-", "Hasil "),
    "photo": lambda root, _, __: swap(root / "content/photos/kebun.yaml", "Bedeng selada", "Bedeng para napi"),
    "picture": lambda root, _, __: picture(root),
    "report": lambda root, _, __: swap(root / "content/coverage.yaml", "Panen Para Napi", "Panen Selada"),
    "figure": lambda root, _, __: swap(root / "content/programs/kebun.yaml", "value: 3", "value: 4"),
    "name": lambda root, _, __: swap(root / "content/people.yaml", "Siti Contoh", "Siti Napi", "Napi Contoh"),
    "word": lambda root, _, __: allow(root),
    "setting": lambda root, _, __: swap(root / "content/site.yaml", "karu: {roles: [head]}", "karu: {roles: [head, editor]}"),
    "comment": lambda root, _, __: swap(root / "content/people.yaml", "siti:", "# Guru\nsiti:"),
}

steps = st.lists(
    st.tuples(st.sampled_from(sorted(EDITS)), st.sampled_from(sorted(STORIES)), st.sampled_from(sorted(SIGNERS))),
    min_size=1,
    max_size=3,
)


def outcome(order: Order) -> tuple[Any, ...]:
    """Findings and files of a build."""
    try:
        report = build_site(order)
    except (ContentError, OutputError) as error:
        return "refused", tuple(sorted(error.problems))
    return "built", report.warnings, tree(order.output)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    sequence=st.lists(steps, min_size=2, max_size=5), is_preview=st.sampled_from((False, False, True)), is_signed=st.booleans()
)
def test_memory_changes_nothing(
    sequence: list[list[tuple[str, str, str]]], is_preview: bool, is_signed: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Findings, warnings and every byte, after each edit; half of the sites begin with everything signed."""
    folder = tmp_path_factory.mktemp("signed")
    root = folder / "site"
    begin(root)
    if is_signed:
        sign_all(root)
    presses: dict[bytes, Any] = {}
    for number, edits in enumerate([[], *sequence]):
        for name, id, role in edits:
            EDITS[name](root, id, role)
        plain: dict[str, Any] = {"root": root, "templates": PROJECT / "templates", "now": LATER, "is_preview": is_preview}
        memory = Memory(folder=folder / "state", began=time.time_ns(), presses=dict(presses))
        (folder / f"clean-{number}").mkdir()
        if (folder / "output" / LIST).is_file():  # so that what has vanished since is refused there too
            shutil.copy(folder / "output" / LIST, folder / f"clean-{number}" / LIST)
        found = outcome(Order(output=folder / "output", memory=memory, **plain))
        clean = outcome(Order(output=folder / f"clean-{number}", memory=Memory(presses=dict(memory.presses)), **plain))
        presses = dict(memory.presses)
        assert found == clean
