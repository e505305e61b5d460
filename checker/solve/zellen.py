"""The cells in which the times of a plan stand, and what they say when something moves.

A cell with a value gets another one, written as the old one was. A formula stays: its time is moved through the one cell
that drives it. Whatever cannot be said in the cells of the user is fixed, and the reason is told.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from re import IGNORECASE

from checker.calc.ablauf import heisst
from checker.calc.rechnen import gleich
from checker.calc.zeiten import tagesbeginn
from checker.model.ablauf import Termin
from checker.model.formel import undurchsichtig, verweise
from checker.model.mappe import Mappe
from checker.model.regex import regex
from checker.model.zeit import TAG, Uhrzeit, ersetzt, uhrzeit
from checker.solve.nachtzeiten import FRUEH, TAGE, Nachtzellen
from checker.solve.rasterzellen import ZEITEN
from checker.solve.rechenzellen import EPOCHS, MINUTE, TIEF, Neu, Ort, Unbeweglich

__all__ = ["Unbeweglich", "Zeitzellen"]
_FOLGETAG = regex(r"\s*\(?(?:folgetag|(?:am )?nächste[rn] tag|\+\s?1(?:\s?tag)?)\)?\s*$", IGNORECASE)
"""What a text says of a time after midnight, and no longer says where it is before."""


class Zeitzellen(Nachtzellen):
    """The cells of the times of a plan."""

    def __init__(self, books: Iterable[Mappe], rows: Iterable[Termin], nachts: Collection[Termin] = ()) -> None:
        """`nachts`: see there."""
        super().__init__(books)
        self.nachts = nachts
        self.rows = list(rows)
        self.lengths = {place for row in self.rows if "dauer" in row.felder and (place := self.place(row, "dauer"))}
        """Cells that say how long something takes."""
        self.given = self._given()
        """Cells of lists such as the sheet of the event: what all rules rest on is no time of a record."""
        self.users: dict[Ort, set[Termin]] = {}
        """The records that a cell with a time or a day speaks for."""
        for row in self.rows:
            for name in (*ZEITEN, "datum"):
                if (place := self.place(row, name)) is not None:
                    self.users.setdefault(place, set()).add(row)
        self.gehalten = self._held()
        """The records that formulas keep where they are, and why."""

    def leer(self, row: Termin, name: str) -> Ort | None:
        """The empty cell of a field; None if there is no such column, or if something stands in it."""
        table = row.tabelle
        column = table.spalten.get(name) if table else None
        if table is None or column is None or not column.column or (column.rows is not None and name != "datum"):
            return None
        place = Ort(table.file, column.sheet or table.sheet, table.rows[row.nr], column.column)
        return place if self.value(place) is None and self.formula(place) is None else None

    def gefuellt(self, row: Termin, begin: datetime, minutes: int) -> dict[Ort, Neu]:
        """The cells that say when a record without times begins and ends. Raises Unbeweglich."""
        place = self.leer(row, "beginn")
        if place is None:
            raise Unbeweglich("für den Beginn ist keine leere Zelle da")
        epoch = EPOCHS[self.books[place.file].ab_1904]
        day = datetime.combine(begin.date(), time())
        known = begin.date() if row.tag_geerbt else row.bekannt("datum")  # see `tageszellen`
        own = self.leer(row, "datum")
        made: dict[Ort, Neu] = {}
        if known is None and own is None:
            made[place] = (begin - epoch) / timedelta(days=1)
        elif known is not None and known != begin.date():
            raise Unbeweglich("der Tag des Eintrags ist ein anderer")
        else:
            made[place] = (begin - day) / timedelta(days=1)
            if known is None and own is not None:
                made[own] = float((day - epoch).days)
        end = self.leer(row, "ende")
        if end is not None:
            until = begin + timedelta(minutes=minutes)
            whole = (known is None and own is None) or minutes >= TAG  # a time alone is one of the next 24 hours
            made[end] = (
                (until - epoch) / timedelta(days=1)
                if whole
                else (until - datetime.combine(until.date(), time())) / timedelta(days=1)
            )
        return made

    def _given(self) -> set[Ort]:
        found: set[Ort] = set()
        for (file, name), sheet in self.sheets.items():
            for table in sheet.tabellen:
                for column in table.spalten.values() if not issubclass(table.kind, Termin) else ():
                    found.update(
                        Ort(file, column.sheet or name, *column.stelle(nr, 0)) for nr in range(len(column.rows or ()))
                    )
        return found

    # -- what drives a time ---------------------------------------------------------------------------------------------

    def driver(self, place: Ort) -> Ort:
        """The cell through which a time is moved: itself, or the one time of day that its formula rests on."""
        if self.formula(place) is None:
            return place
        leaves = [leaf for leaf in self._leaves(place, 0) if self._is_time(leaf)]
        if any(leaf in self.given for leaf in leaves):
            raise Unbeweglich("die Zeit hängt an einer Angabe zur Veranstaltung")
        if len(leaves) > 1:  # a length may be written like a time of day
            leaves = [leaf for leaf in leaves if leaf in self.users] or leaves
        if len(leaves) != 1:
            raise Unbeweglich(
                "die Zeit ist eine Formel" + (" aus mehreren Zellen" if leaves else ", die keine Uhrzeit nennt")
            )
        return leaves[0]

    def eingabe(self, row: Termin) -> str:
        """The cell that is changed in place of a formula that says when a record begins; "" where there is none."""
        place = self.place(row, "beginn")
        try:
            driver = place if place is None or self.kopf(row) else self.driver(place)
        except Unbeweglich:
            return ""
        if driver is None or driver == place:
            return ""
        return row.fundstelle("beginn")._replace(sheet=driver.sheet, cell=driver.a1, line=None).short()

    def _leaves(self, place: Ort, depth: int) -> list[Ort]:
        text = self.formula(place)
        if text is None:
            return [place]
        if depth > TIEF or undurchsichtig(text):
            raise Unbeweglich("die Formel der Zeit ist nicht nachzurechnen")
        found: dict[Ort, None] = {}
        for name, area in verweise(text):
            sheet = self.sheet(place, name)
            if sheet is None or area.cells > TAG:
                raise Unbeweglich("die Formel der Zeit ist nicht nachzurechnen")
            for row in range(area.top, area.bottom + 1):
                for column in range(area.left, area.right + 1):
                    found.update(dict.fromkeys(self._leaves(Ort(place.file, sheet, row, column), depth + 1)))
        return list(found)

    def _is_time(self, place: Ort) -> bool:
        """True for a cell that says when something is, not how long it takes."""
        if place in self.lengths and place not in self.users:
            return False
        if place in self.users:
            return any(self.place(row, name) == place for row in self.users[place] for name in ZEITEN)
        return isinstance(self.value(place), (time, datetime))

    def _held(self) -> dict[Termin, str]:
        """Records whose time is a formula that nothing drives, and those whose times such a formula rests on."""
        found: dict[Termin, str] = {}
        for row in self.rows:
            for place in filter(None, (self._stands(row, name) for name in ZEITEN)):
                try:
                    self.driver(place)
                    if not self.kopf(row):
                        continue
                except Unbeweglich as why:
                    if not self.kopf(row):
                        found[row] = str(why)
                for user in self._feeding(place):
                    found.setdefault(user, f"an der Zeit hängt die Formel von {heisst(row)}")
        return found

    def _feeding(self, place: Ort) -> list[Termin]:
        """The records whose begin or end a formula rests on."""
        try:
            leaves = [leaf for leaf in self._leaves(place, 0) if self._is_time(leaf)]
        except Unbeweglich:
            return []
        return [row for leaf in leaves for row in self.rows if row in self.users.get(leaf, ())]

    def verbunden(self) -> list[list[Termin]]:
        """Records that can only move together, because one cell drives times of all of them. By their first record."""
        owner: dict[Ort, Termin] = {}
        parent: dict[Termin, Termin] = {row: row for row in self.rows}
        order = {row: number for number, row in enumerate(self.rows)}

        def root(row: Termin) -> Termin:
            while parent[row] is not row:
                parent[row] = row = parent[parent[row]]
            return row

        for row in self.rows:
            for place in (self.place(row, name) for name in ZEITEN):
                try:
                    driver = self.driver(place) if place is not None else None
                except Unbeweglich:
                    continue
                if driver is not None:
                    one, other = sorted((root(owner.setdefault(driver, row)), root(row)), key=order.__getitem__)
                    parent[other] = one
        groups: dict[Termin, list[Termin]] = {}
        for row in self.rows:
            groups.setdefault(root(row), []).append(row)
        return [rows for rows in groups.values() if len(rows) > 1]

    def grenzen(self, row: Termin) -> tuple[datetime, datetime] | None:
        """From when until before when a record may begin so that its cells can say it; None where the day can change.

        Raises Unbeweglich where its time cannot be changed at all. For what stands in a grid see `frei`.
        """
        if self.kopf(row):
            self.frei(row)
            return None
        for shift in (1, -1):
            try:
                self.changes(row, self.von(row) + timedelta(minutes=shift))
                break
            except Unbeweglich as problem:
                why = problem
        else:
            raise why
        try:
            self.changes(row, self.von(row) + TAGE)
        except Unbeweglich:
            day = tagesbeginn(row)
            if self.late(row):
                return day + FRUEH, day + TAGE + FRUEH
            since = day + timedelta(days=(row.von - day).days)
            return since, since + TAGE + (FRUEH if since == day and self.follows(row) else timedelta())
        return None

    # -- new values -----------------------------------------------------------------------------------------------------

    def changes(self, row: Termin, begin: datetime, known: Mapping[Ort, Neu] | None = None) -> dict[Ort, Neu]:
        """The cells that say that a record begins then and lasts as long as today. Raises Unbeweglich and Missing.

        `known`: what other records have changed already; a cell that is moved for another one is not written again.
        """
        if row in self.gehalten:
            raise Unbeweglich(self.gehalten[row])
        if self.kopf(row):
            raise Unbeweglich("der Eintrag zieht im Raster um")  # see `umzuege`
        made: dict[Ort, Neu] = dict(known or {})
        place = self.place(row, "beginn")
        if place is None:
            raise Unbeweglich("der Beginn steht in keiner eigenen Zelle")
        shift, bis = _minuten(begin - self.von(row)), row.bis + (self.von(row) - row.von)
        self._drive(place, shift, made)
        day, clock = self._day(row, place, begin, made), self.clock(row)
        start = _minuten(begin - day)
        span = None
        if clock.bis is not None and row.bekannt("ende") is None:
            ends = bis + timedelta(minutes=shift)
            span = _minuten(ends - day) if clock.bis > TAG else _later(clock.bis, shift)
        self._put(place, Uhrzeit(start, span, begin.date() if clock.tag else None), clock, made, {start})
        place, clock = self.place(row, "ende"), row.bekannt("ende")
        if place is not None and clock is not None:
            until = bis + timedelta(minutes=shift)
            last = _minuten(until - day)
            if clock.tag is not None:
                minutes = _minuten(until - datetime.combine(until.date(), time()))
            elif clock.minuten > TAG or isinstance(self.value(place), timedelta):
                minutes = last  # it says the night itself
            else:
                minutes = _later(clock.minuten, shift)
            said = {last, last - TAG} if last - TAG < start else {last}
            self._drive(place, shift, made)
            self._put(place, Uhrzeit(minutes, None, until.date() if clock.tag else None), clock, made, said)
        return {place: value for place, value in made.items() if place not in (known or {})}

    def _day(self, row: Termin, place: Ort, begin: datetime, made: dict[Ort, Neu]) -> datetime:
        """Midnight of the day under which the record stands afterwards; its day is written anew where it must be.

        `place`: where its begin stands; what drives that is moved already.
        """
        day, clock = tagesbeginn(row), self.clock(row)
        if clock.tag is not None:
            return datetime.combine(begin.date(), time())
        night = self.night(row, begin)
        if self.formula(place) is not None:
            moved = begin - timedelta(minutes=self._said(place, made))
            if moved.time() != time():
                raise Unbeweglich("die Formel der Zeit ist nicht nachzurechnen")
        else:
            own = clock.minuten >= TAG or isinstance(self.value(place), timedelta)
            if own and 0 <= _minuten(begin - day) < 2 * TAG:
                return day  # the cell says the night itself
            if night is not None:
                return night
            sides = [_minuten(moment - day) // TAG for moment in (row.von, begin)]
            moved = day + timedelta(days=sides[1] - sides[0])
        if moved not in (day, night):
            self._move_day(row, moved, made)
        return moved

    def _move_day(self, row: Termin, day: datetime, made: dict[Ort, Neu]) -> None:
        place, table = self.place(row, "datum"), row.tabelle
        own = place is not None and table is not None and place.row == table.rows[row.nr]
        if place is None or not own or self.users[place] != {row} or self.formula(place) is not None:
            raise Unbeweglich("der Tag steht nicht in einer eigenen Zelle")
        made[place] = self._date(place, day.date())

    def _date(self, place: Ort, day: date) -> Neu:
        value = self.value(place)
        if isinstance(value, (datetime, date)):
            return float((datetime.combine(day, time()) - EPOCHS[self.books[place.file].ab_1904]).days)
        if isinstance(value, str) and value.strip() == f"{_german(value):%d.%m.%Y}":
            return f"{day:%d.%m.%Y}"
        raise Unbeweglich("der Tag ist anders geschrieben")

    def _drive(self, place: Ort, shift: int, made: dict[Ort, Neu]) -> None:
        """Move the cell that drives a formula, with the records that begin there. Raises Unbeweglich."""
        driver = self.driver(place)
        if driver == place or driver in made:
            return
        for user in sorted(self.users.get(driver, ()), key=lambda user: user.nr):
            if self.place(user, "beginn") == driver:
                made.update(self.changes(user, self.von(user) + timedelta(minutes=shift), made))
        if driver in made:
            return
        value = self.value(driver)
        before = uhrzeit(value) if isinstance(value, (time, datetime, str)) else None
        if before is None:
            raise Unbeweglich("die Zelle, an der die Formel hängt, ist keine Uhrzeit")
        tag = None
        if before.tag is not None:
            tag = (datetime.combine(before.tag, time()) + timedelta(minutes=before.minuten + shift)).date()
        minutes = before.minuten + shift if tag is None else (before.minuten + shift) % TAG
        if not 0 <= minutes < TAG:
            raise Unbeweglich("die Uhrzeit läge an einem anderen Tag")
        made[driver] = self._written(driver, Uhrzeit(minutes, before.bis, tag), before)

    def _put(self, place: Ort, clock: Uhrzeit, old: Uhrzeit, made: dict[Ort, Neu], said: Collection[int]) -> None:
        """Write a time. A formula, whose driver is moved already, must say it: minutes of its day. Raises Unbeweglich."""
        if self.formula(place) is not None:
            epoch = EPOCHS[self.books[place.file].ab_1904]
            first = 0 if clock.tag is None else (datetime.combine(clock.tag, time()) - epoch).days * TAG
            wanted = said if clock.tag is None else {first + clock.minuten}
            if self._said(place, made) not in wanted:
                raise Unbeweglich("die Formel der Zeit ist nicht nachzurechnen")
            return
        for user in self.users.get(place, ()):
            if place not in (self.place(user, "beginn"), self.place(user, "ende")):
                raise Unbeweglich("die Zelle nennt auch den Tag anderer Einträge")
        made.setdefault(place, self._written(place, clock, old))

    def _said(self, place: Ort, made: Mapping[Ort, Neu]) -> int:
        """The minutes that a formula gives. Raises Unbeweglich where they cannot be calculated or are no whole ones."""
        found = self.number(place, made)
        minutes = None if found is None else round(found * TAG)
        if found is None or minutes is None or not gleich(found, minutes * MINUTE):
            raise Unbeweglich("die Formel der Zeit ist nicht nachzurechnen")
        return minutes

    def _written(self, place: Ort, clock: Uhrzeit, old: Uhrzeit) -> Neu:
        """A time as the cell says it, in its own way. Raises Unbeweglich."""
        value = self.value(place)
        if isinstance(value, str):
            night = (clock.bis or clock.minuten) > TAG
            try:
                return ersetzt(value if night else _FOLGETAG.sub("", value), clock)
            except ValueError as problem:
                raise Unbeweglich(str(problem)) from None
        if isinstance(value, datetime) and clock.tag is not None:
            moment = datetime.combine(clock.tag, time()) + timedelta(minutes=clock.minuten)
            return (moment - EPOCHS[self.books[place.file].ab_1904]) / timedelta(days=1)
        if isinstance(value, timedelta):
            return clock.minuten / TAG
        if isinstance(value, (int, float)) and value >= 1:  # a bare hour
            hours, rest = divmod(clock.minuten % TAG, 60)
            return f"{hours:02d}:{rest:02d}" if rest or not hours else float(hours)
        if isinstance(value, (time, float, int, datetime)):
            return clock.minuten % TAG / TAG
        raise Unbeweglich("die Zelle ist anders geschrieben")


def _minuten(span: timedelta) -> int:
    return int(span.total_seconds()) // 60


def _later(minutes: int, shift: int) -> int:
    """A time of day some minutes later, of the same kind: midnight at the end of a day stays 24:00 only if it moves there."""
    return (minutes + shift) % TAG if minutes <= TAG else minutes + shift


def _german(text: str) -> date:
    try:
        return datetime.strptime(text.strip(), "%d.%m.%Y").date()  # noqa: DTZ007 - a day
    except ValueError:
        raise Unbeweglich("der Tag ist anders geschrieben") from None
