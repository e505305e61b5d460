"""Writers are killed, write at once, and somebody changes their bytes: in small numbers here, in large ones with `make acceptance`."""

import os
import sys
from pathlib import Path

import pytest

from benchmarks import record
from checker.report.files import write_whole

ACCEPTANCE = os.environ.get("HYPOTHESIS_PROFILE") == "acceptance"
KILLS, DECISIONS = (100, 500) if ACCEPTANCE else (10, 50)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL gibt es dort nicht")
def test_a_killed_writer_leaves_the_old_file_the_new_one_or_one_torn_line() -> None:
    problems, found = record.kills(KILLS)
    assert problems == [], found
    assert "alt" in found and "neu" in found, "both were met, or the moments were no moments of writing"


def test_two_processes_at_once_lose_nothing() -> None:
    problems, found = record.two_writers(DECISIONS)
    assert problems == [], found


@pytest.mark.skipif(not ACCEPTANCE, reason="in Kürze in test_record.py")
def test_every_change_of_a_decided_dossier_is_found() -> None:
    problems, found = record.bytes_changed()
    assert problems == [], found


def test_what_a_killed_process_left_is_taken_away_later(tmp_path: Path) -> None:
    old, fresh = tmp_path / ".stimmig-alt", tmp_path / ".stimmig-jetzt"
    for path in (old, fresh):
        path.write_bytes(b"halb")
    os.utime(old, (0, 0))
    write_whole({tmp_path / "report.html": b"ganz"})
    assert sorted(path.name for path in tmp_path.iterdir()) == [".stimmig-jetzt", "report.html"]
