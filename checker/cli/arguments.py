"""The options of the command line, in German."""

import argparse
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

from checker import __version__
from checker.cli.common import STDOUT, Problem
from checker.config import Config, ConfigError, suggestion
from checker.finding import DEUTSCH, SEVERITIES, Severity
from checker.model.werte import german_date, german_number
from checker.run import Options

FORMATS = ("text", "json", "html", "sarif", "junit", "github", "jsonl", "csv", "md")


class Parser(argparse.ArgumentParser):
    """argparse in German, and without abbreviations that change meaning when options are added."""

    def __init__(self, *args: object, fill: Callable[["Parser"], None] | None = None, **kwargs: object) -> None:
        """`fill` adds the arguments as soon as they are needed: of all verbs only one is asked for."""
        self.fill = fill
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
        if self.fill:
            self.fill(self)
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


def configured_severity(config: Config) -> Severity:
    """`fail_on` of the configuration; `error` if it says nothing. Raises ConfigError."""
    text = config.get("check", "fail_on") or "error"
    try:
        return severity(text)
    except argparse.ArgumentTypeError as problem:
        raise ConfigError(f"{config.origin}: „fail_on“ = {problem}") from None


def rate(text: str) -> Decimal:
    """A rate in percent as a person types it: 19 or 8,1."""
    try:
        value = german_number(text.strip().removesuffix("%").strip())
    except ValueError:
        value = Decimal(-1)
    if not 0 <= value <= 100:
        raise argparse.ArgumentTypeError(f"„{text}“ ist kein Satz in Prozent (richtig: 19).")
    return value


def moment(text: str) -> datetime:
    """A day with a time of day."""
    try:
        return german_date(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'„{text}“ ist kein Tag mit Uhrzeit (richtig: "11.06.2027 08:00")') from None


def seconds(text: str) -> float:
    """A number of seconds above zero."""
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        found = 0
    if not 0 < found < float("inf"):
        raise argparse.ArgumentTypeError(f"„{text}“ ist keine Zahl von Sekunden (richtig: 30)")
    return found


