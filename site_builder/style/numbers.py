"""Amounts in a text: `Rp1.250.000`, `1.250,5`, `12,5 persen` in Indonesian; `Rp1,250,000` in English."""

import re
from collections.abc import Iterator, Sequence

from site_builder.regex import regex
from site_builder.signs import Signs
from site_builder.style import Slip

CURRENCIES = ("Rp", "RP", "rp", "IDR")
MONEY = regex(r"(?<![\w])(?:Rp|RP|rp|IDR)(\.?)([ \u00a0]*)([0-9][0-9.,]*[0-9]|[0-9])(,-|\.-|,–)?")
FOREIGN = regex(
    r"(?<![\w.,/-])[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?(?![\w,]|\.[0-9])"
    r"|(?<![\w.,/-])[0-9]{1,3},[0-9]{3}\.[0-9]{1,2}(?![\w.,])"
)
"""`1,250,000` and `1,250.5`: in Indonesian neither can be read in another way."""
INDONESIAN = regex(
    r"(?<![\w.,/-])[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?(?![\w.]|,[0-9])"
    r"|(?<![\w.,/-])[0-9]{1,3}\.[0-9]{3},[0-9]{1,2}(?![\w.,])"
)
UNITS = (
    "orang|warga|peserta|tahanan|narapidana|petugas|pegawai|siswa|santri|keluarga|pengunjung|jiwa|buku|eksemplar|judul|kilogram|kg|gram"
    "|meter|kilometer|km|liter|ton|unit|paket|porsi|lembar|potong|keping|bungkus|botol|buah|butir|pohon|bibit|batang|rupiah|kali|kios|rumah"
)
COUNTED = regex(rf"(?<![\w.,/-])([1-9][0-9]{{3,8}})(?=\s+(?:{UNITS})\b)")
NO_COUNT = regex(r"\b(?:nomor|no|kode|pos|nip|nik|telepon|telp|hp|tahun)[.:]?\s+\Z", re.IGNORECASE)
POINTED = regex(
    r"(?<![\w.,/:-])([0-9]{1,3})\.([0-9]{1,2})(?=\s?%|\s+(?:persen|ribu|juta|miliar|triliun|kilogram|kg|ton|liter|meter|kilometer|km)\b)"
)
PERCENT = regex(r"(?<=[0-9])[ \u00a0]+%")
MONEY_WORDS = frozenset([b"rp", b"idr"])
IN_FIGURES = {
    "id": regex(
        rb"[0-9](?:[0-9]{4}|(?<=1)[0-8][0-9]{2}|(?<=2)[1-9][0-9]{2}|(?<=[3-9])[0-9]{3}|,[0-9]{3}[,.]|\.[0-9]{1,2}(?![0-9]))"
    ),
    "en": regex(rb"[0-9]\.[0-9]{3}[.,]"),
}
"""In every number that is written otherwise: more digits than a year has, or points and commas as in the other language."""
GROUP = 3
SIGNS = bytes(code if chr(code).isdigit() or chr(code) in ".," else 0x20 for code in range(128)) + b" " * 128
"""Every byte to a blank but digits, points and commas."""
YEARS = (b"19", b"20")


def may_hold_amounts(signs: Signs, language: str) -> bool:
    """Whether any amount may be written otherwise in a text."""
    figures = signs.figures
    if not MONEY_WORDS.isdisjoint(signs.words) or b" %" in figures:
        return True
    return bool(IN_FIGURES[language].search(figures))


def find_amounts(text: str, language: str) -> Iterator[Slip]:
    """Each amount of money (N147) or other number (N148) that is written otherwise than this language writes it."""
    if money := _money(text):
        yield from (_indonesian_money(text, money) if language == "id" else _english_money(text, money))
    if "%" in text:
        for found in PERCENT.finditer(text):
            start = _number_before(text, found.start())
            yield _slip(text, start, found.end(), "N148", text[start : found.start()] + "%")
    if _has_long_number(text):
        yield from (_numbers(text) if language == "id" else _english_numbers(text))


