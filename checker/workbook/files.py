"""The files of a dossier and how a report calls them."""

from collections.abc import Iterable
from pathlib import Path


def files_of(folder: Path) -> list[Path]:
    """All files of a folder; a link that leads nowhere is one too, so that it is named and not overlooked."""
    return sorted(p for p in folder.rglob("*") if p.is_file() or (p.is_symlink() and not p.exists()))


def name_of(file: Path, root: Path) -> str:
    """Where a file lies in the dossier."""
    try:
        name = (file.parent.resolve() / file.name).relative_to(root.resolve()).as_posix()
    except ValueError:
        name = file.name
    # a name from an old archive may not be UTF-8: no report could be written with it
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def originals(paths: Iterable[Path], root: Path) -> dict[str, list[Path]]:
    """The files that stand in a report under a name."""
    found: dict[str, list[Path]] = {}
    for path in paths:
        for file in files_of(path) if path.is_dir() else [path]:
            found.setdefault(name_of(file, root), []).append(file)
    return found
