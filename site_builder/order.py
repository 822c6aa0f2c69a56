"""What is asked of a build, and what it tells."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from pathlib import Path

from site_builder.artifact import Artifact
from site_builder.dataclass import dataclass
from site_builder.make import Progress
from site_builder.memory import Memory
from site_builder.model.content import Content
from site_builder.model.withdrawal import Withdrawal
from site_builder.problems import Problem
from site_builder.stopwatch import Stopwatch
from site_builder.write.publication import Written


class OutputError(Exception):
    """A template or the output is wrong; nothing was written. Carries every finding."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to build, from where, and as of when."""

    root: Path
    """The folder that holds `content/`."""
    templates: Path
    output: Path
    now: datetime
    """Aware. What goes live later, or has expired before, is not in the output."""
    is_preview: bool = False
    """Whether to show what is not public yet, marked on every page."""
    is_kept: bool = True
    """Whether the output is what readers get, so that no story may vanish from it; not where one only looks."""
    is_portable: bool = False
    """Whether the site is to be opened from a disk."""
    jobs: int = 1
    progress: Progress = lambda _done, _total: None
    memory: Memory = field(default_factory=Memory)
    """What earlier builds left for this one."""
    is_rehearsal: bool = False
    """Whether nothing will be published of what is made."""
    withdrawals: Mapping[str, Withdrawal] = field(default_factory=dict)
    """Records to reckon with as if they were written already, by story; only in a rehearsal."""

    @property
    def is_public(self) -> bool:
        """Whether the output is the site that readers get, and no preview or copy of it."""
        return self.is_kept and not self.is_preview and not self.is_portable


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did."""

    public: int
    """Stories that may be seen."""
    hidden: int
    """Stories that may not."""
    warnings: tuple[Problem, ...]
    silent: tuple[Problem, ...]
    """Published stories that say something else since, and do not say so: told once, by the build that publishes it."""
    written: Written
    stopwatch: Stopwatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What a build would publish."""

    files: Mapping[str, str]
    """The digest of every file, by path."""
    artifacts: Mapping[str, Artifact]
    """How each is made, by path."""
    stand: Mapping[str, str]
    """The digest of every file that is published now, by path."""
    content: Content
    """What the editors said."""
    old: Callable[[str], bytes]
    """A file as it is published; nothing where none is, or it was altered there."""
    new: Callable[[str], bytes]
    """A file as it would be, for as long as the rehearsal lasts."""

    def recipe(self, path: str) -> str:
        """What makes a file; nothing where it would not be made."""
        return self.artifacts[path].recipe if path in self.artifacts else ""
