"""The colophon says what is true of the site at hand, and can be found."""

from pathlib import Path

from reader.builds import PROJECT, Built, build, copy_content
from reader.pages import parse_html, read_page

from site_builder import __version__

MINIMAL = PROJECT / "tests" / "sites" / "minimal"
AS_IT_IS = "tidak menjalankan skrip, tidak menyimpan kuki, dan tidak memuat apa pun dari situs lain"


def test_it_says_what_the_settings_say(contoh: Built) -> None:
    """Publisher, licence, policies, contacts: all of these and each once."""
    page = read_page(contoh, "kolofon/")
    text = page.main.text
    links = [node.get("href") for node in page.main.all("a")]
    assert f"site-builder {__version__}" in text
    assert "Teks boleh dikutip dengan menyebut Kabar Rutan Contoh" in text
    assert AS_IT_IS in text
    assert "Di halaman pencarian, dan hanya di sana, sebuah skrip milik situs ini sendiri mencari di dalam berita." in text
    assert links[1:5] == ["../lembaga/rutan-contoh/", "../pedoman/", "../kebijakan-koreksi/", "../privasi/"]
    assert "+62\N{NO-BREAK SPACE}899\N{NO-BREAK SPACE}0000\N{NO-BREAK SPACE}0000</a>." in page.source
    assert links[5:] == ["mailto:humas@rutan-contoh.example", "mailto:humas@rutan-contoh.example", "tel:+62-899-0000-0000"]


def test_the_home_page_leads_to_it_and_other_pages_carry_no_byte_of_it(contoh: Built) -> None:
    """Unless the settings put it into the foot of every page."""
    assert [node.text for node in read_page(contoh, "").root.all("a", href="./kolofon/")] == ["Kolofon"]
    assert [node.text for node in read_page(contoh, "en/").root.all("a", href="../en/colophon/")] == ["Colophon"]
    assert "kolofon" not in read_page(contoh, "berita/2026/pasar-dapur-kukus/").source


def test_in_the_footer_it_stands_once_on_each_page(tmp_path: Path) -> None:
    """The home page has it once too. A site that says little of itself has a page that says little."""
    root = copy_content(MINIMAL, tmp_path / "situs")
    settings = root / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8") + "footer: [colophon]\n", "utf-8")
    build(root, tmp_path / "out")
    for page, href in (("index.html", "./kolofon/"), ("tentang/index.html", "../kolofon/")):
        assert len(parse_html((tmp_path / "out" / page).read_text("utf-8")).all("a", href=href)) == 1
    main = parse_html((tmp_path / "out" / "kolofon" / "index.html").read_text("utf-8")).one("main")
    assert "beri tahu" not in main.text
    assert [node.text for node in main.all("h2")] == [
        *("Penerbit", "Cara dibuat", "Hak pakai", "Privasi pembaca", "Aksesibilitas", "Keaslian dan keamanan"),
    ]
