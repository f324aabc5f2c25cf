"""What passages rest on, and bevindingen that become passages: never twice, never before everybody has finished."""

from __future__ import annotations

import contextlib
import uuid
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import KorpsmonitorFout, NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.verslagbron import Afspraak, is_gebruikt
from korpsmonitor_tui.services import documenten, gesprekken, transcripten, verslagstappen, verslagtekst
from korpsmonitor_tui.services.afspraken import zet_afspraken
from korpsmonitor_tui.services.coderingen import bevestig
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.verslagbevindingen import koppel_bevinding, voeg_bevindingen_toe
from korpsmonitor_tui.services.verslagbronnen import hoofdstuk_van_dimensie, lees_verslagbronnen
from tests.services import coderen, verhaal, verslagbewijs
from tests.services.conftest import wissel_uit
from tests.services.gesprekgeluid import schrijf, vtt
from tests.services.verhaal import DOSSIER
from tests.services.verslagbewijs import ONVERGUND, REGELS, VERGUND, gecodeerd, met_transcript

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagbronnen import Bewijs, Passagebronnen, Verslagbronnen
    from tests.services.conftest import Laptop, MaakLaptop

ZICHT = "Op de niet-vergunde branche is onvoldoende zicht."
PLAN = REGELS[3][3]


def lees(laptop: Laptop) -> Verslagbronnen:
    return lees_verslagbronnen(laptop.notulist, DOSSIER)


def los(laptop: Laptop, tekst: str) -> Bewijs:
    return next(bewijs for bewijs in lees(laptop).los if bewijs.tekst == tekst)


def van_nummer(laptop: Laptop, nummer: int) -> Passagebronnen:
    return lees(laptop).per_passage[verhaal.passage(laptop, nummer).id]


def dubbele(laptop: Laptop) -> list[str]:
    """Sources that more than one passage rests on."""
    gehad: list[str] = []
    dubbel = []
    for passage in verslagtekst.lees_passages(laptop.store.lees(), DOSSIER):
        dubbel += [bron for bron in passage.bronnen if is_gebruikt(bron, gehad)]
        gehad += passage.bronnen
    return dubbel


# -- what a passage rests on -----------------------------------------------------------------------------------------


def test_een_passage_kent_haar_notities_wat_toen_gezegd_werd_en_de_codes(
    laptop: Laptop, tmp_path: Path
) -> None:
    dossier = met_transcript(laptop, tmp_path)
    notitie = next(
        s for s in coderen.suggesties(laptop.auditor) if (s.anker.soort, s.code) == ("notitie", VERGUND)
    )
    bevestig(laptop.auditor, dossier, [notitie])
    verslagbewijs.codeer(laptop.auditor, VERGUND)
    verslagbewijs.rond_allen_af(laptop)
    verslagtekst.stel_samen(laptop.notulist, dossier)
    bronnen = van_nummer(laptop, 2)

    assert [bron.notitie.tekst for bron in bronnen.notities] == [verhaal.TEKSTEN[1][1]]
    assert [(bron.spreker, bron.beurt.nummer, bron.plek) for bron in bronnen.beurten] == [
        ("Auditor B", 1, None),
        ("korpsexpert", 2, None),
    ]
    codes = [
        (c.bevinding.codering.anker.soort, c.bevinding.codering.code, c.bij_moment) for c in bronnen.codes
    ]
    assert codes == [("notitie", VERGUND, False), ("beurt", VERGUND, True)]
    assert [lees(laptop).namen[wie] for wie in bronnen.codes[0].bevinding.codeurs] == ["auditor B"]
    # What was said at that moment of the same dimension may stand in the passage already: a person decides.
    (bewijs,) = lees(laptop).los
    assert (bewijs.bij, bewijs.vanzelf) == ((bronnen.passage.id,), False)


def test_een_verdwenen_notitie_wordt_genoemd(laptop: Laptop, tmp_path: Path) -> None:
    dossier = gecodeerd(laptop, tmp_path)
    notitie = van_nummer(laptop, 1).notities[0].notitie
    gesprekken.verwijder_notitie(laptop.notulist, dossier, notitie.id)
    assert (van_nummer(laptop, 1).notities, van_nummer(laptop, 1).verdwenen) == ((), (notitie.id,))


def test_zonder_gesprek_is_er_niets(laptop: Laptop) -> None:
    with pytest.raises(NietGevonden):
        lees_verslagbronnen(laptop.notulist, "2011-2012/friesland")


