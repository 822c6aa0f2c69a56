"""How the names on record are written, and what else is near enough to be meant for one of them."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from site_builder.model.names import bare_name
from site_builder.model.people import Organization, Person
from site_builder.model.values import LANGUAGES, LocalText
from site_builder.places import Ref
from site_builder.regex import regex

WORD = regex(r"\([A-Za-z0-9]{2,12}\)|[^\W_]+")
"""A word; or an abbreviation in brackets, which stands beside a name and is no part of it."""
PLAIN = regex(r"[^\W_]+")
BRACKETS = regex(r"\s*\(([^()]*)\)")
LEGAL = frozenset(("cv", "pt", "ud", "fa", "koperasi", "perum"))
_GENERIC = (
    "kota kabupaten provinsi negara republik indonesia kelas dan of the and for class city office dinas kantor "
    "badan balai rumah pusat lembaga wilayah daerah house center centre regency ia ib iia iib iii"
)
GENERIC = frozenset(_GENERIC.split())
"""Words that many names hold; none of them alone points to one."""
SHORTEST = 3
SHORT_WORD, LONG_WORD = 4, 8
"""Letters from which on one, and from which on two, may be mistyped."""
ENDINGS = ("nya", "lah", "kah", "pun")


class Known(NamedTuple):
    """A person or organization, as texts may call it."""

    ref: Ref
    official: str
    """As the record has it."""
    names: tuple[tuple[str, ...], ...]
    """Each of its names as words in small letters."""
    spelled: tuple[str, ...]
    """The same as they are typed."""
    anchors: tuple[str, ...]
    """Words as they are typed, of which one at least is right where a name is written with one wrong word."""
    legal: str = ""
    """`cv` or the like, which stands before the name."""
    abbreviation: str = ""
    before_abbreviation: str = ""
    """The last word before it in the full name."""
    is_company: bool = False
    signs: frozenset[bytes] = frozenset()
    """Words in small letters of which one stands in every text that has an anchor as a word; empty where that cannot be said."""


def person_names(id: str, person: Person) -> Known:
    """What a person is called."""
    bare = bare_name(person.name)
    names = tuple(dict.fromkeys((bare, *([person.short] if person.short else []))))
    anchors = tuple(word for word in PLAIN.findall(bare) if len(word) >= SHORTEST)
    return Known(Ref("people", id), person.name, tuple(map(words_of, names)), names, anchors, signs=_signs(anchors))


def organization_names(id: str, organization: Organization) -> Known:
    """What an organization is called: in full, without or with the abbreviation in brackets, and in short."""
    spelled: dict[str, None] = {}
    abbreviation = before = ""
    texts = [*_texts(organization.name), *_texts(organization.short)]
    for text in texts:
        whole = BRACKETS.sub("", text).strip()
        spelled[whole] = None
        for bracket in BRACKETS.finditer(text):
            if re.fullmatch(r"[A-Z][A-Z0-9]{3,}", bracket[1]):
                abbreviation = bracket[1]
                before = text[: bracket.start()].split()[-1]
            if bracket[1][:1].isupper() and " " not in bracket[1]:
                spelled[f"{bracket[1]}{text[bracket.end() :]}".strip()] = None
    legal = next((first for name in spelled if (first := words_of(name)[:1]) and first[0] in LEGAL), ("",))[0]
    names = {_without_legal(name): None for name in spelled}
    city = frozenset(words_of(organization.city or ""))
    words = [word for name in names for word in PLAIN.findall(name)]
    anchors = [word for word in dict.fromkeys(words) if len(word) >= SHORTEST and word.lower() not in GENERIC | city]
    anchors += ["Kelas"] if "Kelas" in words else []
    return Known(
        Ref("organizations", id),
        (organization.name.read("id")).text,
        tuple(map(words_of, names)),
        tuple(names),
        tuple(anchors),
        legal,
        abbreviation,
        before,
        organization.kind == "company",
        frozenset() if abbreviation else _signs(anchors),
    )


def _signs(anchors: Iterable[str]) -> frozenset[bytes]:
    if not all(anchor.isascii() and anchor.isalpha() for anchor in anchors):
        return frozenset()
    return frozenset(f"{anchor.lower()}{ending}".encode() for anchor in anchors for ending in ("", *ENDINGS))


def _texts(text: LocalText | None) -> Iterator[str]:
    if text:
        yield from (own for language in LANGUAGES if (own := getattr(text, language)))


def _without_legal(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest.strip() if first.strip(".").lower() in LEGAL and rest else name


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, in small letters."""
    return tuple(word.lower() for word in PLAIN.findall(name))


def is_near(word: str, right: str) -> bool:
    """Whether *word* is *right* mistyped: one letter of a short word, two of a long one, never the first of a short one."""
    if word == right or len(right) < SHORT_WORD or abs(len(word) - len(right)) > 1 + (len(right) >= LONG_WORD):
        return False
    if len(right) < LONG_WORD and word[0] != right[0]:
        return False
    if any(char.isdigit() for char in word + right) and not word.isalnum():
        return False
    most = 2 if len(right) >= LONG_WORD else 1
    if len(set(right) - set(word)) > most or len(set(word) - set(right)) > most:
        return False
    return _distance(word, right, most) <= most


def _distance(one: str, other: str, most: int) -> int:
    """How many letters must be changed, added, taken out or turned; where that is more than *most*, anything above it."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, own in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != own))
            if last and i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == own:
                best = min(best, last[j - 2] + 1)
            row.append(best)
        if min(row) > most and min(before) > most:
            return most + 1
    return row[-1]


def stem(word: str) -> str:
    """*word* without what Indonesian writes onto a name."""
    return next((word.removesuffix(end) for end in ENDINGS if word.endswith(end) and len(word) > len(end) + SHORTEST), word)
