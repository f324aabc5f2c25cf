"""Pictures of the questionnaire tab: a table of choices on a narrow screen, one of years on a wide one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Vak
from korpsmonitor_tui.services import edities, medewerkers
from korpsmonitor_tui.services.vragenlijst import zet_antwoorden
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.thema import DONKER, LICHT
from tests.tui.proef import Klok, begin_sessie, open_store, plan_gesprek
from tests.tui.proeflijst import LEDEN, REFERENTIES, TABEL, TEAM, Proefdefinities
from tests.tui.scherm import rust, stil

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.tui.scherm import Bediening

ANTWOORDEN = {
    (Vak(REFERENTIES, "r01"), WAARDE): "ja",
    (Vak(REFERENTIES, "r02"), WAARDE): "nee",
    (Vak(REFERENTIES, "r02"), TOELICHTING): "wacht op de nieuwe eenheid",
    (Vak(REFERENTIES, "r03"), WAARDE): "ja, op één na",
    (Vak(TABEL, "vergund", "2010"), WAARDE): "168-89",
    (Vak(TABEL, "vergund", "2011"), WAARDE): "45 (60 best waarsch)",
    (Vak(TABEL, "vergund", "2011"), TOELICHTING): "geschat",
    (Vak(TEAM), WAARDE): "nee",
    (Vak(LEDEN), WAARDE): "4",
}


@pytest.mark.parametrize(
    ("thema", "maat", "plek"),
    [(DONKER, (80, 24), f"{REFERENTIES}/r02"), (LICHT, (120, 40), f"{TABEL}/vergund/2011")],
    ids=["smal-donker", "breed-licht"],
)
def test_tabel(
    snap_compare: Callable[..., bool], tmp_path: Path, thema: str, maat: tuple[int, int], plek: str
) -> None:
    with open_store(tmp_path / "laptop", Klok()) as store:
        begin_sessie(store)
        sessie = edities.open_editie(store, Proefdefinities())
        sessie = sessie.als(medewerkers.vind(store.lees(), "notulist C"))
        dossier = plan_gesprek(sessie)
        zet_antwoorden(sessie, dossier, ANTWOORDEN)
        app = KorpsmonitorApp(sessie)
        app.theme = thema

        async def vooraf(pilot: Bediening) -> None:
            await rust(pilot)
            pilot.app.post_message(OpenDossier(dossier, "vragenlijst", "antwoord", f"{dossier}/{plek}"))
            await rust(pilot)
            await pilot.press("tab")
            await rust(pilot)
            await stil(pilot)

        assert snap_compare(app, terminal_size=maat, run_before=vooraf)
