"""The event and its place: areas, seating, exits, barriers, ways, toilets. Lengths in m, areas in m²."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from checker.model.ausschreibung import LAENDER, Land
from checker.model.zeile import Zeile, feld, zeile

Umgebung = Literal["Raum", "Freien", "Stadion"]
UMGEBUNGEN: dict[str, tuple[str, ...]] = {
    "Raum": ("Gebäude", "Halle", "im Raum", "drinnen", "indoor", "Saal", "innen"),
    "Freien": ("im Freien", "draußen", "outdoor", "Open Air", "außen", "Platz"),
    "Stadion": ("Sportstadion", "Freisportanlage"),
}
VERANSTALTUNGSARTEN: dict[str, tuple[str, ...]] = {
    "Allgemeine Sportveranstaltung": ("Sport", "Langlauf", "Radrennen", "Tanzsport"),
    "Ausstellung": ("Basar",),
    "Demonstration": (),
    "Feuerwerk": (),
    "Festzug": ("Umzug",),
    "Festzug mit Pferden": (),
    "Flohmarkt": (),
    "Flugveranstaltung": (),
    "Fußball": (),
    "Karneval": ("Karnevalszug", "Fasching"),
    "Kombinierte Sport-Musik-Show": (),
    "Kundgebung": (),
    "Kurkonzert": (),
    "Martinszug": (),
    "Messe": ("Kongress", "Tagung"),
    "Motorsport": (),
    "Musikveranstaltung": ("Konzert", "Party", "Tanzveranstaltung"),
    "Oper, Klassik, Schauspiel": ("Oper", "Klassik", "Schauspiel", "Theater", "Lesung", "Klassisches Konzert"),
    "Reitsport": (),
    "Rock- oder Popkonzert": ("Open-Air-Konzert", "Popkonzert", "Rockkonzert", "Festival"),
    "Rockkonzert mit Boygroup": (),
    "Schützenfest": (),
    "Show": (),
    "Stadtfest": ("Straßenfest", "Stadtteilfest", "Straßen-/Stadtteilfest"),
    "Triathlon": (),
    "Volksfest": ("Kirmes", "Jahrmarkt"),
    "Volkswandern": (),
    "Weihnachtsmarkt": (),
    "Wintersport": (),
    "Sonstige": ("andere",),
}
"""Kinds of events as the Maurer scheme tells them apart."""
ROCKKONZERTE = ("Rock- oder Popkonzert", "Rockkonzert mit Boygroup")
Raumart = Literal[
    "Versammlungsraum", "Mehrzweckhalle", "Gottesdienstraum", "Unterrichtsraum", "Museum", "Fliegender Bau", "Studio"
]
Kontrolle = Literal["keine", "Ticket", "Ticket und Taschen"]
PYROKATEGORIEN = ("F1", "F2", "F3", "F4", "P1", "P2", "T1", "T2")


@zeile
class Veranstaltung(Zeile):
    """The event; one a dossier. Numbers of people count those present at the same time unless they say otherwise."""

    name, teil, blatt = "Veranstaltung", "veranstaltung", "Veranstaltung"
    kein = "kein Blatt „Veranstaltung“ im Dossier"
    bezeichnung: str = feld("Name der Veranstaltung", "Veranstaltung", "Titel der Veranstaltung", optional=True)
    veranstalter: str = feld("Veranstalter", optional=True)
    veranstalterart: Literal["Gemeinde", "Verein", "Jugendhilfe", "Unternehmen", "Privatperson"] = feld(
        "Art des Veranstalters", help="Jugendhilfe = anerkannter Träger der Jugendhilfe"
    )
    land: Land = feld("Bundesland der Veranstaltung", "Bundesland", "Land", choices=LAENDER)
    gemeinde: str = feld("Gemeinde", "Stadt", "Ort", optional=True)
    einwohner: int = feld("Einwohner der Gemeinde", "Einwohner", optional=True)
    ort: str = feld("Veranstaltungsort", "Veranstaltungsstätte", "Spielstätte", "Location", optional=True)
    art: str = feld("Art der Veranstaltung", "Veranstaltungsart", choices=VERANSTALTUNGSARTEN)
    umgebung: Umgebung = feld("Umgebung", "Raum oder im Freien", choices=UMGEBUNGEN)
    raumart: Raumart = feld("Art des Raumes", "Raumart", help="nur bei Veranstaltungen im Raum")
    beginn: datetime = feld("Beginn der Veranstaltung", "Beginn", help="Datum und Uhrzeit")
    ende: datetime = feld("Ende der Veranstaltung", "Ende", help="Datum und Uhrzeit")
    einlass: datetime = feld("Einlass", "Beginn des Einlasses", "Türöffnung", help="Datum und Uhrzeit")
    raeumung: datetime = feld("Fläche geräumt", "Ende des Abgangs", help="wenn die letzten Besucher gegangen sind")
    aufbaubeginn: datetime = feld("Beginn des Aufbaus", "Aufbau ab", optional=True)
    abbauende: datetime = feld("Ende des Abbaus", "Abbau bis", optional=True)
    besucher: int = feld("Erwartete Besucher", "Besucher", "Besucherzahl", help="am stärksten Tag insgesamt")
    gleichzeitig: int = feld(
        "Gleichzeitig anwesende Besucher", "Besucher gleichzeitig", help="höchste Zahl zur selben Zeit"
    )
    zulaessig: int = feld(
        "Zulässige Besucher", "Zugelassene Besucherzahl", help="laut Genehmigung oder Bestuhlungsplan"
    )
    mitwirkende: int = feld(
        "Personal und Mitwirkende", "Mitwirkende", help="Personal, Künstlerinnen und Künstler zusammen"
    )
    prominente: int = feld("Personen mit Polizeischutz", optional=True, help="leer = keine")
    gewalt: bool = feld("Polizei erwartet Gewalt", optional=True, help="leer = nein")
    besondere_gefahr: bool = feld(
        "Erhöhte Gefahr", optional=True, help="ja, wenn die Art der Veranstaltung gefährlich ist"
    )
    alkohol: bool = feld("Ausschank von Alkohol", "Alkohol")
    gastronomie: bool = feld("Speisen und Getränke", "Gastronomie")
    trinkwasser_mobil: bool = feld("Mobile Trinkwasserversorgung", help="ja bei eigener Leitung oder eigenem Tank")
    trinkwasserprobe: bool = feld("Trinkwasser untersucht", optional=True)
    wasserstellen: int = feld("Kostenlose Trinkwasserstellen", "Trinkwasserstellen", optional=True)
    abfallvolumen: Decimal = feld("Abfallbehälter", "Abfallvolumen", unit="m³", optional=True)
    eintritt: Decimal = feld("Eintrittspreis", "Eintritt", unit="EUR", optional=True, help="leer = frei")
    mindestalter: int = feld("Mindestalter der Besucher", "Mindestalter", unit="Jahre", optional=True)
    tanz: bool = feld("Öffentliche Tanzveranstaltung", "Tanzveranstaltung")
    brauchtum: bool = feld("Künstlerische Betätigung oder Brauchtum", "Brauchtum", optional=True)
    unterhaltung: bool = feld("Unterhaltungsveranstaltung", help="nein bei Gottesdienst, Gedenken, Kunst ernster Art")
    musik: bool = feld("Verstärkte Musik", "Beschallung")
    pegel: Decimal = feld(
        "Pegel im Publikum", "Mittelungspegel im Publikum", unit="dB(A)", help="Mittel über 30 Minuten"
    )
    pegelmessung: bool = feld("Pegel wird gemessen")
    gehoerschutz: bool = feld("Gehörschutz wird angeboten", "Gehörschutz")
    feuer: bool = feld("Offenes Feuer oder Pyrotechnik", "Feuer oder Pyrotechnik")
    feuerfreigabe: date = feld("Feuer mit der Feuerwehr abgestimmt am", optional=True)
    pyrokategorie: str = feld("Kategorie der Pyrotechnik", choices=PYROKATEGORIEN, help="nur bei Pyrotechnik")
    pyro_naehe: bool = feld(
        "Pyrotechnik nahe Bahn, Flughafen oder Seewasserstraße", "Pyrotechnik nahe Bahn", help="nur bei Pyrotechnik"
    )
    strasse: bool = feld("Nutzt öffentliche Straßen", "Öffentliche Straße")
    sondernutzung: bool = feld("Nutzt öffentliche Flächen", "Öffentliche Fläche")
    marktfestsetzung: bool = feld("Markt oder Volksfest mit Festsetzung", "Marktfestsetzung", optional=True)
    tombola: bool = feld("Tombola oder Lotterie", "Tombola", optional=True)
    drohne: bool = feld("Drohne", optional=True)
    laser: bool = feld("Laser", optional=True)
    film: bool = feld("Filmvorführung", optional=True)
    halle_genehmigt: bool = feld("Halle für Veranstaltungen genehmigt", help="nur im Raum")
    leiter: str = feld("Veranstaltungsleiter", "Veranstaltungsleitung", "Leitung der Veranstaltung")
    ordnungsdienstleiter: str = feld("Leiter des Ordnungsdienstes", "Ordnungsdienstleiter", "Ordnungsdienstleitung")
    sicherheitskonzept: date = feld("Sicherheitskonzept vom", "Sicherheitskonzept", optional=True)
    einvernehmen: date = feld("Einvernehmen der Behörden vom", "Einvernehmen", optional=True)
    raeumungskonzept: date = feld("Räumungskonzept vom", "Räumungskonzept", optional=True)
    plan_genehmigt: str = feld("Genehmigter Bestuhlungs- und Rettungswegeplan", "Bestuhlungsplan", optional=True)
    plan_verwendet: str = feld("Verwendeter Bestuhlungs- und Rettungswegeplan", "Verwendeter Plan", optional=True)
    plan_aushang: bool = feld("Plan am Haupteingang ausgehängt", optional=True)
    planmassstab: int = feld("Maßstab des Plans", help="200 für 1:200", optional=True)
    rettungsdienst: date = feld("Rettungsdienst unterrichtet am", optional=True)
    brandwache_ersatz: bool = feld("Eigene Brandwache bestätigt", optional=True, help="von der Brandschutzdienststelle")
    brandwache: bool = feld("Brandsicherheitswache bestellt", "Brandsicherheitswache")
    erleichterung: bool = feld("Erleichterung nach § 40 dokumentiert", optional=True)
    notbeleuchtung: bool = feld("Sicherheitsbeleuchtung", "Notbeleuchtung")
    haftpflicht: Decimal = feld("Deckungssumme der Haftpflicht", "Haftpflicht", unit="EUR", optional=True)
    haftpflicht_von: date = feld("Haftpflicht gilt ab", optional=True)
    haftpflicht_bis: date = feld("Haftpflicht gilt bis", optional=True)
    stellplaetze: int = feld("Stellplätze", "Parkplätze", optional=True)
    stellplaetze_rollstuhl: int = feld("Stellplätze für Menschen mit Behinderung", "Behindertenstellplätze")
    parkflaeche: Decimal = feld("Parkfläche", unit="m²", optional=True)
    einlassspuren: int = feld("Einlassspuren", "Spuren am Einlass")
    kontrolle: Kontrolle = feld("Kontrolle am Einlass", "Einlasskontrolle")
    seltene_tage: int = feld("Seltene Ereignisse am Ort in diesem Jahr", "Seltene Ereignisse", help="Tage, mit diesem")
    rollstuhlplaetze: int = feld("Rollstuhlplätze", "Plätze für Rollstuhlnutzende")
    begleitplaetze: int = feld("Begleitplätze")
    rollstuhl_markiert: bool = feld("Rollstuhlplätze und Weg gekennzeichnet", optional=True)
    sichtpodest: bool = feld("Sichtpodest für Rollstuhlnutzende", "Sichtpodest", optional=True)
    hoerhilfe: bool = feld("Höranlage oder Untertitel", optional=True)
    begleitkarte: bool = feld("Freie Karte für Begleitpersonen", "Begleitkarte", optional=True)
    kontakt_barrierefrei: bool = feld("Ansprechperson für Barrierefreiheit genannt", optional=True)
    kabelbruecken: bool = feld("Kabelbrücken mit Rampen", optional=True)


Nutzung = Literal[
    "Stehplätze", "Sitzreihen", "Tische", "Stufenreihen", "Ausstellung", "Szenenfläche", "Bühnenhaus", "Arbeitsgalerie",
    "Foyer", "Weg", "Einlass", "Backstage",
]  # fmt: skip
BESUCHERFLAECHEN = ("Stehplätze", "Sitzreihen", "Tische", "Stufenreihen", "Ausstellung")
"""Uses of areas that hold visitors during the event."""
STEHFLAECHEN = ("Stehplätze", "Stufenreihen")


@zeile
class Flaeche(Zeile):
    """An area or room, and how it is used."""

    name, teil, blatt = "Fläche", "flaechen", "Flächen"
    kein = "kein ausgefülltes Blatt „Flächen“ im Dossier"
    braucht = (
        ("bezeichnung",),
        ("nutzung", "quadratmeter"),
        ("quadratmeter", "personen", "zulaessig", "laengster_weg"),
    )
    key = ("bezeichnung",)
    bezeichnung: str = feld("Fläche", "Raum", "Bereich", "Bezeichnung der Fläche")
    geschoss: str = feld("Geschoss", "Etage", optional=True)
    umgebung: Umgebung = feld("Umgebung", choices=UMGEBUNGEN, optional=True, help="leer = wie die Veranstaltung")
    nutzung: Nutzung = feld("Nutzung", choices={
        "Stehplätze": ("Stehen", "Stehplatz", "Stehfläche"), "Sitzreihen": ("Reihen", "Bestuhlung", "Sitzplätze"),
        "Tische": ("Bankett", "Sitzplätze an Tischen"), "Stufenreihen": ("Stufen",), "Ausstellung": ("Messe",),
        "Szenenfläche": ("Bühne",), "Bühnenhaus": (), "Arbeitsgalerie": (), "Foyer": (), "Weg": ("Verkehrsfläche",),
        "Einlass": ("Eingang",), "Backstage": ("Garderobe",),
    })  # fmt: skip
    quadratmeter: Decimal = feld("Größe", "Flächengröße", "Quadratmeter", "m²", "qm", unit="m²")
    abzug: Decimal = feld("Abzug", "nicht zugänglich", unit="m²", optional=True, help="Stände, Technik, ohne Sicht")
    stufenlaenge: Decimal = feld("Länge der Stufenreihen", unit="m", help="nur bei Stufenreihen")
    stufen: int = feld("Zahl der Stufen", optional=True, help="Stehstufen hintereinander")
    personen: int = feld("Geplante Personen", "Personen", "Personen gleichzeitig", "Belegung")
    zulaessig: int = feld("Zulässige Personen", "zulässig", optional=True, help="laut genehmigtem Plan")
    hoehe: Decimal = feld("Lichte Höhe", "Raumhöhe", unit="m", help="nur im Raum")
    laengster_weg: Decimal = feld("Längster Weg zum Ausgang", "Längster Rettungsweg", "Weg zum Ausgang", unit="m")
    wand_abstand: Decimal = feld("Gang zwischen Wand und Rundhorizont", unit="m", optional=True)
    podesthoehe: Decimal = feld(
        "Höhe über dem Boden", "Bühnenhöhe", "Podesthöhe", unit="m", help="nur bei Szenenflächen"
    )
    absturzsicherung: bool = feld("Absturzsicherung", "Geländer", help="an allen Kanten außer der zum Publikum")
    oberbuehne: Decimal = feld("Oberbühne über der Öffnung", "Oberbühne", unit="m", optional=True)
    unterbuehne: bool = feld("Unterbühne", optional=True)
    buehnenhaus: bool = feld("Eigenes Bühnenhaus", optional=True, help="bei Großbühnen")
    schutzvorhang: bool = feld("Schutzvorhang", optional=True, help="bei Großbühnen")
    loeschanlage: bool = feld("Selbsttätige Löschanlage", "Löschanlage", optional=True)
    brandmelder: bool = feld("Brandmeldeanlage", optional=True, help="bei Großbühnen")
    standtiefe: Decimal = feld("Tiefe der Stände", unit="m", help="nur bei Ausstellungen")
    standweg: Decimal = feld("Weg zum Ausstellungsgang", unit="m", help="nur bei Ausstellungen")
    gangbreite: Decimal = feld("Breite der Gänge", "Gangbreite", unit="m", help="nur bei Ausstellungen")

    @property
    def belegt(self) -> bool:
        """True if people are planned here; a mere list of rooms, as tenders have it, says no such thing."""
        return self.bekannt("nutzung") in BESUCHERFLAECHEN or bool(self.bekannt("personen"))


@zeile
class Block(Zeile):
    """A block of seats, or of tables."""

    name, teil, blatt = "Block", "bloecke", "Bestuhlung"
    kein = "kein ausgefülltes Blatt „Bestuhlung“ im Dossier"
    braucht = (("bezeichnung", "flaeche"), ("reihen", "plaetze_je_reihe", "tischabstand"))
    key = ("flaeche", "bezeichnung")
    flaeche: str = feld("Fläche", "Raum")
    bezeichnung: str = feld("Block", "Sitzblock")
    reihen: int = feld("Reihen", "Zahl der Reihen", help="nur bei Sitzreihen")
    plaetze_je_reihe: int = feld("Plätze je Reihe", "Sitze je Reihe", help="nur bei Sitzreihen")
    gaenge: int = feld("Gänge an der Reihe", "Gänge", help="1 = nur auf einer Seite, 2 = auf beiden")
    seitentueren: bool = feld("Türen an beiden Seiten", optional=True, help="je 4 Reihen eine Tür auf beiden Seiten")
    sitzbreite: Decimal = feld("Sitzbreite", unit="m", help="nur bei Sitzreihen")
    durchgang: Decimal = feld("Durchgang zwischen den Reihen", "Reihendurchgang", unit="m", help="lichte Breite")
    gangbreite: Decimal = feld("Gangbreite", "Breite der Gänge", unit="m")
    verbunden: bool = feld("Stühle verbunden", "Stuhlverkettung", help="unverrückbar miteinander")
    einzelsitze: bool = feld("Feste Einzelsitze", optional=True, help="bei Tribünen")
    tischabstand: Decimal = feld("Abstand der Tische", "Tischabstand", unit="m", help="nur bei Tischen")
    weg_zum_gang: Decimal = feld("Weg zum Gang", unit="m", help="nur bei Tischen")


@zeile
class Ausgang(Zeile):
    """An exit of an area."""

    name, teil, blatt = "Ausgang", "ausgaenge", "Ausgänge"
    kein = "kein ausgefülltes Blatt „Ausgänge“ im Dossier"
    braucht = (("bezeichnung",), ("breite",))
    key = ("bezeichnung",)
    bezeichnung: str = feld("Ausgang", "Notausgang", "Bezeichnung des Ausgangs")
    flaeche: str = feld("Fläche", "Raum", "aus Fläche")
    breite: Decimal = feld("Lichte Breite", "Breite", unit="m")
    seite: str = feld("Seite", "Lage", optional=True, help="zum Beispiel Nord; gegenüber liegt Süd")
    ziel: str = feld("führt nach", "Ziel", optional=True, help="ins Freie, Treppenraum, Flur")


@zeile
class Absperrung(Zeile):
    """A barrier in front of a stage or among standing people."""

    name, teil, blatt = "Absperrung", "absperrungen", "Absperrungen"
    kein = "kein ausgefülltes Blatt „Absperrungen“ im Dossier"
    braucht = (("bezeichnung",), ("art", "servicegang", "seitenabstand"))
    key = ("bezeichnung",)
    bezeichnung: str = feld("Absperrung", "Abschrankung")
    flaeche: str = feld("Fläche", "Raum")
    art: Literal["Bühnenabsperrung", "Abschrankung", "Wellenbrecher", "Innenraumabschrankung"] = feld(
        "Art der Absperrung", "Art"
    )
    laenge: Decimal = feld("Länge", unit="m", optional=True)
    hoehe: Decimal = feld("Höhe", unit="m")
    servicegang: Decimal = feld("Breite des Ganges dahinter", "Servicegang", unit="m", help="bei der Bühnenabsperrung")
    seitenabstand: Decimal = feld("Abstand zur Seite", "Seitlicher Abstand", unit="m")
    mittelabstand: Decimal = feld(
        "Abstand vor der Bühne", unit="m", optional=True, help="Öffnung über die Breite der Bühne"
    )
    torbreite: Decimal = feld("Breite der Tore", "Torbreite", unit="m", help="im Stadion")


@zeile
class Weg(Zeile):
    """A path, ramp or door that visitors use."""

    name, teil, blatt = "Weg", "wege", "Wege"
    kein = "kein ausgefülltes Blatt „Wege“ im Dossier"
    braucht = (("bezeichnung",), ("art", "hoehenunterschied"), ("breite", "laenge"))
    key = ("bezeichnung",)
    bezeichnung: str = feld("Weg", "Rampe", "Bezeichnung des Weges")
    art: Literal["Rampe", "Weg", "Zugang", "Tür", "Kabelbrücke"] = feld("Art des Weges", "Art")
    laenge: Decimal = feld("Länge", unit="m", help="bei Rampen ohne Podeste")
    breite: Decimal = feld("Breite", "Lichte Breite", unit="m")
    hoehenunterschied: Decimal = feld("Höhenunterschied", "Höhe", unit="m", help="nur bei Rampen und Zugängen")
    laengster_lauf: Decimal = feld("Längster Lauf ohne Podest", "Rampenlauf", unit="m", help="nur bei Rampen")
    podestlaenge: Decimal = feld("Länge der Podeste", unit="m", help="nur bei Rampen mit mehreren Läufen")
    bewegungsflaeche: Decimal = feld(
        "Freie Fläche an Anfang und Ende", unit="m", help="Seite des Quadrats; nur bei Rampen"
    )
    radabweiser: bool = feld("Radabweiser", help="nur bei Rampen")
    handlauf: Decimal = feld("Höhe der Handläufe", unit="m", help="auf beiden Seiten; nur bei Rampen")
    quergefaelle: bool = feld("Quergefälle", help="nur bei Rampen")
    dauerhaft: bool = feld("Dauerhaft gebaut", optional=True, help="leer = nur für die Veranstaltung")


@zeile
class Sanitaerobjekt(Zeile):
    """Toilets of one kind in one place."""

    name, teil, blatt = "Sanitärobjekt", "sanitaer", "Sanitär"
    kein = "kein ausgefülltes Blatt „Sanitär“ im Dossier"
    braucht = (("art",), ("anzahl",))
    key = ("art", "standort")
    art: Literal["WC Damen", "WC Herren", "WC unisex", "Urinal", "WC barrierefrei"] = feld(
        "Art der Toilette", "Toilette", "Sanitärobjekt", choices={
            "WC Damen": ("Damen", "Damen-WC", "Damentoilette"), "WC Herren": ("Herren", "Herren-WC", "Herrentoilette"),
            "WC unisex": ("unisex", "Kabine", "Toilettenkabine"), "Urinal": ("Urinale", "Urinalstand"),
            "WC barrierefrei": ("barrierefrei", "Behinderten-WC", "Rollstuhl-WC"),
        })  # fmt: skip
    anzahl: int = feld("Anzahl der Toiletten", "Anzahl", "Stück")
    standort: str = feld("Standort", "Ort", optional=True)
    bestand: bool = feld("Vorhanden und zugänglich", "Bestand", optional=True, help="ja bei Toiletten in der Nähe")
    stufenlos: bool = feld("Stufenlos erreichbar", help="nur bei barrierefreien Toiletten")
    bewegungsflaeche: Decimal = feld("Freie Wendefläche", unit="m", help="Seite des Quadrats; nur bei barrierefreien")
