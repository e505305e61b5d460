"""Plans of events as they are kept: each record as a colleague reads it, and nothing silently left out or made up."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.model.ablauf import Aufgabe, Programmpunkt, Termin
from checker.model.dossier import UNGELESEN, Dossier, Lesart
from checker.model.fundstelle import column_index
from checker.model.personal import Posten, Schicht
from checker.model.zeile import Missing
from checker.workbook.read import load
from tests.layouts.plan import Expected, PlanCase
from tests.layouts.plan_grids import GRIDS
from tests.layouts.plan_lists import LISTS
from tests.layouts.plan_people import PEOPLE

KINDS: dict[str, tuple[type[Termin], str, str]] = {
    "P": (Programmpunkt, "titel", "mitwirkende"),
    "S": (Schicht, "person", ""),
    "A": (Aufgabe, "bezeichnung", "vorgaenger"),
    "N": (Posten, "funktion", "anzahl"),
}


def moment(row: Termin, name: str) -> str:
    try:
        found = getattr(row, name)
    except Missing:
        return "-"
    return f"{found:%d.%m. %H:%M}" if found.year == 2026 else str(found)


def seen(row: Termin, kind: str) -> list[str]:
    """What was read, in the order of the values that a case names."""
    _, title, people = KINDS[kind]
    who = ", ".join(row.personen) if isinstance(row, Programmpunkt) else people and row.bekannt(people)
    where = row.bekannt("ort") or (row.bekannt("funktion") if isinstance(row, Schicht) else None)
    texts = [row.bekannt(title), moment(row, "von"), moment(row, "bis"), where, who]
    return [" ".join(str(text).split()) if text else "-" for text in texts]


def agrees(want: str, have: str) -> bool:
    return want == "?" or have == want.rstrip("?") or (want.endswith("?") and have == "-")


def place(row: Termin, kind: str) -> str:
    found = row.fundstelle(KINDS[kind][1])
    return f"{found.sheet or found.file}!{found.cell}"


def wrong_records(found: Dossier, wanted: list[Expected]) -> Iterator[str]:
    for kind, (record, _, _) in KINDS.items():
        rows = list(found.teil(record.teil)) if found.hat(record.teil) else []
        left = [w for w in wanted if w.kind == kind]
        for row in rows:
            have, at = seen(row, kind), place(row, kind)
            here = [w for w in left if f"{w.sheet}!{w.cell}" == at or (w.cell == "?" and w.values[0] == have[0])]
            want = next((w for w in here if w.values[0] == have[0]), here[0] if here else None)
            if want is None:
                yield f"zu viel: {kind} {at} {have}"
                continue
            left.remove(want)
            if not all(map(agrees, want.values, have)):
                yield f"{kind} {at}: {have} statt {want.values}"
        yield from (f"fehlt: {w.kind} {w.sheet}!{w.cell} {w.values}" for w in left)


def rows_of(text: str) -> set[int]:
    """The numbers of `5, 9–12`."""
    spans = re.findall(r"(\d+)(?:–(\d+))?", text)
    return {n for first, last in spans for n in range(int(first), int(last or first) + 1)}


def says(reading: Lesart, letters: str, row: int) -> bool:
    return (
        not reading.what
        or letters in reading.unknown
        or any(row in rows_of(reading.rows.get(kind, "")) for kind in UNGELESEN)
        or any(re.search(rf"\b{letters}{row}\b|\bSpalten? [A-Z–, ]*{letters}\b|\bZeilen? [\d–, ]*{row}\b", note)
               for note in reading.notes)
    )  # fmt: skip


def unsaid(found: Dossier, case: PlanCase) -> Iterator[str]:
    for sheet, cell in case.said:
        letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()  # type: ignore[union-attr]
        assert column_index(letters)
        readings = [r for r in found.lesarten if sheet in (r.sheet, r.file)]
        unreadable = any(
            r.unlesbar(name)
            for kind, _, _ in KINDS.values()
            for r in (found.teil(kind.teil) if found.hat(kind.teil) else ())
            for name in kind.felder
            if r.fundstelle(name).cell == cell
        )
        # a sheet without any reading is told to be not recognised
        if not unreadable and readings and not any(says(r, letters, int(row)) for r in readings):
            yield f"nicht gesagt: {sheet}!{cell}; gesagt ist {readings}"


@pytest.mark.parametrize("case", [*LISTS, *PEOPLE, *GRIDS], ids=lambda case: case.name)
def test_plan_is_read_as_a_colleague_reads_it(case: PlanCase, tmp_path: Path) -> None:
    for name, data in case.files.items():
        (tmp_path / name).write_bytes(data)
    found = load([tmp_path], root=tmp_path, name=case.name)
    wrong = [*wrong_records(found, case.records), *unsaid(found, case)]
    if case.positions != (count := len(found.grundlage) if found.hat("positionen") or found.ersatz else 0):
        wrong.append(f"Positionen: {count} statt {case.positions}")
    assert not wrong, "\n".join(wrong)
