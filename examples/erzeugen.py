"""Write the two example dossiers of stimmig (deterministic, same bytes on each run).

``stadtfest-sauber`` is the tender and the three offers as they should have been;
``stadtfest`` is the same case with planted mistakes, listed as ``Eingriffe`` below.
What the checker must report about them is written down by hand in
``tests/erwartet/stadtfest.toml``, not here.

Usage: ``python examples/erzeugen.py``
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

ZIEL = Path(__file__).resolve().parent
ERZEUGT = datetime.fromisoformat("2026-01-01")
CENT = Decimal("0.01")
STEUERSATZ = Decimal(19)

# --------------------------------------------------------------------------- model


@dataclass(frozen=True)
class Position:
    """One line of the bill of quantities; numbers as text, empty where there is none."""

    oz: str
    kurz: str
    lang: str
    menge: str
    einheit: str
    schaetz: str
    preise: tuple[str, ...]
    art: str = ""
    versteckt: bool = False
    schaetz_zeile: int = 0  # offset of the row the formula takes the estimated price from

    @property
    def zaehlt(self) -> bool:
        """Normal positions count towards the total; Bedarf and Hinweis do not."""
        return not self.art


@dataclass(frozen=True)
class Titel:
    """A title of the bill of quantities, belonging to one lot."""

    oz: str
    name: str
    los: int
    positionen: tuple[Position, ...]
    summe_ohne_letzte: bool = False


@dataclass(frozen=True)
class Spalte:
    """A column of an offer: which value it holds, its heading and width."""

    feld: str
    kopf: str
    breite: float


@dataclass(frozen=True)
class Bieter:
    """A bidder with the look and the side information of its offer."""

    kurz: str
    name: str
    briefkopf: tuple[str, ...]
    spalten: tuple[Spalte, ...]
    farbe: str
    datum: date
    eingang: datetime
    nachlass: Decimal = Decimal(0)
    skonto: Decimal = Decimal(0)
    skontofrist: int = 0
    formeln: bool = True
    summenfunktion: bool = False
    fehlende: str = ""
    bemerkungen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Eingriffe:
    """The planted mistakes: what differs from the clean dossier."""

    vergabe: Mapping[str, Any] = field(default_factory=dict)
    lose: Mapping[int, int] = field(default_factory=dict)
    kriterien: Mapping[str, int] = field(default_factory=dict)
    titel: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    positionen: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    eingang: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    angebote: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    bemerkungen: Mapping[str, str] = field(default_factory=dict)


# --------------------------------------------------------------------------- data

VERGABE: dict[str, Any] = {
    "Vergabenummer": "2026-KU-041",
    "Bezeichnung": "Stadtfest Lindenau 2027: Bühnen, Ton, Licht und Infrastruktur",
    "Auftraggeber": "Stadt Lindenau, Fachdienst Kultur und Stadtmarketing",
    "Art des Auftraggebers": "Gemeinde",
    "Bundesland": "Nordrhein-Westfalen",
    "Leistungsart": "Dienstleistung",
    "CPV-Code": "51313000-7",
    "Vergabeordnung": "VgV",
    "Verfahrensart": "Offenes Verfahren",
    "Geschätzter Auftragswert netto (EUR)": 0,  # filled from the lots
    "Verfahrensbeginn": date(2026, 9, 28),
    "Absendung der Bekanntmachung": date(2026, 9, 28),
    "Elektronische Angebote": "ja",
    "Dringlichkeit": "nein",
    "Angebotsfrist": datetime.fromisoformat("2026-10-30 10:00"),
    "Bindefrist": date(2026, 12, 31),
    "Absendung der Vorabinformation": date(2026, 11, 17),
    "Zuschlag geplant": date(2026, 11, 30),
    "Gefördert": "nein",
    "Vorabinformation elektronisch versandt": "ja",
    "Tariftreue vereinbart": "ja",
}

LOSE: dict[int, tuple[str, int]] = {
    1: ("Bühnen", 70_400),
    2: ("Beschallung und Tontechnik", 58_200),
    3: ("Licht und Bild", 45_700),
    4: ("Toiletten, Absperrung und Strom", 86_200),
}

KRITERIEN: dict[str, int] = {
    "Preis": 60,
    "Technisches Konzept und Ablaufplanung": 25,
    "Umweltschutz und Barrierefreiheit": 15,
}

# oz, short text, long text, quantity, unit, estimated price, unit prices of the bidders
LEISTUNGEN: tuple[Titel, ...] = (
    Titel(
        "01",
        "Hauptbühne Marktplatz",
        1,
        (
            Position(
                "01.0010",
                "Hinweis zur Anlieferung",
                "Anlieferung auf dem Marktplatz nur montags bis freitags von 6:00 bis 11:00 Uhr "
                "über die Rathausgasse, Durchfahrtshöhe 3,80 m. Der Hinweis gilt für alle "
                "Positionen.",
                "",
                "",
                "",
                (),
                art="Hinweis",
            ),
            Position(
                "01.0020",
                "Bühnenüberdachung 12 x 10 m",
                "Überdachung als fliegender Bau mit gültigem Prüfbuch, lichte Höhe mindestens "
                "7,00 m, Nutzlast im Dach mindestens 4.500 kg, Seiten- und Rückwände schwer "
                "entflammbar. Vorhaltung drei Veranstaltungstage.",
                "1",
                "Stk",
                "18500.00",
                ("17650.00", "17800.00", "18600.00"),
            ),
            Position(
                "01.0030",
                "Bühnenpodest 12 x 10 m, Höhe 1,40 m",
                "Podestfläche mit rutschhemmendem Belag, Flächenlast mindestens 7,5 kN/m², "
                "umlaufende Blende schwarz, Geländer an drei Seiten.",
                "120",
                "m²",
                "42.00",
                ("41.00", "40.00", "45.50"),
            ),
            Position(
                "01.0040",
                "Bühnentreppe mit Handlauf",
                "Treppe für Podesthöhe 1,40 m, Laufbreite mindestens 1,00 m, beidseitiger "
                "Handlauf, Stufenkanten kontrastreich markiert.",
                "3",
                "Stk",
                "180.00",
                ("173.00", "169.00", "190.00"),
            ),
            Position(
                "01.0050",
                "Barrierefreie Bühnenrampe",
                "Rampe für Rollstuhlnutzung auf Podesthöhe 1,40 m, Neigung höchstens 6 %, "
                "Laufbreite mindestens 1,20 m, Zwischenpodeste und Radabweiser.",
                "1",
                "Stk",
                "2450.00",
                ("2370.00", "2400.00", "2470.00"),
            ),
            Position(
                "01.0060",
                "FOH-Podest 4 x 4 m mit Überdachung",
                "Regieplatz mit Wetterschutz, Höhe 0,40 m, dreiseitig geschlossen, "
                "abschließbar, mit umlaufender Absperrung.",
                "1",
                "Stk",
                "2150.00",
                ("2140.00", "2040.00", "2200.00"),
            ),
            Position(
                "01.0070",
                "Standsicherheitsnachweis und Abnahme",
                "Nachweis für den Aufstellort nach DIN EN 13814 oder gleichwertig, Begleitung "
                "der Gebrauchsabnahme durch die Bauaufsicht, Windüberwachungskonzept.",
                "1",
                "psch",
                "1850.00",
                ("1860.00", "1850.00", "1990.00"),
            ),
            Position(
                "01.0080",
                "Meister für Veranstaltungstechnik",
                "Verantwortliche Person für Veranstaltungstechnik an allen drei Veranstaltungstagen, je 14 Stunden.",
                "42",
                "Std",
                "64.00",
                ("62.50", "60.50", "68.00"),
            ),
            Position(
                "01.0090",
                "Auf- und Abbau Hauptbühne",
                "Transport, Aufbau bis Donnerstag 18:00 Uhr, Abbau bis Montag 16:00 Uhr, "
                "einschließlich Hebezeug und Personal.",
                "1",
                "psch",
                "10400.00",
                ("10100.00", "9900.00", "10600.00"),
            ),
            Position(
                "01.0100",
                "Zusätzlicher Ballastblock 1 t",
                "Betonblock mit Anschlagpunkt, geliefert und gesetzt, Abruf nur auf "
                "schriftliche Anordnung der Auftraggeberin.",
                "8",
                "Stk",
                "85.00",
                ("83.50", "80.00", "91.00"),
                art="Bedarf",
            ),
        ),
    ),
    Titel(
        "02",
        "Nebenbühnen Kirchplatz und Schlosshof",
        1,
        (
            Position(
                "02.0010",
                "Trailerbühne 8 x 6 m",
                "Fahrbare Bühne mit Dach und Seitenwänden, Bodenhöhe höchstens 1,20 m, "
                "Prüfbuch. Vorhaltung drei Veranstaltungstage.",
                "2",
                "Stk",
                "7800.00",
                ("7600.00", "7650.00", "8050.00"),
            ),
            Position(
                "02.0020",
                "Seitenpodest 2 x 4 m",
                "Podest höhengleich mit der Trailerbühne, Flächenlast mindestens 5,0 kN/m², mit Geländer.",
                "4",
                "Stk",
                "210.00",
                ("213.00", "207.00", "226.00"),
            ),
            Position(
                "02.0030",
                "Bühnentreppe mit Geländer",
                "Treppe für Bodenhöhe bis 1,20 m, Laufbreite mindestens 0,90 m, beidseitiges Geländer.",
                "2",
                "Stk",
                "160.00",
                ("162.00", "149.00", "167.00"),
            ),
            Position(
                "02.0040",
                "Garderobenzelt 5 x 5 m",
                "Zelt mit Boden, Beleuchtung, zwei Tischen, acht Stühlen, einem Spiegel und einer Kleiderstange.",
                "2",
                "Stk",
                "740.00",
                ("730.00", "700.00", "805.00"),
            ),
            Position(
                "02.0050",
                "Bühnenbetreuung",
                "Betreuung der beiden Nebenbühnen durch je eine Fachkraft, Umbauten zwischen "
                "den Auftritten nach Programmplan (Anlage 3).",
                "60",
                "Std",
                "54.00",
                ("53.00", "52.50", "57.50"),
            ),
            Position(
                "02.0060",
                "Auf- und Abbau Nebenbühnen",
                "Transport, Aufbau am Freitag bis 12:00 Uhr, Abbau am Sonntag ab 22:00 Uhr, einschließlich Personal.",
                "1",
                "psch",
                "4600.00",
                ("4450.00", "4290.00", "4920.00"),
            ),
        ),
    ),
    Titel(
        "03",
        "Beschallung",
        2,
        (
            Position(
                "03.0010",
                "Line-Array-Beschallung Hauptbühne",
                "Fliegend montiertes Line-Array je Seite, mittlerer Schallpegel 99 dB(A) am "
                "Regieplatz, Abdeckung bis 60 m, Controller und Verstärker.",
                "3",
                "Tag",
                "5200.00",
                ("5170.00", "5120.00", "5440.00"),
            ),
            Position(
                "03.0020",
                "Subwoofer mit gerichteter Abstrahlung",
                "Subwoofer in nierenförmiger Anordnung, Pegelminderung nach hinten mindestens 10 dB bei 63 Hz.",
                "3",
                "Tag",
                "1650.00",
                ("1570.00", "1560.00", "1660.00"),
            ),
            Position(
                "03.0030",
                "Delay-Lautsprecher Marktplatz",
                "Zwei Stützlautsprecher-Türme in 45 m Abstand, laufzeitkorrigiert, "
                "einschließlich Ballast und Stromzuführung.",
                "3",
                "Tag",
                "1450.00",
                ("1405.00", "1415.00", "1515.00"),
            ),
            Position(
                "03.0040",
                "Nahfeldlautsprecher Bühnenkante",
                "Kompakter Lautsprecher für die ersten Reihen, Abstrahlwinkel mindestens 90 Grad horizontal.",
                "6",
                "Stk",
                "145.00",
                ("138.00", "135.00", "153.00"),
            ),
            Position(
                "03.0050",
                "Aktivlautsprecher Moderationspunkte",
                "Aktiver Lautsprecher 12 Zoll auf Stativ, Wetterschutz mindestens IP 54, mit "
                "Eingang für Funkempfänger.",
                "8",
                "Stk",
                "165.00",
                ("164.00", "157.00", "166.00"),
            ),
            Position(
                "03.0060",
                "Beschallung Nebenbühnen",
                "Vollständige Beschallungsanlage für bis zu 400 Personen je Nebenbühne, zwei Bühnen an drei Tagen.",
                "6",
                "Tag",
                "1080.00",
                ("1025.00", "1055.00", "1140.00"),
            ),
            Position(
                "03.0070",
                "Systemtechnik Beschallung",
                "Fachkraft für Einmessung, Betrieb und Störungsbeseitigung der Anlage an der Hauptbühne.",
                "48",
                "Std",
                "60.00",
                ("59.00", "58.00", "64.50"),
            ),
            Position(
                "03.0080",
                "Schallpegelmessung mit Protokoll",
                "Dauermessung an zwei Messpunkten nach DIN 15905-5 oder gleichwertig, Anzeige "
                "am Regieplatz, Protokoll binnen fünf Werktagen.",
                "3",
                "Tag",
                "420.00",
                ("410.00", "415.00", "435.00"),
            ),
            Position(
                "03.0090",
                "Auf- und Abbau Beschallung",
                "Transport, Montage, Verkabelung und Rückbau aller Anlagen dieses Titels.",
                "1",
                "psch",
                "6800.00",
                ("6450.00", "6650.00", "6950.00"),
            ),
        ),
    ),
    Titel(
        "04",
        "Mischpulte, Mikrofone und Monitoring",
        2,
        (
            Position(
                "04.0010",
                "Digitalmischpult Hauptbühne",
                "Leitfabrikat Yamaha DM7 oder gleichwertig. Gleichwertig ist ein Pult mit "
                "mindestens 72 Eingangskanälen, 48 Mischbussen, 28 Fadern und redundanter "
                "Netzwerkanbindung, mit zwei Stageboxen.",
                "3",
                "Tag",
                "720.00",
                ("715.00", "700.00", "730.00"),
            ),
            Position(
                "04.0020",
                "Digitalmischpult Nebenbühne",
                "Pult mit mindestens 32 Eingangskanälen und 16 Fadern, Stagebox 32/16, Mehrspuraufzeichnung.",
                "6",
                "Tag",
                "260.00",
                ("253.00", "254.00", "266.00"),
            ),
            Position(
                "04.0030",
                "Drahtlose Mikrofonstrecke",
                "Handsender oder Taschensender mit Empfänger, digitale Übertragung, "
                "Frequenzkoordination und Zuteilung inbegriffen.",
                "12",
                "Stk",
                "140.00",
                ("141.00", "133.00", "145.00"),
            ),
            Position(
                "04.0040",
                "Bodenmonitor",
                "Zweiwege-Bodenmonitor 12 Zoll mit Verstärker, Spitzenschallpegel mindestens 130 dB.",
                "16",
                "Stk",
                "90.00",
                ("90.00", "86.50", "97.50"),
            ),
            Position(
                "04.0050",
                "Tontechnik Betreuung",
                "Bedienung von Saal- und Monitorton an drei Bühnen während Soundcheck und Veranstaltung.",
                "108",
                "Std",
                "56.00",
                ("57.50", "55.00", "58.00"),
            ),
            Position(
                "04.0060",
                "Ersatz-Mikrofonsatz",
                "Kabelgebundener Satz mit zwölf Mikrofonen und Stativen, Abruf nur auf schriftliche Anordnung.",
                "2",
                "Stk",
                "380.00",
                ("388.00", "359.00", "399.00"),
                art="Bedarf",
            ),
        ),
    ),
    Titel(
        "05",
        "Licht und Bild",
        3,
        (
            Position(
                "05.0010",
                "Aluminium-Traverse, Vierpunkt",
                "Traverse 29 x 29 cm mit Verbindern und Anschlagmitteln, Belastungstabelle ist vorzulegen.",
                "72",
                "m",
                "38.00",
                ("38.00", "36.50", "40.00"),
            ),
            Position(
                "05.0020",
                "Kopfbewegter Scheinwerfer, Spot",
                "LED-Scheinwerfer mindestens 15.000 Lumen, Zoom 8 bis 45 Grad, Farbmischung, zwei Goborad-Ebenen.",
                "24",
                "Stk",
                "135.00",
                ("134.00", "127.00", "139.00"),
            ),
            Position(
                "05.0030",
                "Kopfbewegter Scheinwerfer, Wash",
                "LED-Scheinwerfer mit Farbmischung RGBW, mindestens 12.000 Lumen, Zoom 10 bis 60 Grad.",
                "24",
                "Stk",
                "118.00",
                ("117.00", "115.00", "121.00"),
            ),
            Position(
                "05.0040",
                "Licht Nebenbühnen",
                "Grundausstattung je Nebenbühne: zwölf Scheinwerfer, Steuerung, zwei Stative "
                "oder Traversen, zwei Bühnen an drei Tagen.",
                "6",
                "Tag",
                "920.00",
                ("890.00", "870.00", "990.00"),
            ),
            Position(
                "05.0050",
                "Lichtdesign und Programmierung",
                "Entwurf der Lichtstimmungen für das Hauptprogramm und Programmierung vor Ort, zwei Tage vor Beginn.",
                "2",
                "Tag",
                "680.00",
                ("650.00", "645.00", "685.00"),
            ),
            Position(
                "05.0060",
                "LED-Bildwand 5 x 3 m",
                "Außentaugliche Bildwand, Pixelabstand höchstens 3,9 mm, Helligkeit mindestens "
                "4.500 cd/m², Zuspieler und Bildmischer.",
                "3",
                "Tag",
                "3800.00",
                ("3730.00", "3740.00", "3860.00"),
            ),
            Position(
                "05.0070",
                "Fassadenbeleuchtung Rathaus",
                "Illumination der Rathausfassade mit mindestens 20 farbigen Außenscheinwerfern, "
                "Betrieb 20:00 bis 24:00 Uhr.",
                "3",
                "Tag",
                "1900.00",
                ("1855.00", "1845.00", "1955.00"),
            ),
            Position(
                "05.0080",
                "Lichttechnik Betreuung",
                "Bedienung der Lichtanlagen an drei Bühnen während Proben und Veranstaltung.",
                "84",
                "Std",
                "56.00",
                ("53.50", "56.00", "57.50"),
            ),
            Position(
                "05.0090",
                "Auf- und Abbau Licht und Bild",
                "Transport, Montage, Verkabelung, Einrichten und Rückbau aller Anlagen dieses Titels.",
                "1",
                "psch",
                "8200.00",
                ("7800.00", "7700.00", "8500.00"),
            ),
        ),
    ),
    Titel(
        "06",
        "Toilettenanlagen",
        4,
        (
            Position(
                "06.0010",
                "Toilettenwagen",
                "Wagen mit sechs Damenkabinen, zwei Herrenkabinen und vier Urinalen, Wasser- "
                "und Abwasseranschluss, Beleuchtung.",
                "4",
                "Stk",
                "1520.00",
                ("1505.00", "1485.00", "1545.00"),
            ),
            Position(
                "06.0020",
                "Barrierefreie Toilettenkabine",
                "Rollstuhlgerechte Kabine, Grundfläche mindestens 2,20 x 2,20 m, schwellenlos, "
                "mit Haltegriffen und Notruf.",
                "4",
                "Stk",
                "410.00",
                ("410.00", "400.00", "445.00"),
            ),
            Position(
                "06.0030",
                "Mobile Toilettenkabine",
                "Kabine mit Spülung, Handdesinfektion und Innenlicht, Erstausstattung mit Papier inbegriffen.",
                "30",
                "Stk",
                "120.00",
                ("122.00", "115.00", "129.00"),
            ),
            Position(
                "06.0040",
                "Handwaschstation",
                "Station mit zwei Becken, Frischwasservorrat mindestens 80 l, Seife und Papierhandtüchern.",
                "10",
                "Stk",
                "96.00",
                ("96.00", "90.50", "101.00"),
            ),
            Position(
                "06.0050",
                "Reinigung und Betreuung",
                "Laufende Reinigung während der Öffnungszeiten des Festes durch zwei Kräfte, "
                "Reinigungsnachweis je Stunde.",
                "150",
                "Std",
                "33.00",
                ("33.00", "31.00", "34.50"),
            ),
            Position(
                "06.0060",
                "An- und Abtransport, Entsorgung",
                "Lieferung bis Freitag 10:00 Uhr, Abholung am Montag, fachgerechte Entsorgung mit Nachweis.",
                "1",
                "psch",
                "4300.00",
                ("4300.00", "4010.00", "4380.00"),
            ),
            Position(
                "06.0070",
                "Zusätzliche Entleerung",
                "Entleerung aller mobilen Kabinen außerhalb des Reinigungsplans, Abruf nur auf schriftliche Anordnung.",
                "4",
                "Stk",
                "260.00",
                ("250.00", "252.00", "278.00"),
                art="Bedarf",
            ),
        ),
    ),
    Titel(
        "07",
        "Absperrung und Zufahrtsschutz",
        4,
        (
            Position(
                "07.0010",
                "Bühnenabsperrung, selbststehend",
                "Absperrelement mit Trittfläche, Höhe 1,20 m, einschließlich Tür- und Eckelementen.",
                "64",
                "m",
                "26.00",
                ("25.50", "25.00", "27.00"),
            ),
            Position(
                "07.0020",
                "Absperrgitter",
                "Gitter verzinkt, Höhe 1,10 m, Länge je Element 2,00 bis 2,50 m, mit Haken verbunden.",
                "450",
                "m",
                "6.80",
                ("6.95", "6.55", "7.15"),
            ),
            Position(
                "07.0030",
                "Bauzaun mit Sichtschutz",
                "Bauzaun Höhe 2,00 m mit Füßen, Schellen und blickdichter Plane, Windlast nachgewiesen.",
                "280",
                "m",
                "9.40",
                ("8.95", "9.30", "10.15"),
            ),
            Position(
                "07.0040",
                "Mobile Überfahrsperre",
                "Zertifizierte Sperre gegen Fahrzeuge bis 7,5 t, geprüft nach DIN SPEC 91414 "
                "oder gleichwertig, für Rettungsfahrzeuge zu öffnen.",
                "18",
                "Stk",
                "1180.00",
                ("1130.00", "1135.00", "1250.00"),
            ),
            Position(
                "07.0050",
                "Kabelbrücke, überfahrbar",
                "Kabelbrücke mit mindestens drei Kanälen, Achslast 5 t, mit barrierefreien "
                "Auffahrten im Fußgängerbereich.",
                "160",
                "m",
                "14.50",
                ("13.80", "14.25", "15.25"),
            ),
            Position(
                "07.0060",
                "Auf- und Abbau Absperrung",
                "Transport, Aufbau nach Lageplan (Anlage 5) und Abbau bis Montag 12:00 Uhr.",
                "1",
                "psch",
                "5900.00",
                ("5720.00", "5700.00", "5950.00"),
            ),
        ),
    ),
    Titel(
        "08",
        "Stromversorgung",
        4,
        (
            Position(
                "08.0010",
                "Stromerzeuger 200 kVA, schallgedämmt",
                "Aggregat mit Synchronisierung und Auffangwanne, Schallpegel höchstens 65 dB(A) "
                "in 7 m, zwei Geräte an drei Tagen.",
                "6",
                "Tag",
                "560.00",
                ("570.00", "545.00", "585.00"),
            ),
            Position(
                "08.0020",
                "Kraftstoff und Betankung",
                "Kraftstoff und Betankung beider Stromerzeuger für die gesamte Veranstaltungsdauer.",
                "1",
                "psch",
                "2900.00",
                ("2750.00", "2720.00", "3090.00"),
            ),
            Position(
                "08.0030",
                "Unterverteiler 63 A",
                "Verteiler mit Fehlerstromschutz 30 mA je Abgang, Abgänge 32 A, 16 A und Schutzkontakt, IP 44.",
                "14",
                "Stk",
                "148.00",
                ("147.00", "142.00", "160.00"),
            ),
            Position(
                "08.0040",
                "Zuleitung 63 A",
                "Gummischlauchleitung mit Steckvorrichtungen, verlegt und gegen Stolpern gesichert.",
                "750",
                "m",
                "3.90",
                ("3.70", "3.65", "4.05"),
            ),
            Position(
                "08.0050",
                "Elektrofachkraft Bereitschaft",
                "Anwesenheit einer Elektrofachkraft auf dem Gelände an drei Tagen, je 24 Stunden.",
                "72",
                "Std",
                "66.00",
                ("63.00", "64.00", "67.50"),
            ),
            Position(
                "08.0060",
                "Prüfung der elektrischen Anlage",
                "Erstprüfung vor Inbetriebnahme nach DIN VDE 0100-600 oder gleichwertig mit "
                "Prüfprotokoll je Stromkreis.",
                "1",
                "psch",
                "1900.00",
                ("1835.00", "1825.00", "2040.00"),
            ),
            Position(
                "08.0070",
                "Auf- und Abbau Stromversorgung",
                "Transport, Aufstellen, Anschließen und Rückbau aller Anlagen dieses Titels.",
                "1",
                "psch",
                "8900.00",
                ("8850.00", "8450.00", "9400.00"),
            ),
        ),
    ),
)

BIETER: tuple[Bieter, ...] = (
    Bieter(
        kurz="rampenlicht",
        name="Rampenlicht Lindenau GmbH",
        briefkopf=(
            "Rampenlicht Lindenau GmbH",
            "Musterweg 7 · 00000 Lindenau · www.rampenlicht-lindenau.example",
            "",
            "Angebot 2026-1187 zum Vergabeverfahren 2026-KU-041",
            "Stadtfest Lindenau 2027",
            "",
        ),
        spalten=(
            Spalte("oz", "Pos.", 10),
            Spalte("kurz", "Bezeichnung", 44),
            Spalte("menge", "Anzahl", 10),
            Spalte("einheit", "ME", 8),
            Spalte("ep", "E-Preis (EUR)", 15),
            Spalte("gp", "Gesamtbetrag (EUR)", 19),
        ),
        farbe="#DDEBF7",
        datum=date(2026, 10, 28),
        eingang=datetime.fromisoformat("2026-10-29 14:12"),
        skonto=Decimal(2),
        skontofrist=14,
        fehlende="Eigenerklärung Mindestlohn (nachgefordert, eingegangen am 05.11.2026)",
    ),
    Bieter(
        kurz="musterfrau",
        name="Veranstaltungstechnik Erika Musterfrau e. K.",
        briefkopf=("Veranstaltungstechnik Erika Musterfrau e. K.", "Angebot AN-26-0304", ""),
        spalten=(
            Spalte("oz", "Pos.-Nr.", 10),
            Spalte("menge", "Menge", 10),
            Spalte("einheit", "Einheit", 9),
            Spalte("kurz", "Leistung", 44),
            Spalte("ep", "EP [EUR]", 14),
            Spalte("gp", "GP [EUR]", 16),
            Spalte("bemerkung", "Bemerkung", 38),
        ),
        farbe="#FCE4D6",
        datum=date(2026, 10, 29),
        eingang=datetime.fromisoformat("2026-10-30 08:47"),
        nachlass=Decimal(2),
        formeln=False,
        bemerkungen={
            "01.0080": "zwei Meister im Wechsel",
            "05.0060": "LED-Bildwand 3,9 mm, eigener Bestand",
            "08.0020": "Kraftstoff laut Tagespreis vom 26.10.2026 kalkuliert",
        },
    ),
    Bieter(
        kurz="buehnenhaus",
        name="Bühnenhaus Beispiel GmbH & Co. KG",
        briefkopf=("Leistungsverzeichnis Stadtfest Lindenau 2027 (Bieterexemplar)",),
        spalten=(
            Spalte("oz", "Ordnungszahl", 13),
            Spalte("kurz", "Kurztext", 44),
            Spalte("einheit", "Mengeneinheit", 14),
            Spalte("menge", "Menge", 10),
            Spalte("ep", "Einheitspreis (EUR)", 19),
            Spalte("gp", "Gesamtpreis (EUR)", 18),
        ),
        farbe="#E2EFDA",
        datum=date(2026, 10, 29),
        eingang=datetime.fromisoformat("2026-10-30 09:31"),
        summenfunktion=True,
    ),
)

SAUBER = Eingriffe()

MIT_FEHLERN = Eingriffe(
    vergabe={
        "Absendung der Bekanntmachung": date(2026, 10, 1),
        "Zuschlag geplant": date(2026, 11, 27),
    },
    lose={1: 70_500, 4: 77_300},
    kriterien={"Umweltschutz und Barrierefreiheit": 20},
    titel={"08": {"summe_ohne_letzte": True}},
    positionen={
        "01.0040": {"einheit": ""},
        "02.0030": {"schaetz_zeile": -1},
        "02.0050": {
            "lang": "Betreuung der beiden Nebenbühnen durch je eine Fachkraft, "
            "Umbauten zwischen den Auftritten nach Absprache mit den Gruppen."
        },
        "03.0050": {"oz": "03.0040"},
        "04.0010": {"lang": "Digitalmischpult Yamaha DM7 mit zwei Stageboxen und redundanter Netzwerkanbindung."},
        "05.0050": {"einheit": "psch"},
        "05.0070": {"versteckt": True},
    },
    eingang={
        "rampenlicht": {"fehlende": ""},
        "buehnenhaus": {"eingang": datetime.fromisoformat("2026-10-30 10:07")},
    },
    angebote={
        "rampenlicht": {"01.0020": {"kurz": "Bühnenüberdachung 10 x 8 m"}},
        "musterfrau": {
            "02.0020": {"ep": "207,00 €"},
            "03.0080": {"ep": "inkl.", "gp": ""},
            "07.0030": {"gp": "2640.00"},
        },
        "buehnenhaus": {"06.0050": {"ep": ""}},
    },
    bemerkungen={"03.0080": "in Pos. 03.0070 enthalten"},
)

# ------------------------------------------------------------------------- helpers

EURO = '#,##0.00\\ "€"'
DATUM = "dd.mm.yyyy"
DATUM_ZEIT = "dd.mm.yyyy hh:mm"

GRUNDFORMATE: dict[str, dict[str, Any]] = {
    "text": {},
    "umbruch": {"text_wrap": True},
    "zahl": {"num_format": "#,##0"},
    "euro": {"num_format": EURO},
    "datum": {"num_format": DATUM, "align": "left"},
    "zeit": {"num_format": DATUM_ZEIT, "align": "left"},
    "fett": {"bold": True},
    "titel": {"bold": True, "font_size": 14},
    "klein": {"font_color": "#595959", "italic": True},
    "kopf": {"bold": True, "bottom": 1, "text_wrap": True},
    "gruppe": {"bold": True},
    "summe": {"bold": True, "top": 1},
    "summe_euro": {"bold": True, "top": 1, "num_format": EURO},
}


def runde(wert: Decimal) -> Decimal:
    """Round to cents the way Excel's ROUND(...;2) does."""
    return wert.quantize(CENT, ROUND_HALF_UP)


