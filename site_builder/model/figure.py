"""What may be shown of an indicator: numbers, or the ranges in which they lie."""

from decimal import Decimal

from site_builder.dataclass import dataclass
from site_builder.model.values import LocalText


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or, where the number may not be shown, the range in which it lies."""

    low: Decimal
    high: Decimal

    @property
    def is_exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    def __add__(self, other: "Amount") -> "Amount":
        """What the two come to together."""
        return Amount(self.low + other.low, self.high + other.high)


NOTHING = Amount(Decimal(0), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The numbers of one part; of a figure without parts, its only row."""

    label: LocalText | None = None
    """What the part is called."""
    amounts: tuple[Amount, ...]
    """One for each period; one where there are no periods."""
    total: Amount | None = None
    """What they come to over all periods."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An indicator as it may be shown."""

    label: LocalText
    unit: LocalText | None
    value: Amount | None = None
    """Its one number, or what all parts or periods come to; nothing where that was not said."""
    of: Amount | None = None
    """The whole that the value is a part of."""
    periods: tuple[str, ...] = ()
    """`2026`, `2026-Q1` or `2026-01`, in order."""
    rows: tuple[Row, ...] = ()
    totals: tuple[Amount, ...] = ()
    """Of each period over all parts."""
    is_cumulative: bool = False
    """Whether each period includes those before it."""
    hidden_below: int = 0
    """Numbers of people from 1 to below this one are not shown; 0 where all are."""
    period: LocalText
    source: LocalText
    method: LocalText | None

    @property
    def is_whole(self) -> bool:
        """Whether every number is shown."""
        own = [amount for row in self.rows for amount in row.amounts]
        return all(amount.is_exact for amount in (*own, self.value or NOTHING, self.of or NOTHING))
