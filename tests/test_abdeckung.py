"""Every entry of the collected law is answered by a rule or by a reason, and every rule of buying is on the map."""

import re

from checker.report.abdeckung import entries, load_map
from checker.run import load_everything

RULES, PARAMETERS = load_everything()
MAP = entries(load_map())
ENTRIES = [
    *(f"T{n:02}" for n in range(1, 22)),
    *(f"D{n:02}" for n in range(1, 15)),
    *(f"L{n:02}" for n in range(1, 17)),
    *(f"B{n:02}" for n in range(1, 19)),
    *(f"K{n:02}" for n in range(1, 4)),
    "V01", "V04", "V05", "V06",
]  # fmt: skip
PLANNED = [
    *(f"E-A{n:02}" for n in range(1, 25)),
    *(f"E-A{n}" for n in ("01b", "03b", "07b", "08b", "08c", "11b", "14b", "16b", "17b", "20b", "21b", "21c")),
    "E-B01", "E-B02", "E-B02b", *(f"E-B{n}" for n in ("10", "11", "12", "13", "13b", "14")), "E-D08",
    *(f"E-E{n:02}" for n in range(1, 11)),
    *(f"E-F{n:02}" for n in range(1, 10)), "E-F20",
    *(f"E-G{n:02}" for n in range(1, 8)),
    *(f"E-H{n:02}" for n in range(1, 14)), "E-Feiertage",
    *(f"E-I{n:02}" for n in range(1, 9)),
]  # fmt: skip
"""Entries of the collected law of events."""
FAMILIES = "RW|VA|BF|SD|LA|GE|PE|ZP"
OTHERS = {
    "LV011",
    "VG009",
    "AN010",
    "AN011",
    "AN012",
    "VA001",
    "VA034",
    "VA035",
    "VA036",
    "VA037",
    "PE024",
    "PE025",
    "PE026",
}
"""Rules that answer no entry: they compare sheets of the dossier with each other, with today, or with what can be."""


def test_every_entry_is_on_the_map_and_has_an_answer() -> None:
    assert sorted(key for key in MAP if not key.startswith("E-")) == sorted(ENTRIES)
    assert {key for key in MAP if key.startswith("E-")} == set(PLANNED)
    for key, entry in MAP.items():
        assert entry.get("rules") or entry.get("entfaellt"), key
        assert entry["titel"], key


def test_the_map_names_only_rules_and_values_that_exist() -> None:
    known = {rule.id for rule in RULES}
    for key, entry in MAP.items():
        assert set(entry.get("rules", ())) <= known, key
        assert set(entry.get("parameters", ())) <= set(PARAMETERS), key


def test_every_rule_of_buying_is_on_the_map() -> None:
    named = {rule for entry in MAP.values() for rule in entry.get("rules", ())}
    own = {rule.id for rule in RULES if re.match("LV|VG|AN", rule.id)}
    assert own - named == OTHERS & own
    assert len(own) >= 80
    events = {rule.id for rule in RULES if re.match(FAMILIES, rule.id)}
    assert events - named == OTHERS & events
