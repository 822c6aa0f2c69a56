"""The register of consents during one build: where it lies, whether it is safe there, and the judge who goes by it.

Nothing of it outlives the build but what the file system notes of the file: when it was written, and how long it is.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from datetime import datetime
from functools import partial
from pathlib import Path

from site_builder.catalogue import is_error
from site_builder.check.consents import Judge, Register
from site_builder.dataclass import dataclass
from site_builder.load.loaded import Loaded
from site_builder.load.private import exposures
from site_builder.model.consent import turning_points
from site_builder.model.site import Site
from site_builder.places import Ref
from site_builder.problems import ContentError, Place, Problem, problem
from site_builder.signatures import Signature, private_signature, trusted

KEY = "privacy.register"
"""The setting that says where the register lies."""
SHARED = ("content", "templates", "output", "output-drafts", "output-portable", ".serve", ".serve-public")
"""Folders of every project whose files are shared, uploaded or shown."""

Judged = tuple[dict[str, Signature], tuple[float, float]]
"""Of private files, what the file system noted of them; and from when until when time alone changes no judgement."""


@dataclass(slots=True)
class Custody:
    """One build's hold on the register."""

    root: Path
    now: datetime
    """For which uses are judged."""
    published: Sequence[Path] = ()
    """Folders in which the register may not lie, beside those that every project has."""
    began: int = 0
    """When the build began, in nanoseconds since 1970."""
    until: float = float("inf")
    """When time alone next changes what a consent allows, in seconds since 1970."""
    files: dict[str, Signature] = field(default_factory=dict)
    """The private lists and what tells whether git keeps them, as the file system notes them, there or not."""
    judge: Judge | None = field(default=None, repr=False)
    """None before `open`, and where the register could not be read."""

    def open(self, loaded: Loaded) -> tuple[Problem, ...]:
        """Find and read the register that the site's settings name; gives what is wrong with it.

        Raises:
            ContentError: if the register lies where it would get out. Then nothing of it is read.
        """
        if loaded.content is None:
            return ()
        setting, reading = loaded.content.site.privacy.register, loaded.reading
        self.look(loaded.content.site)
        published = (*self.published, *(self.root / name for name in SHARED))
        said = partial(loaded.place, Ref("site"), *KEY.split("."))
        found = tuple(sorted(exposures(self.root, setting, KEY, published, said)))
        if any(is_error(one) for one in found):
            raise ContentError(found)
        file = self.root / setting
        if not file.is_file():
            self.judge = Judge(Register(setting), self.now, reading.zone)
            return found
        from site_builder.load.register import load_register  # late: many sites have none

        read = load_register(file, setting, reading)
        if read.is_whole:
            self.judge = Judge(Register(setting, read.consents, frozenset(read.unread)), self.now, reading.zone)
        points = (point.timestamp() for point in turning_points(read.consents.values(), reading.zone))
        self.until = min((point for point in points if point > self.now.timestamp()), default=float("inf"))
        return (*found, *read.problems)

    def look(self, site: Site) -> None:
        """Note what the file system says of the private lists, and of the index of a repository around each, there or not."""
        self.files.clear()
        for file in (self.root / site.privacy.register, self.root / site.privacy.names):
            places = [file.absolute()]
            if file.is_file():
                from site_builder.load.tracked import UnknownError, index_of  # late, as above

                real = file.resolve()
                with suppress(UnknownError):
                    found = index_of(real)
                    places += found[1:] if found else ()
                    places += [folder / ".git" for folder in real.parents if not found or found[0] in folder.parents]
            self.files.update({str(place): private_signature(str(place)) for place in places})

    def refuse_moved(self, site: Site) -> None:
        """Raise ContentError if a list was written since `open`: it may have been read by halves."""
        lists = (site.privacy.register, site.privacy.names)
        moved = [path for path in lists if not self._is_same(path, self.files)]
        if moved:
            raise ContentError(tuple(problem(Place(path), "C018") for path in moved))

    def is_settled(self, site: Site, judged: Judged) -> bool:
        """Whether everything would be judged as it was when it was last *judged*: nothing was written, no time came."""
        files, (since, until) = judged
        return self._is_same(site.privacy.register, files) and since <= self.now.timestamp() < until

    def are_names_new(self, site: Site, judged: Judged) -> bool:
        """Whether other names may be protected than when everything was last *judged*."""
        return not (self.is_settled(site, judged) and self._is_same(site.privacy.names, judged[0]))

    def _is_same(self, path: str, files: Mapping[str, Signature]) -> bool:
        name = str((self.root / path).absolute())
        return private_signature(name) == files.get(name)

    def judged(self) -> Judged:
        """What the next build may know of this one."""
        return trusted(self.files, self.began), (self.now.timestamp(), self.until)
