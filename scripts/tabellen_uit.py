"""Writes the figures of a table as JSON, a row a line, and the discrepancies as TOML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.domain.cijfertabel import Afwijking, Cijfertabel, Rij

KOP = """\
# Waar het rapport zichzelf tegenspreekt: een totaal in de tekst dat een tabel niet oplevert, een totaalrij die niet
# klopt, of een cijfer dat twee tabellen verschillend afdrukken. Gemaakt door scripts/lees_tabellen.py; niets ervan is
# hersteld.
#
#   tabel, kolom  waarop het slaat
#   telling       zoals in totalen.toml; "cijfer" als twee tabellen hetzelfde cijfer verschillend afdrukken
#   gedrukt       wat er op de plaats bij bron staat
#   berekend      waarop de tabel uitkomt, of wat er in deze tabel staat
#   rijen         de rijen of de rij; zonder rijen: alle rijen
"""


def als_json(tabel: Cijfertabel) -> str:
    """The figures of a table, a row a line and its cells in columns, so that a person can compare them."""
    delen = [_delen(tabel, rij) for rij in tabel.rijen]
    breedtes = [max(map(len, kolom)) for kolom in zip(*delen, strict=True)]
    regels = [
        "  {"
        + " ".join(deel.ljust(breedte) for deel, breedte in zip(rij, breedtes, strict=True)).strip()
        + "}"
        for rij in delen
    ]
    noten = ",\n".join(f"  {_json(list(noot))}" for noot in tabel.noten)
    return (
        "{\n"
        f' "tabel": {tabel.nummer},\n'
        ' "rijen": [\n' + ",\n".join(regels) + "\n ],\n"
        ' "noten": [' + (f"\n{noten}\n " if noten else "") + "]\n"
        "}\n"
    )


def als_toml(afwijkingen: Iterable[Afwijking]) -> str:
    """The discrepancies, one table each."""
    delen = [KOP]
    for afwijking in afwijkingen:
        waarden = {
            "tabel": str(afwijking.tabel),
            "kolom": _json(afwijking.kolom),
            "telling": _json(afwijking.telling),
            "rijen": _json(afwijking.rijen) if afwijking.rijen else "",
            "gedrukt": _json(afwijking.gedrukt),
            "berekend": _json(afwijking.berekend),
            "bron": _json(afwijking.bron),
            "opmerking": _json(afwijking.opmerking) if afwijking.opmerking else "",
        }
        delen.append(
            "[[afwijking]]\n"
            + "".join(f"{sleutel} = {waarde}\n" for sleutel, waarde in waarden.items() if waarde)
        )
    return "\n".join(delen)


def _delen(tabel: Cijfertabel, rij: Rij) -> list[str]:
    """A row in pieces that are printed under one another, each with the comma that follows it."""
    kop: dict[str, object] = {"rij": rij.code}
    if rij.vraag:
        kop["vraag"] = rij.vraag
    if rij.nummer is not None:
        kop["nummer"] = rij.nummer
    kop |= {"naam": rij.naam, "regel": rij.regel}
    cellen = [_json(None if cel is None else cel.opgegeven) for cel in rij.cellen]
    noten = [
        [kolom.sleutel, cel.noot]
        for kolom, cel in zip(tabel.kolommen, rij.cellen, strict=True)
        if cel is not None and cel.noot
    ]
    staart = (f', "noten": {_json(noten)}' if noten else "") + (f', "noot": "{rij.noot}"' if rij.noot else "")
    return [
        *(f'"{sleutel}": {_json(waarde)},' for sleutel, waarde in kop.items()),
        f'"cijfers": [{cellen[0]}' + ("," if cellen[1:] else ""),
        *(f"{cel}," for cel in cellen[1:-1]),
        *cellen[-1:][: len(cellen) - 1],
        f"]{staart}",
    ]


def _json(waarde: object) -> str:
    return json.dumps(waarde, ensure_ascii=False)
