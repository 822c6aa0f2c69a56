"""What the first paragraph of a story leaves unsaid: when, where, who. Hints for whoever asks, since a good lead may do without.

Why and how are left to the reader of the text; no list of words tells them.
"""

import re
from collections.abc import Iterator

from site_builder.check.texts import texts_of
from site_builder.model.body import Body
from site_builder.model.story import Story
from site_builder.model.values import Language
from site_builder.problems import Place, Problem, problem
from site_builder.regex import regex

KINDS = ("berita", "siaran_pers")
"""A feature may begin with anything, and an announcement tells what is to come."""
NUMBERED = r"\b(?:19|20)\d\d\b|\d{1,2}[./:-]\d{1,2}|\b\d{1,2} [A-Z]"
WHEN = {
    "id": regex(
        r"\b(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|hari ini|kemarin|besok|pekan|bulan|tahun|pagi|siang|sore|malam|ramadan"
        rf"|lebaran|natal)\b|{NUMBERED}",
        re.IGNORECASE,
    ),
    "en": regex(
        r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|week|month|year|morning|afternoon|evening"
        rf"|christmas)|{NUMBERED}",
        re.IGNORECASE,
    ),
}
WHERE = {
    "id": regex(
        r"\b(?:di|ke|dari) (?:\w+ ){0,2}[A-Z]|\b(?:Rutan|Lapas|Rumah Tahanan|Aula|Balai|Gedung|Lapangan|Kota|Kabupaten)\b"
    ),
    "en": regex(r"\b(?:in|at|to|from|of) (?:\w+ ){0,2}[A-Z]|\b(?:Rutan|Lapas|Detention|Hall|City|Regency)\b"),
}
NAMED = r"\w [\[(“\"]?(?:[A-Z]\w+ )+[A-Z]\w+"
"""Two words with capitals, not at the beginning."""
WHO = {
    "id": regex(
        r"\b(?:[Ww]arga binaan|[Pp]eserta|[Pp]etugas|[Pp]egawai|[Pp]erempuan|[Aa]nak|[Kk]eluarga|[Oo]rang|[Ss]iswa|[Mm]ahasiswa"
        rf"|[Rr]elawan|[Tt]ahanan|[Pp]engunjung|[Kk]epala|[Tt]im|[Rr]egu|[Kk]elompok|[Kk]operasi|Rutan|Lapas|Dinas|Kantor|Kanwil|Yayasan|Politeknik)\b|{NAMED}"
    ),
    "en": regex(
        r"\b(?:[Pp]eople|[Pp]articipants?|[Oo]fficers?|[Ss]taff|[Ww]om[ae]n|[Cc]hildren|[Ff]amil(?:y|ies)|[Ss]tudents?|[Vv]olunteers?"
        rf"|[Vv]isitors?|[Hh]ead|[Tt]eams?|[Dd]etainees?|[Cc]ooperative|Rutan|Lapas|Office|Agency|Foundation|Polytechnic)\b|{NAMED}"
    ),
}
PARAGRAPH = regex(r"(?m)^(?![#>|:*\-\s]|\d+\.)(\w|[\"“'‘\[*_]).*(?:\n\S.*)*")


def check_lead(story: Story, bodies: dict[str, Body], sources: dict[str, str]) -> Iterator[Problem]:
    """The first paragraph of news and of a press release says when, where and who.

    Args:
        bodies: By language, as `texts_of` takes them.
        sources: The file of each text, by the language in its name.
    """
    if story.head.kind not in KINDS:
        return
    for written in texts_of("story", story, bodies):
        text, language = written.body.text, written.wording.language
        found = next((one for one in PARAGRAPH.finditer(text) if written.body.marker not in one[0]), None)
        unsaid = _unsaid(found[0], language, has_place=story.head.city is not None) if found else []
        if found and unsaid:
            line = written.body.line + text.count("\n", 0, found.start())
            yield problem(Place(sources[written.ref.language], line, 1), "N159", unsaid=", ".join(unsaid))


def _unsaid(lead: str, language: Language, *, has_place: bool) -> list[str]:
    """Which of the questions *lead* leaves open; a dateline answers one of them."""
    answers = {
        "when": WHEN[language].search(lead),
        "where": has_place or WHERE[language].search(lead),
        "who": WHO[language].search(lead),
    }
    return [question for question, answer in answers.items() if not answer]
