"""The pictures that messengers show with a link: which page has which, what they are, and what they may not show."""

import io
import re
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat
from reader.builds import PROJECT, Built, build
from reader.kinds import KINDS
from reader.pages import Page, own_file, read_page, read_pages

STORY, PROGRAM = (next(kind for kind in KINDS if kind.name == name) for name in ("story", "program"))
MINIMAL = PROJECT / "tests" / "sites" / "minimal"
ACCENT = (31, 79, 107)
"""Of the fictional site."""
WORDS = (64, 72, 592, 500)
"""Where the words of a card with or without a photo may stand: left, top, right, bottom."""


def card_of(site: Built, page: Page) -> str:
    """The file that the page's `og:image` names."""
    assert page.meta("og:image")[0].startswith("https://"), page.path
    return own_file(site, page.meta("og:image")[0]) or ""


def opened(site: Built, file: str) -> Image.Image:
    """A published picture."""
    return Image.open(io.BytesIO(site.read(file))).convert("RGB")


def cards(site: Built) -> list[str]:
    """Every card that was published."""
    return [path for path in site.files if path.startswith("media/share/")]


def shown(site: Built) -> list[Page]:
    """Every page but those that only lead to another."""
    return [page for page in read_pages(site) if not page.is_redirect]


def has_own(page: Page) -> bool:
    """Whether the page is of a story or a program."""
    return STORY.is_kind_of(page.address) or PROGRAM.is_kind_of(page.address)


def test_every_card_is_what_messengers_show(site: Built) -> None:
    """Each page names a JPEG of 1200 by 630 pixels below 300 KB and tells its size and type."""
    for page in shown(site):
        file = card_of(site, page)
        with Image.open(site.output / file) as picture:
            assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (1200, 630)), file
        told = [page.meta(f"og:image:{name}") for name in ("type", "width", "height")]
        assert told == [["image/jpeg"], ["1200"], ["630"]], page.path
        assert len(site.read(file)) < 300_000, file


def test_stories_and_programs_have_cards_of_their_own(site: Built) -> None:
    """No two of their pages share a card; all other pages of a language share one, and no other card is published."""
    own = {page.path: card_of(site, page) for page in shown(site) if has_own(page)}
    others = {page.language: set[str]() for page in shown(site)}
    for page in shown(site):
        if not has_own(page):
            others[page.language].add(card_of(site, page))
    assert len(set(own.values())) == len(own) > 1
    assert {language: len(files) for language, files in others.items()} == {"id": 1, "en": 1}
    assert sorted({*own.values(), *others["id"], *others["en"]}) == cards(site)


def test_the_words_of_a_card_can_be_seen(contoh: Built) -> None:
    """Where the words stand, a card shows much of the site's colour and enough white."""
    for file in cards(contoh):
        words = opened(contoh, file).crop(WORDS)
        ground = ImageChops.difference(words, Image.new("RGB", words.size, ACCENT)).convert("L")
        light = words.convert("L")
        shares = [
            sum(part.histogram()[low:high]) / (words.width * words.height)
            for part, low, high in ((ground, 0, 24), (light, 230, 256))
        ]
        assert 0.5 < shares[0] < 0.97, file
        assert 0.02 < shares[1] < 0.4, file


def test_a_card_shows_the_cover(contoh: Built) -> None:
    """A story with a cover shows the middle of it beside the words; a story without one has no photo there."""
    page = read_page(contoh, "berita/2026/pasar-dapur-kukus/")
    beside = opened(contoh, card_of(contoh, page)).crop((656, 0, 1200, 630)).resize((68, 78))
    with Image.open(contoh.root / "content/photos/kukusan-dapur.jpg") as original:
        whole = original.convert("RGB")
    width = whole.height * 544 // 630
    left = (whole.width - width) // 2
    middle = whole.crop((left, 0, left + width, whole.height)).resize((68, 78))
    assert max(ImageStat.Stat(ImageChops.difference(beside, middle)).mean) < 6
    plain = read_page(contoh, "berita/2026/donor-darah/")
    assert max(ImageStat.Stat(opened(contoh, card_of(contoh, plain)).crop((700, 510, 1200, 535))).stddev) < 3


