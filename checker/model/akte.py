"""What happens around the offers: the Vermerk, letters, awards, and earlier orders of the house."""

from datetime import date
from decimal import Decimal
from typing import Literal

from checker.model.zeile import Zeile, feld, zeile

Schreibenart = Literal["Vorabinformation", "Absage", "Nachforderung", "Aufklärung", "Bieteranfrage", "Rüge"]
Weg = Literal["elektronisch", "Fax", "Post"]


@zeile
class Vermerk(Zeile):
    """The Vergabevermerk, one a dossier: its minimum content, each in a sentence or more (§ 8 Abs. 2 VgV)."""

    name = "Vermerk"
    teil, blatt = "vermerk", "Vermerk"
    kein = "kein Blatt „Vermerk“ im Dossier"
    gegenstand: str = feld("Auftraggeber, Gegenstand und Wert", optional=True)
    beruecksichtigt: str = feld("Berücksichtigte Bieter und Gründe", optional=True)
    ausgeschieden: str = feld("Ausgeschiedene Angebote und Gründe", optional=True)
    niedrig: str = feld("Ablehnung ungewöhnlich niedriger Angebote", optional=True)
    gewinner: str = feld("Gewinner und Gründe der Auswahl", optional=True)
    unterauftraege: str = feld("Unteraufträge", optional=True, help="Anteil und Namen, oder: keine")
    verfahrenswahl: str = feld("Begründung der Verfahrensart", optional=True)
    verzicht: str = feld("Gründe eines Verzichts auf die Vergabe", optional=True, help="oder: kein Verzicht")
    nicht_elektronisch: str = feld(
        "Gründe für andere als elektronische Mittel", optional=True, help="oder: nur elektronisch"
    )
    interessenkonflikte: str = feld(
        "Interessenkonflikte", optional=True, help="und was dagegen getan wurde, oder: keine"
    )
    gesamtvergabe: str = feld("Gründe gegen Lose", optional=True, help="oder: in Losen vergeben")
    ohne_gewichtung: str = feld("Gründe für fehlende Gewichtung", optional=True, help="oder: Gewichtung angegeben")
    abgeschlossen: date = feld("Vermerk abgeschlossen", optional=True)


@zeile
class Schreiben(Zeile):
    """A letter to a bidder, or from one."""

    name = "Schreiben"
    teil, blatt = "schreiben", "Schreiben"
    kein = "kein ausgefülltes Blatt „Schreiben“ im Dossier"
    braucht = (("art",), ("bieter",), ("datum", "frist"))
    key = ("art", "bieter")
    art: Schreibenart = feld("Art des Schreibens", "Schreiben")
    bieter: str = feld("Bieter", "Firma", "Bietername", "Empfänger")
    datum: date = feld("Datum des Schreibens", "Abgesandt am", "Datum", help="bei Anfrage und Rüge der Eingang")
    frist: date = feld("Frist", "Frist bis", optional=True, help="ein Kalendertag")
    weg: Weg = feld(
        "Versandweg",
        "Weg",
        optional=True,
        choices={"elektronisch": ("E-Mail", "Portal"), "Fax": (), "Post": ("Brief",)},
    )
    gewinner: str = feld("Name des Gewinners", optional=True)
    gruende: str = feld("Gründe", "Begründung", optional=True)
    fruehester_vertrag: date = feld("Frühester Vertragsschluss", optional=True)
    unterlagen: str = feld("Geforderte Unterlagen", "Unterlagen", optional=True)
    wertungsrelevant: bool = feld(
        "Unterlagen für die Wertung", optional=True, help="ja, wenn sie Zuschlagskriterien betreffen"
    )
    rechtsgrundlage: str = feld("Rechtsgrundlage", optional=True)
    folge: str = feld("Folge bei Fristversäumnis", optional=True)
    text: str = feld("Wortlaut", "Text", optional=True)
    kenntnis: date = feld("Kenntnis des Verstoßes am", optional=True, help="bei einer Rüge, soweit bekannt")
    beantwortet: date = feld("Beantwortet am", optional=True)
    namensfrage: bool = feld("Name des Gewinners erfragt", optional=True)


@zeile
class Zuschlag(Zeile):
    """An award that was made. Amounts are net, in EUR."""

    name = "Zuschlag"
    teil, blatt = "zuschlaege", "Zuschlag"
    kein = "kein ausgefülltes Blatt „Zuschlag“ im Dossier"
    braucht = (("bieter",), ("datum",))
    key = ("los", "bieter")
    los: str = feld("Los", "Los-Nr.", "Losnummer", optional=True)
    bieter: str = feld("Bieter", "Firma", "Bietername", "Auftragnehmer")
    datum: date = feld("Zuschlag am", "Zuschlag erteilt am", "Datum des Zuschlags")
    betrag: Decimal = feld("Zuschlagssumme netto", "Zuschlagssumme", unit="EUR", optional=True)
    unterschriften: int = feld("Unterschriften", "Zahl der Unterschriften", optional=True)


@zeile
class Auftrag(Zeile):
    """An earlier order of the house, for rotation and splitting. Amounts are net, in EUR."""

    name = "Auftrag"
    teil, blatt = "auftraege", "Aufträge"
    kein = "kein ausgefülltes Blatt „Aufträge“ im Dossier"
    braucht = (("lieferant",), ("wert",), ("datum",))
    key = ("lieferant", "gegenstand")
    datum: date = feld("Beauftragt am", "Auftragsdatum")
    lieferant: str = feld("Lieferant", "Auftragnehmer")
    gegenstand: str = feld("Gegenstand des Auftrags", "Gegenstand", optional=True)
    cpv: str = feld("CPV-Code", "CPV", optional=True)
    wert: Decimal = feld("Auftragswert netto", "Auftragswert", unit="EUR")
    direkt: bool = feld("Direktauftrag", optional=True)