def produkt(menge: str, preis: str) -> Decimal:
    """Quantity times price in cents; an empty cell counts as zero like in Excel."""
    return runde(Decimal(menge or 0) * Decimal(preis or 0))


def formate(mappe: xlsxwriter.Workbook, farbe: str) -> dict[str, Format]:
    """All cell formats of a workbook, headings and titles tinted in its colour."""
    ergebnis = {}
    for name, werte in GRUNDFORMATE.items():
        getoent = {"bg_color": farbe} if name in {"kopf", "gruppe"} else {}
        ergebnis[name] = mappe.add_format({"valign": "top", **werte, **getoent})
    return ergebnis


def neue_mappe(pfad: Path, verfasser: str) -> xlsxwriter.Workbook:
    """A workbook with fixed properties, so that each run gives the same bytes."""
    mappe = xlsxwriter.Workbook(str(pfad))
    mappe.set_properties({"author": verfasser, "company": verfasser, "created": ERZEUGT})
    mappe.set_calc_mode("auto")
    return mappe


def seite(blatt: Worksheet, kopfzeile: int, *, quer: bool) -> None:
    """Freeze below the heading row and set up the printed page."""
    blatt.freeze_panes(kopfzeile + 1, 0)
    blatt.repeat_rows(kopfzeile)
    blatt.set_paper(9)
    blatt.fit_to_pages(1, 0)
    blatt.set_footer("&L&A&RSeite &P von &N")
    if quer:
        blatt.set_landscape()


