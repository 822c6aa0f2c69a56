"""Links to our own records are found in a text wherever a pattern that reads the whole text would find them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from site_builder.plan.prose import named_in

PLAIN = re.compile(r"\b(story|program|person|organization|page|coverage|tag):([a-z0-9-]+)")
KINDS = ("story", "program", "person", "organization", "page", "coverage", "tag")
PIECES = st.sampled_from(
    (*KINDS, ":", "::", "-", "a", "B", "0", "_", "é", " ", "\n", "(", "]", "https:", "story:a", "tag:story:")
)


@given(st.lists(PIECES, max_size=9).map("".join))
def test_each_name_is_found_in_its_order(text: str) -> None:
    assert list(named_in(text)) == PLAIN.findall(text)
