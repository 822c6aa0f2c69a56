"""Whom to tell of a weakness is said for a time that is neither over nor too long, and at an address where it is looked for.

An expired file harms nobody's news: so each of these is a warning, early enough, and no reason not to publish.
"""

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from site_builder.check.rulings import ruled
from site_builder.model.content import Content
from site_builder.model.security import LONGEST, SOON
from site_builder.model.site import Site
from site_builder.places import Places, Ref
from site_builder.problems import Problem, problem


def check_expiry(site: Site, now: datetime, places: Places) -> Iterator[Problem]:
    """What is said of a time before *now*, of the next days only, or of more than a year, as this site weighs it."""
    if site.security is None:
        return
    end = site.security.end(ZoneInfo(site.time_zone))
    code = "T140" if end <= now else "T141" if end - now <= SOON else "T142" if end - now > LONGEST else ""
    if code:
        place = places.place(Ref("site"), "security", "expires")
        yield ruled(problem(place, code, "security.expires", end=f"{end:%Y-%m-%d}"), site.rules)


def check_place(content: Content, places: Places) -> Iterator[Problem]:
    """The file stands at a host's root, or nowhere."""
    site = content.site
    if site.security is not None and urlsplit(site.base_url).path not in ("", "/"):
        yield problem(places.place(Ref("site"), "security", key=True), "C202", "security", found=site.base_url)


REST_RULES = (check_place,)