def schreibe(blatt: Worksheet, zeile: int, spalte: int, wert: Any, fmt: dict[str, Format]) -> None:
    """Write a plain value with the number format that suits its type."""
    if isinstance(wert, date):
        stil = "zeit" if isinstance(wert, datetime) else "datum"
        blatt.write_datetime(zeile, spalte, wert, fmt[stil])
    elif isinstance(wert, Decimal):
        blatt.write_number(zeile, spalte, float(wert), fmt["euro"])
    elif isinstance(wert, int):
        blatt.write_number(zeile, spalte, wert, fmt["zahl"])
    elif wert:
        blatt.write_string(zeile, spalte, wert, fmt["umbruch"])


def tabelle(
    blatt: Worksheet,
    fmt: dict[str, Format],
    spalten: Sequence[tuple[str, float]],
    zeilen: Sequence[Sequence[Any]],
) -> None:
    """A plain table: headings in row 1, then one row for each entry."""
    for nummer, (kopf, breite) in enumerate(spalten):
        blatt.set_column(nummer, nummer, breite)
        blatt.write_string(0, nummer, kopf, fmt["kopf"])
    for zeile, werte in enumerate(zeilen, start=1):
        for nummer, wert in enumerate(werte):
            schreibe(blatt, zeile, nummer, wert, fmt)
    seite(blatt, 0, quer=False)


