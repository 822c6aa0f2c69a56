"""What the template of the search page sees; addresses are as in `views`."""

from site_builder.dataclass import dataclass
from site_builder.model.values import Words
from site_builder.plan.page_views import PageView
from site_builder.plan.views import Link


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class SearchView(PageView):
    """`pages/search.html`."""

    title: str
    programs: tuple[tuple[str, Words], ...]
    """Those that stories belong to: id and name."""
    years: tuple[Link, ...]
    """The stories of each year, the newest first."""
    archive: Link
    """All years and months."""
    kinds: tuple[str, ...]
    """berita, feature, siaran_pers, pengumuman."""
    tags: tuple[Link, ...]
    """The most used ones."""
    shards: str
    """For the script, as JSON: folder, first and last year, and stories of each index, the newest first."""
    script: str
    """Path of the page's script."""
    integrity: str
    """Its digest, as browsers hold it against what they load."""
    program: str
    """Path of pagefind's."""
