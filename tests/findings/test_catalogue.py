"""The catalogue of findings: complete, in two languages, and no code without a meaning."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from malformed import EXPECTED

from site_builder.catalogue import FAMILIES, all_codes, words
from site_builder.cli.main import main

PACKAGE = Path(__file__).parents[2] / "site_builder"
CODES = dict(all_codes())
MAKERS = {"problem", "missing", "Refusal", "_BlockProblem", "WriteError", "stop"}
"""Functions that are given a code and what fills its blanks."""
UNPROVOKED = {"C012", "C018", "M110", "N170", "N171", "P124", "P130", "P131", "T110", "N159"}
"""What cannot be brought about here: a file without permission, since tests may run as root; a file that is saved while it is
read, which `tests/engine` does; a file that others may read, which `test_custody.py` does; protected names in finished files, and
an addition that is not installed, which `tests/site` does; a story that vanishes or changes, for which a site must have been
published before (`tests/withdrawal`, `tests/engine/test_silence.py`)."""


def used_codes() -> set[str]:
    """Every code that stands in the package's own text."""
    found = (re.findall(r'"([A-Z][0-9]{3})"', file.read_text("utf-8")) for file in PACKAGE.rglob("*.py"))
    return {code for codes in found for code in codes if code[0] in FAMILIES}


def calls() -> Iterator[tuple[str, str, set[str]]]:
    """Where a code is given by name, which, and the blanks that are filled there."""
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            name = getattr(getattr(node, "func", None), "id", getattr(getattr(node, "func", None), "attr", ""))
            if not isinstance(node, ast.Call) or name not in MAKERS or any(word.arg is None for word in node.keywords):
                continue
            for argument in node.args:
                if isinstance(argument, ast.Constant) and argument.value in CODES:
                    yield f"{file.name}:{node.lineno}", argument.value, {str(word.arg) for word in node.keywords}


def blanks_of(code: str, language: str) -> set[str]:
    """The blanks in a code's wordings."""
    texts = (CODES[code][language].get(name, "") for name in ("message", "remedy", "suggested"))
    return {blank for text in texts for _, blank, _, _ in string.Formatter().parse(text) if blank is not None}


def test_every_code_has_an_entry_and_every_entry_a_use() -> None:
    """No code is used without a wording, and no wording is left over."""
    assert used_codes() == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_an_entry_is_whole_in_both_languages(code: str) -> None:
    """Each code has a severity, two examples, and in both languages a title, a message, a remedy and a reason."""
    entry = CODES[code]
    assert entry["severity"] in ("error", "warning")
    assert entry["bad"].strip()
    assert entry["good"].strip()
    assert entry["bad"] != entry["good"]
    for language in ("id", "en"):
        own = entry[language]
        assert set(own) - {"suggested"} == {"title", "message", "remedy", "why"}
        assert not own["title"].endswith(".")
        assert all("\n" not in text and text == text.strip() for text in own.values())
    assert ("suggested" in entry["id"]) == ("suggested" in entry["en"])
    assert blanks_of(code, "id") == blanks_of(code, "en")


@pytest.mark.parametrize(("where", "code", "given"), list(calls()), ids=lambda value: value if isinstance(value, str) else "")
def test_every_blank_is_filled_where_a_code_is_given(where: str, code: str, given: set[str]) -> None:
    """Whoever gives a code fills every blank of its wording."""
    implied = {"found", "kind", "suggestion"} if code.startswith("L") and "code" not in given and not given else set()
    assert blanks_of(code, "id") <= given | implied, where


def test_every_code_about_content_is_provoked() -> None:
    """There is a malformed site for every code that is about content."""
    heads = (re.match(r".*?:[0-9]+:[0-9]+: ([A-Z][0-9]{3})[ :]", line) for lines in EXPECTED["id"].values() for line in lines)
    assert {head[1] for head in heads if head} == {code for code in CODES if code[0] != "O"} - UNPROVOKED


def test_words_are_in_both_languages() -> None:
    """Whatever fills a blank in one language fills it in the other."""
    assert all(set(texts) == {"id", "en"} for values in words().values() for texts in values.values())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", CODES)
def test_explain_tells_of_every_code(code: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`site-builder explain CODE` gives the title, the reason and both examples."""
    assert main(["explain", code, "--lang", language]) == 0
    told, own = capsys.readouterr(), CODES[code][language]
    assert told.err == ""
    assert told.out.startswith(f"{code} · {own['title']}\n")
    assert own["why"] in told.out
    for example in (CODES[code]["bad"], CODES[code]["good"]):
        assert all(line in told.out for line in example.strip("\n").split("\n"))


def test_explain_without_a_code_lists_them_all(capsys: pytest.CaptureFixture[str]) -> None:
    """`site-builder explain` alone lists every code with its title."""
    assert main(["explain", "--lang", "id"]) == 0
    listed = capsys.readouterr().out
    assert all(f"{code}  {entry['id']['title']}\n" in listed for code, entry in CODES.items())


def test_explain_knows_what_it_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    """A code that does not exist is wrong use, and is told with one that does."""
    assert main(["explain", "C999", "--lang", "en"]) == 2
    assert "C999" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "language"), [("aturan.md", "id"), ("rules.md", "en")])
def test_the_documents_of_all_rules_are_what_explain_prints(name: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`docs/` holds every rule as the software has it today; `python tests/findings/renew.py` writes them anew."""
    assert main(["explain", "--format", "markdown", "--lang", language]) == 0
    printed = capsys.readouterr().out
    assert all(f"### {code} · {entry[language]['title']}\n" in printed for code, entry in CODES.items())
    assert (PACKAGE.parent / "docs" / name).read_text("utf-8") == printed
