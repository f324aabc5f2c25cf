"""What screens show of a plan: who answers for an action, and that beginning to type tells nothing yet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.services import planlijst, plannen, planvoortgang
from tests.services import planproef

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from korpsmonitor_tui.services.definities import Definities
    from tests.services.planproef import Planploeg
    from tests.store.conftest import Klok

LATER = date(2013, 10, 1)


@pytest.fixture
def ploeg(tmp_path: Path, definities: Definities, klok: Klok) -> Iterator[Planploeg]:
    begin = planproef.maak_begin(tmp_path, definities)
    with planproef.open_kopie(begin, tmp_path / "hier", definities, klok) as ploeg:
        yield ploeg


def test_wie_begint_te_typen_heeft_nog_niets_gemeld(ploeg: Planploeg) -> None:
    actie = plannen.eis_actie(ploeg.notulist, "1.1")[1]
    peildata = plannen.lees_peildata(ploeg.notulist)

    planvoortgang.begin_bericht(ploeg.notulist, actie, LATER)
    assert plannen.lees_peildata(ploeg.notulist) == peildata
    planvoortgang.meld_voortgang(ploeg.notulist, actie, LATER, "Er is begonnen.")
    assert plannen.lees_peildata(ploeg.notulist) == (*peildata, LATER)

    with pytest.raises(StapGeweigerd):
        planvoortgang.begin_bericht(ploeg.lezer, actie, LATER)


def test_wie_antwoordt_voor_een_actie_staat_bij_de_actie_of_anders_bij_haar_hoofdstuk(
    ploeg: Planploeg,
) -> None:
    wie = {s.nummer: planlijst.organisaties(s) for s in plannen.lees_planstand(ploeg.lezer).acties}

    assert wie["1.1"] == ("OM", "Politie", "Bestuur")
    assert wie["1.3"] == ("OM", "Politie")
