"""What one build publishes, as far as it is not known from the build before it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from site_builder.cabinet import Entry, Newsroom
from site_builder.check.security import check_expiry
from site_builder.dataclass import dataclass
from site_builder.ledger import changed_facts
from site_builder.memory import Known
from site_builder.model.public import Moment
from site_builder.model.site import Site
from site_builder.packing import missing
from site_builder.places import Places, Ref
from site_builder.plan.edition import Edition
from site_builder.plan.frame import is_served, wants_search
from site_builder.plan.published import edition_of, public_digest
from site_builder.plan.rows import Row, next_change, public_rows
from site_builder.press import Press
from site_builder.problems import Problem, problem
from site_builder.reads import Fact
from site_builder.touched import Pair, Touched, stays_in_place


@dataclass(frozen=True, slots=True)
class Issue:
    """What this build publishes."""

    newsroom: Newsroom
    edition: Edition
    public: dict[str, bytes]
    """The digest of each story that may be seen, by id."""
    until: float
    """When time alone changes something."""
    is_order_same: bool
    """Whether the same stories are public as in the last build, in the same order."""
    touched: Touched
    """What else may be not as in the last build, if the order is the same."""
    timely: tuple[Problem, ...]
    """What is to be told now and on this machine, whatever was told before."""

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """All that is to be told, and does not stop a build."""
        return tuple(sorted({*self.newsroom.warnings, *self.timely}))


def issue_of(newsroom: Newsroom, known: Known, moment: Moment, press: Press, places: Places, *, is_portable: bool) -> Issue:
    """What is published at one time; in a preview, what could be."""
    entries = newsroom.entries

    @cache
    def rows() -> list[Row]:
        return public_rows(newsroom.rows(), moment.now, is_preview=moment.is_preview)

    is_order_same = _is_order_same(moment.now, newsroom, known)
    touched = Touched(_pairs(newsroom, known, moment) if is_order_same else ())
    facts = known.ledger.facts
    shown: Mapping[str, object] = known.public if is_order_same else dict.fromkeys(row.id for row in rows())
    renewed = public_rows(newsroom.rows(newsroom.changed), moment.now, is_preview=moment.is_preview) if is_order_same else rows()
    public = {row.id: public_digest(row, entries[row.id].digest, shown, moment) for row in renewed}
    public = {**known.public, **public} if is_order_same else public

    def digests(fact: Fact) -> bytes | None:
        if fact[0] == "stories":
            return public.get(fact[1], b"") if len(fact) > 1 else b"".join(public[id] for id in sorted(public))
        if fact[:2] == ("bodies", "story"):
            return _text_digest(entries.get(fact[2]), fact[3])
        return None

    edition = edition_of(
        newsroom.content,
        (public, rows),
        moment,
        press,
        newsroom.source,
        digests=digests,
        remembered=lambda fact: facts.get(fact) if is_order_same and fact not in touched else None,
        is_portable=is_portable,
    )
    until = known.window[1] if is_order_same else min(next_change(newsroom.rows(), moment.now), _next_turn(newsroom, moment.now))
    timely = (
        *check_expiry(newsroom.content.site, moment.now, places),
        *(_check_packing(newsroom.content.site, places) if is_served(edition) else ()),
        *_check_search(edition, places),
    )
    return Issue(newsroom, edition, public, until, is_order_same, touched, timely)


def _check_packing(site: Site, places: Places) -> Iterator[Problem]:
    """What packs files is installed."""
    for encoding in missing(site.features.precompress):
        yield problem(places.place(Ref("site"), "features", "precompress"), "O150", "features.precompress", found=encoding)


def _check_search(edition: Edition, places: Places) -> Iterator[Problem]:
    """What is searched can be made. A site is built without it all the same: a withdrawal must not wait for that."""
    if wants_search(edition) and not edition.press.can_search:
        yield problem(places.place(Ref("site"), "features", "search"), "O151", "features.search")


def _next_turn(newsroom: Newsroom, now: datetime) -> float:
    """When something else is to be told than now."""
    site = newsroom.content.site
    points = site.security.turning_points(ZoneInfo(site.time_zone)) if site.security else ()
    return min((point.timestamp() for point in points if point > now), default=float("inf"))


def _is_order_same(now: datetime, newsroom: Newsroom, known: Known) -> bool:
    """Whether the same stories are public as in the last build, in the same order."""
    if known.newsroom is None or newsroom.is_rest_new or newsroom.gone or not _is_within(known.window, now):
        return False
    old, new = known.newsroom.entries, newsroom.entries
    return all(id in old and stays_in_place(old[id].row, new[id].row) for id in newsroom.changed)


def _pairs(newsroom: Newsroom, known: Known, moment: Moment) -> Iterator[Pair]:
    """The rows that are not as in the last build, before and now, as they may be seen."""
    old = known.newsroom.entries if known.newsroom else {}
    for now in public_rows(newsroom.rows(newsroom.changed), moment.now, is_preview=moment.is_preview):
        for before in public_rows([old[now.id].row], moment.now, is_preview=moment.is_preview):
            if before != now:
                yield before, now


def _is_within(window: tuple[float, float], now: datetime) -> bool:
    return window[0] <= now.timestamp() < window[1]


def _text_digest(entry: Entry | None, language: str) -> bytes:
    return next((known for own, _, known in entry.texts if own == language), b"") if entry else b""


def changed_since(known: Known, issue: Issue) -> set[Fact]:
    """What is not as the last build found it."""
    if known.newsroom is None:
        return set()
    newsroom, edition = issue.newsroom, issue.edition
    old, new = known.newsroom.entries, newsroom.entries
    ids = newsroom.changed | newsroom.gone if issue.is_order_same else known.public.keys() | issue.public.keys()
    stories = {id for id in ids if known.public.get(id) != issue.public.get(id)}
    changed: set[Fact] = {("stories", id) for id in stories}
    changed |= {("stories",)} if stories else set()
    for id in newsroom.changed | newsroom.gone:
        before, now = old.get(id), new.get(id)
        texts = {(language, digest) for entry in (before, now) if entry for language, _, digest in entry.texts}
        both = {(language, digest) for language, _, digest in before.texts} if before and now else set()
        both &= {(language, digest) for language, _, digest in now.texts} if now else set()
        changed |= {("bodies", "story", id, language) for language, _ in texts - both}
    is_press_new = known.ledger.facts.get(("templates",)) != edition.digest(("templates",))
    facts = known.ledger.facts
    if not issue.is_order_same or is_press_new:
        edition.sizes = dict(known.ledger.sizes)
        return changed | changed_facts(facts, edition.digest)
    return changed | {fact for fact in issue.touched.known(facts) if edition.digest(fact) != facts.get(fact)}
