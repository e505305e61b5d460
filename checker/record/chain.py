"""A chain of entries in a text file: one JSON line each, with the hash of its own bytes and of the entry before.

    {"prev":"<hash>","entry":{...},"hash":"<sha256 of the raw bytes before this key>"}

Nothing is ever rewritten. A line torn off by a crash stays, is reported, and is marked by the next write. The lock is
a file that exists, so that it works on Windows and on network shares.
"""

import hashlib
import json
import os
import secrets
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from checker.config import ConfigError
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.model.werte import harmless_json

GENESIS = "0" * 64
"""What the first entry follows."""
TORN = "torn"
"""Kind of the entry that marks a torn line before it."""
_TAIL = regex(rb',"hash":"([0-9a-f]{64})"\}')
_TAIL_LENGTH = len(b',"hash":""}') + 64
LOCK_SECONDS = 60
"""How long a writer waits for another one."""
EMPTY_LOCK_SECONDS = 3
"""How long an empty lock file may stand. Its writer died before it could say who it is; nobody else would remove it."""


class ChainError(ConfigError):
    """The file cannot be written or read; the text is German. Said wherever a wrong file beside the workbooks is."""


class Entry(NamedTuple):
    """One line of a chain."""

    hash: str
    prev: str
    content: Mapping[str, Any]
    line: int


class Chain(NamedTuple):
    """What a file holds: its sound entries and everything that is wrong with it, in German."""

    entries: tuple[Entry, ...]
    problems: tuple[str, ...]
    torn: bytes
    """Bytes of an unfinished last line, and of one before it that nobody could mark."""
    cut: bool = False
    """True if the last entry is whole but its line break is missing."""

    @property
    def head(self) -> str:
        """Hash of the last sound entry; empty if there is none."""
        return self.entries[-1].hash if self.entries else ""


def _sealed(prev: str, content: Mapping[str, Any]) -> tuple[bytes, str]:
    """The line of an entry without its line break, and its hash."""
    text = json.dumps({"prev": prev, "entry": content}, ensure_ascii=False, sort_keys=False, separators=(",", ":"))
    body = harmless_json(text).encode(errors="replace")[
        :-1
    ]  # half a character from the command line must not stop the writing
    digest = hashlib.sha256(body).hexdigest()
    return body + f',"hash":"{digest}"}}'.encode(), digest


