"""A form that LibreOffice opened, filled in and saved comes back complete."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Vak
from korpsmonitor_tui.word.formulierindeling import invulrijen
from korpsmonitor_tui.word.formulierlezer import lees_kenmerken
from tests.word import formuliervoorbeeld as vb
from tests.word import libreoffice, vul_in_libreoffice

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

    from korpsmonitor_tui.domain.formulier import Ingelezen

_DOCX = "docx:Office Open XML Text"
_TIJD = 180
_TEKSTEN = (
    *("12", "1.869", "15-20", "45 (60 best waarschijnlijk)", "Nb", "-", "i.o.", "0(1)", "n.v.t.", "?"),
    *(
        "“zo’n” 12\u00a0%",
        "regel een\nregel twee\n\nregel vier",
        "a < b & c",
        "  met   spaties  binnen",
        "één ĳ ﬁ",
    ),
)
_ANTWOORDEN = {veld: _TEKSTEN[nr % len(_TEKSTEN)] for nr, veld in enumerate(vb.VELDEN)}


def _vul(
    antwoorden: dict[str, list[str]], doel: str, werkmap: Path, verstoringen: tuple[tuple[str, str], ...] = ()
) -> bytes:
    """The blank form, filled in (and disturbed, see the script) by LibreOffice and saved as ``doel``."""
    programma, python = libreoffice.soffice(), libreoffice.python_met_uno()
    assert programma is not None
    assert python is not None
    formulier, gegevens, uitvoer = werkmap / "formulier.docx", werkmap / "antwoorden.json", werkmap / doel
    formulier.write_bytes(vb.leeg())
    opdrachten = {"antwoorden": antwoorden, "verstoringen": verstoringen}
    gegevens.write_text(json.dumps(opdrachten), encoding="utf-8")
    opdracht = [python, vul_in_libreoffice.__file__, programma, libreoffice.profiel(werkmap).as_uri()]
    gedaan = subprocess.run(
        [*libreoffice.zonder_netwerk(), *opdracht, *map(str, (formulier, gegevens, uitvoer))],
        capture_output=True,
        text=True,
        timeout=_TIJD,
        check=False,
    )
    assert uitvoer.exists(), gedaan.stdout + gedaan.stderr
    return uitvoer.read_bytes()


def _per_rij() -> dict[str, list[str]]:
    """The answers by the printed code of their row."""
    return {
        rij.code: [_ANTWOORDEN[veld] for veld in rij.velden]
        for vraag in vb.VRAGENLIJST.vragen.values()
        for rij in invulrijen(vraag)
    }


def _is_volledig(gelezen: Ingelezen) -> None:
    verwacht = {veld: tekst.strip() for veld, tekst in _ANTWOORDEN.items()}
    assert vb.teksten(gelezen) == {veld: [(tekst, True)] for veld, tekst in verwacht.items()}
    assert gelezen.los == ()
    assert gelezen.meldingen == ()
    assert gelezen.herkenning == lees_kenmerken(vb.leeg())


_nodig_met_uno = pytest.mark.skipif(
    libreoffice.soffice() is None or libreoffice.python_met_uno() is None,
    reason="LibreOffice met python3-uno is niet geïnstalleerd",
)


@_nodig_met_uno
@pytest.mark.parametrize("vorm", ["docx", "odt"])
def test_a_form_filled_by_a_script_in_libreoffice_comes_back_complete(vorm: str, tmp_path: Path) -> None:
    bewaard = _vul(_per_rij(), f"ingevuld.{vorm}", tmp_path)
    if vorm == "odt":
        bewaard = libreoffice.zet_om(bewaard, _DOCX, tmp_path, van="odt")
    _is_volledig(vb.lees(bewaard))


@_nodig_met_uno
def test_what_people_do_to_a_form_in_libreoffice_is_taken_or_listed(tmp_path: Path) -> None:
    antwoorden = {
        "toezicht.leden/2011": ["11", "noot bij 11"],
        "toezicht.leden/2012": ["12", ""],
        "opsporing.zaken/bb/2011": ["1", ""],
        "opsporing.zaken/bb/2012": ["2", ""],
        **{f"kader.referenties/r0{nr}": ["ja", ""] for nr in (1, 2, 3)},
        "opsporing.aandeel": ["15 %"],
    }
    bewaard = _vul(
        antwoorden,
        "verstoord.docx",
        tmp_path,
        (
            ("voeg_naast_elkaar_samen", "toezicht.leden/2011"),
            ("voeg_onder_elkaar_samen", "opsporing.zaken/bb/2011"),
            ("plaats_voetnoot", "kader.referenties/r01"),
            ("plaats_opmerking", "kader.referenties/r02"),
            ("plaats_kader", "kader.referenties/r03"),
            ("wijzig_bijgehouden", "opsporing.aandeel"),
            ("voeg_rij_in", "toezicht.leden/2012"),
        ),
    )
    gelezen = vb.lees(bewaard)
    assert vb.teksten(gelezen) == {
        **{(Vak("kader.referenties", f"r0{nr}"), WAARDE): [("ja", True)] for nr in (1, 2, 3)},
        (vb.LEDEN_2011, WAARDE): [("11", False)],
        (vb.LEDEN_2011, TOELICHTING): [("noot bij 11", False)],
        (vb.LEDEN_2012, WAARDE): [("12", True)],
        (Vak("opsporing.zaken", "bb", "2011"), WAARDE): [("1", False)],
        (Vak("opsporing.zaken", "bb", "2012"), WAARDE): [("2", False)],
        (Vak("opsporing.aandeel"), WAARDE): [("14", True)],
    }
    assert vb.los(gelezen) == [
        ("alleen fulltime", Vak("kader.referenties", "r01")),
        ("nog nagaan", Vak("kader.referenties", "r02")),
        ("in een kader", Vak("kader.referenties", "r03")),
        ("2010\t9\toud", vb.LEDEN_2012),
    ]
    assert gelezen.meldingen == (
        "In het bestand zijn wijzigingen bijgehouden; het is gelezen alsof ze zijn geaccepteerd.",
        "Verwijderd met wijzigingen bijhouden (vraag 5.2 (tabel 11, rij 1)): “15 %”",
    )


@libreoffice.nodig
@pytest.mark.parametrize("omweg", [(), ("odt",)])
def test_printed_answers_survive_a_trip_through_libreoffice(omweg: tuple[str, ...], tmp_path: Path) -> None:
    inhoud, van = vb.ingevuld(_ANTWOORDEN), "docx"
    for vorm in omweg:
        inhoud, van = libreoffice.zet_om(inhoud, vorm, tmp_path, van=van), vorm
    _is_volledig(vb.lees(libreoffice.zet_om(inhoud, _DOCX, tmp_path, van=van)))


@libreoffice.nodig
def test_a_blank_form_stays_blank_in_libreoffice(tmp_path: Path) -> None:
    gelezen = vb.lees(libreoffice.zet_om(vb.leeg(), _DOCX, tmp_path))
    assert [(veld.vak, veld.veld) for veld in gelezen.velden] == list(vb.VELDEN)
    assert vb.teksten(gelezen) == {}
    assert gelezen.los == ()


@libreoffice.nodig
def test_a_disturbed_form_is_read_alike_after_libreoffice_saved_it(tmp_path: Path) -> None:
    """Merged cells, a tracked change, a comment's place, a copied row and loose text, through another program."""

    def wijzig(wortel: _Element) -> None:
        vb.vul(wortel, vb.LEDEN_2012, "12")
        vb.na(wortel, vb.tabel_van(wortel, "toezicht.leden/2012"), vb.alinea("Zie de bijlage."))
        vb.vul(wortel, Vak("opsporing.aandeel"), "15 %")
        vb.tabelrij(wortel, "toezicht.team").addprevious(vb.tabelrij(wortel, "opsporing.aandeel"))
        vb.typ(vb.antwoordcel(wortel, Vak("opsporing.getoetst")), "2010", opmaak="<w:strike/>")

    gelezen = vb.lees(libreoffice.zet_om(vb.bewerk(vb.leeg(), wijzig), _DOCX, tmp_path))
    assert vb.teksten(gelezen) == {
        (vb.LEDEN_2012, WAARDE): [("12", True)],
        (Vak("opsporing.aandeel"), WAARDE): [("15 %", True)],
    }
    assert vb.los(gelezen) == [("Zie de bijlage.", vb.LEDEN_2012), ("2010", Vak("opsporing.getoetst"))]


@libreoffice.nodig_met_pdftotext
def test_every_page_carries_the_label_and_every_code_is_legible(tmp_path: Path) -> None:
    demonstratie = vb.schrijf(
        replace(vb.FORMULIER, kop=replace(vb.KOP, demonstratie="DEMONSTRATIE – verzonnen gegevens"))
    )
    paginas = libreoffice.pdf_tekst(libreoffice.zet_om(demonstratie, "pdf", tmp_path), tmp_path)
    assert len(paginas) >= 6
    for nummer, pagina in enumerate(paginas, start=1):
        assert "DEMONSTRATIE – verzonnen gegevens" in pagina
        assert f"Pagina {nummer} van {len(paginas)}" in pagina
    woorden = {woord for pagina in paginas for woord in pagina.split()}
    rijen = [rij for vraag in vb.VRAGENLIJST.vragen.values() for rij in invulrijen(vraag)]
    assert {rij.code for rij in rijen} <= woorden
