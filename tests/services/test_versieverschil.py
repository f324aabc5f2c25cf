"""Two frozen versions, or one and the text of now, compared by passage and word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.verslagbron import Afspraak
from korpsmonitor_tui.services import gesprekken, verslagstappen, verslagtekst
from korpsmonitor_tui.services.afspraken import zet_afspraken
from korpsmonitor_tui.services.documenten import zet_rubricering
from korpsmonitor_tui.services.versies import lees_versies
from korpsmonitor_tui.services.versieverschil import NU, lees_versieverschil
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from korpsmonitor_tui.services.versieverschil import Versieverschil
    from tests.services.conftest import Laptop


def verschil(laptop: Laptop, van: str = "", naar: str = "") -> Versieverschil:
    return lees_versieverschil(laptop.lezer, DOSSIER, van, naar)


def soorten(uit: Versieverschil) -> list[tuple[int, str]]:
    return [(deel.alinea.nummer, deel.soort.value) for deel in uit.anders]


def wijzig(laptop: Laptop, nummer: int, tekst: str) -> None:
    passage = verhaal.passage(laptop, nummer)
    verslagtekst.wijzig_passage(laptop.notulist, DOSSIER, passage.id, tekst)


def tweede_verzonden(laptop: Laptop) -> None:
    """Version 2: a passage changed, one gone, one new."""
    verhaal.in_verwerking(laptop)
    verhaal.beslis_alles(laptop)
    wijzig(laptop, 1, "De korpsexpert werkt 36 uur per week aan mensenhandel.")
    verslagtekst.verwijder_passage(laptop.notulist, DOSSIER, verhaal.passage(laptop, 3).id)
    verslagtekst.voeg_passage_toe(laptop.notulist, DOSSIER, "prognose", "Er komt een plan.")
    verslagstappen.bied_aan(laptop.notulist, DOSSIER)
    verhaal.verstuur(laptop)


def test_zonder_keuze_staat_de_laatste_versie_naast_de_tekst_van_nu(laptop: Laptop) -> None:
    verhaal.in_verwerking(laptop)
    assert verschil(laptop).anders == ()

    wijzig(laptop, 1, "De korpsexpert werkt 36 uur per week aan mensenhandel.")
    uit = verschil(laptop)

    assert (uit.van.nummer, uit.naar.id) == (1, NU)
    assert soorten(uit) == [(1, "gewijzigd")]
    assert ("-", "32") in uit.anders[0].stukken()
    assert ("+", "36") in uit.anders[0].stukken()


def test_twee_vastgelegde_versies(laptop: Laptop) -> None:
    tweede_verzonden(laptop)

    uit = verschil(laptop, "1", "2")

    assert soorten(uit) == [(1, "gewijzigd"), (3, "vervallen"), (4, "nieuw")]
    assert soorten(verschil(laptop, "2", "1")) == [(1, "gewijzigd"), (4, "vervallen"), (3, "nieuw")]
    assert {deel.alinea.id for deel in uit.anders} - uit.aanwezig == {uit.anders[1].alinea.id}


def test_wat_na_de_versie_wijzigt_verandert_de_vergelijking_van_versies_niet(laptop: Laptop) -> None:
    tweede_verzonden(laptop)
    eerst = verschil(laptop, "1", "2").passages
    verhaal.reactie(laptop, (1, "Toch 32."))
    verslagstappen.neem_in_verwerking(laptop.notulist, DOSSIER)
    wijzig(laptop, 1, "Heel iets anders.")

    assert verschil(laptop, "1", "2").passages == eerst


def test_een_definitieve_versie_staat_naast_de_laatste_die_een_andere_tekst_had(laptop: Laptop) -> None:
    tweede_verzonden(laptop)
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(laptop, wie)
    verslagstappen.stel_vast(laptop.auditor, DOSSIER)

    uit = verschil(laptop, naar="2")

    assert (uit.van.nummer, uit.naar.soort) == (1, "definitief")
    assert len(uit.anders) == 3


def test_wat_buiten_de_tekst_wordt_gedrukt_wordt_ook_genoemd(laptop: Laptop) -> None:
    verhaal.in_verwerking(laptop)
    passage = verhaal.passage(laptop, 2)
    zet_afspraken(laptop.notulist, DOSSIER, passage.id, [Afspraak("Het plan nasturen", "korps", "1 mei")])
    zet_rubricering(laptop.notulist, DOSSIER, "Geheim")
    gesprekken.bewaar_deelnemer(
        laptop.notulist, DOSSIER, Deelnemer("", "zedenrechercheur", "Groningen", "", "geheel", False)
    )

    uit = verschil(laptop)

    assert [(deel.alinea.nummer, deel.ook) for deel in uit.anders] == [(2, ("afspraken",))]
    assert uit.ook == (("deelnemer", 1), ("verslag", 1))


def test_zonder_versie_is_er_niets_om_mee_te_vergelijken(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)

    uit = verschil(laptop)

    assert (uit.van, uit.anders) == (uit.naar, ())


def test_een_versie_die_er_niet_is_wordt_geweigerd(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)

    with pytest.raises(NietGevonden, match=r"kies uit: 1 .*, nu"):
        verschil(laptop, "7")


def test_een_nummer_dat_twee_laptops_aan_andere_teksten_gaven_wordt_niet_geraden(
    hier: Laptop, daar: Laptop
) -> None:
    verhaal.in_check(hier)
    wissel_uit(hier, daar)
    verhaal.verstuur(hier)
    verslagstappen.stuur_retour(daar.auditor, DOSSIER, "nog iets")
    verslagtekst.wijzig_passage(daar.notulist, DOSSIER, verhaal.passage(daar, 1).id, "Daar geschreven.")
    verhaal.beslis_alles(daar)
    verslagstappen.bied_aan(daar.notulist, DOSSIER)
    verhaal.verstuur(daar)
    wissel_uit(hier, daar)

    with pytest.raises(NietGevonden, match="Niet duidelijk"):
        verschil(hier, "1")

    een, twee = (versie.id for versie in lees_versies(hier.store.lees(), DOSSIER))
    assert {deel.soort.value for deel in verschil(hier, een, twee).anders} == {"gewijzigd"}
