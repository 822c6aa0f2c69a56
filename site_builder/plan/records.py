"""The public content as recipes see it: whatever is looked up is noted."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from site_builder.digest import mix
from site_builder.model.body import Body
from site_builder.model.coverage import Coverage
from site_builder.model.figure import Figure
from site_builder.model.people import Organization, Person
from site_builder.model.photo import Photo, Picture
from site_builder.model.program import Program
from site_builder.model.site import Site
from site_builder.model.story import Page, Story
from site_builder.model.tag import Tag
from site_builder.model.withdrawal import Withdrawal
from site_builder.reads import Fact

Key = TypeVar("Key")
Value = TypeVar("Value")


class Records(Mapping[Key, Value]):
    """Records of one kind; a look at one of them is noted as that one, a walk through them as all."""

    __slots__ = ("_kind", "_note", "_records")

    def __init__(self, kind: str, records: Mapping[Key, Value], note: Callable[..., None]) -> None:
        self._kind, self._records, self._note = kind, records, note

    def _look(self, key: Key) -> None:
        if isinstance(key, tuple):
            self._note(self._kind, *key)
        else:
            self._note(self._kind, key)

    def __getitem__(self, key: Key) -> Value:
        if isinstance(key, tuple):  # as `_look`, without a call: every page comes here often
            self._note(self._kind, *key)
        else:
            self._note(self._kind, key)
        return self._records[key]

    def get(self, key: Key, default: Any = None) -> Any:
        """The record, or *default*."""
        self._look(key)
        return self._records.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._look(key)  # type: ignore[arg-type]  # what is asked for is a key or is not there
        return key in self._records

    def __iter__(self) -> Iterator[Key]:
        self._note(self._kind)
        return iter(self._records)

    def __len__(self) -> int:
        self._note(self._kind)
        return len(self._records)


class PublicContent:
    """Every record that the public may see."""

    def __init__(self, site: Site, records: Mapping[str, Mapping[Any, Any]], note: Callable[..., None]) -> None:
        self._site, self._note = site, note
        self.programs: Mapping[str, Program] = Records("programs", records["programs"], note)
        self.figures: Mapping[str, Mapping[str, Figure]] = Records("figures", records["figures"], note)
        """Of each program that has any, by their ids."""
        self.people: Mapping[str, Person] = Records("people", records["people"], note)
        self.organizations: Mapping[str, Organization] = Records("organizations", records["organizations"], note)
        self.photos: Mapping[str, Photo] = Records("photos", records["photos"], note)
        self.pictures: Mapping[str, Picture] = Records("pictures", records["pictures"], note)
        self.coverage: Mapping[str, Coverage] = Records("coverage", records["coverage"], note)
        self.tags: Mapping[str, Tag] = Records("tags", records["tags"], note)
        self.pages: Mapping[str, Page] = Records("pages", records["pages"], note)
        self.withdrawals: Mapping[str, Withdrawal] = Records("withdrawals", records["withdrawals"], note)
        self.stories: Mapping[str, Story] = Records("stories", records["stories"], note)
        self.bodies: Mapping[tuple[str, str, str], Body] = Records("bodies", records["bodies"], note)
        """Of stories and pages, by kind, id and language."""

    @property
    def site(self) -> Site:
        """`site.yaml`."""
        self._note("site")
        return self._site


def record_digest(record: object) -> bytes:
    """Of a record whose `repr` tells everything about it; of nothing where there is none."""
    return mix(record) if record is not None else b""


def digest_of(records: Mapping[Any, Any], fact: Fact) -> bytes:
    """Of what a walk through *records*, or a look at one of them, has noted."""
    _, *key = fact
    if not key:
        return mix(*((name, record_digest(record)) for name, record in records.items()))
    return record_digest(records.get(key[0] if len(key) == 1 else tuple(key)))
