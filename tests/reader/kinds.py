"""Every kind of page, by its address in each language, with an example on each site."""

import re
from dataclasses import dataclass

SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of page."""

    name: str
    id: str
    """Pattern of its Indonesian addresses."""
    en: str
    """Pattern of its English addresses."""
    dimsum: tuple[str, str] | None
    """An Indonesian and an English example on the shipped site; none where that site has no such page."""
    contoh: tuple[str, str]
    """The same on the fictional site."""

    def is_kind_of(self, address: str) -> bool:
        """Whether the page at *address* is of this kind."""
        pattern = self.en if address.startswith("en/") else self.id
        return bool(re.fullmatch(pattern, address))

    def examples(self, site: str) -> tuple[str, str] | None:
        """The Indonesian and the English example on a site."""
        return self.dimsum if site == "dimsum" else self.contoh


KINDS = (
    Kind(name="home", id="", en="en/", dimsum=("", "en/"), contoh=("", "en/")),
    Kind(name="stories", id="berita/", en="en/news/", dimsum=("berita/", "en/news/"), contoh=("berita/", "en/news/")),
    Kind(
        name="stories, page 2",
        id=r"berita/(\d{4}/)?(\d\d/)?hal/\d+/",
        en=r"en/news/(\d{4}/)?(\d\d/)?page/\d+/",
        dimsum=None,
        contoh=("berita/hal/2/", "en/news/page/2/"),
    ),
    Kind(
        name="year",
        id=r"berita/\d{4}/",
        en=r"en/news/\d{4}/",
        dimsum=("berita/2025/", "en/news/2025/"),
        contoh=("berita/2026/", "en/news/2026/"),
    ),
    Kind(
        name="month",
        id=r"berita/\d{4}/\d\d/",
        en=r"en/news/\d{4}/\d\d/",
        dimsum=("berita/2025/10/", "en/news/2025/10/"),
        contoh=("berita/2026/11/", "en/news/2026/11/"),
    ),
    Kind(
        name="story",
        id=rf"berita/\d{{4}}/(?!\d\d/|ditarik-){SLUG}/",
        en=rf"en/news/\d{{4}}/(?!\d\d/|ditarik-){SLUG}/",
        dimsum=("berita/2025/tiga-pelajaran-dari-balik-kukusan/", "en/news/2025/three-lessons-from-behind-the-steamers/"),
        contoh=("berita/2026/pasar-dapur-kukus/", "en/news/2026/sold-out-before-nine/"),
    ),
    Kind(
        name="programs",
        id="program/",
        en="en/programs/",
        dimsum=("program/", "en/programs/"),
        contoh=("program/", "en/programs/"),
    ),
    Kind(
        name="program",
        id=rf"program/{SLUG}/",
        en=rf"en/programs/{SLUG}/",
        dimsum=("program/pelatihan-dimsum/", "en/programs/pelatihan-dimsum/"),
        contoh=("program/dapur-kukus/", "en/programs/dapur-kukus/"),
    ),
    Kind(
        name="stories of a program",
        id=rf"program/{SLUG}/berita/(hal/\d+/)?",
        en=rf"en/programs/{SLUG}/news/(page/\d+/)?",
        dimsum=None,
        contoh=("program/dapur-kukus/berita/", "en/programs/dapur-kukus/news/"),
    ),
    Kind(
        name="year of a program",
        id=rf"program/{SLUG}/\d{{4}}/",
        en=rf"en/programs/{SLUG}/\d{{4}}/",
        dimsum=("program/pelatihan-dimsum/2025/", "en/programs/pelatihan-dimsum/2025/"),
        contoh=("program/dapur-kukus/2026/", "en/programs/dapur-kukus/2026/"),
    ),
    Kind(
        name="year in review",
        id=r"tahun/\d{4}/",
        en=r"en/years/\d{4}/",
        dimsum=("tahun/2025/", "en/years/2025/"),
        contoh=("tahun/2025/", "en/years/2025/"),
    ),
    Kind(
        name="organizations",
        id="lembaga/",
        en="en/organizations/",
        dimsum=("lembaga/", "en/organizations/"),
        contoh=("lembaga/", "en/organizations/"),
    ),
    Kind(
        name="organization",
        id=rf"lembaga/{SLUG}/",
        en=rf"en/organizations/{SLUG}/",
        dimsum=("lembaga/rutan-balikpapan/", "en/organizations/rutan-balikpapan/"),
        contoh=("lembaga/sanggar-lentera/", "en/organizations/sanggar-lentera/"),
    ),
    Kind(name="people", id="tokoh/", en="en/people/", dimsum=("tokoh/", "en/people/"), contoh=("tokoh/", "en/people/")),
    Kind(
        name="person",
        id=rf"tokoh/{SLUG}/",
        en=rf"en/people/{SLUG}/",
        dimsum=("tokoh/agus-salim/", "en/people/agus-salim/"),
        contoh=("tokoh/tiurma-simanungkalit/", "en/people/tiurma-simanungkalit/"),
    ),
    Kind(name="tags", id="tag/", en="en/tags/", dimsum=("tag/", "en/tags/"), contoh=("tag/", "en/tags/")),
    Kind(
        name="tag",
        id=rf"tag/{SLUG}/(hal/\d+/)?",
        en=rf"en/tags/{SLUG}/(page/\d+/)?",
        dimsum=("tag/pelatihan/", "en/tags/pelatihan/"),
        contoh=("tag/kuliner/", "en/tags/kuliner/"),
    ),
    Kind(
        name="coverage",
        id="liputan/",
        en="en/coverage/",
        dimsum=("liputan/", "en/coverage/"),
        contoh=("liputan/", "en/coverage/"),
    ),
    Kind(
        name="outlet",
        id=rf"liputan/{SLUG}/",
        en=rf"en/coverage/{SLUG}/",
        dimsum=None,
        contoh=("liputan/niaga-rekaan/", "en/coverage/niaga-rekaan/"),
    ),
    Kind(
        name="corrections",
        id="koreksi/",
        en="en/corrections/",
        dimsum=("koreksi/", "en/corrections/"),
        contoh=("koreksi/", "en/corrections/"),
    ),
    Kind(
        name="corrections of a year",
        id=r"koreksi/\d{4}/",
        en=r"en/corrections/\d{4}/",
        dimsum=None,
        contoh=("koreksi/2025/", "en/corrections/2025/"),
    ),
    Kind(
        name="archive",
        id="berita/arsip/",
        en="en/news/archive/",
        dimsum=("berita/arsip/", "en/news/archive/"),
        contoh=("berita/arsip/", "en/news/archive/"),
    ),
    Kind(
        name="colophon",
        id="kolofon/",
        en="en/colophon/",
        dimsum=("kolofon/", "en/colophon/"),
        contoh=("kolofon/", "en/colophon/"),
    ),
    Kind(
        name="static page",
        id="(tentang|kontak|pedoman|kebijakan-koreksi|privasi|gaya)/",
        en="en/(about|contact|media-guidelines|corrections-policy|privacy|style)/",
        dimsum=("tentang/", "en/about/"),
        contoh=("gaya/", "en/style/"),
    ),
    Kind(name="search", id="cari/", en="en/search/", dimsum=("cari/", "en/search/"), contoh=("cari/", "en/search/")),
    Kind(
        name="tombstone",
        id=rf"berita/\d{{4}}/ditarik-{SLUG}/",
        en=rf"en/news/\d{{4}}/ditarik-{SLUG}/",
        dimsum=None,
        contoh=("berita/2025/ditarik-lomba-masak/", "en/news/2025/ditarik-cooking-contest/"),
    ),
    Kind(name="404", id=r"404\.html", en=r"en/404\.html", dimsum=("404.html", "en/404.html"), contoh=("404.html", "en/404.html")),
)
"""Without redirects from former addresses, which stand where an editor put them."""

MORE_EXAMPLES = {
    "press release": ("berita/2026/siaran-pers-capaian-2025/", "en/news/2026/siaran-pers-capaian-2025/"),
    "announcement": ("berita/2026/pendaftaran-kelas-2027/", "en/news/2026/partners-and-volunteers-2027/"),
}
"""Stories of the fictional site that look different from the story above."""
