"""Corrections: on their stories, and in the register, by year; each leads to the other."""

from collections.abc import Iterator, Sequence

from site_builder.artifact import Artifact
from site_builder.model.story import Correction, Story
from site_builder.model.values import Language, LocalText, Words
from site_builder.plan.cards import organization_link, person_card, story_address, story_link
from site_builder.plan.edition import Edition
from site_builder.plan.frame import Frame, frame_of, frames
from site_builder.plan.json_ld import Data, absolute, breadcrumbs, crumb_links, filled, organization, person
from site_builder.plan.page_views import CorrectionsRegisterView
from site_builder.plan.urls import root_from
from site_builder.plan.views import CorrectionView, Link

RECENT = 20
"""Entries on the first page of the register."""


def correction_view(frame: Frame, story: Story, number: int) -> CorrectionView:
    """Correction *number* of a story."""
    edition, language = frame.edition, frame.language
    correction: Correction = story.head.corrections[number]
    at = correction.at.astimezone(edition.zone)
    own, entry = _anchors(story, number)
    register = edition.urls.section("corrections", language, str(at.year))
    return CorrectionView(
        kind=correction.kind,
        at=at,
        text=_words(correction.text, language),
        wrong=_words(correction.wrong, language),
        right=_words(correction.right, language),
        by=_who(frame, correction.by) if correction.by else None,
        received=correction.received.astimezone(edition.zone) if correction.received else None,
        reason=_words(correction.reason, language),
        story=story_link(edition, story, language),
        anchor=own,
        path=edition.urls.link(f"{story_address(edition, story, language)}#{own}"),
        entry=entry,
        entry_path=edition.urls.link(f"{register}#{entry}"),
    )


def _anchors(story: Story, number: int) -> tuple[str, str]:
    """Its place on the story's page and its place in the register. No heading has such an id: those begin with no line."""
    kind = story.head.corrections[number].kind.replace("_", "-")
    return f"_{kind}-{number + 1}", f"_{story.id}-{number + 1}"


def _words(text: LocalText | None, language: Language) -> Words | None:
    return text.read(language) if text else None


def _who(frame: Frame, name: str) -> Link:
    """Who replies: a person or an organization of ours, or just a name."""
    edition, language = frame.edition, frame.language
    if name in edition.content.people:
        card = person_card(edition, name, language)
        return Link(label=Words(card.name, edition.languages[0]), path=card.path)
    if name in edition.content.organizations:
        return organization_link(edition, name, language)
    return Link(label=Words(name, language), path="")


def corrections_of(frame: Frame, story: Story) -> tuple[CorrectionView, ...]:
    """All of a story, the newest first."""
    made = story.head.corrections
    numbers = sorted(range(len(made)), key=lambda number: (made[number].at, number), reverse=True)
    return tuple([correction_view(frame, story, number) for number in numbers])


def comments_of(frame: Frame, story: Story) -> list[Data]:
    """What machines read of them."""
    return [_comment(frame, story, number) for number in range(len(story.head.corrections))]


def _comment(frame: Frame, story: Story, number: int) -> Data:
    edition, language = frame.edition, frame.language
    correction = story.head.corrections[number]
    address = f"{story_address(edition, story, language)}#{_anchors(story, number)[0]}"
    return filled(
        {
            "@type": "CorrectionComment",
            "url": absolute(edition, address),
            "text": _said(frame, correction),
            "datePublished": correction.at.astimezone(edition.zone).isoformat(),
            "author": _author(frame, correction.by) if correction.by else None,
        }
    )


def _said(frame: Frame, correction: Correction) -> str:
    """All that a correction says, as one text."""
    parts = [
        f"{frame.say(f'correction.{name}')}: {_sentence(text.read(frame.language).text)}"
        for name in ("wrong", "right")
        if (text := getattr(correction, name))
    ]
    parts += [correction.text.read(frame.language).text] if correction.text else []
    if correction.reason:
        parts.append(f"{frame.say('correction.reason')}: {_sentence(correction.reason.read(frame.language).text)}")
    return " ".join(parts)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _author(frame: Frame, name: str) -> Data | None:
    """Who replies, where we know whether that is a person."""
    if name in frame.edition.content.people:
        return person(frame.edition, name, frame.language)
    return organization(frame.edition, name, frame.language) if name in frame.edition.content.organizations else None


def list_corrections(edition: Edition) -> Iterator[Artifact]:
    """The register: its first page, and a page for each year in which something was corrected."""
    for frame in frames(edition):
        language = frame.language
        yield frame.artifact(edition.urls.section("corrections", language), "corrections", 0)
        for year in edition.keys("corrected", language):
            yield frame.artifact(edition.urls.section("corrections", language, year), "corrections", int(year))


def make_corrections(edition: Edition, language: str, year: int) -> bytes:
    """A page of the register; year 0 is its first page, which has the newest entries of all years."""
    frame = frame_of(edition, language)
    urls, years = edition.urls, edition.keys("corrected", frame.language)
    below = (str(year),) if year else ()
    address = urls.section("corrections", frame.language, *below)
    name = frame.say("plan.section.corrections")
    trail = [(frame.home.label.text, urls.home(frame.language)), (name, urls.section("corrections", frame.language))]
    trail += [(str(year), address)] if year else []
    title = f"{name} {year}" if year else name
    others = {
        other: urls.section("corrections", other, *below)
        for other in edition.languages
        if other != frame.language and (not year or str(year) in edition.keys("corrected", other))
    }
    about = frame.say("plan.corrections_of", year=str(year)) if year else frame.say("plan.about.corrections")
    view = CorrectionsRegisterView(
        root=root_from(address),
        head=frame.head(title, about, address, others, json_ld=(breadcrumbs(frame, trail),)),
        section="corrections",
        crumbs=crumb_links(frame, trail),
        title=title,
        year=year,
        corrections=_of_year(frame, str(year)) if year else _newest(frame, years),
        years=tuple([_year_link(frame, other, is_here=other == str(year)) for other in reversed(years)]),
        policy=_policy(frame),
    )
    return frame.page("pages/corrections.html", view)


def _year_link(frame: Frame, year: str, *, is_here: bool) -> Link:
    return frame.link(year, frame.edition.urls.section("corrections", frame.language, year), "here" if is_here else "")


def _newest(frame: Frame, years: Sequence[str]) -> tuple[CorrectionView, ...]:
    found: list[CorrectionView] = []
    for year in reversed(years):
        if len(found) >= RECENT:
            break
        found += _of_year(frame, year)
    return tuple(found[:RECENT])


def _of_year(frame: Frame, year: str) -> tuple[CorrectionView, ...]:
    """The corrections of one year, the newest first."""
    edition = frame.edition

    def find() -> tuple[CorrectionView, ...]:
        stories = [edition.content.stories[id] for id in edition.group("corrected", frame.language, year)]
        every = [correction for story in stories for correction in corrections_of(frame, story)]
        made = [correction for correction in every if str(correction.at.year) == year]
        return tuple(sorted(made, key=lambda correction: (correction.at, correction.path), reverse=True))

    return edition.once(("corrections", frame.language, year), find)


def _policy(frame: Frame) -> Link | None:
    page = frame.edition.content.pages.get(frame.edition.content.site.policies.corrections or "")
    wording = page and (page.wording(frame.language) or next(iter(page.wordings), None))
    if not wording:
        return None
    return frame.link(Words(wording.title, wording.language), frame.edition.urls.static(wording.slug, wording.language))
