"""A story, its translations, and the static pages that are written like one."""

from collections.abc import Iterator
from dataclasses import field
from datetime import datetime
from typing import Literal

from site_builder.dataclass import dataclass
from site_builder.model.consent import Channel, Form
from site_builder.model.values import STRICT, Aliases, Day, Id, Language, Line, Moment, Several, Text

Kind = Literal["berita", "feature", "siaran_pers", "pengumuman"]
CorrectionKind = Literal["ralat", "koreksi", "hak_jawab", "pencabutan"]
Status = Literal["draft", "review", "approved", "published", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Who made the story. A person's id becomes a link; any other text is printed as it is."""

    __pydantic_config__ = STRICT

    writer: Several = ()
    """One name or several; without one, the site's desk."""
    editor: Line | None = None
    """Who edited it."""
    photographer: Several = ()
    """Who took the photos."""
    initials: Line | None = None
    """The sign-off at the end, for example `red`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What was changed after publication, and why."""

    __pydantic_config__ = STRICT

    kind: CorrectionKind
    """Erratum, correction, right of reply or retraction."""
    at: Moment
    """When it was published, for example `2025-10-14 09:30`; the oldest stands first."""
    text: Text | None = None
    """What was wrong and what is right, what the other side says, or what was retracted."""
    wrong: Text | None = None
    """Of a ralat or koreksi: what the story said, for example `20 kilogram`. Not where that must not be repeated."""
    right: Text | None = None
    """What is right instead, for example `18 kilogram`."""
    by: Line | None = None
    """Of a hak_jawab: who replies; the id of a public person or organization, or a name as it is printed."""
    received: Moment | None = None
    """When the reply came in, for example `2025-10-13 16:00`."""
    reason: Text | None = None
    """Of a pencabutan: why, in words for the public."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryHead:
    """The front matter of `content/stories/<year>/<slug>.md`."""

    __pydantic_config__ = STRICT

    title: Line
    """The headline, at most about 70 characters."""
    date: Day
    """The day of the news, for example `2025-10-13`; its year is the folder's name."""
    kind: Kind = "berita"
    """berita, feature, siaran_pers or pengumuman."""
    status: Status = "draft"
    """Only what says `published` is published; everything else stays in the newsroom."""
    summary: Line
    """One or two sentences that tell the news."""
    city: Line | None = None
    """The dateline, for example `Balikpapan`."""
    program: Id | None = None
    """The program that it is about."""
    tags: tuple[Line, ...] = ()
    """A few words to find it by."""
    byline: Byline = field(default_factory=Byline)
    """Who made it."""
    number: Line | None = None
    """The number of a press release."""
    cover: Id | None = None
    """The photo at the top."""
    photos: tuple[Id, ...] = ()
    """Photos below the text."""
    people: tuple[Id, ...] = ()
    """Public persons in the story."""
    organizations: tuple[Id, ...] = ()
    """Organizations in the story."""
    coverage: tuple[Id, ...] = ()
    """Press reports that it rests on or that tell the same."""
    see_also: tuple[Id, ...] = ()
    """Stories to read next, by file name."""
    publish: Moment | None = None
    """When it goes live; without it, at the beginning of its date."""
    embargo: Moment | None = None
    """Not before this time, whatever `publish` says."""
    expires: Moment | None = None
    """When it is taken down."""
    updated: Moment | None = None
    """When it was last changed in substance."""
    corrections: tuple[Correction, ...] = ()
    """What was corrected."""
    aliases: Aliases = ()
    """Former addresses below the site's root that should lead here."""
    channels: tuple[Channel, ...] = ("site",)
    """Where it will be used: `site`, and `social` or `press_kit`. Every consent in it must cover them all."""
    consents: dict[Id, tuple[Form, ...]] = field(default_factory=dict)
    """What it uses of whom and the software cannot see, for example a voice in a linked video: `wb-2025-014: [voice]`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationHead:
    """The front matter of a translation, `<slug>.en.md`. All else stands in the original."""

    __pydantic_config__ = STRICT

    title: Line
    """The headline."""
    summary: Line
    """One or two sentences that tell the news."""
    status: Status = "draft"
    """A translation is published on its own `published`."""
    slug: Id | None = None
    """Its own last part of the address; without it, the original's."""
    translator: Line | None = None
    """Who translated it."""
    original: dict[str, str] = field(default_factory=dict)
    """Of which original it is a translation: digests that `site-builder translated` writes, never a person."""
    aliases: Aliases = ()
    """Former addresses below the site's root that should lead here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """The front matter of `content/pages/<slug>.md` and of its translations."""

    __pydantic_config__ = STRICT

    title: Line
    """The heading."""
    summary: Line | None = None
    """One sentence for search engines and lists."""
    status: Status = "draft"
    """Only what says `published` is published."""
    updated: Day | None = None
    """The day of the last change."""
    slug: Id | None = None
    """Its own last part of the address (translations)."""
    aliases: Aliases = ()
    """Former addresses below the site's root that should lead here."""
    consents: dict[Id, tuple[Form, ...]] = field(default_factory=dict)
    """What it uses of whom and the software cannot see, for example a voice in a linked video: `wb-2025-014: [voice]`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A story or page in one language. Its body stands in `Content.bodies`."""

    language: Language
    status: Status
    title: str
    summary: str
    slug: str
    aliases: tuple[str, ...] = ()
    translator: str | None = None
    original: dict[str, str] = field(default_factory=dict)
    """What the original said when this was made of it, part by part; nothing where nobody noted it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story in all its languages."""

    id: str
    """The file's name without its ending; unique over all years."""
    head: StoryHead
    live: datetime
    """When it may be seen for the first time."""
    wordings: tuple[Wording, ...]
    """The original first."""

    def wording(self, language: Language) -> Wording | None:
        """The story in *language*, if it was written."""
        return next((wording for wording in self.wordings if wording.language == language), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A static page in all its languages."""

    id: str
    head: PageHead
    wordings: tuple[Wording, ...]

    def wording(self, language: Language) -> Wording | None:
        """The page in *language*, if it was written."""
        return next((wording for wording in self.wordings if wording.language == language), None)


def body_languages(wordings: tuple[Wording, ...]) -> Iterator[tuple[Wording, str, str]]:
    """Each wording, the language in its file's name (empty for the original), and the language that its body is kept under.

    The last two differ for the original. A translation into the original's own language is wrong; so that the rest of it can
    be told too, its body is kept under an empty language.
    """
    first = wordings[0].language if wordings else ""
    for number, wording in enumerate(wordings):
        if number == 0:
            yield wording, "", wording.language
        else:
            yield wording, wording.language, "" if wording.language == first else wording.language
