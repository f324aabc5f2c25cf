"""A figure that was said is laid beside the answer to the question that a person named, and nothing else."""

from __future__ import annotations

import pytest

from korpsmonitor_tui.domain.anker import Anker, Lot, Verankering
from korpsmonitor_tui.domain.codering import Bevinding, Codering
from korpsmonitor_tui.domain.gezegd import anders_gezegd
from korpsmonitor_tui.domain.reeks import Opgave
from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Vak, Vraag, Vragenlijst

CONTROLES = Vraag("t.controles", "Hoeveel controles?", "aantal", jaren=(2011, 2012), eenheid="controles")
UREN = Vraag("t.uren", "Hoeveel uur?", "aantal", eenheid="uur per week")
DEEL = Vraag("t.deel", "Welk deel?", "percentage", eenheid="van de controles")
UITLEG = Vraag("t.uitleg", "Hoe?", "open")
LIJST = Vragenlijst(
    "1", (Hoofdstuk("t", 1, "Toezicht", vragen=(CONTROLES, UREN, DEEL, UITLEG)),), peiljaar=2012
)
OPGEGEVEN = {
    Vak("t.controles", jaar="2011"): "8",
    Vak("t.controles", jaar="2012"): "9",
    Vak("t.uren"): "20-24",
    Vak("t.deel"): "40%",
}


def gezegd(vraag: str, waarde: str, eenheid: str, **meer: str) -> Bevinding:
    gegevens = {
        "waarde": waarde,
        "tot": waarde,
        "eenheid": eenheid,
        "periode": "",
        "jaar": "",
        "norm": "",
        **meer,
    }
    anker = Anker("notitie", "n1", 0, 5, f"{waarde} {eenheid}", "")
    plaats = Verankering(Lot.GELIJK, anker)
    codering = Codering(
        "id",
        "b",
        "",
        "",
        "cijfer",
        "bevestigd",
        "cijfer",
        "",
        tuple(sorted(gegevens.items())),
        vraag,
        plaats,
        {},
    )
    return Bevinding(codering, ("b",))


def signalen(*bevindingen: Bevinding, **anders: str) -> list[tuple[str, str]]:
    opgegeven = {
        vak: Opgave(vak.vraag, vak.rij, LIJST.jaar_van(vak), anders.get(vak.vraag.partition(".")[2], tekst))
        for vak, tekst in OPGEGEVEN.items()
    }
    return [(s.vraag, s.jaar) for s in anders_gezegd(LIJST, opgegeven, bevindingen)]


@pytest.mark.parametrize(
    ("bevinding", "plaats"),
    [
        (gezegd("t.controles", "12", "controles"), ("t.controles", "2012")),
        (gezegd("t.controles", "1", "controle", periode="jaar"), ("t.controles", "2012")),
        (gezegd("t.controles", "9", "controles", jaar="2011"), ("t.controles", "2011")),
        (gezegd("t.uren", "32", "uur", periode="week"), ("t.uren", "")),
        (gezegd("t.deel", "50", "procent"), ("t.deel", "")),
        (gezegd("t.controles", "10", "controles", tot="12"), ("t.controles", "2012")),
    ],
)
def test_een_ander_cijfer_over_hetzelfde_wordt_genoemd(bevinding: Bevinding, plaats: tuple[str, str]) -> None:
    assert signalen(bevinding) == [plaats]


@pytest.mark.parametrize(
    "bevinding",
    [
        gezegd("t.controles", "9", "controles"),
        gezegd("t.controles", "8", "controles", jaar="2011"),
        gezegd("t.controles", "7", "controles", tot="9"),
        gezegd("t.uren", "22", "uur", periode="week"),
        gezegd("t.deel", "40", "procent"),
        gezegd("t.controles", "12", "inrichtingen"),
        gezegd("t.controles", "12", "controles", periode="maand"),
        gezegd("t.controles", "6", "controles", norm="ja"),
        gezegd("t.controles", "12", "controles", jaar="2010"),
        gezegd("t.controles", "veel", "controles"),
        gezegd("t.controles", "12", "procent"),
        gezegd("t.uitleg", "12", "controles"),
        gezegd("t.weg", "12", "controles"),
        gezegd("", "12", "controles"),
    ],
)
def test_wat_klopt_of_niet_zeker_over_hetzelfde_gaat_wordt_niet_genoemd(bevinding: Bevinding) -> None:
    assert signalen(bevinding) == []


@pytest.mark.parametrize("opgegeven", ["", "Nb", "-", "9(12)", "circa negen"])
def test_een_antwoord_dat_geen_zeker_getal_is_wordt_niet_vergeleken(opgegeven: str) -> None:
    assert signalen(gezegd("t.controles", "12", "controles"), controles=opgegeven) == []


def test_twee_keer_hetzelfde_gezegd_is_een_bevinding() -> None:
    twaalf = gezegd("t.controles", "12", "controles")

    assert signalen(twaalf, twaalf, gezegd("t.controles", "13", "controles")) == [("t.controles", "2012")] * 2
