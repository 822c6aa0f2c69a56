"""The words and numbers of a story's text, found once for all rules that look for any."""

from dataclasses import replace
from functools import lru_cache

from site_builder.check.texts import Written
from site_builder.lexicon import Lexicon, Term, shipped
from site_builder.model.content import Content
from site_builder.model.lexicon import LexiconEntry
from site_builder.signs import Signs
from site_builder.style.triggers import triggers


def lexicon_of(content: Content) -> Lexicon:
    """The words that come with the software, as a site changed them by its own entries."""
    return _lexicon(tuple(content.lexicon.values()))


def signs_of(written: Written, content: Content) -> Signs:
    """Those of a title, its summary and its text together."""
    if written.signs is None:
        wording = written.wording
        sought = _sought(tuple(content.lexicon.values()), wording.language)
        written.signs = Signs(f"{wording.title}\n{wording.summary}\n{written.body.text}", sought)
    return written.signs


@lru_cache(16)
def _sought(own: tuple[LexiconEntry, ...], language: str) -> frozenset[bytes]:
    return _lexicon(own).words | triggers(language)


@lru_cache(8)
def _lexicon(own: tuple[LexiconEntry, ...]) -> Lexicon:
    terms = dict(shipped())
    for entry in own:
        if entry.allowed:
            terms.pop(entry.id, None)
        else:
            terms[entry.id] = _changed(terms.get(entry.id), entry)
    return Lexicon(terms.values())


def _changed(known: Term | None, entry: LexiconEntry) -> Term:
    words = tuple(word.lower() for word in entry.words)
    known = known or Term(entry.id, () if words else (entry.id.replace("-", " "),), "", "own", "content/lexicon.yaml")
    return replace(
        known,
        words=known.words + words,
        instead=entry.instead or known.instead,
        reason=entry.reason or known.reason,
        source=entry.source or known.source,
        shape=entry.shape or known.shape,
        but=known.but + tuple(phrase.lower() for phrase in entry.but),
    )
