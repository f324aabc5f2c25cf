"""A small instrument made from nothing, by writing its files: three chapters, four dimensions, kinds of parties of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

CODE: Final = "veilig-wonen"

BESTANDEN: Final = {
    "instrument.toml": """
code = "veilig-wonen"
naam = "Veilig wonen in de opvang"
bron = "Werkgroep, 2025"

[bestanden]
dimensies = "dimensies.toml"
vragenlijst = "vragen.toml"

[referentie]
partijen = ["opvang.toml", "zorg.toml"]

[[partijsoort]]
code = "opvanginstelling"
naam = "opvanginstelling"
meervoud = "opvanginstellingen"
lidwoord = "de"
gemeten = true

[[partijsoort]]
code = "zorgaanbieder"
naam = "zorgaanbieder"
meervoud = "zorgaanbieders"
lidwoord = "de"

[[oordeel]]
code = "uitstekend"
letter = "U"
betekenis = "boven de norm"
kleur = "#0D47A1"

[[oordeel]]
code = "voldoende"
conform = true
letter = "V"
betekenis = "aan de norm"
kleur = "#4DB6AC"

[[oordeel]]
code = "matig"
letter = "M"
betekenis = "onder de norm"
kleur = "#FFB74D"

[[oordeel]]
code = "onvoldoende"
letter = "O"
betekenis = "ver onder de norm"
kleur = "#4A148C"

[[aandachtsveld]]
code = "gebouw"
naam = "Het gebouw"

[[aandachtsveld]]
code = "mensen"
naam = "De mensen"

[[hoofdstuk]]
code = "ligging"
nummer = 1
titel = "Ligging en gebouw"

[[hoofdstuk]]
code = "team"
nummer = 2
titel = "Het team"

[[hoofdstuk]]
code = "toekomst"
nummer = 3
titel = "Wat er komt"
""",
    "dimensies.toml": """
[[dimensie]]
code = "gebouw.toegang"
naam = "Toegang"
definitie = "Wie er binnen kan komen."
norm = "Alleen wie er woont of werkt komt zonder begeleiding binnen."
bron = "Werkgroep, 1"

[[dimensie]]
code = "gebouw.brand"
naam = "Brandveiligheid"
definitie = "De voorzieningen tegen brand."
norm = "Het gebouw is in het laatste jaar gekeurd."
bron = "Werkgroep, 2"

[[dimensie]]
code = "mensen.bezetting"
naam = "Bezetting"
definitie = "Of er altijd iemand is."
norm = "Dag en nacht is er iemand."
bron = "Werkgroep, 3"

[[dimensie]]
code = "mensen.scholing"
naam = "Scholing"
definitie = "Wat medewerkers leren over veiligheid."
norm = "Ieder jaar volgt iedereen een oefening."
bron = "Werkgroep, 4"
""",
    "opvang.toml": """
soort = "opvanginstelling"

[[partij]]
code = "linde"
naam = "De Linde"
nummer = 1

[[partij]]
code = "eik"
naam = "De Eik"
nummer = 2
""",
    "zorg.toml": """
soort = "zorgaanbieder"

[[partij]]
code = "wijkzorg"
naam = "Wijkzorg"
""",
    "vragen.toml": """
[vragenlijst]
versie = "2025"
peiljaar = 2025
alleen_voor = ["opvanginstelling"]

[[ligging]]
id = "ligging.deuren"
tekst = "Hoeveel buitendeuren zijn er?"
soort = "aantal"
eenheid = "deuren"
dimensies = ["gebouw.toegang"]
verplicht = true
bron = "Werkgroep, 1"

[[ligging]]
id = "ligging.keuring"
tekst = "Is het gebouw in het laatste jaar op brandveiligheid gekeurd?"
soort = "ja_nee_deels"
dimensies = ["gebouw.brand"]
bron = "Werkgroep, 2"

[[team]]
id = "team.nachten"
tekst = "Hoeveel nachten per week is er iemand?"
soort = "aantal"
eenheid = "nachten"
dimensies = ["mensen.bezetting"]
bron = "Werkgroep, 3"

[[team]]
id = "team.oefening"
tekst = "Wanneer was de laatste oefening?"
soort = "datum"
dimensies = ["mensen.scholing"]
bron = "Werkgroep, 4"

[[toekomst]]
id = "toekomst.plannen"
tekst = "Wat verandert er volgend jaar?"
soort = "open"
bron = "Werkgroep"
""",
    "weegregels/2025.toml": """
versie = "2025"
naam = "Weegregels Veilig wonen"
bron = "Werkgroep"
aandachtsvelden = ["gebouw", "mensen"]

[begin]
code = "begin"
eindscore = ["uitstekend", "voldoende"]
tekst = "Zonder reden om lager te gaan voldoet het."
bron = "Werkgroep"

[ongescoord]
code = "open"
tekst = "Wat niet is gescoord, kan nog alles worden."
bron = "Werkgroep"

[[regel]]
code = "brand"
soort = "eindscore"
dimensies = ["gebouw.brand"]
bij = ["onvoldoende"]
eindscore = ["onvoldoende"]
tekst = "Zonder brandveiligheid is het onvoldoende."
bron = "Werkgroep"

[[regel]]
code = "toegang"
soort = "eindscore"
dimensies = ["gebouw.toegang"]
bij = ["matig", "onvoldoende"]
eindscore = ["matig", "onvoldoende"]
tekst = "Wie de toegang niet regelt, voldoet niet."
bron = "Werkgroep"

[[regel]]
code = "mensen"
soort = "vrij"
dimensies = ["mensen.bezetting", "mensen.scholing"]
tekst = "Bezetting en scholing beslissen uit zichzelf niets."
bron = "Werkgroep"
""",
}


def schrijf(map_: Path, *, met_fout: bool = False) -> Path:
    """Write the files of the instrument below a folder for instruments, and return its own.

    ``met_fout`` leaves a file in it that nothing uses.
    """
    eigen = map_ / CODE
    for naam, tekst in BESTANDEN.items():
        pad = eigen / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(tekst.lstrip(), encoding="utf-8")
    if met_fout:
        (eigen / "vergeten.toml").write_text("", encoding="utf-8")
    return eigen
