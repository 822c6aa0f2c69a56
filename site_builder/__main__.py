"""`python -m site_builder`, and the command `site-builder`."""

import gc
import os
import sys
from typing import NoReturn

from site_builder.cli.main import main


def run() -> NoReturn:
    """One command, then an end at once: to give back all that was read takes as long as to see that nothing has changed.

    Nor are objects sought that refer to each other in a circle and so outlive their use: to find them means to go through all
    that was read, and what a build makes of them lasts to its end anyway. A command that goes on for hours has them sought again.
    """
    gc.disable()
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
