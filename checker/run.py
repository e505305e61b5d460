"""One check from files to report: finds configuration, rules, parameters and house profile, and runs the engine."""

import hashlib
import os
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from checker.config import PRUEFAKTE, Config, ConfigError, dossier_config, suggestion, user_config
from checker.engine import Engine, Setting, check
from checker.finding import DEUTSCH, SEVERITIES, Deselected, Finding, House, Profil, Report, Severity
from checker.forderung import Forderungen
from checker.model.ausschreibung import LAENDER
from checker.model.dossier import Dossier
from checker.model.tupel import NamedTuple
from checker.offers.vorschlaege import ueber
from checker.parameters import Law, Parameter, ParameterError, load_house, load_parameters
from checker.rule import SUBJECTS, Rule, listed_rules, load_rules, rules_folder, whole
from checker.workbook.errors import Unreadable
from checker.workbook.profile import Profile
from checker.workbook.read import load

ANGEBOTE = "AN"
"""Family of rules to which the comparison of the offers belongs."""
VIER_AUGEN = "vier_augen"
"""Parameter that says which decisions need a second person."""


class Options(NamedTuple):
    """What the user asked for; None = the configuration or the default decides."""

    heute: date | None = None
    stichtag: date | None = None
    land: str | None = None
    house: Path | None = None
    rules: Sequence[Path] = ()
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    skip_unreadable: bool = False
    own: bool = True
    """True if the user's own configuration counts; an Akte is replayed as it was packed."""
    profiles: Sequence[Path] = ()
    """Profiles that say how tables are to be read; each must fit some sheet."""
    out: Path | None = None
    """Folder that is written to: workbooks of ours that lie there from an earlier check are passed over."""
    preisspiegel: bool = False
    """True if the offers are compared even where single rules are selected."""
    suche: bool = True
    """False if rules that ask the solver are not run: `stimmig plan` asks it itself."""


def root_of(paths: Sequence[Path]) -> Path:
    """Root of a dossier: the folder that was named, else the common folder of the files."""
    folders = [path if path.is_dir() else path.parent for path in paths]
    if len(folders) == 1:
        return folders[0]
    try:
        return Path(os.path.commonpath([folder.resolve() for folder in folders]))
    except ValueError:  # different drives
        return folders[0]


def land_of(text: str, origin: str = "") -> str:
    """Full name of a Land from its name or short form. Raises ConfigError, which names `origin`."""
    for name, spellings in LAENDER.items():
        if text.casefold() in (name.casefold(), *(s.casefold() for s in spellings)):
            return name
    raise ConfigError(f"{_of(origin)}Das Bundesland „{text}“ gibt es nicht.{suggestion(text, list(LAENDER))}")


def _of(origin: str) -> str:
    return f"{origin}: " if origin else ""


def require_known(rules: Sequence[Rule], prefixes: Iterable[str], origin: str = "") -> None:
    """Raises ConfigError, which names `origin`, if no rule's id begins with one of these."""
    known = sorted({rule.family for rule in rules}) + [rule.id for rule in rules]
    for prefix in prefixes:
        if not any(rule.id.startswith(prefix.upper()) for rule in rules):
            raise ConfigError(f"{_of(origin)}Eine Regel „{prefix}“ gibt es nicht.{suggestion(prefix.upper(), known)}")


def selected(rules: Sequence[Rule], select: Iterable[str], ignore: Iterable[str]) -> list[Rule]:
    """Rules whose id begins with one of `select` and none of `ignore`. Raises ConfigError for an unknown prefix."""
    require_known(rules, (*select, *ignore))
    chosen, left_out = tuple(p.upper() for p in select), tuple(p.upper() for p in ignore)
    return [
        r for r in rules if (not chosen or r.id.startswith(chosen)) and not (left_out and r.id.startswith(left_out))
    ]


def load_everything(rule_folders: Sequence[Path] = ()) -> tuple[list[Rule], Mapping[str, Parameter]]:
    """All rules and parameters, ours and those of further folders. Raises RuleError and ParameterError."""
    folders = _folders(rule_folders)
    return load_rules(folders), _parameters(folders)


def _folders(rule_folders: Sequence[Path]) -> list[Path]:
    for folder in rule_folders:
        if not folder.is_dir():
            raise ConfigError(f"Den Regelordner {folder} gibt es nicht. Bitte den Pfad prüfen.")
    return [rules_folder(), *rule_folders]


def _parameters(folders: Sequence[Path]) -> Mapping[str, Parameter]:
    files = [path for folder in folders for path in (folder / "parameters").glob("*.toml")]
    return load_parameters(files) if len(folders) > 1 else Law(files)


def read_house(path: Path, parameters: Mapping[str, Parameter]) -> tuple[House, Mapping[str, Parameter]]:
    """A house profile and the parameters with its values in front. Raises ConfigError and ParameterError."""
    try:
        data = path.read_bytes()
        profile = load_house(data.decode("utf-8-sig"), path.name, parameters)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"Das Hausprofil {path} ist nicht lesbar. Bitte Pfad und Datei prüfen.") from error
    return House(profile.name, hashlib.sha256(data).hexdigest()), profile.apply(parameters)