def mit_eingriffen(eingriffe: Eingriffe) -> list[Titel]:
    """The titles with the planted mistakes in place."""
    ergebnis = []
    for titel in LEISTUNGEN:
        positionen = tuple(
            replace(position, **eingriffe.positionen.get(position.oz, {})) for position in titel.positionen
        )
        ergebnis.append(replace(titel, positionen=positionen, **eingriffe.titel.get(titel.oz, {})))
    return ergebnis


# -------------------------------------------------------------------------- tender

LV_SPALTEN = (
    ("OZ", 10),
    ("Los", 6),
    ("Kurztext", 36),
    ("Langtext", 62),
    ("Art", 9),
    ("Menge", 9),
    ("Einheit", 9),
    ("Schätzpreis (EUR)", 15),
    ("Schätzbetrag (EUR)", 16),
)
LV_KOPFZEILE = 2


def schreibe_lv_position(blatt: Worksheet, fmt: dict[str, Format], zeile: int, los: int, position: Position) -> None:
    """Everything of a position but its amount."""
    blatt.write_string(zeile, 0, position.oz, fmt["text"])
    blatt.write_number(zeile, 1, los, fmt["zahl"])
    blatt.write_string(zeile, 2, position.kurz, fmt["umbruch"])
    blatt.write_string(zeile, 3, position.lang, fmt["umbruch"])
    blatt.write(zeile, 4, position.art or None, fmt["text"])
    if position.menge:
        blatt.write_number(zeile, 5, float(position.menge), fmt["zahl"])
    blatt.write(zeile, 6, position.einheit or None, fmt["text"])
    if position.schaetz:
        blatt.write_number(zeile, 7, float(position.schaetz), fmt["euro"])
    if position.versteckt:
        blatt.set_row(zeile, None, None, {"hidden": True})


