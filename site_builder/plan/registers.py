"""The register of what was corrected."""

from collections.abc import Iterator

from site_builder.artifact import Artifact
from site_builder.model.values import Words
from site_builder.plan import json_ld
from site_builder.plan.cards import correction_view
from site_builder.plan.edition import Edition
from site_builder.plan.frame import Frame, everywhere, frame_of, frames
from site_builder.plan.page_views import CorrectionsRegisterView
from site_builder.plan.urls import root_from
from site_builder.plan.views import Head, Link


def list_registers(edition: Edition) -> Iterator[Artifact]:
    """The corrections register."""
    for frame in frames(edition):
        yield frame.artifact(edition.urls.section("corrections", frame.language), "corrections")


def _trail(frame: Frame, section: str) -> list[tuple[str, str]]:
    urls, language = frame.edition.urls, frame.language
    here = (frame.say(f"plan.section.{section}"), urls.section(section, language))
    return [(frame.home.label.text, urls.home(language)), here]


def _head(frame: Frame, section: str) -> Head:
    urls, trail = frame.edition.urls, _trail(frame, section)
    others = everywhere(frame.edition, lambda language: urls.section(section, language), but=frame.language)
    description = frame.say(f"plan.about.{section}")
    return frame.head(trail[-1][0], description, trail[-1][1], others, json_ld=(json_ld.breadcrumbs(frame, trail),))


def make_corrections(edition: Edition, language: str) -> bytes:
    """The corrections register."""
    frame = frame_of(edition, language)
    trail = _trail(frame, "corrections")
    stories = [edition.content.stories[id] for id in edition.group("corrected", frame.language)]
    made = [
        correction_view(edition, story, number, frame.language)
        for story in stories
        for number in range(len(story.head.corrections))
    ]
    made.sort(key=lambda correction: (correction.at, correction.path), reverse=True)
    view = CorrectionsRegisterView(
        root=root_from(trail[-1][1]),
        head=_head(frame, "corrections"),
        section="corrections",
        crumbs=json_ld.crumb_links(frame, trail),
        title=trail[-1][0],
        corrections=tuple(made),
        policy=_policy(frame),
    )
    return frame.page("pages/corrections.html", view)


def _policy(frame: Frame) -> Link | None:
    page = frame.edition.content.pages.get(frame.edition.content.site.policies.corrections or "")
    wording = page and (page.wording(frame.language) or next(iter(page.wordings), None))
    if not wording:
        return None
    return frame.link(Words(wording.title, wording.language), frame.edition.urls.static(wording.slug, wording.language))
