"""How far a sheet reaches is never taken for less than it is, whatever its rows claim."""

from hypothesis import example, given
from hypothesis import strategies as st

from checker.model.fundstelle import a1
from checker.workbook.limits import Part, _corner
from checker.workbook.xml import telling

ROW = st.integers(1, 1_048_576)
CELLS = st.lists(st.tuples(ROW, st.one_of(st.integers(1, 26), st.integers(1, 800))), min_size=1, max_size=12)
ROWS = st.lists(st.tuples(ROW, CELLS, st.booleans()), min_size=1, max_size=4)
FIRST = '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row>'


@given(ROWS, st.sampled_from(["", "0", "00"]), st.booleans())
@example([(99, [(99, 1), (100, 2)], False)], "", True)
@example([(9, [(1_000_000, 1)], False)], "0", True)
@example([(12, [(12, 27)], False)], "", True)
@example([(12, [(12, 26)], True)], "", True)
def test_no_cell_lies_beyond_the_corner(
    rows: list[tuple[int, list[tuple[int, int]], bool]], zeros: str, wrapped: bool
) -> None:
    """Rows claim a number, and cells have their own; `own` rows hold only cells that are theirs, as a plain row does."""
    body, places = FIRST, [(1, 3)]
    for claimed, cells, own in rows:
        here = [(claimed if own else row, column) for row, column in cells]
        places += here
        texts = (f'<c r="{a1(row, column).rstrip("0123456789")}{zeros}{row}"><v>1</v></c>' for row, column in here)
        body += f'<row r="{zeros}{claimed}">{"".join(texts)}</row>'
    data = f"before{f'<sheetData>{body}</sheetData>' if wrapped else body}".encode()
    part = Part(data, 6, len(data))
    last, right = _corner(part, telling(part, {}))
    assert last >= max(row for row, _ in places)
    assert right == max(column for _, column in places)
    assert last <= max([*(row for row, _ in places), *(claimed for claimed, _, _ in rows)])


MANY = '<row r="1"><c r="A1"><v>1</v></c></row>' * 4_000
"""As many rows as a sheet has of which a sample tells where its cells probably end."""


@given(CELLS, st.integers(0, 2))
def test_a_sample_never_tells_too_little(cells: list[tuple[int, int]], where: int) -> None:
    """Of a large sheet a part tells where its cells probably end; rows beyond it are looked at."""
    body = "".join(f'<row r="{row}"><c r="{a1(row, column)}"><v>1</v></c></row>' for row, column in cells)
    data = f"<sheetData>{MANY * where}{body}{MANY * (2 - where)}</sheetData>".encode()
    part = Part(data, 0, len(data))
    assert _corner(part, telling(part, {})) == tuple(max(place[index] for place in cells) for index in (0, 1))
