"""What can be wrong with a file, in German."""


class Unreadable(Exception):
    """A file cannot be read. `file` as the user knows it, `problem` and `remedy` are German sentences."""

    def __init__(self, file: str, problem: str, remedy: str) -> None:
        super().__init__(file, problem, remedy)
        self.file, self.problem, self.remedy = file, problem, remedy

    def __str__(self) -> str:
        return f"{self.file}: {self.problem} {self.remedy}"
