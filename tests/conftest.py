"""Shared by the tests: copies of the example dossiers, and the command line as a user meets it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from checker.cli import main

EXAMPLES = Path(__file__).parents[1] / "examples"
_RUNS = shutil.ignore_patterns("pruefakte*")
"""What `make demo` notes about its runs."""


class Result(NamedTuple):
    """What a call of the command line left behind."""

    code: int
    out: str
    err: str

    def refused(self, *words: str) -> None:
        """It could not run: no data, no traceback, only sentences that name these words and say what to do."""
        assert self.code == 2, self
        assert self.out == "", "stdout is data; there is none"
        lines = self.err.splitlines()
        assert lines, "something must be said"
        for line in lines:
            assert line.startswith("stimmig: "), line
            assert "Traceback" not in line
            assert not any(word in line for word in ("None", "NaN", "Errno")), line
        for word in words:
            assert word in self.err, f"{word!r} is missing in {self.err!r}"


Stimmig = Callable[..., Result]


@pytest.fixture
def stimmig(capsys: pytest.CaptureFixture[str]) -> Stimmig:
    """`stimmig("check", folder, ...)` in this process."""

    def call(*arguments: object) -> Result:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Result(code, *capsys.readouterr())

    return call


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the example with planted mistakes."""
    return Path(shutil.copytree(EXAMPLES / "stadtfest", tmp_path / "stadtfest", ignore=_RUNS))


@pytest.fixture
def vergabe(example: Path) -> Path:
    """The tender and the offers of the example, without the plan of the event: most of the time of a check is that."""
    (example / "veranstaltung.xlsx").unlink()
    return example


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A copy of the example without mistakes."""
    return Path(shutil.copytree(EXAMPLES / "stadtfest-sauber", tmp_path / "stadtfest-sauber", ignore=_RUNS))


@pytest.fixture
def tender(clean: Path) -> bytes:
    """A sound workbook, to be broken."""
    return (clean / "ausschreibung.xlsx").read_bytes()
