"""What can be wrong with a file, in German."""

SAVE_AGAIN = "Bitte in Excel öffnen und neu speichern."


class Unreadable(Exception):
    """A file cannot be read. `file` as the user knows it, `problem` and `remedy` are German sentences."""

    def __init__(self, file: str, problem: str, remedy: str) -> None:
        super().__init__(file, problem, remedy)
        self.file, self.problem, self.remedy = file, problem, remedy

    def __str__(self) -> str:
        return f"{self.file}: {self.problem} {self.remedy}"


class PackageError(Exception):
    """The content of a file is broken, hostile or too large. Both sentences are German; the file is named later."""

    def __init__(self, problem: str, remedy: str = SAVE_AGAIN) -> None:
        super().__init__(problem)
        self.remedy = remedy


def damaged(detail: str) -> PackageError:
    """A broken or hostile file; `detail` is a German sentence that says what is wrong in it."""
    return PackageError(f"Die Datei ist beschädigt: {detail}")
