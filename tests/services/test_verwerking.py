"""What decisions on remarks do to the text, and take back; who proposes, decides and confirms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.teruglezing import Aard, Terugpunt, Zekerheid
from korpsmonitor_tui.domain.wederhoor import Besluit
from korpsmonitor_tui.services import verslagstappen, verslagtekst, wederhoor
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.tekstgevolg import TekstBotst, voorzie
from korpsmonitor_tui.services.verslagstand import lees_stempel
from korpsmonitor_tui.services.wederhoor import Uitspraak
from tests.services import samen, verhaal
from tests.services.conftest import Laptop, wissel_uit
from tests.services.teruggestuurd import (
    DOSSIER,
    OUD,
    in_verwerking,
    leg_vast,
    nieuwe_passage,
    passages,
    wijziging,
)

if TYPE_CHECKING:
    from korpsmonitor_tui.services.opmerkingen import Opmerking

UREN = OUD[0].replace("32", "36")
NIET, WEL = Besluit.NIET.value, Besluit.OVERGENOMEN.value


def beslis(
    laptop: Laptop, id_: str, besluit: str = WEL, reden: str = "omdat", tekst: str | None = None
) -> None:
    wederhoor.beslis(laptop.auditor, DOSSIER, id_, besluit, reden, tekst)


def opmerking(laptop: Laptop, id_: str) -> Opmerking:
    return next(punt for punt in verhaal.opmerkingen(laptop) if punt.id == id_)


def test_what_is_taken_over_is_in_the_text_at_once_beside_what_others_wrote(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    uren, plek = in_verwerking(
        laptop, wijziging(laptop, 1, UREN), wijziging(laptop, 1, OUD[0].replace("korpsexpert", "expert"))
    )
    eerste = verhaal.passage(laptop, 1)
    verslagtekst.wijzig_passage(laptop.notulist, DOSSIER, eerste.id, OUD[0] + " Ook in 2012.")
    vooruit = voorzie(laptop.store.lees(), opmerking(laptop, uren))
    beslis(laptop, uren)
    assert vooruit is not None
    assert verhaal.teksten(laptop)[0] == vooruit.tekst == UREN + " Ook in 2012."
    beslis(laptop, plek)
    assert verhaal.teksten(laptop)[0] == (UREN + " Ook in 2012.").replace("korpsexpert", "expert")
    beslis(laptop, uren, NIET)
    assert verhaal.teksten(laptop)[0] == (OUD[0] + " Ook in 2012.").replace("korpsexpert", "expert")
    ongedaan(laptop.auditor)
    assert verhaal.teksten(laptop)[0] == (UREN + " Ook in 2012.").replace("korpsexpert", "expert")
    assert opmerking(laptop, uren).besluit == WEL


def test_where_two_changes_meet_the_person_writes_the_text(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    een, ander = in_verwerking(
        laptop, wijziging(laptop, 1, UREN), wijziging(laptop, 1, OUD[0].replace("32 uur", "40 uren"))
    )
    beslis(laptop, een)
    with pytest.raises(TekstBotst, match="nu “36 uur”, volgens deze opmerking “40 uren”") as botsing:
        beslis(laptop, ander)
    assert (botsing.value.nu, botsing.value.nieuw) == (UREN, OUD[0].replace("32 uur", "40 uren"))
    assert opmerking(laptop, ander).open
    beslis(laptop, ander, tekst=OUD[0].replace("32 uur", "36 tot 40 uren"))
    assert "36 tot 40 uren" in verhaal.teksten(laptop)[0]
    with pytest.raises(TekstBotst):
        beslis(laptop, een, NIET)


def test_the_same_change_of_two_people_is_taken_back_by_neither_alone(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    een, ander = in_verwerking(laptop, wijziging(laptop, 1, UREN), wijziging(laptop, 1, UREN, Aard.STIL))
    beslis(laptop, een)
    beslis(laptop, ander)
    with pytest.raises(StapGeweigerd, match="ook overgenomen bij opmerking 2"):
        beslis(laptop, een, NIET)
    assert verhaal.teksten(laptop)[0] == UREN


def test_passages_come_go_and_move_as_the_respondent_had_them(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    ids = passages(laptop)
    weg, eerst, tweede, vooraan = in_verwerking(
        laptop,
        nieuwe_passage("Nieuw A.", ids[2]),
        nieuwe_passage("Nieuw B.", ids[2]),
        Terugpunt(Aard.VERWIJDERD, ids[1], 1, "korpsexpert", None, OUD[0], ""),
        nieuwe_passage("Voor het begin.", ids[1], voor=ids[2]),
    )
    beslis(laptop, tweede)
    beslis(laptop, eerst)
    assert verhaal.teksten(laptop) == [OUD[0], OUD[1], "Nieuw A.", "Nieuw B.", OUD[2]]
    beslis(laptop, weg)
    beslis(laptop, vooraan)
    assert verhaal.teksten(laptop) == ["Voor het begin.", OUD[1], "Nieuw A.", "Nieuw B.", OUD[2]]
    for id_ in (eerst, weg, vooraan):
        beslis(laptop, id_, NIET)
    assert verhaal.teksten(laptop) == [OUD[0], OUD[1], "Nieuw B.", OUD[2]]
    verslagtekst.wijzig_passage(
        laptop.notulist, DOSSIER, verhaal.passages(laptop)[2][1].id, "Nieuw B, beter."
    )
    with pytest.raises(StapGeweigerd, match="is daarna gewijzigd"):
        beslis(laptop, tweede, NIET)


def test_a_passage_is_moved_and_split(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    ids = passages(laptop)
    verplaatst, gesplitst, samen_ = in_verwerking(
        laptop,
        Terugpunt(Aard.VERPLAATST, ids[1], 1, "korpsexpert", None, OUD[0], OUD[0], na=ids[3]),
        wijziging(
            laptop, 2, "De vergunde branche wordt gecontroleerd.\nDat is ieder kwartaal.", Aard.GESPLITST
        ),
        Terugpunt(Aard.SAMENGEVOEGD, ids[3], 3, "korpsexpert", None, OUD[2], f"{OUD[2]} {OUD[0]}"),
    )
    beslis(laptop, verplaatst)
    assert verhaal.teksten(laptop) == [OUD[1], OUD[2], OUD[0]]
    beslis(laptop, gesplitst)
    assert verhaal.teksten(laptop) == [
        "De vergunde branche wordt gecontroleerd.",
        "Dat is ieder kwartaal.",
        OUD[2],
        OUD[0],
    ]
    with pytest.raises(StapGeweigerd, match="voegde passages samen"):
        beslis(laptop, samen_)
    beslis(laptop, gesplitst, NIET)
    beslis(laptop, verplaatst, NIET)
    assert verhaal.teksten(laptop) == list(OUD)
    beslis(laptop, gesplitst)
    ongedaan(laptop.auditor)
    assert verhaal.teksten(laptop) == list(OUD)


def test_a_passage_that_changed_since_is_not_just_taken_out(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    uren, weg, erna = in_verwerking(
        laptop,
        wijziging(laptop, 1, UREN),
        Terugpunt(Aard.VERWIJDERD, passages(laptop)[1], 1, "portefeuillehouder", None, OUD[0], ""),
        nieuwe_passage("Erna.", passages(laptop)[1]),
    )
    beslis(laptop, uren)
    with pytest.raises(TekstBotst, match="maar zij is sinds de verzending gewijzigd"):
        beslis(laptop, weg)
    verslagtekst.verwijder_passage(laptop.notulist, DOSSIER, passages(laptop)[1])
    with pytest.raises(StapGeweigerd, match="staat niet meer in het verslag"):
        beslis(laptop, erna)
    wederhoor.plaats(laptop.notulist, DOSSIER, erna, passages(laptop)[2])
    with pytest.raises(OnbruikbareInvoer, match="verandert de tekst niet"):
        beslis(laptop, erna, NIET, tekst="Toch iets.")
    beslis(laptop, erna, "gedeeltelijk overgenomen", "Korter.", "Kort.")
    assert verhaal.teksten(laptop) == [OUD[1], "Kort.", OUD[2]]
    beslis(laptop, erna)
    assert verhaal.teksten(laptop) == [OUD[1], "Erna.", OUD[2]]


def test_rightly_quoted_out_of_context_only_adds(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    (id_,) = in_verwerking(
        laptop, Terugpunt(Aard.OPMERKING, passages(laptop)[1], 1, "x", None, OUD[0], "", "Context!")
    )
    for tekst in (None, UREN, OUD[0]):
        with pytest.raises(OnbruikbareInvoer, match="blijft staan wat er staat"):
            beslis(laptop, id_, Besluit.CONTEXT, "", tekst)
    beslis(laptop, id_, Besluit.CONTEXT, "", OUD[0] + " Dat gold alleen in 2011.")
    assert verhaal.teksten(laptop)[0].endswith("alleen in 2011.")
    assert verhaal.stand(laptop).onbevestigd == ()


def test_a_proposed_place_is_confirmed_before_it_is_used(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    ids = passages(laptop)
    (id_,) = in_verwerking(laptop, replace(wijziging(laptop, 1, UREN), zekerheid=Zekerheid.VOORSTEL))
    with pytest.raises(StapGeweigerd, match="is een voorstel"):
        beslis(laptop, id_)
    wederhoor.plaats(laptop.notulist, DOSSIER, id_, "")
    assert opmerking(laptop, id_).passage == ""
    ongedaan(laptop.notulist)
    assert (opmerking(laptop, id_).passage, opmerking(laptop, id_).geplaatst) == (ids[1], False)
    wederhoor.plaats(laptop.notulist, DOSSIER, id_, ids[1])
    beslis(laptop, id_)
    assert verhaal.teksten(laptop)[0] == UREN
    with pytest.raises(StapGeweigerd, match="al beslist"):
        wederhoor.plaats(laptop.notulist, DOSSIER, id_, ids[2])


def test_the_writer_proposes_and_an_auditor_follows(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    een, ander = in_verwerking(laptop, wijziging(laptop, 1, UREN), wijziging(laptop, 2, "Anders."))
    with pytest.raises(StapGeweigerd, match="niets voorgesteld"):
        wederhoor.volg_voorstel(laptop.auditor, DOSSIER, een)
    with pytest.raises(OnbruikbareInvoer, match="Geef een reden"):
        wederhoor.stel_voor(laptop.notulist, DOSSIER, een, Uitspraak(NIET))
    deels = Uitspraak(
        "gedeeltelijk overgenomen", "Afgerond.", OUD[0].replace("32", "ongeveer 36"), "nuancering"
    )
    wederhoor.stel_voor(laptop.notulist, DOSSIER, een, deels)
    assert verhaal.teksten(laptop)[0] == OUD[0]
    with pytest.raises(StapGeweigerd, match="mag dit niet"):
        wederhoor.volg_voorstel(laptop.notulist, DOSSIER, een)
    assert wederhoor.volg_voorstel(laptop.auditor, DOSSIER, een) == "gedeeltelijk overgenomen"
    punt = opmerking(laptop, een)
    assert (punt.besluit, punt.reden, punt.soort) == (deels.besluit, deels.reden, deels.soort)
    assert verhaal.teksten(laptop)[0] == deels.tekst
    with pytest.raises(StapGeweigerd, match="al beslist"):
        wederhoor.stel_voor(laptop.notulist, DOSSIER, een, Uitspraak(WEL))

    wederhoor.stel_voor(laptop.notulist, DOSSIER, ander, Uitspraak(WEL, "", "Voorgesteld."))
    verslagtekst.wijzig_passage(laptop.notulist, DOSSIER, passages(laptop)[2], "Intussen.")
    with pytest.raises(InmiddelsGewijzigd, match="gewijzigd nadat dit werd voorgesteld"):
        wederhoor.volg_voorstel(laptop.auditor, DOSSIER, ander)
    assert verhaal.teksten(laptop)[1] == "Intussen."


def test_a_stale_screen_decides_nothing(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    (id_,) = in_verwerking(laptop, wijziging(laptop, 1, UREN))
    gezien = lees_stempel(laptop.store.lees(), DOSSIER)
    verslagtekst.wijzig_passage(laptop.notulist, DOSSIER, passages(laptop)[2], "Intussen.")
    with pytest.raises(InmiddelsGewijzigd):
        wederhoor.beslis(laptop.auditor, DOSSIER, id_, WEL, gezien=gezien)
    assert opmerking(laptop, id_).open


# -- four eyes -----------------------------------------------------------------------------------------------------------


def test_a_rejection_is_confirmed_by_somebody_else_or_nothing_goes_out(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    (id_,) = in_verwerking(laptop, wijziging(laptop, 1, UREN))
    with pytest.raises(StapGeweigerd, match="alleen nodig als"):
        wederhoor.bevestig(laptop.tweede_auditor, DOSSIER, id_)
    beslis(laptop, id_, NIET)
    for sessie, melding in (
        (laptop.auditor, "besloot dit zelf"),
        (laptop.notulist, "mag dit niet"),
        (laptop.eigen_korps, "eigen korps"),
        (laptop.lezer, "mag dit niet"),
    ):
        with pytest.raises(StapGeweigerd, match=melding):
            wederhoor.bevestig(sessie, DOSSIER, id_)
    verslagstappen.bied_aan(laptop.notulist, DOSSIER)
    with pytest.raises(StapGeweigerd, match="nog niet door een ander bevestigd: opmerking 1 “"):
        verhaal.verstuur(laptop)
    wederhoor.bevestig(laptop.coordinator, DOSSIER, id_)
    with pytest.raises(StapGeweigerd, match="al bevestigd"):
        wederhoor.bevestig(laptop.tweede_auditor, DOSSIER, id_)
    verhaal.verstuur(laptop)


def test_who_wrote_the_verslag_confirms_nothing_in_it(laptop: Laptop) -> None:
    dubbel = replace(laptop, schrijver="notulist en auditor G")
    verhaal.verzonden(dubbel)
    (id_,) = in_verwerking(dubbel, wijziging(dubbel, 1, UREN))
    beslis(dubbel, id_, NIET)
    with pytest.raises(StapGeweigerd, match="schreef dit verslag"):
        wederhoor.bevestig(dubbel.dubbelrol, DOSSIER, id_)


def test_a_confirmation_is_of_this_decision_with_this_reason(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    (id_,) = in_verwerking(laptop, wijziging(laptop, 1, UREN))
    beslis(laptop, id_, NIET, "De opname zegt 32.")
    wederhoor.bevestig(laptop.tweede_auditor, DOSSIER, id_)
    assert verhaal.stand(laptop).onbevestigd == ()
    beslis(laptop, id_, NIET, "De opname zegt 32.")
    assert opmerking(laptop, id_).bevestigd
    beslis(laptop, id_, NIET, "Iets heel anders.")
    assert opmerking(laptop, id_).onbevestigd
    wederhoor.bevestig(laptop.tweede_auditor, DOSSIER, id_)
    beslis(laptop, id_, WEL)
    beslis(laptop, id_, NIET, "Iets heel anders.")
    assert opmerking(laptop, id_).onbevestigd


def test_a_decision_elsewhere_undoes_a_confirmation_here(hier: Laptop, daar: Laptop) -> None:
    verhaal.verzonden(hier)
    (id_,) = in_verwerking(hier, wijziging(hier, 1, UREN))
    beslis(hier, id_, NIET, "De opname zegt 32.")
    wissel_uit(hier, daar)
    wederhoor.bevestig(hier.tweede_auditor, DOSSIER, id_)
    beslis(daar, id_, NIET, "Iets heel anders.")
    wissel_uit(hier, daar)
    assert opmerking(hier, id_).onbevestigd
    samen.alles_klopt(hier, daar)


def test_taken_over_here_and_rejected_there_leaves_no_text_behind(hier: Laptop, daar: Laptop) -> None:
    """Whoever settles the decision has the text follow it: until then the remark is open."""
    verhaal.verzonden(hier)
    (id_,) = in_verwerking(hier, wijziging(hier, 1, UREN))
    wissel_uit(hier, daar)
    beslis(hier, id_, WEL)
    wederhoor.beslis(daar.tweede_auditor, DOSSIER, id_, NIET, "De opname zegt 32.")
    wissel_uit(hier, daar)
    for (soort, veld), conflict in samen.strijd(hier).items():
        assert soort == "opmerking"
        keuze = next(nr for nr, k in enumerate(conflict.keuzes) if k.waarde in {NIET, "De opname zegt 32."})
        samen.kies(hier, conflict, keuze)
        assert veld in {"besluit", "reden"}
    assert (opmerking(hier, id_).besluit, verhaal.teksten(hier)[0]) == (NIET, UREN)
    assert opmerking(hier, id_).open
    beslis(hier, id_, NIET, "De opname zegt 32.")
    assert verhaal.teksten(hier)[0] == OUD[0]
    assert not opmerking(hier, id_).open
    samen.alles_klopt(hier, daar)


def test_a_remark_that_comes_later_finds_the_text_as_it_is(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    (id_,) = in_verwerking(laptop, wijziging(laptop, 1, UREN))
    beslis(laptop, id_)
    (laat,) = leg_vast(laptop, wijziging(laptop, 1, OUD[0].replace("De", "Onze")), wie="portefeuillehouder")
    beslis(laptop, laat)
    assert verhaal.teksten(laptop)[0] == UREN.replace("De", "Onze")
