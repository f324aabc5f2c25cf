"""The first check: who may mark, that nothing is sent past a remark, and that each is answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import eerste_check, verslagstappen, wederhoor
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.verslagstappen import Verzending
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.samen import alles_klopt
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


def merk(laptop: Laptop, nummer: int = 1, tekst: str = "Noem de bron.", citaat: str = "") -> str:
    return eerste_check.merk(
        laptop.auditor, DOSSIER, verhaal.passage(laptop, nummer).id, tekst, citaat=citaat
    )


def test_een_auditor_merkt_en_het_verslag_blijft_waar_het_is(laptop: Laptop) -> None:
    verhaal.in_check(laptop)

    merk(laptop)
    merk(laptop, 2, "Hoe vaak?", citaat="ieder kwartaal")

    een, twee = verhaal.opmerkingen(laptop)
    assert verhaal.status(laptop) == Status.EERSTE_CHECK
    assert (een.passage, een.citaat, een.open) == (verhaal.passage(laptop, 1).id, "", True)
    assert (twee.aanduiding, twee.tekst, twee.citaat) == ("2", "Hoe vaak?", "ieder kwartaal")
    assert twee.punt is None


def test_wat_is_gemerkt_gaat_mee_terug_zonder_er_een_bij_te_maken(laptop: Laptop) -> None:
    verhaal.in_check(laptop)
    merk(laptop)

    verslagstappen.stuur_retour(laptop.auditor, DOSSIER, "zie de opmerking")

    assert [punt.tekst for punt in verhaal.opmerkingen(laptop)] == ["Noem de bron."]


def test_zolang_een_opmerking_open_is_wordt_er_niets_verstuurd(laptop: Laptop) -> None:
    verhaal.in_check(laptop)
    punt = merk(laptop)

    with pytest.raises(StapGeweigerd, match=r"Nog niet beslist over opmerking 1 “Noem de bron\.”"):
        verslagstappen.verstuur(laptop.auditor, DOSSIER, Verzending("e-mail"))
    eerste_check.beantwoord(laptop.notulist, DOSSIER, punt, gedaan=False, toelichting="Die is vertrouwelijk.")
    verhaal.verstuur(laptop)

    assert verhaal.status(laptop) == Status.TER_VERIFICATIE


def test_wie_zich_bedenkt_trekt_de_eigen_opmerking_in(laptop: Laptop) -> None:
    verhaal.in_check(laptop)
    punt = merk(laptop)

    with pytest.raises(StapGeweigerd, match="Een ander maakte"):
        eerste_check.trek_in(laptop.tweede_auditor, DOSSIER, punt)
    eerste_check.trek_in(laptop.auditor, DOSSIER, punt)
    assert verhaal.opmerkingen(laptop) == ()
    verhaal.verstuur(laptop)


def test_een_beantwoorde_opmerking_trekt_niemand_meer_in(laptop: Laptop) -> None:
    verhaal.in_check(laptop)
    punt = merk(laptop)
    eerste_check.beantwoord(laptop.notulist, DOSSIER, punt, gedaan=True)

    with pytest.raises(StapGeweigerd, match="nog niet is beantwoord"):
        eerste_check.trek_in(laptop.auditor, DOSSIER, punt)


def test_merken_is_ongedaan_te_maken(laptop: Laptop) -> None:
    verhaal.in_check(laptop)
    merk(laptop)

    ongedaan(laptop.auditor)

    assert verhaal.opmerkingen(laptop) == ()


@pytest.mark.parametrize(
    ("wie", "waarom"),
    [
        ("notulist A", "dit doet een auditor"),
        ("lezer F", "dit doet een auditor"),
        ("coördinator C", "dit doet een auditor"),
        ("auditor E", "hoort bij dit korps"),
        ("notulist en auditor G", "geen auditor van dit gesprek"),
    ],
)
def test_wie_niet_mag_merken(laptop: Laptop, wie: str, waarom: str) -> None:
    verhaal.in_check(laptop)

    with pytest.raises(StapGeweigerd, match=waarom):
        eerste_check.merk(laptop.als(wie), DOSSIER, "", "Iets.")
    assert verhaal.opmerkingen(laptop) == ()


def test_wie_als_notulist_schreef_checkt_niet_ook_niet_als_auditor(laptop: Laptop) -> None:
    verhaal.in_check(replace(laptop, schrijver="notulist en auditor G"))

    with pytest.raises(StapGeweigerd, match="schreef dit verslag als notulist"):
        eerste_check.merk(laptop.dubbelrol, DOSSIER, "", "Iets.")


def test_een_auditor_van_een_ander_gesprek_stuurt_niet_terug_en_verstuurt_niet(laptop: Laptop) -> None:
    verhaal.in_check(laptop)

    with pytest.raises(StapGeweigerd, match="geen auditor van dit gesprek"):
        verslagstappen.stuur_retour(laptop.dubbelrol, DOSSIER, "onduidelijk")
    with pytest.raises(StapGeweigerd, match="geen auditor van dit gesprek"):
        verslagstappen.verstuur(laptop.dubbelrol, DOSSIER, Verzending("e-mail"))


@pytest.mark.parametrize("status", [s for s in verhaal.TOT if s != Status.EERSTE_CHECK])
def test_buiten_de_eerste_check_wordt_niet_gemerkt(laptop: Laptop, status: Status) -> None:
    verhaal.TOT[status](laptop)
    vooraf = verhaal.opmerkingen(laptop)

    with pytest.raises(StapGeweigerd, match="tijdens de eerste check"):
        eerste_check.merk(laptop.auditor, DOSSIER, "", "Iets.")
    assert verhaal.opmerkingen(laptop) == vooraf


def test_woorden_die_er_niet_staan_en_een_lege_opmerking_worden_geweigerd(laptop: Laptop) -> None:
    verhaal.in_check(laptop)

    with pytest.raises(OnbruikbareInvoer, match="“iedere maand” staat niet in deze passage"):
        merk(laptop, 2, citaat="iedere maand")
    with pytest.raises(OnbruikbareInvoer, match="zonder tekst"):
        merk(laptop, 2, "  ")
    assert verhaal.opmerkingen(laptop) == ()


def test_niet_gedaan_vraagt_waarom_en_wie_vroeg_antwoordt_niet_zelf(laptop: Laptop) -> None:
    verhaal.in_check(laptop)
    punt = merk(laptop)

    with pytest.raises(OnbruikbareInvoer, match="waarom"):
        eerste_check.beantwoord(laptop.notulist, DOSSIER, punt, gedaan=False)
    with pytest.raises(StapGeweigerd, match="maakte deze opmerking zelf"):
        eerste_check.beantwoord(laptop.auditor, DOSSIER, punt, gedaan=True)
    with pytest.raises(StapGeweigerd, match="maakte deze opmerking zelf"):
        wederhoor.beantwoord(laptop.auditor, DOSSIER, punt, "Goed zo.")
    assert eerste_check.beantwoord(laptop.notulist, DOSSIER, punt, gedaan=True) == "Gedaan."
    assert verhaal.opmerkingen(laptop)[0].antwoord == "Gedaan."


@pytest.mark.parametrize("besluit", wederhoor.BESLUITEN)
def test_over_een_opmerking_van_de_eerste_check_wordt_niet_beslist(laptop: Laptop, besluit: str) -> None:
    verhaal.in_check(laptop)
    punt = merk(laptop)
    verslagstappen.stuur_retour(laptop.auditor, DOSSIER, "zie de opmerking")

    with pytest.raises(StapGeweigerd, match="daar beslist niemand over"):
        wederhoor.beslis(laptop.auditor, DOSSIER, punt, besluit, "omdat")
    assert [(p.besluit, p.open) for p in verhaal.opmerkingen(laptop)] == [("", True)]


def test_twee_auditors_merken_op_twee_laptops(hier: Laptop, daar: Laptop) -> None:
    verhaal.in_check(hier)
    wissel_uit(hier, daar)
    merk(hier)
    eerste_check.merk(daar.tweede_auditor, DOSSIER, verhaal.passage(daar, 2).id, "Hoe vaak?")

    alles_klopt(hier, daar)
    assert [punt.aanduiding for punt in verhaal.opmerkingen(hier)] == ["1", "1b"]
