"""The short ways of the command line are the long ones: arguments without argparse, texts without TOML's parser."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import site_builder.cli
from site_builder.cli.arguments import parser_for
from site_builder.cli.plain_options import FLAGS, VALUES, plain_options
from site_builder.cli.words import LANGUAGES, plain_text

odd = st.sampled_from(
    ("", "-", "--", "-1", "x", "0", "1", "12", "٣", "id", "en", "de", "json", "2026-01-01T08:00", "2026", ".", "a=b", "-h")
)
options = st.sampled_from((*FLAGS, *VALUES, "--out", "--help", "--port", "build", "check"))
words = st.one_of(odd, options, st.builds("{}={}".format, options, odd))


@given(st.lists(words, max_size=5))
def test_short_way_reads_arguments_as_argparse_does(arguments: list[str]) -> None:
    """Where it gives an answer, the long way gives the same; it may give none."""
    found = plain_options(["build", *arguments])
    if found is not None:
        assert vars(found) == vars(parser_for("id").parse_args(["build", *arguments]))


def test_short_way_reads_what_is_usual() -> None:
    """It does give an answer where every option is given once, spelled in full."""
    usual = ["--root", "a", "--output=b", "--state", "c", "--jobs", "2", "--as-of", "2026-01-01T08:00", "--lang", "en"]
    assert plain_options(["build", *usual, *FLAGS, "--format", "json"]) is not None
    assert plain_options(["build"]) is not None
    assert plain_options(["check"]) is None


def texts_in(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """Every key with its text."""
    for name, found in table.items():
        if isinstance(found, Mapping):
            yield from texts_in(found, f"{above}{name}.")
        else:
            yield f"{above}{name}", found


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_way_reads_texts_as_toml_does(language: str) -> None:
    """Every text that it knows, and it knows those with which a build ends well."""
    file = Path(site_builder.cli.__file__).parent / f"{language}.toml"
    texts = dict(texts_in(tomllib.loads(file.read_text("utf-8"))))
    found = {key: plain_text(language, key) for key in texts}
    assert {key: text for key, text in found.items() if text is not None} == {
        key: texts[key] for key in found if found[key] is not None
    }
    assert not {"build.done", "build.stories", "build.look", "build.progress"} & {key for key in found if found[key] is None}
