"""The words of which one at least stands in every text that is written otherwise, unless its figures tell so."""

from functools import cache

from site_builder.style.dates import MONTH_WORDS
from site_builder.style.desk import READ_WORDS, RELEASE_WORDS, ROLES
from site_builder.style.numbers import MONEY_WORDS
from site_builder.style.spelling import by_sign
from site_builder.style.times import CLOCK_WORDS, HALF_WORDS


@cache
def triggers(language: str) -> frozenset[bytes]:
    """Those of texts in *language*, in small letters."""
    typed = ROLES.union(RELEASE_WORDS, *READ_WORDS)
    return typed.union(MONTH_WORDS, MONEY_WORDS, CLOCK_WORDS, HALF_WORDS, by_sign(language)[1])
