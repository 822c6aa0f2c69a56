"""What must be told of times, amounts, words and typed lines, and what must not."""

import re
from pathlib import Path

from malformed.case import STORY, swapped
from malformed.runs import make_site, run

HEAD = swapped(STORY, "status: published", "status: published\ncity: Balikpapan")
FOUND = (
    *(("Mulai jam 09.00 WITA.", "N143"), ("Mulai pukul 09:00 WITA.", "N143"), ("Jam 7:30 WITA mulai.", "N143"), ("Pukul 9.30 a.m. mulai.", "N143")),
    *(("Sampai pukul 2 pm saja.", "N143"), ("Pukul 08:00–16:00 WITA.", "N143"), ("Rapat 10:15 WITA usai.", "N143"), ("Tiba 12.30 p.m. di sini.", "N143")),
    *(("Pukul 08.00 hingga 16:00 WITA.", "N143"), ("Mulai pukul 25.00 WITA.", "N144"), ("Mulai pukul 08.60 WITA.", "N144"), ("Pukul 24.10 WITA.", "N144")),
    *(("Mulai pukul 09.00 WIB.", "N146"), ("Mulai 09.00 WIT.", "N146"), ("Apel pukul 07.00–08.00 WIB.", "N146"), ("Pukul 10.00 WIT kapal tiba.", "N146")),
    *(("Harga Rp 5.000.", "N147"), ("Harga Rp. 5.000.", "N147"), ("Harga Rp.5.000.", "N147"), ("Harga rp5.000.", "N147"), ("Harga IDR 5.000.", "N147")),
    *(("Harga Rp5000.", "N147"), ("Harga Rp5,000,000.", "N147"), ("Harga Rp5.000,-.", "N147"), ("Harga Rp 2,5 juta.", "N147"), ("Harga Rp2.5 juta.", "N147")),
    *(("Harga Rp 50 ribu.", "N147"), ("Harga Rp1,250.50 saja.", "N147"), ("Jumlah 1,250,000 lembar.", "N148"), ("Berat 1,250.5 kg.", "N148")),
    *(("Ada 1250 orang.", "N148"), ("Ada 12500 lembar.", "N148"), ("Naik 12 % lagi.", "N148"), ("Naik 2.5 persen.", "N148"), ("Berat 3.5 kilogram.", "N148")),
    *(("Luas 1.5 juta meter.", "N148"), ("Sebanyak 4000 bibit.", "N148"), ("aktifitas itu", "N150"), ("aktifitasnya itu", "N150"), ("Aktifitas itu", "N150")),
    *(("kegiatan praktek itu", "N150"), ("tanpa resiko itu", "N150"), ("ijin tinggal", "N150"), ("sekedar tahu", "N150"), ("silahkan masuk", "N150")),
    *(("menghimbau warga", "N150"), ("himbauan itu", "N150"), ("ketrampilan itu", "N150"), ("bulan nopember itu", "N150"), ("telah dirubah itu", "N150")),
    *(("di karenakan hujan", "N150"), ("di laksanakan hari itu", "N150"), ("didalam aula", "N150"), ("dimana ia belajar", "N150"), ("dirutan itu", "N150")),
    *(("kedepannya lebih baik", "N150"), ("antrian panjang", "N150"), ("apotik itu", "N150"), ("jadual kunjungan", "N150"), ("bekerjasama dengan", "N150")),
    *(("tanggungjawabnya besar", "N150"), ("Rutan Klas IIA itu", "N150"), ("LAPAS KLAS IIB itu", "N150"), ("nara sumber itu", "N150"), ("merekapun pulang", "N150")),
    *(("karir itu", "N150"), ("prosentase itu", "N150"), ("mensosialisasikan itu", "N150"), ("mempengaruhi itu", "N150"), ("mushola itu", "N150"), ("rutan se Indonesia itu", "N150")),
    *(("rubah saja", "N151"), ("bulan Ramadhan itu", "N151"), ("walikota itu", "N151"), ("shalat itu", "N151"), ("kata Praktek itu", "N151")),
    *(("Suasana kelas. (Foto: Istimewa)", "N155"), ("Suasana kelas. (ist)", "N155"), ("Suasana kelas. (Dok. Istimewa)", "N155"), ("Suasana. (Foto: Humas Contoh)", "N155")),
    *(("Baca juga: Panen", "N154"), ("**Baca juga:** Panen", "N154"), ("> Baca juga Panen", "N154"), ("Lihat juga: Panen", "N154"), ("UNTUK DISIARKAN SEGERA", "N156")),
    *(("Untuk segera disiarkan", "N156"), ("Penulis: Siti Contoh", "N153"), ("*Editor: Andi Contoh*", "N153"), ("(Reporter: Siti Contoh)", "N153"), ("Foto bagus. (dok: humas rutan)", "N155")),
)  # fmt: skip
NOT_FOUND = (
    *("Mulai pukul 09.00 WITA.", "Selama 2 jam 30 menit.", "Dua jam pelajaran.", "Jam kunjungan 08.00–11.00 WITA.", "Skala 1:50 dipakai."),
    *("Yohanes 3:16 dibacakan.", "Skor 3:2 untuk tim A.", "Rasio 10:90.", "Pukul 09.00 WITA sama dengan pukul 08.00 WIB.", "Di Jakarta pukul 09.00 WIB."),
    *("Di Kota Jayapura pukul 09.00 WIT.", "Sejak pukul tiga pagi.", "Jam dinding itu mati.", "Pukul 24.00 WITA.", "Bab 4.2 dan versi 1.5.", "Ia am bang."),
    *("Harga Rp1.250.000.", "Harga Rp500.", "Harga Rp2,5 juta.", "Harga Rp1.250.000,50.", "Harga Rp5.000–Rp10.000.", "Harga Rp0 saja.", "Kata RPJMD itu."),
    *("Nomor 12345678 dan kode pos 76111.", "Tahun 2025 peserta naik.", "Sebanyak 1.250 orang.", "Berat 1,250 kg.", "Tahun 1945 orang merdeka.", "Ada 512,0 kilogram."),
    *("Naik 12% dan 12,5 persen.", "Alamat 10.0.0.1 itu.", "Pasal 12.3 ayat 4.", "Telepon 0542 123456.", "Pada 13.10.2025 lalu.", "Ada 850 orang.", "NIP 198001012005011001."),
    *("Aktivitas itu praktik.", "Risiko dan izin.", "Sekadar silakan.", "Mengimbau imbauan.", "Keterampilan mengubah.", "Di dalam aula, di mana pun.", "Ia dirumahkan."),
    *("Ia menyekolahkan anak.", "Kedalaman kolam.", "Mengatasi dan diatasi.", "Membawahi, dibawahi.", "Ia keluar ruangan.", "Kepada siapa pun.", "Dibalik lalu dilihat."),
    *("Kerutan di dahinya.", "Di undang-undang itu.", "Nara, sumber air.", "Ia melaksanakan tugas.", "Apa pun itu.", "Adapun ia, walaupun begitu.", "Kelas IIA dan Kelas I."),
    *("Klinik Apotik Sehat Contoh di sana.", "Pusat Praktek Contoh itu.", "“Silahkan masuk, resikonya kecil.”", "'Resiko' katanya.", "*Seni Praktek Lapangan* dibaca.", "`praktek`"),
    *("Surel a@praktek.example.", "Ia membaca juga menulis.", "Mereka baca juga buku.", "(sore) itu", "Tim (putra) menang.", "Ia editor: orang yang rapi."),
    *("Foto bersama.", "Ruang (foto) tutup.", "Orang istimewa itu.", "Kata penulis itu benar.", "Ada tiga hal: siapa, apa, kapan.", "Balikpapan – kota itu.", "Rapat – lalu pulang."),
    *("Siaran itu disiarkan segera.", "Elite itu antre.", "Indonesia, Samarinda, dan Balikpapan.", "Empat puluh lima persen.", "Jumat Agung itu khidmat.", "Dari mana datangnya?"),
)  # fmt: skip
EACH = 40
"""Sentences in one story: fewer than are told of one text at most."""


