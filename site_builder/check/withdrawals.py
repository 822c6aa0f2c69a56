"""Records of withdrawal tell what happened in the order in which it happened."""

from collections.abc import Iterator

from site_builder.model.content import Content
from site_builder.places import Places, Ref
from site_builder.problems import Problem, problem


def check_withdrawals(content: Content, places: Places) -> Iterator[Problem]:
    """Nothing is withdrawn before that was asked for."""
    for id, record in content.withdrawals.items():
        if record.removed < record.requested:
            place = places.place(Ref("withdrawals", id), "removed")
            yield problem(place, "T111", "removed", requested=f"{record.requested:%Y-%m-%d %H:%M}")


REST_RULES = (check_withdrawals,)
