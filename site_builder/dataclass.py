"""Dataclasses that are made when they are first used: a program that starts for one edit meets a few of more than a hundred.

Python writes and compiles six methods for each frozen dataclass, which takes half a millisecond. Here a class has its slots at
once, and the same methods, from the same machinery, when one of them is first called.
"""

import dataclasses
from _thread import RLock
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, get_origin

__all__ = ("dataclass",)

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        *, frozen: bool = False, slots: bool = False, kw_only: bool = False, eq: bool = True, repr: bool = True
    ) -> Callable[[type], type]:
        """As `dataclasses.dataclass`; classes with slots are completed later."""
        options = {"frozen": frozen, "kw_only": kw_only, "eq": eq, "repr": repr}
        whole = dataclasses.dataclass(**options)
        return (lambda plain: _begun(plain, whole, options)) if slots else whole


LATER = ("__dataclass_fields__", "__dataclass_params__", "__match_args__")
"""What a class tells of itself once it is complete."""
Completed = Callable[[], None]

_completing = RLock()
_names: dict[type, tuple[str, ...]] = {}
"""The fields of each class, in order."""


class _Told:
    """An attribute of a class that is there when it is asked for."""

    def __init__(self, name: str, complete: Completed) -> None:
        self._name, self._complete = name, complete

    def __get__(self, _instance: object, owner: type) -> Any:
        self._complete()
        return getattr(owner, self._name)


def _begun(plain: type, whole: Callable[[type], type], options: dict[str, bool]) -> type:
    """The class with its slots; *plain* is what was written, of which *whole* makes a dataclass without slots."""
    body = {name: found for name, found in plain.__dict__.items() if name not in ("__dict__", "__weakref__")}
    own = [
        name
        for name, kind in body.get("__annotations__", {}).items()
        if kind is not ClassVar and get_origin(kind) is not ClassVar
    ]
    taken = {slot for base in plain.__mro__[1:-1] for slot in base.__dict__.get("__slots__", ())}
    for name in own:
        body.pop(name, None)
    body["__slots__"] = tuple(name for name in own if name not in taken)
    names = tuple(dict.fromkeys([*(name for base in reversed(plain.__mro__[1:]) for name in _names.get(base, ())), *own]))
    methods = list(_missing(body, options))
    made: type
    is_complete = False

    def complete() -> None:
        nonlocal is_complete
        with _completing:
            if not is_complete:
                is_complete = True
                done = whole(plain).__dict__
                for name in (*methods, *LATER):
                    setattr(made, name, done[name])

    def called(name: str) -> Callable[..., Any]:
        def call(self: object, /, *arguments: Any, **named: Any) -> Any:
            complete()
            return getattr(made, name)(self, *arguments, **named)

        return call

    body |= {name: called(name) for name in methods} | {name: _Told(name, complete) for name in LATER}
    if options["frozen"]:
        body |= {"__setattr__": _refuse, "__delattr__": _refuse, "__getstate__": _getter(names), "__setstate__": _setter(names)}
    elif options["eq"]:
        body.setdefault("__hash__", None)
    made = type(plain)(plain.__name__, plain.__bases__, body)
    made.__qualname__ = plain.__qualname__
    _names[made] = names
    return made


def _missing(body: dict[str, Any], options: dict[str, bool]) -> Iterator[str]:
    """The methods that Python would write."""
    wanted = {"__init__": True, "__repr__": options["repr"], "__eq__": options["eq"]}
    yield from (name for name, is_wanted in wanted.items() if is_wanted and name not in body)
    is_hash_said = "__hash__" in body and (body["__hash__"] is not None or "__eq__" not in body)
    if options["eq"] and options["frozen"] and not is_hash_said:
        yield "__hash__"


def _refuse(_self: object, name: str, *_value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")


def _getter(names: tuple[str, ...]) -> Callable[[object], list[Any]]:
    return lambda self: [getattr(self, name) for name in names]


def _setter(names: tuple[str, ...]) -> Callable[[object, list[Any]], None]:
    def fill(self: object, values: list[Any]) -> None:
        for name, value in zip(names, values, strict=True):
            object.__setattr__(self, name, value)

    return fill
