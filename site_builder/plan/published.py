"""The edition of what may be seen at a given time."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from site_builder.digest import mix
from site_builder.model.content import Content
from site_builder.model.public import Moment, ShownBodies, ShownStories, shown_rest
from site_builder.plan.edition import Edition
from site_builder.plan.rows import Row
from site_builder.plan.urls import Urls
from site_builder.press import Press
from site_builder.reads import Fact

KINDS = ("programs", "people", "organizations", "photos", "pictures", "coverage", "tags", "pages", "withdrawals")


def edition_of(
    content: Content,
    stories: tuple[Mapping[str, object], Callable[[], Sequence[Row]]],
    moment: Moment,
    press: Press,
    source: Callable[[str, str, str], str],
    *,
    digests: Callable[[Fact], bytes | None],
    remembered: Callable[[Fact], Any],
    is_portable: bool,
) -> Edition:
    """Lay out what may be seen.

    Args:
        stories: The ids of those that may be seen, and what gives their rows, the newest first.
        digests: Of single stories and their texts.
        remembered: What a fact about the order of stories stood for, if that is still so and known.
    """
    shown, rows = stories
    rest, figures = shown_rest(content, shown, moment)
    records: dict[str, Mapping[Any, Any]] = {kind: getattr(rest, kind) for kind in KINDS} | {"figures": figures}
    records["stories"] = ShownStories(content.stories, shown, moment)
    records["bodies"] = ShownBodies(content.bodies, shown)
    return Edition(
        site=rest.site,
        records=records,
        rows=rows,
        urls=Urls(rest.site.languages, is_portable),
        press=press,
        now=moment.now,
        is_preview=moment.is_preview,
        sources=source,
        digests=digests,
        remembered=remembered,
    )


def public_digest(row: Row, digest: bytes, shown: Mapping[str, object], moment: Moment) -> bytes:
    """Of a story as it may be seen; *digest* is of all that was said in it but its texts."""
    if not row.see_also and not row.corrected and len(row.wordings) == 1 and not moment.is_preview:
        return digest
    return mix(
        digest,
        [id for id in row.see_also if id in shown],
        row.corrected,
        [wording.language for wording in row.wordings],
    )
