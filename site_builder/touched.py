"""What an edit of a story may change of what is derived from all stories, told from its row before and now."""

from collections.abc import Iterable, Iterator

from site_builder.plan.edition import GROUPINGS
from site_builder.plan.rows import Row
from site_builder.reads import Fact
from site_builder.table import Table

PLACING = ("id", "status", "live", "date", "expires", "corrected", "wordings", "program")
"""The fields that say whether, when and where among the others a story is seen."""
ROWS = "rows"
"""Ends the name of every fact that goes on with the fields of all stories which were read."""
Pair = tuple[Row, Row]
"""One story, before and now."""


def stays_in_place(before: Row, now: Row) -> bool:
    """Whether a story is seen at the same times, in the same languages and between the same others."""
    return all(getattr(before, field) == getattr(now, field) for field in PLACING)


class Touched:
    """The facts that may stand for something else now that some stories changed, of which each stays in its place."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self.groups: set[Fact] = set()
        """Kind of group, language and key of each group that a story left or joined."""
        self.facts: set[Fact] = set()
        """Single facts."""
        self.fields: set[str] = set()
        """In which any two rows differ."""
        for before, now in pairs:
            self._add(before, now)

    def _add(self, before: Row, now: Row) -> None:
        self.fields |= {field for field in Row._fields if getattr(before, field) != getattr(now, field)}
        languages = {wording.language for wording in now.wordings}
        for name, keys in GROUPINGS.items():
            for key in set(keys(before)) ^ set(keys(now)):
                for language in languages:
                    self.groups.add((name, language, key))
                    self.facts |= {(name, language)}
        if before.tags != now.tags:
            self.facts |= {("tag_word", tag) for tag, _ in before.tags + now.tags}
        if (before.photos, before.has_cover) != (now.photos, now.has_cover):
            self.facts.add(("photos_in_stories",))

    def __contains__(self, fact: Fact) -> bool:
        if fact in self.facts or fact[:3] in self.groups:
            return True
        return fact[0].endswith(ROWS) and not self.fields.isdisjoint(fact)

    def known(self, facts: Table[Fact, object]) -> Iterator[Fact]:
        """Those of *facts* that are among them; only the pieces of the table that may hold one are read."""
        yield from (fact for fact in self.facts if fact in facts)
        for group in self.groups:
            yield from (fact for fact, _ in facts.beside(group) if fact[:3] == group)
        if self.fields:
            yield from {fact for fact, _ in facts.holding((ROWS.encode(),)) if fact[0].endswith(ROWS) and fact in self}
