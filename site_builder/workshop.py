"""Work shared out over processes where the system can fork; done in one process elsewhere."""

import os
import pickle
import struct
import sys
from collections.abc import Callable, Iterator
from typing import IO, Any, TypeVar

Result = TypeVar("Result")
Claims = Iterator[int]
"""The numbers of the pieces of work that fall to one process, claimed one by one."""

NUMBER = struct.Struct("<I")
MOST_PIECES = 10_000
"""As many numbers as surely fit into a pipe that nobody reads yet."""


def can_fork() -> bool:
    """Whether a second process may be had that sees all that this one has read."""
    return hasattr(os, "fork") and hasattr(os, "memfd_create") and sys.platform.startswith("linux")


def share_out(
    pieces: int, jobs: int, work: Callable[[Claims], Result], *, meanwhile: Callable[[], None] | None = None
) -> list[Result]:
    """What *work* gives in each process; together they claim every number below *pieces* once.

    Args:
        jobs: The number of processes, this one included.
        work: Its result can be pickled. What it changes in memory is lost, except in this process.
        meanwhile: Done by this process before it claims anything, if others begin already.

    Raises:
        BaseException: what *work* raised, in whichever process.
    """
    others = min(jobs, pieces) - 1
    if others < 1 or not can_fork() or pieces > MOST_PIECES:
        return [work(iter(range(pieces)))]
    taking, giving = os.pipe()
    os.write(giving, b"".join(map(NUMBER.pack, range(pieces))))
    os.close(giving)
    helpers = [_fork(work, taking) for _ in range(others)]
    own: list[Result] = []
    failed: BaseException | None = None
    try:
        if meanwhile:
            meanwhile()
        own = [work(_claims(taking))]
    except BaseException as error:  # noqa: BLE001 (the others are waited for first, then it is raised)
        failed = error
        for _ in _claims(taking):
            pass
    os.close(taking)
    answers = [_answer(process, channel) for process, channel in helpers]
    if failed:
        raise failed
    for raised, _ in answers:
        if raised:
            raise raised
    return [*own, *(result for _, result in answers)]


def _claims(taking: int, parent: int = 0) -> Claims:
    """The numbers that are left; none once *parent* has been killed, whose folder another build may have taken by then."""
    while number := os.read(taking, NUMBER.size):
        if parent and os.getppid() != parent:
            os._exit(1)
        yield NUMBER.unpack(number)[0]


def _fork(work: Callable[[Claims], Any], taking: int) -> tuple[int, IO[bytes]]:
    channel = os.fdopen(os.memfd_create("work"), "w+b")  # never on a disk
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    process = os.fork()
    if process:
        return process, channel
    code = 1
    try:
        answer: tuple[BaseException | None, Any]
        try:
            answer = (None, work(_claims(taking, parent)))
        except BaseException as error:  # noqa: BLE001 (it is raised again in the first process)
            answer = (error, None)
            for _ in _claims(taking):
                pass
        pickle.dump(answer, channel, protocol=5)
        channel.flush()
        code = 0
    finally:
        os._exit(code)


def _answer(process: int, channel: IO[bytes]) -> tuple[BaseException | None, Any]:
    _, status = os.waitpid(process, 0)
    with channel:
        if status:
            return ChildProcessError(f"a build process ended with status {status}"), None
        channel.seek(0)
        answer: tuple[BaseException | None, Any] = pickle.load(channel)  # noqa: S301 (written by our own child a moment ago)
        return answer
