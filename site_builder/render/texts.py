"""The interface's texts, from `i18n/<language>.toml` of the templates."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from site_builder.dataclass import dataclass
from site_builder.model.values import LANGUAGES, Language


class TextError(Exception):
    """An interface text is missing or cannot be read."""


@dataclass(frozen=True, slots=True)
class Texts:
    """All interface texts, by language and key (`kind.berita`)."""

    by_language: Mapping[Language, Mapping[str, str]]

    def say(self, language: Language, key: str, **blanks: object) -> str:
        """The text *key*, its blanks filled; of `one` and `other`, the one that fits the blank `n`.

        Raises:
            TextError: if there is no such text.
        """
        texts = self.by_language[language]
        found = texts.get(key)
        if found is None and blanks.get("n") == 1:
            found = texts.get(f"{key}.one")
        if found is None:
            found = texts.get(f"{key}.other")
        if found is None:
            raise TextError(f"i18n/{language}.toml: {key}")
        return found.format_map(blanks) if blanks else found


def read_texts(templates: Path) -> Texts:
    """The texts of every language."""
    files: dict[Language, Path] = {language: templates / "i18n" / f"{language}.toml" for language in LANGUAGES}
    try:
        return Texts({language: dict(_flat(tomllib.loads(file.read_text("utf-8")))) for language, file in files.items()})
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise TextError(f"i18n: {error}") from error


def _flat(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{name}.")
        elif isinstance(value, str):
            yield above + name, value
