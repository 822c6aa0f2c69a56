"""Finished pages: every link and anchor resolves, and nothing is loaded from elsewhere."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass

from site_builder.gate.reading import Reading, read_file
from site_builder.problems import Place, Problem, problem


@dataclass(frozen=True, slots=True)
class Finished:
    """An artifact that has been made."""

    path: str
    source: str
    data: bytes


def check_pages(finished: Iterable[Finished], base_url: str) -> Iterator[Problem]:
    """Every problem of the pages, style sheets and feeds of a site that will stand at *base_url*."""
    files = {artifact.path: artifact for artifact in finished}
    readings = {path: read_file(path, artifact.data, base_url) for path, artifact in files.items()}
    anchors = {path: frozenset(reading.anchors) for path, reading in readings.items()}
    for path, reading in readings.items():
        for code, target in sorted(broken(reading, files, lambda file: anchors.get(file, ()))):
            yield problem(Place(files[path].source or f"output/{path}"), code, path, target=target[:120])


def broken(reading: Reading, paths: Container[str], anchors: Callable[[str], Container[str]]) -> Iterator[tuple[str, str]]:
    """What is wrong with a file in a site that has these *paths*: the code, and the address or file that it is about.

    Args:
        anchors: From the path of a file to the places in it that others may point to.
    """
    yield from reading.faults
    for target in reading.targets:
        file, _, place = target.partition("#")
        if file not in paths:
            yield "O101", target
        elif place and place not in anchors(file):
            yield "O102", target
