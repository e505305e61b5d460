"""The command line. English verbs, German output; stdout is data, stderr is talk.

Exit codes, the first that fits: 2 could not run; 1 a finding at or above --fail-on; 3 a Fehler rule that applies could
not be evaluated; 0 clean.
"""

import argparse
import errno
import os
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from checker import __version__
from checker.config import Config, ConfigError, suggestion
from checker.engine import CheckError
from checker.finding import DEUTSCH, SEVERITIES, Report, Severity
from checker.parameters import ParameterError
from checker.rule import RuleError
from checker.workbook.errors import Unreadable

FORMATS = ("text", "json", "html")
STDOUT = Path("-")
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters with which a text from a workbook, or a file name, could steer the terminal."""


WHY = {
    errno.EACCES: "keine Berechtigung",
    errno.EPERM: "keine Berechtigung",
    errno.EROFS: "der Datenträger ist schreibgeschützt",
    errno.ENOSPC: "der Datenträger ist voll",
    errno.EEXIST: "dort liegt eine Datei, kein Ordner",
    errno.ENOTDIR: "dort liegt eine Datei, kein Ordner",
    errno.ENAMETOOLONG: "der Name ist zu lang",
}
"""Why a file cannot be written, where the system would say so in another language."""


class Problem(Exception):
    """Something the user must mend; the text is German. Ends with exit code 2."""


class Parser(argparse.ArgumentParser):
    """argparse in German, and without abbreviations that change meaning when options are added."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs["allow_abbrev"] = False
        kwargs["add_help"] = False
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._optionals.title = "Optionen"
        self._positionals.title = "Argumente"
        self.add_argument("-h", "--help", action="help", help="diese Hilfe zeigen")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", "Aufruf: ")

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "Aufruf: ")

    def error(self, message: str) -> NoReturn:
        raise Problem(f"{self._german(message)} Hilfe: {self.prog} --help")

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]
        # a command's own parser complains, not the top one: only it knows the options to suggest
        found, rest = super().parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return found, rest

    def _german(self, message: str) -> str:
        options = [option for action in self._actions for option in action.option_strings if option.startswith("--")]
        if match := re.match(r"unrecognized arguments: (.*)", message):
            word = match[1].split()[0]
            if word.startswith("-"):
                return f"Die Option „{word}“ gibt es nicht.{suggestion(word.split('=')[0], options)}"
            return f"Mit „{word}“ ist hier nichts anzufangen."
        if match := re.match(r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)", message):
            known = re.findall(r"[\w-]+", match[3])
            return f"„{match[2]}“ gibt es hier nicht.{suggestion(match[2], known)}"
        if match := re.match(r"argument (\S+): expected", message):
            return f"Hinter {match[1].split('/')[-1]} fehlt eine Angabe."
        if match := re.match(r"argument (\S+): (.*)", message):
            return f"{match[1].split('/')[-1]}: {match[2]}"
        if match := re.match(r"the following arguments are required: (.*)", message):
            return f"Es fehlt eine Angabe: {match[1]}."
        return f"Der Aufruf ist nicht verständlich ({message})."


def day(text: str) -> date:
    """A date of the command line: 2026-11-23 or 23.11.2026."""
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text) or re.fullmatch(r"(\d\d?)\.(\d\d?)\.(\d{4})", text)
    try:
        if match:
            parts = [int(part) for part in match.groups()]
            return date(*(parts if "-" in text else reversed(parts)))
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"„{text}“ ist kein Datum (richtig: 2026-11-23 oder 23.11.2026).")


def output(text: str) -> tuple[str, Path]:
    """A format with its target: `json`, `json=FILE`."""
    name, _, target = text.partition("=")
    if name not in FORMATS:
        raise argparse.ArgumentTypeError(f"Das Format „{name}“ gibt es nicht.{suggestion(name, list(FORMATS))}")
    if "=" in text and not target:
        raise argparse.ArgumentTypeError(f"Hinter „{name}=“ fehlt der Dateiname.")
    return name, Path(target) if target else STDOUT


def severity(text: str) -> Severity:
    for level in SEVERITIES:
        if text.casefold() in (level, DEUTSCH[level].casefold()):
            return level
    raise argparse.ArgumentTypeError(f"„{text}“ gibt es nicht. Möglich sind: Fehler, Warnung, Hinweis.")