def test_wie_codeert_ziet_alleen_de_eigen_codes_en_maakt_er_nog_geen_passage_van(
    laptop: Laptop, tmp_path: Path
) -> None:
    dossier = met_transcript(laptop, tmp_path)
    verslagbewijs.codeer(laptop.auditor, ONVERGUND)
    verslagtekst.stel_samen(laptop.notulist, dossier)
    eigen = lees_verslagbronnen(laptop.auditor, dossier)

    assert (eigen.voorlopig, [bewijs.tekst for bewijs in eigen.los]) == (True, [ZICHT])
    for ander in (laptop.tweede_auditor, laptop.notulist):
        assert lees_verslagbronnen(ander, dossier).los == ()
        assert all(not deel.codes for deel in lees_verslagbronnen(ander, dossier).per_passage.values())
    with pytest.raises(StapGeweigerd, match="afgerond"):
        voeg_bevindingen_toe(laptop.auditor, dossier, [eigen.los[0].bron])
    with pytest.raises(StapGeweigerd, match="afgerond"):
        koppel_bevinding(laptop.auditor, dossier, eigen.los[0].bron, verhaal.passage(laptop, 1).id)


# -- what no passage rests on ----------------------------------------------------------------------------------------


def test_los_is_wat_alleen_in_het_transcript_staat_bij_het_hoofdstuk_van_zijn_dimensie(
    laptop: Laptop, tmp_path: Path
) -> None:
    gecodeerd(laptop, tmp_path)
    assert [(b.tekst, b.hoofdstuk, b.spreker, b.begin_ms, b.vanzelf) for b in lees(laptop).los] == [
        ("De vergunde branche wordt goed gecontroleerd.", "toezicht", "korpsexpert", 4_000, True),
        # It says nothing of a dimension, but goes on where the sentence before it was.
        ("Dat doen acht rechercheurs.", "toezicht", "korpsexpert", 4_000, True),
        (ZICHT, "toezicht", "korpsexpert", 700_000, True),
        (PLAN, "", "korpsexpert", 1_400_000, False),
    ]


def test_een_gecodeerde_notitie_die_nog_niet_is_samengesteld_is_los(laptop: Laptop, tmp_path: Path) -> None:
    dossier = met_transcript(laptop, tmp_path)
    notitie = next(
        s for s in coderen.suggesties(laptop.auditor) if (s.anker.soort, s.code) == ("notitie", VERGUND)
    )
    bevestig(laptop.auditor, dossier, [notitie])
    verslagbewijs.rond_allen_af(laptop)
    (bewijs,) = lees(laptop).los
    assert (bewijs.bron, bewijs.hoofdstuk) == (notitie.anker.entiteit, "toezicht")
    (passage,) = voeg_bevindingen_toe(laptop.notulist, dossier, [bewijs.bron])
    assert passage == verslagtekst.passage_van(bewijs.bron)
    assert verslagtekst.stel_samen(laptop.notulist, dossier) == len(verhaal.TEKSTEN) - 1
    assert not dubbele(laptop)


def test_een_bevinding_wordt_een_passage_die_weet_waar_zij_vandaan_komt(
    laptop: Laptop, tmp_path: Path
) -> None:
    dossier = gecodeerd(laptop, tmp_path)
    bewijs = los(laptop, ZICHT)
    (id_,) = voeg_bevindingen_toe(laptop.notulist, dossier, [bewijs.bron])

    passage = next(p for _nr, p in verhaal.passages(laptop) if p.id == id_)
    assert (passage.tekst, passage.hoofdstuk, passage.bronnen) == (ZICHT, "toezicht", (bewijs.bron,))
    assert verhaal.teksten(laptop)[-1] == ZICHT
    bron = lees(laptop).per_passage[id_]
    assert [(b.spreker, str(b.plek)) for b in bron.beurten] == [("korpsexpert", bewijs.bron)]
    assert [(c.bevinding.codering.code, c.bij_moment) for c in bron.codes] == [(ONVERGUND, False)]
    assert ZICHT not in [b.tekst for b in lees(laptop).los]
    with pytest.raises(NietGevonden, match="al in het verslag"):
        voeg_bevindingen_toe(laptop.notulist, dossier, [bewijs.bron])
    # And what was made of it is not suggested for coding once more.
    assert not [s for s in coderen.suggesties(laptop.auditor) if s.anker.entiteit == id_]


def test_koppelen_laat_de_tekst_zoals_zij_is(laptop: Laptop, tmp_path: Path) -> None:
    dossier = gecodeerd(laptop, tmp_path)
    voor = verhaal.teksten(laptop)
    passage = verhaal.passage(laptop, 3)
    koppel_bevinding(laptop.notulist, dossier, los(laptop, ZICHT).bron, passage.id)
    assert verhaal.teksten(laptop) == voor
    assert ZICHT not in [b.tekst for b in lees(laptop).los]
    assert ONVERGUND in [c.bevinding.codering.code for c in van_nummer(laptop, 3).codes if not c.bij_moment]
    ongedaan(laptop.notulist)
    assert ZICHT in [b.tekst for b in lees(laptop).los]


