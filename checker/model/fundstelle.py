"""Where a value was found."""

from checker.model.tupel import NamedTuple


def column_letters(index: int) -> str:
    """Column letters of a 1-based column index: 1 -> "A", 27 -> "AA"."""
    letters = ""
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """1-based index of column letters: "A" -> 1, "AA" -> 27."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index


def a1(row: int, column: int) -> str:
    """A1 address of a 1-based row and column."""
    return f"{column_letters(column)}{row}"


class Fundstelle(NamedTuple):
    """A place in the dossier, as a person finds it again.

    `key` and `field` name what stands there by its natural key (OZ, Bieter, sheet and labels), never by its address:
    they are the identity of a finding and survive inserted rows.
    """

    file: str
    sheet: str = ""
    cell: str = ""
    line: int | None = None
    """1-based line of a text file; `cell` is then where a spreadsheet would show it."""
    field: str = ""
    """Heading of the field, as the model declares it."""
    key: str = ""

    def short(self) -> str:
        """Without the file: `Positionen!D7`, or `Zeile 7, Spalte D` of a text file."""
        if self.line is not None:
            letters = self.cell.rstrip("0123456789")
            return f"Zeile {self.line}, Spalte {letters}" if letters else f"Zeile {self.line}"
        if not self.sheet:
            return self.file
        plain = self.sheet.replace("_", "").isalnum() and not self.sheet[0].isdigit()
        sheet = self.sheet if plain else "'" + self.sheet.replace("'", "''") + "'"
        return f"{sheet}!{self.cell}" if self.cell else f"Blatt {sheet}"

    def zu(self, what: str) -> "Fundstelle":
        """The same place, for a finding about something that is missing there: by it the finding is told from others."""
        return self._replace(key=f"{self.key} / {what}")

    def __str__(self) -> str:
        short = self.short()
        return short if short == self.file else f"{self.file} {short}"
