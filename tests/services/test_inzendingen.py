"""Submissions of an export are each a return of their own korps; one that cannot be used does not stop the others."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.xlsformnamen import EDITIE, PARTIJ, VERSIE, VINGERAFDRUK, veldnaam
from korpsmonitor_tui.services import bijlagen
from korpsmonitor_tui.services.formulieren import lees_teksten
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.teruggaven import neem_in
from korpsmonitor_tui.services.teruggavestand import lees_teruggaven, lees_twijfels
from tests.services.teruggekomen import EERDER, OPEN, UREN
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.oordeel import Plek
    from tests.services.conftest import Laptop

TWENTE = "2011-2012/twente"


def inzending(
    laptop: Laptop, nr: int, partij: str, teksten: dict[Plek, str], **anders: str
) -> dict[str, str]:
    lijst = laptop.coordinator.instrument.vragenlijst
    return {
        "SubmissionDate": f"2013-02-{nr:02}T10:00:00.000Z",
        PARTIJ: partij,
        EDITIE: "2011-2012",
        VERSIE: lijst.versie,
        VINGERAFDRUK: lijst.sha256,
        **{veldnaam(*plek): teksten.get(plek, "") for plek in (UREN, EERDER, OPEN)},
        "KEY": f"uuid:{nr}",
        **anders,
    }


def export(map_: Path, *rijen: dict[str, str], naam: str = "export.csv") -> Path:
    buffer = io.StringIO(newline="")
    schrijver = csv.DictWriter(buffer, list(rijen[0]), restval="")
    schrijver.writeheader()
    schrijver.writerows(rijen)
    pad = map_ / naam
    pad.write_bytes(buffer.getvalue().encode())
    return pad


def teksten(laptop: Laptop, dossier: str = DOSSIER) -> dict[Plek, str]:
    return lees_teksten(laptop.store.lees(), dossier)


def test_every_submission_goes_to_its_own_korps(laptop: Laptop, tmp_path: Path) -> None:
    pad = export(
        tmp_path,
        inzending(laptop, 2, "twente", {UREN: "9"}),
        inzending(laptop, 1, "groningen", {UREN: "15-20", OPEN: "Regel\nregel"}),
    )
    innemingen = neem_in(laptop.notulist, pad)
    assert {(i.partij and i.partij.code, i.vorm, i.nummer, i.geweigerd) for i in innemingen} == {
        ("groningen", "csv", 1, ""),
        ("twente", "csv", 1, ""),
    }
    assert teksten(laptop) == {UREN: "15-20", OPEN: "Regel\nregel"}
    assert teksten(laptop, TWENTE) == {UREN: "9"}


def test_a_later_export_brings_only_what_is_new(laptop: Laptop, tmp_path: Path) -> None:
    eerste = inzending(laptop, 1, "groningen", {UREN: "12", EERDER: "8"})
    neem_in(laptop.notulist, export(tmp_path, eerste))
    tweede = inzending(laptop, 3, "groningen", {UREN: "15", EERDER: "8"})
    oud, nieuw = neem_in(laptop.notulist, export(tmp_path, eerste, tweede, naam="later.csv"))
    assert oud.eerder is not None
    assert oud.oordeel is None
    assert [(v.oud, v.nieuw) for v in nieuw.verschillen] == [("12", "15")]
    assert teksten(laptop) == {UREN: "15", EERDER: "8"}
    assert len(lees_teruggaven(laptop.store.lees(), DOSSIER)) == 2


def test_the_export_is_kept_once_and_stands_in_no_korps_dossier(laptop: Laptop, tmp_path: Path) -> None:
    pad = export(
        tmp_path, *(inzending(laptop, nr, p, {UREN: "1"}) for nr, p in enumerate(("groningen", "twente"), 1))
    )
    neem_in(laptop.notulist, pad)
    db = laptop.store.lees()
    (een,), (ander,) = lees_teruggaven(db, DOSSIER), lees_teruggaven(db, TWENTE)
    assert een.bijlage == ander.bijlage
    assert bijlagen.haal_op(laptop.notulist, een.bijlage) == ("export.csv", pad.read_bytes())
    assert db.execute("SELECT dossier FROM bijlage").fetchall() == [("",)]
    ongedaan(laptop.notulist)
    assert (len(teksten(laptop)), teksten(laptop, TWENTE)) == (1, {})
    assert laptop.store.controleer().klopt


def test_only_those_of_the_named_party(laptop: Laptop, tmp_path: Path) -> None:
    pad = export(
        tmp_path,
        inzending(laptop, 1, "groningen", {UREN: "1"}),
        inzending(laptop, 2, "twente", {UREN: "2"}),
    )
    neem_in(laptop.notulist, pad, "Twente")
    assert (teksten(laptop), teksten(laptop, TWENTE)) == ({}, {UREN: "2"})
    with pytest.raises(NietGevonden, match="geen inzending van Zeeland"):
        neem_in(laptop.notulist, pad, "Zeeland")


def test_what_cannot_be_taken_in_is_told_and_the_rest_is_taken(laptop: Laptop, tmp_path: Path) -> None:
    pad = export(
        tmp_path,
        inzending(laptop, 1, "", {UREN: "1"}),
        inzending(laptop, 2, "twente", {UREN: "2"}),
        inzending(laptop, 3, "groningen", {UREN: "3"}, **{EDITIE: "2008-2009"}),
        inzending(laptop, 4, "groningen", {UREN: "4"}, **{VINGERAFDRUK: "0" * 64, VERSIE: "weg"}),
        inzending(laptop, 5, "groningen", {UREN: "5"}),
    )
    uitkomsten = neem_in(laptop.eigen_korps, pad)
    redenen = [inneming.geweigerd for inneming in uitkomsten]
    assert "zegt niet van wie" in redenen[0]
    assert redenen[1] == ""
    assert "editie 2008-2009" in redenen[2]
    assert "versie weg" in redenen[3]
    assert "eigen" in redenen[4]
    assert (teksten(laptop), teksten(laptop, TWENTE)) == ({}, {UREN: "2"})


def test_one_submission_that_cannot_be_taken_in_is_an_error(laptop: Laptop, tmp_path: Path) -> None:
    with pytest.raises(OnbruikbareInvoer, match="zegt niet van wie"):
        neem_in(laptop.notulist, export(tmp_path, inzending(laptop, 1, "", {UREN: "1"})))
    with pytest.raises(StapGeweigerd):
        neem_in(laptop.eigen_korps, export(tmp_path, inzending(laptop, 1, "groningen", {UREN: "1"})))
    neem_in(laptop.notulist, export(tmp_path, inzending(laptop, 1, "", {UREN: "1"})), "Groningen")
    assert teksten(laptop) == {UREN: "1"}


def test_an_unknown_column_is_a_doubt(laptop: Laptop, tmp_path: Path) -> None:
    pad = export(tmp_path, inzending(laptop, 1, "groningen", {UREN: "1"}, opmerking_korps="Zie brief"))
    neem_in(laptop.notulist, pad)
    assert [(t.soort, t.tekst) for t in lees_twijfels(laptop.store.lees(), DOSSIER)] == [("los", "Zie brief")]