def test_both_languages_are_drawn(contoh: Built) -> None:
    """A story's cards in Indonesian and English differ in their words and not in their photo."""
    one, two = (opened(contoh, card_of(contoh, read_page(contoh, address))) for address in STORY.contoh)
    assert ImageChops.difference(one.crop(WORDS), two.crop(WORDS)).getbbox() is not None
    assert ImageChops.difference(one.crop((720, 0, 1200, 480)), two.crop((720, 0, 1200, 480))).getbbox() is None


SITE = '\nfeatures: {share_cards: true}\naccent: "#1f5c4d"\n'
PHOTO = "shows: none\nalt: Hamparan selada di kebun.\ncaption: Selada sebelum dipanen.\ncredit: Humas Rutan Contoh\n"
STORY_FILE, SITE_FILE = "content/stories/2025/panen-selada.md", "content/site.yaml"


def small_site(root: Path, *, picture: Image.Image | None = None, region: str = "") -> Path:
    """The smallest site, whose story has *picture* above it."""
    shutil.copytree(MINIMAL / "content", root / "content")
    with (root / SITE_FILE).open("a", encoding="utf-8", newline="\n") as file:
        file.write(SITE)
    if picture:
        (root / "content/photos").mkdir()
        picture.save(root / "content/photos/kebun.png")
        (root / "content/photos/kebun.yaml").write_text(PHOTO + region, "utf-8", newline="\n")
        replace(root / STORY_FILE, "title:", "cover: kebun\ntitle:")
    return root


