"""The sieve before the rules of house style and of names lets through every text in which the thorough way finds anything."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.check.known import organization_names, person_names
from site_builder.check.spellings import slips_in
from site_builder.lexicon import Lexicon, shipped
from site_builder.model.people import Organization, Person
from site_builder.model.values import LocalText
from site_builder.signs import Signs
from site_builder.style.calendar import MONTH_NUMBERS, WEEKDAYS
from site_builder.style.dates import find_dates, may_hold_dates
from site_builder.style.desk import READ_WORDS, RELEASE_WORDS, ROLES, find_typed, may_be_typed
from site_builder.style.numbers import UNITS, find_amounts, may_hold_amounts
from site_builder.style.spelling import find_misspelt, pairs, suspects
from site_builder.style.times import find_times, may_hold_times
from site_builder.style.triggers import triggers

MONTHS = [name.title() for name in MONTH_NUMBERS] + list(MONTH_NUMBERS)
FIGURES = [
    "0",
    "1",
    "3",
    "7",
    "09",
    "13",
    "24",
    "31",
    "32",
    "60",
    "1250",
    "2025",
    "1945",
    "12500",
    "1.250",
    "1,250",
    "2.5",
    "1,250,000",
    "1.250.000",
    "9.00",
    "09:75",
    "13/10",
    "13/13/2025",
    "31-02-2025",
    "2025-02-30",
]
WORDS = (
    *("pukul", "Jam", "jam", "WIB", "WITA", "wit", "a.m.", "pm", "m", "Rp", "RP", "rp.", "IDR", "%", "persen", "juta", "s.d.", "dan", "hingga"),
    *("Baca juga", "Simak juga", "See also", "read more", "Untuk segera disiarkan", "For immediate release", "Penulis:", "Editor:", "BALIKPAPAN"),
    *("(ist)", "(Foto: Istimewa)", "(dok. humas)", "(rep)", "(rep/dok)", "Balikpapan", "Kota Contoh", "tanggal", "of", "the", "setiap"),
    *map(bytes.decode, ROLES.union(RELEASE_WORDS, *READ_WORDS)),
)  # fmt: skip
SIGNS = (
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    ".",
    ",",
    ":",
    "-",
    "–",
    "—",
    "/",
    "(",
    ")",
    "*",
    "**",
    "_",
    "'",
    "’",
    "“",
    "”",
    "%",
    "\u00a0",
    "st",
)
ODD = ("\u017f", "\u212a", "\u0130", "\u0131", "é", "²", "\U0001f600", "\ud800", "a", "Z", "x1")


def texts(*special: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Texts in which what the rules look for is frequent, and anything else may stand between."""
    pieces = st.one_of(
        st.sampled_from((*SIGNS, " ")), st.sampled_from(FIGURES), *special, st.sampled_from(ODD), st.text(max_size=3)
    )
    return st.lists(pieces, max_size=12).map("".join)


STYLE = texts(
    st.sampled_from(MONTHS),
    st.sampled_from(sorted(map(str.title, WEEKDAYS))),
    st.sampled_from(WORDS),
    st.sampled_from(UNITS.split("|")),
)
GAPS = st.sampled_from([" ", "\n", "", ". ", "/", "-", ".", "\u00a0", " ("])


def row(*parts: str | list[str]) -> st.SearchStrategy[str]:
    """One of each of *parts* after another, with some gap between, in the midst of a text."""
    pieces = [piece for part in parts for piece in (GAPS, st.sampled_from([part] if isinstance(part, str) else part))]
    return st.tuples(st.sampled_from(["", "Ini ", "*"]), *pieces, st.sampled_from(["", ".", ")", " saja"])).map("".join)


ZONES = ["WIB", "WITA", "WIT", ""]
ROWS = st.one_of(
    row(["Rp", "RP", "rp", "IDR", "Rp."], FIGURES),
    row(FIGURES, [*UNITS.split("|"), "%", "persen", "juta"]),
    row(sorted(map(str.title, WEEKDAYS)), FIGURES, MONTHS, ["2025", ""]),
    row(["Senin", "Monday", ""], ["31", "32", "13"], ["2", "13"], ["2025", "25"]),
    row(["Senin (31/2)", "Jumat (1/10)", "Monday, October 14", "31 Februari", "31-02-2025", "2025-02-30", "31/2/2025"]),
    row(["pukul", "Jam", "jam", ""], ["09.00", "9:75", "25.00", "07:30"], ZONES),
    row(["9", "09.30"], ["am", "p.m.", "PM"]),
    row(
        ["Baca juga", "Penulis: Siti", "Untuk disiarkan segera", "See also", "For immediate release", "(Foto: Istimewa)", "(ist)"]
    ),
)
STYLE = STYLE | ROWS
LANGUAGES = st.sampled_from(["id", "en"])


def signs(text: str, language: str) -> Signs:
    """Those of a story that has *text* as its summary."""
    return Signs(f"Judul\n{text}\nIsi", triggers(language))


@given(STYLE, LANGUAGES)
@settings(max_examples=600, deadline=None)
def test_dates_times_and_amounts(text: str, language: str) -> None:
    """What is found by looking everywhere is found by looking where the sieve says."""
    own = signs(text, language)
    assert may_hold_dates(own) or not list(find_dates(text, date(2025, 10, 13)))
    assert may_hold_amounts(own, language) or not list(find_amounts(text, language))
    assert may_hold_times(own) or not list(find_times(text, "WITA"))


