"""The page on which readers search, and the scripts that only this page has."""

import json
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from site_builder.artifact import Artifact
from site_builder.digest import mix
from site_builder.plan import json_ld
from site_builder.plan.cards import tag_link
from site_builder.plan.edition import Edition
from site_builder.plan.frame import Frame, everywhere, frame_of, frames, has_search
from site_builder.plan.search_index import folder_of, shards_in
from site_builder.plan.search_views import SearchView
from site_builder.plan.urls import PAGEFIND, root_from
from site_builder.plan.views import Link

SCRIPT = "search.js"
TAGS = 24
"""The most used tags, for those who would rather look around."""


def list_search(edition: Edition) -> Iterator[Artifact]:
    """The page in each language, our script, and pagefind's."""
    if not has_search(edition):
        return
    for frame in frames(edition):
        yield frame.artifact(edition.urls.search(frame.language), "search")
    yield Artifact(script_path(edition), "search_script")
    yield Artifact(program_path(edition), "search_program")


def script_path(edition: Edition) -> str:
    """Our script; another one has another name."""
    return f"{PAGEFIND}/search-{mix(edition.press.script(SCRIPT)).hex()[:8]}.js"


def program_path(edition: Edition) -> str:
    """Pagefind's script; another version has another name."""
    return f"{PAGEFIND}/pagefind-{edition.press.search_version}.js"


def make_search_script(edition: Edition) -> bytes:
    """What connects the page with pagefind."""
    return edition.press.script(SCRIPT)


def make_search_program(edition: Edition) -> bytes:
    """What reads the index."""
    return edition.press.search_program()


def make_search(edition: Edition, language: str) -> bytes:
    """The page."""
    frame = frame_of(edition, language)
    return frame.page("pages/search.html", view_search(frame))


def view_search(frame: Frame) -> SearchView:
    """All that the page shows before anybody has searched."""
    edition, language = frame.edition, frame.language
    address, title = edition.urls.search(language), frame.say("plan.search_title")
    trail = [(frame.home.label.text, edition.urls.home(language)), (title, address)]
    years = [period for period in reversed(edition.keys("by_month", language)) if len(period) == len("2025")]
    programs = [(id, edition.slice("program_name", id)) for id in edition.keys("by_program", language)]
    shards = shards_in(edition, language)
    return SearchView(
        root=root_from(address),
        head=frame.head(
            title,
            frame.say("plan.about.search"),
            address,
            everywhere(edition, edition.urls.search, but=language),
            json_ld=(json_ld.breadcrumbs(frame, trail),),
        ),
        section="search",
        crumbs=json_ld.crumb_links(frame, trail),
        title=title,
        programs=tuple(sorted(((id, name.read(language)) for id, name in programs if name), key=lambda one: one[1].text)),
        years=tuple(frame.link(year, edition.urls.section("stories", language, year), year) for year in years),
        archive=frame.link(frame.say("plan.archive"), edition.urls.archive(language)),
        kinds=tuple(edition.keys("by_kind", language)),
        tags=_tags(frame),
        shards=json.dumps([(folder_of(language, one), one.months[0][:4], one.months[-1][:4], one.stories) for one in shards]),
        script=script_path(edition),
        integrity=f"sha256-{b64encode(sha256(edition.press.script(SCRIPT)).digest()).decode()}",
        program=program_path(edition),
    )


def _tags(frame: Frame) -> tuple[Link, ...]:
    """The most used tags, in the order of the alphabet."""
    edition, language = frame.edition, frame.language
    counts = {tag: len(edition.group("by_tag", language, tag)) for tag in edition.keys("by_tag", language)}
    most = sorted(counts, key=lambda tag: (-counts[tag], tag))[:TAGS]
    return tuple(sorted((tag_link(edition, tag, language) for tag in most), key=lambda link: link.label.text.casefold()))
