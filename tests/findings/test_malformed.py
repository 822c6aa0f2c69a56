"""Whatever is wrong with a site is told, all at once, in whole lines, and changes nothing that is published."""

import shutil
from pathlib import Path

import pytest
from malformed import CASES, EXPECTED, FAMILIES
from malformed.case import Case
from malformed.runs import Run, contents, make_site, run, run_alone

ALONE = (
    "files/bom",
    "files/name-that-is-not-utf-8",
    "files/name-in-another-script",
    "fields/unknown-field",
    "texts/html",
    "together/every-family",
)
"""Cases that are also run in a process of their own."""


@pytest.fixture(scope="session")
def good_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the minimal site becomes."""
    root = make_site(tmp_path_factory.mktemp("good"), {})
    built = run("build", root, "id")
    assert (built.code, built.err) == (0, "")
    return root / "output"


def every_case(*, exit_code: int | None = None) -> pytest.MarkDecorator:
    """A test for each case, called by the case's name."""
    chosen = {name: case for name, case in CASES.items() if exit_code is None or case.exit == exit_code}
    return pytest.mark.parametrize(("name", "case"), chosen.items(), ids=chosen)


def summary_of(findings: tuple[str, ...], done: Run) -> str:
    """What stands on the error stream beside *findings*."""
    assert done.err.startswith("".join(f"{line}\n" for line in findings))
    return done.err.removeprefix("".join(f"{line}\n" for line in findings))


@pytest.mark.parametrize("language", ["id", "en"])
@every_case()
def test_every_finding_is_told_in_whole_lines(name: str, case: Case, language: str, tmp_path: Path) -> None:
    """`check` says exactly what is expected of each malformed site, then one line of summary, and returns the right code."""
    checked = run("check", make_site(tmp_path, case.files), language)
    assert checked.findings == EXPECTED[language][name], case.promise
    assert summary_of(checked.findings, checked).count("\n") == 1
    assert (checked.code, checked.out) == (case.exit, "")


@every_case(exit_code=1)
def test_a_failed_build_changes_nothing(name: str, case: Case, good_output: Path, tmp_path: Path) -> None:
    """`build` says the same as `check`, and leaves the last good site as it was, byte for byte."""
    root = make_site(tmp_path, case.files)
    shutil.copytree(good_output, root / "output")
    shutil.copy(good_output.with_name(".output-lock"), root)
    before = contents(root)
    built = run("build", root, "id")
    assert built.findings == EXPECTED["id"][name]
    assert (built.code, built.out) == (1, "")
    assert contents(root) == before


@every_case(exit_code=0)
def test_warnings_do_not_stop_a_build(name: str, case: Case, tmp_path: Path) -> None:
    """`build` tells the warnings that `check` tells, and builds."""
    root = make_site(tmp_path, case.files)
    built = run("build", root, "id")
    assert built.findings == EXPECTED["id"][name]
    assert built.code == 0
    assert (root / "output" / "index.html").is_file()


@pytest.mark.parametrize("name", ALONE)
def test_a_process_of_its_own_says_the_same(name: str, tmp_path: Path) -> None:
    """A real process without a locale or a Unicode terminal says the same, in UTF-8."""
    root = make_site(tmp_path, CASES[name].files)
    assert run_alone("check", root, "id") == run("check", root, "id")


def test_the_minimal_site_has_no_findings(tmp_path: Path) -> None:
    """The site that every case begins with is without fault, so that whatever is told comes from the case."""
    checked = run("check", make_site(tmp_path, {}), "en")
    assert (checked.code, checked.findings) == (0, ())


def test_no_expectation_is_left_over() -> None:
    """Every case has its expectation in both languages, and every expectation its case."""
    assert set(EXPECTED["id"]) == set(EXPECTED["en"]) == set(CASES)
    assert len(CASES) == sum(len(cases) for cases in FAMILIES.values())


def test_both_languages_say_the_same_things() -> None:
    """A finding has the same place, code and key in both languages, and other words."""
    for name in CASES:
        heads = [[line.partition(": ")[::2] for line in EXPECTED[language][name]] for language in ("id", "en")]
        places = [[(place, rest.partition(":")[0]) for place, rest in lines] for lines in heads]
        assert places[0] == places[1], name
        assert not {rest for _, rest in heads[0]} & {rest for _, rest in heads[1]}, name


def test_no_finding_is_told_twice() -> None:
    """No malformed site is told one thing twice."""
    for name in CASES:
        lines = EXPECTED["id"][name]
        assert len(set(lines)) == len(lines), name
