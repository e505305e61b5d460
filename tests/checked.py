"""A program that checks the files it is told about, one a line, and says how each went: the other half of test_fuzz.

It lives long, because starting costs more than checking; memory has a limit, and who takes too long is ended with the
place where he was.
"""

import contextlib
import faulthandler
import io
import json
import sys
import time
from pathlib import Path

from checker.cli import main

MEMORY = 1024**3
SECONDS = 10
"""Of computing; by the clock three times as long, because other programs run on the machine too."""

try:
    import resource
except ImportError:  # Windows: no limit, and no figures
    resource = None  # type: ignore[assignment]


def memory() -> int:
    """The most memory this program ever had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 if resource else 0


def problem_of(code: int, out: str, err: str) -> str:
    """What a user must never meet; "" if all is well."""
    lines = err.splitlines()
    if code not in (0, 1, 2, 3):
        return f"Endwert {code}"
    if code == 2 and (not lines or any(not line.startswith("stimmig: ") for line in lines)):
        return f"kein Satz: {err!r}"
    unfit = ("Traceback", "hätte nicht passieren dürfen", "ist abgebrochen", "Errno", "panicked", "NaN:", "None:")
    return next((f"{word!r} in {err!r}" for word in unfit if word in err or (word == "Traceback" and word in out)), "")


def checked(path: str) -> dict[str, object]:
    """Check one file to all that a user may ask for."""
    out, err = io.StringIO(), io.StringIO()
    begun = time.process_time()
    report = Path(path).with_name("bericht")
    problem = ""
    code = -1
    faulthandler.dump_traceback_later(3 * SECONDS, exit=True)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(
                ["check", path, "--verbose", "--heute", "2026-11-23", "--format", "text",
                 "--out", str(report)]
            )  # fmt: skip
    except BaseException as error:
        problem = f"{type(error).__name__}: {error}"
    finally:
        faulthandler.cancel_dump_traceback_later()
    seconds = time.process_time() - begun
    problem = problem or problem_of(code, out.getvalue(), err.getvalue())
    if not problem and seconds > SECONDS:
        problem = f"{seconds:.1f} Sekunden"
    if not problem and memory() > MEMORY:
        problem = f"{memory() // 1024**2} MB"
    return {"code": code, "seconds": seconds, "memory": memory(), "problem": problem}


if __name__ == "__main__":
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (2 * MEMORY, 2 * MEMORY))
    answer = sys.stdout
    for line in sys.stdin:
        answer.write(json.dumps(checked(line.strip())) + "\n")
        answer.flush()
