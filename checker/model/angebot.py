"""An offer: the bidder's statements and one price row a position."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from checker.model.zeile import Zeile, Zeilen, feld, zeile


@zeile
class Preis(Zeile):
    """A bidder's price for one position. Prices are net, in EUR."""

    name = "Position"
    blatt = "Positionen"
    braucht = (("oz", "kurztext"), ("ep", "gp"))
    key = ("oz",)
    oz: str = feld("OZ", "Pos.", "Pos.-Nr.", "Position", "Ordnungszahl", "Positionsnummer")
    los: str = feld("Los", "Los-Nr.", "Losnummer", optional=True)
    kurztext: str = feld("Kurztext", "Bezeichnung", "Leistung", "Beschreibung", optional=True)
    langtext: str = feld("Langtext", "Leistungsbeschreibung", optional=True)
    menge: Decimal = feld("Menge", "Anzahl", "Stückzahl", optional=True)
    einheit: str = feld("Einheit", "ME", "Mengeneinheit", optional=True)
    ep: Decimal = feld("Einheitspreis", "EP", "E-Preis", "Preis je Einheit", "Einzelpreis", unit="EUR")
    gp: Decimal = feld("Gesamtpreis", "GP", "Gesamtbetrag", "Betrag", "Positionspreis", unit="EUR", optional=True)
    bemerkung: str = feld("Bemerkung", "Hinweis", "Anmerkung", optional=True)


@zeile
class Angebot(Zeile):
    """An offer. `preise` are its price rows; the other fields are what the bidder states about the whole."""

    name = "Angebot"
    blatt = "Angebot"
    key = ("bieter",)
    preise: Zeilen[Preis]
    bieter: str = feld("Bieter", "Firma", "Bietername", "Anbieter")
    datum: date = feld("Datum des Angebots", "Angebotsdatum", "Datum", optional=True)
    nachlass: Decimal = feld("Nachlass", "Rabatt", unit="%", optional=True)
    skonto: Decimal = feld("Skonto", unit="%", optional=True)
    skontofrist: int = feld("Skontofrist", unit="Tage", optional=True)
    umsatzsteuer: Decimal = feld("Umsatzsteuer", "USt", "MwSt", "Mehrwertsteuer", unit="%", optional=True)
    netto: Decimal = feld("Angebotssumme netto", "Summe netto", "Netto", unit="EUR", optional=True)
    nachlass_betrag: Decimal = feld("Nachlass als Betrag", "Nachlassbetrag", unit="EUR", optional=True)
    nach_nachlass: Decimal = feld(
        "Summe nach Nachlass", "Netto nach Nachlass", "Nettosumme nach Nachlass", unit="EUR", optional=True,
        help="nur ausfüllen, wenn die Angebotssumme netto vor dem Nachlass steht",
    )  # fmt: skip
    brutto: Decimal = feld("Angebotssumme brutto", "Summe brutto", "Brutto", unit="EUR", optional=True)
    steuergrund: str = feld(
        "Grund der Steuerfreiheit", optional=True, help="bei 0 %: § 19 UStG, § 4 Nr. 20 UStG oder anderes"
    )
    sitz: str = feld("Sitzland", "Sitz", optional=True, help="leer = Deutschland")

    def __init__(self, /, preise: Iterable[Preis] = (), **values: object) -> None:
        Zeile.__init__(self, **values)
        object.__setattr__(self, "preise", Zeilen(preise))

    @property
    def anbieter(self) -> str:
        """Who offers: the bidder, or the file of an offer that names nobody, for only that tells it from others."""
        return self.bekannt("bieter") or (self._tabelle.file if self._tabelle else "unbekannt")

    @property
    def summenfeld(self) -> str:
        """The field with the net sum that the bidder asks for: `netto`, unless a sum after the discount follows it."""
        return "netto" if self.leer("nach_nachlass") else "nach_nachlass"

    @property
    def schluessel(self) -> str:
        return f"{self.name} {self.anbieter}" if self._tabelle or self.bekannt("bieter") else self.name

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return _rebuild, (list(self.preise), self.values())


def _rebuild(preise: list[Preis], values: dict[str, object]) -> Angebot:
    return Angebot(preise, **values)
