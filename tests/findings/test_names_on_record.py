"""Names, titles and bodies are told as they stand on record: what differs is told, and another style is not."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from malformed.case import ORGANIZATIONS, PEOPLE, STORY, story
from malformed.runs import make_site, run

PERSONS = """\
bagas-salim:
  name: Bagas Salim
  short: Bagas
  title: {id: Kepala Rutan Contoh, en: Head of Rutan Contoh}
  organization: rutan-contoh
dewi-retnowati:
  name: Dewi Retnowati
  title: Chef
hendra-lesmana:
  name: Dr. Hendra Lesmana Putra, S.H., M.M.
  title: {id: Kepala Dinas Koperasi dan Usaha Kecil Kota Contoh, en: Head of the Kota Contoh Office for Cooperatives}
  organization: dinas-koperasi
"""
BODIES = """\
rutan-contoh:
  name: Rumah Tahanan Negara (Rutan) Kelas IIA Contoh
  short: Rutan Contoh
  kind: government
  city: Contoh
dp3akb-contoh:
  name: Dinas Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga Berencana (DP3AKB) Kota Contoh
  short: DP3AKB Kota Contoh
  kind: government
  city: Contoh
arya-megah:
  name: CV Arya Megah Jaya
  kind: company
forum-umkm:
  name: Forum UMKM Contoh Tengah
  kind: community
dinas-koperasi:
  name: Dinas Koperasi dan Usaha Kecil Kota Contoh
  short: Dinas Koperasi
  kind: government
  city: Contoh
