"""What is known of a site before any page of it is made: what is wrong with it, what servers must know of it."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from site_builder.build import list_site, told_as_findings
from site_builder.cabinet import Newsroom
from site_builder.check.lead import check_lead
from site_builder.check.rulings import ruled
from site_builder.check.texts import bodies_of
from site_builder.hosting import Hosted
from site_builder.model.story import body_languages
from site_builder.order import Order
from site_builder.plan.frame import base_url, offline_path
from site_builder.problems import Problem
from site_builder.write.paths import listed_in


def check_site(order: Order, *, with_hints: bool = False) -> tuple[Problem, ...]:
    """Everything that can be told without publishing anything. Raises as `build_site` does.

    Args:
        with_hints: Whether to tell too what the leads of stories leave unsaid.
    """
    newsroom, issue, ledger = list_site(order)
    found = {*issue.warnings, *(_hints(newsroom) if with_hints else ())}
    if listed_in(order.output):
        from site_builder.silence import notice, pairs_to_come  # late, as in a build

        with told_as_findings():
            found |= {*notice(pairs_to_come(ledger.made(), issue.edition, newsroom, order), newsroom, order.root)}
    return tuple(sorted(found))


def _hints(newsroom: Newsroom) -> Iterator[Problem]:
    """What leads leave unsaid, weighed as the site's settings say."""
    content = newsroom.content
    for id, story in content.stories.items():
        sources = {
            language: newsroom.source("story", id, wording.language) for wording, language, _ in body_languages(story.wordings)
        }
        for one in check_lead(story, bodies_of("story", story, content), sources):
            yield ruled(one, content.site.rules)


def host_site(order: Order) -> Hosted:
    """What a server needs to know of the site. Raises as `build_site` does."""
    _, issue, ledger = list_site(order)
    edition = issue.edition
    gone = [artifact for artifact in ledger if artifact.recipe == "tombstone"]
    moved = [artifact for artifact in ledger if artifact.recipe == "redirect"]
    return Hosted(
        path=urlsplit(base_url(edition)).path,
        not_found=tuple((edition.urls.home(language), edition.urls.not_found(language)) for language in edition.languages),
        search=tuple(sorted(one.path.removesuffix("index.html") for one in ledger if one.recipe == "search")),
        gone=tuple(sorted(artifact.path.removesuffix("index.html") for artifact in gone)),
        packed=edition.content.site.features.precompress,
        runs_script=bool(offline_path(edition)),
        hidden=tuple(artifact.path for artifact in ledger if artifact.path.startswith(".")),
        moved=tuple(sorted((str(artifact.arguments[1]), str(artifact.arguments[2])) for artifact in moved)),
    )
