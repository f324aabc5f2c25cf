"""Fills an example with a round of forms: sent to everybody, some returned, and what was made of the answers.

What comes back goes through the reader that every return goes through: the filled-in form is a form with the answers
printed in it, so nothing here writes an answer.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.voorbeeldantwoorden import lees_voorbeeldantwoorden
from korpsmonitor_tui.services import formulieren, praktijkvoorstellen, teruggaven, uitzendingen
from korpsmonitor_tui.services.uitzendingen import Verzoek

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.intake.voorbeeldantwoorden import Teruggekomen, Voorbeeldantwoorden
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.voorbeeld import Bouw


def vul(bouw: Bouw) -> int:
    """Send the forms, take in what came back, and make what was made of it; how many documents were written."""
    sessie, klok = bouw.sessie, bouw.klok
    ronde = lees_voorbeeldantwoorden(bouw.bron, sessie.instrument)
    klok.zet(ronde.verzonden)
    verzonden = _verzend(sessie, ronde, bouw.map)
    for nr, teruggave in enumerate(ronde.teruggaven, start=1):
        klok.zet(teruggave.dagen_geleden)
        _krijg_terug(sessie, teruggave, dict(ronde.vormen).get(teruggave.partij, "docx"), bouw.map)
        bouw.voortgang(nr, len(ronde.teruggaven), sessie.partij(teruggave.partij).naam)
    klok.zet(5)
    for praktijk in ronde.praktijken:
        voorstel = praktijkvoorstellen.eis_voorstel(sessie, f"{praktijk.partij}/{praktijk.vraag}")
        praktijkvoorstellen.neem_over(sessie, voorstel, praktijk.naam, praktijk.tekst)
    return verzonden + len(ronde.teruggaven)


def _verzend(sessie: Sessie, ronde: Voorbeeldantwoorden, map_: Path) -> int:
    """Send every measured party its form; how many there are."""
    per_vorm: dict[str, list[str]] = defaultdict(list)
    for partij in sessie.instrument.gemeten:
        per_vorm[dict(ronde.vormen).get(partij.code, "docx")].append(partij.code)
    termijn = sessie.vandaag() + timedelta(days=ronde.termijn)
    return sum(
        len(
            uitzendingen.zend_uit(
                sessie, partijen, Verzoek(vorm, map_ / "verzonden", termijn, overschrijf=True)
            )
        )
        for vorm, partijen in per_vorm.items()
    )


def _krijg_terug(sessie: Sessie, teruggave: Teruggekomen, vorm: str, map_: Path) -> None:
    """Take in the form as somebody would have filled it in. Raises OnbruikbareInvoer for an answer without a place."""
    partij = sessie.partij(teruggave.partij)
    leeg = formulieren.stel_formulier_op(sessie, partij, sessie.instrument.vragenlijst)
    if onbekend := [plaats for plaats, _tekst in teruggave.antwoorden if plaats not in leeg.velden]:
        raise OnbruikbareInvoer(
            _(
                "Het formulier van {partij} heeft geen plaats “{plaats}”; zet het oorspronkelijke bestand terug."
            ).format(partij=partij.naam, plaats=onbekend[0])
        )
    antwoorden = {leeg.velden[plaats]: tekst for plaats, tekst in teruggave.antwoorden}
    ingevuld = formulieren.stel_formulier_op(sessie, partij, sessie.instrument.vragenlijst, None, antwoorden)
    pad = map_ / "terug" / f"{partij.code}-ingevuld.{vorm}"
    schrijf_bestand(pad, formulieren.schrijf(sessie, ingevuld, vorm), overschrijf=True)
    teruggaven.neem_in(sessie, pad, partij.code)
