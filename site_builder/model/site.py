"""The site itself: its name, its publisher, and what is switched on."""

from dataclasses import field
from decimal import Decimal
from typing import Annotated, Any, Literal

from site_builder.dataclass import dataclass
from site_builder.model.approval import Approval
from site_builder.model.ruling import Rules
from site_builder.model.security import Security
from site_builder.model.values import (
    NEWEST,
    STRICT,
    YES_OR_NO,
    Colour,
    Email,
    Flag,
    HowMany,
    Id,
    Language,
    Line,
    Link,
    Number,
    Phone,
    Reading,
    Refusal,
    Shape,
    Text,
    Zone,
    parse_several,
)
from site_builder.regex import regex


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Where the public reaches the press office."""

    __pydantic_config__ = STRICT

    email: Email | None = None
    """For example `humas@rutan.example`."""
    phone: Phone | None = None
    """As it is dialled, for example `+62 542 000000`."""
    address: Text | None = None
    """Street, city and postcode, on one line."""
    hours: Text | None = None
    """When somebody answers, for example `Senin–Jumat, pukul 08.00–16.00 WITA`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policies:
    """Pages that tell how this newsroom works, by page id."""

    __pydantic_config__ = STRICT

    publishing: Id | None = None
    """The page that says what is published and by whom."""
    corrections: Id | None = None
    """The page about corrections and the right of reply."""
    ethics: Id | None = None
    """The page with the media guidelines."""
    privacy: Id | None = None
    """The page about consent, names and faces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallNumbers:
    """Which numbers of people are too small to be shown."""

    __pydantic_config__ = STRICT

    below: Number = Decimal(5)
    """Numbers from 1 to below this one are hidden; 0 hides none."""
    reason: Text | None = None
    """Why fewer are hidden than usual, and who decided it. Needed below 5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """Where the private lists lie: outside `content/`, and never in version control."""

    __pydantic_config__ = STRICT

    register: Line = "private/consents.yaml"
    """The register of consents, from the project's root."""
    names: Line = "private/names.txt"
    """The names that may appear nowhere, one on a line, from the project's root."""
    small_numbers: SmallNumbers = field(default_factory=SmallNumbers)
    """From when on a number of people is shown as it is."""
    lexicon: Literal["warning", "error"] = "warning"
    """What a word that hurts or judges is: told (`warning`), or a reason not to build (`error`)."""


WEEK, MOST_DAYS = 7, 30
DAYS = regex("[1-9]|[12][0-9]|30")


def parse_kept_days(value: Any, _: Reading) -> Any:
    """For how many days something is kept: a number, `true` for a week, or `false`."""
    if not isinstance(value, str):
        return value
    if value.lower() in YES_OR_NO:
        return WEEK * YES_OR_NO[value.lower()]
    if not DAYS.fullmatch(value):
        raise Refusal("C203", found=value[:40])
    return int(value)


KeptDays = Annotated[
    int, Shape(parse_kept_days, {"anyOf": [{"type": "integer", "minimum": 1, "maximum": MOST_DAYS}, {"type": "boolean"}]})
]
Encodings = Annotated[tuple[Literal["br", "gzip"], ...], Shape(parse_several, {"enum": ["br", "gzip"], "or": True})]


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What the site publishes beside its pages."""

    __pydantic_config__ = STRICT

    feeds: Flag = True
    """RSS, Atom and JSON Feed for the site, each program and each tag."""
    news_sitemap: Flag = True
    """The sitemap of the last two days, for news search engines."""
    open_data: Flag = True
    """`stories.json` and `programs.json`."""
    calendar: Flag = True
    """A calendar file for each program."""
    avif: Flag = False
    """Photos as AVIF too: a third smaller, ten times as slow to make."""
    precompress: Encodings = ()
    """Packed files beside each page: `[br, gzip]`, for servers that send them as they are. `br` needs an addition."""
    offline: KeptDays = 0
    """Whether readers may read what they opened without a network, and for how many days: `true` for 7, or 1 to 30."""
    search: Flag = False
    """A page on which readers search all stories; needs the addition `search`, and a build takes longer."""
    translation_notice: Flag = True
    """A sentence above a translation whose original has changed since, with a link to it."""
    share_cards: HowMany = NEWEST
    """How many of the newest stories have a picture of their own for messengers, others their program's; `all`, or `false`."""
    qr_codes: HowMany = NEWEST
    """How many of the newest stories show a QR code when they are printed; `all`, or `false`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """`content/site.yaml`: what is true of every page."""

    __pydantic_config__ = STRICT

    name: Text
    """The site's name, for example `Kabar Rutan Balikpapan`."""
    short_name: Text | None = None
    """The name where there is little room, at most 30 characters."""
    tagline: Text
    """One line below the name that says what the site is about."""
    base_url: Link
    """The address where the site will stand, with `https://`."""
    languages: tuple[Language, ...] = ("id", "en")
    """The languages of the site. The first is the default and stands at the top address."""
    time_zone: Zone = "Asia/Makassar"
    """Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT)."""
    publisher: Id
    """The organization that answers for the site."""
    desk: Text
    """The byline of stories without a named writer, for example `Redaksi`."""
    notice: Text | None = None
    """A sentence for the foot of every page, for example who is not responsible for the site."""
    navigation: tuple[str, ...] = ("stories", "programs", "coverage")
    """`stories`, `programs`, `organizations`, `people`, `tags`, `coverage`, `corrections`, `colophon`, or page ids, in order."""
    footer: tuple[str, ...] = ()
    """The same for the foot of the page."""
    featured: tuple[Id, ...] = ()
    """Stories that the home page shows first."""
    contact: Contact = field(default_factory=Contact)
    """How to reach the press office."""
    policies: Policies = field(default_factory=Policies)
    """Pages that tell how this newsroom works."""
    accent: Colour = "#1f5c4d"
    """The colour of links and marks, as `#rrggbb`; dark enough to be read on white."""
    license: Text | None = None
    """What others may do with the texts."""
    privacy: Privacy = field(default_factory=Privacy)
    """Where the private lists lie."""
    security: Security | None = None
    """Who is told of a weakness in the site's security, as `/.well-known/security.txt`; without it there is no such file."""
    approval: Approval | None = None
    """Who signs a story before it may be published; without it nobody need."""
    features: Features = field(default_factory=Features)
    """What is switched on."""
    rules: Rules = field(default_factory=dict)
    """How heavily a rule weighs here, by its code: `N170: error`; `off`, `warning` or `error`. Some need `by` and `reason`."""
