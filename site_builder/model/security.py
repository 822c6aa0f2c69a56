"""Who is told of a weakness in the site's security, and until when that holds: what `/.well-known/security.txt` says."""

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from site_builder.dataclass import dataclass
from site_builder.model.values import MAIL, PHONE, STRICT, Language, Reading, Refusal, Shape, When, is_web_address
from site_builder.regex import regex

SOON = timedelta(days=30)
"""So long before it expires one is reminded."""
LONGEST = timedelta(days=366)
"""RFC 9116, 2.5.5: less than a year ahead, so that it is looked at once in a while; a day's grace for who renews it on time."""

SECURE_ADDRESS = regex(r"https://[!-~]+")


def parse_secure_link(value: Any, _: Reading) -> Any:
    """An `https://` address in plain letters, as one file must have it that machines read."""
    if isinstance(value, str) and not (SECURE_ADDRESS.fullmatch(value) and is_web_address(value)):
        raise Refusal("C200", found=value[:80])
    return value


def parse_reports_to(value: Any, _: Reading) -> Any:
    """Where reports go: mail addresses, phone numbers and `https://` addresses, as URIs; one stands for a list of one."""
    several = [value] if isinstance(value, str) else value
    if several == []:
        raise Refusal("C201", found="[]")
    return [_reports_to(one) for one in several] if isinstance(several, list) else several


def _reports_to(text: Any) -> Any:
    """One of them: `humas@rutan.example` means `mailto:humas@rutan.example`."""
    if not isinstance(text, str):
        return text
    bare = text.removeprefix("mailto:").removeprefix("tel:")
    if MAIL.fullmatch(bare) and not text.startswith("tel:"):
        return f"mailto:{bare}"
    if PHONE.fullmatch(bare) and not text.startswith("mailto:"):
        return "tel:" + re.sub(r"[ ().]+", "-", bare).strip("-")
    if SECURE_ADDRESS.fullmatch(text) and is_web_address(text):
        return text
    raise Refusal("C201", found=text[:80])


SecureLink = Annotated[str, Shape(parse_secure_link, {"type": "string", "pattern": "^https://"})]
ReportsTo = Annotated[tuple[str, ...], Shape(parse_reports_to, {"type": "string", "or": True})]


@dataclass(frozen=True, slots=True, kw_only=True)
class Security:
    """What `/.well-known/security.txt` says (RFC 9116)."""

    __pydantic_config__ = STRICT

    contact: ReportsTo
    """A mail address, a phone number or an `https://` address; several in the order in which to try them."""
    expires: When
    """Until when this holds, for example `2027-06-30`; less than a year ahead."""
    languages: tuple[Language, ...] = ()
    """In which languages reports are read; without it those of the site."""
    policy: SecureLink | None = None
    """The address of a page that says how reports are dealt with."""

    def end(self, zone: ZoneInfo) -> datetime:
        """The last moment at which it holds; a day holds until it is over."""
        if isinstance(self.expires, datetime):
            return self.expires.astimezone(zone)
        return datetime.combine(self.expires, time(23, 59, 59), tzinfo=zone)

    def turning_points(self, zone: ZoneInfo) -> Iterator[datetime]:
        """When what is to be said of it becomes another thing."""
        end = self.end(zone)
        yield from (end - LONGEST, end - SOON, end)
