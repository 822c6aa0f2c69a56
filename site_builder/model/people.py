"""Who appears in the news: public persons and organizations."""

from typing import Literal

from site_builder.dataclass import dataclass
from site_builder.model.values import STRICT, Flag, Id, Line, Link, Text

OrganizationKind = Literal["government", "company", "community", "media", "education", "foundation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """An organization's logo, and by whose leave it is shown."""

    __pydantic_config__ = STRICT

    photo: Id
    """The photo that holds it."""
    permission: Line
    """Who allowed its use, and when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """An entry of `content/organizations.yaml`."""

    __pydantic_config__ = STRICT

    id: Id
    """The key of the entry."""
    name: Text
    """The official name, in full."""
    short: Text | None = None
    """What it is called after the first mention."""
    kind: OrganizationKind
    """What kind of body it is."""
    parent: Id | None = None
    """The organization that it is part of."""
    description: Text | None = None
    """Who they are, in a sentence or two."""
    address: Text | None = None
    """Street, city and postcode, on one line."""
    city: Line | None = None
    """The city where it sits."""
    link: Link | None = None
    """Its own website."""
    logo: Logo | None = None
    """Only with permission."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An entry of `content/people.yaml`: a public person. People in custody are never listed here."""

    __pydantic_config__ = STRICT

    id: Id
    """The key of the entry."""
    name: Line
    """As the person writes it, with academic titles if wanted."""
    short: Line | None = None
    """What the person is called after the first mention, for example `Agus`; without it, the name without academic titles."""
    title: Text
    """The office or profession, for example `Kepala Rutan Balikpapan` or `Chef`."""
    organization: Id | None = None
    """Where the person holds that office."""
    independent: Flag = False
    """Whether the person speaks for no organization, for example a farmer who teaches."""
    role: Text | None = None
    """What the person does in the programs, for example `instruktur`."""
    official: Flag = False
    """Whether the person holds a public office."""
    description: Text | None = None
    """Who the person is, in a sentence or two."""
    link: Link | None = None
    """The person's own public page."""
