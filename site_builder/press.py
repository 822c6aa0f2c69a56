"""What the plan may ask of whoever turns views into bytes."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from site_builder.model.values import Language

Worded = Sequence[tuple[Language, str]]
"""A text in its languages, the site's first language first."""


class About(Protocol):
    """What may be said of a picture beside its pixels. What is not known is empty."""

    @property
    def description(self) -> Worded:
        """The caption."""

    @property
    def alt(self) -> Worded:
        """What somebody who cannot see the picture needs to know."""

    @property
    def rights(self) -> Worded:
        """By whose leave it is shown."""

    @property
    def creator(self) -> str:
        """Who took it."""

    @property
    def credit(self) -> str:
        """How it is credited."""

    @property
    def source(self) -> str:
        """Who supplied it."""

    @property
    def created(self) -> str:
        """When it was taken, for example `2025-10-13`."""


class PhotoOrder(Protocol):
    """One file to be made from a picture."""

    @property
    def file(self) -> str:
        """The picture, below the project's root."""

    @property
    def width(self) -> int:
        """Of the result, in pixels."""

    @property
    def height(self) -> int:
        """Of the result, in pixels."""

    @property
    def format(self) -> str:
        """`webp`, `jpeg` or `avif`."""

    @property
    def redact(self) -> Sequence[tuple[float, float, float, float]]:
        """Left, top, width and height, each 0 to 1, of what nobody may see."""

    @property
    def about(self) -> About:
        """What stands beside the pixels."""

    @property
    def earlier(self) -> bytes:
        """The same pixels as an earlier build made them, whatever it said beside them; nothing where there are none."""


class CardOrder(Protocol):
    """One share card."""

    @property
    def title(self) -> str:
        """The headline."""

    @property
    def label(self) -> str:
        """The small line above it; may be empty."""

    @property
    def text(self) -> str:
        """The sentence below it; may be empty."""

    @property
    def foot(self) -> str:
        """Whose card it is."""

    @property
    def accent(self) -> str:
        """The site's colour, as `#rrggbb`."""

    @property
    def file(self) -> str:
        """The picture beside the words, below the project's root; may be empty."""

    @property
    def digest(self) -> str:
        """Of that picture's bytes."""

    @property
    def redact(self) -> Sequence[tuple[float, float, float, float]]:
        """Of that picture, as in `PhotoOrder`."""


class Press(Protocol):
    """Turns views into bytes. Pure: the same view gives the same bytes."""

    @property
    def fingerprint(self) -> bytes:
        """Digest of the templates, the style sheets, the interface texts and the software."""

    def say(self, language: Language, key: str, **blanks: object) -> str:
        """The interface text *key*."""

    def month(self, language: Language, year: int, month: int) -> str:
        """For example `Oktober 2025`."""

    def day(self, language: Language, iso: str) -> str:
        """The day `2025-10-13`, for example `13 Oktober 2025`."""

    def page(self, template: str, site: object, view: object) -> bytes:
        """A template, filled."""

    def records(self, data: Sequence[Mapping[str, Any]]) -> str:
        """Some records of open data as JSON, for `json`."""

    def json(self, data: Mapping[str, Any]) -> bytes:
        """JSON in UTF-8; records of open data may be JSON already."""

    def calendar(self, name: str, language: Language, events: Sequence[Any]) -> bytes:
        """An iCalendar file of `CalendarEvent`s."""

    def html(self, prose: object, root: str, site: object) -> str:
        """Markdown as safe HTML."""

    def photo(self, order: PhotoOrder) -> bytes:
        """A picture made anew, without anything that the original carried beside its pixels, and with what may be said of it."""

    def qr_code(self, text: str) -> bytes:
        """A QR code as SVG."""

    @property
    def can_search(self) -> bool:
        """Whether what is to be searched can be made here."""

    @property
    def search_version(self) -> str:
        """Which pagefind makes it."""

    def search_indexes(self, batches: Sequence[tuple[str, Sequence[Mapping[str, Any]]]]) -> Sequence[Mapping[str, bytes]]:
        """The files of a search index for each batch: a language and records in the words of pagefind."""

    def search_program(self) -> bytes:
        """The script by which readers search them."""

    def script(self, name: str) -> bytes:
        """A script among the templates."""

    def share_card(self, order: CardOrder) -> bytes:
        """The picture that a messenger shows with a link: a JPEG of 1200 × 630 pixels."""