def schreibe_lv_titel(blatt: Worksheet, fmt: dict[str, Format], zeile: int, titel: Titel) -> tuple[int, Decimal]:
    """A title with its positions and its subtotal; returns the subtotal's row and value."""
    kopf = (titel.oz, None, titel.name, *[None] * 6)
    for spalte, wert in enumerate(kopf):
        blatt.write(zeile, spalte, wert, fmt["gruppe"])
    erste = zeile + 1
    betraege: list[Decimal] = []
    for index, position in enumerate(titel.positionen):
        r = erste + index
        schreibe_lv_position(blatt, fmt, r, titel.los, position)
        betrag = Decimal(0)
        if position.zaehlt:
            quelle = index + position.schaetz_zeile
            betrag = produkt(position.menge, titel.positionen[quelle].schaetz)
            formel = f"=ROUND(F{r + 1}*H{erste + quelle + 1},2)"
            blatt.write_formula(r, 8, formel, fmt["euro"], float(betrag))
        betraege.append(betrag)
    ende = len(betraege) - titel.summe_ohne_letzte
    r = erste + len(betraege)
    summe = sum(betraege[:ende], Decimal(0))
    formel = f"=SUM(I{erste + 1}:I{erste + ende})"
    schreibe_summe(blatt, fmt, r, 8, f"Summe Titel {titel.oz} {titel.name}", formel, summe, ab=2)
    return r, summe


