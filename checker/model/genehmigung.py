"""Permits with their days, structures, decoration and effects, and the neighbours who hear the event."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from checker.model.veranstaltung import PYROKATEGORIEN
from checker.model.zeile import Zeile, feld, zeile

GENEHMIGUNGEN: dict[str, tuple[str, ...]] = {
    "Veranstaltungsanzeige": ("Sicherheitsunterlagen", "Erhebungsbogen", "Anmeldung der Veranstaltung"),
    "Sondernutzung": ("Sondernutzungserlaubnis",),
    "Straßenverkehr": ("Verkehrsrechtliche Anordnung", "§ 29 StVO", "Erlaubnis § 29 StVO", "Straßensperrung"),
    "Gestattung": ("Schankerlaubnis", "Gestattung § 12 GastG", "Gestattung nach § 12 GastG", "Alkoholausschank"),
    "Feueranzeige": ("Anzeige der Brandgefahr", "Feuergefahr", "§ 27 BHKG"),
    "Pyrotechnikanzeige": ("Pyrotechnik", "Feuerwerk"),
    "Lärmausnahme": ("Ausnahme LImSchG", "Ausnahme vom Nachtruheschutz", "Lärmgenehmigung"),
    "Fliegende Bauten": ("Gebrauchsabnahme", "Anzeige Fliegender Bauten"),
    "GEMA": ("GEMA-Lizenz", "Musiknutzung"),
    "Marktfestsetzung": ("Festsetzung", "§ 69 GewO", "Festsetzung § 69 GewO", "Festsetzung nach § 69 GewO"),
    "Lebensmittel": ("Gesundheitsamt", "Lebensmittelüberwachung"),
    "Trinkwasser": ("Trinkwasseranzeige",),
    "Drohne": ("Drohnenflug",),
    "Laser": ("Laseranzeige",),
    "Tombola": ("Lotterie",),
    "Film": ("Vorführrechte",),
    "Nutzungsänderung": ("Bauantrag", "Baugenehmigung"),
    "Feiertagsausnahme": ("Ausnahme Feiertagsgesetz",),
    "Haftpflicht": ("Versicherung", "Veranstalterhaftpflicht"),
}


@zeile
class Genehmigung(Zeile):
    """A permit, a notice or a licence."""

    name, teil, blatt = "Genehmigung", "genehmigungen", "Genehmigungen"
    kein = "kein ausgefülltes Blatt „Genehmigungen“ im Dossier"
    braucht = (("art",), ("beantragt", "erteilt", "frist"))
    key = ("art",)
    art: str = feld("Genehmigung", "Art der Genehmigung", "Erlaubnis", open=True, choices=GENEHMIGUNGEN)
    behoerde: str = feld("Behörde", "Zuständige Stelle", optional=True)
    frist: date = feld("Spätester Antrag", "Antragsfrist", "zu beantragen bis", optional=True, help="laut Behörde")
    beantragt: date = feld("Beantragt am", "Antrag vom", "Angezeigt am", optional=True, help="leer = noch nicht")
    erteilt: date = feld("Erteilt am", "Bescheid vom", optional=True, help="leer = noch nicht")
    gueltig_von: datetime = feld("Gültig ab", optional=True)
    gueltig_bis: datetime = feld("Gültig bis", optional=True)
    entbehrlich: str = feld("Nicht nötig, weil", optional=True, help="wenn sie geprüft wurde und nicht gebraucht wird")
    aktenzeichen: str = feld("Aktenzeichen", optional=True)
    auflagen: str = feld("Auflagen", optional=True)


@zeile
class Bauwerk(Zeile):
    """A structure that is set up for the event."""

    name, teil, blatt = "Bauwerk", "bauten", "Bauten"
    kein = "kein ausgefülltes Blatt „Bauten“ im Dossier"
    braucht = (("bezeichnung",), ("art", "hoehe", "pruefbuch"), ("laenge", "hoehe", "pruefbuch", "aufgebaut"))
    key = ("bezeichnung",)
    bezeichnung: str = feld("Bauwerk", "Bau", "Aufbau")
    art: Literal["Bühne", "Zelt", "Tribüne", "Pavillon", "Turm", "Fahrgeschäft", "Sonstiges"] = feld(
        "Art des Bauwerks", "Art"
    )
    laenge: Decimal = feld("Länge", unit="m")
    breite: Decimal = feld("Breite", "Tiefe", unit="m")
    hoehe: Decimal = feld("Höhe", "Höhe mit Dach", unit="m")
    fussboden: Decimal = feld("Fußbodenhöhe", "Höhe des Fußbodens", unit="m", help="nur bei Bühnen")
    betreten: bool = feld("Von Besuchern betreten")
    kinder: bool = feld("Nur für Kinder", optional=True, help="ja auch: höchstens 1 m/s schnell")
    aufgebaut: date = feld("Aufgebaut am", "Aufbau am")
    abgebaut: date = feld("Abgebaut am", "Abbau am")
    pruefbuch: str = feld("Prüfbuch", "Prüfbuch-Nr.", optional=True, help="Nummer")
    pruefbuch_bis: date = feld("Ausführungsgenehmigung gültig bis", "Prüfbuch gültig bis", optional=True)
    angezeigt: date = feld("Angezeigt am", optional=True)
    abnahme: datetime = feld("Gebrauchsabnahme am", "Gebrauchsabnahme", optional=True)
    standsicherheit: bool = feld("Standsicherheitsnachweis", "Statik", optional=True)
    windgrenze: Decimal = feld("Windgrenze", unit="m/s", optional=True)
    ballast: Decimal = feld("Ballast", unit="kg", optional=True)


@zeile
class Ausstattung(Zeile):
    """A curtain, a decoration, a prop, an effect."""

    name, teil, blatt = "Ausstattung", "ausstattung", "Ausstattung"
    kein = "kein ausgefülltes Blatt „Ausstattung“ im Dossier"
    braucht = (("bezeichnung",), ("baustoffklasse", "haengehoehe", "freigabe"))
    key = ("bezeichnung",)
    bezeichnung: str = feld("Ausstattungsgegenstand", "Gegenstand", "Material", "Effekt")
    art: Literal["Vorhang", "Ausstattung", "Ausschmückung", "Requisit", "Pflanzen", "Effekt"] = feld(
        "Art der Ausstattung", "Art", choices={
            "Vorhang": ("Bühnenvorhang",), "Ausstattung": ("Bühnenbild", "Kulisse"), "Ausschmückung": ("Dekoration", "Deko"),
            "Requisit": ("Requisite",), "Pflanzen": ("Pflanze",), "Effekt": ("Spezialeffekt", "Feuer", "Pyrotechnik"),
        })  # fmt: skip
    ort: str = feld("Ort", "Fläche", "Raum", optional=True)
    rettungsweg: bool = feld("In notwendigem Flur oder Treppenraum", optional=True)
    baustoffklasse: Literal["nichtbrennbar", "schwerentflammbar", "normalentflammbar", "leichtentflammbar"] = feld(
        "Baustoffklasse", "Brandverhalten", choices={
            "nichtbrennbar": ("A", "A1", "A2"), "schwerentflammbar": ("B1", "B-s1,d0", "C-s1,d0"),
            "normalentflammbar": ("B2", "D", "E"), "leichtentflammbar": ("B3", "F"),
        })  # fmt: skip
    nachweis: bool = feld("Nachweis liegt vor", "Nachweis", "Zertifikat")
    frei_haengend: bool = feld("Frei hängend", optional=True)
    haengehoehe: Decimal = feld(
        "Abstand zum Fußboden", "Hängehöhe", unit="m", help="nur bei frei hängender Ausschmückung"
    )
    offenes_feuer: bool = feld("Offenes Feuer oder Pyrotechnik", help="nur bei Effekten")
    pyrokategorie: str = feld("Kategorie der Pyrotechnik", choices=PYROKATEGORIEN, optional=True)
    freigabe: date = feld("Mit der Feuerwehr abgestimmt am", "Freigabe", optional=True)
    frisch: bool = feld("Frisch", optional=True, help="nur bei Pflanzen")


@zeile
class Immissionsort(Zeile):
    """A window of a neighbour, and how loud it gets there."""

    name, teil, blatt = "Immissionsort", "immissionsorte", "Immissionsorte"
    kein = "kein ausgefülltes Blatt „Immissionsorte“ im Dossier"
    braucht = (("bezeichnung",), ("gebiet", "abstand"), ("abstand", "pegel", "gebiet"))
    key = ("bezeichnung",)
    bezeichnung: str = feld("Immissionsort", "Nachbar", "Nächstes Haus")
    gebiet: Literal["Industriegebiet", "Gewerbegebiet", "Mischgebiet", "Wohngebiet", "Reines Wohngebiet", "Kurgebiet"] = feld(
        "Gebiet", "Gebietsart", choices={
            "Industriegebiet": ("GI",), "Gewerbegebiet": ("GE",), "Mischgebiet": ("MI", "MK", "MD", "Kerngebiet", "Dorfgebiet"),
            "Wohngebiet": ("WA", "Allgemeines Wohngebiet"), "Reines Wohngebiet": ("WR",),
            "Kurgebiet": ("Kur", "Krankenhaus", "Pflegeheim"),
        })  # fmt: skip
    abstand: Decimal = feld("Abstand zur Schallquelle", "Abstand", "Entfernung", unit="m")
    quellpegel: Decimal = feld("Pegel an der Quelle", "Pegel am Mischpult", unit="dB(A)")
    quellabstand: Decimal = feld("Messabstand", "Bezugsabstand", unit="m", help="Abstand, in dem der Pegel gilt")
    pegel: Decimal = feld(
        "Prognosepegel", "Pegel am Immissionsort", unit="dB(A)", optional=True, help="laut Schallprognose"
    )
    spitzenpegel: Decimal = feld("Spitzenpegel", unit="dB(A)", optional=True)
    zuschlag: Decimal = feld("Zuschlag", unit="dB", optional=True, help="für Ton, Information, Impulse")
    innen: bool = feld("Innenraum", optional=True, help="ja, wenn der Pegel innen gilt")
    genehmigt_tag: Decimal = feld("Genehmigter Pegel am Tag", unit="dB(A)", optional=True)
    genehmigt_nacht: Decimal = feld("Genehmigter Pegel in der Nacht", unit="dB(A)", optional=True)
    selten: bool = feld("Seltenes Ereignis genehmigt", "Seltenes Ereignis", optional=True)
