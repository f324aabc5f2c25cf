"""How actions stand at a reporting date: overdue, silent, told with another, lapsed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.plan import (
    Actie,
    Actiestand,
    Deel,
    Plan,
    Verval,
    Voortgang,
    Wijziging,
    Wijzigveld,
    volgorde_nummer,
)
from korpsmonitor_tui.domain.plandefinitie import Plandefinitie
from korpsmonitor_tui.domain.planstand import Actiestaat, bepaal_stand, ook_genoemd, te_laat_eerst

DAG = date(2013, 4, 8)
EERDER = date(2012, 4, 1)


def _plan(*acties: Actie) -> Plan:
    return Plan((Deel("d1", "11", "Internet", acties=acties),))


def _actie(nummer: str, tekst: str = "Doen (eind 2012).", **overig: object) -> Actie:
    return Actie(f"a{nummer}", "d1", nummer, tekst, **overig)  # type: ignore[arg-type]


def _staten(plan: Plan, *voortgang: Voortgang, stil_na: int = 1) -> dict[str, Actiestaat]:
    stand = bepaal_stand(plan, voortgang, DAG, vanaf=2011, stil_na=stil_na)
    return {staat.nummer: staat for staat in stand.acties}


@pytest.mark.parametrize(
    ("stand", "te_laat", "stil"),
    [
        (Actiestand.GEREED, False, False),
        (Actiestand.VERVALLEN, False, False),
        (Actiestand.LOOPT, True, True),
        (Actiestand.VERTRAAGD, True, True),
        (Actiestand.ONBEKEND, True, True),
    ],
)
def test_te_laat_is_voorbij_en_niet_af(stand: Actiestand, te_laat: bool, stil: bool) -> None:
    staat = _staten(_plan(_actie("1")), Voortgang("a1", DAG, "", stand))["11.1"]
    assert (staat.te_laat, staat.stil) == (te_laat, stil)


def test_doorlopend_en_zonder_termijn_is_nooit_te_laat() -> None:
    staten = _staten(_plan(_actie("1", "Borgen (doorlopend)."), _actie("2", "Doen.")))
    assert not any(staat.te_laat for staat in staten.values())


def test_een_stand_blijft_staan_en_een_tekst_hoort_bij_zijn_dag() -> None:
    staat = _staten(_plan(_actie("1")), Voortgang("a1", EERDER, "Klaar.", Actiestand.GEREED))["11.1"]
    assert (staat.stand, staat.stand_van, staat.tekst) == (Actiestand.GEREED, EERDER, "")


def test_wat_na_de_peildatum_is_gezegd_telt_niet() -> None:
    later = Voortgang("a1", DAG + timedelta(days=1), "Klaar.", Actiestand.GEREED)
    assert _staten(_plan(_actie("1")), later)["11.1"].stand is Actiestand.ONBEKEND


def test_zwijgen_telt_in_peildata() -> None:
    gezegd = Voortgang("a1", EERDER, "Begonnen.", Actiestand.LOOPT)
    ander = Voortgang("a2", DAG, "Ook begonnen.", Actiestand.LOOPT)
    staten = _staten(_plan(_actie("1"), _actie("2"), _actie("3")), gezegd, ander, stil_na=2)
    assert [(staat.zwijgt, staat.stil) for staat in staten.values()] == [(1, False), (0, False), (2, True)]


def test_een_tekst_over_twee_acties_geldt_voor_beide() -> None:
    samen = Voortgang("a3", DAG, "Voortgang actie 2 en 3: er loopt een onderzoek.", Actiestand.LOOPT)
    staten = _staten(_plan(_actie("1"), _actie("2"), _actie("3")), samen)
    assert [(staat.ook_bij, staat.stil) for staat in staten.values()] == [
        ("", True),
        ("11.3", False),
        ("", False),
    ]


@pytest.mark.parametrize(
    ("tekst", "nummers"),
    [
        ("*Voortgang actie 2 en 3:* tekst", ("2", "3")),
        ("Voortgang acties 2, 3 en 4a: tekst", ("2", "3", "4a")),
        ("Voortgang acties 2 t/m 4: tekst", ("2", "3", "4")),
        ("De voortgang van actie 2 en 3: tekst", ()),
        ("Voortgang actie 2: tekst", ()),
    ],
)
def test_waar_een_tekst_over_gaat(tekst: str, nummers: tuple[str, ...]) -> None:
    assert ook_genoemd(tekst) == nummers


def test_een_actie_met_delen_heeft_zelf_geen_stand() -> None:
    staten = _staten(_plan(_actie("2", "Inzet (2011):"), _actie("2a", "Een (2011).", ouder="a2")))
    assert [(s.hoofdzaak, s.te_laat, s.stil) for s in staten.values()] == [
        (True, False, False),
        (False, True, True),
    ]
    assert bepaal_stand(_plan(_actie("2"), _actie("2a", ouder="a2")), (), DAG).telling.acties == 1


def test_een_eerdere_peildatum_ziet_het_plan_van_toen() -> None:
    plan = _plan(
        _actie("1", verval=Verval("geen draagvlak", DAG)),
        _actie("2", nieuw=True, sinds=DAG),
        _actie("3", wijzigingen=(Wijziging(Wijzigveld.TERMIJN, "doorlopend", "anders", DAG),)),
    )
    laatste = {staat.nummer: staat for staat in bepaal_stand(plan, (), EERDER).acties}
    assert laatste["11.1"].vervallen
    assert laatste["11.3"].termijn.gesteld == "doorlopend"
    later = [Voortgang("a3", DAG, "Tekst.")]
    toen = {staat.nummer: staat for staat in bepaal_stand(plan, later, EERDER).acties}
    assert list(toen) == ["11.1", "11.3"]
    assert not toen["11.1"].vervallen
    assert toen["11.3"].termijn.gesteld == "eind 2012"
    assert len(bepaal_stand(plan, later, DAG).acties) == 3


def test_een_wijziging_geldt_en_het_oorspronkelijke_blijft() -> None:
    actie = _actie("1", wijzigingen=(Wijziging(Wijzigveld.TERMIJN, "eind 2013", "uitgesteld", DAG),))
    assert actie.tekst == "Doen (eind 2012)."
    assert not _staten(_plan(actie))["11.1"].te_laat


def test_te_laat_staat_vooraan_en_twijfel_daarna() -> None:
    staten = _staten(
        _plan(
            _actie("1", "Doen (2099)."),
            _actie("2", "In 2012 doen."),
            _actie("3"),
            _actie("4", "Doen (2099)."),
        ),
        Voortgang("a1", DAG, "Tekst."),
    )
    assert [staat.nummer for staat in te_laat_eerst(staten.values())] == ["11.3", "11.2", "11.4", "11.1"]


def test_nummers_tellen_zoals_mensen() -> None:
    assert sorted(["10", "2a", "2", "1", ""], key=volgorde_nummer) == ["", "1", "2", "2a", "10"]


def test_een_voorstel_heeft_zijn_woorden_en_ontkenning_is_er_geen() -> None:
    definitie = Plandefinitie(
        standwoorden=(
            (Actiestand.GEREED, ("is afgerond", "ondertekend")),
            (Actiestand.LOOPT, ("momenteel",)),
            (Actiestand.NIET_GESTART, ("zal … worden opgepakt",)),
        )
    )
    assert definitie.stel_voor("Het project is  afgerond.").bewijs == ("is afgerond",)
    assert definitie.stel_voor("Het is nog niet ondertekend.").stand is Actiestand.ONBEKEND
    assert definitie.stel_voor("Het is afgerond; momenteel volgt meer.").stand is Actiestand.LOOPT
    gapend = "Dit zal in het derde kwartaal van 2013 worden opgepakt."
    assert definitie.stel_voor(gapend).stand is Actiestand.NIET_GESTART


_BERICHTEN = st.lists(
    st.builds(
        Voortgang,
        st.sampled_from(["a1", "a2", "a3"]),
        st.dates(date(2011, 1, 1), date(2014, 1, 1)),
        st.sampled_from(["", "Tekst.", "Voortgang actie 1 en 2: tekst."]),
        st.sampled_from(list(Actiestand)),
    ),
    max_size=8,
)


@given(_BERICHTEN, st.randoms())
def test_de_volgorde_van_berichten_maakt_niets_uit(berichten: list[Voortgang], toeval: object) -> None:
    uniek = list({(b.actie, b.peildatum): b for b in berichten}.values())
    plan = _plan(_actie("1"), _actie("2"), _actie("3"))
    geschud = list(uniek)
    toeval.shuffle(geschud)  # type: ignore[attr-defined]
    stand = bepaal_stand(plan, uniek, DAG)
    assert stand == bepaal_stand(plan, geschud, DAG)
    assert sum(stand.telling.standen.values()) == stand.telling.acties == 3
    assert all(
        not staat.te_laat and not staat.stil for staat in stand.acties if staat.stand is Actiestand.GEREED
    )