"""
HEAD = (
    "people: [bagas-salim, dewi-retnowati, hendra-lesmana]",
    "organizations: [rutan-contoh, dp3akb-contoh, arya-megah, forum-umkm, dinas-koperasi]",
)
FIRST = 11
"""The line on which the first sentence stands."""
RIGHT = (
    # The small ways in which two press reports differ without saying another thing.
    "Penyelenggaranya CV. Arya Megah Jaya.",
    "Penyelenggaranya CV Arya Megah Jaya.",
    "Mitranya DP3AKB Kota Contoh.",
    "Mitranya Dinas Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga Berencana (DP3AKB) Kota Contoh.",
    "Mitranya Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga Berencana (DP3AKB) Kota Contoh.",
    "Kepala Rutan Contoh, Bagas Salim, membuka acara.",
    "Chef Dewi Retnowati memandu peserta.",
    "Rutan Kelas IIA Contoh menjadi tuan rumah.",
    # Shorter and longer ways.
    "Kepala Rutan Bagas Salim hadir.",
    "Karutan Contoh Bagas Salim hadir.",
    "Kepala Rutan Kelas IIA Contoh Bagas Salim hadir.",
    "Kepala Rumah Tahanan Negara Kelas IIA Contoh Bagas Salim hadir.",
    "Kepala Rumah Tahanan Negara (Rutan) Kelas IIA Contoh, Bagas Salim, hadir.",
    "Bapak Kepala Rutan Contoh Bagas Salim hadir.",
    "Menurut Bagas, Chef Dewi sabar. Bagas Salim tersenyum.",
    "Menurut Bagas Salim, semua berjalan baik.",
    "Bagas Salim, Kepala Rutan Contoh, hadir.",
    "Bagas Salim, Head of Rutan Contoh, came.",
    "The Head of Rutan Contoh Bagas Salim came.",
    "Dr. Hendra Lesmana Putra, S.H., M.M. hadir.",
    "Hendra Lesmana hadir, begitu pula Hendra.",
    "Kepala Dinas Koperasi Hendra Lesmana Putra hadir.",
    "Kepala Dinas Koperasi dan Usaha Kecil Kota Contoh Hendra Lesmana Putra hadir.",
    "Ucapan Bagas Salim-lah yang diingat, juga Bagas Salimnya.",
    "BAGAS SALIM DAN DEWI RETNOWATI",
    "**Bagas Salim** dan *Dewi Retnowati* hadir.",
    "Forum UMKM Contoh Tengah dan Forum UMKM Contoh hadir.",
    "Forum UMKM Contoh Senin lalu rapat.",
    "Para pelaku UMKM datang.",
    "Kelas IIA adalah golongan rutan.",
    "Rutan Samarinda tidak hadir.",
    "Rumah Tahanan Negara Kelas II A Contoh terbuka.",
    "Rutan Kelas 2A Contoh terbuka.",
    'Ia berkata, "Kepala Lapas Bagas Salem datang."',
    "> Kepala Lapas Bagas Salem datang bersama CV Arya Mega Jaya.",
    "Kata “DP3AKBX” tertulis di papan.",
    "Kepala Dinas Sosial dan Bagas Salim hadir.",
    "Hadir Wali Kota Contoh, Bagas Salim, dan Dewi Retnowati.",
    "Ketua panitia memanggil Bagas Salim.",
    "Bagas Susanto, peserta lomba, bukan orang yang sama.",
    "Salim Group bukan perusahaan itu.",
    "Kota Contoh Tengah ramai.",
    "Balai Kota Contoh ramai.",
    "Perusahaan Arya Megah Jaya berdiri lama.",
    "Dinas Koperasi Kota Contoh membantu.",
    "Ketua Forum UMKM Contoh Budi Rekaan hadir.",
    "Kepala Rutan Kelas IIA Bagas Salim hadir.",
    "Dewi Retnowati, Chef, hadir.",
    "Jaya selalu. Arya pulang. Megah sekali.",
)
WRONG = (
    ("Bagas Salem hadir.", "N130", "Bagas Salem"),
    ("Bagas Sallim hadir.", "N130", "Bagas Sallim"),
    ("Bagas Slaim hadir.", "N130", "Bagas Slaim"),
    ("Bagus Salim hadir.", "N130", "Bagus Salim"),
    ("Bagas\nSalem hadir.", "N130", "Bagas Salem"),
    ("*Bagas* Salem hadir.", "N130", "Bagas* Salem"),
    ("Dewi Retnawati memasak.", "N130", "Dewi Retnawati"),
    ("Dewi Retnowatie memasak.", "N130", "Dewi Retnowatie"),
    ("Dewi Retnowai memasak.", "N130", "Dewi Retnowai"),
    ("Menurut Chef Dewi Retnowaty, semua matang.", "N130", "Dewi Retnowaty"),
    ("Hendra Lesmana Putera hadir.", "N130", "Hendra Lesmana Putera"),
    ("Hendra Lasmana Putra hadir.", "N130", "Hendra Lasmana Putra"),
    ("Hendar Lesmana Putra hadir.", "N130", "Hendar Lesmana Putra"),
    ("Ucapan Bagas Salemnya diingat.", "N130", "Bagas Salemnya"),
    ("Kepala Lapas Bagas Salim hadir.", "N131", "Kepala Lapas"),
    ("Kepala Lapas Contoh Bagas Salim hadir.", "N131", "Kepala Lapas Contoh"),
    ("Kalapas Bagas Salim hadir.", "N131", "Kalapas"),
    ("Wakil Kepala Rutan Contoh Bagas Salim hadir.", "N131", "Wakil Kepala Rutan Contoh"),
    ("Plt. Kepala Rutan Contoh Bagas Salim hadir.", "N131", "Plt. Kepala Rutan Contoh"),
    ("Kepala Rutan Samarinda Bagas Salim hadir.", "N131", "Kepala Rutan Samarinda"),
    ("Kepala Rutan Kelas IIB Contoh Bagas Salim hadir.", "N131 N132", "Kepala Rutan Kelas IIB Contoh"),
    ("Direktur CV Arya Megah Jaya Bagas Salim hadir.", "N131", "Direktur CV Arya Megah Jaya"),
    ("Kepala Lapas Contoh, Bagas Salim, membuka acara.", "N131", "Kepala Lapas Contoh"),
    ("Chef Bagas Salim memasak.", "N131", "Chef"),
    ("Kepala Dinas Sosial Hendra Lesmana Putra hadir.", "N131", "Kepala Dinas Sosial"),
    ("Instruktur Dewi Retnowati memasak.", "N131", "Instruktur"),
    ("Bagas Salim, Kepala Lapas Contoh, hadir.", "N131", "Kepala Lapas Contoh"),
    ("Bagas Salim, Director of Rutan Contoh, came.", "N131", "Director of Rutan Contoh"),
    ("The Deputy Head of Rutan Contoh Bagas Salim came.", "N131", "Deputy Head of Rutan Contoh"),
    ("kepala lapas Bagas Salim hadir.", "N131", "kepala lapas"),
    ("CV Arya Mega Jaya hadir.", "N132", "Arya Mega Jaya"),
    ("CV Aria Megah Jaya hadir.", "N132", "Aria Megah Jaya"),
    ("CV Arya Megah Abadi hadir.", "N132", "Arya Megah Abadi"),
    ("PT Arya Megah Jaya hadir.", "N132", "PT Arya Megah Jaya"),
    ("Forum UMKM Contoh Utara hadir.", "N132", "Forum UMKM Contoh Utara"),
    ("Forum UMKM Conto Tengah hadir.", "N132", "Forum UMKM Conto Tengah"),
    ("Rutan Kelas IIB Contoh terbuka.", "N132", "Rutan Kelas IIB Contoh"),
    ("Lapas Kelas IIA Contoh terbuka.", "N132", "Lapas Kelas IIA Contoh"),
    ("Rutan Kelas IIA Samarinda terbuka.", "N132", "Rutan Kelas IIA Samarinda"),
    ("Rumah Tahanan Negara Kelas IIB Contoh terbuka.", "N132", "Rumah Tahanan Negara Kelas IIB Contoh"),
    ("Dinas Koperasi dan Usaha Mikro Kota Contoh membantu.", "N132", "Dinas Koperasi dan Usaha Mikro Kota Contoh"),
    (
        "Dinas Pemberdayaan Perempuan, Perlindungan Keluarga, dan Keluarga Berencana (DP3AKB) Kota Contoh membantu.",
        "N132",
        "Dinas Pemberdayaan Perempuan, Perlindungan Keluarga, dan Keluarga Berencana (DP3AKB) Kota Contoh",
    ),
    ("DP3AKP Kota Contoh membantu.", "N133", "DP3AKP"),
    ("DP3A Kota Contoh membantu.", "N133", "DP3A"),
    ("DP3KB Kota Contoh membantu.", "N133", "DP3KB"),
    ("Dinas Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga Berencana (BKKBN) membantu.", "N133", "BKKBN"),
)
FOUND = re.compile(r'content/stories/2025/panen-selada\.md:([0-9]+):([0-9]+): (N13[0-4]):[^"]*"([^"]*)"')


def site_with(sentences: tuple[str, ...]) -> dict[str, str]:
    """A story that names everybody, with a paragraph for each sentence, each two lines long at most."""
    text = "\n".join(f"{sentence}\n" + "\n" * (1 - sentence.count("\n")) for sentence in sentences)
    return {PEOPLE: PERSONS, ORGANIZATIONS: BODIES, STORY: story(*HEAD) + f"\nBagas, Dewi, Hendra.\n\n{text}"}


def test_what_is_another_style_is_not_told(tmp_path: Path) -> None:
    """Short forms, points, commas, case, endings, others' words and other people are let alone."""
    assert run("check", make_site(tmp_path, site_with(RIGHT)), "id").findings == ()


