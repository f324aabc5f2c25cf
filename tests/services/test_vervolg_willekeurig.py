"""Whatever two laptops write of recommendations, points and measures: both show the same, and what was laid down stays."""

from __future__ import annotations

import contextlib
import uuid
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.opvolging import Maatregelstaat
from korpsmonitor_tui.services import aanbevelingen, aandachtspunten, conflicten, maatregelen
from korpsmonitor_tui.services.aanbevelingen import NieuweAanbeveling, lees_aanbevelingen
from korpsmonitor_tui.services.maatregelen import NieuweMaatregel, lees_maatregelen
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.store.projecties import lees_stand
from tests.services.conftest import wissel_uit
from tests.services.gewogen import scoor
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from korpsmonitor_tui.services.aanbevelingen import Aanbeveling
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop, MaakLaptop

NOORD, KENNIS, EMM = "noord-nederland", "informatie.themakennis_verspreid", "informatie.aanleveren_emm"
SYNC = "wissel uit"


def _aanbeveling(sessie: Sessie, nr: int) -> str:
    alle = lees_aanbevelingen(sessie)
    return alle[nr % len(alle)].id if alle else "geen"


def _punt(sessie: Sessie, nr: int) -> str:
    punten = aandachtspunten.lees_punten(sessie, NOORD).punten
    return punten[nr % len(punten)].id if punten else "geen"


def _maatregel(sessie: Sessie, nr: int) -> str:
    alle = lees_maatregelen(sessie, DOSSIER)
    return alle[nr % len(alle)].id if alle else "geen"


DADEN: dict[str, Callable[[Sessie, int], object]] = {
    "aanbeveling": lambda s, nr: aanbevelingen.voeg_toe(s, NieuweAanbeveling(f"doe {nr}", ("OM",))),
    "aanbeveling tekst": lambda s, nr: aanbevelingen.wijzig_tekst(s, _aanbeveling(s, nr), f"anders {nr}"),
    "aanbeveling verplaats": lambda s, nr: aanbevelingen.verplaats(s, _aanbeveling(s, nr), nr % 5 - 2),
    "aanbeveling weg": lambda s, nr: aanbevelingen.verwijder(s, _aanbeveling(s, nr)),
    "stel vast": lambda s, _nr: aanbevelingen.stel_vast(s),
    "trek in": lambda s, nr: aanbevelingen.trek_in(s, _aanbeveling(s, nr), "omdat"),
    "neem over": lambda s, nr: aandachtspunten.neem_over(s, NOORD, [(KENNIS, EMM)[nr % 2]]),
    "laat weg": lambda s, nr: aandachtspunten.laat_weg(s, NOORD, (KENNIS, EMM)[nr % 2], "omdat"),
    "punt tekst": lambda s, nr: aandachtspunten.wijzig_tekst(s, NOORD, _punt(s, nr), f"let op {nr}"),
    "punt weg": lambda s, nr: aandachtspunten.verwijder(s, NOORD, _punt(s, nr)),
    "maatregel": lambda s, nr: maatregelen.voeg_toe(s, DOSSIER, NieuweMaatregel(f"maatregel {nr}")),
    "staat": lambda s, nr: maatregelen.zet_staat(
        s, DOSSIER, _maatregel(s, nr), list(Maatregelstaat)[nr % 4], "omdat"
    ),
    "voortgang": lambda s, nr: maatregelen.meld_voortgang(s, DOSSIER, _maatregel(s, nr), f"bericht {nr}"),
    "ongedaan": lambda s, _nr: ongedaan(s),
}
daden = st.tuples(
    st.booleans(),
    st.sampled_from([*DADEN, *["aanbeveling", "stel vast", SYNC] * 2]),
    st.booleans(),
    st.integers(0, 11),
)


def _lees_alles(laptop: Laptop) -> tuple[object, ...]:
    sessie = laptop.coordinator
    return (
        lees_aanbevelingen(sessie),
        aandachtspunten.lees_punten(sessie, NOORD),
        lees_maatregelen(sessie, DOSSIER),
        conflicten.lees_conflicten(sessie, ""),
        conflicten.lees_conflicten(sessie, DOSSIER),
    )


def _vast(laptop: Laptop) -> dict[str, Aanbeveling]:
    """What was laid down and nobody has to choose about, by id."""
    db = laptop.store.lees()
    return {
        deel.id: deel
        for deel in lees_aanbevelingen(laptop.coordinator)
        if deel.vast and not lees_stand(db, "aanbeveling", deel.id).conflicten
    }


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(daden, min_size=8, max_size=30))
def test_wat_vastligt_blijft_en_beide_laptops_tonen_hetzelfde(
    maak_laptop: MaakLaptop, reeks: Sequence[tuple[bool, str, bool, int]]
) -> None:
    laptops = [maak_laptop(uuid.uuid4().hex) for _nr in range(2)]
    scoor(laptops[0].coordinator, "drenthe", {KENNIS: "geel", EMM: "rood"})
    wissel_uit(*laptops)
    for op_tweede, naam, als_weger, nr in reeks:
        laptop = laptops[op_tweede]
        if naam == SYNC:
            wissel_uit(*laptops)
            continue
        voor = _vast(laptop)
        with contextlib.suppress(KorpsmonitorFout):
            DADEN[naam](laptop.als("weger H") if als_weger else laptop.coordinator, nr)
        na = _vast(laptop)
        for id_, deel in voor.items():
            # Only why it was withdrawn can come.
            assert (na[id_].nummer, na[id_].tekst, na[id_].geadresseerden) == (
                deel.nummer,
                deel.tekst,
                deel.geadresseerden,
            )
        nummers = [deel.nummer for deel in lees_aanbevelingen(laptop.coordinator)]
        assert len(nummers) == len(set(nummers))
    wissel_uit(*laptops)
    assert _lees_alles(laptops[0]) == _lees_alles(laptops[1])
    assert laptops[0].store.controleer().gebreken == ()
