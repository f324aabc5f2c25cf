"""The document of a plan: what is read of its shapes, and that every line comes to exactly one place."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.plandefinitie import Plandefinitie
from korpsmonitor_tui.domain.planopmaak import noten
from korpsmonitor_tui.intake.planregels import HOGE_CIJFERS
from korpsmonitor_tui.intake.plantekst import lees_plantekst
from tests.intake.plandocument import DOCUMENT

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.planlezing import Planlezing

# Read at once: every test runs without the settings of the developer's own machine.
BRON = os.environ.get("KORPSMONITOR_BRON", "")


def _lees(tekst: str) -> Planlezing:
    return lees_plantekst(tekst, Plandefinitie())


@pytest.fixture(scope="module")
def gelezen() -> Planlezing:
    return _lees(DOCUMENT)


def test_voorwerk_met_versie_en_dag(gelezen: Planlezing) -> None:
    assert gelezen.titel.tekst == "Werkgroep Voorbeeld\n\nVoortgangsrapportage op het Plan"
    assert (gelezen.versie, gelezen.peildatum) == ("concept, 8 april 2013", date(2013, 4, 8))
    assert gelezen.voorwerk.tekst == (
        "# Opzet\n\nDit is een plan.^[Zie het eerdere plan.] Een werkgroep heeft het gemaakt met wie eraan wil bijdragen,"
        " en het loopt over de Bladzijde heen."
    )
    assert [(regel.nummer, regel.titel, regel.pagina) for regel in gelezen.inhoud] == [
        ("1", "Samen werken", 2),
        ("2", "Toezicht", 3),
    ]


def test_hoofdstukken_met_leden_en_inleiding(gelezen: Planlezing) -> None:
    een, twee = gelezen.delen
    assert (een.nummer, een.titel, een.verantwoordelijk) == (
        *("1", "Samen werken"),
        "OM (een functionaris), Politie, Bestuur (Stad)",
    )
    assert een.inleiding.tekst == (
        "Een inleiding die door een bladzijde wordt onderbroken en verdergaat^[Een tweede noot.]."
    )
    assert twee.inleiding.tekst == (
        "1. de eerste kwestie in deze inleiding gaat over iets.\n\n# Toezicht in de praktijk\n\n"
        "Daar gaat het om vergunningen."
    )


def test_acties_met_delen_nummers_en_nieuw(gelezen: Planlezing) -> None:
    acties = [(a.nummer, a.ouder, a.nieuw, a.verantwoordelijk) for a in gelezen.delen[0].acties]
    assert acties == [
        ("1", "", False, ""),
        ("2", "", False, ""),
        ("2a", "2", False, ""),
        ("2b", "2", False, ""),
        ("3", "", False, "OM, Politie"),
        ("5", "", True, ""),
    ]
    assert [a.nummer for a in gelezen.delen[1].acties] == [""]


def test_voortgang_met_punten_en_over_een_bladzijde(gelezen: Planlezing) -> None:
    een, _twee, cursus, _netwerk, drie, _vijf = gelezen.delen[0].acties
    assert een.voortgang.tekst == (
        "Er is een lijst gemaakt met de volgende onderdelen:\n\n- het eerste;\n- het tweede.\n\nDe onderdelen zijn in"
        " gebruik."
    )
    assert cursus.voortgang.tekst == "De cursus is gegeven."
    assert drie.voortgang.tekst == "Er is gesproken met een Buurland dat meedoet."
    assert gelezen.delen[1].acties[0].voortgang.tekst == (
        "Het aantal zaken steeg.\n\nOver de rest wordt elders bericht."
    )


def test_leden_hebben_organisatie_en_functie(gelezen: Planlezing) -> None:
    assert [(lid.organisatie, lid.functie) for lid in gelezen.leden] == [
        ("OM", "voorzitter; hoofd"),
        ("", "burgemeester van Stad"),
    ]


def test_wat_een_mens_moet_zien(gelezen: Planlezing) -> None:
    assert [regel.tekst for regel in gelezen.onbegrepen] == ["Dhr. C. Naam zonder meer"]
    meldingen = " ".join(let_op.tekst for let_op in gelezen.kanttekeningen)
    assert "actie 5 volgt in hoofdstuk 1 op 3" in meldingen
    assert "niet cursief" in meldingen


def test_een_noot_zonder_verwijzing_is_niet_begrepen() -> None:
    gelezen = _lees("1. Kop (OM)\n\nTekst.\n\n³ Zwerft rond.\n")
    assert [(regel.nummer, regel.tekst) for regel in gelezen.onbegrepen] == [(5, "³ Zwerft rond.")]


def test_twijfel_tussen_actie_en_hoofdstuk_wordt_gezegd() -> None:
    gelezen = _lees("1. Kop (OM)\n\nActies:\n\n1. Doen.\n\n2. Toezicht (Bestuur)\n")
    assert [a.nummer for a in gelezen.acties] == ["1", "2"]
    assert "kan ook een hoofdstuk zijn" in gelezen.kanttekeningen[0].tekst


_WOORD = st.text(alphabet="abcdefgéë", min_size=2, max_size=8)
_ZIN = st.lists(_WOORD, min_size=1, max_size=8).map(lambda woorden: " ".join(woorden).capitalize() + ".")


@dataclass(frozen=True)
class _Actie:
    tekst: str
    voortgang: list[str]
    delen: list[str]


_ACTIE = st.builds(_Actie, _ZIN, st.lists(_ZIN, max_size=3), st.lists(_ZIN, max_size=3))
_DEEL = st.tuples(_WOORD, st.lists(_ZIN, max_size=2), st.lists(_ACTIE, max_size=4))


@given(st.lists(_DEEL, max_size=4), st.booleans())
def test_wat_werd_geschreven_komt_terug(delen: list[tuple[str, list[str], list[_Actie]]], wit: bool) -> None:
    tussen = "\n\n" if wit else "\n"
    inhoud = "\n".join(f"{nr}. {titel}\tp. {nr}" for nr, (titel, *_rest) in enumerate(delen, 1))
    stukken = [inhoud]
    for nr, (titel, inleiding, acties) in enumerate(delen, 1):
        stukken += [f"{nr}. {titel} (OM (X), Y)", *inleiding, "Doelstellingen/ acties:"]
        for actienr, actie in enumerate(acties, 1):
            regels = [f"{actienr}. {actie.tekst}", *(f"- *{tekst}*" for tekst in actie.voortgang)]
            regels += [f" - {'abc'[plek]}. {deel}" for plek, deel in enumerate(actie.delen)]
            stukken.append(tussen.join(regels))
    gelezen = _lees("\n\n".join(stukken))
    assert not gelezen.onbegrepen
    assert not gelezen.kanttekeningen
    assert [deel.titel for deel in gelezen.delen] == [titel for titel, *_rest in delen]
    for deel, (_titel, inleiding, acties) in zip(gelezen.delen, delen, strict=True):
        assert deel.inleiding.tekst == "\n\n".join(inleiding)
        hoofd = [actie for actie in deel.acties if not actie.ouder]
        assert [actie.tekst.tekst for actie in hoofd] == [actie.tekst for actie in acties]
        assert [actie.voortgang.tekst for actie in hoofd] == ["\n\n".join(a.voortgang) for a in acties]
        assert [a.tekst.tekst for a in deel.acties if a.ouder] == [d for a in acties for d in a.delen]


_REGEL = st.sampled_from(
    [
        *(
            "",
            "",
            "1. Kop (OM)",
            "2. Kop (OM, Politie)",
            "3. iets",
            "2 Iets",
            "- *Schuin.*",
            "*Schuin",
            "schuin*",
        ),
        *(
            "- a. deel",
            "b. deel",
            "- punt",
            "Tekst zonder punt",
            "tekst gaat door.",
            "¹ Noot",
            "² noot²",
            "Met merk¹.",
        ),
        *(
            "Acties:",
            "Doelstellingen:",
            "Doelstelling/actie",
            "Bijlage",
            "Versie: 1, 2 mei 2012",
            "1. Kop\tp. 3",
        ),
        *(
            "9 (nieuw). Nieuw",
            "(nieuw)",
            "Dhr. X",
            "Y (OM, baas)",
            "\x0c",
            "\x1c \u2028",
            "12.",
            ")",
            "- ",
            "*",
            "**",
        ),
    ]
)


def _woorden(tekst: str) -> list[str]:
    return re.findall(r"\w+", tekst.translate(dict.fromkeys(map(ord, HOGE_CIJFERS), " ")))


def _eis_alles_bewaard(bron: str, gelezen: Planlezing) -> None:
    """Every line has one place, and every word of what became text stands there."""
    regels = bron.split("\n")
    assert [regel for regel, _plaats in gelezen.plaatsen] == [
        nummer for nummer, regel in enumerate(regels, 1) if regel.strip()
    ]
    teksten = [gelezen.titel, gelezen.voorwerk]
    for deel in gelezen.delen:
        teksten += [deel.inleiding, deel.doelen]
        for actie in deel.acties:
            teksten += [actie.tekst, actie.voortgang]
    van_regel: dict[int, list[str]] = {}
    for tekst in teksten:
        bekend = _woorden(tekst.tekst)
        for nummer in tekst.regels:
            van_regel.setdefault(nummer, []).extend(bekend)
    for nummer, plaatsen in ((n, w) for n, w in van_regel.items()):
        # The sign that a line began with (number, letter, mark of what is new) is kept apart.
        kaal = re.sub(
            r"^\s*(?:\d{1,2}(?:\.?\s*\(nieuw\))?\.?\s+|[-•–]?\s*[a-z]\.\s+)?(?:\(nieuw\)\s*)?",
            "",
            regels[nummer - 1],
            flags=re.I,
        )
        assert not [woord for woord in _woorden(kaal) if woord not in plaatsen], (nummer, regels[nummer - 1])
    gelezen_noten = [noot for tekst in teksten for noot in noten(tekst.tekst)]
    assert len(gelezen_noten) == len(
        [1 for _regel, plaats in gelezen.plaatsen if re.fullmatch(r"voetnoot \d+", plaats)]
    )


@given(st.lists(_REGEL, max_size=25))
def test_iedere_regel_komt_op_een_plaats(regels: list[str]) -> None:
    bron = "\n".join(regels)
    _eis_alles_bewaard(bron, _lees(bron))


@given(st.text(alphabet=st.sampled_from("ab1.-*()¹²\t \n:,"), max_size=80))
def test_geen_tekst_struikelt(tekst: str) -> None:
    _eis_alles_bewaard(tekst, _lees(tekst))


@pytest.mark.skipif(not BRON, reason="KORPSMONITOR_BRON noemt de brontekst niet")
def test_het_document_zelf() -> None:
    pad = next(Path(BRON).parent.glob("004_*"))
    bron = pad.read_text(encoding="utf-8")
    gelezen = _lees(bron)
    _eis_alles_bewaard(bron, gelezen)
    assert gelezen.onbegrepen == ()
    assert gelezen.peildatum == date(2013, 4, 8)
    hoofd = [sum(not actie.ouder for actie in deel.acties) for deel in gelezen.delen]
    assert hoofd == [9, 7, 8, 3, 7, 7, 15, 4, 7, 1, 3]
    assert [f"{d.nummer}.{a.nummer}" for d in gelezen.delen for a in d.acties if a.nieuw] == [
        *("2.7", "7.13", "7.14", "7.15"),
    ]
    zonder = [f"{d.nummer}.{a.nummer}" for d in gelezen.delen for a in d.acties if not a.voortgang.tekst]
    assert zonder == ["2.2", "2.4", "2.5", "9.1", "11.2"]
    assert len(gelezen.leden) == 22
