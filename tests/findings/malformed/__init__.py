"""Malformed sites: what is put into the minimal site, and (in `said/`) the whole lines that must be said about it."""

from pathlib import Path

from malformed import (
    approval,
    consents,
    corrections,
    coverage,
    dignity,
    facts,
    fields,
    figures,
    files,
    form,
    names,
    photos,
    quotations,
    references,
    security,
    stories,
    texts,
    together,
    translations,
    withdrawals,
    yaml,
)
from malformed.case import Case, said

FAMILIES = {
    "files": files.CASES,
    "yaml": yaml.CASES,
    "fields": fields.CASES,
    "figures": figures.CASES,
    "references": references.CASES,
    "security": security.CASES,
    "stories": stories.CASES,
    "texts": texts.CASES,
    "photos": photos.CASES,
    "consents": consents.CASES,
    "names": names.CASES,
    "together": together.CASES,
    "withdrawals": withdrawals.CASES,
    "dignity": dignity.CASES,
    "approval": approval.CASES,
    "coverage": coverage.CASES,
    "form": form.CASES,
    "corrections": corrections.CASES,
    "translations": translations.CASES,
    "quotations": quotations.CASES,
    "facts": facts.CASES,
}
CASES: dict[str, Case] = {f"{family}/{case.name}": case for family, cases in FAMILIES.items() for case in cases}

SAID = Path(__file__).parent / "said"
EXPECTED: dict[str, dict[str, tuple[str, ...]]] = {
    language: {
        f"{family}/{name}": lines
        for family in FAMILIES
        if (SAID / f"{family}.{language}.txt").is_file()
        for name, lines in said(SAID / f"{family}.{language}.txt").items()
    }
    for language in ("id", "en")
}