def _opened(raw: bytes, number: int) -> Entry | None:
    """The entry of a line, or None if its bytes do not fit its hash."""
    tail = _TAIL.fullmatch(raw[-_TAIL_LENGTH:])
    body = raw[:-_TAIL_LENGTH]
    if not tail or hashlib.sha256(body).hexdigest() != tail[1].decode():
        return None
    try:
        content = json.loads(body + b"}")
        prev, entry = content["prev"], content["entry"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return Entry(tail[1].decode(), prev, entry, number) if isinstance(entry, dict) else None


def parse(data: bytes) -> Chain:
    """Read a chain and find what does not fit: changed bytes, missing or exchanged lines, a torn end."""
    lines = data.split(b"\n")
    rest = lines.pop()
    cut = bool(rest) and _opened(rest, 0) is not None
    entries: list[Entry] = []
    problems: list[str] = []
    bad: list[tuple[int, bytes]] = []
    for number, raw in enumerate([*lines, rest] if cut else lines, 1):
        entry = _opened(raw, number)
        if entry is None:
            bad.append((number, raw))
            continue
        marks = entry.content.get("kind") == TORN
        if not (marks and bad and entry.content.get("sha256") == _lost([raw for _, raw in bad])):
            problems += _changed(bad)
            if marks and not bad:
                problems.append(f"Zeile {number} vermerkt eine abgerissene Zeile, die es nicht gibt.")
        bad = []
        if entry.prev != (entries[-1].hash if entries else GENESIS):
            problems.append(f"Zeile {number} schließt nicht an die Zeile davor an.")
        entries.append(entry)
    if any(not raw or _TAIL.fullmatch(raw[-_TAIL_LENGTH:]) for _, raw in bad):
        problems += _changed(bad)  # a torn line has no hash at its end
        bad = []
    torn = [raw for _, raw in bad] + ([rest] if rest and not cut else [])
    return Chain(tuple(entries), tuple(problems), b"\n".join(torn), cut)


def _lost(torn: Iterable[bytes]) -> str:
    """By what the entry that marks torn lines knows them: more than one, if the marking was torn off too."""
    return hashlib.sha256(b"\n".join(torn)).hexdigest()


def _changed(bad: Iterable[tuple[int, bytes]]) -> list[str]:
    return [f"Zeile {number} ist verändert oder beschädigt." for number, _ in bad]


def read(path: Path) -> Chain:
    """The chain in a file; empty if there is no file. Raises ChainError if it cannot be read."""
    try:
        return parse(path.read_bytes())
    except FileNotFoundError:
        return Chain((), (), b"")
    except OSError as error:
        raise ChainError(f"{path}: die Datei ist nicht lesbar. Bitte die Zugriffsrechte prüfen.") from error


def append(path: Path, contents: Iterable[Mapping[str, Any]]) -> list[Entry]:
    """Add entries in one write, under the lock. Raises ChainError if another writer does not finish or on a damaged file.

    A torn last line is closed and marked first, so that nothing is lost and everything is said.
    """
    try:
        with _locked(path):
            return _append(path, list(contents))
    except OSError as error:
        raise ChainError(f"{path}: Schreiben ist nicht möglich. Bitte Ordner und Zugriffsrechte prüfen.") from error


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Nobody else writes this chain meanwhile. Raises ChainError if another writer does not finish."""
    from filelock import SoftFileLock, Timeout  # imported late: only writing needs it

    lock = path.with_name(f"{path.name}.lock")
    holder = SoftFileLock(lock, poll_interval=0.02)
    end = time.monotonic() + LOCK_SECONDS
    while True:
        seen = _empty(lock)
        try:
            holder.acquire(timeout=EMPTY_LOCK_SECONDS)
            break
        except Timeout as error:
            if seen and _empty(lock) == seen:
                _remove_empty(lock)
            if time.monotonic() > end:
                raise ChainError(
                    f"{path}: eine andere Prüfung schreibt gerade. Bitte gleich noch einmal versuchen. "
                    f"Läuft sicher keine mehr, bitte die Datei {lock.name} löschen."
                ) from error
    try:
        yield
    finally:
        holder.release()


def _empty(lock: Path) -> tuple[int, int] | None:
    """What an empty lock file is known by; None if there is none or if it names its writer."""
    try:
        state = lock.stat()
    except OSError:
        return None
    return None if state.st_size else (state.st_ino, state.st_mtime_ns)


def _remove_empty(lock: Path) -> None:
    """Take an empty lock file away. Moved first and looked at again: another writer may have put its own there."""
    aside = lock.with_name(f"{lock.name}.{secrets.token_hex(8)}")
    try:
        lock.rename(aside)
    except OSError:
        return  # another writer was faster
    if aside.stat().st_size:
        aside.rename(lock)
    else:
        aside.unlink()


def _append(path: Path, contents: list[Mapping[str, Any]]) -> list[Entry]:
    data = path.read_bytes() if path.exists() else b""
    chain = parse(data)
    if chain.problems:
        raise ChainError(f"{path}: die Prüfakte ist verändert. Bitte zuerst „stimmig record verify“ aufrufen.")
    block = b"" if not data or data.endswith(b"\n") else b"\n"
    if chain.torn:
        contents = [
            {"kind": TORN, "sha256": _lost([chain.torn]), "bytes": len(chain.torn)},
            *contents,
        ]
    prev, made = chain.head or GENESIS, []
    for content in contents:
        line, digest = _sealed(prev, content)
        block += line + b"\n"
        made.append(Entry(digest, prev, content, 0))
        prev = digest
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    try:
        written = 0
        while written < len(block):
            written += os.write(handle, block[written:])
        os.fsync(handle)
    finally:
        os.close(handle)
    return made


def verify(path: Path, expect: str = "") -> list[str]:
    """What is wrong with a chain, in German; empty if nothing is.

    `expect` is a head that was printed in a report: it finds a chain that was cut or wholly rewritten.
    """
    chain = read(path)
    problems = list(chain.problems)
    if chain.torn:
        problems.append("Die letzte Zeile ist abgerissen; der nächste Eintrag vermerkt das.")
    if chain.cut:
        problems.append("Der letzten Zeile fehlt ihr Ende; der nächste Eintrag ergänzt es.")
    if expect and not any(entry.hash.startswith(expect.lower()) for entry in chain.entries):
        problems.append(f"Der Stand {expect} kommt nicht vor: die Prüfakte wurde gekürzt oder neu geschrieben.")
    return problems