def words(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def parser(verb: str = "") -> Parser:
    """All verbs and options; only one verb, where it is one and known already."""
    top = Parser(prog="stimmig", description="Prüft Ausschreibungen und Angebote in Excel: Was passt nicht zusammen?")
    top.add_argument("--version", action="version", version=f"stimmig {__version__}", help="Version zeigen")
    verbs = top.add_subparsers(dest="verb", metavar="BEFEHL", parser_class=Parser, title="Befehle")
    for name, (fill, short, long) in _VERBS.items():
        if verb in _VERBS and name != verb:
            continue
        verbs.add_parser(name, fill=fill, help=short, description=long)
    return top


def options_of(arguments: argparse.Namespace) -> Options:
    """What the user asked of a check."""
    return Options(
        arguments.heute, arguments.stichtag, arguments.land, arguments.house, arguments.rules, arguments.select,
        arguments.ignore, arguments.skip_unreadable, profiles=arguments.profile,
    )  # fmt: skip


def _options(parser: Parser) -> None:
    """Options that decide what a check finds; every verb that checks has them."""
    parser.add_argument("--select", type=words, default=[], metavar="LV,VG004", help="nur diese Familien oder Regeln")
    parser.add_argument("--ignore", type=words, default=[], metavar="XL007", help="diese Familien oder Regeln nicht")
    parser.add_argument(
        "--stichtag", type=day, metavar="DATUM", help="Recht dieses Tages anwenden, statt der Tage im Dossier"
    )
    parser.add_argument("--heute", type=day, metavar="DATUM", help="Tag der Prüfung, statt des heutigen")
    parser.add_argument("--land", metavar="LAND", help="Bundesland, statt des Landes im Dossier")
    parser.add_argument("--house", type=Path, metavar="DATEI", help="Hausprofil mit der eigenen Vergabesatzung")
    parser.add_argument(
        "--profile", type=Path, action="append", default=[], metavar="DATEI",
        help="Profil: wie die Tabellen eines Absenders zu lesen sind; mehrfach möglich",
    )  # fmt: skip
    _rules(parser)
    parser.add_argument("--skip-unreadable", action="store_true", help="unlesbare Dateien überspringen und nennen")


def _rules(parser: Parser) -> None:
    parser.add_argument(
        "--rules", type=Path, action="append", default=[], metavar="ORDNER", help="weiterer Ordner mit eigenen Regeln"
    )


def _check(check: Parser) -> None:
    check.add_argument(
        "paths", nargs="+", type=Path, metavar="ORDNER|DATEI", help="Ordner oder Arbeitsmappen einer Vergabe"
    )
    check.add_argument(
        "--format", action="append", type=output, default=[], metavar="F[=DATEI]",
        help=f"{', '.join(FORMATS)}; mehrfach möglich; ohne DATEI auf die Standardausgabe",
    )  # fmt: skip
    check.add_argument(
        "--out",
        type=Path,
        metavar="ORDNER",
        help="report.html, report.json und Kopien der Mappen mit Befunden in diesen Ordner schreiben",
    )
    check.add_argument(
        "--since", type=Path, metavar="ALT", help="Änderungen seit einem report.json oder einer gepackten Akte zeigen"
    )
    check.add_argument(
        "--fail-on", type=severity, metavar="SCHWERE", help="ab hier Endwert 1: Fehler (üblich), Warnung, Hinweis"
    )
    _options(check)
    check.add_argument(
        "--verbose", action="store_true", help="auch zeigen, wie Blätter verstanden wurden, und alle Regeln"
    )


def _compare(compare: Parser) -> None:
    compare.add_argument(
        "paths", nargs="*", type=Path, metavar="ORDNER|DATEI", help="Ordner oder Arbeitsmappen einer Vergabe"
    )
    compare.add_argument(
        "--out",
        type=Path,
        metavar="DATEI",
        help="wohin: .xlsx, .html oder .json; ohne: Tabelle auf die Standardausgabe",
    )
    compare.add_argument(
        "--status", type=Path, metavar="PREISSPIEGEL", help="nur nennen, was sich seit diesem Preisspiegel geändert hat"
    )
    compare.add_argument(
        "--arten",
        type=words,
        default=[],
        metavar="Bedarf,Wahl",
        help="diese Arten von Positionen mitzählen (üblich: keine)",
    )
    compare.add_argument("--skonto", action="store_true", help="Skonto werten; nur wenn die Vergabe es verlangt hat")
    compare.add_argument(
        "--ust", type=rate, metavar="SATZ", help="Steuersatz in Prozent für Angebote, die keinen nennen"
    )
    compare.add_argument(
        "--system", type=words, metavar="Minimum,…",
        help="nur diese Systembieter zeigen: Minimum, Mittel, Median, Ideal, Schätzung, keine (üblich: alle)",
    )  # fmt: skip
    compare.add_argument(
        "--fail-on", type=severity, metavar="SCHWERE", help="ab hier Endwert 1: Fehler (üblich), Warnung, Hinweis"
    )
    _options(compare)


def _decide(decide: Parser) -> None:
    decide.add_argument(
        "ids", nargs="*", metavar="KENNUNG", help="Kennungen von Befunden; ohne: die offenen Befunde zeigen"
    )
    decide.add_argument(
        "--dossier", type=Path, default=Path(), metavar="ORDNER", help="Ordner der Vergabe (üblich: dieser Ordner)"
    )
    for name, text in (
        ("accept", "der Mangel besteht und wird hingenommen"),
        ("reject", "der Befund trifft nicht zu"),
        ("reopen", "eine Entscheidung zurücknehmen"),
        ("baseline", "alle offenen Befunde als Bestand hinnehmen; nur neue zählen dann"),
    ):
        decide.add_argument(f"--{name}", action="store_true", help=text)
    decide.add_argument(
        "--exclude", action="store_true", help="mit --accept: das Angebot ausschließen, von dem der Befund spricht"
    )
    decide.add_argument("--assign", metavar="NAME", help="wer zuständig ist; keine Entscheidung")
    decide.add_argument(
        "--assigned", metavar="NAME", help='nur Befunde, für die diese Person zuständig ist; "": noch niemand'
    )
    decide.add_argument("--reason", default="", metavar="TEXT", help="Begründung; sie wird aufbewahrt")
    decide.add_argument("--by", default="", metavar="NAME", help="wer entscheidet")
    decide.add_argument("--second", default="", metavar="NAME", help="zweite Person, wo das Haus sie verlangt")
    decide.add_argument("--until", type=day, metavar="DATUM", help="letzter Tag, an dem die Entscheidung gilt")
    decide.add_argument(
        "--rule", action="append", default=[], metavar="REGEL", help="alle offenen Befunde dieser Regel"
    )
    decide.add_argument(
        "--family", action="append", default=[], metavar="FAMILIE", help="alle offenen Befunde dieser Familie"
    )
    decide.add_argument(
        "--group",
        action="append",
        default=[],
        metavar="KENNUNG",
        help="alle offenen Befunde wie dieser: Regel, Datei, Feld",
    )
    _options(decide)


def _record(record: Parser) -> None:
    record.add_argument(
        "action", choices=("show", "verify", "pack", "replay"), metavar="SCHRITT", help="show, verify, pack oder replay"
    )
    record.add_argument(
        "target",
        nargs="?",
        type=Path,
        default=Path(),
        metavar="ORDNER|AKTE.zip",
        help="Ordner der Vergabe; bei replay die Akte",
    )
    record.add_argument(
        "--expect", default="", metavar="STAND", help="Stand der Prüfakte, wie er in einem Bericht steht"
    )
    record.add_argument("--out", type=Path, metavar="AKTE.zip", help="bei pack: wohin")
    _options(record)


def _plan(plan: Parser) -> None:
    plan.add_argument(
        "paths", nargs="+", type=Path, metavar="ORDNER|DATEI", help="Ordner oder Arbeitsmappen einer Veranstaltung"
    )
    plan.add_argument(
        "--repair",
        type=Path,
        metavar="DATEI.xlsx",
        help="Kopie der Mappe schreiben, in der verschoben und umbesetzt ist, was nötig ist",
    )
    plan.add_argument(
        "--choose", type=words, default=[], metavar="1b,2a", help="welche Vorschläge (üblich: jeweils der erste)"
    )
    plan.add_argument(
        "--keep", type=words, default=[], metavar="Einlass,Show", help="was bleibt: Phasen, Arten, Nummern oder Namen"
    )
    plan.add_argument(
        "--weights",
        type=words,
        default=[],
        metavar="Show=10,…",
        help="was ungern geändert wird, mit Gewicht; üblich ist 1",
    )
    plan.add_argument(
        "--propose",
        type=Path,
        metavar="DATEI.xlsx",
        help="Kopie der Mappe schreiben, in der alle leeren Zeiten gefüllt sind",
    )
    plan.add_argument("--from", dest="since", type=moment, metavar="TAG ZEIT", help="bei --propose: Beginn des Aufbaus")
    plan.add_argument(
        "--goal", choices=("frueh", "kurz"), default="frueh",
        help="bei --propose: frueh fertig (üblich) oder kurz vom ersten bis zum letzten Handgriff",
    )  # fmt: skip
    plan.add_argument("--restrictions", action="store_true", help="bei --propose: auch sagen, was jede Vorgabe kostet")
    plan.add_argument("--ics", type=Path, metavar="DATEI.ics", help="bei --propose: auch einen Kalender schreiben")
    plan.add_argument(
        "--picture", type=Path, metavar="DATEI.svg", help="bei --propose: auch ein Bild des Ablaufs schreiben"
    )
    plan.add_argument("--seconds", type=seconds, metavar="ZAHL", help="so lange höchstens suchen (üblich: ohne Uhr)")
    _options(plan)


def _rule(rule: Parser) -> None:
    rule.add_argument(
        "target", nargs="?", metavar="REGEL|ORDNER", help="Kennung einer Regel; mit --test auch ein Ordner"
    )
    rule.add_argument("--test", action="store_true", help="die Beispiele der Regeln ausführen")
    rule.add_argument("--new", metavar="NAME", help="Gerüst einer neuen Regel schreiben, zum Beispiel LV050_titel_leer")
    _rules(rule)


def _template(template: Parser) -> None:
    template.add_argument(
        "kind", choices=("ausschreibung", "angebot", "veranstaltung", "profil"), metavar="VORLAGE",
        help="ausschreibung, angebot, veranstaltung oder profil",
    )  # fmt: skip
    template.add_argument(
        "file", type=Path, metavar="DATEI", help="wohin (DATEI.xlsx); bei profil die Arbeitsmappe, die gelesen wird"
    )
    template.add_argument(
        "out", type=Path, nargs="?", metavar="PROFIL.toml", help="nur bei profil: wohin (üblich: NAME.profil.toml hier)"
    )


_VERBS: dict[str, tuple[Callable[[Parser], None], str, str]] = {
    "check": (_check, "Arbeitsmappen prüfen", "Prüft ein Dossier: einen Ordner oder Mappen."),
    "compare": (
        _compare,
        "Preisspiegel der Angebote schreiben",
        "Vergleicht die Angebote einer Vergabe; mit --status: was sich seit einem Preisspiegel geändert hat.",
    ),
    "decide": (_decide, "Befunde entscheiden", "Entscheidet Befunde oder zeigt die offenen."),
    "plan": (
        _plan,
        "Zeitplan und Dienstplan prüfen und reparieren",
        "Sagt, warum ein Zeitplan nicht aufgehen kann, oder welche kleinste Änderung ihn aufgehen lässt.",
    ),
    "record": (_record, "Prüfakte zeigen, prüfen, packen", "Zeigt, prüft und packt die Prüfakte."),
    "rule": (_rule, "Regeln zeigen, erklären, testen", "Zeigt, erklärt und testet Regeln."),
    "template": (
        _template,
        "leere Vorlage oder Profil schreiben",
        "Schreibt eine leere Arbeitsmappe oder das Profil einer vorhandenen.",
    ),
}
"""What fills the parser of each verb, and what the help says of it."""
