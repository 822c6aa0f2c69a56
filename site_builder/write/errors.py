"""Why the output cannot be written, as a finding of the catalogue."""

from collections.abc import Iterator
from contextlib import contextmanager


class WriteError(Exception):
    """The output cannot be written. Carries a code of the catalogue, the path that it is about, and what fills the blanks."""

    def __init__(self, code: str, path: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.path, self.values = code, path, values

    def __reduce__(self) -> tuple[object, ...]:
        """How a process that stages files hands it to the one that builds."""
        return (_again, (self.code, self.path, self.values))


def _again(code: str, path: str, values: dict[str, str]) -> WriteError:
    return WriteError(code, path, **values)


@contextmanager
def told(output: str) -> Iterator[None]:
    """What the system refuses, as a finding about *output*.

    Raises:
        WriteError: O107, with the system's reason and the file that it names.
    """
    try:
        yield
    except OSError as error:
        file = error.filename2 or error.filename or output
        raise WriteError("O107", output, reason=error.strerror or str(error), file=str(file)) from error
