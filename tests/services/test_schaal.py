"""Scores that the scale of the instrument does not have: told, and never taken for not scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.services import blindscores
from korpsmonitor_tui.services.korpsweging import lees_korpsweging, lees_matrix
from korpsmonitor_tui.services.partneroordelen import lees_overnames
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from tests.oordelen import GROEN, VIER
from tests.services import scoren, wegen
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.store.transactie import Transactie
    from tests.services.conftest import Laptop

MATIG = VIER.oordelen[2]
KOLOM = "partners.om"


def test_a_score_of_another_scale_is_told_and_stays_on_the_timeline(laptop: Laptop) -> None:
    """Somebody changes the judgements of an instrument while an edition is being scored by them."""
    sessie = laptop.coordinator
    scoren.scoor(laptop, "toezicht.kwaliteit", MATIG)
    weiger(lambda: lees_korpsweging(sessie, DOSSIER), lambda: lees_matrix(sessie))
    (regel,) = [regel for regel in lees_tijdlijn(sessie, DOSSIER) if "Kwaliteit" in regel.wat]
    assert regel.wat.endswith(": matig (niet op de schaal van het instrument)")


def test_so_is_what_an_eindscore_a_partner_or_a_blind_score_rests_on(laptop: Laptop) -> None:
    sessie, eind, partner = laptop.coordinator, "2011-2012/drenthe", "2011-2012/twente"
    scoren.zet_eindscore(laptop, GROEN, dossier=eind)
    scoren.zet_ernaast(laptop, KOLOM, MATIG, "Wij zien dat anders.", partner)
    weegsessie = wegen.open_sessie(laptop)

    def verander(tx: Transactie) -> None:
        oordeel = tx.waarde("eindscore", eind, "oordeel")
        assert isinstance(oordeel, dict)
        tx.zet("eindscore", eind, "oordeel", {**oordeel, "scores": [["toezicht.kwaliteit", "matig"]]})
        gegevens = {"dossier": DOSSIER, "dimensie": "toezicht.kwaliteit", "sessie": weegsessie.id, "lid": "x"}
        tx.zet("blindscore", tx.maak("blindscore", gegevens), "oordeel", {"score": "matig"})

    laptop.store.voer_uit(sessie.wie, verander)
    weiger(
        lambda: lees_korpsweging(sessie, eind),
        lambda: lees_korpsweging(sessie, partner),
        lambda: lees_overnames(sessie, [sessie.partij("twente")]),
        lambda: blindscores.lees(sessie, DOSSIER, "toezicht.kwaliteit", weegsessie),
    )
    assert lees_korpsweging(sessie, DOSSIER).cellen


def weiger(*lezen: Callable[[], object]) -> None:
    """Each of these tells of the score that is not on the scale."""
    for lees in lezen:
        with pytest.raises(OnbruikbareInvoer, match="“matig” gegeven, en die staat niet op de schaal"):
            lees()
