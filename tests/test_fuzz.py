"""Broken workbooks: whatever is wrong with a file, the check says so in German, soon and without eating the memory.

200 of them in `make test`, 2,000 in `make acceptance`: half drawn by hypothesis, which shrinks what it finds, half by
seeds, which run beside each other. STIMMIG_FUZZ_SEED moves the seeds; a failure names the seed it came from.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.broken import DOSSIER, broken
from tests.helpers import ROOT

COUNT = 2 * settings.default.max_examples
"""Of each half."""
FIRST = int(os.environ.get("STIMMIG_FUZZ_SEED", "0"))
WORKERS = 2


class Child:
    """The program that checks; started anew when it has died."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process: subprocess.Popen[str] | None = None
        self.most: dict[str, Any] = {"seconds": 0.0, "memory": 0, "codes": {}}

    def check(self, name: str, data: bytes) -> str:
        """What went wrong, or "". A file of the example is checked in its place, every other one alone."""
        path = self.folder / name
        if (DOSSIER / name).exists():
            path = self.folder / "dossier"
            shutil.copytree(DOSSIER, path, dirs_exist_ok=True)
            (path / name).write_bytes(data)
        else:
            path.write_bytes(data)
        self.process = self.process or subprocess.Popen(
            [sys.executable, "-m", "tests.checked"], cwd=ROOT, text=True, encoding="utf-8", stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=(self.folder / "err").open("w"), env={**os.environ, "RUST_BACKTRACE": "0"},
        )  # fmt: skip
        assert self.process.stdin and self.process.stdout
        with contextlib.suppress(BrokenPipeError):  # it is dead: then it gives no answer either
            self.process.stdin.write(f"{path}\n")
            self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            code = self.process.wait()
            self.process = None
            return f"Ende mit {code}: {(self.folder / 'err').read_text(errors='replace')[-3000:]}"
        answer = json.loads(line)
        self.most["codes"][answer["code"]] = self.most["codes"].get(answer["code"], 0) + 1
        for what in ("seconds", "memory"):
            self.most[what] = max(self.most[what], answer[what])
        if answer["problem"]:
            self.close()  # what it has in memory must not speak about the next file
        return str(answer["problem"])

    def close(self) -> None:
        if self.process:
            self.process.communicate()
            self.process = None


@pytest.fixture(scope="module")
def children() -> Iterator[list[Child]]:
    with TemporaryDirectory() as folder:
        places = [Path(folder) / str(number) for number in range(WORKERS)]
        for place in places:
            place.mkdir()
        crew = [Child(place) for place in places]
        yield crew
        for child in crew:
            child.close()
        print([child.most for child in crew])


def test_seeds(children: list[Child]) -> None:
    def share(number: int) -> list[str]:
        found = []
        for seed in range(FIRST + number, FIRST + COUNT, WORKERS):
            name, data = broken(Random(seed))
            if problem := children[number].check(name, data):
                found.append(f"seed {seed}, {name}: {problem}")
        return found

    with ThreadPoolExecutor(WORKERS) as pool:
        problems = sorted(problem for found in pool.map(share, range(WORKERS)) for problem in found)
    assert not problems, "\n".join(problems)


@settings(max_examples=COUNT, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_drawn(children: list[Child], chance: Random) -> None:
    name, data = broken(chance)
    problem = children[0].check(name, data)
    assert not problem, f"{name}: {problem}"
