"""Work in a process of its own, which may have other limits and rights than the tests."""

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from site_builder.write.errors import WriteError

NOBODY = 65534
FORK = multiprocessing.get_context("fork")


def in_child(work: Callable[[], Any]) -> Any:
    """What *work* returns in a forked process, or the finding that it raises."""
    ours, theirs = FORK.Pipe(duplex=False)
    child = FORK.Process(target=_run, args=(work, theirs))
    child.start()
    theirs.close()
    found = ours.recv()
    child.join()
    return found


def _run(work: Callable[[], object], answer: Connection) -> None:
    try:
        answer.send(work())
    except WriteError as error:
        answer.send((error.code, error.path, error.values))


def as_nobody(work: Callable[[], object]) -> Callable[[], object]:
    """*work* without the rights of root, to whom every folder is open."""

    def limited() -> object:
        if os.geteuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        return work()

    return limited