class Checked(NamedTuple):
    """A check with what it rests on."""

    report: Report
    config: Config
    root: Path
    """Root of the dossier: here lie configuration and Prüfakte."""
    setting: Setting
    rules: Sequence[Rule]
    house: Path | None
    """House profile that was used."""
    profiles: Sequence[Path]
    """Profiles that fitted some sheet."""
    four_eyes: tuple[Severity, ...]
    """Severities whose decisions need a second person in this house."""
    dossier: Dossier
    """What was checked, without the offers that decisions exclude."""
    parameters: Mapping[str, Parameter]
    forderungen: Forderungen
    """What the rules demand of the plan of this dossier."""


def run(paths: Sequence[Path], options: Options) -> Checked:
    """Check files and folders as one dossier, and apply the decisions of its Prüfakte.

    Raises ExceptionGroup of Unreadable, ConfigError, RuleError, ParameterError or CheckError, all with German texts.
    """
    missing = [
        Unreadable(str(p), "Diese Datei oder diesen Ordner gibt es nicht.", "Bitte den Namen prüfen.")
        for p in paths
        if not p.exists()
    ]
    if missing:
        raise ExceptionGroup("missing", missing)
    root = root_of(paths)
    config, user = dossier_config(root), user_config() if options.own else Config()
    name = config.get("dossier", "name") or root.resolve().name
    profiles = read_profiles(options.profiles, [Path(p) for p in user.get("user", "profiles") or ()])
    out = options.out if options.out and not root.resolve().is_relative_to(options.out.resolve()) else None
    work = partial(
        load, paths, root=root, name=name, skip_unreadable=options.skip_unreadable, profiles=profiles, out=out
    )
    reading = _Reading(work, profiles)
    reading.start()  # meanwhile rules and parameters are loaded
    try:
        return _checked(root, config, user, options, reading)
    finally:
        reading.join()


class _Reading(threading.Thread):
    """Reads the workbooks beside the loading of the rules: much of it waits for no Python code."""

    def __init__(self, work: Callable[[], Dossier], profiles: Sequence[Profile]) -> None:
        super().__init__()
        self.work, self.profiles = work, profiles
        self.found: Dossier | Exception = RuntimeError("nicht gelesen")

    def run(self) -> None:
        try:
            self.found = self.work()
        except Exception as error:  # raised again by whoever asks for the result
            self.found = error

    def result(self) -> Dossier:
        self.join()
        if isinstance(self.found, Exception):
            raise self.found
        return self.found


def _checked(root: Path, config: Config, user: Config, options: Options, reading: _Reading) -> Checked:
    folders = _folders([*options.rules, *(Path(p) for p in user.get("user", "rules") or ())])
    rules, parameters = load_rules(folders) if len(folders) > 1 else listed_rules(folders[0]), _parameters(folders)
    select, ignore = config.get("check", "select") or (), config.get("check", "ignore") or ()
    require_known(rules, (*select, *ignore), config.origin)
    every = rules
    select = options.select or select
    rules = selected(every, select, options.ignore or ignore)
    chosen = {rule.id for rule in rules}
    left_out = tuple(rule.id for rule in every if rule.id not in chosen)
    origin = "im Aufruf" if options.select or options.ignore else f"in {config.origin}"
    house_file = options.house or (Path(name) if (name := user.get("user", "house")) else None)
    house: House | None = None
    if house_file:
        house, parameters = read_house(house_file, parameters)
    own_land = config.get("check", "land")
    land = land_of(own_land, config.origin) if own_land else None
    setting = Setting(
        heute=options.heute or config.get("dossier", "heute") or date.today(),  # noqa: DTZ011 - the day on the office's wall
        stichtag=options.stichtag or config.get("check", "stichtag"),
        land=land_of(options.land) if options.land else land,
        house=house,
        preisspiegel=options.preisspiegel or not select or any(ANGEBOTE.startswith(p.upper()) for p in select),
    )
    dossier = reading.result()
    used = [profile for profile in reading.profiles if profile.used]
    four_eyes = _four_eyes(parameters)

    not_compared = not setting.preisspiegel and dossier.hat("angebote")

    demanding = _demanding(every, options.ignore or ignore, dossier)

    def once(of: Dossier, applied: Sequence[Rule], kept: Iterable[Finding] = ()) -> Report:
        asked = [rule for rule in applied if options.suche or "forderungen" not in rule.special]
        return check(of, asked, parameters, setting, tuple(kept), demanding)._replace(
            profiles=tuple(Profil(profile.name, profile.sha256) for profile in used),
            deselected=(Deselected(origin, left_out, not_compared),) if left_out else (),
        )

    if (root / PRUEFAKTE).exists():
        loaded = {rule.id: whole(rule) for rule in every}
        every, rules = list(loaded.values()), [loaded[rule.id] for rule in rules]
        report, dossier = _with_decisions(dossier, once, root, rules, every, setting, four_eyes)
    else:
        report = once(dossier, [rule if _idle(rule, dossier) else whole(rule) for rule in rules])
    paths = [profile.path for profile in used]
    demands = Engine(dossier, parameters, setting, demanding).forderungen
    return Checked(
        report, config, root, setting, rules, house_file, paths, four_eyes, dossier, parameters, demands
    )  # fmt: skip


