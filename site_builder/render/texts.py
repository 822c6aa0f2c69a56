"""The interface's texts, from `i18n/<language>.toml` of the templates."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from site_builder.model.values import LANGUAGES, Language


class TextError(Exception):
    """An interface text is missing or cannot be read."""


@dataclass(frozen=True, slots=True)
class Texts:
    """All interface texts."""

    by_language: Mapping[Language, Mapping[str, Any]]

    def say(self, language: Language, key: str, **blanks: object) -> str:
        """The text *key* (`kind.berita`), its blanks filled; of `one` and `other`, the one that fits the blank `n`."""
        found: Any = self.by_language[language]
        for part in key.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        if isinstance(found, Mapping):
            found = found.get("one" if blanks.get("n") == 1 and "one" in found else "other")
        if not isinstance(found, str):
            raise TextError(f"i18n/{language}.toml: {key}")
        return found.format_map(blanks) if blanks else found


def read_texts(templates: Path) -> Texts:
    """The texts of every language."""
    files: dict[Language, Path] = {language: templates / "i18n" / f"{language}.toml" for language in LANGUAGES}
    try:
        return Texts({language: tomllib.loads(file.read_text("utf-8")) for language, file in files.items()})
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise TextError(f"i18n: {error}") from error
