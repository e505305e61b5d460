"""The tender: what is bought, how, by when, and the positions of the Leistungsverzeichnis."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from checker.model.werte import falten
from checker.model.zeile import Zeile, feld, zeile

Land = Literal[
    "Baden-Württemberg", "Bayern", "Berlin", "Brandenburg", "Bremen", "Hamburg", "Hessen", "Mecklenburg-Vorpommern",
    "Niedersachsen", "Nordrhein-Westfalen", "Rheinland-Pfalz", "Saarland", "Sachsen", "Sachsen-Anhalt",
    "Schleswig-Holstein", "Thüringen",
]  # fmt: skip
LAENDER: dict[str, tuple[str, ...]] = {
    "Baden-Württemberg": ("BW",), "Bayern": ("BY",), "Berlin": ("BE",), "Brandenburg": ("BB",), "Bremen": ("HB",),
    "Hamburg": ("HH",), "Hessen": ("HE",), "Mecklenburg-Vorpommern": ("MV",), "Niedersachsen": ("NI", "NDS"),
    "Nordrhein-Westfalen": ("NW", "NRW"), "Rheinland-Pfalz": ("RP", "RLP"), "Saarland": ("SL",), "Sachsen": ("SN",),
    "Sachsen-Anhalt": ("ST",), "Schleswig-Holstein": ("SH",), "Thüringen": ("TH",),
}  # fmt: skip
Auftraggeberart = Literal["Bund", "Land", "Gemeinde", "Zuwendungsempfänger", "Sektorenauftraggeber"]
Leistungsart = Literal["Dienstleistung", "Lieferleistung", "Bauleistung", "Konzession"]
Alleinstellung = Literal["künstlerische Einzigartigkeit", "technische Gründe", "Ausschließlichkeitsrechte"]
Vergabeordnung = Literal["VgV", "VOB/A-EU", "UVgO", "VOB/A", "Satzung"]
Verfahrensart = Literal[
    "Offenes Verfahren",
    "Nicht offenes Verfahren",
    "Verhandlungsverfahren mit Teilnahmewettbewerb",
    "Verhandlungsverfahren ohne Teilnahmewettbewerb",
    "Öffentliche Ausschreibung",
    "Beschränkte Ausschreibung mit Teilnahmewettbewerb",
    "Beschränkte Ausschreibung ohne Teilnahmewettbewerb",
    "Verhandlungsvergabe mit Teilnahmewettbewerb",
    "Verhandlungsvergabe ohne Teilnahmewettbewerb",
    "Freihändige Vergabe",
    "Direktauftrag",
]
JA_NEIN = ("ja", "nein")


@zeile
class Vergabe(Zeile):
    """The procedure; one a dossier. Money is net, in EUR."""

    name = "Vergabe"
    teil, blatt = "vergabe", "Vergabe"
    kein = "kein Blatt „Vergabe“ im Dossier"
    vergabenummer: str = feld("Vergabenummer", "Vergabe-Nr.", "Aktenzeichen", optional=True)
    bezeichnung: str = feld("Bezeichnung", "Gegenstand", "Maßnahme", "Leistung", optional=True)
    auftraggeber: str = feld("Auftraggeber", "Vergabestelle", optional=True)
    auftraggeberart: Auftraggeberart = feld(
        "Art des Auftraggebers",
        choices={
            "Bund": (),
            "Land": (),
            "Gemeinde": ("Kommune", "Stadt"),
            "Zuwendungsempfänger": (),
            "Sektorenauftraggeber": (),
        },
    )
    land: Land = feld("Bundesland", "Land", choices=LAENDER)
    leistungsart: Leistungsart = feld("Leistungsart", "Auftragsart")
    cpv: str = feld("CPV-Code", "CPV", help="achtstellig, zum Beispiel 51313000-7")
    vergabeordnung: Vergabeordnung = feld(
        "Vergabeordnung", "Regelwerk", help="Satzung = nur § 75a GO NRW und die eigene Vergabesatzung"
    )
    verfahrensart: Verfahrensart = feld("Verfahrensart", "Verfahren", "Vergabeart")
    auftragswert: Decimal = feld("Geschätzter Auftragswert netto", "Auftragswert", "Schätzwert", unit="EUR")
    verfahrensbeginn: date = feld("Verfahrensbeginn", "Beginn des Verfahrens", help="Tag, an dem das Verfahren begann")
    bekanntmachung: date = feld("Absendung der Bekanntmachung", "Bekanntmachung")
    elektronisch: bool = feld("Elektronische Angebote", help="ja, wenn Angebote elektronisch angenommen werden")
    dringlich: bool = feld("Dringlichkeit", "Dringlich")
    dringlichkeitsgrund: str = feld("Begründung der Dringlichkeit", optional=True)
    angebotsfrist: datetime = feld("Angebotsfrist", "Ende der Angebotsfrist", help="Datum und Uhrzeit")
    bindefrist: date = feld("Bindefrist", "Ende der Bindefrist", "Zuschlagsfrist")
    vorabinformation: date = feld("Absendung der Vorabinformation", "Vorabinformation")
    zuschlag: date = feld("Zuschlag geplant", "Zuschlag", "Geplanter Zuschlag")
    aufforderung: date = feld(
        "Absendung der Aufforderung",
        "Aufforderung zur Angebotsabgabe",
        help="Tag, an dem die Bieter zum Angebot aufgefordert wurden; nicht bei offenen Verfahren",
    )
    teilnahmefrist: date = feld("Teilnahmefrist", "Ende der Teilnahmefrist", help="bei Teilnahmewettbewerb")
    einvernehmlich: bool = feld(
        "Angebotsfrist einvernehmlich",
        optional=True,
        help="ja, wenn alle Bieter zugestimmt haben; nur nach Teilnahmewettbewerb",
    )
    vorab_elektronisch: bool = feld("Vorabinformation elektronisch versandt", help="ja auch bei Fax")
    wenige_bieter_grund: str = feld("Begründung für wenige Bieter", optional=True, help="wenigstens ein Satz")
    aufgefordert: int = feld(
        "Aufgeforderte Bieter", "Zahl der aufgeforderten Bieter", help="nicht bei offenen Verfahren"
    )
    gefoerdert: bool = feld("Gefördert", "Förderung", optional=True)
    optionen: Decimal = feld(
        "Wert der Optionen und Verlängerungen netto", "Wert der Optionen", unit="EUR", optional=True
    )
    schaetzung_brutto: bool = feld("Schätzung enthält Umsatzsteuer", optional=True)
    rahmenvereinbarung: bool = feld("Rahmenvereinbarung", optional=True)
    laufzeit: int = feld("Laufzeit", "Vertragslaufzeit", unit="Monate", optional=True, help="mit Verlängerungen")
    unbefristet: bool = feld("Unbefristet", optional=True, help="ja, wenn kein Ende vereinbart ist")
    laufzeit_grund: str = feld("Begründung der Laufzeit", optional=True)
    monatswert: Decimal = feld("Geschätzter Monatswert netto", "Monatswert", unit="EUR", optional=True)
    hoechstwert: Decimal = feld("Höchstwert der Rahmenvereinbarung netto", "Höchstwert", unit="EUR", optional=True)
    komplex: bool = feld("Komplexe Leistung", optional=True, help="ja, wenn Angebote viel Arbeit machen")
    letzte_bieterinformation: date = feld("Letzte Information an Bieter", optional=True)
    frist_verlaengert: bool = feld("Angebotsfrist verlängert", optional=True, help="nach der letzten Information")
    bindefrist_grund: str = feld("Begründung der Bindefrist", optional=True)
    alleinstellung: Alleinstellung = feld("Grund für nur einen Bieter", optional=True)
    gesamtvergabe_grund: str = feld("Begründung der Gesamtvergabe", optional=True, help="warum nicht in Losen")
    loslimit_angebot: int = feld(
        "Angebotslimitierung", unit="Lose", optional=True, help="Lose, auf die ein Bieter bieten darf"
    )
    loslimit_zuschlag: int = feld(
        "Zuschlagslimitierung", unit="Lose", optional=True, help="Lose, die ein Bieter bekommen darf"
    )
    loslimit_bekanntgemacht: bool = feld("Loslimitierung bekanntgemacht", optional=True)
    loskombinationen: str = feld("Vorbehaltene Loskombinationen", optional=True, help="zum Beispiel: 1+2; 2+3")
    skonto_gefordert: bool = feld("Skonto wird gewertet", optional=True)
    nachforderung_ausgeschlossen: bool = feld("Nachforderung ausgeschlossen", optional=True)
    vorsteuerabzug: bool = feld("Vorsteuerabzug", optional=True, help="ja, wenn der Auftraggeber Vorsteuer abzieht")
    tariftreue: bool = feld("Tariftreue vereinbart", optional=True)
    wettbewerbsregister: date = feld("Abfrage des Wettbewerbsregisters", optional=True)
    statistikmeldung: date = feld("Meldung zur Vergabestatistik", optional=True)
    expost: date = feld("Bekanntmachung nach Zuschlag", optional=True)


@zeile
class Los(Zeile):
    """One lot. The estimate is net, in EUR."""

    name = "Los"
    teil, blatt = "lose", "Lose"
    kein = "kein ausgefülltes Blatt „Lose“ im Dossier"
    braucht = (("nummer",), ("schaetzwert",))
    key = ("nummer",)
    nummer: str = feld("Los", "Los-Nr.", "Losnummer")
    bezeichnung: str = feld("Bezeichnung", "Gegenstand", optional=True)
    schaetzwert: Decimal = feld("Geschätzter Wert netto", "Schätzwert", unit="EUR")
    herausgenommen: bool = feld(
        "Vergabe außerhalb des EU-Verfahrens", optional=True, help="ja, wenn das Los national vergeben wird"
    )


@zeile
class Kriterium(Zeile):
    """An award criterion and its weight in percent (60 = 60 %)."""

    name = "Kriterium"
    teil, blatt = "kriterien", "Kriterien"
    kein = "kein ausgefülltes Blatt „Kriterien“ im Dossier"
    braucht = (("bezeichnung",), ("gewicht",))
    key = ("bezeichnung",)
    bezeichnung: str = feld("Kriterium", "Zuschlagskriterium")
    gewicht: Decimal = feld("Gewicht", "Gewichtung", unit="%")


POSITIONSARTEN: dict[str, tuple[str, ...]] = {
    "Normal": ("N", "Normalposition", "Grundposition", "Grund"),
    "Bedarf": ("E", "B", "Bedarfsposition", "Eventual", "Eventualposition"),
    "Wahl": ("A", "W", "Wahlposition", "Alternativ", "Alternativposition"),
    "Zulage": ("Z", "Zulageposition"),
    "Stundenlohn": ("St", "Stundenlohnarbeit", "Regie"),
    "Hinweis": ("H", "Text", "Hinweisposition"),
}


@zeile
class Position(Zeile):
    """A position of the Leistungsverzeichnis. Estimates are net, in EUR."""

    name = "Position"
    teil, blatt = "positionen", "Positionen"
    kein = "kein Leistungsverzeichnis im Dossier"
    braucht = (("oz", "kurztext"), ("menge", "einheit"))
    key = ("oz",)
    oz: str = feld("OZ", "Pos.", "Pos.-Nr.", "Position", "Ordnungszahl", "Positionsnummer")
    los: str = feld("Los", "Los-Nr.", "Losnummer", optional=True)
    kurztext: str = feld("Kurztext", "Bezeichnung", "Leistung", "Beschreibung")
    langtext: str = feld("Langtext", "Leistungsbeschreibung", optional=True)
    art: str = feld(
        "Art", "Typ", "Positionsart", optional=True, open=True, choices=POSITIONSARTEN, help="leer = Normalposition"
    )
    menge: Decimal = feld("Menge", "Anzahl", "Stückzahl")
    einheit: str = feld("Einheit", "ME", "Mengeneinheit")
    schaetzpreis: Decimal = feld("Schätzpreis", "Geschätzter Einheitspreis", "Schätz-EP", unit="EUR", optional=True)
    schaetzbetrag: Decimal = feld("Schätzbetrag", "Geschätzter Gesamtpreis", "Schätz-GP", unit="EUR", optional=True)

    bezug: str = feld(
        "Zu Position", "Bezugsposition", optional=True, help="OZ der Grundposition, bei Wahl- und Zulagepositionen"
    )
    begruendung: str = feld("Begründung", optional=True, help="warum Wahl- oder Bedarfsposition")

    @property
    def positionsart(self) -> str:
        """The kind of position; an empty cell means a normal one."""
        return self.bekannt("art") or "Normal"

    @property
    def text(self) -> str:
        """Short and long text together, for rules that look at the wording. Raises Missing without a short text."""
        return f"{self.kurztext}\n{self.bekannt('langtext') or ''}".strip()

    @property
    def gefaltet(self) -> str:
        """`text` as `falten` makes it, for rules that look for words. Raises Missing without a short text."""
        return falten(f"{self.kurztext} {self.bekannt('langtext') or ''}")


@zeile
class Eingang(Zeile):
    """What came in from a bidder, and whether it takes part. Only this sheet removes an offer."""

    name = "Eingang"
    teil, blatt = "eingaenge", "Angebotseingang"
    kein = "kein ausgefülltes Blatt „Angebotseingang“ im Dossier"
    braucht = (("bieter",), ("eingang", "unterlagen", "ausgeschlossen"))
    key = ("bieter",)
    bieter: str = feld("Bieter", "Firma", "Bietername")
    eingang: datetime = feld("Eingang", "Eingegangen am", "Angebotseingang", help="Datum und Uhrzeit")
    unterlagen: Literal["vollständig", "unvollständig"] = feld("Unterlagen")
    fehlend: str = feld("Fehlende Unterlagen", optional=True)
    ausgeschlossen: bool = feld("Ausgeschlossen", optional=True)
    grund: str = feld("Ausschlussgrund", "Grund", optional=True)
    formgerecht: bool = feld("Form eingehalten", optional=True, help="nein, wenn Textform oder Unterschrift fehlt")