@given(STYLE, LANGUAGES)
@settings(max_examples=400, deadline=None)
def test_typed_lines(text: str, language: str) -> None:
    """So are lines that the page prints by itself."""
    assert may_be_typed(text, signs(text, language)) or not list(find_typed(text, "Balikpapan"))


WRONG = {language: [pair.wrong for pair in pairs(language)] for language in ("id", "en")}


@given(st.data(), LANGUAGES)
@settings(max_examples=400, deadline=None)
def test_spelling(data: st.DataObject, language: str) -> None:
    """Every misspelt word of a text is among its suspects; in any case, over line ends and with endings."""
    word = st.sampled_from(WRONG[language])
    typed = st.builds(
        lambda word, gap, end, case: case(gap.join(word.split()) + end),
        *(word, st.sampled_from([" ", "\n", "  ", "\n> "]), st.sampled_from(["", "nya", "lah", "pun", "."])),
        st.sampled_from([str, str.upper, str.title, str.capitalize]),
    )
    text = data.draw(texts(typed))
    near = suspects(signs(text, language), language)
    for pair in set(pairs(language)) - set(near):
        if pair.wrong.split()[0][1:] in text.lower() and pair.wrong.split()[-1][1:] in text.lower():
            assert not list(find_misspelt(text, [pair], language)), pair


LEXICON = Lexicon(shipped().values())
TERMS = sorted(word for term in shipped().values() for word in term.words)


@given(texts(st.sampled_from(TERMS), st.sampled_from(TERMS).map(str.title)))
@settings(max_examples=400, deadline=None)
def test_lexicon(text: str) -> None:
    """The words of the lexicon are told by the same signs."""
    assert LEXICON.may_stand(Signs(text, LEXICON.words | triggers("id"))) or not list(LEXICON.find(text))


BODIES = {
    "arya": Organization(id="arya", name=LocalText(id="CV Arya Megah Jaya"), kind="company"),
    "dinas": Organization(id="dinas", name=LocalText(id="Dinas Pemberdayaan Perempuan (DPPA) Kota Contoh"), short=LocalText(id="Dinas PP"), kind="government"),
    "palang": Organization(id="palang", name=LocalText(id="Palang Contoh"), kind="community"),
    "kafe": Organization(id="kafe", name=LocalText(id="Kafé Sehat Lestari"), kind="company"),
}  # fmt: skip
PEOPLE = {
    "bagas": Person(id="bagas", name="Bagas Salim", title=LocalText(id="Kepala Rutan Contoh")),
    "hendra": Person(id="hendra", name="Dr. Hendra Lesmana Putra, S.H.", title=LocalText(id="Kepala Dinas"), short="Hendra"),
}
KNOWN = (
    *(organization_names(id, one) for id, one in BODIES.items()),
    *(person_names(id, one) for id, one in PEOPLE.items()),
)
NAMES = sorted({word for known in KNOWN for name in known.spelled for word in name.split()})


def _mistyped(word: str, at: int, letter: str) -> str:
    return word[:at] + letter + word[at + 1 :]


SPELLED = sorted({name for known in KNOWN for name in known.spelled if " " in name})


@st.composite
def miswritten(draw: st.DrawFn) -> str:
    """A name of which a word may be mistyped or another one, and another may have an ending."""
    words = draw(st.sampled_from(SPELLED)).split()
    wrong, ended = draw(st.integers(0, len(words) - 1)), draw(st.integers(0, len(words) - 1))
    words[wrong] = draw(st.sampled_from([words[wrong], _mistyped(words[wrong], 2, "x"), "Lain", "Utara"]))
    words[ended] += draw(st.sampled_from(["", "nya", "lah", "pun"]))
    return draw(st.sampled_from(["", "PT ", "Oleh ", "(", "x"])) + draw(GAPS).join(words)


NAME_WORDS = st.one_of(miswritten(), st.sampled_from(NAMES), st.sampled_from(NAMES).map(str.lower))


@given(st.lists(NAME_WORDS | st.sampled_from(SIGNS + ODD), max_size=10).map(" ".join) | texts(NAME_WORDS))
@settings(max_examples=600, deadline=None)
def test_names(text: str) -> None:
    """A name that is written otherwise is found among those whose signs stand in the text."""
    words = Signs(text, frozenset()).in_order
    near = [known for known in KNOWN if not known.signs or not known.signs.isdisjoint(words)]
    assert list(slips_in(text, near, KNOWN)) == list(slips_in(text, KNOWN, KNOWN))


def test_nothing_to_find() -> None:
    """A plain text of a story, with numbers in it, is let through by none of them: else the sieve is for nothing."""
    text = "Tim membawa 17 kotak buku, dan 474 pemuda membaca bersama warga (20 langkah dari kota) pada tahun 2025."
    for language in ("id", "en"):
        own = signs(text, language)
        told = (may_hold_dates(own), may_hold_times(own), may_hold_amounts(own, language), may_be_typed(text, own))
        assert (*told, suspects(own, language)) == (False, False, False, False, [])
    assert KNOWN[0].signs.isdisjoint(own.in_order)
