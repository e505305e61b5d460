"""`stimmig check`: workbooks in, report out."""

import argparse
import gc
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from checker.cli.arguments import configured_severity, options_of
from checker.cli.common import STDOUT, Problem, exit_code, protect, say, show, write
from checker.finding import Report, Spiegelstand
from checker.run import Checked, run

RENDERERS: dict[str, tuple[str, str]] = {
    "text": ("checker.report.text", "render_text"),
    "json": ("checker.report.json", "render_json"),
    "html": ("checker.report.html", "render_html"),
    "sarif": ("checker.report.sarif", "render_sarif"),
    "junit": ("checker.report.junit", "render_junit"),
    "github": ("checker.report.github", "render_github"),
    "jsonl": ("checker.report.jsonl", "render_jsonl"),
    "csv": ("checker.report.tabelle", "render_csv"),
    "md": ("checker.report.markdown", "render_md"),
}
"""Module and function of each format; only those that are asked for are imported."""


def rendered(name: str, report: Report, **options: str | bool) -> str:
    """A report in a format. `verbose` only changes the text, `base` only what build servers read."""
    module, function = RENDERERS[name]
    known = {"text": ("verbose",), "sarif": ("base",), "github": ("base",)}.get(name, ())
    text: str = getattr(import_module(module), function)(report, **{key: options[key] for key in known})
    return text


def _base(paths: Sequence[Path], root: Path) -> str:
    """The dossier as seen from the working folder, where a build server has its checkout and looks for files.

    Only if it was named from there: a report of an absolute path must not depend on where it was asked for.
    """
    here, there = Path.cwd(), root.resolve()
    if there == here or not there.is_relative_to(here) or any(path.is_absolute() for path in paths):
        return ""
    return there.relative_to(here).as_posix()


def _since(report: Report, path: Path) -> Report:
    """The report with what changed since an earlier one. Raises Problem if that cannot be read."""
    from checker.pack import PackError, old_report
    from checker.record.changes import since

    try:
        return report._replace(changes=since(old_report(path), report, path.name))
    except PackError as error:
        raise Problem(str(error)) from error


def _with_spiegel(checked: Checked, report: Report) -> Report:
    """The report with what changed since the Preisspiegel that lie in the folder were written."""
    if not checked.dossier.preisspiegel:
        return report
    from checker.record.stand import aenderungen, stand
    from checker.report.spiegel.stand import read_stand
    from checker.workbook.errors import Unreadable

    now = stand(report, checked.rules, {}, ())
    found = []
    for path in checked.dossier.preisspiegel:
        try:
            old, edited = read_stand(path)
            changes = [*edited, *aenderungen(old, now, nur_gemeinsame=True)]
        except Unreadable as problem:
            changes = [f"{problem.problem} {problem.remedy}"]
        found.append(Spiegelstand(path.resolve().relative_to(checked.root.resolve()).as_posix(), tuple(changes)))
    return report._replace(preisspiegel=tuple(found))


def _note_run(checked: Checked, report: Report, code: int) -> None:
    """Enter the run into the Prüfakte. A folder that cannot be written to is said, the check itself stands."""
    from checker.config import LAEUFE
    from checker.pack import run_entry
    from checker.record.chain import ChainError, append

    try:
        append(checked.root / LAEUFE, [run_entry(checked, report, code)])
    except ChainError as error:
        say(f"stimmig: Der Lauf steht nicht in der Prüfakte: {error}")


def run_check(arguments: argparse.Namespace) -> int:
    """Check and report. Nothing becomes garbage before the report is written, so nobody looks for it until then."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _run_check(arguments)
    finally:
        if collecting:
            gc.enable()


def _run_check(arguments: argparse.Namespace) -> int:
    outputs: list[tuple[str, Path]] = arguments.format or [("text", STDOUT)]
    if sum(path == STDOUT for _, path in outputs) > 1:
        raise Problem("Auf die Standardausgabe passt nur ein Format. Bitte bei den anderen =DATEI angeben.")
    if arguments.out:
        outputs = [*outputs, ("html", arguments.out / "report.html"), ("json", arguments.out / "report.json")]
    protect([path for _, path in outputs if path != STDOUT])
    checked = run(arguments.paths, options_of(arguments)._replace(out=arguments.out))
    report = _since(checked.report, arguments.since) if arguments.since else checked.report
    report = _with_spiegel(checked, report)
    fail_on = arguments.fail_on or configured_severity(checked.config)
    copies: dict[Path, bytes] = {}
    if arguments.out:
        from checker.cli.copies import copies_of, told

        report, copies = copies_of(report, arguments.paths, checked.root, arguments.out)
    options = {"verbose": arguments.verbose, "base": _base(arguments.paths, checked.root)}
    texts = [(path, rendered(name, report, **options)) for name, path in outputs]
    files = {path: text.encode() for path, text in texts if path != STDOUT}
    if files:
        write(files | copies)
    for path, text in texts:
        if path == STDOUT:
            show(text)
    if arguments.out:
        _note_run(checked, report, exit_code(report, fail_on, skipped=False))
    if files:
        say(f"Geschrieben: {', '.join(str(path) for path in files)}")
    if arguments.out:
        say(told(report, arguments.out))
    unreadable = arguments.skip_unreadable and any(
        not s.reason.startswith(("keine Arbeitsmappe", "Sperrdatei")) for s in report.skipped
    )
    return exit_code(report, fail_on, skipped=unreadable)
