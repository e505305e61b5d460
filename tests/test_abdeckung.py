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
OTHERS = {"LV011", "VG009", "AN010", "AN011", "AN012"}
"""Rules that answer no entry: they compare sheets of the dossier with each other, or with today."""


def test_every_entry_is_on_the_map_and_has_an_answer() -> None:
    assert sorted(MAP) == sorted(ENTRIES)
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
