"""How large an ods workbook becomes: repeated rows and cells are a few bytes in the file and many in memory."""

from checker.workbook.errors import damaged
from checker.workbook.limits import LAST_COLUMN, LAST_ROW, Budget, Extent
from checker.workbook.xml import make_parser

_CELLS = ("table:table-cell", "table:covered-table-cell")
_FILLED = ("office:value-type", "table:formula")


class _Content:
    """Counts rows, columns and text of each table, with everything that is repeated."""

    def __init__(self) -> None:
        self.budget = Budget()
        self.name = ""
        self.depth = 0
        """How deep in tables: a table inside of a cell is text of that cell."""
        self.row = self.last_row = self.last_column = self.column = 0
        self.row_times = self.cell_times = 1
        self.written = self.text = self.row_text = self.cell_text = 0
        self.filled = self.row_filled = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table":
            self.depth += 1
            if self.depth == 1:
                self.name = attributes.get("table:name", "")
                self.row = self.last_row = self.last_column = self.written = self.text = 0
        elif self.depth != 1:
            return
        elif tag == "table:table-row":
            self.row_times = _times(attributes, "table:number-rows-repeated", LAST_ROW)
            self.column = self.row_text = 0
            self.row_filled = False
        elif tag in _CELLS:
            self.written += 1
            self.cell_times = _times(attributes, "table:number-columns-repeated", LAST_COLUMN)
            self.cell_text = len(attributes.get("table:formula", "")) + len(attributes.get("office:string-value", ""))
            self.filled = any(name in attributes for name in _FILLED)
        elif tag == "text:s":
            self.cell_text += _times(attributes, "text:c", 2**31)

    def end(self, tag: str) -> None:
        if tag == "table:table":
            self.depth -= 1
            if self.depth == 0:
                self.budget.add(self.name, Extent(self.last_row, self.last_column, self.written, self.text))
        elif self.depth != 1:
            return
        elif tag == "table:table-row":
            self.row += self.row_times
            self.text += self.row_text * self.row_times
            if self.row_filled:
                self.last_row = self.row
        elif tag in _CELLS:
            self.column += self.cell_times
            self.row_text += self.cell_text * self.cell_times
            if self.filled or self.cell_text:
                self.row_filled = True
                self.last_column = max(self.last_column, self.column)

    def characters(self, text: str) -> None:
        self.cell_text += len(text)


def _times(attributes: dict[str, str], name: str, most: int) -> int:
    number = attributes.get(name, "1")
    if not number.isdecimal() or len(number) > 10:
        raise damaged("Eine Angabe zur Wiederholung von Zellen ist ungültig.")
    return min(int(number), most)


def check_content(xml: bytes) -> None:
    """Raises PackageError if the tables of a content.xml would become too large, ExpatError if it is broken."""
    content = _Content()
    parser = make_parser(content.start, content.end)
    parser.CharacterDataHandler = content.characters
    parser.Parse(xml, True)
