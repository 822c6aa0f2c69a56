"""Expressions that are compiled later are what `re.compile` gives."""

import re
from typing import Any

import pytest

from site_builder.regex import regex

TEXT = "Senin, 13 Oktober 2025; Selasa, 14 Oktober 2025."
CALLS: dict[str, tuple[Any, ...]] = {
    "search": (TEXT,),
    "match": (TEXT,),
    "fullmatch": (TEXT,),
    "findall": (TEXT,),
    "finditer": (TEXT,),
    "sub": ("x", TEXT),
    "subn": ("x", TEXT),
    "split": (TEXT,),
}


@pytest.mark.parametrize("method", CALLS)
@pytest.mark.parametrize("flags", [0, re.IGNORECASE | re.MULTILINE])
def test_late_is_the_same(method: str, flags: int) -> None:
    """Each method gives the same at its first and at its second call."""
    late, made = regex(r"(\d+) ok(t)?", flags), re.compile(r"(\d+) ok(t)?", flags)

    def told(one: re.Pattern[str]) -> Any:
        given = getattr(one, method)(*CALLS[method])
        return [match.groups() for match in given] if method == "finditer" else getattr(given, "groups", lambda: given)()

    assert [told(late), told(late)] == [told(made), told(made)]
    assert (late.pattern, late.flags, late.groups) == (made.pattern, made.flags, made.groups)


def test_late_in_bytes() -> None:
    """Expressions over bytes are no exception."""
    assert regex(rb"\d+").findall(b"13 dan 14") == [b"13", b"14"]


def test_a_wrong_expression_is_told_when_it_is_used() -> None:
    """Nothing is compiled before."""
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("")
