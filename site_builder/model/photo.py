"""A photograph: what it shows, who is in it, who took it."""

from datetime import date
from typing import Annotated, Any, Literal

from site_builder.dataclass import dataclass
from site_builder.model.values import STRICT, Day, Flag, Id, Line, Number, Reading, Refusal, Shape, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Who is in a photo."""

    __pydantic_config__ = STRICT

    people: Literal["none", "unidentifiable", "identifiable"]
    """`none`, `unidentifiable` (backs, hands, far away), or `identifiable`."""
    identifiable: tuple[Id, ...] = ()
    """The consent of each person who can be recognized."""


def parse_shown(value: Any, _: Reading) -> Any:
    """`none`, `unidentifiable`, or `identifiable: [consents]`."""
    if isinstance(value, str):
        if value not in ("none", "unidentifiable"):
            raise Refusal("C115", found=value[:40])
        return {"people": value}
    if isinstance(value, dict) and set(value) == {"identifiable"}:
        return {"people": "identifiable", **value}
    if isinstance(value, dict):
        raise Refusal("C115", found=", ".join(map(str, value))[:40])
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A rectangle that nobody may see, in hundredths of the picture's width and height, as it is looked at."""

    __pydantic_config__ = STRICT

    left: Number
    """From the left edge, 0 to 100."""
    top: Number
    """From the top edge, 0 to 100."""
    width: Number
    """0 to 100."""
    height: Number
    """0 to 100."""
    hides: Id | None = None
    """The consent id of the person whom it hides, where that person stands under `identifiable`."""


SHOWN_SCHEMA = {
    "anyOf": [
        {"enum": ["none", "unidentifiable"]},
        {
            "type": "object",
            "required": ["identifiable"],
            "additionalProperties": False,
            "properties": {"identifiable": {"type": "array", "items": {"type": "string"}}},
        },
    ]
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """`content/photos/<id>.yaml`, beside the picture of the same name."""

    __pydantic_config__ = STRICT

    id: Id
    """The file's name without its ending."""
    shows: Annotated[Shown, Shape(parse_shown, SHOWN_SCHEMA)]
    """Who is in it: `none`, `unidentifiable`, or `identifiable: [consent ids]`."""
    alt: Text | None = None
    """What somebody who cannot see the picture needs to know."""
    decorative: Flag = False
    """Whether the picture says nothing that the text does not say."""
    illustration: Flag = False
    """Whether it is a drawing. It is then captioned as one."""
    caption: Text | None = None
    """What is seen, where and when; not the alt text again."""
    credit: Line
    """Who took it, for example `Humas Rutan`; `istimewa` when supplied by others."""
    rights: Text | None = None
    """By whose leave it is shown; required with `istimewa`."""
    source: Line | None = None
    """The organization that supplied it."""
    taken: Day | None = None
    """The day on which it was taken."""
    place: Text | None = None
    """Where it was taken."""
    redact: tuple[Region, ...] = ()
    """Rectangles that are made unrecognizable in every published size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture itself, as it lies beside its record. It is never published; only what is made from it."""

    file: str
    """Below the project's root, with forward slashes."""
    digest: bytes
    """Of its bytes."""
    width: int
    """In pixels, as it is looked at (turned upright)."""
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLook:
    """What a picture is and what its camera noted in it, as it is added to the site."""

    width: int
    """In pixels, as it is looked at."""
    height: int
    is_turned: bool
    """Whether the camera was held otherwise, and the picture is turned upright."""
    has_position: bool
    """Whether it says where it was taken."""
    taken: date | None
    """The day on which its camera says that it was taken."""
