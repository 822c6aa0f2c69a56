"""The facts of the dimsum training are on the shipped site, in both languages, and nothing that is not known."""

import re

import pytest
from reader.builds import Built
from reader.pages import read_page, read_pages

NEWS = "berita/2025/rutan-balikpapan-gelar-pelatihan-dimsum/"
FEATURE = "berita/2025/tiga-pelajaran-dari-balik-kukusan/"
NEWS_EN = "en/news/2025/rutan-balikpapan-holds-dim-sum-training/"
FEATURE_EN = "en/news/2025/three-lessons-from-behind-the-steamers/"
PROGRAM, PROGRAM_EN = "program/pelatihan-dimsum/", "en/programs/pelatihan-dimsum/"
COVERAGE, COVERAGE_EN = "liputan/", "en/coverage/"

FACTS = (
    ("what", PROGRAM, "Pelatihan Memasak Dimsum", PROGRAM_EN, "Dim Sum Cooking Training"),
    ("when, a Monday", NEWS, "Senin (13/10/2025)", NEWS_EN, "Monday (13 October 2025)"),
    ("when, of the program", PROGRAM, "Senin, 13 Oktober 2025", PROGRAM_EN, "Monday, 13 October 2025"),
    ("where", PROGRAM, "Aula Rutan Kelas IIA Balikpapan", PROGRAM_EN, "Rutan Kelas IIA Balikpapan"),
    ("which city", NEWS, "BALIKPAPAN –", NEWS_EN, "BALIKPAPAN –"),
    ("for whom", PROGRAM, "Perempuan warga binaan pemasyarakatan", PROGRAM_EN, "Women in custody"),
    ("kind of guidance", PROGRAM, "pembinaan kemandirian dan kreativitas", PROGRAM_EN, "self-reliance and creativity"),
    ("stands for: women", NEWS, "pemberdayaan perempuan", NEWS_EN, "women’s empowerment"),
    ("stands for: skills", NEWS, "keterampilan hidup", NEWS_EN, "life skills"),
    ("stands for: business", NEWS, "kewirausahaan", NEWS_EN, "entrepreneurship"),
    ("learned: ingredients", PROGRAM, "Pengolahan bahan", PROGRAM_EN, "Preparing ingredients"),
    ("learned: cooking", PROGRAM, "Teknik memasak", PROGRAM_EN, "Cooking techniques"),
    ("learned: marketing", PROGRAM, "Strategi pemasaran produk rumahan", PROGRAM_EN, "Marketing strategy for home-made products"),
    ("learned: beyond recipes", PROGRAM, "Kesabaran, tanggung jawab, dan harapan", PROGRAM_EN, "Patience, responsibility and hope"),
    ("lessons are a report's words", FEATURE, "salah satu laporan pers", FEATURE_EN, "one press report"),
    ("ended with", NEWS, "berbagi dan menyantap dimsum", NEWS_EN, "shared and ate the dim sum"),
    ("scene: aprons", FEATURE, "Celemek mereka putih", FEATURE_EN, "Their aprons are white"),
    ("scene: dough", FEATURE, "adonan", FEATURE_EN, "dough"),
    ("scene: steamers", FEATURE, "kukusan yang bersusun", FEATURE_EN, "steamers in stacks"),
    ("scene: laughter", FEATURE, "tawa", FEATURE_EN, "laughter in the hall"),
    ("purpose", PROGRAM, "modal usaha mandiri setelah bebas", PROGRAM_EN, "independent business after release"),
    ("outlook", PROGRAM, "diharapkan berlanjut", PROGRAM_EN, "hoped that the training will continue"),
    ("host, in full", "lembaga/rutan-balikpapan/", "Rumah Tahanan Negara (Rutan) Kelas IIA Balikpapan", "en/organizations/rutan-balikpapan/",
     "Rumah Tahanan Negara (Rutan) Kelas IIA Balikpapan"),
    ("host's role", PROGRAM, "tuan rumah", PROGRAM_EN, "host"),
    ("partner, in full", "lembaga/dp3akb-balikpapan/",
     "Dinas Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga Berencana (DP3AKB) Kota Balikpapan",
     "en/organizations/dp3akb-balikpapan/",
     "Dinas Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga Berencana (DP3AKB) Kota Balikpapan"),
    ("partner, short", "lembaga/dp3akb-balikpapan/", "DP3AKB Kota Balikpapan", PROGRAM_EN, "DP3AKB Kota Balikpapan"),
    ("partner's role", PROGRAM, "mitra kerja sama", PROGRAM_EN, "partner"),
    ("first organizer", PROGRAM, "CV Ariya Magga Jaya", PROGRAM_EN, "CV Ariya Magga Jaya"),
    ("its other spelling", "lembaga/ariya-magga-jaya/", "CV. Ariya Magga Jaya", "en/organizations/ariya-magga-jaya/", "CV. Ariya Magga Jaya"),
    ("second organizer", PROGRAM, "Forum UMKM Balikpapan Tengah", PROGRAM_EN, "Forum UMKM Balikpapan Tengah"),
    ("organizers' role", PROGRAM, "penyelenggara teknis", PROGRAM_EN, "technical organiser"),
    ("head of the rutan", "tokoh/agus-salim/", "Kepala Rutan Balikpapan", "en/people/agus-salim/", "Head of Rutan Balikpapan"),
    ("instructor", "tokoh/dyah-retnani/", "Chef", "en/people/dyah-retnani/", "Chef"),
    ("instructor's role", PROGRAM, "Dyah Retnani Chef · instruktur", PROGRAM_EN, "Dyah Retnani Chef · instructor"),
    ("said: chance for women anywhere", NEWS, "bagi perempuan di mana pun", NEWS_EN, "Women everywhere"),
    ("said: part of a programme", NEWS, "program kemandirian dan kreativitas yang terus dikembangkan", NEWS_EN,
     "self-reliance and creativity programme that the rutan keeps developing"),
    ("said: second chance", NEWS, "kesempatan kedua", NEWS_EN, "second chance"),
    ("said: a place to learn", FEATURE, "menimba ilmu, berkembang", FEATURE_EN, "learn, grow"),
    ("said: great potential", NEWS, "potensi besar", NEWS_EN, "great potential"),
    ("said: new spirit", NEWS, "semangat baru", NEWS_EN, "new spirit"),
    ("said: restored confidence", FEATURE, "rasa percaya diri pulih", FEATURE_EN, "confidence is restored"),
    ("said: thanks", NEWS, "berterima kasih", NEWS_EN, "thanked everyone"),
    ("participant, unnamed", FEATURE, "Seorang warga binaan", FEATURE_EN, "A woman in custody"),
    ("participant: knew nothing", FEATURE, "semula sama sekali awam dalam urusan memasak", FEATURE_EN, "knew nothing at all about cooking"),
    ("participant: wants a business", FEATURE, "membuka usaha kecil", FEATURE_EN, "open a small business"),
    ("participant: why unnamed", FEATURE, "Laporan pers tidak menyebut namanya", FEATURE_EN, "The press report does not name her"),
    ("participant: where first published", FEATURE, "Kaltimkita.com", FEATURE_EN, "Kaltimkita.com"),
    ("source A", COVERAGE, "Kaltimkita.com", COVERAGE_EN, "Kaltimkita.com"),
    ("source A is signed", COVERAGE, "(rep)", COVERAGE_EN, "(rep)"),
    ("source B", COVERAGE, "Niaga.Asia", COVERAGE_EN, "Niaga.Asia"),
    ("source B's headline", COVERAGE, "Rutan Balikpapan Berdayakan Warga Binaan Perempuan Lewat Pelatihan Kuliner Dimsum", COVERAGE_EN,
     "Rutan Balikpapan Berdayakan Warga Binaan Perempuan Lewat Pelatihan Kuliner Dimsum"),
    ("source B's writer", COVERAGE, "Heri", COVERAGE_EN, "Heri"),
    ("source B's editor", COVERAGE, "Saud Rosadi", COVERAGE_EN, "Saud Rosadi"),
    ("source B's picture", COVERAGE, "Seorang instruktur kuliner memandu para peserta", COVERAGE_EN,
     "A culinary instructor guides the participants"),
    ("source B's picture's credit", COVERAGE, "(istimewa)", COVERAGE_EN, "(istimewa)"),
    ("both datelines", COVERAGE, "BALIKPAPAN", COVERAGE_EN, "BALIKPAPAN"),
    ("not official", "", "bukan terbitan resmi Rutan Kelas IIA Balikpapan", "en/",
     "not an official publication of Rutan Kelas IIA Balikpapan"),
)  # fmt: skip
"""Each fact: what it is, and the words that tell it on an Indonesian and on an English page."""


