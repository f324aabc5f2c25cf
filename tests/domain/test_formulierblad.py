"""What the questionnaire prints as a workbook."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.formulierblad import (
    LANGSTE_BLADNAAM,
    antwoordvorm,
    bladen,
    doorlopend,
    uitleg,
    vergelijkbaar,
    voorgedrukt,
)
from korpsmonitor_tui.domain.vragenlijst import CELSOORTEN, Hoofdstuk, Vraag, Vragenlijst
from tests.vragenlijstvoorbeeld import VRAGENLIJST, formulier


def test_elke_plaats_heeft_een_rij_en_een_vraag_met_meer_plaatsen_een_kop() -> None:
    rijen = [rij for blad in bladen(formulier()) for rij in blad.rijen]

    assert [rij.vak for rij in rijen if rij.vak] == [
        vak for vraag in VRAGENLIJST.vragen.values() for vak in vraag.vakken
    ]
    koppen = [rij.vraag.id for rij in rijen if rij.vraag and rij.vak is None]
    assert koppen == ["referentiekader.referenties", "toezicht.teamleden", "toezicht.soorten"]
    teamleden = next(rij for rij in rijen if rij.vak is None and rij.vraag and rij.vraag.id == koppen[1])
    assert teamleden.tekst.splitlines() == [
        "2.2 Hoeveel fte telt het team? (verplicht)",
        "Tel alleen wie er vast in werkt.",
        "Alleen als het antwoord op vraag 2.1 “ja” of “deels” is.",
    ]
    assert teamleden.gevraagd.splitlines() == ["Een aantal. Eenheid: fte.", "Ten minste 0."]


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1, max_size=6))
def test_bladnamen_zijn_bruikbaar_en_verschillend(titels: list[str]) -> None:
    vraag = Vraag("a.b", "?", "open")
    hoofdstukken = tuple(Hoofdstuk(f"h{nr}", 1, titel, vragen=(vraag,)) for nr, titel in enumerate(titels))

    namen = [blad.naam for blad in bladen(formulier(vragenlijst=Vragenlijst("1", hoofdstukken)))]

    assert len({naam.casefold() for naam in [*namen, "uitleg"]}) == len(titels) + 1
    assert all(0 < len(naam.encode("utf-16-le")) // 2 <= LANGSTE_BLADNAAM for naam in namen)
    assert not any(set(naam) & set("[]:*?/\\'") for naam in namen)


def test_alles_wat_gedrukt_wordt_is_bekend_als_voorgedrukt() -> None:
    blanco = formulier(demonstratie="DEMONSTRATIE")
    bekend = voorgedrukt(blanco)

    for tekst in ("DEMONSTRATIE", "Wat wordt gevraagd", "Referentie 1", "toezicht.teamleden/2012", "2012"):
        assert vergelijkbaar(tekst) in bekend
    assert {vergelijkbaar(tekst) for regel in uitleg(blanco.kop) for tekst in regel} <= bekend
    assert "" not in bekend


def test_regels_van_een_definitie_lopen_door() -> None:
    assert (
        doorlopend("\nTel alleen wie er\nvast in  werkt.\n\n Ook deeltijd.\n")
        == "Tel alleen wie er vast in werkt.\nOok deeltijd."
    )


def test_elke_soort_zegt_wat_zij_vraagt() -> None:
    vormen = {soort: antwoordvorm(Vraag("a.b", "?", soort)) for soort in CELSOORTEN}

    assert len(set(vormen.values())) == len(CELSOORTEN)
    assert antwoordvorm(Vraag("a.b", "?", "aantal", maximum=9)).endswith("Ten hoogste 9.")
    assert "Uiterlijk terug" in dict(uitleg(formulier().kop))
    assert "Uiterlijk terug" not in dict(uitleg(replace(formulier().kop, termijn=None)))