def codes(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def parser() -> Parser:
    top = Parser(prog="stimmig", description="Prüft Ausschreibungen und Angebote in Excel: Was passt nicht zusammen?")
    top.add_argument("--version", action="version", version=f"stimmig {__version__}", help="Version zeigen")
    verbs = top.add_subparsers(dest="verb", metavar="BEFEHL", parser_class=Parser, title="Befehle")
    check = verbs.add_parser(
        "check", help="Arbeitsmappen prüfen", description="Prüft Ordner und Arbeitsmappen als ein Dossier."
    )
    check.add_argument(
        "paths", nargs="+", type=Path, metavar="ORDNER|DATEI", help="Ordner oder Arbeitsmappen einer Vergabe"
    )
    check.add_argument(
        "--format", action="append", type=output, default=[], metavar="F[=DATEI]",
        help="text, json oder html; mehrfach möglich; ohne DATEI auf die Standardausgabe",
    )  # fmt: skip
    check.add_argument(
        "--out", type=Path, metavar="ORDNER", help="report.html und report.json in diesen Ordner schreiben"
    )
    check.add_argument("--select", type=codes, default=[], metavar="LV,VG004", help="nur diese Familien oder Regeln")
    check.add_argument("--ignore", type=codes, default=[], metavar="XL007", help="diese Familien oder Regeln nicht")
    check.add_argument(
        "--fail-on", type=severity, metavar="SCHWERE", help="ab hier Endwert 1: Fehler (üblich), Warnung, Hinweis"
    )
    check.add_argument(
        "--stichtag", type=day, metavar="DATUM", help="Recht dieses Tages anwenden, statt der Tage im Dossier"
    )
    check.add_argument("--heute", type=day, metavar="DATUM", help="Tag der Prüfung, statt des heutigen")
    check.add_argument("--land", metavar="LAND", help="Bundesland, statt des Landes im Dossier")
    check.add_argument("--house", type=Path, metavar="DATEI", help="Hausprofil mit der eigenen Vergabesatzung")
    check.add_argument(
        "--rules", type=Path, action="append", default=[], metavar="ORDNER", help="weiterer Ordner mit eigenen Regeln"
    )
    check.add_argument("--skip-unreadable", action="store_true", help="unlesbare Dateien überspringen und nennen")
    check.add_argument(
        "--verbose", action="store_true", help="auch zeigen, wie Blätter verstanden wurden, und alle Regeln"
    )
    rule = verbs.add_parser(
        "rule", help="Regeln zeigen, erklären, testen", description="Zeigt, erklärt und testet Regeln."
    )
    rule.add_argument(
        "target", nargs="?", metavar="REGEL|ORDNER", help="Kennung einer Regel; mit --test auch ein Ordner"
    )
    rule.add_argument("--test", action="store_true", help="die Beispiele der Regeln ausführen")
    rule.add_argument("--new", metavar="NAME", help="Gerüst einer neuen Regel schreiben, zum Beispiel LV050_titel_leer")
    rule.add_argument(
        "--rules", type=Path, action="append", default=[], metavar="ORDNER", help="weiterer Ordner mit eigenen Regeln"
    )
    template = verbs.add_parser(
        "template", help="leere Vorlage schreiben", description="Schreibt eine leere Arbeitsmappe."
    )
    template.add_argument(
        "kind", choices=("ausschreibung", "angebot"), metavar="VORLAGE", help="ausschreibung oder angebot"
    )
    template.add_argument("out", type=Path, metavar="DATEI.xlsx", help="wohin")
    return top


def _write(files: dict[Path, bytes]) -> None:
    from checker.report.files import write_whole

    try:
        write_whole(files)
    except OSError as error:
        where = ", ".join(str(path) for path in files)
        why = WHY.get(error.errno or 0, error.strerror or type(error).__name__)
        raise Problem(
            f"{where}: Schreiben ist nicht möglich ({why}). Bitte den Ordner prüfen und offene Dateien schließen."
        ) from error


def _rendered(name: str, report: Report, *, verbose: bool) -> str:
    if name == "html":
        from checker.report.html import render_html

        return render_html(report)
    if name == "json":
        from checker.report.json import render_json

        return render_json(report)
    from checker.report.text import render_text

    return _UNFIT.sub("", render_text(report, verbose=verbose))


def exit_code(report: Report, fail_on: Severity, *, skipped: bool) -> int:
    """1, 3 or 0; see the module. `skipped`: unreadable files were left out, so the check is not whole."""
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    if any(finding.severity in failing and not finding.decision for finding in report.findings):
        return 1
    return 3 if skipped or any(run.severity == "error" and run.not_evaluated for run in report.runs) else 0


def _protect(targets: Sequence[Path]) -> None:
    """Raises Problem if writing these files would cost the user one of theirs, or one of ours of this very run."""
    from checker.workbook.read import own_report

    seen: set[Path] = set()
    for path in targets:
        if path.resolve() in seen:
            raise Problem(f"{path}: zwei Berichte passen nicht in eine Datei. Bitte verschiedene Namen wählen.")
        seen.add(path.resolve())
        if path.is_dir() or not path.exists():
            continue
        if not path.is_file() or (path.stat().st_size and not own_report(path.read_bytes())):
            raise Problem(
                f"{path}: diese Datei ist kein Bericht von stimmig und wird nie überschrieben. "
                "Bitte einen anderen Namen wählen."
            )


def _configured_severity(config: Config) -> Severity:
    """`fail_on` of the configuration; `error` if it says nothing. Raises ConfigError."""
    text = config.get("check", "fail_on") or "error"
    try:
        return severity(text)
    except argparse.ArgumentTypeError as problem:
        raise ConfigError(f"{config.origin}: „fail_on“ = {problem}") from None


def run_check(arguments: argparse.Namespace) -> int:
    from checker.run import Options, run

    outputs: list[tuple[str, Path]] = arguments.format or [("text", STDOUT)]
    if sum(path == STDOUT for _, path in outputs) > 1:
        raise Problem("Auf die Standardausgabe passt nur ein Format. Bitte bei den anderen =DATEI angeben.")
    options = Options(
        arguments.heute, arguments.stichtag, arguments.land, arguments.house, arguments.rules, arguments.select,
        arguments.ignore, arguments.skip_unreadable,
    )  # fmt: skip
    if arguments.out:
        outputs = [*outputs, ("html", arguments.out / "report.html"), ("json", arguments.out / "report.json")]
    _protect([path for _, path in outputs if path != STDOUT])
    report, config = run(arguments.paths, options)
    fail_on = arguments.fail_on or _configured_severity(config)
    texts = [(path, _rendered(name, report, verbose=arguments.verbose)) for name, path in outputs]
    files = {path: text.encode() for path, text in texts if path != STDOUT}
    if files:
        _write(files)
    for path, text in texts:
        if path == STDOUT:
            sys.stdout.write(text)
    if files:
        sys.stdout.flush()
        print(f"Geschrieben: {', '.join(str(path) for path in files)}", file=sys.stderr)  # noqa: T201
    unreadable = arguments.skip_unreadable and any(
        not s.reason.startswith(("keine Arbeitsmappe", "Sperrdatei")) for s in report.skipped
    )
    return exit_code(report, fail_on, skipped=unreadable)


def run_rule(arguments: argparse.Namespace) -> int:
    from checker.run import load_everything, selected

    if arguments.new:
        return _new_rule(arguments.new, arguments.target)
    target = arguments.target
    folder = Path(target) if target and Path(target).is_dir() else None
    rules, parameters = load_everything([*arguments.rules, *([folder] if folder else [])])
    if folder:
        rules = [rule for rule in rules if rule.path.parent == folder]
        if not rules:
            raise Problem(f"In {folder} liegt keine Regel. Regeldateien heißen wie LV050_titel_leer.py.")
    elif target:
        rules = selected(rules, [target], [])
    if arguments.test:
        return _test_rules(rules, parameters)
    if target and not folder and len(rules) == 1:
        from checker.report.ruledoc import explain

        sys.stdout.write(explain(rules[0], parameters))
        return 0
    from checker.report.ruledoc import highest_severity

    for rule in rules:
        word = DEUTSCH[highest_severity(rule, parameters)]
        sys.stdout.write(f"{rule.id}  {word:<8} {rule.title}\n")
    return 0


def _test_rules(rules: Sequence, parameters: dict) -> int:  # type: ignore[type-arg]
    from checker.examples import run_examples

    total = failed = 0
    for rule in rules:
        for outcome in run_examples(rule, parameters):
            total += 1
            if outcome.problem:
                failed += 1
                word = "schlechtes" if outcome.kind == "bad" else "gutes"
                sys.stdout.write(f"{outcome.rule}, {word} Beispiel {outcome.number}: {outcome.problem}\n")
    sys.stdout.write(f"{total} Beispiele von {len(rules)} Regeln, davon {failed} fehlgeschlagen.\n")
    return 1 if failed else 0


SKELETON = '''"""Der Titel: was nicht stimmt, in einem Satz.

Warum: Warum das ein Mangel ist und was daraus folgen kann.

Ausnahmen: Wann es kein Mangel ist.

Abhilfe: Was jetzt zu tun ist.
"""

from collections.abc import Iterator

from checker.model.ausschreibung import Position
from checker.rule import Evidence, evidence, rule


@rule(
    severity="info",
    source="Paragraf oder Norm",
    confidence="U",
    bad=[Position(oz="01.0010", menge="1.000", einheit="psch")],
    good=[Position(oz="01.0010", menge="1", einheit="psch")],
)
def {slug}(position: Position) -> Iterator[Evidence]:
    if position.menge > 999:
        yield evidence(
            position.fundstelle("menge"),
            message=f"{{position.schluessel}} hat eine sehr große Menge.",
            ist=position.menge,
        )
'''


def _new_rule(name: str, folder: str | None) -> int:
    match = re.fullmatch(r"[A-Z]{2}\d{3}_([a-z0-9_]+)", name)
    if not match:
        raise Problem(f"„{name}“ ist kein Regelname. Richtig ist zum Beispiel: LV050_titel_leer")
    path = Path(folder or ".") / f"{name}.py"
    if path.exists():
        raise Problem(f"{path} gibt es schon. Bitte eine freie Kennung nehmen.")
    _write({path: SKELETON.format(slug=match[1]).encode()})
    print(f"Geschrieben: {path}. Testen mit: stimmig rule --test {path.parent}", file=sys.stderr)  # noqa: T201
    return 0


def run_template(arguments: argparse.Namespace) -> int:
    from checker.workbook.template import blank

    if arguments.out.suffix.lower() != ".xlsx":
        raise Problem(f"{arguments.out}: die Vorlage ist eine Excel-Datei. Bitte einen Namen mit .xlsx angeben.")
    if arguments.out.exists():
        raise Problem(f"{arguments.out} gibt es schon und wird nicht überschrieben. Bitte einen anderen Namen wählen.")
    _write({arguments.out: blank(arguments.kind)})
    print(f"Geschrieben: {arguments.out}", file=sys.stderr)  # noqa: T201
    return 0


VERBS: dict[str, Callable[[argparse.Namespace], int]] = {"check": run_check, "rule": run_rule, "template": run_template}


def _say(problem: BaseException) -> None:
    lines = [str(p) for p in problem.exceptions] if isinstance(problem, ExceptionGroup) else [str(problem)]
    for line in lines:
        print(f"stimmig: {_UNFIT.sub('', line)}", file=sys.stderr)  # noqa: T201


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    top = parser()
    try:
        arguments = top.parse_args(argv)
        if not arguments.verb:
            top.print_help()
            return 2
        code = VERBS[arguments.verb](arguments)
        sys.stdout.flush()
        return code
    except (Problem, ConfigError, RuleError, ParameterError, CheckError, Unreadable) as problem:
        _say(problem)
        return 2
    except ExceptionGroup as problems:
        if problems.subgroup(lambda e: not isinstance(e, (ExceptionGroup, Unreadable))):
            raise
        _say(problems)
        return 2
    except BrokenPipeError:
        # whoever reads has stopped; what is still in the buffer must not fail again at the end of the program
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2


if __name__ == "__main__":
    sys.exit(main())
