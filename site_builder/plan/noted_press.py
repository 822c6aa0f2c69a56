"""The press, noting that templates were read."""

from collections.abc import Callable

from site_builder.model.values import Language
from site_builder.press import Press


class NotedPress:
    """A press; whoever prints with it has read the templates. Pictures and data files have not."""

    def __init__(self, press: Press, note: Callable[..., None]) -> None:
        self._press, self._note = press, note
        self._said: dict[tuple[Language, str], str] = {}
        self.fingerprint = press.fingerprint
        self.json = press.json
        self.records = press.records
        self.calendar = press.calendar
        self.photo = press.photo
        self.share_card = press.share_card
        self.qr_code = press.qr_code
        self.can_search = press.can_search
        self.search_indexes = press.search_indexes
        self.search_program = press.search_program
        self.month = press.month
        self.day = press.day

    @property
    def search_version(self) -> str:
        """Which pagefind makes what is searched."""
        return self._press.search_version

    def script(self, name: str) -> bytes:
        """A script among the templates."""
        self._note("templates")
        return self._press.script(name)

    def say(self, language: Language, key: str, **blanks: object) -> str:
        """The interface text *key*."""
        self._note("templates")
        if blanks:
            return self._press.say(language, key, **blanks)
        said = self._said.get((language, key))
        if said is None:
            said = self._said[language, key] = self._press.say(language, key)
        return said

    def page(self, template: str, site: object, view: object) -> bytes:
        """A template, filled."""
        self._note("templates")
        return self._press.page(template, site, view)

    def html(self, prose: object, root: str, site: object) -> str:
        """Markdown as safe HTML."""
        self._note("templates")
        return self._press.html(prose, root, site)
