"""How heavily a rule weighs is the site's own decision, but for walls; what is silenced is counted, and told to every reader of findings."""

import io
import json
import time
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from malformed import CASES
from malformed.case import SITE, STORY, Laid, site, swapped, text_of
from malformed.runs import AS_OF, Run, make_site, run

from site_builder.catalogue import all_codes, guard_of
from site_builder.cli.main import main

SCHEMA = Path(__file__).parents[1] / ".tools/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
"""The schema as Microsoft's own checker has it."""
"""As OASIS publishes it."""

NAMED = "P140: {severity: off, by: Rina Contoh, reason: Nama kelompok teater.}"
WORDS: Mapping[str, Laid] = {
    STORY: swapped(STORY, "title: Panen Selada di Rutan Contoh", "title: Panen Selada Para Napi")
    + "\nBaca [di sini](https://a.example/).\n"
}
"""A story with a word that hurts (P140) and a link that says nothing (A105)."""
HURTS = "content/stories/2025/panen-selada.md:2:26: P140 title: "
TELLS_NOTHING = "content/stories/2025/panen-selada.md:9:6: A105: "


def told(tmp_path: Path, *rules: str, command: str = "check") -> Run:
    """What is said of that story by a site with these *rules*."""
    lines = ("rules:", *(f"  {rule}" for rule in rules)) if rules else ()
    return run(command, make_site(tmp_path, {**WORDS, SITE: site(*lines)}), "en")


def heads(found: Run) -> list[str]:
    """Place, code and key of each finding."""
    return [line[: line.index(": ", line.index(": ") + 2) + 2] for line in found.err.split("\n") if line.startswith("content/")]


def test_without_rules_every_finding_weighs_what_the_catalogue_says(tmp_path: Path) -> None:
    """Both are warnings."""
    found = told(tmp_path)
    assert (heads(found), found.code) == ([HURTS, TELLS_NOTHING], 0)


def test_a_warning_can_become_an_error(tmp_path: Path) -> None:
    """Then nothing is built."""
    found = told(tmp_path, "A105: error", command="build")
    assert (heads(found), found.code) == ([HURTS, TELLS_NOTHING], 1)
    assert "Errors: 1 (A105), warnings: 1; only errors stop the build." in found.err
    assert not (tmp_path / "situs" / "output").exists()


def test_what_is_silenced_is_counted_with_who_decided_so(tmp_path: Path) -> None:
    """`check` and `build` say how often, and the latter also where nothing has changed."""
    lines = "Silenced by site.yaml: A105, 1 times.\nSilenced by site.yaml: P140, 1 times. Decided by Rina Contoh: Nama kelompok teater.\n"
    found = told(tmp_path, "A105: off", NAMED)
    assert (found.err, found.code) == (lines, 0)
    for _ in range(2):
        again = run("build", tmp_path / "situs", "en")
        assert (again.err, again.code) == (lines, 0)


def test_an_error_that_yields_is_a_warning_with_a_name(tmp_path: Path) -> None:
    """A heading level may be left out where somebody answers for it; it is told all the same."""
    rules = ("rules:", "  A103: {severity: warning, by: Rina Contoh, reason: Naskah lama.}")
    head, front, text = text_of(STORY).split("---\n", 2)
    files: dict[str, Laid] = {SITE: site(*rules), STORY: f"{head}---\n{front}---\n#### Panen\n\n{text}"}
    found = run("build", make_site(tmp_path, files), "en")
    assert found.code == 0
    assert "A103: " in found.err
    assert "A103 is made a warning by site.yaml, 1 times. Decided by Rina Contoh: Naskah lama.\n" in found.err


@pytest.mark.parametrize("severity", ["off", "warning", "error"])
@pytest.mark.parametrize("is_named", [False, True])
def test_a_wall_cannot_be_taken_down(severity: str, is_named: bool, tmp_path: Path) -> None:
    """Whatever the code, a setting that weakens it is accepted only as the catalogue's guard says."""
    order = ("off", "warning", "error")
    ruling = f"{{severity: {severity}, by: Rina, reason: Perlu}}" if is_named else severity
    expected = []
    for code, known in all_codes():
        guard, is_weaker = guard_of(code), order.index(severity) < order.index(known["severity"])
        if is_weaker and (guard == "never" or (guard == "named" and not is_named)):
            expected.append(f"{'C191' if guard == 'never' else 'C192'} rules.{code}")
    rules = (f"  {code}: {ruling}" for code, _ in all_codes())
    found = run("check", make_site(tmp_path, {SITE: site("rules:", *rules)}), "en")
    assert [line.split(": ")[1] for line in found.findings] == expected


def test_privacy_never_yields_in_silence() -> None:
    """No rule about privacy and no error is free; consents, private lists and protected names yield to nobody."""
    for code, known in all_codes():
        guard = guard_of(code)
        if code[0] == "P" or known["severity"] == "error":
            assert guard != "free", code
        if code.startswith(("P11", "P12", "P13", "T110", "C0", "O1")) and known["severity"] == "error":
            assert guard == "never", code


