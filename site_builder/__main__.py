"""`python -m site_builder`, and the command `site-builder`."""

import os
import sys
from typing import NoReturn

from site_builder.cli.main import main


def run() -> NoReturn:
    """One command, then an end at once: to give back all that was read takes as long as to see that nothing has changed."""
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
