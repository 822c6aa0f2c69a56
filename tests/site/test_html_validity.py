"""The Nu Html Checker, which browsers' makers and the W3C use, over every page."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from reader.builds import PROJECT, Built

JAR = PROJECT / "tests" / ".tools" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def find_checker() -> tuple[str, Path]:
    """Java and the checker."""
    java, jar = shutil.which("java"), Path(os.environ.get("VNU_JAR", JAR))
    if not java:
        pytest.fail(
            "These tests check the pages with the Nu Html Checker, which needs Java: apt-get install default-jre-headless."
        )
    if not jar.is_file():
        pytest.fail(
            f"The Nu Html Checker is not at {jar}: npm install --prefix tests/.tools --ignore-scripts vnu-jar, or set VNU_JAR."
        )
    return java, jar


def findings(folder: Path, *options: str) -> list[dict[str, Any]]:
    """Everything that the checker says about the files below *folder*."""
    java, jar = find_checker()
    command = [java, "-Xmx1g", "-jar", str(jar), *options, "--format", "json", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return messages


def told(messages: list[dict[str, Any]], folder: Path) -> list[str]:
    """Findings, short."""
    return [
        f"{m.get('url', '').removeprefix(f'file:{folder}')}:{m.get('lastLine', '?')}: {m.get('subType', m['type'])}: {m['message']}"
        for m in messages
    ]


def test_every_page_is_valid_html(site: Built) -> None:
    """The checker has nothing to say about any page: no error, no warning, no remark."""
    assert told(findings(site.output, "--skip-non-html"), site.output) == []


def test_every_page_of_the_portable_site_is_valid_html(portable: Built) -> None:
    """The checker has nothing to say about any page that is opened from a disk."""
    assert told(findings(portable.output, "--skip-non-html"), portable.output) == []


def test_the_icon_is_valid(site: Built, tmp_path: Path) -> None:
    """The checker has nothing to say about the icon."""
    (tmp_path / "icon.svg").write_bytes(site.read("assets/icon.svg"))
    assert told(findings(tmp_path, "--also-check-svg", "--skip-non-svg"), tmp_path) == []


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    """On a page with a fault the checker does speak, so that its silence means something."""
    (tmp_path / "page.html").write_text(
        "<!doctype html><html lang=id><head><title>x</title></head><body><p><div></p></body></html>", "utf-8"
    )
    assert any(message["type"] == "error" for message in findings(tmp_path, "--skip-non-html"))
