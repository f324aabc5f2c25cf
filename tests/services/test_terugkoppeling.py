"""Back to the korps: version 2 leads back to version 1, the letter counts right, and what was given out is kept."""

from __future__ import annotations

import hashlib
import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from docx_plus.revisions import accept_all_revisions, reject_all_revisions

from korpsmonitor_tui import paths
from korpsmonitor_tui.bestanden.schrijf import BestandFout
from korpsmonitor_tui.domain.errors import NietGevonden, StapGeweigerd
from korpsmonitor_tui.domain.passagekeuze import Passagekeuze
from korpsmonitor_tui.domain.verslag import Stap
from korpsmonitor_tui.services import (
    bijlagen,
    terugkoppeling,
    versiebestanden,
    verslagstappen,
    wederhoor,
)
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.verslagstand import lees_conflicten
from korpsmonitor_tui.services.verzending import Verzending
from korpsmonitor_tui.word import kenmerken
from korpsmonitor_tui.word.basis import alineatekst
from korpsmonitor_tui.word.verslaglezer import open_teruggave
from korpsmonitor_tui.word.wijzigingen import lees_wijzigingen
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.teruggestuurd import DOSSIER, OUD, in_verwerking, nieuwe_passage, passages, wijziging
from tests.word import libreoffice

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as Woorddocument

    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

NIEUW = "Er is een tweede korpsexpert."


def besloten(laptop: Laptop) -> None:
    """Version 1 was sent; a change, a new passage and a rejection came of it, and version 2 is written."""
    verhaal.verzonden(laptop)
    ids = passages(laptop)
    over, niet, erbij = in_verwerking(
        laptop,
        wijziging(laptop, 1, OUD[0].replace("32", "36")),
        wijziging(laptop, 2, OUD[1].replace("kwartaal", "maand")),
        nieuwe_passage(NIEUW, na=ids[1]),
    )
    wederhoor.beslis(laptop.auditor, DOSSIER, over, "overgenomen")
    wederhoor.beslis(laptop.auditor, DOSSIER, niet, "niet overgenomen", "De opname zegt kwartaal.")
    wederhoor.beslis(laptop.auditor, DOSSIER, erbij, "overgenomen")
    wederhoor.bevestig(laptop.coordinator, DOSSIER, niet)


def definitief_na_wederhoor(laptop: Laptop) -> None:
    """As :func:`besloten`; who did not answer version 1 agrees to version 2, as does who did."""
    besloten(laptop)
    verslagstappen.bied_aan(laptop.notulist, DOSSIER)
    verhaal.verstuur(laptop)
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(laptop, wie)
    verslagstappen.stel_vast(laptop.auditor, DOSSIER)


def tekst(inhoud: bytes) -> str:
    word = docx.Document(io.BytesIO(inhoud))
    cellen = [cel.text for tabel in word.tables for rij in tabel.rows for cel in rij.cells]
    return "\n".join([*(alinea.text for alinea in word.paragraphs), *cellen])


def regels(inhoud: bytes) -> list[str]:
    """What a file says with its changes accepted, empty lines left out."""
    return [regel for regel in lees_wijzigingen(inhoud).nieuw if regel]


# -- changes -------------------------------------------------------------------------------------------------------------


def eis_heen_en_terug(bijlage: bytes, een: bytes, twee: bytes) -> None:
    """Acceptance 13, by our reader and by a library of others."""
    gelezen = lees_wijzigingen(bijlage)
    assert [regel for regel in gelezen.oud if regel] == regels(een)
    assert [regel for regel in gelezen.nieuw if regel] == regels(twee)
    for kies, bron in ((reject_all_revisions, een), (accept_all_revisions, twee)):
        word = docx.Document(io.BytesIO(bijlage))
        kies(word)
        # It looks at the body only.
        assert _gevulde_alineas(word) == _gevulde_alineas(docx.Document(io.BytesIO(bron)))


def _gevulde_alineas(word: Woorddocument) -> list[str]:
    alineas = (alineatekst(alinea) for alinea in word.element.body.iter(qn("w:p")))
    return [alinea for alinea in alineas if alinea]


