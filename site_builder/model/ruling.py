"""How heavily a site weighs a rule: a decision of its newsroom, which somebody answers for."""

from typing import Annotated, Any, Literal

from site_builder.dataclass import dataclass
from site_builder.model.values import STRICT, Line, Reading, Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a site makes of the findings of one rule."""

    __pydantic_config__ = STRICT

    severity: Literal["off", "warning", "error"]
    """`error` stops the build, `warning` is only told, `off` is silenced but counted in each build's summary."""
    by: Line | None = None
    """Who decided so; asked for where a rule that guards something is weakened."""
    reason: Line | None = None
    """Why; asked for likewise."""


def parse_ruling(value: Any, _: Reading) -> Any:
    """One word stands for the severity alone."""
    return {"severity": value} if isinstance(value, str) else value


Rules = dict[str, Annotated[Ruling, Shape(parse_ruling, {"enum": ["off", "warning", "error"], "or": True})]]
