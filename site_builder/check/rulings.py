"""What a site's settings say of rules: only of rules that there are, and no wall is taken down in silence."""

import difflib
from collections.abc import Iterator

from site_builder.catalogue import FAMILIES, all_codes, entry, guard_of
from site_builder.model.content import Content
from site_builder.model.ruling import Ruling
from site_builder.places import Places, Ref
from site_builder.problems import Problem, problem

ORDER = ("off", "warning", "error")
"""From the lightest to the heaviest."""


def check_rulings(content: Content, places: Places) -> Iterator[Problem]:
    """A setting names a rule that there is; a wall stands, and what guards something is weakened by somebody for a reason."""
    for code, ruling in content.site.rules.items():
        loc = ("rules", code)
        key = f"rules.{code[:20]}"
        known = entry(code) if code[:1] in FAMILIES else None
        if known is None:
            yield problem(
                places.place(Ref("site"), *loc, key=True), "C190", key, found=code[:20], suggestion=_nearest(code.upper())
            )
        elif not _is_weaker(code, ruling):
            continue
        elif guard_of(code) == "never":
            yield problem(places.place(Ref("site"), *loc), "C191", key, found=code, severity=ruling.severity)
        elif guard_of(code) == "named" and not (ruling.by and ruling.reason):
            yield problem(places.place(Ref("site"), *loc), "C192", key, found=code, severity=ruling.severity)


def _nearest(code: str) -> str:
    """The code with the same letters and digits, or else the one most like it, if any is."""
    known = [one for one, _ in all_codes()]
    swapped = [one for one in known if sorted(one) == sorted(code)]
    near = difflib.get_close_matches(code, swapped, 1, 0.0) or difflib.get_close_matches(code, known, 1, 0.7)
    return near[0] if near else "—"


def ruled(one: Problem, rules: dict[str, Ruling]) -> Problem:
    """*one* as this site weighs it; what may not be weakened stays as it is, whatever the settings say."""
    ruling = rules.get(one.code)
    if ruling is None or not is_allowed(one.code, ruling):
        return one
    return one._replace(ruling=(ruling.severity, ruling.by or "", ruling.reason or ""))


def is_allowed(code: str, ruling: Ruling) -> bool:
    """Whether a setting counts."""
    guard = guard_of(code)
    return not _is_weaker(code, ruling) or guard == "free" or (guard == "named" and bool(ruling.by and ruling.reason))


def _is_weaker(code: str, ruling: Ruling) -> bool:
    known = entry(code)
    return known is not None and ORDER.index(ruling.severity) < ORDER.index(known["severity"])


REST_RULES = (check_rulings,)
