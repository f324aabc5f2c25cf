"""A file is taken in from a dossier: only what is of its party, and what is broken off leaves what was done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.services.formulieren import lees_teksten
from korpsmonitor_tui.services.inlezen import lees_in
from korpsmonitor_tui.services.teruggavestand import lees_teruggaven
from korpsmonitor_tui.services.uitzendingen import Verzoek, zend_uit
from tests.services.teruggekomen import OPEN, UREN
from tests.services.test_inzendingen import TWENTE, export, inzending
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.teruggaven import Inneming
    from tests.services.conftest import Laptop


def neem(
    laptop: Laptop, pad: Path, *, toch: bool = False, stop_bij: int | None = None
) -> tuple[Inneming, ...]:
    """Take a file in for Groningen, and stop before this step."""

    def voortgang(gedaan: int, totaal: int, wat: str) -> None:
        assert 0 <= gedaan < totaal
        assert wat
        if gedaan == stop_bij:
            raise StapGeweigerd("genoeg")

    return lees_in(laptop.notulist, DOSSIER, pad, voortgang, toch=toch)


def aantal(laptop: Laptop, dossier: str = DOSSIER) -> int:
    return len(lees_teruggaven(laptop.store.lees(), dossier))


def test_of_an_export_only_what_is_of_this_party_is_taken(laptop: Laptop, tmp_path: Path) -> None:
    van = partial(inzending, laptop)
    pad = export(
        tmp_path,
        van(1, "groningen", {UREN: "12"}),
        van(2, "twente", {UREN: "99"}),
        van(3, "", {UREN: "98"}),
        van(4, "groningen", {UREN: "13", OPEN: "Erbij"}),
    )
    eerste, tweede = neem(laptop, pad)
    assert (eerste.nummer, tweede.nummer, tweede.vorige) == (1, 2, 1)
    assert lees_teksten(laptop.store.lees(), DOSSIER) == {UREN: "13", OPEN: "Erbij"}
    assert aantal(laptop, TWENTE) == 0
    assert [inneming.eerder is not None for inneming in neem(laptop, pad)] == [True, True]


def test_what_was_taken_in_before_breaking_off_stays(laptop: Laptop, tmp_path: Path) -> None:
    pad = export(tmp_path, *(inzending(laptop, nr, "groningen", {UREN: str(nr)}) for nr in (1, 2, 3)))
    for stap, verwacht in ((0, 0), (1, 0), (2, 1), (3, 2)):
        with pytest.raises(StapGeweigerd, match="genoeg"):
            neem(laptop, pad, stop_bij=stap)
        assert aantal(laptop) == verwacht


def test_what_is_of_somebody_else_or_of_nobody_is_refused(laptop: Laptop, tmp_path: Path) -> None:
    (drenthe,) = zend_uit(laptop.coordinator, ["drenthe"], Verzoek("xlsx", tmp_path))
    twee = export(
        tmp_path, inzending(laptop, 1, "twente", {}), inzending(laptop, 2, "utrecht", {}), naam="twee.csv"
    )
    niemand = export(tmp_path, inzending(laptop, 1, "", {UREN: "12"}), naam="niemand.csv")
    for toch in (False, True):
        with pytest.raises(OnbruikbareInvoer, match="Drenthe, niet van Groningen"):
            neem(laptop, drenthe, toch=toch)
        with pytest.raises(NietGevonden, match="geen inzending van Groningen"):
            neem(laptop, twee, toch=toch)
    with pytest.raises(OnbruikbareInvoer, match="zegt niet van wie het is"):
        neem(laptop, niemand)
    assert aantal(laptop) == 0

    # Unless somebody says in so many words whose it is.
    (inneming,) = neem(laptop, niemand, toch=True)
    assert inneming.partij is not None
    assert inneming.partij.code == "groningen"
    assert aantal(laptop) == 1


def test_one_that_is_refused_does_not_stop_the_others(laptop: Laptop, tmp_path: Path) -> None:
    """Nobody takes in their own korps: each submission says so, and nothing is raised half way."""
    pad = export(tmp_path, *(inzending(laptop, nr, "groningen", {UREN: str(nr)}) for nr in (1, 2)))
    uitkomsten = lees_in(laptop.eigen_korps, DOSSIER, pad, lambda *_stap: None)
    assert all("eigen korps" in inneming.geweigerd for inneming in uitkomsten)
    with pytest.raises(StapGeweigerd):
        lees_in(laptop.eigen_korps, DOSSIER, export(tmp_path, inzending(laptop, 1, "groningen", {})), lambda *_stap: None)  # fmt: skip
    assert aantal(laptop) == 0
