"""What was drawn once and is wanted again. Only ever a saving, and never more than a bounded number of things."""

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

from site_builder.render.compiler import escape_text, safe

Thing = TypeVar("Thing")

MARK = "\ufdd0"
"""Stands for the way up to the site's root; no character of any text (Unicode calls it a noncharacter)."""


class Kept(Generic[Thing]):
    """Things by key: at most twice *most* of them, those asked for last."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._young: dict[Hashable, Thing] = {}
        self._old: dict[Hashable, Thing] = {}

    def get(self, key: Hashable) -> Thing | None:
        """What was kept under *key*, if it still is."""
        found = self._young.get(key)
        if found is None and (found := self._old.get(key)) is not None:
            self.keep(key, found)
        return found

    def keep(self, key: Hashable, thing: Thing) -> Thing:
        """Keep *thing*, and let go of what nobody asked for lately."""
        if len(self._young) >= self.most:
            self._old, self._young = self._young, {}
        self._young[key] = thing
        return thing


class _NotJustShownError(Exception):
    """A macro did something with the way up other than to show it."""


class _WayUp:
    """Stands in for the way up to the site's root while a macro is drawn, and counts how often it is shown."""

    def __init__(self) -> None:
        self.shown = 0

    def __html__(self) -> str:
        self.shown += 1
        return MARK

    def _refuse(self, *_: object) -> Any:
        raise _NotJustShownError

    __str__ = __bool__ = __len__ = __iter__ = __eq__ = __hash__ = __add__ = __radd__ = __mod__ = _refuse


class KeptMacros:
    """Draws the text of a macro once for each thing: `{{ kept(story_card, story, site, view.root, 2) }}`.

    A macro reads nothing but what it is called with, so the same things give the same text. They are known by identity, and
    held, so that no other thing can take their place. Between two pages only the way up to the root differs.
    """

    def __init__(self, most: int) -> None:
        self._drawn: Kept[tuple[Any, ...]] = Kept(most)

    def __call__(self, macro: Callable[..., str], thing: Any, site: Any, root: str, *more: str | int) -> str:
        """The text of `macro(thing, site, root, *more)`."""
        key = (macro, id(thing), id(site), more)
        found = self._drawn.get(key)
        if found is None:
            found = self._drawn.keep(key, (_pieces(macro, thing, site, *more), thing, site))
        pieces = found[0]
        return macro(thing, site, root, *more) if pieces is None else safe(escape_text(root).join(pieces))


def _pieces(macro: Callable[..., str], thing: Any, site: Any, *more: str | int) -> tuple[str, ...] | None:
    """What stands between the ways up; none where that cannot be told."""
    root = _WayUp()
    try:
        pieces = tuple(str.__str__(macro(thing, site, root, *more)).split(MARK))
    except _NotJustShownError:
        return None
    return pieces if len(pieces) == root.shown + 1 else None
