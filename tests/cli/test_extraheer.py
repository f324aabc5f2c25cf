"""Voorstellen per opdracht: zonder database, een regel voor elke regel."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Opdrachtregel


def regels(uit: str) -> list[Any]:
    return [json.loads(regel) for regel in uit.splitlines()]


def test_een_tekst_geeft_een_regel_per_zin_met_plaatsen_in_de_invoer(regel: Opdrachtregel) -> None:
    tekst = "De gedragscode wordt nageleefd. In 2011 waren er zes controles per jaar, met het OM."
    een, twee = regels(regel.goed("extraheer", invoer=tekst).uit)
    assert [d["code"] for d in een["dimensies"]] == ["organisatie.gedragscode"]
    (cijfer,) = twee["cijfers"]
    assert (cijfer["waarde"], cijfer["tot"], cijfer["eenheid"], cijfer["periode"], cijfer["jaar"]) == (6, 6, "controles", "jaar", 2011)  # fmt: skip
    for deel in (cijfer, *twee["organisaties"], *een["dimensies"][0]["bewijs"]):
        assert tekst[deel["begin"] : deel["eind"]] == deel["tekst"]
    assert tekst[twee["begin"] : twee["eind"]] == twee["tekst"]
    assert not regel.db.exists()


def test_elke_regel_krijgt_een_regel_ook_als_zij_onleesbaar_is(regel: Opdrachtregel, tmp_path: Path) -> None:
    bestand = tmp_path / "gesprek.jsonl"
    goed = {"id": "A-1", "tekst": "De CIE wordt structureel ingezet.", "onderdeel": "opsporing"}
    kapot = [b"geen json", b"[1]", b'{"tekst": 3}', b'{"tekst": "x", "onderdeel": "niets"}', b"\xff", b""]
    ruw = [json.dumps(goed).encode(), *kapot, b'{"id": 7, "tekst": "\\ud800 Ja.", "onderdeel": null}']
    bestand.write_bytes(b"\xef\xbb\xbf" + b"\r\n".join(ruw))
    uitkomst = regel("extraheer", "--jsonl", str(bestand))
    gelezen = regels(uitkomst.uit)
    assert uitkomst.status == 2
    assert "6 van de regels zijn niet te lezen (de eerste is regel 2)" in uitkomst.fout
    assert [regel["id"] for regel in gelezen] == ["A-1", *[None] * len(kapot), "7"]
    assert gelezen[0]["dimensies"][0]["code"] == "opsporing.kwaliteit"
    assert all(regel["fout"] for regel in gelezen[1:-1])


def test_een_regel_zonder_eind_kost_geen_geheugen_en_alleen_zichzelf(
    regel: Opdrachtregel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("korpsmonitor_tui.cli.extraheer.LANGSTE_REGEL", 100)
    bestand = tmp_path / "gesprek.jsonl"
    bestand.write_bytes(b'{"tekst": "' + b"x" * 1_000 + b'"}\n{"tekst": "Ja.", "id": 2}\n' + b"y" * 101)
    uitkomst = regel("extraheer", "--jsonl", str(bestand))
    assert [gelezen["id"] for gelezen in regels(uitkomst.uit)] == [None, "2", None]
    assert uitkomst.status == 2


def test_een_pijp_mag_en_een_apparaat_niet(regel: Opdrachtregel) -> None:
    if os.name == "posix":
        uitkomst = regel("extraheer", "/dev/zero")
        assert (uitkomst.status, uitkomst.uit) == (2, "")
        assert "geen gewoon bestand" in uitkomst.fout


def test_onbruikbare_bestanden(regel: Opdrachtregel, tmp_path: Path) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes("coördinatie".encode("latin-1"))
    for bestand, melding in ((tmp_path / "weg.txt", "kan niet worden gelezen"), (latin, "geen UTF-8")):
        uitkomst = regel("extraheer", str(bestand))
        assert (uitkomst.status, uitkomst.uit) == (2, "")
        assert melding in uitkomst.fout
    assert regel("extraheer", "--jsonl", str(tmp_path)).status == 2


def test_een_lege_tekst_geeft_niets(regel: Opdrachtregel) -> None:
    assert regel.goed("extraheer", invoer="  \n").uit == ""
    assert regel.goed("extraheer", "--jsonl", invoer="").uit == ""
