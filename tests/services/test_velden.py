"""A text as an editor holds it: what the next change is made on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.services import conflicten, verslagtekst
from korpsmonitor_tui.services.velden import Plaats, Veld, koppen_na_schrijven, lees_veld, lees_velden
from korpsmonitor_tui.store.transactie import lees_koppen
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.samen import strijd
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


def eerste(laptop: Laptop) -> Plaats:
    return Plaats("passage", verhaal.passage(laptop, 1).id, "tekst")


def beide_samengesteld(hier: Laptop, daar: Laptop) -> Plaats:
    """Two laptops that each made the same passage of the same note: two heads, one text."""
    verhaal.plan(hier)
    verhaal.noteer(hier)
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        verslagtekst.stel_samen(laptop.notulist, DOSSIER)
    wissel_uit(hier, daar)
    return eerste(hier)


def test_a_field_is_a_text_and_its_heads(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    plaats = eerste(laptop)
    veld = lees_veld(laptop.store.lees(), plaats)
    assert veld == Veld(
        verhaal.TEKSTEN[0][1], lees_koppen(laptop.store.lees(), "passage", plaats.entiteit, "tekst")
    )
    assert lees_velden(laptop.store.lees(), "passage", DOSSIER)[plaats] == veld
    assert lees_veld(laptop.store.lees(), Plaats("passage", "psg-geen", "tekst")) == Veld()


def test_one_text_written_twice_is_one_text(hier: Laptop, daar: Laptop) -> None:
    plaats = beide_samengesteld(hier, daar)
    veld = lees_veld(hier.store.lees(), plaats)
    assert len(veld.koppen) == 2
    assert not veld.conflict
    assert lees_velden(hier.store.lees(), "passage", DOSSIER)[plaats] == veld
    verslagtekst.wijzig_passage(hier.notulist, DOSSIER, plaats.entiteit, "36 uur.", op=veld.koppen)
    assert strijd(hier) == {}
    koppen, conflict = koppen_na_schrijven(hier.notulist, plaats, "36 uur.", veld.koppen)
    assert (koppen, conflict) == (lees_veld(hier.store.lees(), plaats).koppen, False)
    wissel_uit(hier, daar)
    assert strijd(daar) == {}


def test_to_type_on_never_ends_a_conflict(hier: Laptop, daar: Laptop) -> None:
    plaats = beide_samengesteld(hier, daar)
    for laptop, tekst in ((hier, "36 uur."), (daar, "28 uur.")):
        verslagtekst.wijzig_passage(laptop.notulist, DOSSIER, plaats.entiteit, tekst)
    eigen = lees_veld(hier.store.lees(), plaats).koppen
    wissel_uit(hier, daar)
    veld = lees_veld(hier.store.lees(), plaats, eigen)
    assert (veld.tekst, veld.koppen, veld.conflict) == ("36 uur.", eigen, True)
    assert lees_velden(hier.store.lees(), "passage", DOSSIER)[plaats].conflict
    verslagtekst.wijzig_passage(hier.notulist, DOSSIER, plaats.entiteit, "36 uur per week.", op=veld.koppen)
    koppen, conflict = koppen_na_schrijven(hier.notulist, plaats, "36 uur per week.", veld.koppen)
    assert conflict
    assert koppen == lees_veld(hier.store.lees(), plaats, koppen).koppen
    conflicten.los_op(hier.notulist, DOSSIER, "passage", plaats.entiteit, "tekst", "28 uur.")
    assert koppen_na_schrijven(hier.notulist, plaats, "36 uur per week.", koppen) == (koppen, False)