def schreibe_summe(
    blatt: Worksheet,
    fmt: dict[str, Format],
    zeile: int,
    spalte: int,
    name: str,
    formel: str,
    wert: Decimal,
    *,
    ab: int,
) -> None:
    """A total line; an empty formula means a typed value."""
    for leer in range(spalte):
        blatt.write_blank(zeile, leer, None, fmt["summe"])
    blatt.write_string(zeile, ab, name, fmt["summe"])
    if formel:
        blatt.write_formula(zeile, spalte, formel, fmt["summe_euro"], float(wert))
    else:
        blatt.write_number(zeile, spalte, float(wert), fmt["summe_euro"])


def schreibe_lv(blatt: Worksheet, fmt: dict[str, Format], titel: Sequence[Titel]) -> None:
    """The sheet Positionen of the tender."""
    blatt.write_string(0, 0, "Leistungsverzeichnis Stadtfest Lindenau 2027", fmt["titel"])
    blatt.write_string(1, 0, f"{VERGABE['Auftraggeber']} · alle Preise netto", fmt["klein"])
    for nummer, (kopf, breite) in enumerate(LV_SPALTEN):
        blatt.set_column(nummer, nummer, breite)
        blatt.write_string(LV_KOPFZEILE, nummer, kopf, fmt["kopf"])
    zeile = LV_KOPFZEILE + 1
    summen: list[tuple[int, Decimal]] = []
    for einer in titel:
        summen.append(schreibe_lv_titel(blatt, fmt, zeile, einer))
        zeile = summen[-1][0] + 1
    formel = "=" + "+".join(f"I{r + 1}" for r, _ in summen)
    gesamt = sum((wert for _, wert in summen), Decimal(0))
    schreibe_summe(blatt, fmt, zeile, 8, "Gesamtsumme netto", formel, gesamt, ab=2)
    seite(blatt, LV_KOPFZEILE, quer=True)