def _demanding(rules: Sequence[Rule], ignore: Iterable[str], dossier: Dossier) -> list[Rule]:
    """Rules whose demands on a plan count: a selection of rules does not make a plan easier, only `--ignore` does."""
    if not dossier.hat("plan"):
        return []
    left_out = tuple(prefix.upper() for prefix in ignore)
    return [whole(r) for r in rules if r.demanding and not (left_out and r.id.startswith(left_out))]


def _idle(rule: Rule, dossier: Dossier) -> bool:
    """True if a rule looks at a part that the dossier does not hold: then it need not even be loaded."""
    part = SUBJECTS[rule.row_type]
    return bool(part) and not dossier.hat(part)


def read_profiles(asked: Sequence[Path], own: Sequence[Path]) -> list[Profile]:
    """Profiles of the call, which must fit somewhere, before those of the user's configuration. Raises ConfigError."""
    if not asked and not own:
        return []
    from checker.workbook.profile_file import load_profile

    return [load_profile(path) for path in asked] + [load_profile(path, required=False) for path in own]


def _four_eyes(parameters: Mapping[str, Parameter]) -> tuple[Severity, ...]:
    """Severities for which the house demands a second pair of eyes. Raises ParameterError for an unknown word."""
    words = parameters[VIER_AUGEN].at(None, {}).value
    german = {DEUTSCH[level]: level for level in SEVERITIES}
    if unknown := [word for word in words if word not in german]:
        raise ParameterError(f"[{VIER_AUGEN}]: „{unknown[0]}“ ist keine Schwere (möglich: {', '.join(german)})")
    return tuple(german[word] for word in words)


class _Once(Protocol):
    """One pass of a check: these rules over this dossier, with findings that are kept from an earlier pass."""

    def __call__(self, of: Dossier, applied: Sequence[Rule], kept: Iterable[Finding] = ()) -> Report: ...


def _with_decisions(
    dossier: Dossier, once: _Once, root: Path, rules: Sequence[Rule], every: Sequence[Rule], setting: Setting,
    four_eyes: Sequence[Severity],
) -> tuple[Report, Dossier]:  # fmt: skip
    """The report with the decisions of the Prüfakte, and the dossier it is about; checked again without the offers that these exclude.

    What was decided about such an offer stays among the findings: else nobody could undo the decision. Rules that
    were left out run all the same where they excluded an offer, for only they know whether the decision still holds.
    """
    from checker.record.chain import read
    from checker.record.decisions import apply, excluding
    from checker.record.hashes import rule_hash

    chain = read(root / PRUEFAKTE)
    if chain.problems:
        raise ConfigError(
            f"{PRUEFAKTE}: {chain.problems[0]} Bitte „stimmig record verify“ aufrufen und die Akte klären."
        )
    by_id = {rule.id: rule for rule in every}
    if gone := sorted(excluding(chain, setting.heute) - by_id.keys()):
        raise ConfigError(
            f"{PRUEFAKTE}: Ein Angebot ist nach der Regel {gone[0]} ausgeschlossen, und diese Regel ist nicht geladen. "
            "Bitte ihren Ordner mit --rules angeben, sonst stimmt die Rangfolge nicht."
        )
    more = excluding(chain)
    more_rules = [rule for rule in every if rule.id in more and rule not in rules]
    kept: dict[str, Finding] = {}
    excluded: set[str] = set()

    def decided(used: Sequence[Rule]) -> tuple[Report, Report]:
        names = {rule.id for rule in used}
        plain = once(dossier.ohne(excluded), used, [finding for finding in kept.values() if finding.rule in names])
        return plain, apply(plain, chain, lambda rule: rule_hash(by_id[rule]), setting.heute, four_eyes)

    while True:  # each time fewer offers count
        plain, report = decided([*rules, *more_rules])
        settled = {finding.fingerprint: finding.decision for finding in report.findings if finding.decision}
        removing = [
            f for f in plain.findings if (d := settled.get(f.fingerprint)) and d.exclude and by_id[f.rule].ausschluss
        ]
        out = {key for key, findings in ueber(dossier, removing).items() if findings} if removing else set()
        if out <= excluded:
            break
        excluded |= out
        about = ueber(dossier, [finding for finding in plain.findings if finding.fingerprint in settled])
        kept |= {finding.fingerprint: finding for key in sorted(excluded) for finding in about[key]}
    left = dossier.ohne(excluded) if excluded else dossier
    if not more_rules:
        return report, left
    chosen = decided(rules)[1]
    return chosen._replace(heute=chosen.heute or report.heute), left  # a term may have decided who is excluded


__all__ = [
    "Checked", "Options", "ParameterError", "land_of", "load_everything", "read_house", "root_of", "run", "selected",
]  # fmt: skip