@pytest.mark.parametrize("wrong", [WRONG[:16], WRONG[16:32], WRONG[32:]])
def test_what_differs_from_the_record_is_told_at_its_place(wrong: tuple[tuple[str, str, str], ...], tmp_path: Path) -> None:
    """Misspelled names, other titles, changed words, classes, places and abbreviations."""
    lines = run("check", make_site(tmp_path, site_with(tuple(one for one, *_ in wrong))), "id").findings
    found = {(line, " ".join(codes), said) for line, codes, said in _by_sentence(lines, wrong)}
    assert found == {(number, code, said) for number, (_, code, said) in enumerate(wrong)}


def _by_sentence(lines: tuple[str, ...], wrong: tuple[tuple[str, str, str], ...]) -> list[tuple[int, list[str], str]]:
    """Of each sentence by number: the codes, and what was found first."""
    told: dict[int, tuple[list[str], str]] = {}
    for line in lines:
        match = FOUND.match(line)
        assert match, line
        number = (int(match[1]) - FIRST) // 3
        codes, _ = told.setdefault(number, ([], match[4]))
        codes.append(match[3])
        sentence = wrong[number][0].replace("\n", " ")
        assert sentence[int(match[2]) - 1 :].startswith(match[4]), line
    return [(number, codes, said) for number, (codes, said) in told.items()]


WORD = st.text("bdefgknoprtuwxyz", min_size=1, max_size=12)
"""A word without a letter that every name has: `a`."""
SIGN = st.sampled_from((" ", " ", " ", ", ", ". ", "\n", "\n\n", " *", "* ", "-", " (", ") ", "'", '"', " dan ", " 12 "))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.tuples(WORD, st.booleans(), SIGN), min_size=1, max_size=60))
def test_a_text_without_near_names_is_never_told(
    words: list[tuple[str, bool, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever stands in a text, in whatever case and between whatever signs: without part of a name there is no finding."""
    text = "".join((word.capitalize() if is_capital else word) + sign for word, is_capital, sign in words)
    lines = run("check", make_site(tmp_path_factory.mktemp("far"), site_with((text,))), "id").findings
    assert [line for line in lines if re.search(r": N13[0-4]", line)] == []
