# language: de
Funktionalität: Das Beispiel Stadtfest
  Die eingebauten Fehler werden an ihrer Zelle gefunden.

  Szenario: Fehler der Ausschreibung und eines Angebots
    Angenommen das Dossier "examples/stadtfest"
    Dann ergibt die Regel VG004 einen Befund in "ausschreibung.xlsx Vergabe!B16"
    Und ergibt die Regel LV003 einen Befund in "ausschreibung.xlsx Positionen!G8"
    Und ergibt die Regel AN002 einen Befund in "angebot-buehnenhaus.xlsx Positionen!E58"
