"""The drawing of cards, for any words and colours."""

import io
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from site_builder.gate.pictures import extra_in, packet_in
from site_builder.model.consent import may_share
from site_builder.model.photo import Photo, Shown
from site_builder.render.lettering import ELLIPSIS, face, fit
from site_builder.render.mosaic import encode, mosaic
from site_builder.render.share_cards import SIZES, WHITE, contrast, make_share_card, readable, tint

HEADLINE = "Serif Bold"
WORDS = st.lists(st.text("abcdegiknoprstuABDKMPRSTW-é“”", min_size=1, max_size=14), min_size=1, max_size=45).map(" ".join)


class Card(NamedTuple):
    """A card to be drawn."""

    title: str
    label: str = "Berita · 13 Oktober 2025"
    text: str = ""
    foot: str = "Kabar Rutan Contoh"
    accent: str = "#1f5c4d"
    file: str = ""
    digest: str = ""
    redact: tuple[tuple[float, float, float, float], ...] = ()


def drawn(card: Card) -> Image.Image:
    """The card as it is looked at; nothing lies beside its pixels."""
    data = make_share_card(Path(), card)
    assert (extra_in(data), packet_in(data)) == ("", b"")
    return Image.open(io.BytesIO(data))


@given(st.text(max_size=300), st.text(max_size=80), st.text(max_size=400), st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_words_give_a_card(title: str, label: str, text: str, foot: str) -> None:
    """Whatever is written, in any script, the card is a whole JPEG of 1200 by 630 pixels, and the same each time."""
    card = Card(title, label, text, foot)
    assert drawn(card).size == (1200, 630)
    assert make_share_card(Path(), card) == make_share_card(Path(), card)


def test_what_the_font_has_not_is_left_out() -> None:
    """A heart or a Chinese sign in a headline leaves the card as it is without it; letters written otherwise become plain ones."""
    plain = make_share_card(Path(), Card("Panen raya, hari ke-2"))
    assert make_share_card(Path(), Card("Panen 🥬❤️ raya, 收 hari\N{NO-BREAK SPACE}ke-２")) == plain
    assert make_share_card(Path(), Card("Panen raya")) != plain
    assert face(HEADLINE).spelled("cafe\N{COMBINING ACUTE ACCENT} Ś") == "café Ś"


@given(WORDS, st.sampled_from((528, 1072)))
@settings(max_examples=200, deadline=None)
def test_headlines_fit_and_keep_their_words(text: str, width: int) -> None:
    """Lines are no wider than there is room and no more than asked for; together they are the text, or its beginning."""
    setting = fit(HEADLINE, text, width, SIZES)
    assert len(setting.lines) <= dict(SIZES)[setting.size]
    assert all(face(HEADLINE).width(line) * setting.size <= width + 0.001 for line in setting.lines)
    if not any(line.endswith(ELLIPSIS) for line in setting.lines):
        assert " ".join(setting.lines) == text
    else:
        assert setting.size == SIZES[-1][0]


def test_short_headlines_are_large_and_even() -> None:
    """A short headline stands in the largest letters, and a longer one in lines of about one length."""
    assert fit(HEADLINE, "Panen Raya", 1072, SIZES) == (SIZES[0][0], ("Panen Raya",))
    setting = fit(HEADLINE, "Habis Sebelum Pukul Sembilan, Pasar Pagi Dapur Kukus Tutup", 1072, SIZES)
    widths = [face(HEADLINE).width(line) for line in setting.lines]
    assert len(widths) > 1
    assert min(widths) > 0.7 * max(widths)


@given(st.integers(0, 0xFFFFFF))
def test_words_can_be_read_on_any_colour(value: int) -> None:
    """White and the soft colour of the small words have the contrast on the ground that WCAG asks of small text."""
    ground = readable(f"#{value:06x}")
    assert contrast(WHITE, ground) >= 4.5
    assert contrast(tint(ground), ground) >= 4.5


def test_a_dark_colour_stays_as_it_is() -> None:
    """A colour on which white can be read is drawn as the site names it."""
    assert readable("#1f5c4d") == (0x1F, 0x5C, 0x4D)
    assert contrast(WHITE, (0, 0, 0)) == 21


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_part_put_in_place_is_as_the_whole_encoded(data: st.DataObject) -> None:
    """A picture made by putting a part into a known one has the very bytes of the same picture encoded as a whole."""
    ground = Image.new("RGB", (480, 78), (31, 92, 77))
    ImageDraw.Draw(ground).ellipse((100, 5, 460, 70), fill=(200, 180, 10))
    known = mosaic(ground)
    left, top = data.draw(st.integers(0, 479)), data.draw(st.integers(0, 77))
    right, bottom = data.draw(st.integers(left + 1, 480)), data.draw(st.integers(top + 1, 78))
    whole = ground.copy()
    ImageDraw.Draw(whole).ellipse((left, top, right - 1, bottom - 1), fill=(255, 255, 255))
    area = known.area((left, top, right, bottom))
    assert known.with_part(whole.crop(area), area) == encode(whole)


@pytest.mark.parametrize(
    ("shown", "channels", "expected"),
    [
        (Shown(people="none"), ("site",), True),
        (Shown(people="unidentifiable"), ("site",), True),
        (Shown(people="identifiable", identifiable=("k-1",)), ("site", "press_kit"), False),
        (Shown(people="identifiable", identifiable=("k-1",)), ("site", "social"), True),
    ],
)
def test_who_can_be_recognized_is_not_passed_on(shown: Shown, channels: tuple[str, ...], expected: bool) -> None:
    """A photo in which somebody can be recognized is on a card only where the story, and so every consent, says so."""
    assert may_share(Photo(id="foto", shows=shown, credit="Humas Rutan Contoh"), channels) is expected
