"""Pictures of trends and of what people write for the report."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.opvolging import Maatregelstaat
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import aanbevelingen, maatregelen
from korpsmonitor_tui.services.aanbevelingen import Grond, NieuweAanbeveling
from korpsmonitor_tui.services.maatregelen import NieuweMaatregel
from korpsmonitor_tui.services.vragenlijst import zet_antwoord
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.thema import DONKER, LICHT
from tests.oordelen import BLANCO, GEEL, GROEN
from tests.services import verhaal
from tests.services.trendgegevens import zet_eindscore
from tests.tui.test_beelden import BREED, SMAL, Vergelijk, vergelijk

if TYPE_CHECKING:
    from tests.services.conftest import Laptop

__all__ = ["vergelijk"]


@pytest.fixture
def gewogen(laptop: Laptop) -> Laptop:
    """Eindscores of some korpsen, a figure as a range, a recommendation and two measures."""
    for korps, score in (("groningen", GROEN), ("drenthe", GEEL), ("klpd", BLANCO)):
        zet_eindscore(laptop.coordinator, korps, score)
    verhaal.plan(laptop)
    zet_antwoord(laptop.notulist, verhaal.DOSSIER, Vak("opsporing.aangiften", jaar="2012"), "15-20")
    tekst = "Leg vast wie de korpsexpert vervangt, en zorg dat die persoon het mandaat heeft."
    grond = Grond(("organisatie.korpsexpert_mandaat",), ("4.3.1",))
    aanbevelingen.voeg_toe(laptop.coordinator, NieuweAanbeveling(tekst, ("Regionale eenheden",), grond))
    for tekst, dag in (("Vaste vervanger voor de korpsexpert.", 1), ("Analist werven.", 28)):
        maatregel = NieuweMaatregel(tekst, verantwoordelijke="plaatsvervanger", termijn=date(2013, 2, dag))
        id_ = maatregelen.voeg_toe(laptop.coordinator, "2011-2012/drenthe", maatregel)
    maatregelen.zet_staat(laptop.coordinator, "2011-2012/drenthe", id_, Maatregelstaat.LOOPT)
    return laptop


@pytest.mark.parametrize(
    ("toetsen", "thema", "maat"),
    [
        (("t",), LICHT, SMAL),
        (("t", "c", "slash", ":aangiften", "enter"), DONKER, BREED),
        (("o", "2"), DONKER, SMAL),
        (("o", "a"), LICHT, BREED),
        (("o", "v"), LICHT, SMAL),
    ],
    ids=["trends", "cijfers", "rapportage", "aanbevelingen", "maatregelen"],
)
def test_rapportage(
    gewogen: Laptop, vergelijk: Vergelijk, toetsen: tuple[str, ...], thema: str, maat: tuple[int, int]
) -> None:
    vergelijk(KorpsmonitorApp(gewogen.coordinator), thema, maat, toetsen)
