"""The example of a plan: its own words in the layout of the document, read by the same reader."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.plan import Actiestand
from korpsmonitor_tui.domain.planopmaak import zonder_opmaak
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.plantekst import lees_plantekst
from korpsmonitor_tui.intake.planvoorbeeld import lees_standen
from korpsmonitor_tui.services import edities, medewerkers, pdf, plannen, voorbeeld_plan
from korpsmonitor_tui.services.demoploeg import Klok as Demoklok
from korpsmonitor_tui.services.voorbeeld import Bouw
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from tests.services.conftest import DATABASE_ID
from tests.services.planproef import EDITIE
from tests.store.conftest import SLEUTEL

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.planlezing import Planlezing
    from korpsmonitor_tui.services.definities import Definities

# Read at once: every test runs without the settings of the developer's own machine.
BRON = os.environ.get("KORPSMONITOR_BRON", "")
MAP = paths.db() / "voorbeelden" / "voortgang"


def _lees(tekst: str, definities: Definities) -> Planlezing:
    return lees_plantekst(tekst, definities.plan("voortgang"))


def test_het_voorbeeld_loopt_door_de_lezer_en_schrijft_zijn_stukken(
    tmp_path: Path, definities: Definities, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Who looks at an example does not wait for LibreOffice, where there is one.
    monkeypatch.setattr(pdf, "is_mogelijk", lambda: True)
    monkeypatch.setattr(pdf, "maak_pdf", lambda _inhoud: pytest.fail("LibreOffice was started"))
    klok = Demoklok(date(2026, 11, 21))
    klok.zet(60)
    richt_in(tmp_path / "d.db", SLEUTEL, DATABASE_ID)
    with Store.open_met_sleutel(tmp_path / "d.db", SLEUTEL, Omgeving(tmp_path / "toestand", klok)) as store:
        sessie = edities.maak(store, definities, EDITIE)
        medewerkers.nieuw(sessie, "coördinator", [Rol.COORDINATOR])
        sessie = medewerkers.kies(sessie)
        assert voorbeeld_plan.vul(Bouw(sessie, klok, tmp_path, MAP, lambda *_stap: None)) == 2
        stand = plannen.lees_planstand(sessie)
    assert sorted(pad.name for pad in tmp_path.glob("*-2013-04-08.*")) == [
        "acties-2013-04-08.xlsx",
        "voortgang-2013-04-08.docx",
    ]
    assert stand.plan.vastgesteld == date(2011, 3, 31)
    assert (len(stand.plan.delen), len(stand.plan.acties), len(stand.plan.leden)) == (11, 81, 22)
    assert (stand.telling.acties, stand.telling.nieuw) == (78, 4)
    assert [staat.nummer for staat in stand.acties if staat.vervallen] == ["5.3"]
    assert [staat.nummer for staat in stand.acties if staat.stil] == ["9.1"]
    assert (
        next(staat for staat in stand.acties if staat.nummer == "1.1").actie.verwijzing == "ketenregisseurs"
    )
    assert {staat.stand for staat in stand.acties} == set(Actiestand)


@pytest.mark.parametrize(
    ("was", "wordt", "melding"),
    [
        ('"9.4", "10"', '"9.4", "99"', "99"),
        ("niet_gestart = [", 'niet_gestart = ["2.1", ', "2.1"),
        ("2011-03-31", '"maart"', "geen datum"),
        ('"5.3" =', '"5.33" =', "5.33"),
    ],
)
def test_een_fout_in_de_standen_wordt_genoemd(
    tmp_path: Path, definities: Definities, was: str, wordt: str, melding: str
) -> None:
    tekst = (MAP / "standen.toml").read_text(encoding="utf-8")
    assert was in tekst
    (tmp_path / "standen.toml").write_text(tekst.replace(was, wordt, 1), encoding="utf-8")
    lezing = _lees((MAP / "plan.txt").read_text(encoding="utf-8"), definities)
    nummers = [f"{d.nummer}.{a.nummer}" if a.nummer else d.nummer for d in lezing.delen for a in d.acties]
    with pytest.raises(OnbruikbareBestanden, match=melding):
        lees_standen(tmp_path, nummers)


def _zinnen(tekst: str) -> set[str]:
    """The sentences of a text of six words or more, without signs and capitals."""
    kaal = " ".join(zonder_opmaak(tekst).split())
    zinnen = (" ".join(re.findall(r"\w+", zin.casefold())) for zin in re.split(r"[.;:!?]\s", kaal))
    return {zin for zin in zinnen if zin.count(" ") >= 5}


@pytest.mark.skipif(not BRON, reason="KORPSMONITOR_BRON noemt de brontekst niet")
def test_dezelfde_opzet_en_termijnen_maar_geen_zin_uit_de_bron(definities: Definities) -> None:
    eigen = _lees((MAP / "plan.txt").read_text(encoding="utf-8"), definities)
    bron = _lees(next(Path(BRON).parent.glob("004_*")).read_text(encoding="utf-8"), definities)
    vormen = [
        [
            (d.nummer, a.nummer, a.nieuw, a.verantwoordelijk, bool(a.voortgang.tekst))
            for d in lezing.delen
            for a in d.acties
        ]
        for lezing in (eigen, bron)
    ]
    assert vormen[0] == vormen[1]
    for hier, daar in zip(eigen.acties, bron.acties, strict=True):
        gelijk = _zinnen(hier.tekst.tekst) & _zinnen(daar.tekst.tekst)
        assert not gelijk | (_zinnen(hier.voortgang.tekst) & _zinnen(daar.voortgang.tekst)), hier.nummer
    for hier_deel, daar_deel in zip(eigen.delen, bron.delen, strict=True):
        assert not _zinnen(hier_deel.inleiding.tekst) & _zinnen(daar_deel.inleiding.tekst)
