"""Where the site uses what needs a consent: words, faces, names, and what the editors declare."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from site_builder.check.named import Names, Owner
from site_builder.check.strings import Loc, strings_of
from site_builder.check.texts import Written, bodies_of, texts_of
from site_builder.model.body import Body, PhotoBlock, Statement
from site_builder.model.consent import recognizable
from site_builder.model.content import Content
from site_builder.model.story import Page, Story
from site_builder.model.withdrawal import Resting
from site_builder.places import Places, Ref
from site_builder.problems import Place

Named = tuple[Loc, tuple[Owner, ...]]
"""The key at which a name stands, and whose name it may be."""


class Use(NamedTuple):
    """One use. Its place is found out only where there is something to tell."""

    owners: tuple[Owner, ...]
    """The consent and form that it needs; several where a name is that of several people."""
    ref: Ref
    loc: Loc = ()
    line: int = 0
    """Of the file, where it stands in a text; 0 where it stands at a key."""
    column: int = 1
    block: str = ""
    """The block that it stands in."""
    status: str = "published"
    """Of the text that it stands in, or of the original where that is not published."""

    def place(self, places: Places) -> Place:
        """Where it stands."""
        return places.line(self.ref, self.line, self.column) if self.line else places.place(self.ref, *self.loc)

    @property
    def key(self) -> str:
        """What a finding calls it."""
        return self.block or ".".join(str(part) for part in self.loc)


class Uses:
    """Goes through records for what they use; *names* are those of the register."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._in_photos: dict[str, list[Named]] = {}

    def of_story(self, story: Story, bodies: Mapping[str, Body], content: Content) -> Iterator[Use]:
        """What one story uses. Of *content*, the photos that it names are looked up."""
        head, ref = story.head, Ref("story", story.id)
        yield from self._of_head(ref, head, story.id, head.status)
        yield from self._of_photos(ref, head, content, head.status)
        for written in texts_of("story", story, bodies):
            yield from self._of_text(written, head.status, content)

    def of_rest(self, content: Content) -> Iterator[Use]:
        """What everything but the stories uses. Programs, people, organizations and reports are always public."""
        yield from self._in_record(Ref("site"), content.site)
        for kind in ("people", "organizations", "coverage", "tags"):
            for id, record in getattr(content, kind).items():
                yield from self._in_record(Ref(kind, id), record)
        for id, organization in content.organizations.items():
            if organization.logo:
                yield from self._of_photo(Use((), Ref("organizations", id), ("logo", "photo")), organization.logo.photo, content)
        for id, report in content.coverage.items():
            for name, photo in (("picture", report.picture), ("logo", report.logo)):
                if photo:
                    yield from self._of_photo(Use((), Ref("coverage", id), (name,)), photo, content)
        for id, program in content.programs.items():
            yield from self._of_head(Ref("program", id), program)
            yield from self._of_photos(Ref("program", id), program, content)
        for page in content.pages.values():
            yield from self._of_page(page, content)

    def resting_on(self, consent: str, content: Content) -> Resting:
        """Every record that rests on *consent*, public or not."""

        def is_used(uses: Iterable[Use]) -> bool:
            return any(consent == id for use in uses for id, _ in use.owners)

        told = (use for use in self.of_rest(content) if is_used((use,)))
        return Resting(
            stories=tuple(
                id
                for id, story in content.stories.items()
                if is_used(self.of_story(story, bodies_of("story", story, content), content))
            ),
            others=tuple(dict.fromkeys(use.ref.id or use.ref.kind for use in told)),
            photos=tuple(sorted(id for id, photo in content.photos.items() if consent in recognizable(photo))),
        )

    def _of_page(self, page: Page, content: Content) -> Iterator[Use]:
        yield from self._of_head(Ref("page", page.id), page.head, page.id, page.head.status)
        for written in texts_of("page", page, bodies_of("page", page, content)):
            yield from self._of_text(written, page.head.status, content)

    def _of_head(self, ref: Ref, head: Any, id: str = "", status: str = "published") -> Iterator[Use]:
        """What is declared, and the names in the head and in the *id*, which is an address."""
        declared: Mapping[str, Iterable[str]] = head.consents
        for consent, forms in declared.items():
            for number, form in enumerate(forms):
                yield Use(((consent, form),), ref, ("consents", consent, number), status=status)
        yield from self._in_record(ref, head, id, status)

    def _of_photos(self, ref: Ref, head: Any, content: Content, status: str = "published") -> Iterator[Use]:
        if head.cover:
            yield from self._of_photo(Use((), ref, ("cover",), status=status), head.cover, content)
        for number, id in enumerate(head.photos):
            yield from self._of_photo(Use((), ref, ("photos", number), status=status), id, content)

    def _of_photo(self, use: Use, id: str, content: Content) -> Iterator[Use]:
        """A photo where it is shown: the faces in it there, the names in its record where they stand."""
        photo = content.photos.get(id)
        if photo is None:
            return
        for consent in recognizable(photo):
            yield use._replace(owners=((consent, "face"),))
        if self._names:
            if id not in self._in_photos:
                self._in_photos[id] = list(self._named_in(photo))
            for loc, owners in self._in_photos[id]:
                yield Use(owners, Ref("photo", id), loc, status=use.status)

    def _of_text(self, written: Written, above: str, content: Content) -> Iterator[Use]:
        """A text, its blocks, and the head of a translation. None is published before the original, whose status is *above*."""
        ref, body, status = written.ref, written.body, above if above != "published" else written.wording.status
        if ref.language:
            yield from self._in_record(ref, written.wording, status=status)
        for block in body.blocks:
            if isinstance(block, PhotoBlock):
                yield from self._of_photo(Use((), ref, (), block.line, block="photo", status=status), block.photo, content)
            elif isinstance(block, Statement):
                use = Use((), ref, (), block.line, block=block.kind, status=status)
                if block.consent:
                    yield use._replace(owners=((block.consent, "quote"),))
                for hit in self._names.find(f"{block.shown_as}\n{block.reason}") if self._names else ():
                    yield use._replace(owners=hit.owners)
        for hit in self._names.find(body.text) if self._names else ():
            line, start = body.text.count("\n", 0, hit.at), body.text.rfind("\n", 0, hit.at) + 1
            yield Use(hit.owners, ref, (), body.line + line, hit.at - start + 1, status=status)

    def _in_record(self, ref: Ref, record: Any, id: str = "", status: str = "published") -> Iterator[Use]:
        """The names in all strings of a record."""
        for loc, owners in self._named_in(record, id) if self._names else ():
            yield Use(owners, ref, loc, status=status)

    def _named_in(self, record: Any, id: str = "") -> Iterator[Named]:
        strings = [((), id), *strings_of(record)]
        if next(self._names.find("\n".join(text for _, text in strings)), None) is None:
            return
        for loc, text in strings:
            for hit in self._names.find(text):
                yield loc, hit.owners