def stories(sentences: list[str]) -> dict[str, str]:
    """Stories with one sentence in each paragraph, the first on line 11."""
    pieces = [sentences[start : start + EACH] for start in range(0, len(sentences), EACH)]
    text = {f"content/stories/2025/cerita-{number}.md": HEAD + "\nIni pukul 07.00 WITA.\n" for number in range(len(pieces))}
    return {
        path: text[path] + "".join(f"\n{one}\n" for one in piece) + "\nSelesai.\n"
        for path, piece in zip(text, pieces, strict=True)
    }


def told(root: Path) -> list[tuple[str, int, str]]:
    """File, line and code of everything that is told."""
    lines = run("check", root, "id").findings
    found = [re.match(r"(content/.*?\.md):([0-9]+):[0-9]+: ([A-Z][0-9]{3})", line) for line in lines]
    return [(match[1], int(match[2]), match[3]) for match in found if match]


def test_what_must_be_told_is_told_once(tmp_path: Path) -> None:
    """Each of these sentences is told once, with its code, on its line."""
    files = stories([sentence for sentence, _ in FOUND])
    assert len(FOUND) >= 60
    expected = [(list(files)[number // EACH], 12 + 2 * (number % EACH), code) for number, (_, code) in enumerate(FOUND)]
    assert told(make_site(tmp_path, files)) == sorted(expected)


def test_what_is_right_is_not_told(tmp_path: Path) -> None:
    """None of these sentences is told."""
    assert len(NOT_FOUND) >= 60
    assert told(make_site(tmp_path, stories(list(NOT_FOUND)))) == []
