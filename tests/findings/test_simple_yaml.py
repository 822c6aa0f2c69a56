"""Simple front matter is read without the YAML parser, and means what the parser says it means."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reader.builds import CONTOH, PROJECT

from site_builder.load.simple_yaml import parse_simple
from site_builder.load.yaml_tree import parse_yaml

KEYS = ("title", "date", "a", "_", "a-b", "null", "y", "~", "<<", "é", "a b", '"a"', "?", "1", "a:b", "")
VALUES = (
    *("x", "dua kata", "2025-10-13 09:00", "https://a.example/b?c#d", "10:30", "-5", "- x", "-x", ".5", "...", "---"),
    *("~", "null", "Null", "true", "no", "0x1", "1e3", "", " ", "  ", "\t", "x ", "x  ", " x", "x\t", "a\tb", "'", '"'),
    *(
        "a: b",
        "a:",
        ":a",
        "a :b",
        "a :",
        "a #b",
        "a# b",
        "#b",
        "&a x",
        "*a",
        "!x",
        "!!str x",
        "!",
        "|",
        ">",
        ">-",
        "%x",
        "@x",
        "`x",
    ),
    *(
        "? x",
        "?x",
        "= x",
        "=",
        "<<",
        "{a: b}",
        "{}",
        "{",
        "}",
        "[",
        "]",
        ",",
        "a, b",
        "a [b]",
        "a {b}",
        "a]",
        "(a)",
        "“a”",
        "a — b",
    ),
    *(
        '"x"',
        '"a: b # c"',
        '"a" b',
        '"a""b"',
        '"\\n"',
        '"\\u202e"',
        '" "',
        '""',
        '"a\tb"',
        '"a',
        'a"',
        'a "b" c',
        '"é"',
        '"a" #b',
    ),
    *("'x'", "''", "'it''s'", "'a: b'", "'a' b", "'a", "' '", "'\"'", '"\'"', "it's"),
    *("[]", "[ ]", "[a]", "[a, b]", "[a,b]", "[ a , b ]", "[a, b,]", "[a,, b]", "[, a]", "[a, [b]]", "[a: b]", "[a:b]", "[a, ~]"),
    *(
        "[null]",
        '["a, b", c]',
        '["a" , b]',
        "['a', \"b\"]",
        '["a" b]',
        "[a b, c d]",
        "[a #b]",
        "[a#b]",
        "[a",
        "a]",
        "[a] ",
        "[a] b",
    ),
    *(
        "[?]",
        "[? a]",
        "[-]",
        "[- a]",
        "[-a]",
        "['']",
        '[" "]',
        "[*a]",
        "[&a b]",
        "[a'b]",
        '[a"b]',
        "[a\\b]",
        "[%a]",
        "[a?b]",
        "[a{b]",
    ),
    *(
        "\u00a0",
        "a\u00a0b",
        "\ufeff",
        "\u2028",
        "a\u2028b",
        "a\x85b",
        "\x85",
        "\u3000",
        "a\x00b",
        "a\x1cb",
        "\x7f",
        "\ud7ff",
        "😀",
        "e\u0301",
    ),
    *("a\rb", "\r", "\ue000", "\U000e0041", "\u061c", "\u200b", "\ufffd", "x" * 1030),
)
STARTS = (
    "",
    "",
    "",
    "",
    "  ",
    "  ",
    "- ",
    "  - ",
    " ",
    "    ",
    "\t",
    "-",
    "-   ",
    "- - ",
    "    - ",
    "# ",
    " # ",
    "? ",
    "%",
    "---",
    "--- ",
)
ENDS = ("\n", "\n", "\n", "\n", "\n\n", "\n  \n", "", "\r\n", "\n...\n", "\n---\n", "\n# x\n", "\n  # x\n", "\n#\n", "\n\t\n")
COLONS = (": ", ": ", ": ", ":", ":  ", ":\t", " : ", "")


@st.composite
def line(draw: st.DrawFn) -> str:
    """One line as somebody might type it."""
    key = draw(st.sampled_from(KEYS)) + draw(st.sampled_from(COLONS)) if draw(st.integers(0, 3)) else ""
    value = draw(st.sampled_from(VALUES)) if draw(st.integers(0, 3)) else draw(st.text(max_size=6))
    return draw(st.sampled_from(STARTS)) + key + value + draw(st.sampled_from(ENDS))


@st.composite
def nearly_simple(draw: st.DrawFn) -> str:
    """Front matter as it mostly is, with a value or a line that may not be simple."""
    keys = draw(st.lists(st.sampled_from(["title", "date", "tags", "city", "byline"]), min_size=1, max_size=4))
    lines = []
    for key in keys:
        value = draw(st.sampled_from(VALUES))
        indent = draw(st.sampled_from(["  ", " ", "", "    "]))
        below = draw(st.lists(st.sampled_from(VALUES), max_size=3))
        form = draw(st.sampled_from(["same line", "same line", "list below", "keys below"]))
        if form == "same line":
            lines.append(f"{key}: {value}")
        elif form == "list below":
            lines += [f"{key}:", *(f"{indent}- {item}" for item in below)]
        else:
            lines += [f"{key}:", *(f"{indent}{'abc'[number]}: {item}" for number, item in enumerate(below))]
    return "\n".join(lines) + draw(st.sampled_from(ENDS))


def differs(text: str) -> bool:
    """Whether *text* is read without the parser, but not as the parser reads it."""
    data = parse_simple(text)
    if data is None:
        return False
    tree, problems = parse_yaml(text, "x.md")
    return bool(problems) or tree.data != data


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.one_of(st.text(max_size=40), st.lists(line(), max_size=5).map("".join), nearly_simple()))
def test_what_is_read_without_the_parser_is_what_the_parser_reads(text: str) -> None:
    """Any text is either declined, or gives exactly the parser's data, of which the parser tells no problem."""
    assert not differs(text)


