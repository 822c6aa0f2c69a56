"""What a site adds to the lexicon of words that hurt or judge."""

from typing import Literal

from site_builder.dataclass import dataclass
from site_builder.model.values import STRICT, Flag, Id, Line, Several


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconEntry:
    """An entry of `content/lexicon.yaml`: a word of its own, or a change to one that comes with the software."""

    __pydantic_config__ = STRICT

    id: Id
    """The key of the entry: the name of the word to change, or of a new one."""
    words: Several = ()
    """How it is written, in small letters; without this, the key with blanks for hyphens."""
    instead: Line | None = None
    """What to write in its place."""
    reason: Line | None = None
    """Why it is avoided, or why it is allowed here."""
    source: Line | None = None
    """What asks for it, for example a decision of the newsroom."""
    shape: Literal["noun", "verb", "fixed"] | None = None
    """How it is inflected: `noun` (with -nya, -lah), `verb` (with di-, me-, pe- too) or `fixed`."""
    but: Several = ()
    """Phrases in which it is the right word."""
    allowed: Flag = False
    """Whether a word that comes with the software may be used here after all; this needs a reason."""