EINGANG_SPALTEN = (
    ("Bieter", 44),
    ("Eingang", 18),
    ("Unterlagen", 15),
    ("Fehlende Unterlagen", 44),
    ("Ausgeschlossen", 15),
    ("Ausschlussgrund", 30),
)


def eingangszeile(bieter: Bieter, eingriffe: Eingriffe) -> tuple[Any, ...]:
    """The line of a bidder on the sheet Angebotseingang."""
    eingriff = eingriffe.eingang.get(bieter.kurz, {})
    unterlagen = "unvollständig" if bieter.fehlende else "vollständig"
    fehlende = eingriff.get("fehlende", bieter.fehlende)
    return (bieter.name, eingriff.get("eingang", bieter.eingang), unterlagen, fehlende, "nein", "")


def schreibe_ausschreibung(pfad: Path, titel: Sequence[Titel], eingriffe: Eingriffe) -> None:
    """The workbook of the tender with its five sheets."""
    lose = {los: eingriffe.lose.get(los, wert) for los, (_, wert) in LOSE.items()}
    vergabe = {**VERGABE, **eingriffe.vergabe}
    vergabe["Geschätzter Auftragswert netto (EUR)"] = Decimal(sum(lose.values()))
    kriterien = {**KRITERIEN, **eingriffe.kriterien}
    mappe = neue_mappe(pfad, "Stadt Lindenau")
    fmt = formate(mappe, "#E7E6E6")
    tabelle(mappe.add_worksheet("Vergabe"), fmt, (("Feld", 38), ("Wert", 64)), list(vergabe.items()))
    tabelle(
        mappe.add_worksheet("Lose"),
        fmt,
        (("Los", 6), ("Bezeichnung", 40), ("Geschätzter Wert netto (EUR)", 20)),
        [(los, name, Decimal(lose[los])) for los, (name, _) in LOSE.items()],
    )
    tabelle(
        mappe.add_worksheet("Kriterien"),
        fmt,
        (("Kriterium", 44), ("Gewicht (%)", 13)),
        list(kriterien.items()),
    )
    schreibe_lv(mappe.add_worksheet("Positionen"), fmt, titel)
    tabelle(
        mappe.add_worksheet("Angebotseingang"),
        fmt,
        EINGANG_SPALTEN,
        [eingangszeile(bieter, eingriffe) for bieter in BIETER],
    )
    mappe.close()


# -------------------------------------------------------------------------- offers


@dataclass(frozen=True)
class Summen:
    """Totals of an offer and the cells that hold them."""

    netto: Decimal
    brutto: Decimal
    zelle_netto: str
    zelle_brutto: str


