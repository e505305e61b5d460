"""Plans of events that somebody spoilt at random: findings and questions, never a crash, never a word of the machine room."""

import os
import random
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from benchmarks.mutanten import format as corpus
from benchmarks.mutants import Book
from checker.report.text import render_text
from checker.run import Options, run
from checker.workbook.errors import Unreadable

ACCEPTANCE = os.environ.get("HYPOTHESIS_PROFILE") == "acceptance"
SEEDS = 300 if ACCEPTANCE else 30
BASES = {name: build for name, build in corpus.bases().items() if name.startswith("va_")}
ODD: list[Any] = [
    None, "abc", -5, 0, Decimal("1e15"), Decimal("0.0001"), 10**9, "25:99", "24:00", "ab 18", "18-20", "00:00", "1:30", "90 min",
    date(2027, 6, 12), date(2026, 6, 12), date(1900, 1, 1), datetime(9999, 12, 31, 23, 59), "31.12.9999", "ja", "nein", "vielleicht",
    "  ", "-", "12,5", "1.234,56", "#", "A, B & C; D", "x" * 500, "2 Tage",
]  # fmt: skip


@dataclass
class Slip:
    sheet: str
    row: int
    column: int
    value: Any


def spoilt(seed: int) -> tuple[corpus.Dossier, list[Slip]]:
    """A plan with some random cells, sometimes without a sheet or with its columns shuffled."""
    chance = random.Random(seed)
    books = BASES[chance.choice(sorted(BASES))]()
    sheets = books["plan.xlsx"]
    slips = []
    for _ in range(chance.choice([1, 2, 5, 20, 100])):
        name = chance.choice(sorted(name for name, rows in sheets.items() if len(rows) > 1))
        rows = sheets[name]
        row = chance.randrange(0 if chance.random() < 0.03 else 1, len(rows))
        column = 1 if name == "Veranstaltung" else chance.randrange(len(rows[0]))
        rows[row].extend([None] * (column + 1 - len(rows[row])))
        rows[row][column] = value = chance.choice(ODD)
        slips.append(Slip(name, row + 1, column + 1, value))
    if chance.random() < 0.2:
        del sheets[chance.choice(sorted(sheets))]
    if chance.random() < 0.1:
        name = chance.choice(sorted(sheets))
        sheets[name] = [chance.sample(row, len(row)) for row in sheets[name]]
    return books, slips


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_spoilt_plan_is_checked_or_refused_in_plain_words(seed: int, tmp_path: Path) -> None:
    books, slips = spoilt(seed)
    for file, sheets in books.items():
        book = Book(tmp_path / file)
        for name, rows in sheets.items():
            book.sheet(name, rows, [])
        book.book.close()
    try:
        report = run([tmp_path], Options(heute=date(2027, 1, 15))).report
    except ExceptionGroup as problems:
        assert all(isinstance(problem, Unreadable) for problem in problems.exceptions), slips
        return
    text = render_text(report)
    assert not any(word in text for word in ("None", "NaN", "Traceback", "Decimal(")), slips
    assert len(report.runs) > 100
