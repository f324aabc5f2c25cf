"""Along which barrières somebody was found."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.sneeuwbal import Partijstand, Via
from korpsmonitor_tui.services import partijen
from korpsmonitor_tui.services.barrieredekking import lees_dekking
from korpsmonitor_tui.services.partijen import NieuweAanwijzing
from korpsmonitor_tui.services.partijlijst import lees_lijst

if TYPE_CHECKING:
    from tests.services.gemeentelijk import Onderzoek


def test_a_party_covers_where_it_stands_and_what_led_to_it(onderzoek: Onderzoek) -> None:
    onderzoek.interview("GGD", date(2012, 3, 7), "Verpleegkundige")
    onderzoek.organisatie("COA")
    onderzoek.organisatie("IND")
    partijen.wijzig(onderzoek.notulist, "GGD", barriere="identiteit")
    partijen.wijs_aan(onderzoek.notulist, "GGD", NieuweAanwijzing(Via.BARRIEREMODEL, "entree"))
    partijen.wijzig(onderzoek.notulist, "COA", barriere="identiteit")
    partijen.wijzig(onderzoek.notulist, "IND", barriere="entree")
    partijen.zet_stand(onderzoek.notulist, "IND", Partijstand.AFGEVALLEN, "geen rol hier")
    sessie = onderzoek.coordinator
    dekking = lees_dekking(sessie.instrumenten.deskstudie("gemeenten").barrieres, lees_lijst(sessie))
    assert {deel.barriere.code: (deel.partijen, deel.gehoord) for deel in dekking} == {
        "entree": (1, 1),
        "huisvesting": (0, 0),
        "identiteit": (2, 1),
        "arbeid": (0, 0),
        "financien": (0, 0),
    }
