"""How pages are replaced one by one: in an order that needs few interim versions, and work that grows with the links."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from hypothesis import given
from hypothesis import strategies as st

from site_builder.write.order import Move, arrange

NOTHING: frozenset[str] = frozenset()
PLACES = ("a", "b", "c", "d", "e")


def interims(moves: list[Move]) -> list[str]:
    """The pages that go through an interim version."""
    return [move.path for move in moves if move.without]


def test_pages_come_after_what_they_lead_to() -> None:
    """Where no circle is, each page waits for what it wants, and no interim version is made."""
    wants = {"a": {"b"}, "b": {"c#x"}, "d": {"a", "c"}}
    assert arrange("abcd", wants, {}, NOTHING) == [Move("c"), Move("b"), Move("a"), Move("d")]


def test_a_page_that_loses_a_place_comes_after_those_that_lead_there() -> None:
    """The home page loses a place that stories lead to: it is replaced last, and nothing else changes."""
    holds = {f"s{number}": {"a#old"} for number in range(3)}
    assert arrange(["a", *holds], {}, holds, NOTHING) == [*map(Move, holds), Move("a")]


def test_neighbours_in_a_row_need_half_as_many_interim_versions() -> None:
    """Of pages that each lead to the one before and after, every second goes through an interim version."""
    row = [f"s{number:05}" for number in range(10_000)]
    wants = {page: {*row[max(0, at - 1) : at], *row[at + 1 : at + 2]} for at, page in enumerate(row)}
    moves = arrange(row, wants, {}, NOTHING)
    assert sorted(move.path for move in moves) == row
    assert len(interims(moves)) <= len(row) // 2


def test_a_page_that_all_lead_to_goes_first() -> None:
    """A new list and its ten thousand new stories lead to each other: the list alone needs an interim version."""
    stories = [f"s{number:05}" for number in range(10_000)]
    wants: dict[str, AbstractSet[str]] = {"list": set(stories), **{story: {"list"} for story in stories}}
    moves = arrange([*stories, "list"], wants, {}, NOTHING)
    assert moves == [Move("list", without=frozenset(stories)), *map(Move, stories)]


def test_a_page_that_wants_what_comes_later_needs_an_interim_version() -> None:
    """A calendar comes after all pages, so the page that leads to it does without at first; the other page waits for it."""
    moves = arrange("ab", {"a": {"a.ics", "b"}, "b": {"a"}}, {}, frozenset({"a.ics"}))
    assert moves == [Move("a", without=frozenset({"a.ics", "b"})), Move("b")]


def test_pages_that_hold_each_other_are_loosened_once() -> None:
    """Two pages lose the places that they lead each other to: one old version lets go, and both are replaced."""
    moves = arrange("ab", {}, {"a": {"b#x"}, "b": {"a#y"}}, NOTHING)
    assert moves == [Move("a", is_old=True, without=frozenset({"b#x"})), Move("b"), Move("a")]


_graphs = st.dictionaries(st.sampled_from(PLACES), st.sets(st.sampled_from([*PLACES, "late", *(f"{page}#x" for page in PLACES)])))


@given(wants=_graphs, holds=_graphs)
def test_no_move_breaks_what_another_needs(wants: Mapping[str, AbstractSet[str]], holds: Mapping[str, AbstractSet[str]]) -> None:
    """Whatever pages want and hold: each is placed once, with what it wants in place, and with nobody left who holds it."""
    placed: set[str] = set()
    kept = {page: {target for target in targets if target.partition("#")[0] in PLACES} for page, targets in holds.items()}
    for move in arrange(PLACES, wants, holds, frozenset({"late"})):
        assert move.path not in placed
        if move.is_old:
            kept[move.path] -= move.without
            continue
        needed = wants.get(move.path, set()) - move.without
        assert {target.partition("#")[0] for target in needed} <= placed | {move.path}
        held = {target.partition("#")[0] for page in kept if page != move.path for target in kept[page]}
        assert move.path not in held
        placed.add(move.path)
        kept.pop(move.path, None)
    assert placed == set(PLACES)
