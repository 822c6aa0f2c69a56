"""The public content at one time, with everything that the recipes ask of it. Whatever they ask is noted."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from site_builder.digest import mix
from site_builder.model.body import Body, PhotoBlock
from site_builder.model.site import Site
from site_builder.model.story import Page, Story, Wording
from site_builder.model.values import Language
from site_builder.plan.groups import NEAR, SEASON, Group, Grouping, beside, nearest
from site_builder.plan.noted_press import NotedPress
from site_builder.plan.records import PublicContent, digest_of
from site_builder.plan.rows import NEWS_AGE, Row
from site_builder.plan.slices import NAMES, Slices
from site_builder.plan.urls import Urls
from site_builder.press import Press
from site_builder.reads import Fact, Reads

Made = TypeVar("Made")
Piece = tuple[str, tuple[Fact, ...], bytes]
"""A part of a file, what it has read, and a digest of what it is about."""
Near = tuple[int, dict[str, float]]
"""How rare a group is, and when each of some of its stories went live."""
Place = tuple[str | None, str | None, bool, bool]
"""The next newer and the next older story, and whether this one has a share card and a QR code of its own."""
NOWHERE: Place = (None, None, False, False)

PAGE_SIZE = 20
"""Stories on one page of a list."""

GROUPINGS: dict[str, Callable[[Row], Iterable[str]]] = {
    "newest": lambda _row: ("",),
    "by_program": lambda row: (row.program,) if row.program else (),
    "by_tag": lambda row: dict.fromkeys(tag for tag, _ in row.tags),
    "by_person": lambda row: row.people,
    "by_organization": lambda row: row.organizations,
    "by_coverage": lambda row: row.coverage,
    "by_kind": lambda row: (row.kind,),
    "by_month": lambda row: (row.date[:7], row.date[:4]),
    "by_program_month": lambda row: (f"{row.program} {row.date[:7]}", f"{row.program} {row.date[:4]}") if row.program else (),
    "with_aliases": lambda row: ("",) if any(wording.aliases for wording in row.wordings) else (),
}
"""What stories are grouped by; and `corrected`, by the years in which something in them was corrected."""

SMALL = frozenset(("place", "tag_word"))
"""Facts that are remembered themselves rather than a digest of them: what most pages ask, and no row is needed then."""

DERIVED = SMALL | {"rows", "newest_rows", "recent", "photos_in_stories"}
"""Facts that follow from all stories, as groups do: where none of them changed in that regard, they are as they were."""


class Edition:
    """What is published at one time."""

    def __init__(
        self,
        *,
        site: Site,
        records: Mapping[str, Mapping[Any, Any]],
        rows: Callable[[], Sequence[Row]],
        urls: Urls,
        press: Press,
        now: datetime,
        is_preview: bool,
        sources: Callable[[str, str, str], str],
        digests: Callable[[Fact], bytes | None],
        remembered: Callable[[Fact], Any],
    ) -> None:
        """Lay out an edition.

        Args:
            records: By kind and id: only what the public may see.
            rows: Gives those of the public stories, the newest first; asked only when somebody needs them.
            sources: The file of a record, from its kind, id and language of a translation.
            digests: Of facts whose digest is known without looking at the record.
            remembered: What `digest` told of a fact in the last build, where that is still so; None where nobody knows.
        """
        self.reads = Reads()
        self.once = self.reads.once
        self.note = self.reads.note
        self.content = PublicContent(site, records, self.note)
        self.press = NotedPress(press, self.note)
        self.urls, self.now, self.is_preview, self.source_of = urls, now, is_preview, sources
        self.languages: tuple[Language, ...] = site.languages
        self.zone = ZoneInfo(site.time_zone)
        self.changed: AbstractSet[Fact] = frozenset()
        """The facts that are not as the last build found them."""
        self.kept_pieces: Mapping[str, Piece] = {}
        """Of the last build."""
        self.new_pieces: dict[str, Piece] = {}
        """Made anew."""
        self.indexes: dict[tuple[str, str], Mapping[str, bytes]] = {}
        """Files to be searched, by name: of each language and shard that was made in this build."""
        self.sizes: dict[str, int] = {}
        """Bytes of each picture that is published, by its path."""
        self.earlier: Callable[[tuple[Any, ...]], bytes] = lambda _arguments: b""
        """What an earlier build made by a recipe from the same arguments: a saving, that no byte depends on."""
        self._site, self._records, self._give_rows, self._known, self._remembered = site, records, rows, digests, remembered
        self._keys = {
            **GROUPINGS,
            "corrected": lambda row: {f"{datetime.fromtimestamp(made, self.zone):%Y}": None for made in row.corrected},
        }
        self._groupings: dict[str, Grouping] = {}
        self._slices = Slices(records, lambda: self._rows, lambda name, language: self._grouping(name).known(language), self.zone)
        self._near_to: dict[Fact, Near] = {}

    def source(self, kind: str, id: str, language: str = "") -> str:
        """The file to open when something about this record is wrong."""
        return self.source_of(kind, id, language)

    # Stories in order.

    @cached_property
    def _rows(self) -> Sequence[Row]:
        return self._give_rows()

    def group(self, name: str, language: Language, key: str = "") -> Group:
        """Stories with *key* in common, the newest first: `group("by_tag", "id", "kuliner")`."""
        return Group((name, language, key), lambda: self._grouping(name).get(language, key), self.note, self._remembered)

    def keys(self, name: str, language: Language) -> list[str]:
        """What the stories of a language can be grouped by, sorted."""
        return self._grouping(name).keys(self.note, language)

    def _grouping(self, name: str) -> Grouping:
        if name not in self._groupings:
            self._groupings[name] = Grouping(name, self._written, self._keys[name])
        return self._groupings[name]

    def newest(self, language: Language) -> Group:
        """All stories of a language."""
        return self.group("newest", language)

    @cached_property
    def _written(self) -> dict[Language, list[Row]]:
        """The stories of each language."""
        return {language: [row for row in self._rows if row.has(language)] for language in self.languages}

    @cached_property
    def _by_id(self) -> dict[str, Row]:
        return {row.id: row for row in self._rows}

    def near(self, name: str, language: Language, key: str, at: float) -> Near:
        """The stories of a group nearest to the season of *at*, and how often all must be halved until as few are left.

        One fact for each group and season: a new story makes no page of another season again, unless the group is small.
        """
        fact = (name, language, key, f"{NEAR}{int(at // SEASON)}")
        self.reads.facts.add(fact)
        found = self._near_to.get(fact)
        if found is None:
            rarity, lives = self._remembered(fact) or self._near(*fact)
            found = self._near_to[fact] = (rarity, dict(lives))
        return found

    def _near(self, name: str, language: str, key: str, season: str) -> tuple[int, tuple[tuple[str, float], ...]]:
        ids, everybody = self._grouping(name).get(language, key), self._written["en" if language == "en" else "id"]
        near = nearest(ids, lambda id: self._by_id[id].live, int(season.removeprefix(NEAR)))
        return len(everybody).bit_length() - len(ids).bit_length(), near

    def rows(self, *fields: str) -> Sequence[Row]:
        """Of all stories, the newest first, to be read in these *fields* only."""
        self.note("rows", *fields)
        return self._rows

    def newest_rows(self, count: int, *fields: str) -> Sequence[Row]:
        """The same of the newest *count* stories only."""
        self.note("newest_rows", str(count), *fields)
        return self._rows[:count]

    def neighbours(self, id: str, language: Language) -> tuple[str | None, str | None]:
        """The next newer and the next older story of the same program; of the site where there is no program."""
        return self._place(id, language)[:2]

    def has_card(self, id: str, language: Language) -> bool:
        """Whether a story is new enough to have a share card of its own."""
        return self._place(id, language)[2]

    def has_qr_code(self, id: str, language: Language) -> bool:
        """Whether it is new enough to have a QR code."""
        return self._place(id, language)[3]

    def _place(self, id: str, language: Language) -> Place:
        """Where a story stands among the others: one fact, since every story's page asks."""
        fact = ("place", id, language)
        self.reads.facts.add(fact)
        known: Place | None = self._remembered(fact)
        if known is not None:
            return known
        return (self._found.get(("places", language)) or self._places(language)).get(id, NOWHERE)

    def _places(self, language: Language) -> dict[str, Place]:
        def find() -> dict[str, Place]:
            here = [row for row in self._rows if row.has(language)]
            lines: dict[str, list[str]] = defaultdict(list)
            for row in here:
                lines[row.program].append(row.id)
            lines[""] = [row.id for row in here]
            near = {name: beside(ids) for name, ids in lines.items()}
            features = self._site.features
            carded, coded = ({row.id for row in self._rows[:count]} for count in (features.share_cards, features.qr_codes))
            return {row.id: (*near[row.program][row.id], row.id in carded, row.id in coded) for row in here}

        return self._kept(("places", language), find)

    def _kept(self, key: object, find: Callable[[], Made]) -> Made:
        """Found once; what is read for it is not what a recipe reads."""
        if key not in self._found:
            self._found[key] = find()
        made: Made = self._found[key]
        return made

    @cached_property
    def _found(self) -> dict[object, Any]:
        return {}

    def piece(self, key: str, make: Callable[[], str], about: bytes) -> str:
        """A part of a file that is kept between builds: made again when something that it reads, or is *about*, has changed."""
        kept = self.kept_pieces.get(key)
        if kept is not None and kept[2] == about and self.changed.isdisjoint(kept[1]):
            self.reads.facts.update(kept[1])
            return kept[0]
        with self.reads.listening() as heard:
            text = make()
        self.reads.facts |= heard
        self.new_pieces[key] = (text, tuple(sorted(heard)), about)
        return text

    # What is derived from many records; noted as its own value.

    def recent(self) -> tuple[str, ...]:
        """The stories that are news to a search engine."""
        self.note("recent")
        return self._recent()

    def _recent(self) -> tuple[str, ...]:
        oldest = (self.now - NEWS_AGE).timestamp()
        return tuple(row.id for row in self._rows if row.live > oldest)

    def tag_word(self, tag: str) -> str:
        """A tag as its newest story writes it."""
        self.note("tag_word", tag)
        known: str | None = self._remembered(("tag_word", tag))
        if known is not None:
            return known
        return self._tag_words().get(tag, tag)

    def _tag_words(self) -> dict[str, str]:
        def find() -> dict[str, str]:
            words: dict[str, str] = {}
            for row in self._rows:
                if row.has(self.languages[0]):
                    for tag, word in row.tags:
                        words.setdefault(tag, word)
            return words

        return self._kept("tag_words", find)

    def photos_in_stories(self) -> tuple[tuple[str, bool], ...]:
        """Every photo that a story shows, and whether it stands above one."""
        self.note("photos_in_stories")
        return self._photos_in_stories()

    def _photos_in_stories(self) -> tuple[tuple[str, bool], ...]:
        def find() -> tuple[tuple[str, bool], ...]:
            used = {photo for row in self._rows for photo in row.photos}
            covers = {row.photos[0] for row in self._rows if row.has_cover}
            return tuple((photo, photo in covers) for photo in sorted(used))

        return self._kept("photos", find)

    def programs_of(self, kind: str, id: str) -> tuple[tuple[str, int], ...]:
        """Programs that name an organization, person or press report: program id, and position among its partners (else 0)."""
        found: tuple[tuple[str, int], ...] = self.slice("programs_of", kind, id)
        return found

    def slice(self, name: str, *of: str) -> Any:
        """What the method *name* of `Slices` cuts out of many records; noted as its own value."""
        self.note(name, *of)
        return getattr(self._slices, name)(*of)

    def size(self, path: str) -> int:
        """Bytes of a published picture."""
        self.note("size", path)
        return self.sizes[path]

    # What was noted, as digests.

    def digest(self, fact: Fact) -> object:
        """What tells whether what *fact* names is as it was: a digest, or the thing itself where it is small and plain."""
        known: object = self._known(fact)
        if known is not None:
            return known
        if fact[0] in DERIVED or fact[0] in self._keys:
            known = self._remembered(fact)
            return self._kept(("digest", fact), lambda: self._digest(fact)) if known is None else known
        return self._digest(fact)

    def _digest(self, fact: Fact) -> object:
        name = fact[0]
        if name in SMALL:
            return self._value(fact)
        if name in self._records:
            return digest_of(self._records[name], fact)
        if name in self._keys:
            return self._near(*fact) if fact[-1].startswith(NEAR) else self._grouping(name).digest(fact)
        return mix(self._value(fact))

    def _value(self, fact: Fact) -> object:
        name, *rest = fact
        return self._values[name](*rest)

    @cached_property
    def _values(self) -> dict[str, Callable[..., object]]:
        """What each kind of derived fact stands for."""
        return {
            "place": lambda id, language: self._places("en" if language == "en" else "id").get(id),
            "rows": lambda *fields: _fields_of(self._rows, fields),
            "newest_rows": lambda count, *fields: _fields_of(self._rows[: int(count)], fields),
            "tag_word": lambda tag: self._tag_words().get(tag, tag),
            "size": lambda path: self.sizes.get(path, 0),
            "recent": self._recent,
            "photos_in_stories": self._photos_in_stories,
            "site": lambda: self._site,
            "templates": lambda: self.press.fingerprint,
            **{name: getattr(self._slices, name) for name in NAMES},
        }


def _fields_of(rows: Sequence[Row], fields: Sequence[str]) -> list[tuple[object, ...]]:
    return [tuple(getattr(row, field) for field in fields) for row in rows]


def photos_in(body: Body) -> Iterable[str]:
    """The photos that *body* shows."""
    return (block.photo for block in body.blocks if isinstance(block, PhotoBlock))


def wording_of(record: Story | Page, language: Language) -> Wording:
    """The text of *record* in *language*, which it is known to have."""
    for wording in record.wordings:
        if wording.language == language:
            return wording
    raise LookupError(f"{record.id} has no text in {language}")
