"""Cases drawn at random: the same seed gives the same case, and everything expected is known by construction.

Convention: only what has one reading is drawn. A text amount has two decimals, so its column settles itself; a quantity
as text is whole and below 1000 or has two decimals; kinds other than "Normal" never count in a sum.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from .case import Case
from .draft import As, D, Draft, Sheet
from .printed import Column, Item, Printer, Table
from .vocabulary import BIDDERS, ENGLISH, ESTIMATE_GROUPS, GERMAN, LETTERHEAD, THOUSANDS, UNITS

MODES = ("lv", "nebeneinander", "nebeneinander", "nebeneinander", "mappen", "blaetter")


def generate(seed: int) -> Case:
    return _Drawing(seed).case()


class _Drawing:
    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.mode = self.rng.choice(MODES)
        self.d = Draft(f"generated_{seed}", f"drawn: {self.mode}")
        self.language = self.rng.choice((GERMAN, GERMAN, GERMAN, ENGLISH))
        self.scale = D(1000) if self.often(0.12) else D(1)
        self.titles = tuple(self.rng.sample(self.language.titles, self.rng.randint(1, 3)))
        self.oz_style = self.rng.choice(("dotted", "dotted", "gaeb", "number", "padded"))
        self.kinds_in_column = self.language is GERMAN and self.often(0.3)
        self.items = self._items()
        count = 0 if self.mode == "lv" else self.rng.randint(1, 6 if self.mode == "nebeneinander" else 3)
        self.names = self.rng.sample(BIDDERS, count)
        self.prices = [tuple(self._near(item.estimate) for item in self.items) for _ in self.names]

    def often(self, share: float) -> bool:
        return self.rng.random() < share

    def _near(self, estimate: Decimal) -> Decimal:
        step = D(10) if self.scale > 1 else D("0.1")
        return max(step, round(estimate * self.rng.randint(85, 120) / 100 / step) * step)

    def _items(self) -> tuple[Item, ...]:
        things = iter(self.rng.sample(self.language.things, len(self.language.things)))
        items: list[Item] = []
        for title in range(len(self.titles)):
            for number in range(1, self.rng.randint(2, 6) + 1):
                items.append(self._item(title, number, len(items) + 1, next(things)))
        return tuple(items)

    def _item(self, title: int, number: int, count: int, thing: str) -> Item:
        oz, cell = {
            "dotted": (f"{title + 1}.{number}", f"{title + 1}.{number}"),
            "gaeb": (f"{title + 1:02}.{number:02}.0010", f"{title + 1:02}.{number:02}.0010"),
            "number": (str(count), As(count, str(count))),
            "padded": (f"{count:03}", f"{count:03}"),
        }[self.oz_style]
        kinds = sorted(self.language.kinds)
        art = self.rng.choice(kinds) if kinds and number > 1 and self.often(0.12) else "Normal"
        prose = "" if art == "Normal" or self.kinds_in_column else self.rng.choice(self.language.kinds[art])
        menge = D(self.rng.choice((1, 2, 4, 12, 30, 120, 1200))) + self.rng.choice((D(0), D(0), D(0), D("0.5")))
        step = D(10) if self.scale > 1 else D("0.1")
        estimate = step * self.rng.randint(20, 400) * self.rng.choice((1, 1, 20))
        unit = self.rng.choice(self.language.units)
        return Item(oz, cell, thing, prose + thing, menge, unit, art, title, estimate)

    def case(self) -> Case:
        estimate = self.often(0.4)
        for name in self.names:
            self.d.bidder(name)
        everyone = range(len(self.names))
        if self.mode in ("lv", "nebeneinander"):
            sheet = self.d.sheet(self.rng.choice(("LV", "Tabelle1", "Preisspiegel")), "vergabe.xlsx")
            self._print(sheet, everyone, estimate=estimate, known=False)
            return self.d.case()
        book = self.d.book("lv.xlsx")
        self._print(book.sheet("LV"), (), estimate=estimate, known=False)
        for bidder in everyone:
            book = self.d.book(f"angebot-{bidder + 1}.xlsx") if self.mode == "mappen" else book
            sheet = book.sheet("Angebot" if self.mode == "mappen" else self.names[bidder])
            self._print(sheet, (bidder,), estimate=False, known=True)
        return self.d.case()

    def _print(self, sheet: Sheet, bidders: Sequence[int], *, estimate: bool, known: bool) -> None:
        col = self.rng.choice((0, 0, 0, 1, 2, 5))
        row = self._letterhead(sheet, col, bidders[0] if known and self.mode == "mappen" else None)
        beside = self.mode == "nebeneinander"
        columns = self._columns(bidders, estimate=estimate, beside=beside)
        heading_rows = self.rng.randint(1, 3)
        if heading_rows == 3 and not beside:
            columns = self._in_parts(columns)
        summed = any(column.field == "schaetzbetrag" or column.field.startswith("gp") for column in columns)
        table = Table(
            columns=columns,
            row=row,
            col=col,
            heading_rows=heading_rows,
            tall=self.often(0.5),
            numbered_titles=self.oz_style in ("dotted", "gaeb") and self.often(0.6),
            unit_form=self.rng.choice(("{} ({})", "{} [{}]", "{} in {}")),
            name_form=self.rng.choice(("{0} {1}", "{0}\n{1}", "{1}\n{0}", "{1} - {0}")),
            wide_titles=self.often(0.2),
            hidden_rows=frozenset(self.rng.sample(range(len(self.items)), self.rng.choice((0, 0, 0, 1, 2)))),
            titles=self.titles,
            subtotals=summed and self.often(0.5),
            total=summed and self.often(0.6),
            formulas=not any(column.as_text for column in columns if column.field[:2] == "gp") and self.often(0.6),
            scale=self.scale,
            language=self.language,
        )
        printer = Printer(self.d, sheet, table, self.rng, {bidder: self.prices[bidder] for bidder in bidders})
        named = printer.headings()
        if beside:
            for bidder in bidders:
                self.d.named(bidder, sheet.at(named[self.names[bidder]]))
        printer.body(self.items, known=known)

    def _in_parts(self, columns: tuple[Column, ...]) -> tuple[Column, ...]:
        """The specification and the prices, each below a heading of its own."""
        parts = self.language.parts
        return tuple(replace(column, group=parts[column.field[:2] in ("ep", "gp", "sc")]) for column in columns)

    def _letterhead(self, sheet: Sheet, col: int, bidder: int | None) -> int:
        """Prints lines of a letterhead, the bidder's name among them, and returns the row of the headings."""
        lines = self.rng.sample(LETTERHEAD, self.rng.choice((0, 0, 2, 4, 6)))
        column = "ABCDEF"[col]
        for row, line in enumerate(lines, 1):
            sheet.put(f"{column}{row}", line)
        row = len(lines) + 1
        if bidder is not None:
            sheet.put(f"{column}{row}", self.rng.choice(self.language.bidder))
            self.d.named(bidder, sheet.put(f"{'BCDEFG'[col]}{row}", self.names[bidder]))
            row += 1
        return row + self.rng.choice((1, 2, 5)) if row > 1 else self.rng.choice((1, 1, 3, 9, 15))

    def _columns(self, bidders: Sequence[int], *, estimate: bool, beside: bool) -> tuple[Column, ...]:
        lead = [self._column("oz"), self._column("kurztext"), *self._shuffled()]
        if self.kinds_in_column:
            lead.insert(self.rng.choice((2, len(lead))), self._column("art"))
        if self.often(0.25):
            extra = Column("", self.rng.choice(("", self.language.remark)))
            lead.insert(
                self.rng.randint(1, len(lead)),
                replace(extra, hidden=True) if extra.heading and self.often(0.4) else extra,
            )
        unit = self.rng.choice(THOUSANDS if self.scale > 1 else UNITS)
        money = replace(Column(""), unit=unit, as_text=self.scale == 1 and self.often(0.25))
        group = self._price_group(money, beside=beside)
        priced = [
            replace(column, field=column.field.replace("#", str(bidder)), group=self.names[bidder] if beside else "")
            for bidder in bidders
            for column in group
        ]
        own = self._estimate_columns(money, grouped=beside and self.often(0.6)) if estimate else []
        return tuple(lead + (own + priced if self.often(0.6) else priced + own))

    def _shuffled(self) -> list[Column]:
        pair = [self._column("menge"), self._column("einheit")]
        return pair if self.often(0.8) else pair[::-1]

    def _column(self, field: str, kind: str = "", like: Column | None = None) -> Column:
        heading = self.rng.choice(self.language.headings[kind or field])
        style = self.rng.random()
        if style < 0.15:
            heading = heading.upper()
        elif style < 0.25:
            heading = heading.replace(" ", "\n", 1)
        elif style < 0.35:
            heading += self.rng.choice((" ", "\u00a0"))
        as_text = field == "menge" and self.often(0.15)
        return replace(like or Column("", as_text=as_text), field=field, heading=heading)

    def _price_group(self, like: Column, *, beside: bool) -> list[Column]:
        """The columns of one bidder; all bidders of a sheet have the same headings."""
        pair = [self._column("ep#", "ep", like), self._column("gp#", "gp", like)]
        third = self.rng.choice(("", "", "copy", "remark")) if beside else ""
        if third == "copy":
            return [self._column("copy", "menge"), *pair]
        if third == "remark":
            return [*pair, Column("", self.language.remark)]
        return pair

    def _estimate_columns(self, like: Column, *, grouped: bool) -> list[Column]:
        """The office's estimate: told by its headings, or by the name of its group beside the bidders."""
        both = self.often(0.5)
        if not grouped:
            fields = ("schaetzpreis", "schaetzbetrag")[: 2 if both else 1]
            columns = [self._column(field, like=like) for field in fields]
        else:
            named = replace(like, group=self.rng.choice(ESTIMATE_GROUPS))
            columns = [self._column("schaetzpreis", "ep", named), self._column("schaetzbetrag", "gp", named)]
        return [replace(column, hidden=True) for column in columns] if self.often(0.15) else columns
