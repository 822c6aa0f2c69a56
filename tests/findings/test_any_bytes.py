"""No file, whatever its bytes, makes the site's reader stumble: there are findings or there are none."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from malformed.case import (
    MINIMAL,
    ORGANIZATIONS,
    PAGE,
    PEOPLE,
    PERSON,
    PHOTO,
    PHOTO_TEXT,
    PICTURE,
    PROGRAM,
    PROGRAM_TEXT,
    SITE,
    STORY,
    lay,
    text_of,
)
from malformed.pictures import WHOLE

from site_builder.catalogue import word
from site_builder.memory import Memory
from site_builder.newsroom import read_newsroom
from site_builder.problems import ContentError, Problem
from site_builder.render.pictures import inspect_picture

BODY = """
::: statement unnamed as="Seorang warga binaan" reason="Dilindungi." coverage=harian-selada 2025-10-13
Ia senang [sekali](story:panen-selada).
:::

## Kebun

::: photo kebun
::: indicator kebun/panen
"""
WHOLE_FILES = {
    SITE: text_of(SITE) + "contact: {email: a@contoh.example}\ntime_zone: Asia/Makassar\nfeatured: [panen-selada]\n",
    STORY: text_of(STORY) + BODY,
    PAGE: text_of(PAGE) + BODY,
    ORGANIZATIONS: text_of(ORGANIZATIONS) + "  parent: rutan-contoh\n  logo: {photo: kebun, permission: ada}\n",
    PEOPLE: PERSON + "  organization: rutan-contoh\n  official: ya\n",
    PROGRAM: PROGRAM_TEXT + "sessions:\n  - {title: Satu, start: 2025-10-13 09:00, end: 2025-10-14}\n"
    "indicators:\n  panen: {label: Panen, value: 2.5, of: 5, period: 2025, source: Humas}\n",
    PHOTO: PHOTO_TEXT + "redact: [{left: 1, top: 2, width: 3, height: 4}]\ntaken: 2025-10-13\n",
}
PIECES = (
    *(
        "\n",
        "\n\n",
        " ",
        "  ",
        "\t",
        ":",
        ": ",
        "- ",
        "? ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "#",
        "&a ",
        "*a",
        "!!x ",
        "! ",
        "|\n",
        ">-\n",
    ),
    *(
        '"',
        "'",
        "\\",
        "\\x",
        '"\\u202e"',
        "%",
        "@",
        "`",
        "``",
        "~",
        "null",
        "---\n",
        "...\n",
        "<<: ",
        "=",
        "====\n",
        "\r",
        "\r\n",
    ),
    *(
        "0001-01-01",
        "9999-12-31",
        "2025-10-13 09:00",
        "+23:59",
        "1e9",
        "0",
        "-1",
        ".5",
        "ya",
        "id",
        "en",
        "x" * 90,
        "é",
        "\u0301",
    ),
    *(
        ":::",
        "::: ",
        "::: quote ",
        "::: photo ",
        " as=",
        "unnamed ",
        "coverage=",
        "consent=x",
        "<b>",
        "<",
        ">",
        "![",
        "](",
        "[x](javascript:",
    ),
    *(
        "](story:",
        "# ",
        "###### ",
        "\0",
        "\ufeff",
        "\u202e",
        "\u2028",
        "title: ",
        "date: ",
        "status: published\n",
        "sessions:\n",
        "{id: ",
    ),
)


@st.composite
def damaged(draw: st.DrawFn, path: str) -> bytes:
    """A whole file into which pieces were put, each in place of a few of its bytes."""
    data = WHOLE_FILES[path].encode()
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        piece = draw(st.sampled_from(PIECES)).encode() if draw(st.booleans()) else draw(st.binary(max_size=3))
        data = data[:at] + piece + data[at + draw(st.integers(0, 12)) :]
    return data


def any_file(path: str) -> st.SearchStrategy[bytes]:
    """Bytes, a text of pieces, or a damaged file."""
    pieces = st.lists(st.sampled_from(PIECES), max_size=30).map(lambda parts: "".join(parts).encode())
    headed = pieces.map(lambda text: b"---\n" + text + b"\n---\n" + text)
    return st.one_of(st.binary(max_size=200), pieces, headed, damaged(path), damaged(path), damaged(path))


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    """A site with a record of every kind."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(MINIMAL, folder, dirs_exist_ok=True)
        lay(Path(folder), {**WHOLE_FILES, PICTURE: WHOLE})
        yield Path(folder)


def findings(root: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with the content at *root*, read for the first time."""
    try:
        return read_newsroom(root, Memory().inspector(inspect_picture, root), jobs=1).warnings
    except ContentError as error:
        return error.problems


@pytest.mark.parametrize("path", WHOLE_FILES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_any_bytes_give_findings_and_no_traceback(root: Path, path: str, data: st.DataObject) -> None:
    """Any bytes in place of a content file are read or told, and every finding can be said in one line in both languages."""
    lay(root, {path: data.draw(any_file(path))})
    problems = findings(root)
    lay(root, {path: WHOLE_FILES[path]})
    for problem in problems:
        assert problem.place.path.startswith("content")
        for language in ("id", "en"):
            assert "\n" not in f"{problem.place}: {word(problem, language)}"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), at=st.integers(0, len(WHOLE)), gone=st.integers(0, 20))
def test_any_picture_gives_findings_and_no_traceback(root: Path, data: bytes, at: int, gone: int) -> None:
    """Any bytes in a picture are a picture or a finding."""
    lay(root, {PICTURE: WHOLE[:at] + data[:3] + WHOLE[at + gone :] if len(data) % 2 else data})
    problems = findings(root)
    lay(root, {PICTURE: WHOLE})
    assert {problem.code for problem in problems if problem.place.path == PICTURE} <= {"M103", "M105", "M108", "M102"}
