"""What is known of a site before any page of it is made: what is wrong with it, what servers must know of it."""

from urllib.parse import urlsplit

from site_builder.build import list_site, told_as_findings
from site_builder.hosting import Hosted
from site_builder.order import Order
from site_builder.plan.frame import base_url
from site_builder.problems import Problem
from site_builder.write.paths import listed_in


def check_site(order: Order) -> tuple[Problem, ...]:
    """Everything that can be told without publishing anything. Raises as `build_site` does."""
    newsroom, issue, ledger = list_site(order)
    if not listed_in(order.output):
        return newsroom.warnings
    from site_builder.silence import notice, pairs_to_come  # late, as in a build

    with told_as_findings():
        found = notice(pairs_to_come(ledger.made(), issue.edition, newsroom, order), newsroom, order.root)
    return tuple(sorted({*newsroom.warnings, *found}))


def host_site(order: Order) -> Hosted:
    """What a server needs to know of the site. Raises as `build_site` does."""
    _, issue, ledger = list_site(order)
    edition = issue.edition
    gone = [artifact for artifact in ledger if artifact.recipe == "tombstone"]
    moved = [artifact for artifact in ledger if artifact.recipe == "redirect"]
    return Hosted(
        path=urlsplit(base_url(edition)).path,
        not_found=tuple((edition.urls.home(language), edition.urls.not_found(language)) for language in edition.languages),
        gone=tuple(sorted(artifact.path.removesuffix("index.html") for artifact in gone)),
        moved=tuple(sorted((str(artifact.arguments[1]), str(artifact.arguments[2])) for artifact in moved)),
    )
