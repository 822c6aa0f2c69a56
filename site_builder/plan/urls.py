"""The only place where an address is spelled. All are relative to the site's root and start with no slash."""

from site_builder.dataclass import dataclass
from site_builder.model.values import Language

SECTIONS: dict[str, dict[Language, str]] = {
    "stories": {"id": "berita", "en": "news"},
    "programs": {"id": "program", "en": "programs"},
    "organizations": {"id": "lembaga", "en": "organizations"},
    "people": {"id": "tokoh", "en": "people"},
    "tags": {"id": "tag", "en": "tags"},
    "coverage": {"id": "liputan", "en": "coverage"},
    "corrections": {"id": "koreksi", "en": "corrections"},
    "colophon": {"id": "kolofon", "en": "colophon"},
}
PAGE: dict[Language, str] = {"id": "hal", "en": "page"}
YEARS: dict[Language, str] = {"id": "tahun", "en": "years"}
ARCHIVE: dict[Language, str] = {"id": "arsip", "en": "archive"}
SEARCH: dict[Language, str] = {"id": "cari", "en": "search"}
ASSETS = "assets"
MEDIA = "media"
PAGEFIND = "pagefind"
"""What is searched, and what searches it."""
COVERAGE_TABLE = "liputan.csv"
"""The press coverage as a table, for everybody who works with one; one file for all languages."""
RESERVED = (ASSETS, MEDIA, PAGEFIND, "site-builder.sha256")
"""First parts of an address that no page or former address may have."""


@dataclass(frozen=True, slots=True)
class Urls:
    """Spells addresses for one way of publishing."""

    languages: tuple[Language, ...]
    is_portable: bool = False
    """Whether the site is opened from a disk, where a folder's address shows no page."""

    def home(self, language: Language) -> str:
        """The home page."""
        return "" if language == self.languages[0] else f"{language}/"

    def section(self, name: str, language: Language, *below: str) -> str:
        """A page of a section, for example `berita/2025/10/`."""
        first = f"{self.home(language)}{SECTIONS[name][language]}/"
        return f"{first}{'/'.join(below)}/" if below else first

    def numbered(self, address: str, number: int, language: Language) -> str:
        """Page *number* of a list; the first is the list's own address."""
        return address if number == 1 else f"{address}{PAGE[language]}/{number}/"

    def year(self, year: int, language: Language, program: str = "") -> str:
        """A year in review: of the site, or of a program."""
        if program:
            return self.section("programs", language, program, f"{year:04d}")
        return f"{self.home(language)}{YEARS[language]}/{year:04d}/"

    def archive(self, language: Language) -> str:
        """All years and months that have stories."""
        return self.section("stories", language, ARCHIVE[language])

    def program_stories(self, program: str, language: Language) -> str:
        """All stories of a program."""
        return self.section("programs", language, program, SECTIONS["stories"][language])

    def static(self, slug: str, language: Language) -> str:
        """A static page."""
        return f"{self.home(language)}{slug}/"

    def search(self, language: Language) -> str:
        """The page on which readers search."""
        return f"{self.home(language)}{SEARCH[language]}/"

    def not_found(self, language: Language) -> str:
        """The page that a server shows for an unknown address."""
        return f"{self.home(language)}404.html"

    def link(self, address: str) -> str:
        """*address* as a link on a page spells it."""
        if not self.is_portable:
            return address
        bare, hash_sign, anchor = address.partition("#")
        if not bare or bare.endswith("/"):
            bare += "index.html"
        return bare + hash_sign + anchor


def file_of(address: str) -> str:
    """The file that answers for *address*."""
    return address + "index.html" if not address or address.endswith("/") else address


def root_from(address: str) -> str:
    """From the page at *address* up to the site's root."""
    return "../" * address.count("/") or "./"
