"""The colophon: who publishes the site, what it is made with, and how it looks after its readers. Made from data alone."""

from collections.abc import Iterator

from site_builder import __version__
from site_builder.artifact import Artifact
from site_builder.model.values import Words
from site_builder.plan import json_ld
from site_builder.plan.edition import Edition
from site_builder.plan.frame import Frame, everywhere, frame_of, frames, has_search
from site_builder.plan.offline import MOST
from site_builder.plan.page_views import ColophonView
from site_builder.plan.urls import root_from
from site_builder.plan.views import Link

POLICIES = ("publishing", "corrections", "ethics", "privacy")


def list_colophon(edition: Edition) -> Iterator[Artifact]:
    """One page in each language."""
    for frame in frames(edition):
        yield frame.artifact(edition.urls.section("colophon", frame.language), "colophon")


def make_colophon(edition: Edition, language: str) -> bytes:
    """The page."""
    frame = frame_of(edition, language)
    return frame.page("pages/colophon.html", view_colophon(frame))


def view_colophon(frame: Frame) -> ColophonView:
    """All that it shows."""
    edition, language = frame.edition, frame.language
    address, title = edition.urls.section("colophon", language), frame.say("plan.section.colophon")
    trail = [(frame.home.label.text, edition.urls.home(language)), (title, address)]
    others = everywhere(edition, lambda other: edition.urls.section("colophon", other), but=language)
    return ColophonView(
        root=root_from(address),
        head=frame.head(title, frame.say("plan.about.colophon"), address, others, json_ld=(json_ld.breadcrumbs(frame, trail),)),
        section="colophon",
        crumbs=json_ld.crumb_links(frame, trail),
        title=title,
        software=f"site-builder {__version__}",
        days=edition.content.site.features.offline if frame.site.offline else 0,
        most=MOST,
        is_searched=has_search(edition),
        policies=_policies(frame),
        security=_security(frame),
    )


def _policies(frame: Frame) -> tuple[Link, ...]:
    """Each page once, though it may tell of several things."""
    said = frame.edition.content.site.policies
    names = dict.fromkeys(id for id in (getattr(said, name) for name in POLICIES) if id)
    return tuple(entry for id in names if (entry := frame.entry(id)))


def _security(frame: Frame) -> tuple[Link, ...]:
    said = frame.edition.content.site.security
    found = said.contact if said else ()
    return tuple(Link(label=Words(_shown(one), frame.language), path=one) for one in found)


def _shown(contact: str) -> str:
    """A contact as people write it: a number in groups that stay on one line."""
    if contact.startswith("tel:"):
        return contact.removeprefix("tel:").replace("-", "\N{NO-BREAK SPACE}")
    return contact.removeprefix("mailto:")
