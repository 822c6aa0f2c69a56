"""Whether every use of a consent is allowed on its occasion.

What is published, or will be by itself, must be allowed at the time of the build, or when it goes live if that is later.
What nobody has published yet is only warned of. What was withdrawn, or has expired, is not judged at all.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import datetime
from zoneinfo import ZoneInfo

from site_builder.check.named import Names
from site_builder.check.uses import Use, Uses
from site_builder.dataclass import dataclass
from site_builder.model.body import Body
from site_builder.model.consent import Consent, Occasion, standing
from site_builder.model.content import Content
from site_builder.model.story import Story
from site_builder.places import Places
from site_builder.problems import Problem, problem

CODES = {
    "absent": "P110",
    "missing": "P111",
    "pending": "P112",
    "expired": "P113",
    "withdrawn": "P114",
    "late": "P115",
    "form": "P116",
    "channel": "P117",
}
"""Why something may not be published; `late`: the consent is younger than the publication."""
WHEN = {"expired": "until", "withdrawn": "withdrawn", "late": "given"}
"""The day that a finding tells of."""


@dataclass(frozen=True, slots=True)
class Register:
    """The consents as one build finds them."""

    path: str
    """Where they lie or should lie, as the settings say."""
    consents: Mapping[str, Consent] | None = field(default=None, repr=False)
    """None where there is no register."""
    unread: frozenset[str] = frozenset()
    """Entries that are wrong, which was told already."""


class Judge:
    """Judges uses by the register at one time."""

    def __init__(self, register: Register, now: datetime, zone: ZoneInfo) -> None:
        self._register, self._now, self._zone = register, now, zone
        self._uses = Uses(Names(register.consents or {}))

    def judge_story(self, story: Story, bodies: Mapping[str, Body], content: Content, places: Places) -> Iterator[Problem]:
        """What is wrong with the uses in one story; of *content*, the photos that it names and its withdrawal are looked up.

        What a record withdraws is not judged: a consent that was taken back must not stop the build that carries that out.
        """
        head, at = story.head, max(self._now, story.live)
        if story.id not in content.withdrawals and (not head.expires or at < head.expires):
            occasion = Occasion(at, story.live, ("site", *head.channels))
            yield from self._judge_all(self._uses.of_story(story, bodies, content), occasion, places)

    def judge_rest(self, content: Content, places: Places) -> Iterator[Problem]:
        """What is wrong with the uses everywhere else."""
        yield from self._judge_all(self._uses.of_rest(content), Occasion(self._now, None, ("site",)), places)

    def forbidden_names(self) -> tuple[str, ...]:
        """The real names in the register that nobody allowed to appear on the site at this time."""
        occasion = Occasion(self._now, None, ("site",))
        named = [(id, name) for id, consent in (self._register.consents or {}).items() for name in consent.name]
        allowed = {name for id, name in named if not self._fault(id, "name", occasion)}
        return tuple(dict.fromkeys(name for _, name in named if name not in allowed))

    def _judge_all(self, uses: Iterable[Use], occasion: Occasion, places: Places) -> Iterator[Problem]:
        for use in uses:
            if use.status != "withdrawn":
                yield from self._judge(use, occasion, places)

    def _judge(self, use: Use, occasion: Occasion, places: Places) -> Iterator[Problem]:
        """One use, which is right if it is right for one of its owners; the finding tells of the last of them."""
        faults = [self._fault(id, form, occasion) for id, form in use.owners]
        if not all(faults):
            return
        (id, form), fault = use.owners[-1], faults[-1]
        place = use.place(places)
        consent = (self._register.consents or {}).get(id)
        told = {"found": id[:80], "form": form, "register": self._register.path}
        if use.status != "published":
            yield problem(place, "P119", use.key, **told, state=fault)
            return
        lacking = next((one for one in occasion.channels if consent and one not in consent.channels), "")
        when = str(getattr(consent, WHEN[fault]))[:16] if fault in WHEN else ""
        yield problem(place, CODES[fault], use.key, **told, channel=lacking, when=when)

    def _fault(self, id: str, form: str, occasion: Occasion) -> str:
        """Why *form* may not be used on this *occasion*; empty where it may, or where the register itself is wrong."""
        if self._register.consents is None:
            return "absent"
        if id in self._register.unread:
            return ""
        consent = self._register.consents.get(id)
        found = standing(consent, form, occasion, self._zone) if consent else "missing"
        return "" if found == "valid" else found