def test_zonder_hoofdstuk_kiest_een_mens(laptop: Laptop, tmp_path: Path) -> None:
    dossier = gecodeerd(laptop, tmp_path)
    bewijs = los(laptop, PLAN)
    voor = verhaal.teksten(laptop)
    with pytest.raises(OnbruikbareInvoer, match="hoofdstuk"):
        voeg_bevindingen_toe(laptop.notulist, dossier, [los(laptop, ZICHT).bron, bewijs.bron])
    with pytest.raises(NietGevonden, match="hoofdstuk"):
        voeg_bevindingen_toe(laptop.notulist, dossier, [bewijs.bron], "bijzaken")
    assert verhaal.teksten(laptop) == voor
    (id_,) = voeg_bevindingen_toe(laptop.notulist, dossier, [bewijs.bron], "ketensamenwerking")
    (passage,) = (p for _nr, p in verhaal.passages(laptop) if p.id == id_)
    assert passage.hoofdstuk == "ketensamenwerking"


def test_wat_iemand_weghaalde_komt_alleen_op_verzoek_terug(laptop: Laptop, tmp_path: Path) -> None:
    dossier = gecodeerd(laptop, tmp_path)
    (id_,) = voeg_bevindingen_toe(laptop.notulist, dossier, [los(laptop, ZICHT).bron])
    verslagtekst.verwijder_passage(laptop.notulist, dossier, id_)
    assert (los(laptop, ZICHT).weggelaten, los(laptop, ZICHT).vanzelf) == (True, False)
    assert voeg_bevindingen_toe(laptop.notulist, dossier, [los(laptop, ZICHT).bron]) == (id_,)
    verslagtekst.verwijder_passage(laptop.notulist, dossier, id_)
    assert los(laptop, ZICHT).weggelaten


def test_een_verbeterd_transcript_houdt_zijn_passages(laptop: Laptop, tmp_path: Path) -> None:
    dossier = gecodeerd(laptop, tmp_path)
    (id_,) = voeg_bevindingen_toe(laptop.notulist, dossier, [los(laptop, ZICHT).bron])
    beter = [(van, tot, wie, tekst.replace("goed", "vaak")) for van, tot, wie, tekst in REGELS]
    transcripten.importeer(
        laptop.notulist, dossier, schrijf(tmp_path, vtt(*beter), "beter.vtt"), vervangt="1"
    )
    bron = lees(laptop).per_passage[id_]
    assert [b.transcript.nummer for b in bron.beurten] == [2]
    assert bron.verdwenen == ()
    assert ZICHT not in [b.tekst for b in lees(laptop).los]


def test_bevroren_en_eigen_korps_wijzigen_niets(laptop: Laptop, tmp_path: Path) -> None:
    dossier = gecodeerd(laptop, tmp_path)
    bron, passage = los(laptop, ZICHT).bron, verhaal.passage(laptop, 1).id
    verslagstappen.bied_aan(laptop.notulist, dossier)
    for sessie in (laptop.notulist, laptop.eigen_korps, laptop.lezer):
        daden: tuple[Callable[[Sessie], object], ...] = (
            lambda wie: voeg_bevindingen_toe(wie, dossier, [bron]),
            lambda wie: koppel_bevinding(wie, dossier, bron, passage),
            lambda wie: zet_afspraken(wie, dossier, passage, [Afspraak("x")]),
        )
        for doe in daden:
            with pytest.raises(StapGeweigerd):
                doe(sessie)
    assert ZICHT in [b.tekst for b in lees(laptop).los]


def test_elke_dimensie_heeft_een_hoofdstuk(laptop: Laptop) -> None:
    sessie = laptop.coordinator
    gevonden = {d.code: hoofdstuk_van_dimensie(sessie, d.code) for d in sessie.instrument.dimensies}
    assert gevonden["organisatie.referentiekader"] == "referentiekader"
    assert gevonden["organisatie.gedragscode"] == "organisatie"
    # Most questions about it stand under informatie, but what korpsen think of partners is told in one place.
    assert gevonden["partners.emm_verwachtingen"] == "ketensamenwerking"
    assert all(gevonden.values())
    assert hoofdstuk_van_dimensie(sessie, "prognose") == "prognose"
    assert hoofdstuk_van_dimensie(sessie, "activiteiten") == ""


# -- agreements ------------------------------------------------------------------------------------------------------


def afspraken(laptop: Laptop) -> list[tuple[str, str, str]]:
    document = documenten.stel_op(laptop.coordinator, laptop.store.lees(), DOSSIER)
    return [(actie.tekst, actie.wie, actie.wanneer) for actie in document.acties]


