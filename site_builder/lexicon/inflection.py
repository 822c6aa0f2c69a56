"""How Indonesian inflects a word: "napi" in the lexicon also means "napinya", and "penjara" as a verb "memenjarakan"."""

from itertools import product

POSSESSIVES = ("", "nya", "ku", "mu")
PARTICLES = ("", "lah", "kah", "tah", "pun")
SUFFIXES = ("", "kan", "i", "an")
PREFIXES = ("di", "ter", "ke", "ku", "kau")
NASALS = {"p": "m", "t": "n", "k": "ng", "s": "ny"}
"""What takes the place of a first letter after me- and pe-."""
BEFORE = {**dict.fromkeys("bfv", "m"), **dict.fromkeys("cdjz", "n"), **dict.fromkeys("aeioughq", "ng")}
"""What stands between me- or pe- and a first letter that stays."""


def nouns(root: str) -> frozenset[str]:
    """*root* with its possessives and particles: `napi`, `napinya`, `napilah`."""
    return frozenset(f"{root}{owner}{particle}" for owner, particle in product(POSSESSIVES, PARTICLES))


def verbs(root: str) -> frozenset[str]:
    """The verbs of *root* and the nouns made from them: `dipenjara`, `memenjarakan`, `pemenjaraannya`; not *root* itself."""
    first = root[:1]
    nasal = NASALS[first] + root[1:] if first in NASALS else BEFORE.get(first, "") + root
    stems = [f"{prefix}{root}" for prefix in PREFIXES] + [f"{prefix}{nasal}" for prefix in ("me", "pe")]
    if first in NASALS:  # not the standard form, but a frequent one
        stems += [f"me{'m' if first == 'p' else 'n'}{root}"]
    stems += [f"memper{root}", f"diper{root}"]
    whole = [f"{stem}{suffix}" for stem, suffix in product(stems, SUFFIXES)] + [f"{root}kan"]
    return frozenset(form for stem in whole for form in nouns(stem))