@pytest.mark.parametrize(("fact", "id", "words", "en", "english"), FACTS, ids=[fact[0] for fact in FACTS])
def test_a_fact_is_told_in_both_languages(fact: str, id: str, words: str, en: str, english: str, dimsum: Built) -> None:
    """The words that tell a fact can be read on its page, in Indonesian and in English."""
    assert words in read_page(dimsum, id).root.one("body").text, fact
    assert english in read_page(dimsum, en).root.one("body").text, fact


def everything(site: Built) -> dict[str, str]:
    """The whole text of every page, and every data file."""
    pages = {page.path: page.root.one("body").text for page in read_pages(site)}
    return pages | {path: site.read(path).decode() for path in site.files if path.endswith((".xml", ".json", ".ics"))}


UNKNOWN = {
    "a number of participants": r"\b(\d{2,}|[2-9]|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|(se|dua |tiga )(puluh|belas)\w*)\s+"
    r"(orang|peserta|perempuan|warga binaan|participants|women|people)\b",
    "an hour": r"\bpukul \d|\b\d{1,2}[.:]\d{2} WITA|T0[1-9]:|T1\d:|T2[0-3]:",
    "another day": r"\b(?!13\b)\d{1,2} (?:Oktober|October) 2025|\b(?!13/10/2025)\d{1,2}/\d{1,2}/2025|2025-(?!10-13|10/)\d\d-\d\d",
    "a direct quotation of a real person": r"<blockquote|&lt;blockquote",
    "a name for the participant": r"\b(ber)?inisial [A-Z]{1,3}\b|\bbernama [A-Z]|\bbin(ti)? [A-Z]|\balias [A-Z]",
    "a case, sentence or cell": r"\b(vonis|narkotika|narkoba|blok [A-Z]\b|sel tahanan|kasus (?!ini))",
    "a word to avoid": r"\b(napi|eks napi|residivis|pesakitan|sipir)\b",
    "a photograph": r"\.(jpg|jpeg|png|webp)\b",
    "an address of a report": r"https?://(www\.)?(kaltimkita|niaga)\.",
}
"""What neither report says, as patterns."""


