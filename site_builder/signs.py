"""What a text is made of: its words and its numbers, found once for all rules that ask whether anything is there.

Most texts have nothing wrong, and ten thousand of them are judged. So a rule has two ways to look: a sieve over these signs,
which costs a microsecond or two and lets through whatever may be wrong; and the thorough way, which says what is.
"""

LETTERS = bytes(code | 0x20 if chr(code).isalpha() else 0x20 for code in range(128)) + b" " * 128
"""Every byte to its small letter; to a blank where it is none. No rule looks for a word with letters beyond ASCII."""
FIGURES = bytes(code if chr(code) in "0123456789.,:/%-" else 0x20 for code in range(128)) + b" " * 128
"""Every byte to a blank but digits and what stands beside them."""
NO_FIGURES = bytes(code for code in range(128) if chr(code).isalpha())
ALIKE = (("\u017f", "s"), ("\u212a", "k"), ("\u0130", "i"), ("\u0131", "i"))
"""Signs that a pattern takes for these letters where it does not care for capitals."""


class Signs:
    """Some words and the numbers of one text."""

    __slots__ = ("figures", "in_order", "words")

    def __init__(self, text: str, sought: frozenset[bytes]) -> None:
        if not text.isascii():
            for sign, letter in ALIKE:
                if sign in text:
                    text = text.replace(sign, letter)
        typed = text.encode("utf-8", "replace")
        self.in_order = typed.translate(LETTERS).split()
        """All words in small letters; what is no letter divides them."""
        self.words = sought.intersection(self.in_order)
        """Which of the words that are *sought* stand there. The others are never told apart, which would take longest."""
        self.figures = typed.translate(FIGURES, NO_FIGURES)
        """Digits and `.,:/%-` as they stand; letters are left out, anything else is a blank."""

    def hold(self, phrase: bytes) -> bool:
        """Whether words follow each other that begin like *phrase*, whatever stands between them."""
        return b" " + phrase in b" " + b" ".join(self.in_order)
