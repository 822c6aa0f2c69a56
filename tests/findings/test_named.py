"""A name of the register is found however it is typed, where it stands, and nothing else is."""

import unicodedata
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from site_builder.check.named import Names
from site_builder.check.strings import strings_of
from site_builder.model.consent import Consent
from site_builder.model.values import LocalText

NAMES = ("Siti Aminah", "Made Wirya Contoh", "Ma'ruf", "Zoë Ångström", "Melati")
AROUND = ("", "Bersama ", "**", "“", "(", "kata\n\n", "- ", "Peserta 3: ", "Selada – ", "ﬁ½ ")
BETWEEN = (" ", "  ", "\n", "-", "_", " **", "* ", "\u00a0", " \u00ad", "\u200b ", "</b> <b>", " – ")
ENDINGS = ("", "nya", "lah", "-nya", "'s", "**", ".", ", ", "</b>")
FORMS = ("NFC", "NFD", "NFKC", "NFKD")


def register(*names: str) -> Names:
    """A register of people with these names."""
    return Names({f"wb-{n}": Consent(id=f"wb-{n}", forms=(), channels=(), name=(name,)) for n, name in enumerate(names)})


@st.composite
def typed(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text, where a name begins in it, and whose name it is."""
    number = draw(st.integers(0, len(NAMES) - 1))
    words = NAMES[number].split()
    name = "".join(word + draw(st.sampled_from(BETWEEN)) for word in words[:-1]) + words[-1]
    name = draw(st.sampled_from([str.upper, str.title, lambda text: text, *([str.lower] * (len(words) > 1))]))(name)
    before = draw(st.sampled_from(AROUND))
    text = before + name + draw(st.sampled_from(ENDINGS))
    form = draw(st.sampled_from(FORMS))
    whole = unicodedata.normalize(form, text)  # type: ignore[arg-type]  # one of the four
    return whole, len(unicodedata.normalize(form, before)), number  # type: ignore[arg-type]  # the same


@given(typed())
def test_a_name_is_found_however_it_is_typed(planted: tuple[str, int, int]) -> None:
    """In any case but a single word's lower one, any normal form, across marks and line ends, with what is written onto it."""
    text, at, number = planted
    assert [(hit.at, hit.owners) for hit in register(*NAMES).find(text)] == [(at, ((f"wb-{number}", "name"),))]


@given(st.text(alphabet=st.sampled_from("abcdeflmnrstu AEMS'-.\n*"), max_size=60))
def test_what_has_not_its_words_is_no_name(text: str) -> None:
    """No text is a name's unless it has each of its words."""
    folded = text.lower()
    for hit in register("Siti Aminah", "Made").find(text):
        assert "siti" in folded[hit.at :] or "made" in folded[hit.at :]


def test_a_word_is_not_a_name_within_another_word_or_without_its_capital() -> None:
    """Nor is a name whose words stand in two sentences' parts, or with another word between."""
    for text in ("bunga melati", "Melatih diri", "Siti, Aminah, dan Budi", "Siti Nur Aminah", "Aminah Siti", "SitiAminah"):
        assert list(register(*NAMES).find(text)) == [], text


def test_the_longer_of_two_names_counts() -> None:
    """Where a name begins like another, it is the longer one's; a name of two people is that of both."""
    found = register("Siti", "Siti Aminah", "SITI  AMINAH").find("Siti Aminah dan Siti")
    assert [(hit.at, hit.owners) for hit in found] == [(0, (("wb-1", "name"), ("wb-2", "name"))), (16, (("wb-0", "name"),))]


def test_every_string_of_a_record_is_gone_through() -> None:
    """Of records, lists and mappings, with the key of each, and the keys themselves."""
    record = {"a": (LocalText(id="satu"), "dua"), "b": {"c": "tiga", "d": 4}, "e": date(2025, 1, 1), "f": ""}
    assert list(strings_of(record)) == [
        (("a",), "a"),
        (("a", 0, "id"), "satu"),
        (("a", 1), "dua"),
        (("b",), "b"),
        (("b", "c"), "c"),
        (("b", "c"), "tiga"),
        (("b", "d"), "d"),
        (("e",), "e"),
        (("f",), "f"),
    ]
