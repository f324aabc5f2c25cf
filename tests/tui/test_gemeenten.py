"""A municipal study on the screen: whom to hear, sources, what came later, notes, and what works or does not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Select, Static

from korpsmonitor_tui.domain.noten import Noot, Nootsoort
from korpsmonitor_tui.domain.praktijk import Praktijksoort
from korpsmonitor_tui.domain.sneeuwbal import Partijstand, Via
from korpsmonitor_tui.domain.taal import kies_woorden
from korpsmonitor_tui.domain.woordkeus import EIGEN
from korpsmonitor_tui.services import (
    aanvullingen,
    deskbronnen,
    gesprekken,
    hoofdstukken,
    partijen,
    praktijken,
    verslagtekst,
)
from korpsmonitor_tui.services.aanvullingen import NieuweAanvulling
from korpsmonitor_tui.services.deskbronnen import NieuweBron
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from korpsmonitor_tui.services.gespreksoverzicht import Afname, lees_gehouden
from korpsmonitor_tui.services.noten import lees_noten
from korpsmonitor_tui.services.partijen import NieuweAanwijzing
from korpsmonitor_tui.services.partijlijst import lees_lijst
from korpsmonitor_tui.services.praktijken import NieuwePraktijk
from korpsmonitor_tui.services.velden import Plaats, lees_veld
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.onderdelen import hoort_erbij
from korpsmonitor_tui.tui.screens import (
    aanvullingen as _aanvullingen,
)
from korpsmonitor_tui.tui.screens import (
    deskbronnen as _deskbronnen,
)
from korpsmonitor_tui.tui.screens import (
    dossier as _dossier,
)
from korpsmonitor_tui.tui.screens.noten import NotenScreen
from korpsmonitor_tui.tui.screens.praktijken import PraktijkenScreen
from korpsmonitor_tui.tui.screens.sneeuwbal import SneeuwbalScreen
from korpsmonitor_tui.tui.tabs import gesprek as _gesprek
from korpsmonitor_tui.tui.tabs import verslag as _verslag
from korpsmonitor_tui.tui.thema import DONKER, LICHT
from korpsmonitor_tui.tui.widgets.tabel import Tabel
from tests.services.conftest import begin_onderzoek, maak_onderzoek, onderzoek
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust, typ, vastgelegd, vul_in
from tests.tui.test_beelden import BREED, SMAL, Vergelijk, vergelijk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.services.definities import Definities
    from tests.services.gemeentelijk import Onderzoek

__all__ = ["begin_onderzoek", "maak_onderzoek", "onderzoek", "vergelijk"]

# Screens that are loaded late say their texts in the words of the instrument that is open then: here they are loaded first.
_GELADEN = (_aanvullingen, _deskbronnen, _dossier, _gesprek, _verslag)

ARNHEM = "2012/arnhem"


@pytest.fixture(autouse=True)
def eigen_woorden() -> Iterator[None]:
    """Tests of another instrument speak its words again."""
    yield
    kies_woorden(EIGEN)


@pytest.fixture
def studie(onderzoek: Onderzoek) -> Onderzoek:
    """Two organisations about Arnhem of which one named the other, a source, and a chapter with one passage."""
    hera = onderzoek.interview("Hera", date(2012, 2, 15), "Sectormanager")
    onderzoek.organisatie("VGGM")
    onderzoek.organisatie("COA", "emmen")
    partijen.wijzig(onderzoek.notulist, "Hera", barriere="huisvesting")
    partijen.wijs_aan(
        onderzoek.notulist, "VGGM", NieuweAanwijzing(Via.GESPREK, "Hera", datum=date(2012, 2, 15))
    )
    gezegd = NieuweAanvulling("Sectormanager", "e-mail", "Er is nu een meldpunt.", date(2012, 10, 16))
    aanvullingen.voeg_toe(onderzoek.notulist, hera, gezegd)
    bron = NieuweBron(
        "Jaarverslag 2011", "Gemeente Arnhem", "2012", geraadpleegd=date(2012, 8, 1), tekst="Cijfers."
    )
    deskbronnen.voeg_toe(onderzoek.notulist, bron, "arnhem")
    hoofdstukken.begin(onderzoek.coordinator, "Arnhem", "notulist A", ("auditor B",))
    verslagtekst.voeg_passage_toe(onderzoek.notulist, ARNHEM, "zorgketen", "Opvang is er te weinig.")
    return onderzoek


def tekst(pilot: Bediening, id_: str) -> str:
    return plat(str(pilot.app.screen.query_one(f"#{id_}", Static).content))


def rijen(pilot: Bediening) -> list[list[str]]:
    return pilot.app.screen.query_one(Tabel).inhoud()


@pytest.mark.parametrize("actie", ["sneeuwbal", "genoemd", "deskbronnen", "aanvullingen"])
def test_only_an_instrument_with_a_desk_study_has_these_places(definities: Definities, actie: str) -> None:
    assert hoort_erbij(definities("gemeenten"), actie)
    assert not hoort_erbij(definities("korpsmonitor"), actie)


async def test_the_overview_has_organisations_below_their_municipality(studie: Onderzoek) -> None:
    async with programma(studie.notulist) as pilot:
        namen = [rij[2] for rij in rijen(pilot)]
        assert namen[:3] == ["Arnhem", "  Hera", "  VGGM"]
        assert namen[namen.index("Emmen") + 1] == "  COA"
        scherm = plat(beeld(pilot))
        assert "Gemeente of organisatie" in scherm
        assert "r Organisaties 3" in scherm
        assert "Bron" not in scherm
        assert "orps" not in scherm
        assert "Maak de tekst af" in scherm
        await druk(pilot, "slash")
        await typ(pilot, "emmen")
        assert [rij[2] for rij in rijen(pilot)] == ["Emmen", "  COA"]


async def test_the_reporting_has_what_a_study_has_and_no_more(studie: Onderzoek) -> None:
    async with programma(studie.coordinator) as pilot:
        scherm = plat(await druk(pilot, "o"))
        assert "7 Lijsten 3 stukken" in scherm
        assert [rij[1] for rij in rijen(pilot)] == [
            "Lijst met geïnterviewden",
            "Best practices en knelpunten",
            "Aanbevelingen",
        ]
        for toets in ("left", "1", "t", "v", "p", "z"):
            assert plat(await druk(pilot, toets)) == scherm, toets


async def test_whom_to_hear_from_named_to_planned_by_telephone(studie: Onderzoek) -> None:
    async with programma(studie.coordinator, breedte=120) as pilot:
        await druk(pilot, "S")
        assert isinstance(pilot.app.screen, SneeuwbalScreen)
        assert [rij[0] for rij in rijen(pilot)] == ["Arnhem", " Hera", "  VGGM"]
        assert "! niemand bij Entree, Identiteit, Arbeid, Financiën" in rijen(pilot)[0][4]
        assert "Huisvesting 1 (1 gehoord)" in tekst(pilot, "detailtekst")
        await druk(pilot, "down", "down")
        assert "← gesprek met Hera (15-02-2012)" in tekst(pilot, "detailtekst")
        await druk(pilot, "p")
        pilot.app.screen.query_one("#afname", Select).value = "telefonisch"
        await vul_in(pilot, "datum", "01-03-2012")
        await druk(pilot, "ctrl+s")
        assert lees_gehouden(studie.coordinator)["2012/vggm"].afname is Afname.TELEFONISCH
        assert rijen(pilot)[2][1] == "◑ gepland"


async def test_an_organisation_is_added_and_drops_out_with_a_reason(studie: Onderzoek) -> None:
    async with programma(studie.notulist) as pilot:
        await druk(pilot, "S", "down", "n")
        await vul_in(pilot, "naam", "RIEC ON")
        pilot.app.screen.query_one("#via", Select).value = "gesprek|hera"
        await druk(pilot, "ctrl+s")
        assert "RIEC ON staat op de lijst" in meldingen(pilot)
        await druk(pilot, "down", "s", "down", "down", "enter")
        await druk(pilot, "ctrl+s")
        assert "vul “reden” in" in plat(beeld(pilot))
        await vul_in(pilot, "reden", "Is opgeheven.")
        await druk(pilot, "ctrl+s", "v")
        regel = next(r for r in lees_lijst(studie.notulist) if r.partij.code == "riec-on")
        assert (regel.stand, regel.reden) == (Partijstand.AFGEVALLEN, "Is opgeheven.")
        assert [a.verwijzing for a in regel.aanwijzingen] == ["hera"]
        assert [rij[0] for rij in rijen(pilot)] == ["Arnhem", " RIEC ON"]


async def test_who_is_named_in_an_interview_comes_on_the_list(studie: Onderzoek) -> None:
    gezegd = NieuweNotitie("achtergrond", "Er is geen meldpunt.")
    gesprekken.voeg_notities_toe(studie.notulist, "2012/hera", [gezegd])
    async with programma(studie.notulist) as pilot:
        await druk(pilot, "down", "enter", "f6", "alt+g")
        await typ(pilot, "COA")
        await druk(pilot, "enter")
        assert "Vastgelegd: Hera noemde COA." in meldingen(pilot)
        await druk(pilot, "alt+g")
        await typ(pilot, "Fier")
        await druk(pilot, "enter", "ctrl+s")
        await druk(pilot, "up", "P")
        await vul_in(pilot, "naam", "Geen meldpunt")
        await druk(pilot, "ctrl+s")
        (praktijk,) = praktijken.lees_praktijken(studie.notulist)
        assert (praktijk.tekst, praktijk.partij) == ("Er is geen meldpunt.", "arnhem")
        assert praktijk.bronnen == (Noot(Nootsoort.GESPREK, "2012/hera"),)
        namen = {r.partij.naam: [a.verwijzing for a in r.aanwijzingen] for r in lees_lijst(studie.notulist)}
        assert (namen["COA"], namen["Fier"]) == (["hera"], ["hera"])


async def test_a_passage_has_the_note_that_was_chosen(studie: Onderzoek) -> None:
    async with programma(studie.notulist) as pilot:
        assert "F6 Gesprek" not in await druk(pilot, "enter")
        assert "Nog geen noot; e kiest" in tekst(pilot, "opmerkingen")
        await druk(pilot, "e")
        assert isinstance(pilot.app.screen, NotenScreen)
        await druk(pilot, "enter", "down", "enter", "K")
        verwacht = "Aanvullende informatie Hera, 16 oktober 2012; interview met Hera, 15 februari 2012."
        assert tekst(pilot, "gedrukt") == f"Noot: {verwacht}"
        await druk(pilot, "p")
        await vul_in(pilot, "plaats", "p. 2")
        await druk(pilot, "ctrl+s", "escape")
        assert "16 oktober 2012, p. 2; interview" in tekst(pilot, "opmerkingen")
        (noten,) = lees_noten(studie.store.lees(), ARNHEM).values()
        assert [(noot.soort, noot.plaats) for noot in noten] == [
            (Nootsoort.AANVULLING, "p. 2"),
            (Nootsoort.GESPREK, ""),
        ]
        await druk(pilot, "P")
        await vul_in(pilot, "naam", "Te weinig opvang")
        pilot.app.screen.query_one("#soort", Select).value = "knelpunt"
        await druk(pilot, "ctrl+s")
        (praktijk,) = praktijken.lees_praktijken(studie.notulist)
        assert (praktijk.soort, praktijk.partij, praktijk.tekst) == (
            Praktijksoort.KNELPUNT,
            "arnhem",
            "Opvang is er te weinig.",
        )
        assert praktijk.bronnen == noten


async def test_what_a_reader_sees_cannot_be_chosen(studie: Onderzoek) -> None:
    async with programma(studie.lezer) as pilot:
        await druk(pilot, "enter", "f7", "e", "enter")
        assert not lees_noten(studie.store.lees(), ARNHEM)
        assert "lezer F mag dit niet" in meldingen(pilot)


async def test_sources_and_what_came_later_save_as_one_types(studie: Onderzoek) -> None:
    async with programma(studie.notulist) as pilot:
        await druk(pilot, "enter", "B", "enter", "end")
        # What is left out of the text that is kept makes no second text.
        await typ(pilot, " Meer. ")
        await vastgelegd(pilot)
        await typ(pilot, "Nog meer.")
        await vastgelegd(pilot)
        (bron,) = deskbronnen.lees_bronnen(studie.notulist, "arnhem")
        assert bron.tekst == "Cijfers. Meer. Nog meer."
        assert not lees_veld(studie.store.lees(), Plaats("deskbron", bron.id, "tekst")).conflict
        await druk(pilot, "escape", "w")
        await vul_in(pilot, "jaar", "2011")
        await druk(pilot, "ctrl+s")
        assert deskbronnen.lees_bronnen(studie.notulist, "arnhem")[0].jaar == "2011"
        await druk(pilot, "escape", "escape", "down", "enter", "f9", "A", "enter")
        await typ(pilot, " En een nummer.")
        await vastgelegd(pilot)
        (aanvulling,) = aanvullingen.lees_aanvullingen(studie.notulist)
        assert aanvulling.tekst == "Er is nu een meldpunt. En een nummer."


async def test_practices_by_theme_are_filtered_supported_and_written(studie: Onderzoek) -> None:
    for soort, naam, thema in (
        (Praktijksoort.BEST_PRACTICE, "Vast overleg", "samenwerking"),
        (Praktijksoort.KNELPUNT, "Geen meldpunt", "informatiepositie"),
        (Praktijksoort.KNELPUNT, "Niemand bekend", "identificatie"),
    ):
        praktijken.voeg_toe(studie.notulist, NieuwePraktijk(soort, naam, f"{naam}.", thema, "arnhem"))
    async with programma(studie.notulist) as pilot:
        await druk(pilot, "B")
        assert isinstance(pilot.app.screen, PraktijkenScreen)
        assert tekst(pilot, "stand") == "1 best practice · 2 knelpunten · 3 steunen nog nergens op"
        assert tekst(pilot, "voluit").startswith("Niemand bekend · knelpunt · Arnhem")
        await druk(pilot, "b")
        assert tekst(pilot, "voluit").startswith("Vast overleg")
        await druk(pilot, "s", "enter", "escape")
        (goed,) = praktijken.lees_praktijken(studie.notulist, soort=Praktijksoort.BEST_PRACTICE)
        assert goed.bronnen == (Noot(Nootsoort.GESPREK, "2012/hera"),)
        await druk(pilot, "r")
        pilot.app.screen.query_one("#vorm", Select).value = ".csv"
        await druk(pilot, "ctrl+s")
        await rust(pilot)
        assert (studie.store.pad.parent / "rapporten" / "praktijken.csv").exists()


@pytest.mark.parametrize(
    ("toetsen", "thema", "maat"),
    [
        ((), DONKER, SMAL),
        (("S", "down", "down"), LICHT, SMAL),
        (("D",), DONKER, BREED),
        (("enter", "f7", "e", "enter"), LICHT, BREED),
        (("B",), DONKER, SMAL),
        (("down", "enter", "f9", "A"), LICHT, SMAL),
    ],
    ids=["overzicht", "sneeuwbal", "deskstudie", "noten", "praktijken", "aanvullingen"],
)
def test_beeld(
    studie: Onderzoek, vergelijk: Vergelijk, toetsen: tuple[str, ...], thema: str, maat: tuple[int, int]
) -> None:
    nieuw = NieuwePraktijk(
        Praktijksoort.KNELPUNT, "Te weinig opvang", "Er zijn te weinig plaatsen.", "samenwerking", "arnhem"
    )
    praktijken.voeg_toe(studie.notulist, nieuw)
    vergelijk(KorpsmonitorApp(studie.notulist), thema, maat, toetsen)
