# language: de
Funktionalität: Vor der Veröffentlichung einer Ausschreibung
  Diese Checkliste geht man durch, bevor die Vergabeunterlagen hinausgehen.

  Grundlage:
    Angenommen das Dossier "examples/stadtfest-sauber"

  @VG001 @VG003 @VG007
  Szenario: Der Auftragswert stimmt
    Dann ergibt die Regel VG001 keinen Befund
    Und ergibt die Regel VG003 keinen Befund
    Und ergibt die Regel VG007 keinen Befund

  @VG004 @VG005 @VG006
  Szenario: Die Fristen reichen
    Dann ergibt die Regel VG004 keinen Befund
    Und ergibt die Regel VG005 keinen Befund
    Und ergibt die Regel VG006 keinen Befund

  @LV
  Szenario: Das Leistungsverzeichnis ist eindeutig und vollständig
    Dann ergibt keine Regel der Familie LV einen Fehler oder eine Warnung

  @WE001
  Szenario: Die Zuschlagskriterien sind vollständig
    Dann ergibt die Regel WE001 keinen Befund

  @XL
  Szenario: Die Arbeitsmappen rechnen richtig
    Dann ergibt keine Regel der Familie XL einen Befund
    Und ist keine Frage offen