@pytest.mark.parametrize("what", UNKNOWN)
def test_what_is_not_known_is_not_told(what: str, dimsum: Built) -> None:
    """Nothing that the reports do not say stands on any page, in any feed or in any data file."""
    pattern = re.compile(UNKNOWN[what], re.IGNORECASE if what not in ("an hour", "a name for the participant") else 0)
    found = {path: hit[0] for path, text in everything(dimsum).items() if (hit := pattern.search(text))}
    assert found == {}


def test_no_link_leads_to_a_report(dimsum: Built) -> None:
    """No page links to another website than the one that passes pages on: no web address of the reports is known."""
    outside = {
        link.get("href")
        for page in read_pages(dimsum)
        for link in page.root.all("a")
        if (link.get("href") or "").startswith(("http:", "https:"))
    }
    assert {address for address in outside if not (address or "").startswith("https://wa.me/?text=")} == set()


def test_the_coverage_register_leaves_out_what_is_not_known(dimsum: Built) -> None:
    """The register shows no date of publication for either report, and no headline of its own for the one that has none."""
    page = read_page(dimsum, COVERAGE)
    entries = page.main.all("article")
    assert len(entries) == 2
    for entry in entries:
        assert "Tanggal terbit" not in entry.text
    reports = {report["publisher"]["name"]: report for report in read_page(dimsum, NEWS).data("NewsArticle")["isBasedOn"]}
    assert {name: sorted(report) for name, report in reports.items()} == {
        "Kaltimkita.com": ["@type", "publisher"],
        "Niaga.Asia": ["@type", "author", "headline", "publisher"],
    }


def test_statements_are_indirect_and_attributed(dimsum: Built) -> None:
    """Each statement on the stories is indirect speech that names its speaker, day or reason, and the report; none is a quotation."""
    for address in (NEWS, FEATURE):
        statements = read_page(dimsum, address).main.all("div", class_="statement")
        assert statements
        for statement in statements:
            assert not re.search('[“”"]', statement.text)
            assert "Agus Salim" in statement.text or "Seorang warga binaan" in statement.text
            assert "Niaga.Asia" in statement.text or "Kaltimkita.com" in statement.text


def test_stories_name_both_reports(dimsum: Built) -> None:
    """Both stories list the two reports as press coverage, with the outlets' own spelling."""
    for address in (NEWS, FEATURE, NEWS_EN, FEATURE_EN, PROGRAM, PROGRAM_EN):
        text = read_page(dimsum, address).main.text
        assert "Kaltimkita.com" in text, address
        assert "Niaga.Asia" in text, address


def test_reports_are_not_offered_for_reprint(dimsum: Built) -> None:
    """Neither report is said to be free to reproduce."""
    assert "tidak" in read_page(dimsum, COVERAGE).main.all("article")[0].text
    programs = read_page(dimsum, "liputan/").main.all("dd")
    assert not [
        dd.text
        for dd in programs
        if "boleh dimuat ulang" in dd.text and "tidak" not in dd.text.lower() and "belum" not in dd.text.lower()
    ]
