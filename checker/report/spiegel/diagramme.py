"""The charts of the sheet `Übersicht`: what is drawn are cells of the sheet, so it follows them."""

from typing import Any

from checker.offers.spiegeldaten import Spiegel, benennung
from checker.report.spiegel.bogen import Bogen, geworden

FARBEN = ("#1F6F8B", "#E08E45", "#5B8C5A", "#8E5572", "#B8A13A", "#4C5B8C", "#A34F3F", "#7A7A7A")
BALKEN = 30
"""Bars that a chart shows before it becomes a thicket."""
HOEHE = 20
"""Rows that a chart takes."""


class Diagramme:
    """Two charts of a sheet that has a column for each bidder; below each other where the sheet is wide."""

    def __init__(self, bogen: Bogen, spiegel: Spiegel, *, breit: bool) -> None:
        self.bogen, self.spiegel, self.breit = bogen, spiegel, breit

    def zeichnen(self, row: int, totals: int, decisive: tuple[int, int]) -> None:
        """Draw from a row on: the sums, which stand in the row `totals`, and the decisive positions from row to row."""
        spiegel, count, name = self.spiegel, len(self.spiegel.bieter), self.bogen.name
        chart = self.bogen.book.book.add_chart({"type": "bar"})
        chart.add_series(
            {
                "name": "Wertungssumme netto",
                "categories": [name, totals - _oberhalb(spiegel), 1, totals - _oberhalb(spiegel), count],
                "values": [name, totals, 1, totals, count],
                "categories_data": [bidder.name for bidder in spiegel.bieter],
                "values_data": [b.wertung if b.wertung is not None else "" for b in spiegel.bieter],
                "fill": {"color": FARBEN[0]}, "gap": 60,
                "data_labels": {"value": True, "num_format": "#,##0"},
            }
        )  # fmt: skip
        self._aufsetzen(chart, "Wertungssumme netto in EUR", row, 0, legend=False)
        first, last = decisive
        if last < first:
            return
        last = first + min(last - first, max(2, BALKEN // max(1, count)) - 1)
        shown = spiegel.entscheidend[: last - first + 1]
        bars = self.bogen.book.book.add_chart({"type": "bar"})
        for index, bidder in enumerate(spiegel.bieter):
            if bidder.gewertet:
                bars.add_series(
                    {
                        "name": f"{' ' * bidder.kurz.startswith('=')}{geworden(bidder.kurz)}",  # a name with = would be a cell
                        "categories": [name, first, 0, last, 0], "values": [name, first, 1 + index, last, 1 + index],
                        "categories_data": [benennung(e) for e in shown],
                        "values_data": [e.betraege[index] if e.betraege[index] is not None else "" for e in shown],
                        "fill": {"color": FARBEN[index % len(FARBEN)]}, "gap": 40,
                    }
                )  # fmt: skip
        self._aufsetzen(bars, "Positionen, die entscheiden: Gesamtpreis in EUR", row, 1, legend=True)

    def _aufsetzen(self, chart: Any, title: str, row: int, place: int, *, legend: bool) -> None:
        chart.set_title({"name": title, "name_font": {"size": 11}, "overlay": False})
        chart.set_legend({"position": "bottom"} if legend else {"none": True})
        chart.set_y_axis({"reverse": True, "num_font": {"size": 8}})
        chart.set_x_axis(
            {
                "num_format": "#,##0",
                "min": 0,
                "num_font": {"size": 8},
                "major_gridlines": {"visible": True, "line": {"color": "#DDDDDD"}},
            }
        )
        chart.set_size({"width": 620 if self.breit else 520 if place == 0 else 720, "height": 20 * HOEHE - 12})
        right, below = (0, (HOEHE + 1) * place) if self.breit else (530 * place, 0)
        self.bogen.sheet.insert_chart(
            row + below, 0, chart, {"x_offset": 4 + right, "y_offset": 2, "object_position": 2}
        )


def _oberhalb(spiegel: Spiegel) -> int:
    """Rows between the names and the sums that are charted."""
    return 7 if spiegel.wunsch.skonto else 5
