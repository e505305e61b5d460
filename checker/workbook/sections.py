"""Positions that stand on several sheets: which list counts, which are copies, and which lot a price belongs to."""

from collections.abc import Sequence

from checker.workbook.rowwords import section_art
from checker.workbook.sheets import Part

SAME = 0.8
"""Share of common positions from which two lists are copies of one."""


class Section:
    """A list of positions of the dossier."""

    def __init__(self, part: Part, *, explicit: bool) -> None:
        self.part = part
        self.explicit = explicit
        """True for a list of its own; False for the positions of a comparison of offers."""

    @property
    def fields(self) -> int:
        """How much a list says. Prices that nobody calls an estimate say less than those below such a name."""
        table = self.part.table
        return len(table.columns) + (2 if table.estimate else 0) - self.part.guessed


def settle(sections: Sequence[Section], priced: Sequence[Part]) -> list[Section]:
    """The lists that make the Leistungsverzeichnis, in order. Marks copies and names lots where numbers repeat."""
    lists = [section for section in sections if section.part.rows.records]
    if len(lists) <= 1:
        return lists
    clusters: list[list[Section]] = []
    for section in lists:
        home = next((c for c in clusters if _copies(c[0], section)), None)
        if home:
            home.append(section)
        else:
            clusters.append([section])
    files = {s.part.sheet.file for s in lists if s.explicit}
    chosen = [_chosen(cluster) for cluster in clusters]
    if files:  # a comparison of offers adds no position to the Leistungsverzeichnis of another workbook
        chosen = [s for s in chosen if s.explicit or s.part.sheet.file in files or not _known(s, chosen)]
    for cluster, one in zip(clusters, [_chosen(c) for c in clusters], strict=True):
        for section in cluster:
            if section is not one and section.explicit:
                section.part.copy_of = f"{one.part.sheet.file}, Blatt „{one.part.sheet.name}“"
                section.part.note(
                    [f"Wiederholt die Positionen von Blatt „{one.part.sheet.name}“; nicht noch einmal gelesen"]
                )
    _name_lots(chosen, priced)
    return chosen


def _known(section: Section, chosen: Sequence[Section]) -> bool:
    """True if most numbers of a comparison's positions stand in a Leistungsverzeichnis of its own."""
    numbers = {key.partition("|")[0] for key in section.part.marks()}
    lists = {key.partition("|")[0] for other in chosen if other.explicit for key in other.part.marks()}
    return len(numbers & lists) * 2 >= len(numbers)


def _copies(one: Section, other: Section) -> bool:
    if one.part.sheet is other.part.sheet:
        return False
    left, right = set(one.part.marks()), set(other.part.marks())
    common = len(left & right)
    return common >= SAME * min(len(left), len(right)) and common * 2 >= max(len(left), len(right))


def _chosen(cluster: Sequence[Section]) -> Section:
    """The list that says most; among equals a list of its own."""
    files = {section.part.sheet.file for section in cluster if section.explicit}
    own = [s for s in cluster if s.explicit or s.part.sheet.file in files] or list(cluster)
    return max(own, key=lambda s: (s.fields, s.explicit))


def _name_lots(chosen: Sequence[Section], priced: Sequence[Part]) -> None:
    numbers = [{key.partition("|")[0] for key in section.part.marks()} for section in chosen]
    clash = any(a & b - {""} for i, a in enumerate(numbers) for b in numbers[i + 1 :])
    arts = [section_art(section.part.sheet.name) for section in chosen]
    for section, art in zip(chosen, arts, strict=True):
        if clash and "los" not in section.part.table.columns and not section.part.rows.los:
            section.part.los = _title(section.part)
            section.part.note([f"Nummern kommen in mehreren Listen vor: als Los „{section.part.los}“ gelesen"])
        if art and not all(arts):
            section.part.art = art
            section.part.note(
                [
                    f"Alle Positionen als {art}spositionen gelesen, wie der Name des Blatts sagt"
                    if art == "Bedarf"
                    else "Alle Positionen als Wahlpositionen gelesen, wie der Name des Blatts sagt"
                ]
            )
    if not clash:
        return
    for part in priced:
        own = set(part.marks())
        best = max(chosen, key=lambda s: len(own & set(s.part.marks())))
        if not part.los and own & set(best.part.marks()):
            part.los = best.part.los


def _title(part: Part) -> str:
    """What a section is called: the title above its heading, else its sheet."""
    same = [other for other in part.sheet.parts if other.table.kind is part.table.kind]
    if len(same) > 1:
        for row in range(part.table.top - 1, max(0, part.table.top - 4), -1):
            line = part.sheet.blatt.values[row - 1]
            texts = [cell.strip() for cell in line if isinstance(cell, str) and cell.strip()]
            if texts:
                return " ".join(texts[0].split())[:60]
        return f"{part.sheet.name} {same.index(part) + 1}"
    return part.sheet.name