def test_een_bevestigde_toezegging_wordt_een_afspraak_met_wie_en_wanneer(
    laptop: Laptop, tmp_path: Path
) -> None:
    dossier = gecodeerd(laptop, tmp_path)
    assert afspraken(laptop) == []
    (id_,) = voeg_bevindingen_toe(laptop.notulist, dossier, [los(laptop, PLAN).bron], "ketensamenwerking")
    assert afspraken(laptop) == [(PLAN, "", "voor 1 juli")]
    (passage,) = (p for _nr, p in verhaal.passages(laptop) if p.id == id_)
    beter = Afspraak("Het OM maakt een plan.", "OM", "1 juli", passage.afspraken[0].bron)
    zet_afspraken(laptop.notulist, dossier, id_, [beter, Afspraak("Wij sturen de lijst na.", "korps")])
    verslagtekst.stel_samen(laptop.notulist, dossier)
    verwacht = [("Het OM maakt een plan.", "OM", "1 juli"), ("Wij sturen de lijst na.", "korps", "")]
    assert afspraken(laptop) == verwacht
    zet_afspraken(laptop.notulist, dossier, id_, [])
    verslagtekst.stel_samen(laptop.notulist, dossier)
    assert afspraken(laptop) == []
    with pytest.raises(OnbruikbareInvoer, match="tekst"):
        zet_afspraken(laptop.notulist, dossier, id_, [Afspraak(" ")])


def test_een_toezegging_in_een_notitie_komt_mee_bij_het_samenstellen(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    gesprekken.voeg_notities_toe(laptop.notulist, dossier, [NieuweNotitie("ketensamenwerking", PLAN)])
    toezegging = next(s for s in coderen.suggesties(laptop.auditor) if s.soort == "toezegging")
    bevestig(laptop.auditor, dossier, [toezegging])
    verslagtekst.stel_samen(laptop.notulist, dossier)
    assert afspraken(laptop) == []
    verslagbewijs.rond_allen_af(laptop)
    verslagtekst.stel_samen(laptop.notulist, dossier)
    assert afspraken(laptop) == [(PLAN, "", "voor 1 juli")]
    verslagtekst.stel_samen(laptop.notulist, dossier)
    assert len(afspraken(laptop)) == 1


# -- two laptops -----------------------------------------------------------------------------------------------------


def _bron(laptop: Laptop, nr: int) -> str:
    alle = lees(laptop).los
    return alle[nr % len(alle)].bron if alle else "geen"


def _passage(laptop: Laptop, nr: int) -> str:
    alle = verhaal.passages(laptop)
    return alle[nr % len(alle)][1].id if alle else "geen"


DADEN: dict[str, Callable[[Laptop, int], object]] = {
    "stel samen": lambda lap, _nr: verslagtekst.stel_samen(lap.notulist, DOSSIER),
    "voeg toe": lambda lap, nr: voeg_bevindingen_toe(lap.notulist, DOSSIER, [_bron(lap, nr)], "toezicht"),
    "alles": lambda lap, _nr: voeg_bevindingen_toe(
        lap.notulist, DOSSIER, [bewijs.bron for bewijs in lees(lap).los if bewijs.vanzelf]
    ),
    "weg": lambda lap, nr: verslagtekst.verwijder_passage(lap.notulist, DOSSIER, _passage(lap, nr)),
    "ongedaan": lambda lap, _nr: ongedaan(lap.notulist),
}


def test_hoe_er_ook_wordt_samengesteld_niets_staat_er_dubbel(maak_laptop: MaakLaptop, tmp_path: Path) -> None:
    begin = maak_laptop("begin")
    met_transcript(begin, tmp_path)
    verslagbewijs.codeer(begin.auditor)
    verslagbewijs.rond_allen_af(begin)

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(
            st.tuples(st.sampled_from((*DADEN, "wissel")), st.booleans(), st.integers(0, 6)), max_size=12
        )
    )
    def probeer(daden: list[tuple[str, bool, int]]) -> None:
        hier, daar = (maak_laptop(f"{naam}-{uuid.uuid4().hex}") for naam in ("hier", "daar"))
        wissel_uit(begin, hier, daar)
        for wat, is_hier, nr in daden:
            laptop = hier if is_hier else daar
            if wat == "wissel":
                wissel_uit(hier, daar)
                continue
            with contextlib.suppress(KorpsmonitorFout):
                DADEN[wat](laptop, nr)
            assert not dubbele(laptop)
        wissel_uit(hier, daar)
        assert not dubbele(hier)
        assert verhaal.passages(hier) == verhaal.passages(daar)
        assert lees(hier).los == lees(daar).los
        verslagtekst.stel_samen(hier.notulist, DOSSIER)
        vanzelf = [bewijs.bron for bewijs in lees(hier).los if bewijs.vanzelf]
        if vanzelf:
            voeg_bevindingen_toe(hier.notulist, DOSSIER, vanzelf)
        assert not [bewijs for bewijs in lees(hier).los if bewijs.vanzelf]
        assert not dubbele(hier)

    probeer()
