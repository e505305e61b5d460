"""How far a sheet reaches is never taken for less than it is, whatever its rows claim."""

from hypothesis import example, given
from hypothesis import strategies as st

from checker.model.fundstelle import a1
from checker.workbook.limits import Part, _corner

CELLS = st.lists(st.tuples(st.integers(1, 1_048_576), st.integers(1, 800)), min_size=1, max_size=12)


@given(CELLS, st.integers(1, 1_048_576), st.sampled_from(["", "0", "00"]))
@example([(99, 1), (100, 2)], 99, "")
@example([(1_000_000, 1)], 9, "0")
@example([(12, 27)], 12, "")
@example([(12, 26)], 12, "")
def test_no_cell_lies_beyond_the_corner(cells: list[tuple[int, int]], claimed: int, zeros: str) -> None:
    places = [(row, a1(row, column).rstrip("0123456789"), column) for row, column in cells]
    body = "".join(f'<c r="{letters}{zeros}{row}"><v>1</v></c>' for row, letters, _ in places)
    data = f'before<row r="{claimed}">{body}</row>'.encode()
    rows, columns = _corner(Part(data, 6, len(data)))
    assert rows >= max(row for row, _, _ in places)
    assert columns >= max(column for _, _, column in places)
    assert columns == max(column for _, _, column in places)
    assert rows in (claimed, max(row for row, _, _ in places))
