"""How this house writes dates, times, amounts and words; told of a text alone, without knowing whose text it is."""

from typing import NamedTuple


class Slip(NamedTuple):
    """Something in a text that is written otherwise."""

    start: int
    end: int
    code: str
    values: tuple[tuple[str, str], ...] = ()
    """What fills the blanks of the finding's wording."""
    instead: str = ""
    """What would be right in the place of the text from *start* to *end*; empty where only a person knows."""
    anywhere: bool = False
    """Whether it is wrong whoever says it, so that a quotation is no excuse."""
