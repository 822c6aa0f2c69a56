"""Regular expressions that are compiled when they are first used: who starts for one edit meets a few of two hundred."""

import re
from typing import Any, AnyStr, cast

MEMBERS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "pattern")


def regex(text: AnyStr, flags: int | re.RegexFlag = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, later."""
    return cast("re.Pattern[AnyStr]", _Late(text, flags))


class _Late:
    """Becomes as quick as what it stands for as soon as it is asked for anything."""

    def __init__(self, text: str | bytes, flags: int | re.RegexFlag) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._text, self._flags)
        self.__dict__.update({member: getattr(compiled, member) for member in MEMBERS})
        return getattr(compiled, name)
