"""The installed command `stimmig`, and `python -m checker`."""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def program() -> NoReturn:
    """Run the command line without looking for garbage, of which a short program makes none: imports become faster.

    It ends at once: to give back a large dossier row by row takes longer than to report it.
    """
    gc.disable()
    from checker.cli import main

    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # whoever reads has stopped
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    program()