class Angebotsblatt:
    """Writes the sheet Positionen of one offer, row by row."""

    def __init__(
        self,
        blatt: Worksheet,
        fmt: dict[str, Format],
        nummer: int,
        eingriffe: Eingriffe,
    ) -> None:
        self.blatt = blatt
        self.fmt = fmt
        self.nummer = nummer
        self.bieter = BIETER[nummer]
        self.aenderungen = eingriffe.angebote.get(self.bieter.kurz, {})
        self.bemerkungen = self.bieter.bemerkungen
        if self.aenderungen and "bemerkung" in self.felder:
            self.bemerkungen = {**self.bemerkungen, **eingriffe.bemerkungen}
        self.zeile = len(self.bieter.briefkopf)

    @property
    def felder(self) -> dict[str, int]:
        """Column number of each field."""
        return {spalte.feld: nummer for nummer, spalte in enumerate(self.bieter.spalten)}

    def zelle(self, feld: str, zeile: int) -> str:
        """A1 reference of a field in a row (counted from 0)."""
        return f"{xl_col_to_name(self.felder[feld])}{zeile + 1}"

    def kopf(self) -> None:
        """Letterhead and headings."""
        for zeile, text in enumerate(self.bieter.briefkopf):
            stil = "titel" if zeile == 0 else "klein"
            if text:
                self.blatt.write_string(zeile, 0, text, self.fmt[stil])
        for nummer, spalte in enumerate(self.bieter.spalten):
            self.blatt.set_column(nummer, nummer, spalte.breite)
            self.blatt.write_string(self.zeile, nummer, spalte.kopf, self.fmt["kopf"])
        seite(self.blatt, self.zeile, quer=False)
        self.zeile += 1

    def position(self, position: Position) -> Decimal:
        """One position; returns the amount that counts."""
        preis = position.preise[self.nummer] if position.preise else ""
        werte: dict[str, str] = {
            "oz": position.oz,
            "kurz": position.kurz,
            "menge": position.menge,
            "einheit": position.einheit,
            "ep": preis,
            "bemerkung": self.bemerkungen.get(position.oz, ""),
            **self.aenderungen.get(position.oz, {}),
        }
        for feld, spalte in self.felder.items():
            if feld != "gp" and werte[feld]:
                self.wert(spalte, feld, werte[feld])
        betrag = self.betrag(position, preis, werte)
        self.zeile += 1
        return betrag

    def wert(self, spalte: int, feld: str, wert: str) -> None:
        """Write a number field as number where it is one, all else as text."""
        ist_zahl = wert.replace(".", "", 1).isdigit()
        if feld == "menge":
            self.blatt.write_number(self.zeile, spalte, float(wert), self.fmt["zahl"])
        elif feld == "ep" and ist_zahl:
            self.blatt.write_number(self.zeile, spalte, float(wert), self.fmt["euro"])
        else:
            self.blatt.write_string(self.zeile, spalte, wert, self.fmt["umbruch"])

    def betrag(self, position: Position, preis: str, werte: Mapping[str, str]) -> Decimal:
        """The total price of a position, as formula or typed."""
        if not position.zaehlt or werte.get("gp") == "":
            return Decimal(0)
        betrag = produkt(position.menge, preis if werte["ep"] else "")
        if self.bieter.formeln:
            faktoren = f"{self.zelle('menge', self.zeile)}*{self.zelle('ep', self.zeile)}"
            self.blatt.write_formula(
                self.zeile,
                self.felder["gp"],
                f"=ROUND({faktoren},2)",
                self.fmt["euro"],
                float(betrag),
            )
            return betrag
        betrag = Decimal(werte.get("gp", betrag))
        self.blatt.write_number(self.zeile, self.felder["gp"], float(betrag), self.fmt["euro"])
        return betrag

    def summe(self, name: str, formel: str, wert: Decimal) -> str:
        """A total line; returns the reference of its value."""
        formel = formel if self.bieter.formeln else ""
        spalte, ab = self.felder["gp"], self.felder["kurz"]
        schreibe_summe(self.blatt, self.fmt, self.zeile, spalte, name, formel, wert, ab=ab)
        self.zeile += 1
        return self.zelle("gp", self.zeile - 1)

    def titel(self, titel: Titel) -> tuple[str, Decimal]:
        """A title with its positions and its subtotal."""
        for spalte in range(len(self.felder)):
            self.blatt.write_blank(self.zeile, spalte, None, self.fmt["gruppe"])
        self.blatt.write_string(self.zeile, self.felder["oz"], titel.oz, self.fmt["gruppe"])
        self.blatt.write_string(self.zeile, self.felder["kurz"], titel.name, self.fmt["gruppe"])
        self.zeile += 1
        erste = self.zelle("gp", self.zeile)
        summe = sum((self.position(eine) for eine in titel.positionen), Decimal(0))
        formel = f"=SUM({erste}:{self.zelle('gp', self.zeile - 1)})"
        return self.summe(f"Summe Titel {titel.oz}", formel, summe), summe

    def schluss(self, zellen: Sequence[str], summe: Decimal) -> Summen:
        """The lines below the last title: discount, net, VAT, gross."""
        gesamt = f"=SUM({','.join(zellen)})" if self.bieter.summenfunktion else ""
        gesamt = gesamt or "=" + "+".join(zellen)
        netto = summe
        if nachlass := self.bieter.nachlass:
            abzug = runde(summe * nachlass / 100)
            netto -= abzug
            self.summe("Zwischensumme", gesamt, summe)
            self.summe(f"abzüglich {nachlass} % Nachlass", "", -abzug)
        steuer = runde(netto * STEUERSATZ / 100)
        zelle_netto = self.summe("Summe netto", gesamt, netto)
        zelle_steuer = self.summe(f"zzgl. {STEUERSATZ} % USt", f"=ROUND({zelle_netto}*0.19,2)", steuer)
        zelle_brutto = self.summe("Summe brutto", f"={zelle_netto}+{zelle_steuer}", netto + steuer)
        return Summen(netto, netto + steuer, zelle_netto, zelle_brutto)


def schreibe_deckblatt(blatt: Worksheet, fmt: dict[str, Format], bieter: Bieter, summen: Summen) -> None:
    """The sheet Angebot with the totals, linked or typed."""
    zeilen: list[tuple[str, Any]] = [
        ("Bieter", bieter.name),
        ("Datum des Angebots", bieter.datum),
        ("Nachlass (%)", int(bieter.nachlass)),
        ("Skonto (%)", int(bieter.skonto)),
        ("Skontofrist (Tage)", bieter.skontofrist),
        ("Umsatzsteuer (%)", int(STEUERSATZ)),
        ("Angebotssumme netto (EUR)", summen.netto),
        ("Angebotssumme brutto (EUR)", summen.brutto),
    ]
    tabelle(blatt, fmt, (("Feld", 32), ("Wert", 48)), zeilen)
    if not bieter.formeln:
        return
    verweise = ((7, summen.zelle_netto, summen.netto), (8, summen.zelle_brutto, summen.brutto))
    for zeile, zelle, wert in verweise:
        blatt.write_formula(zeile, 1, f"=Positionen!{zelle}", fmt["euro"], float(wert))


def schreibe_angebot(pfad: Path, nummer: int, titel: Sequence[Titel], eingriffe: Eingriffe) -> None:
    """The workbook of one offer."""
    bieter = BIETER[nummer]
    mappe = neue_mappe(pfad, bieter.name)
    fmt = formate(mappe, bieter.farbe)
    deckblatt = mappe.add_worksheet("Angebot")
    blatt = Angebotsblatt(mappe.add_worksheet("Positionen"), fmt, nummer, eingriffe)
    blatt.kopf()
    summen = [blatt.titel(einer) for einer in titel]
    gesamt = sum((wert for _, wert in summen), Decimal(0))
    schreibe_deckblatt(deckblatt, fmt, bieter, blatt.schluss([zelle for zelle, _ in summen], gesamt))
    mappe.close()


# --------------------------------------------------------------------------- main

STIMMIG_TOML = """\
[dossier]
name = "Stadtfest Lindenau 2027"
heute = 2026-11-23
"""


def schreibe_dossier(ordner: Path, eingriffe: Eingriffe) -> None:
    """One dossier: settings, tender and offers."""
    ordner.mkdir(parents=True, exist_ok=True)
    (ordner / "stimmig.toml").write_text(STIMMIG_TOML, encoding="utf-8", newline="\n")
    titel = mit_eingriffen(eingriffe)
    schreibe_ausschreibung(ordner / "ausschreibung.xlsx", titel, eingriffe)
    for nummer, bieter in enumerate(BIETER):
        schreibe_angebot(ordner / f"angebot-{bieter.kurz}.xlsx", nummer, titel, eingriffe)


def main() -> None:
    """Write both dossiers next to this script."""
    schreibe_dossier(ZIEL / "stadtfest-sauber", SAUBER)
    schreibe_dossier(ZIEL / "stadtfest", MIT_FEHLERN)


if __name__ == "__main__":
    main()