def test_a_new_setting_holds_in_a_build_with_memory(tmp_path: Path) -> None:
    """Stories that are not read again are weighed by the new setting too, and by the old one when it comes back."""
    root, state = make_site(tmp_path, WORDS), tmp_path / "state"
    settings = root / SITE
    plain = settings.read_text("utf-8")
    for rules, expected in (
        ("", (0, [HURTS, TELLS_NOTHING])),
        ("rules: {A105: error}\n", (1, [HURTS, TELLS_NOTHING])),
        ("rules: {A105: off}\n", (0, [HURTS])),
        ("", (0, [HURTS, TELLS_NOTHING])),
        (f"rules: {{A105: off, {NAMED}}}\n", (0, [])),
        ("rules: {P140: error}\n", (1, [HURTS, TELLS_NOTHING])),
    ):
        settings.write_text(plain + rules, "utf-8")
        time.sleep(0.01)
        found = _built(root, state)
        assert (found.code, heads(found)) == expected, rules


def _built(root: Path, state: Path) -> Run:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["build", "--root", str(root), "--lang", "en", "--as-of", AS_OF, "--state", str(state)])
    return Run(code, out.getvalue(), err.getvalue())


def log_of(root: Path, capsys: pytest.CaptureFixture[str], language: str = "en") -> dict[str, Any]:
    """What `check` says of a site, as SARIF, which its schema allows."""
    main(["check", "--root", str(root), "--lang", language, "--as-of", AS_OF, "--format", "sarif"])
    log: dict[str, Any] = json.loads(capsys.readouterr().out)
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    return log


def test_findings_as_sarif(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole log: each rule with its reason, each result with its place, and what was silenced with who answers for it."""
    log = log_of(make_site(tmp_path, {**WORDS, SITE: site("rules:", f"  {NAMED}")}), capsys)
    (run_,) = log["runs"]
    rules = run_["tool"]["driver"].pop("rules")
    assert [rule["id"] for rule in rules] == ["A105", "P140"]
    entries = dict(all_codes())
    for rule in rules:
        known = entries[rule["id"]]
        assert rule["shortDescription"] == {"text": known["en"]["title"]}
        assert rule["fullDescription"] == {"text": known["en"]["why"]}
        assert rule["defaultConfiguration"] == {"level": "warning"}
        assert rule["properties"]["source"] == known["source"]
    driver = run_["tool"].pop("driver")
    assert (driver.pop("version"), driver) == (driver.pop("semanticVersion"), {"name": "site-builder", "language": "en"})
    hurts, nothing = run_.pop("results")
    assert hurts.pop("message")["text"].startswith('title: Our own text says "Napi": ')
    assert nothing.pop("message")["text"].startswith('The link text "di sini" ')

    def at(uri: str, line: int, column: int) -> dict[str, Any]:
        where = {"artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}, "region": {"startLine": line, "startColumn": column}}
        return {"physicalLocation": where}

    story = "content/stories/2025/panen-selada.md"
    assert hurts == {
        "ruleId": "P140",
        "ruleIndex": 1,
        "level": "warning",
        "locations": [at(story, 2, 26)],
        "suppressions": [
            {
                "kind": "external",
                "status": "accepted",
                "location": at("content/site.yaml", 1, 1),
                "justification": "Rina Contoh: Nama kelompok teater.",
            }
        ],
    }
    assert nothing == {"ruleId": "A105", "ruleIndex": 0, "level": "warning", "locations": [at(story, 9, 6)]}
    assert run_ == {"tool": {}, "invocations": [{"executionSuccessful": True}], "columnKind": "unicodeCodePoints"}


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_malformed_site_is_valid_sarif(language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One result for each finding, in the same order, with the same place, whatever the file is called."""
    for number, (name, case) in enumerate(CASES.items()):
        if number % 7:
            continue
        folder = tmp_path / str(number)
        folder.mkdir()
        (run_,) = log_of(make_site(folder, case.files), capsys, language)["runs"]
        codes = [result["ruleId"] for result in run_["results"]]
        found = run("check", folder / "situs", language).findings
        assert codes == [line.split(": ")[1].split()[0] for line in found], name
        assert {rule["id"] for rule in run_["tool"]["driver"]["rules"]} == set(codes)


def test_silenced_findings_in_other_forms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON keeps them, marked `off` with who and why; GitHub gets one notice a rule."""
    root = make_site(tmp_path, {**WORDS, SITE: site("rules:", "  A105: off", f"  {NAMED}")})
    assert main(["check", "--root", str(root), "--lang", "en", "--as-of", AS_OF, "--format", "json"]) == 0
    found = [(one["code"], one["severity"], one["by"], one["reason"]) for one in json.loads(capsys.readouterr().out)]
    assert found == [("P140", "off", "Rina Contoh", "Nama kelompok teater."), ("A105", "off", "", "")]
    assert main(["check", "--root", str(root), "--lang", "en", "--as-of", AS_OF, "--format", "github"]) == 0
    assert capsys.readouterr().out == (
        "::notice::Silenced by site.yaml: A105, 1 times.\n"
        "::notice::Silenced by site.yaml: P140, 1 times. Decided by Rina Contoh: Nama kelompok teater.\n"
    )
