"""States in time: what is not public at a time leaves no trace, and a minute changes just what it must."""

from pathlib import Path

from reader.builds import Built, build

Files = dict[str, bytes]


def tree(folder: Path) -> Files:
    """Every file below *folder*."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


# A minute.

OWN = {
    f"{page}{name}"
    for page in ("berita/2026/rahasia-embargo-5/", "en/news/2026/rahasia-embargo-5-award/")
    for name in ("index.html", "qr.svg")
}
"""The embargoed story's own files; the photo above it is used elsewhere."""
LISTS = {
    *(
        "index.html",
        "404.html",
        "berita/index.html",
        "berita/hal/2/index.html",
        *("berita/arsip/index.html", "en/news/archive/index.html", "cari/index.html", "en/search/index.html"),
        "berita/2026/index.html",
        "berita/2026/11/index.html",
    ),
    *("en/index.html", "en/404.html", "en/news/index.html", "en/news/page/2/index.html", "en/news/2026/index.html"),
    *("en/news/2026/11/index.html", "program/index.html", "en/programs/index.html", "tag/index.html", "en/tags/index.html"),
    *("program/dapur-kukus/berita/index.html", "en/programs/dapur-kukus/news/index.html"),
    *("program/dapur-kukus/2026/index.html", "en/programs/dapur-kukus/2026/index.html"),
    *("tahun/2026/index.html", "en/years/2026/index.html"),
    *("sitemap.xml", "news-sitemap.xml", "stories.json", "site-builder.sha256"),
    *(
        f"{page}{name}"
        for page in ("program/dapur-kukus/", "en/programs/dapur-kukus/", "tag/kuliner/", "en/tags/kuliner/")
        for name in ("index.html", "rss.xml", "atom.xml", "feed.json")
    ),
    *(f"{home}{name}" for home in ("", "en/") for name in ("rss.xml", "atom.xml", "feed.json")),
}
"""Lists that it enters, and those that count it."""
PEOPLE = {
    f"{section}/{id}/index.html"
    for section in ("tokoh", "en/people")
    for id in ("hendra-lesmana", "andi-tenriola", "rina-setyaningsih", "tiurma-simanungkalit")
}
"""Who is in it, who wrote it, and who teaches in its program, of which these pages count the stories."""
PARTNERS = {
    f"{section}/{id}/index.html"
    for section in ("lembaga", "en/organizations")
    for id in ("dapur-nusa-rekaan", "dinas-koperasi-contoh")
}
"""The program's partners, likewise."""
NEIGHBOURS = {
    *("en/news/2024/siaran-pers-kerja-sama-politeknik/index.html", "en/news/2025/capaian-pembinaan-2024/index.html"),
    *("en/news/2025/mebel-palet-rampung/index.html", "en/news/2026/siaran-pers-capaian-2025/index.html"),
    *("berita/2025/menu-baru-dapur-kukus/index.html", "en/news/2025/menu-baru-dapur-kukus/index.html"),
    *("berita/2026/dapur-kukus-angkatan-kedua/index.html", "en/news/2026/kneading-and-arithmetic/index.html"),
    *("berita/2026/pasar-dapur-kukus/index.html", "en/news/2026/sold-out-before-nine/index.html"),
    *("berita/2026/pendaftaran-kelas-2027/index.html", "en/news/2026/partners-and-volunteers-2027/index.html"),
}
"""Stories of the same program or tag, that now lead to it as to a related or the next one. The first four lead to others than
before: what they have in common with these is not as rare any more among the few stories in English."""


def without_index(files: Files) -> Files:
    """*files* but for what is searched: packed, and under names that are digests. What it tells when is another test's matter."""
    return {path: data for path, data in files.items() if not path.startswith("pagefind/")}


def test_one_minute_changes_the_embargoed_story_and_the_lists_that_name_it(small: Built, tmp_path: Path) -> None:
    """Of all files, those of an embargoed story are new at its minute; those that list, count or relate it are others; none else is."""
    build(small.root, tmp_path / "before", "--as-of", "2030-01-01T08:59")
    build(small.root, tmp_path / "after", "--as-of", "2030-01-01T09:00")
    before, after = without_index(tree(tmp_path / "before")), without_index(tree(tmp_path / "after"))
    assert before.keys() - after.keys() == set()
    cards = {path for path in after.keys() - before.keys() if path.startswith("media/share/")}
    assert [path.rpartition("/")[2].rpartition("-")[2] for path in sorted(cards)] == ["id.jpg", "en.jpg"]
    assert all(path.startswith("media/share/rahasia-embargo-5-") for path in cards)
    assert after.keys() - before.keys() == OWN | cards
    changed = {path for path, data in before.items() if after[path] != data}
    assert changed == LISTS | PEOPLE | PARTNERS | NEIGHBOURS
    told = {path for path, data in after.items() if b"rahasia-embargo-5" in data.lower() or b"rahasia-embargo-5" in path.encode()}
    assert [path for path, data in before.items() if b"rahasia-embargo-5" in path.encode() + data.lower()] == []
    assert OWN | cards <= told <= OWN | cards | changed


def test_the_same_folder_a_minute_later_is_the_same_site(small: Built, tmp_path: Path) -> None:
    """Built before the minute and again after it, a folder holds what a clean build after it gives; and back again."""
    moments = ("2030-01-01T08:59", "2030-01-01T09:00", "2030-01-01T08:59")
    for number, moment in enumerate(moments):
        build(small.root, tmp_path / "site", "--as-of", moment)
        build(small.root, tmp_path / f"clean-{number}", "--as-of", moment)
        assert tree(tmp_path / "site") == tree(tmp_path / f"clean-{number}")
