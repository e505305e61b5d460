"""The command line. English verbs, German output; stdout is data, stderr is talk.

Exit codes, the first that fits: 2 could not run; 1 a finding at or above --fail-on without a decision; 3 a Fehler rule
that applies could not be evaluated; 0 clean.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from checker.cli.arguments import parser
from checker.cli.common import Problem, say
from checker.config import ConfigError
from checker.judge import CheckError
from checker.parameters import ParameterError
from checker.rule import RuleError
from checker.workbook.errors import Unreadable

VERBS = {
    "check": ("checker.cli.check", "run_check"),
    "compare": ("checker.cli.compare", "run_compare"),
    "decide": ("checker.cli.decide", "run_decide"),
    "plan": ("checker.cli.plan", "run_plan"),
    "record": ("checker.cli.records", "run_record"),
    "rule": ("checker.cli.rules", "run_rule"),
    "template": ("checker.cli.templates", "run_template"),
}
"""Module and function of each verb; only the one that is asked for is imported."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    argv = sys.argv[1:] if argv is None else argv
    top = parser(argv[0] if argv else "")
    try:
        arguments = top.parse_args(argv)
        if not arguments.verb:
            top.print_help()
            return 2
        module, name = VERBS[arguments.verb]
        code: int = getattr(import_module(module), name)(arguments)
        sys.stdout.flush()
        return code
    except (Problem, ConfigError, RuleError, ParameterError, CheckError, Unreadable) as problem:
        say(f"stimmig: {problem}")
    except ExceptionGroup as problems:
        if problems.subgroup(lambda e: not isinstance(e, (ExceptionGroup, Unreadable))):
            _unexpected(problems)
        for each in problems.exceptions:
            say(f"stimmig: {each}")
    except KeyboardInterrupt:
        say("stimmig: Abgebrochen. Es ist nichts geschrieben.")
        return 3
    except BrokenPipeError:
        # whoever reads has stopped; what is still in the buffer must not fail again at the end of the program
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        _unexpected(error)
    return 2


def _unexpected(error: BaseException) -> None:
    """A mistake of ours: a sentence for the user, and with STIMMIG_DEBUG the traceback for us."""
    if os.environ.get("STIMMIG_DEBUG"):
        raise error
    say(
        f"stimmig: Das hätte nicht passieren dürfen ({type(error).__name__}: {error}). Bitte melden Sie es uns mit der Datei."
    )
