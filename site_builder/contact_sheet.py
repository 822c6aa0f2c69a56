"""What the contact sheet shows: every photo with all that the editors said of it, whether it may be published or not."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from site_builder.dataclass import dataclass
from site_builder.load.content import load_rest
from site_builder.load.folder import list_content
from site_builder.load.stories import group_stories, load_story
from site_builder.memory import Memory
from site_builder.model.body import Body, PhotoBlock
from site_builder.model.content import Content
from site_builder.model.photo import Photo, Picture
from site_builder.model.values import Language, LocalText
from site_builder.newsroom import read_newsroom
from site_builder.plan.rows import Row, row_of
from site_builder.problems import ContentError, Problem
from site_builder.serve.sheet import Card, sheet_page

Region = tuple[float, float, float, float]
WIDTH, QUALITY = 640, 80
"""Of the pictures on the sheet."""
SHEET_TEXTS = (
    *(
        "heading",
        "about",
        "original",
        "framed",
        "published",
        "unread",
        "size",
        "who",
        "none",
        "unidentifiable",
        "identifiable",
        "consents",
    ),
    *("regions", "alt", "decorative", "caption", "credit", "rights", "uses", "unused", "none_yet"),
)
"""The keys of the interface texts."""
PAGE, ORIGINAL, REDACTED = "", ".jpg", ".redacted.jpg"


@dataclass(frozen=True, slots=True)
class ContactSheet:
    """The photos of one site, read anew whenever they are asked for."""

    root: Path
    language: Language
    texts: Mapping[str, str]
    """Interface texts by key."""
    line: Callable[[Problem], str]
    """A finding in words."""
    shown: dict[str, tuple[str, Sequence[Region]]] = field(default_factory=dict)
    """By photo: the file of its picture, and what is redacted in it, as the page last showed it."""
    looked_at: dict[tuple[str, int, int], Picture] = field(default_factory=dict)
    """By path, time and size."""

    def answer(self, path: str) -> tuple[bytes, str] | None:
        """The page (at the empty path) or one of its pictures, with its media type; nothing at any other path."""
        if path == PAGE:
            return self._page(), "text/html; charset=utf-8"
        if not self.shown:
            self._page()
        picture = self.shown.get(path.removesuffix(REDACTED).removesuffix(ORIGINAL))
        if picture is None or not path.endswith(ORIGINAL):
            return None
        file, regions = picture
        from site_builder.render.pictures import look_at  # late: who opens no sheet needs no pictures

        return look_at(self.root, file, regions if path.endswith(REDACTED) else (), WIDTH, QUALITY), "image/jpeg"

    def _page(self) -> bytes:
        content, problems, rows = self._read()
        if content is None:
            return sheet_page((), self.language, self.texts)
        self.shown.clear()
        for id, picture in content.pictures.items():
            shares = [
                (left / 100, top / 100, width / 100, height / 100)
                for left, top, width, height in _regions(content.photos.get(id))
            ]
            self.shown[id] = (picture.file, shares)
        uses = _uses(content, rows)
        ids = sorted(content.photos.keys() | content.pictures.keys())
        return sheet_page([self._card(content, id, uses[id], problems) for id in ids], self.language, self.texts)

    def _read(self) -> tuple[Content | None, Sequence[Problem], Sequence[Row]]:
        """The content as far as it can be understood, what is wrong with it, and its stories."""
        try:
            newsroom = read_newsroom(self.root, self._picture, jobs=1)
        except ContentError as error:
            found, _ = list_content(self.root)
            loaded = load_rest(self.root, found, self._picture)
            groups, _ = group_stories(found)
            read = (load_story(self.root, files, loaded.reading) for files in groups.values())
            rows = [row_of(one.story, one.bodies.values()) for one in read if one.story is not None]
            return loaded.content, error.problems, rows
        return newsroom.content, newsroom.warnings, tuple(newsroom.rows())

    def _picture(self, path: str) -> Picture:
        """A picture, looked at when it is new or changed."""
        stat = (self.root / path).stat()
        key = (path, stat.st_mtime_ns, stat.st_size)
        if key not in self.looked_at:
            self.looked_at[key] = Memory().inspector(_inspect, self.root)(path)
        return self.looked_at[key]

    def _card(self, content: Content, id: str, uses: Sequence[str], problems: Sequence[Problem]) -> Card:
        photo, picture = content.photos.get(id), content.pictures.get(id)
        files = {f"content/photos/{id}.yaml", picture.file if picture else ""}
        own = [one for one in problems if one.place.path in files or one.place.path.rpartition(".")[0] == f"content/photos/{id}"]
        return Card(
            id=id,
            facts=[(self.texts[key], value) for key, value in self._facts(photo, picture, uses)],
            alt=photo.alt.read(self.language).text if photo and photo.alt and not photo.decorative else "",
            width=picture.width if picture else 0,
            height=picture.height if picture else 0,
            regions=_regions(photo),
            findings=[self.line(one) for one in own],
        )

    def _facts(self, photo: Photo | None, picture: Picture | None, uses: Sequence[str]) -> Iterator[tuple[str, str]]:
        if picture:
            yield "size", f"{picture.width} × {picture.height} px"
        if photo:
            yield "who", self.texts[photo.shows.people]
            if photo.shows.identifiable:
                yield "consents", ", ".join(photo.shows.identifiable)
            regions = [" · ".join(f"{side:g}" for side in region) for region in _regions(photo)]
            yield (
                "regions",
                "; ".join(f"{number}: {region}" for number, region in enumerate(regions, 1)) or self.texts["none_yet"],
            )
            yield "alt", self.texts["decorative"] if photo.decorative else self._said(photo.alt)
            yield "caption", self._said(photo.caption)
            yield "credit", photo.credit
            if photo.rights:
                yield "rights", self._said(photo.rights)
        yield "uses", ", ".join(uses) or self.texts["unused"]

    def _said(self, text: LocalText | None) -> str:
        """A text in each language that it was written in."""
        said = [f"{language}: {own}" for language in ("id", "en") if text and (own := getattr(text, language))]
        return " / ".join(said) or self.texts["none_yet"]


def _inspect(file: Path) -> tuple[int, int]:
    from site_builder.render.pictures import inspect_picture  # late, as above

    return inspect_picture(file)


def _regions(photo: Photo | None) -> tuple[Region, ...]:
    """In hundredths."""
    regions = photo.redact if photo else ()
    return tuple((float(one.left), float(one.top), float(one.width), float(one.height)) for one in regions)


def _uses(content: Content, rows: Sequence[Row]) -> Mapping[str, list[str]]:
    """By photo: the stories, pages, programs and organizations that show it, public or not."""
    found: dict[str, list[str]] = defaultdict(list)
    shown: list[tuple[str, Sequence[str]]] = [(f"stories/{row.id}", row.photos) for row in rows]
    for page in content.pages.values():
        bodies = (content.bodies["page", page.id, wording.language] for wording in page.wordings)
        shown.append((f"pages/{page.id}", [photo for body in bodies for photo in _photos_in(body)]))
    for id, program in content.programs.items():
        shown.append((f"programs/{id}", [photo for photo in (program.cover, *program.photos) if photo]))
    logos = ((id, organization.logo) for id, organization in content.organizations.items())
    shown += [(f"organizations/{id}", [logo.photo]) for id, logo in logos if logo]
    for user, photos in shown:
        for photo in dict.fromkeys(photos):
            found[photo].append(user)
    return found


def _photos_in(body: Body) -> list[str]:
    return [block.photo for block in body.blocks if isinstance(block, PhotoBlock)]
