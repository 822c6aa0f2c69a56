"""What every page shares: the site's view, the head, the way up; and a page as an artifact."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from site_builder.artifact import Argument, Artifact
from site_builder.dataclass import dataclass
from site_builder.model.values import ZONE_NAMES, Language, LocalText, Words
from site_builder.plan.cards import organization_link
from site_builder.plan.edition import Edition
from site_builder.plan.page_views import PageView
from site_builder.plan.share_cards import site_image
from site_builder.plan.urls import ASSETS, SECTIONS, file_of
from site_builder.plan.views import Alternate, Head, Link, SiteView

FEEDS = (("rss.xml", "application/rss+xml"), ("atom.xml", "application/atom+xml"), ("feed.json", "application/feed+json"))


@dataclass(frozen=True)
class Frame:
    """An edition in one language, as its pages need it."""

    edition: Edition
    language: Language

    def say(self, key: str, **blanks: object) -> str:
        """An interface text."""
        return self.edition.press.say(self.language, key, **blanks)

    def link(self, label: str | Words, address: str, key: str = "") -> Link:
        """A link to one of our own addresses."""
        words = Words(label, self.language) if isinstance(label, str) else label
        return Link(label=words, path=self.edition.urls.link(address), key=key)

    def section(self, name: str) -> Link:
        """The first page of a section."""
        return self.link(self.say(f"plan.section.{name}"), self.edition.urls.section(name, self.language), name)

    @property
    def home(self) -> Link:
        """The home page."""
        return self.edition.once(
            ("home", self.language), lambda: self.link(self.say("plan.home"), self.edition.urls.home(self.language), "home")
        )

    @property
    def site(self) -> SiteView:
        """What every page shares."""
        return self.edition.once(("site", self.language), self._site)

    def _site(self) -> SiteView:
        site, urls, language = self.edition.content.site, self.edition.urls, self.language
        text = _reader(language)
        return SiteView(
            language=language,
            languages=site.languages,
            name=site.name.read(language).text,
            short_name=(site.short_name or site.name).read(language).text,
            tagline=site.tagline.read(language).text,
            base_url=base_url(self.edition),
            home=self.home.path,
            navigation=(*self._entries(site.navigation), *self._search()),
            footer=self._entries(site.footer),
            sections={name: self.section(name) for name in SECTIONS},
            publisher=organization_link(self.edition, site.publisher, language),
            desk=site.desk.read(language).text,
            notice=text(site.notice),
            email=site.contact.email,
            phone=site.contact.phone,
            address=text(site.contact.address),
            hours=text(site.contact.hours),
            license=text(site.license),
            zone=ZONE_NAMES[site.time_zone],
            accent=site.accent,
            icon=f"{ASSETS}/icon.svg",
            manifest=manifest_path(self.edition, language),
            offline=offline_path(self.edition),
            is_portable=urls.is_portable,
            is_preview=self.edition.is_preview,
        )

    def _search(self) -> tuple[Link, ...]:
        """The page on which readers search, where there is one."""
        urls = self.edition.urls
        return (self.link(self.say("plan.search"), urls.search(self.language), "search"),) if has_search(self.edition) else ()

    def _entries(self, names: tuple[str, ...]) -> tuple[Link, ...]:
        return tuple(entry for name in names if (entry := self.entry(name)))

    def entry(self, name: str) -> Link | None:
        """A section, or a page by its id; nothing where no reader may see it."""
        if name in SECTIONS:
            return self.section(name)
        page = self.edition.content.pages.get(name)
        wording = page and (page.wording(self.language) or next(iter(page.wordings), None))
        if not wording:
            return None
        return self.link(Words(wording.title, wording.language), self.edition.urls.static(wording.slug, wording.language), name)

    def head(self, title: str, description: str, address: str, others: Mapping[Language, str], **more: Any) -> Head:
        """The head of the page at *address*.

        Args:
            others: Where the same page stands in the other languages that have it.
        """
        urls = self.edition.urls
        alternates = tuple(
            Alternate(language=language, path=urls.link(others.get(language, urls.home(language))), exact=language in others)
            for language in self.edition.languages
            if language != self.language
        )
        more["image"] = more.get("image") or site_image(self.edition, self.language)
        more["noindex"] = more.get("noindex", False) or self.edition.is_preview
        return Head(title=title, description=description, path=address, language=self.language, alternates=alternates, **more)

    def feeds_of(self, address: str, stories: Sequence[str] | None = None) -> tuple[Link, ...]:
        """The feeds of the page at *address*; none where there is no story to tell."""
        if stories is None:
            newest = self.edition.newest
            return self.edition.once(("feeds", self.language, address), lambda: self._feeds_of(address, newest(self.language)))
        return self._feeds_of(address, stories)

    def _feeds_of(self, address: str, told: Sequence[str]) -> tuple[Link, ...]:
        if not told or self.edition.is_preview or not self.edition.content.site.features.feeds:
            return ()
        return tuple(self.link(self.say(f"plan.feed.{name.partition('.')[0]}"), address + name, type) for name, type in FEEDS)

    def artifact(self, address: str, recipe: str, *arguments: Argument, source: str = "") -> Artifact:
        """The file that answers for *address*, made by *recipe* from the language and *arguments*."""
        return Artifact(file_of(address), recipe, (self.language, *arguments), source)

    def page(self, template: str, view: PageView) -> bytes:
        """A page."""
        return self.edition.press.page(template, self.site, view)


def frames(edition: Edition) -> tuple[Frame, ...]:
    """One for each language."""
    return tuple(Frame(edition, language) for language in edition.languages)


def frame_of(edition: Edition, language: Argument) -> Frame:
    """The one of *language*."""
    return Frame(edition, "en" if language == "en" else "id")


def is_served(edition: Edition) -> bool:
    """Whether a server is to give it: it is no preview, nor a copy on a disk."""
    return not edition.is_preview and not edition.urls.is_portable


def has_search(edition: Edition) -> bool:
    """Whether readers may search here."""
    return wants_search(edition) and edition.press.can_search


def wants_search(edition: Edition) -> bool:
    """Whether the site asks for search. A preview has none (no index bears its mark), nor a disk (scripts fetch nothing)."""
    return edition.content.site.features.search and is_served(edition)


def everywhere(edition: Edition, address: Callable[[Language], str], *, but: Language) -> dict[Language, str]:
    """A page that every language has: its addresses in the other languages."""
    return {language: address(language) for language in edition.languages if language != but}


def base_url(edition: Edition) -> str:
    """The site's address, ending with a slash."""
    return edition.content.site.base_url.rstrip("/") + "/"


def offline_path(edition: Edition) -> str:
    """The script for reading without a network; nothing where it is off, in a preview, and in a copy on a disk."""
    return "offline.js" if is_served(edition) and edition.content.site.features.offline else ""


def manifest_path(edition: Edition, language: Language) -> str:
    """The web manifest."""
    return f"{edition.urls.home(language)}site.webmanifest"


def _reader(language: Language) -> Callable[[LocalText | None], Words | None]:
    return lambda text: text.read(language) if text else None
