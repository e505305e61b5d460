"""Writing reports: a file is there whole or not at all."""

import os
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

_PREFIX = ".stimmig-"
_STALE = 3600
"""Seconds after which a file that was never finished belongs to a process that died."""


def write_whole(files: Mapping[Path, bytes]) -> None:
    """Write files completely or leave the old ones: all are written beside their targets first, then renamed.

    Raises OSError; nothing is left behind then. What a killed process left behind, a later call takes away.
    """
    ready: list[tuple[str, Path]] = []
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(prefix=_PREFIX, dir=path.parent)
            ready.append((temporary, path))
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
        if folders := [str(path) for path in files if path.is_dir()]:
            raise IsADirectoryError(21, "dort liegt ein Ordner", folders[0])
        mask = os.umask(0)
        os.umask(mask)
        for temporary, path in ready:
            Path(temporary).chmod(0o666 & ~mask)  # mkstemp makes files that only their owner may read
            Path(temporary).replace(path)
    finally:
        for temporary, _ in ready:
            Path(temporary).unlink(missing_ok=True)
    _tidy({path.parent for path in files})


def _tidy(folders: set[Path]) -> None:
    """Take away what killed processes left. Not being allowed to is no reason to fail: the reports are written."""
    for folder in folders:
        for path in folder.glob(f"{_PREFIX}*"):
            try:
                if path.is_file() and time.time() - path.stat().st_mtime > _STALE:
                    path.unlink()
            except OSError:
                continue
