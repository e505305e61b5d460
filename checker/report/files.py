"""Writing reports: a file is there whole or not at all."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_whole(files: Mapping[Path, bytes]) -> None:
    """Write files completely or leave the old ones: all are written beside their targets first, then renamed.

    Raises OSError; nothing is left behind then.
    """
    ready: list[tuple[str, Path]] = []
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(prefix=".stimmig-", dir=path.parent)
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