def _money(text: str) -> list[re.Match[str]]:
    """What `MONEY` finds: it is tried where one of its signs stands alone, for `rp` is part of many words."""
    found: list[re.Match[str]] = []
    for sign in CURRENCIES:
        at = text.find(sign)
        while at >= 0:
            if match := MONEY.match(text, at):
                found.append(match)
            at = text.find(sign, at + len(sign))
    return sorted(found, key=re.Match.start) if len(found) > 1 else found


def _has_long_number(text: str) -> bool:
    """Whether any number in *text* has a point or comma within it, or more digits than a year."""
    for number in text.encode("utf-8", "replace").translate(SIGNS).split():
        bare = number.rstrip(b".,")
        if len(bare) > GROUP and not (bare.isdigit() and len(bare) == len(b"2025") and bare.startswith(YEARS)):
            return True
        if len(bare) == GROUP and not bare.isdigit():
            return True
    return False


def _number_before(text: str, end: int) -> int:
    start = end
    while start and text[start - 1] in "0123456789.,":
        start -= 1
    return start


def _indonesian_money(text: str, money: Sequence[re.Match[str]]) -> Iterator[Slip]:
    for found in money:
        amount = _indonesian(found[3], text[found.end() :])
        if amount is not None and (right := f"Rp{amount}") != found[0]:
            yield _slip(text, found.start(), found.end(), "N147", right)


def _indonesian(typed: str, rest: str) -> str | None:
    """The amount as Indonesian writes it; None where it is not sure what was meant."""
    if re.fullmatch(r"[0-9]+", typed):
        return _grouped(typed, ".")
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,2})?|[0-9]{1,3},[0-9]{1,2}", typed):
        return typed
    if re.fullmatch(r"[0-9]{1,3}(,[0-9]{3}){2,}(\.[0-9]{1,2})?|[0-9]{1,3},[0-9]{3}\.[0-9]{1,2}", typed):
        return typed.translate({ord(","): ".", ord("."): ","})
    if re.fullmatch(r"[0-9]{1,3}\.[0-9]{1,2}", typed) and re.match(r"\s+(ribu|juta|miliar|triliun)\b", rest):
        return typed.replace(".", ",")
    return None


def _grouped(digits: str, sign: str) -> str:
    """`1250000` as `1.250.000`."""
    if len(digits) <= GROUP or digits[0] == "0":
        return digits
    return f"{int(digits):,}".replace(",", sign)


def _english_money(text: str, money: Sequence[re.Match[str]]) -> Iterator[Slip]:
    for found in money:
        typed = found[3]
        if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3}){2,}(,[0-9]{1,2})?", typed):
            typed = typed.translate({ord(","): ".", ord("."): ","})
        elif re.fullmatch(r"[0-9]+", typed):
            typed = _grouped(typed, ",")
        if (right := f"Rp{typed}") != found[0] and text[found.start()] in "Rr":
            yield _slip(text, found.start(), found.end(), "N147", right)


def _numbers(text: str) -> Iterator[Slip]:
    if "," in text:
        for found in FOREIGN.finditer(text):
            if not _is_money(text, found.start()):
                yield _slip(text, *found.span(), "N148", found[0].translate({ord(","): ".", ord("."): ","}))
    for found in POINTED.finditer(text):
        if not _is_money(text, found.start()):
            yield _slip(text, *found.span(), "N148", f"{found[1]},{found[2]}")
    for found in COUNTED.finditer(text):
        is_year = found[1].startswith(("19", "20")) and len(found[1]) == len("2025")
        lead = text[max(found.start() - 12, 0) : found.start()]
        if not is_year and not _is_money(text, found.start()) and not NO_COUNT.search(lead):
            yield _slip(text, *found.span(), "N148", _grouped(found[1], "."))


def _english_numbers(text: str) -> Iterator[Slip]:
    if "." in text:
        for found in INDONESIAN.finditer(text):
            if not _is_money(text, found.start()):
                yield _slip(text, *found.span(), "N148", found[0].translate({ord(","): ".", ord("."): ","}))


def _is_money(text: str, start: int) -> bool:
    return text[max(start - 5, 0) : start].rstrip(" .").endswith(("Rp", "RP", "rp", "IDR"))


def _slip(text: str, start: int, end: int, code: str, instead: str) -> Slip:
    return Slip(start, end, code, (("found", text[start:end]), ("suggestion", instead)), instead)
