"""Whether published files are what a list of them says: in a folder, or on a server, of which only the answers are known."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from threading import Event

from site_builder.problems import Place, Problem, problem
from site_builder.served import Answer, Failure, Server
from site_builder.write.paths import KEPT, LIST, is_sound, parse_list

Progress = Callable[[int, int], None]
GIVE_UP = 10
"""Files that a server may leave unanswered before the rest is not asked for."""
SILENT = frozenset(("O144",))
"""What makes it useless to ask on: nobody answers."""


def check_folder(folder: Path, files: Mapping[str, str]) -> Iterator[Problem]:
    """Missing, changed and left-over files of a folder."""
    for path in sorted(files):
        found = _digest(folder, path)
        if found != files[path]:
            yield problem(Place(path), "O141" if found else "O140")
    for path in _present(folder):
        if path not in files and path.rpartition("/")[2] not in KEPT:
            yield problem(Place(path), "O142")


def _digest(folder: Path, path: str) -> str:
    """Nothing where the file is missing, cannot be read, or its name leads out of the folder."""
    if not is_sound(path):
        return ""
    try:
        return sha256((folder / path).read_bytes()).hexdigest()
    except OSError:
        return ""


def _present(folder: Path) -> list[str]:
    """Every file below *folder*; what a link leads to is not looked into."""
    found = []
    for base, folders, names in os.walk(folder):
        links = [name for name in folders if Path(base, name).is_symlink()]
        found += [Path(base, name).relative_to(folder).as_posix() for name in (*names, *links)]
    return sorted(found)


def check_served(
    server: Server, files: Mapping[str, str], withdrawn: Collection[str], jobs: int, progress: Progress
) -> tuple[list[Problem], int]:
    """The same of a server, and every *withdrawn* address that it still answers.

    Args:
        files: The digest of each file by path.
        withdrawn: Addresses below the site's root where nothing may stand any more.
        jobs: How many files are asked for at the same time.

    Returns:
        What is wrong, and how many files were not asked for because nobody answers.
    """
    first = server.ask(LIST)
    if isinstance(first, Failure) and first.code in SILENT:
        return [problem(Place(server.base), first.code, **first.values)], len(files)
    gone = sorted({*withdrawn, *_left_over(first, files)} - {_address(path) for path in files} - files.keys())
    asked = [(path, files[path]) for path in sorted(files)] + [(path, "") for path in gone]
    stop, silent, found, skipped = Event(), 0, list[Problem](), 0

    def ask(one: tuple[str, str]) -> Answer | Failure | None:
        return None if stop.is_set() else server.ask(_address(one[0]))

    with ThreadPoolExecutor(jobs) as pool:
        for number, (one, answer) in enumerate(zip(asked, pool.map(ask, asked), strict=True), 1):
            progress(number, len(asked))
            told = list(_judged(server, one, answer))
            found += told
            skipped += answer is None
            silent = silent + 1 if any(problem.code in SILENT for problem in told) else 0
            if silent >= GIVE_UP:
                stop.set()
    return found, skipped


def _left_over(answer: Answer | Failure, files: Mapping[str, str]) -> Iterable[str]:
    """Files of an earlier upload, by the list that is served itself."""
    if isinstance(answer, Failure) or answer.status != Server.FOUND:
        return ()
    return (path for path in parse_list(answer.start) if is_sound(path) and path not in files)


def _address(path: str) -> str:
    """As readers ask for it."""
    return path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path


def _judged(server: Server, asked: tuple[str, str], answer: Answer | Failure | None) -> Iterator[Problem]:
    path, digest = asked
    place = Place(server.url(_address(path)))
    if answer is None:
        return
    if isinstance(answer, Failure):
        if digest or answer.code != "O144":
            yield problem(place, answer.code, **answer.values)
    elif answer.status == Server.FOUND and digest != answer.sha256:
        yield problem(place, "O141" if digest else "O143")
    elif answer.status in Server.GONE and digest:
        yield problem(place, "O140")
    elif answer.status not in (Server.FOUND, *Server.GONE):
        yield problem(place, "O146", status=str(answer.status))
