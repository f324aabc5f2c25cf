"""The example of the municipal study: annex 1 as in the document, chapters with notes, everything without names."""

from __future__ import annotations

import os
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.sneeuwbal import Partijstand
from korpsmonitor_tui.domain.verslag import Rol, Status
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.studievoorbeeld import lees_studie
from korpsmonitor_tui.services import edities, medewerkers, voorbeeld_gesprekken
from korpsmonitor_tui.services.demoploeg import Klok as Demoklok
from korpsmonitor_tui.services.geinterviewden import lees_groepen
from korpsmonitor_tui.services.noten import lees_noten
from korpsmonitor_tui.services.partijlijst import lees_boom, lees_lijst
from korpsmonitor_tui.services.praktijken import lees_praktijken
from korpsmonitor_tui.services.toegang import lees_status
from korpsmonitor_tui.services.verslagtekst import lees_passages
from korpsmonitor_tui.services.voorbeeld import Bouw
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from tests.services.conftest import DATABASE_ID
from tests.services.gemeentelijk import EDITIE
from tests.store.conftest import SLEUTEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.services.definities import Definities
    from korpsmonitor_tui.services.sessie import Sessie

# Read at once: every test runs without the settings of the developer's own machine.
BRON = os.environ.get("KORPSMONITOR_BRON", "")
MAP = paths.db() / "voorbeelden" / "gemeenten"


@pytest.fixture
def gebouwd(tmp_path: Path, definities: Definities) -> Iterator[tuple[Sessie, Path]]:
    """The example; it takes seconds, so one test looks at all of it."""
    map_ = tmp_path
    klok = Demoklok(date(2026, 11, 21))
    klok.zet(60)
    richt_in(map_ / "d.db", SLEUTEL, DATABASE_ID)
    with (
        pytest.MonkeyPatch.context() as omgeving,
        Store.open_met_sleutel(map_ / "d.db", SLEUTEL, Omgeving(map_ / "toestand", klok)) as store,
    ):
        # Pages in the table of contents are tested where pieces of writing are.
        omgeving.setenv(paths.OMGEVING_LIBREOFFICE, "/bestaat/niet")
        sessie = edities.maak(store, definities, EDITIE)
        medewerkers.nieuw(sessie, "onderzoeksleider", [Rol.COORDINATOR])
        sessie = medewerkers.kies(sessie)
        assert voorbeeld_gesprekken.vul(Bouw(sessie, klok, map_, MAP, lambda *_stap: None)) == 7
        yield sessie, map_


def test_the_example_shows_everything(gebouwd: tuple[Sessie, Path]) -> None:
    sessie, map_ = gebouwd
    _bijlage_1_volgt_uit_de_gegevens(sessie)
    _hoofdstukken_steunen_op_wat_is_gehoord(sessie, map_)
    _lijsten_hebben_iets_te_tonen(sessie)


def _bijlage_1_volgt_uit_de_gegevens(sessie: Sessie) -> None:
    groepen = {groep.code: groep for groep in lees_groepen(sessie)}
    assert {code: (len(g.interviews), len(g.nader)) for code, g in groepen.items()} == {
        "arnhem": (10, 1),
        "emmen": (12, 1),
        "eindhoven": (13, 1),
        "vlaardingen": (12, 1),
    }
    assert (
        groepen["arnhem"].interviews[5]
        == "Manager & Accountmanager Gelderland-Midden, RIEC Oost-Nederland, 7 februari 2012."
    )
    # Of one interview the document itself knows only the year.
    assert groepen["vlaardingen"].interviews[7].endswith("Transvisie Rotterdam en de Lucia, 2012.")

    if BRON:
        _eis_als_het_document(
            [regel for groep in groepen.values() for regel in (*groep.interviews, *groep.nader)]
        )


def _eis_als_het_document(eigen: list[str]) -> None:
    """Every line of annex 1 is there, in its order; one of them lacks its full stop in the document."""
    (pad,) = Path(BRON).parent.glob("001_*.txt")
    regels = pad.read_text(encoding="utf-8").splitlines()
    begin = max(nr for nr, regel in enumerate(regels) if regel.startswith("B1 Lijst met geïnterviewden"))
    eind = next(nr for nr, regel in enumerate(regels) if nr > begin and regel.startswith("B2 "))
    assert eigen == [f"{regel[2:].rstrip('.')}." for regel in regels[begin:eind] if regel.startswith("- ")]


def _hoofdstukken_steunen_op_wat_is_gehoord(sessie: Sessie, map_: Path) -> None:
    db = sessie.store.lees()
    standen = {partij.code: lees_status(db, f"2012/{partij.code}") for partij in sessie.instrument.gemeten}
    assert standen == {
        "arnhem": Status.REACTIE_ONTVANGEN,
        "emmen": Status.DEFINITIEF,
        "eindhoven": Status.EERSTE_CHECK,
        "vlaardingen": Status.IN_OPMAAK,
    }
    # What only one interview said is worked out and approved before it stands in the chapter.
    assert lees_status(db, "2012/riec-on") is Status.DEFINITIEF
    passages = lees_passages(db, "2012/arnhem")
    assert (len(passages), len(lees_noten(db, "2012/arnhem"))) == (27, 26)
    with zipfile.ZipFile(map_ / "hoofdstuk-2012-arnhem-v1.docx") as pakket:
        noten = re.findall(r"<w:footnote w:id=\"\d+\">", pakket.read("word/footnotes.xml").decode())
    assert len(noten) == 26


def _lijsten_hebben_iets_te_tonen(sessie: Sessie) -> None:
    standen = [regel.stand for regel in lees_lijst(sessie)]
    assert (standen.count(Partijstand.GEHOORD), standen.count(Partijstand.BENADERD)) == (47, 4)
    arnhem = lees_boom(sessie, "arnhem")
    assert max(tak.diepte for tak in arnhem) == 2
    assert all(tak.via for tak in arnhem)
    praktijken = lees_praktijken(sessie)
    assert {praktijk.partij for praktijk in praktijken} == {"arnhem", "emmen", "eindhoven", "vlaardingen"}
    assert all(praktijk.bronnen for praktijk in praktijken)


def test_every_mistake_in_the_files_is_told(tmp_path: Path, definities: Definities) -> None:
    for code in ("arnhem", "emmen", "eindhoven", "vlaardingen"):
        tekst = (MAP / f"{code}.toml").read_text(encoding="utf-8")
        (tmp_path / f"{code}.toml").write_text(tekst, encoding="utf-8")
    kapot = '[[organisatie]]\nnaam = "X"\nvia = "gerucht"\ndatum = "ooit"\n[[passage]]\nhoofdstuk = "slot"\ntekst = "X"\n'
    (tmp_path / "arnhem.toml").write_text(f'gemeente = "emmen"\n{kapot}', encoding="utf-8")
    with pytest.raises(OnbruikbareBestanden) as fout:
        lees_studie(tmp_path, definities("gemeenten"))
    # Another municipality, an unknown way, no date, an unknown chapter, and no file of recommendations.
    assert len(fout.value.bevindingen) == 5
