"""Classes that are completed late are the classes that Python would make at once."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import site_builder
from site_builder.dataclass import dataclass

PACKAGE = Path(site_builder.__file__).parent
OPTIONS: list[dict[str, bool]] = [
    {"frozen": True, "kw_only": True},
    {"frozen": True},
    {},
    {"kw_only": True, "eq": False, "repr": False},
    {"frozen": True, "eq": False},
]


def family(make: Callable[..., Any], options: dict[str, bool]) -> tuple[Any, Any]:
    """A class and one derived from it, which has a default of its own for an inherited field."""

    class Plain:
        """A thing."""

        name: str
        tags: tuple[str, ...] = ()
        more: list[str] = dataclasses.field(default_factory=list, hash=False)

        @property
        def loud(self) -> str:
            """The name, loud."""
            return self.name.upper()

    base = make(slots=True, **options)(Plain)

    class Derived(base):  # type: ignore[misc, valid-type]
        """A further thing."""

        tags: tuple[str, ...] = ("a",)
        size: int = 0

        def __repr__(self) -> str:
            return "own"

    return base, make(slots=True, **options)(Derived)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("which", [0, 1])
def test_completed_class_is_as_pythons(options: dict[str, bool], which: int) -> None:
    """Signature, fields, slots, order of comparison, hash, representation, copies and refusals are the same."""
    ours, theirs = family(dataclass, options)[which], family(dataclasses.dataclass, options)[which]
    told = []
    for kind in (ours, theirs):
        first, same, other = kind(name="x"), kind(name="x"), kind(name="y", tags=("b",))
        hashes: object = "none"
        if kind.__hash__ is None:
            hashes = None
        elif options.get("frozen") and options.get("eq", True):
            hashes = (hash(first), hash(first) == hash(same))
        refused = ""
        try:
            first.name = "z"
        except dataclasses.FrozenInstanceError:
            refused = "frozen"
        told.append(
            (
                str(inspect.signature(kind)),
                [(one.name, one.default, one.default_factory, one.kw_only) for one in dataclasses.fields(kind)],
                kind.__slots__,
                kind.__match_args__,
                kind.__doc__,
                kind.__qualname__,
                (first == same, first == other, first == "x"),
                hashes,
                refused,
                repr(other).partition(" at 0x")[0],
                other.loud,
                dataclasses.replace(other, tags=("c",)).tags,
                copy.copy(other).name,
                dataclasses.asdict(other),
            )
        )
    assert told[0] == told[1]


def test_a_class_of_ours_can_be_handed_to_another_process() -> None:
    """Pickled, it is the same value again, though nobody has made one there before."""
    from site_builder.model.values import Words

    assert pickle.loads(pickle.dumps(Words("a", "id"))) == Words("a", "id")  # noqa: S301


def test_every_class_of_the_package_can_be_completed() -> None:
    """Each of them tells its fields, and is made of them."""
    found = 0
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        if name.endswith(("__main__", "__init__")):
            continue
        for kind in vars(import_module(name)).values():
            if isinstance(kind, type) and kind.__module__ == name and "__dataclass_fields__" in vars(kind):
                found += 1
                names = [one.name for one in dataclasses.fields(kind) if one.init]
                assert set(inspect.signature(kind).parameters) == set(names)
    assert found > 100