@pytest.mark.parametrize("form", ["a: %s", "a:\n  - %s\n", "a:\n- %s\nb: c", "a:\n  b: %s\nc: d", "a: [%s]", "a: [b, %s]\nb: c"])
def test_every_value_in_every_position(form: str) -> None:
    """The same of each value in each position that a value can have."""
    assert [value for value in VALUES if differs(form % value)] == []


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("title: Panen\ndate: 2025-10-13\n", {"title": "Panen", "date": "2025-10-13"}),
        ("tags: [a, dua kata]\npublish: 2025-10-13 09:00", {"tags": ["a", "dua kata"], "publish": "2025-10-13 09:00"}),
        ("title: \"Ia: 'ya'\"\nsummary: 'a #1'", {"title": "Ia: 'ya'", "summary": "a #1"}),
        (
            'byline:\n  writer: ["Ali"]\n  editor: Siti\ncity: Soppeng',
            {"byline": {"writer": ["Ali"], "editor": "Siti"}, "city": "Soppeng"},
        ),
        ("tags:\n  - a\n  - b\n\n# lain\ncity:\n", {"tags": ["a", "b"]}),
        ("photos:\n- a\nbyline:\n  editor:\n", {"photos": ["a"]}),
    ],
)
def test_ordinary_front_matter_is_simple(text: str, data: object) -> None:
    """What most stories begin with needs no parser."""
    assert parse_simple(text) == data


@pytest.mark.parametrize("root", [CONTOH, PROJECT], ids=["contoh", "dimsum"])
def test_every_story_of_the_sites_reads_the_same(root: Path) -> None:
    """The front matter of the repository's own stories and pages gives the parser's data, or is declined."""
    for file in sorted((root / "content").rglob("*.md")):
        front = file.read_text("utf-8").split("---\n")[1]
        assert parse_simple(front) in (None, parse_yaml(front, file.name)[0].data), file
