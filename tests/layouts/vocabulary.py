"""The words from which sheets are generated."""

from dataclasses import dataclass

BIDDERS = (
    "Bühnenhaus Nord KG", "Klangwerk GmbH", "Lichtblick OHG", "Rampenlicht Lindenau GmbH", "Zelthaus Bergmann e.K.",
    "Sanitär Mobil GmbH", "Strom & Licht GmbH", "Marktbau Lindenau eG",
)  # fmt: skip
LETTERHEAD = (
    "Stadt Lindenau - Kulturamt", "Marktplatz 1, 12345 Lindenau", "Telefon 04321 987-12", "Stand: 12.10.2026",
    "Vergabe-Nr. 2026-118", "Maßnahme: Stadtfest 2027", "Bearbeiterin: Frau Muster", "Seite 1 von 1",
)  # fmt: skip
ESTIMATE_GROUPS = ("Schätzung AG", "Kostenberechnung", "Kostenschätzung")
UNITS = ("", "", "EUR", "€", "EUR netto", "netto")
THOUSANDS = ("T€", "Tsd. EUR", "TEUR")


@dataclass(frozen=True)
class Language:
    headings: dict[str, tuple[str, ...]]
    titles: tuple[str, ...]
    things: tuple[str, ...]
    units: tuple[str, ...]
    kinds: dict[str, tuple[str, ...]]
    subtotal: str
    total: str
    bidder: tuple[str, ...]
    remark: str
    parts: tuple[str, str]
    decimal: str


GERMAN = Language(
    headings={
        "oz": ("OZ", "Pos.", "Pos", "Pos.-Nr.", "Position", "Ordnungszahl", "Positionsnummer"),
        "kurztext": ("Kurztext", "Bezeichnung", "Leistung", "Beschreibung", "Bezeichnung der Leistung"),
        "menge": ("Menge", "Anzahl", "Anz.", "Stückzahl"),
        "einheit": ("Einheit", "ME", "Einh.", "Mengeneinheit"),
        "art": ("Art", "Positionsart", "Typ"),
        "ep": ("EP", "E.P.", "Einheitspreis", "Einzelpreis", "E-Preis", "Preis je Einheit"),
        "gp": ("GP", "G.P.", "Gesamtpreis", "Gesamtbetrag", "Positionspreis"),
        "schaetzpreis": ("Schätzpreis", "Schätz-EP", "Geschätzter Einheitspreis"),
        "schaetzbetrag": ("Schätzbetrag", "Schätz-GP", "Geschätzter Gesamtpreis"),
    },
    titles=("BÜHNENTECHNIK", "TON UND LICHT", "SANITÄR", "PERSONAL"),
    things=(
        "Podest 2 x 1 m", "Treppe", "Geländer", "Mischpult", "Funkstrecke", "Scheinwerfer", "Stativ", "Traverse",
        "Toilettenkabine", "Leerung", "Bauzaun", "Absperrgitter", "Aufbauhelfer", "Ordner", "Kabelbrücke", "Aggregat",
        "Verteiler 63 A", "Bodenplatten", "Zelt 10 x 20 m", "Biertischgarnitur", "Hütte 3 x 2 m", "Lichterkette",
        "Transport", "Endreinigung",
    ),
    units=("Stk", "m", "m²", "h", "Tage", "Satz"),
    kinds={"Bedarf": ("Bedarfsposition: ", "Eventualposition "), "Wahl": ("Alternativposition: ", "Wahlposition ")},
    subtotal="Zwischensumme",
    total="Summe netto",
    bidder=("Bieter:", "Bieter", "Anbieter:", "Firma:"),
    remark="Bemerkung",
    parts=("Leistungsverzeichnis", "Preise"),
    decimal=",",
)  # fmt: skip

ENGLISH = Language(
    headings={
        "oz": ("Item No.", "Item", "Pos."),
        "kurztext": ("Description", "Item Description"),
        "menge": ("Qty", "Quantity", "Qty."),
        "einheit": ("Unit", "UoM"),
        "ep": ("Unit Price", "Unit price"),
        "gp": ("Total", "Total Price", "Amount"),
        "schaetzpreis": ("Estimated Unit Price",),
        "schaetzbetrag": ("Estimated Total",),
    },
    titles=("STAGING", "SOUND AND LIGHT", "SANITATION", "STAFF"),
    things=(
        "Stage deck", "Stairs", "Railing", "Mixing desk", "Radio microphone", "Spotlight", "Tripod", "Truss", "Toilet",
        "Emptying", "Fence", "Barrier", "Stage hand", "Steward", "Cable ramp", "Generator", "Distribution board",
        "Floor plates", "Tent", "Table set", "Market hut", "Fairy lights", "Transport", "Cleaning",
    ),
    units=("pcs", "m", "sqm", "hrs", "days", "set"),
    kinds={},
    subtotal="Subtotal",
    total="Total net",
    bidder=("Bidder:", "Bidder"),
    remark="Remarks",
    parts=("Bill of Quantities", "Prices"),
    decimal=".",
)  # fmt: skip