def instellingen(inhoud: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        return pakket.read("word/settings.xml").decode()


def test_rejecting_all_gives_version_1_and_accepting_all_version_2(laptop: Laptop) -> None:
    definitief_na_wederhoor(laptop)
    een, twee = (versiebestanden.haal_versie(laptop.lezer, DOSSIER, nummer).inhoud for nummer in (1, 2))
    bijlage = versiebestanden.wijzigingen(laptop.lezer, DOSSIER)
    assert bijlage.naam == "gespreksverslag-2011-2012-groningen-v2-wijzigingen-sinds-v1.docx"
    eis_heen_en_terug(bijlage.inhoud, een, twee)
    assert bijlage == versiebestanden.wijzigingen(laptop.lezer, DOSSIER, 1, 2)
    assert (
        open_teruggave(bijlage.inhoud, "x").eigenschappen[kenmerken.EIGENSCHAP_BIJLAGE]
        == kenmerken.BIJLAGE_WIJZIGINGEN
    )
    assert 'w:edit="readOnly"' in instellingen(bijlage.inhoud)


@libreoffice.nodig
def test_libreoffice_keeps_both_versions(laptop: Laptop, tmp_path: Path) -> None:
    besloten(laptop)
    een = versiebestanden.haal_versie(laptop.lezer, DOSSIER, 1).inhoud
    terug = libreoffice.zet_om(versiebestanden.wijzigingen(laptop.lezer, DOSSIER).inhoud, "docx", tmp_path)
    oud = [regel.strip() for regel in lees_wijzigingen(terug).oud]
    nieuw = [regel.strip() for regel in lees_wijzigingen(terug).nieuw]
    for nummer, passage in enumerate(OUD, 1):
        assert f"{nummer}\t{passage}" in oud
    assert f"1\t{OUD[0].replace('32', '36')}" in nieuw
    # LibreOffice counts the pages anew.
    weg = [regel for regel in regels(een) if regel.strip() not in oud and not regel.startswith("Pagina")]
    assert weg == []


def test_the_present_concept_can_be_laid_beside_what_was_sent(laptop: Laptop) -> None:
    besloten(laptop)
    bijlage = versiebestanden.wijzigingen(laptop.lezer, DOSSIER)
    gelezen = lees_wijzigingen(bijlage.inhoud)
    assert any(NIEUW in regel for regel in gelezen.nieuw)
    assert not any(NIEUW in regel for regel in gelezen.oud)
    assert bijlage.inhoud == versiebestanden.wijzigingen(laptop.lezer, DOSSIER, 1, 2).inhoud
    with pytest.raises(NietGevonden, match="Versie 5 is niet vastgelegd; vastgelegd: 1"):
        versiebestanden.wijzigingen(laptop.lezer, DOSSIER, 5)


def test_who_held_some_passages_sees_changes_in_those_only(laptop: Laptop) -> None:
    verhaal.in_check(laptop)
    keuze = Passagekeuze(reeksen=((1, 2),))
    verslagstappen.verstuur(laptop.auditor, DOSSIER, Verzending("e-mail", keuze=keuze))
    (over,) = in_verwerking(laptop, wijziging(laptop, 1, OUD[0].replace("32", "36")))
    wederhoor.beslis(laptop.auditor, DOSSIER, over, "overgenomen")
    bijlage = versiebestanden.wijzigingen(laptop.lezer, DOSSIER)
    gelezen = "\n".join(lees_wijzigingen(bijlage.inhoud).nieuw)
    assert OUD[0].replace("32", "36") in gelezen
    assert OUD[2] not in gelezen
    assert bijlage.meldingen


def test_without_an_earlier_version_there_is_nothing_to_compare(laptop: Laptop) -> None:
    verhaal.definitief(laptop)
    with pytest.raises(NietGevonden, match="Vóór versie 1 is niets verzonden"):
        versiebestanden.wijzigingen(laptop.lezer, DOSSIER)


# -- the definitief version ----------------------------------------------------------------------------------------------


def test_the_definitief_file_is_clean_and_kept(laptop: Laptop) -> None:
    definitief_na_wederhoor(laptop)
    bestand = versiebestanden.haal_versie(laptop.lezer, DOSSIER, 2)
    lezing = lees_wijzigingen(bestand.inhoud)
    assert lezing.oud == lezing.nieuw
    assert not lezing.opmerkingen
    assert "trackRevisions" not in instellingen(bestand.inhoud)
    assert "documentProtection" not in instellingen(bestand.inhoud)
    (sha256,) = (
        laptop.store.lees()
        .execute("SELECT sha256 FROM versie WHERE dossier = ? AND soort = 'definitief'", (DOSSIER,))
        .fetchone()
    )
    assert hashlib.sha256(bestand.inhoud).hexdigest() == sha256
    verzonden = versiebestanden.haal_versie(laptop.lezer, DOSSIER, 2, "verzonden")
    assert verzonden.inhoud != bestand.inhoud
    assert "trackRevisions" in instellingen(verzonden.inhoud)
    with pytest.raises(NietGevonden, match="Versie 3"):
        versiebestanden.haal_versie(laptop.lezer, DOSSIER, 3)
    with pytest.raises(NietGevonden, match="Versie 1"):
        versiebestanden.haal_versie(laptop.lezer, DOSSIER, 1, "definitief")


# -- the letter ----------------------------------------------------------------------------------------------------------


def test_the_letter_counts_and_names_the_file(laptop: Laptop) -> None:
    definitief_na_wederhoor(laptop)
    brief = tekst(terugkoppeling.slotbrief(laptop.lezer, DOSSIER).inhoud)
    sha256 = hashlib.sha256(versiebestanden.haal_versie(laptop.lezer, DOSSIER, 2).inhoud).hexdigest()
    assert "als versie 2, met het akkoord van korpsexpert en portefeuillehouder." in brief
    assert "3 opmerkingen. Overgenomen: 2; gedeeltelijk overgenomen: 0; niet overgenomen: 1." in brief
    assert sha256 in brief
    assert "context" not in brief


def test_without_remarks_the_letter_speaks_of_none(laptop: Laptop) -> None:
    verhaal.definitief(laptop)
    brief = tekst(terugkoppeling.slotbrief(laptop.lezer, DOSSIER).inhoud)
    assert "met het akkoord van korpsexpert en portefeuillehouder." in brief
    assert "opmerking" not in brief


def test_context_that_was_added_is_told_apart(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    (een,) = in_verwerking(laptop, wijziging(laptop, 1, OUD[0].replace("32", "36")))
    besluit = "juist geciteerd, context toegevoegd"
    wederhoor.beslis(laptop.auditor, DOSSIER, een, besluit, "", f"{OUD[0]} Dat was in 2012.")
    verslagstappen.bied_aan(laptop.notulist, DOSSIER)
    verhaal.verstuur(laptop)
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(laptop, wie)
    verslagstappen.stel_vast(laptop.auditor, DOSSIER)
    brief = tekst(terugkoppeling.slotbrief(laptop.lezer, DOSSIER).inhoud)
    assert "Wij ontvingen 1 opmerking. Overgenomen: 0;" in brief
    assert "Bij 1 opmerking is de tekst gebleven" in brief


def test_silence_and_refusal_are_called_by_their_name(laptop: Laptop, klok: Klok) -> None:
    verhaal.verzonden(laptop)
    verhaal.akkoord(laptop, "korpsexpert")
    with pytest.raises(StapGeweigerd, match="zodra het verslag definitief is; het is nu ter verificatie"):
        terugkoppeling.slotbrief(laptop.lezer, DOSSIER)
    klok.verder(days=60)
    verslagstappen.stel_vast(laptop.auditor, DOSSIER, Stap.STEL_VAST_ZONDER_REACTIE, "Driemaal gevraagd.")
    stil = tekst(terugkoppeling.slotbrief(laptop.lezer, DOSSIER).inhoud)
    assert "als versie 1, zonder reactie van portefeuillehouder." in stil
    assert "korpsexpert en portefeuillehouder," in stil


def test_without_akkoord_the_reason_is_given(laptop: Laptop) -> None:
    besloten(laptop)
    verhaal.reactie(laptop, (1, "Nee."), wie="portefeuillehouder")
    verhaal.beslis_alles(laptop)
    verslagstappen.stel_vast(
        laptop.auditor, DOSSIER, Stap.STEL_VAST_NIET_AKKOORD, "Op de uren is geen overeenstemming."
    )
    brief = tekst(terugkoppeling.slotbrief(laptop.lezer, DOSSIER).inhoud)
    assert "zonder uw akkoord, om deze reden: Op de uren is geen overeenstemming." in brief


def test_a_verslag_that_was_opened_again_has_no_closing_letter(laptop: Laptop) -> None:
    verhaal.definitief(laptop)
    verslagstappen.heropen(laptop.auditor, DOSSIER, "Er ontbreekt een bijlage.")
    with pytest.raises(StapGeweigerd, match="zodra het verslag definitief is"):
        terugkoppeling.slotbrief(laptop.lezer, DOSSIER)


# -- everything together -------------------------------------------------------------------------------------------------

NAMEN = {
    "gespreksverslag-2011-2012-groningen-v2.docx",
    "gespreksverslag-2011-2012-groningen-v2-wijzigingen-sinds-v1.docx",
    "verwerkingstabel-2011-2012-groningen-v2.docx",
    "verwerkingstabel-2011-2012-groningen-v2.xlsx",
    "slotbrief-2011-2012-groningen-v2.docx",
    "inhoud.txt",
}


def test_everything_goes_in_one_folder_and_is_kept(laptop: Laptop, tmp_path: Path) -> None:
    definitief_na_wederhoor(laptop)
    uit = terugkoppeling.koppel_terug(laptop.notulist, DOSSIER, tmp_path)
    assert {pad.name for pad in uit.map.iterdir()} == NAMEN == set(uit.bestanden)
    inhoud = (uit.map / "inhoud.txt").read_text(encoding="utf-8")
    for pad in uit.map.glob("*.*x"):
        assert f"{hashlib.sha256(pad.read_bytes()).hexdigest()}  {pad.name}" in inhoud
    versie = terugkoppeling.eis_definitief(laptop.store.lees(), DOSSIER)
    stukken = versiebestanden.lees_stukken(laptop.store.lees(), versie)
    assert {soort for soort, _stuk in stukken} == {"wijzigingen", "verwerkingstabel", "werkmap", "slotbrief"}
    for _soort, stuk in stukken:
        assert bijlagen.haal_op(laptop.lezer, stuk.id)[1] == (uit.map / stuk.naam).read_bytes()

    with pytest.raises(BestandFout, match="bestaat al"):
        terugkoppeling.koppel_terug(laptop.notulist, DOSSIER, tmp_path)
    terugkoppeling.koppel_terug(laptop.notulist, DOSSIER, tmp_path, overschrijf=True)
    assert len(versiebestanden.lees_stukken(laptop.store.lees(), versie)) == len(stukken)


def test_what_cannot_be_made_stops_nothing_else(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.OMGEVING_LIBREOFFICE, "/bestaat/niet")
    verhaal.definitief(laptop)
    uit = terugkoppeling.koppel_terug(laptop.notulist, DOSSIER, tmp_path, met_pdf=True)
    assert {pad.suffix for pad in uit.map.iterdir()} == {".docx", ".txt"}
    assert [melding.partition(";")[0].partition(":")[0] for melding in uit.meldingen] == [
        "Er is geen eerdere versie verzonden",
        "Er zijn geen opmerkingen gemaakt",
        "Voor een PDF is LibreOffice nodig, en dat is hier niet gevonden",
    ]


def test_the_pdf_is_made_once_and_given_again(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gemaakt: list[bytes] = []

    def maak(inhoud: bytes) -> bytes:
        gemaakt.append(inhoud)
        return f"%PDF-{len(gemaakt)}".encode()

    monkeypatch.setattr("korpsmonitor_tui.services.pdf.maak_pdf", maak)
    verhaal.definitief(laptop)
    for map_ in ("een", "twee"):
        uit = terugkoppeling.koppel_terug(laptop.notulist, DOSSIER, tmp_path / map_, met_pdf=True)
        assert (uit.map / "gespreksverslag-2011-2012-groningen-v1.pdf").read_bytes() == b"%PDF-1"
    assert gemaakt == [versiebestanden.haal_versie(laptop.lezer, DOSSIER, 1).inhoud]


def test_only_who_may_write_gives_it_back_and_a_failure_leaves_nothing(
    laptop: Laptop, tmp_path: Path
) -> None:
    verhaal.definitief(laptop)
    voor = versiebestanden.lees_bewaard(laptop.store.lees(), DOSSIER)
    with pytest.raises(StapGeweigerd):
        terugkoppeling.koppel_terug(laptop.lezer, DOSSIER, tmp_path)
    dicht = tmp_path / "bestand"
    dicht.write_text("x")
    with pytest.raises(BestandFout):
        terugkoppeling.koppel_terug(laptop.notulist, DOSSIER, dicht)
    assert dicht.read_text() == "x"
    assert versiebestanden.lees_bewaard(laptop.store.lees(), DOSSIER) == voor


# -- what was kept -------------------------------------------------------------------------------------------------------


def test_evidence_is_fetched_back_byte_for_byte(laptop: Laptop, tmp_path: Path) -> None:
    verhaal.verzonden(laptop)
    bewijs = tmp_path / "brief.pdf"
    bewijs.write_bytes(b"%PDF-1.4 akkoord")
    wederhoor.leg_akkoord_vast(
        laptop.notulist, DOSSIER, wederhoor.Antwoord("korpsexpert", "e-mail", bewijs=bewijs)
    )
    lijst = versiebestanden.lees_bewaard(laptop.store.lees(), DOSSIER)
    assert [een.naam for een in lijst][-1] == "brief.pdf"
    for een in lijst:
        bestand = versiebestanden.haal_bewaard(laptop.lezer, DOSSIER, een.sha256[:8])
        assert (bestand.naam, hashlib.sha256(bestand.inhoud).hexdigest()) == (een.naam, een.sha256)
    assert versiebestanden.haal_bewaard(laptop.lezer, DOSSIER, lijst[-1].id).inhoud == bewijs.read_bytes()
    for onbekend in ("", "ffff", "brief.pdf"):
        with pytest.raises(NietGevonden):
            versiebestanden.haal_bewaard(laptop.lezer, DOSSIER, onbekend)


@pytest.mark.parametrize(
    ("naam", "hier"),
    [("../../x.docx", "x.docx"), ("C:\\map\\x.docx", "x.docx"), ("..", "bestand"), ("a?b\n.pdf", "a_b_.pdf")],
)
def test_the_name_of_a_kept_file_leads_nowhere(laptop: Laptop, tmp_path: Path, naam: str, hier: str) -> None:
    verhaal.plan(laptop)
    id_ = laptop.store.voer_uit(laptop.notulist.wie, lambda tx: bijlagen.bewaar(tx, DOSSIER, naam, b"x"))
    pad = versiebestanden.schrijf_weg(versiebestanden.haal_bewaard(laptop.lezer, DOSSIER, id_), tmp_path)
    assert pad == tmp_path / hier


def test_undo_takes_back_that_it_was_kept_and_nothing_else(laptop: Laptop, tmp_path: Path) -> None:
    verhaal.definitief(laptop)
    terugkoppeling.koppel_terug(laptop.notulist, DOSSIER, tmp_path)
    assert (
        lees_tijdlijn(laptop.lezer, DOSSIER)[0].wat == "terugkoppeling gemaakt: 1 bestand naast het verslag"
    )
    ongedaan(laptop.notulist)
    versie = terugkoppeling.eis_definitief(laptop.store.lees(), DOSSIER)
    assert versiebestanden.lees_stukken(laptop.store.lees(), versie) == ()
    terugkoppeling.koppel_terug(laptop.notulist, DOSSIER, tmp_path, overschrijf=True)
    assert len(versiebestanden.lees_stukken(laptop.store.lees(), versie)) == 1


def test_two_laptops_that_give_the_same_out_keep_it_once(hier: Laptop, daar: Laptop, tmp_path: Path) -> None:
    verhaal.definitief(hier)
    wissel_uit(hier, daar)
    for laptop, map_ in ((hier, "hier"), (daar, "daar")):
        terugkoppeling.koppel_terug(laptop.notulist, DOSSIER, tmp_path / map_)
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        versie = terugkoppeling.eis_definitief(laptop.store.lees(), DOSSIER)
        ((soort, stuk),) = versiebestanden.lees_stukken(laptop.store.lees(), versie)
        assert soort == "slotbrief"
        assert (
            bijlagen.haal_op(laptop.lezer, stuk.id)[1]
            == next((tmp_path / "hier").rglob("slotbrief-*")).read_bytes()
        )
        assert lees_conflicten(laptop.store.lees(), DOSSIER) == ()
