"""Best practices are gathered from answers by commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.cli.praktijk import VOORSTELLEN
from tests.cli.conftest import paden

if TYPE_CHECKING:
    from tests.cli.conftest import Opdrachtregel

CODE = "ketenregisseurs"


@pytest.fixture
def ronde(regel: Opdrachtregel) -> Opdrachtregel:
    """Give an edition with one answer that tells a best practice."""
    regel.goed("init", "--editie", "2013", "--instrument", CODE, "--zonder-versleuteling")
    regel.goed("vragenlijst", "antwoord", "Alkmaar", "informatie.werkt", "Een kaart aan de balie.")
    return regel


def test_een_antwoord_wordt_een_best_practice_die_erop_steunt(ronde: Opdrachtregel) -> None:
    gegeven = ronde.goed("praktijk", "voorstellen", "--json").json
    assert paden(gegeven) | {"voorstellen[]"} >= set(VOORSTELLEN)
    (voorstel,) = gegeven["voorstellen"]
    assert (voorstel["kenmerk"], voorstel["soort"]) == ("alkmaar/informatie.werkt", "best_practice")
    assert "Een kaart aan de balie." in ronde.goed("praktijk", "voorstellen").uit
    ronde.goed("praktijk", "neem-over", "1", "Kaart aan de balie")
    (gemaakt,) = ronde.goed("praktijk", "toon", "--json").json["praktijken"]
    assert (gemaakt["tekst"], gemaakt["over"], gemaakt["thema"]) == (
        "Een kaart aan de balie.",
        "alkmaar",
        "informatie",
    )
    assert gemaakt["bronnen"][0]["verwijzing"] == "antwoord:2013/alkmaar/informatie.werkt"
    assert ronde.goed("praktijk", "voorstellen", "--json").json == {"voorstellen": []}
    geweigerd = ronde("praktijk", "neem-over", "1", "Nog eens")
    assert (geweigerd.status, "praktijk voorstellen" in geweigerd.fout) == (2, True)
    ronde.goed("ongedaan")
    assert len(ronde.goed("praktijk", "voorstellen", "--json").json["voorstellen"]) == 1