def replace(file: Path, old: str, new: str) -> None:
    """Another word in *file*, once."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8", newline="\n")


def published(root: Path, output: Path) -> dict[str, bytes]:
    """The cards of a site, built."""
    build(root, output)
    return {path.name: path.read_bytes() for path in sorted((output / "media/share").iterdir())}


def field(*, fine: bool) -> Image.Image:
    """A picture whose right half has fine detail, or the mean of it."""
    picture = Image.new("RGB", (640, 480), (90, 120, 90))
    draw = ImageDraw.Draw(picture)
    for left in range(320, 640, 2):
        draw.line((left, 0, left, 479), fill=(200, 0, 60) if fine else (100, 0, 30))
        draw.line((left + 1, 0, left + 1, 479), fill=(0, 0, 0) if fine else (100, 0, 30))
    return picture


def farthest(one: bytes, other: bytes) -> int:
    """The greatest difference of two pictures in any pixel, 0 to 255."""
    pictures = (Image.open(io.BytesIO(data)).convert("RGB") for data in (one, other))
    return max(high for _, high in ImageStat.Stat(ImageChops.difference(*pictures)).extrema)


def test_what_nobody_may_see_is_not_on_the_card(tmp_path: Path) -> None:
    """Two originals that differ only in the detail of a region to redact give the same card; without the region they do not."""
    found: dict[str, list[bytes]] = {"open": [], "hidden": []}
    for name, region in (("open", ""), ("hidden", "redact:\n  - {left: 50, top: 0, width: 50, height: 100}\n")):
        for number, fine in enumerate((True, False)):
            folder = tmp_path / f"{name}-{number}"
            files = published(small_site(folder / "site", picture=field(fine=fine), region=region), folder / "output")
            found[name] += [data for file, data in files.items() if file.startswith("panen")]
    assert farthest(*found["open"]) > 40
    assert found["hidden"][0] == found["hidden"][1]


EDITS = {
    "title": (STORY_FILE, "title: ", "title: Baru, ", {"panen"}),
    "kind": (STORY_FILE, "status: published", "status: published\nkind: pengumuman", {"panen"}),
    "name": (SITE_FILE, "name: Kabar", "name: Warta", {"panen", "site"}),
    "accent": (SITE_FILE, "#1f5c4d", "#8a1c2b", {"panen", "site"}),
    "tagline": (SITE_FILE, "tagline: ", "tagline: Inilah ", {"site"}),
    "region": (
        "content/photos/kebun.yaml",
        "credit:",
        "redact:\n  - {left: 40, top: 30, width: 20, height: 40}\ncredit:",
        {"panen"},
    ),
    "summary": (STORY_FILE, "summary: ", "summary: Kini ", set()),
    "caption": ("content/photos/kebun.yaml", "caption: ", "caption: Tampak ", set()),
    "desk": (SITE_FILE, "desk: Redaksi", "desk: Meja redaksi", set()),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_name_changes_with_what_the_card_shows(edit: str, tmp_path: Path) -> None:
    """What is drawn otherwise has another name, in the same build folder; whatever is not drawn changes neither name nor bytes."""
    root = small_site(tmp_path / "site", picture=field(fine=False))
    before = published(root, tmp_path / "output")
    file, old, new, renamed = EDITS[edit]
    replace(root / file, old, new)
    after = published(root, tmp_path / "output")
    new_names = {re.sub(r"-.*", "", name) for name in after.keys() - before.keys()}
    gone = {re.sub(r"-.*", "", name) for name in before.keys() - after.keys()}
    assert (new_names, gone) == (renamed, renamed)
    assert all(before[name] == after[name] for name in before.keys() & after.keys())
    assert not {before[name] for name in before} & {after[name] for name in after.keys() - before.keys()}


def test_a_new_picture_under_the_old_name_is_another_card(tmp_path: Path) -> None:
    """When the picture of a cover is replaced, the card has another name and shows the new one."""
    root = small_site(tmp_path / "site", picture=field(fine=False))
    before = published(root, tmp_path / "output")
    field(fine=True).save(root / "content/photos/kebun.png")
    after = published(root, tmp_path / "output")
    assert len(before.keys() - after.keys()) == len(after.keys() - before.keys()) == 1
    assert not {before[name] for name in before.keys() - after.keys()} & set(after.values())


def test_a_hidden_story_has_no_card(tmp_path: Path) -> None:
    """A draft has no card, and the card of a published story goes away with it."""
    root = small_site(tmp_path / "site")
    assert [name[:4] for name in published(root, tmp_path / "output")] == ["pane", "site"]
    replace(root / STORY_FILE, "status: published", "status: published\nexpires: 2025-12-01 00:00")
    assert [name[:4] for name in published(root, tmp_path / "output")] == ["site"]
    replace(root / STORY_FILE, "status: published\nexpires: 2025-12-01 00:00", "status: draft")
    assert [name[:4] for name in published(root, tmp_path / "drafts")] == ["site"]


PROGRAM_FILE = "content/programs/kebun.yaml"
PLANTED = (
    "name: Kebun Selada\nsummary: Warga binaan merawat kebun sayur.\nfield: kemandirian\nstatus: running\nstarted: 2025-01-01\n"
)
ARRIVALS = (
    ("hari-14", {"panen-selada": "panen-selada", "hari-14": "hari-14"}),
    ("hari-15", {"panen-selada": "site", "hari-14": "hari-14", "hari-15": "hari-15"}),
    ("hari-16", {"panen-selada": "site", "hari-14": "kebun", "hari-15": "hari-15", "hari-16": "hari-16"}),
)
"""A new story, and whose card each story shows then; `hari-14` has a program."""


def test_older_stories_show_the_card_of_their_program(tmp_path: Path) -> None:
    """Two stories have a card; when another comes, the older of them shows its program's, or the site's where it has none."""
    root, output = small_site(tmp_path / "site"), tmp_path / "output"
    (root / "content/programs").mkdir()
    (root / PROGRAM_FILE).write_text(PLANTED, "utf-8", newline="\n")
    replace(root / SITE_FILE, "share_cards: true", "share_cards: 2")
    first = (root / STORY_FILE).read_text("utf-8")
    for id, shown_then in ARRIVALS:
        story = first.replace("2025-10-13", f"2025-10-{id[-2:]}")
        (root / f"content/stories/2025/{id}.md").write_text(story, "utf-8", newline="\n")
        if id == "hari-14":
            replace(root / f"content/stories/2025/{id}.md", "title:", "program: kebun\ntitle:")
        cards_then = {re.sub(r"-[0-9a-f]{10}-id\.jpg", "", name) for name in published(root, output)}
        assert cards_then == {"site", "kebun", *(one for one in shown_then.values())}
        for story_id, owner in shown_then.items():
            page = (output / f"berita/2025/{story_id}/index.html").read_text("utf-8")
            assert f"/media/share/{owner}-" in page, (id, story_id)


def test_a_site_may_do_with_one_card(tmp_path: Path) -> None:
    """Without cards of their own, stories show the site's."""
    root = small_site(tmp_path / "site")
    replace(root / SITE_FILE, "share_cards: true", "share_cards: false")
    (name,) = published(root, tmp_path / "output")
    story = (tmp_path / "output/berita/2025/panen-selada/index.html").read_text("utf-8")
    assert f'<meta property="og:image" content="https://kabar.rutan-contoh.example/media/share/{name}">' in story
