"""Configuration: `stimmig.toml` (or `[tool.stimmig]` in pyproject.toml) in the dossier, and the user's own file.

The file in the dossier may come from a stranger: it cannot name rules, house profiles or anything that runs.
"""

import os
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from checker.model.tupel import NamedTuple
from checker.parameters import ParameterError, parse

DOSSIER_KEYS: dict[str, dict[str, type]] = {
    "dossier": {"name": str, "heute": date},
    "check": {"select": list, "ignore": list, "fail_on": str, "land": str, "stichtag": date},
}
"""Sections and keys of `stimmig.toml`."""
USER_KEYS: dict[str, dict[str, type]] = {"user": {"house": str, "rules": list, "profiles": list}}
"""Sections and keys of the user's own configuration."""
_KINDS = {str: "ein Text", list: "eine Liste von Texten", date: "ein Datum wie 2026-11-23"}


PRUEFAKTE = "pruefakte.jsonl"
"""The decisions, in the root of the dossier."""
LAEUFE = "pruefakte-laeufe.jsonl"
"""The runs, a chain of their own beside it."""


class ConfigError(Exception):
    """The configuration is wrong; the text is German and names the file and the key."""


class Config(NamedTuple):
    """What a configuration file says, section by section."""

    values: Mapping[str, Mapping[str, Any]] = {}
    origin: str = ""
    """Name of the file, for messages."""

    def get(self, section: str, key: str) -> Any:
        return self.values.get(section, {}).get(key)


def suggestion(word: str, known: list[str]) -> str:
    """ " Meinten Sie „x“?" for the nearest known word, or the list of all."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1, cutoff=0.5)
    return f" Meinten Sie „{near[0]}“?" if near else f" Möglich sind: {', '.join(known)}."


def _check(raw: Any, keys: Mapping[str, Mapping[str, type]], origin: str) -> Config:
    if not isinstance(raw, dict):
        raise ConfigError(f"{origin}: hier muss ein Abschnitt in eckigen Klammern stehen.")
    for section, content in raw.items():
        if section not in keys:
            raise ConfigError(f"{origin}: den Abschnitt [{section}] gibt es nicht.{suggestion(section, list(keys))}")
        if not isinstance(content, dict):
            raise ConfigError(f"{origin}: „{section}“ muss ein Abschnitt in eckigen Klammern sein.")
        for key, value in content.items():
            if key not in keys[section]:
                known = suggestion(key, list(keys[section]))
                raise ConfigError(f"{origin}: den Schlüssel „{key}“ gibt es in [{section}] nicht.{known}")
            kind = keys[section][key]
            right = isinstance(value, kind) and not isinstance(value, datetime)
            if not right or (kind is list and not all(isinstance(item, str) for item in value)):
                raise ConfigError(f"{origin}: „{key}“ in [{section}] muss {_KINDS[kind]} sein.")
    return Config(raw, origin)


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return parse(path.read_text(encoding="utf-8-sig"), path.name)
    except ParameterError as error:
        raise ConfigError(f"{error}. Bitte die Datei berichtigen oder entfernen.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{path.name}: die Datei ist nicht lesbar. Bitte Zugriffsrechte und Kodierung prüfen."
        ) from error


def dossier_config(root: Path) -> Config:
    """Configuration that lies beside the workbooks. Raises ConfigError."""
    own, project = root / "stimmig.toml", root / "pyproject.toml"
    if own.is_file():
        return _check(_parsed(own), DOSSIER_KEYS, own.name)
    if project.is_file():
        tool = _parsed(project).get("tool")
        own_part = tool.get("stimmig", {}) if isinstance(tool, dict) else {}  # other tools' mistakes are not ours
        return _check(own_part, DOSSIER_KEYS, "pyproject.toml [tool.stimmig]")
    return Config()


def user_config() -> Config:
    """The user's own configuration, from the usual folder of the system. Raises ConfigError."""
    home = os.environ.get("APPDATA") or os.environ.get("XDG_CONFIG_HOME")
    path = (Path(home) if home else Path.home() / ".config") / "stimmig" / "stimmig.toml"
    return _check(_parsed(path), USER_KEYS, str(path)) if path.is_file() else Config()
