"""Anchors find their quote again, or say that they did not."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.anker import Anker, Lot, beurt_id, lotnaam, maak_anker, veranker, vingerafdruk

TEKST = (
    "Het toezicht is geregeld in een jaarplan. Er zijn vier controles per jaar. "
    "De gemeente neemt deel aan het overleg. Het jaarplan wordt ieder kwartaal besproken."
)
ZIN = "Er zijn vier controles per jaar."


def anker(tekst: str = TEKST, citaat: str = ZIN) -> Anker:
    begin = tekst.index(citaat)
    return maak_anker("notitie", "n1", tekst, begin, begin + len(citaat))


def na(nieuw: str, oud: str = TEKST, citaat: str = ZIN) -> tuple[Lot, str]:
    gevonden = veranker(anker(oud, citaat), oud, nieuw)
    return gevonden.lot, gevonden.anker.citaat


def test_wie_een_anker_buiten_de_tekst_vraagt_krijgt_een_fout() -> None:
    for begin, eind in ((0, 0), (3, 2), (-1, 2), (0, len(TEKST) + 1)):
        with pytest.raises(ValueError, match=str(eind)):
            maak_anker("notitie", "n1", TEKST, begin, eind)


def test_ongewijzigde_tekst_houdt_het_anker_zoals_het_is() -> None:
    gevonden = veranker(anker(), TEKST, TEKST)

    assert gevonden == (Lot.GELIJK, anker())


def test_een_wijziging_erboven_schuift_het_anker_op() -> None:
    nieuw = TEKST.replace("in een jaarplan", "in een vastgesteld meerjarenplan")
    gevonden = veranker(anker(), TEKST, nieuw)

    assert gevonden.lot == Lot.VERPLAATST
    assert gevonden.anker == anker(nieuw)


def test_wijzigingen_aan_beide_kanten_laten_het_citaat_staan() -> None:
    assert na(TEKST.replace("Het toezicht", "Het bestuurlijk toezicht").replace("neemt deel", "zit")) == (
        Lot.VERPLAATST,
        ZIN,
    )


def test_een_zin_die_is_verhuisd_neemt_het_anker_mee() -> None:
    assert na(TEKST.replace(f"{ZIN} ", "") + f" {ZIN}") == (Lot.VERPLAATST, ZIN)


@pytest.mark.parametrize(
    ("was", "wordt"),
    [
        ("vier", "vijf"),
        ("Er zijn vier controles per jaar.", "Er zijn vier geplande controles per jaar."),
        ("Er zijn vier", "Jaarlijks zijn er vier"),
        ("controles", "contrôles"),
    ],
)
def test_een_kleine_correctie_erin_wordt_gevolgd_en_gemeld(was: str, wordt: str) -> None:
    lot, citaat = na(TEKST.replace(was, wordt))

    assert lot == Lot.GEWIJZIGD
    assert citaat == ZIN.replace(was, wordt)


def test_een_los_woord_met_een_tikfout_wordt_gevolgd() -> None:
    oud = "De korpsexpert heeft goed teozicht op de branche."

    assert na(oud.replace("teozicht", "toezicht"), oud, "teozicht") == (Lot.GEWIJZIGD, "toezicht")


def test_hetzelfde_woord_dat_elders_al_stond_is_niet_het_verplaatste() -> None:
    oud = "Er is geen plan. Er is geen team."
    tweede = oud.rindex("geen")
    was = maak_anker("notitie", "n1", oud, tweede, tweede + 4)
    nieuw = "Er is geen plan. Er is een team."
    gevonden = veranker(was, oud, nieuw)

    assert gevonden.lot == Lot.GEWIJZIGD
    assert (gevonden.anker.begin, gevonden.anker.citaat) == (nieuw.rindex("een"), "een")


def test_een_gelijke_zin_elders_is_niet_de_zin_die_is_gecorrigeerd() -> None:
    oud = f"{ZIN} Dat was 2011. {ZIN} Dat was 2012."
    tweede = oud.rindex(ZIN)
    was = maak_anker("notitie", "n1", oud, tweede, tweede + len(ZIN))
    nieuw = f"{ZIN} Dat was 2011. {ZIN.replace('vier', 'vijf')} Dat was 2012."
    gevonden = veranker(was, oud, nieuw)

    assert (gevonden.lot, gevonden.anker.begin) == (Lot.GEWIJZIGD, tweede)
    assert gevonden.anker.citaat == ZIN.replace("vier", "vijf")


def test_een_zin_die_weg_is_wordt_niet_geraden() -> None:
    lot, citaat = na(TEKST.replace(ZIN, "Verder is hierover niets bekend geworden."))

    assert (lot, citaat) == (Lot.LOS, ZIN)


def test_zonder_de_oude_tekst_telt_alleen_wat_een_keer_voorkomt_en_genoeg_zegt() -> None:
    elders = TEKST + " Slot."
    assert veranker(anker(), None, elders).lot == Lot.VERPLAATST
    assert veranker(anker(), None, elders + ZIN).lot == Lot.GEWIJZIGD
    assert veranker(anker(citaat="vier"), None, elders).lot == Lot.GEWIJZIGD
    assert veranker(anker(), None, "Iets anders.").lot == Lot.LOS


def test_wat_iemand_moet_bekijken_heeft_een_naam() -> None:
    assert [bool(lotnaam(lot)) for lot in Lot] == [False, False, True, True]


def test_beurten_hebben_het_transcript_en_hun_nummer() -> None:
    assert beurt_id("e/p/t1", 12) == "e/p/t1/12"


def test_lange_teksten_blijven_te_doen() -> None:
    # Repetition is what makes comparing word by word take long; only the window is compared.
    blok = "de politie en de gemeente en het om en de gemeente en "
    oud = blok * 4_000 + ZIN + " " + blok * 4_000
    nieuw = blok * 3_999 + "extra " + ZIN.replace("vier", "vijf") + " " + blok * 4_001
    begin = oud.index(ZIN)
    gevonden = veranker(maak_anker("beurt", "t/1", oud, begin, begin + len(ZIN)), oud, nieuw)

    assert (gevonden.lot, gevonden.anker.citaat) == (Lot.GEWIJZIGD, ZIN.replace("vier", "vijf"))


# -- properties ----------------------------------------------------------------------------------------------------------

teksten = st.text(max_size=60)
woorden = st.text("abc .é\n", max_size=40)


def _geldig(gevonden: tuple[Lot, Anker], was: Anker, nieuw: str) -> bool:
    lot, nu = gevonden
    if lot == Lot.LOS:
        return nu == was
    binnen = 0 <= nu.begin < nu.eind <= len(nieuw) and nieuw[nu.begin : nu.eind] == nu.citaat
    return binnen and nu.sha256 == vingerafdruk(nieuw)


@given(voor=teksten, citaat=st.text(min_size=1, max_size=30).filter(str.strip), na_=teksten, extra=teksten)
def test_wie_alleen_erboven_of_alleen_eronder_wijzigt_raakt_het_citaat_nooit(
    voor: str, citaat: str, na_: str, extra: str
) -> None:
    oud = voor + citaat + na_
    was = maak_anker("passage", "p", oud, len(voor), len(voor) + len(citaat))
    for nieuw in (extra + citaat + na_, voor + citaat + extra):
        gevonden = veranker(was, oud, nieuw)
        assert gevonden.anker.citaat == citaat
        assert gevonden.lot in {Lot.GELIJK, Lot.VERPLAATST}
        assert _geldig(gevonden, was, nieuw)


@given(
    delen=st.tuples(woorden, woorden, woorden, woorden),
    citaat=st.text("xyz ", min_size=20, max_size=40).filter(str.strip),
)
def test_wie_aan_beide_kanten_wijzigt_raakt_een_herkenbaar_citaat_nooit(
    delen: tuple[str, str, str, str], citaat: str
) -> None:
    voor, na_, anders_voor, anders_na = delen
    assume(citaat == citaat.strip())
    oud, nieuw = voor + citaat + na_, anders_voor + citaat + anders_na
    was = maak_anker("passage", "p", oud, len(voor), len(voor) + len(citaat))
    gevonden = veranker(was, oud, nieuw)

    assert gevonden.anker.citaat == citaat
    assert gevonden.lot in {Lot.GELIJK, Lot.VERPLAATST}
    assert gevonden.anker.begin == len(anders_voor)


@given(oud=woorden, nieuw=woorden, plaats=st.data())
def test_de_uitkomst_ligt_altijd_in_de_tekst(oud: str, nieuw: str, plaats: st.DataObject) -> None:
    assume(oud)
    begin = plaats.draw(st.integers(0, len(oud) - 1))
    eind = plaats.draw(st.integers(begin + 1, len(oud)))
    was = maak_anker("passage", "p", oud, begin, eind)

    assert _geldig(veranker(was, oud, nieuw), was, nieuw)
    assert veranker(was, oud, oud) == (Lot.GELIJK, was)


@given(
    begin=st.integers(-5, 50),
    eind=st.integers(-5, 50),
    citaat=teksten,
    oud=st.none() | teksten,
    nieuw=teksten,
)
def test_ook_een_anker_dat_niet_klopt_geeft_een_uitkomst(
    begin: int, eind: int, citaat: str, oud: str | None, nieuw: str
) -> None:
    was = Anker("passage", "p", begin, eind, citaat, "0" * 64)

    assert _geldig(veranker(was, oud, nieuw), was, nieuw)
